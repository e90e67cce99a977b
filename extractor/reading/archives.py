"""Opens ZIP archives, and archives inside them, without trusting what they say of themselves."""

from __future__ import annotations

import functools
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.errors import ReadError
from extractor.reading import limits


def members(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the files of an archive, sorted, those of archives inside it too: ``("inner.zip", "a.txt")``.

    An archive inside that cannot be opened is yielded as a file, to be refused when it is read.

    Raises:
        ReadError: the archive is damaged or holds more than 100,000 files.
    """
    yield from _members(_open(path), ())


def open_member(path: Path, names: tuple[str, ...]) -> tuple[BinaryIO, int]:
    """Return one file of an archive as a seekable stream in memory, and its size.

    Raises:
        ReadError: it is encrypted, damaged, larger than 256 MiB, packed more than 200 times (a ZIP bomb),
            or more than three archives deep.
    """
    archive = _open(path)
    for name in names[:-1]:
        archive = zipfile.ZipFile(io.BytesIO(_unpack(archive, name)))
    data = _unpack(archive, names[-1])
    return io.BytesIO(data), len(data)


def _members(archive: zipfile.ZipFile, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > limits.ZIP_MEMBERS:
        raise ReadError(f"is an archive of {len(infos):,} files, more than {limits.ZIP_MEMBERS:,}; split it")
    for info in sorted(infos, key=lambda info: info.filename):
        names = (*above, info.filename)
        if info.filename.lower().endswith(".zip") and len(names) <= limits.ZIP_DEPTH:
            try:
                inner = zipfile.ZipFile(io.BytesIO(_unpack(archive, info.filename)))
                yield from list(_members(inner, names))
                continue
            except (ReadError, zipfile.BadZipFile):
                pass
        yield names


def _open(path: Path) -> zipfile.ZipFile:
    status = path.stat()
    return _open_cached(path, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=2)
def _open_cached(path: Path, _modified: int, _size: int) -> zipfile.ZipFile:
    # Reading the table of contents anew for each of 100,000 members would take days.
    return _named(path)


def _named(file: Path) -> zipfile.ZipFile:
    """Open an archive whose file names are UTF-8 or, as Windows writes them in China, GB18030."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return zipfile.ZipFile(file, metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
    return zipfile.ZipFile(file)


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise ReadError("is encrypted; unpack it with its password first")
    limits.check_size(info.file_size, limits.ZIP_BYTES, "a file")
    packed_tightly = info.file_size > limits.ZIP_RATIO * max(1, info.compress_size)
    if packed_tightly and info.file_size > limits.ZIP_RATIO_FROM_BYTES:
        raise ReadError(
            f"unpacks to {info.file_size // max(1, info.compress_size):,} times its size, as ZIP bombs do; "
            "unpack it yourself if you trust it"
        )
    try:
        # The declared size binds: zipfile hands out no byte beyond it.
        with archive.open(info) as stream:
            return stream.read()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise ReadError(f"cannot be unpacked: {error}") from error
