"""Places side by side: one row a place, ranked, those without a figure shown as missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from extractor.errors import UnknownName
from patterns import divisions
from patterns.divisions import LEVELS, Division
from warehouse import names, periods
from warehouse.periods import Period
from warehouse.series import check, kind, prefer_usual_basis, select_facts

_GROUP = ["indicator", "measure", "period", "unit", "of"]
_LEADING = [
    "rank",
    "place",
    "place_code",
    "county",
    "indicator",
    "activity",
    "measure",
    "basis",
    "period",
    "value",
]


def compare(
    connection: duckdb.DuckDBPyConnection,
    indicator: str | Sequence[str],
    period: str | Sequence[str],
    *,
    places: Sequence[str] | None = None,
    within: str | None = None,
    level: str | None = None,
    activity: str = "",
    measure: str | Sequence[str] = "level",
    basis: str | None = None,
    status: str = "actual",
) -> pd.DataFrame:
    """Return the places of one indicator and period, ranked; of several, one block after another.

    Args:
        connection: an open warehouse.
        indicator: code or name, or several.
        period: as in ``periods``, or several.
        places: codes or names of the places to compare.
        within: compare the divisions directly below this one, or, with ``level``, all of that level in it.
        level: ``province``, ``city``, ``county`` or ``town``. Without it, ``places`` and ``within`` all
            places with such figures are compared that are of the level most of them have.
        activity: what narrows the indicator.
        measure: one or several of ``series.MEASURES``.
        basis: of growth; None for the usual one, 同比 before 可比价.
        status: one of ``series.STATUSES``.

    Raises:
        UnknownName: a place, indicator, period or code is not known.
    """
    if level is not None:
        check("level", level, LEVELS)
    covered = [periods.parse(text) for text in _several(period)]
    kinds = [
        kind(connection, text, activity=activity, measure=m, basis=basis, status=status, subject="")
        for text in _several(indicator)
        for m in _several(measure)
    ]
    asked = _asked(connection, kinds, places, within, level)
    blocks = [
        _block(connection, conditions, when, asked, basis is None) for conditions in kinds for when in covered
    ]
    return pd.concat(blocks, ignore_index=True) if blocks else pd.DataFrame()


def top(table: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the first ``n`` places of each block of a comparison, missing ones left out."""
    return table[table["rank"] <= n].reset_index(drop=True)


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def _block(
    connection: duckdb.DuckDBPyConnection,
    conditions: dict[str, Any],
    when: Period,
    asked: pd.DataFrame,
    usual_basis: bool,
) -> pd.DataFrame:
    """Return one indicator, measure and period of the places asked for."""
    few = [code for code in asked["place_code"] if code is not None]
    named = {"place_code": few} if 0 < len(few) == len(asked) <= 1000 else {}
    dates = {"period_start": when.start, "period_end": when.end}
    found = select_facts(connection, conditions | dates | named)
    found["key"] = found["place_code"].fillna(found["place"])
    if usual_basis:
        found = prefer_usual_basis(found, ["key", "unit", "of"])
    table = asked.merge(found.drop(columns=["place", "place_code"]), on="key", how="left").drop(columns="key")
    table["indicator"] = conditions["indicator"]
    table["activity"] = conditions["activity"]
    table["measure"] = conditions["measure"]
    table["status"] = conditions["status"]
    table["period"] = when.label
    table["period_start"] = pd.Timestamp(when.start) if when.start else pd.NaT
    table["period_end"] = pd.Timestamp(when.end)
    # A printed rank of 1 is the best; of all other measures the largest value is.
    best_first = conditions["measure"] == "rank"
    ranks = table.groupby(["unit", "of"])["value"].rank(method="min", ascending=best_first)
    table["rank"] = ranks.astype("Int64")
    table = table.sort_values(["unit", "of", "rank", "place"], na_position="last", kind="stable")
    return table[[*_LEADING, *(column for column in table if column not in _LEADING)]]


def _asked(
    connection: duckdb.DuckDBPyConnection,
    kinds: Sequence[dict[str, Any]],
    places: Sequence[str] | None,
    within: str | None,
    level: str | None,
) -> pd.DataFrame:
    """Return the places to compare: key, place_code, place, county."""
    table = divisions.load()
    if places is not None:
        asked = [names.place(connection, text) for text in places]
    elif within is not None:
        asked = [names.Place(d.code, d.name) for d in _below(connection, within, level)]
    else:
        asked = _with_figures(connection, kinds, level)
    rows = [
        (place.code or place.name, place.code, place.name, _parent(table.by_code(place.code or "")))
        for place in dict.fromkeys(asked)
    ]
    return pd.DataFrame(rows, columns=["key", "place_code", "place", "county"], dtype=object)


def _parent(division: Division | None) -> str | None:
    return division.parent.name if division is not None and division.parent is not None else None


def _below(connection: duckdb.DuckDBPyConnection, within: str, level: str | None) -> list[Division]:
    table = divisions.load()
    above = names.place(connection, within)
    division = table.by_code(above.code or "")
    found: list[Division] = []
    if division is not None:
        children = table.children(division)
        found = [d for d in table if d.within(division) and d.level == level] if level else list(children)
    if not found:
        raise UnknownName(f"“{within}” has no divisions below it{f' of level {level}' if level else ''}")
    return found


def _with_figures(
    connection: duckdb.DuckDBPyConnection, kinds: Sequence[dict[str, Any]], level: str | None
) -> list[names.Place]:
    """Return the places that have any such figure in any period, of the level that most of them have."""
    table = divisions.load()
    rows: set[tuple[str | None, str]] = set()
    for conditions in kinds:
        rows |= set(
            connection.execute(
                "SELECT DISTINCT place_code, CASE WHEN place_code IS NULL THEN place ELSE '' END"
                " FROM fact WHERE indicator = ? AND measure = ? AND status = ? AND activity = ?"
                " AND subject_kind = 'area'",
                [conditions[name] for name in ("indicator", "measure", "status", "activity")],
            ).fetchall()
        )
    known = [division for code, _ in rows if code is not None and (division := table.by_code(code))]
    zones = sorted(name for code, name in rows if code is None)
    if level is None and known:
        counts = [sum(d.level == one for d in known) for one in LEVELS]
        level = LEVELS[max(range(len(LEVELS)), key=lambda i: (counts[i], i))]
    chosen = sorted((d for d in known if d.level == level), key=lambda d: d.code)
    return [*(names.Place(d.code, d.name) for d in chosen), *(names.Place(None, name) for name in zones)]


__all__ = ["compare", "top"]
