"""Tells whether an owner named some clauses before a figure is still the one spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link.indicators_of_owners import BANKS, OF_PROJECTS, OF_ZONES, RARELY_OF_PROJECTS
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.draft import Draft
    from extractor.link.items import Item
    from extractor.link.reader import SentenceReader

_LEARNT = Phrases("ownership").pattern("learnt")
_CLAUSES_AFTER_OWNER = 2
_CLAUSES_OF_WHAT_LASTS = 4


def is_reached(reader: SentenceReader, owner: Item, draft: Draft, index: int, last: Draft | None) -> bool:
    """Whether a figure stands near enough to its owner's name; ``last`` is the figure it goes on from.

    A company and a project are spoken of up to the next name, a park and an institution for some clauses.
    """
    apart = reader.items[index].clause - owner.clause
    if owner.owner == "project":
        return not apart or draft.head.indicator not in RARELY_OF_PROJECTS
    if owner.owner == "enterprise" or not apart or _is_told_on(reader, owner, draft, index, last):
        return True
    if apart - _learnt_between(reader, owner, index) > _reach(reader, owner, draft):
        return False
    return owner.owner != "park" or not _is_of_another(reader, draft, index)


def _learnt_between(reader: SentenceReader, owner: Item, index: int) -> int:
    """How many clauses since an owner was named only say how it was learnt: 在某园区,|记者了解到,|…."""
    passed = range(owner.clause + 1, reader.items[index].clause)
    starts = {item.clause: item.start for item in reversed(reader.items[:index]) if item.clause in passed}
    return sum(_LEARNT.match(reader.text, start) is not None for start in starts.values())


def tells_only_of(reader: SentenceReader, owner: Item, index: int) -> bool:
    """Whether all a sentence has told of is one park or bank, and the part that runs names nobody else."""
    if not (owner.owner == "park" or owner.text.endswith(BANKS)) or not reader.drafts:
        return False
    if any(draft.subject != owner.text for draft in reader.drafts):
        return False
    last = reader.drafts[-1].figure.end
    between = [item for item in reader.items[:index] if item.start >= last]
    return not any(item.tag in ("PLACE", "SCOPE", "OWNER") for item in between)


def _is_told_on(reader: SentenceReader, owner: Item, draft: Draft, index: int, last: Draft | None) -> bool:
    """Whether a sentence goes on about a park or bank without a break, however many clauses ago it was named.

    某园区产值236亿元;|今年1—8月,完成工业总产值|161亿元; 某农商行昨日披露,|截至12月末,|各项存款余额96亿元
    """
    if reader.state.owner is None and tells_only_of(reader, owner, index):
        return True
    if last is not None and last.subject == owner.text:
        if draft.head.indicator in OF_ZONES or _is_unbroken(reader, owner, index):
            # One part of a sentence after the other tells of the same zone.
            return True
    return not reader.drafts and owner.text.endswith(BANKS) and not _turns_away(reader, owner, index)


def _reach(reader: SentenceReader, owner: Item, draft: Draft) -> int:
    """How many clauses on a figure can still be an owner's: its land and cost longer than its sales."""
    indicator = draft.head.indicator
    if indicator in OF_PROJECTS:
        return _CLAUSES_OF_WHAT_LASTS
    again = any(d.subject == owner.text and d.head.indicator == indicator for d in reader.drafts)
    return 0 if again or owner.owner == "institution" else _CLAUSES_AFTER_OWNER


def _is_of_another(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """Whether a later clause has a subject of its own: 物流园货运量420万吨,|物流业|营业收入115亿元."""
    if draft.head.indicator == "other_economic" and draft.measure == "share":
        return True
    return bool(draft.head.activity) and _opens_clause(reader, draft, index)


def _turns_away(reader: SentenceReader, owner: Item, index: int) -> bool:
    """Whether a sentence speaks of a place or of several after it has named an owner: …支行发布,|全省|…."""
    after = [item for item in reader.items[:index] if item.start >= owner.end]
    return any(item.tag in ("PLACE", "SCOPE", "FIGURE") or item.text == "金融机构" for item in after)


def _is_unbroken(reader: SentenceReader, owner: Item, index: int) -> bool:
    """Whether every clause since an owner was named has told a figure of it.

    某联社昨日披露,|截至12月末,|存款余额96亿元: clauses before the first figure break nothing.
    """
    told = {item.clause for item in reader.items[:index] if item.figure is not None}
    first = min((clause for clause in told if clause >= owner.clause), default=owner.clause)
    between = set(range(first, reader.items[index].clause))
    return between <= told and all(draft.subject == owner.text for draft in reader.drafts)


def _opens_clause(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """Whether the activity of a figure is the first word of its clause."""
    clause = reader.items[index].clause
    first = next(item for item in reader.items if item.clause == clause)
    return first.tag == "ACTIVITY" and draft.head.activity.startswith(first.text)
