"""Tells what a sentence was speaking of, and which words before a bare amount may say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader


def spoken_of(reader: SentenceReader) -> Head | None:
    """What was spoken of last, if it has amounts of money."""
    head = reader.state.head
    return head if head is not None and head.dimension in ("money", "any") else None


def is_activity(item: Item) -> bool:
    """Whether a word names a branch, or is a noun that can: 二产, 商贸业."""
    return item.tag == "ACTIVITY" or (item.tag == "NOUN" and item.word is not None and item.word.activity)


def words(gap: Gap) -> list[Item]:
    """The words before an amount that may say what it is of, without branches and adverbs."""
    adverbs = patterns.load().adverbs
    return [
        item
        for item in gap
        if item.tag in ("TEXT", "NOUN", "VERB", "SUFFIX", "UNIT")
        and item.text not in adverbs
        and not phrases.is_duration(item.text)
        and not item.text.startswith(("分别", "为"))
        and not is_activity(item)
    ]
