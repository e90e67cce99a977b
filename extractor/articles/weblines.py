"""Takes web text apart whose paragraphs stand in one line with nothing but blanks between them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import ended

_CLOSING = "。,;:、!?)”》"
_LONG = 200
_PIECE = 30
_HEADING = 30
_FIGURE = re.compile(r"[\d.,]+(?:%|[万亿千百]|元|美元|平方|公里|吨|户|家|个|人)")
_FIGURE_END = re.compile(r"\d(?:%|[万亿千百]*(?:元|美元|平方米|公里|吨|户|家|个|人次|人))$")
_SAME_ITEM = re.compile(r"[增升降减占,、;:。.)(]|同比|环比|同期|比|较|其中|.*\d")


def take_apart(sheet: Sheet) -> None:
    """Splits the sheet's overlong lines where a paragraph, a heading or an item of a list ends."""
    lines: list[Line] = []
    for line in sheet.lines:
        if line.end - line.start >= _LONG and " " in sheet.text[line.start : line.end]:
            lines += _paragraphs(sheet, line)
        else:
            lines.append(line)
    sheet.lines = lines


def _paragraphs(sheet: Sheet, line: Line) -> list[Line]:
    pieces = sheet.runs(line)
    closed = sum(ended(text) for _, _, text in pieces[:-1])
    if len(line.text) < _PIECE * len(pieces) and closed * 2 < len(pieces) - 1:
        return [line]  # blanks as dense as a column's wraps
    result = [replace(line, end=pieces[0][1], text=pieces[0][2])]
    for (_, end, text), (start, stop, following) in pairwise(pieces):
        last = result[-1]
        figure = _FIGURE.match(following)
        heading = last.end == end and len(last.text) <= _HEADING and last.text == text and not figure
        item = _FIGURE_END.search(text) and not figure and not _SAME_ITEM.match(following)
        if following[0] in _CLOSING:
            last.end, last.text = stop, last.text + following
        elif ended(text) or start - end > 1 or (heading and last.starts) or item:
            result.append(Line(start, stop, following, starts=True))
        else:
            last.end, last.text = stop, last.text + following
    return result
