"""Reads one clause word by word: when, where, of whom and what it speaks, and the figures it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.link import (
    attributes,
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
from extractor.link.draft import Head
from extractor.link.items import Item
from extractor.link.state import NO_PERIOD
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("shares")
_OPENS_SHARE = frozenset(_PHRASES.words("opens"))

_SILENT = frozenset({"TEXT", "PUNCT", "VERB", "NOUN", "ACTIVITY", "LIST", "UNIT", "SUFFIX", "NUMBER"})
"""Classes of items that say nothing by themselves, if they are no cues."""


@dataclass(slots=True)
class Clause:
    """What a clause has said up to the word that is read.

    Attributes:
        indexes: numbers of its items.
        last_figure: number of its last figure, one less than its first item before there is one.
        heads_here: the indicators that it has named.
        pending: what 分别 or 均 will give figures to.
        share_at: where the words of a share begin (占 …), up to its figure.
        comparable: whether one of its words says that prices are comparable.
        planned_size: whether it is planned by 规划 before an indicator, up to its figure.
    """

    indexes: Sequence[int]
    last_figure: int
    heads_here: list[Head] = field(default_factory=list)
    pending: list[Head] = field(default_factory=list)
    share_at: int | None = None
    comparable: bool = False
    planned_size: bool = False


def read(reader: SentenceReader, indexes: Sequence[int]) -> None:
    """Read the clause of the items of these numbers."""
    clause = Clause(indexes, indexes[0] - 1)
    if reader.resumed is not None:
        clause.heads_here.append(reader.resumed)
        reader.resumed = None
    if reader.drafts and projects.will_yield(reader, indexes):
        reader.state.status, reader.state.once_built = "planned", True
    items = reader.items
    for index in indexes:
        if index <= clause.last_figure:
            continue
        item = items[index]
        tag, word = item.tag, item.word
        if tag == "FIGURE":
            _figure(reader, clause, index)
            continue
        cues = word is not None and len(word.cues) > 0
        if tag in _SILENT and not cues:
            continue
        _word(reader, clause, index, item)
        if cues:
            status.cue(reader, index)
            clause.comparable = clause.comparable or item.cue("comparable")
            if index <= reader.last and item.cue("distribute", "each"):
                clause.pending = coordination.coordinated(reader, indexes, index) or clause.pending
    _end(reader, clause)


def _word(reader: SentenceReader, clause: Clause, index: int, item: Item) -> None:
    """Take from a word when, where, of whom or of what the clause speaks; a share is of what follows 占."""
    state, tag = reader.state, item.tag
    whole = clause.share_at is None
    if tag == "PERIOD":
        times.period(reader, index, not whole)
    elif tag in ("PLACE", "SCOPE"):
        if whole:
            scene.place(reader, index, clause.indexes)
    elif tag == "OWNER":
        if whole:
            subjects.take(reader, index, clause.indexes)
    elif tag in ("INDICATOR", "HEAD") and whole and not attributes.is_attribute(reader, index):
        _indicator(reader, clause, index, item)
    elif whole and item.cue("share") and item.text[0] in _OPENS_SHARE:
        clause.share_at = index
    elif item.text in ("前者", "后者") and len(state.pair) >= 2:
        state.head = state.pair[0 if item.text == "前者" else 1]
        state.place = state.head.place or state.place


def _indicator(reader: SentenceReader, clause: Clause, index: int, item: Item) -> None:
    """Go by an indicator that is named: |规上工业产值|135亿元."""
    state = reader.state
    if item.text.startswith("已") and state.status == "target":
        # 年度计划完成投资11.5亿元,1至10月|已完成投资|9.9亿元
        state.status = "actual"
    if item.text.startswith("规划") and state.status == "actual":
        state.status, clause.planned_size = "planned", True
    if state.expected_here and state.status == "forecast" and _tells_anew(reader):
        # 收入预计达3320元,增长35%,|固定资产投资|达3520万元: no forecast any more
        state.status, state.expected_here = reader.default_status, False
    if index > reader.last:
        # What a sentence speaks of matters up to its last figure; when, where and of whom, to the end.
        return
    head = heads.make(reader, index, clause.indexes, clause.heads_here)
    clause.heads_here.append(head)
    state.before_rate = state.head if item.word is not None and item.word.head == "rate" else None
    state.head = head


def _figure(reader: SentenceReader, clause: Clause, index: int) -> None:
    """Draft a figure, or the list that it opens, and forget what was said for it alone."""
    state = reader.state
    run = reader.run(index)
    done = classes.completed(reader, index) if not clause.heads_here and reader.drafts else None
    if done is not None:
        state.head = done
    drafting.draft_run(
        reader,
        run,
        clause.last_figure,
        clause.indexes[0],
        clause.heads_here,
        clause.pending,
        clause.share_at,
    )
    if reader.assigned:
        # 收入任务186万元,完成|203万元
        state.status, reader.assigned = reader.assigned, ""
    if reader.drafts and reader.drafts[-1].pattern == "share of plan" and state.status == "target":
        # 税收4230万元,占目标任务4150万元的|101.9%|,比去年同期的3560万元…
        state.status = reader.default_status
    if clause.planned_size:
        # 园区|规划面积|28平方公里,入驻企业210家: what follows is there.
        state.status, clause.planned_size = "actual", False
    if state.period_after is not None:
        state.period = None if state.period_after is NO_PERIOD else state.period_after
        state.period_after = None
    clause.last_figure = run[-1]
    clause.share_at = None
    clause.pending = []


def _end(reader: SentenceReader, clause: Clause) -> None:
    """Settle at the end of a clause what the next one goes on with."""
    state, last = reader.state, clause.indexes[-1]
    told = clause.last_figure >= clause.indexes[0]
    if told and reader.carried is None:
        reader.carried = len(reader.places)
    if last < reader.last and (not told or _counts_aspects(reader, clause.last_figure)):
        _lead_on(reader, clause)
    elif told:
        state.listed = []
    # …占规上工业增加值的比重,|由58.3%提高到61.7%
    state.share_open = (clause.share_at, last) if clause.share_at is not None else None
    state.new = state.new and told and _lists_on(reader, last + 1)
    state.shift = 0


def _lead_on(reader: SentenceReader, clause: Clause) -> None:
    """Go by what a clause without figures tells of those to come: 汽车零配件、灯具出口强劲,|分别出口…."""
    state, indexes, heads_here = reader.state, clause.indexes, clause.heads_here
    state.comparable = clause.comparable
    state.became = topics.become(reader, indexes)
    state.members = members.announced(reader, indexes, heads_here, clause.share_at) or state.members
    if topics.lists_products(reader, indexes):
        # 工业增加值增长5%。主要产品中,|水泥增长3%: of what is made of it.
        state.head = Head("output_volume", dimension="any", explicit=False)
    if all(head.indicator == "other_economic" for head in heads_here):
        _take_topic(reader, indexes)
    named = heads_here[0].activity.split("、") if len(heads_here) == 1 else []
    if len(named) > 2:
        # 汽车零配件、灯具、船舶出口拉动作用强劲,|分别出口…
        state.listed = [heads_here[0]._replace(activity=part) for part in named]
    elif len(heads_here) != 1 and any(reader.items[index].tag == "LIST" for index in indexes):
        # 民间投资、高新技术产业投资稳步扩大,|分别完成…
        state.listed = coordination.coordinated(reader, indexes, indexes[-1] + 1)


def _take_topic(reader: SentenceReader, indexes: Sequence[int]) -> None:
    """Go by the branch or company that a clause is about: 纺织业受原料、用工成本上涨拖累,|产值…."""
    topic = topics.ranked(reader, indexes) or topics.topic(reader, indexes) or topics.leader(reader, indexes)
    if topic and not subjects.take_short_name(reader, indexes, topic):
        reader.state.topic = topic


def _tells_anew(reader: SentenceReader) -> bool:
    """Whether the last figure was a growth, with which what was said of an indicator ends."""
    return bool(reader.drafts) and reader.drafts[-1].measure == "growth"


def _counts_aspects(reader: SentenceReader, index: int) -> bool:
    """Whether a number only tells how many indicators are meant: 财政收入、出口|两项|指标保持增长."""
    after = reader.items[index + 1] if index + 1 < len(reader.items) else None
    return after is not None and after.text.endswith("指标")


def _lists_on(reader: SentenceReader, start: int) -> bool:
    """Whether a clause only counts another thing: 新增高企12家,|孵化器1家."""
    for item in reader.items[start:]:
        if item.figure is not None:
            return item.figure.dimension == "count"
        if item.tag not in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX", "LIST"):
            return False
    return False
