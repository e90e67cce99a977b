"""Reads levels and absolute changes: money, areas, volumes and counts, and whether an amount is added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.link import changes, counted_levels, goods, measures
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.measures import Reading
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("changes")
_NEW = frozenset(_PHRASES.words("new"))


def read(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Gap,
    heads_here: Sequence[Head],
    begin: int,
    last_figure: int,
) -> Reading | None:
    """Return a level, or a change where 增加 or 新增 stands right before the figure."""
    change = changes.told(gap, reader.drafts[-1] if reader.drafts else None)
    told = Reading("level", pattern="level")
    if change is not None:
        told = Reading("change", change.basis, change.sign, "change")
    # 由2017年的12家增加|到2022年|的56家: not so many more, but so many
    new = gap.cue("change") and any(item.text in _NEW for item in gap) and not gap.until_a_time()
    if figure.dimension == "count":
        return counted_levels.read(reader, index, gap, heads_here, begin, last_figure, told, new)
    if told.measure == "change" and told.basis != "gap" and reader.state.status == "planned":
        # What a project will add once it is built is a level, planned.
        told = Reading("level", pattern="level")
    if figure.dimension == "money":
        return _money(reader, gap, heads_here, told, new)
    if figure.dimension == "area":
        return _area(reader, index, gap, heads_here, told, new)
    return _volume(reader, index, figure, gap, heads_here, told, new)


def _money(reader: SentenceReader, gap: Gap, heads_here: Sequence[Head], told: Reading, new: bool) -> Reading:
    """An amount of money; what was added to it is a change: 贷款余额比年初|新增|3亿元."""
    if told.measure != "level":
        return told
    if new and (gap.cue("since", "yoy") or _adds_to_a_stock(reader, gap)):
        told = Reading("change", measures.basis_of(gap), told.sign, "amount added")
    elif heads_here and heads_here[-1].new and reader.state.status in ("actual", "target"):
        told = Reading("change", told.basis, told.sign, "amount added")
    return told


def _adds_to_a_stock(reader: SentenceReader, gap: Gap) -> bool:
    """Whether 新增 stands right before an amount, of an indicator or of loans told: 贷款…,|新增|3亿元."""
    last = reader.state.head
    stock = last is not None and last.indicator in ("loans", "deposits") and bool(reader.drafts)
    return gap[-1].text in _NEW and (gap.holds("INDICATOR") or stock)


def _area(
    reader: SentenceReader, index: int, gap: Gap, heads_here: Sequence[Head], told: Reading, new: bool
) -> Reading | None:
    """An area of land, floor or a crop: 新增|耕地1200亩|."""
    head = goods.area(reader, index, gap, heads_here, changed=told.measure == "change")
    if head is None:
        return None
    if new or reader.state.new:
        return Reading("change", told.basis, told.sign, "area added", head=head)
    return Reading(told.measure, told.basis, told.sign, told.pattern, head=head)


def _volume(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Gap,
    heads_here: Sequence[Head],
    told: Reading,
    new: bool,
) -> Reading | None:
    """What is grown, made or could be made: 粮食产量|46万吨|, 新增产能|5万吨|."""
    head = goods.volume(reader, index, figure, gap, heads_here)
    if head is None:
        return None
    added = head.indicator == "capacity" and new and reader.state.status == "actual"
    measure = "change" if added else told.measure
    return Reading(measure, told.basis, told.sign, told.pattern, head=head)
