"""The lines of a page, and the runs of characters that white space leaves between them."""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from extractor.articles.characters import INVISIBLE, normalise, with_full_stops
from extractor.errors import ReadError
from extractor.page import Page, Passage

_RUN = re.compile(rf"[^ \n{INVISIBLE}]+")
_LINE = re.compile(r"[^\n]+")
_LAST_NUMBER = re.compile(r"[一-鿿,。;:、(]\d{1,3}$")
_MOST_LINES = 500_000
"""Keeps the memory for the articles of one page below 1 GiB."""


@dataclass(slots=True)
class Line:
    """One printed line, or a part of one that was taken apart.

    Attributes:
        start, end: half-open range of offsets in the page, white space at both ends left out.
        text: what stands there, normalised, white space inside removed.
        after_blank: whether a blank line stands before it.
        indent: whether it begins with at least two blanks or one ideographic space.
        starts: whether it begins a paragraph, whatever stands before it.
        glued: whether it goes on where the line before ends, whatever the page says.
        moved: whether it was put here from another place of the page.
        seam: whether its start was put together with a line from another place.
        table: whether it stands in a table.
        damaged: whether a figure at its start or end was cut off and not found again.
    """

    start: int
    end: int
    text: str
    after_blank: bool = False
    indent: bool = False
    starts: bool = False
    glued: bool = False
    moved: bool = False
    seam: bool = False
    damaged: bool = False
    table: bool = False


@dataclass(slots=True)
class Sheet:
    """A page made ready: its normalised text, as long as the text itself, and its lines."""

    page: Page
    text: str
    lines: list[Line] = field(default_factory=list)
    _offsets: array[int] = field(default_factory=lambda: array("I"))

    @classmethod
    def of(cls, page: Page, text: str | None = None) -> Sheet:
        """Finds the lines of a page.

        Args:
            page: the page.
            text: its text, normalised, where that is at hand.

        Raises:
            ReadError: the page has more lines than any page of a paper or report.
        """
        text = with_full_stops(normalise(page.text) if text is None else text)
        sheet = cls(page, text, _offsets=array("I", range(len(page.text))))
        sheet.lines = list(islice(_lines(sheet.text), _MOST_LINES + 1))
        if len(sheet.lines) > _MOST_LINES:
            raise ReadError(
                f"has more than {_MOST_LINES:,} lines, which no page of a paper or report has; "
                "split it into smaller files"
            )
        for table in page.tables:
            start, end = min(cell.start for cell in table.cells), max(cell.end for cell in table.cells)
            at = bisect.bisect_right(sheet.lines, start, key=_line_end)
            while at < len(sheet.lines) and sheet.lines[at].start < end:
                sheet.lines[at].table = True
                at += 1
        return sheet

    def raw(self, line: Line) -> str:
        """The line as printed, white space removed."""
        return "".join(self.page.text[start:end] for start, end, _ in self.runs(line))

    def printed_line(self, start: int) -> str:
        """What stands from an offset to the end of its line in the page, white space removed."""
        end = self.text.find("\n", start)
        return self.raw(Line(start, end if end >= 0 else len(self.text), ""))

    def runs(self, line: Line) -> list[tuple[int, int, str]]:
        """The runs of a line between white space: start, end and text."""
        return [(*match.span(), match[0]) for match in _RUN.finditer(self.text, line.start, line.end)]

    def passage(self, lines: Iterable[Line], role: str = "body") -> Passage:
        """Joins lines to one passage; a blank is kept between Latin words and between two numbers."""
        parts: list[str] = []
        offsets = array("I")
        moved: list[tuple[int, int]] = []
        damaged: list[tuple[int, int]] = []
        length = 0
        before: tuple[int, int] | None = None
        for line in lines:
            line_start = length
            if line.seam and length:
                moved.append((length - 1, length + 1))
            for match in _RUN.finditer(self.text, line.start, line.end):
                start, end = match.span()
                if before is not None:
                    blank = self._blank_between(before, (start, end), same_line=length > line_start)
                    if blank >= 0:
                        parts.append(" ")
                        offsets.append(blank)
                        length += 1
                parts.append(match[0])
                offsets += self._offsets[start:end]
                length += end - start
                before = (start, end)
            if line.moved:
                moved.append((line_start, length))
            if line.damaged:
                damaged.append((line_start, length))
        return Passage("".join(parts), offsets, role, tuple(damaged), tuple(moved))

    def _blank_between(self, left: tuple[int, int], right: tuple[int, int], same_line: bool) -> int:
        """Offset of the blank to keep between two runs, or -1 where they are to be joined."""
        first, second = self.text[left[1] - 1], self.text[right[0]]
        if not (first.isascii() and second.isascii() and first.isalnum() and second.isalnum()):
            return -1
        if first.isdigit() and second.isdigit():
            # A wrap or a stray blank cut the number (产销率9 9.0%), unless numbers stand in a row.
            if not same_line or _LAST_NUMBER.search(self.text, left[0], left[1]):
                return -1
        elif first.isdigit() or second.isdigit():
            return -1
        gap = self.text[left[1] : right[0]] if left[1] < right[0] else ""
        place = max(gap.find(" "), gap.find("\n"))
        return left[1] + place if place >= 0 else -1


def _line_end(line: Line) -> int:
    return line.end


def _lines(text: str) -> Iterable[Line]:
    """The lines of a normalised text that are not blank."""
    end_before = -1
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip(" " + INVISIBLE)
        if not stripped:
            continue
        start = match.start() + line.index(stripped[0])
        joined = "".join(_RUN.findall(stripped)) if " " in stripped or INVISIBLE in stripped else stripped
        blank = end_before < 0 or text.count("\n", end_before, start) > 1
        yield Line(start, start + len(stripped), joined, blank, start - match.start() >= 2)
        end_before = start + len(stripped)
