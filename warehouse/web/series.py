"""One indicator of one or several towns over time: chart and table, each point with its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from extractor.errors import UnknownName
from warehouse import charts, names
from warehouse.charts import ask as charting
from warehouse.charts.content import Language
from warehouse.series import MEASURES, STATUSES
from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row

MODES = ("cumulative", "single")
SUGGESTED = 400

_KINDS = """
SELECT indicator, activity, count(*) AS facts FROM fact
WHERE subject_kind = 'area' AND subject = '' AND period_end IS NOT NULL {places}
GROUP BY ALL ORDER BY facts DESC, indicator, activity LIMIT 200
"""
_PLACES = """
SELECT coalesce(f.place_code, f.place) AS key, any_value(coalesce(p.full_name, f.place)) AS name,
    count(*) AS facts
FROM fact AS f LEFT JOIN place AS p ON p.code = f.place_code
WHERE f.subject_kind = 'area' AND f.period_end IS NOT NULL
GROUP BY key ORDER BY facts DESC, key LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of series shows.

    ``rows`` are those of :func:`warehouse.charts.ask.series_rows`; ``chart`` is None where there are none.
    """

    places: Sequence[names.Place]
    indicator: str
    activity: str
    measure: str
    status: str
    mode: str
    kinds: Sequence[Row]
    suggested: Sequence[Row]
    rows: Sequence[Row]
    chart: charts.Chart | None

    @property
    def single(self) -> bool:
        """Whether running totals are split into single quarters and months."""
        return self.mode == "single"


def show(request: Request) -> Response:
    """Answer with the page of series."""
    language = render.language_of(request)
    with request.app.state.door.reading() as desk:
        shown = ask(desk, request.query_params, language)
    specification = None
    if shown.chart is not None:
        from warehouse.charts.interactive import specification as specify

        specification = specify(shown.chart, bare=True)
    return render.page(
        request,
        "series.html",
        here="series",
        shown=shown,
        specification=specification,
        measures=MEASURES,
        statuses=STATUSES,
        modes=MODES,
        most=charts.MOST_PLACES,
        period_name=lambda row: charting.period_name(row, language),
    )


def ask(desk: Desk, params: QueryParams, language: Language) -> Shown:
    """Return the series that an address asks for.

    Raises:
        UnknownName: a parameter is none that there is.
    """
    measure = asked.one_of(params, "measure", MEASURES)
    status = asked.one_of(params, "status", STATUSES)
    mode = asked.one_of(params, "mode", MODES)
    suggested = desk.rows(_PLACES, [SUGGESTED])
    wanted = [text for text in params.getlist("place") if text.strip()]
    if not wanted and suggested:
        wanted = [suggested[0]["key"]]
    places = list(dict.fromkeys(names.place(desk.connection, text) for text in wanted))
    if len(places) > charts.MOST_PLACES:
        raise UnknownName(f"at most {charts.MOST_PLACES} places can be told apart on one chart")
    kinds = _kinds(desk, places)
    indicator, activity = asked.kind(params.get("indicator", ""))
    if not indicator and kinds:
        indicator, activity = kinds[0]["indicator"], kinds[0]["activity"]
    options: dict[str, Any] = {"measure": measure, "status": status, "activity": activity}
    rows = (
        charting.series_rows(
            desk,
            [p.code or p.name for p in places],
            indicator,
            single=mode == "single",
            derived=True,
            **options,
        )
        if places and indicator
        else []
    )
    chart = (
        charting.chart_of_series(
            desk, rows, single=mode == "single", language=language, order=[place.name for place in places]
        )
        if rows
        else None
    )
    return Shown(places, indicator, activity, measure, status, mode, kinds, suggested, rows, chart)


def _kinds(desk: Desk, places: Sequence[names.Place]) -> list[Row]:
    """Return the indicators that the places have, the commonest first."""
    keys = [place.code or place.name for place in places]
    condition = "AND coalesce(place_code, place) IN (SELECT unnest(?::VARCHAR[]))" if keys else ""
    return desk.rows(_KINDS.format(places=condition), [keys] if keys else [])


def table(shown: Shown, t: Any, name_of: Any) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the series for a file: base units, as numbers."""
    header = [
        "place",
        "code",
        "indicator",
        "period",
        "period_start",
        "period_end",
        "measure",
        "value",
        "unit",
    ]
    header += ["status", "formula", "source", "published", "sentence"]
    rows = []
    for row in shown.rows:
        first, last = row["period_start"], row["period_end"]
        cells = [row["place"], row["place_code"], name_of(row["indicator"], row["activity"]), row["period"]]
        cells += [first and first.isoformat(), last.isoformat(), t(row["measure"]), row["value"], row["unit"]]
        cells += [t(row["status"]), row["formula"], row["source"], row["published"], row["sentence"]]
        rows.append(cells)
    return [t(name) for name in header], rows


__all__ = ["Shown", "ask", "show", "table"]
