"""Tells words of time that are only named in passing from those that figures are of: 比去年, 于2010年落户."""

from __future__ import annotations

from collections.abc import Callable

import patterns
from extractor.link.state import NO_PERIOD
from extractor.link.time_words import TimeWords
from patterns.phrases import Phrases

_PHRASES = Phrases("times")
_COMPARES = _PHRASES.words("compares")
_EXCEEDS = _PHRASES.words("exceeds")
_COMPARED = _PHRASES.words("compared")
_PRICES = _PHRASES.words("prices")
_ORDINAL = _PHRASES.pattern("which_one")
_AIMS = _PHRASES.words("aims")
_YEARS_AIMS = _PHRASES.words("years_aims")
_EARLIER = _PHRASES.words("earlier")
_ON_TOP = _PHRASES.pattern("on_top")
_GOOD_START = _PHRASES.words("good_start")
_WHICH_YEAR = _PHRASES.pattern("which_year")
_HOPES = _PHRASES.words("hopes")
_ONLY_BEGUN = _PHRASES.pattern("only_begun")
_PARTS = frozenset({"first_half", "second_half", "quarter", "first_quarter", "quarters"})
_EVENT_DATES = frozenset({"month", "day", "quarter", "first_half", "second_half"})


def is_compared_with(told: TimeWords) -> bool:
    """Whether figures are only set against those of this time: 比|2010年|增长."""
    return told.before is not None and any(rule(told) for rule in _COMPARING)


def is_in_passing(told: TimeWords) -> bool:
    """Whether figures are not of this time, nor set against those of it."""
    return any(rule(told) for rule in _PASSING)


def is_beside_the_period(told: TimeWords) -> bool:
    """Whether it takes nothing away from the period spoken of, as it now is understood."""
    return told.spoken is not None and any(rule(told) for rule in _BESIDE)


def _follows_a_comparison(told: TimeWords) -> bool:
    """比|2010年|增长, 与|去年|持平."""
    before = told.before
    if before is None or before.tag not in ("TEXT", "VERB", "LIST", "CUE", "ADVERB"):
        return False
    return before.text[-1:] in _COMPARES or told.reader.text.endswith(("相对", "相较"), 0, told.item.start)


def _follows_a_gap(told: TimeWords) -> bool:
    """高于|去年|."""
    return told.follows("gap")


def _is_exceeded(told: TimeWords) -> bool:
    """超过|2010年|的产量, 接近|去年|的水平."""
    before = told.before
    if before is None or not told.leads("的"):
        return False
    return before.text in _EXCEEDS or before.cue("multiple") or before.text.endswith("接近")


def _is_fallen_short_of(told: TimeWords) -> bool:
    """不足|去年|的六成."""
    return told.follows("under") and told.after is not None and told.after.text == "的"


def _is_what_a_multiple_is_of(told: TimeWords) -> bool:
    """是|2018年全年|投放量的1.58倍."""
    if not told.follows("multiple"):
        return False
    items = told.reader.items
    ahead = [item for item in items[told.at + 1 :] if item.clause == told.item.clause]
    at = next((i for i, item in enumerate(ahead) if item.figure is not None), None)
    if at is None or at == 0:
        return False
    figure = ahead[at].figure
    return figure is not None and figure.dimension == "times" and ahead[at - 1].text == "的"


def _is_what_a_share_is_of(told: TimeWords) -> bool:
    """只有|2019年|的55%, but not 由|2019年|的55%升至60%."""
    ahead = told.reader.items[told.at + 1 : told.at + 3]
    figure = ahead[1].figure if len(ahead) > 1 and ahead[0].text == "的" else None
    if figure is None or figure.dimension != "percent":
        return False
    return not told.follows("from", "increase_to", "decrease_to", "up", "down", "share", "fulfil")


def _goes_on_comparing(told: TimeWords) -> bool:
    """比一季度|和|上半年."""
    return told.follows_a_list_mark() and told.reader.items[told.at - 2] is told.reader.state.compared


_COMPARING: tuple[Callable[[TimeWords], bool], ...] = (
    _follows_a_comparison,
    _follows_a_gap,
    _is_exceeded,
    _is_fallen_short_of,
    _is_what_a_multiple_is_of,
    _is_what_a_share_is_of,
    _goes_on_comparing,
)
"""By these, figures are only set against those of the time."""


def _is_within_a_share(told: TimeWords) -> bool:
    """In what a share is of, but for the ends that it went from and to: 占比由|2010年|的…."""
    return told.in_share and not told.follows("from", "increase_to", "decrease_to")


def _is_called_compared(told: TimeWords) -> bool:
    """与|2010年|相比, |2010年|的同期."""
    return told.reader.text.startswith(_COMPARED, told.item.end)


def _tells_the_prices(told: TimeWords) -> bool:
    """按2005年|可比价格计算."""
    after = told.after
    return after is not None and (
        after.cue("comparable") or told.reader.text.startswith(_PRICES, told.item.end)
    )


def _has_a_figure(told: TimeWords) -> bool:
    """Whether there is a figure in its clause."""
    clause = told.item.clause
    return any(item.clause == clause and item.figure is not None for item in told.reader.items)


