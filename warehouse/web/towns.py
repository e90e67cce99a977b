"""The matrix of towns and indicators for one period: levels and growth, sorted and coloured, gaps visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from extractor.errors import UnknownName
from patterns import divisions
from warehouse import names, periods
from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row

VIEWS = ("both", "level", "growth")
STATUSES = ("actual", "forecast", "target", "planned")
COLUMNS = 8
MOST_PERIODS = 200

_FACTS = """
WITH found AS (
    SELECT coalesce(f.place_code, f.place) AS key, f.*
    FROM fact AS f LEFT JOIN place AS p ON p.code = f.place_code
    WHERE f.period_start IS NOT DISTINCT FROM ? AND f.period_end = ? AND f.status = ?
        AND f.subject_kind = 'area' AND f.subject = '' AND f.measure IN ('level', 'growth')
        AND (p.level = 'town' OR p.level IS NULL OR ?) AND starts_with(coalesce(f.place_code, ''), ?)
    QUALIFY row_number() OVER (
        PARTITION BY key, f.indicator, f.activity, f.measure
        ORDER BY f.unit <> 'CNY', f.unit, list_position(['yoy', 'comparable', ''], f.basis)
    ) = 1
)
"""
_PERIODS = """
SELECT period_label(period_start, period_end) AS label, period_start, period_end, count(*) AS facts
FROM fact
WHERE period_end IS NOT NULL AND status = ? AND subject_kind = 'area' AND measure IN ('level', 'growth')
GROUP BY ALL ORDER BY period_end DESC, period_start NULLS LAST LIMIT ?
"""
_KINDS = """
SELECT indicator, activity, count(DISTINCT key) AS towns,
    quantile_cont(value, [0.33, 0.67]) FILTER (measure = 'growth' AND value >= 0) AS rises,
    quantile_cont(-value, [0.33, 0.67]) FILTER (measure = 'growth' AND value < 0) AS falls,
    quantile_cont(value, [0.25, 0.5, 0.75]) FILTER (measure = 'level') AS sizes
