"""Passages printed twice on a page are kept once; the second points to the first."""

from __future__ import annotations

import re

from extractor.articles.passages import cut_out
from extractor.page import Article, Passage

_SHORTEST = 20
_PART = 40
"""Letters and digits that a whole passage, and a part of one, must at least repeat."""
_SENTENCE = re.compile(r"[^。!?]+[。!?”\"]*")
_MARKS = re.compile(r"\W")


def set_repeats_apart(articles: list[Article]) -> None:
    """Moves what the page has printed before to its article's ``repeated``.

    That is whole passages, and sentences at the start or end of one, where columns were read twice.
    """
    seen: dict[str, int] = {}
    for article in articles:
        kept: list[Passage] = []
        for passage in article.passages:
            if passage.role != "body" or len(passage.text) < _SHORTEST:
                kept.append(passage)
                continue
            for part, first in _parts(passage, seen):
                if first is None:
                    kept.append(part)
                else:
                    part.repeats = first
                    article.repeated.append(part)
        article.passages[:] = kept


def _parts(passage: Passage, seen: dict[str, int]) -> list[tuple[Passage, int | None]]:
    """The passage cut into what is new and what was printed before, with the offset where."""
    sentences = [
        (match.start(), match.end(), _MARKS.sub("", match[0])) for match in _SENTENCE.finditer(passage.text)
    ]
    before = [seen.get(words) for _, _, words in sentences]
    for start, _, words in sentences:
        if len(words) >= _SHORTEST:
            seen.setdefault(words, passage.offsets[start])
    if not any(first is not None for first in before):
        return [(passage, None)]
    head = next((at for at, first in enumerate(before) if first is None), len(before))
    if head == len(before):
        return [(passage, before[0])]
    tail = next(at for at in range(len(before), 0, -1) if before[at - 1] is None)
    if sum(len(words) for _, _, words in sentences[:head]) < _PART:
        head = 0
    if sum(len(words) for _, _, words in sentences[tail:]) < _PART:
        tail = len(before)
    cuts = [0, head, tail, len(before)]
    edges = [sentences[at][0] if at < len(sentences) else len(passage.text) for at in cuts]
    edges[0] = 0
    return [
        (cut_out(passage, start, end), before[at] if which != 1 else None)
        for which, (start, end, at) in enumerate(zip(edges, edges[1:], cuts, strict=False))
        if start < end
    ]
