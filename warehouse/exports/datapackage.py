"""A Frictionless data package: CSV files and a description of every column, in a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.exports.plain import write_csv
from warehouse.exports.tables import OBSERVATION_COLUMNS, Scope, observations

_FACTS = """
SELECT
    f.fact_id, f.observation_id, f.place_code, f.place, f.indicator, f.activity, f.measure, f.basis, f."of",
    f.unit, f.status, f.subject_kind, f.subject, f.period, f.period_start, f.period_end, f.value,
    f.bound, f.reports, f.agreeing, f.contradicted, f.revised
FROM fact_report AS f
WHERE {where}
ORDER BY f.place_code NULLS LAST, f.place, f.indicator, f.period_end, f.fact_id
"""
_PLACES = "SELECT * FROM place ORDER BY code"
_INDICATORS = (
    "SELECT code, name, english, dimension, cumulative, array_to_string(words, ' ') AS words FROM indicator"
    " ORDER BY code"
)
_FACT_COLUMNS = OBSERVATION_COLUMNS | {
    "observation_id": "the report whose value was chosen",
    "reports": "how many reports there are",
    "agreeing": "how many of them say the same, rounding allowed",
    "contradicted": "whether one says otherwise and is not outdated",
    "revised": "whether an earlier report said otherwise",
}
_PLACE_COLUMNS = {
    "code": "2 digits a province, 4 a city, 6 a county, 9 a town",
    "name": "official name",
    "level": "province, city, county or town",
    "parent_code": "code of the division it belongs to",
    "full_name": "name with all its parents",
}
_INDICATOR_COLUMNS = {
    "code": "code",
    "name": "official name, as the National Bureau of Statistics prints it",
    "english": "the same in English",
    "dimension": "what its level is measured in",
    "cumulative": "whether it is given as a running total from January on",
    "words": "how articles write it, separated by blanks",
}
_TYPES = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_date, "date"),
)


def write(connection: duckdb.DuckDBPyConnection, folder: Path, scope: Scope) -> int:
    """Write the package into a folder and return how many observations it holds.

    A text that a spreadsheet would take for a formula has an apostrophe before it, see ``warehouse.sheets``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    where, values = scope.where("f")
    facts = _FACTS.format(where=where)
    tables = {
        "observations": (observations(connection, scope), OBSERVATION_COLUMNS, "observation_id"),
        "facts": (connection.execute(facts, values).to_arrow_table(), _FACT_COLUMNS, "fact_id"),
        "places": (connection.execute(_PLACES).to_arrow_table(), _PLACE_COLUMNS, "code"),
        "indicators": (connection.execute(_INDICATORS).to_arrow_table(), _INDICATOR_COLUMNS, "code"),
    }
    resources = []
    for name, (table, columns, key) in tables.items():
        write_csv(table, folder / f"{name}.csv")
        resources.append(_resource(name, table, columns, key))
    package = {
        "name": "town-indicators",
        "title": "Economic indicators of towns, read from local newspapers",
        "description": "One row an observation (a figure as printed) and one a fact (the value chosen among"
        " all reports of a figure). A text that begins with = + - @ has an apostrophe put before it.",
        "profile": "tabular-data-package",
        "resources": resources,
    }
    description = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(description, encoding="utf-8")
    return int(tables["observations"][0].num_rows)


def _resource(name: str, table: pa.Table, columns: dict[str, str], key: str) -> dict[str, Any]:
    fields = [
        {"name": field.name, "type": _type(field.type), "description": columns[field.name]}
        for field in table.schema
    ]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": [key]}
    if name in ("observations", "facts"):
        schema["foreignKeys"] = [
            {"fields": ["place_code"], "reference": {"resource": "places", "fields": ["code"]}},
            {"fields": ["indicator"], "reference": {"resource": "indicators", "fields": ["code"]}},
        ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }


def _type(arrow: pa.DataType) -> str:
    return next((name for is_one, name in _TYPES if is_one(arrow)), "string")


__all__ = ["write"]
