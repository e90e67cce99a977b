"""Opening the file: waiting for other processes, and turning DuckDB's refusals into sentences."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

import duckdb

from extractor.errors import WarehouseError

ENVIRONMENT_VARIABLE: Final = "TOWN_INDICATORS_WAREHOUSE"
DEFAULT_NAME: Final = "warehouse.duckdb"

# A query of a user must reach no file but the warehouse; loading hands rows over in memory.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {"enable_external_access": False}
PAUSE = 0.05

OnWait = Callable[[str], None]


def default_path() -> Path:
    """Return the file named by TOWN_INDICATORS_WAREHOUSE, else ``warehouse.duckdb`` in this folder."""
    return Path(os.environ.get(ENVIRONMENT_VARIABLE) or DEFAULT_NAME)


def sql(name: str) -> str:
    """Return the text of ``warehouse/sql/NAME.sql``."""
    return files("warehouse").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def connect(
    path: Path, *, read_only: bool = False, wait: float = 10.0, on_wait: OnWait | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the file, waiting while another process holds it.

    Args:
        path: file of the warehouse; made if it is missing and ``read_only`` is false.
        read_only: open for reading, which several processes may do at once.
        wait: how many seconds to wait for another process.
        on_wait: is called once, with a sentence to show, when there is someone to wait for.

    Raises:
        WarehouseError: the file is no warehouse, or another process held it all the time.
    """
    if read_only and not path.exists():
        raise WarehouseError(f"{path}: there is no warehouse here; make one with: indicators load FILES")
    if path.is_dir():
        raise WarehouseError(f"{path} is a folder; name the file of a warehouse, e.g. {path / DEFAULT_NAME}")
    deadline = time.monotonic() + wait
    told = False
    while True:
        try:
            return _open(path, read_only)
        except (duckdb.IOException, duckdb.ConnectionException, duckdb.BinderException) as error:
            holder = _holder(error)
            if holder is None:
                raise WarehouseError(_refusal(path, error)) from error
            if time.monotonic() >= deadline:
                raise WarehouseError(
                    f"{path} is in use by {holder}, and was still so after {wait:g} seconds; "
                    "try again when it is done, or wait longer with --wait SECONDS"
                ) from error
            if on_wait is not None and not told:
                on_wait(f"{path} is in use by {holder}; waiting up to {wait:g} seconds")
                told = True
            time.sleep(PAUSE)
        except duckdb.Error as error:
            raise WarehouseError(_refusal(path, error)) from error


def _open(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(path, read_only=read_only, config=_CONFIG)
    except duckdb.ConnectionException:
        # This process holds the file for writing already; both may share it.
        connection = duckdb.connect(path, config=_CONFIG)
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def _holder(error: duckdb.Error) -> str | None:
    """Return who holds the file, or None where the error is not about that."""
    message = str(error)
    if "different configuration" in message or "already attached" in message:
        return "another reader or writer of this program"
    if "lock" not in message.lower():
        return None
    found = re.search(r"held in (.+?) \(PID (\d+)\)", message)
    return f"another process ({Path(found[1]).name}, PID {found[2]})" if found else "another process"


def _refusal(path: Path, error: duckdb.Error) -> str:
    message = str(error)
    if "not a valid DuckDB" in message:
        return f"{path} is not a warehouse (not a DuckDB file); name another file with --warehouse"
    if "newer" in message and "version" in message:
        return f"{path} was written by a newer DuckDB than the installed {duckdb.__version__}; upgrade duckdb"
    if "No such file or directory" in message:
        return f"{path}: the folder does not exist; make it first"
    if "Permission denied" in message:
        return f"{path}: permission denied; choose a file you may write, with --warehouse"
    return f"{path} cannot be opened as a warehouse: {message.splitlines()[0]}"


@contextlib.contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Run the body in one transaction, rolled back when it raises."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def run(connection: duckdb.DuckDBPyConnection, script: str, recorded: datetime | None = None) -> None:
    """Run the statements of a script; ``$recorded`` in them is the time of the load."""
    for statement in connection.extract_statements(script):
        named = "recorded" in statement.named_parameters
        connection.execute(statement, {"recorded": recorded} if named else None)


__all__ = ["ENVIRONMENT_VARIABLE", "OnWait", "connect", "default_path", "run", "sql", "transaction"]
