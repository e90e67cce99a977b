"""A sheet an indicator, laid out as Chinese statistical bulletins are: places down, periods across.

镇（街道） | 2024年1—9月: 总量（亿元） | 比上年同期增长（%） | 位次 | 2024年1—6月: …
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from warehouse.exports.units import Scale, scale
from warehouse.periods import chinese_label

_TITLE, _PERIODS, _HEADER, _FIRST = 0, 2, 3, 4
_HEADINGS = ("总量", "比上年同期增长（%）", "位次")
# Later periods come first; a sheet with more would not be read, and the tidy sheet has them all.
_MOST_PERIODS = 24


@dataclass(frozen=True, slots=True)
class Formats:
    """Formats of the workbook's cells."""

    title: Format
    note: Format
    header: Format
    text: Format
    level: Format
    growth: Format
    rank: Format
    doubtful_level: Format
    doubtful_growth: Format
    falling: Format


Span = tuple[date | None, date]


@dataclass(frozen=True, slots=True)
class Figure:
    """A level or growth that stands in a cell: the columns of ``workbook.FACTS``, in their order."""

    observation_id: int
    indicator_name: str
    activity: str
    measure: str
    unit: str
    value: float
    contradicted: bool
    start: date | None
    end: date
    place: str
    place_code: str
    county: str
    level_order: int

    @property
    def row(self) -> tuple[str, int, str, str, str]:
        """What its row of the sheet is known and sorted by."""
        return self.activity, self.level_order, self.place_code or "~", self.place, self.county

    @property
    def period(self) -> Span:
        """First and last day."""
        return self.start, self.end


Row = tuple[str, int, str, str, str]
Cells = dict[tuple[Row, Span, str], Figure]


@dataclass(frozen=True, slots=True)
class Links:
    """Where the tidy sheet has each observation: name of the sheet, row of the number."""

    sheet: str
    rows: dict[int, int]

    def to(self, observation_id: int) -> str:
        """Return the link to an observation, for ``write_url``."""
        return f"internal:'{self.sheet}'!A{self.rows[observation_id] + 1}"


def write_indicator(
    workbook: Workbook, name: str, figures: Sequence[Figure], formats: Formats, links: Links
) -> None:
    """Write the levels and growth of one indicator, in one unit, of places in all periods.

    Args:
        workbook: the workbook.
        name: official name of the indicator.
        figures: its levels, in one unit, and its growth.
        formats: formats of the cells.
        links: where the tidy sheet shows each observation.
    """
    sheet = workbook.add_worksheet(_sheet_name(workbook, name))
    levels = [figure for figure in figures if figure.measure == "level"]
    shown = scale(levels[0].unit if levels else "%", [figure.value for figure in levels])
    rows, periods = _rows(figures), _periods(figures)
    cells = {(figure.row, figure.period, figure.measure): figure for figure in figures}
    labels = ["上级地区", "镇（街道）", *(["口径"] if any(activity for activity, *_ in rows) else [])]
    sheet.write_string(_TITLE, 0, f"各地{name}", formats.title)
    note = f"总量单位：{shown.name}；位次按本表已有数据从大到小排列；底色为黄者有不同报道；点击数字可见原文。"
    sheet.write_string(_TITLE + 1, 0, note, formats.note)
    for column, text in enumerate(labels):
        sheet.merge_range(_PERIODS, column, _HEADER, column, text, formats.header)
    for number, period in enumerate(periods):
        column = len(labels) + 3 * number
        sheet.merge_range(_PERIODS, column, _PERIODS, column + 2, chinese_label(*period), formats.header)
        for offset, heading in enumerate((f"{_HEADINGS[0]}（{shown.name}）", *_HEADINGS[1:])):
            sheet.write_string(_HEADER, column + offset, heading, formats.header)
        _write_period(sheet, column, period, rows, cells, shown, formats, links)
    for number, (activity, _, _, place, county) in enumerate(rows, _FIRST):
        for column, text in enumerate([county, place, activity or "总计"][: len(labels)]):
            sheet.write_string(number, column, text, formats.text)
    _lay_out(sheet, len(labels), len(periods), len(rows))
    charted = _charted(rows, periods, cells)
    if levels and charted[0] > 1:
        _add_chart(workbook, sheet, name, charted, shown, len(labels), len(rows))


def _lay_out(sheet: Worksheet, labels: int, periods: int, rows: int) -> None:
    last_column = labels + 3 * periods - 1
    sheet.freeze_panes(_FIRST, labels)
    sheet.autofilter(_HEADER, 0, _FIRST + rows - 1, last_column)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, labels - 1, 14)
    sheet.set_column(labels, last_column, 15)
    sheet.set_row(_HEADER, 32)
    sheet.set_landscape()
    sheet.repeat_rows(_PERIODS, _HEADER)
    sheet.fit_to_pages(1, 0)


