"""Takes from the words of a sentence of whom it speaks: a company, project, park or institution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import coordination
from extractor.link.items import Item
from extractor.link.short_companies import short_company
from extractor.pipeline.lexicon import lexicon
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("ownership")
_PHRASES_OF_PROJECTS = Phrases("projects")
OWN_KIND = _PHRASES.words("zones_of_one_kind")
_AS_EXAMPLE = _PHRASES.pattern("as_example")
_COPULAS = frozenset(_PHRASES.words("is_or_became"))
_ONE = _PHRASES.pattern("just_one")
_AFTER_EXAMPLES = _PHRASES.words("leads_others")
_IS = _PHRASES.words("is")
_TIMES = _PHRASES.words("times")
_WITH = _PHRASES.words("with")
_TOGETHER = _PHRASES.words("together")
_RECEIVES = _PHRASES.words("receives")
_AT_THE_HEAD = _PHRASES.pattern("at_the_head")
_HOMES = _PHRASES.words("homes")
_BUILT_IN = Phrases("places").words("built_in")
_CAPABLE = _PHRASES_OF_PROJECTS.words("with_capacity")


def opens_a_predicate(reader: SentenceReader, clause: Sequence[int]) -> bool:
    """Whether a clause tells what the owner is: 某某项目,|是该县今年的又一个重大外资项目."""
    return reader.items[clause[0]].text in _IS and reader.state.owner is not None


def _is_to_become(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether a park only says what something is to be: 致力于打造|全国领先的食品产业基地."""
    aims = patterns.load().scope.becomes
    before = [reader.items[i] for i in clause if i < index]
    aimed = next((at for at, item in enumerate(before) if item.text in aims), None)
    return aimed is not None and any(
        item.word is not None and item.word.scope == "wider" for item in before[aimed:]
    )


