"""Corrections: what a person says of a figure, applied on top of what the extractor says, now and ever after.

A correction remembers where the figure stands and what it was taken for. When its source is extracted again
it is applied again: to the same figure in the same sentence, else to the one at the same place of the
text. A figure that a person confirmed or changed stays while the text still has it, even if a new
extractor misses it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb
import pandas as pd

from extractor.errors import UnknownName
from warehouse import facts
from warehouse.connection import run, sql, transaction
from warehouse.judgement import Judgement, judge

_ANCHOR = (
    "source",
    "source_key",
    "article",
    "start",
    "end",
    "raw",
    "sentence",
    "indicator",
    "measure",
    "place",
)


def correct(
    connection: duckdb.DuckDBPyConnection,
    observation_id: int,
    *,
    author: str,
    reason: str,
    action: str,
    changes: Mapping[str, Any],
    recorded: datetime,
) -> int:
    """Change, confirm or reject an observation; return the correction's number.

    Raises:
        UnknownName: there is no such observation, action, column, code, place, indicator or period.
    """
    observation_id = int(observation_id)  # a number of pandas will do as well
    anchor = anchor_of(connection, observation_id)
    if anchor is None:
        raise UnknownName(f"there is no observation {observation_id}; the observations show their numbers")
    near = connection.execute(
        "SELECT place_code FROM observation WHERE observation_id = ?", [observation_id]
    ).fetchone()
    judgement = judge(connection, author, reason, action, changes, near[0] if near else None)
    with transaction(connection):
        return change_row(connection, observation_id, anchor, judgement, recorded)


def anchor_of(connection: duckdb.DuckDBPyConnection, observation_id: int) -> dict[str, Any] | None:
    """Return where a figure stands and what it is taken for, None where there is no such observation."""
    row = connection.execute(
        "SELECT s.name, s.key, a.headline, o.start, o.end, o.raw, o.sentence, o.indicator, o.measure, o.place"
        " FROM observation AS o JOIN source AS s USING (source_id) JOIN article AS a USING (article_id)"
        " WHERE o.observation_id = ?",
        [observation_id],
    ).fetchone()
    return None if row is None else dict(zip(_ANCHOR, row, strict=True))


def change_row(
    connection: duckdb.DuckDBPyConnection,
    observation_id: int,
    anchor: Mapping[str, Any],
    judgement: Judgement,
    recorded: datetime,
) -> int:
    """Record a correction and apply it to its row, on top of earlier ones; call it inside a transaction."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE former AS SELECT * FROM observation WHERE observation_id = ?",
        [observation_id],
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE restaged AS SELECT * EXCLUDE (recorded_from) FROM former"
    )
    earlier = _latest(connection, observation_id)
    if earlier is not None:
        anchor = earlier["anchor"]
        judgement = replace(judgement, columns={**earlier["changes"], **judgement.columns})
    number = record(connection, anchor, observation_id, judgement, recorded)
    _apply(connection, observation_id, number, judgement)
    run(connection, sql("compare_rows"))
    run(connection, sql("replace_rows"), recorded)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE touched_fact AS SELECT fact_id FROM fresh WHERE fact_id IS NOT NULL"
        " UNION SELECT fact_id FROM outdated WHERE fact_id IS NOT NULL"
    )
    facts.refresh(connection)
    return number


def record(
    connection: duckdb.DuckDBPyConnection,
    anchor: Mapping[str, Any],
    observation_id: int | None,
    judgement: Judgement,
    recorded: datetime,
) -> int:
    """Write a correction down; one of the same figure that was made before is replaced by it."""
    if observation_id is not None:
        connection.execute(
            "UPDATE correction SET replaced = true WHERE observation_id = ? AND NOT replaced",
            [observation_id],
        )
    changes = json.dumps(judgement.columns, ensure_ascii=False)
    values: list[Any] = [observation_id, judgement.action, changes, judgement.author, judgement.reason]
    values += [recorded, False, *(anchor[name] for name in _ANCHOR)]
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO correction SELECT nextval('correction_number'), {marks}", values)
    row = connection.execute("SELECT max(correction_id) FROM correction").fetchone()
    return int(row[0]) if row else 0


