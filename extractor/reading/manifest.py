"""The manifest: a CSV file that states what the pages themselves do not print."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extractor.errors import ManifestError, ReadError
from extractor.page import Page
from extractor.reading.text import decode

_KNOWN = ("file", "published", "place", "title")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a manifest; None where a column is empty."""

    file: str
    published: str | None
    place: str | None
    title: str | None
    extra: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a CSV with the columns ``file,published,place,title`` states of each file.

    Attributes:
        path: the file it was loaded from.
        entries: its rows by the value of ``file``.
    """

    path: Path
    entries: dict[str, Entry]

    @classmethod
    def load(cls, path: Path) -> Manifest:
        """Load a manifest in any encoding that pages may have, with or without byte order mark.

        Raises:
            ManifestError: it cannot be read, has no column ``file``, names a file twice, or holds a date
                that is neither ``2024-10-31``, ``2021-11`` nor ``2021``.
        """
        try:
            text, _ = decode(path.read_bytes())
        except (OSError, ReadError) as error:
            raise ManifestError(f"The manifest {path} cannot be read: {_reason(error)}.") from error
        return cls.parse(text, path)

    @classmethod
    def parse(cls, text: str, path: Path) -> Manifest:
        """Read the decoded text of a manifest; see `load`."""
        rows = csv.DictReader(text.splitlines(), strict=True)
        columns = [name.strip().lower() for name in rows.fieldnames or ()]
        if "file" not in columns:
            raise ManifestError(
                f"The manifest {path} has no column 'file' (its columns: {', '.join(columns) or 'none'}); "
                "name one column 'file' and put the file names there."
            )
        rows.fieldnames = columns
        entries: dict[str, Entry] = {}
        try:
            for row in rows:
                entry = _entry(row, f"line {rows.line_num} of the manifest {path}")
                if entry.file in entries:
                    raise ManifestError(
                        f"The manifest {path} names {entry.file} twice; keep one of the rows."
                    )
                if entry.file:
                    entries[entry.file] = entry
        except csv.Error as error:
            raise ManifestError(f"Line {rows.line_num} of the manifest {path} is no CSV: {error}.") from error
        return cls(path, entries)

    def entry(self, name: str) -> Entry | None:
        """Return the row of a file: by its relative path, its name, or its name without ending."""
        path = PurePosixPath(name)
        for key in (name, path.name, path.stem):
            if key in self.entries:
                return self.entries[key]
        return None

    def missing(self, names: Iterable[str]) -> list[str]:
        """Return the files that the manifest names and that are not among ``names`` (relative paths)."""
        used = {id(entry) for name in names if (entry := self.entry(name))}
        return [file for file, entry in self.entries.items() if id(entry) not in used]

    def apply(self, page: Page, name: str) -> Page:
        """Return the page with what the manifest states of the file ``name``; a stated value wins."""
        entry = self.entry(name)
        if entry is None:
            return page
        return dataclasses.replace(
            page,
            published=entry.published or page.published,
            place=entry.place or page.place,
            title=entry.title or page.title,
            extra={**page.extra, **entry.extra},
        )


def check_date(value: str) -> str:
    """Return an ISO day, month or year as it is, with leading zeros: ``2024-10-31``, ``2021-11``, ``2021``.

    Raises:
        ValueError: it is none of these, or no day of the calendar.
    """
    parts = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", value.strip())
    if parts is None:
        raise ValueError(value)
    year, month, day = parts.groups()
    date = datetime.date(int(year), int(month or 1), int(day or 1))
    return date.isoformat()[: 10 if day else 7 if month else 4]


def _entry(row: dict[str | None, str | list[str] | None], where: str) -> Entry:
    if None in row:
        raise ManifestError(f"{where[0].upper()}{where[1:]} has more values than there are columns.")
    values = {key: value.strip() for key, value in row.items() if key and isinstance(value, str)}
    published = values.get("published") or None
    if published:
        try:
            published = check_date(published)
        except ValueError:
            raise ManifestError(
                f"'{published}' in {where} is no date; write it as 2024-10-31 or 2024-10."
            ) from None
    file = values["file"].replace("\\", "/").removeprefix("./")
    if not file and any(values.values()):
        raise ManifestError(f"{where[0].upper()}{where[1:]} names no file.")
    extra = {key: value for key, value in values.items() if key not in _KNOWN and value}
    return Entry(file, published, values.get("place") or None, values.get("title") or None, extra)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else f"it {error}"
