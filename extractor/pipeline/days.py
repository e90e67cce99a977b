"""Resolves words of time to days."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Callable

import patterns
from extractor.pipeline.periods import Days, Mention, Published, Span


def whole_year(year: int | None, published: Published | None, text: str = "") -> Span:
    """Return all of a year, with the words that named it; no days where the year is not known."""
    if year is None:
        return Span(None, None, text, "year")
    return resolve(Mention(0, 0, text, "year", {"year": year}, None), published, year)


def resolve(mention: Mention, published: Published | None, year: int | None, future: bool = False) -> Span:
    """Return the days that words of time stand for.

    Args:
        mention: the words.
        published: when the article appeared; what 今年 and 目前 are told from.
        year: the year that the article is speaking of, for words that name none (前三季度).
        future: whether the figure is a target or plan, so that the time may lie after publication.
    """
    values, covers = mention.values, mention.covers
    this = published.year if published else None
    if covers == "next_years" and year is not None and (this is None or this - 1 <= year <= this):
        # 今后五年 after a review of 2021 begins in 2022, whenever that is printed.
        first = year + 1
        last = first + values.get("count", 1) - 1
        return Span(dt.date(first, 1, 1), dt.date(last, 12, 31), mention.text, covers)
    if "year" in values:
        base: int | None = values["year"]
    elif mention.relative is not None:
        base = this if this is not None else year
        base = None if base is None else base + mention.relative
    else:
        base = _unnamed_year(mention, published, year, future)
    start, end = _DAYS[covers](values, base, published)
    return Span(start, end, mention.text, covers)


def _unnamed_year(
    mention: Mention, published: Published | None, year: int | None, future: bool
) -> int | None:
    """The year of 前三季度 or 9月: the one spoken of, else the latest in which it had ended."""
    if (
        mention.covers == "context_year"
        and future
        and published is not None
        and mention.text in ("年内", "年底", "年末")
    ):
        return published.year
    if mention.covers == "context_year":
        if year is not None:
            return year
        if published is None:
            return None
        # What a whole year came to is told when it is over, or all but over.
        last = 3 if mention.text == "当年" else 10
        early = published.month is not None and published.month <= last and not future
        return published.year - 1 if early and mention.text not in ("年内", "年底") else published.year
    if year is not None and published is None:
        return year
    if published is None:
        return None
    start, end = _DAYS[mention.covers](mention.values, published.year, published)
    if mention.covers == "second_half" and published.month is not None and published.month >= _SUMMER:
        # 下半年, said in July, is the one that has begun.
        return published.year
    begun = mention.covers == "quarter" and start is not None and start <= published.last_day
    if end is not None and end > published.last_day and not (future or begun):
        # The month itself may be running: 10月 in a paper of the 20th of October.
        running = end.year == published.year and end.month == (published.month or 12)
        return published.year if running else published.year - 1
    return published.year


_SUMMER = 5  # month from which on 下半年 is the half year to come
Values = dict[str, int]


@functools.lru_cache(maxsize=4096)
def _months(first: int, last: int, base: int | None) -> Days:
    if base is None or not (1 <= first <= 12 and 1 <= last <= 12):
        return None, None
    return dt.date(base, first, 1), dt.date(base, last, calendar.monthrange(base, last)[1])


def _month(values: Values, base: int | None, published: Published | None) -> Days:
    return _months(values["month"], values["month"], base)


def _holiday(values: Values, base: int | None, published: Published | None) -> Days:
    """The months that a public holiday of China falls in: 端午 of 2017 is in May, of 2018 in June."""
    if base is None:
        return None, None
    name = patterns.loader.HOLIDAYS[values["holiday"]]
    days = _public_holidays(base, name)
    return (days[0].replace(day=1), _months(1, days[-1].month, base)[1]) if days else (None, None)


@functools.lru_cache(maxsize=256)
def _public_holidays(year: int, name: str) -> list[dt.date]:
    """Return the days of a public holiday, none for a year in which it was none."""
    import holidays

    days = holidays.country_holidays("CN", years=year, language="zh_CN")
    return sorted(day for day, told in days.items() if name in told)


def _month_range(values: Values, base: int | None, published: Published | None) -> Days:
    first, last = values["month"], values["month2"]
    if first > last and base is not None:
        return dt.date(base - 1, first, 1), _months(last, last, base)[1]
    return _months(first, last, base)


def _as_of_month(values: Values, base: int | None, published: Published | None) -> Days:
    return None, _month(values, base, published)[1]


def _as_of_day(values: Values, base: int | None, published: Published | None) -> Days:
    end = _month(values, base, published)[1]
    return None, end.replace(day=min(values["day"], end.day)) if end and values["day"] else end


def _years(values: Values, base: int | None, published: Published | None) -> Days:
    """五年来 said at the start of 2017 is 2012 to 2016; said in October it reaches into the year."""
    if "until" in values:
        # 到2016年…,六年间增长93.8%
        return dt.date(values["until"] - values["count"] + 1, 1, 1), dt.date(values["until"], 12, 31)
    if not values.get("count") or (published is None and base is None):
        return None, None
    if published is None:
        assert base is not None
        return dt.date(base - values["count"] + 1, 1, 1), dt.date(base, 12, 31)
    early = published.month is None or published.month <= 3
    last = published.year - 1 if early else published.year
    end = dt.date(last, 12, 31) if early else published.last_day
    return dt.date(last - values["count"] + 1, 1, 1), end


def _to_date(values: Values, base: int | None, published: Published | None) -> Days:
    if base is None or published is None:
        return None, None
    first = values.get("month") or (values.get("quarter", 1) - 1) * 3 + 1
    return dt.date(base, first, 1), published.last_day_told


def _since(values: Values, base: int | None, published: Published | None) -> Days:
    return (dt.date(base, 1, 1) if base else None), (published.last_day if published else None)


def _since_congress(values: Values, base: int | None, published: Published | None) -> Days:
    """十八大以来: from the month in which the congress met."""
    return _CONGRESSES[values["congress"]], (published.last_day if published else None)


_CONGRESSES = {
    16: dt.date(2002, 11, 1),
    17: dt.date(2007, 10, 1),
    18: dt.date(2012, 11, 1),
    19: dt.date(2017, 10, 1),
    20: dt.date(2022, 10, 1),
}
"""Months of the congresses of the Communist Party of China, held every five years."""


def _current_month(values: Values, base: int | None, published: Published | None) -> Days:
    if published is None or published.month is None:
        return None, None
    return _months(published.month, published.month, published.year)


def _last_month(values: Values, base: int | None, published: Published | None) -> Days:
    """上月: the month before that of publication."""
    if published is None or published.month is None:
        return None, None
    first = published.last_day.replace(day=1) - dt.timedelta(days=1)
    return _months(first.month, first.month, first.year)


def _last_week(values: Values, base: int | None, published: Published | None) -> Days:
    """上周: the month of the day a week before publication, as periods are told by months."""
    if published is None or published.day is None:
        return None, None
    day = published.last_day - dt.timedelta(days=7)
    return _months(day.month, day.month, day.year)


def _next_years(values: Values, base: int | None, published: Published | None) -> Days:
    """未来五年 said in December 2021 is 2022 to 2026; said in January 2022 too."""
    if published is None or not values.get("count"):
        return None, None
    first = published.year + (0 if published.month is not None and published.month <= 3 else 1)
    return dt.date(first, 1, 1), dt.date(first + values["count"] - 1, 12, 31)


def _plan(values: Values, base: int | None, published: Published | None) -> Days:
    """十五 is 2001 to 2005, 十三五 2016 to 2020; a plan of five years has followed the other since 1981."""
    first = 2001 + 5 * values.get("plan", 0)
    return dt.date(first, 1, 1), dt.date(first + 4, 12, 31)


def _plan_since(values: Values, base: int | None, published: Published | None) -> Days:
    """十四五以来: from the plan's first day to publication, at most its last day."""
    start, end = _plan(values, base, published)
    if published is None or end is None:
        return start, end
    return start, min(end, published.last_day)


