"""Tables of the warehouse.

``observation`` holds what is believed now, one row a figure as printed (a *report*), corrections of a person
applied. ``observation_history`` holds what was believed before, with the time until which it was. ``fact``
holds one row for each place × indicator × activity × measure × basis × of × unit × period × status ×
subject, with the value that ``sql/choose.sql`` chose among its reports; it can always be made again from
``observation``.

Changes of these tables go into ``migrations/versions``; views and macros (``sql/``) are renewed on opening.
"""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    MetaData,
    Sequence,
    SmallInteger,
    String,
    Table,
)

SCHEMA_VERSION = 3
"""Number of the newest migration; the file keeps it in ``alembic_version``."""

metadata = MetaData()

source_number = Sequence("source_number", metadata=metadata)


def _number(name: str) -> Column[int]:
    """Return a key that the warehouse gives out itself, see ``sql/stage.sql``."""
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


source = Table(
    "source",
    metadata,
    _number("source_id"),
    Column("key", String, nullable=False, unique=True, comment="path, or name where there is none"),
    Column("name", String, nullable=False),
    Column("path", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("extractor_version", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("published", String),
    Column("place", String),
    Column("title", String),
    Column("extra", String, nullable=False, comment="JSON object: further columns of a manifest"),
    Column("doubts", ARRAY(String), nullable=False),
    Column("text", String, nullable=False, comment="decoded text that start and end point into"),
    Column("loaded_at", DateTime, nullable=False),
)

article = Table(
    "article",
    metadata,
    _number("article_id"),
    Column("source_id", BigInteger, nullable=False),
    Column("headline", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("published", String),
    Column("area", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False, comment="in reading order, one passage a line"),
)

place = Table(
    "place",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("level", String, nullable=False, comment="province, city, county or town"),
    Column("parent_code", String),
    Column("full_name", String, nullable=False),
)

indicator = Table(
    "indicator",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("english", String, nullable=False),
    Column("dimension", String, nullable=False),
    Column("cumulative", Boolean, nullable=False, comment="given as a running total from January on"),
    Column("words", ARRAY(String), nullable=False),
)


def _printed() -> list[Column[object]]:
    """Return the columns of an observation that the extractor fills."""
    return [
        Column("source_id", BigInteger, nullable=False),
        Column("article_id", BigInteger, nullable=False),
        Column("ordinal", SmallInteger, nullable=False, comment="among the observations that start there"),
        Column("published", String, comment="ISO day or month, as printed"),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("raw", String, nullable=False),
        Column("sentence", String, nullable=False),
        Column("value", Double, nullable=False),
        Column("value_high", Double),
        Column("unit", String, nullable=False),
        Column("printed_value", String, nullable=False),
        Column("printed_unit", String, nullable=False),
        Column("bound", String, nullable=False),
        Column("measure", String, nullable=False),
        Column("basis", String, nullable=False),
        Column("indicator", String, nullable=False),
        Column("activity", String, nullable=False),
        Column("of", String, nullable=False),
        Column("place", String),
        Column("place_code", String),
        Column("subject_kind", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("period_start", Date),
        Column("period_end", Date),
        Column("period_text", String, nullable=False),
        Column("status", String, nullable=False),
        Column("pattern", String, nullable=False),
        Column("doubts", ARRAY(String), nullable=False),
        Column("role", String, nullable=False),
        Column("box", String, comment="JSON object: where it stands on the picture of its page"),
    ]


def _judged() -> list[Column[object]]:
    """Return the columns of an observation that the warehouse fills."""
    return [
        Column("known_on", Date, comment="published; of a month its last day"),
        Column("step", Double, comment="one unit of the last printed digit, in base units"),
        Column("official", Boolean, nullable=False, comment="from a statistical bulletin or yearbook"),
        Column("fact_id", BigInteger, comment="null where no place is known"),
        Column("review", String, nullable=False, comment="'' or confirmed, changed, rejected by a person"),
        Column("correction_id", BigInteger, comment="the correction that was applied"),
        Column("recorded_from", DateTime, nullable=False, comment="since when the warehouse says so, UTC"),
    ]


def _confidence() -> Column[float]:
    """Return the column that came to both tables of observations later, so that it stands last in them."""
    return Column("confidence", Double, comment="estimated probability that all is right; null if not judged")


observation = Table(
    "observation", metadata, _number("observation_id"), *_printed(), *_judged(), _confidence()
)

observation_history = Table(
    "observation_history",
    metadata,
    Column("observation_id", BigInteger, nullable=False),
    *_printed(),
    *_judged(),
    Column("recorded_to", DateTime, nullable=False, comment="until when the warehouse said so, UTC"),
    _confidence(),
)

correction_number = Sequence("correction_number", metadata=metadata)

correction = Table(
    "correction",
    metadata,
    _number("correction_id"),
    Column(
        "observation_id", BigInteger, comment="the observation it applies to now; null while there is none"
    ),
    Column("action", String, nullable=False, comment="change, confirm, reject or withdraw"),
    Column("changes", String, nullable=False, comment="JSON object: column → what the person says"),
    Column("author", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("recorded_at", DateTime, nullable=False),
    Column("replaced", Boolean, nullable=False, comment="by a later correction of the same figure"),
    # Where the figure stands, and what the extractor took it for: found again by them after re-extraction.
    Column("source", String, nullable=False),
    Column("source_key", String, nullable=False),
    Column("article", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("raw", String, nullable=False),
    Column("sentence", String, nullable=False),
    Column("indicator", String, nullable=False),
    Column("measure", String, nullable=False),
    Column("place", String),
)

# No primary key: the table is kept in the order that makes series and compare fast, and choose.sql
# gives each fact_id once by construction.
fact = Table(
    "fact",
    metadata,
    Column("fact_id", BigInteger, nullable=False),
    Column("indicator", String, nullable=False),
    Column("measure", String, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("place_code", String),
    Column("place", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("of", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("status", String, nullable=False),
    Column("subject_kind", String, nullable=False, comment="area for industry too"),
    Column("subject", String, nullable=False),
    Column("value", Double, nullable=False),
    Column("bound", String, nullable=False),
    Column("observation_id", BigInteger, nullable=False, comment="the report that was chosen"),
    Column("reports", Integer, nullable=False),
    Column("agreeing", Integer, nullable=False, comment="reports that say the same, rounding allowed"),
    Column("contradicted", Boolean, nullable=False),
    Column("revised", Boolean, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

__all__ = [
    "SCHEMA_VERSION",
    "article",
    "fact",
    "indicator",
    "metadata",
    "observation",
    "place",
    "setting",
    "source",
]