def _only_dates_works(told: TimeWords) -> bool:
    """总投资1.2亿元,|去年10月|动工;…."""
    begun = (
        told.mention.covers in _EVENT_DATES
        and _ONLY_BEGUN.match(told.reader.text, told.item.end) is not None
        and not _has_a_figure(told)
    )
    state = told.reader.state
    if begun and state.status in ("planned", "forecast"):
        # 预计|今年6月|投产,可新增销售收入4亿元: in no year that is known
        state.outer, state.period = state.outer or state.period or NO_PERIOD, None
    return begun


def _dates_a_beginning(told: TimeWords) -> bool:
    """于|2010年|落户; 成立|于|2015年,占地60亩: when something began, in a clause without figures."""
    before, after, text = told.before, told.after, told.reader.text
    if before is None or not before.text.endswith(("于", "自")):
        return False
    begun = patterns.load().scope.begun
    begins = text.endswith(begun, 0, before.end - 1) or (
        after is not None and text.startswith(begun, after.start)
    )
    return begins and not _has_a_figure(told)


def _is_hoped_for(told: TimeWords) -> bool:
    """为|一季度|“开门红”打基础: a quarter only looked forward to."""
    text, item = told.reader.text, told.item
    return text.startswith(_GOOD_START, item.end) and text.endswith(_HOPES, 0, item.start)


def _says_which_one(told: TimeWords) -> bool:
    """今年|第四次集中开工: which one it is."""
    return told.mention.relative == 0 and _ORDINAL.match(told.reader.text, told.item.end) is not None


def _is_a_plan_with_an_aim(told: TimeWords) -> bool:
    """提前两年达到|“十一五”|目标: what was aimed at, no time of the figure's."""
    return told.mention.covers == "plan" and told.reader.text.startswith(_AIMS, told.item.end)


def _is_the_years_aim(told: TimeWords) -> bool:
    """上半年…,完成|全年|预期目标的61.3%;外贸…: what was aimed at for the year, no time of what was done."""
    spoken = told.spoken
    aimed = told.mention.covers == "context_year" and told.reader.text.startswith(_YEARS_AIMS, told.item.end)
    fulfilled = told.follows("fulfil", "realised", "share", "reach") or (
        told.before is not None and told.before.text[-1:] in ("成", "占", "为", "达")
    )
    return aimed and fulfilled and spoken is not told.mention


def _counts_the_years_of_a_plan(told: TimeWords) -> bool:
    """今年是|“十四五”|头一年: which of its years it is."""
    return told.mention.covers == "plan" and _WHICH_YEAR.match(told.reader.text, told.item.end) is not None


def _is_how_much_earlier(told: TimeWords) -> bool:
    """提前|一年|完成规划任务: by how long, no time."""
    return told.mention.covers == "years" and told.reader.text.endswith(_EARLIER, 0, told.item.start)


def _is_built_on(told: TimeWords) -> bool:
    """今年一季度,该乡在|去年|高位运行的基础上…."""
    text, item = told.reader.text, told.item
    return text.endswith("在", 0, item.start) and _ON_TOP.match(text, item.end) is not None


def _is_the_year_it_is_built(told: TimeWords) -> bool:
    """建成后|当年|可形成销售10亿元."""
    state = told.reader.state
    return told.item.text == "当年" and state.once_built and state.status == "planned"


def _is_the_spoken_year(told: TimeWords) -> bool:
    """2013年|牧业|年度|统计; 2020年引进项目5个,|当年|到位资金2.86亿元: of that year."""
    return told.item.text in ("年度", "当年") and told.in_a_spoken_year()


def _is_the_spoken_month(told: TimeWords) -> bool:
    """2月份,规上工业企业|当月|产值…: of that month."""
    spoken = told.spoken
    return told.mention.covers == "current_month" and spoken is not None and spoken.covers == "month"


def _is_within_the_spoken_year(told: TimeWords) -> bool:
    """2008年,面对|上半年|物价高、下半年危机来的局面,…: a part of the year inside a clause without figures."""
    spoken, before = told.spoken, told.before
    whole = spoken is not None and spoken.covers == "year" and spoken is not told.mention
    if not whole or told.mention.covers not in _PARTS or "year" in told.mention.values:
        return False
    inside = before is not None and before.clause == told.item.clause and before.tag not in ("PUNCT", "CUE")
    return inside and not _has_a_figure(told)


_PASSING: tuple[Callable[[TimeWords], bool], ...] = (
    _is_within_a_share,
    _is_called_compared,
    _tells_the_prices,
    _only_dates_works,
    _dates_a_beginning,
    _is_hoped_for,
    _says_which_one,
    _is_a_plan_with_an_aim,
    _is_the_years_aim,
    _is_how_much_earlier,
    _is_built_on,
    _is_the_year_it_is_built,
    _is_the_spoken_year,
    _is_the_spoken_month,
    _is_within_the_spoken_year,
    _counts_the_years_of_a_plan,
)
"""By these, figures are of another time."""


def _is_a_name_of_statistics(told: TimeWords) -> bool:
    """1-7月实现|本年|完成投资: the statisticians' name of it, no other time."""
    return told.item.text.startswith("本年") and told.mention.relative == 0


def _is_the_day_of_an_event(told: TimeWords) -> bool:
    """前三季度…于9月8日开工: the date of an event does not take the figure's period away."""
    spoken = told.spoken
    return told.mention.covers == "day" and spoken is not None and spoken.covers != "day"


_BESIDE: tuple[Callable[[TimeWords], bool], ...] = (_is_a_name_of_statistics, _is_the_day_of_an_event)
"""By these, figures stay of the period spoken of."""
