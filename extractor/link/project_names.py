"""Finds the name of the project that a sum is of, before it or after it: 投资5.2亿元的|污水处理厂三期工程."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import patterns
from extractor.link.draft import Draft
from extractor.link.names import IN_NAMES
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("projects")
_NO_NAME = _PHRASES.words("no_name")
_GENERIC_PROJECT = frozenset(_PHRASES.words("generic"))
_CAME = _PHRASES.words("came")
_DONE = _PHRASES.words("done")
_BUILT_WITH = _PHRASES.pattern("built_with_sum")
_ONE_OF_THEM = _PHRASES.pattern("one_of_them")
_BEING_BUILT = _PHRASES.pattern("being_built")
_LIES = _PHRASES.pattern("lies")
_CAPABLE = _PHRASES.words("with_capacity")
_CHAINED = _PHRASES.pattern("after_comma")
_OPENING_WORKS = _PHRASES.pattern("opening_works")
_BUILT_WORKS = _PHRASES.words("built_works")
_WORKS = _PHRASES.words("works_in_names")
_ENDS_OF_WORKS = _PHRASES.words("ends_of_works")
_GOES_ON = _PHRASES.pattern("goes_on")
_SHORTEST_WORKS = 3
_QUOTES = ("“", "”", '"')


def before_project(reader: SentenceReader, index: int) -> str:
    """Name whose last word 项目 begins the indicator: 青屿装备|项目总投资."""
    items = reader.items
    at = next((i for i in range(index - 1, -1, -1) if items[i].text.startswith("项目")), None)
    if at is None:
        return ""
    first = at
    while first > 0 and (
        items[first - 1].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX")
        or (items[first - 1].text in _inside_names() and first > 1 and items[first - 2].tag == "TEXT")
    ):
        first -= 1
    name = reader.text[items[first].start : items[at].start]
    # 钟管镇的|光伏项目|投资1.7亿元
    placed = first > 1 and items[first - 1].text == "的" and items[first - 2].tag == "PLACE"
    shortest = 2 if placed else 3
    return f"{name}项目" if len(name) >= shortest and not name.endswith(_NO_NAME) else ""


@functools.cache
def _inside_names() -> frozenset[str]:
    """Verbs that may stand inside the name of a project: 高岭土深|加工|项目."""
    return IN_NAMES | frozenset(patterns.load().subjects["project"].inside)


def opening_name(reader: SentenceReader, index: int) -> str:
    """Name that opens the clause of an investment: |棚户区改造|投资6.3亿元."""
    items = reader.items
    clause = items[index].clause
    first = index
    while (
        first > 0
        and items[first - 1].clause == clause
        and items[first - 1].tag != "FIGURE"
        and not items[first - 1].ends_clause
    ):
        first -= 1
    at = next((i for i in range(first, index) if items[i].tag == "INDICATOR"), None)
    if at is None or at == first:
        return ""
    opening = items[first:at]
    while (opening and opening[0].tag in ("PERIOD", "PLACE", "SCOPE", "CUE", "ADVERB", "LIST")) or (
        opening and opening[0].text in ("的", "由")
    ):
        opening = opening[1:]
    if not opening or any(i.tag in ("PERIOD", "CUE", "SCOPE", "FIGURE") for i in opening):
        return ""
    name = reader.text[opening[0].start : opening[-1].end].strip("的,，、")
    name = name.rpartition("的")[2] if name.startswith(_CAME) and "的" in name else name
    if (
        len(name) < 4
        or name in _GENERIC_PROJECT
        or name.startswith(_DONE)
        or name.endswith(_classes_of_projects())
        or (any(i.tag == "PLACE" for i in opening[1:]) and not name.endswith(_BUILT_WORKS))
        or all(i.tag == "ACTIVITY" for i in opening)
    ):
        return ""
    return name


@functools.cache
def _classes_of_projects() -> tuple[str, ...]:
    """Ends of words for projects of a kind, which are no project's name: 产业类项目, 重点项目."""
    project = patterns.load().subjects["project"]
    return (*project.plural, *(f"{mark}项目" for mark in project.not_after))


