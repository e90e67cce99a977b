"""Days of a figure's own words of time, by what the article has said: 上年, 12月末, 目前, 今年, 全年."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import patterns
from extractor.pipeline import days
from extractor.pipeline.periods import Mention, Span
from extractor.resolve import lasting
from extractor.resolve.context import Context
from extractor.resolve.dating import Dating
from patterns.phrases import Phrases

_NOW = frozenset(Phrases("periods").words("now"))
_FLOWS = frozenset({"electricity", "tax", "output_value", "sales_revenue", "exports", "tourism_visits"})


def of_words(figure: Dating, mention: Mention, carried: Span | None) -> Span | None:
    """Return the days that a figure's words of time mean, the ones ``carried`` where they mean none.

    Args:
        figure: the figure.
        mention: its words of time.
        carried: the period that the article goes by.
    """
    context = figure.context
    mention = context.dated(_with_its_year(context, mention))
    year = _year_spoken_of(context, mention, figure.status)
    named = days.resolve(mention, context.published, year, figure.future)
    if _is_of_the_whole(figure, mention):
        named = context.period or named
    if mention.covers == "as_of_now" and carried is not None and carried.end is not None:
        known = context.published is None or context.published.month is not None
        if named.end is None or not known:
            # 目前 in an article of which only the year is known, or nothing: the time it reports on.
            named = Span(None, carried.end, named.text, named.covers)
    if _flows_on(figure, mention, named):
        named = context.period or named
    ahead = context.years is not None and context.years.covers == "next_years"
    if mention.covers == "years" and context.years is not None and ahead and figure.status == "target":
        # 今后五年的目标是:…;五年累计完成投资150亿元
        named = context.years
    if mention.covers == "years" and figure.status == "target":
        named = _up_to_the_year_aimed_at(context, named)
    if mention.covers == "years" and named.end is None and context.years is not None:
        # “十二五”时期…。五年来: those of the plan.
        named = context.years
    if _only_so_far(context, mention, named, figure.status):
        # 上半年…。今年杨梅产量增长4%: of the part of the year that the article reports on.
        named = context.period or named
    if named.end is not None:
        return named
    # 2009年以来…总投资112亿元, in an article without a date: of no period that is known.
    return None if figure.status == "planned" else carried


def _with_its_year(context: Context, mention: Mention) -> Mention:
    """Return words of time with the year that they go by: 2021年税收3亿元。|12月末|,存款余额168亿元."""
    year = context.period.year if context.period is not None else None
    if mention.text.startswith(("上年", "上一年")):
        if context.report and context.year is not None:
            values = {**mention.values, "year": context.year - 1}
        elif _is_of_a_year_named(context.period):
            values = {"year": (year or 1) - 1}
        else:
            return mention
        return Mention(0, 0, mention.text, mention.covers, values, None)
    if mention.values == {"month": 12} and mention.relative is None and _is_of_a_year_named(context.period):
        return replace(mention, values={"month": 12, "year": year or 1})
    return mention


def _is_of_the_whole(figure: Dating, mention: Mention) -> bool:
    """Whether a day dates only the telling: 9月22日,…|财政收入|2.7亿元 is of the year's months so far."""
    known = patterns.load().indicators[figure.code]
    total = known.cumulative and not figure.draft.subject
    return mention.covers == "day" and (figure.draft.measure != "level" or total)


def _flows_on(figure: Dating, mention: Mention, named: Span) -> bool:
    """Whether words for a day do not hold for what flows, in another clause, but for the period spoken of."""
    now, draft = figure.context.period, figure.draft
    if now is None or not lasting.in_another_clause(draft, mention):
        return False
    if mention.text in _NOW:
        # 目前,规上企业达196家,实际利用外资5亿美元: of the year spoken of.
        total = patterns.load().indicators[figure.code].cumulative and not draft.subject
        return total and draft.head.dimension != "count" and not draft.summed
    # 12月末,存款余额9亿元,…,用电量2亿度: of the year that the article reports on.
    ended = mention.covers == "as_of_month" and mention.text.endswith("末")
    return ended and figure.code in _FLOWS and now.end == named.end


def _is_of_a_year_named(span: Span | None) -> bool:
    """Whether a period is a year that its words name, of which 上年 is the one before."""
    return (
        span is not None and span.covers == "year" and span.text[:2] in ("19", "20") and span.end is not None
    )


def _only_so_far(context: Context, mention: Mention, named: Span, status: str) -> bool:
    """Whether 今年 can only be the part of the running year that the article goes by."""
    now = context.period
    return (
        status == "actual"
        and mention.covers == "year"
        and mention.relative == 0
        and now is not None
        and now.covers in ("months", "cumulative", "quarters", "first_half", "first_quarter", "quarter")
        and now.start is not None
        and now.start == named.start
        and context.published is not None
        and named.end is not None
        and (named.end > context.published.last_day or context.published.month is None)
    )


def _up_to_the_year_aimed_at(context: Context, named: Span) -> Span:
    """到2020年,生产总值达到…;五年累计投资|2900亿元|: the years that end with the one aimed at."""
    start, end, aimed = named.start, named.end, context.latest
    if start is None or end is None or aimed is None or aimed <= end.year:
        return named
    first = aimed - (end.year - start.year)
    return Span(dt.date(first, 1, 1), dt.date(aimed, 12, 31), named.text, named.covers)


def _is_running(context: Context) -> bool:
    """Whether the year of publication is well under way, so that 预计全年 must speak of it."""
    return (
        not context.report
        and context.published is not None
        and context.published.month is not None
        and context.published.month > 3
    )


def _year_spoken_of(context: Context, mention: Mention, status: str) -> int | None:
    """The year that words without one are of: 去年…。全年投入2.8亿元 is of last year."""
    spoken = context.period
    aimed = status == "target" or (status == "planned" and context.section == "target")
    if mention.covers == "context_year" and aimed and context.published and context.year:
        # 2008年…。全年力争增长12%, said in 2009, is of the running year.
        return max(context.year, context.published.year)
    if mention.covers == "context_year" and status == "forecast" and _is_running(context):
        return context.published.year if context.published else None
    if (
        mention.covers == "context_year"
        and mention.text.startswith("全年")
        and spoken is not None
        and spoken.covers in ("year", "last_year")
        and status == "actual"
    ):
        return spoken.year
    if context.year is None and context.published is None and mention.text.startswith("全年"):
        # 2007年3月撤镇设街。全年生产总值8亿元, in a text without date
        return context.latest
    return context.year
