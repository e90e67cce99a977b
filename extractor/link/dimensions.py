"""Reads a figure by its dimension: ranks, per cent, points, times, and levels of money, counts and areas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.link import amounts, brackets, levels, rates, wholes
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.measures import Reading
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("growth")
_EQUALS = _PHRASES.words("equals")


def read(
    reader: SentenceReader,
    index: int,
    gap: Gap,
    heads_here: list[Head],
    share_at: int | None,
    begin: int,
    last_figure: int,
) -> Reading | None:
    """Return what a figure measures, None where it says nothing of an indicator."""
    figure = reader.items[index].figure
    assert figure is not None
    if figure.dimension == "rank":
        return _rank(reader, gap)
    if figure.dimension == "percent":
        return rates.percent(reader, index, figure, gap, heads_here, share_at, begin)
    if figure.dimension == "point":
        return _points(reader, index, gap)
    if figure.dimension == "bare":
        if not amounts.is_money_again(reader, gap):
            return amounts.bare(reader, index, figure, gap, heads_here)
        # 产值38.7亿元,比上年净增|6.2个亿
        figure.unit, figure.dimension = reader.drafts[-1].figure.unit, "money"
    if figure.dimension == "times":
        return _times(reader, gap, heads_here)
    if figure.dimension == "money":
        whole = wholes.amount(reader, index, share_at)
        if whole is not None:
            return whole
    return levels.read(reader, index, figure, gap, heads_here, begin, last_figure)


_RANK_WORD = 2
"""Characters in a verb of ranking: 列, 位居."""


def _rank(reader: SentenceReader, gap: Gap) -> Reading:
    """A rank of the growth where one was told, else of the level: 增长9.8%,|居全市第二|.

    So is one after points that growth is ahead by: 增幅比全市平均高3.2个百分点,|列第二位|.
    """
    growth = gap.cue("up_rate", "down_rate", "up") or (_only_ranks(gap) and _told_growth(reader))
    return Reading("rank", pattern="rank", of="growth" if growth else "level")


def _only_ranks(gap: Gap) -> bool:
    """Whether nothing but a verb of ranking stands before a rank: |列|全市第二位."""
    return all(item.tag == "TEXT" and len(item.text) <= _RANK_WORD for item in gap)


def _told_growth(reader: SentenceReader) -> bool:
    """Whether the figure before is a growth, or how far one is ahead, of which no share was told."""
    last = reader.drafts[-1] if reader.drafts else None
    if last is None or last.measure == "growth":
        return last is not None
    ahead = last.figure.dimension == "point" and last.basis == "gap"
    return ahead and not any(draft.measure == "share" for draft in reader.drafts)


def _points(reader: SentenceReader, index: int, gap: Gap) -> Reading | None:
    """A difference in points, as the one before where only places stand between.

    高于全国、全省3.1个、|1.2个百分点|; 增速高于全市平均水平(1.9%)|6.7个百分点|
    """
    last = reader.drafts[-1] if reader.drafts else None
    if last is not None and last.basis == "gap" and gap:
        if all(item.tag in ("LIST", "PLACE", "SCOPE") for item in gap):
            return Reading(last.measure, last.basis, last.sign, last.pattern, last.of)
    told = brackets.gap_before(reader, index) if not gap else 0
    if told:
        return Reading("change", "gap", told, "gap after a bracket")
    return rates.point(gap, last)


def _times(reader: SentenceReader, gap: Gap, heads_here: list[Head]) -> Reading | None:
    """A multiple, of the amount before where that is set against another: …2.3万元,|是全市…纯收入的1.7倍|."""
    times = rates.times(reader, gap, heads_here)
    if times is None or not reader.drafts or not gap:
        return times
    if not (gap[0].text in _EQUALS and gap[-1].text == "的"):
        return times
    if any(head.at < gap[0].start for head in heads_here):
        return times
    return replace(times, head=reader.drafts[-1].head)
