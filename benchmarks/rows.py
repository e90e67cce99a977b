"""What a benchmark tells: our figure, that of a peer or limit of the same run, and their ratio."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.console import Console
from rich.table import Table


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        what: what was measured.
        ours, beside: our figure, and the one it is set beside.
        ratio: of the two, None where there is none.
        wanted: ``≥ 1.0`` or ``≤ 3.0``, empty where nothing is asked.
    """

    what: str
    ours: str
    beside: str
    ratio: float | None
    wanted: str = ""

    @property
    def holds(self) -> bool:
        """Whether the ratio is as wanted."""
        if self.ratio is None or not self.wanted:
            return True
        sign, limit = self.wanted.split()
        return self.ratio >= float(limit) if sign == "≥" else self.ratio <= float(limit)


def show(rows: Iterable[Row]) -> None:
    """Print the rows as one table."""
    table = Table("measured", "here", "beside", "ratio", "wanted", "")
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        table.add_row(row.what, row.ours, row.beside, ratio, row.wanted, "" if row.holds else "short")
    Console(width=150).print(table)


def processor_seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the least processor time of some runs, after one that warms up."""
    work()
    gc.freeze()  # as worker processes do
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)
