"""Finds the article of each table, and sees to it that no cell is read a second time as running text."""

from __future__ import annotations

import bisect
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.articles import split
from extractor.articles.characters import normalise
from extractor.observation import Observation
from extractor.page import Article, Page, Passage, Table
from extractor.tables.plain import plain_tables
from extractor.tables.read import observations


def with_tables(
    page: Page, split_before: list[Article] | None = None
) -> list[tuple[Article, list[Observation]]]:
    """Return the articles of a page, each with the observations of its tables.

    What a table yields figures from is taken out of the article's passages; a table that yields none (a
    form, a timetable, running text set in a frame) stays among them. Tables that only blanks mark in
    running text are found here.

    Args:
        page: the page.
        split_before: its articles, where it has been split already; their passages change.

    Raises:
        ReadError: the page has too many lines (see ``split``).
    """
    text = normalise(page.text)
    plain = plain_tables(page, text)
    marked = replace(page, tables=(*page.tables, *plain)) if plain else page
    articles = split_before if split_before is not None and not plain else split(marked, text)
    read = _read(marked, text, articles)
    fruitless = [table for table in plain if not any(of is table for of, _, _ in read)]
    if fruitless:
        # Lines that only look like a table are paragraphs, and may be headlines.
        kept = tuple(table for table in plain if all(table is not other for other in fruitless))
        marked = replace(page, tables=(*page.tables, *kept))
        articles = split(marked, text)
        read = _read(marked, text, articles)
    found: dict[int, list[Observation]] = defaultdict(list)
    for _, number, observed in read:
        found[number] += observed
    ranges = sorted(_range(table) for table, _, _ in read)
    for article in articles:
        article.passages = [passage for passage in article.passages if not _stands_in(passage, ranges)]
    return [(article, found[number]) for number, article in enumerate(articles)]


def _read(page: Page, text: str, articles: list[Article]) -> list[tuple[Table, int, list[Observation]]]:
    """The tables that yield observations, each with the number of its article."""
    starts = sorted(
        (passage.offsets[0], number)
        for number, article in enumerate(articles)
        for passage in article.passages
        if len(passage.offsets)
    )
    read = []
    for table in page.tables:
        if table.cells and starts:
            at = bisect.bisect_right(starts, (_range(table)[1], len(articles))) - 1
            number = starts[max(0, at)][1]
            observed = list(observations(page, text, table, articles[number]))
            if observed:
                read.append((table, number, observed))
    return read


def _range(table: Table) -> tuple[int, int]:
    return min(cell.start for cell in table.cells), max(cell.end for cell in table.cells)


def _stands_in(passage: Passage, ranges: Sequence[tuple[int, int]]) -> bool:
    if passage.role != "table" or not len(passage.offsets):
        return False
    at = bisect.bisect_right(ranges, (passage.offsets[0], sys.maxsize)) - 1
    return at >= 0 and passage.offsets[0] < ranges[at][1]
