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
    """Lets one request after the other to the file, and closes it in between.

    Opening takes some ten milliseconds; a reader that stayed would keep ``indicators load`` waiting.

    Attributes:
        path: file of the warehouse.
        wait: seconds to wait for another process that holds it.
    """

    path: Path
    wait: float = 10.0
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """Open for reading.

        Raises:
            WarehouseError: it is in use, or is no warehouse.
        """
        with self._turn, Desk(self.path, read_only=True, wait=self.wait) as desk:
            yield desk

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """Open for a correction; see :meth:`reading`."""
        with self._turn, Desk(self.path, wait=self.wait) as desk:
            yield desk


__all__ = ["Desk", "Door", "Row"]
