"""Drafts an observation of each figure of a run: one figure, or a list X、Y和Z."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.link import (
    brackets,
    dimensions,
    doubts,
    measures,
    ownership,
    phrases,
    plans,
    scene,
    targets,
    thresholds,
    times,
    wholes,
)
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.measures import Reading
from extractor.pipeline.figures import Figure
from extractor.pipeline.periods import Mention
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_AGREED = _PHRASES.words("agreed")
_OF_PARTS = _PHRASES.words("units_of_parts")

_FOREIGN = ("USD", "HKD", "EUR", "JPY", "GBP")
_LARGEST_INCOME = 1_000_000  # yuan a head and year
_LONGEST_GROUP = 6


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
    gap = Gap(reader.items[max(begin, last_figure + 1) : run[0]])
    if thresholds.is_threshold(reader, run[-1]):
        _pass_threshold(reader, run, gap, heads_here)
        return
    reading = dimensions.read(reader, run[0], gap, heads_here, share_at, begin, last_figure)
    if reading is None:
        _pass(reader, run, gap, heads_here)
        return
    paired = targets.pair(reader, run, reading, gap, heads_here, pending, begin, last_figure)
    if reading.measure == "growth" and reader.state.comparable and reading.basis == "yoy":
        reading.basis = "comparable"
    reader.state.comparable = False
    drafted = _draft_each(reader, run, paired, reading, gap)
    if drafted or not thresholds.is_a_mark(reader, run[-1]):
        reader.trail += drafted if len(drafted) >= len(run) else [None] * len(run)
    if drafted:
        _go_by(reader, drafted, reading)


def _pass_threshold(reader: SentenceReader, run: Sequence[int], gap: Gap, heads_here: Sequence[Head]) -> None:
    """Pass over an amount that only bounds a class: 企业65家,其中税收过|50万元|的4家."""
    state = reader.state
    figure = reader.items[run[0]].figure
    if heads_here and figure is not None and figure.dimension == "money":
        state.bounded = heads_here[-1]
    spoken = reader.drafts[-1].head if reader.drafts else None
    if spoken is not None and spoken.dimension == "count":
        # Still of the enterprises.
        state.head = spoken
        reader.trail += [spoken] * len(run)
        return
    _pass(reader, run, gap, heads_here)


def _pass(reader: SentenceReader, run: Sequence[int], gap: Gap, heads_here: Sequence[Head]) -> None:
    """Remember a figure that says nothing, unless it is a mere word: 发放贷款|178笔|3960万元, |两个|村."""
    figure = reader.items[run[0]].figure
    assert figure is not None
    worded = figure.dimension == "count" and not figure.printed_value[:1].isdigit()
    if thresholds.counts_the_ranked(reader, run[-1]):
        return
    if not worded and not _counts_its_parts(reader, run[-1], gap, heads_here):
        reader.trail += [None] * len(run)


def _draft_each(
    reader: SentenceReader,
    run: Sequence[int],
    paired: Sequence[tuple[int, Head]],
    reading: Reading,
    gap: Gap,
) -> list[Head]:
    """Add a draft for each figure with what it is of, and return what they are of, at their places."""
    periods = _periods(reader, run, paired)
    if periods and reading.doubt == "list_unmatched":
        reading.doubt = ""
    aspects = targets.ranked_aspects(gap) if reading.measure == "rank" else []
    drafted: list[Head] = []
    last = reader.drafts[-1] if reader.drafts else None
    for position, (index, named) in enumerate(paired):
        figure = reader.items[index].figure
        assert figure is not None
        if not _can_be_of(named, reading, figure):
            continue
        head = _of_its_size(_told_as_statistic(reader, index, named, reading), reading.measure, figure)
        rises = reader.rises(index) if position else None
        if rises is not None:
            # 分别增长12%、15%和|下降2%
            reading.sign = 1 if rises else -1
        draft = _draft(reader, index, figure, head, reading, gap)
        draft.pattern += " list" if len(run) > 1 else " each" if len(paired) > len(run) else ""
        if len(aspects) == len(paired) > 1:
            draft.of = aspects[position]
        if periods:
            draft.period = periods[position]
        if reading.measure == "level" and _is_last_years(reader, run[-1], gap):
            draft.shift = -1
        plans.settle(reader, draft, index, run[-1], reading, gap, last)
        if last is not None and last.place_here and last.head == head and last.place == draft.place:
            # 全省外资2亿美元,|增长11%: of the same place.
            draft.place_here = draft.place_here or not gap.holds("PLACE", "SCOPE")
        doubts.add(reader, draft, index, reading, gap)
        ownership.give(reader, draft, index)
        last = reader.drafts[-1] if reader.drafts else None
        if last is not None and _is_of_another_place(draft, last, gap):
            reader.state.pair = (last.head.at_place(last.place), head.at_place(draft.place))
        reader.drafts.append(draft)
        drafted.append(head.at_place(draft.place))
    return drafted


def _draft(
    reader: SentenceReader, index: int, figure: Figure, head: Head, reading: Reading, gap: Gap
) -> Draft:
    """The draft of a figure by what has been said so far and the words before it."""
    state = reader.state
    return Draft(
        figure=figure,
        sentence=reader.text,
        measure=_of_its_kind(reading.measure, figure),
        basis=reading.basis,
        head=head,
        of=reading.of,
        place=head.place or state.place or _spent_in(reader, index, head),
        places=tuple(reader.places) if head.place is None or head.place != head.subject else (),
        aside=reader.compares,
        place_here=reader.compares or _is_placed(reader, index, head, reading, gap),
        period=state.period,
        status=state.status,
        pattern=reading.pattern,
        sign=reading.sign,
        shift=state.shift,
        summed="累计" in reader.text and any(item.text.startswith("累计") for item in gap),
        end=_end(reader, gap, reading),
    )


def _go_by(reader: SentenceReader, drafted: list[Head], reading: Reading) -> None:
    """Go by what a run was of and where, for the figures after it."""
    if reading.pattern == wholes.PATTERN:
        return
    state = reader.state
    state.head = drafted[-1].at_place(None)
    state.place = drafted[-1].place or state.place
    if len(drafted) > 1:
        state.group = drafted
        if len({head.place for head in drafted}) > 1:
            state.pair = tuple(drafted)
    elif reading.measure in ("level", "change"):
        others = [head for head in state.group if head != drafted[0]]
        state.group = [*others, drafted[0]][-_LONGEST_GROUP:]


def _periods(reader: SentenceReader, run: Sequence[int], paired: Sequence[tuple[int, Head]]) -> list[Mention]:
    """The period of each figure of a list, [] where all are of one: 2021年、2022年分别为|3亿元|、|4亿元|."""
    if len(paired) < 2:
        return []
    state = reader.state
    if len(state.years) == len(run) == len(paired):
        return state.years
    return times.of_each_month(state.period, reader.text[: reader.items[run[0]].start], len(paired))


def _can_be_of(head: Head, reading: Reading, figure: Figure) -> bool:
    """Whether a figure can be of a head by its unit, and what it is of is economic at all."""
    if not measures.fits(head, reading.measure, figure):
        return False
    return head.indicator != "other_economic" or not phrases.is_uneconomic(head.activity)


def _told_as_statistic(reader: SentenceReader, index: int, head: Head, reading: Reading) -> Head:
    """What grows is a statistic, unless it was agreed or is an owner's: 房地产项目投资|下降10.7%|."""
    if head.indicator != "planned_investment" or reading.measure != "growth" or reader.state.owner:
        return head
    if reader.text[head.at : reader.items[index].start].startswith(_AGREED):
        return head
    return head._replace(indicator="investment", activity=head.activity or "项目")


