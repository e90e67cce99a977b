"""The audit: what does not fit together, each finding with its observations and their sentences."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from warehouse.series import check

# In the order of sql/audit.sql, where each is explained.
CHECKS = {
    "contradiction": "audit_contradiction",
    "growth": "audit_growth",
    "falling total": "audit_falling",
    "part above whole": "audit_part",
    "place above its parent": "audit_above_parent",
    "unit slip": "audit_unit",
    "gap": "audit_gap",
    "no place": "audit_no_place",
    "new place": "audit_new_place",
    "new activity": "audit_new_activity",
    "empty source": "audit_empty_source",
    "same source twice": "audit_same_source",
    "correction without figure": "audit_correction",
}

_FINDINGS = """
SELECT
    v.check_name AS "check", v.place_code, v.place, v.indicator, v.activity, v.period, v.finding,
    v.observation_ids,
    coalesce(list(o.sentence ORDER BY list_position(v.observation_ids, o.observation_id))
        FILTER (o.sentence IS NOT NULL), []) AS sentences,
    coalesce(list(s.name ORDER BY list_position(v.observation_ids, o.observation_id))
        FILTER (s.name IS NOT NULL), []) AS sources
FROM {view} AS v
LEFT JOIN observation AS o ON list_contains(v.observation_ids, o.observation_id)
LEFT JOIN source AS s USING (source_id)
GROUP BY ALL
ORDER BY v.place_code NULLS LAST, v.place, v.indicator, v.activity, v.period, v.finding
"""


def audit(connection: duckdb.DuckDBPyConnection, checks: Sequence[str] = tuple(CHECKS)) -> pd.DataFrame:
    """Return the findings, by check and place: what is wrong, and the sentences that say so.

    Args:
        connection: an open warehouse.
        checks: which checks to run, of ``CHECKS``.

    Raises:
        UnknownName: there is no such check.
    """
    for name in checks:
        check("check", name, tuple(CHECKS))
    found = [connection.execute(_FINDINGS.format(view=CHECKS[name])).df() for name in checks]
    known = [table for table in found if not table.empty]
    return pd.concat(known, ignore_index=True) if known else found[0]


__all__ = ["CHECKS", "audit"]
