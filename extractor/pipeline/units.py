"""Units as printed and the base units they stand for, read from patterns/units.txt by pint."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import patterns

BASES = {
    "CNY",
    "USD",
    "HKD",
    "EUR",
    "JPY",
    "GBP",
    "TWD",
    "m2",
    "mu",
    "km",
    "m3",
    "t",
    "kWh",
    "count",
    "rank",
    "times",
}
_RATIOS = {"percent": "%", "percentage_point": "pp"}
_DIMENSION = {
    "m2": "area",
    "mu": "area",
    "km": "length",
    "m3": "volume",
    "t": "mass",
    "kWh": "energy",
    "count": "count",
    "%": "percent",
    "pp": "point",
    "times": "times",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: its base unit, the factor to it, and its dimension (money, percent, point, count …)."""

    base: str
    factor: Decimal
    dimension: str


@functools.cache
def table() -> dict[str, Unit]:
    """Return every unit that articles print, by its printed form: 公顷 → 10000 m2, 成 → 10 %.

    Classifiers (家, 个, 户 …) are counts. A unit that articles print but the definition file lacks
    (标准箱) keeps its printed form as base.
    """
    import pint

    registry: Any = pint.UnitRegistry(None, non_int_type=Decimal)
    registry.load_definitions(str(patterns.load().units))
    units: dict[str, Unit] = {}
    for name in list(registry._units):
        if name.isascii() and not any("\u4e00" <= c <= "\u9fff" for c in name):
            continue
        quantity = registry.Quantity(Decimal(1), name)
        reduced = quantity.to_root_units()
        units[name] = _unit(str(reduced.units), reduced.magnitude)
    units["%"] = units["％"] = Unit("%", Decimal(1), "percent")
    units["‰"] = Unit("%", Decimal("0.1"), "percent")
    units["㎡"] = Unit("m2", Decimal(1), "area")
    units["km"] = Unit("km", Decimal(1), "length")
    for classifier in patterns.load().classifiers:
        units.setdefault(classifier, Unit("count", Decimal(1), "count"))
    for printed in (
        "标准箱",
        "标箱",
        "千瓦",
        "兆瓦",
        "吉瓦",
        "P",
        "P算力",
        "重量箱",
        "载重吨",
        "度电",
        "标准立方米",
        "升",
        "标煤",
        "吨标准煤",
        "马力",
        "伏安",
        "千伏安",
        "瓦",
        "锭",
        "吨公里",
        "人公里",
    ):
        units[printed] = Unit(printed, Decimal(1), "other")
    for printed, (base, factor) in {
        "万千瓦时": ("kWh", 10000),
        "度电": ("kWh", 1),
        "TEU": ("标准箱", 1),
    }.items():
        units[printed] = Unit(base, Decimal(factor), _DIMENSION.get(base, "other"))
    # Papers do not say which 担 they mean: a market one has 50 kg, an older one 60.
    units["担"] = Unit("担", Decimal(1), "mass")
    for dropped in ("块", "分", "里", "方面"):
        units.pop(dropped, None)
    units["块"] = Unit("count", Decimal(1), "count")
    return units


def _unit(base: str, magnitude: Decimal) -> Unit:
    base = _RATIOS.get(base, base)
    dimension = _DIMENSION.get(base, "money" if len(base) == 3 and base.isupper() else "other")
    return Unit(base, Decimal(magnitude), dimension)