def _sheet_name(workbook: Workbook, name: str) -> str:
    """Return a name that Excel takes: 31 characters, none of its own signs, not twice."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:28] or "指标"
    taken = {sheet.get_name().lower() for sheet in workbook.worksheets()}
    number, unique = 2, plain
    while unique.lower() in taken:
        unique, number = f"{plain} {number}", number + 1
    return unique


def _rows(figures: Sequence[Figure]) -> list[Row]:
    """Return the rows: the activity that most places have first, of each the towns before counties."""
    rows = {figure.row for figure in figures}
    places = Counter(row[:2] for row in rows)
    known = Counter(row[0] for row in rows)
    return sorted(rows, key=lambda row: (-known[row[0]], row[0], -places[row[:2]], row))


def _periods(figures: Sequence[Figure]) -> list[Span]:
    """Return the periods, the latest first, of those ending together the longest first."""
    known = {figure.period for figure in figures}
    ordered = sorted(known, key=lambda period: (-period[1].toordinal(), (period[0] or period[1]).toordinal()))
    return ordered[:_MOST_PERIODS]


def _write_period(
    sheet: Worksheet,
    column: int,
    period: Span,
    rows: Sequence[Row],
    cells: Cells,
    shown: Scale,
    formats: Formats,
    links: Links,
) -> None:
    ranks = _ranks(rows, period, cells)
    for number, row in enumerate(rows, _FIRST):
        level, growth = cells.get((row, period, "level")), cells.get((row, period, "growth"))
        for offset in range(3):
            sheet.write_blank(number, column + offset, None, formats.text)
        if level is not None:
            sheet.write_url(number, column, links.to(level.observation_id))
            style = formats.doubtful_level if level.contradicted else formats.level
            sheet.write_number(number, column, level.value / shown.factor, style)
            sheet.write_number(number, column + 2, ranks[row], formats.rank)
        if growth is not None:
            sheet.write_url(number, column + 1, links.to(growth.observation_id))
            style = formats.doubtful_growth if growth.contradicted else formats.growth
            sheet.write_number(number, column + 1, growth.value, style)
    last = _FIRST + len(rows) - 1
    bars = {"type": "data_bar", "bar_solid": True, "bar_color": "#BDD7EE"}
    first = _FIRST
    for _, group in itertools.groupby(rows, key=lambda row: row[:2]):
        end = first + len(list(group)) - 1
        sheet.conditional_format(first, column, end, column, bars)
        first = end + 1
    falling = {"type": "cell", "criteria": "<", "value": 0, "format": formats.falling}
    sheet.conditional_format(_FIRST, column + 1, last, column + 1, falling)


def _ranks(rows: Sequence[Row], period: Span, cells: Cells) -> dict[Row, int]:
    """Return the rank of each place among those of its activity and level."""
    values = {row: cells[row, period, "level"].value for row in rows if (row, period, "level") in cells}
    return {
        row: 1 + sum(other[:2] == row[:2] and values[other] > value for other in values)
        for row, value in values.items()
    }


def _charted(rows: Sequence[Row], periods: Sequence[Span], cells: Cells) -> tuple[int, int, Span]:
    """Return how many rows from the first a chart shows, the number of its period, and the period.

    The rows are those of the first activity and level (mostly the towns' totals); the period is the one in
    which most of them are known, the latest of several.
    """
    same = [row for row in rows if row[:2] == rows[0][:2]]
    known = [sum((row, period, "level") in cells for row in same) for period in periods]
    number = max(range(len(periods)), key=lambda n: (known[n], -n))
    return len(same), number, periods[number]


def _add_chart(
    workbook: Workbook,
    sheet: Worksheet,
    name: str,
    charted: tuple[int, int, Span],
    shown: Scale,
    labels: int,
    rows: int,
) -> None:
    """Put columns of the level and a line of the growth below the table."""
    charted_rows, number, period = charted
    column, end = labels + 3 * number, _FIRST + charted_rows - 1
    places = [sheet.get_name(), _FIRST, 1, end, 1]
    chart = workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": f"{_HEADINGS[0]}（{shown.name}）",
            "categories": places,
            "values": [sheet.get_name(), _FIRST, column, end, column],
            "fill": {"color": "#5B9BD5"},
            "gap": 80,
        }
    )
    line = workbook.add_chart({"type": "line"})
    line.add_series(
        {
            "name": _HEADINGS[1],
            "categories": places,
            "values": [sheet.get_name(), _FIRST, column + 1, end, column + 1],
            "y2_axis": True,
            "line": {"none": True},  # towns have no order that a line could follow
            "marker": {"type": "circle", "size": 6, "fill": {"color": "#C55A11"}},
        }
    )
    chart.combine(line)
    chart.set_title({"name": f"{chinese_label(*period)}{name}", "name_font": {"size": 12}})
    chart.set_y_axis({"name": shown.name, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    line.set_y2_axis({"name": "%"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": max(560, min(1100, 70 * charted_rows + 200)), "height": 340})
    sheet.insert_chart(_FIRST + rows + 1, 0, chart)


__all__ = ["Figure", "Formats", "Links", "write_indicator"]
