"""Takes from the words of a sentence when it speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import patterns
from extractor.link.items import Item
from extractor.link.state import NO_PERIOD
from extractor.pipeline.periods import Mention
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("times")
_COMPARES = _PHRASES.words("compares")
_EXCEEDS = _PHRASES.words("exceeds")
_COMPARED = _PHRASES.words("compared")
_PRICES = _PHRASES.words("prices")
_SUMMED = _PHRASES.words("summed")
_ALONE = _PHRASES.words("alone")
_ORDINAL = _PHRASES.pattern("which_one")
_AIMS = _PHRASES.words("aims")
_ON_TOP = _PHRASES.pattern("on_top")
_ONE_BY_ONE = _PHRASES.words("one_by_one")
_AVERAGED = _PHRASES.words("averaged")
_GOOD_START = _PHRASES.words("good_start")
_HOPES = _PHRASES.words("hopes")
_UP_TO = _PHRASES.words("up_to")
_ONLY_BEGUN = _PHRASES.pattern("only_begun")
_EVENT_DATES = frozenset({"month", "day", "quarter", "first_half", "second_half"})
_SOURCES = _PHRASES.words("sources")


def period(reader: SentenceReader, index: int, in_share: bool) -> None:
    """Go by words of time from here on, unless they only compare (比去年) or date an event."""
    item, state = reader.items[index], reader.state
    assert item.period is not None
    before = reader.items[index - 1] if index else None
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    compared = before is not None and (
        (
            (before.text[-1:] in _COMPARES or reader.text.endswith(("相对", "相较"), 0, item.start))
            and before.tag in ("TEXT", "VERB", "LIST", "CUE", "ADVERB")
        )
        or before.cue("gap")
        or (before.text in _EXCEEDS and after is not None and after.text.startswith("的"))
        or (before.cue("multiple") and after is not None and after.text.startswith("的"))
        or (before.text.endswith("接近") and after is not None and after.text.startswith("的"))
        or (before.cue("under") and after is not None and after.text == "的")
        or (before.cue("multiple") and _is_a_multiple(reader, index))
    )
    if (
        before is not None
        and before.tag == "LIST"
        and index > 1
        and reader.items[index - 2] is reader.state.compared
    ):
        # 比一季度|和|上半年
        compared = True
    if compared and after is not None and after.text == "的" and index + 2 < len(reader.items):
        figure = reader.items[index + 2].figure
        if figure is not None and figure.dimension == "money":
            # 总产值6.68亿元,较|2010年|的5.58亿元增长19.7%: the amount is of that year.
            state.period_after, state.period = state.period or NO_PERIOD, item.period
            return
    if compared:
        reader.state.compared = item
    ends_a_share = in_share and before is not None and before.cue("from", "increase_to", "decrease_to")
    if compared or (in_share and not ends_a_share) or reader.text.startswith(_COMPARED, item.end):
        return
    if after is not None and (after.cue("comparable") or reader.text.startswith(_PRICES, item.end)):
        # 按2005年|可比价格计算
        return
    if _dates_an_event(reader, index) or _is_hoped_for(reader, item):
        return
    if item.period.relative == 0 and _ORDINAL.match(reader.text, item.end):
        # 今年|第四次集中开工: which one it is
        return
    if item.period.covers == "plan" and reader.text.startswith(_AIMS, item.end):
        # 提前两年达到|“十一五”|目标: what was aimed at, no time of the figure's
        return
    if reader.text.endswith("在", 0, item.start) and _ON_TOP.match(reader.text, item.end):
        # 今年一季度,该乡在|去年|高位运行的基础上…
        return
    spoken = state.period
    if item.period.covers == "years" and "count" in item.period.values and spoken is not None:
        if spoken.covers == "year" and "year" in spoken.values and item.text.endswith(("间", "来")):
            until = {"until": spoken.values["year"]}
            item.period = replace(item.period, values={**item.period.values, **until})
    if item.text == "当年" and state.once_built and state.status == "planned":
        # 建成后|当年|可形成销售10亿元
        return
    if item.text == "年度" and spoken is not None and spoken.covers == "year":
        # 2013年|牧业|年度|统计: of that year
        return
    if item.text == "当年" and spoken is not None and spoken.covers == "year":
        # 2020年引进项目5个,|当年|到位资金2.86亿元: of that year
        return
    if item.text in ("年底", "年末") and spoken is not None and state.status == "actual":
        if spoken.relative == -1 or "year" in spoken.values:
            # 去年5月成立合作社,|年底|分红12万元: of that year
            year = {name: value for name, value in spoken.values.items() if name == "year"}
            item.period = replace(item.period, covers="year", relative=spoken.relative, values=year)
    if item.text == "今年" and spoken is not None and state.status == "actual":
        item.period = _up_to(spoken, item.period)
    spoken_month = spoken is not None and spoken.covers == "month"
    if item.period.covers == "current_month" and spoken_month:
        # 2月份,规上工业企业|当月|产值…: of that month
        return
    if item.period.covers == "day" and _dates_a_source(reader, item):
        item.period = replace(item.period, covers="as_of_day")
    if item.text.startswith("本年") and state.period is not None and item.period.relative == 0:
        # 1-7月实现|本年|完成投资: the statisticians' name of it, no other time.
        return
    if item.period.covers == "day" and state.period is not None and state.period.covers != "day":
        # 前三季度…于9月8日开工: the date of an event does not take the figure's period away.
        return
    grown = before is not None and before.cue("increase_to", "decrease_to", "change")
    if grown and item.period.covers == "as_of_now" and state.period is not None:
        # 1至7月,企业由去年底的18家增加|到现在|的25家,完成产值…: of that one figure.
        state.period_after, state.period = state.period_before or state.period, item.period
        state.period_before = None
        return
    averaged = after is not None and _is_averaged(reader, index)
    if averaged and item.period.covers == "span":
        # 2020-2021年两年平均增长7%: of that one figure.
        state.period_after, state.period = state.period or NO_PERIOD, item.period
        return
    if averaged and item.period.covers in ("years", "plan"):
        # 五年年均增长8%: the years are those of the average only.
        reader.years = item.period
        return
    summed = after is not None and after.text.startswith(_SUMMED)
    inside = item.period.covers == "plan" and before is not None and before.tag == "INDICATOR"
    if inside or (
        item.period.covers == "years" and after is not None and after.tag != "PUNCT" and not summed
    ):
        # 五年新增3000台,…: unlike 五年来,… the years are those of the one figure.
        state.period_after = state.period or NO_PERIOD
    if (
        state.status == "planned"
        and state.once_built
        and item.period.covers
        in ("context_year", "year", "months", "quarter", "quarters", "cumulative", "first_half", "as_of_now")
    ):
        state.status = reader.default_status
    if before is not None and before.cue("from"):
        state.period_before = state.period or NO_PERIOD
    listed = before is not None and before.tag == "LIST" and index > 1
    if item.period.relative == -1 and item.text.startswith("上") and state.period is not None:
        if state.period.relative == -1 and state.period.text.startswith("去"):
            # 去年1.2亿元,上年为1亿元: the year before last.
            item.period = replace(item.period, relative=-2)
    if (
        not item.period.has_year
        and item.period.covers in ("months", "first_half", "second_half", "quarter", "quarters", "cumulative")
        and state.period is not None
        and state.period.covers == "year"
        and "year" in state.period.values
    ):
        # 2008年,我镇…,1—11月份实现…; 2023年|的|上半年: of the same year.
        item.period = replace(item.period, values={**item.period.values, "year": state.period.values["year"]})
    if item.text == "全年" and state.period is not None and state.period.has_year:
        # 今年一季度…,全年…: of the same year.
        values = {"year": state.period.values["year"]} if "year" in state.period.values else {}
        item.period = replace(
            item.period, covers="year", values=values, relative=None if values else state.period.relative
        )
    single = item.text.endswith(("当月", "单月")) or (after is not None and after.text.startswith(_ALONE))
    if (
        (
            item.period.covers in ("month", "quarter", "current_month")
            or (state.part and item.period.covers == "year" and state.period is not None)
        )
        and (single or state.part)
        and state.outer is None
        and (state.period is not None or state.part or (index > 0 and bool(reader.drafts)))
    ):
        # 前三季度…,其中9月份…;: of a part only, up to the semicolon.
        state.outer = state.period or NO_PERIOD
        state.period = item.period
        return
    state.years = [*(state.years if listed else []), item.period]
    state.period = item.period
    reader.periods.append(item.period)


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


def _up_to(spoken: Mention, this_year: Mention) -> Mention:
    """Return this year up to the day told before: 截至9月底,…|今年|实现税收3.6亿元 is of nine months."""
    if not spoken.text.startswith(_UP_TO):
        return this_year
    if spoken.covers == "as_of_now":
        return replace(this_year, covers="to_date")
    if spoken.covers == "as_of_month" and "month" in spoken.values:
        values = {"count": spoken.values["month"]}
        if "year" in spoken.values:
            values["year"] = spoken.values["year"]
        return replace(this_year, covers="cumulative", values=values)
    return this_year


def _is_averaged(reader: SentenceReader, index: int) -> bool:
    """Whether years are told only for an average: 五年|年均增长8%, 2020-2021年|两年|平均增长7%."""
    ahead = reader.items[index + 1 : index + 3]
    if ahead[0].period is not None and ahead[0].period.covers == "years":
        ahead = ahead[1:]
    return bool(ahead) and (ahead[0].cue("cagr") or ahead[0].text.startswith(_AVERAGED))


def _is_a_multiple(reader: SentenceReader, index: int) -> bool:
    """Whether a time is that of what a figure is a multiple of: 是|2018年全年|投放量的1.58倍."""
    clause = reader.items[index].clause
    ahead = [item for item in reader.items[index + 1 :] if item.clause == clause]
    at = next((i for i, item in enumerate(ahead) if item.figure is not None), None)
    if at is None or at == 0:
        return False
    figure = ahead[at].figure
    return figure is not None and figure.dimension == "times" and ahead[at - 1].text == "的"


def _dates_an_event(reader: SentenceReader, index: int) -> bool:
    """Whether 于2010年落户 or 成立于2010年 only says when something began, in a clause without figures."""
    items = reader.items
    clause = items[index].clause
    if any(item.clause == clause and item.figure is not None for item in items):
        return False
    after = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1] if index else None
    begun = patterns.load().scope.begun
    mention = items[index].period
    told = mention is not None and mention.covers in _EVENT_DATES
    if told and _ONLY_BEGUN.match(reader.text, items[index].end):
        # 总投资1.2亿元,|去年10月|动工;…
        if reader.state.status in ("planned", "forecast"):
            # 预计|今年6月|投产,可新增销售收入4亿元: in no year that is known
            state = reader.state
            state.outer, state.period = state.outer or state.period or NO_PERIOD, None
        return True
    if before is None or not before.text.endswith(("于", "自")):
        return False
    if reader.text.endswith(begun, 0, before.end - 1):
        # 成立|于|2015年,占地60亩
        return True
    return after is not None and reader.text.startswith(begun, after.start)


def _is_hoped_for(reader: SentenceReader, item: Item) -> bool:
    """Whether a quarter is only looked forward to: 为|一季度|“开门红”打基础."""
    return reader.text.startswith(_GOOD_START, item.end) and reader.text.endswith(_HOPES, 0, item.start)


def _dates_a_source(reader: SentenceReader, item: Item) -> bool:
    """Whether a day only says when figures were told: 据市经贸局5月15日|的通报."""
    return reader.text.startswith(_SOURCES, item.end)