def _of_its_size(head: Head, measure: str, figure: Figure) -> Head:
    """What an amount can only be of by its currency or size: 到位资金 in dollars is foreign investment."""
    if head.indicator == "other_economic" and figure.unit in _FOREIGN and head.activity.endswith("到位资金"):
        return head._replace(indicator="foreign_investment", activity="")
    earned = head.indicator == "income_per_capita" and measure == "level" and figure.unit == "CNY"
    if earned and figure.value > _LARGEST_INCOME:
        # 经济总收入1.4亿元,纯收入10950万元: of all people together.
        return head._replace(indicator="other_economic", activity="纯收入")
    return head


def _of_its_kind(measure: str, figure: Figure) -> str:
    """The measure of one of a list of growths told in per cent and in times: 分别增长40.6%、|1.3倍|."""
    if measure == "growth" and figure.dimension == "times":
        return "multiple"
    if measure == "multiple" and figure.dimension == "percent":
        return "growth"
    return measure


def _is_placed(reader: SentenceReader, index: int, head: Head, reading: Reading, gap: Gap) -> bool:
    """Whether a place stands in the words before a figure: |全省|外资2亿美元, |全市|消费价格(CPI)上涨1.0%."""
    if reading.pattern == wholes.PATTERN:
        return head.place is not None
    if head.place is not None or reading.measure == "share":
        return False
    return gap.holds("PLACE", "SCOPE") or brackets.place_before(reader, index, gap)


def _is_of_another_place(draft: Draft, last: Draft, gap: Gap) -> bool:
    """Whether two places have been told of one after the other, which 前者 and 后者 may point to."""
    if last.place is None or draft.place in (None, last.place):
        return False
    return not any(item.text in ("前者", "后者") for item in gap)


def _spent_in(reader: SentenceReader, index: int, head: Head) -> str | None:
    """Where a sum is spent that is told before the place."""
    return scene.built_in(reader, index) if head.indicator in ("planned_investment", "investment") else None


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


def _is_last_years(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether a figure is what is compared with: 22亿元,比上年同期|19亿元|增长13%."""
    if not gap.cue("yoy"):
        return False
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    for item, following in itertools.pairwise(gap):
        compared = item.text.endswith("同期") or item.text.startswith(("比", "较"))
        if item.cue("yoy") and compared and following.text == "的":
            # 比去年同期|的|1146万元增长37.2%, 去年同期|的|订货量不到220万元, 比上年|的|18.9亿元增18.8%
            return True
    return (
        after is not None and after.cue("up", "down") and gap[-1].cue("yoy") and gap[-1].text.endswith("同期")
    )


def _end(reader: SentenceReader, gap: Gap, reading: Reading) -> str:
    """Whether a figure opens or closes a span of time: 从|26.58亿元|增长到|32.17亿元."""
    dated = False
    last = reader.drafts[-1] if reader.drafts else None
    if not gap and last is not None and reading.pattern == last.pattern == "ratio":
        # 由25:36:39|调整为16:50:34
        return last.end
    if not gap.cue("from", "increase_to", "decrease_to"):
        return ""
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
