"""The items a sentence is read by: its tokens, with figures, ranks and names of owners put together."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from extractor.link import owners, ranks
from extractor.pipeline.figures import Figure
from extractor.pipeline.tokenizer import Token

Item = Token


def items(text: str, tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Item]:
    """Return the items of a sentence, left to right, each numbered with its clause."""
    taken = [
        Item(figure.start, figure.end, "FIGURE", text[figure.start : figure.end], figure=figure)
        for figure in figures
    ]
    ranked = ranks.find(text)
    taken = [each for each in taken if not any(r.start < each.start and each.end < r.end for r in ranked)]
    for item in ranked:
        if all(other.end <= item.start or other.start >= item.end for other in taken):
            taken.append(item)
    for item in owners.find(text, tokens):
        if all(other.end <= item.start or other.start >= item.end for other in taken):
            taken.append(item)
    result = _merged(text, tokens, sorted(taken, key=_start)) if taken else list(tokens)
    if "(" in text or "（" in text:
        result = _without_price_brackets(result)
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


def _names_prices(item: Item) -> bool:
    return item.cue("comparable") or item.text.startswith(("现价", "现行价", "当年价"))


def _merged(text: str, tokens: Sequence[Token], taken: Sequence[Item]) -> list[Item]:
    """The tokens, with what is taken in the place of those it covers."""
    result: list[Item] = []
    position = 0
    index = 0
    for token in tokens:
        while index < len(taken) and taken[index].end <= token.start:
            index += 1
        covering = taken[index] if index < len(taken) else None
        if covering is not None and token.end > covering.start:
            # A token may begin before the rank or figure that covers its end.
            if token.start < covering.start and position <= token.start:
                result.append(Item(token.start, covering.start, "TEXT", text[token.start : covering.start]))
            if position <= covering.start:
                result.append(covering)
                while index + 1 < len(taken) and taken[index + 1].start < token.end:
                    index += 1
                    result.append(taken[index])
                position = taken[index].end
            if token.end > position:
                result.append(Item(position, token.end, "TEXT", text[position : token.end]))
                position = token.end
            continue
        if token.end <= position:
            continue
        result.append(token)
        position = token.end
    return result
