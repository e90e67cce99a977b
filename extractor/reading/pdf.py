"""Reads PDF files, by columns where they have a text layer and through character recognition where not."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from extractor.errors import ReadError
from extractor.lookalikes import RADICALS
from extractor.page import Page
from extractor.reading import limits
from extractor.reading.columns import Rule, in_reading_order
from extractor.reading.image import check_pixels
from extractor.reading.kinds import damaged
from extractor.reading.layout import Run, Sheet, Writer
from extractor.reading.pdf_bounds import bounded_unpacking, check_pages
from extractor.reading.pdf_tables import take_tables

if TYPE_CHECKING:
    import pdfplumber.page

_WORD_GAP = 0.6
"""In sizes of type: characters further apart than this do not belong to one stretch of a line."""
_SCAN_DPI = 200
_SCAN_LONG_SIDE = 5_000
_LEAST_CHARACTERS = 10
"""A page with fewer (a stamp, a page number) and a picture on it is a scan."""

_GLYPHS = RADICALS | {0x2E3A: "——", 0x2E3B: "———"}
"""Programs that write PDF name a glyph after any character that it is drawn for, 长 after its radical."""


def read_pdf(stream: BinaryIO, size: int) -> Page:
    """Read a PDF; its pages are parted by form feeds, and every run of glyphs has its box in points.

    Pages without a text layer are recognized from their picture (doubt ``ocr``); without the extra ``ocr``
    they stay empty if other pages have text (doubt ``pages_unread``).

    Bounds: 256 MiB, 3,000 pages, 64 MiB a stream unpacked, 200,000 characters a page and 8,000,000 in all;
    one page is held in memory at a time.

    Raises:
        ReadError: it is beyond the bounds, encrypted, damaged, without text, or a scan and the extra
            ``ocr`` is missing.
    """
    from pdfplumber.utils.exceptions import PdfminerException

    limits.check_size(size, limits.PDF_BYTES, "a PDF")
    try:
        with bounded_unpacking():
            return _join(_sheets(stream))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, ReadError):
            raise cause from error
        if "Password" in type(cause).__name__ or "Encryption" in type(cause).__name__:
            raise ReadError("is encrypted; save it without a password first") from error
        raise damaged("a PDF", cause if isinstance(cause, Exception) else error) from error


def _sheets(stream: BinaryIO) -> Iterator[pdfplumber.page.Page]:
    """Yield the pages, each to be forgotten when the next is asked for."""
    import pdfplumber

    pdf = pdfplumber.open(cast(Any, stream))
    check_pages(pdf)
    for page in pdf.pages:
        yield page
        page.close()


def _join(pages: Iterable[pdfplumber.page.Page]) -> Page:
    writer = Writer()
    doubts: dict[str, None] = {}
    refusal: ReadError | None = None
    for page in pages:
        sheet = Sheet(page.page_number, float(page.width), float(page.height))
        runs, rules = take_tables(page, _runs(page)), _rules(page)
        if _is_scan(page):
            try:
                runs, rules = _recognized(page), []
                doubts["ocr"] = None
            except ReadError as error:
                refusal = error
                doubts["pages_unread"] = None
        writer.write(in_reading_order(runs, rules), sheet)
        if len(writer) > limits.PDF_CHARACTERS:
            raise ReadError(f"holds more than {limits.PDF_CHARACTERS:,} characters; split it")
    text = writer.text
    if not text.strip():
        raise refusal or ReadError("is a PDF without text")
    return Page(
        "", text, "pdf", tables=tuple(writer.tables), glyphs=tuple(writer.glyphs), doubts=tuple(doubts)
    )


def _is_scan(page: pdfplumber.page.Page) -> bool:
    """Whether a page has no usable text layer but something that may be the picture of one."""
    unknown = sum(character["text"].startswith("(cid:") for character in page.chars)
    known = sum(bool(character["text"].strip()) for character in page.chars) - unknown
    return known < max(_LEAST_CHARACTERS, unknown) and bool(page.images or unknown)


def _recognized(page: pdfplumber.page.Page) -> list[Run]:
    """Return the runs that are recognized in the picture of a page, in points."""
    import pypdfium2

    from extractor.reading.ocr import recognize

    for image in page.images:
        check_pixels(*(int(side) for side in image["srcsize"]))
    scale = min(_SCAN_DPI / 72, _SCAN_LONG_SIDE / max(page.width, page.height, 1))
    page.pdf.stream.seek(0)
    with pypdfium2.PdfDocument(page.pdf.stream) as document:
        runs = recognize(document[page.page_number - 1].render(scale=scale).to_pil())
    return [
        Run(run.text, tuple(edge / scale for edge in run.edges), run.top / scale, run.bottom / scale)
        for run in runs
    ]


def _runs(page: pdfplumber.page.Page) -> list[Run]:
    if len(page.chars) > limits.PDF_PAGE_CHARACTERS:
        raise ReadError(
            f"holds more than {limits.PDF_PAGE_CHARACTERS:,} characters on page {page.page_number}, "
            "which no printed page does"
        )
    words = page.extract_words(
        x_tolerance_ratio=_WORD_GAP, keep_blank_chars=True, return_chars=True, expand_ligatures=False
    )
    return [_run(word) for word in words]


def _run(word: dict[str, Any]) -> Run:
    edges: list[float] = []
    text = ""
    for character in word["chars"]:
        printed = character["text"].translate(_GLYPHS)
        width = (character["x1"] - character["x0"]) / max(1, len(printed))
        edges += (character["x0"] + n * width for n in range(len(printed)))
        text += printed
    edges.append(word["x1"])
    return Run(text, tuple(edges), word["top"], word["bottom"])


def _rules(page: pdfplumber.page.Page) -> list[Rule]:
    """Return the lines and thin bars drawn across the page."""
    drawn = itertools.chain(page.lines, page.rects)
    return [
        Rule(item["x0"], item["x1"], (item["top"] + item["bottom"]) / 2)
        for item in drawn
        if item["height"] <= 3 and item["width"] > 10 * max(1, item["height"])
    ]
