"""Reads sales of houses: by number and by floor space, of all or of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import phrases
from extractor.link.draft import Head
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.gap import Gap
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("houses")
_CLASS_SOLD = _PHRASES.pattern("class_sold")
_FLOOR_SOLD = _PHRASES.pattern("floor_sold")
_CLASS_THEN_SOLD = _PHRASES.pattern("class_then_sold")
_SOLD = _PHRASES.pattern("sold")
_SELLS = _PHRASES.words("sells")


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
    of_a_class = _CLASS_THEN_SOLD.search(reader.text, 0, figure.start)
    if of_a_class is not None:
        # 其中:新房住宅,成交|541套
        return Head("housing_sales", of_a_class.group(1), dimension="any", at=figure.start)
    if house is not None and not phrases.has_words(gap):
        return house._replace(at=figure.start, carried=True)
    kind = _CLASS_SOLD.search(reader.text, max(0, figure.start - 40), figure.start)
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
    told = any(item.text.startswith(_SELLS) for item in gap)
    if not told or "房" not in reader.text[: figure.start] + reader.state.topic:
        return None
    topic = reader.state.topic if reader.state.topic.endswith("房") else ""
    return Head("housing_sales", topic, dimension="any", at=figure.start)
