"""Investment planned against realised, by town and year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.errors import UnknownName
from warehouse.charts.ask import is_sample, rows_of, scale, source_line
from warehouse.charts.content import Chart, Language, Point, word
from warehouse.warehouse import Warehouse

Row = dict[str, Any]


def investment_table(warehouse: Warehouse, places: Sequence[str] | None = None) -> list[Row]:
    """Return what was planned and what was realised, a row a place and year.

    Planned is the planned investment of the projects that were reported in the year, each project once at its
    largest figure, or the total that a report states of several projects where that is larger.
    Realised is the fixed investment of the longest stretch from January on.

    Args:
        warehouse: an open warehouse.
        places: codes or names; None for all places with either.

    Returns:
        rows of ``place``, ``place_code``, ``year``, ``planned`` and ``realised`` (CNY, None where not known),
        ``projects`` (how many), ``through`` (label of the period realised) and ``rows`` (the reports used).

    Raises:
        UnknownName: a place is not known.
    """
    found: list[Row] = []
    for place in places if places is not None else [None]:
        for indicator in ("planned_investment", "fixed_investment"):
            table = warehouse.observations(place, indicator, measure="level", unit="CNY")
            found += [row for row in rows_of(table) if row["review"] != "rejected" and row["place"]]
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in found:
        if (year := _year(row)) is not None:
            groups.setdefault((row["place_code"] or row["place"], year), []).append(row)
    table_rows = [_combined(rows, year) for (_, year), rows in groups.items()]
    kept = [row for row in table_rows if row["planned"] is not None or row["realised"] is not None]
    return sorted(kept, key=lambda row: (row["year"], -(row["realised"] or 0), row["place"]))


def _year(row: Row) -> int | None:
    if row["period_end"] is not None:
        return int(row["period_end"].year)
    return int(row["published"][:4]) if row["published"] else None


def _combined(rows: list[Row], year: int) -> Row:
    planned = [
        row
        for row in rows
        if row["indicator"] == "planned_investment" and row["status"] == "planned" and row["bound"] != "range"
    ]
    named: dict[str, Row] = {}
    totals: list[Row] = []
    for row in planned:
        if row["subject"] or not row["activity"]:
            name = row["subject"] or row["raw"]
            named[name] = max(named.get(name, row), row, key=lambda each: each["value"])
        else:
            totals.append(row)
    projects = sum(row["value"] for row in named.values())
    stated = max(totals, key=lambda row: row["value"], default=None)
    use_total = stated is not None and stated["value"] >= projects
    realised = _realised(rows)
    return {
        "place": rows[0]["place"],
        "place_code": rows[0]["place_code"],
        "year": year,
        "planned": (stated["value"] if stated is not None and use_total else projects) or None,
        "projects": 0 if use_total else len(named),
        "realised": realised["value"] if realised else None,
        "through": realised["period"] if realised else "",
        "rows": [*([stated] if use_total and stated else named.values()), *([realised] if realised else [])],
    }


def _realised(rows: list[Row]) -> Row | None:
    cumulative = [
        row
        for row in rows
        if row["indicator"] == "fixed_investment"
        and row["status"] == "actual"
        and not row["activity"]
        and row["subject_kind"] == "area"
        and row["period_start"] is not None
        and (row["period_start"].month, row["period_start"].day) == (1, 1)
    ]
    return max(cumulative, key=lambda row: (row["period_end"], row["published"] or ""), default=None)


def investment_chart(
    warehouse: Warehouse, places: Sequence[str] | None = None, *, language: Language = "zh"
) -> Chart:
    """Return the chart of investment planned against realised, a pair of bars a place, a panel a year.

    Raises:
        UnknownName: a place is not known, or the warehouse has no investment of it.
    """
    table = investment_table(warehouse, places)
    if not table:
        raise UnknownName("the warehouse has no investment of these places; what it has: indicators coverage")
    money = [
        {"value": row[k], "unit": "CNY"}
        for row in table
        for k in ("planned", "realised")
        if row[k] is not None
    ]
    unit, factor = scale(money)
    points = tuple(
        Point(
            word(name, language),
            row["place"],
            None if row[name] is None else row[name] / factor,
            word("missing", language) if row[name] is None else f"{row[name] / factor:,.4g}{unit}",
            year=str(row["year"]),
            note=row["through"] if name == "realised" else "",
            panel=str(row["year"]),
        )
        for row in table
        for name in ("planned", "realised")
    )
    used = [report for row in table for report in row["rows"]]
    latest = max((row["through"] for row in table), default="")
    subtitle = (
        f"{word('unit', language)}{':' if language == 'zh' else ': '}{unit} · {_through(latest, language)}"
    )
    return Chart(
        "pairs",
        word("investment", language),
        subtitle.removesuffix(" · "),
        unit,
        points,
        source_line(warehouse, used, language),
        (word("investment_note", language),),
        is_sample(warehouse, used),
        language=language,
        labels=tuple(dict.fromkeys(row["place"] for row in table)),
    )


def _through(label: str, language: Language) -> str:
    if not label:
        return ""
    from warehouse import periods

    return f"完成额截至 {periods.parse(label).chinese}" if language == "zh" else f"realised through {label}"


__all__ = ["investment_chart", "investment_table"]
