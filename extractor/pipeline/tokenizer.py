"""Cuts a sentence into words of the domain: 规上工业 | 产值 | 84.44亿 | 元 | 同比 | 增长 | 16.22 | %."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from extractor.pipeline import numbers, periods, units
from extractor.pipeline.lexicon import ONLY_BEFORE_FIGURES, Lexicon, Word, lexicon
from extractor.pipeline.names import Names
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.pipeline.figures import Figure

_PHRASES = Phrases("towns")
_COUNTED_TOWNS = _PHRASES.words("counted")
_TOWN_END = _PHRASES.pattern("short_name_goes_on")
_TOWN = _PHRASES.pattern("town")
_OF_CITIES = _PHRASES.pattern("of_cities")
_BUILDS = _PHRASES.pattern("builds")
_AIMS = _PHRASES.words("aims")
_NOT_TOWN = _PHRASES.pattern("no_town")

_ENUMERATOR = re.compile(
    r"\s*[◆◇●○■□▲△★☆※]*\s*(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十产])|\d{1,2}[.．、](?!\d)|(?<=[◆◇●○■□▲△★☆※]))"
)
"""The number or bullet of a heading or paragraph: (三), 二、, 3., ◆"""
_FIGURE_AHEAD = re.compile(
    r"[\d了约近逾超出达过-]|[一二两三四五六七八九十](?:[成倍点百千万亿个]|$)|于|$|[,，。;；]|幅|势"
)
_A_TENTH = re.compile(r"[的近约超逾了降增长涨跌占减]一成(?!不|为|功|立|果)")
_CLAUSE_ENDS = frozenset(",，;；:：。!！?？(（)）—…")
_start = attrgetter("start")


@dataclass(slots=True, eq=False, init=False)
class Token:
    """One word of a sentence, or a whole figure, a rank or the name of an owner.

    Attributes:
        start, end: where it stands in the sentence.
        tag: its class, as Matcher patterns name it: NUMBER, UNIT, INDICATOR, PERIOD, PUNCT, TEXT …;
            FIGURE and OWNER for several words put together.
        text: as printed.
        word: what the lexicon says of it; None for numbers, punctuation and unknown text.
        period: the words of time, for a PERIOD.
        figure: the figure, for a FIGURE.
        owner: kind of subject (enterprise, project, park, institution), for an OWNER.
        clause: number of the clause it stands in.
    """

    start: int
    end: int
    tag: str
    text: str
    word: Word | None
    period: periods.Mention | None
    figure: Figure | None
    owner: str
    clause: int

    # Nothing is made as often; written out it can be compiled.
    def __init__(
        self,
        start: int,
        end: int,
        tag: str,
        text: str,
        word: Word | None = None,
        period: periods.Mention | None = None,
        figure: Figure | None = None,
        owner: str = "",
        clause: int = 0,
    ) -> None:
        self.start = start
        self.end = end
        self.tag = tag
        self.text = text
        self.word = word
        self.period = period
        self.figure = figure
        self.owner = owner
        self.clause = clause

    def cue(self, *names: str) -> bool:
        """Whether it belongs to one of the classes of cues."""
        word = self.word
        return word is not None and not word.cues.isdisjoint(names)

    @property
    def ends_clause(self) -> bool:
        """Whether it is a punctuation mark that ends a clause."""
        return self.tag == "PUNCT" and self.text in _CLAUSE_ENDS


_NUMERALS = "一二三四五六七八九两零〇"


@functools.cache
def _number_pattern() -> re.Pattern[str]:
    """Numbers, fractions in words, multiples in words; Chinese numerals count only before a unit."""
    printed = sorted((u for u in units.table() if not u.isascii()), key=len, reverse=True)
    unit = "|".join(map(re.escape, printed))
    han = numbers.HAN
    kinds = {
        "fraction": "[一二三四五六七八九十]分之[一二三四五六七八九十]",
        "percent": rf"(?:百分之|千分之)(?:{numbers.ARABIC}|{han})",
        "double": r"翻[了]?[近约超]?(?:[一两三四五]|\d)?番",
        "half": r"(?:一半|半数)(?=[以多,，。;；、)）]|还多|左右|$)"
        r"|(?<=[占超近过])(?:一半|半数)|过半(?=[,，。;；、]|$)",
        "times": "[一二两三四五六七八九]倍半",
        "tenths": "[一二两三四五六七八九]成[一二三四五六七八九半](?![一-龥]{0,1}[成])",
        "ratio": r"(?<![\d.:：∶﹕︰])\d+(?:\.\d+)?(?:[:：∶﹕︰]\d+(?:\.\d+)?){1,2}(?![\d:：∶﹕︰]|\.\d)",
        "number": rf"(?<![\d.])(?<!PM)(?:\d+[×x*])?{numbers.NUMBER}(?!\d|\.\d)"
        r"(?!(?!km|KM|P|[kKMG]W|TEU|m)[A-Za-z])",
        "round": r"(?<=[超破近逾过达上])数?[十百千万]{0,2}[百千万亿](?=[,，。;；、)）级元大\"”]|$)",
        "han": rf"(?<![第十百千万亿{_NUMERALS}])(?![零〇])(?:{han})(?!期)(?=[多余几来]?(?:{unit}))",
    }
    # A look at the first character spares most of a sentence the long pattern. An alternative is named by an
    # empty group at its end: with the group around it the engine could not tell by its first character.
    opening = rf"(?=[\d{_NUMERALS}十百千万亿数半过翻\-－−])"
    return re.compile(
        opening + "(?:" + "|".join(f"(?:{kind})(?P<{name}>)" for name, kind in kinds.items()) + ")"
    )


def tokenize(text: str, places: Names | None = None, *, words: Lexicon | None = None) -> list[Token]:
    """Return the words of a sentence, in order and without gaps.

    Args:
        text: one sentence, repaired (no white space inside Chinese).
        places: further names of places known from the article (新埭 for 新埭镇).
        words: the lexicon; the shipped one if None.
    """
    known = words or lexicon()
    found = _times_and_numbers(text)
    # 占地区生产总值 is 占|地区生产总值, and 占地方财政收入 likewise, though 占地 is a word.
    rest = _without(text, found).replace("占地区", "占\0区").replace("占地方", "占\0方")
    automaton = known.automaton
    assert automaton is not None
    names = known.names
    for index, start, end in automaton.find_matches_as_indexes(rest):
        entry = names[index]
        tag = entry.tag
        if tag == "PLACE" and _only_looks_a_place(text, start, end):
            continue
        if tag != "TEXT" and (entry.anywhere or _stands(text, start, entry)):
            found.append(Token(start, end, tag, entry.text, None if entry.mark else entry))
    found.sort(key=_start)
    if places is not None:
        for word in places.within(text):
            found = _with_name(text, found, word)
    return _fill(text, found)


def _only_looks_a_place(text: str, start: int, end: int) -> bool:
    """Whether a town's name only stands in other words: 湖南|乡镇, 总投资中|城镇以上投资, 富民|兴镇."""
    last = text[end - 1]
    if text.startswith("建设", start) and _BUILDS.search(text, max(0, start - 2), start):
        # 社区|建设|街道先后投入: no 建设街道
        return True
    if _names_a_town(text, text[start:end], end):
        # 德清|镇 is none that the table has, and not the county
        return True
    if last == "乡":
        return text.startswith("镇", end)
    if last != "镇":
        return False
    if text[end - 2] == "城" and _OF_CITIES.match(text, end):
        return True
    return end - start == _SHORTEST_NAME and text[start - 1 : start] in _AIMS


