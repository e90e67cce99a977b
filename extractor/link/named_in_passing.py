"""Tells owners that a clause names and does not speak of: 青禾景区|带动下, 以青屿公司|为龙头的企业19家."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import coordination
from extractor.link.items import Item
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("ownership")
_AS_EXAMPLE = _PHRASES.pattern("as_example")
_COPULAS = frozenset(_PHRASES.words("is_or_became"))
_ONE = _PHRASES.pattern("just_one")
_AFTER_EXAMPLES = _PHRASES.words("leads_others")
_TIMES = _PHRASES.words("times")
_WITH = _PHRASES.words("with")
_TOGETHER = _PHRASES.words("together")
_WORK = _PHRASES.pattern("kind_of_work")
_AT_THE_HEAD = _PHRASES.pattern("at_the_head")


def is_named_in_passing(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether the clause tells of something else than the owner that stands at ``index``."""
    return any(rule(reader, index, clause) for rule in _IN_PASSING)


def is_of_another(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether an owner is only what another is, or one of several taken together."""
    return any(rule(reader, index, clause) for rule in _OF_ANOTHER)


def _is_counted(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Owners are counted by the word: |农村合作社|88个, |工业园区|增至|5个."""
    after = _item(reader, index + 1)
    if after is None:
        return False
    if after.figure is not None and after.figure.dimension == "count":
        if after.figure.printed_unit not in _TIMES:
            return True
    if not after.cue("increase_to"):
        return False
    told = _figure(reader, index + 2)
    return told is not None and told.dimension == "count"


def _is_just_one(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """The word is one thing counted of several: 现有大户3户,|农村合作社|一个."""
    return _ONE.match(reader.text, reader.items[index].end) is not None


def _leads_others(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Others do what it made them do: |青禾景区|带动下,全年接待游客42万人次."""
    return reader.text.startswith(_AFTER_EXAMPLES, reader.items[index].end)


def _is_an_example(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """It is one of those spoken of: |青屿公司|等一批企业."""
    item = reader.items[index]
    return item.owner in ("enterprise", "park") and _AS_EXAMPLE.match(reader.text, item.end) is not None


def _is_at_the_head(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """It leads those spoken of: 以|青屿公司|为龙头的铸造企业19家."""
    before = _before(reader, index, clause)
    return (
        before is not None
        and before.text.endswith("以")
        and _AT_THE_HEAD.match(reader.text, reader.items[index].end) is not None
    )


def _takes_part(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Another does something together with it: 与|青屿公司|合资."""
    item, before = reader.items[index], _before(reader, index, clause)
    return (
        before is not None
        and item.owner == "enterprise"
        and before.text in _WITH
        and reader.text.startswith(_TOGETHER, item.end)
    )


def _is_a_kind_of_work(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """The word is for a sort of work: 在招商引智、|项目|提效上下功夫."""
    item = reader.items[index]
    definite = item.text in patterns.load().subjects[item.owner].definite
    return definite and _WORK.match(reader.text, item.end) is not None


_IN_PASSING = (
    _is_a_kind_of_work,
    _is_counted,
    _is_just_one,
    _leads_others,
    _is_an_example,
    _is_at_the_head,
    _takes_part,
)


def _is_to_become(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """A park only says what something is to be: 致力于打造|全国领先的食品产业基地|."""
    if reader.items[index].owner != "park":
        return False
    aims = patterns.load().scope.becomes
    before = [reader.items[i] for i in clause if i < index]
    aimed = next((at for at, item in enumerate(before) if item.text in aims), None)
    return aimed is not None and any(
        item.word is not None and item.word.scope == "wider" for item in before[aimed:]
    )


def _is_predicate(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """A park is what something else is or was made: 钟管镇是|家纺生产基地|, 升级为|国家高新区|."""
    if reader.items[index].owner != "park":
        return False
    before = [reader.items[i] for i in clause if i < index]
    return any(
        (item.text in _COPULAS or item.text.endswith("为")) and item.start > before[0].start
        for item in before
    )


def _is_in_a_group(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """It is one of several taken together: 青屿公司、|屿达公司|两家企业."""
    owner = reader.items[index].owner
    return owner in ("enterprise", "park") and coordination.in_a_group(reader, index)


def _is_listed_with_places(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """A zone ends a list of places that each have a figure: 钟管镇、雷甸镇和|高新区|…分别为."""
    if reader.items[index].owner != "park":
        return False
    before = reader.items[max(0, index - 2) : index]
    if [item.tag for item in before] != ["PLACE", "LIST"]:
        return False
    number = reader.items[index].clause
    return any(item.clause == number and item.cue("distribute") for item in reader.items[index:])


_OF_ANOTHER = (_is_to_become, _is_predicate, _is_in_a_group, _is_listed_with_places)


def _item(reader: SentenceReader, index: int) -> Item | None:
    """The item of that number, None past the end of the sentence."""
    return reader.items[index] if index < len(reader.items) else None


def _figure(reader: SentenceReader, index: int) -> Figure | None:
    """The figure that is the item of that number, if it is one."""
    item = _item(reader, index)
    return item.figure if item is not None else None


def _before(reader: SentenceReader, index: int, clause: Sequence[int]) -> Item | None:
    """The item before another in its clause."""
    return reader.items[index - 1] if index > clause[0] else None
