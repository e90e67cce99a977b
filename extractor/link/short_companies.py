"""Tells a company's short name by its branch: 青禾汽车, 沧屿重工, which no full name need introduce."""

from __future__ import annotations

import functools
import re

import patterns
from extractor.pipeline.lexicon import lexicon
from patterns.phrases import Phrases

_PHRASES = Phrases("companies")
_ENDS_OF_KINDS = frozenset(_PHRASES.words("ends_of_kinds"))
_OPENINGS_OF_KINDS = frozenset(_PHRASES.words("openings_of_kinds"))


def short_company(text: str) -> str | None:
    """Return the short name of a company that a text begins with: two unknown characters and a branch.

    青禾汽车销售收入 → 青禾汽车; 传统纺织 → None.
    """
    match = _pattern().match(text)
    if match is None or match.group(1) in lexicon().words or _is_generic(match.group(1)):
        return None
    return match.group()


def _is_generic(word: str) -> bool:
    """Whether a word of two characters before a branch describes it (传统, 新型) and names no company."""
    return word[-1] in _ENDS_OF_KINDS or word[0] in _OPENINGS_OF_KINDS


@functools.cache
def _pattern() -> re.Pattern[str]:
    branches = sorted(patterns.load().subjects["enterprise"].branches, key=len, reverse=True)
    return re.compile(rf"([\u4e00-\u9fff]{{2}})({'|'.join(branches)})(?!产业|行业|企业|制造|业)")
