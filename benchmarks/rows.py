"""What a benchmark tells: our figure, that of a peer or limit of the same run, and their ratio."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

_WIDTH, _COLUMN = 92, 18


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
    """Print the rows as one table, each as soon as it is measured."""
    print(_line("measured", "here", "beside", "ratio", "wanted", ""))
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        print(
            _line(row.what, row.ours, row.beside, ratio, row.wanted, "" if row.holds else "short"), flush=True
        )


def _line(what: str, *columns: str) -> str:
    # A Chinese character takes the room of two.
    room = _WIDTH - sum("\u2e80" < character < "\uff00" for character in what)
    return f"{what:<{room}}" + "".join(f"{column:>{_COLUMN}}" for column in columns)


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
