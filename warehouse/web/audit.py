"""The findings of the audit, each with its sentences side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from warehouse.audit import CHECKS
from warehouse.web import asked, render
from warehouse.web.desk import Desk, Row

_FINDINGS = """
SELECT * FROM audit_finding
ORDER BY list_position(?::VARCHAR[], check_name), place_code NULLS LAST, place, indicator, activity, period,
    finding
"""
_REPORTS = "SELECT * FROM report WHERE observation_id IN (SELECT unnest(?::BIGINT[]))"
MOST_SENTENCES = 6
PAGE_SIZE = 20


def show(request: Request) -> Response:
    """Answer with one page of findings."""
    check = asked.one_of(request.query_params, "check", ("", *CHECKS))
    with request.app.state.door.reading() as desk:
        everything = _remembered(request, desk)
        found = [finding for finding in everything if check in ("", finding["check_name"])]
        paging = asked.Paging(asked.number(request.query_params, "page"), len(found), PAGE_SIZE)
        findings = with_reports(desk, found[paging.offset : paging.offset + paging.size])
    return render.page(
        request,
        "audit.html",
        here="audit",
        findings=findings,
        counts=Counter(finding["check_name"] for finding in everything),
        check=check,
        checks=list(CHECKS),
        paging=paging,
    )


def run(desk: Desk) -> list[Row]:
    """Run all checks, and return what they found."""
    return desk.rows(_FINDINGS, [list(CHECKS)])


def _remembered(request: Request, desk: Desk) -> list[Row]:
    """Return the findings: the checks read the whole warehouse, and run again only when it has changed."""
    state = desk.path.stat()
    key = (state.st_mtime_ns, state.st_size)
    known, findings = getattr(request.app.state, "audited", (None, []))
    if known != key:
        findings = run(desk)
        request.app.state.audited = (key, findings)
    return list(findings)


def with_reports(desk: Desk, findings: Sequence[Row]) -> list[Row]:
    """Add to findings the figures they are about: ``reports``, and how many ``more`` there are."""
    shown = [(finding["observation_ids"] or [])[:MOST_SENTENCES] for finding in findings]
    numbers = sorted({number for own in shown for number in own})
    reports = {row["observation_id"]: row for row in desk.rows(_REPORTS, [numbers])}
    return [
        finding
        | {
            "reports": [reports[number] for number in own if number in reports],
            "more": len(finding["observation_ids"] or []) - len(own),
        }
        for finding, own in zip(findings, shown, strict=True)
    ]


def table(request: Request, t: Any, name_of: Any) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of all findings on the screen, for a file."""
    check = asked.one_of(request.query_params, "check", ("", *CHECKS))
    with request.app.state.door.reading() as desk:
        found = [row for row in _remembered(request, desk) if check in ("", row["check_name"])]
        findings = with_reports(desk, found)
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


__all__ = ["run", "show", "table", "with_reports"]
