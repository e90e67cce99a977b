"""Corrections as files: a CSV that an analyst fills in or takes to another warehouse, and gold labels."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

import duckdb

from extractor.errors import ManifestError, UnknownName
from extractor.observation import number
from warehouse import corrections
from warehouse.connection import transaction
from warehouse.judgement import CHANGEABLE, Judgement, judge
from warehouse.sheets import guard, unguard

_ANCHOR = ("source", "article", "start", "end", "raw", "sentence", "indicator", "measure", "place")
_NEEDED = ("action", "author", "reason")
# What a figure was taken for stands under was_…, what a person says it is under the plain name.
_WAS = {"indicator": "was_indicator", "measure": "was_measure", "place": "was_place"}
COLUMNS = (
    "observation_id",
    *_NEEDED,
    *(_WAS.get(name, name) for name in _ANCHOR),
    "source_key",
    *CHANGEABLE,
)
_EMPTY = "(empty)"
_CORE_UNITS = frozenset({"CNY", "USD", "HKD", "EUR", "JPY", "GBP", "%", "pp", "times", "rank"})


def write_csv(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write the corrections that count, and return how many; :func:`read_csv` reads them elsewhere."""
    table = corrections.listed(connection)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in table.to_dict("records"):
            cells: dict[str, Any] = {_WAS.get(name, name): row[name] for name in (*_ANCHOR, "source_key")}
            cells |= {name: row[name] for name in _NEEDED} | {"observation_id": row["observation_id"]}
            cells |= _written(json.loads(row["changes"]))
            writer.writerow({name: guard(_text(value)) for name, value in cells.items()})
    return len(table)


def _written(changes: dict[str, Any]) -> dict[str, Any]:
    """Return changes as they were given: a period for its two days, (empty) for what was blanked."""
    cells = {name: value for name, value in changes.items() if name in CHANGEABLE}
    if "place_code" in changes:
        cells["place"] = changes["place_code"] or changes["place"]
    if "printed_unit" in changes:
        cells["value"] = changes["printed_value"] + changes["printed_unit"]
    if "period_end" in changes:
        start, end = changes["period_start"], changes["period_end"]
        cells["period"] = f"{start or ''}..{end}" if end else ""
    return {name: _EMPTY if value in ("", None) else value for name, value in cells.items()}


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    return str(number(Decimal(value))) if isinstance(value, float) else str(value)


