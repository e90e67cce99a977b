"""Tells a place that is only mentioned from one that figures are of: 高于全市, 来自上海, 与某镇相邻."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import patterns
from extractor.link import coordination, locations, places_in_names, subjects
from extractor.link.items import Item
from patterns.entries import Scope
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("places")
_RANKED = _PHRASES.pattern("ranked_among")
_HIGHER = _PHRASES.pattern("higher")
_IS_TO_IT = _PHRASES.pattern("is_to_it")
_ONE_OF = _PHRASES.pattern("one_of")
_FOREMOST = _PHRASES.words("foremost")
_FOR = _PHRASES.words("for_whom")
_FROM = _PHRASES.words("from_or_to")
_ENDS_ON = _PHRASES.words("is_one_in")
_IS = _PHRASES.words("is_of")
_IS_TIMES = _PHRASES.words("is_times")
_MORE_OR_LESS = Phrases("rates").words("more_or_less")
_WITH = _PHRASES.words("with")


@dataclass(slots=True)
class Named:
    """A place or scope word where it is named.

    Attributes:
        reader: the sentence so far.
        clause: positions of the items of its clause.
        at: position of the place; ``item`` is the item there.
        before: the item before it in its clause, ``after`` the one after it in the sentence; None for none.
        scope: the word lists of scope.toml.
    """

    reader: SentenceReader
    clause: Sequence[int]
    at: int
    item: Item
    before: Item | None
    after: Item | None
    scope: Scope

    def earlier(self) -> list[Item]:
        """What stands before it in its clause."""
        return self.reader.items[self.clause[0] : self.at]

    def has_figure(self) -> bool:
        """Whether its clause goes on to a figure."""
        return any(self.reader.items[i].tag == "FIGURE" for i in self.clause if i > self.at)

    def told_before(self) -> bool:
        """Whether the sentence has named a place before it."""
        return any(other.tag == "PLACE" for other in self.reader.items[: self.at])


def is_only_mentioned(reader: SentenceReader, index: int, clause: Sequence[int]) -> bool:
    """Whether the place at ``index`` is not what the figures after it are of.

    Args:
        reader: the sentence so far.
        index: position of a place or scope word.
        clause: positions of the items of its clause.
    """
    items = reader.items
    named = Named(
        reader,
        clause,
        index,
        items[index],
        items[index - 1] if index > clause[0] else None,
        items[index + 1] if index + 1 < len(items) else None,
        patterns.load().scope,
    )
    return any(rule(named) for rule in _RULES)


def _is_wider(named: Named) -> bool:
    """全国, 全球: of no place that has figures here."""
    return named.item.word is not None and named.item.word.scope == "wider"


def _opens_a_predicate(named: Named) -> bool:
    """某某项目,是|该县|今年的又一个重大项目."""
    return subjects.opens_a_predicate(named.reader, named.clause)


def _ends_a_list_of_asides(named: Named) -> bool:
    """高于钟管镇、|新市镇|的水平, 与钟管、|新市|的公司合办: a list of such, or of partners."""
    items, begin = named.reader.items, named.clause[0]
    if named.before is None or named.before.tag != "LIST":
        return False
    opening = named.at - 1
    while opening >= begin and items[opening].tag in ("PLACE", "SCOPE", "LIST"):
        opening -= 1
    if opening < begin:
        return False
    partners = named.after is not None and named.after.text == "的" and items[opening].text in _WITH
    return partners or items[opening].text.endswith(_before_asides())


@functools.cache
def _before_asides() -> tuple[str, ...]:
    """Words before a list of places that are asides; those of one character stand before other lists too."""
    scope = patterns.load().scope
    return (*scope.compared, *(word for word in scope.aside if len(word) > 1))


def _is_compared_with(named: Named) -> bool:
    """比|全省|投资增速高出3个点: another figure is set against it."""
    for item in reversed(named.earlier()):
        if item.figure is not None:
            return False
        if item.text in ("比", "较") or item.text.startswith(("比同期", "较同期")):
            return _HIGHER.match(named.reader.text, named.item.end) is not None
    return False


def _has_it_as_one(named: Named) -> bool:
    """也是|全县|粮食基地之一, 历来是|全县|工商贸易的集散之地."""
    text, item = named.reader.text, named.item
    called = text.endswith(("是", "为", "系"), 0, item.start) and _IS_TO_IT.match(text, item.end) is not None
    return called or _ONE_OF.match(text, item.end) is not None


def _is_served(named: Named) -> bool:
    """商贸业为|全区|扛起大任务指标."""
    after = named.after
    if named.item.tag != "SCOPE" or named.before is None or named.before.text not in _FOR:
        return False
    return after is not None and after.tag in ("VERB", "TEXT") and not after.text.startswith(_FOREMOST)


def _follows_an_aside(named: Named) -> bool:
    """来自|上海|, 高于|全市|."""
    before = named.before
    if before is None or before.tag in ("PLACE", "PUNCT", "PERIOD"):
        return False
    if not before.text.endswith(named.scope.aside):
        return False
    return not (before.text in _FROM and named.item.tag == "SCOPE")


def _leads_an_aside(named: Named) -> bool:
    """全市|平均水平, 上海|客商, 全县17个镇里|居第三."""
    after, text, end = named.after, named.reader.text, named.item.end
    return after is not None and (
        (after.cue("gap") and after.text not in _MORE_OR_LESS)
        or text.startswith(named.scope.aside_after, end)
        or _RANKED.match(text, end) is not None
    )


def _leads_to_nothing(named: Named) -> bool:
    """In the middle of a clause without figures, which is not all about it."""
    items, before = named.reader.items, named.before
    leading = all(
        item.tag in ("PERIOD", "PUNCT", "PLACE", "LIST", "CUE", "VERB") or len(item.text) <= 4
        for item in named.earlier()
    )
    predicate = (
        before is not None
        and before.text in _ENDS_ON
        and all(items[i].tag == "PUNCT" for i in named.clause if i > named.at)
    )
    return not leading and not named.has_figure() and not predicate


def _goes_on_comparing(named: Named) -> bool:
    """高出全国15.9个百分点、|全省|12.3个百分点."""
    before, figure, drafts = named.before, named.at - 2, named.reader.drafts
    if before is None or before.tag != "LIST" or figure < named.clause[0] or not drafts:
        return False
    return named.reader.items[figure].figure is not None and drafts[-1].basis == "gap"


def _is_in_a_predicate(named: Named) -> bool:
    """新市是|德清|蚕桑的主产地: of the first place."""
    before, after = named.before, named.after
    if before is None or before.text not in _IS or after is None or after.tag in ("PUNCT", "PLACE"):
        return False
    if any(item.tag == "PLACE" for item in named.earlier()):
        return True
    asked = named.reader.text.endswith("的", 0, before.start)
    return named.told_before() and not named.has_figure() and not asked


def _is_what_a_multiple_is_of(named: Named) -> bool:
    """是|全市|农民人均纯收入的1.7倍."""
    before, after = named.before, named.after
    if after is None or after.figure is not None or before is None or before.text not in _IS_TIMES:
        return False
    figures = (named.reader.items[i].figure for i in named.clause if i > named.at)
    return any(figure is not None and figure.dimension == "times" for figure in figures)


def _is_in_a_group(named: Named) -> bool:
    """钟管、新市两镇: of both."""
    return named.item.tag == "PLACE" and coordination.in_a_group(named.reader, named.at)


def _sums_up_parts(named: Named) -> bool:
    """全市|县域|GDP: of the counties of the city together."""
    before = named.before
    return (
        named.item.text in named.scope.own_level and before is not None and before.tag in ("SCOPE", "PLACE")
    )


def _is_ranked_within(named: Named) -> bool:
    """总量在|德清|各乡镇里数第二: among whose towns it is a rank."""
    figure = named.after.figure if named.after is not None else None
    return named.item.tag == "PLACE" and figure is not None and figure.dimension == "rank"


_RULES: tuple[Callable[[Named], bool], ...] = (
    _is_wider,
    _is_ranked_within,
    _opens_a_predicate,
    places_in_names.belongs_to_a_name,
    _ends_a_list_of_asides,
    locations.dates_a_dispatch,
    locations.is_on_a_side,
    _is_compared_with,
    places_in_names.opens_an_example,
    _has_it_as_one,
    places_in_names.is_in_a_title,
    locations.stands_for_its_surroundings,
    locations.is_what_it_lies_in,
    _is_served,
    places_in_names.opens_a_list_of_parks,
    locations.is_travelled_to,
    locations.is_where_goods_are_from,
    _follows_an_aside,
    locations.locates,
    _leads_an_aside,
    _leads_to_nothing,
    locations.is_an_end_of_a_way,
    places_in_names.opens_a_quotation,
    _goes_on_comparing,
    _is_in_a_predicate,
    _is_what_a_multiple_is_of,
    locations.is_where_something_was_held,
    places_in_names.names_a_facility,
    places_in_names.is_inside_a_name,
    _is_in_a_group,
    _sums_up_parts,
)
