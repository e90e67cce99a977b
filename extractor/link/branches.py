"""Tells which branch, class or crop a bare indicator is of, from what was said before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import classes, classes_of_firms, phrases, topics
from extractor.link.classes_of_firms import OF_CLASSES, SIZE_CLASSES
from extractor.link.draft import Head
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("branches")
_OWNERSHIP = _PHRASES.words("ownership")
_DRIED = _PHRASES.words("dried")
_NO_CROPS = frozenset(_PHRASES.words("no_crops"))
_LEVERED = _PHRASES.words("levered")
_PHRASES_OF_TRADE = Phrases("trade")
_BY_WAY = _PHRASES_OF_TRADE.pattern("by_way")
_WORTH = _PHRASES_OF_TRADE.words("worth")

_OF_SUBJECTS = ("tax", "exports", "trade", "retail_sales", "deposits", "loans", "foreign_investment")
"""Indicators that the subject of their clause narrows, though only listed words before them do."""
_OF_BOOKS = ("operating_revenue", "profit", "tax")


def take(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head:
    """Return the head of a bare indicator word with what narrows it, as it is where nothing does.

    规上工业产值135亿元、|增加值|16亿元 → 规上工业; 金融业实现|增加值| → 金融业.
    """
    for rule in _RULES:
        found = rule(reader, index, clause, head)
        if found is not None:
            return found
    return head


def _of_projects(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The class of projects counted: 工业类项目12个,|总投资|33亿元."""
    if head.indicator not in ("investment", "planned_investment"):
        return None
    named = classes.of_projects(reader, index)
    return head._replace(activity=named) if named else None


