"""Resolves periods of several years: the years of an average, the first and the last, the year before."""

from __future__ import annotations

import calendar
import datetime as dt

from extractor.link.draft import Draft
from extractor.pipeline import days, periods
from extractor.pipeline.periods import Span
from extractor.resolve.context import Context


def is_of_the_last(draft: Draft) -> bool:
    """Whether a level is what people earned when years ended: incomes of several years are not summed."""
    told = draft.head.indicator in ("income_per_capita", "gdp_per_capita")
    return told and draft.measure == "level" and not (draft.summed or draft.end or draft.subject)


def end_with(years: Span, span: Span | None, mention: periods.Mention | None) -> bool:
    """Whether years end with the one that a figure would else be of."""
    return (mention is None or mention.covers == "year") and span is not None and span.year == years.year


def either_end(context: Context, draft: Draft, span: Span | None) -> Span | None:
    """从26.58亿元增长到32.17亿元 in five years: the year before they began, and the year they ended.

    从2018年到2022年 begins with the first of them.
    """
    years = context.years
    if draft.period is not None and (draft.period.covers in ("years", "plan") or from_one_to_another(draft)):
        named = days.resolve(draft.period, context.published, context.year)
        years = named if named.end is not None else years
    if years is None or years.start is None or years.end is None:
        return span
    before = 0 if _is_told_from(draft, years) else 1
    year = years.start.year - before if draft.end == "from" else years.end.year
    return days.whole_year(year, context.published, years.text)


def from_one_to_another(draft: Draft) -> bool:
    """Whether a figure is of years told by the first and last: 从|2018年到2022年|, no plan's."""
    mention = draft.period
    return mention is not None and mention.covers == "span" and _follows_from(draft, mention.text)


def _is_told_from(draft: Draft, years: Span) -> bool:
    return years.covers == "span" and _follows_from(draft, years.text)


def _follows_from(draft: Draft, text: str) -> bool:
    at = draft.sentence.find(text)
    return at > 0 and draft.sentence[at - 1] in "从由自"


def of_an_average(context: Context, span: Span) -> Span:
    """年均增长8% beside a level of 2020 is of the five-year plan that 2020 ends, unless years are named."""
    if span.start is None or span.end is None or span.end.year > span.start.year:
        return span
    if span.covers != "to_date" and span.end.month != 12:
        # 前11月…,两年平均增长7.9%
        return span
    named = context.years
    if named is not None and named.end is not None and named.end.year == span.end.year:
        return named
    if span.end.year % 5 == 0 and span.end.month == 12:
        return Span(span.start.replace(year=span.end.year - 4), span.end, span.text, "plan")
    return span


def a_year_before(span: Span) -> Span:
    """The same days of the year before: 去年同期是33490万元."""
    return Span(
        span.start and span.start.replace(year=span.start.year - 1, day=1),
        span.end and _month_end(span.end.replace(year=span.end.year - 1, day=1), span.end.day),
        span.text,
        span.covers,
    )


def _month_end(first: dt.date, day: int) -> dt.date:
    """The day of the month that begins on ``first``, or its last: 29 February a year before is the 28th."""
    return first.replace(day=min(day, calendar.monthrange(first.year, first.month)[1]))
