"""Units in the words of Chinese statistical bulletins, of a size that suits the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_MONEY = {
    "CNY": "元",
    "USD": "美元",
    "HKD": "港元",
    "EUR": "欧元",
    "JPY": "日元",
    "GBP": "英镑",
    "TWD": "新台币元",
}
_PLAIN = {"%": "%", "pp": "个百分点", "times": "倍", "rank": "位", "mu": "亩", "km": "公里"}
_SCALED = {"count": "个", "m2": "平方米", "m3": "立方米", "t": "吨", "kWh": "千瓦时"}


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit to show figures in: their value in base units divided by ``factor``."""

    name: str
    factor: float


def scale(unit: str, values: Iterable[float]) -> Scale:
    """Return the unit for a column of figures: ("CNY", [5055000000]) → 亿元, ("%", …) → %."""
    if unit in _PLAIN:
        return Scale(_PLAIN[unit], 1)
    sizes = sorted(abs(value) for value in values if value)
    middle = sizes[len(sizes) // 2] if sizes else 0
    name = _MONEY.get(unit) or _SCALED.get(unit) or unit
    if unit in _MONEY or unit in _SCALED:
        if middle >= 1e8:
            return Scale(f"亿{name}", 1e8)
        if middle >= 1e5 or (unit in _MONEY and middle >= 1e6):
            return Scale(f"万{name}", 1e4)
    return Scale(name, 1)


__all__ = ["Scale", "scale"]
