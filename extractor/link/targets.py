"""Pairs figures with what they are of: in lists one by one, alone with the head printed or carried over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.link import amounts, carried, coordination, lists, phrases, spending
from extractor.link.draft import Head
from extractor.link.gap import Gap
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES_OF_RANKS = Phrases("ranks")
_PHRASES_OF_SPOKEN = Phrases("spoken")
_OF_LEVEL = _PHRASES_OF_RANKS.words("of_level")
_SPENDS = _PHRASES_OF_SPOKEN.words("spends")


def pair(
    reader: SentenceReader,
    run: Sequence[int],
    reading: Reading,
    gap: Gap,
    heads_here: Sequence[Head],
    pending: Sequence[Head],
    begin: int,
    last_figure: int,
) -> list[tuple[int, Head]]:
    """Return each figure of a run with the head it is of, [] where that cannot be told."""
    state = reader.state
    each = gap.cue("each")
    aspects = bool(pending) and all(_is_aspect(head) for head in pending)
    figure = reader.items[run[0]].figure
    dimension = figure.dimension if figure is not None else ""
    named = [] if aspects else lists.complete(reader, pending, reading, heads_here, dimension)
    count = len(run)
    if (
        count > 1
        and reading.head is None
        and not reader.drafts
        and _after_unknown(reader, gap, reading.measure)
    ):
        return []
    if count > 1:
        told = lists.several(reader, run, reading, gap, heads_here, pending, named, begin)
        if told is not None:
            return list(zip(run, told, strict=True)) if told else []
        single = reading.head or head_of(reader, run[0], reading, gap, heads_here, begin, last_figure)
        if single is None:
            return []
        apart = lists.apart(single, count)
        if not apart and reading.measure != "rank":
            reading.doubt = reading.doubt or "list_unmatched"
        return list(zip(run, apart or [single] * count, strict=True))
    if each and reading.measure == "rank" and gap and gap[0].text.endswith("指标") and last_figure >= begin:
        counted = reader.items[last_figure].figure
        wanted = int(counted.value) if counted is not None and counted.dimension == "count" else 0
        if 1 < wanted <= len(state.group):
            # …9.6亿元,…2亿元,两项|指标均进入全县前三
            return [(run[0], head) for head in state.group[-wanted:]]
    if each:
        if len(named) > 1:
            return [(run[0], head) for head in named]
        fresh = gap.holds("INDICATOR", "HEAD")
        if not fresh and len(state.group) > 1:
            wanted = len(pending) if aspects and len(pending) > 1 else lists.together(reader)
            return [(run[0], head) for head in state.group[-wanted:]]
    if reading.measure == "rank" and gap and gap[0].text.endswith("指标") and last_figure >= begin:
        # 工业增加值、工业投资2项|指标增速全市第一
        listed = coordination.coordinated(reader, range(begin, last_figure), last_figure)
        if len(listed) > 1 and all(head.indicator for head in listed):
            return [(run[0], head) for head in listed]
    if reading.measure == "rank" and each and len(ranked_aspects(gap)) > 1 and state.head is not None:
        # 绝对值及增幅均居|全市第一
        return [(run[0], state.head) for _ in ranked_aspects(gap)]
    if reading.measure == "rank" and not pending and sum(i.tag == "INDICATOR" for i in gap) > 1:
        listed = coordination.coordinated(reader, range(begin, run[0]), run[0])
        if len(listed) > 1 and all(head.indicator for head in listed):
            return [(run[0], head) for head in listed]
    if reading.measure == "rank" and aspects and len(pending) > 1 and state.head is not None:
        return [(run[0], state.head) for _ in pending]
    if reading.head is None and _after_unknown(reader, gap, reading.measure, told=bool(heads_here)):
        return []
    single = reading.head or head_of(reader, run[0], reading, gap, heads_here, begin, last_figure)
    return [(run[0], single)] if single is not None else []


def ranked_aspects(gap: Gap) -> list[str]:
    """What each rank of a list is of: 总量、增速分别居第二位、第四位 → level, growth."""
    aspects = []
    for item in gap:
        if item.cue("up_rate", "down_rate"):
            aspects.append("growth")
        elif item.text in _OF_LEVEL:
            aspects.append("level")
    return aspects


def _is_aspect(head: Head) -> bool:
    return (
        not head.subject
        and (not head.indicator or head.indicator in ("other_economic", "planned_investment"))
        and (head.activity in carried.ASPECTS or (not head.activity and not head.place))
    )


def _after_unknown(reader: SentenceReader, gap: Gap, measure: str, *, told: bool = False) -> bool:
    """Whether a bare growth or share follows a figure that nothing could be told of."""
    last = reader.drafts[-1].figure.end if reader.drafts else 0
    told = told or gap.holds("INDICATOR", "HEAD", "ACTIVITY")
    if measure != "level" and gap and not told and phrases.is_uneconomic(reader.text[last : gap[0].start]):
        # PM2.5浓度…,下降11.54%: of what was measured in between.
        return True
    if not reader.trail or reader.trail[-1] is not None:
        return False
    if gap and gap[-1].text.startswith(_SPENDS):
        # 对11个村实施整治;|投入|780万元
        return False
    if spending.is_handed_out(reader, gap):
        return False
    return not any(
        item.tag in ("INDICATOR", "HEAD", "ACTIVITY", "NOUN", "PLACE", "SCOPE", "OWNER", "SUFFIX")
        for item in gap
    )


def head_of(
    reader: SentenceReader,
    index: int,
    reading: Reading,
    gap: Gap,
    heads_here: Sequence[Head],
    begin: int,
    last_figure: int,
) -> Head | None:
    """The head of a single figure: printed in the clause, else narrowed or carried over from before."""
    figure = reader.items[index].figure
    assert figure is not None
    if reading.measure in ("growth", "rank", "multiple") or figure.dimension == "point":
        return carried.head_of(reader, reading, gap, heads_here)
    if figure.dimension == "money":
        return amounts.money(reader, index, reading, gap, heads_here, begin, last_figure)
    return reading.head
