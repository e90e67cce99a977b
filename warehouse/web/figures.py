"""One figure: what it was read as, the reports of its fact, and what a person says of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from extractor import values
from extractor.errors import UnknownName
from patterns import load as catalogue
from warehouse.judgement import CHANGEABLE
from warehouse.series import MEASURES, STATUSES
from warehouse.web import render
from warehouse.web.desk import Desk, Row

FIELDS = ("value", "unit", "indicator", "activity", "place", "period", "measure", "basis", "status",
          "bound", "subject_kind", "subject", "of")  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "measure": MEASURES,
    "status": STATUSES,
    "basis": ("", "yoy", "comparable", "mom", "cagr", "since", "gap"),
    "bound": ("exact", "about", "over", "under", "range"),
    "subject_kind": ("area", "industry", "enterprise", "project", "park", "institution"),
}
ACTIONS = ("confirm", "reject", "change")
LONGEST = 400

_FIGURE = """
SELECT r.*, f.contradicted, f.revised, f.reports, f.agreeing, f.observation_id AS chosen, c.author, c.reason
FROM report AS r LEFT JOIN fact AS f USING (fact_id)
LEFT JOIN correction AS c ON c.observation_id = r.observation_id AND NOT c.replaced
WHERE r.observation_id = ?
"""
_REPORTS = """
SELECT fr.verdict, r.* FROM fact_reports AS fr JOIN report AS r USING (observation_id)
WHERE fr.fact_id = (SELECT fact_id FROM observation WHERE observation_id = ?)
ORDER BY fr.verdict <> 'chosen', r.known_on DESC NULLS LAST, r.observation_id LIMIT 100
"""


def find(desk: Desk, number: int) -> Row:
    """Return a figure with the state of its fact.

    Raises:
        HTTPException: there is none (404).
    """
    row = desk.row(_FIGURE, [number])
    if row is None:
        raise HTTPException(404)
    return row


def sentences(request: Request) -> Response:
    """Answer with all reports of the fact that a figure is about, each with its sentence."""
    number = request.path_params["number"]
    with request.app.state.door.reading() as desk:
        figure = find(desk, number)
        reports = desk.rows(_REPORTS, [number])
    return render.page(request, "sentences.html", figure=figure, reports=reports or [figure])


def panel(request: Request) -> Response:
    """Answer with what a figure was read as, and the buttons to judge it."""
    with request.app.state.door.reading() as desk:
        figure = find(desk, request.path_params["number"])
    return _panel(request, figure)


def _panel(
    request: Request,
    figure: Row,
    *,
    problem: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    return render.page(
        request,
        "panel.html",
        figure=figure,
        problem=problem,
        typed=typed,
        fields=FIELDS,
        choices=CHOICES,
        printed=_printed(figure),
        indicators=catalogue().indicators.values(),
        author=unquote(request.cookies.get("author", "")) or request.app.state.author,
    )


def _printed(figure: Row) -> dict[str, str]:
    """Return the fields as the form shows them."""
    shown = {name: str(figure[name] or "") for name in FIELDS if name not in ("value", "place")}
    place = figure["place"] or ""
    county = figure["county"] or ""
    return shown | {"value": _figure_text(figure), "place": f"{county}{place}" if place != county else place}


def _figure_text(figure: Row) -> str:
    value = figure["value"]
    return str(int(value)) if float(value).is_integer() else repr(value)


async def judge(request: Request) -> Response:
    """Record what a person says of a figure, and answer with the panel as it is now."""
    from starlette.concurrency import run_in_threadpool

    form = await request.form()
    return await run_in_threadpool(_judge, request, form)


def _judge(request: Request, form: FormData) -> Response:
    number, action = request.path_params["number"], request.path_params["action"]
    if action not in ACTIONS:
        raise HTTPException(404)
    given = {name: str(value).strip()[:LONGEST] for name, value in form.items()}
    author = given.get("author") or request.app.state.author
    language = render.language_of(request)
    reason = given.get("reason") or render.word(f"reason_{action}", language)
    with request.app.state.door.writing() as desk:
        figure = find(desk, number)
        changes: dict[str, Any] = {}
        if action == "change":
            before = _printed(figure)
            changes = {
                n: given[n] for n in FIELDS if n in given and n in CHANGEABLE and given[n] != before[n]
            }
        try:
            if action == "change" and not changes:
                raise UnknownName(render.word("nothing_changed", language))
            desk.correct(number, author=author, reason=reason, action=action, **changes)
        except UnknownName as error:
            return _panel(request, figure, problem=str(error), typed=given)
        figure = find(desk, number)
    response = _panel(request, figure)
    event = {"reviewed": {"id": str(number), "review": figure["review"], "raw": values.shown(figure)}}
    response.headers["HX-Trigger"] = json.dumps(event)
    response.set_cookie("author", quote(author), max_age=31_536_000, samesite="strict", httponly=True)
    return response


__all__ = ["find", "judge", "panel", "sentences"]
