"""Says what a figure measures: level, growth, share …, against what, and of which indicators it can be."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

_PHRASES = Phrases("growth")
_BY_YEAR = _PHRASES.words("by_year")
_AGAINST_TIME = _PHRASES.words("against_time")


@dataclass(slots=True)
class Reading:
    """How one figure is read: measure, basis, sign, and the name of the pattern that says so.

    ``head`` is set where the measure itself tells what the figure is of (a rate, a share, a count).
    """

    measure: str
    basis: str = ""
    sign: int = 1
    pattern: str = ""
    of: str = ""
    head: Head | None = None
    doubt: str = ""


def fits(head: Head, measure: str, figure: Figure) -> bool:
    """Whether a level in this unit can be of this indicator: money of money, hectares of area."""
    if measure not in ("level", "change") or figure.dimension == "point":
        return True
    if figure.dimension == "money" and head.indicator == "price_index":
        # 鸡蛋零售价格为每公斤|8.32元
        return True
    if figure.dimension == "money":
        return head.dimension in ("money", "any") and head.indicator not in ("output_volume", "capacity")
    if figure.dimension == "area":
        return head.indicator in ("land_area", "floor_area", "housing_sales", "other_economic")
    return not (figure.dimension == "count" and head.dimension == "money" and head.indicator != "exports")


def basis_of(gap: Gap) -> str:
    """Return what a growth is told against: comparable, mom, cagr, since, else yoy."""
    if any(item.text.startswith(_BY_YEAR) for item in gap):
        return "cagr"
    for item, after in itertools.pairwise(gap):
        if item.period is not None and item.text.endswith("年") and after.text == "平均":
            # 两年|平均|增长14.8%
            return "cagr"
    for name in ("since", "cagr", "comparable", "mom", "yoy"):
        if gap.cue(name):
            return name
    for position, item in enumerate(gap[1:], start=1):
        if item.tag == "PERIOD" and gap[position - 1].text.endswith(_AGAINST_TIME):
            return "since"
    return "yoy"