def _times_and_numbers(text: str) -> list[Token]:
    """The words that no lexicon can list: words of time, numbers, and the number of a paragraph; in order."""
    found: list[Token] = []
    number = _ENUMERATOR.match(text)
    begin = number.end() if number is not None else 0
    if number is not None:
        found.append(Token(0, begin, "PUNCT", number.group()))
    found += [
        Token(mention.start, mention.end, "PERIOD", mention.text, None, mention)
        for mention in periods.find(text)
        if mention.start >= begin and not _is_comparison(text, mention)
    ]
    rest = _without(text, found)
    for match in _number_pattern().finditer(text):
        start, end = match.span()
        kind = match.lastgroup or ""
        if "\0" in rest[start:end] or (
            kind == "han"
            and end - start == 1
            and text[start] in "一万千百亿十"
            and not text.startswith("倍", end)
            and not _A_TENTH.match(text, start - 1)
        ):
            continue
        if kind == "han" and _in_a_place_name(text, start, end):
            continue
        tag = "NUMBER" if kind in ("number", "han") else kind.upper()
        found.append(Token(start, end, tag, text[start:end]))
    found.sort(key=_start)
    return found


def _in_a_place_name(text: str, start: int, end: int) -> bool:
    """Whether what looks like a number of things is part of a place's name: |三|台县, 北|七|家镇."""
    names = _names_with_numbers().get(text[start : end + 1], ())
    return any(text.startswith(name, start - at) for name, at in names if at <= start)


