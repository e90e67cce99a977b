"""Finds the names of enterprises, projects, parks and institutions by the endings such names have."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import patterns
from extractor.link.short_companies import short_company
from extractor.pipeline.tokenizer import Token
from patterns.phrases import Phrases

_PHRASES = Phrases("owners")
_VISITED = _PHRASES.pattern("visited")
_STOP_CHARACTERS = _PHRASES.pattern("stops")
_ZONES_OF = _PHRASES.pattern("zone_with_parks")
FORMS = _PHRASES.words("forms")
_FOUNDS = _PHRASES.pattern("founds")
_OFFICIALS = _PHRASES.pattern("of_officials")
_NO_NAME = _PHRASES.words("no_name")
_POINTING = _PHRASES.words("pointing")
_OF_A_CLASS = frozenset(_PHRASES.words("of_a_class"))
_GOES_ON = _PHRASES.words("goes_on")
_LEVELS = frozenset(_PHRASES.words("levels"))
_OURS = frozenset(_PHRASES.words("ours"))
_LEADING = _PHRASES.words("leading")
_NO_LEADER = _PHRASES.words("no_leader")
_COUNTED = _PHRASES.words("counted")
IN_NAMES = frozenset(_PHRASES.words("inside"))
_LISTED = _PHRASES.pattern("listed")
_IS_A_COMPANY = _PHRASES.pattern("is_a_company")
_THIS = _PHRASES.pattern("this_one")
_SLOGAN = _PHRASES.pattern("slogan")
_WORLD = _PHRASES.words("world")

_NUMBERED = re.compile(r"[(（][一二三四五六七八九十\d]+[)）]")


def find(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return names of enterprises, projects, parks and institutions, by the endings that such names have."""
    subjects = patterns.load().subjects
    found: list[Token] = []
    for index, token in enumerate(tokens):
        led = token.tag == "TEXT" and _is_led(tokens, index)
        if led or (token.tag == "TEXT" and _opens(tokens, index)):
            # 龙头企业|江西|青屿照明|去年…: the place is part of the name.
            first = index - led
            start = tokens[first].start
            short = short_company(text[token.start :]) or _leader(tokens, first, token)
            end = token.start + len(short or "")
            after = next((t for t in tokens[index + 1 :] if t.start >= end), None)
            if (
                short is not None
                and after is not None
                and (
                    (after.start == end or text.startswith("一家", end))
                    and not text.startswith(_GOES_ON, end)
                    and (
                        after.tag in _PREDICATES
                        or after.cue("reach", "planned", "realised", "forecast")
                        or text.startswith("一家", end)
                    )
                )
            ):
                found.append(Token(start, end, "OWNER", text[start:end], owner="enterprise"))
                continue
        if token.word is None:
            continue
        if token.tag == "PLACE" and token.text.endswith(subjects["park"].suffixes):
            found.append(_zone(text, tokens, index))
            continue
        if not token.word.suffixes:
            continue
        kind = next(k for k in ("enterprise", "park", "project", "institution") if k in token.word.suffixes)
        subject = subjects[kind]
        first = _name_start(tokens, index, kind)
        start = tokens[first].start
        if kind in ("project", "park") and _is_counted(tokens, first):
            continue
        name = text[start : token.end]
        rest = len(name) - len(token.text)
        places = [other for other in tokens[first:index] if other.tag == "PLACE"]
        stops = _STOP_CHARACTERS.finditer(name, 0, rest)
        # 和 separates names, but not in 和平区.
        cut = max((m.end() for m in stops if not _within(places, start + m.start())), default=0)
        if kind == "enterprise" and cut == rest == 2 and name[1] == "的":
            # A name of two characters before 集团 may end in 的; no noun stands before it alone.
            cut = 0
        start, name = start + cut, name[cut:]
        numbered = _NUMBERED.match(name)
        if numbered:
            start, name = start + numbered.end(), name[numbered.end() :]
        founded = _FOUNDS.match(name, 0, rest) if kind == "enterprise" else None
        if founded is not None:
            # 村里成立|旅游合作社
            start, name = start + founded.end(), name[founded.end() :]
        general = next((word for word in subject.plural if name.startswith(word)), "")
        if general and len(name) - len(general) > len(token.text) + 1:
            # 龙头企业|青禾纺织有限公司
            start, name = start + len(general), name[len(general) :]
        own = name[: len(name) - len(token.text)]
        if kind == "project" and any(place.text == own for place in places):
            # 钟管镇|项目|3个 are the town's.
            continue
        if kind == "project" and _SLOGAN.fullmatch(own):
            # 百亿工程, 一号工程
            continue
        if token.text == "我们":
            if "“" not in text and _OFFICIALS.match(text, token.end):
                # 我们的目标是: a government speaks, no company.
                continue
            found.append(Token(token.start, token.end, "OWNER", token.text, owner=kind))
            continue
        if name.startswith(_NO_NAME):
            continue
        listed = text.endswith("等", 0, start) and _LISTED.search(text, 0, start) is not None
        if listed or "+" in text[max(0, start - 1) : token.end + 1]:
            # 为甲、乙、丙等|公司|生产; “党建+|公司|+农户”
            continue
        if kind == "project" and text.endswith(("以上", "以下"), 0, start) and len(own) <= _OF_A_KIND:
            # 15个亿元以上|补链项目
            continue
        if kind == "enterprise" and text[start - 1 : start] in ("个", "家") and name in subject.definite:
            # 88个|合作社
            continue
        if name.startswith(_POINTING) and name not in subject.definite:
            # 该研究院依托某大学 names two.
            continue
        if name in subject.definite or (not own and token.text in subject.definite):
            found.append(Token(start, token.end, "OWNER", name, owner=kind))
            continue
        of_a_level = own in _LEVELS and (kind == "institution" or tokens[index].text in subject.plural)
        if kind in ("park", "institution") and of_a_level:
            # 县|工业园区, 市|信用联社: the one that the county has.
            found.append(Token(start, token.end, "OWNER", name, owner=kind))
            continue
        if kind == "park" and name in subject.plural and _of_this_area(tokens, first):
            # 我县|工业园区
            start = tokens[first - 1].start
            found.append(Token(start, token.end, "OWNER", text[start : token.end], owner=kind))
            continue
        if len(own) < 2 or name in subject.plural or name.startswith("各"):
            # 各乡镇|工业园区 are several.
            continue
        if kind == "enterprise" and own in _OF_A_CLASS:
            continue
        if kind == "project" and own in _branches():
            # 房地产|项目 is of a kind.
            continue
        if own.endswith(subject.not_after) and not own.endswith(_long_inside()):
            # 引进新|项目 names none, 老城更新|项目 does.
            continue
        if found and found[-1].end > start:
            if found[-1].start <= start and found[-1].owner == kind:
                found[-1] = Token(
                    found[-1].start, token.end, "OWNER", text[found[-1].start : token.end], owner=kind
                )
                continue
            if token.end - start <= found[-1].end - found[-1].start:
                continue
            found.pop()
        found.append(Token(start, token.end, "OWNER", _VISITED.sub("", name), owner=kind))
    return found + [
        other for other in _by_form(text) if all(o.end <= other.start or other.end <= o.start for o in found)
    ]


