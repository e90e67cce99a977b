"""Finds the project that an investment is made in: named after it, before it, or pointed to."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import subjects
from extractor.link.draft import Draft
from extractor.link.items import Item
from extractor.link.names import IN_NAMES
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("projects")
_NO_NAME = _PHRASES.words("no_name")
_POINTING_BACK = _PHRASES.words("pointing_back")
_GENERIC_PROJECT = frozenset(_PHRASES.words("generic"))
_CAME = _PHRASES.words("came")
_DONE = _PHRASES.words("done")
_YEARLY = _PHRASES.pattern("yields_each_year")
_RUNS = _PHRASES.pattern("runs")
_BUILT_WITH = _PHRASES.pattern("built_with_sum")
PARTS = _PHRASES.words("parts")
_BROUGHT = _PHRASES.words("brought")
_OF_ANY = _PHRASES.words("of_any")
_STAGES = frozenset(_PHRASES.words("stages"))
_CAPABLE = _PHRASES.words("with_capacity")
_CHAINED = _PHRASES.pattern("after_comma")
_OPENING_WORKS = _PHRASES.pattern("opening_works")
_BUILT_WORKS = _PHRASES.words("built_works")
_WORKS = _PHRASES.words("works_in_names")


def _before_project(reader: SentenceReader, index: int) -> str:
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


def _opens_on_project(reader: SentenceReader, index: int) -> bool:
    """Whether the indicator of a figure begins with 项目 and stands in its clause."""
    at = next((i for i in range(index - 1, -1, -1) if reader.items[i].text.startswith("项目")), None)
    return at is not None and reader.items[at].clause == reader.items[index].clause


def _points_back(reader: SentenceReader, index: int) -> bool:
    """Whether 项目总投资 or 该项目 speaks of the project named before."""
    clause = reader.items[index].clause
    return any(
        item.tag == "INDICATOR" and item.clause == clause and item.text.startswith("项目")
        for item in reader.items[max(0, index - 4) : index]
    ) or reader.text.startswith(_POINTING_BACK)


def indicator_is_plan(draft: Draft) -> bool:
    """Whether a figure is what a project will cost, rather than what it will yield."""
    return draft.head.indicator == "planned_investment"


def _opening_name(reader: SentenceReader, index: int) -> str:
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


def signed_before(reader: SentenceReader) -> bool:
    """Whether the figure before counts projects that were signed: 签约5个投资项目."""
    last = reader.drafts[-1] if reader.drafts else None
    return (
        last is not None and last.head.indicator == "project_count" and "签" in reader.text[: last.figure.end]
    )


def will_yield(reader: SentenceReader, clause: Sequence[int]) -> bool:
    """Whether a clause tells what a project that is to cost so much will make: …总投资2亿元,|年产值3亿元."""
    state = reader.state
    if state.owner is None or state.owner.owner != "project" or state.status != "actual":
        return False
    if _YEARLY.match(reader.text, reader.items[clause[0]].start) is None or _RUNS.search(reader.text):
        return False
    return state.period is None and any(
        draft.head.indicator == "planned_investment" and draft.subject == state.owner.text
        for draft in reader.drafts
    )


def planned_before(reader: SentenceReader) -> bool:
    """Whether the figure before is what something will cost."""
    return bool(reader.drafts) and reader.drafts[-1].head.indicator == "planned_investment"


def give(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """Find the project of an investment: named after 的, counted before (several), or pointed to."""
    works = _public_works(reader, index) if indicator_is_plan(draft) else ""
    if works:
        draft.subject_kind, draft.subject = "project", works
        clause = reader.items[index].clause
        reader.state.owner = Item(0, 0, "OWNER", works, owner="project", clause=clause)
        return True
    following = named_after(reader, index)
    if following:
        draft.subject_kind, draft.subject = "project", following
        draft.place = _town_in_its_name(following) or draft.place
        clause = reader.items[index].clause
        reader.state.owner = Item(0, 0, "OWNER", following, owner="project", clause=clause)
        return True
    built = _built_with(reader, draft) if reader.state.owner is None else ""
    if built:
        draft.subject_kind, draft.subject = "project", built
        return True
    counted = [d for d in reader.drafts if d.head.indicator == "project_count"]
    single = reader.state.owner
    owners = ("project", "enterprise")
    if counted and single is not None and single.owner in owners and not _is_definite(single):
        if single.clause > _clause_of(reader, counted[-1]) and not _counts_anew(reader, index):
            # 引进3个项目,…其中青屿项目占地60亩,投资2.2亿元
            return False
    if counted:
        draft.plural = True
        if single is not None and single.owner == "enterprise" and _counts_anew(reader, index):
            # What follows is of all of them, no longer of the company.
            reader.state.owner = None
        draft.subject_kind, draft.subject = _park_of(reader)
        if not draft.head.activity and draft.head.indicator in ("planned_investment", "investment"):
            # 签约项目26个,其中合同项目23个,协议项目3个;|总投资58亿元: of all of them.
            whole = counted[0 if counted[-1].head.activity.endswith(PARTS) else -1]
            draft.head = draft.head._replace(activity=_kind_of(whole.head.activity))
        return True
    before = next((d for d in reversed(reader.drafts) if d.subject_kind == "project"), None)
    named = _before_project(reader, index) if before is not None and _opens_on_project(reader, index) else ""
    if named and indicator_is_plan(draft):
        # 青屿牧业项目总投资18亿元;屿达箱包|项目投资|2.1亿元
        draft.subject_kind, draft.subject = "project", named
        draft.head = draft.head._replace(activity="")
        return True
    if (
        indicator_is_plan(draft)
        and reader.state.owner is None
        and before is None
        and _points_back(reader, index)
    ):
        named = _before_project(reader, index)
        draft.subject_kind, draft.subject, draft.subject_definite = "project", named or "项目", not named
        if named:
            draft.head = draft.head._replace(activity="")
        return True
    owner = reader.state.owner
    if owner is None and indicator_is_plan(draft):
        named = _opening_name(reader, index)
        if named:
            draft.subject_kind, draft.subject = "project", named
            draft.head = draft.head._replace(activity="")
            return True
    if owner is not None and owner.owner == "project":
        return False
    if before is not None and reader.state.owner is None:
        draft.subject_kind, draft.subject, draft.subject_definite = (
            "project",
            before.subject,
            before.subject_definite,
        )
        return True
    return False


def _public_works(reader: SentenceReader, index: int) -> str:
    """Works that open the part of a sentence, whose cost it tells: |青屿大桥|已定址,计划投资2.6亿元."""
    start = max(reader.text.rfind(mark, 0, reader.items[index].start) for mark in ";；。") + 1
    told = _OPENING_WORKS.match(reader.text, start)
    if told is None or told.end() > reader.items[index].start:
        return ""
    name = told.group("name")
    first = next((item for item in reader.items if item.start >= told.start("name")), None)
    if first is None or first.tag == "PLACE" or name.endswith(_classes_of_projects()):
        return ""
    between = [item for item in reader.items[:index] if item.start >= told.end("name")]
    return "" if any(item.tag in ("OWNER", "PLACE") for item in between) else name


def _town_in_its_name(project: str) -> str:
    """The town that a project's name begins with: 总投资45亿元的|钟管镇|风场项目, "" for none."""
    place = subjects.opening_place(project)
    return place if place.endswith(subjects.TOWNS) else ""


