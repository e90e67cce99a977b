"""Tells which words of time of a sentence hold for the sentences after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from extractor.pipeline import days, periods
from extractor.pipeline.periods import Mention, Span
from extractor.resolve.context import Context
from patterns.phrases import Phrases

_PHRASES = Phrases("carried_on")
_ALONE = _PHRASES.words("one_month")
_FOUNDED = _PHRASES.pattern("came_to_be")
_ONLY = _PHRASES.words("only")
_NEXT_YEAR = _PHRASES.words("next_year")
_LOOKS_AHEAD = _PHRASES.words("looks_ahead")
_BESIDE = _PHRASES.words("set_beside")
_COMPARED = _PHRASES.words("compared")
_DRAFTED = _PHRASES.pattern("drafted")
_SHORTLY = 45  # days within which the statistics of some months are news
_OPENING = 2  # characters before words of time with which a sentence opens
_EVENT = 20  # characters after a year within which an event is told that it dates


class _Named(NamedTuple):
    """Words of time in a sentence.

    Attributes:
        context: what the article has said so far.
        mention: the words, with the ``span`` of days that they mean.
        text: the sentence.
        used: whether figures were told of them.
    """

    context: Context
    mention: Mention
    span: Span
    text: str
    used: bool


def carry(context: Context, mentions: Iterable[Mention], *, used: bool = False, text: str = "") -> None:
    """Let the periods of a sentence hold for the next ones.

    Args:
        context: what the article has said so far, which is told.
        mentions: the words of time that the sentence goes by, left to right.
        used: whether figures were told of them; a month or a day is carried only then, as 9月底 mostly dates
            an event.
        text: the sentence.
    """
    for mention in mentions:
        if mention.covers in ("plan", "years", "span"):
            years = days.resolve(mention, context.published, context.year, context.future)
            # 五年来, in a report without a date, is of the plan named before.
            context.years = years if years.end is not None else context.years
        if not _lasts(context, mention, used=used):
            continue
        undated = context.year is None and context.published is None and mention.covers == "context_year"
        year = context.latest if undated else context.year
        span = days.resolve(context.dated(mention), context.published, year, context.future)
        named = _Named(context, mention, span, text, used)
        if span.end is None or any(rule(named) for rule in _PASSING):
            continue
        if context.report:
            _report_on(named)
        elif not any(rule(named) for rule in _WITHIN_THE_PERIOD):
            context.go_by(span, mention, used=used)


def _lasts(context: Context, mention: Mention, *, used: bool) -> bool:
    """Whether later sentences go on with such words of time: 目前 holds for its own sentence only."""
    if mention.covers.startswith("as_of"):
        only_year = context.period is None or (context.period.covers == "year" and not context.report)
        return mention.covers == "as_of_month" and used and only_year
    return mention.covers in periods.LASTING and (used or mention.covers not in periods.ACTION_DATES)


def _report_on(named: _Named) -> None:
    """Let a report go by a part of its year that is named with it."""
    context, mention, span = named.context, named.mention, named.span
    if context.year is None and named.used and mention.covers == "year" and span.year:
        # The first year that a report without date tells figures of is the one that it reports on.
        context.year, context.period = span.year, span
    part, whole = context.period, mention.covers in ("year", "context_year")
    if whole and part is not None and part.covers in periods.PARTS_OF_A_YEAR and part.year == span.year:
        # 上半年计划执行情况: 今年是计划最后一年。…
        return
    if named.used and mention.covers in periods.PARTS_OF_A_YEAR and mention.start <= _OPENING:
        if span.start is not None and span.start.year == span.year == context.year:
            # 2021年…工作总结: 1—11月,…。|工业用电量|11亿千瓦时: of these months, in this paragraph.
            context.go_by_part(span)
            return
    dated = mention.has_year and mention.covers != "quarter"
    if dated and span.start is not None and span.start.year == span.year == context.year:
        context.period = span


def _is_one_month_of_it(named: _Named) -> bool:
    """其中,7月份|一个月就完成4亿元: what follows is of the whole again."""
    mention = named.mention
    return mention.text.endswith(("当月", "单月")) or named.text.startswith(_ALONE, mention.end)


def _is_only_a_part(named: _Named) -> bool:
    """仅8月份就有3个项目开工。…: what follows is of the whole again."""
    return named.text.endswith(_ONLY, 0, named.mention.start)


def _dates_an_event(named: _Named) -> bool:
    """1997年设立, 2008年被评为文明镇: when something came to be or was honoured."""
    mention = named.mention
    if mention.covers != "year" or named.used:
        return False
    return _FOUNDED.search(named.text, mention.end, mention.end + _EVENT) is not None


def _is_expected(named: _Named) -> bool:
    """A month or day after publication: it dates something expected, no figures that follow."""
    span, published = named.span, named.context.published
    return (
        span.covers in ("month", "day", "current_month")
        and span.start is not None
        and published is not None
        and span.start > published.last_day
    )


def _is_to_come(named: _Named) -> bool:
    """明年项目提前干, 谋划2023年重点项目14个: a year that had not begun is named in passing."""
    context, span = named.context, named.span
    if named.mention.text.startswith(_NEXT_YEAR):
        return True
    return (
        span.covers == "year"
        and span.start is not None
        and context.published is not None
        and context.published.month is not None
        and span.start > context.published.last_day
        and not context.report
    )


def _is_the_half_to_come(named: _Named) -> bool:
    """真正见分晓还得看|下半年|, said in July: no figures are of it yet."""
    span, published = named.span, named.context.published
    half = span.covers == "second_half" and not named.used and not named.context.report
    return half and published is not None and span.end is not None and span.end > published.last_day


def _is_set_beside(named: _Named) -> bool:
    """同|去年二季度|相比,增加107个。…: what follows is of what was compared with it."""
    before, after = named.mention.start, named.mention.end
    return named.text.endswith(_BESIDE, 0, before) and named.text.startswith(_COMPARED, after)


def _is_only_compared_with(named: _Named) -> bool:
    """GDP增长6.5%,比|上半年|提高2个百分点: nothing is of it."""
    return not named.used and named.text.endswith(("比", "较"), 0, named.mention.start)


def _is_looked_ahead_to(named: _Named) -> bool:
    """总结去年,部署|2007年|: only what is to be done is of it."""
    return named.text.endswith(_LOOKS_AHEAD, 0, named.mention.start)


def _dates_a_draft(named: _Named) -> bool:
    """2019年预算执行情况和|2020年|预算草案: only what is drafted is of it."""
    return _DRAFTED.match(named.text, named.mention.end) is not None


_PASSING: tuple[Callable[[_Named], bool], ...] = (
    _is_one_month_of_it,
    _is_expected,
    _is_only_a_part,
    _dates_an_event,
    _is_to_come,
    _is_the_half_to_come,
    _is_looked_ahead_to,
    _dates_a_draft,
    _is_set_beside,
    _is_only_compared_with,
)
"""By these, words of time hold for no other sentence."""


def _now(named: _Named) -> Span | None:
    """The period spoken of in the running paragraph before words inside a sentence, None for any other."""
    inside = named.mention.start > 0 and named.context.period_here
    return named.context.period if inside else None


def _is_compared_with(named: _Named) -> bool:
    """拿|2020年|的数据一比: an earlier year inside a sentence."""
    now, end = _now(named), named.span.end
    return now is not None and now.start is not None and end is not None and end < now.start


def _is_part_of_it(named: _Named) -> bool:
    """前三季度…,其中|9月份|当月增长5.8%: the part does not end the whole."""
    a_part = named.mention.covers in ("month", "current_month", "quarter")
    now = _now(named)
    if now is None and named.mention.start > 0 and named.context.period is not None:
        # 今年…。|工业类项目27个,年度计划21.8亿元,1月份|已完成1200万元: of the year again
        now = named.context.period if named.context.period.covers in ("year", "context_year") else None
    return a_part and _ends_within(named.span, now)


def _is_what_it_was_before(named: _Named) -> bool:
    """1-5月,…增长22.1%,较|1-4月|提高4.8个百分点."""
    now, span = _now(named), named.span
    return (
        named.mention.covers == "months"
        and now is not None
        and now.covers not in ("to_date", "year")
        and now.end is not None
        and span.end is not None
        and span.start == now.start
        and span.end < now.end
    )


def _looks_back(named: _Named) -> bool:
    """上半年…。|2至6月|累计增幅分别为…: months of it that do not begin the year."""
    return named.mention.covers == "months" and _ends_within(named.span, named.context.period)


def _ends_within(span: Span, now: Span | None) -> bool:
    """Whether days begin after a period has begun, and end with it at the latest."""
    if now is None or now.start is None or now.end is None or span.start is None or span.end is None:
        return False
    return now.start < span.start and span.end <= now.end


def _only_says_since_when(named: _Named) -> bool:
    """上半年…。|今年以来|,各级狠抓项目。…: what follows is of the half year again."""
    now, span = named.context.period, named.span
    return (
        named.mention.covers == "to_date"
        and not named.used
        and now is not None
        and now.covers in periods.PARTS_OF_A_YEAR
        and now.start == span.start
        and now.end is not None
        and span.end is not None
        and (span.end - now.end).days <= _SHORTLY
    )


def _has_only_begun(named: _Named) -> bool:
    """前三季度…。预计|全年|GDP突破700亿元: a year not over, beside the part that the article reports on."""
    context, span = named.context, named.span
    now, published = context.period, context.published
    if published is None or span.end is None or span.covers not in ("year", "context_year"):
        return False
    opens = named.mention.start == 0 and named.mention.text == "今年" and named.used
    if opens and now is not None and now.covers in ("month", "current_month", "day"):
        # 2月开工10个项目。|今年|全县确定重点项目105个,…
        return False
    running = span.end > published.last_day or (published.month is None and span.end.year == published.year)
    return (
        running
        and now is not None
        and now.start is not None
        and now.end is not None
        and now.start.year == now.end.year == span.end.year
        and now.end < span.end
    )


_WITHIN_THE_PERIOD: tuple[Callable[[_Named], bool], ...] = (
    _is_compared_with,
    _is_part_of_it,
    _is_what_it_was_before,
    _looks_back,
    _only_says_since_when,
    _has_only_begun,
)
"""By these, what follows is of the period spoken of before again."""
