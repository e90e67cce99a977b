"""Decides what a figure measures (level, growth, share …), and drafts an observation of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import (
    amounts,
    brackets,
    levels,
    ownership,
    phrases,
    plans,
    rates,
    scene,
    targets,
    thresholds,
    times,
)
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.indicators_of_owners import OF_COMPANIES
from extractor.link.items import Item
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader
_PHRASES = Phrases("growth")
_BY_YEAR = _PHRASES.words("by_year")
_AGAINST_TIME = _PHRASES.words("against_time")
_EQUALS = _PHRASES.words("equals")
_PHRASES_OF_MONEY = Phrases("money")
_AGREED = _PHRASES_OF_MONEY.words("agreed")
_OF_PARTS = _PHRASES_OF_MONEY.words("units_of_parts")


@dataclass(slots=True)
class Reading:
    """How one figure is read: measure, basis, sign, and the name of the pattern that says so.

    ``head`` is set where the measure itself tells what the figure is of (a rate, a share, a count).
    """

    measure: str
    basis: str = ""
    sign: int = 1
    pattern: str = ""
    of: str = ""
    head: Head | None = None
    doubt: str = ""


def draft_run(
    reader: SentenceReader,
    run: Sequence[int],
    last_figure: int,
    begin: int,
    heads_here: list[Head],
    pending: Sequence[Head],
    share_at: int | None,
) -> None:
    """Add the drafts of a run of figures (one figure, or a list X、Y和Z) to the reader."""
    items, state = reader.items, reader.state
    gap = Gap(items[max(begin, last_figure + 1) : run[0]])
    figure = items[run[0]].figure
    assert figure is not None
    reading = None
    if thresholds.is_threshold(reader, run[-1]):
        state.bounded = heads_here[-1] if heads_here and figure.dimension == "money" else state.bounded
        spoken = reader.drafts[-1].head if reader.drafts else None
        if spoken is not None and spoken.dimension == "count":
            # 企业65家,其中税收过|50万元|的4家: still of the enterprises.
            state.head = spoken
            reader.trail += [spoken] * len(run)
            return
    else:
        reading = _reading(reader, run[0], figure, gap, heads_here, share_at, begin, last_figure)
    if reading is None:
        told = figure.dimension == "count" and not figure.printed_value[:1].isdigit()
        if not told and not _counts_its_parts(reader, run[-1], gap, heads_here):
            reader.trail += [None] * len(run)
        return
    paired = targets.pair(reader, run, reading, gap, heads_here, pending, begin, last_figure)
    drafted: list[Head] = []
    years = state.years if len(state.years) == len(run) == len(paired) > 1 else []
    if not years and len(paired) > 1:
        years = times.of_each_month(state.period, reader.text[: items[run[0]].start], len(paired))
    if years and reading.doubt == "list_unmatched":
        reading.doubt = ""
    if reading.measure == "growth" and state.comparable and reading.basis == "yoy":
        reading.basis = "comparable"
    state.comparable = False
    last = reader.drafts[-1] if reader.drafts else None
    aspects = targets.ranked_aspects(gap) if reading.measure == "rank" else []
    for place_in_run, (index, head) in enumerate(paired):
        one = items[index].figure
        assert one is not None
        if not fits(head, reading.measure, one):
            continue
        if head.indicator == "other_economic" and phrases.is_uneconomic(head.activity):
            continue
        signed = reader.text[head.at : items[index].start].startswith(_AGREED)
        if (
            head.indicator == "planned_investment"
            and reading.measure == "growth"
            and not (state.owner or signed)
        ):
            # 房地产项目投资|下降10.7%: what grows is a statistic.
            head = head._replace(indicator="investment", activity=head.activity or "项目")
        head = _of_its_size(head, reading.measure, one)
        draft = Draft(
            figure=one,
            sentence=reader.text,
            measure=_of_its_kind(reading.measure, one),
            basis=reading.basis,
            head=head,
            of=aspects[place_in_run] if len(aspects) == len(paired) > 1 else reading.of,
            place=head.place or state.place or _spent_in(reader, index, head),
            places=tuple(reader.places) if head.place is None or head.place != head.subject else (),
            aside=reader.compares,
            place_here=reader.compares
            or (
                (gap.holds("PLACE", "SCOPE") or brackets.place_before(reader, index, gap))
                and head.place is None
                and reading.measure != "share"
            ),
            period=years[place_in_run] if years else state.period,
            status=state.status,
            pattern=reading.pattern
            + (" list" if len(run) > 1 else " each" if len(paired) > len(run) else ""),
            sign=reading.sign,
            shift=state.shift,
            summed=any(item.text.startswith("累计") for item in gap),
            end=_end(reader, gap, reading),
        )
        if (
            head.indicator == "investment"
            and reading.measure == "level"
            and any(item.text.endswith("年度计划") or _is_of_the_year(item, gap, last) for item in gap)
        ):
            draft.status = "planned"
        if reading.measure == "level" and one.dimension == "money" and plans.is_amount(reader, index, gap):
            draft.status = "target"
            draft.period = draft.period if gap.holds("PERIOD") else None
        if reading.measure == "level" and _is_last_years(reader, run[-1], gap):
            draft.shift = -1
        if reading.pattern == "share of plan" and draft.status in ("planned", "target"):
            draft.status = "actual"
        if head.indicator == "capacity" and plans.is_capacity_to_come(reader, index):
            draft.status, draft.period = "planned", None
        aimed = reading.measure == "growth" and plans.is_target(reader, run[-1])
        if reading.measure in ("level", "growth") and plans.is_set(reader, index):
            draft.status = "target"
        if reading.pattern == plans.TARGETED or (aimed and not plans.is_met(reader, index)):
            draft.status = "target"
        if last is not None and last.place_here and last.head == head and last.place == draft.place:
            # 全省外资2亿美元,|增长11%: of the same place.
            draft.place_here = draft.place_here or not gap.holds("PLACE", "SCOPE")
        if reading.doubt:
            draft.doubts.add(reading.doubt)
        _doubt(reader, draft, fresh=gap.holds("INDICATOR", "HEAD", "NOUN"))
        named = head.activity or head.subject
        counted = not named and reading.head is None and _of_those_counted(reader, head)
        if counted or (not named and reading.head is None and _leaves_words(reader, index, head)):
            draft.doubts.add("activity_unclear")
        ownership.give(reader, draft, index)
        last = reader.drafts[-1] if reader.drafts else None
        if (
            last is not None
            and last.place is not None
            and draft.place not in (None, last.place)
            and not any(item.text in ("前者", "后者") for item in gap)
        ):
            state.pair = (last.head.at_place(last.place), head.at_place(draft.place))
        reader.drafts.append(draft)
        drafted.append(head.at_place(draft.place))
    if not drafted:
        reader.trail += [None] * len(run)
        return
    reader.trail += drafted if len(drafted) >= len(run) else [None] * len(run)
    state.head = drafted[-1].at_place(None)
    state.place = drafted[-1].place or state.place
    if len(drafted) > 1:
        state.group = drafted
        if len({head.place for head in drafted}) > 1:
            state.pair = tuple(drafted)
    elif reading.measure in ("level", "change"):
        state.group = [*(head for head in state.group if head != drafted[0]), drafted[0]][-6:]


def _spent_in(reader: SentenceReader, index: int, head: Head) -> str | None:
    """Where a sum is spent that is told before the place."""
    return scene.built_in(reader, index) if head.indicator in ("planned_investment", "investment") else None


_FOREIGN = ("USD", "HKD", "EUR", "JPY", "GBP")
_LARGEST_INCOME = 1_000_000  # yuan a head and year


def _counts_its_parts(reader: SentenceReader, index: int, gap: Gap, heads_here: Sequence[Head]) -> bool:
    """Whether a number only tells in how many an amount was given: 发放贷款|178笔|3960万元."""
    items = reader.items
    figure = items[index].figure
    if not gap or gap[-1].tag != "INDICATOR" or not heads_here or heads_here[-1].dimension != "money":
        return False
    if figure is None or figure.printed_unit not in _OF_PARTS:
        return False
    after = next((i for i in items[index + 1 : index + 4] if i.tag not in ("LIST", "PUNCT", "ADVERB")), None)
    return after is not None and after.figure is not None and after.figure.dimension == "money"


def _of_its_kind(measure: str, figure: Figure) -> str:
    """The measure of one of a list of growths told in per cent and in times: 分别增长40.6%、|1.3倍|."""
    if measure == "growth" and figure.dimension == "times":
        return "multiple"
    if measure == "multiple" and figure.dimension == "percent":
        return "growth"
    return measure


def _of_its_size(head: Head, measure: str, figure: Figure) -> Head:
    """What an amount can only be of by its currency or size: 到位资金 in dollars is foreign investment."""
    if head.indicator == "other_economic" and figure.unit in _FOREIGN and head.activity.endswith("到位资金"):
        return head._replace(indicator="foreign_investment", activity="")
    earned = head.indicator == "income_per_capita" and measure == "level" and figure.unit == "CNY"
    if earned and figure.value > _LARGEST_INCOME:
        # 经济总收入1.4亿元,纯收入10950万元: of all people together.
        return head._replace(indicator="other_economic", activity="纯收入")
    return head


_OF_A_BRANCH = ("enterprise_count", "employment", "land_area", "output_volume")


def _of_those_counted(reader: SentenceReader, head: Head) -> bool:
    """Whether a branch or crop was counted before: 管道装备企业312家,…|主营业务收入|128亿元."""
    counted = (draft.head for draft in reader.drafts if draft.place in (None, reader.state.place))
    return (
        any(one.activity and one.indicator in _OF_A_BRANCH for one in counted)
        and patterns.load().indicators[head.indicator].activity == "free"
        and head.indicator in OF_COMPANIES
    )


def _leaves_words(reader: SentenceReader, index: int, head: Head) -> bool:
    """Whether a clause opens with words unread that may narrow its indicator: 某某集群|产值30亿元."""
    if patterns.load().indicators[head.indicator].activity == "none" or head.at >= reader.items[index].start:
        return False
    adverbs = patterns.load().adverbs
    clause = next((item.clause for item in reader.items if item.start <= head.at < item.end), -1)
    return any(
        item.clause == clause
        and item.end <= head.at
        and (item.tag in ("ACTIVITY", "NOUN", "SUFFIX") or (item.tag == "TEXT" and len(item.text) > 1))
        and item.text not in adverbs
        for item in reader.items[:index]
    )


def _is_last_years(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether a figure is what is compared with: 22亿元,比上年同期|19亿元|增长13%."""
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    for item, following in itertools.pairwise(gap):
        if item.cue("yoy") and item.text.endswith("同期") and following.text == "的":
            # 比去年同期|的|1146万元增长37.2%, 去年同期|的|订货量不到220万元
            return True
    return (
        after is not None
        and after.cue("up", "down")
        and bool(gap)
        and gap[-1].cue("yoy")
        and gap[-1].text.endswith("同期")
    )


