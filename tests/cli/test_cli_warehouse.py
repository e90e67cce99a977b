"""`indicators load` and the questions to a warehouse, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from typed import Indicators

PAGE = "雷甸镇半年看工业\n\n本报讯 今年上半年,雷甸镇实现规上工业产值12.5亿元,同比增长8.4%。\n"


def write(name: str, text: str) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def counts(indicators: Indicators) -> dict[str, int]:
    query = " UNION ALL ".join(
        f"SELECT '{name}' AS name, count(*) AS number FROM {name}"
        for name in ("source", "observation", "fact")
    )
    answer = json.loads(indicators("sql", query, "--format", "json").stdout)
    return {row["name"]: row["number"] for row in answer}


def test_loading_twice_says_unchanged_and_changes_nothing(indicators: Indicators) -> None:
    write("pages/a.txt", PAGE)
    write("pages/b.txt", PAGE.replace("雷甸镇", "钟管镇"))
    first = indicators("load", "pages", "--published", "2024-07-30")
    assert first.stdout == "warehouse.duckdb: 2 files: 2 new.\n4 observations written.\n"
    before = counts(indicators)
    second = indicators("load", "pages", "--published", "2024-07-30")
    assert second.stdout == "warehouse.duckdb: 2 files: 2 unchanged.\n"
    assert counts(indicators) == before == {"source": 2, "observation": 4, "fact": 4}


@pytest.mark.parametrize("given", [["--place", "德清县"], ["--published", "2023-07-30"]])
def test_another_statement_of_date_or_place_makes_a_file_be_read_again(
    indicators: Indicators, given: list[str]
) -> None:
    write("page.txt", PAGE)
    indicators("load", "page.txt")
    assert "1 replaced" in indicators("load", "page.txt", *given).stdout


def test_a_changed_file_replaces_what_it_said(indicators: Indicators) -> None:
    write("pages/a.txt", PAGE)
    write("pages/b.txt", PAGE.replace("雷甸镇", "钟管镇"))
    indicators("load", "pages", "--published", "2024-07-30")
    write("pages/a.txt", PAGE.replace("12.5", "13.5"))
    result = indicators("load", "pages", "--published", "2024-07-30")
    assert result.stdout.startswith("warehouse.duckdb: 2 files: 1 replaced, 1 unchanged.")
    assert "13.5亿元" in indicators("series", "雷甸镇", "规上工业产值").stdout


def test_bad_files_are_listed_and_the_rest_is_loaded(indicators: Indicators) -> None:
    write("pages/good.txt", PAGE)
    write("pages/empty.txt", "")
    write("pages/manifest.csv", "file,published\ngood.txt,2024-07-30\ngone.txt,2024-07-30\n")
    result = indicators("load", "pages", "missing")
    assert result.exit_code == 1
    assert result.stdout.startswith("warehouse.duckdb: 1 file: 1 new, 3 skipped.")
    assert {line.split()[1] for line in result.stderr.splitlines()} == {
        "gone.txt",
        "missing",
        "pages/empty.txt",
    }


def test_a_folder_without_files_is_told(indicators: Indicators) -> None:
    Path("nothing").mkdir()
    result = indicators("load", "nothing")
    assert result.exit_code == 1
    assert "Skipped: nothing is a folder without files." in result.stderr


def test_a_warehouse_that_is_none_is_refused_before_anything_is_read(indicators: Indicators) -> None:
    write("page.txt", PAGE)
    write("notes.txt", "not a database")
    result = indicators("load", "page.txt", "--warehouse", "notes.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: notes.txt is not a warehouse")
    assert Path("notes.txt").read_text(encoding="utf-8") == "not a database"


def test_a_warehouse_in_use_is_waited_for_as_long_as_told(indicators: Indicators) -> None:
    import subprocess
    import sys

    write("page.txt", PAGE)
    indicators("load", "page.txt")
    code = "import duckdb; c = duckdb.connect('warehouse.duckdb'); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        result = indicators("load", "page.txt", "--wait", "0.1")
        other.communicate("\n")
    assert result.exit_code == 1
    assert "Error: warehouse.duckdb is in use by another process" in result.stderr
    assert indicators("load", "page.txt").exit_code == 0


def test_asking_where_there_is_no_warehouse_tells_how_to_make_one(indicators: Indicators) -> None:
    result = indicators("series", "雷甸镇", "gdp")
    assert result.exit_code == 1
    assert "make one with: indicators load FILES" in result.stderr
    assert not Path("warehouse.duckdb").exists()


def test_series_shows_level_and_growth_by_period_with_their_source(loaded: Indicators) -> None:
    lines = loaded("series", "钟管镇", "规上工业产值").stdout.splitlines()
    assert lines[0] == "钟管镇 · 规上工业总产值"
    assert lines[3].split() == ["2024Q1", "48.92亿元", "+7.9%", "01_zhongguan_leidian_2024q1.txt"]
    assert [line.split()[0] for line in lines[3:]] == ["2024Q1", "2024H1", "2024Q1-Q3"]


def test_series_prints_the_sentences_when_asked(loaded: Indicators) -> None:
    result = loaded("series", "钟管镇", "规上工业产值", "--sentences")
    assert (
        "2024Q1 48.92亿元, 2024Q1 7.9%  (01_zhongguan_leidian_2024q1.txt, 钟管镇工业挑大梁" in result.stdout
    )


def test_series_for_programs_has_both_measures_with_dates_and_units(loaded: Indicators) -> None:
    rows = json.loads(
        loaded("series", "330521104", "output_value", "--activity", "规上工业", "--format", "json").stdout
    )
    assert {row["measure"] for row in rows} == {"level", "growth"}
    first = next(row for row in rows if row["measure"] == "level")
    assert (first["value"], first["unit"]) == (4892000000, "CNY")
    assert (first["period_start"], first["period_end"]) == ("2024-01-01", "2024-03-31")
    assert "规上工业产值48.92亿元" in first["sentence"].replace("\n", "")


def test_compare_ranks_places_and_shows_missing_ones(loaded: Indicators) -> None:
    lines = loaded("compare", "gdp", "--period", "2024Q1-Q3", "--within", "德清县").stdout.splitlines()
    ranked = [line.split() for line in lines[3:]]
    assert ranked[0][:4] == ["1", "新市镇", "德清县", "86.94亿元"]
    assert ["莫干山镇", "德清县", "—", "—"] in ranked


def test_compare_of_growth_is_ranked_by_growth(loaded: Indicators) -> None:
    text = loaded(
        "compare", "固定资产投资", "--period", "2024年前三季度", "--measure", "growth", "--format", "csv"
    ).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    values = [float(row["value"]) for row in rows if row["value"]]
    assert values == sorted(values, reverse=True)
    assert min(values) < 0
    assert [row["rank"] for row in rows[:2]] == ["1", "2"]


def test_compare_of_two_periods_prints_a_table_each(loaded: Indicators) -> None:
    result = loaded("compare", "规上工业产值", "--period", "2024Q1", "--period", "2024H1")
    titles = [line for line in result.stdout.splitlines() if line.startswith("规上工业总产值 · ")]
    assert titles == ["规上工业总产值 · 2024Q1", "规上工业总产值 · 2024H1"]


def test_top_shows_so_many_places(loaded: Indicators) -> None:
    rows = json.loads(
        loaded("top", "规上工业产值", "--period", "2024Q1-Q3", "-n", "2", "--format", "json").stdout
    )
    assert [(row["rank"], row["place"]) for row in rows] == [(1, "雷甸镇"), (2, "钟管镇")]


def test_coverage_and_sources_tell_what_there_is(loaded: Indicators) -> None:
    rows = json.loads(loaded("coverage", "新市镇", "--format", "json").stdout)
    assert {"2024Q1", "2024H1", "2024Q1-Q3"} <= {row["period"] for row in rows}
    assert len(list(csv.DictReader(io.StringIO(loaded("sources", "--format", "csv").stdout)))) == 11
    assert "01_zhongguan_leidian_2024q1.txt" in loaded("sources").stdout


@pytest.mark.parametrize("style", ["json", "csv"])
def test_an_empty_answer_is_still_json_or_csv(loaded: Indicators, style: str) -> None:
    result = loaded("series", "新市镇", "electricity", "--status", "target", "--format", style)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [] if style == "json" else result.stdout.startswith("fact_id,")


def test_an_empty_answer_says_where_to_look(loaded: Indicators) -> None:
    result = loaded("series", "新市镇", "electricity", "--status", "target")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "indicators coverage 新市镇" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["series", "新市真", "gdp"], "did you mean 新市镇?"),
        (["series", "新市镇", "gpd"], "did you mean gdp?"),
        (["compare", "gdp", "--period", "2024X"], "“2024X” is not a period"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    loaded: Indicators, words: list[str], message: str
) -> None:
    result = loaded(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.startswith("Error: ")


def test_sql_cannot_change_anything(loaded: Indicators, sample_warehouse: Path) -> None:
    result = loaded("sql", "DELETE FROM observation")
    assert result.exit_code == 1
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        assert connection.execute("SELECT count(*) > 200 FROM observation").fetchone() == (True,)


def test_as_of_a_day_later_pages_do_not_count(loaded: Indicators) -> None:
    lines = loaded("series", "钟管镇", "规上工业产值", "--as-of", "2024-05-01").stdout.splitlines()
    assert [line.split()[0] for line in lines[3:]] == ["2024Q1"]


def test_series_can_show_single_quarters_with_their_formula(loaded: Indicators) -> None:
    result = loaded("series", "钟管镇", "规上工业产值", "--derived")
    (line,) = [line for line in result.stdout.splitlines() if line.split()[:2] == ["2024Q2", "level"]]
    assert line.split(maxsplit=3)[2:] == ["52.44亿元", "101.36亿元 (2024H1) − 48.92亿元 (2024Q1)"]


def test_compare_takes_several_indicators_and_places(loaded: Indicators) -> None:
    towns = ("--place", "新市镇", "--place", "钟管镇")
    result = loaded("compare", "gdp", "规上工业增加值", "--period", "2024Q1-Q3", *towns)
    titles = [line for line in result.stdout.splitlines() if " · " in line]
    assert titles == ["地区生产总值 · 2024Q1-Q3", "规上工业增加值 · 2024Q1-Q3"]
    assert result.stdout.count("新市镇") == result.stdout.count("钟管镇") == 2


def test_a_file_name_in_gb18030_is_read_as_a_person_would(indicators: Indicators) -> None:
    Path("pages").mkdir()
    name = b"pages/" + "德清.txt".encode("gb18030")
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path holds no bytes
        file.write(PAGE)
    assert indicators("load", "pages").exit_code == 0
    assert "unchanged" in indicators("load", "pages").stdout
    assert json.loads(indicators("sources", "--format", "json").stdout)[0]["name"] == "德清.txt"
    (record, _) = map(json.loads, indicators("extract", "pages", "--format", "jsonl").stdout.splitlines())
    assert record["source"] == "德清.txt"
