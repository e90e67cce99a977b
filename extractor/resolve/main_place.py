"""Finds the place that an article is about: its headline's, its only town, the one whose report it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extractor.articles.characters import normalise
from extractor.page import Article, Page, Passage
from extractor.pipeline.tokenizer import Token, tokenize
from extractor.resolve import headings, place_in_text, unnamed_town
from extractor.resolve.context import Context
from extractor.resolve.places import TOWNS, Gazetteer, Place, named_divisions
from patterns.divisions import load as load_divisions
from patterns.phrases import Phrases

_PHRASES = Phrases("main_place")
_OF_A_ZONE = _PHRASES.pattern("on_a_zone")
_OPENS_ON_ZONE = _PHRASES.pattern("opens_on_zone")
_HELPS = _PHRASES.pattern("helps")
_FURNITURE = _PHRASES.pattern("page_furniture")
_HEADING = _PHRASES.pattern("town_heading")
_TOWN_IN_BRACKETS = _PHRASES.pattern("town_in_brackets")
_REPORT_OF = _PHRASES.pattern("report_of_town")
_VILLAGE = _PHRASES.pattern("village_of_town")
_OURS = _PHRASES.pattern("ours")
_OF_A_COUNTY = _PHRASES.pattern("our_county")

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PREFIX = re.compile(r"^\s*[(（【\[][\u4e00-\u9fff]{2,6}[)）】\]]")
"""Where a title was filed: (内蒙古)某旗人民政府工作报告."""
_OPENING_NAME = re.compile(r"([\u4e00-\u9fff]{2,3})[:：|]")
_FIRST_LINE = 24  # characters of a first line that may be a heading


def find(context: Context, page: Page, article: Article, divisions: Sequence[Sequence[str]]) -> None:
    """Set the place to which each paragraph returns; leaves it open where the article has none.

    Args:
        context: what the article has said so far, which is told.
        page: the page, for the preamble of a report.
        article: the article, for its headlines and first words.
        divisions: the full names of places in each paragraph.
    """
    titles = [p for p in article.passages if p.role in ("kicker", "headline", "subtitle")]
    body = [p for p in article.passages if p.role in headings.BODY]
    if context.places.area is None:
        # Few articles say 全市 and no city, so that nothing is looked up before one does.
        context.places.look_up = functools.partial(place_in_text.mentions, context, titles, body)
    if context.report and (place := place_in_text.reporting(context, page)) is not None:
        _settle_on(context, place)
        return
    towns = place_in_text.named_towns(context, divisions)
    first = [passage.text for passage in body[:1] if len(passage.text) <= _FIRST_LINE]
    for line in (normalise(page.title or ""), *(passage.text for passage in titles[:3]), *first):
        if line and not _FURNITURE.search(line) and _of_a_line(context, line, body):
            if len(towns) == 1 and _opens_on_town(context, towns[0], body):
                _settle_on(context, towns[0])
            return
    if context.report and (town := unnamed_town.find(context.places, page, titles, body)) is not None:
        _settle_on(context, town)
        return
    if context.places.area is None:
        ours = unnamed_town.find(context.places, page, titles, body) if not towns else None
        spoken = ours or place_in_text.town_of_the_first_words(context, body)
        spoken = spoken or place_in_text.only_county(context, titles, body)
        spoken = spoken or place_in_text.county_called_one(body)
        if spoken is not None:
            _settle_on(context, spoken)
            return
    zone = (titles[0].text if titles else "").strip()
    named = _OF_A_ZONE.search(zone) if len(zone) <= headings.HEADING else None
    if context.report or named or _OPENS_ON_ZONE.match(zone):
        context.of_zone = True
        return
    context.towns = len(towns)
    if len(towns) == 1 and not place_in_text.only_an_example(context, towns[0], body):
        if not place_in_text.named_late(context, towns[0], titles, body):
            context.main = towns[0]
    elif context.places.area is None and (county := _county_of_a_headline(titles, body)) is not None:
        _settle_on(context, county)
    elif (one := place_in_text.only_division(context, titles, body)) is not None:
        # The area stays what it is: what is told of a town in the division is found through it.
        context.main = one
        context.places.named.append(one)
        if one.division is not None:
            context.places.learn(one.division)
    elif not towns and (town := unnamed_town.find(context.places, page, titles, body)) is not None:
        _settle_on(context, town)


def _opens_on_town(context: Context, town: Place, body: Sequence[Passage]) -> bool:
    """Whether an article under a county's name is on the one town that it opens on."""
    headed = context.main
    return (
        headed is not None
        and headed.division is not None
        and headed.division.level != "town"
        and town.division is not None
        and town.division.within(headed.division)
        and any(town.name in passage.text for passage in body[:1])
        and not any(_OF_A_COUNTY.search(passage.text) for passage in body)
    )


def learn_villages(places: Gazetteer, passages: Sequence[Passage]) -> None:
    """Let villages be understood of which the text tells the town: 钟管镇|青屿村."""
    for passage in passages:
        if "村" not in passage.text:
            continue
        for town, village in _VILLAGE.findall(passage.text):
            known = (places.find(town[at:]) for at in range(len(town) - 2))
            found = next((place.division for place in known if place and place.division), None)
            if found is not None and found.level == "town" and places.within(Place(town, None, found)):
                places.learn_village(village, found)


