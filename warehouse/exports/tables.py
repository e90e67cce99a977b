"""The tables that exports are made of: reports in plain columns, and which part of the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import names

# Column → what it holds; the data package and the workbook take their descriptions from here.
OBSERVATION_COLUMNS = {
    "observation_id": "number of the observation",
    "fact_id": "number of the fact it reports; equal for all reports of one figure",
    "verdict": "what it is beside the report that was chosen: chosen, agrees, revised, contradicts, rejected",
    "place_code": "code in the official division table",
    "place": "administrative division or zone",
    "county": "division that the place belongs to",
    "indicator": "code of the indicator",
    "indicator_name": "its official name",
    "activity": "what narrows the indicator",
    "measure": "level, growth, change, share, multiple or rank",
    "basis": "of growth and change: yoy, comparable, mom, cagr, since, gap",
    "of": "of a share what it is a share of, of a rank growth or level",
    "status": "actual, forecast, target or planned",
    "subject_kind": "area, industry, enterprise, project, park or institution",
    "subject": "name of the enterprise, project, park or institution",
    "period": "name of the period",
    "period_start": "its first day",
    "period_end": "its last day",
    "value": "number in base units",
    "value_high": "upper end of a range",
    "unit": "base unit",
    "printed_value": "number as printed",
    "printed_unit": "unit as printed",
    "bound": "exact, about, over, under or range",
    "raw": "figure as printed",
    "sentence": "sentence it stands in",
    "source": "file name",
    "article": "headline",
    "published": "publication date",
    "start": "offset of its first character in the source's text",
    "end": "offset after its last character",
    "review": "confirmed, changed or rejected by a person",
    "doubts": "codes of what should be checked, separated by blanks",
    "confidence": "estimated probability that every column is right, 0 to 1; empty where it was not judged",
    "url": "address of the page, from the manifest",
}

_OBSERVATIONS = """
SELECT
    r.observation_id, r.fact_id, v.verdict, r.place_code, r.place, r.county, r.indicator, r.indicator_name,
    r.activity, r.measure, r.basis, r."of", r.status, r.subject_kind, r.subject, r.period, r.period_start,
    r.period_end, r.value, r.value_high, r.unit, r.printed_value, r.printed_unit, r.bound, r.raw, r.sentence,
    r.source, r.article, r.published, r."start", r."end", r.review, array_to_string(r.doubts, ' ') AS doubts,
    r.confidence, json_extract_string(s.extra, '$.url') AS url
FROM report AS r
JOIN source AS s USING (source_id)
LEFT JOIN fact_reports AS v USING (observation_id)
WHERE {where}
ORDER BY r.place_code NULLS LAST, r.place, r.indicator, r.activity, r.measure, r.period_end, r.period_start,
    r.observation_id
"""


def observations(connection: duckdb.DuckDBPyConnection, scope: Scope) -> pa.Table:
    """Return every report in scope, with the columns of ``OBSERVATION_COLUMNS``."""
    where, values = scope.where("r")
    return connection.execute(_OBSERVATIONS.format(where=where), values).to_arrow_table()


def query(connection: duckdb.DuckDBPyConnection, text: str, scope: Scope) -> pa.Table:
    """Return the answer to a query over ``fact_report`` as ``f``; {where} in it stands for the scope."""
    where, values = scope.where("f")
    return connection.execute(text.format(where=where), values).to_arrow_table()


class Scope:
    """Which part of the warehouse is exported: a place with all that lies in it, and some indicators."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        place: str | None = None,
        indicators: Sequence[str] = (),
    ) -> None:
        """Look up the names.

        Raises:
            UnknownName: a place or indicator is not known.
        """
        self.place = names.place(connection, place) if place else None
        self.indicators = [names.indicator(connection, text)[0] for text in indicators]

    def where(self, alias: str) -> tuple[str, list[Any]]:
        """Return the condition on the table ``alias``, and its values."""
        conditions, values = ["true"], list[Any]()
        if self.place is not None and self.place.code is not None:
            conditions.append(f"starts_with({alias}.place_code, ?)")
            values.append(self.place.code)
        elif self.place is not None:
            conditions.append(f"{alias}.place_code IS NULL AND {alias}.place = ?")
            values.append(self.place.name)
        if self.indicators:
            conditions.append(f"{alias}.indicator IN ({', '.join('?' * len(self.indicators))})")
            values += self.indicators
        return " AND ".join(conditions), values


__all__ = ["OBSERVATION_COLUMNS", "Scope", "observations", "query"]
