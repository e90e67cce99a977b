"""Cuts a sentence into words of the domain: 规上工业 | 产值 | 84.44亿 | 元 | 同比 | 增长 | 16.22 | %."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.pipeline import numbers, periods, units
from extractor.pipeline.lexicon import Lexicon, Word, lexicon

if TYPE_CHECKING:
    from extractor.pipeline.figures import Figure

_PUNCTUATION = re.compile(r"[,，。;；:：、!！?？()（）\[\]【】“”\"'‘’《》〈〉—…·~～/|\-–－∶]")
_ENUMERATOR = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十产])|\d{1,2}[.．、](?!\d))"
)
"""The number of a heading or paragraph: (三), 二、, 3."""
_ONLY_BEFORE_FIGURES = frozenset("长多少高低快慢差升减跌翘增降涨")
_FIGURE_AHEAD = re.compile(
    r"[\d了约近出达过-]|[一二两三四五六七八九十](?:[成倍点百千万亿个]|$)|于|$|[,，。;；]|幅|势"
)
_LIST = frozenset({"、", "和", "与", "及", "以及", "或", ",", "，"})
_TO = frozenset({"至", "到", "—", "——", "-", "–", "－", "~", "～"})


_CLAUSE_ENDS = frozenset(",，;；:：。!！?？(（)）—…")


@dataclass(slots=True, eq=False)
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
    word: Word | None = None
    period: periods.Mention | None = None
    figure: Figure | None = None
    owner: str = ""
    clause: int = 0

    def cue(self, *names: str) -> bool:
        """Whether it belongs to one of the classes of cues."""
        return self.word is not None and not self.word.cues.isdisjoint(names)

    @property
    def ends_clause(self) -> bool:
        """Whether it is a punctuation mark that ends a clause."""
        return self.tag == "PUNCT" and self.text in _CLAUSE_ENDS


@functools.cache
def _number_pattern() -> re.Pattern[str]:
    """Numbers, fractions in words, multiples in words; Chinese numerals count only before a unit."""
    printed = sorted((u for u in units.table() if not u.isascii()), key=len, reverse=True)
    unit = "|".join(map(re.escape, printed))
    han = numbers.HAN
    return re.compile(
        rf"(?P<fraction>[一二三四五六七八九十]分之[一二三四五六七八九十])"
        rf"|(?P<percent>(?:百分之|千分之)(?:{numbers.ARABIC}|{han}))"
        rf"|(?P<double>翻[了]?[近约超]?(?:[一两三四五]|\d)?番)"
        rf"|(?P<half>(?:一半|半数)(?=[以,，。;；、)）]|$)|(?<=[占超近过])(?:一半|半数)|过半(?=[,，。;；、]|$))"
        rf"|(?P<times>[一二两三四五六七八九]倍半)"
        rf"|(?P<tenths>[一二三四五六七八九]成[一二三四五六七八九](?![一-龥]{{0,1}}[成]))"
        rf"|(?P<ratio>(?<![\d.:：∶])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){{1,2}}(?![\d.:：∶]))"
        rf"|(?P<number>(?<![\d.])(?<!PM)(?:\d+[×x*])?{numbers.NUMBER}(?!\d|\.\d)(?!(?!km|KM|P|[kKMG]W|TEU|m)[A-Za-z]))"
        rf"|(?P<round>(?<=[超破近逾过达上])数?[十百千万]{{0,2}}[百千万亿](?=[,，。;；、)）级元大\"”]|$))"
        rf"|(?P<han>(?<![第十百千万亿一二三四五六七八九两零〇])(?![零〇])(?:{han})(?=[多余几来]?(?:{unit})))"
    )


def tokenize(
    text: str, places: Mapping[str, Word] | None = None, *, words: Lexicon | None = None
) -> list[Token]:
    """Return the words of a sentence, in order and without gaps.

    Args:
        text: one sentence, repaired (no white space inside Chinese).
        places: further names of places known from the article (新埭 for 新埭镇), by name.
        words: the lexicon; the shipped one if None.
    """
    known = words or lexicon()
    found: list[Token] = []
    taken: list[tuple[int, int]] = []
    number = _ENUMERATOR.match(text)
    if number is not None:
        found.append(Token(0, number.end(), "PUNCT", number.group()))
        taken.append((0, number.end()))
    for mention in periods.find(text):
        if _overlaps(taken, mention.start, mention.end) or _is_comparison(text, mention):
            continue
        found.append(Token(mention.start, mention.end, "PERIOD", mention.text, None, mention))
        taken.append((mention.start, mention.end))
    for match in _number_pattern().finditer(text):
        start, end = match.span()
        if _overlaps(taken, start, end):
            continue
        tag = "NUMBER" if match.lastgroup in ("number", "han") else (match.lastgroup or "").upper()
        if (
            tag == "NUMBER"
            and match.lastgroup == "han"
            and match.group() in ("一", "万", "千", "百", "亿", "十")
        ):
            continue
        found.append(Token(start, end, tag, match.group()))
        taken.append((start, end))
    taken.sort()
    automaton = known.automaton
    assert automaton is not None
    cut = sorted(taken)
    position = 0
    for start, end in [*cut, (len(text), len(text))]:
        if position < start:
            # 占地区生产总值 is 占|地区生产总值, and 占地方财政收入 likewise, though 占地 is a word.
            gap = text[position:start].replace("占地区", "占\0区").replace("占地方", "占\0方")
            for index, a, b in automaton.find_matches_as_indexes(gap):
                entry = known.names[index]
                if b - a == 1 and not _stands(text, position + a, entry):
                    continue
                found.append(Token(position + a, position + b, entry.tag, entry.text, entry))
        position = end
    found.sort(key=_start)
    if places:
        found = _with_places(text, found, places)
    return _fill(text, found)


def _stands(text: str, at: int, entry: Word) -> bool:
    """Whether a word of one character is one here: 家 after a number, 长 before one, not in 长城 or 家具."""
    before = text[at - 1 : at]
    numbered = bool(before) and (before.isdigit() or before in "万亿千百十两几多余个%")
    if entry.text in "多余" and numbered:
        return True
    if entry.unit and not (entry.cues or entry.verb):
        return numbered or before in "一二三四五六七八九半数每"
    return entry.text not in _ONLY_BEFORE_FIGURES or bool(_FIGURE_AHEAD.match(text, at + 1))


def _is_comparison(text: str, mention: periods.Mention) -> bool:
    """Whether 去年 is part of 比去年同期, a word of comparison of its own."""
    if mention.relative is None or mention.relative >= 0 or mention.covers != "year":
        return False
    return text.startswith(("同期", "相比", "末"), mention.end) or text[
        max(0, mention.start - 1) : mention.start
    ] in ("比", "较", "与", "同")


def _start(token: Token) -> int:
    return token.start


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (start, end))
    return (index > 0 and taken[index - 1][1] > start) or (index < len(taken) and taken[index][0] < end)


def _with_places(text: str, found: list[Token], places: Mapping[str, Word]) -> list[Token]:
    """Put in the names known from the article where no other word stands."""
    kept = list(found)
    for name, entry in sorted(places.items(), key=lambda named: -len(named[0])):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            inside = [t for t in kept if t.start < end and t.end > at]
            shorter = all(at <= t.start and t.end <= end and t.end - t.start < end - at for t in inside)
            if shorter and all(t.tag not in ("NUMBER", "PERIOD", "INDICATOR") for t in inside):
                kept = [t for t in kept if all(t is not other for other in inside)]
                kept.append(Token(at, end, "PLACE", name, entry))
            at = text.find(name, end)
    kept.sort(key=_start)
    return kept


def _fill(text: str, found: list[Token]) -> list[Token]:
    """Add punctuation and unknown text between the known words."""
    tokens: list[Token] = []
    position = 0
    for token in found:
        if token.start > position:
            tokens += _between(text, position, token.start)
        if token.tag in ("CUE", "VERB", "LINK") and token.text in _TO:
            token.tag = "TO"
        elif token.text in _LIST:
            token.tag = "LIST"
        elif token.text in ("多", "余"):
            token.tag = "MORE"
        tokens.append(token)
        position = token.end
    if position < len(text):
        tokens += _between(text, position, len(text))
    return tokens


def _between(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    position = start
    for match in _PUNCTUATION.finditer(text, start, end):
        if match.start() > position:
            tokens += _unknown(text, position, match.start())
        mark = match.group()
        tag = "LIST" if mark == "、" else "TO" if mark in _TO else "PUNCT"
        tokens.append(Token(match.start(), match.end(), tag, mark))
        position = match.end()
    if position < end:
        tokens += _unknown(text, position, end)
    return tokens


_TOWN = re.compile(r"([\u4e00-\u9fff]{2,3}?[镇乡])(?![长村])")
_NOT_TOWN = re.compile(
    r"[城乡集小重强村各全多个名古新老本该我市建大业色范心镇农态游化国一二三四五六七八九十]镇|(?:先进|卫生|文明|生态|园林|试点|重点|经济|工业|农业|特色|旅游|文化|平安|和谐|示范|商贸|产业|历史|边贸|移民)[镇乡]|[街衔]道办$|[城下家老故思返外他回侨水山梦农异同离归醉之苏还入]乡|[各区全个本该镇]街道|乡镇"
)


def _unknown(text: str, start: int, end: int) -> list[Token]:
    """Text that no word covers; a name in 镇 that begins it is a place though no table has it (any more)."""
    match = _TOWN.match(text, start, end)
    if match is None or _NOT_TOWN.search(match.group()):
        return [Token(start, end, "TEXT", text[start:end])]
    place = Token(start, match.end(), "PLACE", match.group(), Word(match.group(), tag="PLACE", place=True))
    return (
        [place] if match.end() == end else [place, Token(match.end(), end, "TEXT", text[match.end() : end])]
    )


class DomainTokenizer:
    """The tokenizer of the pipeline: a Doc whose tokens are words of the domain, tagged with their class.

    ``doc.user_data["tokens"]`` holds the same tokens with all that the lexicon says of them.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str, places: Mapping[str, Word] | None = None) -> Doc:
        """Return the Doc of one sentence."""
        tokens = tokenize(text, places)
        doc = Doc(
            self.vocab,
            words=[token.text for token in tokens],
            spaces=[False] * len(tokens),
            tags=[token.tag for token in tokens],
        )
        doc.user_data["tokens"] = tokens
        return doc

    def to_bytes(self, **kwargs: object) -> bytes:
        """Return nothing: the tokenizer holds no state of its own."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> DomainTokenizer:
        """Return the tokenizer itself."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Write nothing: the tokenizer holds no state of its own."""

    def from_disk(self, path: object, **kwargs: object) -> DomainTokenizer:
        """Return the tokenizer itself."""
        return self


Tokenize = Callable[[str], Doc]
