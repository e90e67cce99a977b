"""Tells what bare earnings are of, which name neither crop nor branch: 种黄麻2300亩,年|收入|180万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import phrases
from extractor.link.draft import Head
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("earnings")
_BARE = frozenset(_PHRASES.words("bare"))
_YIELDS = frozenset(_PHRASES.words("yields"))
_ONE_OF_SEVERAL = _PHRASES.pattern("one_of_several")
_BY_LAND = _PHRASES.words("by_land")
_TAKES_UP = _PHRASES.pattern("takes_up")
_GROWN_THERE = _PHRASES.pattern("grown_there")
_PAID_BY_THE_DAY = _PHRASES.pattern("paid_by_the_day")
_WORKERS = _PHRASES.words("workers")
_PHRASES_OF_BRANCHES = Phrases("branches")
_NO_BRANCH = _PHRASES_OF_BRANCHES.words("no_branch")

_GROWN = ("land_area", "output_volume")
_EARNED = ("other_economic", "income_per_capita")
_LONGEST_NAME = 6
_NEAR = 12  # characters within which words belong to the figure after them
_A_DAYS_WAGE = 2_000  # yuan from which on an amount is no wage of a day
_TAKEN = (*_EARNED, "sales_revenue", "output_value", "operating_revenue", "profit")


def of(reader: SentenceReader, index: int, head: Head) -> Head | None:
    """Return the head of a bare word of earnings with what is earned by it, None where nothing tells."""
    if head.indicator not in _TAKEN:
        return None
    begin = reader.items[index].start
    if reader.items[index].text in _YIELDS and head.activity == "亩均":
        # 苎麻3200亩,|亩产值|1500元
        crop = _grown(reader, index)
        return head._replace(activity=crop, carried=True) if crop else None
    by_land = next((word for word in _BY_LAND if reader.text.endswith(word, 0, begin)), "")
    if head.activity not in _BARE and not (by_land and head.activity == by_land):
        return None
    told = _ONE_OF_SEVERAL.search(reader.text, 0, begin) if "一项" in reader.text else None
    if told is not None:
        return head._replace(activity=told.group(1))
    if head.indicator not in _EARNED:
        return None
    if by_land:
        crop = _opens(reader, index, begin - len(by_land)) or _grown(reader, index)
        return head._replace(activity=crop) if crop else None
    if head.indicator == "income_per_capita":
        return None
    if reader.trail and reader.trail[-1] is None:
        # 建成西瓜基地6个,累计输出劳力3.8万余人,实现|收入|3.4亿元: of what could not be read
        return None
    named = _grown(reader, index) or _of_workers(reader) or _of_firms(reader)
    return head._replace(activity=named, carried=True) if named else None


def by_the_day(text: str, figure: Figure) -> Head | None:
    """What a worker earns a day: 采茶工一天能挣|80元|, 每人每天|150元|; None for any other amount."""
    if figure.unit != "CNY" or figure.value >= _A_DAYS_WAGE:
        return None
    paid = _PAID_BY_THE_DAY.search(text, max(0, figure.start - _NEAR), figure.start)
    return Head("wage", at=paid.start(), explicit=False) if paid is not None else None


def _opens(reader: SentenceReader, index: int, end: int) -> str:
    """What opens the clause before 每亩: |灯笼果|每亩纯收入1.14万元."""
    clause = reader.items[index].clause
    words = [item for item in reader.items[:index] if item.clause == clause and item.start < end]
    while words and words[0].tag in ("PERIOD", "PLACE", "SCOPE", "ADVERB", "CUE", "PUNCT", "LIST"):
        words = words[1:]
    if not words or any(item.tag not in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX") for item in words):
        return ""
    named = phrases.clean(reader.text[words[0].start : end])
    return named if len(named) <= _LONGEST_NAME else ""


def _grown(reader: SentenceReader, index: int) -> str:
    """The crop or good whose area or amount was told last: 中药材天麻|22亩|,可收入4.4万元."""
    last = reader.drafts[-1] if reader.drafts else None
    if last is None or last.head.indicator not in _GROWN or last.measure != "level":
        return ""
    if "。" in reader.text[last.figure.end : reader.items[index].start]:
        return ""
    named = _GROWN_THERE.match(reader.text, last.figure.end)
    if named is not None:
        # 流转土地620亩|种植芡实|,亩均纯收入3200元
        return named.group(1)
    grown = last.head.activity
    taken = _TAKES_UP.match(grown)
    return grown[taken.end() :] if taken is not None and len(grown) - taken.end() > 1 else grown


def _of_workers(reader: SentenceReader) -> str:
    """What those earn who were counted before: 全镇外出务工|2300人|,创收690万元 → 劳务."""
    last = reader.drafts[-1] if reader.drafts else None
    if last is None or last.head.indicator not in ("employment", "population"):
        return ""
    return "劳务" if any(word in last.head.activity for word in _WORKERS) else ""


def _of_firms(reader: SentenceReader) -> str:
    """The branch of those counted before: 全县农家乐|43户|,据测算实现收入128万元."""
    told = next((draft.head for draft in reader.drafts if draft.head.indicator == "enterprise_count"), None)
    if told is None or reader.drafts[-1].head.dimension != "count":
        return ""
    branch = told.activity.removesuffix("企业")
    return "" if branch.endswith(_NO_BRANCH) or branch.startswith(_NO_BRANCH) else branch
