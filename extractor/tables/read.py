"""From the tables of a page to observations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.observation import Observation
from extractor.page import Article, Page, Table
from extractor.pipeline.periods import Span
from extractor.reading.boxes import box_of
from extractor.resolve.places import Place
from extractor.tables import cells, grid
from extractor.tables.cells import CellFigure
from extractor.tables.columns import Facts, RowReader, column_facts
from extractor.tables.grid import Block, Entry
from extractor.tables.measures import Measured, measured
from extractor.tables.places import PlaceFinder
from extractor.tables.scene import Scene, lines_around
from extractor.tables.scene import read as read_scene


def observations(page: Page, text: str, table: Table, article: Article | None) -> Iterator[Observation]:
    """Yield the observations of a table, cell by cell.

    Args:
        page: the page.
        text: its text, normalised (``extractor.articles.characters.normalise``).
        table: one of its tables.
        article: the article that the table stands in; its headline, date and area hold for the table.
    """
    around = lines_around(page, text, table)
    for block in grid.blocks(table, text):
        scene = read_scene(page, text, article, around, block.titles)
        area = article.area if article is not None else page.place
        places = PlaceFinder(area, scene.titles, _names(block))
        yield from _BlockReader(page, article, block, scene, places).read()


def _names(block: Block) -> list[str]:
    """The names of rows and columns that may be places."""
    columns = [column for group in block.labels for column in group]
    names = [row[column].text for row in block.body for column in columns if column in row]
    return names + [name for column in block.figures for name in block.header(column)]


class _BlockReader:
    """Reads the figures of one block of a table."""

    def __init__(
        self, page: Page, article: Article | None, block: Block, scene: Scene, places: PlaceFinder
    ) -> None:
        self.page, self.article, self.block, self.scene, self.places = page, article, block, scene, places
        self.columns = column_facts(block, places)
        self.groups = _groups(block)

    def read(self) -> Iterator[Observation]:
        """Yield the observations row by row; a cell that spans several places is read once."""
        readers = [RowReader(group, self.block, self.places) for group in self.block.labels]
        seen: set[int] = set()
        for row in self.block.body:
            units = [row[column].text for column in self.block.units if column in row]
            sides = [reader.read(row, units) for reader in readers] or [Facts([])]
            for column in self.block.figures:
                entry = row.get(column)
                if entry is None or entry.cell.start in seen:
                    continue
                figure = cells.figure(entry.text)
                if figure is None:
                    continue
                seen.add(entry.cell.start)
                side = sides[self.groups[column]]
                found = measured(figure, self.columns[column], side, self.scene)
                if found is not None and not (side.skipped or self.columns[column].skipped):
                    yield self._observation(entry, figure, self.columns[column], side, found)

    def _observation(
        self, entry: Entry, figure: CellFigure, column: Facts, row: Facts, found: Measured
    ) -> Observation:
        article, head, doubts = self.article, found.head, set(found.doubts)
        status = row.status or column.status or "actual"
        if head.indicator == "planned_investment" and found.measure == "level":
            status = "planned"
            doubts.add("plan")
        place = self._place(column, row, doubts)
        span = None if status == "planned" else self._span(column, row)
        if span is None:
            doubts.add("period_unknown")
        elif article is not None and article.published_how == "inferred" and self.scene.year is None:
            doubts.add("published_inferred")
        start, end = _source_range(self.page.text, entry, figure)
        names = " ".join((*row.names, *column.names))
        return Observation(
            source=self.page.source,
            article=article.headline if article is not None else "",
            published=article.published if article is not None else self.page.published,
            start=start,
            end=end,
            raw="".join(self.page.text[start:end].split()),
            sentence=f"{names}: {entry.text}" if names else entry.text,
            value=_exact(figure.value * found.factor * (1 if figure.signed else found.sign)),
            value_high=None,
            unit=found.unit,
            printed_value=figure.printed,
            printed_unit=found.printed_unit,
            bound="exact",
            measure=found.measure,
            basis=found.basis,
            indicator=head.indicator,
            activity=head.activity,
            of=found.of,
            place=place.name if place else None,
            place_code=place.code if place else None,
            subject_kind=row.subject_kind or "area",
            subject=row.subject,
            period_start=span.start.isoformat() if span and span.start else None,
            period_end=span.end.isoformat() if span and span.end else None,
            period_text=span.text if span else "",
            status=status,
            pattern="table",
            doubts=tuple(sorted(doubts)),
            role="table",
            box=box_of(self.page, start, end) if self.page.glyphs else None,
        )

    def _place(self, column: Facts, row: Facts, doubts: set[str]) -> Place | None:
        place = row.place or column.place
        if place is not None:
            return place
        if self.places.inferred:
            doubts.add("place_default")
        return self.places.default

    def _span(self, column: Facts, row: Facts) -> Span | None:
        """The period of a figure: its column's, with what the row adds (2024年 over 1—9月)."""
        first, second = column.period, row.period
        if first is not None and second is not None:
            if "year" not in first.values and "year" in second.values:
                first = replace(first, values={**first.values, "year": second.values["year"]})
            elif first.covers == "year" and second.covers != "year" and "year" in first.values:
                first = replace(second, values={**second.values, "year": first.values["year"]})
        reach, before = column.reach or row.reach, column.before or row.before
        return self.scene.span(first or second, before=before, reach=reach)


def _groups(block: Block) -> dict[int, int]:
    """The group of name columns that each column of figures goes by.

    Where a table is set in two halves side by side, each half has names of its own under the same header.
    """
    found = {}
    first = "".join(block.header(block.labels[0][0])) if block.labels else ""
    for column in block.figures:
        found[column] = 0
        for number, group in enumerate(block.labels[1:], 1):
            if group[0] < column and "".join(block.header(group[0])) == first:
                found[column] = number
    return found


def _source_range(text: str, entry: Entry, figure: CellFigure) -> tuple[int, int]:
    """Where a figure stands in the page: the cell's text was matched without its white space."""
    places = [at for at in range(entry.cell.start, entry.cell.end) if not text[at].isspace()]
    return places[figure.start], places[figure.end - 1] + 1


def _exact(value: Decimal) -> Decimal:
    """Drop the zeros that only the arithmetic added: 5055000000.00 → 5055000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
