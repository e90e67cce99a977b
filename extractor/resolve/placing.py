"""Settles the place of a figure: named with it, carried over, or that of the article."""

from __future__ import annotations

from extractor.link.draft import Draft
from extractor.resolve.context import Context
from extractor.resolve.places import Place
from extractor.resolve.subject import subject_of
from patterns.phrases import Phrases

_PHRASES = Phrases("places")
_OFFICE = _PHRASES.pattern("office")
_ZONE = _PHRASES.pattern("zone")
_OF_A_LEVEL = _PHRASES.pattern("of_a_level")


def place_of(context: Context, draft: Draft, doubts: set[str]) -> Place | None:
    """The place named last before the figure that can be meant, else the one carried over, else the area."""
    for name in (draft.place, *reversed(draft.places)):
        place = context.place_of(name) if name is not None else None
        if place is None:
            continue
        outside = (
            name is not None
            and name.endswith(place.name)
            and not (context.places.above(place) or context.report)
        )
        if context.places.within(place) or outside:
            return place
        if (
            context.places.above(place)
            and draft.place_here
            and name == draft.place
            and draft.measure != "rank"
            and draft.head.indicator != "planned_investment"
            and draft.subject_kind not in ("enterprise", "project")
        ):
            return place
    level = _OF_A_LEVEL.match(draft.subject) if draft.subject else None
    if level is not None:
        # 市信用合作联社, in an article that has just spoken of a town
        return context.places.scope(level.group(1), context.place or context.places.area)
    main = context.main_owner
    if main is not None and main.owner == "institution" and context.main is None:
        if subject_of(context, draft) == (main.owner, main.text) and context.places.area is not None:
            # 某县信用联社:…, whose article opens in a village
            return context.places.area
    if draft.subject and (home := context.owner_places.get(subject_of(context, draft)[1])) is not None:
        # 青屿基地, in 钟管镇: what is told of it later is of the town too.
        return home
    if draft.subject_kind == "park" and not draft.places and (home := _home_of_zone(context, draft.subject)):
        return home
    office = _OFFICE.match(draft.sentence) if not draft.places else None
    if office is not None and context.places.area is not None:
        if context.places.area.name.endswith(office.group(1)):
            # 钟管镇…。市统计局预计,全年…: of the city again.
            return context.places.area
    if _is_of_the_next_project(context, draft):
        # 钟管镇的青屿项目总投资2.6亿元。|总投资1.8亿元的屿达项目|…: somewhere in the county.
        return context.main or context.places.area
    if context.place is None and context.towns > 1:
        doubts.add("place_default")
    carried = context.place
    if carried is not None and carried not in (context.main, context.places.area) and context.towns != 1:
        doubts.add("place_carried")
    if carried is None and context.places.area is None:
        doubts.add("place_unknown")
    return carried or context.places.area


def _is_of_the_next_project(context: Context, draft: Draft) -> bool:
    """Whether a figure is of another project than the one that the place carried over is told of."""
    placed, named = context.placed_project, draft.subject
    if not placed or draft.places or draft.subject_definite or draft.subject_kind != "project":
        return False
    return bool(named) and named not in placed and placed not in named


def _home_of_zone(context: Context, name: str) -> Place | None:
    """The county of the area by whose name alone a zone is called: 德清|工业园区."""
    county = _ZONE.sub("", name)
    place = context.places.find(county) if 2 <= len(county) < len(name) else None
    within = place is not None and place.division is not None and context.places.within(place)
    return place if within and place is not None and len(place.code or "") == 6 else None
