"""Takes from the words of a sentence when, where and of whom it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from extractor.link.items import Item
from extractor.link.state import NO_PERIOD

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_LEVELS = frozenset("省市县区镇乡村道州盟旗岛")
_RANKED = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)?[个家]?[\u4e00-\u9fff]{0,7}(?:里|中|内)(?:排|位|列|居)"
)


def period(reader: SentenceReader, index: int, in_share: bool) -> None:
    """Go by words of time from here on, unless they only compare (比去年) or date an event."""
    item, state = reader.items[index], reader.state
    assert item.period is not None
    before = reader.items[index - 1] if index else None
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    compared = before is not None and (
        (
            (
                before.text[-1:] in ("比", "较", "与", "同")
                or reader.text.endswith(("相对", "相较"), 0, item.start)
            )
            and before.tag in ("TEXT", "VERB", "LIST", "CUE", "ADVERB")
        )
        or before.cue("gap")
        or (before.text in ("超", "超过", "过", "逾") and after is not None and after.text.startswith("的"))
        or (before.cue("multiple") and after is not None and after.text.startswith("的"))
        or (before.text.endswith("接近") and after is not None and after.text.startswith("的"))
        or (before.cue("under") and after is not None and after.text == "的")
    )
    if (
        before is not None
        and before.tag == "LIST"
        and index > 1
        and reader.items[index - 2] is reader.state.compared
    ):
        # 比一季度|和|上半年
        compared = True
    if compared:
        reader.state.compared = item
    ends_a_share = in_share and before is not None and before.cue("from", "increase_to", "decrease_to")
    if (
        compared
        or (in_share and not ends_a_share)
        or (after is not None and after.text.startswith(("相比", "同期", "的同期")))
    ):
        return
    if _dates_an_event(reader, index):
        return
    if item.text == "当年" and state.once_built and state.status == "planned":
        # 建成后|当年|可形成销售10亿元
        return
    if item.period.covers == "day" and _dates_a_source(reader, item):
        item.period = replace(item.period, covers="as_of_day")
    if item.text.startswith("本年") and state.period is not None and item.period.relative == 0:
        # 1-7月实现|本年|完成投资: the statisticians' name of it, no other time.
        return
    if item.period.covers == "day" and state.period is not None and state.period.covers != "day":
        # 前三季度…于9月8日开工: the date of an event does not take the figure's period away.
        return
    if (
        item.period.covers in ("years", "plan")
        and after is not None
        and (after.cue("cagr") or after.text.startswith(("年均", "平均", "间年均", "期间年均")))
    ):
        # 五年年均增长8%: the years are those of the average only.
        reader.years = item.period
        return
    summed = after is not None and after.text.startswith(("累计", "共", "总计"))
    if item.period.covers == "years" and after is not None and after.tag != "PUNCT" and not summed:
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
    single = item.text.endswith(("当月", "单月")) or (
        after is not None and after.text.startswith(("单季", "当季", "单月", "当月"))
    )
    if (
        item.period.covers in ("month", "quarter", "current_month")
        and (single or state.part)
        and state.outer is None
        and (index > 0 or state.period is not None)
    ):
        # 前三季度…,其中9月份…;: of a part only, up to the semicolon.
        state.outer = state.period or NO_PERIOD
        state.period = item.period
        return
    state.years = [*(state.years if listed else []), item.period]
    state.period = item.period
    reader.periods.append(item.period)


def _names_a_facility(reader: SentenceReader, index: int) -> bool:
    """Whether a short name of a place opens the name of something in it: 新埭|未来城, 雷甸|污水处理厂."""
    after = index + 1
    while after < len(reader.items) and reader.items[after].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX"):
        after += 1
    if after == index + 1:
        return False
    return reader.text[: reader.items[after - 1].end].endswith(patterns.load().scope.facilities)


def _dates_an_event(reader: SentenceReader, index: int) -> bool:
    """Whether 于2010年落户 only says when something began, in a clause without figures."""
    items = reader.items
    clause = items[index].clause
    if any(item.clause == clause and item.figure is not None for item in items):
        return False
    after = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1] if index else None
    return (
        before is not None
        and before.text.endswith(("于", "自"))
        and after is not None
        and reader.text.startswith(patterns.load().scope.begun, after.start)
    )


_SOURCES = (
    "通报",
    "的通报",
    "的消息",
    "的报道",
    "的公告",
    "的报告",
    "的统计",
    "的数据",
    "公布的",
    "发布的",
    "透露",
    "披露",
    "公布",
    "发布",
    "消息",
    "讯",
)


def _dates_a_source(reader: SentenceReader, item: Item) -> bool:
    """Whether a day only says when figures were told: 据市经贸局5月15日|的通报."""
    return reader.text.startswith(_SOURCES, item.end)


def place(reader: SentenceReader, index: int, clause: Sequence[int]) -> None:
    """Go by a place from here on, unless it is only mentioned: 高于全市, 来自上海, 与某镇相邻."""
    item = reader.items[index]
    assert item.word is not None
    if item.word.scope == "wider":
        return
    begin = clause[0]
    before = reader.items[index - 1] if index > begin else None
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    scope = patterns.load().scope
    if _opens_a_predicate(reader, clause) or _belongs_to_a_name(reader, item):
        return
    opening = index - 1
    while (
        opening >= begin
        and reader.items[opening].tag in ("PLACE", "SCOPE", "LIST")
        and before is not None
        and before.tag == "LIST"
    ):
        opening -= 1
    if (
        before is not None
        and before.tag == "LIST"
        and opening >= begin
        and reader.items[opening].text.endswith(
            (*scope.compared, *(word for word in scope.aside if len(word) > 1))
        )
    ):
        return
    if (
        before is not None
        and before.tag not in ("PLACE", "PUNCT", "PERIOD")
        and before.text.endswith(scope.aside)
    ):
        if not (before.text in ("从", "由", "对", "在", "到", "全", "于") and item.tag == "SCOPE"):
            return
    if before is not None and before.text.endswith(scope.located):
        if any(reader.items[i].tag in ("PLACE", "SCOPE") for i in clause if i < index):
            return
    if after is not None and (
        (after.cue("gap") and after.text not in ("高", "快", "低", "慢"))
        or reader.text.startswith(scope.aside_after, item.end)
        or _RANKED.match(reader.text, item.end)
    ):
        return
    leading = all(
        reader.items[i].tag in ("PERIOD", "PUNCT", "PLACE", "LIST", "CUE", "VERB")
        or len(reader.items[i].text) <= 4
        for i in clause
        if i < index
    )
    has_figure = any(reader.items[i].tag == "FIGURE" for i in clause if i > index)
    predicate = (
        before is not None
        and before.text in ("是", "为", "数", "属")
        and all(reader.items[i].tag == "PUNCT" for i in clause if i > index)
    )
    if not leading and not has_figure and not predicate:
        return
    if item.tag == "PLACE" and (
        (before is not None and before.tag == "TO") or (after is not None and after.tag == "TO")
    ):
        return
    if (
        before is not None
        and before.text in "“\"'‘「"
        and index - 1 > begin
        and reader.items[index - 2].tag == "TEXT"
    ):
        return
    if (
        before is not None
        and before.tag == "LIST"
        and index - 2 >= begin
        and reader.items[index - 2].figure is not None
        and reader.drafts
        and reader.drafts[-1].basis == "gap"
    ):
        # 高出全国15.9个百分点、|全省|12.3个百分点
        return
    if (
        before is not None
        and before.text in ("是", "为", "属", "系")
        and after is not None
        and after.tag not in ("PUNCT", "PLACE")
        and any(reader.items[i].tag == "PLACE" for i in clause if i < index)
    ):
        # 新市是德清蚕桑的主产地: of the first place.
        return
    if (
        after is not None
        and after.figure is None
        and before is not None
        and before.text in ("是", "为", "相当于")
        and any(
            reader.items[i].figure is not None and reader.items[i].figure.dimension == "times"  # type: ignore[union-attr]
            for i in clause
            if i > index
        )
    ):
        # 是全市农民人均纯收入的1.7倍: only set against it.
        return
    outer, inner = index, index
    while outer > begin and reader.items[outer - 1].tag == "PLACE":
        outer -= 1
    while inner + 1 < len(reader.items) and reader.items[inner + 1].tag == "PLACE":
        inner += 1
    at = reader.items[outer - 1] if outer > begin else None
    if (
        at is not None
        and at.text.endswith("在")
        and reader.text.startswith(patterns.load().scope.held, reader.items[inner].end)
    ):
        # 活动在高新区|举行
        return
    if item.tag == "PLACE" and item.text[-1] not in _LEVELS and _names_a_facility(reader, index):
        return
    state = reader.state
    if item.tag == "SCOPE" and state.place is not None and state.place.endswith(item.word.scope or ""):
        return
    path = item.text
    step = index - 1
    while item.tag == "PLACE" and step >= 0 and reader.items[step].tag == "PLACE":
        path = reader.items[step].text + path
        step -= 1
    state.place = path
    reader.places.append(path)
    state.owner = None
    state.topic = ""


def _opens_a_predicate(reader: SentenceReader, clause: Sequence[int]) -> bool:
    """Whether a clause tells what the owner is: 某某项目,|是该县今年的又一个重大外资项目."""
    return reader.items[clause[0]].text in ("是", "为", "系") and reader.state.owner is not None


def _is_to_become(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether a park only says what something is to be: 致力于打造|全国领先的食品产业基地."""
    aims = patterns.load().scope.becomes
    before = [reader.items[i] for i in clause if i < index]
    aimed = next((at for at, item in enumerate(before) if item.text in aims), None)
    return aimed is not None and any(
        item.word is not None and item.word.scope == "wider" for item in before[aimed:]
    )


