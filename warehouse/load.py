"""Loading: whole sources, each inside one transaction, the same again changing nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import datetime

import duckdb
import pyarrow as pa

from extractor.errors import WarehouseError
from warehouse import corrections, facts
from warehouse.connection import run, sql, transaction
from warehouse.parts import Batch, Loaded, to_batch
from warehouse.records import LoadReport

_SOURCES_A_BATCH = 500
_ROWS_A_TRANSACTION = 500_000


def is_current(
    connection: duckdb.DuckDBPyConnection, key: str, content_hash: str, extractor_version: str
) -> bool:
    """Return whether this source is loaded with this text, read by this version of the program."""
    found = connection.execute(
        "SELECT count(*) FROM source WHERE key = ? AND content_hash = ? AND extractor_version = ?",
        [key, content_hash, extractor_version],
    ).fetchone()
    return found is not None and found[0] > 0


def batches(loaded: Iterable[Loaded], size: int = _SOURCES_A_BATCH) -> Iterator[Batch]:
    """Yield the records in batches of ``size`` sources."""
    records = iter(loaded)
    while chunk := tuple(itertools.islice(records, size)):
        yield to_batch(chunk)


def joined(batches: Iterable[Batch], rows: int = _ROWS_A_TRANSACTION) -> Iterator[Batch]:
    """Put small batches together until they hold ``rows`` observations; large transactions cost half.

    Where reading the next batch fails, those before it are still handed on.
    """
    waiting: list[Batch] = []
    keys: set[str] = set()
    try:
        for batch in batches:
            new = set(batch.sources["key"].to_pylist())
            if waiting and (not keys.isdisjoint(new) or _rows(waiting) + _rows([batch]) > rows):
                yield _together(waiting)
                waiting, keys = [], set()
            waiting.append(batch)
            keys |= new
    except WarehouseError:
        if waiting:
            yield _together(waiting)
        raise
    if waiting:
        yield _together(waiting)


def _rows(batches: list[Batch]) -> int:
    return sum(batch.observations.num_rows for batch in batches)


def _together(batches: list[Batch]) -> Batch:
    if len(batches) == 1:
        return batches[0]
    return Batch(
        pa.concat_tables([batch.sources for batch in batches]),
        pa.concat_tables([batch.articles for batch in batches]),
        pa.concat_tables([batch.observations for batch in batches]),
    )


def load_batch(connection: duckdb.DuckDBPyConnection, batch: Batch, recorded: datetime) -> LoadReport:
    """Load whole sources in one transaction.

    A source that the warehouse knows is made equal to what the batch says of it: observations that changed
    or vanished go to the history, the others stay untouched.
    """
    tables = {
        "incoming_source": batch.sources,
        "incoming_article": batch.articles,
        "incoming_observation": batch.observations,
    }
    for name, table in tables.items():
        connection.register(name, table)
    try:
        with transaction(connection):
            run(connection, sql("stage"), recorded)
            run(connection, sql("diff"), recorded)
            corrections.reapply(connection)
            run(connection, sql("compare_rows"), recorded)
            run(connection, sql("replace_rows"), recorded)
            run(connection, sql("replace_sources"), recorded)
            facts.refresh(connection)
            _check(connection)
            report = _report(connection, recorded)
    finally:
        for name in tables:
            connection.unregister(name)
    return report


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """Count what was written before it is committed, so that nothing can get lost on the way."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM incoming_observation),"
        " (SELECT count(*) FROM observation WHERE source_id IN (SELECT source_id FROM touched))"
    ).fetchone()
    given, held = row if row else (0, 0)
    if held < given:  # corrections may keep more than was extracted, never less
        raise WarehouseError(
            f"only {held} of {given} observations arrived in the warehouse; nothing was loaded"
        )


def _report(connection: duckdb.DuckDBPyConnection, recorded: datetime) -> LoadReport:
    outcomes = connection.execute(
        "SELECT source_key, CASE WHEN new THEN 'new' WHEN changed OR source_id IN"
        " (SELECT source_id FROM fresh UNION SELECT source_id FROM outdated) THEN 'replaced'"
        " ELSE 'unchanged' END FROM touched ORDER BY source_key"
    ).fetchall()
    written = connection.execute(
        "SELECT count(*) FROM observation WHERE recorded_from = ?"
        " AND source_id IN (SELECT source_id FROM touched)",
        [recorded],
    ).fetchone()
    keys = {
        outcome: tuple(key for key, is_one in outcomes if is_one == outcome)
        for outcome in ("new", "replaced", "unchanged")
    }
    return LoadReport(**keys, observations=written[0] if written else 0)


__all__ = ["batches", "is_current", "joined", "load_batch"]
