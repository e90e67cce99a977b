"""Reads one sentence from left to right and tells for each figure what it is the figure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import patterns
from extractor.link import counts, heads, measures
from extractor.link.draft import Draft, Head
from extractor.link.items import Item
from extractor.pipeline.periods import Mention


@dataclass(slots=True)
class State:
    """What has been said so far in the sentence.

    Attributes:
        place: name or scope word of the place spoken of, None where the sentence names none.
        owner: enterprise, project, park or institution spoken of.
        period: words of time in force, ``period_place`` the clause they stand in.
        status: actual, forecast, target or planned.
        head: what the last figure or indicator word was about.
        group: the heads of the last list, for 分别 and 均.
        topic: activity that the sentence is about, for indicators that name none.
        new: whether 新增 governs the counts of the running list.
    """

    place: str | None = None
    owner: Item | None = None
    period: Mention | None = None
    previous_period: Mention | None = None
    status: str = "actual"
    head: Head | None = None
    group: list[Head] | None = None
    topic: str = ""
    new: bool = False
    part: bool = False


class SentenceReader:
    """Reads the items of one sentence; ``drafts`` holds what it found."""

    def __init__(
        self, text: str, items: Sequence[Item], head: Head | None = None, status: str = "actual"
    ) -> None:
        self.text = text
        self.items = list(items)
        self.state = State(head=head, status=status)
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Return a draft for each figure that says something of an indicator."""
        clauses: list[list[int]] = []
        for index, item in enumerate(self.items):
            if item.clause == len(clauses):
                clauses.append([])
            clauses[item.clause].append(index)
        outer: list[State] = []
        for clause in clauses:
            self._clause(clause)
            mark = self.items[clause[-1]].text
            if mark in "(（":
                outer.append(replace(self.state))
            elif mark in ")）" and outer:
                self._leave(outer.pop())
            elif mark in ";；":
                self.state.owner = None
                self.state.new = False
                self.state.part = False
                if self.state.status == "planned":
                    self.state.status = "actual"
        return self.drafts

    def _leave(self, before: State) -> None:
        """Go on after a bracket as before it, save for （下同）, which is meant for all that follows."""
        status, period = self.state.status, self.state.period
        self.state = before
        if before.period is None and period is not None and period.covers != "as_of_now":
            self.state.period = period
        del status

    def _clause(self, clause: list[int]) -> None:
        state = self.state
        begin = clause[0]
        last_figure = begin - 1
        heads_here: list[Head] = []
        pending: list[Head] = []
        share_at: int | None = None
        skip_until = -1
        for index in clause:
            if index <= skip_until:
                continue
            item = self.items[index]
            if item.kind == "PERIOD":
                self._period(index, share_at is not None)
            elif item.kind in ("PLACE", "SCOPE"):
                if share_at is None:
                    self._place(index, begin)
            elif item.kind == "OWNER":
                if share_at is None:
                    self._owner(index, begin)
            elif item.kind in ("INDICATOR", "HEAD") and share_at is None and not self._is_attribute(index):
                head = heads.make(self, index, heads_here)
                heads_here.append(head)
                state.head = head
            elif item.cue("share") and not self._share_is_noun(index):
                share_at = index
            if item.word is not None and item.word.cues:
                self._cue(index, begin)
                if item.cue("distribute", "each"):
                    pending = heads.coordinated(self, clause, index, heads_here)
                    if pending:
                        state.group = pending
            if item.kind == "FIGURE":
                run = self._run(index, clause)
                measures.draft_run(self, run, last_figure, begin, heads_here, pending, share_at)
                last_figure = run[-1]
                skip_until = run[-1]
                share_at = None
                pending = []

    def _run(self, index: int, clause: list[int]) -> list[int]:
        """The figures of one list: X、Y和Z, all of one dimension, joined by nothing but list words."""
        figure = self.items[index].figure
        assert figure is not None
        run = [index]
        at = index
        while at + 2 < len(self.items) and self.items[at + 1].kind == "LIST" or self._soft_list(at):
            step = 2
            following = self.items[at + step] if at + step < len(self.items) else None
            if (
                following is None
                or following.figure is None
                or following.figure.dimension != figure.dimension
            ):
                break
            if figure.dimension == "count" and self.items[at + 1].text not in "、和":
                break
            at += step
            run.append(at)
        return run

    def _soft_list(self, at: int) -> bool:
        """Whether a comma joins two bare figures, as in 分别增长5%,7%和8%."""
        return False

    def _period(self, index: int, in_share: bool) -> None:
        item, state = self.items[index], self.state
        assert item.period is not None
        before = self.items[index - 1] if index else None
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        compared = before is not None and (
            before.text[-1:] in "比较与同"
            and before.kind in ("TEXT", "VERB", "LIST", "CUE")
            or before.cue("multiple")
            and after is not None
            and after.text.startswith("的")
        )
        if compared or in_share or (after is not None and after.text.startswith(("相比", "同期", "的同期"))):
            return
        if (
            item.period.covers in ("day", "month")
            and state.period is not None
            and state.period.covers not in ("day", "month")
        ):
            # 前三季度…于9月开工: the date of an event does not take the figure's period away.
            if item.clause != 0 and item.period.covers == "day":
                return
        state.previous_period = state.period
        state.period = item.period

    def _place(self, index: int, begin: int) -> None:
        item = self.items[index]
        assert item.word is not None
        if item.word.scope == "wider":
            return
        before = self.items[index - 1] if index > begin else None
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        aside = patterns.load().scope.aside
        if before is not None and before.kind not in ("PLACE", "PUNCT") and before.text.endswith(aside):
            if not (before.text in ("从", "由", "对", "在", "到", "全") and item.kind == "SCOPE"):
                return
        if after is not None and (
            after.cue("gap")
            or after.text.startswith(("平均", "的平均", "等地", "客商", "市场", "、国家", "籍"))
        ):
            return
        path = item.text
        step = index - 1
        while item.kind == "PLACE" and step >= 0 and self.items[step].kind == "PLACE":
            path = self.items[step].text + path
            step -= 1
        self.state.place = path
        self.state.owner = None
        self.state.topic = ""

    def _owner(self, index: int, begin: int) -> None:
        item = self.items[index]
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if (
            after is not None
            and after.kind == "FIGURE"
            and after.figure
            and after.figure.dimension == "count"
        ):
            return
        self.state.owner = item
        if self._leads(index, begin):
            self.state.topic = ""

    def _leads(self, index: int, begin: int) -> bool:
        return all(
            other.kind in ("PERIOD", "PLACE", "SCOPE", "TEXT", "CUE") for other in self.items[begin:index]
        )

    def _is_attribute(self, index: int) -> bool:
        """Whether an indicator word only describes the noun after it: 税收|政策, 工业|增加值."""
        item = self.items[index]
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if after is None:
            return False
        if item.kind == "INDICATOR" and after.kind == "INDICATOR" and item.word and after.word:
            return True
        return after.kind == "TEXT" and after.text.startswith(
            (
                "型",
                "基地",
                "政策",
                "环境",
                "结构",
                "体系",
                "能力",
                "促进",
                "导向型",
                "大厅",
                "服务",
                "中心",
                "机构",
                "部门",
                "管理",
                "贡献",
                "大户",
                "强",
                "渠道",
                "任务",
            )
        )

    def _share_is_noun(self, index: int) -> bool:
        """比例 and 比重 with the whole before them open no phrase that names the whole."""
        return False

    def _cue(self, index: int, begin: int) -> None:
        item, state = self.items[index], self.state
        if item.cue("part"):
            state.part = True
            state.topic = ""
        if item.cue("planned"):
            state.status = "planned"
        elif item.cue("target") and not self._done(index):
            state.status = "target"
        elif item.cue("forecast"):
            state.status = "forecast"
        elif (
            item.cue("realised")
            and state.status == "planned"
            and item.text.startswith(("已", "实际", "累计完成"))
        ):
            state.status = "actual"
        if item.cue("change") and item.text in ("新增", "净增", "新增加", "净增加", "增加"):
            state.new = True
        elif item.cue("reach", "increase_to") and item.text not in ("为", "至", "到"):
            state.new = False

    def _done(self, index: int) -> bool:
        """Whether a word of target is spoken of as met: 超额完成目标."""
        before = self.items[max(0, index - 2) : index]
        return any(other.cue("realised") or other.text.endswith(("完成", "实现", "较好")) for other in before)


def read(
    text: str, items: Sequence[Item], head: Head | None = None, status: str = "actual"
) -> tuple[list[Draft], State]:
    """Return the drafts of a sentence and what it leaves for the next one."""
    reader = SentenceReader(text, items, head, status)
    return reader.read(), reader.state


__all__ = ["SentenceReader", "State", "counts", "read"]
