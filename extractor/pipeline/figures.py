"""Finds figures: numbers with their units, as the patterns of figures.toml put them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from extractor.pipeline import numbers, rows, units
from extractor.pipeline.tokenizer import Token


@dataclass(slots=True)
class Figure:
    """A number with its unit, at tokens ``first`` to ``last`` (half-open) of a sentence.

    Attributes:
        first, last: the range of tokens; ``start``, ``end`` the range of characters.
        value, value_high: in base units; value_high for a range only.
        unit: base unit (CNY, %, pp, times, count, m2 …).
        dimension: money, percent, point, times, count, area, length, volume, mass, energy, other.
        printed_value, printed_unit: as printed.
        bound: exact, about, over, under or range.
        name: pattern that found it.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    unit: str
    dimension: str
    printed_value: str
    printed_unit: str
    bound: str
    name: str


def find(tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures of a sentence, left to right.

    前三季度实现产值50.55亿元 → one figure, 5055000000 CNY. Numbers that share the next one's unit
    (1.7、2.2个百分点) are figures too.
    """
    figures = [
        figure for first, last, name in rows.spans(tokens) for figure in _build(tokens, first, last, name)
    ]
    for index, token in enumerate(tokens):
        if token.tag in _WORDS:
            figures += _phrase(tokens, index, token)
    if any(figure.dimension == "point" for figure in figures):
        _share_points(tokens, figures)
    covered = {index for figure in figures for index in range(figure.first, figure.last)}
    loose = [index for index, token in enumerate(tokens) if token.tag == "NUMBER" and index not in covered]
    if loose:
        elided = _elided_units(tokens, figures, loose)
        told = {figure.first for figure in elided}
        figures += elided
        figures += _bare_amounts(tokens, [index for index in loose if index not in told])
    figures.sort(key=_first)
    return figures


_first = attrgetter("first")


def _build(tokens: Sequence[Token], first: int, last: int, name: str) -> list[Figure]:
    parts = tokens[first:last]
    values = [token for token in parts if token.tag == "NUMBER"]
    printed = [token for token in parts if token.tag == "UNIT"]
    if not values or not printed:
        return []
    unit = units.table()[printed[-1].text]
    if unit.dimension == "count" and printed[-1].text == "位" and len(values) == 1:
        return []
    if printed[-1].text == "个点" and last < len(tokens) and tokens[last].text[0] in "位球":
        # 布设3个点|位
        return []
    if unit.dimension == "percent" and [token.text for token in tokens[last : last + 2]] == ["部", "分"]:
        # 增值税(25%|部分)
        return []
    if printed[-1].text == "种" and not values[0].text[:1].isdigit():
        # 猪牛羊禽|四种|肉产量
        return []
    high: Decimal | None = None
    low = _value(values[0].text)
    if len(values) == 2:
        high = _value(values[1].text)
        # 1.5至2亿元: a first number without multiples shares the second's, if it stays the smaller one.
        if low < high and not numbers.split(values[0].text)[1] and len(printed) == 1:
            shared = numbers.factor(numbers.split(values[1].text)[1])
            if low * shared <= high:
                low *= shared
        if high <= low:
            return []
    more = numbers.MORE.search("".join([token.text for token in parts])) is not None
    bound = "range" if high is not None else "over" if more else _bound(tokens, first, last)
    digits, multiple = numbers.split(values[0].text)
    return [
        Figure(
            first,
            last,
            parts[0].start,
            parts[-1].end,
            low * unit.factor,
            None if high is None else high * unit.factor,
            unit.base,
            unit.dimension,
            digits,
            multiple + printed[-1].text,
            bound,
            name,
        )
    ]


def _value(text: str) -> Decimal:
    """Number of a token, with 2×34万 multiplied out."""
    for mark in "×x*":
        if mark in text:
            left, _, right = text.partition(mark)
            return numbers.parse(left) * numbers.parse(right)
    return numbers.parse(text)


_WORDS = frozenset({"FRACTION", "PERCENT", "DOUBLE", "TENTHS", "HALF", "TIMES", "ROUND", "RATIO"})


def _phrase(tokens: Sequence[Token], index: int, token: Token) -> list[Figure]:
    """Figures that are one word: 四分之一, 百分之八, 翻一番, 千亿, 一半, 9.2:69.5:21.3."""
    tag, text = token.tag, token.text
    if tag == "FRACTION":
        below, _, above = text.partition("分之")
        value = 100 * numbers.parse(above) / numbers.parse(below)
        return [_single(tokens, index, value, "%", "percent", text, "", "fraction in words")]
    if tag == "PERCENT":
        value = numbers.parse(text[3:]) / (1 if text[0] == "百" else 10)
        return [_single(tokens, index, value, "%", "percent", text[3:], text[:3], "percent in words")]
    if tag == "DOUBLE":
        times = next((c for c in text if c in numbers.DIGITS or c.isdigit()), "1")
        figure = _single(
            tokens, index, Decimal(2) ** int(numbers.parse(times)), "times", "times", text, "番", "doubled"
        )
        figure.bound = "about" if text[1:3].strip("了")[:1] in ("近", "约") else figure.bound
        return [figure]
    if tag == "TENTHS":
        whole, _, tenths = text.partition("成")
        value = 10 * numbers.parse(whole) + (5 if tenths == "半" else numbers.parse(tenths))
        return [_single(tokens, index, value, "%", "percent", text, "", "tenths in words")]
    if tag == "HALF":
        figure = _single(tokens, index, Decimal(50), "%", "percent", text, "", "half")
        figure.bound = "over" if text[0] == "过" else figure.bound
        return [figure]
    if tag == "TIMES":
        value = numbers.parse(text[0]) + Decimal("0.5")
        return [_single(tokens, index, value, "times", "times", text, "", "times and a half")]
    if tag == "ROUND" and not text.startswith("数"):
        figure = _single(tokens, index, numbers.parse(text), "CNY", "money", text, "", "round sum")
        if index + 1 < len(tokens) and tokens[index + 1].text in ("元", "美元"):
            unit = units.table()[tokens[index + 1].text]
            figure.last, figure.end, figure.unit = index + 2, tokens[index + 1].end, unit.base
        before = tokens[index - 2] if index > 1 else None
        if text[0] == "亿" and before is not None and before.text in ("都", "均", "皆", "全部"):
            # 7个投资额都超亿元 counts a class.
            return []
        return [figure] if figure.bound in ("over", "about") else []
    if tag == "RATIO":
        return _ratio(token, index)
    return []


def _ratio(token: Token, index: int) -> list[Figure]:
    """The shares of 三次产业结构9.2:69.5:21.3, which add up to a hundred."""
    pieces: list[tuple[int, str]] = []
    at = 0
    for piece in re.split("[:：∶﹕︰]", token.text):
        pieces.append((token.start + at, piece))
        at += len(piece) + 1
    if not 98 <= sum(Decimal(piece) for _, piece in pieces) <= 102:
        return []
    return [
        Figure(
            index,
            index + 1,
            start,
            start + len(piece),
            Decimal(piece),
            None,
            "%",
            "percent",
            piece,
            "",
            "exact",
            "ratio",
        )
        for start, piece in pieces
    ]


def _single(
    tokens: Sequence[Token],
    index: int,
    value: Decimal,
    unit: str,
    dimension: str,
    number: str,
    printed: str,
    name: str,
) -> Figure:
    token = tokens[index]
    bound = _bound(tokens, index, index + 1)
    return Figure(
        index, index + 1, token.start, token.end, value, None, unit, dimension, number, printed, bound, name
    )


def _share_points(tokens: Sequence[Token], figures: Sequence[Figure]) -> None:
    """Let the first of 13.1个和13.0个百分点 have the unit of the second."""
    by_first = {figure.first: figure for figure in figures}
    for figure in figures:
        follower = by_first.get(figure.last + 1)
        listed = figure.last < len(tokens) and tokens[figure.last].tag == "LIST"
        if listed and figure.printed_unit == "个" and follower is not None and follower.dimension == "point":
            figure.unit, figure.dimension = follower.unit, follower.dimension


def _elided_units(tokens: Sequence[Token], figures: Sequence[Figure], loose: Sequence[int]) -> list[Figure]:
    """Figures such as 1.7 of 1.7、2.2个百分点, which has the unit of the figure that follows it."""
    by_first = {figure.first: figure for figure in figures}
    found: list[Figure] = []
    for index in reversed(loose):
        token = tokens[index]
        if index + 1 == len(tokens) or tokens[index + 1].tag != "LIST":
            continue
        follower = by_first.get(index + 2)
        if follower is None or (
            follower.dimension == "count" and follower.printed_unit not in "家个户人名项件台"
        ):
            continue
        bare = follower.printed_unit.lstrip("万亿")
        unit = units.table().get(bare)
        if unit is None:
            continue
        digits, multiple = numbers.split(token.text)
        value = _value(token.text)
        if not multiple:
            value *= numbers.factor(follower.printed_unit.removesuffix(bare))
        figure = Figure(
            index,
            index + 1,
            token.start,
            token.end,
            value * unit.factor,
            None,
            unit.base,
            unit.dimension,
            digits,
            follower.printed_unit,
            _bound(tokens, index, index + 1),
            "unit told by the next",
        )
        found.append(figure)
        by_first[index] = figure
    return found


def _bare_amounts(tokens: Sequence[Token], loose: Sequence[int]) -> list[Figure]:
    """Numbers such as 33亿 or 5.21万, whose unit is left to the indicator they are of."""
    found: list[Figure] = []
    for index in loose:
        token = tokens[index]
        if token.text[-1:] not in "亿万" or not token.text[0].isdigit():
            continue
        digits, multiple = numbers.split(token.text)
        if index + 1 < len(tokens) and tokens[index + 1].tag in ("TEXT", "UNIT", "NUMBER"):
            continue
        found.append(
            Figure(
                index,
                index + 1,
                token.start,
                token.end,
                _value(token.text),
                None,
                "",
                "bare",
                digits,
                multiple,
                _bound(tokens, index, index + 1),
                "amount without unit",
            )
        )
    return found


_BOUNDS = ("over", "under", "about")


def _bound(tokens: Sequence[Token], first: int, last: int) -> str:
    """Bound said before (超, 近, 不到) or after (以上, 左右, 以内) a figure."""
    after = tokens[last].word if last < len(tokens) else None
    if after is not None and after.cues:
        for bound in _BOUNDS:
            if bound + "_after" in after.cues:
                return bound
    for index in range(first - 1, max(first - 3, -1), -1):
        before = tokens[index]
        if before.word is not None and before.word.cues:
            for bound in _BOUNDS:
                if bound in before.word.cues:
                    return bound
        if before.tag not in ("CUE", "VERB", "MORE"):
            break
    return "exact"
