"""One character for one character: full-width to half-width, look-alikes and traditional to simplified.

Nothing here changes the length of a text, so an offset into the normalised text is an offset into
the page.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from extractor.lookalikes import RADICALS

INVISIBLE = "\x00"
"""What a zero-width or control character becomes: no white space, and no part of a word either."""

_QUOTES = str.maketrans("「」『』﹁﹂﹃﹄〝〞＂", '“”‘’“”‘’“”"')

# Frequent characters that only traditional text has; one of them makes the whole table worth applying.
_TRADITIONAL = re.compile(
    "[國們這來時個會長產業鎮鄉縣區億萬數據訊報導開關於與對為應進過還後無發經濟體現實際總額點並從務員動資貿"
    "貸稅營銷庫車電氣農縣歲餘項類達較說環處劃樓廠場龍門間頭話語調議論討該讓認識許記設訂計]"
)

_YEAR_IN_WORDS = re.compile("(?:一九|二[〇零○OＯ0])[〇零○OＯ0一二三四五六七八九]{2}(?=年)")
_POINT_AS_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff)”%])\.(?=[\s\u4e00-\u9fff“\"（(]|\d+[、月年]|$)|(?<=\d\.\d)\.(?=\s|$)"
)
_DIGITS = str.maketrans("〇零○OＯ一二三四五六七八九", "00000123456789")

_LONE_RETURN = re.compile(r"\r(?!\n)")


def _wide_table() -> dict[int, str]:
    """Characters whose compatibility form is one other character, by code point."""
    blocks = [range(0xF900, 0xFB00), range(0xFE30, 0xFE70), range(0xFF01, 0xFFEF)]
    table = dict(RADICALS)
    for code in (code for block in blocks for code in block):
        same = unicodedata.normalize("NFKC", chr(code))
        if len(same) == 1 and ord(same) != code:
            table[code] = same
    table.update({code: chr(to) for code, to in _QUOTES.items()})
    return table


def _spaces_and_invisibles() -> dict[int, str]:
    """White space becomes a blank (line ends a newline), control and zero-width characters ``INVISIBLE``."""
    table: dict[int, str] = {}
    for code in range(0x10000):
        character = chr(code)
        if character.isspace():
            table[code] = " "
        elif unicodedata.category(character) in {"Cc", "Cf"}:
            table[code] = INVISIBLE
    table.update(dict.fromkeys(map(ord, "\n\x0b\x0c\x85\u2028\u2029"), "\n"))
    return table


_FEW_STOPS = 2
"""A text that has more full stops ends its sentences by them."""
_FEW = 40
"""So many characters are replaced faster one after the other than by one look-up a character."""


Table = tuple[dict[str, str], re.Pattern[str]]
"""What characters become, and an expression that finds those that do not stay."""


@cache
def _half_width() -> Table:
    return _table({chr(code): to for code, to in (_wide_table() | _spaces_and_invisibles()).items()})


@cache
def _simplified() -> Table:
    """Traditional characters and their simplified form, with all other changes."""
    dictionary = files("opencc") / "dictionary" / "TSCharacters.txt"
    table = dict(_half_width()[0])
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and ord(first) < 0x10000:
            table[traditional] = first
    for code, character in RADICALS.items():
        table[chr(code)] = table.get(character, character)
    return _table(table)


def _table(changes: dict[str, str]) -> Table:
    changes = {character: to for character, to in changes.items() if to != character}
    return changes, re.compile("[" + "".join(map(re.escape, changes)) + "]")


def is_traditional(text: str) -> bool:
    """Whether the text has characters that only traditional script uses: ``東石鎮`` → True."""
    return _TRADITIONAL.search(text) is not None


def normalise(text: str) -> str:
    r"""The text with each character replaced by the one that patterns match, its length unchanged.

    ``５０．５５亿元，同⽐`` → ``50.55亿元,同比``; ``東石鎮`` → ``东石镇``. All white space but line ends
    becomes a blank, line ends ``\n``, zero-width and control characters ``INVISIBLE``.
    """
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    table, changing = _simplified() if is_traditional(text) else _half_width()
    changed = {character: table[character] for character in set(changing.findall(text))}
    if len(changed) > _FEW or not changed.keys().isdisjoint(changed.values()):
        return text.translate({ord(character): to for character, to in changed.items()})
    for character, to in changed.items():
        text = text.replace(character, to)
    return text


def years_in_digits(text: str) -> str:
    """The text with years in words as numbers, its length unchanged: ``二〇〇三年`` → ``2003年``."""
    return _YEAR_IN_WORDS.sub(lambda year: year.group().translate(_DIGITS), text)


def with_full_stops(text: str) -> str:
    """The text with 。 for a point where points end its sentences: ``增长5%.其中`` → ``增长5%。其中``."""
    if "." not in text or text.count("。") > _FEW_STOPS:
        return text
    return _POINT_AS_STOP.sub("。", text)