def _is_of_the_year(item: Item, gap: Gap, last: Draft | None) -> bool:
    """Whether 总投资530亿元,|年度投资|170亿元 gives the year's part of a plan, not what was done."""
    return (
        item.text == "年度投资"
        and last is not None
        and last.head.indicator == "planned_investment"
        and not gap.cue("realised")
    )


def _doubt(reader: SentenceReader, draft: Draft, *, fresh: bool) -> None:
    """Say what of a draft was not printed beside the figure."""
    head = draft.head
    if head.carried:
        draft.doubts.add("activity_carried")
    if not head.explicit:
        draft.doubts.add("indicator_carried")
    if head.indicator == "other_economic":
        draft.doubts.add("indicator_other")
    elsewhere = not fresh and not reader.drafts
    if elsewhere or (
        not fresh and draft.measure in ("level", "change") and draft.figure.dimension == "money"
    ):
        draft.doubts.add("indicator_carried")


def _end(reader: SentenceReader, gap: Gap, reading: Reading) -> str:
    """Whether a figure opens or closes a span of time: 从|26.58亿元|增长到|32.17亿元."""
    dated = False
    last = reader.drafts[-1] if reader.drafts else None
    if not gap and last is not None and reading.pattern == last.pattern == "ratio":
        # 由25:36:39|调整为16:50:34
        return last.end
    now = reader.state.period
    spanned = now is not None and now.covers in ("years", "plan")
    opened = ("from", "from on") if spanned else ("from",)
    for item in reversed(gap):
        dated = dated or item.tag == "PERIOD"
        if item.cue("increase_to", "decrease_to"):
            return "to" if last is not None and last.end in opened and not dated else ""
        if item.cue("from"):
            return "from on" if dated else "from"
        if item.tag not in ("ADVERB", "VERB", "CUE", "PERIOD"):
            break
    return ""


