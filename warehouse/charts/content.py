"""What a chart shows, before anybody draws it: points in order, unit, sources, and what is odd about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["lines", "bars", "pairs"]
Mark = Literal["reported", "derived", "doubtful"]
Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")

WORDS: dict[str, tuple[str, str]] = {
    "level": ("数值", "level"),
    "growth": ("增速", "growth"),
    "change": ("增量", "change"),
    "share": ("比重", "share"),
    "multiple": ("倍数", "multiple"),
    "rank": ("位次", "rank"),
    "actual": ("完成", "actual"),
    "forecast": ("预计", "forecast"),
    "target": ("目标", "target"),
    "planned": ("计划", "planned"),
    "realised": ("完成", "realised"),
    "yoy": ("同比", "year on year"),
    "comparable": ("可比价", "comparable prices"),
    "mom": ("环比", "on the period before"),
    "cagr": ("年均", "yearly average"),
    "cumulative": ("累计", "cumulative"),
    "single": ("单季(月)", "single quarter or month"),
    "reported": ("报道值", "reported"),
    "derived": ("推算值", "derived"),
    "doubtful": ("有矛盾或修订", "contradicted or revised"),
    "period": ("时期", "period"),
    "place": ("地区", "place"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "source": ("来源", "Source"),
    "sources": ("等{n}篇", "and others, {n} in all"),
    "sample": ("样例数据,非真实统计", "sample data, no real statistics"),
    "missing": ("无数据", "no figure"),
    "investment": ("投资:计划与完成", "Investment planned and realised"),
    "investment_note": (
        "计划为当年见报项目计划总投资之和(整体汇总数另计,取较大者);完成为当年最近一期固定资产投资",
        "planned: projects reported in the year, summed (or their stated total where larger);"
        " realised: latest fixed investment of the year",
    ),
    "derived_note": ("空心点为推算值,由已见报数字算出", "hollow points are derived from printed figures"),
    "doubtful_note": ("三角点的报道有矛盾或有修订", "triangles: reports contradict or were revised"),
}
"""Words on charts, in Chinese and in English."""


def word(name: str, language: Language) -> str:
    """Return a word of a chart in a language; an unknown one is returned as it is."""
    entry = WORDS.get(name)
    return name if entry is None else entry[LANGUAGES.index(language)]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure on a chart.

    Attributes:
        group: what it is coloured by: a place, or ``planned`` and ``realised`` in words.
        label: where it stands on the other axis: a period, or a place.
        value: in units of the chart (``Chart.unit``), not base units; None for a gap that is shown.
        shown: as a person writes it, with its unit.
        mark: ``reported``, ``derived`` by calculation, or ``doubtful``.
        year: points of one group are joined by a line within a year only where figures are cumulative.
        note: how it was derived, or over what period.
        observation_id: the report it was read from, None where there is none.
        panel: the small chart it belongs to, where there are several.
    """

    group: str
    label: str
    value: float | None
    shown: str
    mark: Mark = "reported"
    year: str = ""
    note: str = ""
    observation_id: int | None = None
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to draw: ``warehouse.charts.write`` makes a file of it.

    Attributes:
        form: ``lines`` over periods, ``bars`` of places, or ``pairs`` of bars in panels.
        title: what is shown.
        subtitle: measure, basis, unit and period.
        unit: printed beside the numbers of the axis.
        points: in the order of the axis.
        source: whole source line.
        notes: what a reader must know of the marks.
        sample: the figures are those of the invented sample pages.
        joined: lines run across years; false for cumulative figures, which begin anew each January.
        language: of words that are added in drawing.
    """

    form: Form
    title: str
    subtitle: str
    unit: str
    points: tuple[Point, ...]
    source: str
    notes: tuple[str, ...] = ()
    sample: bool = False
    joined: bool = True
    language: Language = "zh"
    labels: tuple[str, ...] = field(default=())
    """Labels of the axis in order."""
    order: tuple[str, ...] = field(default=())
    """Groups in the order of their colours; one without points keeps its colour free, chart after chart."""

    @property
    def groups(self) -> tuple[str, ...]:
        """What the points are coloured by, in the order of the colours."""
        return tuple(dict.fromkeys([*self.order, *(point.group for point in self.points)]))

    @property
    def panels(self) -> tuple[str, ...]:
        """The small charts, in order; one without a name where there is a single chart."""
        return tuple(dict.fromkeys(point.panel for point in self.points))


__all__ = ["LANGUAGES", "WORDS", "Chart", "Form", "Language", "Mark", "Point", "word"]
