"""Places side by side: one row a place, ranked, those without a figure shown as missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb
import pandas as pd

from extractor.errors import UnknownName
from patterns import divisions
from patterns.divisions import LEVELS, Division
from warehouse import names, periods
from warehouse.past import Past
from warehouse.periods import Period
from warehouse.series import check, facts_query, kind, with_reports


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
    as_of: str | date | None = None,
    recorded: datetime | None = None,
    sentences: bool = True,
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
        as_of: what was published by this day, see ``series``.
        recorded: what the warehouse said at this time, see ``series``.
        sentences: with the printed words and the source of each figure; without them a comparison of all
            towns of the country is quicker.

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
    past = Past.of(as_of, recorded)
    blocks = [
        _block(connection, one, when, asked, past=past, sentences=sentences)
        for one in kinds
        for when in covered
    ]
    return pd.concat(blocks, ignore_index=True) if len(blocks) > 1 else blocks[0]


def top(table: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the first ``n`` places of each block of a comparison, missing ones left out."""
    return table[table["rank"] <= n].reset_index(drop=True)


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


# A printed rank of 1 is the best; of all other measures the largest value is.
_RANKED = """
WITH asked AS ({asked}),
found AS ({found})
SELECT
    CASE WHEN value IS NOT NULL
    THEN rank() OVER (PARTITION BY unit, "of" ORDER BY value {direction} NULLS LAST) END AS rank,
    asked.place, asked.place_code, asked.county, found.* EXCLUDE (place, place_code)
FROM asked LEFT JOIN found ON asked.key = coalesce(found.place_code, found.place)
ORDER BY unit NULLS LAST, "of", rank NULLS LAST, asked.place_code, asked.place
"""


def _block(
    connection: duckdb.DuckDBPyConnection,
    conditions: dict[str, Any],
    when: Period,
    asked: _Asked,
    *,
    past: Past | None,
    sentences: bool,
) -> pd.DataFrame:
    """Return one indicator, measure and period of the places asked for."""
    conditions = conditions | {"period_start": when.start, "period_end": when.end}
    if asked.codes:
        conditions["place_code"] = asked.codes
    query, values = facts_query(conditions, past)
    direction = "ASC" if conditions["measure"] == "rank" else "DESC"
    ranked = _RANKED.format(asked=asked.query, found=query, direction=direction)
    table = connection.execute(ranked, [*asked.values, *values]).df()
    for column in ("indicator", "activity", "measure", "status"):
        table[column] = conditions[column]
    table["period"] = when.label
    table["period_start"] = pd.Timestamp(when.start) if when.start else pd.NaT
    table["period_end"] = pd.Timestamp(when.end)
    # Nullable integers: missing places must not turn the numbers of the others into rounded floats.
    table = table.astype(dict.fromkeys(("rank", "fact_id", "observation_id", "reports", "agreeing"), "Int64"))
    return with_reports(connection, table, past) if sentences else table


@dataclass(frozen=True, slots=True)
class _Asked:
    """The places to compare: a query for their key, place_code, place and county, and its values.

    ``codes`` are their division codes, None where some have none or where there are too many to list.
    """

    query: str
    values: list[Any]
    codes: list[str] | None


_LISTED = (
    "SELECT unnest(?::VARCHAR[]) AS key, unnest(?::VARCHAR[]) AS place_code, unnest(?::VARCHAR[]) AS place,"
    " unnest(?::VARCHAR[]) AS county"
)


def _asked(
    connection: duckdb.DuckDBPyConnection,
    kinds: Sequence[dict[str, Any]],
    places: Sequence[str] | None,
    within: str | None,
    level: str | None,
) -> _Asked:
    if places is not None:
        listed = [names.place(connection, text) for text in places]
    elif within is not None:
        listed = [names.Place(d.code, d.name) for d in _below(connection, within, level)]
    else:
        return _with_figures(kinds, level)
    listed = list(dict.fromkeys(listed))
    codes = [place.code for place in listed if place.code is not None]
    counties = [_parent(divisions.load().by_code(place.code or "")) for place in listed]
    keys = [place.code or place.name for place in listed]
    values = [keys, [place.code for place in listed], [place.name for place in listed], counties]
    return _Asked(_LISTED, values, codes if len(codes) == len(listed) else None)


def _parent(division: Division | None) -> str | None:
    return division.parent.name if division is not None and division.parent is not None else None


def _below(connection: duckdb.DuckDBPyConnection, within: str, level: str | None) -> list[Division]:
    table = divisions.load()
    above = names.place(connection, within)
    division = table.by_code(above.code or "")
    found: list[Division] = []
    if division is not None:
        children = list(table.children(division))
        found = [d for d in table if d.within(division) and d.level == level] if level else children
    if not found:
        raise UnknownName(f"“{within}” has no divisions below it{f' of level {level}' if level else ''}")
    return found


_WITH_FIGURES = """
WITH figured AS (
    SELECT DISTINCT place_code, CASE WHEN place_code IS NULL THEN place END AS zone
    FROM fact WHERE subject_kind = 'area' AND ({kinds})
),
levelled AS (
    SELECT f.*, p.name, p.level, above.name AS county
    FROM figured AS f
    LEFT JOIN place AS p ON p.code = f.place_code
    LEFT JOIN place AS above ON above.code = p.parent_code
)
SELECT coalesce(place_code, zone) AS key, place_code, coalesce(name, zone) AS place, county
FROM levelled
WHERE level IS NULL OR level = coalesce(
    ?,
    (SELECT level FROM levelled WHERE level IS NOT NULL GROUP BY level
     ORDER BY count(*) DESC, level DESC LIMIT 1)
)
"""


def _with_figures(kinds: Sequence[dict[str, Any]], level: str | None) -> _Asked:
    """Return the places that have any such figure in any period, of the level that most of them have."""
    columns = ("indicator", "measure", "status", "activity")
    one = " AND ".join(f"{column} = ?" for column in columns)
    values = [conditions[column] for conditions in kinds for column in columns]
    query = _WITH_FIGURES.format(kinds=" OR ".join(f"({one})" for _ in kinds))
    return _Asked(query, [*values, level], None)


__all__ = ["compare", "top"]
