"""Reads figures set beside a plan: 完成年度计划的61%, 完成年任务75亿元的23.7%, 全年740万元任务."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.link import measures
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("plans")
_PLANS = _PHRASES.words("plans")
_PLANNED_SUMS = _PHRASES.words("planned_sums")
_OF_PLAN = _PHRASES.pattern("share_of_plan")
_BEFORE_PLAN = _PHRASES.pattern("before_plan")
_IS_AIM = _PHRASES.pattern("is_aim")
_SETS_AIM = _PHRASES.pattern("sets_aim")
_AS_AIM = _PHRASES.pattern("as_aim")
_CERTAIN = _PHRASES.pattern("certain")
_MET = _PHRASES.pattern("met")
_WORKS = _PHRASES.words("works")
_WITH_TASKS = frozenset(
    {"tax", "fiscal_revenue", "budget_revenue", "fixed_investment", "investment", "foreign_investment"}
)
_MARK = re.compile("[,，。;；:：(（]")

TARGETED = "targeted growth"


def share(reader: SentenceReader, index: int, gap: Gap, heads_here: Sequence[Head]) -> Reading | None:
    """Return a share of a plan: 完成1—4月投资计划|的132.1%, 完成年任务|75亿元|的23.7%; None for no plan."""
    if gap.cue("up", "down", "up_rate", "down_rate") or (gap.cue("target") and not _fulfils(gap)):
        return None
    first, last = reader.items[index], reader.drafts[-1] if reader.drafts else None
    amount_told = last is not None and last.measure == "level" and last.status == "target"
    if amount_told and last is not None and gap.cue("realised") and not gap.holds("INDICATOR", "HEAD"):
        # 年初预算为2400万元,已完成|43.1%
        return measures.Reading("share", "", 1, "share of plan", "计划", last.head)
    if _only_completed(gap, last):
        # 地税入库4.9亿元,完成|104.4%
        return measures.Reading("share", "", 1, "share of plan", "计划", last.head if last else None)
    if [item.text for item in gap] in (["的"], ["任务", "的"], ["目标", "的"], ["计划", "的"]):
        # The plan's amount stands between: what it is a plan of was said before.
        at = _before_bracket(reader, index - len(gap) - 1)
        amount = reader.items[at]
        before = reader.text[: amount.start].rstrip("的为是")
        if at < index - len(gap) - 1:
            # 占全年任务1000万美元(其中加工贸易200万美元)|的35.6%
            last = next((d for d in reversed(reader.drafts) if d.figure is amount.figure), None)
        planned = len(gap) == 2 or before.endswith((*_PLANS, *_PLANNED_SUMS))
        if amount.figure is None or not planned or last is None:
            return None
        return measures.Reading("share", "", 1, "share of plan", "计划", last.head)
    match = _OF_PLAN.search(reader.text, gap[0].start if gap else first.start, first.start)
    if match is None:
        return None
    head = _head(reader, heads_here)
    if head is None:
        return None
    return measures.Reading("share", "", 1, "share of plan", _BEFORE_PLAN.sub("", match.group("plan")), head)


def _only_completed(gap: Gap, last: Draft | None) -> bool:
    """Whether 完成 alone stands between a running total and a share, which then is of its task."""
    if last is None or last.measure != "level" or last.head.indicator not in _WITH_TASKS:
        return False
    words = [item.text for item in gap if item.tag not in ("ADVERB", "PUNCT")]
    return words in (["完成"], ["仅完成"], ["已完成"])


def _before_bracket(reader: SentenceReader, at: int) -> int:
    """Position of the item before the bracket that the one at ``at`` closes, ``at`` where it closes none."""
    if reader.items[at].text not in ")）":
        return at
    opening = next((i for i in range(at, -1, -1) if reader.items[i].text in "(（"), 0)
    return opening - 1 if opening > 0 else at


def _fulfils(gap: Gap) -> bool:
    """Whether a target is named to say how far it was met: 完成责任目标|的93.5%, 占目标任务|的56%."""
    opens = gap[0].text.startswith("完成") or gap.cue("share")
    return opens and gap[-1].text == "的" and len(gap) > 1 and gap[-2].text.endswith(("目标", "任务"))


def settle(
    reader: SentenceReader,
    draft: Draft,
    index: int,
    run_end: int,
    reading: Reading,
    gap: Gap,
    last: Draft | None,
) -> None:
    """Settle whether a figure is planned, a target or done, by the plan that stands beside it."""
    indicator = draft.head.indicator
    level = reading.measure == "level"
    if level and indicator == "investment" and any(_is_of_the_year(item, gap, last) for item in gap):
        draft.status = "planned"
    if level and draft.figure.dimension == "money" and is_amount(reader, index, gap):
        draft.status = "target"
        draft.period = draft.period if gap.holds("PERIOD") else None
    if draft.status == "actual" and _CERTAIN.match(reader.text, reader.items[run_end].end):
        # 全年突破1.6亿元|没有问题
        draft.status = "forecast"
    if reading.pattern == "share of plan" and draft.status in ("planned", "target"):
        draft.status = "actual"
    if indicator == "capacity" and is_capacity_to_come(reader, index):
        draft.status, draft.period = "planned", None
    if _is_aimed_at(reader, index, run_end, reading):
        draft.status = "target"


def _is_of_the_year(item: Item, gap: Gap, last: Draft | None) -> bool:
    """Whether an investment is the part of a plan for the year: 总投资530亿元,|年度投资|170亿元."""
    if item.text.endswith("年度计划"):
        return True
    planned = last is not None and last.head.indicator == "planned_investment"
    return item.text == "年度投资" and planned and not gap.cue("realised")


def _is_aimed_at(reader: SentenceReader, index: int, run_end: int, reading: Reading) -> bool:
    """Whether a level or growth is told as an aim that is not said to be met: 增长|12%|的目标."""
    if reading.pattern == TARGETED or (reading.measure in ("level", "growth") and is_set(reader, index)):
        return True
    return reading.measure == "growth" and is_target(reader, run_end) and not is_met(reader, index)


def is_target(reader: SentenceReader, index: int) -> bool:
    """Whether a figure is the target itself: 12%|的目标."""
    return _IS_AIM.match(reader.text, reader.items[index].end) is not None


def is_set(reader: SentenceReader, index: int) -> bool:
    """Whether amounts are told as an aim that was set: 定下产值|6.5亿元|、出口3000万美元的目标."""
    start, end = reader.items[index].start, reader.items[index].end
    if reader.text.find("目标", end) < 0:
        return False
    begin = max(reader.text.rfind(mark, 0, start) for mark in "。;；")
    set_out = _SETS_AIM.search(reader.text, begin + 1, start)
    return set_out is not None and _AS_AIM.match(reader.text, end) is not None


def is_met(reader: SentenceReader, index: int) -> bool:
    """Whether words before a target say that it was met: 超额完成增长|12%|的目标."""
    return _MET.search(reader.text, 0, reader.items[index].start) is not None


def _head(reader: SentenceReader, heads_here: Sequence[Head]) -> Head | None:
    """What the plan is of: what was done before, else what is printed or carried."""
    last = reader.drafts[-1] if reader.drafts else None
    if last is not None and last.head.dimension == "money":
        planned = last.head.indicator == "planned_investment"
        return last.head._replace(indicator="investment") if planned else last.head
    return heads_here[0] if heads_here else reader.state.head


def shares_of_several(reading: Reading, count: int) -> bool:
    """Whether one thing is set beside several plans: 分别完成同期计划和年度计划的131%、24%."""
    return reading.pattern == "share of plan" and sum(reading.of.count(plan) for plan in _PLANS) == count > 1


def is_capacity_to_come(reader: SentenceReader, index: int) -> bool:
    """Whether a capacity is that of works named after it: 建设年产|5万吨|番茄酱生产线."""
    end = reader.items[index].end
    words = _MARK.split(reader.text[end : end + 24], maxsplit=1)[0]
    return any(word in words for word in _WORKS) and "现有" not in reader.text[:end]


def is_amount(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether an amount is the plan itself: 完成年任务|75亿元|的23.7%, 全年|740万元|任务."""
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if after is not None and after.text in _PLANS:
        return True
    if not gap:
        return False
    start = reader.items[index].start
    is_plan = len(gap) > 1 and gap[-1].text in ("为", "是") and gap[-2].text.endswith(_PLANS)
    set_beside = reader.text.endswith(_PLANS, 0, start) and gap.cue("share", "reach", "realised")
    return (
        gap[-1].cue("fulfil") or set_beside or is_plan or (gap[-1].text == "目标" and gap[-1].cue("target"))
    )
