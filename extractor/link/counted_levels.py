"""Reads counts: how many there are, how many were added, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import counts, goods, houses, phrases, projects
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from extractor.link.measures import Reading
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("counted")
_CLASS_ENDINGS = _PHRASES.words("class_endings")
_OF_MUSHROOMS = _PHRASES.words("units_of_mushrooms")
_VILLAGES = _PHRASES.pattern("villages")
_HAD = _PHRASES.words("had")
_PHRASES_OF_CHANGES = Phrases("changes")
_NO_LONGER_NEW = frozenset(_PHRASES_OF_CHANGES.words("no_longer_new"))

_LONGEST_CLASS = 12
_LONGEST_PART = 8
_COUNTED_THEMSELVES = (
    "patents",
    "tourism_visits",
    "output_volume",
    "capacity",
    "employment",
    "exports",
    "housing_sales",
)
"""Indicators that a count can be of without a noun: 接待游客|1500万人次|, 授权专利|12件|."""
_MEMBERS = ("ACTIVITY", "TEXT", "NOUN", "SUFFIX", "LIST", "PUNCT")


def read(
    reader: SentenceReader,
    index: int,
    gap: Gap,
    heads_here: Sequence[Head],
    begin: int,
    last_figure: int,
    told: Reading,
    new: bool,
) -> Reading | None:
    """Return a count with what it is of; ``told`` says whether a change is, ``new`` whether 新增 is said."""
    figure = reader.items[index].figure
    assert figure is not None
    if not new and any(item.tag == "VERB" and item.text in _NO_LONGER_NEW for item in gap):
        reader.state.new = False
    new = new or reader.state.new
    counted = counts.read(reader, index, begin, last_figure) or counts.told_before_from(reader, index, gap)
    if counted is counts.UNECONOMIC:
        return None
    employed = counted is not None and counted.head.indicator == "employment"
    able = None if employed else _capacity(reader, gap, heads_here)
    if able is not None and not phrases.has_words([item for item in gap if item.start > able.at]):
        made = able._replace(activity=goods.product(reader, index, gap, able))
        return Reading("level", "", 1, "capacity", head=made)
    if counted is None and _VILLAGES.match(reader.text, reader.items[index].end):
        # 辖|25个|行政村, after 总人口4.5万人
        return None
    printed = _printed(heads_here, figure)
    if not printed and (counted is None or counted.head.indicator == "other_economic"):
        sold = houses.sold(reader, figure, gap)
        if sold is not None:
            return Reading(told.measure, told.basis, told.sign, "count of an indicator", head=sold)
    if counted is None:
        grown = _mushrooms(figure, gap)
        if grown is not None:
            return Reading(told.measure, told.basis, told.sign, "count of an indicator", head=grown)
        classed = _of_a_class(reader, figure, gap)
        if classed is not None:
            return Reading(told.measure, told.basis, told.sign, "count of a class", head=classed)
    if counted is None or (printed and not counted.after):
        head = _of_an_indicator(reader, index, figure, gap, printed, counted is None)
        if head is not None:
            of_things = head.dimension == "count" and not printed
            added = new and (of_things or head.indicator in ("patents", "employment"))
            measure = "change" if told.measure == "level" and added else told.measure
            return Reading(measure, told.basis, told.sign, "count of an indicator", head=head)
    return _of_a_noun(reader, gap, counted.head, told, new) if counted is not None else None


def _of_a_noun(reader: SentenceReader, gap: Gap, head: Head, told: Reading, new: bool) -> Reading:
    """A count of what its noun says: 新增|规上工业企业15家|, 引进|项目6个|."""
    owner = reader.state.owner
    hoped = reader.state.status == "forecast" and owner is not None and owner.owner == "project"
    if reader.state.status == "planned" or hoped:
        # What a project will add once it is built is a level, planned.
        return Reading("level", "", 1, "count", head=head)
    if told.measure == "change" or (new and not gap.cue("increase_to")):
        return Reading("change", "", told.sign, "count added", head=head)
    return Reading("level", "", 1, "count", head=head)


def _capacity(reader: SentenceReader, gap: Gap, heads_here: Sequence[Head]) -> Head | None:
    """The capacity that a count is of: 年产|5万台|, or the next of a list."""
    if heads_here and heads_here[-1].indicator == "capacity":
        return heads_here[-1]
    last = reader.drafts[-1].head if reader.drafts else None
    if last is None or last.indicator != "capacity":
        return None
    return last if all(item.tag == "LIST" for item in gap) else None


def _printed(heads_here: Sequence[Head], figure: Figure) -> list[Head]:
    """The indicators named before a count that it can be of; 有出口实绩的企业|237家| are no exports."""
    if figure.printed_unit in ("家", "户"):
        return []
    return [head for head in heads_here if head.indicator in _COUNTED_THEMSELVES]


def _mushrooms(figure: Figure, gap: Gap) -> Head | None:
    """Mushrooms are counted by the bag: 发展|袋料香菇|2800万棒."""
    crops = [item.text for item in gap if item.tag == "ACTIVITY"]
    if not crops or not figure.printed_unit.endswith(_OF_MUSHROOMS):
        return None
    return Head("output_volume", crops[-1], dimension="any")


def _of_an_indicator(
    reader: SentenceReader, index: int, figure: Figure, gap: Gap, printed: Sequence[Head], unnamed: bool
) -> Head | None:
    """The indicator that a count is of, printed or, where no noun is counted, carried over."""
    worded = not figure.printed_value[:1].isdigit() and figure.value < 10
    if printed and not worded:
        head = printed[-1]
        if head.indicator == "capacity" and not head.activity:
            return head._replace(activity=goods.product(reader, index, gap, head))
        return goods.with_object(head, gap)
    if not unnamed:
        return None
    return _of_people(reader, gap) or _carried(reader, gap) or _of_projects(reader, index, gap)


def _of_people(reader: SentenceReader, gap: Gap) -> Head | None:
    """A part of the people counted before: 总人口4.5万人,其中|农业人口|3万人."""
    head = reader.state.head
    if head is None or head.indicator != "population" or not reader.drafts:
        return None
    part = phrases.before(reader, gap, len(gap) - 1)
    if not part or len(part) > _LONGEST_PART or phrases.is_uneconomic(part):
        return None
    return head._replace(activity=part)


def _carried(reader: SentenceReader, gap: Gap) -> Head | None:
    """What was counted before, where no noun stands between: 企业65家,去年|52家|."""
    head = reader.state.head
    if head is None or phrases.has_words(gap) or not reader.trail or reader.trail[-1] is None:
        return None
    return head if head.dimension == "count" or head.indicator in goods.VOLUMES else None


def _of_a_class(reader: SentenceReader, figure: Figure, gap: Gap) -> Head | None:
    """What the members of a list count that name only their class: 签约项目36项,…其中|机械装备类|12项."""
    before = next((d for d in reversed(reader.drafts) if d.head.dimension == "count"), None)
    spoken = reader.spoken.get("project_count") if figure.printed_unit in ("个", "项") else None
    head = before.head if before is not None else spoken
    if head is None or (before is not None and before.figure.printed_unit != figure.printed_unit):
        return None
    if head.indicator not in ("project_count", "enterprise_count"):
        return None
    if before is not None and before.measure != "level":
        return None
    if not all(item.tag in _MEMBERS or item.cue("part") for item in gap):
        return None
    named = phrases.before(reader, gap, len(gap) - 1).removeprefix("列入")
    classes = named.endswith(_CLASS_ENDINGS) or phrases.is_known_activity(named)
    if not named or len(named) > _LONGEST_CLASS or not classes or phrases.is_uneconomic(named):
        return None
    if before is None and not phrases.is_known_activity(named):
        return None
    return head._replace(activity=named, at=figure.start, carried=False)


def _of_projects(reader: SentenceReader, index: int, gap: Gap) -> Head | None:
    """The projects spoken of, after a verb of building: 242个重点项目…;开工|221个;投产|12个."""
    figure = reader.items[index].figure
    told = _projects_told(reader)
    if told is None or figure is None or figure.printed_unit not in ("个", "项"):
        return None
    words = [
        item for item in gap if item.tag not in ("PUNCT", "CUE", "ADVERB", "LIST") or item.cue("realised")
    ]
    stages = patterns.load().scope.stages
    if figure.printed_unit == "项":
        after = reader.items[index + 1] if index + 1 < len(reader.items) else None
        if after is not None and after.tag not in ("PUNCT", "LIST") and after.text not in stages:
            # 专利|27项|授权
            return None
        # 分镇看:钟管镇|27项|,开复工|15项
        words = [
            item for item in words if item.tag not in ("PLACE", "SCOPE", "PERIOD") and item.text not in _HAD
        ]
    elif not words:
        return None
    return told._replace(at=figure.start, carried=True) if all(map(_is_a_stage, words)) else None


def _projects_told(reader: SentenceReader) -> Head | None:
    """The projects counted before, in the sentence or in one before it."""
    before = next((d.head for d in reader.drafts if d.head.indicator == "project_count"), None)
    told = before or reader.spoken.get("project_count")
    if before is None and told is not None and told.activity.endswith(projects.PARTS):
        # 签约项目26个,其中协议项目3个。已投产|8个: of all of them.
        return told._replace(activity="")
    return told


def _is_a_stage(item: Item) -> bool:
    """Whether a word tells how far projects are: 开工, 已投产, 未开工."""
    stages = patterns.load().scope.stages
    return item.text in stages or item.text.removeprefix("未").removeprefix("已").removeprefix("新") in stages
