"""Reads shares and rates: 占GDP比重达54.4%, 失业率3%, 三次产业结构9.2:69.5:21.3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import indicators, measures, phrases
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("shares")
_WHOLE_END = _PHRASES.pattern("after_whole")
_WITHIN = _PHRASES.pattern("within")
_MARKET = _PHRASES.pattern("market")
_OF_PROJECTS = _PHRASES.words("of_projects")
_OF_VISITORS = _PHRASES.words("of_visitors")
_COMPLETED = _PHRASES.words("completed")
_SECTORS = _PHRASES.words("sectors")

_BEFORE_RATIO = 10  # characters before a ratio within which stands what it is of
_OF_BRANCHES = frozenset(
    {"operating_revenue", "sales_revenue", "output_value", "investment", "profit", "trade"}
)


def ratio(reader: SentenceReader, figure: Figure) -> Reading | None:
    """三次产业结构9.2:69.5:21.3: the members in order are the first, second and third sector."""
    text = reader.text
    if "产" not in text:
        return None
    same = [
        item.start
        for item in reader.items
        if item.figure is not None and item.figure.name == "ratio" and _joined(text, item.start, figure.start)
    ]
    names = _SECTORS[-len(same) :]
    invested = "投资" in text[max(0, same[0] - _BEFORE_RATIO) : same[0]]
    # 三次产业投资比例为6.1:24.6:69.3
    head = Head("investment" if invested else "value_added", names[same.index(figure.start)])
    return measures.Reading("share", "", 1, "ratio", "三次产业", head)


def _joined(text: str, one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return all(c.isdigit() or c in ".:：∶﹕︰" for c in text[low:high])


def rate(reader: SentenceReader, gap: Gap, position: int, heads_here: Sequence[Head]) -> Reading | None:
    """失业率控制在3%以内: a noun that is a rate by itself."""
    text, spoken = gap[position].text, reader.state.before_rate
    if text.startswith("投资"):
        # 完成投资21.8亿元,|投资完成率|102.3%
        done = (draft.head for draft in reversed(reader.drafts) if draft.head.indicator == "investment")
        named = Head("investment", at=gap[position].start, explicit=False)
        return measures.Reading("share", "", 1, "share of plan", "计划", next(done, named))
    if text.endswith(_COMPLETED):
        # 固定资产投资|完成率|92.3%; 税收9.3亿元,|任务完成率|92.3%
        planned = [head for head in heads_here if head.indicator != "other_economic"]
        planned = planned or [draft.head for draft in reader.drafts[-1:] if draft.measure == "level"]
        if planned and planned[-1].indicator != "project_count":
            return measures.Reading("share", "", 1, "share of plan", "计划", planned[-1])
    phrase = phrases.before(reader, gap, position)
    if phrases.is_uneconomic(phrase):
        return None
    if text == "贡献率":
        at = reader.items.index(gap[position])
        if at and reader.items[at - 1].tag == "INDICATOR":
            head = indicators.head(reader.items, at - 1, reader.text)
            return measures.Reading("share", "", 1, "rate", head=_contributing(reader, gap, head))
        if spoken is not None and reader.drafts and not gap.holds("ACTIVITY"):
            return measures.Reading("share", "", 1, "rate", head=_contributing(reader, gap, spoken))
    if text.endswith(_OF_PROJECTS):
        kind, said, _ = phrase.partition("项目")
        counts = spoken is not None and spoken.indicator == "project_count"
        if said and not heads_here and (phrases.clean(kind) or not counts):
            # 续建项目|复工率达90%
            named = Head("project_count", phrases.clean(kind), dimension="count", at=gap[position].start)
            return measures.Reading("share", "", 1, "rate", head=named)
        if spoken is not None and spoken.indicator == "project_count":
            return measures.Reading("share", "", 1, "rate", head=spoken)
    head = (
        heads_here[-1]
        if heads_here
        else Head("other_economic", phrase, dimension="any", at=gap[position].start)
    )
    if head.indicator == "employment" or not head.activity:
        head = head._replace(activity=phrase)
    if gap[position].text.endswith("贡献率"):
        sector = next((item.text for item in gap[:position] if item.tag == "ACTIVITY"), "")
        head = head._replace(activity=sector or head.activity)
    if gap[position].text.endswith("贡献率") and head.activity in ("贡献率", "") and reader.state.topic:
        head = head._replace(activity=reader.state.topic)
    return measures.Reading("share", "", 1, "rate", head=head)


def _contributing(reader: SentenceReader, gap: Gap, head: Head) -> Head:
    """Say what contributes to GDP: 工业|对GDP贡献率, or what the clause before was about."""
    if head.indicator != "gdp" or head.activity or not any(item.text == "对" for item in gap):
        return head
    sector = next((item.text for item in gap if item.tag == "ACTIVITY"), "")
    return head._replace(activity=sector or (reader.drafts[-1].head.activity if reader.drafts else ""))


def share(
    reader: SentenceReader,
    index: int,
    gap: Gap,
    position: int,
    heads_here: Sequence[Head],
    share_at: int | None,
) -> Reading | None:
    """占GDP比重达54.4%: the whole stands after 占; the part before it, or in the clause before."""
    items, state = reader.items, reader.state
    opening = items[share_at] if share_at is not None and share_at < index else gap[position]
    whole = reader.text[opening.end : items[index].start]
    cut = _WHOLE_END.search(whole)
    whole = (whole[: cut.start()] if cut else whole).strip("的")
    part = [
        item
        for item in gap
        if item.end <= opening.start and item.tag in ("ACTIVITY", "NOUN", "SUFFIX", "TEXT", "UNIT")
    ]
    phrase = phrases.clean(reader.text[part[0].start : part[-1].end]) if part else ""
    if phrases.is_uneconomic(whole) or phrases.is_uneconomic(phrase):
        return None
    if gap[position].cue("fulfil") and not gap.cue("share"):
        head = heads_here[0] if heads_here else state.head
        return (
            measures.Reading("share", "", 1, "share of plan", whole or gap[position].text, head)
            if head
            else None
        )
    if len(heads_here) > 1 and reader.text.startswith("中占", opening.start - 1):
        # 高新技术产业产值在|规上工业总产值|中占21.2%
        return measures.Reading("share", "", 1, "share", heads_here[-1].activity, heads_here[0])
    last = reader.drafts[-1].head if reader.drafts else None
    if opening.text == "份额" and _WITHIN.search(reader.text, 0, opening.start) and last is not None:
        # 存款余额87亿元,在全市金融机构中的|份额|达31.4%
        return measures.Reading("share", "", 1, "share", "", last)
    if heads_here and gap.holds("INDICATOR", "HEAD"):
        head = heads_here[-1]
    elif phrase and phrase not in patterns.load().adverbs:
        head = _part(reader, gap, opening, part, phrase)
        if head is None and _MARKET.search(whole):
            # 橡塑密封条|占国内售后市场的75%
            return measures.Reading("share", "", 1, "share", whole, Head("sales_revenue", phrase))
    else:
        head = state.head
        produced = (
            draft.head for draft in reversed(reader.drafts) if draft.head.indicator == "output_volume"
        )
        if whole.endswith("产量") and (volume := next(produced, None)) is not None:
            # 袜品产量25亿双,产值34亿元,约占全国棉袜产量的|三成
            head = volume
    bare = not reader.drafts and not (state.share_open or state.part) and not heads_here
    if head is None or (bare and head is state.head):
        return None
    if head.indicator == "capacity" and _MARKET.search(whole):
        # 年产木门30万樘,|占国内市场份额的七成
        head = head._replace(indicator="sales_revenue", dimension="money")
    printed = bool(heads_here) and head is heads_here[-1]
    if reader.trail and reader.trail[-1] is None and head is state.head and not printed:
        return None
    return measures.Reading("share", "", 1, "share", whole, head)


def _part(reader: SentenceReader, gap: Gap, opening: Item, part: Sequence[Item], phrase: str) -> Head | None:
    """The head of a part that names no indicator: 服务业|占GDP, 规上企业|占四成."""
    inner = next((item for item in gap if item.start >= opening.end and item.tag == "INDICATOR"), None)
    sectors = any(item.tag == "ACTIVITY" for item in part)
    known = patterns.load().indicators
    if inner is not None and inner.word is not None:
        code = "value_added" if inner.word.indicator == "gdp" else inner.word.indicator
        code = "investment" if code == "fixed_investment" else code
        return Head(code, phrase, dimension=known[code].dimension)
    head = reader.state.head
    if head is not None and head.indicator == "foreign_investment" and phrase.endswith("外资"):
        phrase = phrase.removesuffix("外资")
    if reader.state.part and head is not None and (reader.drafts or opening.text.startswith("占比")):
        return head._replace(activity=phrase)
    carried = head is not None and head.indicator in _OF_BRANCHES and known[head.indicator].activity == "free"
    if opening.text.startswith("占比") and phrase.endswith("业") and head is not None and carried:
        # 服务业营业收入…。道路运输业|占比36.6%
        return head._replace(activity=phrase, carried=True)
    counted = phrases.counted(phrase)
    if counted is not None and counted[0] != "not_economic" and not sectors:
        return Head(counted[0], phrase, dimension="count")
    if phrases.is_economic(phrase) and not sectors:
        return Head("other_economic", phrase, dimension="any")
    if sectors and head is not None and head.dimension == "money" and reader.drafts:
        return (
            head._replace(activity=phrase)
            if known[head.indicator].activity != "none"
            else Head("value_added", phrase)
        )
    if phrase.endswith(_OF_VISITORS):
        # 接待游客12万人次。…|自驾游|占到六成
        told = "tourism_visits" in reader.spoken
        return Head("tourism_visits", phrase, dimension="count") if told else None
    return Head("value_added", phrase) if sectors and not reader.drafts else None