def _of_a_line(context: Context, text: str, body: Sequence[Passage]) -> bool:
    """Take the place from a headline or heading, and say whether the line settles the question."""
    placed = _TOWN_IN_BRACKETS.match(text)
    if placed is not None and (town := context.places.find(placed.group(2) + placed.group(1))) is not None:
        # 青屿乡(浙江省湖州市德清县)
        _settle_on(context, town)
        return True
    heading = _HEADING.match(text) or (_REPORT_OF.match(text) if context.report else None)
    known = context.places.find(heading.group(1)) if heading is not None else None
    unknown = known is None or known.division is None or not context.places.within(known)
    if heading is not None and unknown:
        # 青屿乡介绍: a town that no table has (any more)
        context.places.words.add([heading.group(1)])
        _settle_on(context, Place(heading.group(1), None, None))
        return True
    line = _PREFIX.sub("", _QUOTED.sub("", text))
    tokens = tokenize(line, context.places.words)
    for index, token in enumerate(tokens):
        if token.tag == "SCOPE" and (token.text[0] == "我" or (index == 0 and token.text[0] == "全")):
            ours = context.place_of(token.text)
            if token.text[0] == "全" and _is_told_of_a_part(token.text, body):
                # 全市重点项目观摩团走进钟管镇, in an article on 我镇
                continue
            if ours is not None and ours.name.endswith(token.text[1:]):
                # 我省家电下乡销售额…, in a city's paper
                context.main = ours
                return True
        if token.tag != "PLACE" or _HELPS.match(line, token.end):
            continue
        path, last = token.text, index
        while last + 1 < len(tokens) and tokens[last + 1].tag == "PLACE":
            # 德清县|新市镇 is about the town.
            last += 1
            path += tokens[last].text
        place = context.places.find(path) or context.places.find(tokens[last].text)
        place = place or context.places.find(token.text)
        if place is None or not (context.places.within(place) or context.places.near(place)):
            continue
        if _goes_on(tokens, last):
            # 钟管镇、新市镇交出成绩单: about neither of them alone.
            return True
        if context.places.area is None and _is_never_named_again(place, body):
            # 四根支柱撑起|富裕镇|, over an article on 德清县钟管镇
            continue
        if not _is_in_passing(place, path, body):
            _settle_on(context, _as_called_then(place, body))
            return True
    return False


def _is_told_of_a_part(scope: str, body: Sequence[Passage]) -> bool:
    """Whether an article under 全市 speaks as one of its counties or towns: 我旗, 我镇."""
    return any(
        ours.group()[1] != scope[-1] for passage in body for ours in _OURS.finditer(passage.text)
    ) and not any(f"我{scope[-1]}" in passage.text for passage in body)


def _county_of_a_headline(titles: Sequence[Passage], body: Sequence[Passage]) -> Place | None:
    """The county that a headline opens with the short name of: 长兴:靠创新稳住阵脚, in an article on 全县."""
    ours = next((match.group()[1] for passage in body if (match := _OF_A_COUNTY.search(passage.text))), "")
    for passage in titles if ours else ():
        opening = _OPENING_NAME.match(passage.text)
        named = load_divisions().by_short_name(opening.group(1)) if opening is not None else ()
        counties = [d for d in named if d.level == "county" and d.name.endswith(ours)]
        if len(counties) == 1:
            return Place(counties[0].name, counties[0].code, counties[0])
    return None


def _is_never_named_again(place: Place, body: Sequence[Passage]) -> bool:
    """Whether an article never names the town of its headline, but others at its opening."""
    if not place.name.endswith(TOWNS) or any(place.name[:2] in passage.text for passage in body):
        return False
    return any(name.endswith(TOWNS) for passage in body[:2] for name in named_divisions(passage.text))


def _is_in_passing(place: Place, name: str, body: Sequence[Passage]) -> bool:
    """Whether a short name in a headline is no town's that an article on the county ever names in full."""
    if name.endswith(TOWNS) or not place.name.endswith(TOWNS):
        return False
    return not any(place.name in passage.text for passage in body) and any(
        _OF_A_COUNTY.search(passage.text) for passage in body[:3]
    )


def _as_called_then(place: Place, body: Sequence[Passage]) -> Place:
    """The place by the former name that the article prints in full: 安州, of which it says 安县."""
    names = load_divisions().called_before(place.division) if place.division is not None else ()
    printed = next((name for name in names if any(name in passage.text for passage in body)), None)
    return place if printed is None else Place(printed, place.code, place.division)


def _settle_on(context: Context, place: Place) -> None:
    context.main = place
    context.places.named.append(place)
    if place.division is not None:
        context.places.learn(place.division)
        context.places.settle(place.division)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the place at ``index`` is the first of a list of towns."""
    following = tokens[index + 1 : index + 3]
    return [token.tag for token in following] == ["LIST", "PLACE"] and following[1].text.endswith(TOWNS)
