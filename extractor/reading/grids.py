"""Tables on their way into a page: the grid as the file has it, then text and offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.page import Cell, Table

_DIGIT = re.compile(r"\d")
_PROSE_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table and its place in the grid, before its text has a place on the page."""

    text: str
    row: int
    column: int
    rows: int
    columns: int
    header: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read from the file: its caption ("" without one) and its cells, row by row."""

    caption: str
    cells: tuple[GridCell, ...]


def holds_figures(texts: list[str]) -> bool:
    """Whether cells with these texts are a table of figures, not running text set in a frame."""
    return len(texts) > 1 and any(map(_DIGIT.search, texts)) and max(map(len, texts)) <= _PROSE_CHARACTERS


def render(grids: Iterable[Grid], start: int) -> tuple[str, tuple[Table, ...]]:
    """Lay tables out as text that begins at offset ``start``: a row a line, tabs between cells.

    Returns:
        The text and the tables, whose ranges point into the text of the page.
    """
    pieces: list[str] = []
    tables = []
    at = start

    def put(text: str) -> int:
        nonlocal at
        pieces.append(text)
        at += len(text)
        return at

    for grid in grids:
        caption = None
        if grid.caption:
            caption = (at, put(grid.caption))
            put("\n")
        cells: list[Cell] = []
        row = 0
        for cell in grid.cells:
            if cell.row > row:
                put("\n")
            elif cells:
                put("\t")
            row = cell.row
            cells.append(
                Cell(at, put(cell.text), cell.row, cell.column, cell.rows, cell.columns, cell.header)
            )
        put("\n\n")
        tables.append(Table(tuple(cells), caption))
    return "".join(pieces).removesuffix("\n\n"), tuple(tables)
