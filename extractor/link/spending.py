"""Tells money that is planned from money invested, put in or given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import phrases, project_names
from extractor.link.draft import Head
from extractor.link.gap import Gap
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_HANDED_OUT = _PHRASES.words("handed_out")
_SHARED_OUT = _PHRASES.pattern("shared_out")
_SPENDS = _PHRASES.words("spends")
_GRANTS = _PHRASES.words("grants")
_PUBLIC = _PHRASES.words("public")
_NOT_PUT_IN = _PHRASES.words("not_put_in")
_WORK_DONE = _PHRASES.pattern("work_done")
_YEARLY_PLAN = _PHRASES.pattern("yearly_plan")
_COUNTED_AFTER = _PHRASES.pattern("projects_counted_after")
_INVESTED = _PHRASES.words("invested")
_PHASES = _PHRASES.words("phases")
_SIGNED = _PHRASES.words("signed")


def is_a_statistic(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether 项目投资 is told with its growth, as statistics are and no project's cost is."""
    after = reader.items[index + 1 : index + 4]
    return any(item.text == "项目投资" for item in gap) and any(
        item.cue("up", "down", "yoy") for item in after
    )


def costs_a_project(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether a sum is what the project named behind it costs: 投资|4.8亿元|的青屿胶囊项目."""
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if after is None or after.text != "的" or gap[-1].text != "投资" or gap.cue("realised"):
        return False
    named = project_names.named_after(reader, index)
    # 投资9600万元的青屿药材加工、投资2亿元的热电联产|两个项目|开工
    counted = _COUNTED_AFTER.match(reader.text, reader.items[index].end) is not None
    return named.endswith(("项目", "工程")) or (bool(named) and counted)


def invested(reader: SentenceReader, index: int, head: Head, gap: Gap) -> Head:
    """Tell 投资3亿元 (planned) from 完成投资3亿元 (done) and 工业投资3亿元 (a statistic)."""
    if head.indicator != "investment":
        return head
    planned = head._replace(indicator="planned_investment")
    text, end = reader.text, reader.items[index].end
    realised = any(item.cue("realised") for item in gap)
    if not realised and _YEARLY_PLAN.match(text, end) is not None:
        # 项目27个,投资|92亿元|,年度计划21亿元
        return planned
    done = realised or any(item.text.startswith(_INVESTED) for item in gap)
    if not done and reader.state.status == "actual":
        # 投资100万元,|硬化了1.7公里路
        done = _WORK_DONE.match(text, end) is not None
    if head.activity in _PHASES and not done:
        # 总投资20亿元,其中一期|投资8亿元
        return planned._replace(activity="")
    if head.activity:
        return head if done or phrases.is_known_activity(head.activity) else planned
    summed = any(item.text.startswith("累计") for item in gap)
    if summed and _is_signed(reader) and not any("完成" in item.text for item in gap):
        # 签约项目12个,|累计投资|36亿元
        return planned
    return head if done else planned


def _is_signed(reader: SentenceReader) -> bool:
    """Whether projects were signed or begun in the sentence, whose 累计投资 is still to be made."""
    return any(d.head.indicator == "project_count" for d in reader.drafts) and any(
        word in reader.text for word in _SIGNED
    )


def given_out(reader: SentenceReader, gap: Gap, head: Head) -> Head:
    """Tell what a government gives out (发放补贴, 安排资金) from what is put in (投入技改资金)."""
    if head.indicator != "other_economic":
        return head
    if head.activity.endswith("资金") and _is_put_in(reader, gap):
        if not any(word in head.activity for word in _PUBLIC):
            # 累计|投入|基础设施建设资金|1.3亿元
            return _put_in(gap, head)
    if reader.state.owner is not None or head.activity.endswith("到位资金"):
        # 落实|到位资金|15亿元: what others have paid in
        return head
    if not any(word in head.activity for word in _GRANTS):
        return head
    given = any(item.text.startswith(_SPENDS) for item in gap)
    return head._replace(indicator="budget_expenditure") if given else head


def is_handed_out(reader: SentenceReader, gap: Gap) -> bool:
    """Whether an amount is what the gains shared out come to: 已有10个村启动分红,共|发放|3137万元."""
    return (
        bool(gap)
        and gap[-1].text in _HANDED_OUT
        and _SHARED_OUT.search(reader.text, 0, gap[-1].start) is not None
    )


def _put_in(gap: Gap, head: Head) -> Head:
    """The investment that funds are put in for: 投入|基础设施建设资金|1.3亿元 → 基础设施."""
    kind = head.activity.removesuffix("资金").removeprefix("投入").removesuffix("建设")
    branches = [item.text for item in gap if item.tag == "ACTIVITY"]
    return head._replace(indicator="investment", activity=kind or "".join(branches[-1:]))


def _is_put_in(reader: SentenceReader, gap: Gap) -> bool:
    """Whether the money is put in, not won or paid out: 累计|投入|技改资金|1600万元."""
    if not gap:
        return False
    told = reader.text[max(0, gap[0].start) : gap[-1].end]
    return "投入" in told and not any(word in told for word in _NOT_PUT_IN)
