"""How values of the warehouse are written for people: 5055000000 CNY → 50.55亿元."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, TypeGuard

MISSING: Final = "—"

_MONEY = {"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑"}
_UNITS = {"%": "%", "pp": "个百分点", "times": "倍", "m2": "平方米", "mu": "亩", "km": "公里", "m3": "立方米"}
_UNITS |= {"t": "吨", "kWh": "千瓦时", "count": ""}
_BOUNDS = {"over": ">", "under": "<", "about": "≈"}


def shown(row: Mapping[str, Any]) -> str:
    """Return the value of a fact with its unit, ``—`` where there is none.

    A bound is marked: 超100亿元 → ``>100亿元``, 5000多元至10000元 → ``5,000—10,000元``; growth has its sign.
    """
    value, unit = row.get("value"), row.get("unit")
    if not _is_number(value):
        return MISSING
    if unit == "rank":
        return f"第{value:.0f}"
    name, power = scale(value, str(unit))
    text = _number(value / power, _decimals(row, name))
    if row.get("measure") in ("growth", "change") and value > 0:
        text = f"+{text}"
    high = row.get("value_high")
    if _is_number(high):
        text = f"{text}—{_number(high / power)}"
    return f"{_BOUNDS.get(str(row.get('bound')), '')}{text}{name}"


def scale(value: float, unit: str) -> tuple[str, float]:
    """Return the name of a unit with the power of ten that suits the value, and that power."""
    name = _MONEY.get(unit) or _UNITS.get(unit, unit)
    if unit in ("%", "pp", "times"):
        return name, 1.0
    for sign, power in (("亿", 1e8), ("万", 1e4)):
        if abs(value) >= power:
            return f"{sign}{name}", power
    return name, 1.0


def _decimals(row: Mapping[str, Any], name: str) -> int:
    """Return how many decimals the article printed, 0 where it wrote another unit."""
    same_unit = str(row.get("printed_unit") or "") == name
    return len(str(row.get("printed_value") or "").partition(".")[2]) if same_unit else 0


def _number(value: float, decimals: int = 0) -> str:
    # Ten digits are more than any article prints, and fewer than what floats make up.
    whole, _, digits = f"{float(f'{value:.10g}'):,f}".partition(".")
    digits = digits.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{digits}" if digits else whole


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not math.isnan(value)


def remarks(row: Mapping[str, Any]) -> str:
    """Return what a reader should know of a fact: on how many reports it rests, and what is odd about it."""
    words = []
    if _is_number(row.get("reports")) and row["reports"] > 1:
        words.append(f"{row['agreeing']:.0f} of {row['reports']:.0f} reports agree")
    words += [name for name in ("contradicted", "revised") if row.get(name) is True]
    if row.get("basis") not in ("", "yoy", None):
        words.append(str(row["basis"]))
    return ", ".join(words)


__all__ = ["MISSING", "remarks", "scale", "shown"]