def fits(head: Head, measure: str, figure: Figure) -> bool:
    """Whether a level in this unit can be of this indicator: money of money, hectares of area."""
    if measure not in ("level", "change") or figure.dimension == "point":
        return True
    if figure.dimension == "money" and head.indicator == "price_index":
        # 鸡蛋零售价格为每公斤|8.32元
        return True
    if figure.dimension == "money":
        return head.dimension in ("money", "any") and head.indicator not in ("output_volume", "capacity")
    if figure.dimension == "area":
        return head.indicator in ("land_area", "floor_area", "housing_sales", "other_economic")
    return not (figure.dimension == "count" and head.dimension == "money" and head.indicator != "exports")


def basis_of(gap: Gap) -> str:
    """Return what a growth is told against: comparable, mom, cagr, since, else yoy."""
    if any(item.text.startswith(_BY_YEAR) for item in gap):
        return "cagr"
    for item, after in itertools.pairwise(gap):
        if item.period is not None and item.text.endswith("年") and after.text == "平均":
            # 两年|平均|增长14.8%
            return "cagr"
    for name in ("since", "cagr", "comparable", "mom", "yoy"):
        if gap.cue(name):
            return name
    for position, item in enumerate(gap[1:], start=1):
        if item.tag == "PERIOD" and gap[position - 1].text.endswith(_AGAINST_TIME):
            return "since"
    return "yoy"


