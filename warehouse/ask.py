"""Questions about the figures as printed: observations, sources, coverage, and any SELECT of the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pandas as pd

from extractor.errors import UnknownName, WarehouseError
from warehouse import names, periods

_READING = frozenset({"SELECT", "EXPLAIN"})


def observations(
    connection: duckdb.DuckDBPyConnection,
    place: str | None = None,
    indicator: str | None = None,
    period: str | None = None,
    status: str | None = None,
    *,
    limit: int | None = None,
    **equal: Any,
) -> pd.DataFrame:
    """Return figures as printed, in the order of their sources and offsets.

    ``observations(connection, "新埭镇", "gdp", "2024Q1-Q3")``

    Args:
        connection: an open warehouse.
        place: code or name.
        indicator: code or name.
        period: as in ``periods``; figures of exactly this period.
        status: ``actual``, ``forecast``, ``target`` or ``planned``.
        limit: at most so many.
        equal: further columns of the view ``report`` and the value each must have (``subject_kind="area"``).

    Raises:
        UnknownName: a place, indicator, period or column is not known.
    """
    order = 'source, path, "start", ordinal'
    where = _conditions(connection, place, indicator, period)
    return _select(connection, "report", where, status, equal, order, limit)


def facts(
    connection: duckdb.DuckDBPyConnection,
    place: str | None = None,
    indicator: str | None = None,
    period: str | None = None,
    status: str | None = None,
    *,
    limit: int | None = None,
    **equal: Any,
) -> pd.DataFrame:
    """Return facts, a row each, with the value that was chosen among all reports and how many there are.

    The arguments are those of :func:`observations`, ``equal`` being columns of the view ``fact_report``.

    Raises:
        UnknownName: a place, indicator, period or column is not known.
    """
    order = "place_code NULLS LAST, place, indicator, activity, measure, period_end, period_start, fact_id"
    where = _conditions(connection, place, indicator, period)
    return _select(connection, "fact_report", where, status, equal, order, limit)


def _select(
    connection: duckdb.DuckDBPyConnection,
    view: str,
    where: tuple[list[str], list[Any]],
    status: str | None,
    equal: dict[str, Any],
    order: str,
    limit: int | None,
) -> pd.DataFrame:
    conditions, values = where
    columns = [row[0] for row in connection.execute(f"DESCRIBE {view}").fetchall()]
    if status is not None:
        equal = equal | {"status": status}
    for column, value in equal.items():
        if column not in columns:
            raise UnknownName(f"there is no column “{column}”; there are: {', '.join(columns)}")
        conditions.append(f'"{column}" IS NOT DISTINCT FROM ?')
        values.append(value)
    shown = "" if limit is None else f" LIMIT {int(limit)}"
    found = " AND ".join(conditions) or "true"
    return connection.execute(f"SELECT * FROM {view} WHERE {found} ORDER BY {order}{shown}", values).df()


def _conditions(
    connection: duckdb.DuckDBPyConnection, place: str | None, indicator: str | None, period: str | None
) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if place is not None:
        found = names.place(connection, place)
        conditions.append("place_code = ?" if found.code else "place_code IS NULL AND place = ?")
        values.append(found.code or found.name)
    if indicator is not None:
        code, activity = names.indicator(connection, indicator)
        conditions.append("indicator = ?")
        values.append(code)
        if activity:
            conditions.append("activity = ?")
            values.append(activity)
    if period is not None:
        covers = periods.parse(period)
        conditions.append("period_start IS NOT DISTINCT FROM ? AND period_end = ?")
        values += [covers.start, covers.end]
    return conditions, values


def sources(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the loaded sources with the number of their articles and observations, by name."""
    return connection.execute(
        "SELECT s.name, s.path, s.kind, s.published, s.place, s.title, s.extractor_version, s.loaded_at,"
        " s.doubts, length(s.text) AS characters,"
        " (SELECT count(*) FROM article AS a WHERE a.source_id = s.source_id) AS articles,"
        " (SELECT count(*) FROM observation AS o WHERE o.source_id = s.source_id) AS observations,"
        " s.source_id, s.extra FROM source AS s ORDER BY s.name, s.path"
    ).df()


def coverage(connection: duckdb.DuckDBPyConnection, place: str | None = None) -> pd.DataFrame:
    """Return how many indicators, facts and reports there are for each place and period."""
    conditions, values = _conditions(connection, place, None, None)
    return connection.execute(
        f"SELECT * FROM coverage WHERE {' AND '.join(conditions) or 'true'}"
        " ORDER BY place_code, place, period_end, period_start",
        values,
    ).df()


def query(
    connection: duckdb.DuckDBPyConnection, text: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
) -> pd.DataFrame:
    """Return the answer to one SELECT of the user; ``parameters`` stand for its ``?`` or ``$name``.

    Raises:
        WarehouseError: it is no single SELECT, wants to write or to read a file, or DuckDB refuses it.
    """
    try:
        statements = connection.extract_statements(text)
        if len(statements) != 1 or statements[0].type.name not in _READING:
            raise WarehouseError("only one SELECT may be asked here; the warehouse is read, never changed")
        # A cursor of its own, rolled back: not even nextval() or a temporary table leaves a trace.
        cursor = connection.cursor()
        cursor.execute("BEGIN TRANSACTION READ ONLY")
        try:
            return cursor.execute(statements[0], parameters or None).df()
        finally:
            cursor.execute("ROLLBACK")
            cursor.close()
    except duckdb.Error as error:
        raise WarehouseError(f"the query cannot be answered: {error}") from error


__all__ = ["coverage", "facts", "observations", "query", "sources"]
