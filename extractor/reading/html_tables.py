"""Lifts the tables of figures out of a web page, so that none of their cells is lost as boilerplate."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from extractor.reading.grids import Grid, GridCell, holds_figures
from extractor.reading.html_lines import one_line

_MOST_SPAN = 1000
"""What the HTML standard allows a cell to span in columns; no table of figures spans more rows."""


PLACE = re.compile("\ufffc(\\d{1,6})\ufffc")
"""The paragraph that keeps the place of a table, with its number."""


def take_tables(root: HtmlElement) -> list[Grid]:
    """Take the tables of figures out of the page and return them; turn all others into plain blocks.

    A paragraph that `PLACE` matches stays in the place of each.

    A table that holds other tables, running text or mostly links only lays out the page.
    """
    grids: list[Grid] = []
    for table in list(root.iter("table")):
        if _holds_figures(table):
            place = table.makeelement("div")
            place.text, place.tail = f"\ufffc{len(grids)}\ufffc", table.tail
            grids.append(_grid(table))
            if (parent := table.getparent()) is not None:
                parent.replace(table, place)
    for layout in root.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"):
        layout.tag = "p" if layout.tag in ("td", "th", "caption") and not _has_blocks(layout) else "div"
    return grids


def _holds_figures(table: HtmlElement) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return False
    texts = [one_line(cell) for cell in table.iter("td", "th")]
    if not holds_figures(texts):
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
