"""The items a sentence is read by: its tokens, with figures, ranks and names of owners put together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from operator import attrgetter

from extractor.link import owners, ranks
from extractor.pipeline.figures import Figure
from extractor.pipeline.tokenizer import Token
from patterns.phrases import Phrases

_PHRASES = Phrases("asides")
_CAUSE = _PHRASES.pattern("cause")
_CONTENTS = _PHRASES.words("contents")
_PRICES = _PHRASES.words("prices")

_LONGEST_CONTENTS = 8

Item = Token
_NOWHERE = (sys.maxsize, sys.maxsize)


def items(text: str, tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Item]:
    """Return the items of a sentence, left to right, each numbered with its clause."""
    taken = [
        Item(figure.start, figure.end, "FIGURE", text[figure.start : figure.end], figure=figure)
        for figure in figures
    ]
    ranked = ranks.find(text)
    if ranked:
        taken = [
            each for each in taken if not any(r.start < each.start and each.end <= r.end for r in ranked)
        ]
    for item in ranked:
        if all(other.end <= item.start or other.start >= item.end for other in taken):
            taken.append(item)
    for item in owners.find(text, tokens):
        if all(other.end <= item.start or other.start >= item.end for other in taken):
            taken.append(item)
    result = _merged(text, tokens, sorted(taken, key=_start)) if taken else list(tokens)
    if "(" in text or "（" in text:
        result = _without_contents(_without_price_brackets(result))
    if "受" in text:
        result = _without_causes(text, result)
    clause = 0
    for item in result:
        item.clause = clause
        if item.tag == "PUNCT" and item.ends_clause:
            clause += 1
    return result


_start = attrgetter("start")


def _without_price_brackets(found: list[Item]) -> list[Item]:
    """The items without brackets that only name the prices reckoned in: 增长|(可比价)|9.8%."""
    kept: list[Item] = []
    for at, item in enumerate(found):
        inner, outer = found[at + 1 : at + 3], found[max(0, at - 2) : at]
        opens = item.text in "(（" and len(inner) == 2 and inner[1].text in ")）" and _names_prices(inner[0])
        closes = item.text in ")）" and len(outer) == 2 and outer[0].text in "(（" and _names_prices(outer[1])
        if not (opens or closes):
            kept.append(item)
    return kept


def _without_contents(found: list[Item]) -> list[Item]:
    """The items without brackets that only say what is counted in: 蔬菜|(含菜用瓜)|102.6万吨."""
    kept: list[Item] = []
    inside = False
    for at, item in enumerate(found):
        if item.text in "(（" and _says_contents(found[at + 1 : at + _LONGEST_CONTENTS]):
            inside = True
        if not inside:
            kept.append(item)
        inside = inside and item.text not in ")）"
    return kept


def _says_contents(following: Sequence[Item]) -> bool:
    """Whether the items after a bracket say what is counted in, up to its end and without a figure."""
    end = next((at for at, item in enumerate(following) if item.text in ")）"), 0)
    return (
        end > 0
        and (following[0].text.startswith(_CONTENTS) or [item.text for item in following[:end]] == ["单位"])
        and not any(item.tag in ("FIGURE", "PERIOD") for item in following[:end])
    )


def _without_causes(text: str, found: list[Item]) -> list[Item]:
    """The items without the words that tell why: 产值31亿元,|受疫情影响|下降4.3%."""
    for cause in _CAUSE.finditer(text):
        start, end = cause.span()
        inside = [item for item in found if item.start < end and item.end > start]
        if not inside or inside[-1].end > end or any(i.tag in ("FIGURE", "PERIOD") for i in inside):
            continue
        first = inside[0]
        rest = [item for item in found if item not in inside]
        if first.start < start:
            if first.tag != "TEXT":
                continue
            # 业受原料涨价|拖累
            rest.append(Item(first.start, start, "TEXT", text[first.start : start]))
        found = sorted(rest, key=_start)
    return found


def _names_prices(item: Item) -> bool:
    return item.cue("comparable") or item.text.startswith(_PRICES)


def _merged(text: str, tokens: Sequence[Token], taken: Sequence[Item]) -> list[Item]:
    """The tokens, with what is taken in the place of those it covers."""
    result: list[Item] = []
    position = 0
    index = 0
    begin, end = taken[0].start, taken[0].end
    for token in tokens:
        while end <= token.start:
            index += 1
            begin, end = (taken[index].start, taken[index].end) if index < len(taken) else _NOWHERE
        if token.end <= begin:
            if token.end > position:
                result.append(token)
                position = token.end
            continue
        # A token may begin before the rank or figure that covers its end.
        if token.start < begin and position <= token.start:
            result.append(Item(token.start, begin, "TEXT", text[token.start : begin]))
        if position <= begin:
            result.append(taken[index])
            while index + 1 < len(taken) and taken[index + 1].start < token.end:
                index += 1
                result.append(taken[index])
            begin, position = taken[index].start, taken[index].end
            end = position
        if token.end > position:
            result.append(Item(position, token.end, "TEXT", text[position : token.end]))
            position = token.end
    return result
