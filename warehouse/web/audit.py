"""The findings of the audit, each with its sentences side by side."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from warehouse.audit import CHECKS
from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row

# The checks read the whole warehouse: run once a request, then counted and paged.
_RUN = "CREATE OR REPLACE TEMP TABLE seen AS FROM audit_finding"
_COUNTS = "SELECT check_name, count(*) AS findings FROM seen GROUP BY ALL"
_FINDINGS = """
SELECT * FROM seen WHERE ? IN ('', check_name)
ORDER BY list_position(?::VARCHAR[], check_name), place_code NULLS LAST, place, indicator, activity, period,
    finding
LIMIT ? OFFSET ?
"""
_REPORTS = "SELECT * FROM report WHERE observation_id IN (SELECT unnest(?::BIGINT[]))"
MOST_SENTENCES = 6


def show(request: Request) -> Response:
    """Answer with one page of findings."""
    check = asked.one_of(request.query_params, "check", ("", *CHECKS))
    with request.app.state.door.reading() as desk:
        run(desk)
        counts = {row["check_name"]: row["findings"] for row in desk.rows(_COUNTS)}
        total = counts.get(check, 0) if check else sum(counts.values())
        paging = asked.Paging(asked.number(request.query_params, "page"), total, 20)
        findings = ask(desk, check, paging)
    return render.page(
        request,
        "audit.html",
        here="audit",
        findings=findings,
        counts=counts,
        check=check,
        checks=list(CHECKS),
        paging=paging,
    )


def run(desk: Desk) -> None:
    """Run the checks; :func:`ask` pages through what they found."""
    desk.rows(_RUN)


def ask(desk: Desk, check: str, paging: asked.Paging) -> list[Row]:
    """Return findings, each with ``reports``: the figures it is about, in its own order."""
    findings = desk.rows(_FINDINGS, [check, list(CHECKS), paging.size, paging.offset])
    numbers = {
        number for finding in findings for number in (finding["observation_ids"] or [])[:MOST_SENTENCES]
    }
    found = {row["observation_id"]: row for row in desk.rows(_REPORTS, [sorted(numbers)])}
    for finding in findings:
        own = finding["observation_ids"] or []
        finding["reports"] = [found[number] for number in own[:MOST_SENTENCES] if number in found]
        finding["more"] = max(0, len(own) - MOST_SENTENCES)
    return findings


def table(request: Request, t: Any, name_of: Any) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of all findings on the screen, for a file."""
    check = asked.one_of(request.query_params, "check", ("", *CHECKS))
    with request.app.state.door.reading() as desk:
        run(desk)
        findings = ask(desk, check, asked.Paging(1, 100_000, 100_000))
    header = ["check", "place", "code", "indicator", "period", "finding", "observations", "sentences"]
    rows = [
        [
            t(f"check_{finding['check_name']}"),
            finding["place"],
            finding["place_code"],
            name_of(finding["indicator"] or "", finding["activity"] or ""),
            finding["period"],
            finding["finding"],
            " ".join(map(str, finding["observation_ids"] or [])),
            "\n".join(f"{report['sentence']} ({report['source']})" for report in finding["reports"]),
        ]
        for finding in findings
    ]
    return [t(name) for name in header], rows


__all__ = ["ask", "run", "show", "table"]
