"""A table as rows and columns: which rows are headers, which columns name things, which hold figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.page import Cell, Table
from extractor.tables import cells

_MOST_SPANNED = 200_000
"""So many places of a grid may be filled by spans; in a table with more of them each cell fills one."""
_MOST_HEADERS = 8
_SERIAL = re.compile(r"序号|编号|行次|栏次|编码|.{0,6}代码|No\.?", re.IGNORECASE)
_REMARK = re.compile(r"备注|说明|注|附注|联系人|责任.*")
_UNIT = re.compile(r"(?:计量|计算)?单位")
_COUNTER = re.compile(r"[甲乙栏次序号]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with its text, white space removed."""

    cell: Cell
    text: str


Row = dict[int, Entry]
"""The cells of a row by each column they fill, those that reach down from rows above among them."""


@dataclass(slots=True)
class Block:
    """Header rows and the rows under them; a table whose headers come again has several.

    Attributes:
        titles: lines that span the table above its headers (its name, 单位:万元).
        headers, body: the rows.
        labels: columns that name what the row is about, in groups that stand side by side.
        units: columns that give a row's unit.
        figures: columns of figures.
    """

    titles: list[str] = field(default_factory=list)
    headers: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    labels: list[list[int]] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)

    def header(self, column: int) -> list[str]:
        """Return the headers over a column from the top down, each once."""
        path: list[Entry] = []
        for row in self.headers:
            entry = row.get(column)
            if entry is not None and entry.text and entry not in path:
                path.append(entry)
        return [entry.text for entry in path]


def blocks(table: Table, text: str) -> list[Block]:
    """Return the blocks of a table that hold figures.

    Args:
        table: the table.
        text: the page's text, normalised.
    """
    found: list[Block] = []
    block = Block()
    rows = list(_rows(table, text))
    width = len({column for row in rows[:50] for column in row})
    for row in rows:
        own = list({id(entry): entry for entry in row.values()}.values())
        filled = [entry for entry in own if entry.text]
        if not filled or (block.headers and not block.body and _counts_columns(filled)):
            continue
        if _holds_figures(row, own, bool(block.body)):
            block.body.append(row)
        elif len(filled) == 1 and width > 2:
            if block.body:
                block.body.append(row)  # the name of a section
            elif not block.headers:
                block.titles.append(filled[0].text)
        else:
            if block.body or len(block.headers) >= _MOST_HEADERS:
                found.append(block)
                block = Block(titles=list(block.titles))
            block.headers.append(row)
    found.append(block)
    for block in found:
        _sort_columns(block)
    return [block for block in found if block.figures]


def _rows(table: Table, text: str) -> Iterator[Row]:
    """Yield the rows of a table, each cell in all the places that it spans."""
    spanned = sum(cell.rows * cell.columns - 1 for cell in table.cells)
    spans = spanned <= _MOST_SPANNED
    starting: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        starting[cell.row].append(cell)
    above: dict[int, tuple[int, Entry]] = {}  # column → last row that the cell from above reaches, cell
    for number in sorted(starting):
        row: Row = {}
        for column, (last, entry) in list(above.items()):
            if last < number:
                del above[column]
            else:
                row[column] = entry
        for cell in sorted(starting[number], key=lambda cell: cell.column):
            entry = Entry(cell, "".join(text[cell.start : cell.end].split()))
            for column in range(cell.column, cell.column + (cell.columns if spans else 1)):
                row[column] = entry
                if spans and cell.rows > 1:
                    above[column] = (number + cell.rows - 1, entry)
        yield dict(sorted(row.items()))


def _holds_figures(row: Row, own: list[Entry], under_headers: bool) -> bool:
    """Whether a row is one of figures: bare years are headers, unless rows of figures stand above."""
    names = True
    for entry in own:
        if cells.figure(entry.text) and (under_headers or not cells.is_year(entry.text)):
            return True
        names = names and (not entry.text or not cells.is_missing(entry.text))
    return not names and under_headers


def _counts_columns(filled: list[Entry]) -> bool:
    """Whether a row under the headers only numbers the columns: 甲 1 2 3."""
    numbered = [entry.text for entry in filled if not _COUNTER.fullmatch(entry.text)]
    return len(numbered) > 1 and numbered == [str(n + 1) for n in range(len(numbered))]


def _sort_columns(block: Block) -> None:
    """Tell the columns of names from those of figures."""
    texts: dict[int, list[str]] = defaultdict(list)
    for row in block.body:
        before = None
        for column, entry in row.items():
            if entry is not before and entry.text:
                texts[column].append(entry.text)
            before = entry
    group: list[int] = []
    for column in sorted(texts):
        header = "".join(block.header(column)[-1:])
        found = [text for text in texts[column] if not cells.is_missing(text)]
        figures = sum(cells.figure(text) is not None for text in found)
        if not found or _SERIAL.fullmatch(header) or _REMARK.fullmatch(header):
            continue
        if _is_serial(column, header, found):
            continue
        if figures * 2 > len(found) and not (column == 0 and all(map(cells.is_year, found))):
            block.figures.append(column)
            group = []
        elif _UNIT.fullmatch(header) and sum(map(_is_unit, found)) * 2 > len(found):
            block.units.append(column)
        else:
            if not group:
                block.labels.append(group)
            group.append(column)


def _is_serial(column: int, header: str, found: list[str]) -> bool:
    return column == 0 and not header and found == [str(n + 1) for n in range(len(found))]


def _is_unit(text: str) -> bool:
    return all(cells.unit(part) is not None for part in re.split("[、,/和]", text))
