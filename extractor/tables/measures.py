"""What a figure of a table measures, and in which unit, from all that its headers and row say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import patterns
from extractor.link import phrases
from extractor.link.draft import Head
from extractor.tables.cells import CellFigure, PrintedUnit
from extractor.tables.columns import Facts
from extractor.tables.heads import is_activity, part_of
from extractor.tables.scene import Scene

_RATES = frozenset({"percent", "point"})
_RATE_HEADS = frozenset({"rate", "index", "any"})
_UNPRINTED = ""
"""Printed form of a unit that no header prints: 增长 needs no (%) to be a rate."""


@dataclass(slots=True)
class Measured:
    """What a figure measures; the fields are those of an observation."""

    head: Head
    measure: str
    unit: str
    printed_unit: str
    factor: Decimal
    basis: str = ""
    of: str = ""
    sign: int = 1
    doubts: set[str] = field(default_factory=set)


def measured(figure: CellFigure, column: Facts, row: Facts, scene: Scene) -> Measured | None:
    """Return what a figure measures, None where it is no economic indicator or has lost its unit."""
    head = _head(column, row, scene)
    if head is None:
        return None
    doubts: set[str] = set()
    main = column if column.measure not in ("", "level") or not row.measure else row
    measure, basis, of = main.measure, main.basis, main.of
    if row.measure in ("growth", "share") and column.measure in ("growth", "change"):
        # 比上年增减 of a rate: percentage points.
        return Measured(head, "change", "pp", _UNPRINTED, Decimal(1), column.basis, doubts=doubts)
    own = (figure.unit,) if figure.unit is not None else ()
    printed = (*own, *column.units, *row.units)
    if measure == "rank" or (figure.ordinal and not figure.unit):
        return Measured(head, "rank", "rank", _UNPRINTED, Decimal(1), "", of or "level", doubts=doubts)
    level = _level_unit(own or column.units) or _level_unit(row.units)
    if measure in ("", "level") and level is None and not printed:
        level = _fitting(scene.units, head)
    if measure in ("", "level", "change"):
        if level is not None and level.unit.dimension == "point":
            measure, basis = "change", basis or "yoy"
        elif level is not None and level.unit.dimension == "times":
            measure = "multiple"
        if level is not None:
            return _in(level, head, measure or "level", basis if measure == "change" else "", of, doubts)
        if measure == "change":
            return None
        rate = _rate_unit(printed)
        if head.dimension in _RATE_HEADS and (rate or head.dimension != "any"):
            return _in(rate, head, "level", "", "", doubts)
        if rate is None and not scene.growth:
            return None
        if not scene.growth:
            doubts.add("measure_assumed")
        measure, basis = "growth", "yoy"
    rate = _rate_unit(printed) or _rate_unit(scene.units)
    if rate is not None and rate.unit.dimension == "point" and measure == "growth":
        measure = "change"
    found = _in(rate, head, measure, basis, of, doubts)
    found.sign = column.sign * row.sign
    return found


def _in(
    unit: PrintedUnit | None, head: Head, measure: str, basis: str, of: str, doubts: set[str]
) -> Measured:
    if unit is None:
        return Measured(head, measure, "%", _UNPRINTED, Decimal(1), basis, of, doubts=doubts)
    return Measured(head, measure, unit.unit.base, unit.text, unit.factor, basis, of, doubts=doubts)


def _level_unit(units: Iterable[PrintedUnit]) -> PrintedUnit | None:
    """The unit of a level among those printed over it: 万元 of (万元、%)."""
    return next((unit for unit in units if unit.unit.dimension != "percent"), None)


def _rate_unit(units: Iterable[PrintedUnit]) -> PrintedUnit | None:
    return next((unit for unit in units if unit.unit.dimension in _RATES), None)


def _fitting(units: Iterable[PrintedUnit], head: Head) -> PrintedUnit | None:
    """The unit of the whole table, if the indicator can be measured in it."""
    for unit in units:
        if unit.unit.dimension == head.dimension or (
            head.dimension == "any" and unit.unit.dimension not in _RATES
        ):
            return unit
    return None


def _head(column: Facts, row: Facts, scene: Scene) -> Head | None:
    """The indicator of a figure: that of its row or column, narrowed by the words of the other."""
    if column.head is not None and not (column.carried and row.head is not None):
        if row.head is not None and not row.carried:
            if row.head.indicator == column.head.indicator or column.head.indicator == "other_economic":
                return row.head
            return _narrowed(column.head, row.head.activity)
        if row.carried and row.head is not None:
            return _narrowed(column.head, row.head.activity)
        return _narrowed(column.head, row.words)
    if row.head is not None:
        return _narrowed(row.head, column.words)
    words = column.words or row.words
    if words and not is_activity(words):
        return None
    return None if scene.head is None else _narrowed(scene.head, words)


def _narrowed(head: Head, words: str) -> Head:
    """纺织业 beside 总产值 → 纺织业; 第一产业 beside 地区生产总值 → value added of it."""
    if not words or phrases.is_uneconomic(words):
        return head
    if patterns.load().indicators[head.indicator].activity == "none" and head.indicator != "gdp":
        return head
    return part_of(head, words)
