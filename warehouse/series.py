"""Series: facts alike in all but their period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from extractor.errors import UnknownName
from warehouse import names

MEASURES = ("level", "growth", "change", "share", "multiple", "rank")
STATUSES = ("actual", "forecast", "target", "planned")

# 同比 where both it and 可比价 are printed for one period; further bases only where they are asked for.
_USUAL_BASES = ("yoy", "comparable", "")

_FACT_COLUMNS = (
    'fact_id, observation_id, place, place_code, indicator, activity, measure, basis, "of", status, subject,'
    " period_label(period_start, period_end) AS period, period_start, period_end, value, value_high, unit,"
    " printed_value, printed_unit, bound, reports, agreeing, contradicted, revised"
)
_PROVENANCE = (
    "SELECT o.observation_id, o.published, s.name AS source, a.headline AS article, o.raw, o.sentence,"
    " o.review FROM observation AS o JOIN source AS s USING (source_id)"
    " JOIN article AS a USING (source_id, article_no)"
    " WHERE o.observation_id IN (SELECT unnest(?::BIGINT[]))"
)


def check(name: str, value: str, allowed: Sequence[str]) -> None:
    """Raise UnknownName where a code is none of those allowed."""
    if value not in allowed:
        raise UnknownName(f"“{value}” is no {name}; it is one of: {', '.join(allowed)}")


def select_facts(
    connection: duckdb.DuckDBPyConnection, conditions: dict[str, Any], *, relation: str = "fact"
) -> pd.DataFrame:
    """Return the facts that meet all conditions, each with the report it was chosen from.

    Args:
        connection: an open warehouse.
        conditions: column → the value it must have; None for null, a list for any of several.
        relation: table or subquery shaped like ``fact``.
    """
    where, values = _where(conditions)
    found = connection.execute(f"SELECT {_FACT_COLUMNS} FROM {relation} WHERE {where}", values).df()
    reports = connection.execute(_PROVENANCE, [found["observation_id"].tolist()]).df()
    table = found.merge(reports, on="observation_id", how="left", validate="many_to_one")
    # Nullable integers: the ids of missing rows must not turn the others into rounded floats.
    return table.astype(dict.fromkeys(("fact_id", "observation_id", "reports", "agreeing"), "Int64"))


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


def prefer_usual_basis(found: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Keep one row a key: 同比 before 可比价."""
    order = found["basis"].map({basis: rank for rank, basis in enumerate(_USUAL_BASES)}).fillna(9)
    chosen = found.assign(_order=order).sort_values([*key, "_order"], kind="stable")
    return chosen.drop_duplicates(key).drop(columns="_order")


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
) -> pd.DataFrame:
    """Return what is known of one indicator of one place, a row a period, oldest first."""
    where = names.place(connection, place)
    conditions = kind(
        connection, indicator, activity=activity, measure=measure, basis=basis, status=status, subject=subject
    )
    conditions |= {"place_code": where.code} if where.code else {"place_code": None, "place": where.name}
    if unit is not None:
        conditions["unit"] = unit
    found = select_facts(connection, conditions)
    if basis is None:
        found = prefer_usual_basis(found, ["unit", "of", "period_end", "period_start"])
    by = ["unit", "of", "period_end", "period_start"]
    return found.sort_values(by, na_position="first", kind="stable").reset_index(drop=True)


__all__ = ["MEASURES", "STATUSES", "check", "kind", "prefer_usual_basis", "select_facts", "series"]
