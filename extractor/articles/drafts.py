"""Which paragraphs make up an article: headers found above bylines, foreign matter kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.articles.headlines import LABELS
from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import SHORT, Mark, mark
from extractor.articles.paragraphs import paragraphs
from extractor.articles.weblines import take_apart

_KINDS = {
    Mark.ADVERTISEMENT: "advertisement",
    Mark.NOTICE: "notice",
    Mark.WEATHER: "weather",
    Mark.IMPRINT: "masthead",
}
_HEADER_BLOCKS = 5
_MASTHEAD_BLOCKS = 14
_MASTHEAD_LINE = 12
_AUTHOR = re.compile(r"[一-鿿]{2,3}$")
_NEWS = re.compile(
    r"(?![^,。]{2,6}:).{0,25}?(?:近日|日前|昨日|昨天|今天|记者从|获悉|(?<![今去])\d{1,2}月\d{1,2}日)"
)


@dataclass(slots=True)
class Block:
    """A paragraph, its text without white space, and what it is."""

    lines: list[Line]
    text: str
    mark: Mark


@dataclass(slots=True)
class Draft:
    """An article in the making.

    Attributes:
        kind: as in ``Article.kind``.
        header: the blocks that stand above its byline or first words.
        blocks: the others, in printed order.
    """

    kind: str
    header: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def blocks_of(sheet: Sheet, lines: list[Line]) -> list[Block]:
    """The paragraphs of some lines, each marked with what it is."""
    result: list[Block] = []
    for paragraph in paragraphs(sheet, lines):
        for group in take_apart(sheet, paragraph):
            first = group[0]
            text = first.text if len(group) == 1 else "".join(line.text for line in group)
            what = Mark.TABLE if first.table else mark(text, sheet.text[first.start : first.start + 40])
            result.append(Block(group, text, what))
    _spread(result)
    return result


def drafts_of(blocks: list[Block]) -> list[Draft]:
    """Groups a page's blocks to articles."""
    top = _masthead(blocks)
    starts = _starts(blocks, top)
    drafts = [Draft("masthead", blocks=blocks[:top])] if top else []
    current: Draft | None = None  # the article that a body goes on
    apart: Draft | None = None
    at = top
    while at < len(blocks):
        block = blocks[at]
        if at in starts:
            body, end = starts[at]
            draft = Draft("photo" if end else "news", blocks[at:body])
            drafts.append(draft)
            if end:
                draft.blocks = blocks[body:end]
                at = end
                apart = None
                continue
            current, apart = draft, None
            at = max(body, at)
            if at in starts:  # a brief without header
                draft.blocks.append(blocks[at])
                at += 1
            continue
        kind = _KINDS.get(block.mark)
        if kind:
            if apart is None or apart.kind != kind or block.lines[0].after_blank:
                apart = Draft(kind)
                drafts.append(apart)
            apart.blocks.append(block)
        else:
            apart = None
            if current is None:
                current = Draft("news")
                drafts.append(current)
            current.blocks.append(block)
        at += 1
    return drafts


def box_draft(blocks: list[Block]) -> Draft:
    """The article that a caption or notice makes which stood in the middle of a sentence."""
    if not any(block.mark is Mark.CREDIT for block in blocks):
        return Draft("notice", blocks=blocks)
    title = next(
        (i for i, block in enumerate(blocks) if block.mark is Mark.SHORT and block.text not in LABELS), 0
    )
    return Draft("photo", blocks[: title + 1], blocks[title + 1 :])


def _spread(blocks: list[Block]) -> None:
    """Tells offers from headlines, and gives short lines to the advertisement or notice they stand with."""
    # Word and web pages part all paragraphs alike: there a blank line says nothing.
    for at, block in enumerate(blocks):
        if block.mark is Mark.OFFER:
            headline = at == 0 or _leads(blocks, at) or blocks[at - 1].mark is Mark.BODY
            block.mark = Mark.SHORT if headline else Mark.ADVERTISEMENT
    alike = all(block.lines[0].after_blank for block in blocks)
    for step in (1, -1):
        order = range(len(blocks)) if step == 1 else range(len(blocks) - 1, -1, -1)
        for at in order:
            before, block = at - step, blocks[at]
            if not 0 <= before < len(blocks) or blocks[before].mark not in (Mark.ADVERTISEMENT, Mark.NOTICE):
                continue
            if block.mark not in (Mark.SHORT, Mark.BODY) or len(block.text) > SHORT or block.text[-1] == "。":
                continue
            if (alike or not blocks[max(at, before)].lines[0].after_blank) and not _leads(blocks, at):
                block.mark = blocks[before].mark


