"""The warehouse behind the pages, opened for one request at a time, so that others can load meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse.warehouse import Warehouse

Row = dict[str, Any]


class Desk(Warehouse):
    """A warehouse with questions of the pages' own."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open connection, for the questions of :mod:`warehouse.names`."""
        return self._connection

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return the rows of a query written in this package, its values passed apart from it."""
        found = self._connection.execute(query, list(values))
        names = [str(column[0]) for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def row(self, query: str, values: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query, None where there is none."""
        return next(iter(self.rows(query, values)), None)

    def count(self, query: str, values: Sequence[Any] = ()) -> int:
        """Return the one number that a query gives."""
        found = self._connection.execute(query, list(values)).fetchone()
        return int(found[0]) if found and found[0] is not None else 0


@dataclass(slots=True)
class Door:
    """Opens the file for a request and closes it again: many may read at once, or one may write.

    Opening takes some ten milliseconds; a reader that stayed would keep ``indicators load`` waiting.

    Attributes:
        path: file of the warehouse.
        wait: seconds to wait for another process that holds it.
    """

    path: Path
    wait: float = 10.0
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _readers: int = 0
    _writers: int = 0
    """Those that write or wait to: no reader comes in before them."""

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """Open for reading.

        Raises:
            WarehouseError: it is in use by another process, or is no warehouse.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._writers)
            self._readers += 1
        try:
            with Desk(self.path, read_only=True, wait=self.wait) as desk:
                yield desk
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """Open for a correction; see :meth:`reading`."""
        with self._changed:
            self._writers += 1
            self._changed.wait_for(lambda: not self._readers)
            self._readers = 1  # other writers wait for this one as they do for readers
        try:
            with Desk(self.path, wait=self.wait) as desk:
                yield desk
        finally:
            with self._changed:
                self._readers, self._writers = 0, self._writers - 1
                self._changed.notify_all()


__all__ = ["Desk", "Door", "Row"]
