"""The visible text of an HTML element, one line a block, whatever its depth."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

_INVISIBLE = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "select", "button", "svg"}
)
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
        ),
        *(
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
        ),
        *("hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
)


def paragraphs(element: HtmlElement) -> list[str]:
    r"""Return the visible blocks of an element, in order, white space collapsed, none empty.

    A line break stays within its block: ``<p>增长<br>5%</p>`` → ``["增长\n5%"]``; ``<pre>`` keeps its lines.
    """
    found: list[str] = []
    pieces: list[str] = []
    hidden = preformatted = 0

    def add(text: str | None) -> None:
        if text and not hidden:
            pieces.append(text if preformatted else " ".join(f"|{text}|".split())[1:-1])

    def close() -> None:
        lines = (" ".join(line.split(" ")).strip(" \t\r") for line in "".join(pieces).split("\n"))
        block = "\n".join(lines).strip("\n")
        if block:
            found.append(block)
        pieces.clear()

    # A loop, not a recursion: elements may be nested deeper than Python's stack.
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            add(node.tail)
            continue
        hides = node.tag in _INVISIBLE
        breaks = node.tag in _BLOCKS
        if event == "start":
            if breaks:
                close()
            hidden += hides
            preformatted += node.tag == "pre"
            add(node.text)
            if node.tag == "br":
                pieces.append("\n")
        else:
            hidden -= hides
            if breaks:
                close()
            preformatted -= node.tag == "pre"
            if node is not element:
                add(node.tail)
    close()
    return found


def one_line(element: HtmlElement) -> str:
    """Return the visible text of an element as one line."""
    return " ".join(" ".join(paragraphs(element)).split())
