"""Making a warehouse, and bringing an older one up to the present schema."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

import patterns
from extractor.errors import WarehouseError
from patterns import divisions
from warehouse import facts
from warehouse.connection import sql, transaction
from warehouse.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

MIGRATIONS = "warehouse:migrations"
_DEFINITIONS = ("macros", "views", "audit")
_RENUMBER = """
UPDATE observation SET fact_id = key FROM (
    SELECT observation_id, fact_key(
        place_code, place, indicator, activity, measure, basis, "of", unit, period_start, period_end, status,
        subject_kind, subject
    ) AS key FROM observation
) AS now WHERE now.observation_id = observation.observation_id AND fact_id IS DISTINCT FROM key
"""


def version(connection: duckdb.DuckDBPyConnection, path: Path) -> int | None:
    """Return the schema's version, None where the file is empty.

    Raises:
        WarehouseError: the file holds something else, or was made by a newer version of this program.
    """
    names = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not names:
        return None
    row = None
    if "alembic_version" in names and "observation" in names:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None or not str(row[0]).isdigit():
        raise WarehouseError(f"{path} is a DuckDB file but no warehouse of indicators; name another file")
    if int(row[0]) > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path} has schema version {int(row[0])}, newer than version {SCHEMA_VERSION} of this program; "
            "upgrade town-indicators, or name another file"
        )
    return int(row[0])


def is_ready(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Return whether the file can be used as it is, without :func:`prepare`."""
    if version(connection, path) != SCHEMA_VERSION:
        return False
    row = connection.execute("SELECT value FROM setting WHERE name = 'definitions'").fetchone()
    return row is not None and row[0] == _fingerprint(connection)


def prepare(
    connection: duckdb.DuckDBPyConnection, path: Path, *, migrations: str = MIGRATIONS
) -> Path | None:
    """Make the tables of a new file, upgrade those of an older one, and renew views and catalogues.

    Returns:
        The copy that was made before an upgrade, None where none was needed.
    """
    found = version(connection, path)
    backup = None
    if found is not None and found < SCHEMA_VERSION:
        backup = back_up(connection, path, found)
    if found != SCHEMA_VERSION:
        _migrate(connection, path, migrations)
    if not is_ready(connection, path):
        _renew(connection)
    return backup


def back_up(connection: duckdb.DuckDBPyConnection, path: Path, found: int) -> Path:
    """Copy the file beside itself; no other process can write meanwhile, since this one holds it."""
    connection.execute("CHECKPOINT")
    backup = path.with_name(f"{path.stem}.version{found}{path.suffix}")
    number = 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.stem}.version{found}-{number}{path.suffix}")
    shutil.copyfile(path, backup)
    return backup


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path, migrations: str) -> None:
    from alembic import command

    with _sqlalchemy(connection) as bound:
        config = _config(migrations)
        config.attributes["connection"] = bound
        try:
            command.upgrade(config, "head")
        except Exception as error:  # whatever a migration meets, the user gets a sentence and the old file
            raise WarehouseError(
                f"{path} could not be upgraded and stays as it was: {str(error).splitlines()[0]}"
            ) from error


def _config(migrations: str) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", migrations)
    return config


@contextmanager
def _sqlalchemy(connection: duckdb.DuckDBPyConnection) -> Iterator[Connection]:
    """Lend a connection of DuckDB to SQLAlchemy for one transaction."""
    from duckdb_sqlalchemy import ConnectionWrapper
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "duckdb://", creator=lambda: ConnectionWrapper(connection.cursor()), poolclass=StaticPool
    )
    try:
        with engine.begin() as bound:
            yield bound
    finally:
        engine.dispose()


def _fingerprint(connection: duckdb.DuckDBPyConnection) -> str:
    """Return a hash of all that :func:`_renew` writes, and of how this DuckDB hashes the keys of facts."""
    digest = hashlib.sha256()
    digest.update(repr(connection.execute("SELECT hash('gdp', DATE '2024-01-01', NULL)").fetchone()).encode())
    for name in (*_DEFINITIONS, "choose"):
        digest.update(sql(name).encode())
    for name in ("indicators.toml", "divisions.csv"):
        digest.update(files("patterns").joinpath(name).read_bytes())
    return digest.hexdigest()


def _renew(connection: duckdb.DuckDBPyConnection) -> None:
    """Write macros, views, the catalogue and the division table, and choose the facts by today's order."""
    with transaction(connection):
        for name in _DEFINITIONS:
            connection.execute(sql(name))
        for table, rows in (("place", _places()), ("indicator", _indicators())):
            connection.register("incoming", rows)
            connection.execute(f"DELETE FROM {table}")
            connection.execute(f"INSERT INTO {table} BY NAME FROM incoming")
            connection.unregister("incoming")
        connection.execute(
            "INSERT OR REPLACE INTO setting VALUES ('definitions', ?)", [_fingerprint(connection)]
        )
        connection.execute(_RENUMBER)
    facts.rebuild(connection)


def _places() -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "code": division.code,
                "name": division.name,
                "level": division.level,
                "parent_code": division.parent.code if division.parent else None,
                "full_name": division.full_name,
            }
            for division in divisions.load()
        ]
    )


def _indicators() -> pa.Table:
    names = ("code", "name", "english", "dimension", "cumulative")
    return pa.Table.from_pylist(
        [
            {name: getattr(entry, name) for name in names} | {"words": list(entry.words)}
            for entry in patterns.load().indicators.values()
        ]
    )


__all__ = ["back_up", "is_ready", "prepare", "version"]
