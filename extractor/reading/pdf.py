"""Reads PDF files, by columns where they have a text layer and through character recognition where not."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import ReadError
from extractor.page import Glyphs, Page
from extractor.reading import limits
from extractor.reading.columns import Rule, in_reading_order
from extractor.reading.layout import Run, Sheet, write

if TYPE_CHECKING:
    import pdfplumber.page

_WORD_GAP = 0.6
"""In sizes of type: characters further apart than this do not belong to one stretch of a line."""


def read_pdf(stream: BinaryIO, size: int) -> Page:
    """Read a PDF; its pages are parted by form feeds, and every run of glyphs has its box in points.

    Bounds: 256 MiB, 3,000 pages, 200,000 characters a page and 8,000,000 in all; one page is held in
    memory at a time.

    Raises:
        ReadError: it is beyond the bounds, encrypted, damaged, or a scan and the extra ``ocr`` is missing.
    """
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    limits.check_size(size, limits.PDF_BYTES, "a PDF")
    try:
        with pdfplumber.open(stream) as pdf:
            return _read_pages(pdf)
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if "Password" in type(cause).__name__ or "Encryption" in type(cause).__name__:
            raise ReadError("is encrypted; save it without a password first") from error
        raise ReadError(f"is a PDF that is damaged or cut short ({cause or type(cause).__name__})") from error


def _read_pages(pdf: Any) -> Page:
    text = ""
    pieces: list[str] = []
    glyphs: list[Glyphs] = []
    at = 0
    for page in pdf.pages:
        sheet = Sheet(page.page_number, float(page.width), float(page.height))
        runs = _runs(page)
        rules = _rules(page)
        page.close()
        text, found = write(in_reading_order(runs, rules), sheet, at)
        pieces.append(text)
        glyphs += found
        at += len(text) + 1
    return Page("", "\f".join(pieces), "pdf", glyphs=tuple(glyphs))


def _runs(page: pdfplumber.page.Page) -> list[Run]:
    words = page.extract_words(
        x_tolerance_ratio=_WORD_GAP, keep_blank_chars=True, return_chars=True, expand_ligatures=False
    )
    return [_run(word) for word in words]


def _run(word: dict[str, Any]) -> Run:
    edges: list[float] = []
    for character in word["chars"]:
        width = (character["x1"] - character["x0"]) / max(1, len(character["text"]))
        edges += (character["x0"] + n * width for n in range(len(character["text"])))
    edges.append(word["x1"])
    return Run(word["text"], tuple(edges), word["top"], word["bottom"])


def _rules(page: pdfplumber.page.Page) -> list[Rule]:
    """Return the lines and thin bars drawn across the page."""
    drawn = itertools.chain(page.lines, page.rects)
    return [
        Rule(item["x0"], item["x1"], (item["top"] + item["bottom"]) / 2)
        for item in drawn
        if item["height"] <= 3 and item["width"] > 10 * max(1, item["height"])
    ]
