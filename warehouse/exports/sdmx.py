"""SDMX: data as SDMX-CSV 2.0, and its concepts, code lists and data structure as SDMX-ML 3.0.

A running total such as 2023年1—7月 is the time range ``2023-01-01/P7M``, never July.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from warehouse.exports import sdmx_structure as structure
from warehouse.exports.plain import cell
from warehouse.exports.tables import Scope, query
from warehouse.sheets import guard

_FACTS = """
SELECT f.place_code, f.place, f.indicator, f.indicator_name, f.activity, f.measure, f.basis, f."of", f.unit,
    f.status, f.subject_kind, f.subject, f.period_start, f.period_end, f.value, f.printed_value,
    f.contradicted, f.published, f.sentence, f.source, f.observation_id,
    coalesce(p.full_name, f.place) AS full_name
FROM (SELECT r.*, s.name AS source FROM fact_report AS r JOIN source AS s USING (source_id)) AS f
LEFT JOIN place AS p ON p.code = f.place_code
WHERE {where}
ORDER BY f.place_code NULLS LAST, f.place, f.indicator, f.period_end, f.period_start, f.fact_id
"""


def write(connection: duckdb.DuckDBPyConnection, folder: Path, scope: Scope) -> tuple[int, int]:
    """Write ``data.csv`` and ``structure.xml`` into a folder.

    Returns:
        How many facts were written, and how many left out because their period is not known: SDMX has no
        observation without a time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    facts = query(connection, _FACTS, scope).to_pylist()
    dated = [fact for fact in facts if fact["period_end"] is not None]
    rows = [_row(fact) for fact in dated]
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["STRUCTURE", "STRUCTURE_ID", "ACTION", *structure.COLUMNS])
        writer.writeheader()
        for row in rows:
            writer.writerow(
                {"STRUCTURE": "dataflow", "STRUCTURE_ID": structure.DATAFLOW, "ACTION": "I", **row}
            )
    structure.write(folder / "structure.xml", _code_lists(dated))
    return len(rows), len(facts) - len(dated)


def _row(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "REF_AREA": area_code(fact["place_code"], fact["place"]),
        "INDICATOR": fact["indicator"].upper(),
        "ACTIVITY": own_code("A", fact["activity"], "_T"),
        "TRANSFORMATION": structure.TRANSFORMATIONS[fact["measure"]][0],
        "PRICE_BASE": structure.BASES[fact["basis"]][0],
        "REFERENCE": own_code("R", fact["of"], "_Z"),
        "UNIT_MEASURE": unit_code(fact["unit"]),
        "OBS_STATUS": structure.STATUSES[fact["status"]][0],
        "SUBJECT_KIND": fact["subject_kind"].upper(),
        "SUBJECT": own_code("S", fact["subject"], "_T"),
        "TIME_PERIOD": time_period(fact["period_start"], fact["period_end"]),
        "OBS_VALUE": cell(fact["value"]),
        "UNIT_MULT": 0,
        "DECIMALS": len(fact["printed_value"].partition(".")[2]),
        "CONTRADICTED": "true" if fact["contradicted"] else "false",
        "PUBLISHED": fact["published"] or "",
        "SOURCE": guard(fact["source"]),
        "COMMENT_OBS": guard(fact["sentence"]),
        "OBSERVATION_ID": fact["observation_id"],
    }


def time_period(start: date | None, end: date) -> str:
    """Return a period as SDMX names it: 2024, 2024-S1, 2024-Q3, 2024-09, 2024-01-01/P9M, 2024-10-31."""
    if start is None:
        return end.isoformat()
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    following = date.fromordinal(end.toordinal() + 1)
    if start.day != 1 or following.day != 1:
        return f"{start.isoformat()}/P{end.toordinal() - start.toordinal() + 1}D"
    match months, start.month:
        case 12, 1:
            return f"{start.year}"
        case 6, 1 | 7:
            return f"{start.year}-S{start.month // 6 + 1}"
        case 3, 1 | 4 | 7 | 10:
            return f"{start.year}-Q{start.month // 3 + 1}"
        case 1, _:
            return f"{start:%Y-%m}"
    return f"{start.isoformat()}/P{months}M"


def own_code(letter: str, words: str, empty: str) -> str:
    """Return a code for free words, the same in every export: 服务业 → A1B2C3D4E."""
    return letter + hashlib.sha256(words.encode()).hexdigest()[:10].upper() if words else empty


def area_code(place_code: str | None, place: str) -> str:
    """Return the division's code, or one of its own for a zone."""
    return place_code or own_code("Z", place, "_Z")


def unit_code(unit: str) -> str:
    """Return SDMX's code of a unit: CNY, PT (percent), PP, X (times); one of its own for others."""
    known = structure.UNITS.get(unit)
    return known[0] if known else own_code("U", unit, "_Z")


def _code_lists(facts: Iterable[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the codes that the facts use, by code list: code → name."""
    lists: dict[str, dict[str, str]] = {
        name: {} for name in ("REF_AREA", "INDICATOR", "ACTIVITY", "REFERENCE", "UNIT_MEASURE", "SUBJECT")
    }
    for fact in facts:
        row = _row(fact)
        unit = structure.UNITS.get(fact["unit"])
        named = {
            "REF_AREA": fact["full_name"],
            "INDICATOR": fact["indicator_name"] or fact["indicator"],
            "ACTIVITY": fact["activity"] or "总计",
            "REFERENCE": fact["of"] or "不适用",
            "UNIT_MEASURE": unit[1] if unit else fact["unit"],
            "SUBJECT": fact["subject"] or "本地区",
        }
        for concept, name in named.items():
            lists[concept][row[concept]] = name
    return lists


__all__ = ["area_code", "own_code", "time_period", "unit_code", "write"]
