"""Tells indicator words that only describe another word: 税收|政策, 投资|环境, 财政收入|任务."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("attributes")
_ATTRIBUTE = _PHRASES.words("nouns")
_ASSIGNED = _PHRASES.words("assigned")
_OF_CONTRIBUTION = _PHRASES.words("of_contribution")


def is_attribute(reader: SentenceReader, index: int) -> bool:
    """Whether an indicator word only describes the noun after it: 税收|政策, 投资|环境.

    Of one whose amount was set the reader is told: 财政收入|任务186万元.
    """
    if index + 1 >= len(reader.items):
        return False
    if _is_assigned(reader, index):
        reader.assigned, reader.state.status = reader.state.status, "target"
        return False
    of_word = _OF_WORDS.get(reader.items[index].text)
    if of_word is not None and of_word(reader, index):
        return True
    return (
        _names_what_was_set(reader, index)
        or _opens_another(reader, index)
        or _is_contributed_to(reader, index)
        or _describes_a_noun(reader, index)
    )


def _names_what_was_set(reader: SentenceReader, index: int) -> bool:
    """The word is for an amount that was set: 财政收入|任务|186万元."""
    return reader.items[index].text in _ASSIGNED and bool(index) and _is_assigned(reader, index - 1)


def _opens_another(reader: SentenceReader, index: int) -> bool:
    """Another indicator follows: 林地|面积, 进出口|贸易额."""
    return reader.items[index].tag == "INDICATOR" and reader.items[index + 1].tag == "INDICATOR"


def _is_contributed_to(reader: SentenceReader, index: int) -> bool:
    """The indicator is what something is a part of: 对|经济增长|的贡献率."""
    return bool(index) and reader.items[index - 1].text == "对" and reader.items[index + 1].text == "的"


def _describes_a_noun(reader: SentenceReader, index: int) -> bool:
    """A noun follows that indicators describe: 税收|政策, 出口|市场."""
    after = reader.items[index + 1]
    return after.tag in ("TEXT", "VERB", "SUFFIX", "NOUN", "CUE") and after.text.startswith(_ATTRIBUTE)


def _is_received(reader: SentenceReader, index: int) -> bool:
    """The word is a verb behind an indicator: 财政收入|进账|587万元."""
    return bool(index) and reader.items[index - 1].tag == "INDICATOR"


def _is_of_what_came_in(reader: SentenceReader, index: int) -> bool:
    """指标 only stands before what it will bring: 财政收入还会有大|指标|贡献."""
    return reader.text.startswith(("贡献", "入账"), reader.items[index].end)


def _is_contributed(reader: SentenceReader, index: int) -> bool:
    """贡献 is no tax but a help: 财政收入还会有大|贡献|,总量有望突破17亿元; 钢铁|贡献|最大,累计完成12亿元."""
    ends = reader.items[index + 1].text in ",，。;；" and reader.state.head is not None
    return ends or reader.text.startswith(_OF_CONTRIBUTION, reader.items[index].end)


def _is_what_is_invested_in(reader: SentenceReader, index: int) -> bool:
    """投资 opens a compound, not its own figure: 投资|企业, but 投资|规模|3亿元."""
    after = reader.items[index + 1]
    return after.tag in ("NOUN", "SUFFIX", "ACTIVITY") and after.text not in ("方面", "规模")


_OF_WORDS = {
    "进账": _is_received,
    "指标": _is_of_what_came_in,
    "贡献": _is_contributed,
    "投资": _is_what_is_invested_in,
}
"""What makes one word an attribute, where others would not be."""


def _is_assigned(reader: SentenceReader, index: int) -> bool:
    """Whether an indicator's amount is one that was set: 财政收入|任务186万元, 财政支出|预算5000万元."""
    following = reader.items[index + 1 : index + 3]
    return (
        reader.items[index].tag == "INDICATOR"
        and len(following) > 1
        and following[0].text in _ASSIGNED
        and following[1].figure is not None
        and following[1].figure.dimension == "money"
    )
