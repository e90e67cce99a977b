"""Decides whose figure it is: the area's, or a company's, project's, park's or institution's."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases, projects
from extractor.link.draft import Draft
from extractor.link.items import Item
from extractor.link.short_companies import short_company
from patterns.divisions import load as divisions
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("ownership")
BANKS = _PHRASES.words("banks")
_OF_LAND = _PHRASES.words("of_land")
_BY_LINE = _PHRASES.words("by_line")
_JOINS = _PHRASES.words("joins")
_RUNNING = _PHRASES.pattern("running")

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
OF_ZONES = frozenset({"gdp", "fiscal_revenue", "budget_revenue", "fixed_investment"})
"""Those of them that a zone with a government of its own has too."""
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
        "foreign_investment",
        "contracted_foreign_investment",
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
OF_BOOKS = frozenset({"profit", "operating_revenue", "rd_spending"})
"""Indicators of a company's books, of which a next part of the sentence goes on to speak."""
OF_BANKS = frozenset(
    {"deposits", "loans", "profit", "operating_revenue", "tax", "other_economic", "fund_size"}
)
OF_INSTITUTIONS = frozenset({"fund_size", "talent_count", "project_count", "patents", "output_volume"})


def give(reader: SentenceReader, draft: Draft, index: int) -> None:
    """Set the draft's subject from the owners named in the sentence, if the figure can be theirs."""
    indicator = draft.head.indicator
    owner = reader.state.owner
    if draft.head.subject:
        draft.subject_kind, draft.subject = draft.head.subject_kind, draft.head.subject
        return
    listed = reader.state.members
    if listed is not None and listed[0].indicator == indicator and draft.head.activity != listed[0].activity:
        # 按营业收入排序,|钟管铸造|37亿元: a branch in a place, no company.
        return
    visited = indicator in ("tourism_visits", "tourism_revenue")
    sight = _listed_sight(reader, index) if visited else ""
    if sight:
        draft.subject_kind, draft.subject = "park", sight
        draft.head = draft.head._replace(activity="")
        return
    builds = owner is not None and owner.owner in ("project", "enterprise")
    if indicator == "fixed_investment" and owner is not None and builds:
        if draft.measure == "level" and projects.planned_before(reader):
            # 项目总投资5亿元,其中固定资产投资3亿元
            draft.subject_kind, draft.subject, draft.status = owner.owner, owner.text, "planned"
        elif draft.measure == "level" and reader.drafts and reader.drafts[-1].subject == owner.text:
            # …其中固定资产投资1.25亿元,已累计完成|3380万元
            draft.subject_kind, draft.subject = owner.owner, owner.text
        return
    spoken = owner or reader.state.earlier
    if indicator in OF_AREAS and not (
        indicator in OF_ZONES and spoken is not None and spoken.owner == "park"
    ):
        return
    if (
        indicator == "investment"
        and draft.head.activity
        and reader.state.part
        and projects.planned_before(reader)
        and not reader.text.endswith(("完成投资", "完成"), 0, draft.figure.start)
    ):
        # 总投资3亿元,其中设备投资1亿元: a part of a plan is planned.
        draft.head = draft.head._replace(indicator="planned_investment")
        indicator = "planned_investment"
    last = reader.drafts[-1] if reader.drafts else None
    if draft.pattern.endswith("list"):
        # 外资3亿美元,出口4亿美元,分别占全市的61%、|65%|: each as the figure it goes on from.
        last = next((d for d in reversed(reader.drafts) if d.head == draft.head), last)
    if (
        draft.measure in ("growth", "rank", "multiple", "share", "change")
        and last is not None
        and (last.head == draft.head or draft.pattern.startswith("share of plan"))
    ):
        if draft.place == last.place:
            draft.subject_kind, draft.subject = last.subject_kind, last.subject
            draft.subject_definite, draft.plural = last.subject_definite, last.plural
        return
    done = indicator == "investment" and not draft.head.activity and projects.planned_before(reader)
    if (
        done
        or indicator == "planned_investment"
        or (indicator in OF_PLANNED_PROJECTS and draft.status == "planned")
    ):
        if projects.give(reader, draft, index):
            if draft.head.carried and draft.subject_kind == "project":
                # 投资2亿元的年产9万台水泵项目,投资1.5亿元的|阀门项目: of that project alone.
                draft.head = draft.head._replace(activity="", carried=False)
                draft.doubts.discard("activity_carried")
            return
    if indicator in ("land_area", "floor_area"):
        named = projects.named_after(reader, index)
        if named and not named.startswith(_OF_LAND):
            draft.subject_kind, draft.subject = "project", named
            return
    earlier = reader.state.earlier
    goes_on = owner is None and earlier is not None and _only_of(reader, earlier, index)
    if goes_on and earlier is not None:
        if indicator in (OF_BANKS if earlier.text.endswith(BANKS) else OF_PARKS | OF_ZONES):
            # 去年,某园区产值236亿元;|今年1—8月,完成工业总产值|161亿元
            owner = earlier
    if owner is None and earlier is not None and not draft.head.activity:
        of_companies = OF_BOOKS if draft.head.explicit else OF_COMPANIES
        held = OF_BANKS if earlier.text.endswith(BANKS) else OF_ZONES
        if indicator in (of_companies if earlier.owner == "enterprise" else held):
            # 某公司产值2000万元,…;一季度只完成|240万元: what names nothing else goes on with the company.
            owner = earlier
    if owner is None:
        sight = _sight(reader) if visited else ""
        if sight:
            draft.subject_kind, draft.subject = "park", sight
            return
        _short_name(reader, draft, index)
        return
    if owner.owner == "enterprise" and indicator == "value_added":
        industry = _industry_of_a_place(owner.text)
        if industry and owner.end == draft.head.at:
            # 湖州|酒业|增加值: of the industry of a place, no company's.
            draft.head = draft.head._replace(activity=draft.head.activity or industry)
            return
    if not (_can_own(owner, draft) or _runs(reader, owner, draft)):
        if owner.owner == "project" and indicator in OF_COMPANIES and draft.measure == "level":
            # 青屿项目总投资2亿元,去年实现销售收入|3亿元|: of the project, or of the area again?
            draft.doubts.add("subject_unclear")
        return
    distance = 0 if goes_on else reader.items[index].clause - owner.clause
    if (
        indicator in ("other_economic", "budget_expenditure", "fund_size")
        and owner.owner == "project"
        and distance
    ):
        return
    lasting = indicator in OF_PROJECTS
    again = any(d.subject == owner.text and d.head.indicator == indicator for d in reader.drafts)
    if (
        last is not None
        and last.subject == owner.text
        and (indicator in OF_ZONES or _unbroken(reader, owner, index))
    ):
        # One part of a sentence after the other tells of the same zone.
        distance = 0
    if not reader.drafts and owner.text.endswith(BANKS) and not _turns_away(reader, owner, index):
        # 某农商行昨日披露,|截至12月末,|各项存款余额96亿元
        distance = 0
    reach = 4 if lasting else 0 if again or owner.owner == "institution" else 2
    if owner.owner in ("park", "institution") and distance > reach:
        return
    if owner.owner == "park" and distance and indicator == "other_economic" and draft.measure == "share":
        return
    if owner.owner == "park" and distance and draft.head.activity and _opens_clause(reader, draft, index):
        # 物流园货运量420万吨,|物流业营业收入115亿元: a branch is a subject of its own.
        return
    definite = owner.text in patterns.load().subjects[owner.owner].definite
    if draft.head.activity.startswith(owner.text):
        # 钟管工业园区|开工项目12项
        draft.head = draft.head._replace(activity=phrases.clean(draft.head.activity.removeprefix(owner.text)))
    draft.subject_kind, draft.subject, draft.subject_definite = owner.owner, owner.text, definite


