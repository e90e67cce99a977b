"""Tells a place that only says where something lies, is held or comes from: 活动在|高新区|举行."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.asides import Named

_PHRASES = Phrases("places")
_DATELINE = _PHRASES.pattern("dateline")
_ON_A_SIDE = _PHRASES.pattern("on_a_side")
_AND_AROUND = _PHRASES.words("and_around")
_PART_OF = _PHRASES.pattern("part_of")
_ON_BUSINESS = _PHRASES.pattern("on_business")
_GOES_TO = _PHRASES.words("goes_to")


def dates_a_dispatch(named: Named) -> bool:
    """上海|5月3日电."""
    return _DATELINE.match(named.reader.text, named.item.end) is not None


def is_on_a_side(named: Named) -> bool:
    """东边隔着河是|钟管镇|, 北靠|雷甸镇|: it lies beside the place spoken of."""
    starts = [named.reader.items[named.clause[0]].start]
    starts += [item.end for item in named.earlier() if item.tag in ("PLACE", "SCOPE")]
    text = named.reader.text
    return any(at < named.item.start and _ON_A_SIDE.match(text, at) is not None for at in starts)


def stands_for_its_surroundings(named: Named) -> bool:
    """破解|湖州|及周边危险废物处置难题: what is done there and around it."""
    before = named.before
    inside = before is not None and before.tag not in ("PUNCT", "PERIOD")
    return inside and named.reader.text.startswith(_AND_AROUND, named.item.end)


def is_what_it_lies_in(named: Named) -> bool:
    """钟管镇在|德清县|东部."""
    text = named.reader.text
    lies = text.endswith("在", 0, named.item.start) and _PART_OF.match(text, named.item.end) is not None
    return lies and named.told_before()


def is_travelled_to(named: Named) -> bool:
    """到|浙江|、|广东|上门招商: where somebody went on business."""
    items, lead = named.reader.items, named.at - 1
    if named.item.tag != "PLACE" or _ON_BUSINESS.match(named.reader.text, named.item.end) is None:
        return False
    while lead >= named.clause[0] and items[lead].tag in ("PLACE", "LIST"):
        lead -= 1
    return lead >= named.clause[0] and items[lead].text.endswith(_GOES_TO)


def is_where_goods_are_from(named: Named) -> bool:
    """用|本地|瓜果酿酒."""
    before = named.before
    return (
        named.item.text in ("本地", "当地")
        and before is not None
        and before.tag not in ("PUNCT", "PERIOD", "PLACE")
    )


def locates(named: Named) -> bool:
    """钟管镇2001年建镇,|地处|浙江省|德清县|东部: of the town, not of where it lies."""
    items, lead = named.reader.items, named.at - 1
    while lead >= named.clause[0] and items[lead].tag == "PLACE":
        lead -= 1
    if lead < named.clause[0] or not items[lead].text.endswith(named.scope.located):
        return False
    return any(other.tag in ("PLACE", "SCOPE") for other in items[:lead])


def is_an_end_of_a_way(named: Named) -> bool:
    """钟管|至|新市|公路."""
    beside = (named.before, named.after)
    return named.item.tag == "PLACE" and any(item is not None and item.tag == "TO" for item in beside)


def is_where_something_was_held(named: Named) -> bool:
    """活动在|高新区|举行."""
    items = named.reader.items
    outer = inner = named.at
    while outer > named.clause[0] and items[outer - 1].tag == "PLACE":
        outer -= 1
    while inner + 1 < len(items) and items[inner + 1].tag == "PLACE":
        inner += 1
    if outer == named.clause[0] or not items[outer - 1].text.endswith("在"):
        return False
    return named.reader.text.startswith(named.scope.held, items[inner].end)
