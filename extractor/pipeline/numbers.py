"""Numbers as articles print them: 1.05万, 二百余, 十二亿五千万, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_HAN = "零〇一二两三四五六七八九十百千万亿"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+·\d+(?=[%％亿万倍元个]|$)|\d+(?:\.\d+)?"
"""An Arabic number with or without thousands separators, its point perhaps set in the middle: 1·7%."""
_MULTIPLE = "(?:[十万亿]|百(?!分)|千(?![瓦克米伏卡]))"
NUMBER = (
    rf"(?:(?<![\d%％万亿元])[-－−](?=\d))?(?:{ARABIC})(?:个(?=[万亿]))?"
    rf"(?:{_MULTIPLE}+(?:\d+(?:\.\d+)?{_MULTIPLE}+)*(?:(?<=万)\d{{4}}(?![\d.]))?)?(?:[多余几]{_MULTIPLE}+)?"
)
"""An Arabic number with the multiples that follow it: 50.55亿, 12亿5000万, 1500多万."""
HAN = rf"[{_HAN}]+(?:点[零〇一二三四五六七八九]+[万亿]*)?(?:[多余几][万亿]+)?"
"""A number in Chinese numerals, as 二百, 十二亿五千万, 一点五, 二百余万."""
MORE = re.compile("[多余几]")

_PLAIN = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]+)")
_PIECE = re.compile(rf"({ARABIC})([十百千万亿]*)")

_DIGIT_BY_DIGIT = re.compile(r"(?:\d[十百千万亿]+)*\d[千百]\d[十百]+万")
"""A number whose every digit has its place named: 1亿5千3百万."""
_IN_WORDS = str.maketrans("0123456789", "零一二三四五六七八九")


def parse(text: str) -> Decimal:
    """Return the number that a string of digits, numerals and multiples stands for.

    ``50.55亿`` → 5055000000, ``1.2万亿`` → 1200000000000, ``十二亿五千万`` → 1250000000, ``一点五`` → 1.5,
    ``12亿5000万`` → 1250000000, ``1亿5千3百万`` → 153000000, ``6万2800`` → 62800, ``-2.8`` → -2.8,
    ``1500多万`` → 15000000.

    Raises:
        ValueError: the string holds no number.
    """
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return Decimal(text)
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return Decimal(plain[1]) * factor(plain[2])
    sign = Decimal(1)
    text = MORE.sub("", text).replace("个", "")
    if text[:1] in "-－−":
        sign, text = Decimal(-1), text[1:]
    if _DIGIT_BY_DIGIT.fullmatch(text):
        return sign * _han(text.translate(_IN_WORDS))
    pieces = _PIECE.findall(text)
    if pieces:
        total = Decimal(0)
        for digits, tail in pieces:
            amount = Decimal(digits.replace(",", "").replace("·", ".")) * factor(tail)
            if tail.endswith("亿") and total:
                # 1万2千亿: what stands before counts 亿 too.
                amount += total * MULTIPLES["亿"]
                total = Decimal(0)
            total += amount
        return sign * total
    return sign * _han(text)


def factor(multiples: str) -> int:
    """Return the product of a run of multiples: ``万亿`` → 1000000000000, empty → 1."""
    product = 1
    for character in multiples:
        product *= MULTIPLES[character]
    return product


def split(text: str) -> tuple[str, str]:
    """Return the digits of a number and the multiples that end it: ``50.55亿`` → (``50.55``, ``亿``)."""
    if text[-1:] not in "万亿":
        return text, ""
    digits = text.rstrip("万亿")
    if not digits or len(_PIECE.findall(text)) > 1:
        return text, ""
    return digits, text[len(digits) :]


def _han(text: str) -> Decimal:
    whole, _, fraction = text.partition("点")
    tail = fraction.lstrip("".join(DIGITS))
    if tail:
        # 一点二万亿
        return _han(text[: -len(tail)]) * factor(tail)
    if not whole or any(c not in DIGITS and c not in MULTIPLES for c in whole + fraction):
        raise ValueError(f"{text!r} is not a number")
    if not any(c in MULTIPLES for c in whole):
        value = Decimal("".join(str(DIGITS[c]) for c in whole))
    else:
        value = Decimal(_compound(whole))
    if fraction:
        value += Decimal("0." + "".join(str(DIGITS[c]) for c in fraction))
    return value


def _compound(text: str) -> int:
    """Value of numerals with multiples, by the largest multiple: 十二亿五千万 = 12 × 亿 + 5 × 千 × 万."""
    for mark in "亿万":
        head, found, tail = text.rpartition(mark)
        if found:
            return (_compound(head) if head else 1) * MULTIPLES[mark] + (_compound(tail) if tail else 0)
    total, digit = 0, None
    for character in text:
        if character in DIGITS:
            digit = (digit or 0) * 10 + DIGITS[character] if digit else DIGITS[character]
        else:
            total += (1 if digit is None else digit) * MULTIPLES[character]
            digit = None
    return total + (digit or 0)
