"""Reads percentages by what the sentence told before them: 由49.6%|升至52.1%, 力争|16%, 为平均水平的|61%."""

from __future__ import annotations

import itertools

from extractor.link import members, phrases, plans
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.measures import Reading
from extractor.link.percentages import Percentage
from patterns.phrases import Phrases

_PHRASES = Phrases("rates")
_SUPERLATIVE = _PHRASES.pattern("grew_most")
_RECOVERED = _PHRASES.pattern("recovered_to")
_NEAR = 20  # characters that words of recovery take at most
_BESIDE_NAMES = ("PLACE", "SCOPE", "ACTIVITY", "OWNER", "LIST", "CUE", "ADVERB", "PUNCT", "NOUN")


def share_of_the_average(told: Percentage) -> Reading | None:
    """批发和零售业42000元,为全市平均水平的|61%."""
    reader, last = told.reader, told.last
    if not reader.text.endswith("平均水平的", 0, reader.items[told.at].start):
        return None
    # 人均财政收入不到全省平均水平的|四分之一|
    named = told.heads_here[-1] if told.heads_here and told.gap.holds("INDICATOR") else None
    head = named or (last.head if last is not None and last.measure == "level" else None)
    return Reading("share", "", 1, "share of the average", "平均水平", head) if head is not None else None


def share_of_before(told: Percentage) -> Reading | None:
    """接待游客26.8万人次,恢复到去年同期的|86.3%."""
    reader, last = told.reader, told.last
    if last is None or last.measure not in ("level", "share"):
        return None
    start = reader.items[told.at].start
    recovered = _RECOVERED.search(reader.text, max(0, start - _NEAR), start)
    if recovered is None:
        return None
    return Reading("share", "", 1, "share of before", recovered.group("whole"), last.head)


def growth_aimed_at(told: Percentage) -> Reading | None:
    """生产总值增长14.5%,力争|16%."""
    gap, last = told.gap, told.last
    if last is None or last.measure != "growth" or not gap.cue("target"):
        return None
    if not all(item.cue("target") or item.tag in ("ADVERB", "PUNCT") for item in gap):
        return None
    return Reading("growth", last.basis, 1, "growth aimed at", head=last.head)


def growth_targeted(told: Percentage) -> Reading | None:
    """比年初|18%的目标|高出2.4个百分点."""
    last = told.last
    if last is None or last.measure != "growth" or not plans.is_target(told.reader, told.at):
        return None
    return Reading("growth", last.basis, 1, plans.TARGETED, head=last.head)


def end_of_a_share(told: Percentage) -> Reading | None:
    """城镇化率由2017年的48.5%|提高到2022年的|56.2%: no growth."""
    return end_of_a_change(told) if told.last is not None and told.last.measure == "share" else None


def end_of_a_change(told: Percentage) -> Reading | None:
    """比重由49.6%|升至52.1%: the end of what the first figure began."""
    last = told.last
    if last is None or not told.like_the_last():
        return None
    if not last.end.startswith("from") and not (last.measure == "growth" and _narrows(told.gap)):
        return None
    # 提高|到2022年|的56.2% as much as 提高到|56.2%
    ends = told.gap.cue("increase_to", "decrease_to") or (
        told.gap.cue("up", "down") and told.gap.until_a_time()
    )
    if told.reader.trail[-1] is None or not ends:
        return None
    head = last.head if last.measure == "share" else None
    return Reading(last.measure, last.basis, last.sign, last.pattern, last.of, head)


def _narrows(gap: Gap) -> bool:
    """降幅由年初的12.3%|收窄至|3.5%."""
    return gap.cue("decrease_to") and any(item.text.startswith(("收窄", "缩小")) for item in gap)


