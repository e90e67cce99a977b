"""Reads rates and differences: growth in per cent, changes in points, multiples."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import goods, lists, measures, plans, rates_carried, rates_followed, shares, wholes
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.measures import Reading
from extractor.link.percentages import Percentage
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("rates")
_MOVES = _PHRASES.words("moves")
_MORE_OR_LESS = _PHRASES.words("more_or_less")
_FALLS = _PHRASES.words("falls")

_Rule = Callable[[Percentage], Reading | None]


def percent(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Gap,
    heads_here: list[Head],
    share_at: int | None,
    begin: int,
) -> Reading | None:
    """Growth after a verb of growth, a share after 占 or 比重, a rate after a noun of rate."""
    if figure.name == "ratio":
        return shares.ratio(reader, figure)
    if gap and "自然增长率" in reader.text[gap[0].start : gap[-1].end]:
        return None
    last = reader.drafts[-1] if reader.drafts else None
    told = Percentage(reader, index, figure, gap, heads_here, share_at, begin, last)
    reading = _first(told, _BEFORE_ANY_WORD)
    if reading is not None:
        return reading
    for position in range(len(gap) - 1, -1, -1):
        for tells, read in _BY_WORD:
            if tells(gap, position):
                return read(told, position)
    return _first(told, _WITHOUT_WORD)


def _first(told: Percentage, rules: tuple[_Rule, ...]) -> Reading | None:
    """The reading by the first of the rules that has one."""
    for rule in rules:
        reading = rule(told)
        if reading is not None:
            return reading
    return None


def _share_of_a_sector(told: Percentage) -> Reading | None:
    """三次产业占比分别为|9.2%|、69.5%、21.3%."""
    if told.figure.unit != "%" or not lists.of_sectors(told.reader, told.at, told.begin):
        return None
    if told.gap.cue("up", "down") or any(item.text.endswith(("增速", "增幅")) for item in told.gap):
        return None
    return Reading("share", "", 1, "share of a sector", "", Head("value_added", "第一产业"))


def _share_of_a_plan(told: Percentage) -> Reading | None:
    """完成1—4月投资计划|的132.1%."""
    return plans.share(told.reader, told.at, told.gap, told.heads_here)


def _index_of_prices(told: Percentage) -> Reading | None:
    """居民消费价格总指数|101.8%|, the year before being 100."""
    last = told.gap[-1] if told.gap else None
    index = last is not None and last.tag == "INDICATOR" and last.text.endswith("指数")
    priced = bool(told.heads_here) and told.heads_here[-1].indicator == "price_index"
    if not (index and priced and _LOWEST_INDEX < told.figure.value < _HIGHEST_INDEX):
        return None
    return Reading("level", "", 1, "index of prices", head=told.heads_here[-1])


_LOWEST_INDEX, _HIGHEST_INDEX = 80, 130
_BEFORE_ANY_WORD: tuple[_Rule, ...] = (
    _index_of_prices,
    _share_of_a_sector,
    rates_carried.share_of_the_average,
    rates_carried.share_of_before,
    rates_carried.growth_aimed_at,
    rates_carried.growth_targeted,
    rates_carried.end_of_a_share,
    wholes.share,
    _share_of_a_plan,
)
"""These go before the word of growth, share or rate that stands with the figure."""


def _is_verb_of_growth(gap: Gap, position: int) -> bool:
    """增长|12%, 下降|3%."""
    return gap[position].cue("up", "down") and not _is_gap_word(gap, position)


def _grown(told: Percentage, position: int) -> Reading | None:
    """增长|12%; None for what grew narrower (降幅收窄3%)."""
    item = told.gap[position]
    if item.text in ("收窄", "缩小"):
        return None
    fall = item.cue("down") and not item.cue("up")
    traded = _traded(told.gap, told.heads_here)
    return Reading("growth", measures.basis_of(told.gap), -1 if fall else 1, "growth", head=traded)


def _is_growth_of_an_indicator(gap: Gap, position: int) -> bool:
    """经济增长|6.5%."""
    return gap[position].tag == "INDICATOR" and gap[position].text.endswith(("增长", "增速"))


def _growth_of_an_indicator(told: Percentage, position: int) -> Reading | None:
    """经济增长|6.5%."""
    return Reading("growth", measures.basis_of(told.gap), 1, "growth")


def _is_noun_of_growth(gap: Gap, position: int) -> bool:
    """增幅|12%, 降幅|3%."""
    return gap[position].cue("up_rate", "down_rate")


def _growth_rate(told: Percentage, position: int) -> Reading | None:
    """增幅|12%, 降幅|3%."""
    sign = -1 if told.gap[position].cue("down_rate") else 1
    return Reading("growth", measures.basis_of(told.gap), sign, "growth rate")


def _is_word_of_share(gap: Gap, position: int) -> bool:
    """占|12%, 比重|12%, 完成|61%."""
    return gap[position].cue("share", "fulfil")


def _share(told: Percentage, position: int) -> Reading | None:
    """占GDP比重达|54.4%."""
    return shares.share(told.reader, told.at, told.gap, position, told.heads_here, told.share_at)


def _is_noun_of_rate(gap: Gap, position: int) -> bool:
    """失业率|3%."""
    word = gap[position].word
    return word is not None and (word.head == "rate" or word.indicator == "employment")


def _rate(told: Percentage, position: int) -> Reading | None:
    """失业率控制在|3%|以内."""
    return shares.rate(told.reader, told.gap, position, told.heads_here)


_BY_WORD: tuple[tuple[Callable[[Gap, int], bool], Callable[[Percentage, int], Reading | None]], ...] = (
    (_is_verb_of_growth, _grown),
    (_is_growth_of_an_indicator, _growth_of_an_indicator),
    (_is_noun_of_growth, _growth_rate),
    (_is_word_of_share, _share),
    (_is_noun_of_rate, _rate),
)
"""By the last such word before it a figure is read, or is known to be none."""


def _growth_without_verb(told: Percentage) -> Reading | None:
    """同比|12%."""
    if not told.gap.cue("yoy", "comparable", "mom", "cagr"):
        return None
    return Reading("growth", measures.basis_of(told.gap), 1, "growth without verb")


def _rate_of_research(told: Percentage) -> Reading | None:
    """研发投入|3%: a share by itself."""
    head = told.heads_here[-1] if told.heads_here else None
    if head is None or head.indicator != "rd_spending":
        return None
    return Reading("share", "", 1, "rate", head=head)


def _signed_growth(told: Percentage) -> Reading | None:
    """-3.2%."""
    return Reading("growth", "yoy", 1, "signed rate") if told.figure.value < 0 else None


_WITHOUT_WORD: tuple[_Rule, ...] = (
    rates_carried.end_of_a_change,
    rates_carried.of_an_open_share,
    _growth_without_verb,
    rates_carried.next_of_a_list,
    rates_carried.of_another_name,
    rates_carried.share_of_another_whole,
    rates_carried.in_brackets,
    rates_followed.growth_after_it,
    rates_followed.share_of_the_last,
    rates_followed.share_of_the_named,
    rates_followed.share_traded,
    rates_followed.share_sold,
    _rate_of_research,
    rates_carried.growth_of_the_foremost,
    rates_carried.share_of_a_member,
    _signed_growth,
)
"""These read a figure that no such word stands before."""


def _traded(gap: Gap, heads_here: Sequence[Head]) -> Head | None:
    """The trade of the goods named after its verb: 出口|机电产品|增长0.8%, None where none are."""
    head = heads_here[-1] if heads_here else None
    if head is None or head.activity or head.indicator not in ("exports", "imports"):
        return None
    for item, after in itertools.pairwise(gap):
        if item.start == head.at and after.tag in ("ACTIVITY", "NOUN"):
            named = goods.with_object(head, Gap([item, after]))
            return named if named.activity else None
    return None


def _is_gap_word(gap: Gap, position: int) -> bool:
    """Whether a verb of growth sets against another: 高|于全市."""
    item = gap[position]
    after = gap[position + 1] if position + 1 < len(gap) else None
    if item.text in ("高", "低") and after is not None and after.text.startswith("于"):
        return True
    return item.text in _MOVES and after is not None and after.tag == "TEXT" and after.text not in ("了",)


def point(gap: Gap, last: Draft | None) -> Reading | None:
    """A difference in points: a gap to another area, or a change of a rate; a fall that narrows rises.

    Args:
        gap: the words before the figure.
        last: the figure before, whose fall may be what narrows (下降24.6%,收窄9.4个百分点).
    """
    fell = last is not None and last.measure == "growth" and last.sign * last.figure.value < 0
    fell = fell and not gap.holds("INDICATOR", "HEAD") and not gap.cue("up_rate")
    known = patterns.load()
    for position in range(len(gap) - 1, -1, -1):
        item = gap[position]
        after = gap[position + 1] if position + 1 < len(gap) else None
        if item.cue("gap"):
            near = after is None or after.tag in ("CUE", "SCOPE", "PLACE", "TEXT", "PERIOD")
            if item.text not in _MORE_OR_LESS or near:
                compared = item.text not in _MORE_OR_LESS or any(
                    o.text.endswith(("比", "较")) or o.cue("yoy") for o in gap[:position]
                )
                if compared:
                    sign = -1 if item.text in known.gap_below else 1
                    return Reading("change", _gap_basis(Gap(gap[:position])), sign, "gap")
        if item.cue("up", "down"):
            down = item.cue("down") and not item.cue("up")
            falling = fell or any(other.text.startswith(_FALLS) for other in gap[:position])
            if item.text in ("收窄", "缩小") and falling:
                down = False
            elif item.text == "扩大" and falling:
                down = True
            return Reading("change", measures.basis_of(gap), -1 if down else 1, "change in points")
        if item.text in ("拉动", "贡献"):
            return Reading("change", "", 1, "contribution in points")
    return Reading("change", "yoy", 1, "points", doubt="direction_unclear") if gap else None


def _gap_basis(gap: Gap) -> str:
    """Whether a difference is one to another area, or to another time: 较去年同期|高, 较|一季度|高."""
    timed = gap and (gap[-1].tag == "PERIOD" or gap[-1].cue("yoy", "mom", "since"))
    return measures.basis_of(gap) if timed else "gap"


def times(reader: SentenceReader, gap: Gap, heads_here: Sequence[Head]) -> Reading | None:
    """Read 1.7倍: a multiple of what is spoken of, or growth in times."""
    if gap.cue("up", "down"):
        return Reading("multiple", measures.basis_of(gap), 1, "growth in times")
    if reader.drafts and gap and gap[-1].text == "的" and any(item.text == "水平" for item in gap):
        # 教育业9.1万元,为全市平均水平的|1.3倍
        return Reading("multiple", "", 1, "multiple of the average", head=reader.drafts[-1].head)
    if heads_here or reader.drafts:
        return Reading("multiple", measures.basis_of(gap), 1, "multiple")
    return None