def _of_a_crop(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The crop spoken of: 柑橘3.5万亩,|产量|46万吨."""
    state = reader.state
    previous = reader.state.head
    grown = ("land_area", "output_volume")
    if _something_else(reader, index):
        # 柠檬…,产量5060吨;养蚕11900张,|产值|1890万元
        return None
    if head.indicator in grown and previous is not None and previous.indicator in grown and reader.drafts:
        # 柑橘3.5万亩,总面积55万亩,产量46万吨: the same crop.
        crop = _crop_of(reader, previous.activity)
        if head.indicator == "output_volume":
            crop = crop.removesuffix("播种").removesuffix("种植")
        return head._replace(activity=crop, carried=True)
    cropped = (
        previous is not None and previous.indicator in grown and reader.drafts and state.status != "planned"
    )
    if head.indicator == "output_value" and cropped and previous is not None:
        if topics.subject(reader, index, clause).endswith("业"):
            # 家禽出栏41万只,|畜牧业实现产值|1.1亿元
            return None
        crop = _crop_of(reader, previous.activity)
        return head._replace(activity=crop, carried=True) if crop else None
    return None


def _crop_of(reader: SentenceReader, good: str) -> str:
    """The crop whose dried good or ripe area was told last: 白菊620亩,产|干花|43吨,产值870万元 → 白菊."""
    if good and good not in _NO_CROPS and not good.startswith(_DRIED):
        return good
    earlier = (d.head for d in reversed(reader.drafts) if d.head.indicator in ("land_area", "output_volume"))
    named = (
        one.activity for one in earlier if one.activity not in ("", good) and one.activity not in _NO_CROPS
    )
    return next(named, reader.state.topic or good)


def _of_trade(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The goods or partner of the trade spoken of: 对美国进出口100亿元,其中|出口|91亿元."""
    state = reader.state
    previous = reader.state.head
    trading = head.indicator in phrases.TRADE
    if trading and (by := _BY_WAY.search(reader.text, 0, reader.items[index].start)):
        # 企业通过|中欧班列(某市)|实现进出口
        return head._replace(activity=by.group(1))
    worth = reader.items[index].text in _WORTH
    if worth and previous is not None and previous.activity and reader.drafts:
        if previous.indicator in ("exports", "imports"):
            # 年出口大蒜32万吨,|创汇|1.35亿美元
            return head._replace(indicator=previous.indicator, activity=previous.activity, carried=True)
    leading = reader.state.topic if trading and not reader.drafts else ""
    if leading and reader.text.startswith(leading) and not topics.subject(reader, index, clause):
        # 水暖卫浴依旧是当家产品,前7个月|出口|31亿元
        return head._replace(activity=reader.state.topic, carried=True)
    if trading and previous is not None and previous.indicator == "enterprise_count" and reader.drafts:
        if previous.activity.startswith(_OWNERSHIP):
            # 民营企业3440家,…;进出口值1010亿元: of those.
            return head._replace(activity=previous.activity, carried=True)
    if trading and previous is not None and {draft.head for draft in reader.drafts} == {previous}:
        if previous.indicator == head.indicator and any(_dated(reader.items[i]) for i in clause if i < index):
            # 毛织出口6.2亿元,下降34.5%;4月份开始回暖,当月|出口|3.1亿元
            return head._replace(activity=previous.activity, carried=True)
    if trading and previous is not None and previous.activity and reader.drafts:
        parted = state.part and previous.indicator == "trade"
        if parted or (previous.indicator == "exports" and previous.carried and head.indicator == "imports"):
            # 对美国进出口100亿元,其中,出口91亿元;进口9亿元
            return head._replace(activity=previous.activity, carried=True)
    return None


def _of_the_subject(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The subject of the clause: 金融业实现|增加值|."""
    state = reader.state
    known = patterns.load().indicators[head.indicator]
    makers = topics.counted_branch(reader, index, clause)
    if makers and known.activity == "free":
        return head._replace(activity=makers)
    if head.indicator == "tax" and state.became and not reader.drafts:
        # 在线经济成为第一大产业,|贡献税收|96亿元
        return head._replace(activity=state.became, carried=True)
    subject = topics.subject(reader, index, clause)
    if subject and (known.activity == "free" or head.indicator in _OF_SUBJECTS):
        return head._replace(activity=subject)
    if subject.startswith((*SIZE_CLASSES, "城镇", "乡村")) and head.indicator == "retail_sales":
        # 限额以上单位实现|消费品零售额
        return head._replace(activity=subject)
    kinds = state.topic.endswith("业") or state.topic.startswith(("城镇", "乡村"))
    if reader.items[index].text == "零售额" and kinds and not subject:
        # 餐饮业增幅较高,|零售额|3.5亿元
        return head._replace(activity=state.topic, carried=True)
    if head.indicator == "tax" and state.topic.endswith(("产业", "业")) and state.status != "planned":
        return head._replace(activity=state.topic, carried=True)
    return None


def _of_the_topic(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The topic of the sentence; the head itself where nothing spoken of before can narrow it."""
    state = reader.state
    known = patterns.load().indicators[head.indicator]
    trading = head.indicator in phrases.TRADE
    if known.activity != "free" or head.indicator in ("planned_investment", "other_economic", "capacity"):
        return head
    if state.became and state.status != "planned":
        return head._replace(activity=state.became, carried=True)
    if state.topic and state.status != "planned" and (not trading or state.topic.startswith(_OWNERSHIP)):
        return head._replace(activity=state.topic, carried=True)
    if trading:
        if state.topic.endswith(("产业", "业")) and reader.drafts:
            return head._replace(activity=state.topic, carried=True)
        return head
    return None


def _as_before(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """What the same indicator, or the last figure, was narrowed by."""
    state = reader.state
    previous = reader.state.head
    owner = state.owner
    if (
        reader.items[index].text == "投资"
        and owner is not None
        and owner.clause == reader.items[index].clause
    ):
        # 3、青屿公司|投资|2.7亿元建设饮料项目: of its own
        return head
    # 又|投资|1500万元 is what is done, no statistic that goes on.
    spoken = reader.spoken.get(head.indicator) if reader.items[index].text != "投资" else None
    levered = spoken is not None and spoken.activity in _LEVERED
    if spoken is not None and spoken.activity and not (state.part or reader.drafts or levered):
        return head._replace(activity=spoken.activity, carried=True)
    if (
        previous is None
        or not previous.activity
        or previous.activity.endswith("率")
        or (state.part and previous.indicator != head.indicator and not _in_the_same_part(reader))
    ):
        return head
    if previous.activity.endswith("总数") or (previous.activity in _LEVERED and not reader.drafts):
        # 预计撬动民间投资46亿元。…|完成投资|2亿元
        return head
    if not reader.drafts and head.indicator in _OF_BOOKS and previous.activity.startswith(SIZE_CLASSES):
        first = reader.items[0]
        if first.cue("reach") or first.cue("realised"):
            # 规模以上工业企业产销率98%。|实现主营业务收入|241亿元
            return head._replace(activity=previous.activity.removesuffix("企业"), carried=True)
    if previous.indicator == "output_volume" and head.indicator in ("profit", "tax"):
        # 生产原煤78万吨,…|利润|2140万元: of all that the mine does.
        return head
    if previous.indicator == "investment" and head.indicator in OF_CLASSES:
        # 乡镇工业产值59亿元、技改投入9.7亿元、|利润|1.2亿元: of all of that industry.
        return _as_first_of_its_class(reader, head)
    if previous.indicator == "project_count" and head.indicator not in ("investment", "planned_investment"):
        # 入驻单体项目136家,实现|主营业务收入|87亿元
        return head
    if head.indicator == "investment" and previous.indicator in ("capacity", "land_area", "floor_area"):
        # 投资4亿元、日处理垃圾550吨的某项目;|投资|2亿元的另一项目
        return head
    if head.indicator in ("output_value", "output_volume", "land_area") and _something_else(reader, index):
        return head
    old = patterns.load().indicators[previous.indicator]
    if previous.indicator != head.indicator and (
        state.status == "planned" or any(_dated(reader.items[i]) for i in clause if i < index)
    ):
        return head
    if previous.indicator == head.indicator or (
        reader.drafts
        and old.activity == "free"
        and (
            previous.indicator != "other_economic"
            or previous.dimension == "count"
            or phrases.is_known_activity(previous.activity)
        )
        and _same_place(reader)
    ):
        return head._replace(activity=previous.activity, carried=True)
    return head


def _as_first_of_its_class(reader: SentenceReader, head: Head) -> Head:
    """Narrow an indicator by the first activity that the sentence has told of in one place."""
    told = [draft for draft in reader.drafts if draft.head.indicator in OF_CLASSES]
    if not told or not told[0].head.activity or {draft.place for draft in reader.drafts} != {told[0].place}:
        return head
    return head._replace(activity=told[0].head.activity, carried=True)


def _in_the_same_part(reader: SentenceReader) -> bool:
    """Whether the last figure stands after 其中 too: 其中规上工业实现产值21亿元,|增加值|6.7亿元."""
    last = reader.drafts[-1] if reader.drafts else None
    at = reader.text.rfind("其中", 0, last.figure.start) if last is not None else -1
    return (
        last is not None
        and at >= 0
        and last.head.activity.startswith(SIZE_CLASSES)
        and last.head.at - at <= 16
    )


def _something_else(reader: SentenceReader, index: int) -> bool:
    """Whether a figure that could not be read told of another thing since the last one that could."""
    if not reader.drafts or not reader.trail or reader.trail[-1] is not None:
        return False
    between = [item for item in reader.items[:index] if item.start >= reader.drafts[-1].figure.end]
    return any(item.tag in ("ACTIVITY", "NOUN", "TEXT") and len(item.text) > 1 for item in between)


_RULES = (
    classes_of_firms.of_those,
    _of_projects,
    _of_a_crop,
    classes_of_firms.of_firms,
    _of_trade,
    classes_of_firms.of_taxes,
    _of_the_subject,
    _of_the_topic,
    _as_before,
)


def _dated(item: Item) -> bool:
    """Whether an item names a time of its own (1-10月), not the year spoken of (全年)."""
    return item.period is not None and item.period.covers != "context_year"


def _same_place(reader: SentenceReader) -> bool:
    return not reader.drafts or reader.drafts[-1].place == reader.state.place
