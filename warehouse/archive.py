"""From files to a folder of Parquet parts, on all cores or many machines, again and again for what is new."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.batch import Input, OnSkip, log_skipped, run
from extractor.reading import Skipped
from extractor.version import extractor_version
from extractor.workers import Workers, attempt
from warehouse import part_files
from warehouse.files import extract_source, fingerprint, source_key
from warehouse.parts import Loaded

_FEWEST_FILES, _MOST_FILES = 8, 200
_PARTS: Final = 64
_BYTES: Final = 4 << 20
"""A chunk has so many files, and so much text if their size is known, that losing one costs little and
reading it takes little memory; a small archive is cut into enough chunks for all workers."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some files that one worker reads and writes as one part."""

    files: tuple[Input, ...]

    def __str__(self) -> str:
        more = len(self.files) - 1
        return f"{self.files[0]}{f' and {more} files after it' if more else ''}"

    @property
    def name(self) -> str:
        """The name of its part, the same whenever the same files are read."""
        return hashlib.sha256("\n".join(map(source_key, self.files)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Written:
    """What a run wrote: files and their observations; and how many files were there already."""

    files: int = 0
    observations: int = 0
    unchanged: int = 0


def extract_files(
    folder: Path,
    files: Sequence[Input],
    *,
    jobs: int | None = None,
    cluster: Workers | None = None,
    on_skip: OnSkip = log_skipped,
    on_done: Callable[[int], None] = lambda _: None,
) -> Written:
    """Extract files into parts in a folder; those that are there as they are now are not read again.

    One run at a time writes into a folder.

    Args:
        folder: where to write, made if it is missing; see :mod:`warehouse.part_files`.
        files: what :func:`extractor.batch.inputs` lists.
        jobs: number of processes; see :func:`extractor.batch.run`.
        cluster: workers to use instead, which must find the files and the folder under the same paths.
        on_skip: is told of each file that cannot be read.
        on_done: is told of how many files more are dealt with.

    Raises:
        WarehouseError: a part in the folder is damaged.
    """
    folder = folder.resolve()
    part_files.sweep(folder)
    version = extractor_version()
    done = part_files.finished(folder)
    known = [item for item in files if source_key(item) in done]
    current = {source_key(item) for item in known if done[source_key(item)] == (fingerprint(item), version)}
    part_files.forget(folder, {source_key(item) for item in known} - current)
    on_done(len(current))
    left = [item for item in files if source_key(item) not in current]
    written = observations = 0
    task = functools.partial(extract_chunk, folder=folder, version=version)
    try:
        for chunk, result in _run(task, folder, chunks(left), jobs, cluster):
            on_done(len(chunk.files))
            found, skipped = (0, [result]) if isinstance(result, Skipped) else result
            for each in skipped:
                on_skip(each)
            written += len(chunk.files) - len(skipped)
            observations += found
    finally:
        part_files.sweep(folder)
    return Written(written, observations, len(current))


def extract_chunk(chunk: Chunk, *, folder: Path, version: str) -> tuple[int, list[Skipped]]:
    """Read, extract and write some files; runs in worker processes.

    Returns:
        How many observations they hold, and what could not be read.
    """
    loaded: list[Loaded] = []
    skipped: list[Skipped] = []
    for item in chunk.files:
        result = attempt(functools.partial(extract_source, version=version), item)
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            loaded.append(result)
    part_files.write_part(folder, chunk.name, loaded)
    return sum(len(found) for _, _, found in loaded), skipped


def chunks(files: Sequence[Input]) -> list[Chunk]:
    """Cut files into chunks, the same whatever the number of workers."""
    most = max(_FEWEST_FILES, min(_MOST_FILES, len(files) // _PARTS))
    found: list[Chunk] = []
    together: list[Input] = []
    size = 0
    for item in files:
        own = _size(item)
        if together and (len(together) == most or size + own > _BYTES):
            found.append(Chunk(tuple(together)))
            together, size = [], 0
        together.append(item)
        size += own
    return [*found, Chunk(tuple(together))] if together else found


def _run(
    task: Callable[[Chunk], tuple[int, list[Skipped]]],
    folder: Path,
    given: Sequence[Chunk],
    jobs: int | None,
    cluster: Workers | None,
) -> Iterator[tuple[Chunk, tuple[int, list[Skipped]] | Skipped]]:
    """Run the task; files of a chunk whose worker was ended are read one by one, to find the one to blame."""
    lost: list[Chunk] = []
    for chunk, result in run(task, given, jobs=jobs, cluster=cluster):
        if isinstance(result, Skipped) and len(chunk.files) > 1:
            lost.append(chunk)
        else:
            yield chunk, result
    if lost:
        done = part_files.finished(folder)
        files = [item for chunk in lost for item in chunk.files]
        yield from ((Chunk((item,)), (0, [])) for item in files if source_key(item) in done)
        singles = [Chunk((item,)) for item in files if source_key(item) not in done]
        yield from run(task, singles, jobs=jobs, cluster=cluster)


def _size(item: Input) -> int:
    try:
        return 0 if item.source.members else item.source.path.stat().st_size
    except OSError:
        return 0


__all__ = ["Chunk", "Written", "chunks", "extract_chunk", "extract_files"]
