"""Takes from the words of a sentence of whom it speaks: a company, project, park or institution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import named_in_passing, project_names
from extractor.link.items import Item
from extractor.link.short_companies import short_company
from extractor.pipeline.lexicon import lexicon
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("ownership")
_PHRASES_OF_PLACES = Phrases("places")
_PHRASES_OF_PROJECTS = Phrases("projects")
OWN_KIND = _PHRASES.words("zones_of_one_kind")
_IS = _PHRASES.words("is")
_RECEIVES = _PHRASES.words("receives")
TOWNS = _PHRASES.words("towns")
_HOMES = _PHRASES.words("homes")
_LIES_IN = _PHRASES.words("lies_in")
_BUILT_IN = _PHRASES_OF_PLACES.words("built_in")
_CAPABLE = _PHRASES_OF_PROJECTS.words("with_capacity")

_NAMING = ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "OWNER")
_LEADS = ("PERIOD", "PLACE", "SCOPE", "CUE", "PUNCT", "VERB")
_LONGEST_LEAD = 4


def take(reader: SentenceReader, index: int, clause: Sequence[int]) -> None:
    """Go by an enterprise, project, park or institution from here on, if it is what the clause is about."""
    item = reader.items[index]
    if named_in_passing.is_named_in_passing(reader, index, clause):
        return
    if _builds(reader, index, clause):
        _take_what_is_built(reader, index - 1, clause)
        return
    if _is_a_site(reader, item) or _is_where_it_lies(reader, index, clause):
        _take_site(reader, item)
        return
    if opens_a_predicate(reader, clause) or named_in_passing.is_of_another(reader, index, clause):
        return
    definite = item.text in patterns.load().subjects[item.owner].definite
    if definite:
        meant = _meant(reader, item)
        if meant is None:
            return
        item = meant
    if item.owner == "institution" and _is_within_another(reader, item, definite=definite):
        return
    if item.owner == "project" and not definite:
        item = _with_capacity(reader, index, clause)
    if item.owner == "project" and _ends_a_list(reader, index):
        # 分别是甲项目、乙项目、丙项目,总额1.35亿元: of all of them.
        reader.owners.append(item)
        reader.state.owner = None
        return
    _take_place(reader, item)
    reader.owners.append(item)
    if _is_spoken_of(reader, item, index, clause):
        reader.state.owner = item


def opens_a_predicate(reader: SentenceReader, clause: Sequence[int]) -> bool:
    """Whether a clause tells what the owner is: 某某项目,|是该县今年的又一个重大外资项目."""
    return reader.items[clause[0]].text in _IS and reader.state.owner is not None


def _builds(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether a company is the one that builds something: 健康养生谷由|某公司|投资建设."""
    item = reader.items[index]
    return (
        item.owner == "enterprise"
        and index > clause[0]
        and reader.items[index - 1].text == "由"
        and reader.text.startswith(patterns.load().scope.builds, item.end)
    )


