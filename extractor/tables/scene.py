"""What stands around a table and holds for all of it: its name, the lines above it, the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.link.draft import Head
from extractor.page import Article, Page, Table
from extractor.pipeline import days, periods
from extractor.pipeline.periods import Mention, Published, Span
from extractor.tables import labels
from extractor.tables.cells import PrintedUnit
from extractor.tables.heads import heads_in

_LINES_ABOVE = 4
_LONGEST_LINE = 60
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_GROWTH = re.compile(r"增[速长幅]")
_PARTS_OF_YEAR = frozenset(
    {"months", "cumulative", "quarters", "quarter", "first_quarter", "first_half", "second_half"}
)
_OF_A_TABLE = _PARTS_OF_YEAR | {
    "year",
    "month",
    "span",
    "as_of_month",
    "as_of_day",
    "as_of_year",
    "last_year",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What holds for every figure of a table unless its headers say otherwise.

    Attributes:
        titles: the texts it was read from, the nearest first.
        units: units of the table (单位:万元、%).
        period: words of time, with the year if any of the texts names it.
        head: the only indicator that the titles name, else None.
        growth: whether the titles say that the figures are rates of growth.
        published: publication date.
    """

    titles: tuple[str, ...]
    units: tuple[PrintedUnit, ...]
    period: Mention | None
    year: int | None
    head: Head | None
    growth: bool
    published: Published | None

    def span(self, mention: Mention | None, *, before: bool = False, reach: str = "") -> Span | None:
        """Return the days that a header's words of time stand for, or those of the table where it has none.

        Args:
            mention: the header's words of time.
            before: whether it means the same period of the year before.
            reach: ``month`` for the last month of the table's period, ``cumulative`` from January on.
        """
        chosen = mention or self.period
        if chosen is None:
            return None
        if mention is not None and mention.covers == "year" and self.period is not None:
            year = mention.values.get("year")
            if self.period.covers in _PARTS_OF_YEAR and self.year is not None and year is not None:
                if year in (self.year, self.year - 1):
                    # Columns 2023年 and 2024年 of a table on January to September.
                    chosen = replace(self.period, values={**self.period.values, "year": year}, relative=None)
        if not chosen.has_year and self.year is not None:
            chosen = replace(chosen, values={**chosen.values, "year": self.year})
        found = days.resolve(chosen, self.published, self.year)
        if found.end is None:
            return None
        start, end = found.start, found.end
        if reach == "month":
            start = end.replace(day=1)
        elif reach == "cumulative":
            start = end.replace(month=1, day=1)
        if before:
            start = start and start.replace(year=start.year - 1)
            leap = end.month == 2 and end.day == 29
            end = end.replace(year=end.year - 1, day=28 if leap else end.day)
        return Span(start, end, chosen.text, chosen.covers)


def read(page: Page, text: str, article: Article | None, around: Sequence[str], own: Sequence[str]) -> Scene:
    """Read what stands around a table.

    Args:
        page: the page.
        text: its text, normalised.
        article: the article that the table stands in.
        around: the table's caption and the lines above it, from ``lines_around``.
        own: lines that span the table above its headers.
    """
    near = [*own, *around]
    far = [_squeezed(article.headline) if article else "", _squeezed(page.title or "")]
    titles = tuple(dict.fromkeys(title for title in (*near, *far) if title))
    published = Published.parse(article.published if article else page.published)
    year = next((int(match[0]) for match in map(_YEAR.search, titles) if match), None)
    units = next(filter(None, map(labels.line_units, near)), ())
    heads = next((found for found in map(heads_in, titles) if found), ())
    return Scene(
        titles,
        units,
        _period(titles),
        year,
        heads[0] if len(heads) == 1 else None,
        any(_GROWTH.search(title) for title in titles[: len(near) + 1]),
        published,
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def lines_around(page: Page, text: str, table: Table) -> list[str]:
    """Return the caption of a table and the short lines right above it, the nearest first, without blanks."""
    start = min(cell.start for cell in table.cells)
    found: list[str] = []
    if table.caption is not None:
        found.append(_squeezed(text[table.caption[0] : table.caption[1]]))
        start = min(start, table.caption[0])
    first = max(0, start - _LINES_ABOVE * 2 * _LONGEST_LINE)
    end = text.rfind("\n", first, start)
    while end >= first:
        begin = text.rfind("\n", first, end) + 1 or first
        line, in_table = _squeezed(text[begin:end]), page.text.find("\t", begin, end) >= 0
        end = begin - 1
        if not line:
            continue
        if in_table or len(line) > _LONGEST_LINE or line[-1] in "。;," or len(found) == _LINES_ABOVE:
            break
        found.append(line)
    return found


def _period(titles: Sequence[str]) -> Mention | None:
    """The words of time of the nearest title; a bare year gives way to a part of it named further off."""
    year: Mention | None = None
    for title in titles:
        for mention in periods.find(title):
            if mention.covers not in _OF_A_TABLE:
                continue
            if mention.covers != "year":
                if year is None:
                    return mention
                same = mention.values.get("year", year.values.get("year")) == year.values.get("year")
                if mention.covers in _PARTS_OF_YEAR and same:
                    return mention
            elif year is None:
                year = mention
    return year
