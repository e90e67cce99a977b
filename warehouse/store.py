"""A warehouse file that is open: who holds it, for how long, and when others get their turn."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from extractor.errors import WarehouseError
from warehouse import connection as opening
from warehouse import upgrade
from warehouse.connection import OnWait, default_path

HELD = 2.0
"""Seconds for which a load holds the file before it gives way to readers."""


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


class Store:
    """An open file, made or upgraded if need be.

    Args:
        path: the file; None for TOWN_INDICATORS_WAREHOUSE or ``warehouse.duckdb``.
        read_only: open for reading; nothing can be loaded then.
        wait: seconds to wait while another process holds the file.
        on_wait: is called with a sentence when there is someone to wait for.
        now: tells the time of a load, UTC without zone.

    Raises:
        WarehouseError: the file is in use, newer than this program, or no warehouse.
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        read_only: bool = False,
        wait: float = 10.0,
        on_wait: OnWait | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.path = Path(path) if path is not None else default_path()
        self.read_only = read_only
        self.backup: Path | None = None
        self._wait, self._on_wait, self._now = wait, on_wait, now
        self._connection = self._open()

    def _open(self) -> duckdb.DuckDBPyConnection:
        connection = opening.connect(
            self.path, read_only=self.read_only, wait=self._wait, on_wait=self._on_wait
        )
        try:
            if self.read_only and not upgrade.is_ready(connection, self.path):
                connection.close()
                with Store(self.path, wait=self._wait, on_wait=self._on_wait) as older:
                    self.backup = older.backup
                return opening.connect(self.path, read_only=True, wait=self._wait, on_wait=self._on_wait)
            if not self.read_only:
                self.backup = upgrade.prepare(connection, self.path) or self.backup
        except BaseException:
            connection.close()
            raise
        self._opened = time.monotonic()
        return connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def refuse_reader(self) -> None:
        """Raise WarehouseError where the file was opened for reading."""
        if self.read_only:
            raise WarehouseError(
                f"{self.path} was opened for reading; open it without read_only to change it"
            )

    def give_way(self) -> None:
        """Let go of the file for a moment if it has been held for long, so that readers get their turn."""
        if time.monotonic() - self._opened < HELD:
            return
        self._connection.close()
        time.sleep(2 * opening.PAUSE)
        self._connection = self._open()


__all__ = ["HELD", "Store"]
