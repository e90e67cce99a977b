"""The nouns of a printed page, and its text with the place of every run of glyphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.observation import Box
from extractor.page import Cell, Glyphs, Table

_WIDE_GAP = 2.0
"""In heights of a line: gaps from here on part cells or blocks, and become a tab."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a printed table: the runs in it, line by line, and its place in the grid."""

    runs: tuple[Run, ...]
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a printed line without a wide gap in it.

    Attributes:
        text: its characters.
        edges: the left edge of each character, and the right edge of the last.
        top, bottom: upper and lower edge, from the top of the page.
        cells: of a run that holds the place of a whole table, its cells row by row.
    """

    text: str
    edges: tuple[float, ...]
    top: float
    bottom: float
    cells: tuple[PrintedCell, ...] = ()

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.edges[-1]

    @property
    def size(self) -> float:
        """Height, which of Chinese characters is their width too."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height at which its middle stands on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of one column, and whether a paragraph or block begins with it."""

    runs: tuple[Run, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The number of a page in its file, from 1, and its size."""

    number: int
    width: float
    height: float


def evenly(text: str, x0: float, x1: float) -> tuple[float, ...]:
    """Return edges for a text of which only both ends are known: ASCII is half as wide as Chinese."""
    widths = [0.5 if character < "\x80" else 1.0 for character in text]
    unit = (x1 - x0) / (sum(widths) or 1.0)
    return tuple(x0 + unit * width for width in itertools.accumulate(widths, initial=0.0))


@dataclass(slots=True)
class Writer:
    """Builds the text of a file page by page, and notes where everything in it is printed.

    Attributes:
        glyphs: the places of the runs; digits and Chinese are runs of their own, so that a figure has a
            rectangle without its neighbours.
        tables: the tables, whose ranges point into the text.
    """

    glyphs: list[Glyphs] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _at: int = 0

    @property
    def text(self) -> str:
        """All that was written; its pages are parted by form feeds."""
        return "".join(self._pieces)

    def __len__(self) -> int:
        return self._at

    def write(self, lines: Iterable[Line], sheet: Sheet) -> None:
        """Add a page: its lines, with a blank line before each that begins a block."""
        if sheet.number > 1:
            self._put("\f")
        for number, line in enumerate(lines):
            if number:
                self._put("\n\n" if line.begins else "\n")
            before: Run | None = None
            for run in line.runs:
                if before is not None:
                    self._put("\t" if run.x0 - before.x1 > _WIDE_GAP * run.size else " ")
                before = run
                if run.cells:
                    self._write_table(run.cells, sheet)
                else:
                    self._write_run(run, sheet)

    def _write_table(self, printed: Iterable[PrintedCell], sheet: Sheet) -> None:
        cells: list[Cell] = []
        row = 0
        for cell in printed:
            if cells:
                self._put("\n" if cell.row > row else "\t")
            row = cell.row
            start = self._at
            for number, run in enumerate(cell.runs):
                if number:
                    self._put(" ")
                self._write_run(run, sheet)
            cells.append(Cell(start, self._at, cell.row, cell.column, cell.rows, cell.columns))
        self.tables.append(Table(tuple(cells)))

    def _write_run(self, run: Run, sheet: Sheet) -> None:
        for first, last in _alike(run.text):
            x0, x1 = round(run.edges[first], 2), round(run.edges[last], 2)
            box = Box(
                sheet.number, x0, round(run.top, 2), x1, round(run.bottom, 2), sheet.width, sheet.height
            )
            self.glyphs.append(Glyphs(self._at + first, self._at + last, box))
        self._put(run.text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._at += len(text)


def _alike(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of characters that are alike in width, white space left out."""
    at = 0
    for key, group in itertools.groupby(text, key=lambda c: 0 if c.isspace() else 1 if c < "\x80" else 2):
        length = len(list(group))
        if key:
            yield at, at + length
        at += length
