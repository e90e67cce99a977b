"""Decides whose figure it is: the area's, or a company's, project's, park's or institution's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases, project_names, projects, reach, sights
from extractor.link.draft import Draft
from extractor.link.indicators_of_owners import (
    BANKS,
    OF_AREAS,
    OF_BANKS,
    OF_BOOKS,
    OF_COMPANIES,
    OF_PARKS,
    OF_PLANNED_PROJECTS,
    OF_PROJECTS,
    OF_ZONES,
    can_own,
)
from extractor.link.items import Item
from extractor.link.short_companies import short_company
from patterns.divisions import load as divisions
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("ownership")
_OF_LAND = _PHRASES.words("of_land")
_JOINS = _PHRASES.words("joins")

_VISITED = ("tourism_visits", "tourism_revenue")
_TOLD_OF_A_FIGURE = ("growth", "rank", "multiple", "share", "change")
"""Measures that a figure before is told of once more by."""
_OF_SHORT_NAMES = ("sales_revenue", "operating_revenue", "profit", "tax", "output_volume")
_LONGEST_INDUSTRY = 3


def give(reader: SentenceReader, draft: Draft, index: int) -> None:
    """Set the draft's subject from the owners named in the sentence, if the figure can be theirs."""
    for rule in _RULES:
        if rule(reader, draft, index):
            return
    owner = reader.state.owner or _earlier_owner(reader, draft, index)
    if owner is None:
        _take_a_sight_or_short_name(reader, draft, index)
        return
    if _take_industry(owner, draft):
        return
    if not (can_own(owner, draft) or _has_begun(reader, owner, draft)):
        _doubt_a_project(owner, draft)
        return
    if reach.is_reached(reader, owner, draft, index, _gone_on_from(reader, draft)):
        _assign(owner, draft)


