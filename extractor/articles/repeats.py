"""Passages printed twice on a page are kept once; the second points to the first."""

from __future__ import annotations

import re

from extractor.page import Article, Passage

_SHORTEST = 20
_PLAIN = re.compile(r"\w+")


def set_repeats_apart(articles: list[Article]) -> None:
    """Moves each passage that the page has printed before to its article's ``repeated``."""
    seen: dict[str, int] = {}
    for article in articles:
        kept: list[Passage] = []
        for passage in article.passages:
            if passage.role != "body" or len(passage.text) < _SHORTEST:
                kept.append(passage)
                continue
            words = "".join(_PLAIN.findall(passage.text))
            first = seen.setdefault(words, passage.offsets[0])
            if first == passage.offsets[0]:
                kept.append(passage)
            else:
                passage.repeats = first
                article.repeated.append(passage)
        article.passages[:] = kept
