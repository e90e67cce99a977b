"""Finds the names of enterprises, projects, parks and institutions by the endings such names have."""

from __future__ import annotations

from collections.abc import Sequence

import patterns
from extractor.link import names, no_names
from extractor.link.names import Name
from extractor.link.short_companies import short_company
from extractor.pipeline.tokenizer import Token
from patterns.phrases import Phrases

_PHRASES = Phrases("owners")
_VISITED = _PHRASES.pattern("visited")
_ZONES_OF = _PHRASES.pattern("zone_with_parks")
FORMS = _PHRASES.words("forms")
_OFFICIALS = _PHRASES.pattern("of_officials")
_GOES_ON = _PHRASES.words("goes_on")
_LEVELS = frozenset(_PHRASES.words("levels"))
_OURS = frozenset(_PHRASES.words("ours"))
_LEADING = _PHRASES.words("leading")
_NO_LEADER = _PHRASES.words("no_leader")
_SAY_WHAT_IT_IS = _PHRASES.words("say_what_it_is")
_IS_A_COMPANY = _PHRASES.pattern("is_a_company")
_SAID_AGAIN = _PHRASES.pattern("said_again")
_SPENDS = _PHRASES.words("spends")
_THIS = _PHRASES.pattern("this_one")

_PREDICATES = frozenset({"PERIOD", "INDICATOR"})


def find(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return names of enterprises, projects, parks and institutions, by the endings that such names have."""
    zones = patterns.load().subjects["park"].suffixes
    found: list[Token] = []
    for index, token in enumerate(tokens):
        short = _short_name(text, tokens, index) if token.tag == "TEXT" else None
        if short is not None:
            found.append(short)
        elif token.word is None:
            continue
        elif token.tag == "PLACE" and token.text.endswith(zones):
            found.append(_zone(text, tokens, index))
        elif token.text == "我们" and token.word.suffixes:
            found.extend(_we(text, token))
        elif token.word.suffixes:
            _take(names.read(text, tokens, index), found)
    for form in _by_form(text):
        # 这家坐落在|青屿工业园区|的企业 is one owner, and no park.
        found = [o for o in found if o.start < form.start or o.end > form.end]
        if all(o.end <= form.start or form.end <= o.start for o in found):
            found.append(form)
    return found


def _take(name: Name, found: list[Token]) -> None:
    """Add an owner to those found, if the words name one or point to one."""
    if no_names.is_no_owner(name):
        return
    if _is_pointed_to(name) or _is_the_only_one(name):
        found.append(name.owner())
    elif name.kind == "park" and name.text in name.known.plural and _of_this_area(name.tokens, name.first):
        # 我县|工业园区
        start = name.tokens[name.first - 1].start
        whole = name.sentence[start : name.ending.end]
        found.append(Token(start, name.ending.end, "OWNER", whole, owner=name.kind))
    elif not no_names.is_no_name(name):
        _add(name, found)


def _add(name: Name, found: list[Token]) -> None:
    """Add a name to those found; it may prolong the one before, take its place or be a part of it."""
    start, end = name.start, name.ending.end
    if found and found[-1].end > start:
        before = found[-1]
        if before.start <= start and before.owner == name.kind:
            # 青禾纺织项目|扩建工程
            found[-1] = Token(before.start, end, "OWNER", name.sentence[before.start : end], owner=name.kind)
            return
        if end - start <= before.end - before.start:
            return
        found.pop()
    found.append(Token(start, end, "OWNER", _VISITED.sub("", name.text), owner=name.kind))


def _is_pointed_to(name: Name) -> bool:
    """Whether words point to the owner named last: |该公司|, |园区|."""
    definite = name.known.definite
    return name.text in definite or (not name.own and name.ending.text in definite)


def _is_the_only_one(name: Name) -> bool:
    """Whether words name the one that a county has: 县|工业园区, 市|信用联社."""
    if name.kind not in ("park", "institution") or name.own not in _LEVELS:
        return False
    return name.kind == "institution" or name.ending.text in name.known.plural


def _we(text: str, token: Token) -> list[Token]:
    """The company that says 我们; none where a government speaks: |我们|的目标是…."""
    if "“" not in text and _OFFICIALS.match(text, token.end):
        return []
    return [Token(token.start, token.end, "OWNER", token.text, owner=names.kind_of(token))]


def _short_name(text: str, tokens: Sequence[Token], index: int) -> Token | None:
    """The company whose short name a token opens with, before what it tells: |青屿照明|去年….

    龙头企业|江西青屿照明|去年…: the place is part of the name.
    """
    before = tokens[index - 1] if index else None
    led = before is not None and before.tag == "PLACE" and _is_led(tokens, index)
    if not led and not _opens(before) and not _is_of_a_place(tokens, index):
        return None
    token, first = tokens[index], index - led
    short = short_company(text[token.start :]) or _leader(tokens, first, token)
    if short is None:
        return None
    start, end = tokens[first].start, token.start + len(short)
    after = next((other for other in tokens[index + 1 :] if other.start >= end), None)
    alone = text.startswith("一家", end)
    if after is None or text.startswith(_GOES_ON, end) or not (alone or after.start == end):
        return None
    spends = after.text.startswith(_SPENDS)
    again = _SAID_AGAIN.search(text, end) is not None
    if not (
        alone
        or spends
        or again
        or after.tag in _PREDICATES
        or after.cue("reach", "planned", "realised", "forecast")
    ):
        return None
    return Token(start, end, "OWNER", text[start:end], owner="enterprise")


def _opens(before: Token | None) -> bool:
    """Whether the next word opens a clause, or follows 其中 or a class of companies (龙头企业|青屿家纺)."""
    return (
        before is None
        or (before.tag == "PUNCT" and before.text not in "“”\"'")
        or before.cue("part")
        or before.text.endswith(("企业", "龙头"))
    )


def _is_of_a_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words before only say where it is: 新市镇的|青屿化学|投入3200万元."""
    return index > 1 and tokens[index - 1].text == "的" and tokens[index - 2].tag == "PLACE"


def _is_led(tokens: Sequence[Token], index: int) -> bool:
    """Whether the place before a word follows 龙头企业: 龙头企业|江西|青屿照明."""
    return index > 1 and tokens[index - 2].text.endswith(("龙头企业", "骨干企业"))


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


def _of_this_area(tokens: Sequence[Token], first: int) -> bool:
    """Whether 我县 or 该县 stands before a word for parks, which then means the one of the county."""
    before = tokens[first - 1] if first else None
    return before is not None and before.tag == "SCOPE" and before.text[0] in _OURS


def _by_form(text: str) -> list[Token]:
    """Owners told by the form of their words, not by an ending: “一区四园”, 这家|热电|企业, 该行."""
    found: list[Token] = []
    if any(form in text for form in FORMS):
        zones = _ZONES_OF.finditer(text)
        found.extend(Token(z.start(), z.end(), "OWNER", z.group("name"), owner="park") for z in zones)
    if any(word in text for word in _SAY_WHAT_IT_IS):
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
