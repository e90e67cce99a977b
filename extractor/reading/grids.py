"""Tables on their way into a page: the grid as the file has it, then text and offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.page import Cell, Table

_BARE = re.compile(r"(?:[^\d一-鿿]{0,2}|约|超|近|增长|下降)\d[\d.,]*\D{0,8}")
"""A figure with no more than its unit beside it."""
_PROSE_CHARACTERS = 100
_SURE = 4
"""So many bare figures make a table of them."""


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
    """Whether cells with these texts are a table of figures, not running text or menus set in a frame."""
    filled = [text for text in texts if text.strip()]
    bare = sum(_BARE.fullmatch("".join(text.split())) is not None for text in filled)
    if len(filled) < 2 or not bare:
        return False
    # A remark may run long in a table that is one for certain.
    return max(map(len, filled)) <= _PROSE_CHARACTERS or (bare >= _SURE and 3 * bare >= len(filled))


def render(blocks: Iterable[str | Grid]) -> tuple[str, tuple[Table, ...]]:
    """Join paragraphs and tables to a text; a row of a table is a line, with tabs between its cells.

    Returns:
        The text, its blocks parted by blank lines, and the tables, whose ranges point into it.
    """
    pieces: list[str] = []
    tables = []
    at = 0

    def put(text: str) -> int:
        nonlocal at
        pieces.append(text)
        at += len(text)
        return at

    for block in blocks:
        if not block:
            continue
        if pieces:
            put("\n\n")
        if isinstance(block, str):
            put(block)
            continue
        caption = None
        if block.caption:
            caption = (at, put(block.caption))
            put("\n")
        cells: list[Cell] = []
        row = 0
        for cell in block.cells:
            if cells:
                put("\n" if cell.row > row else "\t")
            row = cell.row
            cells.append(
                Cell(at, put(cell.text), cell.row, cell.column, cell.rows, cell.columns, cell.header)
            )
        tables.append(Table(tuple(cells), caption))
    return "".join(pieces), tuple(tables)
