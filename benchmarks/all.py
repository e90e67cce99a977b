"""Every benchmark, in one table of ratios; what ``make bench`` runs. benchmarks/README.md explains each line.

python benchmarks/all.py [FOLDER]     # pages of one's own instead of made ones
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import extraction
import growth
import reading
import scale
import warehouse_scale
from rows import Row, show


def rows(folder: Path | None) -> Iterator[Row]:
    yield from extraction.rows(folder)
    yield from growth.rows()
    yield from scale.rows()
    yield from read()
    yield from warehouse_scale.rows(200_000, 2_000_000)


def read() -> Iterator[Row]:
    """Reading one page of each kind of file, beside the library that does the bulk of the work."""
    with tempfile.TemporaryDirectory() as name:
        with contextlib.redirect_stdout(io.StringIO()):
            made = reading.make_pages(Path(name))
        for kind, path in made.items():
            ours, _, _ = reading.measured(reading.ours, path, reading.PAGES)
            theirs, _, _ = reading.measured(reading.PEERS[kind], path, reading.PAGES)
            yield Row(
                f"reading a page, {kind} : its library", f"{ours:.4f} s", f"{theirs:.4f} s", ours / theirs
            )


if __name__ == "__main__":
    show(rows(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