def public_works(reader: SentenceReader, index: int) -> str:
    """Works that open the part of a sentence, whose cost it tells: |青屿大桥|已定址,计划投资2.6亿元."""
    start = _part_begins(reader, index)
    told = _OPENING_WORKS.match(reader.text, start)
    if told is None or told.end() > reader.items[index].start:
        return ""
    name = told.group("name")
    first = next((item for item in reader.items if item.start >= told.start("name")), None)
    if first is None or first.tag == "PLACE" or name.endswith(_classes_of_projects()):
        return ""
    between = [item for item in reader.items[:index] if item.start >= told.end("name")]
    return "" if any(item.tag in ("OWNER", "PLACE") for item in between) else name


def one_of_them(reader: SentenceReader, index: int) -> str:
    """Name of one of several projects counted before: 4个项目…,其中|食用菌市场|一项投资2亿元; "" for none."""
    clause = reader.items[index].clause
    first = next(item for item in reader.items if item.clause == clause)
    told = _ONE_OF_THEM.match(reader.text, first.start)
    return told.group("name") if told is not None and told.end() <= reader.items[index].start else ""


def being_built(reader: SentenceReader, index: int) -> str:
    """Name of what the clause before tells to be built: 兴建|青屿集贸中心|,占地4200平方米; "" for none."""
    clause = reader.items[index].clause - 1
    words = [item for item in reader.items[:index] if item.clause == clause]
    if not words or any(item.tag in ("OWNER", "FIGURE") for item in words):
        return ""
    told = _BEING_BUILT.search(reader.text, words[0].start, words[-1].end)
    return told.group("name") if told is not None else ""


def lying(reader: SentenceReader, index: int) -> str:
    """Name of what a part of a sentence opens with and tells the place of: |青屿小镇|落户钟管镇,占地2亩."""
    start = _part_begins(reader, index)
    told = _LIES.match(reader.text, start, reader.items[index].start)
    return told.group(1) if told is not None else ""


def _part_begins(reader: SentenceReader, index: int) -> int:
    """Where the part of a sentence begins that an item stands in: …开工;|屿达项目投资2亿元."""
    return max(reader.text.rfind(mark, 0, reader.items[index].start) for mark in ";；。") + 1


def built_with(reader: SentenceReader, draft: Draft) -> str:
    """Name of what a sum is spent on by the words after it: 投资2亿元|建设|创新设计中心|; "" for none."""
    built = _BUILT_WITH.match(reader.text, draft.figure.end)
    return built.group("name") if built is not None else ""


