"""Tells amounts that only bound a class (总投资5000万元以上的项目) from amounts that something has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.link import phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader


_OF_VILLAGES = re.compile(r"(?:以上|以下|以内|之间|左右)?的(?:行政|经济薄弱|薄弱|空壳)?村")
_OF_A_SUM = ("镇", "村", "乡", "楼", "强镇", "强村", "俱乐部")
_UNITS_OF_PLACE = ("乡镇", "镇", "乡", "村", "县", "街道", "两个", "三个", "四个", "五个")


def is_threshold(reader: SentenceReader, index: int) -> bool:
    """Whether a figure only bounds a class: 总投资|5000万元以上的项目8个, 亿元级项目."""
    items = reader.items
    figure = items[index].figure
    assert figure is not None
    if figure.dimension not in ("money", "area", "mass", "percent"):
        return False
    at = index + 1
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
    over = index > 0 and items[index - 1].text in ("超", "过", "超过", "逾", "突破")
    if (
        at < len(items)
        and items[at].cue("over_after", "under_after")
        and items[at].text in ("以上", "以下", "以内")
    ):
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
        if at < len(items) and items[at].text in ("有", "共"):
            return True
        if at < len(items) and reader.text.startswith(("占", "已占", "已达"), items[at].start):
            # 年收入30万元以上的|已占八成
            return True
        counts = items[at].figure if at < len(items) else None
        alone = over or at + 1 >= len(items) or items[at + 1].tag in ("PUNCT", "LIST")
        if (
            counts is not None
            and alone
            and counts.printed_unit in ("家", "户", "个")
            and figure.bound != "about"
        ):
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
