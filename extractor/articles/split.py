"""Splits a page into articles."""

from __future__ import annotations

import re

from extractor.articles.columns import put_back
from extractor.articles.drafts import Block, Draft, blocks_of, box_draft, drafts_of
from extractor.articles.headlines import headline_roles
from extractor.articles.lines import Sheet
from extractor.articles.marks import CHINESE_DATE, FULL_DATE, Mark, continued
from extractor.articles.masthead import area_of, printed_date, read_masthead
from extractor.articles.passages import cut_out
from extractor.articles.published import infer, year_of_issue
from extractor.articles.repeats import set_repeats_apart
from extractor.lookalikes import RADICALS
from extractor.page import Article, Masthead, Page, Passage

_ROLES = {
    Mark.BYLINE: "byline",
    Mark.CREDIT: "byline",
    Mark.DATE: "byline",
    Mark.SHORT: "subtitle",
    Mark.SECTION: "subtitle",
    Mark.TABLE: "table",
}
_YIELDING = ("news", "photo")
_DATED = re.compile(rf"[(（]?(?:{FULL_DATE.pattern}|{CHINESE_DATE.pattern})[)）]?")
_DATELINE = 30
_FIRST_PASSAGES = 6
_OPENING = 300  # characters


def split(page: Page, text: str | None = None) -> list[Article]:
    """The articles of a page, in printed order.

    Args:
        page: a decoded page, as a reader gives it.
        text: its text, normalised, where that is at hand.

    Returns:
        Its articles, with notices, advertisements and the weather among them (see ``Article.kind``);
        an empty list where the page has no text.

    Raises:
        ReadError: the page has more than half a million lines.
    """
    sheet = Sheet.of(page, text)
    lines, *boxes = put_back(sheet)
    blocks = blocks_of(sheet, lines)
    drafts = drafts_of(blocks) + [box_draft(blocks_of(sheet, box)) for box in boxes]
    masthead = _masthead(drafts, sheet)
    news = sum(draft.kind == "news" for draft in drafts)
    alone = news == 1 and drafts[0].kind != "masthead"  # a file of one article, not a page of a paper
    articles = [_article(sheet, draft, alone and draft.kind == "news") for draft in drafts]
    if page.title and alone:
        _entitle(articles, page.title)
    set_repeats_apart(articles)
    _complete(sheet, articles, drafts, masthead)
    return articles


def _article(sheet: Sheet, draft: Draft, alone: bool) -> Article:
    """An article's passages with their roles, and its headline."""
    article = Article(headline="", kind=draft.kind)
    titles = [block for at, block in enumerate(draft.header) if at == 0 or block.mark is Mark.SHORT]
    roles = headline_roles(sheet, [block.lines for block in titles], alone)
    waiting = {block.lines[0].start for block in titles}
    for block in draft.header:
        if block.lines[0].start not in waiting:
            article.passages += _passages(sheet, block, draft.kind)
            continue
        while roles:
            role, lines = roles.pop(0)
            article.passages.append(sheet.passage(lines, role))
            if role == "headline":
                article.headline = "".join(sheet.raw(line) for line in lines).translate(RADICALS)
            # One block may hold kicker and headline, and one headline may run over two blocks.
            if not roles or (roles[0][1][0].start in waiting and roles[0][1][0].start > block.lines[-1].end):
                break
    for block in draft.blocks:
        article.passages += _passages(sheet, block, draft.kind)
    for passage in article.passages:
        if passage.role == "subtitle" and passage.text.endswith("。") and passage.text.count("。") > 1:
            # Whole sentences are no title: 1.青屿扩能项目。总投资22.8亿元。
            passage.role = "body"
    if not article.headline:
        first = (draft.header + draft.blocks)[0].lines[0].start
        article.headline = sheet.printed_line(first).translate(RADICALS)
    return article


def _entitle(articles: list[Article], title: str) -> None:
    """Gives a page's only article the title that the file states, where its text prints no headline."""
    article = next(article for article in articles if article.kind == "news")
    if article.passages[0].role not in ("headline", "kicker"):
        article.headline = "".join(title.split())


def _passages(sheet: Sheet, block: Block, kind: str) -> list[Passage]:
    """The passage that a block makes, and a second one where it says on which page it goes on."""
    role = _ROLES.get(block.mark, "body") if kind in _YIELDING else "body"
    if block.mark is Mark.SHORT and any(map(str.isdigit, block.text)):
        role = "body"  # an item of a list rather than a heading
    passage = sheet.passage(block.lines, "caption" if (kind, role) == ("photo", "body") else role)
    elsewhere = continued(passage.text)
    if elsewhere is None:
        return [passage]
    at = elsewhere.start()
    note = cut_out(passage, at, role="continuation")
    return [cut_out(passage, 0, at), note] if at else [note]


def _masthead(drafts: list[Draft], sheet: Sheet) -> Masthead:
    """What the page's masthead and date lines say."""
    blocks = [block for draft in drafts if draft.kind == "masthead" for block in draft.blocks]
    for draft in drafts:
        if draft.kind == "news":
            blocks += [block for block in draft.header + draft.blocks[:3] if block.mark is Mark.DATE]
            # A report or a notice is dated under its last paragraph.
            blocks += [
                block for block in draft.blocks[3:][-1:] if _DATED.fullmatch("".join(block.text.split()))
            ]
    lines = [line for block in blocks for line in block.lines]
    return read_masthead([sheet.text[line.start : line.end] for line in lines], sheet.text)


def _complete(sheet: Sheet, articles: list[Article], drafts: list[Draft], masthead: Masthead) -> None:
    """Gives each article its date and area: given, else printed, else inferred from the page's words."""
    page, inferred, told = sheet.page, None, False
    for article, draft in zip(articles, drafts, strict=True):
        article.masthead = masthead
        lead = next((block for block in draft.blocks if block.mark is Mark.LEAD), None)
        first_words = sheet.text[lead.lines[0].start : lead.lines[0].start + _DATELINE] if lead else ""
        if page.published:
            article.published, article.published_how = page.published, "given"
        elif printed := printed_date(first_words) or masthead.published:
            article.published, article.published_how = printed, "printed"
        else:
            if not told:
                inferred, told = _infer(articles), True
            article.published, article.published_how = inferred, "inferred" if inferred else ""
        if page.place:
            article.area, article.area_how = page.place, "given"
        elif area := masthead.area or area_of(article.headline, first_words, _opening(article)):
            article.area, article.area_how = area, "printed"


def _opening(article: Article) -> str:
    """The first words of an article's text, where a report says for whom it speaks."""
    return "".join(passage.text for passage in article.passages[:_FIRST_PASSAGES])[:_OPENING]


def _infer(articles: list[Article]) -> str | None:
    news = [article for article in articles if article.kind in _YIELDING]
    text = "。".join(passage.text for article in news for passage in article.passages)
    if not news:
        return None
    imprint = "。".join(
        passage.text for article in articles if article.kind == "masthead" for passage in article.passages
    )
    return infer(news[0].headline, text) or year_of_issue(imprint)
