"""Keeps a PDF that is built to exhaust whoever opens it from doing so."""

from __future__ import annotations

import contextlib
import itertools
import zlib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest import mock

from extractor.errors import ReadError
from extractor.reading import limits

if TYPE_CHECKING:
    import pdfplumber.pdf

_CHUNK = 1 << 16


@contextlib.contextmanager
def bounded_unpacking() -> Iterator[None]:
    """Let pdfminer unpack no stream to more than 64 MiB while the context is open.

    pdfminer has no such limit of its own and looks up ``zlib`` in its module, so it is given another one.
    """
    with mock.patch("pdfminer.pdftypes.zlib", SimpleNamespace(decompress=unpack, error=zlib.error)):
        yield


def unpack(data: bytes) -> bytes:
    """Unpack a zlib stream; of a damaged one, what comes before the damage.

    Raises:
        ReadError: it unpacks to more than 64 MiB.
        zlib.error: it is damaged from the start.
    """
    unpacker = zlib.decompressobj()
    pieces: list[bytes] = []
    room = limits.PDF_STREAM_BYTES
    for at in range(0, len(data), _CHUNK):
        try:
            pieces.append(unpacker.decompress(data[at : at + _CHUNK], room + 1))
        except zlib.error:
            if not any(pieces):
                raise
            break
        room -= len(pieces[-1])
        if room < 0:
            raise ReadError(
                f"has a part that unpacks to more than {limits.PDF_STREAM_BYTES // limits.MIB} MiB, "
                "which no printed page does"
            )
    return b"".join(pieces)


def check_pages(pdf: pdfplumber.pdf.PDF) -> None:
    """Raise `ReadError` when a PDF has no pages, or more than 3,000, whatever number it states."""
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import resolve1

    tree = resolve1(pdf.doc.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    if not isinstance(count, int) or count <= limits.PDF_PAGES:
        count = sum(1 for _ in itertools.islice(PDFPage.create_pages(pdf.doc), limits.PDF_PAGES + 1))
    if count > limits.PDF_PAGES:
        raise ReadError(f"has more than {limits.PDF_PAGES:,} pages; split it")
    if not count:
        raise ReadError("is a PDF without pages, or cut short")
