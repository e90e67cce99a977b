"""Periods as an analyst types them, and their labels in tables.

One grammar: ``2024``, ``2024H1``, ``2024Q3``, ``2024Q1-Q3``, ``2024-09``, ``2024-01..2024-09``,
``2021..2025``, ``2024-09-30`` for a day, ``..2024-10-31`` for a stock on a day; and the same in Chinese,
``2024年前三季度``, ``2024年1—9月``, ``2024年上半年``, ``2024年9月``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from extractor.errors import UnknownName

_FORMS = "2024, 2024H1, 2024Q1-Q3, 2024Q3, 2024-09, 2024-01..2024-09, 2024年前三季度 or 2024年1—9月"
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DASH = "[-—–~～至到]+"
_CHINESE_HALVES = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "": (1, 12)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days; ``start`` is None for a stock on the day ``end``."""

    start: date | None
    end: date

    @property
    def label(self) -> str:
        """The name that :func:`parse` reads back: 2024-01-01 to 2024-09-30 → ``2024Q1-Q3``."""
        return label(self.start, self.end)

    @property
    def chinese(self) -> str:
        """The name that Chinese bulletins use: 2024年1—9月."""
        return chinese_label(self.start, self.end)


def months(year: int, first: int, last: int) -> Period:
    """Return the period of whole months of a year: (2024, 1, 9) → 2024-01-01 to 2024-09-30."""
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def parse(text: str) -> Period:
    """Read a period: ``2024Q1-Q3`` → 2024-01-01 to 2024-09-30.

    Raises:
        UnknownName: the text is none of the forms of this module, or names a month that does not exist.
    """
    words = re.sub(r"\s+", "", text)
    try:
        period = _parse_code(words.upper()) or _parse_chinese(words)
    except ValueError:
        period = None
    if period is None or (period.start is not None and period.start > period.end):
        raise UnknownName(f"“{text}” is not a period; write one as {_FORMS}")
    return period


def day(text: str) -> date:
    """Read a day, 2024-08-01; of a month its last.

    Raises:
        UnknownName: it is neither.
    """
    try:
        return parse(text).end
    except UnknownName:
        raise UnknownName(f"“{text}” is no day; write one as 2024-08-01") from None


def _parse_code(text: str) -> Period | None:
    if found := re.fullmatch(r"(\d{4})", text):
        return months(int(found[1]), 1, 12)
    if found := re.fullmatch(r"(\d{4})-?H([12])", text):
        half = int(found[2])
        return months(int(found[1]), 6 * half - 5, 6 * half)
    if found := re.fullmatch(r"(\d{4})-?Q([1-4])(?:(?:-|\.\.)(?:\1)?Q([1-4]))?", text):
        first, last = int(found[2]), int(found[3] or found[2])
        return months(int(found[1]), 3 * first - 2, 3 * last) if first <= last else None
    if found := re.fullmatch(r"(\d{4})-?M?(\d{2})", text):
        return months(int(found[1]), int(found[2]), int(found[2]))
    if found := re.fullmatch(r"(\d{4}-\d{2}-\d{2})", text):
        return Period(date.fromisoformat(text), date.fromisoformat(text))
    if found := re.fullmatch(r"(.*)\.\.(.+)", text):
        last_period = _parse_code(found[2])
        if not found[1]:
            return last_period and Period(None, last_period.end)
        first_period = _parse_code(found[1])
        return first_period and last_period and Period(first_period.start, last_period.end)
    return None


def _parse_chinese(text: str) -> Period | None:
    found = re.fullmatch(r"(\d{4})年?(.*)", text)
    if found is None:
        return None
    year, rest = int(found[1]), found[2]
    if rest in _CHINESE_HALVES:
        return months(year, *_CHINESE_HALVES[rest])
    if within := re.fullmatch(rf"(\d{{1,2}})月?(?:{_DASH}(\d{{1,2}}))?月份?", rest):
        first = int(within[1])
        return months(year, first, int(within[2] or first)) if int(within[2] or first) >= first else None
    if within := re.fullmatch(r"前([一二两三四1-4])个?季度?", rest):
        return months(year, 1, 3 * _NUMERALS[within[1]])
    if within := re.fullmatch(rf"第?([一二三四1-4])(?:{_DASH}第?([一二三四1-4]))?季度", rest):
        first, last = _NUMERALS[within[1]], _NUMERALS[within[2] or within[1]]
        return months(year, 3 * first - 2, 3 * last) if first <= last else None
    if within := re.fullmatch(r"前(\d{1,2}|[一二两三四五六七八九十])个?月", rest):
        number = int(within[1]) if within[1].isdigit() else "一二三四五六七八九十".find(within[1]) + 1 or 2
        return months(year, 1, number)
    return None


def label(start: date | None, end: date | None) -> str:
    """Return the name of a period, "" where no end is known; ``period_label`` in SQL is its twin."""
    if end is None:
        return ""
    if start is None:
        return f"..{end.isoformat()}"
    if not _whole_months(start, end):
        return f"{start.isoformat()}..{end.isoformat()}"
    if start.year != end.year:
        if (start.month, end.month) == (1, 12):
            return f"{start.year}..{end.year}"
        return f"{start:%Y-%m}..{end:%Y-%m}"
    match (start.month, end.month):
        case (1, 12):
            return str(start.year)
        case (first, last) if first == last:
            return f"{start:%Y-%m}"
        case (1 | 7, last) if last == start.month + 5:
            return f"{start.year}H{last // 6}"
        case (first, last) if first % 3 == 1 and last == first + 2:
            return f"{start.year}Q{last // 3}"
        case (first, last) if first % 3 == 1 and last % 3 == 0:
            return f"{start.year}Q{first // 3 + 1}-Q{last // 3}"
    return f"{start:%Y-%m}..{end:%Y-%m}"


def chinese_label(start: date | None, end: date | None) -> str:
    """Return the name that Chinese bulletins use: 2024年, 2024年1—9月, 2024年9月, 截至2024年10月31日."""
    if end is None:
        return "时期不详"
    if start is None:
        return f"截至{end.year}年{end.month}月{end.day}日"
    if not _whole_months(start, end):
        return f"{start.year}年{start.month}月{start.day}日—{end.year}年{end.month}月{end.day}日"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}年" if start.year == end.year else f"{start.year}—{end.year}年"
    if start.year != end.year:
        return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
    if start.month == end.month:
        return f"{start.year}年{start.month}月"
    return f"{start.year}年{start.month}—{end.month}月"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


__all__ = ["Period", "chinese_label", "day", "label", "months", "parse"]
