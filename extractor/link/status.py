"""Takes from the words of a sentence whether it speaks of what was, what is hoped or what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import aims
from extractor.link.cue_words import CueWord, cue_word, heads_a_list, stands_alone
from extractor.link.gap import is_until_a_time
from extractor.link.state import NO_PERIOD
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("status")
_NEW = frozenset(_PHRASES.words("added"))
_TO_DO = _PHRASES.words("to_do")
_AGAINST = _PHRASES.words("against")
_PROGRESS = _PHRASES.pattern("progress")
_CAME_TRUE = _PHRASES.words("came_true")
_YEARS_PLAN = _PHRASES.words("years_plan")
_EXPECTED = _PHRASES.words("expected")
_DONE = _PHRASES.words("done")
_IS = _PHRASES.words("is")
_GOES_ON = _PHRASES.words("goes_on")
_BY_YEARS_END = frozenset(_PHRASES.words("by_years_end"))
_PLANS = _PHRASES.words("plans")
_OF_PLANNED = frozenset(_PHRASES.words("of_planned"))


def cue(reader: SentenceReader, index: int) -> None:
    """Take status, 新增, 其中 and the ends of 由…到… from a word that is a cue."""
    told = cue_word(reader, index)
    cues, state = told.cues, told.state
    if "fulfil" in cues and told.names_a_target() and heads_a_list(told):
        state.status = "target"
    if _tells_progress(told) or _is_well_prepared(told) or _came_true(told):
        # No cue after all.
        return
    if "part" in cues:
        _begin_a_part(told)
    if _heads_aims(told):
        state.status = "target"
        return
    if _plans_for_years(told):
        state.status, state.once_built = "planned", True
    if "planned" in cues:
        _plan(told)
    elif "target" in cues:
        if aims.tells_no_aim(told):
            return
        if aims.is_to_be_met(told):
            state.status = "target"
    elif "forecast" in cues:
        if _falls_short(told):
            return
        _forecast(told)
    elif "realised" in cues and _is_done(told):
        state.status = "actual" if told.item.text.startswith("已") else reader.default_status
    _move_between_ends(told)
    _count_what_is_new(told)


def _tells_progress(told: CueWord) -> bool:
    """目标|完成进度列全市第2: how far, no aim."""
    return "target" in told.cues and _PROGRESS.match(told.reader.text, told.item.end) is not None


def _is_well_prepared(told: CueWord) -> bool:
    """做好|准备|."""
    return told.item.text == "准备" and not told.reader.text.startswith(_TO_DO, told.item.end)


def _came_true(told: CueWord) -> bool:
    """已|达产|."""
    return told.item.text == "达产" and told.before is not None and told.before.text in _CAME_TRUE


def _begin_a_part(told: CueWord) -> None:
    """其中: what follows is a part of what was spoken of."""
    state = told.state
    if told.reader.drafts:
        # A sentence that opens with it is all of the part.
        state.whole = state.whole or state.head
    state.part = True
    state.topic = ""


def _heads_aims(told: CueWord) -> bool:
    """2012年|计划|:农业总产值增15%."""
    colon = told.after is not None and told.after.text in ":："
    return colon and told.item.text == "计划" and heads_a_list(told)


def _plans_for_years(told: CueWord) -> bool:
    """Whether it is a plan to carry out: |年度计划|投资3亿元, but not 占|年度计划|."""
    after = told.after
    if told.item.text not in _YEARS_PLAN or after is None:
        return False
    carried_out = (
        (after.tag == "VERB" and after.text != "的")
        or after.text == "完成投资"
        or (after.figure is not None and after.figure.dimension == "money")
    )
    return carried_out and not (told.before is not None and told.before.cue("share", "reach"))


def _plan(told: CueWord) -> None:
    """Take that it is planned: 计划|投资3亿元, 投产后|年可|实现…."""
    state, text = told.state, told.item.text
    before = told.before
    if text.startswith("可") and before is not None and before.text in _BY_YEARS_END:
        # 全年|可实现|税收540万元
        _forecast(told)
        return
    if text.startswith("可") and state.status != "actual":
        return
    if text.startswith("可") and state.owner is None and not _of_a_project(told.reader):
        _forecast(told)
        # …,可实现销售收入45亿元;上半年完成投资4.7亿元: of that part only
        state.expected_here = True
        return
    once_built = text.endswith("后")
    if (once_built or not stands_alone(told)) and not _is_named(told):
        state.status = "planned"
        state.once_built = once_built or text.startswith("年可")


def _falls_short(told: CueWord) -> bool:
    """增速未达|预期."""
    return told.reader.text.endswith(_AGAINST, 0, told.item.start)


def _forecast(told: CueWord) -> None:
    """Take that it is expected, where it is not planned or a target already."""
    state, item = told.state, told.item
    if state.status not in ("planned", "target") or _only_counts_planned(told):
        state.status = "forecast"
        # 农民人均纯收入|预计|达3410元;固定资产投资3680万元: of that part only
        state.expected_here = item.text.startswith(_EXPECTED) and any(
            other.tag in ("INDICATOR", "HEAD") and other.clause == item.clause
            for other in told.reader.items[: told.at]
        )


def _is_done(told: CueWord) -> bool:
    """Whether what was planned or aimed at is told as done: 计划投资3亿元,|已完成|1亿元."""
    status, text = told.state.status, told.item.text
    return (status == "planned" and text.startswith(_DONE)) or (
        status == "target" and text in ("已", "已经", "已完成")
    )


def _move_between_ends(told: CueWord) -> None:
    """Take the year and the period of each end of a change: 由上年的9.2%|提高到|9.8%."""
    state, cues = told.state, told.cues
    if "yoy" in cues and told.item.text.endswith("同期"):
        begins = told.before is not None and told.before.cue("from")
        if begins or (told.after is not None and told.after.text in _IS):
            state.shift = -1
    if "increase_to" not in cues and "decrease_to" not in cues:
        return
    state.shift = 0
    if state.period_before is not None:
        # 由上年的9.2%提高到9.8%: after 到 it is the period spoken of before again.
        state.period = None if state.period_before is NO_PERIOD else state.period_before
        state.period_before = None


def _count_what_is_new(told: CueWord) -> None:
    """Take whether counts are of what is new: |新增|企业12家, but |达到|120家."""
    text = told.item.text
    if text in _NEW:
        # 由2017年的12家|增加|到2022年的56家: all there are
        told.state.new = told.after is None or not is_until_a_time(told.after)
    if ("reach" in told.cues or "increase_to" in told.cues) and text not in _GOES_ON:
        told.state.new = False


def _only_counts_planned(told: CueWord) -> bool:
    """Whether what was planned is a number in a clause before: 计划开工6个,工业总产值|预计|完成8亿元."""
    state = told.state
    last = next((item for item in reversed(told.reader.items[: told.at]) if item.figure is not None), None)
    return (
        last is not None
        and last.figure is not None
        and last.figure.dimension == "count"
        and last.clause < told.item.clause
        and state.status == "planned"
        and not state.once_built
        and state.owner is None
    )


def _of_a_project(reader: SentenceReader) -> bool:
    """Whether the figure before is what a project costs: …生产线投资7500万元,投产后|可实现销售…."""
    last = reader.drafts[-1] if reader.drafts else None
    return last is not None and last.subject_kind == "project" and last.status == "planned"


def _is_named(told: CueWord) -> bool:
    """Whether 计划 or 规划 ends a name: 重点培育|计划, 总体|规划."""
    before, after = told.before, told.after
    if told.item.text not in _PLANS:
        return False
    opens = after is not None and (
        after.tag in ("INDICATOR", "HEAD", "FIGURE", "CUE", "VERB", "PERIOD") or after.text[:1] in _OF_PLANNED
    )
    return not opens and before is not None and before.tag in ("TEXT", "VERB", "NOUN", "ACTIVITY")
