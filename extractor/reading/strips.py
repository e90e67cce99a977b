"""From what a recognizer makes of the picture of a line to its characters, blanks and their places."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_LEAST_BLANK = 0.0015
"""The recognizer thinks a blank hardly likely even where one is printed, elsewhere ten times less so."""
_PARTING_GAP = 1.3
"""In widths of a Chinese character: wider white than this is no blank within a line but parts columns."""
_STRIP = 1.3
"""Height of a strip in heights of its characters, where these cannot be measured."""

_BULLETS = "■●◆★▲□☆◇○"


@dataclass(frozen=True, slots=True)
class Strip:
    """The characters of a line.

    Attributes:
        characters: what is recognized, without blanks.
        middles: where the middle of each stands, as a share of the strip's width.
        blanks: whether a blank stands before each.
        score: how sure they are on the whole, from 0 to 1.
    """

    characters: Sequence[str]
    middles: Sequence[float]
    blanks: Sequence[bool]
    score: float


def decode(likely: Any, alphabet: Sequence[str], share: float) -> Strip:
    """Read the most likely characters of a line.

    Args:
        likely: how likely each character of the alphabet is at each step along the line.
        alphabet: the characters; the first stands for none, the last is the blank.
        share: how much of the steps the line fills; the rest is padding.
    """
    best = likely.argmax(axis=1)
    characters: list[str] = []
    middles: list[float] = []
    blanks: list[bool] = []
    scores: list[float] = []
    end = 0
    blank = False
    for index, steps in itertools.groupby(range(len(best)), key=best.__getitem__):
        first, *_ = run = list(steps)
        if not index:
            continue
        if alphabet[index].isspace():
            blank = True
            continue
        between = likely[end:first, -1]
        seen = len(between) > 0 and float(between.max()) > _LEAST_BLANK
        character = alphabet[index]
        plain = bool(characters) and _may_be_parted(characters[-1], character)
        characters.append(character)
        middles.append((first + run[-1] + 1) / 2 / (len(best) * share))
        blanks.append(blank or (seen and plain))
        scores.append(float(likely[run, index].max()))
        end, blank = run[-1] + 1, False
    return Strip(characters, middles, blanks, statistics.fmean(scores) if scores else 0.0)


def pieces(strip: Strip, width: float, height: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the text of a line and the edges of its characters, in pieces where wide white parts it.

    Args:
        strip: the characters.
        width: width of the picture of the line; the edges are measured from its left end.
        height: height of the picture.
    """
    if not strip.characters:
        return
    middles = [middle * width for middle in strip.middles]
    size = _size(strip.characters, middles) or height / _STRIP
    halves = [size / 2 if character > "\x7f" else size / 4 for character in strip.characters]
    text = ""
    edges: list[float] = []
    right = 0.0
    for character, middle, half, blank in zip(strip.characters, middles, halves, strip.blanks, strict=True):
        left = middle - half
        if text and left - right > _PARTING_GAP * size:
            yield text, (*edges, right)
            text, edges = "", []
        elif text and blank:
            text += " "
            edges.append(min(left, right))
        if text:
            # Steps are coarse: neighbours meet halfway between what each would fill.
            left = max((left + right) / 2, edges[-1])
        text += character
        edges.append(left)
        right = max(middle + half, left)
    yield text, (*edges, right)


def _size(characters: Sequence[str], middles: Sequence[float]) -> float:
    """Return how far the middles of Chinese neighbours are apart, 0 where there are none."""
    pairs = zip(itertools.pairwise(characters), itertools.pairwise(middles), strict=True)
    distances = [right - left for (a, b), (left, right) in pairs if min(a, b) >= "\u3400"]
    return statistics.median(distances) if distances else 0.0


def _may_be_parted(left: str, right: str) -> bool:
    """Whether white between two characters may be a blank; beside stops it is a part of them, as in 21.8."""
    plain = all(character.isalnum() or character in _BULLETS for character in (left, right))
    return plain and not (left.isdigit() and right.isdigit())
