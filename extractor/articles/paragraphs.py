"""Which lines belong to one paragraph: wraps are joined, headings and paragraph ends kept apart."""

from __future__ import annotations

import itertools
import re

from extractor.articles.breaks import breaks, junction
from extractor.articles.column_width import Column
from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import DATE_LINE, LEAD, SHORT, Mark, continued, ended, mark, stopped

_BULLETS = "■●◆★▲□☆"
_STARTS = re.compile(
    r"[(（]?(?:本报|见习|首席)?(?:通讯员|记者)[^,。]{2,12}$|——[一-鿿]{3}|[(第]?[一二三四五六七八九十]{1,3}[、)章]"
)
_INSIDE = re.compile(r"[,;:、]")
_OPENING = '"“‘《■'
_HEADER_LINES = 5
_PROSE = 30
"""Length from which on a line that has a comma inside is no headline."""
_BLOCK = 5
"""Fewest lines between blank ones that tell how wide they were set, on a page not set in columns."""
_WIDE = 18
"""Narrowest column, in characters, in which a headline is wrapped like other text."""


def paragraphs(sheet: Sheet, lines: list[Line]) -> list[list[Line]]:
    """Groups lines to paragraphs.

    Args:
        sheet: the page.
        lines: its lines, or those of a part of it, in order.
    """
    if not lines:
        return []
    columns = _columns(sheet, lines)
    headers = _headers(sheet, lines)
    result = [[lines[0]]]
    length = len(lines[0].text)
    for at in range(1, len(lines)):
        if _goes_on(sheet, lines, at, length, columns[at - 1], headers):
            result[-1].append(lines[at])
            length += len(lines[at].text)
        else:
            result.append([lines[at]])
            length = len(lines[at].text)
    return result


def _columns(sheet: Sheet, lines: list[Line]) -> list[Column]:
    """The column that each line is set in: the page's, else that of the block between blank lines."""
    page = Column.of(sheet, sheet.lines)
    columns = [page] * len(lines)
    if page.width:
        return columns
    starts = [0, *(at for at in range(1, len(lines)) if lines[at].after_blank), len(lines)]
    for start, end in itertools.pairwise(starts):
        if end - start >= _BLOCK:
            columns[start:end] = [Column.of(sheet, lines[start:end])] * (end - start)
    return columns


def _headers(sheet: Sheet, lines: list[Line]) -> list[bool]:
    """Which lines stand above a byline or the first words of an article, and are lines of a header."""
    headers = [False] * len(lines)
    for at, line in enumerate(lines):
        if len(line.text) > SHORT and not LEAD.match(sheet.text, line.start):
            continue
        if mark(line.text, sheet.text[line.start : line.start + 40]) not in (Mark.LEAD, Mark.BYLINE):
            continue
        first = at
        while first > 0 and at - first <= _HEADER_LINES and _may_head(sheet, lines[first - 1]):
            first -= 1
            if lines[first].after_blank and first > 0 and not lines[first - 1].after_blank:
                break  # what stands above the blank line may be the end of a narrow column
        if at - first <= _HEADER_LINES:
            headers[first:at] = [True] * (at - first)
    return headers


def _may_head(sheet: Sheet, line: Line) -> bool:
    if len(line.text) > SHORT or line.glued or stopped(line.text):
        return False
    return mark(line.text, sheet.text[line.start : line.start + 40]) is not Mark.IMPRINT


def _goes_on(
    sheet: Sheet, lines: list[Line], at: int, length: int, column: Column, headers: list[bool]
) -> bool:
    """Whether a line goes on with the paragraph, ``length`` characters long so far, of the line before."""
    before, line = lines[at - 1], lines[at]
    if line.glued:
        return True
    if line.table or before.table or line.starts:
        return False
    if LEAD.match(sheet.text, line.start) or continued(before.text) or _is_date(line):
        return False
    if line.text[0] in _BULLETS:
        return False
    done = ended(before.text)
    full = column.fills(sheet, before, line)
    if _STARTS.match(line.text) and not (full and not done and not line.after_blank):
        return False
    if headers[at] or headers[at - 1]:
        wrapped = full and not done and not line.after_blank
        return wrapped and headers[at] and headers[at - 1] and column.width >= _WIDE
    if line.after_blank:
        return not done and _goes_on_after_blank(before, lines[at : at + 2], length, full)
    if _is_date(before) and length == len(before.text):
        return False
    if _unfinished(before.text, line.text):
        return True
    if column.width:
        if not done:
            return full
        return full and not line.indent and not _is_heading(sheet, lines, at, column)
    return not done and (length > SHORT or _is_prose(before, line))


def _goes_on_after_blank(before: Line, lines: list[Line], length: int, full: bool) -> bool:
    """Whether a sentence left open goes on below a blank line: at the head of the next column."""
    line = lines[0]
    fit = junction(before.text, line.text)
    sure = fit >= 1.5
    if length <= SHORT and not full:
        return sure and _INSIDE.search(before.text) is not None
    alone = len(lines) > 1 and not lines[1].glued
    heading = alone and len(line.text) <= SHORT and not stopped(line.text)
    if not sure and not full and (heading or line.text[0] in _OPENING):
        return False
    if fit < 0:
        return False
    line.seam = not sure and not full
    return True


def _unfinished(before: str, line: str) -> bool:
    """Whether a break stands where no line can end: after a comma, before a stop."""
    if before[-1] in ",、" or line[0] in ",。;:、)%":
        return True
    return _INSIDE.search(before) is not None and breaks().open.search(before[-8:]) is not None


def _is_heading(sheet: Sheet, lines: list[Line], at: int, column: Column) -> bool:
    """Whether a line of wrapped text is a heading: neither full nor ended as a sentence."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or stopped(lines[at].text):
        return False
    return not column.fills(sheet, lines[at], following)


def _is_prose(before: Line, line: Line) -> bool:
    """Whether a line on a page of too few lines to be measured was wrapped: long, with a comma inside."""
    size = len(before.text)
    return size >= _PROSE and len(line.text) <= 1.2 * size and ("," in before.text or ";" in before.text)


def _is_date(line: Line) -> bool:
    """Whether a line is the date line of a page or article: 2024年10月31日 星期四 经济新闻."""
    return len(line.text) <= SHORT and DATE_LINE.match(line.text) is not None