@functools.cache
def _names_with_numbers() -> dict[str, list[tuple[str, int]]]:
    """Names of places by the number and classifier that they seem to hold, with the offset of these.

    三家乡 is left out: in 三家乡镇企业 there are three.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for name, word in lexicon().words.items():
        if not word.place or not any(map(name.__contains__, _NUMERALS)):
            continue
        for match in _number_pattern().finditer(name):
            start, end = match.span()
            if match.lastgroup == "han" and not (start == 0 and name[end:] in _COUNTED_TOWNS):
                found.setdefault(name[start : end + 1], []).append((name, start))
    return found


def _without(text: str, taken: list[Token]) -> str:
    """The text, as long as before, with nothing left of the words already found."""
    if not taken:
        return text
    pieces: list[str] = []
    position = 0
    for token in taken:
        pieces += text[position : token.start], "\0" * (token.end - token.start)
        position = token.end
    return "".join([*pieces, text[position:]])


def _stands(text: str, at: int, entry: Word) -> bool:
    """Whether a word of one character is one here: 家 after a number, 长 before one, not in 长城 or 家具."""
    before = text[at - 1 : at]
    numbered = bool(before) and (before.isdigit() or before in "万亿千百十两几多余个%")
    if entry.text in "多余" and numbered:
        return True
    if entry.unit and not (entry.cues or entry.verb):
        return numbered or (before != "" and before in "一二三四五六七八九半数每")
    return entry.text not in ONLY_BEFORE_FIGURES or bool(_FIGURE_AHEAD.match(text, at + 1))


def _is_comparison(text: str, mention: periods.Mention) -> bool:
    """Whether 去年 is part of 比去年同期, a word of comparison of its own."""
    if mention.relative is None or mention.relative >= 0 or mention.covers != "year":
        return False
    if text.startswith(("一样", "持平", "相当", "基本持平"), mention.end):
        # 占GDP的2.8%,和|上年|一样
        return True
    return text.startswith(("同期", "相比", "末"), mention.end) or text[
        max(0, mention.start - 1) : mention.start
    ] in ("比", "较", "与", "同")


def _with_name(text: str, found: list[Token], entry: Word) -> list[Token]:
    """Put in a name known from the article where no longer word stands."""
    name, kept = entry.text, list(found)
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        inside = [t for t in kept if t.start < end and t.end > at]
        in_a_name = len(name) == _SHORTEST_NAME and text[at - 1 : at] == "大"
        if in_a_name or (name[-1] == "乡" and text.startswith("镇", end)) or _names_a_town(text, name, end):
            # 大|巴山 is no town
            at = text.find(name, end)
            continue
        shorter = all(at <= t.start and t.end <= end and t.end - t.start < end - at for t in inside)
        if shorter and all(t.tag not in ("NUMBER", "PERIOD", "INDICATOR") for t in inside):
            kept = [t for t in kept if all(t is not other for other in inside)]
            kept.append(Token(at, end, entry.tag, name, entry, owner=entry.owner))
        at = text.find(name, end)
    kept.sort(key=_start)
    return kept


def _names_a_town(text: str, name: str, end: int) -> bool:
    """Whether a short name goes on as that of a town: 德清|镇, not 德清|镇域经济."""
    return len(name) == _SHORTEST_NAME and _TOWN_END.match(text, end) is not None


def _fill(text: str, found: list[Token]) -> list[Token]:
    """Add unknown text between the known words."""
    tokens: list[Token] = []
    position = 0
    for token in found:
        if token.start > position:
            _add_unknown(tokens, text, position, token.start)
        tokens.append(token)
        position = token.end
    if position < len(text):
        _add_unknown(tokens, text, position, len(text))
    return tokens


_SHORTEST_NAME = 2
_SHORTEST_TOWN = 3


def _add_unknown(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Text that no word covers; a name in 镇 that begins it is a place though no table has it (any more)."""
    match = _TOWN.match(text, start, end) if end - start >= _SHORTEST_TOWN else None
    quoted = match is not None and text[start - 1 : start] == "“" and text.startswith("”", match.end())
    if match is not None and not (quoted or _NOT_TOWN.search(match.group())):
        name = match.group()
        tokens.append(Token(start, match.end(), "PLACE", name, Word(name, tag="PLACE", place=True)))
        start = match.end()
    if start < end:
        tokens.append(Token(start, end, "TEXT", text[start:end]))
