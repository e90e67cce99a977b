"""Facts: one value for each place, indicator, period and so on, chosen among all its reports."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.connection import sql, transaction

# Facts in order are found in milliseconds at any size, those added since are read one by one: a million in
# milliseconds too. More than that, and more than a quarter of all, are put in order.
_ORDER = "indicator, measure, place_code, period_end, period_start"
_UNSORTED_SHARE = 0.25
_UNSORTED_FEW = 1_000_000


def refresh(connection: duckdb.DuckDBPyConnection) -> None:
    """Choose anew the facts listed in the temporary table ``touched_fact``; call it inside a transaction."""
    reports = "(SELECT * FROM observation SEMI JOIN touched_fact USING (fact_id))"
    connection.execute("DELETE FROM fact WHERE fact_id IN (SELECT fact_id FROM touched_fact)")
    connection.execute(f"INSERT INTO fact BY NAME {choose(reports)}")
    connection.execute(
        "INSERT INTO setting SELECT 'unsorted_facts', (SELECT count(*) FROM touched_fact)::VARCHAR"
        " ON CONFLICT (name) DO UPDATE SET value = (value::BIGINT + excluded.value::BIGINT)::VARCHAR"
    )


def choose(reports: str) -> str:
    """Return the query that chooses the facts of a relation shaped like ``observation``."""
    return sql("choose").replace("{reports}", reports)


def reports(connection: duckdb.DuckDBPyConnection, observation_id: int) -> pd.DataFrame:
    """Return all reports of the fact that an observation is about, the chosen one first.

    ``verdict`` says what each report is beside the chosen one: ``chosen``, ``agrees`` (rounding allowed),
    ``revised`` (it said otherwise, at least 28 days earlier), ``contradicts``, or ``rejected`` by a person.
    """
    return connection.execute(
        "SELECT * FROM fact_reports WHERE fact_id ="
        " (SELECT fact_id FROM observation WHERE observation_id = ?)"
        " ORDER BY verdict <> 'chosen', known_on DESC NULLS LAST, observation_id",
        [int(observation_id)],
    ).df()


def sort(connection: duckdb.DuckDBPyConnection, *, always: bool = False) -> None:
    """Put the facts in order where enough of them have been added since it was last done."""
    row = connection.execute(
        "SELECT (SELECT value::BIGINT FROM setting WHERE name = 'unsorted_facts'),"
        " (SELECT count(*) FROM fact)"
    ).fetchone()
    unsorted, total = row if row and row[0] is not None else (0, 0)
    if not always and unsorted <= max(_UNSORTED_FEW, _UNSORTED_SHARE * total):
        return
    with transaction(connection):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE sorted_fact AS FROM fact ORDER BY {_ORDER}")
        connection.execute("TRUNCATE fact")
        connection.execute("INSERT INTO fact FROM sorted_fact")
        connection.execute("UPDATE setting SET value = '0' WHERE name = 'unsorted_facts'")
    connection.execute("DROP TABLE sorted_fact")


def rebuild(connection: duckdb.DuckDBPyConnection) -> None:
    """Choose all facts anew; loading keeps them in step, so this is for a changed ``choose.sql``."""
    with transaction(connection):
        connection.execute("CREATE OR REPLACE TEMP TABLE sorted_fact AS " + choose("observation"))
        connection.execute("TRUNCATE fact")
        connection.execute(f"INSERT INTO fact BY NAME FROM sorted_fact ORDER BY {_ORDER}")
        connection.execute("UPDATE setting SET value = '0' WHERE name = 'unsorted_facts'")
    connection.execute("DROP TABLE sorted_fact")


__all__ = ["choose", "rebuild", "refresh", "reports", "sort"]
