"""From files to a warehouse: what is new or changed is extracted, on all cores, and loaded as it comes."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from extractor.articles import split
from extractor.batch import Input, OnSkip, inputs, log_skipped, readable, run
from extractor.errors import ReadError
from extractor.extract import observations
from extractor.reading import Manifest, Skipped
from extractor.reading.archives import open_member
from extractor.version import extractor_version
from warehouse.connection import OnWait
from warehouse.parts import Loaded
from warehouse.records import ArticleRecord, LoadReport, SourceRecord, content_hash
from warehouse.warehouse import Warehouse

# Whatever comes first ends a batch: an interrupted load loses little, and other processes get their turn.
_SOURCES_A_BATCH = 500
_SECONDS_A_BATCH = 5.0


def load_paths(
    warehouse: str | Path, *paths: str | Path, manifest: str | Path | None = None, jobs: int | None = None
) -> LoadReport:
    """Load files, folders and archives into a warehouse; what cannot be read is logged and left out.

    Args:
        warehouse: file of the warehouse, made if it is missing.
        paths: what to load.
        manifest: CSV stating date and place of the files; by default the ``manifest.csv`` of a folder.
        jobs: number of processes; see :func:`extractor.batch.run`.

    Raises:
        WarehouseError: the warehouse cannot be used.
        ManifestError: the manifest is none.
    """
    given = Manifest.load(Path(manifest)) if manifest else None
    return load_files(Path(warehouse), inputs([Path(path) for path in paths], manifest=given), jobs=jobs)


def load_files(
    warehouse: Path,
    files: Sequence[Input],
    *,
    jobs: int | None = None,
    on_skip: OnSkip = log_skipped,
    on_done: Callable[[int], None] = lambda _: None,
    wait: float = 10.0,
    on_wait: OnWait | None = None,
) -> LoadReport:
    """Load files into a warehouse; those that it has as they are now are not read again.

    The warehouse is held only while a batch is written, so that others can use it meanwhile.

    Args:
        warehouse: file of the warehouse, made if it is missing.
        files: what :func:`extractor.batch.inputs` lists.
        jobs: number of processes; see :func:`extractor.batch.run`.
        on_skip: is told of each file that cannot be read.
        on_done: is told of how many files more are dealt with.
        wait: seconds to wait while another process holds the warehouse.
        on_wait: is told when another process holds the warehouse.

    Raises:
        WarehouseError: the warehouse cannot be used.
    """
    version = extractor_version()
    fingerprints = {source_key(item): fingerprint(item) for item in files}
    with Warehouse(warehouse, wait=wait, on_wait=on_wait) as opened:
        current = tuple(
            key for key, print_ in fingerprints.items() if print_ and opened.is_current(key, print_, version)
        )
    on_done(len(current))
    known = frozenset(current)
    report = LoadReport(unchanged=current)
    waiting: list[Loaded] = []
    begun = time.monotonic()

    def write() -> LoadReport:
        with Warehouse(warehouse, wait=wait, on_wait=on_wait) as opened:
            return opened.load_many(waiting)

    task = functools.partial(extract_source, version=version)
    try:
        for _, result in run(task, [item for item in files if source_key(item) not in known], jobs=jobs):
            on_done(1)
            if isinstance(result, Skipped):
                on_skip(result)
                continue
            waiting.append(result)
            if len(waiting) >= _SOURCES_A_BATCH or time.monotonic() - begun > _SECONDS_A_BATCH:
                report += write()
                waiting.clear()
                begun = time.monotonic()
    except KeyboardInterrupt:
        if waiting:  # what is done stays done
            write()
        raise
    return report + write() if waiting else report


def extract_source(item: Input, *, version: str) -> Loaded:
    """Read and extract one file; runs in worker processes.

    Raises:
        ReadError: it cannot be read.
    """
    # Taken before reading: a file that changes meanwhile is loaded once more next time, never left as it was.
    taken = fingerprint(item)
    page = item.read()
    source = SourceRecord.from_page(
        page,
        content_hash=taken or content_hash(page.text.encode("utf-8")),
        extractor_version=version,
        path=source_key(item),
    )
    articles = split(page)
    records = [ArticleRecord.from_article(article) for article in articles]
    return source, records, list(observations(page, articles))


def source_key(item: Input) -> str:
    """Return the absolute path of a file, and its name in an archive."""
    return readable("/".join((str(item.source.path.resolve()), *item.source.members)))


def fingerprint(item: Input) -> str | None:
    """Return the hash of a file and of what is stated of it; None where it cannot be read, or only once."""
    source = item.source
    try:
        if source.members:
            stream, _ = open_member(source.path, source.members)
            content = stream.read()
        elif source.path.is_file():
            content = source.path.read_bytes()
        else:
            return None
    except (OSError, ReadError):
        return None
    row = item.manifest.entry(source.relative) if item.manifest else None
    return content_hash(
        content,
        published=(row.published if row else None) or item.published,
        place=(row.place if row else None) or item.place,
        title=row.title if row else None,
    )


__all__ = ["extract_source", "fingerprint", "load_files", "load_paths", "source_key"]
