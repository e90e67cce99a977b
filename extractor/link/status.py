"""Takes from the words of a sentence whether it speaks of what was, what is hoped or what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_THIS = _PHRASES.words("this")
_EXPECTED = _PHRASES.words("expected")
_DONE = _PHRASES.words("done")
_IS = _PHRASES.words("is")
_GOES_ON = _PHRASES.words("goes_on")
_PLANS = _PHRASES.words("plans")
_OF_PLANNED = frozenset(_PHRASES.words("of_planned"))
_MET = _PHRASES.words("met")


def cue(reader: SentenceReader, index: int) -> None:
    """Take status, 新增, 其中 and the ends of 由…到… from a word that is a cue."""
    item, state = reader.items[index], reader.state
    cues = item.word.cues if item.word is not None else frozenset()
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    noun = (
        after is None
        or (after.tag == "PUNCT" and after.text not in ':：“"' and not _introduces(reader, index))
        or after.text in ("的", "和", "、")
    )
    if noun and "target" in cues and item.text.endswith("目标") and _heads_a_list(reader, index):
        noun = False
    if "fulfil" in cues and item.text.endswith("目标") and _heads_a_list(reader, index):
        state.status = "target"
    if "target" in cues and _PROGRESS.match(reader.text, item.end):
        # 目标完成进度列全市第2: how far, no aim
        return
    if item.text == "准备" and not reader.text.startswith(_TO_DO, item.end):
        # 做好准备
        return
    if "part" in cues:
        state.whole = state.whole or state.head
        state.part = True
        state.topic = ""
    before = reader.items[index - 1] if index else None
    if item.text == "达产" and before is not None and before.text in _CAME_TRUE:
        return
    if (
        item.text in _YEARS_PLAN
        and after is not None
        and (
            (after.tag == "VERB" and after.text != "的")
            or after.text == "完成投资"
            or (after.figure is not None and after.figure.dimension == "money")
        )
        and not (before is not None and before.cue("share", "reach"))
    ):
        state.status, state.once_built = "planned", True
    if (
        "planned" in cues
        and item.text.startswith("可")
        and (state.status != "actual" or (state.owner is None and not _of_a_project(reader)))
    ):
        pass
    elif "planned" in cues:
        if not (noun and not item.text.endswith("后")) and not _named(reader, index):
            state.status = "planned"
            state.once_built = item.text.endswith("后") or item.text.startswith("年可")
    elif "target" in cues:
        if item.text == "争取" and (
            after is None
            or after.tag not in ("PERIOD", "CUE", "INDICATOR", "SCOPE")
            or after.text.startswith("到位")
        ):
            # 争取|上级资金3亿元 has won it.
            return
        if item.text == "目标" and after is not None and after.tag == "TEXT":
            return
        if item.text == "目标" and before is not None and before.text.endswith(_THIS):
            # 围绕建设经济强镇这一|目标
            return
        if item.text in ("目标", "任务") and _of_a_figure(reader, index):
            # 比12%的目标高出14.4个百分点
            return
        if item.text.endswith("目标") and after is not None and (after.tag == "FIGURE" or after.text == "的"):
            # 高于下达目标4个百分点, 完成全年目标的59%
            return
        if not _done(reader, index) and not (noun and item.text.endswith("目标")):
            state.status = "target"
    elif "forecast" in cues and reader.text.endswith(_AGAINST, 0, item.start):
        # 增速未达|预期
        return
    elif "forecast" in cues:
        if state.status not in ("planned", "target") or _only_counts_planned(reader, index):
            state.status = "forecast"
            # 农民人均纯收入|预计|达3410元;固定资产投资3680万元: of that part only
            state.expected_here = item.text.startswith(_EXPECTED) and any(
                told.tag in ("INDICATOR", "HEAD") and told.clause == item.clause
                for told in reader.items[:index]
            )
    elif "realised" in cues and (
        (state.status == "planned" and item.text.startswith(_DONE))
        or (state.status == "target" and item.text in ("已", "已经", "已完成"))
    ):
        state.status = "actual" if item.text.startswith("已") else reader.default_status
    if "yoy" in cues and item.text.endswith("同期"):
        before = reader.items[index - 1] if index else None
        if (before is not None and before.cue("from")) or (after is not None and after.text in _IS):
            state.shift = -1
    if "increase_to" in cues or "decrease_to" in cues:
        state.shift = 0
    if item.text in _NEW:
        state.new = True
    if ("increase_to" in cues or "decrease_to" in cues) and state.period_before is not None:
        # 由上年的9.2%提高到9.8%: after 到 it is the period spoken of before again.
        state.period = None if state.period_before is NO_PERIOD else state.period_before
        state.period_before = None
    if ("reach" in cues or "increase_to" in cues) and item.text not in _GOES_ON:
        state.new = False


def _only_counts_planned(reader: SentenceReader, index: int) -> bool:
    """Whether what was planned is a number in a clause before: 计划开工6个,工业总产值|预计|完成8亿元."""
    last = next((item for item in reversed(reader.items[:index]) if item.figure is not None), None)
    return (
        last is not None
        and last.figure is not None
        and last.figure.dimension == "count"
        and last.clause < reader.items[index].clause
        and reader.state.status == "planned"
        and not reader.state.once_built
        and reader.state.owner is None
    )


def _of_a_project(reader: SentenceReader) -> bool:
    """Whether the figure before is what a project costs: …生产线投资7500万元,投产后|可实现销售…."""
    last = reader.drafts[-1] if reader.drafts else None
    return last is not None and last.subject_kind == "project" and last.status == "planned"


def _heads_a_list(reader: SentenceReader, index: int) -> bool:
    """Whether a clause is nothing but the word: 全年目标,|规上工业总产值增长12%."""
    clause = [item for item in reader.items if item.clause == reader.items[index].clause]
    return reader.items[index].clause == 0 and all(
        item.tag in ("PERIOD", "PUNCT") or item is reader.items[index] for item in clause
    )


def _introduces(reader: SentenceReader, index: int) -> bool:
    """Whether a colon follows before any figure: 今年的主要预期目标,|报告也已列明:…."""
    for item in reader.items[index + 1 :]:
        if item.figure is not None or item.text in ";；。":
            return False
        if item.text in ":：":
            return True
    return False


def _of_a_figure(reader: SentenceReader, index: int) -> bool:
    """Whether a target is told as a figure before it: 18%|的|目标."""
    before = [item for item in reader.items[max(0, index - 2) : index] if item.text != "的"]
    return bool(before) and before[-1].figure is not None


def _named(reader: SentenceReader, index: int) -> bool:
    """Whether 计划 or 规划 ends a name: 重点培育|计划, 总体|规划."""
    item = reader.items[index]
    if item.text not in _PLANS:
        return False
    before = reader.items[index - 1] if index else None
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    opens = after is not None and (
        after.tag in ("INDICATOR", "HEAD", "FIGURE", "CUE", "VERB", "PERIOD") or after.text[:1] in _OF_PLANNED
    )
    return not opens and before is not None and before.tag in ("TEXT", "VERB", "NOUN", "ACTIVITY")


def _done(reader: SentenceReader, index: int) -> bool:
    """Whether a word of target is spoken of as met: 超额完成目标, 实现…以上目标."""
    before = reader.items[max(0, index - 6) : index]
    return reader.items[index].text.endswith(("目标", "任务")) and any(
        other.cue("realised") or other.text.endswith(_MET) for other in before
    )