def _told_by_its_head(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """The one of several owners that the head names: 兴达、恒丰两家企业出口分别达|2亿元|、3亿元."""
    if not draft.head.subject:
        return False
    draft.subject_kind, draft.subject = draft.head.subject_kind, draft.head.subject
    return True


def _of_a_listed_branch(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """A branch in a place, no company: 按营业收入排序,|钟管铸造|37亿元."""
    listed = reader.state.members
    return (
        listed is not None
        and listed[0].indicator == draft.head.indicator
        and draft.head.activity != listed[0].activity
    )


def _of_a_listed_sight(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """The next sight of a list of them: …门票收入207万元,|碧屿温泉|接待4200人次."""
    sight = sights.listed(reader, index) if draft.head.indicator in _VISITED else ""
    if not sight:
        return False
    draft.subject_kind, draft.subject = "park", sight
    draft.head = draft.head._replace(activity="")
    return True


def _of_a_builder(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """What a project or company invests in fixed assets: 项目总投资5亿元,其中固定资产投资|3亿元|."""
    owner = reader.state.owner
    if draft.head.indicator != "fixed_investment" or owner is None:
        return False
    if owner.owner not in ("project", "enterprise"):
        return False
    if draft.measure == "level" and projects.planned_before(reader):
        draft.subject_kind, draft.subject, draft.status = owner.owner, owner.text, "planned"
    elif draft.measure == "level" and reader.drafts and reader.drafts[-1].subject == owner.text:
        # …其中固定资产投资1.25亿元,已累计完成|3380万元
        draft.subject_kind, draft.subject = owner.owner, owner.text
    return True


def _of_areas_alone(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """What no company has: 青屿公司落户后,|财政总收入|6.2亿元; a zone with a government may have it."""
    indicator = draft.head.indicator
    if indicator not in OF_AREAS:
        return False
    spoken = reader.state.owner or reader.state.earlier
    return not (indicator in OF_ZONES and spoken is not None and spoken.owner == "park")


def _part_of_a_plan(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """A part of a plan is planned, whosever it is: 总投资3亿元,其中设备投资|1亿元|."""
    if (
        draft.head.indicator == "investment"
        and draft.head.activity
        and reader.state.part
        and projects.planned_before(reader)
        and not reader.text.endswith(("完成投资", "完成"), 0, draft.figure.start)
    ):
        draft.head = draft.head._replace(indicator="planned_investment")
    return False


def _as_the_figure_before(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """A growth, share or rank is of whom the amount was: 青屿公司产值3亿元,增长|12%|."""
    if draft.measure not in _TOLD_OF_A_FIGURE:
        return False
    last = _gone_on_from(reader, draft)
    if last is None or not (last.head == draft.head or draft.pattern.startswith("share of plan")):
        return False
    if draft.place == last.place:
        draft.subject_kind, draft.subject = last.subject_kind, last.subject
        draft.subject_definite, draft.plural = last.subject_definite, last.plural
    return True


def _of_a_planned_project(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """What a project costs, has cost or will yield: 投资|5.2亿元|的污水处理厂三期工程."""
    head = draft.head
    spent = head.indicator == "investment" and not head.activity and projects.planned_before(reader)
    to_come = head.indicator in OF_PLANNED_PROJECTS and draft.status == "planned"
    if not (spent or to_come or head.indicator == "planned_investment"):
        return False
    if not projects.give(reader, draft, index):
        return False
    if draft.head.carried and draft.subject_kind == "project":
        # 投资2亿元的年产9万台水泵项目,投资1.5亿元的|阀门项目: of that project alone.
        draft.head = draft.head._replace(activity="", carried=False)
        draft.doubts.discard("activity_carried")
    return True


def _of_a_project_named_after(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """The land or floor of what is named behind it: 占地|60亩|的青屿产业园项目."""
    if draft.head.indicator not in ("land_area", "floor_area"):
        return False
    named = project_names.named_after(reader, index)
    if not named or named.startswith(_OF_LAND):
        return False
    draft.subject_kind, draft.subject = "project", named
    return True


def _of_what_is_built(reader: SentenceReader, draft: Draft, index: int) -> bool:
    """The land, floor or cost of what the clause before tells to be built: 兴建青屿市场,|占地60亩|."""
    if draft.head.indicator not in OF_PROJECTS or reader.state.owner is not None:
        return False
    named = project_names.being_built(reader, index) or project_names.lying(reader, index)
    if named:
        projects.go_by(reader, draft, index, named)
    return bool(named)


_RULES = (
    _told_by_its_head,
    _of_a_listed_branch,
    _of_a_listed_sight,
    _of_a_builder,
    _of_areas_alone,
    _part_of_a_plan,
    _as_the_figure_before,
    _of_what_is_built,
    _of_a_planned_project,
    _of_a_project_named_after,
)
"""Each tells whether it has settled whose a figure is; what none settles is asked of the owners named."""


def _gone_on_from(reader: SentenceReader, draft: Draft) -> Draft | None:
    """The figure that one goes on from: the last, in a list the last of the same.

    外资3亿美元,出口4亿美元,分别占全市的61%、|65%|: each as the figure it goes on from.
    """
    last = reader.drafts[-1] if reader.drafts else None
    if draft.pattern.endswith("list"):
        return next((d for d in reversed(reader.drafts) if d.head == draft.head), last)
    return last


def _earlier_owner(reader: SentenceReader, draft: Draft, index: int) -> Item | None:
    """The owner of an earlier part of the sentence, where this part names nobody and goes on about it."""
    earlier = reader.state.earlier
    if earlier is None:
        return None
    indicator = draft.head.indicator
    bank = earlier.text.endswith(BANKS)
    if reach.tells_only_of(reader, earlier, index):
        if indicator in OF_BANKS if bank else (indicator in OF_PARKS or indicator in OF_ZONES):
            # 去年,某园区产值236亿元;|今年1—8月,完成工业总产值|161亿元
            return earlier
    if draft.head.activity:
        return None
    if earlier.owner == "enterprise":
        # 某公司产值2000万元,…;一季度只完成|240万元: what names nothing else goes on with the company.
        goes_on = indicator in (OF_BOOKS if draft.head.explicit else OF_COMPANIES)
    else:
        goes_on = indicator in (OF_BANKS if bank else OF_ZONES)
    return earlier if goes_on else None


def _take_a_sight_or_short_name(reader: SentenceReader, draft: Draft, index: int) -> None:
    """Take a name for the owner that no ending tells: 某某田园综合体:|接待…, |长城汽车|销售收入…."""
    sight = sights.opening(reader) if draft.head.indicator in _VISITED else ""
    if sight:
        draft.subject_kind, draft.subject = "park", sight
    elif draft.head.indicator in _OF_SHORT_NAMES:
        _take_short_name(reader, draft, index)


def _take_short_name(reader: SentenceReader, draft: Draft, index: int) -> None:
    """A word that no lexicon knows before a branch is a company's short name: 长城|汽车|销售收入."""
    state = reader.state
    name = short_company(draft.head.activity)
    if name is None or draft.head.carried or draft.head.activity.removeprefix(name)[:1] in _JOINS:
        # 电气机械|和器材制造业 is a branch.
        return
    draft.subject_kind, draft.subject = "enterprise", name
    state.owner = Item(0, 0, "OWNER", name, owner="enterprise", clause=reader.items[index].clause)
    draft.head = draft.head._replace(activity=draft.head.activity[2:])


def _take_industry(owner: Item, draft: Draft) -> bool:
    """Narrow a figure by a name that is an industry of a place, and no company's: 湖州|酒业|增加值."""
    if owner.owner != "enterprise" or draft.head.indicator != "value_added":
        return False
    industry = _industry_of_a_place(owner.text)
    if not industry or owner.end != draft.head.at:
        return False
    draft.head = draft.head._replace(activity=draft.head.activity or industry)
    return True


def _industry_of_a_place(name: str) -> str:
    """The industry that the name of a place is followed by: 湖州|酒业, "" for any other name."""
    at = next((cut for cut in range(len(name) - 1, 1, -1) if _is_place(name[:cut])), 0)
    return name[at:] if at and name.endswith("业") and len(name) - at <= _LONGEST_INDUSTRY else ""


def _is_place(name: str) -> bool:
    """Whether the division table knows a name, long or short: 湖州市, 湖州."""
    return bool(divisions().by_name(name) or divisions().by_short_name(name))


def _has_begun(reader: SentenceReader, owner: Item, draft: Draft) -> bool:
    """Whether a sentence on a project goes on to its sales: 某项目…,已部分投产,去年销售收入|6.4亿元|."""
    if owner.owner != "project" or draft.head.indicator not in OF_PLANNED_PROJECTS or draft.head.activity:
        return False
    between = (item for item in reader.items if owner.end <= item.start < draft.figure.start)
    return not any(item.tag in ("PLACE", "SCOPE") for item in between)


def _doubt_a_project(owner: Item, draft: Draft) -> None:
    """Doubt sales of a branch told after a project: 青屿项目总投资2亿元,去年纺织业销售收入|3亿元|."""
    if owner.owner == "project" and draft.head.indicator in OF_COMPANIES and draft.measure == "level":
        draft.doubts.add("subject_unclear")


def _assign(owner: Item, draft: Draft) -> None:
    """Make an owner the draft's subject, and take its name out of the activity: 钟管工业园区|开工项目12项."""
    if draft.head.activity.startswith(owner.text):
        draft.head = draft.head._replace(activity=phrases.clean(draft.head.activity.removeprefix(owner.text)))
    draft.subject_kind, draft.subject = owner.owner, owner.text
    draft.subject_definite = owner.text in patterns.load().subjects[owner.owner].definite
