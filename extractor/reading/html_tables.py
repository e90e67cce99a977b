"""Lifts the tables of figures out of a web page, so that none of their cells is lost as boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from extractor.page import Cell, Table
from extractor.reading.html_lines import one_line

_DIGIT = re.compile(r"\d")
_PROSE_CHARACTERS = 200
_MOST_SPAN = 1000
"""What the HTML standard allows a cell to span in columns; no table of figures spans more rows."""


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


def take_tables(root: HtmlElement) -> list[Grid]:
    """Remove the tables of figures from the page and return them; turn all other tables into plain blocks.

    A table that holds other tables, running text or mostly links only lays out the page.
    """
    grids = []
    for table in list(root.iter("table")):
        if _holds_figures(table):
            grids.append(_grid(table))
            table.drop_tree()
    for layout in root.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"):
        layout.tag = "p" if layout.tag in ("td", "th", "caption") and not _has_blocks(layout) else "div"
    return grids


def render(grids: list[Grid], start: int) -> tuple[str, tuple[Table, ...]]:
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


def _holds_figures(table: HtmlElement) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return False
    texts = [one_line(cell) for cell in table.iter("td", "th")]
    if len(texts) < 2 or not any(map(_DIGIT.search, texts)) or max(map(len, texts)) > _PROSE_CHARACTERS:
        return False
    linked = sum(len(one_line(link)) for link in table.iter("a"))
    return linked <= 0.5 * sum(map(len, texts))


def _has_blocks(element: HtmlElement) -> bool:
    return next(element.iterdescendants("p", "div", "table", "ul", "ol", "h1", "h2", "h3"), None) is not None


def _grid(table: HtmlElement) -> Grid:
    caption = next((one_line(element) for element in table.iter("caption")), "")
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, line in enumerate(table.iter("tr")):
        column = 0
        head = any(ancestor.tag == "thead" for ancestor in line.iterancestors("thead", "table"))
        for cell in line.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            if len(taken) + rows * columns > 1_000_000:  # spans of a hostile file
                rows = columns = 1
            taken.update((row + y, column + x) for y in range(rows) for x in range(columns))
            cells.append(GridCell(one_line(cell), row, column, rows, columns, head or cell.tag == "th"))
    return Grid(caption, tuple(cells))


def _span(cell: HtmlElement, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return min(max(1, int(value)), _MOST_SPAN) if value.isdecimal() else 1
