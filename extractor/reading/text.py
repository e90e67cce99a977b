"""Reads text in the encodings that Chinese archives hold."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from extractor.errors import ReadError
from extractor.page import Page
from extractor.reading import limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAUSIBLE = re.compile(r"[\t\n\r\f -~\u00b7\u2010-\u203b\u3000-\u301f\u4e00-\u9fff\uff01-\uffee]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_SAMPLE = 1 << 16


def read_text(stream: BinaryIO, size: int) -> Page:
    """Read a text file; ``Page.text`` is exactly what its bytes decode to, line ends untouched.

    At most 64 MiB are read, which take up to 256 MiB in memory.

    Raises:
        ReadError: it is larger, or no text.
    """
    limits.check_size(size, limits.TEXT_BYTES, "a text file")
    text, doubts = decode(stream.read(limits.TEXT_BYTES))
    if not text.strip():
        raise ReadError("holds nothing but white space")
    return Page(source="", text=text, kind="text", doubts=doubts)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` and what is doubtful in it.

    A byte order mark decides and is not part of the text. Then UTF-8, then UTF-16, then GB18030 or Big5,
    whichever reads as the commoner Chinese. ``encoding_guessed`` is among the doubts unless the encoding
    follows from the bytes; ``truncated`` where the file ends inside a character, ``encoding_damaged``
    where a few bytes of it are no characters (each such place is one U+FFFD).

    Raises:
        ReadError: ``data`` is no text in any of these encodings.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_whole(data[len(bom) :], encoding, ())
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError as error:
            if _is_damaged_utf8(data, error):
                return _decode_whole(data, "utf-8", ())
    for encoding in ("utf-16-le", "utf-16-be"):
        if _reads_as_text(data[:_SAMPLE], encoding):
            return _decode_whole(data, encoding, ("encoding_guessed",))
    if b"\0" in data:
        raise ReadError("is a binary file, not a document")
    return _decode_whole(data, _chinese_encoding(data), ("encoding_guessed",))


def _decode_whole(data: bytes, encoding: str, doubts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        at_end = error.start >= len(data) - 4
        doubts += ("truncated",) if at_end else ("encoding_damaged",)
        if text.count("\ufffd") > max(8, len(text) // 100):
            raise ReadError("is neither UTF-8, UTF-16, GB18030 nor Big5 text; save it as UTF-8") from error
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) // 50:
        raise ReadError("is a binary file, not a document")
    return text, doubts


def _is_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the bytes are UTF-8 but for a few, which no other encoding's bytes are by chance."""
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data" and error.start > 0:
        return True
    sample = data[:_SAMPLE].decode("utf-8", errors="replace")
    beyond_ascii = sum(character > "\x7f" for character in sample)
    return beyond_ascii > 0 and sample.count("\ufffd") <= beyond_ascii // 20


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    """Whether nearly every character of ``sample`` is one that Chinese pages are made of."""
    if len(sample) < 2:
        return False
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    return len(_PLAUSIBLE.findall(text)) >= 0.95 * len(text)


def _chinese_encoding(data: bytes) -> str:
    """Return the encoding that is the likelier: the one that reads as the commoner characters."""
    first = next((at for at, byte in enumerate(data) if byte > 0x7F), 0)
    sample = data[first : first + 2048]
    return max(("gb18030", "big5hkscs"), key=lambda encoding: _commonness(sample, encoding))


def _commonness(sample: bytes, encoding: str) -> float:
    """Return the share of characters beyond ASCII that are among the commonest of either script.

    The commonest are the first plane of the encodings themselves: 3,755 characters of GB 2312 and
    5,401 of Big5, in daily use. Bytes read in the wrong one of the two fall outside it.
    """
    text = sample.decode(encoding, errors="replace")
    beyond_ascii = [character for character in text if character > "\x7f"]
    return sum(map(_is_common, beyond_ascii)) / max(1, len(beyond_ascii))


def _is_common(character: str) -> bool:
    gb, big5 = character.encode("gb2312", errors="ignore"), character.encode("big5", errors="ignore")
    return (
        b"\xb0" <= gb[:1] <= b"\xd7"
        or b"\xa4" <= big5[:1] <= b"\xc6"
        or character in "，。、：；！？“”《》（）％「」"
    )
