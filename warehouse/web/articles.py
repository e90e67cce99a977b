"""An article with its figures marked, as text or on the picture of its page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row
from warehouse.web.passages import Mark, divide, locate
from warehouse.web.review import DOUBTFUL

PART = 20_000
"""Characters of an article shown at once; a file of five million in one line stays readable so."""

_ARTICLE = """
SELECT a.article_id, a.headline, a.published, a.area, a.start, a."end", length(a.text) AS characters,
    s.source_id, s.name
FROM article AS a JOIN source AS s USING (source_id) WHERE a.article_id = ?
"""
_FIGURES = f"""
SELECT o.observation_id, o."start", o."end", o.raw, o.sentence, o.measure, o.review, o.box,
    {DOUBTFUL} AS doubtful
FROM observation AS o LEFT JOIN fact AS f USING (fact_id)
WHERE o.article_id = ? ORDER BY o."start", o.ordinal
"""


def show(request: Request) -> Response:
    """Answer with the article, the figure asked for or its first doubtful one selected."""
    with request.app.state.door.reading() as desk:
        article = desk.row(_ARTICLE, [request.path_params["number"]])
        if article is None:
            raise HTTPException(404)
        figures = desk.rows(_FIGURES, [article["article_id"]])
        text, marks, part, elsewhere = _read(desk, request, article, figures)
        left = desk.count(
            f"SELECT count(*) FROM observation AS o LEFT JOIN fact AS f USING (fact_id) WHERE {DOUBTFUL}"
        )
    chosen = _chosen(request, figures)
    return render.page(
        request,
        "article.html",
        here="review",
        article=article,
        total=len(figures),
        chosen=chosen["observation_id"] if chosen else None,
        passages=divide(text, marks),
        elsewhere=elsewhere,
        part=part,
        left=left,
        pictures=_pictures(request, [mark.figure for mark in marks] + elsewhere),
    )


def _chosen(request: Request, figures: Sequence[Row]) -> Row | None:
    wanted = request.query_params.get("figure", "")
    for figure in figures:
        if str(figure["observation_id"]) == wanted:
            return figure
    return next((figure for figure in figures if figure["doubtful"]), figures[0] if figures else None)


def _read(
    desk: Desk, request: Request, article: Row, figures: Sequence[Row]
) -> tuple[str, list[Mark], asked.Paging, list[Row]]:
    """Return the text shown, the figures marked in it, which part it is, and the figures not found in it.

    An article of usual length is shown in reading order, as the figures were read. A huge one is shown as it
    stands in its source, part by part.
    """
    if article["characters"] <= PART:
        row = desk.row("SELECT text FROM article WHERE article_id = ?", [article["article_id"]])
        text = str(row["text"]) if row else ""
        marks, elsewhere = locate(text, figures)
        return text, marks, asked.Paging(1, len(text), PART), elsewhere
    part = _part(request, article, _chosen(request, figures))
    first = article["start"] + part.offset
    row = desk.row(
        "SELECT substr(text, ?, ?) AS text FROM source WHERE source_id = ?",
        [first + 1, min(PART, article["end"] - first), article["source_id"]],
    )
    text = str(row["text"]) if row else ""
    shown = [figure for figure in figures if first <= figure["start"] < first + len(text)]
    marks = [Mark(f["start"] - first, min(f["end"] - first, len(text)), f) for f in shown]
    return text, marks, part, []


def _part(request: Request, article: Row, chosen: Row | None) -> asked.Paging:
    """Return which part of a huge article is shown: that of the figure, unless another is asked for."""
    number = asked.number(request.query_params, "part")
    if chosen is not None and "part" not in request.query_params:
        number = max(0, chosen["start"] - article["start"]) // PART + 1
    return asked.Paging(number, max(article["end"] - article["start"], 1), PART)


def _pictures(request: Request, figures: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the pages that can be shown as pictures, with the boxes on each."""
    if request.app.state.pages is None:
        return []
    pages: dict[int, dict[str, Any]] = {}
    for figure in figures:
        if figure["box"]:
            box = json.loads(figure["box"])
            size = {"number": box["page"], "width": box["width"], "height": box["height"], "boxes": []}
            pages.setdefault(box["page"], size)["boxes"].append(figure | {"box": box})
    return [pages[number] for number in sorted(pages)]


__all__ = ["PART", "show"]
