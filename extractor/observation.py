"""The noun of the project: one figure with all its dimensions."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Box:
    """Where a figure stands on the picture of its page.

    Attributes:
        page: number of the page in its file, from 1.
        x0, top, x1, bottom: edges in points (PDF) or pixels (image), from the top left corner.
        width, height: size of the page in the same unit.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure that an article states about an economic indicator.

    ``50.55亿元`` in 前三季度,新埭镇实现地区生产总值50.55亿元 is the value 5055000000 CNY of ``gdp`` for
    新埭镇, 2024-01-01 to 2024-09-30. The README lists the codes that ``indicator``, ``measure``,
    ``basis``, ``status``, ``bound`` and ``doubts`` may hold.
    """

    source: str
    article: str
    published: str | None
    start: int
    end: int
    raw: str
    sentence: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    printed_value: str
    printed_unit: str
    bound: str
    measure: str
    basis: str
    indicator: str
    activity: str
    of: str
    place: str | None
    place_code: str | None
    subject_kind: str
    subject: str
    period_start: str | None
    period_end: str | None
    period_text: str
    status: str
    pattern: str
    doubts: tuple[str, ...] = ()
    confidence: float | None = None
    """Estimated probability that every field is right; None for a table's figure, which is not judged."""
    role: str = "body"
    """Part of the article the figure stands in: headline, kicker, subtitle, caption, table or body."""
    box: Box | None = None

    def judge(self, confidence: float, doubts: tuple[str, ...]) -> None:
        """Set what only the whole article tells; for the reader that made it, before it hands it on."""
        # A copy of so many fields would cost more than judging does.
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "doubts", doubts)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON types, numbers exact: 50.55亿元 → ``5055000000``."""
        record = {f.name: getattr(self, f.name) for f in _FIELDS}
        record["value"] = number(self.value)
        record["value_high"] = None if self.value_high is None else number(self.value_high)
        record["doubts"] = list(self.doubts)
        record["box"] = None if self.box is None else dataclasses.asdict(self.box)
        return record

    def to_json(self) -> str:
        """Return the record as one line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


_FIELDS = dataclasses.fields(Observation)


def number(value: Decimal) -> int | float:
    """Return a decimal as the JSON number that prints the same: ``Decimal("7.20")`` → 7.2."""
    whole = int(value)
    return whole if whole == value else float(value)


__all__ = ["Box", "Observation", "number"]