def _take_what_is_built(reader: SentenceReader, by: int, clause: Sequence[int]) -> None:
    """Take what a company builds for the owner: 健康养生谷|由某公司投资 is of the place built."""
    words = [reader.items[i] for i in clause if i < by]
    if not words:
        _take_what_lies_there(reader, by)
        return
    if any(word.tag not in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX") for word in words):
        return
    name = reader.text[words[0].start : words[-1].end]
    if len(name) >= 4:
        reader.state.owner = Item(
            words[0].start, words[-1].end, "OWNER", name, owner="project", clause=words[0].clause
        )


def _take_what_lies_there(reader: SentenceReader, by: int) -> None:
    """Take what the clauses before tell the place of: |青屿小镇|位于钟管镇,由某公司投资6.7亿元."""
    name = project_names.lying(reader, by) if reader.state.owner is None else ""
    if name:
        reader.state.owner = Item(0, 0, "OWNER", name, owner="project", clause=reader.items[by].clause)


def _is_a_site(reader: SentenceReader, item: Item) -> bool:
    """Whether a park is where the company spoken of builds: 某公司退城进园,在|新市工业园区|征地70亩."""
    spoken = reader.state.owner
    company = spoken is not None and spoken.owner == "enterprise"
    return item.owner == "park" and company and reader.text.endswith(_BUILT_IN, 0, item.start)


def _is_where_it_lies(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """A park is only where something else is built: 青屿电芯基地落户|高新区|,总投资5亿元."""
    item, start = reader.items[index], reader.items[clause[0]].start
    if item.owner != "park" or not reader.text.endswith(_LIES_IN, start, item.start):
        return False
    return any(word.tag in _NAMING for word in reader.items[clause[0] : index])


def _take_site(reader: SentenceReader, item: Item) -> None:
    """Go to the town of a park, where the park itself is not spoken of: |新市|工业园区."""
    town = opening_place(item.text)
    if town.endswith(_HOMES):
        reader.state.place = town
        reader.places.append(town)


def _meant(reader: SentenceReader, item: Item) -> Item | None:
    """The owner that words point to, themselves where none was named; None where they speak of another's.

    开发区 means the last 经济开发区 rather than a 工业园 named since.
    """
    others = [o for o in reversed(reader.owners) if o.owner == item.owner and o.text != item.text]
    named = next((o for o in others if o.text.endswith(item.text)), others[0] if others else None)
    if named is not None and item.text in OWN_KIND and not named.text.endswith("区"):
        # “一区四园”…,其中|经济开发区|…
        named = None
    if named is not None:
        return replace(named, clause=item.clause, start=item.start, end=item.end)
    if item.text == "项目" and reader.state.owner is not None:
        # 园区规划占地103亩,项目总投资3亿元: of the park.
        return None
    return item


def _is_within_another(reader: SentenceReader, item: Item, *, definite: bool) -> bool:
    """Whether an institution is named while another is spoken of: 青屿银行…,|钟管支行|…."""
    spoken = reader.state.owner
    if spoken is None or spoken.owner != "institution":
        return False
    return not (definite and item.text == spoken.text)


def _take_place(reader: SentenceReader, item: Item) -> None:
    """Go to the place that an owner's name begins with: |平湖市|工业园区.

    钟管镇…;德清县某某公司 is no longer in the town before; 上海市某某公司 may be anywhere.
    """
    told = item.owner == "park" or reader.state.place is not None
    place = opening_place(item.text) if told or item.owner == "project" else ""
    if not (told or place.endswith(TOWNS)):
        return
    if place and (item.owner == "park" or place.endswith(_HOMES)):
        reader.state.place = place
        reader.places.append(place)


def _is_spoken_of(reader: SentenceReader, item: Item, index: int, clause: Sequence[int]) -> bool:
    """Whether what follows is of an owner: it leads its clause, or is nobody's but its own."""
    leading = _leads(reader, index, clause)
    if item.owner in ("park", "institution"):
        if not leading and not reader.text.startswith(_RECEIVES, item.end):
            return False
    spoken = reader.state.owner
    if spoken is None or spoken.owner != "enterprise" or leading:
        return True
    return item.text.startswith(spoken.text)


def _leads(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether nothing but times, places and short words stands before an owner in its clause."""
    before = (reader.items[i] for i in clause if i < index)
    return all(item.tag in _LEADS or len(item.text) <= _LONGEST_LEAD for item in before)


def _ends_a_list(reader: SentenceReader, index: int) -> bool:
    """Whether an owner stands in a list right behind another of its kind, before any figure of its own."""
    if index < 2 or reader.items[index - 1].tag != "LIST":
        return False
    return reader.items[index - 2].owner == reader.items[index].owner


def take_short_name(reader: SentenceReader, clause: Sequence[int], name: str) -> bool:
    """Go by a company whose short name opens a clause without figures: 青禾汽车|订单排到年底,…."""
    state, first = reader.state, reader.items[clause[0]]
    spoken = state.owner is not None and state.owner.owner != "park"
    if spoken or short_company(name) != name or not reader.text.startswith(name, first.start):
        return False
    state.owner = Item(0, 0, "OWNER", name, owner="enterprise", clause=first.clause)
    return True


def opening_place(name: str) -> str:
    """The place that an owner's name begins with: 平湖市|工业园区, "" where it begins with none."""
    words = lexicon().words
    openings = (name[:length] for length in range(min(len(name) - 2, 8), 1, -1))
    return next((text for text in openings if text in words and words[text].place), "")


def _is_a_capacity(items: Sequence[Item], index: int, clause: Sequence[int]) -> bool:
    """Whether a size opens the name of a project, or stands in it right after a company's."""
    figure = items[index].figure
    sized = figure is not None and figure.dimension in ("mass", "volume", "power", "energy")
    return sized and (index == clause[0] or items[index - 1].owner == "enterprise")


def _with_capacity(reader: SentenceReader, index: int, clause: Sequence[int]) -> Item:
    """Return a project with all of its name: 年产|5万吨|纤维项目, 某某公司|年产|5万吨|纤维项目."""
    item, items = reader.items[index], reader.items
    first = index - 1
    while first >= clause[0] and items[first].text != "的":
        if items[first].tag in ("PUNCT", "PERIOD") and items[first].text != "/":
            return item
        if items[first].text in _CAPABLE:
            break
        if items[first].figure is not None and _is_a_capacity(items, first, clause):
            # 青屿糖厂有限公司|4万吨/年|酒精项目
            break
        first -= 1
    else:
        return item
    if first > clause[0] and items[first - 1].tag == "OWNER":
        first -= 1
    start = items[first].start
    return replace(item, start=start, text=reader.text[start : item.end])
