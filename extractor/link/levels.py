"""Reads levels and absolute changes: counts, areas, volumes, and whether an amount is added."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import counts, goods, houses, measures, phrases, projects, spoken
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("changes")
_NEW = frozenset(_PHRASES.words("new"))
_TASKS = _PHRASES.words("tasks")
_AMOUNTS_ADDED = frozenset(_PHRASES.words("amounts_added"))
_NO_LONGER_NEW = frozenset(_PHRASES.words("no_longer_new"))
_MORE_OR_LESS = _PHRASES.words("more_or_less")
_BELOW = _PHRASES.words("below")
_AVERAGE = _PHRASES.words("average")
_NO_CHANGE_ALONE = _PHRASES.words("no_change_alone")
_PHRASES_OF_COUNTS = Phrases("counted")
_CLASS_ENDINGS = _PHRASES_OF_COUNTS.words("class_endings")
_OF_MUSHROOMS = _PHRASES_OF_COUNTS.words("units_of_mushrooms")
_VILLAGES = _PHRASES_OF_COUNTS.pattern("villages")
_HAD = _PHRASES_OF_COUNTS.words("had")

_LONGEST_CLASS = 12


def read(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Gap,
    heads_here: Sequence[Head],
    begin: int,
    last_figure: int,
) -> Reading | None:
    """Return a level, or a change where 增加 or 新增 stands right before the figure."""
    measure, basis, sign = _change(gap, reader.drafts[-1] if reader.drafts else None)
    name = "change" if measure == "change" else "level"
    new = any(item.text in _NEW for item in gap)
    head: Head | None = None
    if figure.dimension == "count":
        return _count(reader, index, gap, heads_here, begin, last_figure, measure, basis, sign, new)
    if measure == "change" and basis != "gap" and reader.state.status == "planned":
        # What a project will add once it is built is a level, planned.
        measure, basis, sign, name = "level", "", 1, "level"
    if figure.dimension == "money":
        last = reader.state.head
        stock = last is not None and last.indicator in ("loans", "deposits") and bool(reader.drafts)
        added = bool(gap) and gap[-1].text in _NEW and (gap.holds("INDICATOR") or stock)
        if new and measure == "level" and (gap.cue("since", "yoy") or added):
            measure, basis, name = "change", measures.basis_of(gap), "amount added"
        aimed = reader.state.status in ("actual", "target")
        if heads_here and heads_here[-1].new and aimed and measure == "level":
            measure, name = "change", "amount added"
    elif figure.dimension == "area":
        head = goods.area(reader, index, gap, heads_here, changed=measure == "change")
        if head is None:
            return None
        if new or reader.state.new:
            measure, name = "change", "area added"
    else:
        head = goods.volume(reader, index, figure, gap, heads_here)
        if head is None:
            return None
        if head.indicator == "capacity" and new and reader.state.status == "actual":
            measure = "change"
    return measures.Reading(measure, basis, sign, name, head=head)


def _against_a_time(gap: Gap) -> bool:
    """Whether a time of before is compared with: 较|2010年|增收."""
    return any(
        item.period is not None and before.text.endswith(("较", "比"))
        for before, item in itertools.pairwise(gap)
    )


def _change(gap: Gap, last: Draft | None) -> tuple[str, str, int]:
    """Whether a verb of change stands right before the figure: 比上年增加|4200元."""
    if any(item.text in _AMOUNTS_ADDED for item in gap[-3:]):
        return "change", measures.basis_of(gap), -1 if gap.cue("down") else 1
    grew = last is not None and last.measure == "growth" and len(gap) <= 3
    if gap and gap[-1].text.endswith("集体增收"):
        return "change", measures.basis_of(gap), 1
    undated = [item for item in gap if item.tag not in ("PERIOD", "ADVERB")]
    told = last is not None and last.head.indicator in spoken.TAXES and last.measure == "level"
    of_taxes = spoken.is_of_taxes(undated[-2]) if len(undated) > 1 else told and len(gap) == 1
    if (
        gap
        and gap[-1].text in ("增收", "减收")
        and (grew or of_taxes or gap.cue("yoy", "since", "mom") or _against_a_time(gap))
    ):
        return "change", measures.basis_of(gap), -1 if gap[-1].text == "减收" else 1
    if any(item.cue("gap") for item in gap) and gap[-1].text.endswith(_TASKS):
        # 固定资产投资完成16亿元,超出市级下达任务|6200万元
        return "change", "gap", 1
    if len(gap) > 2 and gap[-1].text in _MORE_OR_LESS and gap.holds("PLACE", "SCOPE"):
        if any(item.text.endswith(("比", "较")) for item in gap[:-1]):
            # 村民人均纯收入18960元,比全市平均|高|2300多元
            return "change", "gap", -1 if gap[-1].text in ("低", "少") else 1
    if not gap.cue("gap", "up", "down"):
        return "level", "", 1
    for position in range(len(gap) - 1, -1, -1):
        if (
            gap[position].cue("gap")
            and position + 1 < len(gap)
            and gap[position + 1].tag in ("PLACE", "SCOPE")
        ):
            # 高出|全县|平均水平|1207元
            return "change", "gap", -1 if gap[position].text.startswith(_BELOW) else 1
        if gap[position].tag not in ("PLACE", "SCOPE") and gap[position].text not in _AVERAGE:
            break
    for item, after in zip(reversed(gap), [None, *reversed(gap)], strict=False):
        if item.text == "升" and after is None:
            # 食用油每|升|15.4元
            break
        if item.cue("increase_to", "decrease_to"):
            break
        if item.text in ("加快", "提速") and after is not None and after.tag == "VERB":
            # 加快|推进|23个项目
            break
        if item.cue("up", "down") and item.text not in _NO_CHANGE_ALONE:
            return "change", measures.basis_of(gap), -1 if item.cue("down") else 1
        if item.cue("reach") and item.text not in ("了",):
            break
        if item.tag not in ("CUE", "VERB", "TO", "MORE") and item.text != "了":
            break
    return "level", "", 1


def _count(
    reader: SentenceReader,
    index: int,
    gap: Gap,
    heads_here: Sequence[Head],
    begin: int,
    last_figure: int,
    measure: str,
    basis: str,
    sign: int,
    new: bool,
) -> Reading | None:
    if any(item.tag == "VERB" and item.text in _NO_LONGER_NEW for item in gap) and not new:
        reader.state.new = False
    counted = counts.read(reader, index, begin, last_figure) or counts.told_before_from(reader, index, gap)
    if counted is counts.UNECONOMIC:
        return None
    able = heads_here[-1] if heads_here and heads_here[-1].indicator == "capacity" else None
    if (
        able is None
        and reader.drafts
        and reader.drafts[-1].head.indicator == "capacity"
        and all(i.tag == "LIST" for i in gap)
    ):
        able = reader.drafts[-1].head
    if able is not None and not has_words([item for item in gap if item.start > able.at]):
        return measures.Reading(
            "level",
            "",
            1,
            "capacity",
            head=able._replace(activity=goods.product(reader, index, gap, able)),
        )
    printed = [
        h
        for h in heads_here
        if h.indicator
        in (
            "patents",
            "tourism_visits",
            "output_volume",
            "capacity",
            "employment",
            "exports",
            "housing_sales",
        )
    ]
    figure = reader.items[index].figure
    assert figure is not None
    worded = not figure.printed_value[:1].isdigit() and figure.value < 10
    if figure.printed_unit in ("家", "户"):
        # 有出口实绩的企业237家 are no exports.
        printed = []
    if counted is None and _VILLAGES.match(reader.text, reader.items[index].end):
        # 辖|25个|行政村, after 总人口4.5万人
        return None
    sold = houses.sold(reader, figure, gap)
    uncounted = counted is None or counted.head.indicator == "other_economic"
    if uncounted and not printed and sold is not None:
        return measures.Reading(measure, basis, sign, "count of an indicator", head=sold)
    crops = [item.text for item in gap if item.tag == "ACTIVITY"]
    if counted is None and figure.printed_unit.endswith(_OF_MUSHROOMS) and crops:
        # 发展|袋料香菇|2800万棒
        grown = Head("output_volume", crops[-1], dimension="any")
        return measures.Reading(measure, basis, sign, "count of an indicator", head=grown)
    classed = _of_a_class(reader, figure, gap) if counted is None else None
    if classed is not None:
        return measures.Reading(measure, basis, sign, "count of a class", head=classed)
    if counted is None or (printed and not counted.after):
        head = printed[-1] if printed and not worded else None
        if head is not None and head.indicator == "capacity" and not head.activity:
            head = head._replace(activity=goods.product(reader, index, gap, head))
        elif head is not None:
            head = goods.with_object(head, gap)
        if (
            head is None
            and counted is None
            and reader.state.head is not None
            and reader.state.head.indicator == "population"
            and reader.drafts
        ):
            part = phrases.before(reader, gap, len(gap) - 1)
            if part and len(part) <= 8 and not phrases.is_uneconomic(part):
                head = reader.state.head._replace(activity=part)
        if head is None and counted is None and reader.state.head is not None and not has_words(gap):
            carried = reader.state.head
            if (
                (carried.dimension == "count" or carried.indicator in goods.VOLUMES)
                and reader.trail
                and reader.trail[-1] is not None
            ):
                head = carried
        if head is None and counted is None:
            head = _projects(reader, index, gap)
        if head is not None:
            counted_before = head.dimension == "count" and not printed
            if (
                measure == "level"
                and (new or reader.state.new)
                and (counted_before or head.indicator in ("patents", "employment"))
            ):
                measure = "change"
            return measures.Reading(measure, basis, sign, "count of an indicator", head=head)
        if counted is None:
            return None
    owner = reader.state.owner
    hoped = reader.state.status == "forecast" and owner is not None and owner.owner == "project"
    if reader.state.status == "planned" or hoped:
        # What a project will add once it is built is a level, planned.
        return measures.Reading("level", "", 1, "count", head=counted.head)
    if measure == "change" or ((new or reader.state.new) and not gap.cue("increase_to")):
        return measures.Reading("change", "", sign, "count added", head=counted.head)
    return measures.Reading("level", "", 1, "count", head=counted.head)


def _of_a_class(reader: SentenceReader, figure: Figure | None, gap: Gap) -> Head | None:
    """What the members of a list count that name only their class: 签约项目36项,…其中|机械装备类|12项."""
    before = next((d for d in reversed(reader.drafts) if d.head.dimension == "count"), None)
    if before is None or figure is None or before.figure.printed_unit != figure.printed_unit:
        return None
    if before.head.indicator not in ("project_count", "enterprise_count") or before.measure != "level":
        return None
    kinds = ("ACTIVITY", "TEXT", "NOUN", "SUFFIX", "LIST", "PUNCT")
    if not all(item.tag in kinds or item.cue("part") for item in gap):
        return None
    named = phrases.before(reader, gap, len(gap) - 1)
    classes = named.endswith(_CLASS_ENDINGS) or phrases.is_known_activity(named)
    if not named or len(named) > _LONGEST_CLASS or not classes or phrases.is_uneconomic(named):
        return None
    return before.head._replace(activity=named, at=figure.start, carried=False)


def _projects(reader: SentenceReader, index: int, gap: Gap) -> Head | None:
    """Take a number after a verb of building for projects spoken of: 242个重点项目…;开工|221个;投产|12个."""
    figure = reader.items[index].figure
    before = next((d.head for d in reader.drafts if d.head.indicator == "project_count"), None)
    told = before or reader.spoken.get("project_count")
    if before is None and told is not None and told.activity.endswith(projects.PARTS):
        # 签约项目26个,其中协议项目3个。已投产|8个: of all of them.
        told = told._replace(activity="")
    words = [
        item for item in gap if item.tag not in ("PUNCT", "CUE", "ADVERB", "LIST") or item.cue("realised")
    ]
    stages = patterns.load().scope.stages
    if told is None or figure is None or figure.printed_unit not in ("个", "项"):
        return None
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
    if not all(
        item.text in stages or item.text.removeprefix("未").removeprefix("已").removeprefix("新") in stages
        for item in words
    ):
        return None
    return told._replace(at=figure.start, carried=True)


def has_words(items: Sequence[Item]) -> bool:
    """Whether a noun or an unknown word stands among these items."""
    return any(
        item.tag in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX", "OWNER") and item.text not in "了增升降减涨"
        for item in items
    )
