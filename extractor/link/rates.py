"""Reads rates and differences: growth in per cent, changes in points, multiples."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import goods, lists, measures, members, phrases, plans, shares
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("rates")
_SOLD = _PHRASES.words("sold")
_SUPERLATIVE = _PHRASES.pattern("grew_most")
_COMES = _PHRASES.pattern("comes_from")
_OF_GOODS = _PHRASES.words("of_goods")
_MOVES = _PHRASES.words("moves")
_MORE_OR_LESS = _PHRASES.words("more_or_less")
_FALLS = _PHRASES.words("falls")


_TRADED = {"出口": "exports", "进口": "imports"}


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
    if figure.unit == "%" and lists.of_sectors(reader, index, begin):
        return measures.Reading("share", "", 1, "share of a sector", "", Head("value_added", "第一产业"))
    last = reader.drafts[-1] if reader.drafts else None
    averaged = reader.text.endswith("平均水平的", 0, reader.items[index].start)
    if averaged and last is not None and last.measure == "level":
        # 批发和零售业42000元,为全市平均水平的|61%
        return measures.Reading("share", "", 1, "share of the average", "平均水平", last.head)
    aimed = gap and all(item.cue("target") or item.tag in ("ADVERB", "PUNCT") for item in gap)
    if aimed and last is not None and last.measure == "growth" and gap.cue("target"):
        # 生产总值增长14.5%,力争|16%
        return measures.Reading("growth", last.basis, 1, "growth aimed at", head=last.head)
    if plans.is_target(reader, index) and last is not None and last.measure == "growth":
        # 比年初|18%的目标|高出2.4个百分点
        return measures.Reading("growth", last.basis, 1, plans.TARGETED, head=last.head)
    planned = plans.share(reader, index, gap, heads_here)
    if planned is not None:
        return planned
    for position in range(len(gap) - 1, -1, -1):
        item = gap[position]
        if item.cue("up", "down") and not _is_gap_word(gap, position):
            if item.text in ("收窄", "缩小"):
                return None
            fall = item.cue("down") and not item.cue("up")
            traded = _traded(gap, heads_here)
            return measures.Reading(
                "growth", measures.basis_of(gap), -1 if fall else 1, "growth", head=traded
            )
        if item.tag == "INDICATOR" and item.text.endswith(("增长", "增速")):
            # 经济增长|6.5%
            return measures.Reading("growth", measures.basis_of(gap), 1, "growth")
        if item.cue("up_rate", "down_rate"):
            return measures.Reading(
                "growth", measures.basis_of(gap), -1 if item.cue("down_rate") else 1, "growth rate"
            )
        if item.cue("share", "fulfil"):
            return shares.share(reader, index, gap, position, heads_here, share_at)
        if item.word is not None and (item.word.head == "rate" or item.word.indicator == "employment"):
            return shares.rate(reader, gap, position, heads_here)
        if item.cue("increase_to", "decrease_to", "reach", "multiple", "over", "about", "under"):
            continue
    spoken = reader.drafts[-1] if reader.drafts else None
    if (
        spoken is not None
        and spoken.end.startswith("from")
        and spoken.figure.unit == figure.unit
        and reader.trail[-1] is not None
        and gap.cue("increase_to", "decrease_to")
    ):
        # 比重由49.6%|升至52.1%: the end of what the first figure began.
        head = spoken.head if spoken.measure == "share" else None
        return measures.Reading(spoken.measure, spoken.basis, spoken.sign, spoken.pattern, spoken.of, head)
    opened = reader.state.share_open
    bare = all(item.text == "的" for item in gap)
    if opened is not None and (gap.cue("from", "reach", "increase_to", "decrease_to") or bare):
        whole = reader.text[reader.items[opened[0]].end : reader.items[opened[1]].start]
        if reader.state.head is not None and not phrases.is_uneconomic(whole):
            return measures.Reading(
                "share", "", 1, "share", whole.removesuffix("比重").strip("的"), reader.state.head
            )
    if gap.cue("yoy", "comparable", "mom", "cagr"):
        return measures.Reading("growth", measures.basis_of(gap), 1, "growth without verb")
    last = reader.drafts[-1] if reader.drafts else None
    if (
        not gap
        and last is not None
        and last.figure.unit == figure.unit
        and reader.items[index - 1].text in "、(（"
    ):
        return measures.Reading(last.measure, last.basis, last.sign, last.pattern, last.of)
    named = gap.holds("PLACE", "SCOPE", "ACTIVITY", "OWNER")
    following = reader.items[index + 1] if index + 1 < len(reader.items) else None
    ends = following is None or following.tag in ("PUNCT", "LIST")
    # 分别增长32%和41%,全市|四成|农户…: what goes on with a noun is of that noun.
    alone = ends or (following is not None and following.cue("over_after", "about_after"))
    alike = last is not None and last.figure.unit == figure.unit and last.measure in ("growth", "share")
    if named and alone and alike and last is not None:
        if all(
            item.tag in ("PLACE", "SCOPE", "ACTIVITY", "OWNER", "LIST", "CUE", "ADVERB", "PUNCT", "NOUN")
            for item in gap
        ):
            return measures.Reading(last.measure, last.basis, last.sign, last.pattern + " carried", last.of)
    # 占全国的60%|以上、全球的|四成
    parts = [item for item in gap if not item.cue("over_after", "about_after")]
    if (
        last is not None
        and last.measure == "share"
        and parts
        and parts[0].tag in ("SCOPE", "PLACE", "LIST")
        and parts[-1].text == "的"
    ):
        return measures.Reading(
            "share", "", 1, "share again", "".join(item.text for item in parts).strip("、和的"), last.head
        )
    bracket = begin > 0 and reader.items[begin - 1].text in "(（"
    if bracket and last is not None and last.figure.unit == figure.unit and gap.holds("SCOPE", "PLACE"):
        return measures.Reading(last.measure, last.basis, last.sign, last.pattern + " in brackets", last.of)
    after = reader.items[index + 1 : index + 4]
    if after and (
        after[0].cue("up", "down")
        or (len(after) > 1 and after[0].text == "的" and after[1].cue("up", "down", "up_rate", "down_rate"))
    ):
        fall = any(item.cue("down") and not item.cue("up") for item in after[:2])
        return measures.Reading("growth", "yoy", -1 if fall else 1, "growth after the rate")
    if after and last is not None and last.measure == "level" and not gap.holds("INDICATOR", "HEAD"):
        whole = _part_from(reader, index)
        if whole:
            # 人均纯收入11300元,其中|六成|来自家纺产业
            return measures.Reading(
                "share", "", 1, "share from", "", last.head._replace(activity=whole, explicit=False)
            )
    if heads_here and gap and gap[-1].text == "的" and (source := _part_from(reader, index)):
        # 农业收入的|80%|出自果业
        return measures.Reading("share", "", 1, "share from", "", heads_here[-1]._replace(activity=source))
    sold = after[1:] if after and after[0].text in _OF_GOODS else after
    if sold and sold[0].tag == "INDICATOR" and sold[0].text in _TRADED and not gap.holds("INDICATOR"):
        # 产品|八成|出口, 九成|产品|出口, 76%|的|进口|商品来自亚洲
        return measures.Reading("share", "", 1, "share exported", "产品", Head(_TRADED[sold[0].text]))
    if sold and sold[0].text.startswith(_SOLD) and any(item.text.endswith("产品") for item in gap):
        # 产品|六成|销往外省
        return measures.Reading("share", "", 1, "share sold", "产品", Head("sales_revenue", explicit=False))
    if heads_here and heads_here[-1].indicator == "rd_spending":
        return measures.Reading("share", "", 1, "rate", head=heads_here[-1])
    if begin and _SUPERLATIVE.search(reader.text, 0, reader.items[begin].start):
        if all(item.cue("reach", "over", "about") or item.tag in ("ADVERB", "PUNCT") for item in gap):
            # 增幅最高,|达26.7%
            return measures.Reading("growth", "yoy", 1, "growth rate", head=_foremost(reader, begin))
    told = members.share(reader, gap)
    if told is not None:
        return measures.Reading("share", "", 1, "share of a member", told[1], told[0])
    if figure.value < 0:
        return measures.Reading("growth", "yoy", 1, "signed rate")
    return None


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


def _part_from(reader: SentenceReader, index: int) -> str:
    """What a share comes from by the words after it: 六成|来自家纺产业, "" where none do."""
    at = reader.items[index].end
    match = _COMES.match(reader.text, at)
    return phrases.clean(match.group(1)) if match else ""


def _foremost(reader: SentenceReader, begin: int) -> Head | None:
    """What grew most by the clause before ``begin``: 其他用品和服务|涨幅最大, None for a place."""
    spoken = reader.state.head
    clause = [item for item in reader.items[:begin] if item.clause == reader.items[begin].clause - 1]
    named = list(itertools.takewhile(lambda item: not item.cue("up_rate", "up"), clause))
    if spoken is None or not named or any(item.tag in ("PLACE", "SCOPE", "FIGURE") for item in named):
        return None
    return spoken._replace(activity=phrases.clean(reader.text[named[0].start : named[-1].end]))


def _is_gap_word(gap: Gap, position: int) -> bool:
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
                    return measures.Reading("change", _gap_basis(Gap(gap[:position])), sign, "gap")
        if item.cue("up", "down"):
            down = item.cue("down") and not item.cue("up")
            falling = fell or any(other.text.startswith(_FALLS) for other in gap[:position])
            if item.text in ("收窄", "缩小") and falling:
                down = False
            elif item.text == "扩大" and falling:
                down = True
            return measures.Reading("change", measures.basis_of(gap), -1 if down else 1, "change in points")
        if item.text in ("拉动", "贡献"):
            return measures.Reading("change", "", 1, "contribution in points")
    return measures.Reading("change", "yoy", 1, "points", doubt="direction_unclear") if gap else None


def _gap_basis(gap: Gap) -> str:
    """Whether a difference is one to another area, or to another time: 较去年同期|高, 较|一季度|高."""
    timed = gap and (gap[-1].tag == "PERIOD" or gap[-1].cue("yoy", "mom", "since"))
    return measures.basis_of(gap) if timed else "gap"


def times(reader: SentenceReader, gap: Gap, heads_here: Sequence[Head]) -> Reading | None:
    """Read 1.7倍: a multiple of what is spoken of, or growth in times."""
    if gap.cue("up", "down"):
        return measures.Reading("multiple", measures.basis_of(gap), 1, "growth in times")
    if reader.drafts and gap and gap[-1].text == "的" and any(item.text == "水平" for item in gap):
        # 教育业9.1万元,为全市平均水平的|1.3倍
        return measures.Reading("multiple", "", 1, "multiple of the average", head=reader.drafts[-1].head)
    if heads_here or reader.drafts:
        return measures.Reading("multiple", measures.basis_of(gap), 1, "multiple")
    return None
