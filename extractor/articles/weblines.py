"""Takes web text apart whose paragraphs stand in one line with nothing but blanks between them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import ended

_CLOSING = "。,;:、!?)”》"
_LONG, _LONGEST = 200, 200_000
_PIECE = 30
_HEADING = 30
_FIGURE = re.compile(r"[\d.,]+(?:%|[万亿千百]|元|美元|平方|公里|吨|户|家|个|人)")
_FIGURE_END = re.compile(r"\d(?:%|[万亿千百]*(?:元|美元|平方米|公里|吨|户|家|个|人次|人))$")
_SAME_ITEM = re.compile(r"[增升降减占,、;:。.)(]|同比|环比|同期|比|较|其中|.*\d")


def take_apart(sheet: Sheet, lines: list[Line]) -> list[list[Line]]:
    """The paragraphs that the lines of a joined text hold, which may be one.

    A paragraph ends at a blank after a full stop, at two blanks or more, after a heading, and before an
    item of a list (``进出口 409亿元 同比增 10.5% | 零售总额 279亿元``). Blanks as dense as the
    wraps of a column mean nothing.
    """
    text = "".join(line.text for line in lines)
    if not _LONG <= len(text) <= _LONGEST or sum(line.end - line.start for line in lines) == len(text):
        return [lines]
    pieces = _pieces(sheet, lines)
    texts = ["".join(text for _, _, text, _ in piece) for piece in pieces]
    closed = sum(ended(piece) for piece in texts[:-1])
    if len(text) < _PIECE * len(pieces) and closed * 2 < len(pieces) - 1:
        return [lines]
    result = [[_line(run) for run in pieces[0]]]
    alone = False  # whether the last paragraph is one piece so far, and not the first
    for (before, after), (left, right) in zip(pairwise(pieces), pairwise(texts), strict=True):
        gap = after[0][0] - before[-1][1]
        if right[0] not in _CLOSING and (gap > 1 or _parts(left, right, alone)):
            result.append([])
            alone = True
        else:
            alone = False
        result[-1] += [_line(run) for run in after]
    return result


def _parts(left: str, right: str, alone: bool) -> bool:
    """Whether a blank between two pieces parts paragraphs; ``alone``: the left one is all of its own."""
    figure = _FIGURE.match(right)
    if ended(left):
        return True
    if alone and len(left) <= _HEADING and not figure:
        return True
    return _FIGURE_END.search(left) is not None and not figure and not _SAME_ITEM.match(right)


_Part = tuple[int, int, str, Line]
"""Start, end and text of a run, and the line it stands in."""


def _pieces(sheet: Sheet, lines: list[Line]) -> list[list[_Part]]:
    """What stands between blanks; the end of a line parts nothing."""
    pieces: list[list[_Part]] = []
    for line in lines:
        for at, run in enumerate(sheet.runs(line)):
            if at or not pieces:
                pieces.append([(*run, line)])
            else:
                pieces[-1].append((*run, line))
    return pieces


def _line(part: _Part) -> Line:
    start, end, text, line = part
    return replace(line, start=start, end=end, text=text, seam=line.seam and start == line.start)
