"""Finds the heads in a clause: indicators with what narrows them, alone or in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases, topics
from extractor.link.draft import Head
from extractor.link.items import Item

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_OF_SUBJECTS = ("tax", "exports", "trade", "retail_sales", "deposits", "loans", "foreign_investment")
"""Indicators that the subject of their clause narrows, though only listed words before them do."""
_TAXES = ("tax", "fiscal_revenue", "budget_revenue")
_OWNERSHIP = ("民营", "国有", "外资", "内资", "外商", "私营", "民企", "国企")
_CLASSES = ("规模以上", "规上", "规模工业", "限额以上", "限上")
_OF_CLASSES = ("output_value", "value_added", "sales_revenue", "operating_revenue", "profit", "tax")
_NO_BRANCH = (
    "入驻",
    "引进",
    "新增",
    "新",
    "规模",
    "规上",
    "限上",
    "入园",
    "入区",
    "各类",
    "落户",
    "投产",
    "签约",
    "在建",
    "注册",
    "重点",
    "现有",
    "亿元",
    "万元",
    "以上",
)
"""Words that tell of enterprises how many they are or how far, not what they make."""
_CARRIED_BY_CLASSES = {
    "enterprise_count": _OF_CLASSES,
    "value_added": ("profit", "tax"),
    "output_value": ("profit", "tax"),
    "sales_revenue": ("profit", "tax"),
    "operating_revenue": ("profit", "tax"),
}


def make(reader: SentenceReader, index: int, clause: Sequence[int], heads_here: Sequence[Head]) -> Head:
    """Return the head of the indicator word at ``index``; a bare word takes up what was narrowed before.

    规上工业产值135亿元、|增加值|16亿元 → value_added, 规上工业; 金融业实现|增加值| → 金融业.
    """
    state = reader.state
    head = phrases.indicator_head(reader.items, index, reader.text)
    known = patterns.load().indicators[head.indicator]
    if _is_new(reader, index, head):
        head = head._replace(new=True)
    if head.indicator == "tourism_revenue" and head.activity == "旅游":
        head = head._replace(activity="")
    told = _told_by_context(reader, index, head)
    if told is not None:
        return told
    if head.activity == "商品零售":
        # 金银珠宝类实现|商品零售额|6亿元
        kind = topics.subject(reader, index, clause)
        named = bool(kind) and f"{kind.removesuffix('类')}类" in reader.text
        return head._replace(activity=kind if named else head.activity)
    if head.activity or known.activity == "none":
        return head
    if state.owner is not None and state.owner.owner == "enterprise":
        return head
    before = reader.items[index - 1] if index else None
    if head.indicator == "price_index" and reader.items[index].text not in ("价格", "物价"):
        # 居民消费价格总水平 is of all that is bought.
        return head
    if reader.items[index].text.startswith(("全社会", "社会")) and head.indicator == "electricity":
        # 规上工业增加值增长18%;|全社会用电量|12亿度: of all who use it.
        return head
    if before is not None and before.text == "产业" and head.indicator == "investment":
        # 产业|投资: of industry as a whole, not of what was spoken of before.
        return head
    if reader.items[index].text in ("增收", "减收"):
        gained = _gained(reader, index, heads_here)
        if gained is not None:
            return gained
    if (
        head.indicator == "trade"
        and reader.items[index].text in ("贸易额", "贸易值")
        and state.head is not None
    ):
        if state.head.indicator in ("exports", "imports"):
            # 出口水产12万吨,…|贸易值|8亿元
            return state.head
    listed = known.activity == "free" or head.indicator in ("tax", "exports")
    if before is not None and before.tag == "LIST" and heads_here and listed:
        return head._replace(activity=heads_here[-1].activity, carried=False)
    previous = state.head
    grown = ("land_area", "output_volume")
    if head.indicator in grown and previous is not None and previous.indicator in grown and reader.drafts:
        # 柑橘3.5万亩,总面积55万亩,产量46万吨: the same crop.
        crop = previous.activity
        if head.indicator == "output_volume":
            crop = crop.removesuffix("播种").removesuffix("种植")
        return head._replace(activity=crop, carried=True)
    cropped = (
        previous is not None and previous.indicator in grown and reader.drafts and state.status != "planned"
    )
    if head.indicator == "output_value" and cropped and previous is not None and previous.activity:
        return head._replace(activity=previous.activity, carried=True)
    if (
        previous is not None
        and previous.activity.startswith(_CLASSES)
        and head.indicator in _CARRIED_BY_CLASSES.get(previous.indicator, ())
        and reader.drafts
        and not (head.indicator == "tax" and "税收" in reader.items[index].text)
    ):
        # 规模以上工业企业402家,完成产值438亿元: of those.
        return head._replace(activity=previous.activity.removesuffix("企业"), carried=True)
    if previous is not None and previous.indicator == "enterprise_count" and head.indicator in _OF_CLASSES:
        counted = (draft.head for draft in reversed(reader.drafts))
        classed = next((one.activity for one in counted if one.activity.startswith(_CLASSES)), "")
        if classed.endswith("企业") and not previous.activity:
            # 新增37户规上工业企业,企业总数达401户,完成|产值|554亿元
            return head._replace(activity=classed.removesuffix("企业"), carried=True)
    if previous is not None and previous.indicator == "enterprise_count" and head.indicator in _OF_CLASSES:
        branch = previous.activity.removesuffix("企业")
        of_a_branch = previous.activity.endswith("企业") and len(branch) > 1 and reader.drafts
        if of_a_branch and not branch.endswith(_NO_BRANCH) and not branch.startswith(_NO_BRANCH):
            # 运动眼镜企业37家,前三季度实现|产值|6.8亿元
            return head._replace(activity=branch, carried=True)
    counted_before = previous is not None and previous.indicator == "enterprise_count" and reader.drafts
    if counted_before and previous is not None and reader.items[index].text == "总产值":
        if previous.activity.endswith("企业") and phrases.is_known_activity(previous.activity):
            # 建筑企业94家,上半年|总产值|182亿元
            return head._replace(activity=previous.activity.removesuffix("企业"), carried=True)
    trading = head.indicator in ("exports", "imports", "trade")
    if trading and (by := _BY.search(reader.text, 0, reader.items[index].start)):
        # 企业通过|中欧班列(重庆)|实现进出口
        return head._replace(activity=by.group(1))
    worth = reader.items[index].text in ("创汇", "出口创汇", "货值")
    if worth and previous is not None and previous.activity and reader.drafts:
        if previous.indicator in ("exports", "imports"):
            # 年出口大蒜32万吨,|创汇|1.35亿美元
            return head._replace(indicator=previous.indicator, activity=previous.activity, carried=True)
    if trading and previous is not None and previous.indicator == "enterprise_count" and reader.drafts:
        if previous.activity.startswith(_OWNERSHIP):
            # 民营企业3440家,…;进出口值1010亿元: of those.
            return head._replace(activity=previous.activity, carried=True)
    if trading and previous is not None and previous.activity and reader.drafts:
        parted = state.part and previous.indicator == "trade"
        if parted or (previous.indicator == "exports" and previous.carried and head.indicator == "imports"):
            # 对美国进出口100亿元,其中,出口91亿元;进口9亿元
            return head._replace(activity=previous.activity, carried=True)
    classed = _class_spoken_of(reader)
    lists_on = classed.endswith("企业") or "税收" not in reader.items[index].text
    if classed and head.indicator in ("profit", "tax") and lists_on:
        # 规模工业企业实现销售收入28亿元,…产销率95%;累计实现|利税|2.3亿元
        return head._replace(activity=classed.removesuffix("企业"), carried=True)
    last = reader.drafts[-1].head if reader.drafts else None
    if last is not None and last.indicator == head.indicator == "tax" and last.activity:
        # 非国有工业税金1.4亿元,|税金|占财政收入的71%
        return head._replace(activity=last.activity, carried=True)
    if head.indicator == "profit" and previous is not None and previous.indicator == "tax" and reader.drafts:
        return head._replace(activity=previous.activity, carried=True)
    makers = topics.counted_branch(reader, index, clause)
    if makers and known.activity == "free":
        return head._replace(activity=makers)
    subject = topics.subject(reader, index, clause)
    if subject and (known.activity == "free" or head.indicator in _OF_SUBJECTS):
        return head._replace(activity=subject)
    if subject.startswith((*_CLASSES, "城镇", "乡村")) and head.indicator == "retail_sales":
        # 限额以上单位实现|消费品零售额
        return head._replace(activity=subject)
    kinds = state.topic.endswith("业") or state.topic.startswith(("城镇", "乡村"))
    if reader.items[index].text == "零售额" and kinds and not subject:
        # 餐饮业增幅较高,|零售额|3.5亿元
        return head._replace(activity=state.topic, carried=True)
    if head.indicator == "tax" and state.topic.endswith(("产业", "业")) and state.status != "planned":
        return head._replace(activity=state.topic, carried=True)
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
    if spoken is not None and spoken.activity and not state.part and not reader.drafts:
        return head._replace(activity=spoken.activity, carried=True)
    if (
        previous is None
        or not previous.activity
        or previous.activity.endswith("率")
        or (state.part and previous.indicator != head.indicator)
    ):
        return head
    if previous.activity.endswith("总数"):
        return head
    if previous.indicator == "project_count" and head.indicator not in ("investment", "planned_investment"):
        # 入驻单体项目136家,实现|主营业务收入|87亿元
        return head
    if head.indicator == "investment" and previous.indicator in ("capacity", "land_area", "floor_area"):
        # 投资4亿元、日处理垃圾550吨的某项目;|投资|2亿元的另一项目
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


def _class_spoken_of(reader: SentenceReader) -> str:
    """The class of enterprises that the sentence has gone by so far, all in one place; "" for none."""
    drafts = reader.drafts
    if not drafts or len({draft.place for draft in drafts}) > 1:
        return ""
    others = ("fiscal_revenue", "budget_revenue", "gdp", "retail_sales", "fixed_investment", "investment")
    if any(draft.head.indicator in others for draft in drafts):
        return ""
    named = [
        draft.head.activity
        for draft in drafts
        if draft.head.activity.startswith(_CLASSES) or draft.head.activity.endswith("企业")
    ]
    told = any(draft.head.indicator in _OF_CLASSES and draft.measure == "level" for draft in drafts)
    return named[0] if named and told else ""


def housing(reader: SentenceReader) -> Head | None:
    """What the last figures were of, if it was the sale of houses."""
    for draft in reversed(reader.drafts[-6:]):
        if draft.head.indicator == "housing_sales":
            return draft.head
        if draft.head.indicator != "other_economic":
            return None
    return None


def is_of_taxes(item: Item) -> bool:
    """Whether a word names taxes or public revenue, of which 增收 tells how much more came in."""
    return item.word is not None and item.word.indicator in _TAXES


def _gained(reader: SentenceReader, index: int, heads_here: Sequence[Head]) -> Head | None:
    """What 增收 is an increase of, None where it is what people earn more."""
    if index and is_of_taxes(reader.items[index - 1]):
        # 地税|增收|3亿元
        return phrases.indicator_head(reader.items, index - 1, reader.text)
    if heads_here and heads_here[-1].indicator in _TAXES:
        # 税收较2010年|增收|800万元
        return heads_here[-1]
    head = reader.state.head
    if head is None or not reader.drafts:
        return None
    if head.indicator == "income_per_capita" and reader.text.endswith(
        _THAN_BEFORE, 0, reader.items[index].start
    ):
        # 人均纯收入2812元,比上年|增收|205元
        return head
    grew = reader.drafts[-1].measure == "growth" and not _of_households(reader, index)
    # 财政总收入4.16亿元,同比|增收|5200万元
    return head if head.indicator in _TAXES or grew else None


_THAN_BEFORE = ("比上年", "较上年", "比去年", "较去年", "比上年同期", "比去年同期", "同比")


def _of_households(reader: SentenceReader, index: int) -> bool:
    """Whether 增收 is said of people: 户均|增收, 农民|增收."""
    before = reader.text[: reader.items[index].start]
    return before.endswith(
        ("户均", "人均", "亩均", "年均", "农民", "农户", "村民", "群众", "每户", "每人", "带动")
    )


def _dated(item: Item) -> bool:
    """Whether an item names a time of its own (1-10月), not the year spoken of (全年)."""
    return item.period is not None and item.period.covers != "context_year"


def _told_by_context(reader: SentenceReader, index: int, head: Head) -> Head | None:
    """What a word is of that says it only together with what was spoken of: taxes' 收入, houses' 销售额."""
    state, word = reader.state, reader.items[index].text
    bare = word == "收入" and head.indicator == "other_economic" and head.activity in ("", "收入")
    if bare and state.head is not None and state.head.indicator == "tax":
        # 增值税占了大头,|收入|6亿元
        return state.head._replace(activity=state.topic or state.head.activity, carried=True)
    if bare and reader.drafts and reader.drafts[-1].head.indicator == "tourism_visits":
        # 乡村旅游接待30万人次,实现|收入|6000万元
        return Head("tourism_revenue", reader.drafts[-1].head.activity, at=head.at, carried=True)
    if word.endswith("增收") and _VILLAGES_GAIN.search(reader.text, 0, reader.items[index].start):
        # 带动28个村村均|增收|5.2万元
        return Head("village_income", at=head.at)
    earned = word in ("收入", "租金", "收益", "承包费") and head.indicator in ("other_economic", "dividend")
    if earned and _OF_VILLAGES.search(reader.text, 0, reader.items[index].start):
        # 一年给村集体带来|收入|26万元
        return Head("village_income", at=head.at)
    if earned and (of := _PER_HEAD.search(reader.text, 0, reader.items[index].start)) is not None:
        # 农民人均|果品|收入, 人均来自苹果的|收入
        return Head("income_per_capita", phrases.clean(of.group(1)), at=head.at)
    if word == "地方级收入" and reader.drafts and reader.drafts[-1].head.indicator == "tax":
        # 中央级收入1.2亿元;省级收入2011万元;|地方级收入|4763万元: of the taxes.
        return reader.drafts[-1].head._replace(activity="地方级", at=head.at)
    following = reader.items[index + 1] if index + 1 < len(reader.items) else None
    alone = following is not None and following.tag in ("FIGURE", "CUE", "ADVERB")
    if word.startswith(("出栏", "存栏")) and head.activity in ("出栏", "存栏") and alone:
        animal = _ANIMALS.findall(reader.text, 0, reader.items[index].start)
        if animal:
            # 大牲畜存栏4216头,|出栏|798头
            return head._replace(activity=animal[-1])
    if head.indicator in ("land_area", "output_volume") and head.activity in ("", "播种", "种植", "栽培"):
        crop = state.topic.removesuffix("产业").removesuffix("种植")
        if crop and crop in patterns.load().activities["crop"].words and not reader.drafts:
            # 烤烟产业:2005年|种植面积|1486亩
            return head._replace(activity=crop, carried=True)
    house = housing(reader)
    sold = house or reader.spoken.get("housing_sales")
    named = set("房宅楼铺") & set(reader.text[max(0, head.at - 10) : reader.items[index].end])
    if named:
        sold = house
    elif head.indicator == "housing_sales" and not head.activity and sold is not None and sold.activity:
        # …成交商品住宅1247套。红桥区|成交面积|0.7万平方米
        return head._replace(activity=sold.activity, carried=True)
    if house is None and word.endswith("均价") and sold is not None and head.activity in ("", word):
        return head._replace(activity=sold.activity or "商品房", carried=True)
    if house is not None and word == "面积" and head.activity in ("", "交易", "成交", "销售", "网签", "备案"):
        return house._replace(at=head.at, carried=True)
    if house is not None and word.startswith(("销售", "成交", "均价")):
        # 商品房销售面积9.8万平方米、|销售额|29106万元,|销售均价|3205元
        if word.endswith("价"):
            return Head("other_economic", house.activity or "商品房", at=head.at, carried=True)
        return house._replace(at=head.at, carried=True)
    return None


_ANIMALS = re.compile(
    r"大牲畜|生猪|肉猪|家禽|鸡鸭鹅|山羊|绵羊|肉羊|肉牛|奶牛|黄牛|水牛|蛋鸡|肉鸡|家兔|肉兔|猪|牛|羊|马|驴|骡|禽|鸡|鸭|鹅|兔"
)
_OF_VILLAGES = re.compile(r"(?:村集体|集体经济|村级集体|村里)[^,，。;；\d]{0,8}$")
_VILLAGES_GAIN = re.compile(r"(?:村集体|村级集体|集体经济|村均|每村|各村|每个村)(?:年|每年|平均|因此|各)*$")
_PER_HEAD = re.compile(r"人均(?:来自|从事)?([\u4e00-\u9fff]{1,6}?)的?$")


_BY = re.compile(r"通过([\u4e00-\u9fff()（）]{2,12}?)(?:方式)?(?:实现|完成)?$")


def _same_place(reader: SentenceReader) -> bool:
    return not reader.drafts or reader.drafts[-1].place == reader.state.place


def _is_new(reader: SentenceReader, index: int, head: Head) -> bool:
    """Whether 新增 stands right before an indicator or what narrows it: 新增|规上工业产值, 增加|注册外资."""
    before = (
        next((item for item in reader.items[index - 1 :: -1] if item.end <= head.at), None) if index else None
    )
    return before is not None and before.cue("change") and before.text in _NEW


_NEW = ("新增", "净增", "新增加", "净增加", "增加")
