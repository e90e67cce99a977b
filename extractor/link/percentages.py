"""A percentage where a sentence tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.link.draft import Draft, Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from extractor.pipeline.figures import Figure

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader


@dataclass(slots=True)
class Percentage:
    """A figure in per cent or tenths where it is told: 增长|12%, |六成|.

    Attributes:
        reader: the sentence so far.
        at: position of the figure; ``figure`` is the figure itself.
        gap: the words before it.
        heads_here: what its clause has named that it can be of.
        share_at: position of the 占 that it follows, None where it follows none.
        begin: position at which its clause begins.
        last: the figure read before it, None for the first.
    """

    reader: SentenceReader
    at: int
    figure: Figure
    gap: Gap
    heads_here: list[Head]
    share_at: int | None
    begin: int
    last: Draft | None

    def after(self) -> Sequence[Item]:
        """The three items after it."""
        return self.reader.items[self.at + 1 : self.at + 4]

    def like_the_last(self) -> bool:
        """Whether the figure before is in the same unit."""
        return self.last is not None and self.last.figure.unit == self.figure.unit
