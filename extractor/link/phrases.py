"""Reads the words around a figure: what narrows an indicator, what is counted, what an unknown noun is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import patterns
from extractor.link.draft import Head
from extractor.link.gap import Gap

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

TRADE = ("exports", "imports", "trade")
"""Indicators that a good or a country narrows."""
_TRIM = re.compile(r"^(?:[的了和与及、，,其得着过\s]|个(?![体人]))+|.*(?:定下|提出|设定)$|[的、，,\s]+$")
_LEADING = re.compile(r"^(?:下|在(?![建岗册售校研营])|先后|相继|陆续|村里|镇里|乡里|县里)+")
_GENERIC = frozenset(
    {
        "园区",
        "村(居)",
        "村（居）",
        "项目",
        "产业",
        "全社会",
        "全口径",
        "地方",
        "本级",
        "区本级",
        "市本级",
        "县本级",
        "区级",
        "县级",
        "镇级",
        "辖区",
        "大口径",
        "累计",
        "一家",
        "年",
        "总",
        "实现",
        "全部",
        "当年",
        "各项",
        "主要",
        "预计",
        "经济",
        "经济社会",
        "社会经济",
        "国民经济",
        "全区",
        "全县",
        "系统",
        "城区",
        "主城区",
        "市区",
        "版图",
        "行政",
        "行政区域",
        "口岸",
        "关区",
    }
)


_SINGLE = "一二三轻重茶酒肉蛋奶粮棉烟鱼糖盐油纸纱布煤梨桃枣豆薯蚕虾蟹羊牛猪鸡鸭鹅马铅锌铜铝锡镍金银"
"""Characters that narrow an indicator all by themselves."""
_PLACES_COUNTED = re.compile("[两二三四五六七八九十]{1,2}个?(?:[省市县区镇乡州]|街道|地区|市县|县区|县市)")


def clean(text: str) -> str:
    """Return words that narrow an indicator, without particles; "" for words that narrow nothing."""
    text = _LEADING.sub("", _TRIM.sub("", text)).removesuffix("现价")
    return (
        ""
        if text in _GENERIC or _PLACES_COUNTED.fullmatch(text) or (len(text) == 1 and text not in _SINGLE)
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
        or items[end].text in ("/", "生产", "加工", "的", "发展", "建设")
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