def _is_predicate(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether a park is what something else is or was made: 钟管镇是|家纺生产基地, 升级为|国家高新区."""
    before = [reader.items[i] for i in clause if i < index]
    return any(
        (item.text in _COPULAS or item.text.endswith("为")) and item.start > before[0].start
        for item in before
    )


def take(reader: SentenceReader, index: int, clause: Sequence[int]) -> None:
    """Go by an enterprise, project, park or institution from here on, if it is what the clause is about."""
    item = reader.items[index]
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if (
        after is not None
        and after.figure is not None
        and after.figure.dimension == "count"
        and after.figure.printed_unit not in _TIMES
    ):
        return
    if _ONE.match(reader.text, item.end):
        # 现有大户3户,|农村合作社|一个
        return
    if after is not None and after.cue("increase_to") and index + 2 < len(reader.items):
        figure = reader.items[index + 2].figure
        if figure is not None and figure.dimension == "count":
            return
    if reader.text.startswith(_AFTER_EXAMPLES, item.end):
        # 青禾景区|带动下,全年接待游客42万人次
        return
    if item.owner in ("enterprise", "park") and _AS_EXAMPLE.match(reader.text, item.end):
        return
    before = reader.items[index - 1] if index > clause[0] else None
    if before is not None and before.text.endswith("以") and _AT_THE_HEAD.match(reader.text, item.end):
        # 以某公司|为龙头的铸造企业19家
        return
    if item.owner == "enterprise" and before is not None:
        if before.text == "由" and reader.text.startswith(patterns.load().scope.builds, item.end):
            _built(reader, index - 1, clause)
            return
        if before.text in _WITH and reader.text.startswith(_TOGETHER, item.end):
            return
    spoken = reader.state.owner
    company = spoken is not None and spoken.owner == "enterprise"
    if item.owner == "park" and company and reader.text.endswith(_BUILT_IN, 0, item.start):
        # 某公司退城进园,在|新市工业园区|征地70亩
        if (home := opening_place(item.text)).endswith(_HOMES):
            reader.state.place = home
            reader.places.append(home)
        return
    leading = all(
        reader.items[i].tag in ("PERIOD", "PLACE", "SCOPE", "CUE", "PUNCT", "VERB")
        or len(reader.items[i].text) <= 4
        for i in clause
        if i < index
    )
    definite = item.text in patterns.load().subjects[item.owner].definite
    if definite:
        others = [o for o in reversed(reader.owners) if o.owner == item.owner and o.text != item.text]
        # 开发区 means the last 经济开发区 rather than a 工业园 named since.
        named = next((o for o in others if o.text.endswith(item.text)), others[0] if others else None)
        if named is not None and item.text in OWN_KIND and not named.text.endswith("区"):
            # “一区四园”…,其中|经济开发区|…
            named = None
        if named is not None:
            item = replace(named, clause=item.clause, start=item.start, end=item.end)
        elif item.text == "项目" and reader.state.owner is not None:
            # 园区规划占地103亩,项目总投资3亿元: of the park.
            return
    if opens_a_predicate(reader, clause) or (item.owner == "park" and _is_to_become(reader, index, clause)):
        return
    if item.owner == "enterprise" and coordination.in_a_group(reader, index):
        return
    if item.owner == "park" and (
        _is_predicate(reader, index, clause)
        or coordination.in_a_group(reader, index)
        or _is_listed_with_places(reader, index)
    ):
        return
    if (
        item.owner == "institution"
        and reader.state.owner is not None
        and reader.state.owner.owner == "institution"
        and not (definite and item.text == reader.state.owner.text)
    ):
        return
    if item.owner == "project" and not definite:
        item = _with_capacity(reader, index, clause)
    if item.owner == "project" and _ends_a_list(reader, index):
        # 分别是甲项目、乙项目、丙项目,总额1.35亿元: of all of them.
        reader.owners.append(item)
        reader.state.owner = None
        return
    told = item.owner == "park" or reader.state.place is not None
    named_place = opening_place(item.text) if told else ""
    if item.owner != "park" and not named_place.endswith(_HOMES):
        # 钟管镇…;德清县某某公司 is no longer in the town before; 上海市某某公司 may be anywhere.
        named_place = ""
    if named_place:
        reader.state.place = named_place
        reader.places.append(named_place)
    reader.owners.append(item)
    receives = reader.text.startswith(_RECEIVES, item.end)
    if item.owner in ("park", "institution") and not (leading or receives):
        return
    spoken = reader.state.owner
    if (
        spoken is not None
        and spoken.owner == "enterprise"
        and not leading
        and not item.text.startswith(spoken.text)
    ):
        return
    reader.state.owner = item


def _ends_a_list(reader: SentenceReader, index: int) -> bool:
    """Whether an owner stands in a list right behind another of its kind, before any figure of its own."""
    if index < 2 or reader.items[index - 1].tag != "LIST":
        return False
    return reader.items[index - 2].owner == reader.items[index].owner


def _is_listed_with_places(reader: SentenceReader, index: int) -> bool:
    """Whether a zone ends a list of places that each have a figure: 钟管镇、雷甸镇和|高新区|…分别为."""
    before = reader.items[max(0, index - 2) : index]
    if [item.tag for item in before] != ["PLACE", "LIST"]:
        return False
    clause = reader.items[index].clause
    return any(item.clause == clause and item.cue("distribute") for item in reader.items[index:])


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


def _with_capacity(reader: SentenceReader, index: int, clause: Sequence[int]) -> Item:
    """Return a project with all of its name: 年产|5万吨|纤维项目, 某某公司|年产|5万吨|纤维项目."""
    item, items = reader.items[index], reader.items
    first = index - 1
    while first >= clause[0] and items[first].tag not in ("PUNCT", "PERIOD") and items[first].text != "的":
        if items[first].text in _CAPABLE:
            break
        first -= 1
    else:
        return item
    if first > clause[0] and items[first - 1].tag == "OWNER":
        first -= 1
    start = items[first].start
    return replace(item, start=start, text=reader.text[start : item.end])


def _built(reader: SentenceReader, by: int, clause: Sequence[int]) -> None:
    """Take what a company builds for the owner: 健康养生谷|由某公司投资 is of the place built."""
    words = [reader.items[i] for i in clause if i < by]
    if not words or any(word.tag not in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX") for word in words):
        return
    name = reader.text[words[0].start : words[-1].end]
    if len(name) >= 4:
        reader.state.owner = Item(
            words[0].start, words[-1].end, "OWNER", name, owner="project", clause=words[0].clause
        )
