"""Reads saved web pages: the article without what surrounds it, and every table of figures."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import ReadError
from extractor.page import Page
from extractor.reading import limits
from extractor.reading.grids import Grid, render
from extractor.reading.html_furniture import (
    drop_surroundings,
    end_of_article,
    has_surroundings,
    is_furniture,
)
from extractor.reading.html_lines import one_line, paragraphs
from extractor.reading.html_tables import PLACE, take_tables
from extractor.reading.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONG_TAG = re.compile(r"<[a-zA-Z][^>]{4000,}")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_START = 8
_TABLE_REACH = 6
"""So many paragraphs before or behind the running text a table still belongs to it."""
_TITLE_REACH = 8
_SHORT = 45
_SEPARATOR = re.compile(r"\s*[-_|–—]+\s*")


def read_html(stream: BinaryIO, size: int) -> Page:
    """Read a web page; its text is the title, the paragraphs and the tables among them, in Unicode.

    Paragraphs are parted by blank lines; a row of a table is a line, with tabs between its cells. A page
    without menus and links (saved text, a converted document) is taken whole. Bounds: 16 MiB, 500,000 tags,
    1,000 attributes an element, 2,048 elements deep; that is up to 600 MiB of memory.

    Raises:
        ReadError: it is larger or deeper, or holds no text.
    """
    limits.check_size(size, limits.HTML_BYTES, "a web page")
    markup, doubts = _decode(stream.read(limits.HTML_BYTES))
    root = _parse(markup)
    title, published, extra = _metadata(root)
    grids = dict(enumerate(take_tables(root)))
    title, body = _main_text(root, title)
    if title and not _opens_with(body, title):
        body.insert(0, title)
    blocks: list[str | Grid] = []
    for line in body:
        place = PLACE.fullmatch(line)
        blocks.append(grids.pop(int(place[1]), "") if place else line)
    # A table is never lost, wherever it stands.
    text, tables = render((*blocks, *grids.values()))
    if not text.strip():
        raise ReadError("is a web page without text (it may be drawn by scripts); save it from the browser")
    return Page("", text, "html", published, title=title, tables=tables, extra=extra, doubts=doubts)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by what the bytes are, and only where that is open by what the page says of itself."""
    text, doubts = decode(data)
    declared = _CHARSET.search(data[:4096])
    if "encoding_guessed" in doubts and declared:
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode(codecs.lookup(_WIDER.get(name, name)).name), ()
        except (LookupError, UnicodeDecodeError):
            pass  # pages often declare what they are not
    return text, doubts


def _parse(markup: str) -> HtmlElement:
    from lxml import etree, html

    if markup.count("<") > limits.HTML_TAGS:
        raise ReadError(f"has more than {limits.HTML_TAGS:,} tags; split it into smaller files")
    for tag in _LONG_TAG.finditer(markup):
        # libxml2 takes time with the square of the attributes: minutes for 100,000 of them.
        if len(_QUOTED.sub("", tag[0]).split()) > limits.HTML_ATTRIBUTES:
            raise ReadError(
                f"has an element with more than {limits.HTML_ATTRIBUTES:,} attributes, as no real page does"
            )
    # Without huge_tree libxml2 drops in silence whatever lies deeper than 255 elements.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadError(f"is a web page that cannot be parsed ({error})") from error
    for entry in parser.error_log:
        if "depth" in entry.message.lower():
            raise ReadError("nests its elements more than 2,048 deep, which no real page does")
    return root


def _metadata(root: HtmlElement) -> tuple[str | None, str | None, dict[str, str]]:
    """Return title, publication date and further provenance, as far as the page's markup states them."""
    from trafilatura import extract_metadata

    try:
        found = extract_metadata(root, date_config={"extensive_search": False, "original_date": True})
    except (RecursionError, ValueError, TypeError):
        return None, None, {}
    named = {"site": found.sitename, "author": found.author, "url": found.url} if found else {}
    title = found.title if found and found.title and _CHINESE.search(found.title) else None
    return title, found.date if found else None, {key: value for key, value in named.items() if value}


def _main_text(root: HtmlElement, title: str | None) -> tuple[str | None, list[str]]:
    """Return the title without the site's name, and the paragraphs of the article.

    trafilatura says where the article begins and ends; how it reads is ours to say, since trafilatura
    breaks lines at inline elements (50.55<b>亿元</b>) and drops short paragraphs.
    """
    body = root.find("body")
    body = root if body is None else body
    surrounded = has_surroundings(root)
    chosen = _article_lines(root) if surrounded else None
    title = _without_site(title, paragraphs(body))
    drop_surroundings(root)
    lines = paragraphs(body)
    if not surrounded:
        return title, lines
    links = {one_line(link) for link in body.iter("a")}
    lines = lines[: end_of_article(lines, [line in links for line in lines])]
    starts = {_start(line, length) for line in chosen or () for length in (len(_start(line, _START)),)}
    inside = [
        at for at, line in enumerate(lines) if any(_start(line, n + 1) in starts for n in range(_START))
    ]
    if inside:
        first, last = inside[0], inside[-1]
        for at, line in enumerate(lines):
            if PLACE.fullmatch(line) and first - _TABLE_REACH <= at <= last + _TABLE_REACH:
                first, last = min(first, at), max(last, at)
        lines = lines[first : last + 1]
    lines = [line for line in lines if not is_furniture(line)]
    return title, lines[_title_at(lines, title) :]


def _article_lines(root: HtmlElement) -> list[str] | None:
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            root, favor_recall=True, include_comments=False, include_tables=False, deduplicate=False
        )
    except (RecursionError, ValueError, TypeError):
        return None
    if document is None or isinstance(document, dict) or not document.text:
        return None
    return [line for line in document.text.split("\n") if line.strip()]


def _start(line: str, length: int) -> str:
    return "".join(line[: 4 * length].split())[:length]


def _without_site(title: str | None, lines: list[str]) -> str | None:
    """Return the title as the page itself prints it: 经济运行平稳-柳溪县人民政府 → 经济运行平稳."""
    if title is None:
        return None
    printed = {"".join(line.split()) for line in lines}
    for separator in reversed(list(_SEPARATOR.finditer(title))):
        if "".join(title[: separator.start()].split()) in printed:
            return title[: separator.start()].strip()
    return title


def _title_at(lines: list[str], title: str | None) -> int:
    """Return where the title stands, if nothing but a site's name and the like stands before it."""
    wanted = "".join((title or "").split())
    for at, line in enumerate(lines[:_TITLE_REACH]):
        printed = "".join(line.split())
        if wanted and printed == wanted:
            return at
        if len(printed) > _SHORT or PLACE.fullmatch(line):
            break
    return 0


def _opens_with(body: list[str], title: str) -> bool:
    """Whether the title stands among the first lines already, however it is spaced or shortened."""
    wanted = "".join(title.split())
    for line in body[:5]:
        printed = "".join(line.split())
        if wanted in printed or (len(printed) >= 6 and wanted.startswith(printed)):
            return True
    return False
