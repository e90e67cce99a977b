"""Reads figures in and after brackets: what they are compared with, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns

if TYPE_CHECKING:
    from extractor.link.gap import Gap
    from extractor.link.reader import SentenceReader


def compared(reader: SentenceReader, clause: Sequence[int]) -> bool:
    """Go by what the bracket that a clause ends with tells more of; False where it compares with nothing.

    高于全市平均水平|(1.9%) is of 全市, 较一季度|(10.2%) of that quarter, 较上年同期|(3.4%) of last year.
    """
    items, state = reader.items, reader.state
    inner = items[clause[-1] + 1 : clause[-1] + 3]
    if len(inner) < 2 or inner[0].figure is None or inner[1].text not in ")）":
        return False
    place, period = state.place, state.period
    for index in reversed(clause[:-1]):
        item = items[index]
        if item.figure is not None:
            return False
        if item.cue("yoy") and index == clause[-2]:
            state.shift = -1
            return True
        if item.period is not None:
            period = item.period
        elif item.tag in ("PLACE", "SCOPE"):
            place = item.text
        elif item.cue("gap") or item.text in ("较", "比"):
            state.place, state.period = place, period
            return True
    return False


def gap_before(reader: SentenceReader, index: int) -> int:
    """Sign of a difference told before a bracket: 增速高于全市平均水平(1.9%)|6.7个百分点; 0 for none."""
    items = reader.items
    if not index or items[index - 1].text not in ")）":
        return 0
    opening = next((i for i in range(index - 1, -1, -1) if items[i].text in "(（"), 0)
    for item in reversed(items[:opening]):
        if item.figure is not None or item.ends_clause:
            return 0
        if item.cue("gap"):
            return -1 if item.text in patterns.load().gap_below else 1
    return 0


def place_before(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether a bracket parts a figure from the place of its clause: 全市居民消费价格(CPI)上涨|1.0%."""
    items = reader.items
    at = index - len(gap) - 1
    if at < 0 or items[at].text not in ")）":
        return False
    opening = next((i for i in range(at, -1, -1) if items[i].text in "(（"), 0)
    for item in reversed(items[:opening]):
        if item.figure is not None or item.ends_clause:
            return False
        if item.tag in ("PLACE", "SCOPE"):
            return True
    return False
