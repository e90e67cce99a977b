"""Speed and size of the warehouse, each beside a peer measured in the same run.

    python benchmarks/warehouse_scale.py                 # 1,000,000 and 10,000,000 observations
    python benchmarks/warehouse_scale.py 100000 1000000 # smaller

1. Loading the first size, against a bare Arrow INSERT of the same rows into a table with the same key.
2. ``series`` and ``compare`` at the second size, against their time at the first.
3. Both, against the same query written by hand over a Parquet file of the facts.
4. Bytes an observation on disk.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
from rows import Row, show
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from patterns import divisions
from warehouse import Warehouse
from warehouse.parts import ARTICLES, OBSERVATIONS, SOURCES, Batch
from warehouse.schema import observation

FIGURES_A_SOURCE = 20
CHUNK = 200_000

# Made-up news of all the towns there are: the more observations, the more years and indicators a town has.
ROWS = """
SELECT
    'folder/page-' || (i // {figures}) || '.txt' AS source_key, 0 AS article_no, 0 AS ordinal,
    false AS official,
    strftime(DATE '2024-10-31' - (i // {figures} % 300)::INT, '%Y-%m-%d') AS published,
    (i % {figures}) * 40 AS "start", (i % {figures}) * 40 + 7 AS "end",
    value || '亿元' AS raw,
    '1至9月，全镇实现指标' || value || '亿元，同比增长' || (i % 97) || '%。' AS sentence,
    value * 1e8 AS value, NULL AS value_high, 'CNY' AS unit, value::VARCHAR AS printed_value,
    '亿元' AS printed_unit, 'exact' AS bound,
    ['level', 'growth'][1 + i % 2] AS measure, ['', 'yoy'][1 + i % 2] AS basis,
    ['gdp', 'output_value', 'tax', 'retail_sales', 'fixed_investment'][1 + (hash(i) % 5)::INT] AS indicator,
    '' AS activity, '' AS "of", p.name AS place, p.code AS place_code, 'area' AS subject_kind, '' AS subject,
    (2024 - year_back) || '-01-01' AS period_start,
    (2024 - year_back) || ['-03-31', '-06-30', '-09-30', '-12-31'][1 + (hash(i + 3) % 4)::INT] AS period_end,
    '1至9月' AS period_text, 'actual' AS status, 'measured' AS pattern, []::VARCHAR[] AS doubts,
    round((hash(i + 5) % 1000) / 1000.0, 3) AS confidence, 'body' AS role, NULL AS box
FROM (
    SELECT i, round(5 + (hash(i + 1) % 10000) / 100.0, 2) AS value,
        (hash(i + 2) % {years})::INT AS year_back, (hash(i + 4) % {places})::INT AS number
    FROM range({first}, {last}) AS t(i)
) JOIN place AS p USING (number)
"""


def batches(size: int, years: int) -> Iterator[Batch]:
    """Yield ``size`` observations as the Arrow tables that extraction hands over."""
    towns = [d for d in divisions.load() if d.level == "town"]
    numbers = pa.table(
        {"number": range(len(towns)), "name": [d.name for d in towns], "code": [d.code for d in towns]}
    )
    made = duckdb.connect()
    made.register("place", numbers)
    for first in range(0, size, CHUNK):
        last = min(size, first + CHUNK)
        query = ROWS.format(figures=FIGURES_A_SOURCE, first=first, last=last, years=years, places=len(towns))
        rows = made.execute(query).to_arrow_table().select(OBSERVATIONS.names).cast(OBSERVATIONS)
        keys = [f"folder/page-{n}.txt" for n in range(first // FIGURES_A_SOURCE, last // FIGURES_A_SOURCE)]
        yield Batch(_sources(keys), _articles(keys), rows)


def _sources(keys: list[str]) -> pa.Table:
    same = {"extractor_version": "1", "kind": "text", "extra": "{}", "text": "一页报纸的文字" * 100}
    names = dict.fromkeys(("key", "name", "path", "content_hash"), keys)
    columns = {name: names.get(name) or [same.get(name)] * len(keys) for name in SOURCES.names}
    return pa.table(columns | {"doubts": [[]] * len(keys)}, SOURCES)


def _articles(keys: list[str]) -> pa.Table:
    same = {
        "article_no": 0,
        "headline": "各镇经济运行",
        "kind": "news",
        "start": 0,
        "end": 700,
        "text": "文字",
    }
    columns = {name: [same.get(name)] * len(keys) for name in ARTICLES.names}
    return pa.table(columns | {"source_key": keys}, ARTICLES)


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def median_ms(work: Callable[[], object], times: int = 15) -> float:
    work()
    return 1000 * statistics.median(seconds(work) for _ in range(times))


def load(path: Path, given: Iterator[Batch] | list[Batch]) -> None:
    with Warehouse(path) as warehouse:
        warehouse.load_batches(given)


def bare_insert(path: Path, rows: list[pa.Table]) -> None:
    """Insert Arrow tables with the columns of ``observation`` into an empty table with its key."""
    connection = duckdb.connect(path)
    connection.execute(
        str(CreateTable(observation).compile(dialect=postgresql.dialect())).replace("FLOAT", "DOUBLE")
    )
    for table in rows:
        connection.register("incoming", table)
        connection.execute("INSERT INTO observation BY NAME FROM incoming")
    connection.close()


def stored_rows(path: Path) -> list[pa.Table]:
    connection = duckdb.connect(path, read_only=True)
    reader = connection.execute("FROM observation").to_arrow_reader(CHUNK)
    return [pa.Table.from_batches([batch]) for batch in reader]


def questions(warehouse: Warehouse, town: str, county: str) -> dict[str, Callable[[], object]]:
    return {
        "series": lambda: warehouse.series(town, "gdp"),
        "compare in a county": lambda: warehouse.compare("gdp", "2024Q1-Q3", within=county),
        "compare all towns": lambda: warehouse.compare("gdp", "2024Q1-Q3", sentences=False),
    }


def by_hand(facts: Path, town: str, county: str) -> dict[str, Callable[[], object]]:
    """The same questions over a Parquet file of the facts with their sentences."""
    connection = duckdb.connect()
    kind = "indicator = 'gdp' AND measure = 'level' AND status = 'actual' AND activity = '' AND subject = ''"
    when = "period_start = DATE '2024-01-01' AND period_end = DATE '2024-09-30'"
    facts_of_kind = f"FROM read_parquet('{facts}') WHERE {kind} AND subject_kind = 'area'"
    ranked = f"SELECT *, rank() OVER (ORDER BY value DESC) AS place_rank {facts_of_kind} AND {when}"
    towns = f"SELECT DISTINCT place_code {facts_of_kind} AND level = 'town'"
    with_missing = f"FROM ({towns}) LEFT JOIN ({ranked}) USING (place_code) ORDER BY place_rank NULLS LAST"
    return {
        "series": lambda: connection.execute(
            f"SELECT * {facts_of_kind} AND place_code = '{town}' ORDER BY period_end"
        ).df(),
        "compare in a county": lambda: connection.execute(f"{ranked} AND place_code LIKE '{county}%'").df(),
        "compare all towns": lambda: connection.execute(with_missing).df(),
    }


def write_facts(path: Path, target: Path) -> None:
    with duckdb.connect(path, read_only=True) as connection:
        connection.execute(f"COPY (FROM fact_report) TO '{target}' (FORMAT parquet)")


def loaded_small(here: Path, size: int) -> Row:
    """Load the first size, and insert the same rows bare, several times in turn; compare the best of each."""
    given = list(batches(size, years=4))
    load(here / "small.duckdb", given)
    rows = stored_rows(here / "small.duckdb")
    taken: dict[str, list[float]] = {"load": [], "bare": []}
    for turn in range(3):
        bare_path, path = here / f"bare-{turn}.duckdb", here / f"turn-{turn}.duckdb"
        taken["bare"].append(seconds(partial(bare_insert, bare_path, rows)))
        Warehouse(path).close()
        taken["load"].append(seconds(partial(load, path, given)))
    loading, bare = min(taken["load"]), min(taken["bare"])
    return Row(
        f"speed of loading {size:,} observations : bare Arrow INSERT",
        f"{size / loading:,.0f} a second",
        f"{size / bare:,.0f} a second",
        bare / loading,
        "≥ 0.5",
    )


def rows(small: int, large: int) -> Iterator[Row]:
    town, county = "330482102", "330482"
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        yield loaded_small(here, small)
        loading = seconds(lambda: load(here / "large.duckdb", batches(large, years=40)))
        size = (here / "large.duckdb").stat().st_size
        yield Row(f"loading {large:,} observations", f"{large / loading:,.0f} a second", "", None)
        yield Row("bytes on disk an observation", f"{size / large:.0f}", "", None)
        taken: dict[str, dict[str, float]] = {}
        for name in ("small", "large"):
            with Warehouse(here / f"{name}.duckdb", read_only=True) as warehouse:
                taken[name] = {q: median_ms(ask) for q, ask in questions(warehouse, town, county).items()}
            write_facts(here / f"{name}.duckdb", here / f"{name}.parquet")
        hand = {q: median_ms(ask) for q, ask in by_hand(here / "large.parquet", town, county).items()}
        for question in hand:
            few, many = taken["small"][question], taken["large"][question]
            times = f"{many:.1f} ms", f"{few:.1f} ms"
            yield Row(f"{question}, {large:,} observations : {small:,}", *times, many / few, "≤ 3.0")
            times = f"{many:.1f} ms", f"{hand[question]:.1f} ms"
            yield Row(f"{question} : by hand over Parquet", *times, many / hand[question], "≤ 2.0")


if __name__ == "__main__":
    sizes = [int(word.replace(",", "")) for word in sys.argv[1:3]]
    show(rows(*(sizes if len(sizes) == 2 else (1_000_000, 10_000_000))))
