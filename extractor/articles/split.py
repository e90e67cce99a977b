"""Splits a page into articles."""

from __future__ import annotations

from extractor.articles.columns import put_back
from extractor.articles.drafts import Block, Draft, blocks_of, box_draft, drafts_of
from extractor.articles.headlines import headline_roles
from extractor.articles.lines import Sheet
from extractor.articles.marks import Mark
from extractor.articles.masthead import area_of, printed_date, read_masthead
from extractor.articles.published import infer
from extractor.articles.repeats import set_repeats_apart
from extractor.page import Article, Masthead, Page

_ROLES = {
    Mark.BYLINE: "byline",
    Mark.CREDIT: "byline",
    Mark.DATE: "byline",
    Mark.SHORT: "subtitle",
    Mark.SECTION: "subtitle",
    Mark.TABLE: "table",
}
_YIELDING = ("news", "photo")
_DATELINE = 30


def split(page: Page) -> list[Article]:
    """The articles of a page, in printed order.

    Args:
        page: a decoded page, as a reader gives it.

    Returns:
        Its articles, with notices, advertisements and the weather among them (see ``Article.kind``);
        an empty list where the page has no text.
    """
    sheet = Sheet.of(page)
    lines, *boxes = put_back(sheet)
    blocks = blocks_of(sheet, lines)
    drafts = drafts_of(blocks) + [box_draft(blocks_of(sheet, box)) for box in boxes]
    masthead = _masthead(drafts, sheet)
    alone = sum(draft.kind in _YIELDING for draft in drafts) == 1
    articles = [_article(sheet, draft, alone) for draft in drafts]
    set_repeats_apart(articles)
    _complete(page, articles, drafts, masthead)
    return articles


def _article(sheet: Sheet, draft: Draft, alone: bool) -> Article:
    """An article's passages with their roles, and its headline."""
    article = Article(headline="", kind=draft.kind)
    header, others = _above(draft)
    roles = headline_roles(sheet, [block.lines for block in header], alone)
    for role, lines in roles:
        article.passages.append(sheet.passage(lines, role))
        if role == "headline":
            article.headline = "".join(sheet.raw(line) for line in lines)
    for block in others:
        role = _ROLES.get(block.mark, "body") if draft.kind in _YIELDING else "body"
        if draft.kind == "photo" and role == "body":
            role = "caption"
        article.passages.append(sheet.passage(block.lines, role))
    if not article.headline:
        first = next(iter(draft.header + draft.blocks))
        article.headline = sheet.raw(first.lines[0])
    return article


def _above(draft: Draft) -> tuple[list[Block], list[Block]]:
    """The blocks of a draft among which its headline is, and all others in printed order."""
    header = draft.header
    if not header or (header[0].mark is Mark.DATE and len(header) == 1):
        return header, draft.blocks
    titles = [block for i, block in enumerate(header) if block.mark is Mark.SHORT or i == 0]
    return titles, [block for block in header if block not in titles] + draft.blocks


def _masthead(drafts: list[Draft], sheet: Sheet) -> Masthead:
    """What the page's masthead and date lines say."""
    lines = [block.text for draft in drafts if draft.kind == "masthead" for block in draft.blocks]
    for draft in drafts:
        if draft.kind == "news":
            lines += [block.text for block in draft.header + draft.blocks[:3] if block.mark is Mark.DATE]
    return read_masthead(lines, sheet.text)


def _complete(page: Page, articles: list[Article], drafts: list[Draft], masthead: Masthead) -> None:
    """Gives each article its date and area: given, else printed, else inferred from the page's words."""
    inferred: str | None = None
    told = False
    for article, draft in zip(articles, drafts, strict=True):
        article.masthead = masthead
        lead = next((block for block in draft.blocks if block.mark is Mark.LEAD), None)
        first_words = lead.text if lead else ""
        if page.published:
            article.published, article.published_how = page.published, "given"
        elif printed := printed_date(first_words[:_DATELINE]) or masthead.published:
            article.published, article.published_how = printed, "printed"
        else:
            if not told:
                inferred, told = _infer(articles), True
            article.published, article.published_how = inferred, "inferred" if inferred else ""
        if page.place:
            article.area, article.area_how = page.place, "given"
        elif area := masthead.area or area_of(article.headline, first_words):
            article.area, article.area_how = area, "printed"


def _infer(articles: list[Article]) -> str | None:
    news = [article for article in articles if article.kind in _YIELDING]
    text = "。".join(passage.text for article in news for passage in article.passages)
    return infer(news[0].headline, text) if news else None
