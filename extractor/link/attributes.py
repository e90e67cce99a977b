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
    return any(rule(reader, index) for rule in _RULES)


def _names_what_was_set(reader: SentenceReader, index: int) -> bool:
    """The word is for an amount that was set: 财政收入|任务|186万元."""
    return reader.items[index].text in _ASSIGNED and bool(index) and _is_assigned(reader, index - 1)


def _opens_another(reader: SentenceReader, index: int) -> bool:
    """Another indicator follows: 林地|面积, 进出口|贸易额."""
    return reader.items[index].tag == "INDICATOR" and reader.items[index + 1].tag == "INDICATOR"


def _is_received(reader: SentenceReader, index: int) -> bool:
    """The word is a verb behind an indicator: 财政收入|进账|587万元."""
    return reader.items[index].text == "进账" and bool(index) and reader.items[index - 1].tag == "INDICATOR"


def _is_of_what_came_in(reader: SentenceReader, index: int) -> bool:
    """指标 only stands before what it will bring: 财政收入还会有大|指标|贡献."""
    item = reader.items[index]
    return item.text == "指标" and reader.text.startswith(("贡献", "入账"), item.end)


def _is_contributed(reader: SentenceReader, index: int) -> bool:
    """贡献 is no tax but a help: 财政收入还会有大|贡献|,总量有望突破17亿元; 钢铁|贡献|最大,累计完成12亿元."""
    item = reader.items[index]
    if item.text != "贡献":
        return False
    ends = reader.items[index + 1].text in ",，。;；" and reader.state.head is not None
    return ends or reader.text.startswith(_OF_CONTRIBUTION, item.end)


def _is_contributed_to(reader: SentenceReader, index: int) -> bool:
    """The indicator is what something is a part of: 对|经济增长|的贡献率."""
    return bool(index) and reader.items[index - 1].text == "对" and reader.items[index + 1].text == "的"


def _is_what_is_invested_in(reader: SentenceReader, index: int) -> bool:
    """投资 opens a compound, not its own figure: 投资|企业, but 投资|规模|3亿元."""
    after = reader.items[index + 1]
    return (
        reader.items[index].text == "投资"
        and after.tag in ("NOUN", "SUFFIX", "ACTIVITY")
        and after.text not in ("方面", "规模")
    )


def _describes_a_noun(reader: SentenceReader, index: int) -> bool:
    """A noun follows that indicators describe: 税收|政策, 出口|市场."""
    after = reader.items[index + 1]
    return after.tag in ("TEXT", "VERB", "SUFFIX", "NOUN", "CUE") and after.text.startswith(_ATTRIBUTE)


_RULES = (
    _names_what_was_set,
    _opens_another,
    _is_received,
    _is_of_what_came_in,
    _is_contributed,
    _is_contributed_to,
    _is_what_is_invested_in,
    _describes_a_noun,
)


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
