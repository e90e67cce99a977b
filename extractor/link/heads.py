"""Finds the heads in a clause: indicators with what narrows them, alone or in lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import branches, earnings, indicators, spoken, topics
from extractor.link.draft import Head
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader
_PHRASES_OF_TRADE = Phrases("trade")
_VALUES = _PHRASES_OF_TRADE.words("values")
_SPENT_FOR = Phrases("money").pattern("spent_for")
_COLLECTORS = Phrases("branches").words("collectors")
_PHRASES_OF_CHANGES = Phrases("changes")
_NEW = _PHRASES_OF_CHANGES.words("new")


def make(reader: SentenceReader, index: int, clause: Sequence[int], heads_here: Sequence[Head]) -> Head:
    """Return the head of the indicator word at ``index``; a bare word takes up what was narrowed before.

    规上工业产值135亿元、|增加值|16亿元 → value_added, 规上工业; 金融业实现|增加值| → 金融业.
    """
    state = reader.state
    head = indicators.head(reader.items, index, reader.text)
    known = patterns.load().indicators[head.indicator]
    if _is_new(reader, index, head):
        head = head._replace(new=True)
    if head.indicator == "trade" and reader.items[index].text in _VALUES:
        way = _way(reader, index)
        if way:
            # 出口|贸易额, 出口果菜|贸易值
            head = head._replace(indicator=way)
    if head.indicator == "tourism_revenue" and head.activity == "旅游":
        head = head._replace(activity="")
    if _is_told_a_head(reader, index):
        head = head._replace(indicator="income_per_capita")
    if _is_collected(reader, head):
        head = head._replace(indicator="fiscal_revenue")
    told = spoken.told(reader, index, head)
    if told is not None:
        return told
    earned = earnings.of(reader, index, head)
    if earned is not None:
        return earned
    if head.activity == "商品零售":
        # 金银珠宝类实现|商品零售额|6亿元
        kind = topics.subject(reader, index, clause)
        named = bool(kind) and f"{kind.removesuffix('类')}类" in reader.text
        return head._replace(activity=kind if named else head.activity)
    if head.indicator == "budget_expenditure" and not head.activity:
        purpose = _SPENT_FOR.search(reader.text, 0, head.at)
        if purpose is not None:
            # 用于|民生|的财政支出
            return head._replace(activity=purpose.group(1))
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
        gained = spoken.gained(reader, index, heads_here)
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
    spent = bool(heads_here) and heads_here[-1].indicator == "investment" and head.indicator != "investment"
    if before is not None and before.tag == "LIST" and heads_here and listed and not spent:
        return head._replace(activity=heads_here[-1].activity, carried=False)
    return branches.take(reader, index, clause, head)


def _is_told_a_head(reader: SentenceReader, index: int) -> bool:
    """Whether a part of incomes is told a head: |工资性收入|人均1892元."""
    item = reader.items[index]
    return item.text == "工资性收入" and reader.text.startswith("人均", item.end)


def _is_collected(reader: SentenceReader, head: Head) -> bool:
    """Whether an office's part is of all revenue: 财政总收入10亿元,其中|税务部门完成|8亿元."""
    whole = reader.state.head
    return (
        head.indicator == "budget_revenue"
        and head.activity.removesuffix("部门") in _COLLECTORS
        and whole is not None
        and whole.indicator == "fiscal_revenue"
    )


def _way(reader: SentenceReader, index: int) -> str:
    """Whether exports or imports are named in the words right before 贸易额; "" where neither is."""
    for item in reversed(reader.items[max(0, index - 3) : index]):
        if item.tag in ("PUNCT", "FIGURE", "LIST"):
            return ""
        if item.tag == "INDICATOR" and item.text in ("出口", "进口"):
            return "exports" if item.text == "出口" else "imports"
    return ""


def _is_new(reader: SentenceReader, index: int, head: Head) -> bool:
    """Whether 新增 stands right before an indicator or what narrows it: 新增|规上工业产值, 增加|注册外资."""
    at = index - 1
    while at >= 0 and reader.items[at].end > head.at:
        at -= 1
    return at >= 0 and reader.items[at].cue("change") and reader.items[at].text in _NEW
