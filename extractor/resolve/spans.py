"""Resolves the period of a figure: its own words of time, else those the article goes by."""

from __future__ import annotations

from dataclasses import replace

import patterns
from extractor.link.draft import Draft
from extractor.pipeline import days, periods
from extractor.pipeline.periods import Span
from extractor.resolve import lasting, multiyear
from extractor.resolve.context import Context
from patterns.phrases import Phrases

_PHRASES = Phrases("periods")
_NOW = frozenset(_PHRASES.words("now"))
_ONLY_PLANS = _PHRASES.pattern("only_plans")

_PLAN_PERIODS = frozenset(
    {"to_date", "context_year", "months", "cumulative", "quarters", "quarter", "first_half", "since"}
)


def period_of(context: Context, draft: Draft, status: str, doubts: set[str]) -> Span | None:
    """Return the days a figure is of, None where they are not known; adds to ``doubts`` what is only carried.

    Args:
        context: what the article has said so far.
        draft: the figure.
        status: actual, forecast, target or planned.
        doubts: codes of doubt, added to.
    """
    future = status in ("target", "planned", "forecast")
    mention = draft.period
    if mention is not None and mention.covers == "none":
        return None
    if status == "planned" and draft.subject_kind == "project" and lasting.only_describes(draft):
        return None
    of_a_year = mention is not None and mention.covers in ("year", "context_year")
    if not of_a_year and future and lasting.is_of_the_years_plan(draft):
        reviewed = context.report and context.section == "actual"
        year = context.year if reviewed or context.published is None else context.published.year
        year = context.latest if context.section == "target" and context.latest is not None else year
        return days.whole_year(year, context.published)
    undated = (
        draft.head.indicator in ("planned_investment", "fund_size") and mention is None and not context.report
    )
    yearly = mention is None and status == "planned" and draft.head.indicator == "investment"
    if (yearly or (mention is None and status == "target")) and _in_part_of_a_year(context):
        # 1—4月完成1.15亿元,全年计划17.2亿元: a plan is of the year.
        year = context.period.year if context.period else None
        return days.whole_year(year, context.published)
    yields = status == "forecast" and draft.subject_kind == "project" and draft.head.dimension == "money"
    a_year = future and status != "target" and draft.head.dimension == "money" and lasting.is_yearly(draft)
    if a_year and (mention is None or mention.covers in ("month", "day", "as_of_month", "as_of_now")):
        # 3月刚投产,…年产值预计可达2亿元
        return None
    if yields and (mention is None or mention.covers.startswith("as_of")):
        # …项目,已投产,预计年产值4600万元
        return None
    if (
        mention is None
        and status == "planned"
        and context.section == "target"
        and context.latest is not None
        and draft.head.indicator in ("investment", "project_count")
    ):
        # Among the year's tasks: 计划实施项目118个,年度投资45亿元
        return days.whole_year(context.latest, context.published)
    aimed = status == "planned" and not context.owner_before and lasting.is_aimed_at(draft)
    if undated or (status == "planned" and not (aimed or _dates_a_plan(mention, draft))):
        return None
    if mention is None and context.event is not None and draft.head.indicator == "project_count":
        if context.period is None or context.period.covers in ("year", "context_year", "last_year"):
            # 3月28日…举行开工仪式: the projects counted are those of the day.
            return context.event
    if (
        mention is not None
        and mention.covers == "current_month"
        and context.period is not None
        and context.period.end is not None
    ):
        end = context.period.end
        return Span(end.replace(day=1), end, mention.text, "month")
    if mention is None and status == "target":
        year = max(
            filter(None, (context.latest, context.published.year if context.published else None)),
            default=None,
        )
        if year is not None and (
            context.period is None or context.period.end is None or context.period.end.year < year
        ):
            return days.whole_year(year, context.published)
    if mention is None and draft.measure == "level" and lasting.is_of_any_year(draft):
        # Of whatever the sentences before told the year: 现有大棚200个,亩均收入1万元
        return None
    span = context.period or (context.ahead if lasting.is_of_the_running_year(draft) else None)
    if context.last_period is not None and draft.sentence.startswith("其中"):
        # 截至9月底,…完成投资42亿元。其中,钟管镇完成24亿元
        span = context.last_period
    years = context.years
    if (
        draft.summed
        and mention is None
        and context.report
        and years is not None
        and years.covers in ("years", "plan")
        and years.year == context.year
    ):
        # A review of five years: 累计 without words of time sums them.
        return years
    if (
        mention is None
        and context.report
        and years is not None
        and years.covers == "years"
        and years.year == context.year
    ):
        doubts.add("period_carried")
    five = years is not None and years.covers == "years" and years.end is not None
    if mention is None and span is None and five and status == "actual" and draft.head.dimension == "money":
        # 这五年,是经济大步提升的五年。…累计完成投资|500亿元
        doubts.add("period_carried")
        span = years
    owned = draft.subject_kind in ("park", "project", "enterprise") and draft.head.indicator in (
        "land_area",
        "floor_area",
    )
    if owned and (mention is None or mention.covers in ("day", "month", "as_of_month")):
        return None
    if (
        mention is None
        and span is None
        and draft.head.dimension == "count"
        and draft.measure == "level"
        and context.published
    ):
        doubts.add("period_carried")
        return Span(None, context.published.last_day, "", "as_of_now")
    if mention is None and not context.report and not context.period_here:
        doubts.add("period_carried")
        if lasting.is_stock(draft):
            # 龙头企业12家, paragraphs after the year was named: as many as there are.
            return None
    if mention is None and status == "actual" and span is not None and _has_just_begun(context, span):
        # In January, after 今年…: what was reached can only have been reached last year.
        doubts.add("period_carried")
        span = multiyear.a_year_before(span)
    if mention is not None:
        if context.report and context.year is not None and mention.text.startswith(("上年", "上一年")):
            mention = periods.Mention(
                0, 0, mention.text, mention.covers, {**mention.values, "year": context.year - 1}, None
            )
        elif mention.text.startswith(("上年", "上一年")) and _of_a_year_named(context.period):
            year = context.period.year if context.period is not None else None
            mention = periods.Mention(0, 0, mention.text, mention.covers, {"year": (year or 1) - 1}, None)
        elif (
            mention.values == {"month": 12} and mention.relative is None and _of_a_year_named(context.period)
        ):
            # 2021年税收3亿元。|12月末|,存款余额168亿元
            year = context.period.year if context.period is not None else None
            mention = replace(mention, values={"month": 12, "year": year or 1})
        mention = context.dated(mention)
        named = days.resolve(mention, context.published, _year_spoken_of(context, mention, status), future)
        cumulative = patterns.load().indicators[draft.head.indicator].cumulative and not draft.subject
        if (
            mention.covers == "day"
            and context.period is not None
            and (draft.measure != "level" or cumulative)
        ):
            named = context.period
        if (
            mention.covers == "as_of_now"
            and named.end is not None
            and span is not None
            and span.end is not None
        ):
            if context.published is not None and context.published.month is None:
                # 目前 in an article of which only the year is known: the time it reports on.
                named = Span(None, span.end, named.text, named.covers)
        if (
            mention.text in _NOW
            and cumulative
            and draft.head.dimension != "count"
            and not draft.summed
            and context.period is not None
            and lasting.in_another_clause(draft, mention)
        ):
            # 目前,规上企业达196家,实际利用外资5亿美元: of the year spoken of.
            named = context.period
        if (
            mention.covers == "as_of_month"
            and mention.text.endswith("末")
            and draft.head.indicator in _FLOWS
            and context.period is not None
            and context.period.end == named.end
            and lasting.in_another_clause(draft, mention)
        ):
            # 12月末,存款余额9亿元,…,用电量2亿度: what flows is of the year that the article reports on.
            named = context.period
        if mention.covers == "years" and named.end is None and years is not None:
            # “十二五”时期…。五年来: those of the plan.
            named = years
        if mention.covers == "as_of_now" and named.end is None and span is not None:
            # 目前 in an article whose date is not known: the time it reports on.
            named = Span(None, span.end, named.text, named.covers)
        if _only_so_far(context, mention, named, status):
            # 上半年…。今年杨梅产量增长4%: of the part of the year that the article reports on.
            named = context.period or named
        if named.end is not None:
            span = named
        elif status == "planned":
            # 2009年以来…总投资112亿元, in an article without a date
            return None
    if span is not None and span.covers in _AS_OF and span.end is not None and _runs_from_january(draft):
        # 截至9月底,财政收入达8亿元: what has flowed since the year began.
        span = Span(span.end.replace(month=1, day=1), span.end, span.text, span.covers)
    if (
        draft.basis == "since"
        and draft.measure == "change"
        and lasting.since_the_year_began(draft)
        and span is not None
        and span.end is not None
    ):
        # 6月末比年初增加8.9亿元: the change of half a year.
        span = Span(span.end.replace(month=1, day=1), span.end, span.text, span.covers)
    if (
        draft.end in ("from", "to")
        and not draft.shift
        and (mention is None or mention.covers in ("years", "plan", "year"))
    ):
        return multiyear.either_end(context, draft, span)
    if draft.shift and span is not None:
        span = multiyear.a_year_before(span)
    if span is not None and span.covers in ("years", "plan") and multiyear.is_of_the_last(draft):
        # 五年累计…;农民人均纯收入达到|1.1万元|: at their end
        span = days.whole_year(span.year, context.published, span.text) if span.year else span
    since = years is not None and years.covers == "span" and years.text in draft.sentence
    if draft.summed and since and years is not None and multiyear.end_with(years, span, mention):
        # 从2017年的…提高至2021年的…,累计完成|512亿元
        return years
    if draft.basis == "cagr" and draft.measure == "growth":
        return multiyear.of_an_average(context, span) if span is not None else years
    return span


