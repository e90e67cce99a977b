"""Sources, articles and observations as Arrow tables: what a load takes and worker processes hand over."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from extractor.observation import Observation
from warehouse.records import ArticleRecord, SourceRecord

_TEXTS = pa.list_(pa.string())

SOURCES = pa.schema(
    [(name, pa.string()) for name in ("key", "name", "path", "content_hash", "extractor_version", "kind")]
    + [(name, pa.string()) for name in ("published", "place", "title", "extra")]
    + [("doubts", _TEXTS), ("text", pa.string())]
)
ARTICLES = pa.schema(
    [("source_key", pa.string()), ("article_no", pa.int32())]
    + [(name, pa.string()) for name in ("headline", "kind", "published", "area")]
    + [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())]
)
_NUMBERS = {name: pa.float64() for name in ("value", "value_high", "confidence")}
_NUMBERS |= {"start": pa.int32(), "end": pa.int32()}
# ``source`` and ``article`` are told by source_key and article_no.
_FIELDS = tuple(f.name for f in dataclasses.fields(Observation) if f.name not in ("source", "article"))
OBSERVATIONS = pa.schema(
    [
        ("source_key", pa.string()),
        ("article_no", pa.int32()),
        ("ordinal", pa.int16()),
        ("official", pa.bool_()),
    ]
    + [(name, _TEXTS if name == "doubts" else _NUMBERS.get(name, pa.string())) for name in _FIELDS]
)

_OFFICIAL = re.compile("统计公报|统计年鉴|经济普查公报")

Loaded = tuple[SourceRecord, Sequence[ArticleRecord], Sequence[Observation]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Whole sources with all their articles and observations, as Arrow tables of the schemas above."""

    sources: pa.Table
    articles: pa.Table
    observations: pa.Table


def to_batch(loaded: Iterable[Loaded]) -> Batch:
    """Turn records into Arrow tables, and tie each observation to its article.

    Of a source that comes twice the last counts.
    """
    sources: list[dict[str, Any]] = []
    articles: list[dict[str, Any]] = []
    columns: dict[str, list[Any]] = {name: [] for name in OBSERVATIONS.names}
    for source, given, observations in {record[0].key: record for record in loaded}.values():
        sources.append(_source_row(source))
        records = _with_missing(given, observations)
        articles += (
            {"source_key": source.key, "article_no": number, **_plain(record)}
            for number, record in enumerate(records)
        )
        _append(columns, source, records, observations)
    return Batch(
        pa.Table.from_pylist(sources, SOURCES),
        pa.Table.from_pylist(articles, ARTICLES),
        pa.table(columns, OBSERVATIONS),
    )


def _plain(record: Any) -> dict[str, Any]:
    return {f.name: getattr(record, f.name) for f in dataclasses.fields(record)}


def _source_row(source: SourceRecord) -> dict[str, Any]:
    extra = json.dumps(source.extra, ensure_ascii=False, sort_keys=True)
    return {"key": source.key, **_plain(source), "extra": extra, "doubts": list(source.doubts)}


def _with_missing(
    articles: Sequence[ArticleRecord], observations: Sequence[Observation]
) -> list[ArticleRecord]:
    """Add an article for each headline that observations name and ``articles`` lack."""
    records = list(articles)
    known = {record.headline for record in records}
    for observation in observations:
        if observation.article not in known:
            known.add(observation.article)
            records.append(ArticleRecord(observation.article, published=observation.published))
    return records


def _article_number(records: Sequence[ArticleRecord], same: Sequence[int], observation: Observation) -> int:
    """Return the article of an observation: of several with its headline the one around its offset."""
    around = (n for n in same if records[n].start <= observation.start < records[n].end)
    return next(around, same[0])


def _append(
    columns: dict[str, list[Any]],
    source: SourceRecord,
    records: Sequence[ArticleRecord],
    observations: Sequence[Observation],
) -> None:
    seen: Counter[int] = Counter()
    same: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        same[record.headline].append(number)
    bulletin = _OFFICIAL.search(source.title or "") is not None
    for observation in observations:
        columns["source_key"].append(source.key)
        columns["article_no"].append(_article_number(records, same[observation.article], observation))
        columns["ordinal"].append(seen[observation.start])
        columns["official"].append(bulletin or _OFFICIAL.search(observation.article) is not None)
        seen[observation.start] += 1
        for name in _FIELDS:
            columns[name].append(_cell(name, getattr(observation, name)))


def _cell(name: str, value: Any) -> Any:
    match name:
        case "value" | "value_high":
            return None if value is None else float(value)
        case "doubts":
            return list(value)
        case "box":
            return None if value is None else json.dumps(dataclasses.asdict(value))
    return value


__all__ = ["Batch", "Loaded", "to_batch"]
