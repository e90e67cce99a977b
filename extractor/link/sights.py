"""Finds the sight whose visitors a figure counts, where no ending of its name tells it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("ownership")
_BY_LINE = _PHRASES.words("by_line")

_LONGEST_OPENING = 16
_LONGEST_LISTED = 10
_NAMING = ("TEXT", "ACTIVITY", "NOUN", "SUFFIX")


def opening(reader: SentenceReader) -> str:
    """The name that a line of visitors opens with: 莫干山田园综合体:|累计接待游客…, "" for none."""
    words = list(itertools.takewhile(lambda item: item.text not in ":：", reader.items))
    if not words or len(words) == len(reader.items):
        return ""
    if any(item.tag not in _NAMING for item in words):
        return ""
    name = reader.text[words[0].start : words[-1].end].strip()
    if any(word in name for word in _BY_LINE):
        return ""
    return name if 2 < len(name) <= _LONGEST_OPENING else ""


def listed(reader: SentenceReader, index: int) -> str:
    """The next sight of a list of them: …景区接待8万人次,门票收入207万元,|碧屿温泉|接待4200人次,门票收入…."""
    if not any(owner.owner == "park" for owner in reader.owners):
        return ""
    items = reader.items
    clause = items[index].clause
    for number in range(clause, max(clause - 3, -1), -1):
        words = [item for item in items if item.clause == number]
        at = next((i for i, item in enumerate(words) if item.text.endswith("接待")), None)
        if at is not None:
            named = words[:at]
            if not named or any(item.tag not in _NAMING for item in named):
                return ""
            name = reader.text[named[0].start : named[-1].end]
            return name if 2 < len(name) <= _LONGEST_LISTED else ""
    return ""
