"""Observations made by hand for the tests of the warehouse."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extractor.observation import Observation
from warehouse import ArticleRecord, SourceRecord, content_hash, periods

FACTORS = {"亿元": (Decimal(10) ** 8, "CNY"), "万元": (Decimal(10) ** 4, "CNY"), "元": (Decimal(1), "CNY")}
FACTORS |= {"%": (Decimal(1), "%"), "个百分点": (Decimal(1), "pp"), "亿美元": (Decimal(10) ** 8, "USD")}
FACTORS |= {"万人": (Decimal(10) ** 4, "count"), "位": (Decimal(1), "rank"), "家": (Decimal(1), "count")}

CODES = {"新埭镇": "330482102", "新仓镇": "330482103", "独山港镇": "330482108", "平湖市": "330482"}


def figure(
    raw_value: str = "50.55",
    printed_unit: str = "亿元",
    *,
    place: str | None = "新埭镇",
    period: str = "2024Q1-Q3",
    published: str | None = "2024-10-31",
    source: str = "a.txt",
    article: str = "经济运行稳中有进",
    start: int = 0,
    sentence: str = "",
    **fields: Any,
) -> Observation:
    """Make an observation: GDP of a town unless told otherwise."""
    factor, unit = FACTORS[printed_unit]
    covers = periods.parse(period) if period else None
    raw = raw_value + printed_unit
    values: dict[str, Any] = {
        "source": source,
        "article": article,
        "published": published,
        "start": start,
        "end": start + len(raw),
        "raw": raw,
        "sentence": sentence or f"{place}实现地区生产总值{raw}。",
        "value": Decimal(raw_value) * factor,
        "value_high": None,
        "unit": unit,
        "printed_value": raw_value,
        "printed_unit": printed_unit,
        "bound": "exact",
        "measure": "growth" if unit == "%" else "level",
        "basis": "yoy" if unit == "%" else "",
        "indicator": "gdp",
        "activity": "",
        "of": "",
        "place": place,
        "place_code": CODES.get(place or ""),
        "subject_kind": "area",
        "subject": "",
        "period_start": covers.start.isoformat() if covers and covers.start else None,
        "period_end": covers.end.isoformat() if covers else None,
        "period_text": "",
        "status": "actual",
        "pattern": "test",
    }
    return Observation(**(values | fields))


def loaded(
    name: str, observations: list[Observation], *, text: str | None = None, **fields: Any
) -> tuple[SourceRecord, list[ArticleRecord], list[Observation]]:
    """Make what a warehouse loads: a source whose text is ``text`` or names its figures."""
    words = text if text is not None else " ".join(o.raw for o in observations)
    record = SourceRecord(name=name, text=words, content_hash=content_hash(words.encode()), **fields)
    return record, [], observations