def _leads(blocks: Sequence[Block], at: int) -> bool:
    """Whether only short lines stand between a block and the byline or first words of an article."""
    for block in blocks[at + 1 : at + 1 + _HEADER_BLOCKS]:
        if block.mark in (Mark.LEAD, Mark.BYLINE):
            return True
        if block.mark not in (Mark.SHORT, Mark.DATE):
            return False
    return False


def _masthead(blocks: Sequence[Block]) -> int:
    """How many blocks at the top are the paper's name, date and issue."""
    end = 0
    for at, block in enumerate(blocks[:_MASTHEAD_BLOCKS]):
        if block.mark is Mark.IMPRINT and not (at == 1 and _in_brackets(block.text)):
            end = at + 1
        elif block.mark not in (Mark.SHORT, Mark.DATE) and len(block.text) > _MASTHEAD_LINE:
            break
    if end and end < len(blocks) and blocks[end].mark is Mark.DATE:
        end += 1
    return end


def _in_brackets(text: str) -> bool:
    """Whether a line is one bracket, as under the title of a report: (2010年第7期 总第91期)."""
    return text[0] in "(（" and text[-1] in ")）"


def _starts(blocks: Sequence[Block], top: int) -> dict[int, tuple[int, int]]:
    """Where articles begin: index of the first block → (first block below the header, end).

    The end is 0 but for photos, which stop below the photographer's name.
    """
    starts: dict[int, tuple[int, int]] = {}
    for header, name, body in zip(blocks[top:], blocks[top + 1 :], blocks[top + 2 :], strict=False):
        marks = (header.mark, name.mark, body.mark)
        if (
            marks == (Mark.SHORT, Mark.BODY, Mark.BODY)
            and _AUTHOR.match(name.text)
            and len(body.text) > SHORT
        ):
            name.mark = Mark.BYLINE
    anchored = -1  # last block of the byline group that has found its header
    for at in range(top, len(blocks)):
        what = blocks[at].mark
        if what in (Mark.LEAD, Mark.BYLINE):
            if anchored == at - 1 and blocks[at - 1].mark is Mark.BYLINE:
                anchored = at
                continue
            first = _header(blocks, at, max(top, anchored + 1))
            if first < at:
                starts[first] = (at, 0)
                anchored = at
            elif what is Mark.LEAD and at > top:
                starts[at] = (at, 0)
                anchored = at
        elif what is Mark.CREDIT and at - 2 >= top and blocks[at - 1].mark is Mark.BODY:
            first = _header(blocks, at - 1, max(top, anchored + 1))
            if first < at - 1:
                starts[first] = (at - 1, at + 1)
                anchored = at
    _unsigned(blocks, top, starts)
    return starts


def _header(blocks: Sequence[Block], at: int, floor: int) -> int:
    """First of the short blocks right above ``at``; an editor's note between them is passed over."""
    first = at
    if first - 1 > floor and blocks[first - 1].mark is Mark.NOTE:
        first -= 1
    below = first
    while (
        first > floor and below - first < _HEADER_BLOCKS and blocks[first - 1].mark in (Mark.SHORT, Mark.DATE)
    ):
        first -= 1
    return first if first < below and any(b.mark is Mark.SHORT for b in blocks[first:below]) else at


def _unsigned(blocks: Sequence[Block], top: int, starts: dict[int, tuple[int, int]]) -> None:
    """Adds the page's first article, and later ones that have a headline but no byline."""
    if top < len(blocks) and top not in starts:
        body = top + (blocks[top].mark in (Mark.SHORT, Mark.DATE, Mark.SECTION))
        while (
            body < len(blocks)
            and body > top
            and blocks[body].mark in (Mark.SHORT, Mark.DATE)
            and body not in starts
        ):
            body += 1
        if body > top:
            starts[top] = (body, 0)
    begun = "".join(block.text for block in blocks[top : top + 2])
    for at in range(top + 2, len(blocks) - 1):
        line, following = blocks[at], blocks[at + 1]
        marks = (blocks[at - 1].mark, line.mark, following.mark)
        third = blocks[at + 2].mark if at + 2 < len(blocks) else None
        if at not in starts and (*marks, third) == (Mark.BODY, Mark.SHORT, Mark.DATE, Mark.BODY):
            # a headline with its own date, where several reports stand one under the other
            starts[at] = (at + 2, 0)
            begun = ""
        elif (
            at not in starts
            and marks == (Mark.BODY, Mark.SHORT, Mark.BODY)
            and _announces(line.text, following.text, begun)
        ):
            starts[at] = (at + 1, 0)
            begun = ""
        begun += line.text


def _announces(headline: str, text: str, before: str) -> bool:
    """Whether a text begins as news and names something of the headline that was not spoken of before."""
    if not _NEWS.match(text):
        return False
    opening = text[:60]
    return any(
        part in opening and part not in before
        for part in (headline[i : i + 3] for i in range(len(headline) - 2))
    )
