"""Tells amounts that only bound a class (总投资5000万元以上的项目) from amounts that something has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import phrases
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("thresholds")
_OF_VILLAGES = _PHRASES.pattern("of_villages")
_OF_A_SUM = _PHRASES.words("of_a_sum")
_MARKS = _PHRASES.words("marks")
_HOW_MANY = _PHRASES.words("how_many")
_CLASS_COUNTED = _PHRASES.pattern("class_counted")
_ARE_SOLD = _PHRASES.pattern("are_sold")
_UNITS_OF_PLACE = _PHRASES.words("places")
_CERTAIN = Phrases("plans").pattern("certain")
_OVER = _PHRASES.words("over")
_BOUNDS = _PHRASES.words("above_or_below")
_MAKE_UP = _PHRASES.words("make_up")
_COUNTED = _PHRASES.words("counted")


def is_threshold(reader: SentenceReader, index: int) -> bool:
    """Whether a figure only bounds a class: 总投资|5000万元以上的项目8个, 亿元级项目."""
    items = reader.items
    figure = items[index].figure
    assert figure is not None
    if figure.dimension not in ("money", "area", "mass", "percent"):
        return False
    if _CERTAIN.match(reader.text, items[index].end):
        # 突破6亿元|不成问题
        return False
    at = index + 1
    if figure.dimension == "percent" and _ARE_SOLD.match(reader.text, items[index].end):
        # 七成以上|产品出口
        return False
    if at < len(items) and items[at].text[:1] == "级":
        return True
    if reader.text.startswith(("规模以上", "规上"), items[index].end):
        # 2000万元|规模以上工业企业
        return True
    if not figure.printed_value[:1].isdigit() and reader.text.startswith(_OF_A_SUM, items[index].end):
        # 特色产业|十亿元|镇, 税收|亿元|楼
        return True
    if "村" in reader.text and _OF_VILLAGES.match(reader.text, items[index].end):
        # 集体经济收入不到5万元|的村有43个
        return True
    ranged = figure.bound == "range" and _CLASS_COUNTED.match(reader.text, items[index].end) is not None
    over = ranged or (index > 0 and items[index - 1].text in _OVER)
    if at < len(items) and items[at].cue("over_after", "under_after") and items[at].text in _BOUNDS:
        at += 1
        if at < len(items) and items[at].tag == "INDICATOR":
            # 500万元以上|固定资产投资
            return True
    elif not over or figure.dimension != "money":
        return False
    if at < len(items) and items[at].text == "的":
        at += 1
        if over and reader.text.startswith(_UNITS_OF_PLACE, items[at].start if at < len(items) else 0):
            # 财政收入超300万元的|乡镇有8个
            return True
        if at < len(items) and items[at].text in _HOW_MANY:
            return True
        if at < len(items) and reader.text.startswith(_MAKE_UP, items[at].start):
            # 年收入30万元以上的|已占八成
            return True
        counts = items[at].figure if at < len(items) else None
        alone = over or at + 1 >= len(items) or items[at + 1].tag in ("PUNCT", "LIST")
        if counts is not None and alone and counts.printed_unit in _COUNTED and figure.bound != "about":
            # 税收过50万元的|4家
            return True
    end = at
    while (
        end < len(items)
        and end < at + 5
        and items[end].tag in ("NOUN", "ACTIVITY", "TEXT", "SUFFIX", "OWNER", "VERB", "UNIT", "INDICATOR")
    ):
        end += 1
    words = reader.text[items[at].start : items[end - 1].end] if end > at else ""
    if items[at - 1].cue("over_after", "under_after") and at < len(items) and items[at].figure is not None:
        return items[at].figure is not None and items[at].figure.dimension == "count"  # type: ignore[union-attr]
    counted = phrases.counted(words)
    return counted is not None and counted[0] in (
        "enterprise_count",
        "project_count",
        "not_economic",
        "other_economic",
        "population",
    )


def is_a_mark(reader: SentenceReader, index: int) -> bool:
    """Whether a round sum is only a mark that was passed: 首次突破|亿元|大关."""
    figure = reader.items[index].figure
    worded = figure is not None and not figure.printed_value[:1].isdigit()
    return worded and reader.text.startswith(_MARKS, reader.items[index].end)


def counts_the_ranked(reader: SentenceReader, index: int) -> bool:
    """Whether a number only tells among how many a rank is: 在全区|14个|地级市中列第九位."""
    figure = reader.items[index].figure
    if figure is None or figure.dimension != "count":
        return False
    for item in reader.items[index + 1 :]:
        if item.figure is not None:
            return item.figure.dimension == "rank"
        if item.ends_clause:
            return False
    return False
