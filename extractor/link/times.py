"""Takes from the words of a sentence when it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.link import times_completed, times_in_passing
from extractor.link.state import NO_PERIOD
from extractor.link.time_words import TimeWords, time_words
from extractor.pipeline.periods import PARTS_OF_A_YEAR, Mention
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("times")
_SUMMED = _PHRASES.words("summed")
_ALONE = _PHRASES.words("alone")
_ONE_BY_ONE = _PHRASES.words("one_by_one")
_AVERAGED = _PHRASES.words("averaged")
_SHORT = frozenset({"month", "quarter", "current_month"})
_AFTER_COMPLETION = frozenset(
    {"context_year", "year", "months", "quarter", "quarters", "cumulative", "first_half", "as_of_now"}
)


def period(reader: SentenceReader, index: int, in_share: bool) -> None:
    """Go by words of time from here on, unless they only compare (比去年) or date an event."""
    told = time_words(reader, index, in_share=in_share)
    if times_in_passing.is_compared_with(told):
        _compare_with(told)
        return
    if times_in_passing.is_in_passing(told):
        return
    told = times_completed.until_when(told)
    if times_in_passing.is_beside_the_period(told) or any(taken(told) for taken in _OF_ONE_FIGURE):
        return
    _interrupt(told)
    told = times_completed.of_which_year(told)
    if _is_of_a_part(told):
        reader.state.outer, reader.state.period = told.spoken or NO_PERIOD, told.mention
        return
    _go_by(told)


def of_each_month(now: Mention | None, text: str, count: int) -> list[Mention]:
    """The times of a list told for one month after another: 2至6月累计增幅分别为|13.9%、13.2%…; [] for none.

    Args:
        now: the words of time in force.
        text: the words before the list.
        count: how many figures it has.
    """
    if now is None or now.covers != "months" or count < 2:
        return []
    first, last = now.values["month"], now.values["month2"]
    if last - first + 1 != count or not text.endswith(_ONE_BY_ONE):
        return []
    summed = "累计" in text[now.end :]
    covers, slot = ("cumulative", "count") if summed else ("month", "month")
    year = {"year": now.values["year"]} if "year" in now.values else {}
    return [replace(now, covers=covers, values={**year, slot: month}) for month in range(first, last + 1)]


def _compare_with(told: TimeWords) -> None:
    """Keep what figures are set against: 比|2010年|增长."""
    items, state = told.reader.items, told.reader.state
    if told.after is not None and told.after.text == "的" and told.at + 2 < len(items):
        figure = items[told.at + 2].figure
        if figure is not None and figure.dimension == "money":
            # 总产值6.68亿元,较|2010年|的5.58亿元增长19.7%: the amount is of that year.
            state.period_after, state.period = told.spoken or NO_PERIOD, told.mention
            return
    state.compared = told.item


def _is_now_after_growth(told: TimeWords) -> bool:
    """1至7月,企业由去年底的18家增加|到现在|的25家,完成产值…: of that one figure."""
    if told.mention.covers != "as_of_now" or told.spoken is None:
        return False
    grown = told.follows("increase_to", "decrease_to", "change")
    if grown:
        state = told.reader.state
        state.period_after, state.period = state.period_before or told.spoken, told.mention
        state.period_before = None
    return grown


def _is_a_span_averaged(told: TimeWords) -> bool:
    """2020-2021年两年平均增长7%: of that one figure."""
    averaged = told.mention.covers == "span" and _is_averaged(told)
    if averaged:
        state = told.reader.state
        state.period_after, state.period = told.spoken or NO_PERIOD, told.mention
    return averaged


def _are_years_averaged(told: TimeWords) -> bool:
    """五年年均增长8%: the years are those of the average only."""
    averaged = told.mention.covers in ("years", "plan") and _is_averaged(told)
    if averaged:
        told.reader.years = told.mention
    return averaged


def _is_averaged(told: TimeWords) -> bool:
    """Whether years are told only for an average: 五年|年均增长8%, 2020-2021年|两年|平均增长7%."""
    ahead = told.reader.items[told.at + 1 : told.at + 3]
    if ahead and ahead[0].period is not None and ahead[0].period.covers == "years":
        ahead = ahead[1:]
    return bool(ahead) and (ahead[0].cue("cagr") or ahead[0].text.startswith(_AVERAGED))


_OF_ONE_FIGURE: tuple[Callable[[TimeWords], bool], ...] = (
    _is_now_after_growth,
    _is_a_span_averaged,
    _are_years_averaged,
)
"""Each takes the time for the next figure only, where it is of that one alone, and tells whether it is."""


def _interrupt(told: TimeWords) -> None:
    """Keep the period spoken of where it goes on after the next figure, and end what was to be once built."""
    state = told.reader.state
    if _is_a_plan_of_an_indicator(told) or _are_years_of_the_next_figure(told):
        state.period_after = told.spoken or NO_PERIOD
    if state.status == "planned" and state.once_built and told.mention.covers in _AFTER_COMPLETION:
        state.status = told.reader.default_status
    if told.follows("from") and told.mention.covers != "span":
        state.period_before = told.spoken or NO_PERIOD


def _is_a_plan_of_an_indicator(told: TimeWords) -> bool:
    """财政收入|“十一五”|…: told behind the indicator."""
    return told.mention.covers == "plan" and told.before is not None and told.before.tag == "INDICATOR"


def _are_years_of_the_next_figure(told: TimeWords) -> bool:
    """五年新增3000台,…: unlike 五年来,… the years are those of the one figure."""
    runs_on = told.after is not None and told.after.tag != "PUNCT"
    return told.mention.covers == "years" and runs_on and not told.leads(_SUMMED)


def _is_of_a_part(told: TimeWords) -> bool:
    """前三季度…,其中9月份…;: of a part only, up to the semicolon."""
    state, covers = told.reader.state, told.mention.covers
    if covers == "years" and told.leads(_SUMMED) and told.spoken is not None and state.outer is None:
        # 到2020年,生产总值780亿元;|五年|累计投资2900亿元;工业产值1950亿元
        return told.spoken.covers == "year" and "year" in told.spoken.values
    if _is_the_whole_year_expected(told) and state.outer is None:
        state.expected_here = True
        return True
    part = state.part and covers == "year" and told.spoken is not None
    if state.outer is not None or not (covers in _SHORT or part):
        return False
    if not (state.part or told.item.text.endswith(("当月", "单月")) or told.leads(_ALONE)):
        return False
    return told.spoken is not None or state.part or (told.at > 0 and bool(told.reader.drafts))


def _is_the_whole_year_expected(told: TimeWords) -> bool:
    """1—11月产值超4300亿元,|预计|全年|突破4800亿元;|增加值增长27.6%: then of the months again."""
    return (
        told.mention.covers == "context_year"
        and told.spoken is not None
        and told.spoken.covers in PARTS_OF_A_YEAR
        and bool(told.reader.drafts)
        and told.reader.state.status == "forecast"
        and told.follows("forecast")
    )


def _go_by(told: TimeWords) -> None:
    """Let it be the period of what follows: 2021年、|2022年|分别…."""
    reader, state = told.reader, told.reader.state
    state.years = [*(state.years if told.follows_a_list_mark() else []), told.mention]
    state.period = told.mention
    reader.periods.append(told.mention)