def _built_with(reader: SentenceReader, draft: Draft) -> str:
    """Name of what a sum is spent on by the words after it: 投资2亿元|建设|创新设计中心|; "" for none."""
    built = _BUILT_WITH.match(reader.text, draft.figure.end)
    return built.group("name") if built is not None else ""


def _kind_of(activity: str) -> str:
    """What kind of projects were counted, "" where only how far they are is told: 新开工建设|项目."""
    scope = patterns.load().scope
    stages = sorted(scope.stages, key=len, reverse=True)
    rest = activity
    for word in (*stages, *scope.pointing, *_BROUGHT, *_OF_ANY):
        rest = rest.replace(word, "")
    kind = activity.rpartition("的")[2].removesuffix("项目")
    if kind in _STAGES:
        return kind
    return kind if rest and not kind.endswith("各类") else ""


def _counts_anew(reader: SentenceReader, index: int) -> bool:
    """Whether the clause of a sum counts what it is of: 有青屿公司的酒瓶等项目,|11个项目|总投资18亿元."""
    clause = reader.items[index].clause
    before = (item for item in reader.items[:index] if item.clause == clause)
    return any(item.figure is not None and item.figure.dimension == "count" for item in before)


def _is_definite(owner: Item) -> bool:
    """Whether a project is only pointed to (该项目), not named."""
    return owner.text in patterns.load().subjects[owner.owner].definite


def _clause_of(reader: SentenceReader, draft: Draft) -> int:
    return next((i.clause for i in reader.items if i.start <= draft.figure.start < i.end), -1)


def _park_of(reader: SentenceReader) -> tuple[str, str]:
    """The park that several projects are in, if the sentence goes by one."""
    owner = reader.state.owner
    return ("park", owner.text) if owner is not None and owner.owner == "park" else ("", "")


def named_after(reader: SentenceReader, index: int) -> str:
    """Name of a project after its investment: 投资5.2亿元的|污水处理厂三期工程."""
    items = reader.items
    at = index + 1
    while at < len(items) and items[at].cue("over_after", "about_after"):
        at += 1
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
    ) or (end < len(items) and (items[end].text in '“”"国际' or items[end].text in _WORKS)):
        end += 1
    name = reader.text[items[at].start : items[end - 1].end] if end > at else ""
    name = name.rstrip("、和及")
    return name if len(name) >= 3 else ""


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
