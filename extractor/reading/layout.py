"""The nouns of a printed page, and its text with the place of every run of glyphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.observation import Box
from extractor.page import Glyphs

_WIDE_GAP = 2.0
"""In heights of a line: gaps from here on part cells or blocks, and become a tab."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a printed line without a wide gap in it.

    Attributes:
        text: its characters.
        edges: the left edge of each character, and the right edge of the last.
        top, bottom: upper and lower edge, from the top of the page.
    """

    text: str
    edges: tuple[float, ...]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.edges[-1]

    @property
    def size(self) -> float:
        """Height, which of Chinese characters is their width too."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height at which its middle stands on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of one column, and whether a paragraph or block begins with it."""

    runs: tuple[Run, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The number of a page in its file, from 1, and its size."""

    number: int
    width: float
    height: float


def evenly(text: str, x0: float, x1: float) -> tuple[float, ...]:
    """Return edges for a text of which only both ends are known: ASCII is half as wide as Chinese."""
    widths = [0.5 if character < "\x80" else 1.0 for character in text]
    unit = (x1 - x0) / (sum(widths) or 1.0)
    return tuple(x0 + unit * width for width in itertools.accumulate(widths, initial=0.0))


def write(lines: Iterable[Line], sheet: Sheet, start: int) -> tuple[str, list[Glyphs]]:
    """Return the text of a page, whose first character has offset ``start``, and where it is printed.

    Digits and Chinese are runs of their own, so that a figure has a rectangle without its neighbours.
    """
    pieces: list[str] = []
    glyphs: list[Glyphs] = []
    at = start
    for line in lines:
        if pieces:
            pieces.append("\n\n" if line.begins else "\n")
            at += len(pieces[-1])
        for run, before in zip(line.runs, (None, *line.runs), strict=False):
            if before is not None:
                pieces.append("\t" if run.x0 - before.x1 > _WIDE_GAP * run.size else " ")
                at += 1
            for first, last in _alike(run.text):
                box = Box(
                    sheet.number,
                    round(run.edges[first], 2),
                    round(run.top, 2),
                    round(run.edges[last], 2),
                    round(run.bottom, 2),
                    sheet.width,
                    sheet.height,
                )
                glyphs.append(Glyphs(at + first, at + last, box))
            pieces.append(run.text)
            at += len(run.text)
    return "".join(pieces), glyphs


def _alike(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of characters that are alike in width, white space left out."""
    at = 0
    for key, group in itertools.groupby(text, key=lambda c: 0 if c.isspace() else 1 if c < "\x80" else 2):
        length = len(list(group))
        if key:
            yield at, at + length
        at += length
