"""Finds the place that an article's text is of: 过去的一年,|钟管镇|实力又上新台阶.…全镇."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.page import Page, Passage
from extractor.pipeline.tokenizer import tokenize
from extractor.resolve import scan
from extractor.resolve.context import Context
from extractor.resolve.places import TOWNS, Place, named_divisions
from patterns.divisions import Division
from patterns.divisions import load as load_divisions
from patterns.phrases import Phrases

_PHRASES = Phrases("main_place")
_REPORTING = _PHRASES.pattern("town_reporting")
_CALLED_ONE = _PHRASES.pattern("called_one")
_ALL_OF = _PHRASES.pattern("all_of")

_FIRST_PARAGRAPHS = 6
_OPENING_PARAGRAPHS = 3
_NEAR_THE_OPENING = 24  # characters
_PREAMBLE = 500  # characters of a report that its title and its first words take


def town_of_the_first_words(context: Context, body: Sequence[Passage]) -> Place | None:
    """The town that a text without area opens on and calls 全镇: 过去的一年,|钟管镇|实力又上新台阶.…."""
    for passage in body[:_OPENING_PARAGRAPHS]:
        named = [name for name in named_divisions(passage.text) if name.endswith(TOWNS)]
        if not named:
            continue
        first = named[0]
        ending = "街道" if first.endswith("街道") else first[-1]
        opens = passage.text.find(first) <= _NEAR_THE_OPENING
        whole = any(f"全{ending}" in one.text or f"我{ending}" in one.text for one in body)
        town = context.places.find(first) if opens and whole else None
        return town if town is not None and context.places.within(town) else None
    return None


def only_county(context: Context, titles: Sequence[Passage], body: Sequence[Passage]) -> Place | None:
    """The one county that a text without area names, if it goes on to call it 全县: 2006年,|德清县|上下…."""
    named = {place.name: place for place in mentions(context, titles, body) if _is_a_county(place)}
    text = "".join(passage.text for passage in (*titles, *body)) if named else ""
    for own in "我全":
        spoken = [place for name, place in named.items() if f"{own}{name[-1]}" in text]
        if spoken:
            return spoken[0] if len(spoken) == 1 else None
    return None


def county_called_one(body: Sequence[Passage]) -> Place | None:
    """The county that a text on 全县 says by its short name to be one: |德清|是百万人口大县."""
    called = next((told for passage in body if (told := _CALLED_ONE.search(passage.text)) is not None), None)
    if called is None or not any(f"全{called.group(2)}" in passage.text for passage in body):
        return None
    named = load_divisions().by_short_name(called.group(1))
    counties = [one for one in named if one.level == "county" and one.name.endswith(called.group(2))]
    return Place(counties[0].name, counties[0].code, counties[0]) if len(counties) == 1 else None


def _is_a_county(place: Place) -> bool:
    return (
        place.division is not None and place.division.level == "county" and place.name == place.division.name
    )


def only_an_example(context: Context, town: Place, body: Sequence[Passage]) -> bool:
    """Whether the one town of an article is only where something of its bank, zone or city is."""
    owner, area = context.main_owner, context.places.area
    if owner is not None and owner.owner in ("institution", "park"):
        # 信用联社:…, that opens on a farmer in 钟管镇
        return town.name[:2] not in owner.text
    first = body[0].text if body else ""
    return area is not None and area.name in first and town.name[:2] not in first


def named_late(context: Context, town: Place, titles: Sequence[Passage], body: Sequence[Passage]) -> bool:
    """Whether figures are told of the area before its one town is named, in a later paragraph."""
    short = town.name[:2]
    if context.places.area is None or any(short in passage.text for passage in titles):
        return False
    at = next((i for i, passage in enumerate(body) if short in passage.text), 0)
    return any(scan.may_hold_figure(passage.text) for passage in body[:at])


def named_towns(context: Context, divisions: Sequence[Sequence[str]]) -> list[Place]:
    """The towns of the area that the article names, each once."""
    towns: dict[str, Place] = {}
    for name in itertools.chain.from_iterable(divisions):
        town = context.places.find(name)
        if town is not None and context.places.within(town) and name.endswith(TOWNS):
            towns[town.name] = town
    return [*towns.values()]


def reporting(context: Context, page: Page) -> Place | None:
    """The town whose government gives a report: ——在钟管镇第九届人民代表大会第三次会议上."""
    # The line may be taken for a date line, so the page itself is asked.
    name = _REPORTING.search("".join(page.text[:_PREAMBLE].split()))
    if name is None:
        return None
    place = context.places.find(name.group(1))
    # A town of the same name elsewhere in the table is another one.
    return place if place is not None and context.places.within(place) else Place(name.group(1), None, None)


def mentions(context: Context, titles: Sequence[Passage], body: Sequence[Passage]) -> list[Place]:
    """The counties, cities and provinces that an article without area names, for 全市 and 我省."""
    found: list[Place] = []
    for passage in (*titles, *body[:_FIRST_PARAGRAPHS]):
        for token in tokenize(passage.text, context.places.words):
            place = context.places.find(token.text) if token.tag == "PLACE" else None
            if place is not None and place.division is not None and place.division.level != "town":
                found.append(place)
    return found


def only_division(context: Context, titles: Sequence[Passage], body: Sequence[Passage]) -> Place | None:
    """The one prefecture or county that an article in a wider paper names, and speaks of as a whole.

    十年来德宏州…。全州…, in a paper of 云南省; not in an article that also says 全省.
    """
    area = context.places.area.division if context.places.area is not None else None
    if area is None or area.level not in ("province", "city"):
        return None
    text = "".join(passage.text for passage in (*titles, *body))
    spoken = {match.group()[1] for match in _ALL_OF.finditer(text)}
    if not spoken or area.name[-1] in spoken:
        return None
    named = [d for d in load_divisions().children(area) if _is_named(d, text)]
    only = named[0] if len(named) == 1 else None
    return Place(only.name, only.code, only) if only is not None and only.name[-1] in spoken else None


def _is_named(division: Division, text: str) -> bool:
    common = division.common_name
    return division.name in text or (common is not None and common in text)
