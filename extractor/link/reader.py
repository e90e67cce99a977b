"""Reads one sentence from left to right and tells for each figure what it is the figure of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import patterns
from extractor.link import heads, measures
from extractor.link.draft import Draft, Head
from extractor.link.items import Item
from extractor.pipeline.periods import Mention

_RANKED = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)?[个家]?[\u4e00-\u9fff]{0,7}(?:里|中|内)(?:排|位|列|居)"
)
_NONE = Mention(0, 0, "", "none", {}, None)
_NEW = frozenset({"新增", "净增", "增加", "新增加", "净增加", "新设立"})
_ATTRIBUTE = (
    "型", "基地", "政策", "环境", "结构", "体系", "能力", "促进", "导向", "大厅", "服务", "中心", "机构", "部门",
    "管理", "贡献", "大户", "强", "渠道", "任务", "者", "公司", "引导", "拉动", "带动", "市场", "潜力", "项目个",
)  # fmt: skip


@dataclass(slots=True)
class State:
    """What has been said so far in the sentence.

    Attributes:
        place: name or scope word of the place spoken of, None where the sentence names none.
        owner: enterprise, project, park or institution spoken of.
        period: words of time in force.
        status: actual, forecast, target or planned.
        head: what the last figure or indicator word was about.
        group: the heads of the last list, for 分别 and 均.
        topic: activity that the sentence is about, for indicators that name none.
        new: whether 新增 governs the counts of the running list.
        part: whether 其中 has been said.
        pair: the two places that 前者 and 后者 point to.
        share_open: where 占 … 比重 stands that the next clause gives the figures of.
        period_after: the period to return to after the next figure.
        shift: years by which 去年同期是… moves the period of the next figure.
        period_before: the period that a 由 … or 从 … has interrupted.
        listed: heads that the clause before listed without figures.
    """

    place: str | None = None
    owner: Item | None = None
    period: Mention | None = None
    status: str = "actual"
    head: Head | None = None
    group: list[Head] = field(default_factory=list)
    topic: str = ""
    new: bool = False
    part: bool = False
    pair: tuple[Head, ...] = ()
    listed: list[Head] = field(default_factory=list)
    period_before: Mention | None = None
    period_after: Mention | None = None
    shift: int = 0
    share_open: tuple[int, int] | None = None


class SentenceReader:
    """Reads the items of one sentence.

    Attributes:
        drafts: what it found.
        trail: head of each figure read, None for a figure that says nothing of an indicator.
        periods, places: words of time and place that the sentence goes by, for the sentences after it.
    """

    def __init__(
        self,
        text: str,
        items: Sequence[Item],
        head: Head | None = None,
        status: str = "actual",
        spoken: dict[str, Head] | None = None,
    ) -> None:
        self.text = text
        self.spoken = spoken or {}
        self.items = list(items)
        self.state = State(head=head, status=status)
        self.default_status = status
        self.drafts: list[Draft] = []
        self.trail: list[Head | None] = []
        self.periods: list[Mention] = []
        self.places: list[str] = []
        self.owners: list[Item] = []
        self.years: Mention | None = None
        self.resumed: Head | None = None

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
                before = outer.pop()
                before.period = before.period or self.state.period
                self.state = before
                # 地区生产总值(GDP)59043万元: what stood before the bracket goes on after it.
                self.resumed = before.head
            elif mark in ";；":
                self._next_part()
        return self.drafts

    def _next_part(self) -> None:
        """Forget at a semicolon what holds for one part of a sentence only."""
        state = self.state
        state.owner = None
        state.new = state.part = False
        state.topic = ""
        if state.status == "planned":
            state.status = self.default_status

    def _clause(self, clause: list[int]) -> None:
        state = self.state
        begin = clause[0]
        last_figure = begin - 1
        heads_here: list[Head] = [self.resumed] if self.resumed is not None else []
        self.resumed = None
        pending: list[Head] = []
        share_at: int | None = None
        skip_until = -1
        for index in clause:
            if index <= skip_until:
                continue
            item = self.items[index]
            if item.tag == "PERIOD":
                self._period(index, share_at is not None)
            elif item.tag in ("PLACE", "SCOPE"):
                if share_at is None:
                    self._place(index, clause)
            elif item.tag == "OWNER":
                if share_at is None:
                    self._owner(index, clause)
            elif item.tag in ("INDICATOR", "HEAD") and share_at is None and not self._is_attribute(index):
                if item.text.startswith("规划"):
                    state.status = "planned"
                head = heads.make(self, index, clause, heads_here)
                heads_here.append(head)
                state.head = head
            elif item.cue("share") and share_at is None:
                share_at = index
            elif item.text in ("前者", "后者") and len(state.pair) >= 2:
                state.head = state.pair[0 if item.text == "前者" else 1]
                state.place = state.head.place or state.place
            if item.word is not None and item.word.cues:
                self._cue(index, clause)
                if item.cue("distribute", "each"):
                    pending = heads.coordinated(self, clause, index) or pending
            if item.tag == "FIGURE":
                run = self._run(index)
                measures.draft_run(self, run, last_figure, begin, heads_here, pending, share_at)
                if state.period_after is not None:
                    state.period = None if state.period_after is _NONE else state.period_after
                    state.period_after = None
                last_figure = run[-1]
                skip_until = run[-1]
                share_at = None
                pending = []
        if last_figure < begin:
            if not heads_here:
                state.topic = heads.topic(self, clause) or state.topic
            if len(heads_here) != 1 and any(self.items[index].tag == "LIST" for index in clause):
                # 民间投资、高新技术产业投资稳步扩大,|分别完成…
                state.listed = heads.coordinated(self, clause, clause[-1] + 1)
        else:
            state.listed = []
        state.share_open = None
        if share_at is not None:
            # …占规上工业增加值的比重,|由58.3%提高到61.7%
            state.share_open = (share_at, clause[-1])
        state.new = False
        state.shift = 0

    def _run(self, index: int) -> list[int]:
        """The figures of one list: X、Y和Z, all of one dimension, joined by nothing but list words."""
        figure = self.items[index].figure
        assert figure is not None
        run = [index]
        at = index
        while at + 2 < len(self.items) and self.items[at + 1].tag == "LIST":
            following = self.items[at + 2].figure
            if following is None or following.dimension != figure.dimension or following.unit != figure.unit:
                break
            if figure.dimension == "rank":
                break
            at += 2
            run.append(at)
        if figure.dimension == "rank":
            while (
                at + 2 < len(self.items)
                and self.items[at + 1].tag == "LIST"
                and self.items[at + 2].figure is not None
            ):
                following = self.items[at + 2].figure
                if following is None or following.dimension != "rank":
                    break
                at += 2
                run.append(at)
        return run

    def _period(self, index: int, in_share: bool) -> None:
        item, state = self.items[index], self.state
        assert item.period is not None
        before = self.items[index - 1] if index else None
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        compared = before is not None and (
            (
                before.text[-1:] in ("比", "较", "与", "同")
                and before.tag in ("TEXT", "VERB", "LIST", "CUE", "ADVERB")
            )
            or before.cue("gap")
            or (
                before.text in ("超", "超过", "过", "逾")
                and after is not None
                and after.text.startswith("的")
            )
            or (before.cue("multiple") and after is not None and after.text.startswith("的"))
        )
        if compared or in_share or (after is not None and after.text.startswith(("相比", "同期", "的同期"))):
            return
        if item.period.covers == "day" and state.period is not None and state.period.covers != "day":
            # 前三季度…于9月8日开工: the date of an event does not take the figure's period away.
            return
        if (
            item.period.covers in ("years", "plan")
            and after is not None
            and (after.cue("cagr") or after.text.startswith(("年均", "平均", "间年均", "期间年均")))
        ):
            # 五年年均增长8%: the years are those of the average only.
            self.years = item.period
            return
        if item.period.covers == "years" and after is not None and after.tag != "PUNCT":
            # 五年新增3000台,…: unlike 五年来,… the years are those of the one figure.
            state.period_after = state.period or _NONE
        if before is not None and before.cue("from"):
            state.period_before = state.period or _NONE
        state.period = item.period
        self.periods.append(item.period)

    def _place(self, index: int, clause: Sequence[int]) -> None:
        item = self.items[index]
        assert item.word is not None
        if item.word.scope == "wider":
            return
        begin = clause[0]
        before = self.items[index - 1] if index > begin else None
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        scope = patterns.load().scope
        opening = index - 1
        while (
            opening >= begin
            and self.items[opening].tag in ("PLACE", "SCOPE", "LIST")
            and before is not None
            and before.tag == "LIST"
        ):
            opening -= 1
        if (
            before is not None
            and before.tag == "LIST"
            and opening >= begin
            and self.items[opening].text.endswith(scope.compared)
        ):
            return
        if (
            before is not None
            and before.tag not in ("PLACE", "PUNCT", "PERIOD")
            and before.text.endswith(scope.aside)
        ):
            if not (before.text in ("从", "由", "对", "在", "到", "全", "于") and item.tag == "SCOPE"):
                return
        if after is not None and (
            (after.cue("gap") and after.text not in ("高", "快", "低", "慢"))
            or self.text.startswith(scope.aside_after, item.end)
            or _RANKED.match(self.text, item.end)
        ):
            return
        leading = all(
            self.items[i].tag in ("PERIOD", "PUNCT", "PLACE", "LIST", "CUE", "VERB")
            or len(self.items[i].text) <= 4
            for i in clause
            if i < index
        )
        has_figure = any(self.items[i].tag == "FIGURE" for i in clause if i > index)
        predicate = (
            before is not None
            and before.text in ("是", "为", "数", "属")
            and all(self.items[i].tag == "PUNCT" for i in clause if i > index)
        )
        if not leading and not has_figure and not predicate:
            return
        if item.tag == "PLACE" and (
            (before is not None and before.tag == "TO") or (after is not None and after.tag == "TO")
        ):
            return
        if (
            before is not None
            and before.text in "“\"'‘「"
            and index - 1 > begin
            and self.items[index - 2].tag == "TEXT"
        ):
            return
        state = self.state
        if item.tag == "SCOPE" and state.place is not None and state.place.endswith(item.word.scope or ""):
            return
        path = item.text
        step = index - 1
        while item.tag == "PLACE" and step >= 0 and self.items[step].tag == "PLACE":
            path = self.items[step].text + path
            step -= 1
        state.place = path
        self.places.append(path)
        state.owner = None
        state.topic = ""

    def _owner(self, index: int, clause: Sequence[int]) -> None:
        item = self.items[index]
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if after is not None and after.figure is not None and after.figure.dimension == "count":
            return
        leading = all(
            self.items[i].tag in ("PERIOD", "PLACE", "SCOPE", "CUE", "PUNCT", "VERB")
            or len(self.items[i].text) <= 4
            for i in clause
            if i < index
        )
        definite = item.text in patterns.load().subjects[item.owner].definite
        if definite:
            named = next(
                (o for o in reversed(self.owners) if o.owner == item.owner and o.text != item.text), None
            )
            if named is not None:
                item = replace(named, clause=item.clause, start=item.start, end=item.end)
        if (
            item.owner == "institution"
            and self.state.owner is not None
            and self.state.owner.owner == "institution"
        ):
            return
        self.owners.append(item)
        if item.owner in ("park", "institution") and not leading:
            return
        if self.state.owner is not None and self.state.owner.owner == "enterprise" and not leading:
            return
        self.state.owner = item

    def _is_attribute(self, index: int) -> bool:
        """Whether an indicator word only describes the noun after it: 税收|政策, 投资|环境."""
        item = self.items[index]
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if after is None:
            return False
        if item.tag == "INDICATOR" and after.tag == "INDICATOR":
            return True
        if (
            item.text == "投资"
            and after.tag in ("NOUN", "SUFFIX", "ACTIVITY")
            and after.text not in ("方面", "规模")
        ):
            return True
        return after.tag in ("TEXT", "VERB", "SUFFIX", "NOUN", "CUE") and after.text.startswith(_ATTRIBUTE)

    def _cue(self, index: int, clause: Sequence[int]) -> None:
        item, state = self.items[index], self.state
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        noun = (
            after is None
            or after.tag == "PUNCT"
            and after.text not in ':：“"'
            or after.text in ("的", "和", "、")
        )
        if item.cue("part"):
            state.part = True
            state.topic = ""
        if item.cue("planned"):
            if not (noun and not item.text.endswith("后")) and not self._named(index):
                state.status = "planned"
        elif item.cue("target"):
            if item.text == "争取" and after is not None and after.text[:1] in "到了来":
                return
            if item.text == "目标" and after is not None and after.tag == "TEXT":
                return
            if not self._done(index) and not (noun and item.text.endswith("目标")):
                state.status = "target"
        elif item.cue("forecast"):
            if state.status not in ("planned", "target"):
                state.status = "forecast"
        elif (
            item.cue("realised")
            and state.status == "planned"
            and item.text.startswith(("已", "实际", "累计完成", "到位"))
        ):
            state.status = self.default_status
        if item.cue("yoy") and item.text.endswith("同期"):
            before = self.items[index - 1] if index else None
            if (before is not None and before.cue("from")) or (
                after is not None and after.text in ("为", "是", "仅为")
            ):
                state.shift = -1
        if item.cue("increase_to", "decrease_to"):
            state.shift = 0
        if item.text in _NEW:
            state.new = True
        if item.cue("increase_to", "decrease_to") and state.period_before is not None:
            # 由上年的9.2%提高到9.8%: after 到 it is the period spoken of before again.
            state.period = None if state.period_before is _NONE else state.period_before
            state.period_before = None
        if item.cue("reach", "increase_to") and item.text not in ("为", "至", "到", "共"):
            state.new = False

    def _named(self, index: int) -> bool:
        """Whether 计划 or 规划 ends a name: 重点培育|计划, 总体|规划."""
        item = self.items[index]
        if item.text not in ("计划", "规划", "设计"):
            return False
        before = self.items[index - 1] if index else None
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        opens = after is not None and (
            after.tag in ("INDICATOR", "HEAD", "FIGURE", "CUE", "VERB", "PERIOD")
            or after.text[:1] in "新年总建用投占"
        )
        return not opens and before is not None and before.tag in ("TEXT", "VERB", "NOUN", "ACTIVITY")

    def _done(self, index: int) -> bool:
        """Whether a word of target is spoken of as met: 超额完成目标, 实现…以上目标."""
        before = self.items[max(0, index - 6) : index]
        return self.items[index].text.endswith(("目标", "任务")) and any(
            other.cue("realised") or other.text.endswith(("完成", "实现", "较好")) for other in before
        )


def read(
    text: str,
    items: Sequence[Item],
    head: Head | None = None,
    status: str = "actual",
    spoken: dict[str, Head] | None = None,
) -> SentenceReader:
    """Return the reader of a sentence after it has read it; its drafts and state tell the rest.

    Args:
        text: the sentence.
        items: its items.
        head: what the sentence before was about last.
        status: status that the sentences before leave in force.
        spoken: the last head of each indicator in the article.
    """
    reader = SentenceReader(text, items, head, status, spoken)
    reader.read()
    return reader
