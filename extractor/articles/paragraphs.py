"""Which lines belong to one paragraph: wraps are joined, headings and paragraph ends kept apart."""

from __future__ import annotations

import re

from extractor.articles.breaks import breaks
from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import FULL_DATE, LEAD, SHORT, Mark, ended, mark, stopped

_STARTS = re.compile(
    r"[■●◆★▲□☆]|[(（]?(?:本报|见习|首席)?(?:通讯员|记者)[^,。]{2,12}$|——[一-鿿]{3}|[(第]?[一二三四五六七八九十]{1,3}[、)章]"
)
_CONTINUED = re.compile(r"(?:下转|上接|紧接)第?[A-Z]?[\d一二三四五六七八九十]+版[)\]]?$")
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
        if not apart and _goes_on(sheet, lines[at - 1], lines[at], length, widths[at]):
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


def _goes_on(sheet: Sheet, before: Line, line: Line, length: int, width: int) -> bool:
    """Whether a line goes on with the paragraph, ``length`` characters long, of the line before."""
    if line.table or before.table:
        return False
    if line.glued:
        return True
    if _STARTS.match(line.text) or LEAD.match(sheet.text, line.start) or _CONTINUED.search(before.text):
        return False
    done = ended(before.text)
    if line.after_blank:
        heading = width == 0 and len(line.text) <= SHORT and not stopped(line.text)
        return length > SHORT and not done and not heading and not breaks().starts.match(line.text)
    if width:
        if len(before.text) <= SHORT and FULL_DATE.search(before.text) and length == len(before.text):
            return False
        return _full(before, width) and not (line.indent and done)
    return length > SHORT and not done


def _full(line: Line, width: int) -> bool:
    """Whether a line fills its column; Latin and digits may be half as wide as other characters."""
    printed = line.end - line.start
    return printed >= _FULL * width
