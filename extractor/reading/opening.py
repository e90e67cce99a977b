"""Opens a source, tells its kind and hands it to the reader of that kind."""

from __future__ import annotations

import io
import logging
import stat
from typing import BinaryIO

from extractor.errors import ReadError
from extractor.page import Page
from extractor.reading import archives, limits
from extractor.reading.kinds import Kind, damaged, kind_of
from extractor.reading.sources import Source

_NAMES: dict[Kind, str] = {
    "text": "a text file",
    "html": "a web page",
    "pdf": "a PDF",
    "docx": "a Word file",
    "image": "a picture",
    "zip": "a ZIP archive",
}
_TALKATIVE = ("pdfminer", "pdfplumber", "trafilatura", "htmldate", "PIL", "pypdfium2")


def read_source(source: Source) -> Page:
    """Read one file of any kind; `Page.source` is left empty.

    Raises:
        ReadError: it cannot be read; the message is the rest of a sentence that begins with its name.
    """
    _quieten()
    kind: Kind | None = None
    try:
        stream, size = _open(source)
        with stream:
            kind = kind_of(stream)
            if kind == "zip" and not source.members:
                _refuse_archive(source)
            page = _read(kind, stream, size)
            limits.check_text(page.text)
            return page
    except OSError as error:
        raise ReadError(f"cannot be opened: {(error.strerror or str(error)).lower()}") from error
    except (MemoryError, RecursionError) as error:
        raise ReadError("is built in a way that takes more memory than is safe") from error
    except ReadError:
        raise
    except Exception as error:
        # The parsers of six formats raise whatever comes up in a file that was damaged at random, from
        # TypeError to struct.error; one bad file must not end a batch.
        raise damaged(_NAMES[kind] if kind else "a file", error) from error


def _quieten() -> None:
    """Keep libraries from remarking on every oddity of a file; a level set by the user stays."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.CRITICAL)


def _open(source: Source) -> tuple[BinaryIO, int]:
    if source.members:
        return archives.open_member(source.path, source.members)
    status = source.path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ReadError("is a folder; give it to read(), not to read_file()")
    stream = source.path.open("rb")
    if stat.S_ISREG(status.st_mode):
        return stream, status.st_size
    # A pipe tells no size and cannot be read twice.
    with stream:
        data = stream.read(limits.TEXT_BYTES + 1)
    return io.BytesIO(data), len(data)


def _refuse_archive(source: Source) -> None:
    """Say what is wrong with an archive that was not taken apart."""
    if next(archives.members(source.path), None):
        raise ReadError("is an archive; give it to read(), not to read_file()")


def _read(kind: Kind, stream: BinaryIO, size: int) -> Page:
    # Each reader is imported when a file of its kind comes up: their libraries take seconds to load.
    if kind == "text":
        from extractor.reading.text import read_text

        return read_text(stream, size)
    if kind == "html":
        from extractor.reading.html import read_html

        return read_html(stream, size)
    if kind == "pdf":
        from extractor.reading.pdf import read_pdf

        return read_pdf(stream, size)
    if kind == "docx":
        from extractor.reading.docx import read_docx

        return read_docx(stream, size)
    if kind == "image":
        from extractor.reading.image import read_image

        return read_image(stream, size)
    raise ReadError(f"is an archive without files, or more than {limits.ZIP_DEPTH} archives deep")