def _only_of(reader: SentenceReader, park: Item, index: int) -> bool:
    """Whether all a sentence has told of is one park or bank, and the part that runs names nobody else."""
    if not (park.owner == "park" or park.text.endswith(BANKS)) or not reader.drafts:
        return False
    if any(draft.subject != park.text for draft in reader.drafts):
        return False
    last = reader.drafts[-1].figure.end
    between = [item for item in reader.items[:index] if item.start >= last]
    return not any(item.tag in ("PLACE", "SCOPE", "OWNER") for item in between)


def _turns_away(reader: SentenceReader, owner: Item, index: int) -> bool:
    """Whether a sentence speaks of a place or of several after it has named an owner: …支行发布,|全省|…."""
    after = [item for item in reader.items[:index] if item.start >= owner.end]
    return any(item.tag in ("PLACE", "SCOPE", "FIGURE") or item.text == "金融机构" for item in after)


def _unbroken(reader: SentenceReader, owner: Item, index: int) -> bool:
    """Whether every clause since an owner was named has told a figure of it."""
    told = {item.clause for item in reader.items[:index] if item.figure is not None}
    # 某联社昨日披露,|截至12月末,|存款余额96亿元: clauses before the first figure break nothing.
    first = min((clause for clause in told if clause >= owner.clause), default=owner.clause)
    between = set(range(first, reader.items[index].clause))
    return between <= told and all(draft.subject == owner.text for draft in reader.drafts)


