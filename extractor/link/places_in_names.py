"""Tells a place that is part of the name of a facility, a park or a firm, or of a title: 新埭|未来城."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link.short_companies import short_company
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.asides import Named

_PHRASES = Phrases("places")
_LEVELS = frozenset(_PHRASES.words("levels"))
_TITLED = _PHRASES.pattern("in_a_title")
_EXAMPLES = _PHRASES.pattern("examples")
_SIDES = _PHRASES.words("sides")
_DIRECTIONS = frozenset(_PHRASES.words("directions"))
_NAMING = ("TEXT", "ACTIVITY", "NOUN", "SUFFIX")
_QUOTES = "“\"‘'「"


def belongs_to_a_name(named: Named) -> bool:
    """Part of another name: 安徽|交控新材料, 洛|河南|岸."""
    item, text = named.item, named.reader.text
    if item.tag != "PLACE" or item.text[-1] in _LEVELS:
        return False
    if item.text[-1] in _DIRECTIONS and text.startswith(_SIDES, item.end):
        return True
    return short_company(text[item.end : item.end + 12]) is not None


def opens_an_example(named: Named) -> bool:
    """推进青屿电站、|钟管镇|新农村建设等4个项目: it opens the name of one of several."""
    before, after = named.before, named.after
    if before is None or after is None or before.tag in ("PUNCT", "PERIOD", "PLACE", "SCOPE"):
        return False
    if after.tag in ("VERB", "CUE", "LIST", "PUNCT", "PLACE", "PERIOD"):
        return False
    return _EXAMPLES.match(named.reader.text, named.item.end) is not None


def is_in_a_title(named: Named) -> bool:
    """对接《|湖州市|高质量发展行动方案》: in the title of a plan or rule."""
    text, start = named.reader.text, named.item.start
    return text.rfind("《", 0, start) > text.rfind("》", 0, start) and _TITLED.match(text, start) is not None


def opens_a_list_of_parks(named: Named) -> bool:
    """在|钟管|、|新市|、雷甸产业园集中开工: short for the park there."""
    items, at = named.reader.items, named.at
    if named.item.tag != "PLACE" or named.item.text[-1] in _LEVELS:
        return False
    while at + 1 < len(items) and items[at + 1].tag in ("LIST", "PLACE"):
        at += 1
    return at > named.at and at + 1 < len(items) and items[at + 1].owner == "park"


def opens_a_quotation(named: Named) -> bool:
    """打响“|德清|嫂”品牌: within a quoted name."""
    before, first = named.before, named.at - 2
    quoted = before is not None and before.text in _QUOTES
    return quoted and first >= named.clause[0] and named.reader.items[first].tag == "TEXT"


def names_a_facility(named: Named) -> bool:
    """A short name that opens that of something in the place: 新埭|未来城, 雷甸|污水处理厂."""
    items, after = named.reader.items, named.at + 1
    if named.item.tag != "PLACE" or named.item.text[-1] in _LEVELS:
        return False
    while after < len(items) and items[after].tag in _NAMING:
        after += 1
    opens = after > named.at + 1
    return opens and named.reader.text.endswith(named.scope.facilities, 0, items[after - 1].end)


def is_inside_a_name(named: Named) -> bool:
    """A short name between words that no lexicon knows: 滦河流域|多伦|段治理."""
    before, after = named.before, named.after
    if named.item.tag != "PLACE" or named.item.text[-1] in _LEVELS or before is None or after is None:
        return False
    unknown = before.tag == "TEXT" and len(before.text) > 2 and after.tag in ("TEXT", "SUFFIX")
    return unknown and not before.text.endswith(named.scope.located_in)