def _of_a_year_named(span: Span | None) -> bool:
    """Whether a period is a year that its words name, of which 上年 is the one before."""
    return (
        span is not None and span.covers == "year" and span.text[:2] in ("19", "20") and span.end is not None
    )


def _only_so_far(context: Context, mention: periods.Mention, named: Span, status: str) -> bool:
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


def _runs_from_january(draft: Draft) -> bool:
    """Whether a figure is a running total of money, which no project's is: that runs from its beginning."""
    known = patterns.load().indicators[draft.head.indicator]
    return known.cumulative and draft.head.dimension == "money" and draft.subject_kind != "project"


_AS_OF = frozenset({"as_of_month", "as_of_quarter", "as_of_day"})
_FLOWS = frozenset({"electricity", "tax", "output_value", "sales_revenue", "exports", "tourism_visits"})


def _in_part_of_a_year(context: Context) -> bool:
    """Whether the article goes by the months of a year up to some month."""
    now = context.period
    return (
        now is not None
        and now.end is not None
        and (
            now.start is None
            or (now.start.month, now.start.year) == (1, now.end.year)
            or now.covers in ("month", "current_month", "day")
        )
        and not context.report
    )


def _has_just_begun(context: Context, span: Span) -> bool:
    """Whether a whole year is meant of which the article can have seen three months at most."""
    return (
        context.published is not None
        and context.published.month is not None
        and context.published.month <= 3
        and span.covers in ("year", "context_year")
        and span.end is not None
        and span.end > context.published.last_day
    )


