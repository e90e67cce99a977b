"""Series: facts alike in all but their period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import duckdb
import pandas as pd

from extractor.errors import UnknownName
from warehouse import names
from warehouse.past import Past

MEASURES = ("level", "growth", "change", "share", "multiple", "rank")
STATUSES = ("actual", "forecast", "target", "planned")

# 同比 where both it and 可比价 are printed for one period; further bases only where they are asked for.
_USUAL_BASES = ("yoy", "comparable", "")

_COLUMNS = (
    'fact_id, observation_id, place, place_code, indicator, activity, measure, basis, "of", status, subject,'
    " period_label(period_start, period_end) AS period, period_start, period_end, value, unit, bound,"
    " reports, agreeing, contradicted, revised"
)
_ONE_BASIS = (
    ' QUALIFY row_number() OVER (PARTITION BY coalesce(place_code, place), unit, "of", period_end,'
    " period_start ORDER BY list_position(['yoy', 'comparable', ''], basis)) = 1"
)
# Looked up by their numbers, one table after the other: a join would read all of the warehouse.
_PRINTED = (
    "SELECT observation_id, article_id, value_high, printed_value, printed_unit, published, raw, sentence,"
    " review FROM {rows} WHERE observation_id IN ({ids})"
)
_WHERE_PRINTED = (
    "SELECT a.article_id, s.name AS source, a.headline AS article FROM article AS a JOIN source AS s"
    " USING (source_id) WHERE a.article_id IN ({ids}) AND s.source_id IN ({sources})"
)


def check(name: str, value: str, allowed: Sequence[str]) -> None:
    """Raise UnknownName where a code is none of those allowed."""
    if value not in allowed:
        raise UnknownName(f"“{value}” is no {name}; it is one of: {', '.join(allowed)}")


def facts_query(conditions: dict[str, Any], past: Past | None = None) -> tuple[str, list[Any]]:
    """Return the query for the facts that meet all conditions, and its values.

    Args:
        conditions: column → the value it must have; None for null, a list for any of several.
        past: a time in the past, None for the present.
    """
    relation, given = past.facts(conditions) if past else ("fact", [])
    where, values = _where(conditions)
    one_basis = _ONE_BASIS if isinstance(conditions.get("basis"), list) else ""
    return f"SELECT {_COLUMNS} FROM {relation} WHERE {where}{one_basis}", [*given, *values]


def with_reports(
    connection: duckdb.DuckDBPyConnection, table: pd.DataFrame, past: Past | None = None
) -> pd.DataFrame:
    """Add to each row the printed words and the source of its ``observation_id``."""
    numbers = [int(number) for number in table["observation_id"].dropna().unique()]
    rows, values = past.rows() if past else ("observation", [])
    query = _PRINTED.format(rows=rows, ids=_listed(numbers))
    printed = connection.execute(query, values).df().set_index("observation_id")
    articles = [int(number) for number in printed["article_id"].unique()]
    query = _WHERE_PRINTED.format(ids=_listed(articles), sources=_listed({n // 100_000 for n in articles}))
    places = connection.execute(query).df().set_index("article_id").reindex(printed["article_id"])
    printed[["source", "article"]] = places[["source", "article"]].to_numpy()
    shown = printed.drop(columns="article_id").reindex(table["observation_id"].fillna(0).astype("int64"))
    return pd.concat([table, shown.set_index(table.index)], axis=1)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers)) or "NULL"


def _where(conditions: dict[str, Any]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for column, value in conditions.items():
        if value is None:
            parts.append(f'"{column}" IS NULL')
        elif isinstance(value, list | tuple):
            parts.append(f'"{column}" IN ({", ".join("?" * len(value))})' if value else "false")
            values += value
        else:
            parts.append(f'"{column}" = ?')
            values.append(value)
    return " AND ".join(parts) or "true", values


def kind(
    connection: duckdb.DuckDBPyConnection,
    indicator: str,
    *,
    activity: str,
    measure: str,
    basis: str | None,
    status: str,
    subject: str,
) -> dict[str, Any]:
    """Return the conditions on a fact that a series' or comparison's arguments mean."""
    check("measure", measure, MEASURES)
    check("status", status, STATUSES)
    code, named = names.indicator(connection, indicator)
    conditions: dict[str, Any] = {
        "indicator": code,
        "measure": measure,
        "status": status,
        "activity": activity or named,
        "subject": subject,
        "basis": list(_USUAL_BASES) if basis is None else basis,
    }
    return conditions if subject else conditions | {"subject_kind": "area"}


def series(
    connection: duckdb.DuckDBPyConnection,
    place: str,
    indicator: str,
    *,
    activity: str = "",
    measure: str = "level",
    basis: str | None = None,
    status: str = "actual",
    subject: str = "",
    unit: str | None = None,
    as_of: str | date | None = None,
    recorded: datetime | None = None,
) -> pd.DataFrame:
    """Return what is known of one indicator of one place, a row a period, oldest first.

    Args:
        connection: an open warehouse.
        place: code or name.
        indicator: code or name.
        activity: what narrows the indicator, as printed.
        measure: one of ``MEASURES``.
        basis: of growth; None for the usual one, 同比 before 可比价.
        status: one of ``STATUSES``.
        subject: name of an enterprise, project or park; "" for the place itself.
        as_of: what was published by this day, so that later revisions do not show; figures whose publication
            date is not known are left out. None for all.
        recorded: what the warehouse said at this time (UTC), later loads and corrections undone.
        unit: base unit, where figures in several are known (CNY and USD); None for all, one after the other.

    Raises:
        UnknownName: a place, indicator or code is not known.
    """
    where = names.place(connection, place)
    conditions = kind(
        connection, indicator, activity=activity, measure=measure, basis=basis, status=status, subject=subject
    )
    conditions |= {"place_code": where.code} if where.code else {"place_code": None, "place": where.name}
    if unit is not None:
        conditions["unit"] = unit
    past = Past.of(as_of, recorded)
    query, values = facts_query(conditions, past)
    order = ' ORDER BY unit, "of", period_end NULLS FIRST, period_start NULLS FIRST'
    return with_reports(connection, connection.execute(query + order, values).df(), past)


__all__ = ["MEASURES", "STATUSES", "check", "facts_query", "kind", "series", "with_reports"]
