"""Reads words that say what they are of only with what was spoken of: taxes' 收入, houses' 销售额."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import houses, indicators, phrases
from extractor.link.draft import Head
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("spoken")
_WHOLE = frozenset(_PHRASES.words("whole_income"))
_EARNED = _PHRASES.words("earned")
_GROWN = _PHRASES.words("grown")
_TRADED = _PHRASES.words("traded")
_OF_SALES = _PHRASES.words("of_sales")
_HOUSES = frozenset(_PHRASES.words("houses"))
_ANIMALS = _PHRASES.pattern("animals")
_OF_VILLAGES = _PHRASES.pattern("of_villages")
_VILLAGES_GAIN = _PHRASES.pattern("villages_gain")
_PER_HEAD = _PHRASES.pattern("per_head")
_THAN_BEFORE = _PHRASES.words("than_before")
_OF_PEOPLE = _PHRASES.words("of_people")

TAXES = ("tax", "fiscal_revenue", "budget_revenue")


def told(reader: SentenceReader, index: int, head: Head) -> Head | None:
    """What a word is of that says it only together with what was spoken of: taxes' 收入, houses' 销售额."""
    state, word = reader.state, reader.items[index].text
    bare = word == "收入" and head.indicator == "other_economic" and head.activity in ("", "收入")
    if bare and state.head is not None and state.head.indicator == "tax":
        # 增值税占了大头,|收入|6亿元
        return state.head._replace(activity=state.topic or state.head.activity, carried=True)
    apart = reader.items[index - 2] if index > 1 and reader.items[index - 1].tag == "PERIOD" else None
    if bare and apart is not None and apart.text.endswith("财政"):
        # 地方财政|1-2月份|收入
        return Head("budget_revenue", at=apart.start)
    whole = word in _WHOLE and head.indicator == "other_economic"
    if (bare or whole) and reader.drafts and reader.drafts[-1].head.indicator == "tourism_visits":
        # 乡村旅游接待30万人次,实现|收入|6000万元
        return Head("tourism_revenue", reader.drafts[-1].head.activity, at=head.at, carried=True)
    if word.endswith("增收") and _VILLAGES_GAIN.search(reader.text, 0, reader.items[index].start):
        # 带动28个村村均|增收|5.2万元
        return Head("village_income", at=head.at)
    earned = word in _EARNED and head.indicator in (
        "other_economic",
        "dividend",
    )
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
    if head.indicator in ("land_area", "output_volume") and (not head.activity or head.activity in _GROWN):
        crop = state.topic.removesuffix("产业").removesuffix("种植")
        if crop and crop in patterns.load().activities["crop"].words and not reader.drafts:
            # 烤烟产业:2005年|种植面积|1486亩
            return head._replace(activity=crop, carried=True)
    if word == "成交量" and not head.activity and (earlier := houses.told_before(reader)) is not None:
        # 分区县看,德清县|成交量|环比增长186%
        return earlier._replace(at=head.at, carried=True)
    if head.indicator != "housing_sales" and not (
        word == "面积" or word.endswith("均价") or word.startswith(_OF_SALES)
    ):
        return None
    house = houses.spoken_of(reader) or (houses.told_before(reader) if word == "面积" else None)
    sold = house or reader.spoken.get("housing_sales")
    named = _HOUSES & set(reader.text[max(0, head.at - 10) : reader.items[index].end])
    if named:
        sold = house
    elif head.indicator == "housing_sales" and not head.activity and sold is not None and sold.activity:
        # …成交商品住宅1247套。德清县|成交面积|0.7万平方米
        return head._replace(activity=sold.activity, carried=True)
    if house is None and word.endswith("均价") and sold is not None and head.activity in ("", word):
        return head._replace(activity=sold.activity or f"商品房{word}", carried=True)
    if house is not None and word == "面积" and (not head.activity or head.activity in _TRADED):
        return house._replace(at=head.at, carried=True)
    if house is not None and word.startswith(_OF_SALES):
        # 商品房销售面积9.8万平方米、|销售额|29106万元,|销售均价|3205元
        if word.endswith("价"):
            return Head("other_economic", house.activity or f"商品房{word}", at=head.at, carried=True)
        return house._replace(at=head.at, carried=True)
    return None


def is_of_taxes(item: Item) -> bool:
    """Whether a word names taxes or public revenue, of which 增收 tells how much more came in."""
    return item.word is not None and item.word.indicator in TAXES


def gained(reader: SentenceReader, index: int, heads_here: Sequence[Head]) -> Head | None:
    """What 增收 is an increase of, None where it is what people earn more."""
    if index and is_of_taxes(reader.items[index - 1]):
        # 地税|增收|3亿元
        return indicators.head(reader.items, index - 1, reader.text)
    if heads_here and heads_here[-1].indicator in TAXES:
        # 税收较2010年|增收|800万元
        return heads_here[-1]
    head = reader.state.head
    if head is None or not reader.drafts:
        return None
    before = reader.items[index].start
    at_once = reader.drafts[-1].measure == "level" and before - reader.drafts[-1].figure.end <= 2
    if head.indicator == "income_per_capita" and (at_once or reader.text.endswith(_THAN_BEFORE, 0, before)):
        # 人均纯收入2812元,比上年|增收|205元
        return head
    grew = reader.drafts[-1].measure == "growth" and not _of_households(reader, index)
    # 财政总收入4.16亿元,同比|增收|5200万元
    return head if head.indicator in TAXES or grew else None


def _of_households(reader: SentenceReader, index: int) -> bool:
    """Whether 增收 is said of people: 户均|增收, 农民|增收."""
    before = reader.text[: reader.items[index].start]
    return before.endswith(_OF_PEOPLE)
