"""Finds the tables of a running text: lines of the same number of cells, parted by tabs or blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractor.page import Cell, Page, Table
from extractor.tables import cells

_LINE = re.compile(r"[^\n]+")
_WIDE = re.compile(r"\S+(?: \S+)*")
_NARROW = re.compile(r"\S+")
_ROW = re.compile(r" (?<=\S ) *\S+ +\S")
"""Three cells in a line, without which there is no table."""
_MOST_TABLES = 2_000
"""A page with more tables is read as running text from there on."""
_FEWEST_ROWS = 2
_FEWEST_CELLS = 3
_LONGEST_LINE = 2_000
_LONGEST_NAME = 24
_NAMES = 3

Span = tuple[int, int]
Cut = Callable[[str, int, int], list[Span]]


def plain_tables(page: Page, text: str) -> list[Table]:
    """Return the tables that the lines of a page make without its reader having known.

    A table is a header line and two rows or more of as many cells, of which the first ones name
    something and all others are figures or marks for missing ones.

    Args:
        page: the page; lines of tables its reader has found are passed over.
        text: its text, normalised.
    """
    found: list[Table] = []
    if "\t" not in page.text and _ROW.search(text) is None:
        return found
    # Normalising turns tabs into blanks, so they are looked for in the page itself.
    for printed, cut in ((page.text, _at_tabs), (text, _at_wide_blanks), (text, _at_blanks)):
        for table in _tables(printed, text, _ranges((*page.tables, *found)), cut):
            if len(found) == _MOST_TABLES:
                break
            found.append(table)
    return sorted(found, key=lambda table: table.cells[0].start)


def _at_tabs(text: str, start: int, end: int) -> list[Span]:
    if text.find("\t", start, end) < 0:
        return []
    spans = []
    for piece in text[start:end].split("\t"):
        inner = piece.strip()
        at = start + (piece.index(inner) if inner else 0)
        spans.append((at, at + len(inner)))
        start += len(piece) + 1
    return spans


def _at_wide_blanks(text: str, start: int, end: int) -> list[Span]:
    if text.find("  ", start, end) < 0:
        return []
    return [match.span() for match in _WIDE.finditer(text, start, end)]


def _at_blanks(text: str, start: int, end: int) -> list[Span]:
    if text.find(" ", start, end) < 0:
        return []
    return [match.span() for match in _NARROW.finditer(text, start, end)]


def _ranges(tables: tuple[Table, ...]) -> list[Span]:
    return sorted((table.cells[0].start, table.cells[-1].end) for table in tables if table.cells)


def _tables(printed: str, text: str, taken: list[Span], cut: Cut) -> Iterator[Table]:
    header: list[Span] = []
    rows: list[list[Span]] = []
    last = 0
    for start, end in _lines(text, taken):
        found = cut(printed, start, end) if end - start <= _LONGEST_LINE else []
        near = text.count("\n", last, start) <= 2
        last = end
        row = _is_row(found, text)
        if rows and row and near and len(found) == len(rows[0]):
            rows.append(found)
            continue
        if len(rows) >= _FEWEST_ROWS:
            yield _table(header, rows)
            header = []
        if rows and not row:
            header = []
        rows = []
        if row and near and len(header) in (len(found), len(found) - 1):
            rows = [found]
        else:
            header = found if not row and len(found) >= _FEWEST_CELLS - 1 else []
    if len(rows) >= _FEWEST_ROWS:
        yield _table(header, rows)


def _lines(text: str, taken: list[Span]) -> Iterator[Span]:
    """Yield the lines that are not blank and stand in no table."""
    waiting = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(waiting)
    for match in _LINE.finditer(text):
        while match.start() >= end:
            start, end = next(waiting)
        if match.end() <= start and not match[0].isspace():
            yield match.span()


def _is_row(found: list[Span], text: str) -> bool:
    """Whether a line is some names, or a year, and then nothing but figures."""
    if len(found) < _FEWEST_CELLS:
        return False
    texts = ["".join(text[start:end].split()) for start, end in found]
    names = 0
    while names < _NAMES and _is_name(texts[names]):
        names += 1
    names = names or int(cells.is_year(texts[0]))
    figures = [cells.figure(cell) is not None for cell in texts[names:]]
    rest = all(figure or cells.is_missing(cell) for figure, cell in zip(figures, texts[names:], strict=True))
    return names > 0 and any(figures) and rest


def _is_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and cells.figure(cell) is None and not cells.is_missing(cell)


def _table(header: list[Span], rows: list[list[Span]]) -> Table:
    shift = len(rows[0]) - len(header)
    entries = [Cell(*span, 0, column + shift, header=True) for column, span in enumerate(header)]
    for number, row in enumerate(rows, 1):
        entries += [Cell(*span, number, column) for column, span in enumerate(row)]
    return Table(tuple(entries))