def read_csv(connection: duckdb.DuckDBPyConnection, path: Path, recorded: datetime) -> tuple[int, int, int]:
    """Apply the corrections of a CSV: all of them, or none if one is wrong.

    A row names its observation by ``observation_id`` or, for another warehouse, by ``source``, ``start``,
    ``end``, ``raw`` and ``sentence``. Columns left empty change nothing; ``(empty)`` blanks a text. A row
    whose source is not loaded yet waits until it is.

    Returns:
        How many were applied, wait for their source, and were known already.

    Raises:
        ManifestError: the file lacks a column, or a row is wrong; the message names file and line.
    """
    applied = waiting = known = 0
    with transaction(connection):
        for line, row in _rows(path):
            try:
                outcome = _read_row(connection, row, recorded)
            except UnknownName as error:
                raise ManifestError(f"{path}, line {line}: {error}") from error
            applied += outcome == "applied"
            waiting += outcome == "waiting"
            known += outcome == "known"
    return applied, waiting, known


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise ManifestError(f"{path} lacks the column {', '.join(missing)}")
            unknown = [name for name in reader.fieldnames or () if name not in COLUMNS]
            if unknown:
                raise ManifestError(f"{path}: no correction has a column {', '.join(unknown)}")
            for row in reader:
                yield reader.line_num, {name: unguard((value or "").strip()) for name, value in row.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ManifestError(f"{path} cannot be read as a CSV in UTF-8: {error}") from error


def _read_row(connection: duckdb.DuckDBPyConnection, row: dict[str, str], recorded: datetime) -> str:
    given = {name: row[name] for name in CHANGEABLE if row.get(name)}
    changes = {name: "" if value == _EMPTY else value for name, value in given.items()}
    judgement = judge(connection, row["author"], row["reason"], row["action"], changes)
    anchor = _anchor(connection, row)
    found = corrections.find(connection, anchor, "observation", "source", [])
    if _is_known(connection, found, anchor, judgement):
        return "known"
    if found is None:
        corrections.record(connection, anchor, None, judgement, recorded)
        return "waiting"
    corrections.change_row(connection, found, anchor, judgement, recorded)
    return "applied"


def _anchor(connection: duckdb.DuckDBPyConnection, row: dict[str, str]) -> dict[str, Any]:
    number_given = row.get("observation_id", "")
    if number_given.isdigit() and (anchor := corrections.anchor_of(connection, int(number_given))):
        names = ("source", "raw")
        if all(not row.get(name) or row[name] == anchor[name] for name in names):
            return anchor
    if not (row.get("source") and row.get("raw") and row.get("start", "").isdigit()):
        raise UnknownName("the row names neither an observation of this warehouse nor source, start and raw")
    return {
        "source": row["source"],
        "source_key": row.get("source_key") or row["source"],
        "article": row.get("article", ""),
        "start": int(row["start"]),
        "end": int(row.get("end") or 0) or int(row["start"]) + len(row["raw"]),
        "raw": row["raw"],
        "sentence": row.get("sentence", ""),
        "indicator": row.get("was_indicator", ""),
        "measure": row.get("was_measure", ""),
        "place": row.get("was_place") or None,
    }


def _is_known(
    connection: duckdb.DuckDBPyConnection,
    found: int | None,
    anchor: dict[str, Any],
    judgement: Judgement,
) -> bool:
    """Whether the same is said of the figure already, so that reading a file twice changes nothing."""
    rows = connection.execute(
        "SELECT changes FROM correction WHERE NOT replaced AND action = ? AND (observation_id = ? OR"
        ' observation_id IS NULL AND source = ? AND "start" = ? AND raw = ? AND sentence = ?)',
        [judgement.action, found, *(anchor[name] for name in ("source", "start", "raw", "sentence"))],
    ).fetchall()
    return any(judgement.columns.items() <= json.loads(changes).items() for (changes,) in rows)


def gold(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return labels for ``evaluate``: every figure of the sources that a person has looked at.

    Figures confirmed or changed are labels, rejected ones are none, and figures nobody has judged are marked
    optional, so that they count neither for nor against an extractor.
    """
    found = connection.execute(
        "SELECT * FROM report WHERE source_id IN (SELECT source_id FROM observation WHERE review <> '')"
        " AND review <> 'rejected' ORDER BY source, path, \"start\", ordinal"
    ).df()
    return [_label(row) for row in found.to_dict("records")]


def write_gold(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write the labels as JSON Lines, and return how many there are."""
    labels = gold(connection)
    lines = [json.dumps(label, ensure_ascii=False) for label in labels]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(labels)


_LABELLED = ("measure", "basis", "indicator", "activity", "of", "place", "subject_kind", "subject")


def _label(row: Mapping[Any, Any]) -> dict[str, Any]:
    label = {"source": PurePath(row["source"]).stem, "article": row["article"], "raw": row["raw"]}
    label |= {"value": number(row["value"]), "unit": row["unit"]}
    label |= {name: row[name] for name in _LABELLED}
    label["place"] = row["place"] if isinstance(row["place"], str) else None
    label |= {"period": _months(row["period_start"], row["period_end"]), "status": row["status"]}
    label |= {"bound": row["bound"], "tier": "core" if row["unit"] in _CORE_UNITS else "extended"}
    return label if row["review"] else label | {"optional": True}


def _months(start: Any, end: Any) -> str:
    def month(day: Any) -> str:
        return "" if day is None or day != day else f"{day:%Y-%m}"

    return f"{month(start)}..{month(end)}" if month(end) else ""


__all__ = ["COLUMNS", "gold", "read_csv", "write_csv", "write_gold"]
