"""Reads sales of houses: by number and by floor space, of all or of a class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.link import levels, phrases
from extractor.link.draft import Head
from extractor.pipeline.figures import Figure

if TYPE_CHECKING:
    from extractor.link.gap import Gap
    from extractor.link.reader import SentenceReader

_KIND_SOLD = re.compile(
    r"((?:新建|存量)?(?:商品|二手|私产|普通|保障性)+住?(?:房|宅)|商品住宅|住宅)(?:方面[,，])?"
    r"(?:上周|本周|上月|当月|全市|全区|全县)?(?:共|累计)?(?:成交|签约|签出|售出|网签|卖出|过户)(?:了|量为?|套数为?)?$"
)
_FLOOR_SOLD = re.compile(
    r"(?:共|累计|已|全年|全市|全县|全区)*(?:售出|销售|成交|卖出|预售|网签)(?:各类|新建)?([\u4e00-\u9fff]{0,6}(?:房|住宅|公寓|商铺|别墅|写字楼))"
)
_CLASS_SOLD = re.compile(
    r"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{0,4}(?:房|住宅|商业|办公|办公楼|公寓|商铺|写字楼|别墅))[,，](?:共|累计)?(?:成交|售出|网签)$"
)
_SOLD = re.compile(
    r"(?:售出|卖出|销售|成交|网签|预售)了?(?:各类|新建)?([\u4e00-\u9fff]{0,6}(?:房|住宅|公寓|商铺|别墅))$"
)


def spoken_of(reader: SentenceReader) -> Head | None:
    """What the last figures were of, if it was the sale of houses."""
    for draft in reversed(reader.drafts[-6:]):
        if draft.head.indicator == "housing_sales":
            return draft.head
        if draft.head.indicator != "other_economic":
            return None
    return None


def told_before(reader: SentenceReader) -> Head | None:
    """The sale that figures without a noun go on about: of this sentence, or of the one before."""
    before = reader.before
    goes_on = before is not None and before.indicator in ("housing_sales", "price_index", "other_economic")
    return spoken_of(reader) or (reader.spoken.get("housing_sales") if goes_on else None)


def floor_sold(phrase: str) -> Head | None:
    """The sale that floor space is of: 售出商品住宅|18.7万平方米; None where none is told."""
    told = _FLOOR_SOLD.fullmatch(phrase)
    return Head("housing_sales", phrases.clean(told.group(1)), dimension="any") if told is not None else None


def sold(reader: SentenceReader, figure: Figure | None, gap: Gap) -> Head | None:
    """The sale of houses that a number of them is of: 二手房方面,…共成交|392套, 其中新市镇|702套."""
    if figure is None or figure.printed_unit != "套":
        return None
    house = spoken_of(reader)
    of_a_class = _CLASS_SOLD.search(reader.text, 0, figure.start)
    if of_a_class is not None:
        # 其中:新房住宅,成交|541套
        return Head("housing_sales", of_a_class.group(1), dimension="any", at=figure.start)
    if house is not None and not levels.has_words(gap):
        return house._replace(at=figure.start, carried=True)
    kind = _KIND_SOLD.search(reader.text, max(0, figure.start - 40), figure.start)
    if kind is not None:
        # 我市新建商品住宅共签约|2136套
        return Head("housing_sales", kind.group(1), dimension="any", at=figure.start)
    earlier = told_before(reader) if not gap.holds("NOUN", "ACTIVITY", "INDICATOR") else None
    if earlier is not None:
        # 分区域看,中心城区上周签出|412套|,钟管镇|389套
        return earlier._replace(at=figure.start, carried=True, explicit=False)
    named = _SOLD.search(reader.text, 0, figure.start)
    if named is not None:
        # 卖出新建商品住房|19112套
        return Head("housing_sales", named.group(1), dimension="any", at=figure.start)
    told = any(item.text.startswith(("成交", "售出", "网签", "共成交", "累计成交")) for item in gap)
    if not told or "房" not in reader.text[: figure.start] + reader.state.topic:
        return None
    topic = reader.state.topic if reader.state.topic.endswith("房") else ""
    return Head("housing_sales", topic, dimension="any", at=figure.start)
