"""Figures with their units, so that arithmetic which mixes currencies or kinds of units is impossible."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import Any

import pint

import patterns

_NAMES = {"%": "percent", "pp": "percentage_point"}
_CODES = {name: code for code, name in _NAMES.items()}


@functools.cache
def _registry() -> Any:
    registry: Any = pint.UnitRegistry(None)
    registry.load_definitions(str(patterns.load().units))
    return registry


@functools.cache
def _unit(code: str) -> Any:
    """Return pint's unit of a code; one that the definitions lack (标准箱) is of a dimension of its own."""
    registry = _registry()
    name = _NAMES.get(code, code)
    try:
        return registry.Unit(name)
    except Exception:  # pint raises errors of many kinds for names it cannot parse
        own = f"printed_{abs(hash(code))}"
        registry.define(f"{own} = [{own}]")
        _CODES[own] = code
        return registry.Unit(own)


def quantity(value: float, unit: str) -> Any:
    """Return a pint quantity: (5055000000, "CNY"), (7.2, "%")."""
    return _registry().Quantity(value, _unit(unit))


def code(unit: Any) -> str:
    """Return the code of a quantity's unit: CNY / count → ``CNY/count``."""
    names = {str(one): power for one, power in unit._units.items()}
    above = [_CODES.get(name, name) for name, power in names.items() if power > 0]
    below = [_CODES.get(name, name) for name, power in names.items() if power < 0]
    return "/".join(["·".join(above) or "1", *below])


def percent(ratio: Any) -> Any:
    """Return a ratio of two quantities of one kind as percent: 0.072 → 7.2 %."""
    return quantity(100 * float(ratio.to("").magnitude), "%")


def is_money(unit: str) -> bool:
    """Return whether a code is that of a currency."""
    return str(_unit(unit).dimensionality).startswith("[money")


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that others are derived from.

    Attributes:
        start, end: first and last day of its period; ``start`` is None for a stock on a day.
        value: in base units.
        unit: code of the base unit.
        raw: the figure as printed.
        observation_id: the report it was chosen from.
        place: whose figure it is.
    """

    start: date | None
    end: date
    value: float
    unit: str
    raw: str
    observation_id: int
    place: str

    @property
    def quantity(self) -> Any:
        """Value and unit as one."""
        return quantity(self.value, self.unit)


__all__ = ["Known", "code", "is_money", "percent", "quantity"]
