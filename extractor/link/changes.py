"""Tells by the words before a figure whether it is what was added or lost: 比上年增加|4200元, 增收|1200元."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from extractor.link import measures, spoken
from extractor.link.draft import Draft
from extractor.link.gap import Gap
from patterns.phrases import Phrases

_PHRASES = Phrases("changes")
_TASKS = _PHRASES.words("tasks")
_AMOUNTS_ADDED = frozenset(_PHRASES.words("amounts_added"))
_MORE_OR_LESS = _PHRASES.words("more_or_less")
_MORE = _PHRASES.pattern("more_than_before")
_BELOW = _PHRASES.words("below")
_AVERAGE = _PHRASES.words("average")
_NO_CHANGE_ALONE = _PHRASES.words("no_change_alone")

_LESS = ("低", "少")
_AFTER_GROWTH = 3  # words at most between a growth and the gain that goes with it


class Change(NamedTuple):
    """What a change is told against, and 1 for up or -1 for down."""

    basis: str
    sign: int


def told(gap: Gap, last: Draft | None) -> Change | None:
    """The change that the words before a figure tell, None for a level; ``last`` is the figure before."""
    if not gap:
        return None
    for rule in _RULES:
        change = rule(gap, last)
        if change is not None:
            return change
    return None


def _added(gap: Gap, last: Draft | None) -> Change | None:
    """A noun for what was added: 增加值不变,|增量|3亿元."""
    if not any(item.text in _AMOUNTS_ADDED for item in gap[-3:]):
        return None
    return Change(measures.basis_of(gap), -1 if gap.cue("down") else 1)


def _gained_together(gap: Gap, last: Draft | None) -> Change | None:
    """What villages have gained: 带动村|集体增收|20万元."""
    return Change(measures.basis_of(gap), 1) if gap[-1].text.endswith("集体增收") else None


def _gained_each(gap: Gap, last: Draft | None) -> Change | None:
    """What each has gained: 农民|人均增收|1500元."""
    each = gap[-1].text.startswith(("人均", "年人均")) and gap[-1].text.endswith("增收")
    return Change(measures.basis_of(gap), 1) if each else None


def _gained(gap: Gap, last: Draft | None) -> Change | None:
    """What came in more or less: 税收4230万元,同比|增收|320万元, 较2010年|减收|1200元."""
    if gap[-1].text not in ("增收", "减收"):
        return None
    grew = last is not None and last.measure == "growth" and len(gap) <= _AFTER_GROWTH
    earned = last is not None and last.head.indicator == "income_per_capita" and len(gap) <= _AFTER_GROWTH
    against = gap.cue("yoy", "since", "mom") or _is_against_a_time(gap)
    if not (grew or earned or against or _is_of_taxes(gap, last)):
        return None
    return Change(measures.basis_of(gap), -1 if gap[-1].text == "减收" else 1)


def _above_task(gap: Gap, last: Draft | None) -> Change | None:
    """How far a task was surpassed: 固定资产投资完成16亿元,超出市级下达任务|6200万元."""
    return Change("gap", 1) if gap.cue("gap", "over") and gap[-1].text.endswith(_TASKS) else None


def _more_than_a_place(gap: Gap, last: Draft | None) -> Change | None:
    """How far a place is ahead of another: 村民人均纯收入18960元,比全市平均|高|2300多元."""
    if len(gap) < 3 or gap[-1].text not in _MORE_OR_LESS or not gap.holds("PLACE", "SCOPE"):
        return None
    if not any(item.text.endswith(("比", "较")) for item in gap[:-1]):
        return None
    return Change("gap", -1 if gap[-1].text.startswith(_LESS) else 1)


def is_more_than_before(gap: Gap) -> bool:
    """Whether words say that there is so much more or less of the figure before: 比去年同期多完成."""
    return _more_than_before(gap, None) is not None


def _more_than_before(gap: Gap, last: Draft | None) -> Change | None:
    """How much more there is than before: 完成投资45亿元,比去年同期|多完成|10亿元."""
    if not (gap.holds("PERIOD") or gap.cue("yoy", "mom", "since")):
        return None
    told = _MORE.search("".join(item.text for item in gap))
    if told is None:
        return None
    return Change(measures.basis_of(gap), 1 if told.group("way") == "多" else -1)


def _above_a_place(gap: Gap, last: Draft | None) -> Change | None:
    """The same with the verb first: 高出|全县|平均水平|1207元."""
    if not gap.cue("gap"):
        return None
    for item, after in zip(reversed(gap), [None, *reversed(gap)], strict=False):
        if item.cue("gap") and after is not None and after.tag in ("PLACE", "SCOPE"):
            return Change("gap", -1 if item.text.startswith(_BELOW) else 1)
        if item.tag not in ("PLACE", "SCOPE") and item.text not in _AVERAGE:
            return None
    return None


def _grew_by(gap: Gap, last: Draft | None) -> Change | None:
    """A verb of change right before the figure: 比上年增加|4200元."""
    if not gap.cue("up", "down"):
        return None
    for item, after in zip(reversed(gap), [None, *reversed(gap)], strict=False):
        if item.text == "升" and after is None:
            # 食用油每|升|15.4元
            return None
        if item.cue("increase_to", "decrease_to"):
            return None
        if item.text in ("加快", "提速") and after is not None and after.tag == "VERB":
            # 加快|推进|23个项目
            return None
        if item.cue("up", "down") and item.text not in _NO_CHANGE_ALONE:
            return Change(measures.basis_of(gap), -1 if item.cue("down") else 1)
        if item.text == "了":
            continue
        if item.cue("reach") or item.tag not in ("CUE", "VERB", "TO", "MORE"):
            return None
    return None


_RULES = (
    _added,
    _gained_together,
    _gained_each,
    _gained,
    _above_task,
    _more_than_a_place,
    _more_than_before,
    _above_a_place,
    _grew_by,
)


def _is_of_taxes(gap: Gap, last: Draft | None) -> bool:
    """Whether 增收 is of taxes, named right before it or by the figure before: |税收|增收|320万元."""
    undated = [item for item in gap if item.tag not in ("PERIOD", "ADVERB")]
    if len(undated) > 1:
        return spoken.is_of_taxes(undated[-2])
    if last is None or len(gap) > 1:
        return False
    return last.head.indicator in spoken.TAXES and last.measure == "level"


def _is_against_a_time(gap: Gap) -> bool:
    """Whether a time of before is compared with: 较|2010年|增收."""
    return any(
        item.period is not None and before.text.endswith(("较", "比"))
        for before, item in itertools.pairwise(gap)
    )
