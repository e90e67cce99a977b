"""What goes into a warehouse beside observations, and what comes back from loading it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.page import Article, Page

Outcome = Literal["new", "unchanged", "replaced"]


def content_hash(
    content: bytes, *, published: str | None = None, place: str | None = None, title: str | None = None
) -> str:
    """Return the fingerprint of a file and of what a manifest states of it.

    A manifest is part of it since another date or place gives other observations of the same bytes.
    """
    digest = hashlib.sha256(content)
    for given in (published, place, title):
        digest.update(b"\x00" + (given or "").encode("utf-8"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One file as it was read.

    Attributes:
        name: file name, equal to ``Observation.source``.
        text: decoded text that the offsets of its observations point into.
        content_hash: fingerprint of the file, see :func:`content_hash`.
        extractor_version: version of the program that extracted it.
        path: absolute path of the file; with it two files of one name in two folders stay two sources.
        kind: ``text``, ``html``, ``pdf``, ``docx`` or ``image``.
        published: publication date of the page, ISO day or month.
        place: area that a manifest states.
        title: title that a manifest or the metadata states.
        extra: further columns of a manifest (``url`` …).
        doubts: codes of what was doubtful in reading.
    """

    name: str
    text: str
    content_hash: str
    extractor_version: str = ""
    path: str = ""
    kind: str = "text"
    published: str | None = None
    place: str | None = None
    title: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What makes the source itself: its path, or its name where it has none."""
        return self.path or self.name

    @classmethod
    def from_page(
        cls, page: Page, *, content_hash: str, extractor_version: str, path: str = ""
    ) -> SourceRecord:
        """Make the record of a page that was read from ``path``."""
        return cls(
            name=page.source,
            text=page.text,
            content_hash=content_hash,
            extractor_version=extractor_version,
            path=path,
            kind=page.kind,
            published=page.published,
            place=page.place,
            title=page.title,
            extra=dict(page.extra),
            doubts=page.doubts,
        )


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article of a source, as it was read.

    Attributes:
        headline: main headline, equal to ``Observation.article``.
        kind: ``news``, ``photo``, ``notice``, ``advertisement`` or ``weather``.
        published: publication date, ISO day or month.
        area: area the paper or page serves.
        start, end: half-open range of the source's text that holds the article; columns may put parts
            of other articles in it.
        text: the article in reading order, lines joined, one passage a line.
    """

    headline: str
    kind: str = "news"
    published: str | None = None
    area: str | None = None
    start: int = 0
    end: int = 0
    text: str = ""

    @classmethod
    def from_article(cls, article: Article) -> ArticleRecord:
        """Make the record of an article that ``extractor`` has split off its page."""
        offsets = [offset for passage in article.passages for offset in passage.offsets]
        return cls(
            headline=article.headline,
            kind=article.kind,
            published=article.published,
            area=article.area,
            start=min(offsets, default=0),
            end=max(offsets, default=-1) + 1,
            text="\n".join(passage.text for passage in article.passages),
        )


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: keys of the sources that were new, replaced and unchanged, and rows written."""

    new: Sequence[str] = ()
    replaced: Sequence[str] = ()
    unchanged: Sequence[str] = ()
    observations: int = 0

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(
            (*self.new, *other.new),
            (*self.replaced, *other.replaced),
            (*self.unchanged, *other.unchanged),
            self.observations + other.observations,
        )


__all__ = ["ArticleRecord", "LoadReport", "Outcome", "SourceRecord", "content_hash"]
