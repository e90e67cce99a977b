"""Tells what kind of file one has before one, by its first bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO, Literal

from extractor.errors import ReadError

Kind = Literal["text", "html", "pdf", "docx", "image", "zip"]

HEAD_BYTES = 4096

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|article|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"""^\s*(?:\[\s*)?\{\s*"[^"]*"\s*:""")
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word, Excel or WPS file; save it as .docx, PDF or text"),
    (b"{\\rtf", "is an RTF file; save it as .docx, PDF or text"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it or pack it as ZIP"),
    (b"Rar!\x1a\x07", "is a RAR archive; unpack it or pack it as ZIP"),
    (b"\x1f\x8b", "is a gzip archive; unpack it or pack it as ZIP"),
    (b"BZh", "is a bzip2 archive; unpack it or pack it as ZIP"),
    (b"\xfd7zXZ\0", "is an xz archive; unpack it or pack it as ZIP"),
    (b"AT&TFORM", "is a DjVu file; save it as PDF"),
    (b"\x7fELF", "is a program, not a document"),
    (b"MZ\x90", "is a program, not a document"),
    (b"SQLite format 3\0", "is a database, not a document"),
)


def kind_of(stream: BinaryIO) -> Kind:
    """Return the kind of a seekable stream, which is left at its start.

    Raises:
        ReadError: it is empty, or of a kind that is known but not read.
    """
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    if not head:
        raise ReadError("is empty")
    for magic, sentence in _REFUSED:
        if head.startswith(magic):
            raise ReadError(sentence)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(stream)
    # The PDF standard lets other bytes stand before the header.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    if _JSON.match(head):
        raise ReadError("holds JSON data, not a page; give the texts themselves")
    return "html" if looks_like_html(head) else "text"


def damaged(what: str, error: BaseException) -> ReadError:
    """Return the error that says that a parser could not make sense of a file, in one short sentence."""
    said = " ".join(str(error).split())[:80] or type(error).__name__
    return ReadError(f"is {what} that is damaged or cut short ({said})")


def looks_like_html(head: bytes) -> bool:
    """Whether a file that starts with ``head`` is a web page, in whatever encoding."""
    narrow = (
        head.removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
        .replace(b"\0", b"")
    )
    return _HTML.match(narrow) is not None


def _kind_of_zip(stream: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged("a ZIP archive or Word file", error) from error
    finally:
        stream.seek(0)
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names:
        raise ReadError("is a spreadsheet or presentation; save it as .docx, PDF, HTML or text")
    if "mimetype" in names and "content.xml" in names:
        raise ReadError("is an OpenDocument file; save it as .docx, PDF or text")
    return "zip"
