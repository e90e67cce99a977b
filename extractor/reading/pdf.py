"""Reads pdf files."""

from __future__ import annotations

from typing import BinaryIO

from extractor.errors import ReadError
from extractor.page import Page


def read_pdf(stream: BinaryIO, size: int) -> Page:
    """Not there yet."""
    raise ReadError("cannot be read yet")
