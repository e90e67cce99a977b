"""Finds the ruled tables of figures on a PDF page, so that their rows are not read as columns."""

from __future__ import annotations

import bisect
import dataclasses
from typing import TYPE_CHECKING

from extractor.reading.grids import holds_figures
from extractor.reading.layout import PrintedCell, Run, evenly

if TYPE_CHECKING:
    import pdfplumber.page
    from pdfplumber.table import Table as RuledTable

_MOST_EDGES = 5_000
"""More lines than this are a map or a drawing, which takes minutes to search for tables."""


def take_tables(page: pdfplumber.page.Page, runs: list[Run]) -> list[Run]:
    """Return the runs, with one run in the place of all that stand in a ruled table of figures."""
    if len(page.edges) > _MOST_EDGES:
        return runs
    for table in page.find_tables():
        x0, top, x1, bottom = table.bbox
        inside = [run for run in runs if top < run.middle < bottom and x0 < (run.x0 + run.x1) / 2 < x1]
        cells = _cells(table, inside)
        if holds_figures(["".join(run.text for run in cell.runs) for cell in cells]):
            taken = set(map(id, inside))
            runs = [run for run in runs if id(run) not in taken]
            runs.append(Run("\ufffc", evenly("\ufffc", x0, x1), top, bottom, cells))
    return runs


def _cells(table: RuledTable, inside: list[Run]) -> tuple[PrintedCell, ...]:
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    cells = []
    for x0, top, x1, bottom in sorted(table.cells, key=lambda cell: (cell[1], cell[0])):
        parts = (_part(run, x0, x1) for run in inside if top < run.middle < bottom)
        found = sorted((part for part in parts if part), key=lambda run: (round(run.middle), run.x0))
        row, column = tops.index(top), lefts.index(x0)
        rows, columns = bisect.bisect_left(tops, bottom) - row, bisect.bisect_left(lefts, x1) - column
        cells.append(PrintedCell(tuple(found), row, column, rows, columns))
    return tuple(cells)


def _part(run: Run, x0: float, x1: float) -> Run | None:
    """Return the part of a run that stands between two rules: close cells share one run."""
    middles = [(left + right) / 2 for left, right in zip(run.edges, run.edges[1:], strict=False)]
    first, last = bisect.bisect_left(middles, x0), bisect.bisect_right(middles, x1)
    text = run.text[first:last]
    if not text.strip():
        return None
    return dataclasses.replace(run, text=text, edges=run.edges[first : last + 1])
