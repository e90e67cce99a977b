"""Resolves the period of a figure: its own words of time, else those the article goes by."""

from __future__ import annotations

import patterns
from extractor.link.draft import Draft
from extractor.pipeline import days
from extractor.pipeline.periods import PARTS_OF_A_YEAR, Span
from extractor.resolve import lasting, multiyear, plan_periods, word_periods
from extractor.resolve.context import Context
from extractor.resolve.dating import UNSETTLED, Dating

_AS_OF = frozenset({"as_of_month", "as_of_quarter", "as_of_day"})


def period_of(context: Context, draft: Draft, status: str, doubts: set[str]) -> Span | None:
    """Return the days a figure is of, None where they are not known; adds to ``doubts`` what is only carried.

    Args:
        context: what the article has said so far.
        draft: the figure.
        status: actual, forecast, target or planned.
        doubts: codes of doubt, added to.
    """
    figure = Dating(context, draft, draft.period, status, doubts)
    settled = plan_periods.settled(figure)
    if settled is not UNSETTLED:
        return settled
    carried = _carried(figure)
    if figure.mention is None:
        settled = _without_words(figure, carried)
        if settled is not UNSETTLED:
            return settled
        span = _told_when_it_began(figure, carried or _of_five_years(figure))
    elif _is_how_large(figure) and figure.mention.covers in ("day", "month", "as_of_month"):
        return None
    else:
        span = word_periods.of_words(figure, figure.mention, carried)
        if span is None and status == "planned":
            return None
    return _in_years(figure, _at_its_end(figure, _from_january(figure, span)))


def _carried(figure: Dating) -> Span | None:
    """The period that the article goes by."""
    context = figure.context
    if context.last_period is not None and figure.draft.sentence.startswith("其中"):
        # 截至9月底,…完成投资42亿元。其中,钟管镇完成24亿元
        return context.last_period
    return context.period or (context.ahead if lasting.is_of_the_running_year(figure.draft) else None)


def _without_words(figure: Dating, carried: Span | None) -> Span | None:
    """The period of a figure that needs no words of time, `UNSETTLED` for one that is of the ``carried``."""
    context, draft, years = figure.context, figure.draft, figure.context.years
    reviewed = years is not None and context.report and years.year == context.year
    if reviewed and years is not None and draft.summed and years.covers in ("years", "plan"):
        # A review of five years: 累计 without words of time sums them.
        return years
    if reviewed and years is not None and years.covers == "years":
        figure.doubts.add("period_carried")
    if _is_how_large(figure):
        return None
    counted = draft.head.dimension == "count" and draft.measure == "level"
    if carried is None and counted and context.published:
        figure.doubts.add("period_carried")
        return Span(None, context.published.last_day, "", "as_of_now")
    if not context.report and not context.period_here:
        figure.doubts.add("period_carried")
        if lasting.is_stock(draft):
            # 龙头企业12家, paragraphs after the year was named: as many as there are.
            return None
    return UNSETTLED


def _is_how_large(figure: Dating) -> bool:
    """Whether a figure tells how large something of an owner is, which is of no time: 厂房|3万平方米|."""
    owned = figure.draft.subject_kind in ("park", "project", "enterprise")
    return owned and figure.code in ("land_area", "floor_area")


def _of_five_years(figure: Dating) -> Span | None:
    """这五年,是经济大步提升的五年。…累计完成投资|500亿元|, in a text that names no other time."""
    years = figure.context.years
    if years is None or years.covers != "years" or years.end is None:
        return None
    if figure.status != "actual" or not figure.is_money:
        return None
    figure.doubts.add("period_carried")
    return years


def _told_when_it_began(figure: Dating, span: Span | None) -> Span | None:
    """In January, after 今年…: what was reached can only have been reached last year."""
    now = figure.context.published
    if span is None or span.end is None or now is None or now.month is None:
        return span
    begun = now.month <= 3 and span.covers in ("year", "context_year") and span.end > now.last_day
    if figure.status != "actual" or not begun:
        return span
    figure.doubts.add("period_carried")
    return multiyear.a_year_before(span)


def _at_its_end(figure: Dating, span: Span | None) -> Span | None:
    """Let a balance told among figures of some months be as of their end: 1—9月…。贷款余额|91亿元|."""
    if span is None or span.start is None or not lasting.is_balance(figure.draft):
        return span
    if span.covers in PARTS_OF_A_YEAR or lasting.is_at_the_end(figure.mention):
        return Span(None, span.end, span.text, "as_of_month")
    return span


def _from_january(figure: Dating, span: Span | None) -> Span | None:
    """Let a running total that is told as of a day begin with the year: 截至9月底,财政收入达|8亿元|."""
    if span is None or span.end is None:
        return span
    draft = figure.draft
    total = patterns.load().indicators[figure.code].cumulative and figure.is_money
    flowed = span.covers in _AS_OF and total and draft.subject_kind != "project"
    # 6月末比年初增加8.9亿元: the change of half a year.
    changed = draft.basis == "since" and draft.measure == "change" and lasting.since_the_year_began(draft)
    if not (flowed or changed):
        return span
    return Span(span.end.replace(month=1, day=1), span.end, span.text, span.covers)


def _in_years(figure: Dating, span: Span | None) -> Span | None:
    """Take from a period of several years, or the one before, what a figure is of."""
    context, draft, mention, years = figure.context, figure.draft, figure.mention, figure.context.years
    whole = mention is None or mention.covers in ("years", "plan", "year")
    whole = whole or multiyear.from_one_to_another(draft)
    if draft.end in ("from", "to") and not draft.shift and whole:
        return multiyear.either_end(context, draft, span)
    if span is None and draft.basis == "since" and mention is None and years is not None and years.year:
        # 由2005年的…提高到2010年的…;财政收入增加到3340万元,是2005年的|2.6倍|
        return days.whole_year(years.year, context.published, years.text)
    if draft.shift and span is not None:
        span = multiyear.a_year_before(span)
    if span is not None and span.covers in ("years", "plan") and multiyear.is_of_the_last(draft):
        # 五年累计…;农民人均纯收入达到|1.1万元|: at their end
        span = days.whole_year(span.year, context.published, span.text) if span.year else span
    since = years is not None and years.covers == "span" and years.text in draft.sentence
    if draft.summed and since and years is not None and multiyear.end_with(years, span, mention):
        # 从2017年的…提高至2021年的…,累计完成|512亿元|
        return years
    if draft.basis == "cagr" and draft.measure == "growth":
        return multiyear.of_an_average(context, span) if span is not None else years
    return span
