"""Reads the whole of a name that ends as those of owners do: 青禾纺织|有限公司, 滨海|工业园区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import patterns
from extractor.pipeline.tokenizer import Token
from patterns.entries import SubjectKind
from patterns.phrases import Phrases

_PHRASES = Phrases("owners")
_STOP_CHARACTERS = _PHRASES.pattern("stops")
_FOUNDS = _PHRASES.pattern("founds")
_WORLD = _PHRASES.words("world")
IN_NAMES = frozenset(_PHRASES.words("inside"))

_NUMBERED = re.compile(r"[(（][一二三四五六七八九十\d]+[)）]")
_LONGEST = 36
_KINDS = ("enterprise", "park", "project", "institution")
_OUTSIDE = ("PUNCT", "LIST", "PERIOD", "NUMBER", "TO", "SCOPE", "ADVERB")


@dataclass(slots=True)
class Name:
    """Words that may be an owner's name.

    Attributes:
        sentence, tokens: where it stands.
        kind: what it ends like: enterprise, park, project or institution.
        known: what is known of names of that kind.
        first: number of the token that it begins in.
        start, text: its offset, and the name itself.
        ending: the token that it ends with, like 有限公司; ``own`` is what stands before that.
        places: the places in the words before the ending.
    """

    sentence: str
    tokens: Sequence[Token]
    kind: str
    known: SubjectKind
    first: int
    start: int
    text: str
    ending: Token
    own: str
    places: list[Token]

    def owner(self) -> Token:
        """The owner that has this name."""
        return Token(self.start, self.ending.end, "OWNER", self.text, owner=self.kind)


def kind_of(ending: Token) -> str:
    """What a word that names end in makes the owner, the first where it is of several kinds."""
    suffixes = ending.word.suffixes if ending.word is not None else frozenset()
    return next(kind for kind in _KINDS if kind in suffixes)


def read(sentence: str, tokens: Sequence[Token], index: int) -> Name:
    """Return the name that ends with the token at ``index``, without the words that only lead up to it."""
    ending = tokens[index]
    kind = kind_of(ending)
    known = patterns.load().subjects[kind]
    first = _first_token(tokens, index, kind)
    places = [other for other in tokens[first:index] if other.tag == "PLACE"]
    whole = sentence[tokens[first].start : ending.end]
    text = _without_lead(whole, tokens[first].start, ending, kind, known, places)
    start = ending.end - len(text)
    own = text[: len(text) - len(ending.text)]
    return Name(sentence, tokens, kind, known, first, start, text, ending, own, places)


def _without_lead(
    text: str, start: int, ending: Token, kind: str, known: SubjectKind, places: Sequence[Token]
) -> str:
    """Cut off what stands before a name: 位于|青屿纺织公司, (三)|青屿项目, 村里成立|旅游合作社."""
    rest = len(text) - len(ending.text)
    stops = _STOP_CHARACTERS.finditer(text, 0, rest)
    # 和 separates names, but not in 和平区.
    cut = max((stop.end() for stop in stops if not _is_within(places, start + stop.start())), default=0)
    if kind == "enterprise" and cut == rest == 2 and text[1] == "的":
        # A name of two characters before 集团 may end in 的; no noun stands before it alone.
        cut = 0
    text = text[cut:]
    numbered = _NUMBERED.match(text)
    if numbered:
        text = text[numbered.end() :]
    founded = _FOUNDS.match(text, 0, rest) if kind == "enterprise" else None
    if founded is not None:
        text = text[founded.end() :]
    general = next((word for word in known.plural if text.startswith(word)), "")
    if general and len(text) - len(general) > len(ending.text) + 1:
        # 龙头企业|青禾纺织有限公司
        text = text[len(general) :]
    return text


def _is_within(places: Sequence[Token], offset: int) -> bool:
    """Whether an offset lies in one of the places: |和|平区."""
    return any(place.start <= offset < place.end for place in places)


def _first_token(tokens: Sequence[Token], index: int, kind: str) -> int:
    """First token of a name that ends at ``index``, going left until the words can be no name."""
    first = index
    depth = 0
    while first > 0:
        before = tokens[first - 1]
        if before.text in ")）":
            depth += 1
        elif before.text in "(（" and depth:
            depth -= 1
        elif _ends_before(tokens, first - 1, kind, depth):
            break
        first -= 1
        if tokens[index].end - tokens[first].start > _LONGEST:
            break
    return first


def _ends_before(tokens: Sequence[Token], at: int, kind: str, depth: int) -> bool:
    """Whether a token is no part of a name behind it; ``depth`` is that of the brackets it stands in."""
    token = tokens[at]
    if token.tag in _OUTSIDE:
        return token.text not in _WORLD and not depth
    if token.tag == "INDICATOR" and kind != "enterprise":
        return False
    known = patterns.load().subjects
    if token.tag in ("CUE", "INDICATOR", "HEAD"):
        if _is_in_company_name(tokens, at, kind):
            return False
        return kind != "enterprise" or token.text not in known[kind].inside
    if token.tag == "UNIT":
        return at < 1 or tokens[at - 1].tag in ("NUMBER", "MORE")
    if token.tag == "VERB" and kind != "enterprise":
        return token.text not in known["project"].inside and token.text not in known[kind].inside
    return False


def _is_in_company_name(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a cue of one character is part of a company's name: 恒|达|纺织有限公司."""
    return (
        kind == "enterprise"
        and tokens[at].tag == "CUE"
        and tokens[at].text in IN_NAMES
        and at > 0
        and tokens[at - 1].tag == "TEXT"
        and len(tokens[at - 1].text) <= 4
    )