def _is_running(context: Context) -> bool:
    """Whether the year of publication is well under way, so that 预计全年 must speak of it."""
    return (
        not context.report
        and context.published is not None
        and context.published.month is not None
        and context.published.month > 3
    )


def _year_spoken_of(context: Context, mention: periods.Mention, status: str) -> int | None:
    """The year that words without one are of: 去年…。全年投入2.8亿元 is of last year."""
    spoken = context.period
    if mention.covers == "context_year" and status == "target" and context.published and context.year:
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


_OF_PLANS_FOR_A_YEAR = frozenset({"planned_investment", "investment", "fixed_investment", "project_count"})


def _dates_a_plan(mention: periods.Mention | None, draft: Draft) -> bool:
    """今年以来引进项目21个,总投资136亿元 is of this year; 预计2019年底建成 dates no investment."""
    if (
        mention is not None
        and mention.covers == "year"
        and not mention.text.startswith(("到", "至"))
        and _ONLY_PLANS.match(draft.sentence, mention.end)
    ):
        # 2020年|计划投资68.2亿元
        return draft.head.indicator in _OF_PLANS_FOR_A_YEAR
    if mention is not None and draft.head.indicator == "project_count":
        # 今年计划实施项目415个
        return mention.covers == "year" and mention.relative == 0
    if mention is None or draft.head.indicator not in ("planned_investment", "investment"):
        return False
    if mention.covers == "year":
        named = "year" in mention.values and not mention.text.startswith(("到", "至"))
        told = named and not mention.text.endswith(("底", "末")) and mention.start < draft.figure.start
        return mention.relative == 0 or draft.head.indicator == "investment" or (told and mention.start < 2)
    return mention.covers in _PLAN_PERIODS
