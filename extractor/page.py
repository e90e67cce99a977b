"""The nouns between a file and its observations: page, article, passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.observation import Box


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Where a run of a page's text stands in the picture of that page.

    Attributes:
        start, end: half-open range of offsets in ``Page.text``.
        box: the rectangle that the run fills.
    """

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where its text stands in ``Page.text``, and its place in the grid.

    Attributes:
        start, end: half-open range of offsets in ``Page.text``.
        row, column: position of the top left corner, from 0.
        rows, columns: how many rows and columns it spans.
        header: whether the file itself marks it as a header.
    """

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page: its cells, and its caption's range in ``Page.text`` if it has one."""

    cells: tuple[Cell, ...]
    caption: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The decoded text of one source, with what its reader knows of it.

    Attributes:
        source: file name (inside an archive: ``archive.zip/name.txt``).
        text: the text as decoded; every offset of an observation points into it.
        kind: ``text``, ``html``, ``pdf``, ``docx`` or ``image``.
        published: publication date that the file's metadata or a manifest states, ISO
            (``2024-10-31`` or ``2021-11``), else None.
        place: area that a manifest or ``--place`` states, parents allowed (福建省莆田市荔城区), else None.
        title: title that a manifest or the metadata states, else None.
        tables: tables whose cells lie in ``text``.
        glyphs: where runs of ``text`` stand on pictures of pages, in order of ``start``.
        extra: further columns of a manifest (``url`` …), kept as provenance.
        doubts: codes of what was doubtful in reading (``ocr``, ``encoding_guessed`` …).
    """

    source: str
    text: str
    kind: str = "text"
    published: str | None = None
    place: str | None = None
    title: str | None = None
    tables: tuple[Table, ...] = ()
    glyphs: tuple[Glyphs, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Passage:
    """A stretch of an article whose lines have been joined and cleaned for matching.

    ``text[i]`` stands at ``page.text[offsets[i]]``. White space inside is gone, full-width digits and
    Latin are half-width, traditional characters simplified, look-alike radicals replaced; each such
    change is one character for one character, so that offsets stay true.

    Attributes:
        text: the cleaned text, one paragraph.
        offsets: for each character of ``text`` its offset in ``Page.text``.
        role: ``headline``, ``kicker``, ``subtitle``, ``byline``, ``body``, ``caption``, ``table`` or
            ``continuation`` (下转C2版).
        damaged: half-open ranges of ``text`` that were cut by the page's columns and could not be
            put back with certainty; figures in them are doubtful.
        moved: half-open ranges of ``text`` that were put back together from two places of the page.
        repeats: where the page prints the same passage before: the offset of that one's first
            character in ``Page.text``; None for a passage printed once.
    """

    text: str
    offsets: Sequence[int]
    role: str = "body"
    damaged: tuple[tuple[int, int], ...] = ()
    moved: tuple[tuple[int, int], ...] = ()
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page prints about itself; "" or None for what it does not print.

    Attributes:
        paper: name of the paper.
        edition: name or number of the edition or page, as printed (``A2版``).
        issue: number of the issue.
        published: date printed, ISO.
        area: name of the area the paper serves.
    """

    paper: str = ""
    edition: str = ""
    issue: str = ""
    published: str | None = None
    area: str | None = None


@dataclass(slots=True)
class Article:
    """One article of a page.

    Attributes:
        headline: main headline without kicker and subtitle, spaces removed; else the first line.
        kind: ``news``, ``photo``, ``notice``, ``advertisement``, ``weather`` or ``masthead``; only news
            and photo articles yield observations.
        passages: its passages in reading order, the headline's among them.
        published: publication date, ISO: a day, a month, a year, or None.
        published_how: ``given``, ``printed``, ``inferred`` or "" where unknown.
        area: name of the area the paper or page serves (from ``Page.place`` or the masthead), or None.
        area_how: ``given``, ``printed``, ``inferred`` or "".
        masthead: what the page prints about its paper, the same for all its articles.
        repeated: passages that the page has printed before, kept apart from ``passages``.
    """

    headline: str
    kind: str = "news"
    passages: list[Passage] = field(default_factory=list)
    published: str | None = None
    published_how: str = ""
    area: str | None = None
    area_how: str = ""
    masthead: Masthead = field(default_factory=Masthead)
    repeated: list[Passage] = field(default_factory=list)
