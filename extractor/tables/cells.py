"""What one cell of a table holds: a figure, a mark for a missing one, or words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.pipeline import numbers, units
from extractor.pipeline.units import Unit

_MINUS = "−－–—-"
_FIGURE = re.compile(
    rf"(?P<sign>[+↑↓↗↘▼{_MINUS}]|上升|增长|增加|下降|下跌|减少|第)?(?P<number>{numbers.ARABIC})"
    r"(?P<unit>[^\d\s()\[\]*#①-⑳]{0,6})(?:[*#①-⑳]|\(\d\)|\[\d\])?"
)
_DOWN = frozenset(_MINUS) | {"↓", "↘", "▼", "下降", "下跌", "减少"}
_MISSING = re.compile(r"[-—–−－─―…⋯.·/\\*×xX]*|无|暂无|空|N/?A|保密|不适用", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LONGEST = 30
_MULTIPLES = "十百千万亿"


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit as printed, what it is, and how many base units one of it is: 亿元 → CNY, 100000000."""

    text: str
    unit: Unit
    factor: Decimal


@dataclass(frozen=True, slots=True)
class CellFigure:
    """The figure of a cell.

    Attributes:
        start, end: where it stands in the cell's text.
        value: the number with its sign, before any unit.
        signed: whether a sign or a word for it is printed.
        printed: the digits as printed.
        unit: the unit printed in the cell itself, else None.
        ordinal: whether it is printed as a rank (第3, 3名).
    """

    start: int
    end: int
    value: Decimal
    signed: bool
    printed: str
    unit: PrintedUnit | None
    ordinal: bool


@functools.lru_cache(maxsize=65_536)
def figure(text: str) -> CellFigure | None:
    """Return the figure that a cell consists of, None where it holds words, several figures or none.

    ``-1.0`` → -1.0; ``50.55亿元`` → 50.55 in 亿元; ``下降3.2%`` → -3.2; ``12.5*`` → 12.5; ``3家,5个`` → None.
    """
    if not text or len(text) > _LONGEST:
        return None
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    sign, tail = match["sign"] or "", match["unit"]
    own = unit(tail) if tail else None
    ordinal = sign == "第" or tail in ("名", "位")
    if tail and own is None and not ordinal:
        return None
    value = numbers.parse(match["number"])
    start = match.start("number") if sign == "第" else 0
    end = match.end("unit")
    return CellFigure(
        start,
        end,
        -value if sign in _DOWN else value,
        bool(sign) and not ordinal,
        match["number"],
        own,
        ordinal,
    )


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure: empty, ``—``, ``…``, ``/``."""
    return len(text) <= _LONGEST and _MISSING.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether a cell is the number of a year."""
    return _YEAR.fullmatch(text) is not None


@functools.lru_cache(maxsize=4096)
def unit(text: str) -> PrintedUnit | None:
    """Return the unit that a text is, multiples included: 亿元, 万千瓦时, %; None for other words."""
    known = units.table()
    for cut in range(min(len(text), 4)):
        if text[:cut].strip(_MULTIPLES):
            return None
        found = known.get(text[cut:])
        if found is not None and found.dimension != "rank" and found.base != "rank":
            return PrintedUnit(text, found, found.factor * numbers.factor(text[:cut]))
    return None
