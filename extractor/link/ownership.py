"""Decides whose figure it is: the area's, or a company's, project's, park's or institution's."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from extractor.link.draft import Draft
from extractor.link.items import Item

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

OF_AREAS = frozenset(
    {
        "gdp",
        "gdp_per_capita",
        "fiscal_revenue",
        "budget_revenue",
        "budget_expenditure",
        "fixed_investment",
        "retail_sales",
        "income_per_capita",
        "village_income",
        "price_index",
        "population",
        "energy_intensity",
        "housing_sales",
    }
)
"""Indicators that only an area has, whoever was named before."""
OF_PROJECTS = frozenset(
    {"planned_investment", "investment", "land_area", "floor_area", "capacity", "fund_size"}
)
OF_PLANNED_PROJECTS = frozenset(
    {
        "output_value",
        "sales_revenue",
        "operating_revenue",
        "profit",
        "tax",
        "output_volume",
        "employment",
        "exports",
        "dividend",
        "income_per_capita",
    }
)
OF_PARKS = frozenset(
    {
        "enterprise_count",
        "project_count",
        "output_value",
        "tax",
        "sales_revenue",
        "operating_revenue",
        "land_area",
        "floor_area",
        "trade",
        "exports",
        "imports",
        "planned_investment",
        "investment",
        "employment",
        "value_added",
        "tourism_visits",
        "tourism_revenue",
        "talent_count",
        "capacity",
        "other_economic",
    }
)
OF_COMPANIES = frozenset(
    {
        "output_value",
        "sales_revenue",
        "operating_revenue",
        "profit",
        "tax",
        "exports",
        "capacity",
        "output_volume",
        "employment",
        "rd_spending",
        "patents",
        "wage",
        "planned_investment",
    }
)
OF_INSTITUTIONS = frozenset({"fund_size", "talent_count", "project_count", "patents", "output_volume"})


def give(reader: SentenceReader, draft: Draft, index: int) -> None:
    """Set the draft's subject from the owners named in the sentence, if the figure can be theirs."""
    indicator = draft.head.indicator
    if indicator in OF_AREAS:
        return
    if indicator == "investment" and draft.head.activity and reader.state.part and _planned_before(reader):
        # 总投资3亿元,其中设备投资1亿元: a part of a plan is planned.
        draft.head = draft.head._replace(indicator="planned_investment")
        indicator = "planned_investment"
    last = reader.drafts[-1] if reader.drafts else None
    if (
        draft.measure in ("growth", "rank", "multiple", "share", "change")
        and last is not None
        and (last.head == draft.head or draft.pattern.startswith("share of plan"))
    ):
        if draft.place == last.place:
            draft.subject_kind, draft.subject = last.subject_kind, last.subject
            draft.subject_definite, draft.plural = last.subject_definite, last.plural
        return
    done = indicator == "investment" and not draft.head.activity and _planned_before(reader)
    if (
        done
        or indicator == "planned_investment"
        or (indicator in OF_PLANNED_PROJECTS and draft.status == "planned")
    ):
        if _project(reader, draft, index):
            return
    if indicator in ("land_area", "floor_area"):
        named = named_after(reader, index)
        if named and not named.startswith(("项目", "企业", "土地", "用地")):
            draft.subject_kind, draft.subject = "project", named
            return
    owner = reader.state.owner
    if owner is None:
        _short_name(reader, draft, index)
        return
    if not _can_own(owner, draft):
        return
    distance = reader.items[index].clause - owner.clause
    if (
        indicator in ("other_economic", "budget_expenditure", "fund_size")
        and owner.owner == "project"
        and distance
    ):
        return
    lasting = indicator in OF_PROJECTS
    again = any(d.subject == owner.text and d.head.indicator == indicator for d in reader.drafts)
    reach = 4 if lasting else 0 if again or owner.owner == "institution" else 2
    if owner.owner in ("park", "institution") and distance > reach:
        return
    if owner.owner == "park" and distance and indicator == "other_economic" and draft.measure == "share":
        return
    if owner.owner == "park" and distance and draft.head.activity and _opens_clause(reader, draft, index):
        # 物流园货运量420万吨,|物流业营业收入115亿元: a branch is a subject of its own.
        return
    definite = owner.text in patterns.load().subjects[owner.owner].definite
    if draft.head.activity == owner.text:
        draft.head = draft.head._replace(activity="")
    draft.subject_kind, draft.subject, draft.subject_definite = owner.owner, owner.text, definite


def _before_project(reader: SentenceReader, index: int) -> str:
    """Name whose last word 项目 begins the indicator: 青屿装备|项目总投资."""
    items = reader.items
    at = next((i for i in range(index - 1, -1, -1) if items[i].text.startswith("项目")), None)
    if at is None:
        return ""
    first = at
    while first > 0 and items[first - 1].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX"):
        first -= 1
    name = reader.text[items[first].start : items[at].start]
    return f"{name}项目" if len(name) >= 3 and not name.endswith(("该", "个", "批", "签约")) else ""


