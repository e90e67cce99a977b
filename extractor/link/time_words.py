"""Words of time where a sentence tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.link.items import Item
from extractor.pipeline.periods import Mention

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader


@dataclass(slots=True)
class TimeWords:
    """Words of time where they are told.

    Attributes:
        reader: the sentence so far.
        at: position of the words; ``item`` is the item there, ``mention`` the time that it means.
        before: the item before it in the sentence, ``after`` the one after it; None for none.
        spoken: the words of time in force before it, None for none.
        in_share: whether they stand in what a share is of: 占|去年|….
    """

    reader: SentenceReader
    at: int
    item: Item
    mention: Mention
    before: Item | None
    after: Item | None
    spoken: Mention | None
    in_share: bool

    def follows(self, *cues: str) -> bool:
        """Whether the item before it is a cue of one of these kinds."""
        return self.before is not None and self.before.cue(*cues)

    def follows_a_list_mark(self) -> bool:
        """Whether it goes on with a list: 2021年|、|2022年."""
        return self.at > 1 and self.before is not None and self.before.tag == "LIST"

    def leads(self, words: str | tuple[str, ...]) -> bool:
        """Whether the item after it begins with one of these words."""
        return self.after is not None and self.after.text.startswith(words)

    def in_a_spoken_year(self) -> bool:
        """Whether the words in force are a year: 2013年…."""
        return self.spoken is not None and self.spoken.covers == "year"


def time_words(reader: SentenceReader, index: int, *, in_share: bool) -> TimeWords:
    """Return the words of time at ``index``.

    Args:
        reader: the sentence so far.
        index: position of words of time.
        in_share: whether they stand in what a share is of.
    """
    items = reader.items
    item = items[index]
    assert item.period is not None
    return TimeWords(
        reader,
        index,
        item,
        item.period,
        items[index - 1] if index else None,
        items[index + 1] if index + 1 < len(items) else None,
        reader.state.period,
        in_share,
    )
