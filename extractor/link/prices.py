"""Tells what a price is of: a good, or the floor space of houses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import houses, phrases
from extractor.link.draft import Head
from extractor.link.gap import Gap
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.amounts import Amount
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_EACH_METRE = _PHRASES.words("each_metre")
_BEFORE_PRICE = _PHRASES.pattern("before_price")


def of_a_good(reader: SentenceReader, amount: Amount) -> Head | None:
    """The price of another good: 猪肉零售价格为每公斤28元,其中|精瘦肉|29.8元."""
    head, gap = reader.state.head, amount.gap
    if head is None or head.indicator != "price_index" or gap.holds("INDICATOR", "HEAD"):
        return None
    if reader.drafts and reader.drafts[-1].head != head and not gap:
        return None
    good = phrases.clean(_BEFORE_PRICE.sub("", _words_before(reader, gap)))
    return head._replace(activity=good or head.activity, at=amount.figure.start, explicit=False)


def of_floor_space(reader: SentenceReader, amount: Amount) -> Head | None:
    """What floor space sells for: 均价3870元/平方米,…钟管镇702套,|3728元/平方米."""
    house = houses.spoken_of(reader)
    if house is None or not reader.text.startswith(_EACH_METRE, reader.items[amount.index].end):
        return None
    return Head("other_economic", house.activity or "商品房均价", at=amount.figure.start, carried=True)


def _words_before(reader: SentenceReader, gap: Gap) -> str:
    """The words before a figure up to the last mark, without 其中."""
    named = [item for item in gap if not item.cue("part")]
    return reader.text[named[0].start : named[-1].end] if named else ""