FROM found GROUP BY ALL ORDER BY towns DESC, indicator, activity
"""
_ORDER = """
SELECT key, max(value) FILTER (indicator = ? AND activity = ? AND measure = ?) AS ranked
FROM found GROUP BY key ORDER BY ranked {direction} NULLS LAST, key LIMIT ? OFFSET ?
"""
_CELLS = """
SELECT found.*, o.value_high, o.printed_value, o.printed_unit, len(o.doubts) AS doubts, o.review
FROM found JOIN observation AS o USING (observation_id)
WHERE key IN (SELECT unnest(?::VARCHAR[]))
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator of the matrix, with the values at which its colours change."""

    indicator: str
    activity: str
    towns: int
    rises: Sequence[float] | None
    falls: Sequence[float] | None
    sizes: Sequence[float] | None

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return f"{self.indicator}:{self.activity}"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the matrix shows of a town and an indicator: its level, its growth, or a gap."""

    level: Row | None
    growth: Row | None
    shade: str

    @property
    def doubtful(self) -> bool:
        """Whether reports contradict each other, or a reading is in doubt and nobody has looked at it."""
        return any(
            row["contradicted"] or (row["doubts"] and not row["review"])
            for row in (self.level, self.growth)
            if row is not None
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """The page of the matrix that was asked for.

    ``rows`` holds key, name, county and cells of each town; ``all_columns`` what may be shown, ``columns``
    what is.
    """

    period: str
    title: str
    status: str
    view: str
    within: str
    sort: str
    direction: str
    periods: Sequence[Row]
    columns: Sequence[Column]
    all_columns: Sequence[Column]
    rows: Sequence[tuple[str, str, str, list[Cell]]]
    paging: asked.Paging


def show(request: Request) -> Response:
    """Answer with the page of towns."""
    with request.app.state.door.reading() as desk:
        matrix = ask(desk, request.query_params, language=render.language_of(request))
    return render.page(request, "towns.html", here="towns", matrix=matrix)


def ask(desk: Desk, params: QueryParams, *, language: str, whole: bool = False) -> Matrix:
    """Return the matrix that an address asks for, all its towns where it is to be ``whole``.

    Raises:
        UnknownName: a parameter is none that there is.
    """
    status = asked.one_of(params, "status", STATUSES)
    view = asked.one_of(params, "view", VIEWS)
    known = desk.rows(_PERIODS, [status, MOST_PERIODS])
    covers = _period(params.get("period", ""), known)
    within = params.get("within", "").strip()
    values_ = [covers[0], covers[1], status, bool(within), _prefix(desk, within)]
    all_columns = [Column(**row) for row in desk.rows(_FACTS + _KINDS, values_)]
    chosen = params.getlist("column")
    columns = [c for c in all_columns if c.key in chosen] or all_columns[:COLUMNS]
    sort, measure, direction = _sorting(params, columns, view)
    total = desk.count(_FACTS + "SELECT count(DISTINCT key) FROM found", values_)
    paging = asked.Paging(
        1 if whole else asked.number(params, "page"), total, max(total, 1) if whole else asked.PAGE_SIZE
    )
    order = (_FACTS + _ORDER).replace("{direction}", "ASC" if direction == "asc" else "DESC")
    keys = [
        row["key"]
        for row in desk.rows(order, [*values_, *asked.kind(sort), measure, paging.size, paging.offset])
    ]
    found: dict[tuple[str, str, str, str], Row] = {}
    named: dict[str, Row] = {}
    for row in desk.rows(_FACTS + _CELLS, [*values_, keys]):
        found[row["key"], row["indicator"], row["activity"], row["measure"]] = row
        named[row["key"]] = row
    rows = [
        (key, named[key]["place"], _county(key), [_cell(found, key, c, view) for c in columns])
        for key in keys
    ]
    period = periods.label(*covers)
    return Matrix(
        period,
        periods.chinese_label(*covers) if language == "zh" else period,
        status,
        view,
        within,
        f"{sort}:{measure}",
        direction,
        known,
        columns,
        all_columns,
        rows,
        paging,
    )


def _period(text: str, known: Sequence[Row]) -> tuple[date | None, date]:
    if text:
        covers = periods.parse(text)
        return covers.start, covers.end
    if not known:
        return None, date(1, 1, 1)
    # The latest that is about as well covered as any.
    enough = max(row["facts"] for row in known) / 2
    best = next(row for row in known if row["facts"] >= enough)
    return best["period_start"], best["period_end"]


def _prefix(desk: Desk, within: str) -> str:
    if not within:
        return ""
    found = names.place(desk.connection, within)
    if found.code is None:
        raise UnknownName(f"“{within}” is no county, city or province of the division table")
    return found.code


def _sorting(params: QueryParams, columns: Sequence[Column], view: str) -> tuple[str, str, str]:
    """Return column, measure and direction to sort by: the first column's, largest first, unless told."""
    usual = "growth" if view == "growth" else "level"
    key, _, measure = (params.get("sort") or "").rpartition(":")
    if key not in {column.key for column in columns} or measure not in ("level", "growth"):
        key, measure = (columns[0].key if columns else ":"), usual
    return key, measure, asked.one_of(params, "direction", ("desc", "asc"))


def _county(key: str) -> str:
    division = divisions.load().by_code(key)
    return division.parent.name if division is not None and division.parent is not None else ""


def _cell(found: dict[tuple[str, str, str, str], Row], key: str, column: Column, view: str) -> Cell:
    level = found.get((key, column.indicator, column.activity, "level")) if view != "growth" else None
    growth = found.get((key, column.indicator, column.activity, "growth")) if view != "level" else None
    return Cell(level, growth, _shade(level, growth, column, view))


def _shade(level: Row | None, growth: Row | None, column: Column, view: str) -> str:
    """Return the colour's name: rise-1 to rise-3, fall-1 to fall-3, size-1 to size-4, or none."""
    if growth is not None:
        value = growth["value"]
        return f"fall-{_step(-value, column.falls)}" if value < 0 else f"rise-{_step(value, column.rises)}"
    if level is not None and view == "level":
        return f"size-{_step(level['value'], column.sizes)}"
    return ""


def _step(value: float, bounds: Sequence[float] | None) -> int:
    return 1 + sum(value > bound for bound in bounds or ())


def table(matrix: Matrix, t: Any, name_of: Any) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the matrix for a file: base units, as numbers."""
    header = [t("place"), t("county"), t("code"), t("period")]
    measures = ("level", "growth") if matrix.view == "both" else (matrix.view,)
    for column in matrix.columns:
        header += [f"{name_of(column.indicator, column.activity)} {t(measure)}" for measure in measures]
        if "level" in measures:
            header.append(f"{name_of(column.indicator, column.activity)} {t('unit')}")
    rows = []
    for key, place, county, cells in matrix.rows:
        row: list[Any] = [place, county, key if key.isdigit() else "", matrix.period]
        for cell in cells:
            facts = {"level": cell.level, "growth": cell.growth}
            row += [None if (fact := facts[m]) is None else fact["value"] for m in measures]
            if "level" in measures:
                row.append("" if cell.level is None else cell.level["unit"])
        rows.append(row)
    return header, rows


__all__ = ["Cell", "Column", "Matrix", "ask", "show", "table"]