def of_an_open_share(told: Percentage) -> Reading | None:
    """占GDP比重,…|达|54.4%: the figure of a share that a clause before named."""
    reader, gap = told.reader, told.gap
    opened, head = reader.state.share_open, reader.state.head
    if opened is None or head is None:
        return None
    bare = all(item.text == "的" for item in gap)
    if not (bare or gap.cue("from", "reach", "increase_to", "decrease_to")):
        return None
    whole = reader.text[reader.items[opened[0]].end : reader.items[opened[1]].start]
    if phrases.is_uneconomic(whole):
        return None
    return Reading("share", "", 1, "share", whole.removesuffix("比重").strip("的"), head)


def next_of_a_list(told: Percentage) -> Reading | None:
    """增长32%、|41%."""
    last = told.last
    if told.gap or last is None or not told.like_the_last():
        return None
    return _again(last, "") if told.reader.items[told.at - 1].text in "、(（" else None


def of_another_name(told: Percentage) -> Reading | None:
    """钟管镇增长32%,|新市镇|41%: of another place, activity or owner.

    分别增长32%和41%,全市|四成|农户…: what goes on with a noun is of that noun.
    """
    gap, last = told.gap, told.last
    if last is None or last.measure not in ("growth", "share") or not told.like_the_last():
        return None
    if not gap.holds("PLACE", "SCOPE", "ACTIVITY", "OWNER"):
        return None
    after = told.after()
    ends = not after or after[0].tag in ("PUNCT", "LIST") or after[0].cue("over_after", "about_after")
    if not ends or not all(item.tag in _BESIDE_NAMES for item in gap):
        return None
    return _again(last, " carried")


def share_of_another_whole(told: Percentage) -> Reading | None:
    """占全国的60%|以上、全球的|四成."""
    last = told.last
    if last is None or last.measure != "share":
        return None
    parts = [item for item in told.gap if not item.cue("over_after", "about_after")]
    if not parts or parts[0].tag not in ("SCOPE", "PLACE", "LIST") or parts[-1].text != "的":
        return None
    whole = "".join(item.text for item in parts).strip("、和的")
    return Reading("share", "", 1, "share again", whole, last.head)


def in_brackets(told: Percentage) -> Reading | None:
    """增长12%(全市|10%): what another place has, in brackets."""
    last = told.last
    if last is None or not told.like_the_last() or not told.gap.holds("SCOPE", "PLACE"):
        return None
    bracket = told.begin > 0 and told.reader.items[told.begin - 1].text in "(（"
    return _again(last, " in brackets") if bracket else None


def _again(last: Draft, note: str) -> Reading:
    """The reading of the figure before, once more."""
    return Reading(last.measure, last.basis, last.sign, last.pattern + note, last.of)


def growth_of_the_foremost(told: Percentage) -> Reading | None:
    """增幅最高,|达26.7%."""
    reader, begin = told.reader, told.begin
    if not begin or not _SUPERLATIVE.search(reader.text, 0, reader.items[begin].start):
        return None
    if not all(item.cue("reach", "over", "about") or item.tag in ("ADVERB", "PUNCT") for item in told.gap):
        return None
    return Reading("growth", "yoy", 1, "growth rate", head=_foremost(told))


def _foremost(told: Percentage) -> Head | None:
    """What grew most by the clause before: 其他用品和服务|涨幅最大, None for a place."""
    reader, begin = told.reader, told.begin
    spoken = reader.state.head
    clause = [item for item in reader.items[:begin] if item.clause == reader.items[begin].clause - 1]
    named = list(itertools.takewhile(lambda item: not item.cue("up_rate", "up"), clause))
    if spoken is None or not named or any(item.tag in ("PLACE", "SCOPE", "FIGURE") for item in named):
        return None
    return spoken._replace(activity=phrases.clean(reader.text[named[0].start : named[-1].end]))


def share_of_a_member(told: Percentage) -> Reading | None:
    """从占年度计划的比重看,|产业园区|75%."""
    member = members.share(told.reader, told.gap)
    if member is None:
        return None
    return Reading("share", "", 1, "share of a member", member[1], member[0])