def _within(places: Sequence[Token], offset: int) -> bool:
    return any(place.start <= offset < place.end for place in places)


def _by_form(text: str) -> list[Token]:
    """Owners told by the form of their words, not by an ending: “一区四园”, 这家|热电|企业, 该行."""
    found: list[Token] = []
    if any(form in text for form in FORMS):
        zones = _ZONES_OF.finditer(text)
        found.extend(Token(z.start(), z.end(), "OWNER", z.group("name"), owner="park") for z in zones)
    if "是一家" in text or "是家" in text:
        companies = _IS_A_COMPANY.finditer(text)
        found.extend(
            Token(c.start("name"), c.end("name"), "OWNER", c.group("name"), owner="enterprise")
            for c in companies
        )
    if "这家" in text or "该行" in text:
        for this in _THIS.finditer(text):
            kind, word = ("institution", "该行") if this.group("bank") else ("enterprise", "该企业")
            found.append(Token(this.start(), this.end(), "OWNER", word, owner=kind))
    return found


def _of_this_area(tokens: Sequence[Token], first: int) -> bool:
    """Whether 我县 or 该县 stands before a word for parks, which then means the one of the county."""
    before = tokens[first - 1] if first else None
    return before is not None and before.tag == "SCOPE" and before.text[0] in _OURS


