"""An article with its figures marked, as text or on the picture of its page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row
from warehouse.web.review import DOUBTFUL

PART = 20_000
"""Characters of an article shown at once; a file of five million in one line stays readable so."""

_ARTICLE = """
SELECT a.article_id, a.headline, a.kind, a.published, a.area, a.start, a."end", s.source_id, s.name, s.path,
    s.kind AS source_kind, length(s.text) AS characters
FROM article AS a JOIN source AS s USING (source_id) WHERE a.article_id = ?
"""
_FIGURES = f"""
SELECT o.observation_id, o."start", o."end", o.raw, o.measure, o.review, o.box, o.ordinal,
    {DOUBTFUL} AS doubtful
FROM observation AS o LEFT JOIN fact AS f USING (fact_id)
WHERE o.article_id = ? ORDER BY o."start", o.ordinal
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text: with the figures that stand there, or plain where there are none."""

    text: str
    figures: tuple[Row, ...] = ()


def segments(text: str, offset: int, figures: Iterable[Row]) -> Iterator[Segment]:
    """Divide a text at its figures.

    Args:
        text: part of a source.
        offset: where the part begins in its source.
        figures: rows with ``start`` and ``end`` in the source, by ``start``; those that overlap share one.
    """
    groups: list[tuple[int, int, list[Row]]] = []
    for figure in figures:
        start, end = max(figure["start"] - offset, 0), min(figure["end"] - offset, len(text))
        if start >= end:
            continue
        if groups and start < groups[-1][1]:
            first, last, own = groups[-1]
            groups[-1] = (first, max(last, end), [*own, figure])
        else:
            groups.append((start, end, [figure]))
    position = 0
    for start, end, own in groups:
        if start > position:
            yield Segment(text[position:start])
        yield Segment(text[start:end], tuple(own))
        position = end
    if position < len(text):
        yield Segment(text[position:])


def paragraphs(parts: Iterable[Segment]) -> list[list[Segment]]:
    """Gather segments into paragraphs at blank lines; line ends within one are the column's, and go."""
    found: list[list[Segment]] = [[]]
    for part in parts:
        if part.figures:
            found[-1].append(Segment("".join(part.text.split()), part.figures))
            continue
        for index, line in enumerate(part.text.splitlines() or [""]):
            if index and not line.strip():
                found.append([])
            elif line.strip():
                found[-1].append(Segment(line))
        if part.text.endswith("\n\n"):
            found.append([])
    return [own for own in found if own]


def show(request: Request) -> Response:
    """Answer with the article, the figure asked for or its first doubtful one selected."""
    with request.app.state.door.reading() as desk:
        article = desk.row(_ARTICLE, [request.path_params["number"]])
        if article is None:
            raise HTTPException(404)
        figures = desk.rows(_FIGURES, [article["article_id"]])
        chosen = _chosen(request, figures)
        part = _part(request, article, chosen)
        text = _text(desk, article, part)
        left = desk.count(
            f"SELECT count(*) FROM observation AS o LEFT JOIN fact AS f USING (fact_id) WHERE {DOUBTFUL}"
        )
    first = article["start"] + part.offset
    shown = [f for f in figures if first <= f["start"] < first + PART]
    return render.page(
        request,
        "article.html",
        here="review",
        article=article,
        figures=shown,
        total=len(figures),
        chosen=chosen["observation_id"] if chosen else None,
        paragraphs=paragraphs(segments(text, first, shown)),
        part=part,
        left=left,
        author=request.cookies.get("author") or request.app.state.author,
        pictures=_pictures(request, article, shown),
    )


def _chosen(request: Request, figures: Sequence[Row]) -> Row | None:
    wanted = request.query_params.get("figure", "")
    for figure in figures:
        if str(figure["observation_id"]) == wanted:
            return figure
    return next((figure for figure in figures if figure["doubtful"]), figures[0] if figures else None)


def _part(request: Request, article: Row, chosen: Row | None) -> asked.Paging:
    """Return which part of the article is shown: that of the figure, unless another is asked for."""
    length = max(article["end"] - article["start"], 1)
    number = asked.number(request, "part")
    if chosen is not None and "part" not in request.query_params:
        number = max(0, chosen["start"] - article["start"]) // PART + 1
    return asked.Paging(number, length, PART)


def _text(desk: Desk, article: Row, part: asked.Paging) -> str:
    first = article["start"] + part.offset
    length = min(PART, article["end"] - first)
    row = desk.row(
        "SELECT substr(text, ?, ?) AS text FROM source WHERE source_id = ?",
        [first + 1, length, article["source_id"]],
    )
    return str(row["text"]) if row else ""


def _pictures(request: Request, article: Row, figures: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the pages that can be shown as pictures, with the boxes on each."""
    if request.app.state.pages is None:
        return []
    pages: dict[int, dict[str, Any]] = {}
    for figure in figures:
        if figure["box"]:
            box = json.loads(figure["box"])
            page = pages.setdefault(
                box["page"],
                {"number": box["page"], "width": box["width"], "height": box["height"], "boxes": []},
            )
            page["boxes"].append(figure | {"box": box})
    return [pages[number] for number in sorted(pages)]


__all__ = ["PART", "Segment", "paragraphs", "segments", "show"]
