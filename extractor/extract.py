"""From a page to its observations."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.observation import Observation
from extractor.page import Article, Page
from extractor.resolve.article import ArticleReader
from extractor.tables import with_tables

READ_KINDS = frozenset({"news", "photo", "feature", "commentary"})


def observations(page: Page, articles: list[Article] | None = None) -> Iterator[Observation]:
    """Yield the observations of a page, article by article; those of an article's tables after its text's.

    Args:
        page: the page.
        articles: its articles, where it has been split already; they are used up.
    """
    for article, tables in with_tables(page, articles):
        if article.kind in READ_KINDS:
            yield from ArticleReader(page, article).read()
            yield from tables


def extract(
    text: str,
    *,
    published: str | None = None,
    place: str | None = None,
    title: str | None = None,
    source: str = "",
) -> list[Observation]:
    """Return the observations of a text.

    Args:
        text: article or newspaper page, as decoded.
        published: publication date, ISO, where the text does not print it.
        place: area that the text is from, where it does not print it (平湖市, 福建省莆田市荔城区).
        title: headline, where the text does not begin with it.
        source: name to carry in the observations.
    """
    return list(observations(Page(source, text, published=published, place=place, title=title)))
