"""When a predicted observation agrees with a gold one, attribute by attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

ATTRIBUTES: Final = ("indicator", "activity", "place", "period", "status", "subject")
"""What must agree for a found figure to be right."""

Record = Mapping[str, Any]

_CORE_UNITS = frozenset({"CNY", "USD", "HKD", "EUR", "JPY", "GBP", "%", "pp", "times", "rank"})
_OWN_NAME = frozenset({"enterprise", "project", "park", "institution"})


def wrong(gold: Record, predicted: Record) -> tuple[str, ...]:
    """Return the attributes in which a prediction agrees with none of gold's acceptable answers."""
    agrees = {
        "indicator": predicted.get("indicator") in answers(gold, "indicator"),
        "activity": any(_same_activity(a, predicted.get("activity")) for a in answers(gold, "activity")),
        "place": squeeze(predicted.get("place")) in map(squeeze, answers(gold, "place")),
        "period": any(_months(a) == _predicted_months(predicted) for a in answers(gold, "period")),
        "status": any(_realised(a) == _realised(predicted.get("status")) for a in answers(gold, "status")),
        "subject": any(
            _same_subject(kind, name, predicted)
            for kind in answers(gold, "subject_kind")
            for name in answers(gold, "subject")
        ),
    }
    return tuple(name for name in ATTRIBUTES if not agrees[name])


def answers(gold: Record, field: str) -> list[Any]:
    """Return the acceptable answers of a gold field: its list, or its one value."""
    value = gold.get(field)
    return value if isinstance(value, list) else [value]


def _same_activity(gold: str | None, predicted: str | None) -> bool:
    """Whether one says the other: 规模以上工业 and 规上工业, 电子信息制造业 and 电子信息."""
    a, b = (
        squeeze(text).replace("规模以上", "规上").replace("制造业", "").rstrip("业产的")
        for text in (gold, predicted)
    )
    return a == b or bool(a and b and (a in b or b in a))


def _same_subject(gold_kind: str | None, gold_name: str | None, predicted: Record) -> bool:
    """Whether both are about the area as a whole, or about the same enterprise, project or the like."""
    named = (gold_kind or "area") in _OWN_NAME
    if named != ((predicted.get("subject_kind") or "area") in _OWN_NAME):
        return False
    a, b = squeeze(gold_name), squeeze(predicted.get("subject"))
    if not named or not a:
        return True
    shared, shorter = len(set(a) & set(b)), min(len(set(a)), len(set(b)))
    return bool(b) and (a in b or b in a or shared >= 0.6 * shorter)


def _realised(status: str | None) -> bool:
    return (status or "actual") == "actual"


def _months(period: str | None) -> tuple[str | None, str | None]:
    """Read gold's period: ``2024-01..2024-09`` → its first and last month, ``..2024-10`` → None and it."""
    if not period:
        return (None, None)
    start, _, end = period.partition("..")
    return (start[:7] or None, (end or start)[:7] or None)


def _predicted_months(record: Record) -> tuple[str | None, str | None]:
    if "period" in record and "period_end" not in record:
        return _months(record["period"])
    return ((record.get("period_start") or "")[:7] or None, (record.get("period_end") or "")[:7] or None)


def tier(record: Record) -> str:
    """Return ``core`` for money, rates, multiples and ranks, else ``extended``; gold states its own."""
    return str(record.get("tier") or ("core" if record.get("unit") in _CORE_UNITS else "extended"))


def squeeze(text: str | None) -> str:
    """Return the text without white space."""
    return re.sub(r"\s+", "", text or "")


__all__ = ["ATTRIBUTES", "Record", "answers", "squeeze", "tier", "wrong"]
