"""Reads one sentence from left to right and tells for each figure what it is the figure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import (
    brackets,
    classes,
    coordination,
    drafting,
    heads,
    members,
    projects,
    scene,
    status,
    subjects,
    times,
    topics,
)
from extractor.link.draft import Draft, Head
from extractor.link.indicators_of_owners import BANKS
from extractor.link.items import Item
from extractor.link.state import NO_PERIOD, State
from extractor.pipeline.periods import Mention
from patterns.phrases import Phrases

_PHRASES_OF_SHARES = Phrases("shares")
_PHRASES = Phrases("attributes")
_OPENS_SHARE = frozenset(_PHRASES_OF_SHARES.words("opens"))
_ATTRIBUTE = _PHRASES.words("nouns")
_ASSIGNED = _PHRASES.words("assigned")
_OF_CONTRIBUTION = _PHRASES.words("of_contribution")


_SILENT = frozenset({"TEXT", "PUNCT", "VERB", "NOUN", "ACTIVITY", "LIST", "UNIT", "SUFFIX", "NUMBER"})
"""Classes of items that say nothing by themselves, if they are no cues."""


class SentenceReader:
    """Reads the items of one sentence.

    Attributes:
        before: what the sentence before was about last.
        drafts: what it found.
        trail: head of each figure read, None for a figure that says nothing of an indicator.
        periods, places: words of time and place that the sentence goes by, for the sentences after it.
        assigned: the status to which an amount that was set returns.
        carried: how many of the places stand up to its first clause with figures.
    """

    def __init__(
        self,
        text: str,
        items: Sequence[Item],
        head: Head | None = None,
        default_status: str = "actual",
        spoken: dict[str, Head] | None = None,
    ) -> None:
        self.text = text
        self.spoken = spoken or {}
        self.items = list(items)
        self.last = len(self.items) - 1
        while self.last >= 0 and self.items[self.last].figure is None:
            self.last -= 1
        self.state = State(head=head, status=default_status)
        self.default_status = default_status
        self.drafts: list[Draft] = []
        self.trail: list[Head | None] = []
        self.periods: list[Mention] = []
        self.places: list[str] = []
        self.carried: int | None = None
        self.owners: list[Item] = []
        self.years: Mention | None = None
        self.resumed: Head | None = None
        self.before = head
        self.compares = False
        self.assigned = ""

    def read(self) -> list[Draft]:
        """Return a draft for each figure that says something of an indicator."""
        clauses: list[list[int]] = []
        for index, item in enumerate(self.items):
            if item.clause == len(clauses):
                clauses.append([])
            clauses[-1].append(index)
        outer: list[State] = []
        for clause in clauses:
            self._clause(clause)
            mark = self.items[clause[-1]].text
            if mark in "(（":
                outer.append(replace(self.state))
                self.compares = brackets.compared(self, clause)
            elif mark in ")）" and outer:
                before = outer.pop()
                before.period = before.period or (None if self.compares else self.state.period)
                self.compares = False
                self.state = before
                # 地区生产总值(GDP)59043万元: what stood before the bracket goes on after it.
                self.resumed = before.head
            elif mark in ";；":
                self._next_part(clause[-1] + 1)
        return self.drafts

    def told_last(self) -> Head:
        """What the next sentence goes on about; after a rate, what that was of: 增长面为65%。|其中饮料…."""
        last, before = self.drafts[-1].head, self.state.before_rate
        return before if before is not None and last.indicator == "other_economic" else last

    def _next_part(self, start: int) -> None:
        """Forget at a semicolon what holds for one part of a sentence only."""
        state = self.state
        if state.whole is not None and self._only_dates(start):
            state.head = state.whole
        state.whole = None
        lasting = state.owner is not None and (
            state.owner.owner in ("enterprise", "park") or state.owner.text.endswith(BANKS)
        )
        state.earlier = state.owner if lasting else state.earlier
        state.owner = None
        state.new = state.part = False
        state.topic = ""
        if state.outer is not None:
            state.period = None if state.outer is NO_PERIOD else state.outer
            state.outer = None
        if state.period is not None and (state.period.relative or 0) > 0 and state.status != "target":
            # 预计明年3月投用;…: what is to come ends with its part.
            state.period = None
        if state.status == "planned" or (state.status == "forecast" and state.expected_here):
            state.status, state.expected_here = self.default_status, False

    def _only_dates(self, start: int) -> bool:
        """Whether a part gives a figure with a time and no subject of its own: …;|一季度|完成|240万元."""
        if start >= len(self.items) or self.items[start].period is None:
            return False
        for item in self.items[start + 1 :]:
            if item.figure is not None:
                return item.figure.dimension == "money"
            if item.tag not in ("CUE", "VERB", "ADVERB") and len(item.text) > 2:
                return False
        return False

    def _clause(self, clause: list[int]) -> None:
        state = self.state
        begin = clause[0]
        last_figure = begin - 1
        heads_here: list[Head] = [self.resumed] if self.resumed is not None else []
        self.resumed = None
        if self.drafts and projects.will_yield(self, clause):
            state.status, state.once_built = "planned", True
        pending: list[Head] = []
        planned_size = False
        share_at: int | None = None
        skip_until = -1
        for index in clause:
            if index <= skip_until:
                continue
            item = self.items[index]
            tag, word = item.tag, item.word
            if tag in _SILENT and (word is None or not word.cues):
                continue
            # What a sentence speaks of matters up to its last figure; when, where and of whom, to the end.
            ahead = index <= self.last
            if tag == "PERIOD":
                times.period(self, index, share_at is not None)
            elif tag in ("PLACE", "SCOPE"):
                if share_at is None:
                    scene.place(self, index, clause)
            elif tag == "OWNER":
                if share_at is None:
                    subjects.take(self, index, clause)
            elif tag in ("INDICATOR", "HEAD") and share_at is None and not self.is_attribute(index):
                if item.text.startswith("规划") and state.status == "actual":
                    state.status, planned_size = "planned", True
                if state.expected_here and state.status == "forecast" and self._tells_anew():
                    # 收入预计达3320元,增长35%,|固定资产投资|达3520万元: no forecast any more
                    state.status, state.expected_here = self.default_status, False
                if ahead:
                    head = heads.make(self, index, clause, heads_here)
                    heads_here.append(head)
                    state.before_rate = state.head if word is not None and word.head == "rate" else None
                    state.head = head
            elif (
                word is not None
                and "share" in word.cues
                and share_at is None
                and item.text[0] in _OPENS_SHARE
            ):
                share_at = index
            elif item.text in ("前者", "后者") and len(state.pair) >= 2:
                state.head = state.pair[0 if item.text == "前者" else 1]
                state.place = state.head.place or state.place
            if word is not None and word.cues:
                status.cue(self, index)
                if ahead and item.cue("distribute", "each"):
                    pending = coordination.coordinated(self, clause, index) or pending
            if tag == "FIGURE":
                run = self.run(index)
                done = classes.completed(self, index) if not heads_here and self.drafts else None
                if done is not None:
                    state.head = done
                drafting.draft_run(self, run, last_figure, begin, heads_here, pending, share_at)
                if self.assigned:
                    # 收入任务186万元,完成|203万元
                    state.status, self.assigned = self.assigned, ""
                if self.drafts and self.drafts[-1].pattern == "share of plan" and state.status == "target":
                    # 税收4230万元,占目标任务4150万元的|101.9%|,比去年同期的3560万元…
                    state.status = self.default_status
                if planned_size:
                    # 园区|规划面积|28平方公里,入驻企业210家: what follows is there.
                    state.status, planned_size = "actual", False
                if state.period_after is not None:
                    state.period = None if state.period_after is NO_PERIOD else state.period_after
                    state.period_after = None
                last_figure = run[-1]
                skip_until = run[-1]
                share_at = None
                pending = []
        if last_figure >= begin and self.carried is None:
            self.carried = len(self.places)
        if (last_figure < begin or self._counts_aspects(last_figure)) and clause[-1] < self.last:
            state.comparable = any(self.items[index].cue("comparable") for index in clause)
            state.became = topics.become(self, clause)
            state.members = members.announced(self, clause, heads_here, share_at) or state.members
            if topics.lists_products(self, clause):
                # 工业增加值增长5%。主要产品中,|水泥增长3%: of what is made of it.
                state.head = Head("output_volume", dimension="any", explicit=False)
            if all(head.indicator == "other_economic" for head in heads_here):
                # 纺织业受原料、用工成本上涨拖累,|产值…
                spoken_of = (
                    topics.ranked(self, clause) or topics.topic(self, clause) or topics.leader(self, clause)
                )
                if spoken_of and not subjects.take_short_name(self, clause, spoken_of):
                    state.topic = spoken_of
            named = heads_here[0].activity.split("、") if len(heads_here) == 1 else []
            if len(named) > 2:
                # 汽车零配件、灯具、船舶出口拉动作用强劲,|分别出口…
                state.listed = [heads_here[0]._replace(activity=part) for part in named]
            elif len(heads_here) != 1 and any(self.items[index].tag == "LIST" for index in clause):
                # 民间投资、高新技术产业投资稳步扩大,|分别完成…
                state.listed = coordination.coordinated(self, clause, clause[-1] + 1)
        elif last_figure >= begin:
            state.listed = []
        state.queue = []
        state.share_open = None
        if share_at is not None:
            # …占规上工业增加值的比重,|由58.3%提高到61.7%
            state.share_open = (share_at, clause[-1])
        state.new = state.new and last_figure >= begin and self._lists_on(clause[-1] + 1)
        state.shift = 0

    def _tells_anew(self) -> bool:
        """Whether the last figure was a growth, with which what was said of an indicator ends."""
        return bool(self.drafts) and self.drafts[-1].measure == "growth"

    def _counts_aspects(self, index: int) -> bool:
        """Whether a number only tells how many indicators are meant: 财政收入、出口|两项|指标保持增长."""
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        return after is not None and after.text.endswith("指标")

    def _lists_on(self, start: int) -> bool:
        """Whether a clause only counts another thing: 新增高企12家,|孵化器1家."""
        for item in self.items[start:]:
            if item.figure is not None:
                return item.figure.dimension == "count"
            if item.tag not in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX", "LIST"):
                return False
        return False

    def goes_on(self, index: int) -> bool:
        """Whether a list after 分别 goes on with a verb of its own: 分别下降1.7%|和增长4.6%."""
        items = self.items
        return (
            index + 3 < len(items)
            and items[index + 1].text in ("和", "、", "与")
            and items[index + 2].cue("up", "down")
            and items[index + 3].figure is not None
        )

    def run(self, index: int) -> list[int]:
        """The figures of one list: X、Y和Z, all of one dimension, joined by nothing but list words."""
        figure = self.items[index].figure
        assert figure is not None
        run = [index]
        at = index
        while at + 2 < len(self.items) and self.items[at + 1].tag == "LIST":
            following = self.items[at + 2].figure
            rates = ("percent", "times")
            mixed = following is not None and figure.dimension in rates and following.dimension in rates
            alike = following is not None and following.dimension == figure.dimension
            if not mixed and not (alike and following is not None and following.unit == figure.unit):
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

    def is_attribute(self, index: int) -> bool:
        """Whether an indicator word only describes the noun after it: 税收|政策, 投资|环境."""
        item = self.items[index]
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if after is None:
            return False
        if self._is_assigned(index):
            # 财政收入|任务186万元
            self.assigned, self.state.status = self.state.status, "target"
            return False
        if item.text in _ASSIGNED and index and self._is_assigned(index - 1):
            return True
        if item.tag == "INDICATOR" and after.tag == "INDICATOR":
            return True
        if item.text == "进账" and index and self.items[index - 1].tag == "INDICATOR":
            # 财政收入|进账|587万元
            return True
        if item.text == "指标" and self.text.startswith(("贡献", "入账"), item.end):
            return True
        if item.text == "贡献" and after.text in ",，。;；" and self.state.head is not None:
            # 财政收入还会有大|贡献|,总量有望突破17亿元
            return True
        if item.text == "贡献" and self.text.startswith(_OF_CONTRIBUTION, item.end):
            # 钢铁|贡献|最大,累计完成12亿元
            return True
        if index and self.items[index - 1].text == "对" and after.text == "的":
            # 对|经济增长|的贡献率
            return True
        if (
            item.text == "投资"
            and after.tag in ("NOUN", "SUFFIX", "ACTIVITY")
            and after.text not in ("方面", "规模")
        ):
            return True
        return after.tag in ("TEXT", "VERB", "SUFFIX", "NOUN", "CUE") and after.text.startswith(_ATTRIBUTE)

    def _is_assigned(self, index: int) -> bool:
        """Whether an indicator's amount is one that was set: 财政收入|任务186万元, 财政支出|预算5000万元."""
        following = self.items[index + 1 : index + 3]
        return (
            self.items[index].tag == "INDICATOR"
            and len(following) > 1
            and following[0].text in _ASSIGNED
            and following[1].figure is not None
            and following[1].figure.dimension == "money"
        )


def read(
    text: str,
    items: Sequence[Item],
    head: Head | None = None,
    default_status: str = "actual",
    spoken: dict[str, Head] | None = None,
) -> SentenceReader:
    """Return the reader of a sentence after it has read it; its drafts and state tell the rest.

    Args:
        text: the sentence.
        items: its items.
        head: what the sentence before was about last.
        default_status: status that the sentences before leave in force.
        spoken: the last head of each indicator in the article.
    """
    reader = SentenceReader(text, items, head, default_status, spoken)
    reader.read()
    return reader