_SIDES = tuple("岸侧麓部端段翼郊")


def _belongs_to_a_name(reader: SentenceReader, item: Item) -> bool:
    """Whether a short name of a place is part of another name: 安徽|交控新材料, 洛|河南|岸."""
    if item.tag != "PLACE" or item.text[-1] in _LEVELS:
        return False
    if item.text[-1] in "东南西北" and reader.text.startswith(_SIDES, item.end):
        return True
    return phrases.short_company(reader.text[item.end : item.end + 12]) is not None


def owner(reader: SentenceReader, index: int, clause: Sequence[int]) -> None:
    """Go by an enterprise, project, park or institution from here on, if it is what the clause is about."""
    item = reader.items[index]
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if (
        after is not None
        and after.figure is not None
        and after.figure.dimension == "count"
        and after.figure.printed_unit not in ("天", "年", "个月")
    ):
        return
    if after is not None and after.cue("increase_to") and index + 2 < len(reader.items):
        figure = reader.items[index + 2].figure
        if figure is not None and figure.dimension == "count":
            return
    before = reader.items[index - 1] if index > clause[0] else None
    if item.owner == "enterprise" and before is not None:
        if before.text == "由" and reader.text.startswith(patterns.load().scope.builds, item.end):
            _built(reader, index - 1, clause)
            return
        if before.text in ("与", "和", "同") and reader.text.startswith(
            ("合资", "合作", "共同", "联合"), item.end
        ):
            return
    leading = all(
        reader.items[i].tag in ("PERIOD", "PLACE", "SCOPE", "CUE", "PUNCT", "VERB")
        or len(reader.items[i].text) <= 4
        for i in clause
        if i < index
    )
    definite = item.text in patterns.load().subjects[item.owner].definite
    if definite:
        named = next(
            (o for o in reversed(reader.owners) if o.owner == item.owner and o.text != item.text), None
        )
        if named is not None:
            item = replace(named, clause=item.clause, start=item.start, end=item.end)
    if _opens_a_predicate(reader, clause) or (item.owner == "park" and _is_to_become(reader, index, clause)):
        return
    if (
        item.owner == "institution"
        and reader.state.owner is not None
        and reader.state.owner.owner == "institution"
    ):
        return
    if item.owner == "project" and not definite:
        item = _with_capacity(reader, index, clause)
    reader.owners.append(item)
    if item.owner in ("park", "institution") and not leading:
        return
    if reader.state.owner is not None and reader.state.owner.owner == "enterprise" and not leading:
        return
    reader.state.owner = item


def _with_capacity(reader: SentenceReader, index: int, clause: Sequence[int]) -> Item:
    """Return a project with all of its name: 年产|5万吨|纤维项目, 某某公司|年产|5万吨|纤维项目."""
    item, items = reader.items[index], reader.items
    first = index - 1
    while first >= clause[0] and items[first].tag not in ("PUNCT", "PERIOD") and items[first].text != "的":
        if items[first].text in ("年产", "日产", "年加工", "年处理", "日处理"):
            break
        first -= 1
    else:
        return item
    if first > clause[0] and items[first - 1].tag == "OWNER":
        first -= 1
    start = items[first].start
    return replace(item, start=start, text=reader.text[start : item.end])


def _built(reader: SentenceReader, by: int, clause: Sequence[int]) -> None:
    """Take what a company builds for the owner: 健康养生谷|由某公司投资 is of the place built."""
    words = [reader.items[i] for i in clause if i < by]
    if not words or any(word.tag not in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX") for word in words):
        return
    name = reader.text[words[0].start : words[-1].end]
    if len(name) >= 4:
        reader.state.owner = Item(
            words[0].start, words[-1].end, "OWNER", name, owner="project", clause=words[0].clause
        )
