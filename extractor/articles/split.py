"""Splits a page into articles."""

from __future__ import annotations

from extractor.articles.columns import put_back
from extractor.articles.lines import Sheet
from extractor.articles.paragraphs import paragraphs
from extractor.page import Article, Page


def split(page: Page) -> list[Article]:
    """The articles of a page, in printed order.

    Args:
        page: a decoded page, as a reader gives it.

    Returns:
        Its articles, with notices, advertisements and the weather among them (see ``Article.kind``);
        an empty list where the page has no text.
    """
    sheet = Sheet.of(page)
    if not sheet.lines:
        return []
    lines, *boxes = put_back(sheet)
    first, *rest = lines
    passages = [sheet.passage([first], "headline")]
    passages += [sheet.passage(lines) for lines in paragraphs(rest)]
    passages += [sheet.passage(box, 'BOX') for box in boxes]
    return [
        Article(
            headline=sheet.raw(first),
            passages=passages,
            published=page.published,
            published_how="given" if page.published else "",
            area=page.place,
            area_how="given" if page.place else "",
        )
    ]
