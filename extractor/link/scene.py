"""Takes from the words of a sentence where it speaks of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import asides
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_BUILT_IN = Phrases("places").words("built_in")


def place(reader: SentenceReader, index: int, clause: Sequence[int]) -> None:
    """Go by a place from here on, unless it is only mentioned: 高于全市, 来自上海, 与某镇相邻."""
    item, state = reader.items[index], reader.state
    if asides.is_only_mentioned(reader, index, clause):
        return
    assert item.word is not None
    if item.tag == "SCOPE" and state.place is not None and state.place.endswith(item.word.scope or ""):
        # 钟管镇是著名的产业基地,|全镇有企业80家: of the place again.
        state.owner = state.earlier = None
        return
    path = item.text
    step = index - 1
    while item.tag == "PLACE" and step >= 0 and reader.items[step].tag == "PLACE":
        path = reader.items[step].text + path
        step -= 1
    state.place = path
    reader.places.append(path)
    before = reader.items[index - 1] if index > clause[0] else None
    settled = before is not None and reader.text.endswith(patterns.load().scope.settled, 0, before.end)
    if settled or _is_home(reader, index):
        return
    state.owner = state.earlier = None
    state.topic = ""


def _is_home(reader: SentenceReader, index: int) -> bool:
    """Whether a place only tells where a company is, in a clause of its own: 公司在|钟管镇|,生产罐头."""
    items = reader.items
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        index > 1
        and items[index - 1].text == "在"
        and items[index - 2].owner == "enterprise"
        and after is not None
        and after.text in ",，"
    )


def built_in(reader: SentenceReader, index: int) -> str | None:
    """The place that is named after a sum as where it is spent: 某公司投资|6000万元|在钟管镇建设…."""
    items = reader.items
    for before, item in itertools.pairwise(items[index + 1 : index + 24]):
        if item.figure is not None or before.text in ";；":
            return None
        if item.tag == "PLACE" and before.text.endswith(_BUILT_IN):
            return item.text
    return None