def _plan_end(values: Values, base: int | None, published: Published | None) -> Days:
    year = 2005 + 5 * values.get("plan", 0)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _span(values: Values, base: int | None, published: Published | None) -> Days:
    if base is None or values["year2"] < base:
        return None, None
    return dt.date(base, 1, 1), dt.date(values["year2"], 12, 31)


_DAYS: dict[str, Callable[[Values, int | None, Published | None], Days]] = {
    "months": _month_range,
    "cumulative": lambda v, b, p: _months(1, v["count"], b),
    "quarters": lambda v, b, p: _months(
        (v["quarter"] - 1) * 3 + 1 if "quarter" in v else 1, 3 * v.get("quarter2", v.get("count", 1)), b
    ),
    "quarter": lambda v, b, p: _months(3 * v["quarter"] - 2, 3 * v["quarter"], b),
    "first_quarter": lambda v, b, p: _months(1, 3, b),
    "first_half": lambda v, b, p: _months(1, 6, b),
    "second_half": lambda v, b, p: _months(7, 12, b),
    "year": lambda v, b, p: _months(1, 12, b),
    "context_year": lambda v, b, p: _months(1, 12, b),
    "last_year": lambda v, b, p: _months(1, 12, p.year - 1 if p else None),
    "new_year": lambda v, b, p: _months(
        1, 12, p.year + (p.month is not None and p.month > 10) if p else None
    ),
    "month": _month,
    "holiday": _holiday,
    "next_years": _next_years,
    "day": _month,
    "as_of_month": _as_of_month,
    "as_of_day": _as_of_day,
    "as_of_quarter": lambda v, b, p: (None, _months(1, 3 * v["quarter"], b)[1]),
    "as_of_year": lambda v, b, p: (None, dt.date(b, 12, 31) if b else None),
    "as_of_now": lambda v, b, p: (None, p.last_day if p else None),
    "to_date": _to_date,
    "since": _since,
    "since_congress": _since_congress,
    "years": _years,
    "span": _span,
    "plan": _plan,
    "plan_since": _plan_since,
    "plan_end": _plan_end,
    "current_month": _current_month,
    "last_month": _last_month,
    "last_week": _last_week,
    "none": lambda v, b, p: (None, None),
}
