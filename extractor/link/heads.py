"""Finds the heads in a clause: indicators with what narrows them, alone or in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from extractor.link.draft import Head
from extractor.link.items import Item

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_BOTH = {
    "城乡居民": ("城镇居民", "农村居民"),
    "城乡": ("城镇", "农村"),
    "一、二": ("一产", "二产"),
    "二、三": ("二产", "三产"),
}


def make(reader: SentenceReader, index: int, heads_here: Sequence[Head]) -> Head:
    """Return the head of the indicator word at ``index``; a bare word takes up what was narrowed before.

    规上工业产值135亿元、|增加值|16亿元 → value_added, 规上工业.
    """
    state = reader.state
    head = phrases.indicator_head(reader.items, index, reader.text)
    enterprise = state.owner is not None and state.owner.owner in ("enterprise", "project", "institution")
    head = replace(head, new=_is_new(reader, index))
    if head.activity or enterprise or patterns.load().indicators[head.indicator].activity != "free":
        return head
    if head.indicator in ("planned_investment", "other_economic"):
        return head
    before = reader.items[index - 1] if index else None
    if before is not None and before.kind == "LIST" and heads_here:
        return replace(head, activity=heads_here[-1].activity)
    if state.topic:
        return replace(head, activity=state.topic)
    previous = state.head
    if previous is None or not previous.activity:
        return head
    money = patterns.load().indicators[previous.indicator]
    same = previous.indicator == head.indicator
    if same and not state.part or (reader.drafts and state.place is None and money.activity == "free"):
        return replace(head, activity=previous.activity)
    return head


def _is_new(reader: SentenceReader, index: int) -> bool:
    before = reader.items[index - 1] if index else None
    return before is not None and before.cue("change") and before.text in ("新增", "净增", "新增加", "净增加")


def coordinated(
    reader: SentenceReader, clause: Sequence[int], index: int, heads_here: Sequence[Head]
) -> list[Head]:
    """Return the heads that a list before 分别 or 均 names, fewer than two where there is no list.

    石排镇、茶山镇|分别为 → two places; 纺织服装、食品、建材产业增加值|分别增长 → three activities.
    A head whose indicator is not printed yet has the code "".
    """
    before = [reader.items[i] for i in clause if i < index]
    while before and before[0].kind in ("PERIOD", "PUNCT", "CUE", "SCOPE") and before[0].kind != "LIST":
        before.pop(0)
    segments: list[list[Item]] = [[]]
    for item in before:
        if item.kind == "FIGURE":
            segments = [[]]
        elif item.kind == "LIST" and segments[-1]:
            segments.append([])
        elif item.kind == "PERIOD":
            continue
        else:
            segments[-1].append(item)
    segments = [segment for segment in segments if segment]
    if not segments:
        return []
    found = [_segment_head(reader, segment) for segment in segments]
    if len(found) == 1:
        return _both(found[0])
    shared = next((head for head in reversed(found) if head.indicator), None)
    if shared is not None:
        if len({head.indicator for head in found if head.indicator}) == 1 and not all(
            h.indicator for h in found
        ):
            found = [
                head
                if head.indicator
                else replace(head, indicator=shared.indicator, dimension=shared.dimension, explicit=True)
                for head in found
            ]
        elif not all(head.indicator for head in found):
            found = [head for head in found if head.indicator]
        first = found[0]
        if first.activity and all(not h.activity for h in found[1:]):
            free = patterns.load().indicators
            found = [first] + [
                replace(h, activity=first.activity) if free[h.indicator].activity == "free" else h
                for h in found[1:]
            ]
    return found


def _segment_head(reader: SentenceReader, segment: Sequence[Item]) -> Head:
    for position, item in enumerate(segment):
        if item.kind in ("INDICATOR", "HEAD"):
            return phrases.indicator_head(segment[: position + 1], position, reader.text)
    places = [item.text for item in segment if item.kind in ("PLACE", "SCOPE")]
    words = [
        item
        for item in segment
        if item.kind in ("ACTIVITY", "TEXT", "NOUN", "SUFFIX", "OWNER", "HEAD", "UNIT") or item.text in "“”"
    ]
    activity = ""
    if words and not places:
        run = [item for item in words if item.start >= words[0].start]
        activity = phrases.clean(reader.text[run[0].start : run[-1].end])
    return Head("", activity, place=places[-1] if places else None, explicit=False)


def _both(head: Head) -> list[Head]:
    """Take 城乡居民 apart: 城镇居民 and 农村居民."""
    for both, parts in _BOTH.items():
        if head.activity.startswith(both):
            return [replace(head, activity=head.activity.replace(both, part, 1)) for part in parts]
    return [head]


def both(head: Head) -> list[Head]:
    """Return the two heads of 城乡居民人均可支配收入, one head otherwise."""
    return _both(head)


def topic(reader: SentenceReader, clause: Sequence[int]) -> str:
    """Return the activity that a clause without indicator or figure is about: 装备制造业|支撑力逐步增强."""
    for position, index in enumerate(clause):
        item = reader.items[index]
        if item.kind in ("INDICATOR", "FIGURE", "HEAD", "OWNER"):
            return ""
        if item.kind == "ACTIVITY":
            last = position
            while last + 1 < len(clause) and reader.items[clause[last + 1]].kind == "ACTIVITY":
                last += 1
            rest = [reader.items[i].kind for i in clause[last + 1 :]]
            if "FIGURE" in rest or "INDICATOR" in rest:
                return ""
            return reader.text[item.start : reader.items[clause[last]].end]
        if item.kind not in ("PERIOD", "PLACE", "SCOPE", "PUNCT", "CUE"):
            return ""
    return ""
