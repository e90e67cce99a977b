"""Reads what analysts keep: text, web pages, PDF, Word files, scans, and folders and archives of these.

    for page in read(Path("archive.zip"), on_skip=print):
        ...

In `Page.text` a line is a line of the file, a blank line parts paragraphs and blocks, and a form feed
parts the pages of a PDF. A text file's `Page.text` is exactly its decoded text.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from extractor.errors import ManifestError, ReadError
from extractor.page import Page
from extractor.reading.boxes import box_of
from extractor.reading.manifest import Manifest, check_date
from extractor.reading.opening import read_source
from extractor.reading.sources import Skipped, Source, sources

_log = logging.getLogger(__name__)


def read(
    path: Path,
    *,
    published: str | None = None,
    place: str | None = None,
    manifest: Manifest | None = None,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Page]:
    """Read a file, a folder (with its subfolders, sorted) or a ZIP of files, one `Page` a file.

    Lazy: one file is held in memory at a time, and no file takes more than 1 GiB, whatever it claims to
    be (the bounds are in `extractor.reading.limits`). What cannot be read is reported and the rest goes on.

    Args:
        path: what to read.
        published: publication date of pages for which neither manifest nor file states one, ISO.
        place: area of pages for which the manifest states none.
        manifest: what is known of each file. Without one, a ``manifest.csv`` directly in the folder
            is used. The manifest itself is not read as a page.
        on_skip: is told of each file that was not read, in one sentence, and of each row of the manifest
            that names no file; by default these are logged as warnings.

    Raises:
        ManifestError: the ``manifest.csv`` of the folder is not a manifest.
        ReadError: ``published`` is no date.
    """
    report = on_skip or _warn
    if published is not None:
        try:
            published = check_date(published)
        except ValueError:
            raise ReadError(f"'{published}' is no date; write it as 2024-10-31 or 2024-10.") from None
    if manifest is None and (path / "manifest.csv").is_file():
        manifest = Manifest.load(path / "manifest.csv")
    found = sources(path, report)
    if manifest is not None:
        itself = manifest.path.resolve()
        found = [source for source in found if source.members or source.path.resolve() != itself]
        for file in manifest.missing(source.relative for source in found):
            report(Skipped(file, f"is named in the manifest {manifest.path} but is not there"))
    for source in found:
        try:
            page = read_file(source, manifest=manifest)
        except ReadError as error:
            report(Skipped(str(source), str(error)))
            continue
        yield dataclasses.replace(page, published=page.published or published, place=page.place or place)


def read_file(file: Path | Source, *, manifest: Manifest | None = None) -> Page:
    """Read one file; `Source` objects come from `sources` and may be sent to other processes.

    Raises:
        ReadError: it cannot be read; the message is the rest of a sentence that begins with its name.
    """
    source = file if isinstance(file, Source) else Source(file, (), file.name, file.name)
    page = dataclasses.replace(read_source(source), source=source.name)
    return manifest.apply(page, source.relative) if manifest is not None else page


def _warn(skipped: Skipped) -> None:
    _log.warning("%s", skipped)


__all__ = [
    "Manifest",
    "ManifestError",
    "Page",
    "ReadError",
    "Skipped",
    "Source",
    "box_of",
    "read",
    "read_file",
    "sources",
]
