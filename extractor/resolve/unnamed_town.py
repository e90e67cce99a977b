"""Finds the town that an article calls 我镇 and never names in full: by its source, or by its short name."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page import Page, Passage
from extractor.pipeline.lexicon import lexicon
from extractor.pipeline.tokenizer import tokenize
from extractor.resolve.places import Gazetteer, Place
from patterns.divisions import load as load_divisions
from patterns.phrases import Phrases

_PHRASES = Phrases("main_place")
_SITE = _PHRASES.pattern("site")
_OUR_TOWN = _PHRASES.pattern("our_town")
_SOURCE = _PHRASES.pattern("source_of_town")
_FIRST_PARAGRAPHS = 3


def find(places: Gazetteer, page: Page, titles: Sequence[Passage], body: Sequence[Passage]) -> Place | None:
    """Return the town that an article speaks as, None where it speaks as none or does not tell which.

    Args:
        places: the places that the article may mean.
        page: the page, for its lines around the article.
        titles: headlines of the article.
        body: its paragraphs, none of which names a town in full.
    """
    at, spoken = next(
        ((at, ours) for at, passage in enumerate(body) if (ours := _OUR_TOWN.search(passage.text))), (0, None)
    )
    if spoken is None:
        return None
    ending, early = spoken.group(1), at < _FIRST_PARAGRAPHS
    town = _by_source(places, page, ending)
    if places.area is None or places.area.division is None:
        # Of several towns of a name none is told by the name alone.
        return town if town is not None and town.division is not None else _by_site(places, body, ending)
    return (
        town
        or (_by_site(places, body, ending) if early else None)
        or _by_short_name(places, titles, body, ending)
        or (_by_former_name(places, titles, ending) if early else None)
    )


def _by_source(places: Gazetteer, page: Page, ending: str) -> Place | None:
    """The town that a page gives as its source: 来源:钟管镇人民政府."""
    for source in _SOURCE.finditer(page.text):
        town = places.find(source.group(1))
        if town is not None and town.name.endswith(ending) and places.within(town):
            return town
    return None


def _by_site(places: Gazetteer, body: Sequence[Passage], ending: str) -> Place | None:
    """The town whose own site an article is from: 青屿网10月19日讯…我镇."""
    site = _SITE.match(body[0].text) if body else None
    if site is None or _of_a_county(site.group(1), body):
        return None
    town = places.find(site.group(1) + ending)
    return town if town is not None and places.within(town) else Place(site.group(1) + ending, None, None)


def _of_a_county(name: str, body: Sequence[Passage]) -> bool:
    """Whether a site is a county's by the text: 青屿网…我镇, where 青屿县 is named too."""
    return any(f"{name}{ending}" in passage.text for passage in body for ending in "县市区")


def _by_short_name(
    places: Gazetteer, titles: Sequence[Passage], body: Sequence[Passage], ending: str
) -> Place | None:
    """The only town of the area whose short name stands in the text: 推动钟管经济社会发展…全镇."""
    area = places.area.division if places.area is not None else None
    text = "\n".join(passage.text for passage in (*titles, *body))
    if area is None or f"我{area.name[-1]}" in text:
        return None
    named = [
        town
        for town in load_divisions().children(area)
        if town.level == "town"
        and town.name.endswith(ending)
        and len(town.short_name) > 1
        and town.short_name in text
        and _is_a_name(town.short_name)
    ]
    return Place(named[0].name, named[0].code, named[0]) if len(named) == 1 else None


def _is_a_name(word: str) -> bool:
    """Whether a short name of a town means nothing else: 团结镇 and 城关镇 have names that do."""
    known = lexicon().words.get(word)
    return known is None or bool(known.place)


def _by_former_name(places: Gazetteer, titles: Sequence[Passage], ending: str) -> Place | None:
    """The town of a headline that is a city of its own today: 钟管工业…, in an article on 我镇."""
    area = places.area.division if places.area is not None else None
    for token in tokenize(titles[0].text, places.words) if titles and area is not None else ():
        near = load_divisions().by_short_name(token.text[:2]) if token.tag == "TEXT" else ()
        if area is not None and any(division.code[:4] == area.code[:4] for division in near):
            return Place(token.text[:2] + ending, None, None)
    return None
