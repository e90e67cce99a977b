"""What is on the screen as a file: workbook, CSV or picture."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from warehouse import charts, sheets
from warehouse.web import asked, audit, render, review, series, towns

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
}
_WIDEST = 60
_LONGEST_CELL = 32_000

Table = tuple[list[str], list[list[Any]]]


def download(request: Request) -> Response:
    """Answer with a file of the page that the address names, filtered and sorted in the same way."""
    page, kind = request.path_params["page"], request.path_params["kind"]
    if kind not in TYPES or page not in ("towns", "series", "review", "audit"):
        raise HTTPException(404)
    if kind in ("csv", "xlsx"):
        table = _table(request, page)
        content = to_csv(*table) if kind == "csv" else to_workbook(page, *table)
    elif page in ("towns", "series"):
        content = charts.render(_chart(request, page), f".{kind}")
    else:
        raise HTTPException(404)
    return Response(
        content,
        media_type=TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{page}.{kind}"'},
    )


def _table(request: Request, page: str) -> Table:
    language = render.language_of(request)
    t = functools.partial(render.word, language=language)
    name_of = functools.partial(render.indicator_name, language=language)
    if page == "review":
        return review.table(request, t, name_of)
    if page == "audit":
        return audit.table(request, t, name_of)
    with request.app.state.door.reading() as desk:
        if page == "towns":
            return towns.table(
                towns.ask(desk, request.query_params, language=language, whole=True), t, name_of
            )
        return series.table(series.ask(desk, request.query_params, language), t, name_of)


def _chart(request: Request, page: str) -> charts.Chart:
    language = render.language_of(request)
    with request.app.state.door.reading() as desk:
        if page == "series":
            chart = series.ask(desk, request.query_params, language).chart
            if chart is None:
                raise HTTPException(404)
            return chart
        matrix = towns.ask(desk, request.query_params, language=language)
        key, _, measure = matrix.sort.rpartition(":")
        code, activity = asked.kind(key)
        places = [row[0] for row in matrix.rows]
        return charts.compare_chart(
            desk, code, matrix.period, measure=measure, activity=activity, status=matrix.status,
            places=places, language=language,
        )  # fmt: skip


def to_csv(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """Return a table as CSV that spreadsheets open right: with a byte order mark, no cell a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([sheets.guard(name) for name in header])
    writer.writerows([[sheets.guard(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def to_workbook(name: str, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """Return a table as a workbook: header frozen, numbers as numbers, every text as text."""
    import xlsxwriter

    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0.######"})
        widths = [len(title) * 2 for title in header]
        sheet.write_row(0, 0, header, bold)
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(at, column, cell, number)
                elif cell is not None:
                    text = str(cell)[:_LONGEST_CELL]
                    sheet.write_string(at, column, text)
                    widths[column] = max(widths[column], min(_WIDEST, 2 * len(text)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(_WIDEST, max(10, width)))
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(header) - 1)
    return content.getvalue()


__all__ = ["download", "to_csv", "to_workbook"]
