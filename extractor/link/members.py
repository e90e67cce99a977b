"""Reads what is told one by one after a clause that says of what: 按营业收入排序,|食品业居首位,达47亿元."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.link import phrases, subjects
from extractor.link.draft import Head
from extractor.link.gap import Gap
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("lists")
_ANNOUNCED = _PHRASES.pattern("announced")
_BEFORE_SHARE = _PHRASES.pattern("before_share")
_AROUND_MEMBER = _PHRASES.pattern("around_member")

_LONGEST = 12
_NAMING = ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "OWNER", "UNIT")
_SILENT = ("PLACE", "SCOPE", "CUE", "PUNCT", "LIST", "ADVERB", "VERB")


def announced(
    reader: SentenceReader, clause: Sequence[int], heads_here: Sequence[Head], share_at: int | None
) -> tuple[Head, str] | None:
    """What a clause without figures announces, and the whole that shares are of; None where nothing."""
    if not heads_here:
        return None
    start, end = reader.items[clause[0]].start, reader.items[clause[-1]].end
    if _ANNOUNCED.search(reader.text[start:end]) is None:
        return None
    whole = reader.text[reader.items[share_at].end : end] if share_at is not None else ""
    return heads_here[-1], _BEFORE_SHARE.split(whole)[0]


def head_of(reader: SentenceReader, gap: Gap) -> Head | None:
    """The head of a member named before its figure: 依次是|钟管镇铸造业|37亿元; None where none is."""
    if reader.state.members is None:
        return None
    head, _ = reader.state.members
    named = [item for item in gap if item.tag in _NAMING]
    if not named or not all(item.tag in _NAMING or item.tag in _SILENT for item in gap):
        return None
    words = _AROUND_MEMBER.sub("", reader.text[named[0].start : named[-1].end])
    words = words.removeprefix(subjects.opening_place(words))
    if not 0 < len(words) <= _LONGEST:
        return None
    return head._replace(activity=phrases.clean(words), explicit=False, carried=False)


def share(reader: SentenceReader, gap: Gap) -> tuple[Head, str] | None:
    """The head of a member whose share is told, and of what: 从占年度计划的比重看,|产业园区|75%."""
    if reader.state.members is None or not reader.state.members[1]:
        return None
    head = head_of(reader, gap)
    return (head, reader.state.members[1]) if head is not None else None
