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
WITH numbered AS (
    SELECT row_number() OVER () AS finding_no, * FROM {view}
),
named AS (
    SELECT finding_no, unnest(observation_ids) AS observation_id,
        generate_subscripts(observation_ids, 1) AS position
    FROM numbered
),
printed AS (
    SELECT n.finding_no, list(o.sentence ORDER BY n.position) AS sentences,
        list(s.name ORDER BY n.position) AS sources
    FROM named AS n
    JOIN observation AS o USING (observation_id)
    JOIN source AS s USING (source_id)
    GROUP BY n.finding_no
)
SELECT
    f.check_name AS "check", f.place_code, f.place, f.indicator, f.activity, f.period, f.finding,
    f.observation_ids, coalesce(p.sentences, []) AS sentences, coalesce(p.sources, []) AS sources
FROM numbered AS f
LEFT JOIN printed AS p USING (finding_no)
ORDER BY f.place_code NULLS LAST, f.place, f.indicator, f.activity, f.period, f.finding
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