_PREDICATES = frozenset({"PERIOD", "INDICATOR"})


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token opens a clause, or follows 其中 or a class of companies (龙头企业|青屿家纺)."""
    before = tokens[index - 1] if index else None
    return (
        before is None
        or (before.tag == "PUNCT" and before.text not in "“”\"'")
        or before.cue("part")
        or before.text.endswith(("企业", "龙头"))
    )


def _is_led(tokens: Sequence[Token], index: int) -> bool:
    """Whether a place stands between 龙头企业 and a word: 龙头企业|江西|青屿照明."""
    return (
        index > 1
        and tokens[index - 1].tag == "PLACE"
        and tokens[index - 2].text.endswith(("龙头企业", "骨干企业"))
    )


def _leader(tokens: Sequence[Token], first: int, token: Token) -> str | None:
    """The unknown name that stands after 龙头企业 and before what it told: 龙头企业|青屿精雕|上年纳税…."""
    before = tokens[first - 1] if first else None
    if before is None or not before.text.endswith(_LEADING):
        return None
    known = token.text[:2] in _NO_LEADER
    return token.text if 3 <= len(token.text) <= 8 and not known else None


def _zone(text: str, tokens: Sequence[Token], index: int) -> Token:
    """A zone that the division table knows, with the place before its name: 慈溪|滨海经济开发区."""
    first = index - 1 if index and tokens[index - 1].tag == "PLACE" else index
    start, end = tokens[first].start, tokens[index].end
    return Token(start, end, "OWNER", text[start:end], owner="park")


@functools.cache
def _branches() -> frozenset[str]:
    known = patterns.load().activities
    return frozenset(
        word for name in ("sector", "investment", "ownership", "size") for word in known[name].words
    )


@functools.cache
def _long_inside() -> tuple[str, ...]:
    """Ends of names that only look like a measure or a description: 国家|湿地公园, 更新|项目."""
    return ("国家", *(word for word in patterns.load().subjects["project"].inside if len(word) > 1))


def _is_counted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number of things is told before the words that might be a name: 15个|新建项目."""
    return first > 1 and tokens[first - 1].text in _COUNTED and tokens[first - 2].tag in ("NUMBER", "MORE")


def _inside_name(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a cue of one character is part of a company's name: 恒|达|纺织有限公司."""
    return (
        kind == "enterprise"
        and tokens[at].tag == "CUE"
        and tokens[at].text in IN_NAMES
        and at > 0
        and tokens[at - 1].tag == "TEXT"
        and len(tokens[at - 1].text) <= 4
    )


_OF_A_KIND = 3


def _name_start(tokens: Sequence[Token], index: int, kind: str) -> int:
    """First token of a name that ends at ``index``, going left until the words can be no name."""
    inside = patterns.load().subjects["project"].inside
    named = patterns.load().subjects[kind].inside
    first = index
    depth = 0
    while first > 0:
        before = tokens[first - 1]
        if before.text in ")）":
            depth += 1
        elif before.text in "(（" and depth:
            depth -= 1
        elif (
            (
                before.tag in ("PUNCT", "LIST", "PERIOD", "NUMBER", "TO", "SCOPE", "ADVERB")
                and before.text not in _WORLD
                and not depth
            )
            or (
                before.tag in ("CUE", "INDICATOR", "HEAD")
                and not _inside_name(tokens, first - 1, kind)
                and not (kind in ("park", "project", "institution") and before.tag == "INDICATOR")
                and not (kind == "enterprise" and before.text in named)
            )
            or (before.tag == "UNIT" and (first < 2 or tokens[first - 2].tag in ("NUMBER", "MORE")))
            or (before.tag == "VERB" and kind != "enterprise" and before.text not in (inside | named))
        ):
            break
        first -= 1
        if tokens[index].end - tokens[first].start > 36:
            break
    return first
