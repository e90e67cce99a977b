"""One HTML file with towns, series, articles and findings, that opens anywhere without a server."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.datastructures import QueryParams

from extractor import values
from extractor.errors import UnknownName
from warehouse import charts, names
from warehouse.charts import ask as charting
from warehouse.charts.content import Language
from warehouse.charts.interactive import scripts, specification
from warehouse.web import audit, render, towns
from warehouse.web.desk import Desk, Row
from warehouse.web.passages import Segment, divide, locate
from warehouse.web.review import DOUBTFUL
from warehouse.web.visible import clipped, visible

MOST_ARTICLES = 200
MOST_SERIES = 12
_MOST_FINDINGS = 200
_LONGEST = 60_000

_ARTICLES = """
SELECT a.article_id, a.headline, a.published, a.area, a.text, s.name
FROM article AS a JOIN source AS s USING (source_id)
WHERE a.article_id IN (SELECT o.article_id FROM observation AS o WHERE {places})
    AND (? = 0 OR list_bool_or([contains(s.name, w) OR contains(a.headline, w) FOR w IN ?::VARCHAR[]]))
ORDER BY a.published NULLS LAST, a.article_id LIMIT ?
"""
_FIGURES = f"""
SELECT r.*, f.contradicted, f.revised, {DOUBTFUL} AS doubtful
FROM report AS r JOIN observation AS o USING (observation_id) LEFT JOIN fact AS f ON f.fact_id = r.fact_id
WHERE r.article_id IN (SELECT unnest(?::BIGINT[])) ORDER BY r."start", r.ordinal
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the report: its row, its passages divided at the figures, and figures outside of them."""

    row: Row
    passages: list[list[Segment]]
    elsewhere: list[Row]
    figures: list[Row]


@dataclass(frozen=True, slots=True)
class Written:
    """What a report holds, and how many articles were left out because there were too many."""

    path: Path
    places: int
    articles: int
    figures: int
    left_out: int


def write_report(
    warehouse: str | Path,
    path: str | Path,
    *,
    places: Sequence[str] = (),
    articles: Sequence[str] = (),
    period: str = "",
    language: Language = "zh",
) -> Written:
    """Write a report.

    Args:
        warehouse: file of the warehouse.
        path: file to write.
        places: codes or names; none for all.
        articles: words that the headline or the name of the file contains, any of them; none for all.
        period: of the table of towns; "" for the latest that is well covered.
        language: of headings and words.

    Raises:
        UnknownName: a name is not known, or nothing matches.
    """
    with Desk(warehouse, read_only=True) as desk:
        wanted = [names.place(desk.connection, place) for place in places]
        told, left_out = _told(desk, wanted, articles)
        if not told:
            raise UnknownName("no article of the warehouse matches; what it has: indicators sources")
        matrix = towns.ask(desk, QueryParams({"period": period}), language=language, whole=True)
        keys = {place.code or place.name for place in wanted}
        rows = [row for row in matrix.rows if not keys or row[0] in keys]
        shown = [place.code or place.name for place in wanted] or [row[0] for row in rows]
        drawn = _charts(desk, matrix, shown[: charts.MOST_PLACES], language)
        numbers = {figure["observation_id"] for each in told for figure in each.figures}
        found = [row for row in audit.run(desk) if numbers.intersection(row["observation_ids"] or [])]
        findings = audit.with_reports(desk, found[:_MOST_FINDINGS])
    written = Written(Path(path), len(rows), len(told), len(numbers), left_out)
    text = _page(language, matrix=matrix, rows=rows, charts=drawn, told=told, written=written,
                 findings=findings)  # fmt: skip
    Path(path).write_text(text, encoding="utf-8")
    return written


def _told(desk: Desk, wanted: Sequence[names.Place], words: Sequence[str]) -> tuple[list[Told], int]:
    """Return the articles asked for with their figures, and how many more there are."""
    codes = [place.code or place.name for place in wanted]
    condition = "list_contains(?::VARCHAR[], coalesce(o.place_code, o.place))" if codes else "true"
    given: list[Any] = [codes] if codes else []
    found = desk.rows(_ARTICLES.format(places=condition), [*given, len(words), list(words), 1_000_000])
    kept = found[:MOST_ARTICLES]
    figures = desk.rows(_FIGURES, [[article["article_id"] for article in kept]])
    told = []
    for article in kept:
        own = [figure for figure in figures if figure["article_id"] == article["article_id"]]
        text = article["text"][:_LONGEST]
        marks, elsewhere = locate(text, own)
        told.append(Told(article, divide(text, marks), elsewhere, own))
    return told, len(found) - len(kept)


def _charts(
    desk: Desk, matrix: towns.Matrix, places: Sequence[str], language: Language
) -> list[tuple[str, charts.Chart, dict[str, Any]]]:
    """Return the series of the places, one chart an indicator and measure: key, chart, specification."""
    drawn: list[tuple[str, charts.Chart, dict[str, Any]]] = []
    order = [names.place(desk.connection, place).name for place in places]
    for column in matrix.columns[:MOST_SERIES]:
        for measure in ("level", "growth"):
            rows = charting.series_rows(
                desk, places, column.indicator, measure=measure, activity=column.activity
            )
            if len({row["period_end"] for row in rows}) > 1:
                chart = charting.chart_of_series(desk, rows, language=language, order=order)
                drawn.append((f"chart-{len(drawn)}", chart, specification(chart, bare=True)))
    return drawn


def _page(language: Language, **context: Any) -> str:
    static = files("warehouse.web").joinpath("static")
    own = (
        static.joinpath(name).read_text(encoding="utf-8") for name in ("theme.js", "chart.js", "report.js")
    )
    t = functools.partial(render.word, language=language)
    figures = [figure for each in context["told"] for figure in each.figures]
    return (
        render.environment()
        .get_template("report.html")
        .render(
            lang=language,
            t=t,
            details={figure["observation_id"]: _details(figure, t, language) for figure in figures},
            shown_figures={figure["observation_id"] for figure in figures},
            name_of=functools.partial(render.indicator_name, language=language),
            style=Markup(static.joinpath("app.css").read_text(encoding="utf-8")),
            libraries=Markup(scripts()),
            script=Markup("\n".join(own)),
            **context,
        )
    )


def _details(figure: Row, t: Callable[[str], str], language: Language) -> list[tuple[str, str]]:
    """Return what a figure was read as, name by name, as the reader of the report sees it."""
    county = f" ({figure['county']})" if figure["county"] else ""
    given = {
        "figure": f"{values.shown(figure)} ({figure['raw']})",
        "indicator": render.indicator_name(figure["indicator"], figure["activity"], language),
        "place": f"{figure['place'] or '—'}{county}",
        "period": figure["period"] or "—",
        "measure": " · ".join(t(figure[name]) for name in ("measure", "basis") if figure[name]),
        "status": t(figure["status"]),
        "subject": figure["subject"],
        "doubts": " · ".join(t(doubt) for doubt in figure["doubts"]),
        "confidence": "" if figure["confidence"] is None else render.percent(figure["confidence"]),
        "reviewed": t(figure["review"]) if figure["review"] else "",
        "pattern": figure["pattern"],
        "sentence": clipped(figure["sentence"], figure["raw"]),
        "source": figure["source"],
    }
    return [(t(name), visible(value)) for name, value in given.items() if value]


__all__ = ["MOST_ARTICLES", "Written", "write_report"]
