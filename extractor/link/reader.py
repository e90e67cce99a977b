"""Reads one sentence from left to right and tells for each figure what it is the figure of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import brackets, clauses
from extractor.link.draft import Draft, Head
from extractor.link.indicators_of_owners import BANKS
from extractor.link.items import Item
from extractor.link.state import NO_PERIOD, State
from extractor.pipeline.figures import Figure
from extractor.pipeline.periods import Mention

_GROWTHS = ("percent", "times")


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
        outer: list[State] = []
        for clause in self._by_clause():
            clauses.read(self, clause)
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

    def _by_clause(self) -> list[range]:
        """The numbers of the items of each clause."""
        pairs = enumerate(itertools.pairwise(self.items), start=1)
        cuts = [at for at, (before, item) in pairs if item.clause != before.clause]
        bounds = itertools.pairwise([0, *cuts, len(self.items)])
        return [range(start, end) for start, end in bounds if start < end]

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

    def run(self, index: int) -> list[int]:
        """The figures of one list: X、Y和Z, all of one dimension, joined by nothing but list words.

        A rate may have a verb of its own: 分别增长12%、15%和|下降2%|.
        """
        items, figure = self.items, self.items[index].figure
        assert figure is not None
        rates = figure.dimension in _GROWTHS
        run = [index]
        at = index + 2
        while at < len(items) and items[at - 1].tag == "LIST":
            if rates and items[at].cue("up", "down") and at + 1 < len(items):
                at += 1
            if not _is_alike(figure, items[at].figure):
                break
            run.append(at)
            at += 2
        return run

    def rises(self, index: int) -> bool | None:
        """Whether the verb right before a figure is one of rising; None for no such verb."""
        before = self.items[index - 1] if index else None
        return before.cue("up") if before is not None and before.cue("up", "down") else None


def _is_alike(figure: Figure, following: Figure | None) -> bool:
    """Whether a figure can go on a list: 3亿元和|4亿元|, 第一、|第二|; 40.6%、|1.3倍| are both growths."""
    if following is None:
        return False
    if figure.dimension in _GROWTHS and following.dimension in _GROWTHS:
        return True
    same_unit = figure.dimension == "rank" or following.unit == figure.unit
    return following.dimension == figure.dimension and same_unit


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
