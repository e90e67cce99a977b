"""What a person may say of a figure, checked: actions, columns, and values in the words of analysts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from extractor.errors import UnknownName
from extractor.pipeline import numbers, units
from warehouse import names, periods
from warehouse.series import MEASURES, STATUSES, check

ACTIONS = ("change", "confirm", "reject")
CHANGEABLE = (
    "value", "value_high", "unit", "bound", "measure", "basis", "indicator", "activity", "of", "place",
    "subject_kind", "subject", "period", "status",
)  # fmt: skip
_ALLOWED = {
    "measure": MEASURES,
    "status": STATUSES,
    "bound": ("exact", "about", "over", "under", "range"),
    "basis": ("", "yoy", "comparable", "mom", "cagr", "since", "gap"),
    "subject_kind": ("area", "industry", "enterprise", "project", "park", "institution"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a figure.

    Attributes:
        author: who says so.
        reason: why.
        action: ``change``, ``confirm`` or ``reject``.
        columns: column of ``observation`` → its right value.
    """

    author: str
    reason: str
    action: str
    columns: Mapping[str, Any]

    @property
    def review(self) -> str:
        """The word that the observation bears afterwards."""
        if self.action == "reject":
            return "rejected"
        return "changed" if self.columns else "confirmed"


def judge(
    connection: duckdb.DuckDBPyConnection,
    author: str,
    reason: str,
    action: str,
    changes: Mapping[str, Any],
    near: str | None = None,
) -> Judgement:
    """Check a correction, and return what it means column by column: place → place and place_code.

    ``near`` is the code of a place: of several places with one name the one that lies nearest is meant.

    Raises:
        UnknownName: no author, no reason, or an unknown action, column, code, place, indicator or period.
    """
    if not author.strip() or not reason.strip():
        raise UnknownName("a correction needs an author and a reason")
    check("action", action, ACTIONS)
    if action == "change" and not changes:
        raise UnknownName("the action “change” says what to change, e.g. value=50.55亿元")
    columns: dict[str, Any] = {}
    for name, value in changes.items():
        check("column of a correction", name, CHANGEABLE)
        columns |= _meaning(connection, name, value, near)
    return Judgement(author.strip(), reason.strip(), action, columns)


def _meaning(
    connection: duckdb.DuckDBPyConnection, name: str, value: Any, near: str | None
) -> dict[str, Any]:
    text = "" if value is None else str(value).strip()
    match name:
        case "value":
            return _figure(text)
        case "value_high":
            return {name: _number(text) if text else None}
        case "place":
            found = names.place(connection, text, near=near)
            return {"place": found.name, "place_code": found.code}
        case "indicator":
            code, activity = names.indicator(connection, text)
            return {"indicator": code} | ({"activity": activity} if activity else {})
        case "period":
            covers = periods.parse(text) if text else None
            start = covers.start.isoformat() if covers and covers.start else None
            return {"period_start": start, "period_end": covers.end.isoformat() if covers else None}
    if allowed := _ALLOWED.get(name):
        check(name, text, allowed)
    return {name: text}


def _figure(text: str) -> dict[str, Any]:
    """Return what a figure means: 50.55亿元 → 5055000000 CNY as printed; a bare number is in base units."""
    found = re.fullmatch(r"(-?[\d.,]+[十百千万亿]*)\s*(\D+)", text)
    unit = units.table().get(found[2]) if found else None
    if found is None or unit is None:
        return {"value": _number(text)}
    digits, multiple = numbers.split(found[1])
    return {
        "value": float(numbers.parse(found[1]) * unit.factor),
        "unit": unit.base,
        "printed_value": digits,
        "printed_unit": multiple + found[2],
    }


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        raise UnknownName(f"“{text}” is no number and no figure such as 50.55亿元") from None


__all__ = ["ACTIONS", "CHANGEABLE", "Judgement", "judge"]