def _reading(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Gap,
    heads_here: list[Head],
    share_at: int | None,
    begin: int,
    last_figure: int,
) -> Reading | None:
    if figure.dimension == "rank":
        growth = gap.cue("up_rate", "down_rate", "up") or (
            not gap and bool(reader.drafts) and reader.drafts[-1].measure == "growth"
        )
        return Reading("rank", pattern="rank", of="growth" if growth else "level")
    if figure.dimension == "percent":
        return rates.percent(reader, index, figure, gap, heads_here, share_at, begin)
    if figure.dimension == "point":
        last = reader.drafts[-1] if reader.drafts else None
        if (
            last is not None
            and last.basis == "gap"
            and gap
            and all(i.tag in ("LIST", "PLACE", "SCOPE") for i in gap)
        ):
            return Reading(last.measure, last.basis, last.sign, last.pattern, last.of)
        told = brackets.gap_before(reader, index) if not gap else 0
        if told:
            return Reading("change", "gap", told, "gap after a bracket")
        return rates.point(gap, last)
    if figure.dimension == "bare":
        return amounts.bare(reader, index, figure, gap, heads_here)
    if figure.dimension == "times":
        if (
            reader.drafts
            and gap[:1]
            and gap[0].text in _EQUALS
            and gap[-1].text == "的"
            and not any(head.at < gap[0].start for head in heads_here)
        ):
            # …2.3万元,|是全市农民人均纯收入的1.7倍: of the amount before, not of what it is set against.
            times = rates.times(reader, gap, heads_here)
            return times and replace(times, head=reader.drafts[-1].head)
        return rates.times(reader, gap, heads_here)
    return levels.read(reader, index, figure, gap, heads_here, begin, last_figure)
