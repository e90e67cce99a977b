"""Figures that nobody printed but that follow from printed ones; each says so, with its formula.

Every derivation takes figures of one place, indicator, activity and status. Figures in different currencies
or kinds of units never meet: only equal units are put together, and pint would refuse others.
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from warehouse.periods import label
from warehouse.quantities import Known, code, is_money, percent, quantity

NAMES = ("single", "previous", "growth", "share", "per_capita", "rank")


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived figure.

    Attributes:
        name: which derivation, one of ``NAMES``.
        measure: ``level``, ``growth``, ``share`` or ``rank``.
        start, end: first and last day of its period.
        value: in units of ``unit``.
        unit: code of the unit; of a figure a head ``CNY/count``.
        formula: how it follows, in the printed figures.
        inputs: the observations it follows from.
        of: of a share the place it is a share of, of a rank ``level``.
    """

    name: str
    measure: str
    start: date | None
    end: date
    value: float
    unit: str
    formula: str
    inputs: tuple[int, ...]
    of: str = ""


def single_periods(levels: Iterable[Known]) -> Iterator[Derived]:
    """Split running totals of a year: 2024Q1-Q3 less 2024H1 is 2024Q3. Only for what accumulates."""
    totals = [known for known in levels if known.start == date(known.end.year, 1, 1)]
    totals.sort(key=lambda known: (known.unit, known.end))
    for _, group in itertools.groupby(totals, key=lambda known: (known.unit, known.end.year)):
        for earlier, later in itertools.pairwise(group):
            if earlier.end < later.end:
                period = (earlier.end + timedelta(days=1), later.end)
                formula = f"{_shown(later)} − {_shown(earlier)}"
                difference = later.quantity - earlier.quantity
                yield _derived("single", "level", period, difference, formula, (later, earlier))


def previous_levels(levels: Iterable[Known], growths: Iterable[Known]) -> Iterator[Derived]:
    """Imply the level of a year before: level ÷ (1 + growth). Growth must be nominal, not 可比价."""
    by_period = {(known.start, known.end): known for known in growths}
    for level in levels:
        growth = by_period.get((level.start, level.end))
        if growth is not None and growth.value > -100:
            before = level.quantity / (1 + growth.value / 100)
            formula = f"{_shown(level)} ÷ (1 + {growth.raw})"
            period = year_before(level.start, level.end)
            yield _derived("previous", "level", period, before, formula, (level, growth))


def growth_of_levels(levels: Iterable[Known]) -> Iterator[Derived]:
    """Compute growth in percent from the levels of one period in two years."""
    known = {(level.start, level.end, level.unit): level for level in levels}
    for level in known.values():
        before = known.get((*year_before(level.start, level.end), level.unit))
        if before is not None and before.value > 0:
            growth = percent(level.quantity / before.quantity - 1)
            formula = f"{_shown(level)} ÷ {_shown(before)} − 1"
            yield _derived("growth", "growth", (level.start, level.end), growth, formula, (level, before))


def shares(levels: Iterable[Known], wholes: Iterable[Known]) -> Iterator[Derived]:
    """Compute what part of its county's figure a place's figure is, in percent."""
    by_period = {(whole.start, whole.end, whole.unit): whole for whole in wholes}
    for level in levels:
        whole = by_period.get((level.start, level.end, level.unit))
        if whole is not None and whole.value > 0:
            share = percent(level.quantity / whole.quantity)
            formula = f"{_shown(level)} ÷ {whole.place} {_shown(whole)}"
            found = _derived("share", "share", (level.start, level.end), share, formula, (level, whole))
            yield replace(found, of=whole.place)


def per_capita(levels: Iterable[Known], populations: Iterable[Known]) -> Iterator[Derived]:
    """Divide money by the latest population that is known of the same year: CNY ÷ count."""
    by_year = {known.end.year: known for known in sorted(populations, key=lambda known: known.end)}
    for level in levels:
        heads = by_year.get(level.end.year)
        if heads is not None and heads.value > 0 and is_money(level.unit):
            formula = f"{_shown(level)} ÷ {_shown(heads)}"
            each = level.quantity / heads.quantity
            yield _derived("per_capita", "level", (level.start, level.end), each, formula, (level, heads))


def ranks(levels: Iterable[Known], towns: Iterable[Known], number: int) -> Iterator[Derived]:
    """Rank a place among the ``number`` towns of its county, of which some are known; the largest first."""
    known = list(towns)
    for level in levels:
        key = (level.start, level.end, level.unit)
        rivals = [rival for rival in known if (rival.start, rival.end, rival.unit) == key]
        if len(rivals) > 1:
            rank = 1 + sum(rival.value > level.value for rival in rivals)
            formula = f"{_shown(level)} among {len(rivals)} known of {number} towns"
            found = _derived("rank", "rank", key[:2], quantity(rank, "rank"), formula, (level, *rivals))
            yield replace(found, of="level")


def year_before(start: date | None, end: date) -> tuple[date | None, date]:
    """Return the same period of the year before; the last day of February stays the last."""
    last = calendar.monthrange(end.year, end.month)[1] == end.day
    day = calendar.monthrange(end.year - 1, end.month)[1] if last else end.day
    return start and start.replace(year=start.year - 1), end.replace(year=end.year - 1, day=day)


def _derived(
    name: str,
    measure: str,
    period: tuple[date | None, date],
    result: Any,
    formula: str,
    inputs: tuple[Known, ...],
) -> Derived:
    numbers = tuple(dict.fromkeys(known.observation_id for known in inputs))
    return Derived(name, measure, *period, float(result.magnitude), code(result.units), formula, numbers)


def _shown(known: Known) -> str:
    return f"{known.raw} ({label(known.start, known.end)})"


__all__ = [
    "NAMES",
    "Derived",
    "growth_of_levels",
    "per_capita",
    "previous_levels",
    "ranks",
    "shares",
    "single_periods",
    "year_before",
]
