"""Tells which words of target tell an aim: 力争|增长12%, but not 完成全年目标|的59%."""

from __future__ import annotations

from collections.abc import Callable

from extractor.link.cue_words import CueWord, stands_alone
from patterns.phrases import Phrases

_PHRASES = Phrases("status")
_THIS = _PHRASES.words("this")
_MET = _PHRASES.words("met")
_STRIVES = _PHRASES.words("strives")
_FIXES_ON = _PHRASES.words("fixes_on")


def tells_no_aim(told: CueWord) -> bool:
    """Whether a word of target is no cue where it stands."""
    return any(rule(told) for rule in _NO_AIM)


def is_to_be_met(told: CueWord) -> bool:
    """Whether what follows is the aim: it was not met, and something is told of it."""
    return not _is_met(told) and not (told.names_a_target() and stands_alone(told))


def _has_won_it(told: CueWord) -> bool:
    """争取|上级资金3亿元 has won it."""
    after = told.after
    return told.item.text == "争取" and (
        after is None
        or after.tag not in ("PERIOD", "CUE", "INDICATOR", "SCOPE")
        or after.text.startswith("到位")
    )


def _opens_words(told: CueWord) -> bool:
    """目标|任务书: before words that no lexicon knows."""
    return told.item.text == "目标" and told.after is not None and told.after.tag == "TEXT"


def _is_pointed_to(told: CueWord) -> bool:
    """围绕建设经济强镇这一|目标."""
    return told.item.text == "目标" and told.before is not None and told.before.text.endswith(_THIS)


def _is_a_figure(told: CueWord) -> bool:
    """比12%的|目标|高出14.4个百分点: told as the figure before it."""
    if told.item.text not in ("目标", "任务"):
        return False
    before = [item for item in told.reader.items[max(0, told.at - 2) : told.at] if item.text != "的"]
    return bool(before) and before[-1].figure is not None


def _is_set_beside(told: CueWord) -> bool:
    """高于下达目标|4个百分点, 完成全年目标|的59%."""
    after = told.after
    return told.names_a_target() and after is not None and (after.tag == "FIGURE" or after.text == "的")


def _is_of_no_figure(told: CueWord) -> bool:
    """紧盯|重大项目,…: what is striven for in its clause is nothing that is measured."""
    word = told.item.text
    if not word.startswith(_STRIVES):
        return False
    clause = [told.item]
    for item in told.reader.items[told.at + 1 :]:
        if item.clause != told.item.clause:
            break
        if item.tag in _MEASURED and not clause[-1].text.endswith("“"):
            return False
        clause.append(item)
    return word.startswith(_FIXES_ON) or not any(item.cue("target", "fulfil") for item in clause[1:])


_MEASURED = frozenset({"FIGURE", "INDICATOR", "HEAD", "PERIOD"})
_NO_AIM: tuple[Callable[[CueWord], bool], ...] = (
    _has_won_it,
    _opens_words,
    _is_pointed_to,
    _is_a_figure,
    _is_set_beside,
    _is_of_no_figure,
)
"""By these, a word of target tells no aim."""


def _is_met(told: CueWord) -> bool:
    """Whether a word of target is spoken of as met: 超额完成目标, 实现…以上目标."""
    if not told.item.text.endswith(("目标", "任务")):
        return False
    clause = (item for item in told.reader.items[: told.at] if item.clause == told.item.clause)
    return any(item.cue("realised") or item.text.endswith(_MET) for item in clause)
