"""Which lines belong to one paragraph: wraps are joined, headings and paragraph ends kept apart."""

from __future__ import annotations

import re

from extractor.articles.lines import Line

_ENDED = re.compile(r"[。!?;:…][\"”’』」)]*$|[\"”’]$")
_STARTS = re.compile(
    r"[■●◆★▲□☆]|(?:本报)?(?:通讯员|记者)|——|[(一二三四五六七八九十]{1,3}[、)]|[一-鿿]{2,6}讯(?:[ ,(:])"
)
SHORT = 40
"""Longest line, in characters, that may be a headline, byline or heading."""


def ended(text: str) -> bool:
    """Whether a line ends where a sentence ends."""
    return _ENDED.search(text) is not None


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Groups lines to paragraphs."""
    result: list[list[Line]] = []
    for line, width in zip(lines, _widths(lines), strict=True):
        if result and _goes_on(result[-1][-1], line, width):
            result[-1].append(line)
        else:
            result.append([line])
    return result


def _widths(lines: list[Line]) -> list[int]:
    """For each line the wrap width of the unbroken run of lines it stands in, 0 where none is wrapped."""
    widths: list[int] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is None or line.after_blank:
            widths += [_wrap_width(run)] * len(run)
            run = []
        if line is not None:
            run.append(line)
    return widths


def _wrap_width(run: list[Line]) -> int:
    if len(run) < 3:
        return 0
    lengths = sorted(line.end - line.start for line in run)
    width = lengths[len(lengths) * 3 // 4]
    open_ends = sum(not ended(line.text) for line in run[:-1])
    return width if width <= 100 and open_ends * 2 >= len(run) - 1 else 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the sentence or paragraph of the line before."""
    if line.glued:
        return True
    if _STARTS.match(line.text):
        return False
    full = before.end - before.start >= 0.75 * width
    if line.after_blank:
        return len(before.text) > SHORT and not ended(before.text)
    if width:
        return full and not (line.indent and ended(before.text))
    return len(before.text) > SHORT and not ended(before.text)
