"""Tells what a clause is about: its subject, its topic, or what it says something has become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("topics")
_BRANCHES = _PHRASES.words("branches")
_POINTERS = _PHRASES.words("pointers")
_PRODUCTS = _PHRASES.pattern("products")
_NEXT = _PHRASES.pattern("next_in_rank")
_LEADS = _PHRASES.pattern("leads")
_WHOLES = _PHRASES.words("wholes")
_UNKNOWN_BRANCH = _PHRASES.pattern("unknown_branch")


def counted_branch(reader: SentenceReader, index: int, clause: Sequence[int]) -> str:
    """Branch of so many enterprises that opens a clause: 纺织鞋服|13户|实现产值41亿元."""
    items = reader.items
    at = next((i for i in range(index - 1, clause[0] - 1, -1) if items[i].figure is not None), None)
    if at is None or any(items[i].tag not in ("VERB", "CUE", "ADVERB") for i in range(at + 1, index)):
        return ""
    figure = items[at].figure
    words = [items[i] for i in range(clause[0], at) if items[i].tag not in ("CUE", "PUNCT")]
    if figure is None or figure.printed_unit not in ("户", "家") or not words:
        return ""
    if any(word.tag not in ("ACTIVITY", "TEXT") for word in words):
        return ""
    return phrases.clean(reader.text[words[0].start : words[-1].end])


def subject(reader: SentenceReader, index: int, clause: Sequence[int]) -> str:
    """Activity that is the subject of the clause, a verb before the indicator: 金融业|实现增加值."""
    begin = clause[0]
    first = None
    for position in range(index - 1, begin - 1, -1):
        item = reader.items[position]
        if item.tag == "PERIOD" and first is None:
            # 规模以上企业|上半年|完成总产值
            continue
        if item.tag in ("FIGURE", "PUNCT", "INDICATOR", "OWNER", "PLACE", "SCOPE", "PERIOD"):
            break
        if (
            item.tag in ("ACTIVITY", "NOUN")
            or (item.tag == "TEXT" and first is None and item.text.endswith(_BRANCHES))
            or (item.word is not None and item.word.activity)
            or (item.tag == "TEXT" and first is not None and position + 1 == first and len(item.text) <= 8)
        ):
            first = position
        elif item.tag in ("LIST",) and first is not None:
            continue
        elif first is not None or item.tag not in ("CUE", "VERB", "TEXT"):
            break
    if first is None:
        return ""
    last = first
    while (
        last + 1 < index
        and reader.items[last + 1].tag in ("ACTIVITY", "LIST", "NOUN", "SUFFIX", "TEXT")
        and reader.items[last + 1].tag != "CUE"
    ):
        if reader.items[last + 1].tag == "TEXT" and reader.items[last].tag != "ACTIVITY":
            break
        last += 1
    if reader.items[last].tag == "TEXT" and last > first:
        last -= 1
    return phrases.clean(reader.text[reader.items[first].start : reader.items[last].end])


def become(reader: SentenceReader, clause: Sequence[int]) -> str:
    """Return the words that a clause says to have become something, else "": 民营企业|成为|外贸主力军."""
    if "成为" not in reader.text:
        return ""
    items = [reader.items[index] for index in clause]
    while items and items[0].tag in ("PERIOD", "PLACE", "SCOPE", "ADVERB", "CUE"):
        items = items[1:]
    at = next((i for i, item in enumerate(items) if item.text.startswith("成为")), 0)
    named = items[:at]
    if not named or any(item.tag not in ("ACTIVITY", "TEXT", "NOUN") for item in named):
        return ""
    words = phrases.clean(reader.text[named[0].start : named[-1].end])
    return words if len(words) <= _LONGEST_NAME and not words.startswith(_POINTERS) else ""


_LONGEST_NAME = 10


def topic(reader: SentenceReader, clause: Sequence[int]) -> str:
    """Return the activity that a clause without indicator or figure is about: 装备制造业|支撑力逐步增强."""
    for position, index in enumerate(clause):
        item = reader.items[index]
        if item.tag in ("INDICATOR", "FIGURE", "HEAD", "OWNER"):
            return ""
        if item.tag == "TEXT" and (branch := _UNKNOWN_BRANCH.match(item.text)) is not None:
            # |塑编行业|受原料涨价拖累
            return branch.group(1)
        if item.tag == "ACTIVITY" or (item.tag == "NOUN" and item.word is not None and item.word.activity):
            last = position
            while last + 1 < len(clause) and reader.items[clause[last + 1]].tag == "ACTIVITY":
                last += 1
            after = reader.items[clause[last + 1]] if last + 1 < len(clause) else None
            if after is not None and after.tag == "TEXT" and len(after.text) <= 4 and after.text[-1] == "业":
                # 塑料|制品业受原料涨价拖累
                last += 1
            rest = [reader.items[i].tag for i in clause[last + 1 :]]
            if "FIGURE" in rest or "INDICATOR" in rest:
                return ""
            opening = reader.items[clause[position - 1]] if position else None
            if opening is not None and opening.text.startswith("首"):
                # 全国|首个RCEP|农业|贸易合作中心
                return ""
            named = opening is not None and opening.tag == "TEXT" and len(opening.text) <= 6
            start = opening.start if opening is not None and named else item.start
            if "由" in reader.text[max(0, start - 1) : item.start]:
                # 由|归国华侨|投资
                return ""
            words = phrases.clean(reader.text[start : reader.items[clause[last]].end])
            known = patterns.load().activities
            size = words in known["size"].words and words not in known["sector"].words
            return "" if size else words
        if item.tag not in ("PERIOD", "PLACE", "SCOPE", "PUNCT", "CUE", "LIST") and len(item.text) > 6:
            return ""
    return ""


_OF_OTHERS = ("PLACE", "SCOPE", "FIGURE", "PERIOD")
_OF_MAKING = ("value_added", "output_value", "output_volume", "gdp", "operating_revenue", "profit")


def lists_products(reader: SentenceReader, clause: Sequence[int]) -> bool:
    """Whether a clause announces what is made, one by one: 分产品看,|…, after no trade or sales."""
    if "产品" not in reader.text:
        return False
    items = [reader.items[index] for index in clause]
    if any(item.tag in ("FIGURE", "INDICATOR", "OWNER") for item in items):
        return False
    before = reader.state.head
    of_making = before is None or before.indicator in _OF_MAKING
    return of_making and _PRODUCTS.search(reader.text[items[0].start : items[-1].end]) is not None


def ranked(reader: SentenceReader, clause: Sequence[int]) -> str:
    """Return what a clause of a ranking names before its figure: 其次是|集体单位,|为43867元."""
    named = _NEXT.match(reader.text[reader.items[clause[0]].start : reader.items[clause[-1]].end])
    if named is None or any(reader.items[index].tag in _OF_OTHERS for index in clause):
        return ""
    return named.group(1)


def leader(reader: SentenceReader, clause: Sequence[int]) -> str:
    """Return what a clause without figures says did best, else "": 采掘加工业|贡献份额最大,收入2.7亿元."""
    named = _LEADS.match(reader.text[reader.items[clause[0]].start : reader.items[clause[-1]].end])
    if named is None:
        return ""
    name: str = named.group(1) or named.group(2)
    if name.endswith(_WHOLES):
        return ""
    said = {reader.items[index].tag for index in clause}
    return "" if said & {*_OF_OTHERS, "INDICATOR", "OWNER"} else name
