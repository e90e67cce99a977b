"""How well one line goes on with another: numbers and units, words cut in two, ends of sentences."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.articles.marks import ended
from patterns import load

BARE_NUMBER = re.compile(r"(?:^|[^\d.:/年月日第—~+×-])\d[\d,]*(?:\.\d*)?$")
"""A text that ends in a number, a year or an ordinal excepted."""
_BEFORE_UNIT = frozenset("几数多余百千万亿半破超过上近逾达到")
"""What may stand before a unit in place of a number: 数 | 亿元, 突破 | 亿元."""
_CUT_UNIT = re.compile(r"\d([一-鿿]{1,3})$")
"""A number and what may be the first part of its unit: 0.9个 | 百分点, 36亿 | 元."""
_NEVER_FIRST = re.compile(r"了(?![解结却然])|的(?![确士哥])|们")
"""Words that begin no sentence and no heading."""


@dataclass(frozen=True)
class Breaks:
    """What patterns/breaks.toml says, compiled.

    Attributes:
        unit: matches the start of a line that has lost its number.
        counter: matches what may follow a number.
        starts: matches the start of a sentence.
        open: matches a line after which the sentence cannot stop.
        lost_number: finds a unit that begins a sentence.
        inside: finds, in a line, the places after which another line may have been set into it.
        box: matches a caption or notice.
        tails: by the beginning of a word and the first character behind the cut, what may follow the
            cut: 增加 → (加, 加值).
        cuts: the two characters around a cut, one pair for every way to cut one of those words.
        cuts: the two characters around each cut.
    """

    unit: re.Pattern[str]
    counter: re.Pattern[str]
    starts: re.Pattern[str]
    open: re.Pattern[str]
    lost_number: re.Pattern[str]
    inside: re.Pattern[str]
    box: re.Pattern[str]
    tails: dict[str, tuple[str, ...]]
    cuts: frozenset[str]


@cache
def breaks() -> Breaks:
    """The word lists of patterns/breaks.toml, with the words of indicators and activities."""
    table = tomllib.loads((files("patterns") / "breaks.toml").read_text(encoding="utf-8"))
    tails: dict[str, list[str]] = defaultdict(list)
    known = load()
    named = [word for indicator in known.indicators.values() for word in indicator.words]
    named += [word for activity in known.activities.values() for word in activity.words]
    # A word of two characters is too easily met by chance, but for the most common.
    words = {*table["words"]["words"], *(word for word in named if len(word) > 2)}
    for word in sorted(words):
        for cut in range(1, len(word)):
            tails[word[: cut + 1]].append(word[cut:])
    units = table["units"]
    unit = f"(?:{units['pattern']})(?!{units['not_followed_by']})"
    starts = "|".join(table["starts"]["words"])
    number = f"(?<![\\d.年月日第A-Za-z])\\d+(?:\\.\\d+)?(?=[一-鿿])(?!{table['counters']['pattern']})"
    return Breaks(
        unit=re.compile(unit),
        lost_number=re.compile(f"(?:^|[。!?;])(?={unit})"),
        inside=re.compile(f"[。!?;](?={unit})|{number}|[一-鿿](?={starts})"),
        counter=re.compile(table["counters"]["pattern"]),
        starts=re.compile("|".join(table["starts"]["words"] + table["starts"]["patterns"])),
        open=re.compile(f"(?:{'|'.join(table['open']['words'])})$"),
        box=re.compile("|".join(table["boxes"]["words"])),
        tails={head: tuple(sorted(rest, key=len, reverse=True)) for head, rest in tails.items()},
        cuts=frozenset(head[-2:] for head in tails),
    )


def shared_word(left: str, right: str) -> int:
    """Length of the longest known word that a break between two texts cuts: 增 | 长9% → 2; else 0."""
    known = breaks()
    if left[-1] + right[0] not in known.cuts:
        return 0
    tails = known.tails
    longest = 0
    for size in range(1, min(8, len(left)) + 1):
        rest = tails.get(left[-size:] + right[0])
        if rest and right.startswith(rest):
            longest = max(longest, size + max(len(r) for r in rest if right.startswith(r)))
    return longest


def junction(left: str, right: str) -> float:
    """How well a text goes on with another: above 0 where something says so, below where it cannot be.

    ``总投资2 | 亿元的`` → 3; ``总投资2 | 活力`` → -2; ``投产。 | 亿元的`` → -3; ``同比增 | 长9%`` → 1.5.
    """
    known = breaks()
    left, right = left[-40:], right[:40]
    if left[-1].isdigit() or (left[-1] == "." and left[-2:-1].isdigit()):
        if known.unit.match(right):
            return 3
        if right[0].isdigit():
            return 2
        return 1 if known.counter.match(right) or not BARE_NUMBER.search(left) else -2
    if left[-1] in "—–-~至到" and right[0].isdigit():
        return 2
    part = _CUT_UNIT.search(left)
    whole = known.unit.match(part[1] + right) if part else None
    if part and whole and whole.end() > len(part[1]):
        return 3
    if known.unit.match(right):
        if left[-1] in _BEFORE_UNIT:
            return 1
        return -3 if ended(left) or left[-1] in ",;:、" else -1.5
    done = ended(left)
    if right[0] in ",。;:!?、)”":
        return -2 if done or left[-1] in ",;:、" else 1
    if not done and _NEVER_FIRST.match(right):
        return 1.5
    if done:
        return 1 if known.starts.match(right) else 0
    word = shared_word(left, right)
    if word:
        return 0.75 * min(word, 4)
    return -1 if known.starts.match(right) and left[-1] not in ",;:、" else 0
