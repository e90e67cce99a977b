"""Reads the words around a figure: what narrows an indicator, what is counted, what an unknown noun is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("narrowing")
_TRIM = _PHRASES.pattern("particles")
_LEADING = _PHRASES.pattern("leading")
_GENERIC = frozenset(_PHRASES.words("generic"))
_SINGLE = frozenset(_PHRASES.words("single_characters"))
_PLACES_COUNTED = _PHRASES.pattern("places_counted")
_GOES_ON = _PHRASES.words("goes_on")
_TELLS = _PHRASES.pattern("tells")
_DURATION = _PHRASES.pattern("duration")

TRADE = ("exports", "imports", "trade")
"""Indicators that a good or a country narrows."""


def is_duration(text: str) -> bool:
    """Whether words only say over how many years: 五年, 年翻 (11|年翻|了10多倍)."""
    return _DURATION.fullmatch(text) is not None


def clean(text: str) -> str:
    """Return words that narrow an indicator, without particles; "" for words that narrow nothing."""
    if not text:
        return ""
    text = _LEADING.sub("", _TRIM.sub("", text)).removesuffix("现价")
    return (
        ""
        if text in _GENERIC
        or _TELLS.match(text)
        or _PLACES_COUNTED.fullmatch(text)
        or (len(text) == 1 and text not in _SINGLE)
        else text
    )


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for any of some words, of those that begin alike the longest."""
    alike: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        alike.setdefault(word[0], []).append(re.escape(word[1:]))
    # The engine goes through the words one by one, so one look at the first character should do for many.
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in alike.items()))


@functools.cache
def _noun_pattern() -> re.Pattern[str]:
    nouns = {word: code for code, group in patterns.load().counts.items() for word in group.words}
    return one_of(nouns)


@functools.cache
def _nouns() -> dict[str, str]:
    return {word: code for code, group in patterns.load().counts.items() for word in group.words}


def counted(text: str, *, last: bool = True) -> tuple[str, int, int] | None:
    """Return code and range of the noun that a phrase counts, None where it names none that is known.

    新增规上工业企业 → (``enterprise_count``, 6, 8). Of several nouns the last one decides (企业|项目).
    """
    matches = list(_noun_pattern().finditer(text))
    if not matches:
        return None
    match = matches[-1] if last else matches[0]
    return _nouns()[match.group()], match.start(), match.end()


def is_uneconomic(text: str) -> bool:
    """Whether a noun phrase speaks of nature, safety or services, whose rates are no observations."""
    return _uneconomic_pattern().search(text) is not None


@functools.cache
def _uneconomic_pattern() -> re.Pattern[str]:
    return one_of(patterns.load().uneconomic)


def is_economic(text: str) -> bool:
    """Whether an unknown noun phrase ends like an economic quantity: 土地成交价款额 → True."""
    return text.endswith(patterns.load().economic_endings)


def before(reader: SentenceReader, gap: Gap, position: int) -> str:
    """Return the noun phrase that ends at ``position`` of the words before a figure."""
    kinds = ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "HEAD", "INDICATOR", "LIST", "UNIT", "OWNER", "VERB")
    while position >= 0 and gap[position].tag == "CUE":
        position -= 1
    first = position + 1
    while first > 0 and (gap[first - 1].tag in kinds or gap[first - 1].text in '“”"'):
        first -= 1
    adverbs = patterns.load().adverbs
    while first <= position and (gap[first].tag == "LIST" or gap[first].text in adverbs):
        first += 1
    if first > position or not gap:
        return ""
    return clean(reader.text[gap[first].start : gap[position].end])


_NAMING = ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "LIST", "PUNCT")


def only_names(gap: Gap) -> bool:
    """Whether the words before a figure do no more than name a thing: 其中|电脑|, 、|兰炭|."""
    return all(item.tag in _NAMING or item.cue("part") for item in gap)


def after(reader: SentenceReader, index: int) -> str:
    """Return the noun phrase right after a figure: 年产1000套|智能生产线."""
    items = reader.items
    end = index + 1
    if end < len(items) and (items[end].tag == "LIST" or items[end].text == "/"):
        return ""
    while end < len(items) and (
        items[end].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "HEAD", "UNIT", "OWNER", "LIST")
        or items[end].text in _GOES_ON
    ):
        end += 1
    return clean(reader.text[items[index].end : items[end - 1].end]) if end > index + 1 else ""


@functools.cache
def _activity_pattern() -> re.Pattern[str]:
    return one_of({word for group in patterns.load().activities.values() for word in group.words})


def is_known_activity(phrase: str) -> bool:
    """Whether a phrase is put together from words of activities.toml but for a character or two."""
    rest = _activity_pattern().sub("", phrase)
    return len(rest) <= 2 and rest != phrase


def narrowed(head: Head, activity: str) -> Head:
    """The same indicator of one activity: 固定资产投资 of 工业 is investment, GDP of 二产 its value added."""
    if patterns.load().indicators[head.indicator].activity == "none":
        code = {"fixed_investment": "investment", "gdp": "value_added"}.get(head.indicator, head.indicator)
        return head._replace(indicator=code, activity=activity, explicit=False)
    return head._replace(activity=activity, explicit=False)


def has_words(items: Sequence[Item]) -> bool:
    """Whether a noun or an unknown word stands among these items."""
    return any(
        item.tag in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX", "OWNER") and item.text not in "了增升降减涨"
        for item in items
    )