def _opens_clause(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """Whether the activity of a figure is the first word of its clause."""
    clause = reader.items[index].clause
    first = next(item for item in reader.items if item.clause == clause)
    return first.tag == "ACTIVITY" and draft.head.activity.startswith(first.text)


def _points_back(reader: SentenceReader, index: int) -> bool:
    """Whether 项目总投资 or 该项目 speaks of the project named before."""
    clause = reader.items[index].clause
    return any(
        item.tag == "INDICATOR" and item.clause == clause and item.text.startswith("项目")
        for item in reader.items[max(0, index - 4) : index]
    ) or reader.text.startswith(("该项目", "项目", "该工程", "工程", "该中心", "该园"))


def indicator_is_plan(draft: Draft) -> bool:
    """Whether a figure is what a project will cost, rather than what it will yield."""
    return draft.head.indicator == "planned_investment"


_GENERIC_PROJECT = frozenset(
    {
        "项目",
        "工程",
        "计划",
        "该",
        "其",
        "投资",
        "签约",
        "协议",
        "意向",
        "合同",
        "预计",
        "概算",
        "估算",
        "年度",
        "累计",
        "全部",
        "单个",
    }
)


def _named_before(reader: SentenceReader, index: int) -> str:
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
    name = (
        name.rpartition("的")[2]
        if name.startswith(("签约", "落户", "开工", "引进")) and "的" in name
        else name
    )
    verbs = ("引进", "签约", "招引", "落地", "完成", "吸引", "撬动", "带动", "拉动")
    if (
        len(name) < 4
        or name in _GENERIC_PROJECT
        or name.startswith(verbs)
        or name.endswith(_classes_of_projects())
        or any(i.tag == "PLACE" for i in opening[1:])
        or all(i.tag == "ACTIVITY" for i in opening)
    ):
        return ""
    return name


@functools.cache
def _classes_of_projects() -> tuple[str, ...]:
    """Ends of words for projects of a kind, which are no project's name: 产业类项目, 重点项目."""
    project = patterns.load().subjects["project"]
    return (*project.plural, *(f"{mark}项目" for mark in project.not_after))


def _planned_before(reader: SentenceReader) -> bool:
    return bool(reader.drafts) and reader.drafts[-1].head.indicator == "planned_investment"


def _short_name(reader: SentenceReader, draft: Draft, index: int) -> None:
    """A word that no lexicon knows before a branch is a company's short name: 长城|汽车|销售收入."""
    if draft.head.indicator not in ("sales_revenue", "operating_revenue", "profit", "tax", "output_volume"):
        return
    state = reader.state
    name = phrases.short_company(draft.head.activity)
    if name is None:
        return
    draft.subject_kind, draft.subject = "enterprise", name
    state.owner = Item(0, 0, "OWNER", name, owner="enterprise", clause=reader.items[index].clause)
    draft.head = draft.head._replace(activity=draft.head.activity[2:])


def _can_own(owner: Item, draft: Draft) -> bool:
    indicator = draft.head.indicator
    if owner.owner == "project" and indicator == "investment" and draft.head.activity:
        return False
    if owner.owner == "enterprise":
        return indicator not in (
            "enterprise_count",
            "project_count",
            "deposits",
            "loans",
        ) and not draft.head.activity.endswith("投资")
    if owner.owner == "project" and indicator in ("other_economic", "budget_expenditure", "fund_size"):
        return True
    if owner.owner == "park":
        return indicator in OF_PARKS
    if owner.owner == "institution":
        return indicator in OF_INSTITUTIONS
    return indicator in OF_PROJECTS or (indicator in OF_PLANNED_PROJECTS and draft.status != "actual")


def _project(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """Find the project of an investment: named after 的, counted before (several), or pointed to."""
    following = named_after(reader, index)
    if following:
        draft.subject_kind, draft.subject = "project", following
        clause = reader.items[index].clause
        reader.state.owner = Item(0, 0, "OWNER", following, owner="project", clause=clause)
        return True
    counted = [d for d in reader.drafts if d.head.indicator == "project_count"]
    if counted:
        draft.plural = True
        if not draft.head.activity and draft.head.indicator == "planned_investment":
            draft.head = draft.head._replace(activity=counted[-1].head.activity)
        return True
    before = next((d for d in reversed(reader.drafts) if d.subject_kind == "project"), None)
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
        named = _named_before(reader, index)
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


def named_after(reader: SentenceReader, index: int) -> str:
    """Name of a project after its investment: 投资5.2亿元的|污水处理厂三期工程."""
    items = reader.items
    at = index + 1
    while at < len(items) and items[at].cue("over_after", "about_after"):
        at += 1
    if at >= len(items) or items[at].text != "的":
        for position in range(at, min(at + 12, len(items))):
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
    at += 1
    if (
        at + 1 < len(items)
        and items[at].text in ("年产", "日产", "年加工")
        and items[at + 1].figure is not None
    ):
        owner = next((i for i in items[at + 2 : at + 10] if i.tag in ("OWNER", "PUNCT")), None)
        if owner is not None and owner.owner == "project":
            # 总投资10亿元的|年产5万吨纤维项目
            return reader.text[items[at].start : owner.end]
    for position in range(at, min(at + 10, len(items))):
        item = items[position]
        if item.tag == "OWNER":
            start = items[at].start
            name = reader.text[start : item.end]
            return name if item.text not in ("项目", "工程") or item.start > start else ""
        if (item.tag in ("PUNCT", "FIGURE", "PERIOD") and item.text not in '“”"') or item.text == "总投资":
            break
    end = at
    while (
        end < len(items)
        and items[end].text != "总投资"
        and items[end].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "PLACE", "HEAD", "LIST", "INDICATOR")
    ) or (
        end < len(items)
        and (
            items[end].text in '“”"'
            or items[end].text in ("升级", "改造", "提升", "建设", "开发", "治理", "生产", "加工")
        )
    ):
        end += 1
    name = reader.text[items[at].start : items[end - 1].end] if end > at else ""
    name = name.rstrip("、和及")
    return name if len(name) >= 3 else ""