def _opens_clause(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """Whether the activity of a figure is the first word of its clause."""
    clause = reader.items[index].clause
    first = next(item for item in reader.items if item.clause == clause)
    return first.tag == "ACTIVITY" and draft.head.activity.startswith(first.text)


def _sight(reader: SentenceReader) -> str:
    """The name that a line of visitors opens with: 莫干山田园综合体:|累计接待游客…, "" for none."""
    opening = list(itertools.takewhile(lambda item: item.text not in ":：", reader.items))
    if not opening or len(opening) == len(reader.items):
        return ""
    if any(item.tag not in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX") for item in opening):
        return ""
    name = reader.text[opening[0].start : opening[-1].end].strip()
    if any(word in name for word in _BY_LINE):
        return ""
    return name if 2 < len(name) <= 16 else ""


def _listed_sight(reader: SentenceReader, index: int) -> str:
    """The next sight of a list of them: …景区接待8万人次,门票收入207万元,|碧屿温泉|接待4200人次,门票收入…."""
    if not any(owner.owner == "park" for owner in reader.owners):
        return ""
    items = reader.items
    clause = items[index].clause
    for number in range(clause, max(clause - 3, -1), -1):
        words = [item for item in items if item.clause == number]
        at = next((i for i, item in enumerate(words) if item.text.endswith("接待")), None)
        if at is not None:
            named = words[:at]
            if not named or any(item.tag not in ("TEXT", "NOUN", "SUFFIX", "ACTIVITY") for item in named):
                return ""
            name = reader.text[named[0].start : named[-1].end]
            return name if 2 < len(name) <= 10 else ""
    return ""


def _short_name(reader: SentenceReader, draft: Draft, index: int) -> None:
    """A word that no lexicon knows before a branch is a company's short name: 长城|汽车|销售收入."""
    if draft.head.indicator not in ("sales_revenue", "operating_revenue", "profit", "tax", "output_volume"):
        return
    state = reader.state
    name = short_company(draft.head.activity)
    if name is None or draft.head.carried or draft.head.activity.removeprefix(name)[:1] in _JOINS:
        # 电气机械|和器材制造业 is a branch.
        return
    draft.subject_kind, draft.subject = "enterprise", name
    state.owner = Item(0, 0, "OWNER", name, owner="enterprise", clause=reader.items[index].clause)
    draft.head = draft.head._replace(activity=draft.head.activity[2:])


def _industry_of_a_place(name: str) -> str:
    """The industry that the name of a place is followed by: 湖州|酒业, "" for any other name."""
    at = next((cut for cut in range(len(name) - 1, 1, -1) if _is_place(name[:cut])), 0)
    return name[at:] if at and name.endswith("业") and len(name) - at <= _LONGEST_INDUSTRY else ""


def _is_place(name: str) -> bool:
    return bool(divisions().by_name(name) or divisions().by_short_name(name))


_LONGEST_INDUSTRY = 3


def _runs(reader: SentenceReader, owner: Item, draft: Draft) -> bool:
    """Whether a project is told to run, so that it has sales: 某项目…,已部分投产,去年销售收入|6.4亿元."""
    if owner.owner != "project" or draft.head.indicator not in OF_PLANNED_PROJECTS or draft.head.activity:
        return False
    if _RUNNING.search(reader.text, owner.end, draft.figure.start) is None:
        return False
    between = (item for item in reader.items if owner.end <= item.start < draft.figure.start)
    return not any(item.tag in ("PLACE", "SCOPE") for item in between)


def _can_own(owner: Item, draft: Draft) -> bool:
    indicator = draft.head.indicator
    if owner.owner == "project" and indicator == "investment" and draft.head.activity:
        return False
    if owner.text.endswith(BANKS):
        return indicator in OF_BANKS
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
        return indicator in OF_PARKS or indicator in OF_ZONES
    if owner.owner == "institution":
        return indicator in OF_INSTITUTIONS
    return indicator in OF_PROJECTS or (indicator in OF_PLANNED_PROJECTS and draft.status != "actual")