def _latest(connection: duckdb.DuckDBPyConnection, observation_id: int) -> dict[str, Any] | None:
    quoted = ", ".join(f'"{name}"' for name in _ANCHOR)
    row = connection.execute(
        f"SELECT changes, {quoted} FROM correction WHERE observation_id = ? AND NOT replaced",
        [observation_id],
    ).fetchone()
    return (
        None
        if row is None
        else {"changes": json.loads(row[0]), "anchor": dict(zip(_ANCHOR, row[1:], strict=True))}
    )


def _apply(
    connection: duckdb.DuckDBPyConnection, observation_id: int, number: int, judgement: Judgement
) -> None:
    """Change the row of ``restaged``."""
    given = {**judgement.columns, "review": judgement.review, "correction_id": number}
    assignments = ", ".join(f'"{name}" = ?' for name in given)
    connection.execute(
        f"UPDATE restaged SET {assignments} WHERE observation_id = ?", [*given.values(), observation_id]
    )
    connection.execute(
        "UPDATE restaged SET step = printed_step(value, printed_value), fact_id = fact_key("
        'place_code, place, indicator, activity, measure, basis, "of", unit, period_start, period_end,'
        " status, subject_kind, subject) WHERE observation_id = ?",
        [observation_id],
    )


_CORRECTED = """
SELECT c.* FROM correction AS c
WHERE NOT c.replaced AND c.source IN (
    SELECT s.name FROM incoming_source AS s JOIN touched AS t ON t.source_key = s.key WHERE t.corrected
) ORDER BY c.correction_id
"""

_STAGED = (
    "(SELECT t.source_id, s.name, s.key FROM incoming_source AS s JOIN touched AS t ON t.source_key = s.key)"
)

_STILL_THERE = """
SELECT 1 FROM former AS f JOIN touched AS t USING (source_id)
JOIN incoming_source AS s ON s.key = t.source_key
WHERE f.observation_id = ?
    AND squeezed(substr(s.text, f."start" + 1, f."end" - f."start")) = f.raw
    AND f.observation_id NOT IN (SELECT observation_id FROM restaged)
"""


def reapply(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the corrections of staged sources to the rows of ``restaged``; part of a load."""
    found = connection.execute(_CORRECTED)
    columns = [description[0] for description in found.description or []]
    used: list[int] = []
    for row in found.fetchall():
        correction = dict(zip(columns, row, strict=True))
        number, was = correction["correction_id"], correction["observation_id"]
        match = find(connection, correction, "restaged", _STAGED, used)
        if match is None and correction["action"] != "reject" and was is not None:
            match = _keep(connection, was)
        if match != was:
            connection.execute(
                "UPDATE correction SET observation_id = ? WHERE correction_id = ?", [match, number]
            )
        if match is not None:
            used.append(match)
            _apply(connection, match, number, _judgement(correction))


def _judgement(correction: Mapping[str, Any]) -> Judgement:
    columns = json.loads(correction["changes"])
    return Judgement(correction["author"], correction["reason"], correction["action"], columns)


def find(
    connection: duckdb.DuckDBPyConnection, anchor: Mapping[str, Any], rows: str, sources: str, used: list[int]
) -> int | None:
    """Return the observation that a correction is about, None where there is none."""
    given = {name: anchor[name] for name in _ANCHOR if name != "article"}
    row = connection.execute(
        sql("match_correction").format(rows=rows, sources=sources), given | {"used": used}
    ).fetchone()
    return None if row is None else int(row[0])


def _keep(connection: duckdb.DuckDBPyConnection, observation_id: int) -> int | None:
    """Keep a figure that the text still has though the extractor no longer finds it."""
    if connection.execute(_STILL_THERE, [observation_id]).fetchone() is None:
        return None
    connection.execute(
        "INSERT INTO restaged SELECT * EXCLUDE (recorded_from) FROM former WHERE observation_id = ?",
        [observation_id],
    )
    return observation_id


def listed(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the corrections that count, oldest first; one that no figure matches has no observation."""
    table = connection.execute("SELECT * FROM correction WHERE NOT replaced ORDER BY correction_id").df()
    return table.drop(columns="replaced").astype({"observation_id": "Int64"})


__all__ = ["anchor_of", "change_row", "correct", "find", "listed", "reapply", "record"]
