"""Takes from the words of a sentence where it speaks of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import coordination, subjects
from extractor.link.items import Item
from extractor.link.short_companies import short_company
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("places")
_PHRASES_OF_RATES = Phrases("rates")
_LEVELS = frozenset(_PHRASES.words("levels"))
_RANKED = _PHRASES.pattern("ranked_among")
_DATELINE = _PHRASES.pattern("dateline")
_HIGHER = _PHRASES.pattern("higher")
_ONE_OF = _PHRASES.pattern("one_of")
_PART_OF = _PHRASES.pattern("part_of")
_ON_A_SIDE = _PHRASES.pattern("on_a_side")
_EXAMPLES = _PHRASES.pattern("examples")
_FOREMOST = _PHRASES.words("foremost")
_FOR = _PHRASES.words("for_whom")
_FROM = _PHRASES.words("from_or_to")
_ENDS_ON = _PHRASES.words("is_one_in")
_IS = _PHRASES.words("is_of")
_IS_TIMES = _PHRASES.words("is_times")
_BUILT_IN = _PHRASES.words("built_in")
_SIDES = _PHRASES.words("sides")
_DIRECTIONS = frozenset(_PHRASES.words("directions"))
_MORE_OR_LESS = _PHRASES_OF_RATES.words("more_or_less")


def _is_compared_with(reader: SentenceReader, index: int, begin: int) -> bool:
    """Whether 比 stands before an area that another figure is set against: 比|全省|投资增速高出3个点."""
    for item in reversed(reader.items[begin:index]):
        if item.figure is not None:
            return False
        if item.text in ("比", "较") or item.text.startswith(("比同期", "较同期")):
            return _HIGHER.match(reader.text, reader.items[index].end) is not None
    return False


def _is_on_a_side(reader: SentenceReader, begin: int, index: int) -> bool:
    """Whether a clause tells what lies on a side of the place spoken of: 东边隔着河是|钟管镇|, 北靠雷甸镇."""
    starts = [reader.items[begin].start]
    starts += [item.end for item in reader.items[begin:index] if item.tag in ("PLACE", "SCOPE")]
    end = reader.items[index].start
    return any(at < end and _ON_A_SIDE.match(reader.text, at) for at in starts)


def _names_an_example(reader: SentenceReader, index: int, begin: int) -> bool:
    """Whether a place opens the name of one of several: 推进青屿电站、|钟管镇|新农村建设等4个项目."""
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if index == begin or after is None or after.tag in ("VERB", "CUE", "LIST", "PUNCT", "PLACE", "PERIOD"):
        return False
    before = reader.items[index - 1]
    if before.tag in ("PUNCT", "PERIOD", "PLACE", "SCOPE"):
        return False
    return _EXAMPLES.match(reader.text, reader.items[index].end) is not None


def _serves(after: Item | None) -> bool:
    """Whether what follows an area is neither an indicator nor a figure nor a superlative."""
    return after is not None and after.tag in ("VERB", "TEXT") and not after.text.startswith(_FOREMOST)


def _names_a_facility(reader: SentenceReader, index: int) -> bool:
    """Whether a short name of a place opens the name of something in it: 新埭|未来城, 雷甸|污水处理厂."""
    after = index + 1
    while after < len(reader.items) and reader.items[after].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX"):
        after += 1
    if after == index + 1:
        return False
    return reader.text[: reader.items[after - 1].end].endswith(patterns.load().scope.facilities)


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
    if subjects.opens_a_predicate(reader, clause) or _belongs_to_a_name(reader, item):
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
    if _DATELINE.match(reader.text, item.end) or _is_on_a_side(reader, begin, index):
        return
    if _is_compared_with(reader, index, begin) or _names_an_example(reader, index, begin):
        return
    if _ONE_OF.match(reader.text, item.end):
        # 也是|全县|粮食基地之一
        return
    told_before = any(other.tag == "PLACE" for other in reader.items[:index])
    if told_before and reader.text.endswith("在", 0, item.start) and _PART_OF.match(reader.text, item.end):
        # 钟管镇在|德清县|东部
        return
    if item.tag == "SCOPE" and before is not None and before.text in _FOR and _serves(after):
        # 商贸业为|全区|扛起大任务指标: whom it serves
        return
    if (
        item.text in ("本地", "当地")
        and before is not None
        and before.tag not in ("PUNCT", "PERIOD", "PLACE")
    ):
        # 用|本地|瓜果酿酒: what it is made of, no place spoken of.
        return
    if (
        before is not None
        and before.tag not in ("PLACE", "PUNCT", "PERIOD")
        and before.text.endswith(scope.aside)
    ):
        if not (before.text in _FROM and item.tag == "SCOPE"):
            return
    lead = index - 1
    while lead >= begin and reader.items[lead].tag == "PLACE":
        lead -= 1
    if lead >= begin and reader.items[lead].text.endswith(scope.located):
        # 钟管镇2001年建镇,|地处|浙江省|德清县|东部: of the town, not of where it lies
        if any(other.tag in ("PLACE", "SCOPE") for other in reader.items[:lead]):
            return
    if after is not None and (
        (after.cue("gap") and after.text not in _MORE_OR_LESS)
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
        and before.text in _ENDS_ON
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
        and before.text in _IS
        and after is not None
        and after.tag not in ("PUNCT", "PLACE")
        and (
            any(reader.items[i].tag == "PLACE" for i in clause if i < index)
            or (told_before and not has_figure and not reader.text.endswith("的", 0, before.start))
        )
    ):
        # 新市是德清蚕桑的主产地: of the first place.
        return
    if (
        after is not None
        and after.figure is None
        and before is not None
        and before.text in _IS_TIMES
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
    if item.tag == "PLACE" and item.text[-1] not in _LEVELS:
        if _names_a_facility(reader, index) or _inside_a_name(reader, index, begin):
            return
    if item.tag == "PLACE" and coordination.in_a_group(reader, index):
        return
    if item.text in scope.own_level and before is not None and before.tag in ("SCOPE", "PLACE"):
        # 全市|县域|GDP: of the counties of the city together.
        return
    state = reader.state
    if item.tag == "SCOPE" and state.place is not None and state.place.endswith(item.word.scope or ""):
        # 钟管镇是著名的产业基地,|全镇有企业80家: of the place again.
        state.owner = state.earlier = None
        return
    path = item.text
    step = index - 1
    while item.tag == "PLACE" and step >= 0 and reader.items[step].tag == "PLACE":
        path = reader.items[step].text + path
        step -= 1
    state.place = path
    reader.places.append(path)
    if before is not None and (before.text.endswith(scope.settled) or _is_home(reader, index)):
        return
    state.owner = state.earlier = None
    state.topic = ""


def _is_home(reader: SentenceReader, index: int) -> bool:
    """Whether a place only tells where a company is, in a clause of its own: 公司在|钟管镇|,生产罐头."""
    items = reader.items
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        index > 1
        and items[index - 1].text == "在"
        and items[index - 2].owner == "enterprise"
        and after is not None
        and after.text in ",，"
    )


def built_in(reader: SentenceReader, index: int) -> str | None:
    """The place that is named after a sum as where it is spent: 某公司投资|6000万元|在钟管镇建设…."""
    items = reader.items
    for before, item in itertools.pairwise(items[index + 1 : index + 24]):
        if item.figure is not None or before.text in ";；":
            return None
        if item.tag == "PLACE" and before.text.endswith(_BUILT_IN):
            return item.text
    return None


def _inside_a_name(reader: SentenceReader, index: int, begin: int) -> bool:
    """Whether a short name stands between words that no lexicon knows: 滦河流域|多伦|段治理."""
    items = reader.items
    return (
        begin < index < len(items) - 1
        and items[index - 1].tag == "TEXT"
        and len(items[index - 1].text) > 2
        and not items[index - 1].text.endswith(patterns.load().scope.located_in)
        and items[index + 1].tag in ("TEXT", "SUFFIX")
    )


def _belongs_to_a_name(reader: SentenceReader, item: Item) -> bool:
    """Whether a short name of a place is part of another name: 安徽|交控新材料, 洛|河南|岸."""
    if item.tag != "PLACE" or item.text[-1] in _LEVELS:
        return False
    if item.text[-1] in _DIRECTIONS and reader.text.startswith(_SIDES, item.end):
        return True
    return short_company(reader.text[item.end : item.end + 12]) is not None
