"""Reads Word files: paragraphs and tables in the order in which they stand."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import ReadError
from extractor.page import Page
from extractor.reading import limits
from extractor.reading.grids import Grid, GridCell, holds_figures, render
from extractor.reading.kinds import damaged

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable


def read_docx(stream: BinaryIO, size: int) -> Page:
    """Read a .docx file; paragraphs are parted by blank lines, a row of a table is a line with tabs.

    Bounds: 64 MiB, 256 MiB unpacked, 24 MiB of body text with its markup.

    Raises:
        ReadError: it is beyond the bounds, damaged, or holds no text.
    """
    import docx
    from lxml.etree import LxmlError

    limits.check_size(size, limits.DOCX_BYTES, "a Word file")
    _check_unpacked(stream)
    try:
        document = docx.Document(stream)
        blocks = list(_blocks(document.element.body, document))
        title = document.core_properties.title.strip()
    except (KeyError, ValueError, LxmlError, zipfile.BadZipFile) as error:
        raise damaged("a Word file", error) from error
    text, tables = render(blocks)
    if not text:
        raise ReadError("is a Word file without text (its pages may be pictures; save it as PDF)")
    return Page("", text, "docx", title=title or None, tables=tables)


def _check_unpacked(stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
    if any(info.flag_bits & 1 for info in infos):
        raise ReadError("is encrypted; save it without a password first")
    limits.check_size(sum(info.file_size for info in infos), limits.DOCX_UNPACKED_BYTES, "a Word file")
    markup = sum(info.file_size for info in infos if info.filename.endswith((".xml", ".rels")))
    limits.check_size(markup, limits.DOCX_BODY_BYTES, "a Word file with text")
    stream.seek(0)


def _blocks(container: Any, document: Document) -> Iterator[str | Grid]:
    """Yield paragraphs and tables of figures; the rest of the tables, frames and text boxes as paragraphs.

    python-docx's own walk leaves out content controls, text boxes and insertions under review.
    """
    from docx.oxml.ns import qn

    for child in container:
        if child.tag == qn("w:p"):
            text = _text(child)
            if text.strip():
                yield text
            # Word writes a text box twice, the second time as a fallback for older programs.
            for box in child.xpath('.//w:txbxContent[not(ancestor::*[local-name()="Fallback"])]'):
                if next(box.iterancestors(qn("w:p"))) is child:
                    yield from _blocks(box, document)
        elif child.tag == qn("w:tbl"):
            yield from _table(child, document)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _blocks(child, document)


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph without its text boxes and without what was deleted under review."""
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    pieces = []
    for piece in paragraph.iter(qn("w:t"), *signs):
        within = next(piece.iterancestors(qn("w:p"), qn("w:del"), qn("w:tabs"), qn("w:moveFrom")))
        if within is paragraph:
            pieces.append(signs.get(piece.tag) or piece.text or "")
    return "".join(pieces)


def _table(element: Any, document: Document) -> Iterator[str | Grid]:
    from docx.table import Table as WordTable

    grid = _grid(WordTable(element, document))
    nested = element.xpath("./w:tr/w:tc//w:tbl")
    if not nested and holds_figures([cell.text for cell in grid.cells]):
        yield grid
    else:
        for cell in element.xpath("./w:tr/w:tc"):
            yield from _blocks(cell, document)


def _grid(table: WordTable) -> Grid:
    """Return the cells of a table; those merged over rows or columns once, with their spans."""
    cells: dict[object, GridCell] = {}
    for number, row in enumerate(table.rows):
        header = bool(row._tr.xpath("./w:trPr/w:tblHeader"))
        for column, cell in enumerate(row.cells, row.grid_cols_before):
            known = cells.get(cell._tc)
            if known is None:
                text = " ".join(" ".join(map(_text, cell._tc.xpath("./w:p"))).split())
                cells[cell._tc] = GridCell(text, number, column, 1, 1, header)
            else:
                cells[cell._tc] = dataclasses.replace(
                    known, rows=number - known.row + 1, columns=column - known.column + 1
                )
    return Grid("", tuple(cells.values()))
