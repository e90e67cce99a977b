"""How much of a file is ever held in memory: every bound of the readers, in one place.

A file beyond a bound is refused with a sentence before it is read whole, so that one hostile file costs
a batch nothing but that file. Peak memory of one `read_file` call stays below 1 GiB for every kind.
"""

from __future__ import annotations

import re

from extractor.errors import ReadError

MIB = 1 << 20

TEXT_BYTES = 64 * MIB
HTML_BYTES = 16 * MIB
HTML_TAGS = 500_000
HTML_ATTRIBUTES = 1_000
DOCX_BYTES = 64 * MIB
DOCX_UNPACKED_BYTES = 256 * MIB
DOCX_BODY_BYTES = 24 * MIB
PDF_BYTES = 256 * MIB
PDF_PAGES = 3_000
PDF_STREAM_BYTES = 64 * MIB
PDF_PAGE_CHARACTERS = 200_000
PDF_CHARACTERS = 8_000_000
IMAGE_BYTES = 128 * MIB
IMAGE_PIXELS = 90_000_000
IMAGE_FRAMES = 200
ZIP_BYTES = 256 * MIB
"""Of an archive inside an archive, which is held in memory; one on disk may have any size."""
ZIP_MEMBERS = 100_000
ZIP_RATIO = 200
ZIP_RATIO_FROM_BYTES = 16 * MIB
"""Below this, a member may be packed as tightly as it likes: it does no harm."""
ZIP_DEPTH = 3


DIGITS = 1_000
"""A number of more digits is no figure, and is what programs that search for numbers spend hours on."""

_DIGITS = re.compile(r"\d++")


def check_text(text: str) -> None:
    """Raise `ReadError` when a text holds a run of digits that no document does."""
    longest = max((len(match[0]) for match in _DIGITS.finditer(text)), default=0)
    if longest > DIGITS:
        raise ReadError(f"holds a number of {longest:,} digits, as no document does")


def check_size(size: int, limit: int, what: str) -> None:
    """Raise `ReadError` when ``size`` bytes are more than ``limit``."""
    if size > limit:
        raise ReadError(f"is {what} of more than {limit // MIB} MiB; split it into smaller files")
