"""Reads a whole told in money and the share of it: 完成投资9.3亿元,占总投资|16.2亿元|的|57.4%|."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import indicators
from extractor.link.measures import Reading
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.percentages import Percentage
    from extractor.link.reader import SentenceReader

_WHOLE = Phrases("shares").pattern("whole_in_money")

PATTERN = "whole of a share"
"""The reading of a whole, by which nothing after it goes."""


def amount(reader: SentenceReader, index: int, share_at: int | None) -> Reading | None:
    """Return the whole as a level, None where no share of it follows: 占全市税收总额|56亿元|的16.5%."""
    items = reader.items
    if share_at is None or not reader.drafts or not _is_followed_by_share(reader, index):
        return None
    if _WHOLE.search(reader.text, items[share_at].start, items[index].start) is None:
        return None
    at = next((i for i in range(index - 1, share_at, -1) if items[i].tag in ("INDICATOR", "HEAD")), None)
    if at is None:
        return None
    named = next((i.text for i in items[share_at:at] if i.tag in ("PLACE", "SCOPE")), None)
    head = indicators.head(items[share_at + 1 : at + 1], at - share_at - 1, reader.text).at_place(named)
    if head.indicator == "other_economic" and items[at].text == "总投资":
        head = head._replace(indicator="planned_investment", activity="")
    return Reading("level", pattern=PATTERN, head=head)


def share(told: Percentage) -> Reading | None:
    """Return the share, of what was spoken of before the whole."""
    last, spoken = told.last, told.reader.state.head
    if last is None or last.pattern != PATTERN or spoken is None or [i.text for i in told.gap] != ["的"]:
        return None
    whole = _WHOLE.search(told.reader.text, 0, last.figure.start)
    return Reading("share", "", 1, "share of an amount", whole["whole"] if whole else "", spoken)


def _is_followed_by_share(reader: SentenceReader, index: int) -> bool:
    after = reader.items[index + 1 : index + 3]
    if len(after) < 2 or after[0].text != "的":
        return False
    figure = after[1].figure
    return figure is not None and figure.dimension == "percent"