def named_after(reader: SentenceReader, index: int) -> str:
    """Name of a project after its investment: 投资5.2亿元的|污水处理厂三期工程."""
    items = reader.items
    at = _after_the_sum(reader, index)
    if (
        at < len(items)
        and items[at].text in "、,"
        and (chained := _CHAINED.match(reader.text, items[at].end))
    ):
        # 总投资18亿元、|年产30万吨管材的|生产线项目
        return chained.group("name")
    if at >= len(items) or items[at].text != "的":
        for position in range(at, min(at + 12, len(items))):
            if items[position].owner == "project":
                return _right_after(reader, at)
            if items[position].tag == "PUNCT" and items[position].text not in '“”"':
                return ""
            if items[position].text == "的":
                owner = next(
                    (i for i in items[position + 1 : position + 12] if i.tag in ("OWNER", "PUNCT")), None
                )
                if owner is not None and owner.owner == "project":
                    return reader.text[items[position + 1].start : owner.end]
                return ""
        return ""
    at = _after_quoted_class(reader, at + 1)
    if at + 1 < len(items) and items[at].text in _CAPABLE and items[at + 1].figure is not None:
        owner = next((i for i in items[at + 2 : at + 10] if i.tag in ("OWNER", "PUNCT")), None)
        if owner is not None and owner.owner == "project":
            # 总投资10亿元的|年产5万吨纤维项目
            return reader.text[items[at].start : owner.end]
    for position in range(at, min(at + 12, len(items))):
        item = items[position]
        if item.figure is not None and (position == at or items[position - 1].text in _CAPABLE):
            # 投资5.2亿元的|青屿涂料年产5万吨涂料及研发中心项目
            continue
        if item.tag == "OWNER":
            start = items[at].start
            name = reader.text[start : item.end].removesuffix("等项目")
            return name if item.text not in ("项目", "工程") or item.start > start else ""
        if (item.tag in ("PUNCT", "FIGURE", "PERIOD") and item.text not in '“”"') or item.text == "总投资":
            break
    end = at
    while (
        end < len(items)
        and items[end].text != "总投资"
        and items[end].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "PLACE", "HEAD", "LIST", "INDICATOR")
        and not _opens_the_next(reader, end)
    ) or (end < len(items) and (items[end].text in _QUOTES or items[end].text in _WORKS)):
        end += 1
    name = reader.text[items[at].start : items[end - 1].end] if end > at else ""
    name = _GOES_ON.sub("", name.rstrip("、和及"))
    return name if len(name) >= 3 else ""


def before_bracket(reader: SentenceReader, index: int) -> str:
    """Name of works before the bracket that tells what they cost: |青屿大桥|(总投资2.3亿元); "" for none."""
    items = reader.items
    opening = next((i for i in range(index - 1, max(index - 9, 0), -1) if items[i].text in "()（）"), None)
    if opening is None or items[opening].text in ")）":
        return ""
    first = opening
    while first > 0 and items[first - 1].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "HEAD", "OWNER"):
        first -= 1
    name = reader.text[items[first].start : items[opening].start]
    return name if len(name) >= _SHORTEST_WORKS and name.endswith(_ENDS_OF_WORKS) else ""


def _after_the_sum(reader: SentenceReader, index: int) -> int:
    """Position after what bounds or explains a sum: 8600万元|左右|的…, 6900万元|(分两期)|的…."""
    items = reader.items
    at = index + 1
    while at < len(items) and items[at].cue("over_after", "about_after"):
        at += 1
    if at < len(items) and items[at].text in "(（":
        closed = (i for i in range(at + 1, min(at + 8, len(items))) if items[i].text in ")）")
        at = next(closed, at - 1) + 1
    return at


def _opens_the_next(reader: SentenceReader, at: int) -> bool:
    """Whether the next of a list of projects begins: 投资2亿元的挖掘机|、投资|3亿元的起重机."""
    items = reader.items
    return items[at].tag == "LIST" and at + 1 < len(items) and items[at + 1].tag == "INDICATOR"


def _right_after(reader: SentenceReader, at: int) -> str:
    """Name of the project that stands right after a sum: 包括5亿元|冷链物流项目|和…; "" for none."""
    items = reader.items
    end = at
    while end < len(items) and (
        items[end].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX")
        or items[end].text == "、"
        or items[end].text in _WORKS
    ):
        end += 1
    if end == at or end >= len(items) or items[end].owner != "project":
        return ""
    name = reader.text[items[at].start : items[end].end]
    return "" if name.endswith(_classes_of_projects()) else name


def _after_quoted_class(reader: SentenceReader, at: int) -> int:
    """Position after a class in quotes that only describes the project named: 的“飞地项目”|青屿二期项目."""
    items = reader.items
    if at >= len(items) or items[at].text != "“":
        return at
    end = next((i for i in range(at + 1, min(at + 8, len(items))) if items[i].text == "”"), None)
    if end is None or end + 1 >= len(items) or not items[end - 1].text.endswith(("项目", "工程")):
        return at
    named = items[end + 1].tag in ("TEXT", "OWNER", "ACTIVITY", "PLACE", "NOUN")
    return end + 1 if named else at
