"""Reads what one of several has of a sum: the most and the least, kinds, members, goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import members, phrases
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("parts")
_EXTREME = _PHRASES.pattern("extreme")

_NEAR = 20  # characters that such words take at most
_NAMING_MEMBERS = ("OWNER", "PLACE", "CUE", "PUNCT", "LIST", "ADVERB")
_LONGEST_GOOD = 8


def head_of(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """The head of an amount that a part named before it has, None where none is named."""
    for rule in (_extreme, _kind, _announced, _good, _member):
        found = rule(reader, figure, gap)
        if found is not None:
            return found
    return None


def _extreme(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """村集体收入1860万元,最多的青屿村有|286万元|,最少的村还不到|20万元|."""
    head = reader.state.head
    if not reader.drafts or head is None or head.dimension != "money":
        return None
    told = _EXTREME.search(reader.text, max(0, figure.start - _NEAR), figure.start)
    return head._replace(explicit=False) if told is not None else None


def _kind(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """总投资186亿元,其中产业类|159亿元|,基础设施类|28亿元|."""
    last = reader.drafts[-1].head if reader.drafts else None
    if last is None or last.indicator != "planned_investment":
        return None
    named = phrases.before(reader, gap, len(gap) - 1)
    return last._replace(activity=named, explicit=False, at=figure.start) if named.endswith("类") else None


def _announced(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """按营业收入排序,…,其后依次是|钟管镇铸造业|37亿元."""
    return None if gap.holds("INDICATOR", "HEAD") else members.head_of(reader, gap)


def _good(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """出口机电产品918亿元,…;其中电脑|279亿元|,下降2.4%,电工器材|153亿元|."""
    spoken = reader.state.head
    last = reader.drafts[-1].head if reader.drafts else None
    if spoken is None or last is None or spoken.indicator not in phrases.TRADE or not last.activity:
        return None
    if last.indicator != spoken.indicator or not gap.holds("TEXT", "NOUN", "SUFFIX"):
        return None
    if not phrases.only_names(gap):
        return None
    good = phrases.before(reader, gap, len(gap) - 1)
    if not 1 < len(good) <= _LONGEST_GOOD or phrases.is_uneconomic(good):
        return None
    return spoken._replace(activity=good, explicit=False, at=figure.start)


def _member(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """收入过百亿元的园区有5个,其中|青屿园区|512亿元."""
    state = reader.state
    if state.bounded is None or not (state.part or reader.drafts) or not gap.holds("OWNER", "PLACE"):
        return None
    named = all(item.tag in _NAMING_MEMBERS for item in gap)
    return state.bounded._replace(explicit=False, at=figure.start) if named else None
