"""Derived figures of a place: collects the facts they follow from, and adds them to a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pandas as pd

import patterns
from patterns import divisions
from warehouse import derived, names
from warehouse.derived import NAMES, Derived
from warehouse.past import Past
from warehouse.periods import label
from warehouse.quantities import Known
from warehouse.series import check, facts_query, kind

# Growth of these is at comparable prices by convention, also where the article does not say so.
_REAL = frozenset({"gdp", "gdp_per_capita", "value_added"})


def derive(
    connection: duckdb.DuckDBPyConnection,
    place: str,
    indicator: str,
    *,
    activity: str = "",
    status: str = "actual",
    only: Sequence[str] = NAMES,
    past: Past | None = None,
) -> pd.DataFrame:
    """Return the figures that follow from the levels of one indicator of one place, a row each.

    Args:
        connection: an open warehouse.
        place: code or name.
        indicator: code or name.
        activity: what narrows the indicator.
        status: one of ``series.STATUSES``.
        only: which derivations, of ``derived.NAMES``.
        past: a time in the past, None for the present.

    Raises:
        UnknownName: a place, indicator or derivation is not known.
    """
    for name in only:
        check("derivation", name, NAMES)
    where = names.place(connection, place)
    facts = _Facts(connection, indicator, activity, status, past)
    found = list(_all(facts, where, only))
    return pd.DataFrame([_row(one, where, facts) for one in found], columns=_COLUMNS).astype(
        {"period_start": "datetime64[us]", "period_end": "datetime64[us]", "value": float}
    )


_COLUMNS = [
    "place", "place_code", "indicator", "activity", "measure", "basis", "of", "status",
    "period", "period_start", "period_end", "value", "unit", "derivation", "formula", "inputs",
]  # fmt: skip


class _Facts:
    """The facts of one indicator, activity and status, of whatever place."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        indicator: str,
        activity: str,
        status: str,
        past: Past | None,
    ) -> None:
        self.connection, self.past = connection, past
        given: dict[str, Any] = {"activity": activity, "basis": None, "status": status, "subject": ""}
        self.level = kind(connection, indicator, measure="level", **given)
        self.growth = kind(connection, indicator, measure="growth", **(given | {"basis": "yoy"}))
        self.population = kind(
            connection, "population", measure="level", **(given | {"activity": "", "status": "actual"})
        )

    def of(self, kind_of_fact: dict[str, Any], places: Sequence[names.Place]) -> list[Known]:
        """Return the facts of a kind that the places have, those with a period."""
        codes = [place.code for place in places if place.code]
        where = {"place_code": codes} if codes else {"place_code": None, "place": [p.name for p in places]}
        query, values = facts_query(kind_of_fact | where, self.past)
        rows, past = self.past.rows() if self.past else ("observation", [])
        found = self.connection.execute(
            f"SELECT f.period_start, f.period_end, f.value, f.unit, o.raw, f.observation_id, f.place"
            f" FROM ({query}) AS f JOIN {rows} AS o USING (observation_id)"
            " WHERE f.period_end IS NOT NULL ORDER BY f.period_end, f.period_start",
            [*values, *past],
        )
        return [Known(*row) for row in found.fetchall()]


def _all(facts: _Facts, where: names.Place, only: Sequence[str]) -> Iterable[Derived]:
    levels = facts.of(facts.level, [where])
    entry = patterns.load().indicators.get(facts.level["indicator"])
    if "single" in only and entry is not None and entry.cumulative:
        yield from derived.single_periods(levels)
    if "previous" in only and facts.level["indicator"] not in _REAL:
        yield from derived.previous_levels(levels, facts.of(facts.growth, [where]))
    if "growth" in only:
        yield from derived.growth_of_levels(levels)
    if "per_capita" in only and not facts.level["indicator"].endswith("_per_capita"):
        yield from derived.per_capita(levels, facts.of(facts.population, [where]))
    division = divisions.load().by_code(where.code or "")
    if division is None or division.parent is None or division.level != "town":
        return
    if "share" in only:
        county = names.Place(division.parent.code, division.parent.name)
        yield from derived.shares(levels, facts.of(facts.level, [county]))
    if "rank" in only:
        towns = [names.Place(d.code, d.name) for d in divisions.load().children(division.parent)]
        yield from derived.ranks(levels, facts.of(facts.level, towns), len(towns))


def _row(one: Derived, where: names.Place, facts: _Facts) -> tuple[Any, ...]:
    basis = "yoy" if one.measure == "growth" else ""
    kind_of_fact = (facts.level["indicator"], facts.level["activity"], one.measure, basis, one.of)
    period = (label(one.start, one.end), one.start, one.end)
    told = (one.value, one.unit, one.name, one.formula, list(one.inputs))
    return (where.name, where.code, *kind_of_fact, facts.level["status"], *period, *told)


def add_to(series: pd.DataFrame, figures: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Add the derived figures of a measure to a series, where nothing is printed for their period and unit.

    Of two derivations of one figure the first counts. ``derivation`` and ``formula`` of printed rows are "".
    """
    printed = series.assign(
        derivation="", formula="", inputs=pd.Series([()] * len(series), index=series.index)
    )
    key = ["unit", "of", "period_start", "period_end"]
    chosen = figures[(figures["measure"] == measure) & ~figures["derivation"].isin(("rank", "per_capita"))]
    taken = set(map(tuple, printed[key].astype(str).to_numpy()))
    new = [tuple(row) not in taken for row in chosen[key].astype(str).to_numpy()]
    added = chosen[new].drop_duplicates(key)
    if added.empty:
        return printed
    both = pd.concat([printed, added], ignore_index=True) if len(printed) else added
    both = both.reindex(columns=printed.columns)
    return both.sort_values(["unit", "of", "period_end", "period_start"], kind="stable", ignore_index=True)


def without_totals(series: pd.DataFrame) -> pd.DataFrame:
    """Leave out running totals whose last part stands in the series too: keep 2024Q3, not 2024Q1-Q3."""
    starts = series["period_start"]
    whole = starts.dt.strftime("%m-%d") == "01-01"
    parts = {(row.unit, row.period_end) for row in series[~whole].itertuples()}
    total = [
        bool(w) and (row.unit, row.period_end) in parts
        for w, row in zip(whole, series.itertuples(), strict=True)
    ]
    return series[[not one for one in total]].reset_index(drop=True)


__all__ = ["add_to", "derive", "without_totals"]
