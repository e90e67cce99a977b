"""Finds what the figures of a list are of, one by one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import coordination, phrases, plans
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.pipeline import numbers
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("lists")
_SECTORS = _PHRASES.words("sectors")
_OF_SECTORS = _PHRASES.pattern("of_sectors")
_BRANCHES_SUMMED_UP = _PHRASES.pattern("branches_summed_up")
_BEFORE_BRANCHES = _PHRASES.pattern("before_branches")
_BEFORE_LAST = _PHRASES.pattern("before_last")
_BETWEEN = _PHRASES.pattern("between")

_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_NO_NAMES = frozenset({"PERIOD", "PLACE", "SCOPE", "CUE", "PUNCT", "ADVERB", "LIST"})


def several(
    reader: SentenceReader,
    run: Sequence[int],
    reading: Reading,
    gap: Gap,
    heads_here: Sequence[Head],
    pending: Sequence[Head],
    named: Sequence[Head],
    begin: int,
) -> list[Head] | None:
    """Return what each figure of a list is of.

    Args:
        reader: the sentence so far.
        run: positions of the figures.
        reading: how they are read.
        gap: what stands before the first of them.
        heads_here: heads of the clause.
        pending: heads that 分别 or 均 point to.
        named: the same, made whole.
        begin: position at which the clause begins.

    Returns:
        A head a figure; [] where a list cannot be matched; None where one head may govern them all.
    """
    state, count = reader.state, len(run)
    industries = _industries(reader, run[0], count)
    spoken = heads_here[-1] if heads_here else state.head
    if industries and spoken is not None and patterns.load().indicators[spoken.indicator].activity == "free":
        return [spoken._replace(activity=name) for name in industries]
    if count == 3 and _OF_SECTORS.search(reader.text, reader.items[begin].start, reader.items[run[0]].start):
        # 三次产业分别增长0.3%、17.8%和16%
        return [Head("value_added", name) for name in _SECTORS]
    if reading.head is not None and plans.shares_of_several(reading, count):
        return [reading.head] * count
    if reading.pattern == "share of plan" and len(set(state.group[-count:])) == count:
        # 三级收入完成进度分别为65%、68%、69%
        return state.group[-count:]
    pointed = any(item.text.endswith("指标") for item in gap) and not gap.holds("INDICATOR")
    if pointed and len(set(state.group[-count:])) == count:
        # …存款余额130亿元;…贷款余额95亿元;两项指标增速分别上升9.4和0.6个百分点
        return state.group[-count:]
    if len(named) == count:
        return list(named)
    if len(named) > count:
        apart_by_mark = coordination.coordinated(reader, range(begin, run[0]), run[0], joined=True)
        whole = complete(reader, apart_by_mark, reading, heads_here, "")
        if len(whole) == count and all(head.indicator for head in whole):
            return whole
    figure = reader.items[run[0]].figure
    times = [item for item in gap if item.tag == "PERIOD"]
    if len(times) == count and state.head is not None and not gap.holds("INDICATOR", "HEAD"):
        # 比1-4月和1-5月分别回升7.5和1.8个百分点
        return [state.head] * count
    contributed = any(item.text.endswith("贡献率") for item in gap)
    spoken_of = [head for head in reader.trail[-count:] if head is not None]
    if contributed and len(spoken_of) == count and len({head.activity for head in spoken_of}) == count:
        # 三次产业结构8:42:50,对经济增长的贡献率分别为6%、41%、53%
        return spoken_of
    fresh = gap.holds("INDICATOR", "HEAD")
    owned = all(head.place or head.subject for head in state.listed)
    again = not fresh or owned or _said_again(state.listed, heads_here)
    if len(state.listed) == count and again and figure is not None:
        whole = complete(reader, state.listed, reading, heads_here, figure.dimension)
        if len(whole) == count:
            return whole
    listed = _listed(reader, gap, count, heads_here) if not pending else []
    if listed:
        return listed
    if reading.measure == "share" and not fresh:
        last = list(dict.fromkeys(head for head in reader.trail if head is not None))[-count:]
        if len({head.indicator for head in last}) == 1 and len({head.activity for head in last}) == count:
            # 先进制造业增加值44亿元,增长6%;高技术制造业30亿元,增长12%,分别占规上工业的|45%和31%
            return last
    recent = reader.trail[-count:]
    told = reader.drafts[-count:]
    if not fresh and len({draft.figure.unit for draft in told}) == len(told) == len(recent) == count:
        if recent[0] is not None and set(recent) == {recent[0]}:
            # 出口85批次、574万美元,分别增长|54.5%和198.3%: of one good, in number and in money.
            return [recent[0]] * count
    if not fresh and len(recent) == count and len(set(map(id, recent))) == count:
        carried = [head for head in recent if head is not None]
        if len(carried) < count:
            return []
        if len(set(carried)) == count:
            return carried
    if not fresh and len(state.group) >= count and len(set(state.group[-count:])) == count:
        return state.group[-count:]
    partners = state.group[-count:]
    if fresh and spoken is not None and spoken.indicator in phrases.TRADE and not spoken.activity:
        if len({head.activity for head in partners if head.indicator in phrases.TRADE}) == count:
            # 对欧盟、美国的进出口分别为2.7亿、2.5亿美元;分别|进口|0.4亿、0.7亿美元
            return [spoken._replace(activity=head.activity) for head in partners]
    if reading.measure == "share" and len({head.place for head in partners} - {None}) == count:
        # 两市进出口分别为42亿元、25亿元,分别占全省进出口总值的|28%、17%
        return partners
    if fresh and not pending:
        listed = coordination.coordinated(reader, range(begin, run[0]), run[0])
        if len(listed) == count and all(head.indicator for head in listed):
            return listed
    return None


def of_sectors(reader: SentenceReader, index: int, begin: int) -> bool:
    """Whether a list tells of all three sectors: 三次产业占GDP的比重依次为|11%、55%、34%."""
    if reader.run(index)[2:] == [] or _industries(reader, index, 3):
        return False
    return _OF_SECTORS.search(reader.text, reader.items[begin].start, reader.items[index].start) is not None


def _industries(reader: SentenceReader, index: int, count: int) -> list[str]:
    """The branches that a number sums up before 分别: 汽车、化工、食品|三大产业产值分别为…."""
    before = _ASIDE.sub("", reader.text[: reader.items[index].start])
    match = _BRANCHES_SUMMED_UP.search(before)
    if match is None or numbers.parse(match.group(2)) != count:
        return []
    names = _BEFORE_BRANCHES.sub("", match.group(1)).split("、")
    if len(names) == count - 1:
        names[-1:] = _BEFORE_LAST.split(names[-1], maxsplit=1)
    return [phrases.clean(name) for name in names] if len(names) == count else []


def apart(single: Head, count: int) -> list[Head]:
    """Take a head apart whose activity lists as many things as there are figures; [] where it does not."""
    halves = coordination.both(single)
    if len(halves) == count:
        return halves
    parts = [part for part in _BETWEEN.split(single.activity) if part]
    named = coordination.sectors(parts) if len(parts) == count else []
    return [single._replace(activity=part) for part in named]


def _said_again(listed: Sequence[Head], heads_here: Sequence[Head]) -> bool:
    """Whether the indicator of a list is named once more, or only now: 灯具、船舶出口强劲,分别|出口|3亿元."""
    spoken = heads_here[-1] if heads_here else None
    return (
        spoken is not None
        and not spoken.activity
        and all(
            head.indicator == spoken.indicator or (head.activity and not head.indicator) for head in listed
        )
    )


def _listed(reader: SentenceReader, gap: Gap, count: int, heads_here: Sequence[Head]) -> list[Head]:
    """The things named one by one before a list of as many figures: 蛋类、鲜果类|上涨0.3%、3.7%."""
    spoken = heads_here[-1] if heads_here else reader.state.head
    words = list(itertools.dropwhile(lambda item: item.tag in _NO_NAMES, gap))
    named = list(
        itertools.takewhile(lambda item: item.tag not in ("INDICATOR", "HEAD", "CUE", "ADVERB"), words)
    )
    if spoken is None or len(named) < 3 or not any(item.tag == "LIST" for item in named):
        return []
    if patterns.load().indicators[spoken.indicator].activity != "free":
        return []
    parts = reader.text[named[0].start : named[-1].end].split("、")
    if len(parts) == count - 1:
        parts[-1:] = _BEFORE_LAST.split(parts[-1], maxsplit=1)
    if len(parts) != count or not all(1 < len(part) <= 12 for part in parts):
        return []
    return [spoken._replace(activity=phrases.clean(part)) for part in coordination.sectors(parts)]


def together(reader: SentenceReader) -> int:
    """How many figures 均 takes in: those of the last clause if it held several, else the last two."""
    levels = [d for d in reader.drafts if d.measure in ("level", "change", "share")]
    if not levels:
        return 2
    last = _clause_of(reader, levels[-1].figure.start)
    return max(2, sum(_clause_of(reader, d.figure.start) == last for d in levels))


def _clause_of(reader: SentenceReader, start: int) -> int:
    return next((item.clause for item in reader.items if item.start <= start < item.end), -1)


def complete(
    reader: SentenceReader,
    pending: Sequence[Head],
    reading: Reading,
    heads_here: Sequence[Head],
    dimension: str,
) -> list[Head]:
    """Give heads that lack an indicator the one printed after them, or the one spoken of."""
    if len(pending) < 2:
        return []
    if all(head.indicator for head in pending):
        told = {head.indicator: head.activity for head in heads_here}
        places = all(head.place for head in pending)
        return [
            h._replace(activity=h.activity or told.get(h.indicator, "")) if places else h for h in pending
        ]
    printed = heads_here[-1] if heads_here else reader.state.head
    if printed is not None and printed.dimension == "count" and dimension == "money":
        # 4个试点镇仑苍、梅山…分别完成7.83亿元、…: of what the sentence before spoke of.
        printed = reader.before
    if reading.measure == "share" and reading.head is not None:
        printed = reading.head
    if printed is None:
        return []
    known = patterns.load().indicators
    found = []
    for head in pending:
        if head.indicator:
            found.append(head)
        elif head.place:
            found.append(printed._replace(place=head.place, activity=head.activity or printed.activity))
        elif known[printed.indicator].activity == "none" and head.activity:
            found.append(phrases.narrowed(printed, head.activity))
        else:
            found.append(
                printed._replace(
                    activity=head.activity or ("" if head.subject else printed.activity),
                    subject_kind=head.subject_kind,
                    subject=head.subject,
                )
            )
    return found
