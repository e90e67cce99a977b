"""Words that are cues where a sentence tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.link.items import Item
from extractor.link.state import State

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader


@dataclass(slots=True)
class CueWord:
    """A word that is a cue.

    Attributes:
        reader: the sentence so far, ``state`` what it has said.
        at: position of the word; ``item`` is the item there.
        cues: the classes of cues that it belongs to.
        before: the item before it in the sentence, ``after`` the one after it; None for none.
    """

    reader: SentenceReader
    state: State
    at: int
    item: Item
    cues: frozenset[str]
    before: Item | None
    after: Item | None

    def names_a_target(self) -> bool:
        """Whether it ends like the noun: 工作目标."""
        return self.item.text.endswith("目标")


def cue_word(reader: SentenceReader, index: int) -> CueWord:
    """Return the cue at ``index``."""
    items, item = reader.items, reader.items[index]
    return CueWord(
        reader,
        reader.state,
        index,
        item,
        item.word.cues if item.word is not None else frozenset(),
        items[index - 1] if index else None,
        items[index + 1] if index + 1 < len(items) else None,
    )


def stands_alone(told: CueWord) -> bool:
    """Whether it is a noun that nothing is told of: 完成全年|目标|,…."""
    after = told.after
    noun = (
        after is None
        or (after.tag == "PUNCT" and after.text not in ':：“"' and not _introduces(told))
        or after.text in ("的", "和", "、")
    )
    return noun and not ("target" in told.cues and told.names_a_target() and heads_a_list(told))


def heads_a_list(told: CueWord) -> bool:
    """Whether a clause is nothing but the word: 全年目标,|规上工业总产值增长12%."""
    item = told.item
    return item.clause == 0 and all(
        other.tag in ("PERIOD", "PUNCT") or other is item
        for other in told.reader.items
        if other.clause == item.clause
    )


def _introduces(told: CueWord) -> bool:
    """Whether a colon follows before any figure: 今年的主要预期目标,|报告也已列明:…."""
    for item in told.reader.items[told.at + 1 :]:
        if item.figure is not None or item.text in ";；。":
            return False
        if item.text in ":：":
            return True
    return False
