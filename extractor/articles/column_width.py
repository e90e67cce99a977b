"""How wide a page's lines are set, which tells a wrapped line from one that ends by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import ended

_NARROWEST, _WIDEST = 8, 60
_NEAR = 0.12
_LEAST_NEAR = 0.35
_RAGGED = 2.5
"""Characters that rules of line breaking may leave empty at a line's end."""
_LEAST_OPEN = 3
_ITEM_END = re.compile(r"\d(?:%|[万亿千百]*(?:元|美元|平方米|公里|吨|户|家|个|人次|人))$")
"""How the items of a list end, which are as long as each other and wrapped nowhere."""
_UNBREAKABLE = re.compile(r"[!-~]*")


@dataclass(frozen=True, slots=True)
class Column:
    """The width of a page's columns.

    Attributes:
        width: characters a full line holds; 0 where lines are not wrapped.
        narrow_latin: whether digits and Latin count half, as in print, or whole, as character
            recognition and typewritten text have it.
    """

    width: float = 0
    narrow_latin: bool = False

    @classmethod
    def of(cls, sheet: Sheet, lines: list[Line]) -> Column:
        """Measures lines, which are wrapped where many are about as long, and end in mid-sentence."""
        if len(lines) < 4 or sum(line.end - line.start for line in lines) > _WIDEST * len(lines):
            return cls()
        best, found = _LEAST_NEAR, cls()
        for narrow in (True, False):
            widths = [_width(sheet.page.text[line.start : line.end], narrow) for line in lines]
            width = sorted(widths)[len(widths) * 17 // 20]
            near = [
                line for line, own in zip(lines, widths, strict=True) if abs(own - width) <= _NEAR * width
            ]
            open_ends = sum(not ended(line.text) and not _ITEM_END.search(line.text[-12:]) for line in near)
            share = len(near) / len(lines)
            if (
                share > best
                and open_ends >= max(_LEAST_OPEN, len(near) / 2)
                and _NARROWEST <= width <= _WIDEST
            ):
                best, found = share, cls(width, narrow)
        return found

    def fills(self, sheet: Sheet, line: Line, following: Line) -> bool:
        """Whether a line was wrapped: so full that the next one's first word found no room."""
        if not self.width:
            return False
        word = _UNBREAKABLE.match(following.text)
        needed = len(word[0]) * (0.5 if self.narrow_latin else 1) if word else 0
        # A part of a line, set apart by the repair of columns, was wrapped where its line was.
        start, end = sheet.text.rfind("\n", 0, line.start) + 1, sheet.text.find("\n", line.end)
        printed = sheet.page.text[start : end if end >= 0 else None].strip()
        return _width(printed, self.narrow_latin) + needed >= self.width - max(_RAGGED, _NEAR * self.width)


def _width(printed: str, narrow_latin: bool) -> float:
    if not narrow_latin:
        return len(printed)
    # In UTF-8 a character of half width takes one byte and one of full width three.
    return len(printed) / 2 + (len(printed.encode("utf-8", "replace")) - len(printed)) / 4
