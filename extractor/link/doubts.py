"""Says what of a draft is not certain, since it is not printed beside the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import patterns
from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.indicators_of_owners import OF_COMPANIES
from extractor.link.measures import Reading

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_OF_A_BRANCH = ("enterprise_count", "employment", "land_area", "output_volume")


def add(reader: SentenceReader, draft: Draft, index: int, reading: Reading, gap: Gap) -> None:
    """Add the doubts that a figure's own sentence leaves."""
    if reading.doubt:
        draft.doubts.add(reading.doubt)
    head = draft.head
    if head.carried:
        draft.doubts.add("activity_carried")
    if not head.explicit or _is_carried(reader, draft, gap):
        draft.doubts.add("indicator_carried")
    if head.indicator == "other_economic":
        draft.doubts.add("indicator_other")
    if not head.activity and not head.subject and reading.head is None:
        if _of_those_counted(reader, head) or _leaves_words(reader, index, head):
            draft.doubts.add("activity_unclear")


def _is_carried(reader: SentenceReader, draft: Draft, gap: Gap) -> bool:
    """Whether no indicator stands between a figure and the one before, or before the first."""
    if gap.holds("INDICATOR", "HEAD", "NOUN"):
        return False
    amount = draft.measure in ("level", "change") and draft.figure.dimension == "money"
    return amount or not reader.drafts


def _of_those_counted(reader: SentenceReader, head: Head) -> bool:
    """Whether a branch or crop was counted before: 管道装备企业312家,…|主营业务收入|128亿元."""
    counted = (draft.head for draft in reader.drafts if draft.place in (None, reader.state.place))
    return (
        head.indicator in OF_COMPANIES
        and patterns.load().indicators[head.indicator].activity == "free"
        and any(one.activity and one.indicator in _OF_A_BRANCH for one in counted)
    )


def _leaves_words(reader: SentenceReader, index: int, head: Head) -> bool:
    """Whether a clause opens with words unread that may narrow its indicator: 某某集群|产值30亿元."""
    if patterns.load().indicators[head.indicator].activity == "none" or head.at >= reader.items[index].start:
        return False
    adverbs = patterns.load().adverbs
    clause = next((item.clause for item in reader.items if item.start <= head.at < item.end), -1)
    return any(
        item.clause == clause
        and item.end <= head.at
        and (item.tag in ("ACTIVITY", "NOUN", "SUFFIX") or (item.tag == "TEXT" and len(item.text) > 1))
        and item.text not in adverbs
        for item in reader.items[:index]
    )
