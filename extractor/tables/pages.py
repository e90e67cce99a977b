"""Finds the article of each table, and sees to it that no cell is read a second time as running text."""

from __future__ import annotations

import bisect
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from extractor.articles import split
from extractor.articles.characters import normalise
from extractor.observation import Observation
from extractor.page import Article, Cell, Page, Passage, Table
from extractor.tables.plain import plain_tables
from extractor.tables.read import observations

_SENTENCE = re.compile(r"[^\n\t]{8}[。;]")


def with_tables(
    page: Page, split_before: list[Article] | None = None
) -> list[tuple[Article, list[Observation]]]:
    """Return the articles of a page, each with the observations of its tables.

    What a table yields figures from is taken out of the article's passages, but for sentences in its cells,
    which are read with the name of their row; a table that yields none (a form, a timetable, running text
    set in a frame) stays among them. Tables that only blanks mark in running text are found here.

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
    tables = sorted((table for table, _, _ in read), key=_range)
    for article in articles:
        article.passages = list(_without_tables(article.passages, tables, text))
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


def _without_tables(passages: list[Passage], tables: list[Table], text: str) -> Iterator[Passage]:
    """Yield the passages, those of the tables only as far as their cells hold sentences."""
    ranges = [_range(table) for table in tables]
    for passage in passages:
        if passage.role != "table" or not len(passage.offsets):
            yield passage
            continue
        start, end = passage.offsets[0], passage.offsets[-1]
        at = bisect.bisect_right(ranges, (start, sys.maxsize)) - 1
        if at < 0 or start >= ranges[at][1]:
            yield passage
            continue
        row = [cell for cell in tables[at].cells if start <= cell.start <= end and cell.start < cell.end]
        for cell in row:
            if _SENTENCE.search(text, cell.start, cell.end):
                yield _sentences(passage, row[0], cell)


def _sentences(row: Passage, name: Cell, cell: Cell) -> Passage:
    """Return the text of a cell behind the name of its row.

    ``水泵项目 | 3.5 | 已投资1亿元。`` → ``水泵项目:已投资1亿元。``
    """
    parts = [
        slice(bisect.bisect_left(row.offsets, part.start), bisect.bisect_left(row.offsets, part.end))
        for part in dict.fromkeys((name, cell))
    ]
    # The white space behind the name stands for the colon, so that every character has its offset.
    offsets = [at for part in parts for at in (*row.offsets[part], name.end)][:-1]
    return Passage(":".join(row.text[part] for part in parts), offsets, "body")
