"""The queue of figures to look at, doubtful ones first, the least certain of them at the top."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from warehouse import names
from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row

SHOWS = ("doubtful", "unreviewed", "reviewed", "all")

# A reading in doubt, or a fact whose reports contradict each other, that no person has judged.
DOUBTFUL = "(o.review = '' AND (len(o.doubts) > 0 OR coalesce(f.contradicted, false)))"
_FROM = "FROM observation AS o LEFT JOIN fact AS f USING (fact_id)"
_CONDITIONS = {
    "doubtful": DOUBTFUL,
    "unreviewed": "o.review = ''",
    "reviewed": "o.review <> ''",
    "all": "true",
}
# Of those in doubt the least certain first, those without a confidence last; the rest as they were printed.
_PRINTED = 'o.source_id, o."start", o.ordinal'
_POSITION = f"coalesce(o.confidence, 2), {_PRINTED}"
_ORDER = f"{DOUBTFUL} DESC, CASE WHEN {DOUBTFUL} THEN o.confidence END NULLS LAST, {_PRINTED}"
_PAGE = """
SELECT r.*, f.contradicted, f.revised FROM report AS r LEFT JOIN fact AS f USING (fact_id)
WHERE r.observation_id IN (SELECT unnest(?::BIGINT[]))
"""
_WHOLE = """
SELECT r.place, r.place_code, r.indicator, r.activity, r.measure, r.basis, r.period, r.value, r.unit, r.raw,
    r.status, r.subject, r.doubts, r.confidence, r.review, r.published, r.source, r.article, r.sentence
FROM report AS r
"""
_HEADER = (
    "place code indicator activity measure basis period value unit figure status subject doubts confidence"
    " reviewed published source article sentence"
)


def show(request: Request) -> Response:
    """Answer with one page of the queue."""
    with request.app.state.door.reading() as desk:
        condition, values, shows = _condition(desk, request)
        total = desk.count(f"SELECT count(*) {_FROM} WHERE {condition}", values)
        left = desk.count(f"SELECT count(*) {_FROM} WHERE {DOUBTFUL}")
        everything = desk.count("SELECT count(*) FROM observation")
        paging = asked.Paging(asked.number(request.query_params, "page"), total)
        rows = page_of(desk, condition, values, paging)
    return render.page(
        request,
        "review.html",
        here="review",
        rows=rows,
        paging=paging,
        left=left,
        everything=everything,
        shows=SHOWS,
        chosen=shows,
    )


def _condition(desk: Desk, request: Request) -> tuple[str, list[Any], str]:
    """Return the condition that the address means, its values, and which figures are shown."""
    shows = asked.one_of(request.query_params, "show", SHOWS)
    parts, values = [_CONDITIONS[shows]], []
    if place := request.query_params.get("place", "").strip():
        found = names.place(desk.connection, place)
        parts.append("starts_with(o.place_code, ?)" if found.code else "o.place_code IS NULL AND o.place = ?")
        values.append(found.code or found.name)
    if indicator := request.query_params.get("indicator", "").strip():
        code, activity = names.indicator(desk.connection, indicator)
        parts.append("o.indicator = ? AND (? = '' OR o.activity = ?)")
        values += [code, activity, activity]
    if words := request.query_params.get("words", "").strip():
        parts.append("contains(o.sentence, ?)")
        values.append(words)
    return " AND ".join(parts), values, shows


def page_of(desk: Desk, condition: str, values: list[Any], paging: asked.Paging) -> list[Row]:
    """Return the rows of one page: first their numbers in order, then all about these few."""
    numbers = [
        row["observation_id"]
        for row in desk.rows(
            f"SELECT o.observation_id {_FROM} WHERE {condition} ORDER BY {_ORDER} LIMIT ? OFFSET ?",
            [*values, paging.size, paging.offset],
        )
    ]
    found = {row["observation_id"]: row for row in desk.rows(_PAGE, [numbers])}
    return [found[number] for number in numbers]


def following(request: Request) -> Response:
    """Send the browser to the first doubtful figure of the queue after the one it is at."""
    after = request.query_params.get("after", "")
    with request.app.state.door.reading() as desk:
        queue = f"SELECT o.observation_id, o.article_id {_FROM} WHERE {DOUBTFUL}"
        at = desk.row(
            f"SELECT {_POSITION} FROM observation AS o WHERE o.observation_id = ?",
            [int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0],
        )
        found: Row | None = None
        if at is not None:
            found = desk.row(
                f"{queue} AND ({_POSITION}) > (?, ?, ?, ?) ORDER BY {_ORDER} LIMIT 1", list(at.values())
            )
        found = found or desk.row(f"{queue} ORDER BY {_ORDER} LIMIT 1")
    if found is None:
        return RedirectResponse("/review", 303)
    return RedirectResponse(f"/articles/{found['article_id']}?figure={found['observation_id']}", 303)


def table(request: Request, t: Any, name_of: Any) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the whole list on the screen, for a file."""
    header = _HEADER.split()
    with request.app.state.door.reading() as desk:
        condition, values, _ = _condition(desk, request)
        rows = desk.rows(
            f"{_WHOLE} JOIN (SELECT o.observation_id {_FROM} WHERE {condition}) USING (observation_id)"
            ' ORDER BY r.source_id, r."start", r.ordinal LIMIT 1000000',
            values,
        )
    for row in rows:
        row["doubts"] = " ".join(row["doubts"])
    return [t(name) for name in header], [list(row.values()) for row in rows]


__all__ = ["DOUBTFUL", "following", "page_of", "show", "table"]
