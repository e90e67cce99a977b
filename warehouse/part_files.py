"""Parts of an archive on disk: Parquet that many processes write at once and any engine can query in place.

    FOLDER/year=2024/province=33/part=NAME/observations.parquet, articles.parquet, sources.parquet

``year`` is that of publication, ``province`` the first two digits of the code of the area a source is from,
both as partitions of Hive are written. A part is moved into place as a whole, so that what is there is
complete, and its name is told by what it was made from, so that a repeat finds it there.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractor.errors import WarehouseError
from extractor.resolve.places import area_place
from warehouse.parts import ARTICLES, OBSERVATIONS, SOURCES, Batch, Loaded, to_batch

_TABLES = {"observations": OBSERVATIONS, "articles": ARTICLES, "sources": SOURCES}
_UNKNOWN: Final = "__HIVE_DEFAULT_PARTITION__"
"""What engines read as null."""
_UNFINISHED: Final = ".unfinished"
_ADDED: Final = ("confidence",)
"""Columns that parts written before have not; they are null there."""


def write_part(folder: Path, name: str, loaded: Iterable[Loaded]) -> None:
    """Write a part into each partition that the records belong to; one that is there already stays.

    Args:
        folder: where the parts are.
        name: the same for the same records, and for no others.
        loaded: whole sources.
    """
    partitions: dict[Path, list[Loaded]] = defaultdict(list)
    for record in loaded:
        partitions[_partition(record)].append(record)
    for partition, records in partitions.items():
        target = folder / partition / f"part={name}"
        if not target.exists():
            _write(folder, target, to_batch(records))


def read_parts(folder: Path) -> Iterator[Batch]:
    """Yield the parts of a folder in order of their names.

    Raises:
        WarehouseError: the folder holds no part, or one whose files are damaged.
    """
    parts = _parts(folder)
    if not parts:
        raise WarehouseError(f"{folder} holds no part (year=…/province=…/part=…)")
    for part in parts:
        yield _read(part)


def holds_parts(folder: Path) -> bool:
    """Whether a folder is one of parts."""
    return next(folder.glob("year=*/province=*/part=*"), None) is not None


def finished(folder: Path) -> dict[str, tuple[str, str]]:
    """Return the sources in the parts: key → hash of their content, version of the program that read them."""
    columns = ("key", "content_hash", "extractor_version")
    found: dict[str, tuple[str, str]] = {}
    for part in _parts(folder):
        table = _table(part, "sources")
        found |= {
            key: (content, version)
            for key, content, version in zip(*(table[c].to_pylist() for c in columns), strict=True)
        }
    return found


def forget(folder: Path, keys: Collection[str]) -> None:
    """Take sources out of the parts, so that they can be extracted anew."""
    if not keys:
        return
    gone = pa.array(sorted(keys))
    for part in _parts(folder):
        if not pc.any(pc.is_in(_table(part, "sources")["key"], gone)).as_py():
            continue
        batch = _read(part)
        shutil.rmtree(part)
        kept = Batch(
            batch.sources.filter(pc.invert(pc.is_in(batch.sources["key"], gone))),
            batch.articles.filter(pc.invert(pc.is_in(batch.articles["source_key"], gone))),
            batch.observations.filter(pc.invert(pc.is_in(batch.observations["source_key"], gone))),
        )
        if kept.sources.num_rows:
            _write(folder, part, kept)


def sweep(folder: Path) -> None:
    """Remove what workers left that were ended in the middle of a part."""
    shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)


def _partition(record: Loaded) -> Path:
    source, articles, _ = record
    published = source.published or next((each.published for each in articles if each.published), None)
    place = area_place(source.place or next((each.area for each in articles if each.area), None))
    division = (place.division or place.around) if place is not None else None
    year = published[:4] if published else _UNKNOWN
    province = division.code[:2] if division is not None else _UNKNOWN
    return Path(f"year={year}", f"province={province}")


def _write(folder: Path, target: Path, batch: Batch) -> None:
    unfinished = folder / _UNFINISHED
    unfinished.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=unfinished))
    made.chmod(0o755)
    for name in _TABLES:
        pq.write_table(getattr(batch, name), made / f"{name}.parquet", compression="zstd")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        made.replace(target)
    except OSError:
        # Another worker was given the same work, as happens when one is taken for lost.
        if not target.is_dir():
            raise
        shutil.rmtree(made, ignore_errors=True)


def _parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("year=*/province=*/part=*"), key=lambda part: (part.name, part))


def _read(part: Path) -> Batch:
    return Batch(**{name: _table(part, name) for name in _TABLES})


def _table(part: Path, name: str) -> pa.Table:
    path = part / f"{name}.parquet"
    try:
        # Opened as one file: by its path the folders above would add columns.
        return _with_added(pq.ParquetFile(path).read(), _TABLES[name]).cast(_TABLES[name])
    except (OSError, pa.ArrowException, ValueError) as error:
        raise WarehouseError(f"{path} cannot be loaded ({error}); extract its files again") from error


def _with_added(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Put columns of nulls where a part is older than they are."""
    for name in _ADDED:
        if name in schema.names and name not in table.column_names:
            missing = pa.nulls(table.num_rows, schema.field(name).type)
            table = table.add_column(schema.get_field_index(name), schema.field(name), missing)
    return table


__all__ = ["finished", "forget", "holds_parts", "read_parts", "sweep", "write_part"]
