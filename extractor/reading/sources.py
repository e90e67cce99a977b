"""Lists what there is to read: a file, the files of a folder, the members of a ZIP."""

from __future__ import annotations

import dataclasses
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import ReadError
from extractor.reading import archives
from extractor.reading.kinds import kind_of

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read, wherever it lies; it can be sent to another process.

    Attributes:
        path: the file on disk, the outermost archive if it lies in one.
        members: its name in the archive; one name more for each archive within an archive.
        relative: path from the folder or archive that was asked for, with ``/``.
        name: what `Page.source` will be: the file's name, or ``relative`` where two files share it.
    """

    path: Path
    members: tuple[str, ...] = ()
    relative: str = ""
    name: str = ""

    def __str__(self) -> str:
        return "/".join((str(self.path), *self.members))


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not read, and why: ``str()`` of it is a sentence.

    Attributes:
        path: the file, folder or archive member.
        reason: the rest of the sentence that begins with the path: ``is empty``.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path} {self.reason}."


def sources(path: Path, on_skip: Callable[[Skipped], None] | None = None) -> list[Source]:
    """List the files at ``path``, sorted by path; opens archives' tables of contents but reads no file.

    Files that file managers leave behind (hidden ones, ``Thumbs.db``, ``__MACOSX``) are not listed.

    Args:
        path: a file, a folder or a ZIP archive.
        on_skip: is told of folders that cannot be listed.
    """
    found = list(_walk(path, on_skip or (lambda _: None)))
    bare = Counter(_last(source) for source in found)
    return [
        dataclasses.replace(source, name=source.relative if bare[_last(source)] > 1 else _last(source))
        for source in found
    ]


def _last(source: Source) -> str:
    return source.relative.rpartition("/")[2]


def _walk(path: Path, on_skip: Callable[[Skipped], None]) -> Iterator[Source]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        on_skip(Skipped(str(path), _cannot(error)))
        return
    if not is_folder:
        yield from _expand(path, path.name)
        return
    seen: set[tuple[int, int]] = set()

    def on_error(error: OSError) -> None:
        on_skip(Skipped(str(error.filename), _cannot(error)))

    count = 0
    for folder, folders, files in os.walk(path, followlinks=True, onerror=on_error):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in seen:  # a link back to a folder above
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not is_system_file(name))
        for name in sorted(files):
            if not is_system_file(name):
                count += 1
                file = Path(folder) / name
                yield from _expand(file, file.relative_to(path).as_posix())
    if not count:
        on_skip(Skipped(str(path), "is a folder without files"))


def _expand(path: Path, relative: str) -> Iterator[Source]:
    """Yield the file itself, or the members of an archive. What is wrong with it shows when it is read."""
    alone = Source(path, (), relative)
    if not stat.S_ISREG(path.stat().st_mode):
        yield alone
        return
    try:
        with path.open("rb") as stream:
            if kind_of(stream) != "zip":
                yield alone
                return
        members = list(archives.members(path))
    except (OSError, ReadError):
        yield alone
        return
    for names in members:
        if not any(is_system_file(part) for part in "/".join(names).split("/")):
            yield Source(path, names, "/".join((relative, *names)))


def is_system_file(name: str) -> bool:
    """Whether a file is one that file managers and version control leave behind."""
    return (name.startswith(".") and name.strip(".") != "") or name.lower() in _SYSTEM_FILES


def _cannot(error: OSError) -> str:
    return f"cannot be opened: {(error.strerror or str(error)).lower()}"
