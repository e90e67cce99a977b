"""Which indicator the words of a header name."""

from __future__ import annotations

import functools
import re

from extractor.link import indicators, phrases
from extractor.link.draft import Head
from extractor.link.items import Item, items
from extractor.pipeline.tokenizer import tokenize

_EACH = re.compile(
    r"(?:全[省市县区])?[各分](?:镇街道?|镇\(街道?\)|街镇|乡镇街?道?|街道|镇区|县市?区|区县|地区|市州)"
)
_PARTS_OF_GDP = "value_added"


@functools.lru_cache(maxsize=16_384)
def head_of(words: str) -> Head | None:
    """Return what a phrase names: 规上工业增加值 → value_added, 规上工业; 规上工业企业数 → enterprise_count.

    None where the phrase names no economic indicator (工业, 新埭镇, 绿化率).
    """
    if not words:
        return None
    found = _items(words)
    index = _last(found, "INDICATOR")
    if index is not None:
        return indicators.head(found, index, words)
    if phrases.is_uneconomic(words):
        return None
    counted = phrases.counted(words)
    if counted is not None and counted[0] != "not_economic" and _names_count(words[counted[2] :]):
        code, start, end = counted
        whole = words[start:end]
        activity = phrases.clean(words[:end]) if words[:end] != whole else ""
        return Head(code, activity, dimension="count")
    index = _last(found, "HEAD")
    word = found[index].word if index is not None else None
    if word is not None:
        dimension = {"money": "money", "rate": "rate", "index": "index"}.get(word.head, "any")
        return Head("other_economic", phrases.clean(words[: found[index or 0].end]), dimension=dimension)
    if phrases.is_economic(words) and not is_activity(words):
        return Head("other_economic", phrases.clean(words), dimension="any")
    return None


@functools.lru_cache(maxsize=1024)
def heads_in(title: str) -> tuple[Head, ...]:
    """Return the different indicators that a title names."""
    title = _EACH.sub("", title[:80])
    found = _items(title)
    heads = [indicators.head(found, at, title) for at, item in enumerate(found) if item.tag == "INDICATOR"]
    return tuple({(head.indicator, head.activity): head for head in heads}.values())


def is_activity(words: str) -> bool:
    """Whether words narrow an indicator rather than name something else: 纺织业, 工业; not 票价."""
    if len(words) > 2:
        return phrases.is_known_activity(words)
    return any(item.word is not None and item.word.activity for item in _items(words))


def part_of(whole: Head, activity: str) -> Head:
    """Return the head of a part that stands below its whole: 第一产业 under 地区生产总值 is value added."""
    code = _PARTS_OF_GDP if whole.indicator == "gdp" else whole.indicator
    return whole._replace(indicator=code, activity=phrases.clean(activity) or activity)


def _items(words: str) -> list[Item]:
    return items(words, tokenize(words), [])


def _last(found: list[Item], tag: str) -> int | None:
    return next((at for at in range(len(found) - 1, -1, -1) if found[at].tag == tag), None)


def _names_count(rest: str) -> bool:
    return rest in (
        "",
        "数",
        "数量",
        "总数",
        "个数",
        "户数",
        "人数",
        "单位数",
        "家数",
        "总量",
        "规模",
        "完成数",
    )
