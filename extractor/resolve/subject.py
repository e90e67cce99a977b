"""Settles whose a figure is by what the article has said: an owner's, the headline's or the area's."""

from __future__ import annotations

from extractor.link.draft import Draft
from extractor.link.indicators_of_owners import (
    BANKS,
    OF_BANKS,
    OF_COMPANIES,
    OF_PARKS,
    OF_PLANNED_PROJECTS,
    OF_PROJECTS,
    OF_ZONES,
)
from extractor.link.items import Item
from extractor.link.subjects import OWN_KIND
from extractor.resolve.context import Context
from patterns.phrases import Phrases

_PHRASES = Phrases("ownership")
_UNNAMED = frozenset(_PHRASES.words("unnamed"))
_ONCE_BUILT = _PHRASES.pattern("once_built")
_PHASE = _PHRASES.pattern("phase")
_ZONES = _PHRASES.words("zones")
_ALL_OF_ZONE = _PHRASES.words("all_of_zone")
_ANOTHER = _PHRASES.words("another")
_TO_COME = ("planned", "forecast")


def _goes_on(context: Context, draft: Draft) -> bool:
    """Whether a sentence that names nobody goes on about the company or project of the sentence before."""
    if context.report or not context.owner_before or draft.places or draft.plural:
        return False
    kind, indicator = context.subject_before[0], draft.head.indicator
    if kind == "enterprise":
        counted = indicator in ("output_volume", "capacity", "employment", "wage")
        return indicator in OF_COMPANIES and (counted or not draft.head.activity)
    if kind == "institution":
        # 某农商行存款余额96亿元。|全年缴纳税收|6840万元
        return indicator in OF_BANKS and context.subject_before[1].endswith(BANKS)
    if kind == "project" and indicator == "investment" and draft.measure == "level":
        # 青屿项目总投资2亿元。…厂房已经封顶,累计完成投资|6300万元
        return not draft.head.activity and "完成投资" in draft.sentence[: draft.figure.start]
    return kind == "project" and draft.status == "planned" and indicator in OF_PLANNED_PROJECTS


def _project_spoken_of(context: Context, draft: Draft) -> tuple[str, str] | None:
    """The project that a phase of it or what it will yield goes on about, None for any other figure.

    青屿项目总投资9亿元。…;截至3月底,|一期|已投入3亿元; 全部|达产后|,年产值2亿元
    """
    indicator, end = draft.head.indicator, draft.figure.start
    if draft.places or draft.plural or not (indicator in OF_PLANNED_PROJECTS or indicator in OF_PROJECTS):
        return None
    once_built = _ONCE_BUILT.search(draft.sentence, 0, end) if draft.status in _TO_COME else None
    told = once_built or _PHASE.search(draft.sentence, 0, end)
    if told is None or (told.start() and not context.owner_before):
        return None
    if any(word in draft.sentence for word in _ANOTHER):
        return None
    if context.subject_before[0] in ("project", "enterprise"):
        return context.subject_before
    named = context.owners.get("project")
    if named is None or context.subject_before[0] == "park" or (once_built and context.report):
        return None
    return "project", context.full_names.get(named.text, named.text)


def _is_of_a_project(draft: Draft) -> bool:
    """Whether a figure is one that a project has: what it costs, what was spent, what it will yield."""
    indicator = draft.head.indicator
    planned = draft.status in _TO_COME and indicator in OF_PLANNED_PROJECTS
    return planned or (indicator in OF_PROJECTS and draft.measure in ("level", "share"))


def _owned_by(main: Item) -> frozenset[str]:
    """What is told without a place of the company or park that the headline opens with."""
    if main.owner == "enterprise":
        return OF_COMPANIES
    if main.owner == "institution":
        return OF_BANKS
    return OF_PARKS | OF_ZONES if main.text.endswith(_ZONES) else OF_PARKS


def _all_of_it(context: Context, draft: Draft) -> bool:
    """Whether 全区 is all of the zone that an article is about, which is in no district."""
    main, area = context.main_owner, context.places.area
    return (
        main is not None
        and main.owner == "park"
        and main.text.endswith("区")
        and not (area is not None and area.name.endswith("区"))
        and all(name in _ALL_OF_ZONE for name in draft.places)
    )


def _is_short_for(draft: Draft, main: Item) -> bool:
    """Whether a word that points to a zone is how the name of the main one ends."""
    return draft.subject.endswith(_ZONES) and main.text.endswith(draft.subject.removeprefix("该"))


def subject_of(context: Context, draft: Draft) -> tuple[str, str]:
    """Return kind and name of whose a figure is: the owner told or pointed to, else (``area``, "")."""
    if not draft.subject:
        if context.headed and not (draft.places or draft.plural) and _is_of_a_project(draft):
            return "project", context.headed
        project = _project_spoken_of(context, draft)
        if project is not None:
            return project
        before = _goes_on(context, draft)
        if before:
            return context.subject_before
        company = context.owners.get("enterprise")
        if company is not None and draft.head.indicator in OF_COMPANIES and "全公司" in draft.sentence:
            # 滑雪镜产值1.1亿元,占全公司产值的32%
            return "enterprise", context.full_names.get(company.text, company.text)
        main = context.main_owner
        led = not draft.places or _all_of_it(context, draft)
        if main is not None and led and not (draft.plural or context.elsewhere):
            if draft.head.indicator in _owned_by(main):
                return main.owner, main.text
        return "area", ""
    if draft.subject_definite:
        main, named = context.main_owner, context.owners.get(draft.subject_kind)
        if main is not None and main.owner == draft.subject_kind == "park" and _is_short_for(draft, main):
            # 青屿经济开发区, in whose article other zones are named too: 开发区|产值150亿元
            named = main
        if context.headed and draft.subject_kind == "project":
            return "project", context.headed
        company = context.owners.get("enterprise")
        if named is not None and draft.subject in OWN_KIND and not named.text.endswith("区"):
            # “一区四园”…,其中|经济开发区|实现产值…
            named = None
        if named is None and draft.subject_kind == "institution" and company is not None:
            if company.text.endswith(BANKS):
                # 青屿农商银行存款余额96亿元。|该行|发放贷款18亿元
                return company.owner, context.full_names.get(company.text, company.text)
        if named is None and draft.subject_kind == "project" and company is not None:
            return "enterprise", context.full_names.get(company.text, company.text)
        if named is None and draft.subject not in _UNNAMED:
            return "area", ""
        name = named.text if named is not None else draft.subject
        return draft.subject_kind, context.full_names.get(name, name)
    return draft.subject_kind, context.full_names.get(draft.subject, draft.subject)
