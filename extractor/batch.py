"""Runs a task over many files on all cores: in order, in bounded memory, one bad file harming no other."""

from __future__ import annotations

import functools
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from extractor.page import Page
from extractor.reading import Manifest, Skipped, Source, read_file, sources
from extractor.workers import Processes, Workers, attempt, cores, spread

J = TypeVar("J")
T = TypeVar("T")

WORTH_A_POOL: Final = 8
"""So many files must be left for worker processes to be started unasked."""

_PATIENCE = 10.0  # seconds of work left; a worker takes two or three to start

_DATA = frozenset({".json", ".jsonl"})

OnSkip = Callable[[Skipped], None]
OnNote = Callable[[str], None]

_log = logging.getLogger(__name__)


def log_skipped(skipped: Skipped) -> None:
    """Report a file that was not read as a warning."""
    _log.warning("%s", skipped)


@dataclass(frozen=True, slots=True)
class Input:
    """One file to be read, with what is stated of it; it can be sent to another process.

    Attributes:
        source: the file.
        manifest: the manifest cut down to this file's row, or None.
        published, place: what is stated of files whose manifest row says nothing.
    """

    source: Source
    manifest: Manifest | None = None
    published: str | None = None
    place: str | None = None

    def __str__(self) -> str:
        return str(self.source)

    def read(self) -> Page:
        """Read the file.

        Raises:
            ReadError: it cannot be read; the message is the rest of a sentence that begins with its name.
        """
        page = read_file(self.source, manifest=self.manifest)
        return replace(page, published=page.published or self.published, place=page.place or self.place)


def inputs(
    paths: Sequence[Path],
    *,
    published: str | None = None,
    place: str | None = None,
    manifest: Manifest | None = None,
    on_skip: OnSkip = log_skipped,
    on_note: OnNote = lambda _: None,
) -> list[Input]:
    """List the files of several files, folders and archives, each once.

    Args:
        paths: what to read.
        published: publication date of pages that state none, ISO.
        place: area of pages that state none.
        manifest: what is known of each file; without one, the ``manifest.csv`` of each folder.
        on_skip: is told of what cannot be listed, and of rows of the manifest that name no file.
        on_note: is told in a sentence of data files in a folder (observations, labels), which are no pages.

    Raises:
        ManifestError: the ``manifest.csv`` of a folder is not a manifest.
    """
    listed: dict[str, Input] = {}
    given = manifest
    used: list[tuple[Manifest, list[Source]]] = []
    for path in paths:
        own = path / "manifest.csv"
        manifest = given or (Manifest.load(own) if own.is_file() else None)
        found = sources(path, on_skip)
        if path.is_dir():
            found = _without_data(path, found, on_note)
        if manifest is not None:
            itself = manifest.path.resolve()
            found = [s for s in found if s.members or s.path.resolve() != itself]
            used.append((manifest, found))
        for source in found:
            row = _own_row(manifest, source)
            listed.setdefault(str(source), Input(source, row, published, place))
    # A manifest given for several folders names the files of all of them.
    for one in dict.fromkeys(id(manifest) for manifest, _ in used):
        together = [(m, found) for m, found in used if id(m) == one]
        names = [source.relative for _, found in together for source in found]
        for file in together[0][0].missing(names):
            on_skip(Skipped(file, f"is named in the manifest {together[0][0].path} but is not there"))
    return _distinct(list(listed.values()))


def _without_data(folder: Path, found: list[Source], on_note: OnNote) -> list[Source]:
    pages = [source for source in found if Path(source.relative).suffix.lower() not in _DATA]
    data = len(found) - len(pages)
    if data:
        told = (
            "1 JSON file beside its pages, which is"
            if data == 1
            else f"{data} JSON files beside its pages, which are"
        )
        on_note(f"{folder} holds {told} left out.")
    return pages


def _own_row(manifest: Manifest | None, source: Source) -> Manifest | None:
    entry = manifest.entry(source.relative) if manifest is not None else None
    if manifest is None or entry is None:
        return None
    return Manifest(manifest.path, {source.relative: entry})


def _distinct(found: list[Input]) -> list[Input]:
    """Name files of several folders by their whole path where their names would be the same."""
    count = Counter(item.source.name for item in found)
    return [
        _named(item, str(item.source) if count[item.source.name] > 1 else item.source.name) for item in found
    ]


def _named(item: Input, name: str) -> Input:
    return replace(item, source=replace(item.source, name=readable(name)))


def readable(name: str) -> str:
    """Return a file name as text that can be printed and stored.

    Names made on a Chinese Windows may reach us as bytes of GB18030, undecoded: B5 C2 → 德.
    """
    content = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "backslashreplace")


def run(
    task: Callable[[J], T], items: Sequence[J], *, jobs: int | None = None, cluster: Workers | None = None
) -> Iterator[tuple[J, T | Skipped]]:
    """Yield each item with the result of the task, in the order of the items whatever ``jobs`` is.

    An item on which the task fails, or whose process dies, yields `Skipped` with the reason.

    Args:
        task: a function of a module; its results must be fit for sending between processes.
        items: what to run it on: files, or chunks of them.
        jobs: number of processes, with 1 this one. By default this one begins, and where it would need
            long for the rest, all cores go on: starting workers takes seconds too.
        cluster: workers to use instead.
    """
    if cluster is not None:
        yield from spread(task, items, lambda: cluster)
        return
    spent = 0.0
    for done, item in enumerate(items):
        if jobs is None and done and len(items) - done >= WORTH_A_POOL:
            jobs = cores() if spent / done * (len(items) - done) > _PATIENCE else None
        if jobs is not None and jobs > 1:
            yield from spread(task, items[done:], functools.partial(Processes, jobs))
            return
        begun = time.monotonic()
        result = attempt(task, item)
        spent += time.monotonic() - begun
        yield item, result


__all__ = ["WORTH_A_POOL", "Input", "OnNote", "OnSkip", "inputs", "log_skipped", "readable", "run"]
