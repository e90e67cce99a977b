"""Gives an investment the project it is made in: one by name, several counted before, one pointed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import project_names, subjects
from extractor.link.draft import Draft
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("projects")
_POINTING_BACK = _PHRASES.words("pointing_back")
_YEARLY = _PHRASES.pattern("yields_each_year")
_RUNS = _PHRASES.pattern("runs")
PARTS = _PHRASES.words("parts")
_BROUGHT = _PHRASES.words("brought")
_OF_ANY = _PHRASES.words("of_any")
_STAGES = frozenset(_PHRASES.words("stages"))


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
    works = ""
    if indicator_is_plan(draft):
        works = project_names.public_works(reader, index) or project_names.before_bracket(reader, index)
    if works:
        go_by(reader, draft, index, works)
        return True
    following = project_names.named_after(reader, index)
    if following:
        go_by(reader, draft, index, following)
        draft.place = _town_in_its_name(following) or draft.place
        return True
    built = project_names.built_with(reader, draft) if reader.state.owner is None else ""
    if built:
        go_by(reader, draft, index, built)
        return True
    one = project_names.one_of_them(reader, index)
    if one:
        go_by(reader, draft, index, one)
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
    named = (
        project_names.before_project(reader, index)
        if before is not None and _opens_on_project(reader, index)
        else ""
    )
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
        named = project_names.before_project(reader, index)
        if not named and draft.head.activity and not draft.head.carried:
            # 旅游|项目投资|5亿元: of all of a class.
            return False
        draft.subject_kind, draft.subject, draft.subject_definite = "project", named or "项目", not named
        if named:
            draft.head = draft.head._replace(activity="")
        return True
    owner = reader.state.owner
    if owner is None and indicator_is_plan(draft):
        named = project_names.opening_name(reader, index)
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


def go_by(reader: SentenceReader, draft: Draft, index: int, name: str) -> None:
    """Give a figure a project, of which the sentence goes on to speak."""
    kind = "park" if name.endswith(patterns.load().subjects["park"].suffixes) else "project"
    draft.subject_kind, draft.subject = "project", name
    owner = Item(0, 0, "OWNER", name, owner="project", clause=reader.items[index].clause)
    reader.state.owner = owner
    reader.owners.append(replace(owner, owner=kind))


def _town_in_its_name(project: str) -> str:
    """The town that a project's name begins with: 总投资45亿元的|钟管镇|风场项目, "" for none."""
    place = subjects.opening_place(project)
    return place if place.endswith(subjects.TOWNS) else ""


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
