"""Which lines belong to one paragraph: wraps are joined, headings and paragraph ends kept apart."""

from __future__ import annotations

import re

from extractor.articles.breaks import breaks, junction
from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import CONTINUED, FULL_DATE, LEAD, SHORT, Mark, ended, mark, stopped

_STARTS = re.compile(
    r"[■●◆★▲□☆]|[(（]?(?:本报|见习|首席)?(?:通讯员|记者)[^,。]{2,12}$|——[一-鿿]{3}|[(第]?[一二三四五六七八九十]{1,3}[、)章]"
)
_INSIDE = re.compile(r"[,;:、]")
_OPENING = '"“‘《■'
_HEADER_LINES = 5
_WIDEST = 100
_FULL = 0.75


def paragraphs(sheet: Sheet, lines: list[Line]) -> list[list[Line]]:
    """Groups lines to paragraphs.

    Args:
        sheet: the page.
        lines: its lines, or those of a part of it, in order.
    """
    if not lines:
        return []
    widths = _widths(lines)
    headers = _headers(sheet, lines)
    result = [[lines[0]]]
    length = len(lines[0].text)
    for at in range(1, len(lines)):
        apart = headers[at] or headers[at - 1]
        if not apart and _goes_on(sheet, lines, at, length, widths[at]):
            result[-1].append(lines[at])
            length += len(lines[at].text)
        else:
            result.append([lines[at]])
            length = len(lines[at].text)
    return result


def _widths(lines: list[Line]) -> list[int]:
    """For each line the wrap width of the unbroken run of lines it stands in, 0 where none is wrapped."""
    widths: list[int] = []
    run: list[Line] = []
    for line in lines:
        if line.after_blank and run:
            widths += [_wrap_width(run)] * len(run)
            run = []
        run.append(line)
    return widths + [_wrap_width(run)] * len(run)


def _wrap_width(run: list[Line]) -> int:
    if len(run) < 3:
        return 0
    lengths = sorted(line.end - line.start for line in run)
    width = lengths[len(lengths) * 3 // 4]
    if width > _WIDEST:
        return 0
    open_ends = sum(not ended(line.text) for line in run[:-1])
    return width if open_ends * 2 >= len(run) - 1 else 0


def _headers(sheet: Sheet, lines: list[Line]) -> list[bool]:
    """Which lines stand above a byline or the first words of an article, and are lines of a header."""
    headers = [False] * len(lines)
    for at, line in enumerate(lines):
        if len(line.text) > SHORT and not LEAD.match(sheet.text, line.start):
            continue
        if mark(line.text, sheet.text[line.start : line.start + 40]) not in (Mark.LEAD, Mark.BYLINE):
            continue
        first = at
        while first > 0 and at - first <= _HEADER_LINES and _may_head(lines[first - 1]):
            first -= 1
            if lines[first].after_blank and first > 0 and not lines[first - 1].after_blank:
                break  # what stands above the blank line may be the end of a narrow column
        if at - first <= _HEADER_LINES:
            headers[first:at] = [True] * (at - first)
    return headers


def _may_head(line: Line) -> bool:
    return len(line.text) <= SHORT and not line.glued and not stopped(line.text)


def _goes_on(sheet: Sheet, lines: list[Line], at: int, length: int, width: int) -> bool:
    """Whether a line goes on with the paragraph, ``length`` characters long so far, of the line before."""
    before, line = lines[at - 1], lines[at]
    if line.glued:
        return True
    if line.table or before.table or line.starts:
        return False
    if _STARTS.match(line.text) or LEAD.match(sheet.text, line.start) or CONTINUED.search(before.text):
        return False
    done = ended(before.text)
    if line.after_blank:
        return not done and _goes_on_after_blank(before, lines[at : at + 2], length, width)
    if width:
        if len(before.text) <= SHORT and FULL_DATE.search(before.text) and length == len(before.text):
            return False
        return _full(before, width) and not (line.indent and done)
    return length > SHORT and not done


def _goes_on_after_blank(before: Line, lines: list[Line], length: int, width: int) -> bool:
    """Whether a sentence left open goes on below a blank line: at the head of the next column."""
    line = lines[0]
    sure = junction(before.text, line.text) >= 1.5
    if length <= SHORT:
        return sure and _INSIDE.search(before.text) is not None
    alone = len(lines) > 1 and not lines[1].glued
    heading = width == 0 and alone and len(line.text) <= SHORT and not stopped(line.text)
    if not sure and (heading or breaks().starts.match(line.text) or line.text[0] in _OPENING):
        return False
    line.seam = not sure
    return True


def _full(line: Line, width: int) -> bool:
    """Whether a line fills its column; Latin and digits may be half as wide as other characters."""
    printed = line.end - line.start
    return printed >= _FULL * width
