"""`indicators export` and `demo`: files that open elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typed import Indicators

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def test_the_ending_of_the_file_says_what_is_written(loaded: Indicators) -> None:
    for name in ("towns.xlsx", "towns.csv", "towns.parquet"):
        result = loaded("export", name)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.endswith(f"rows written to {name}.\n")
    with Path("towns.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    parquet = pd.read_parquet("towns.parquet")
    assert [row["raw"] for row in rows] == parquet["raw"].tolist()
    assert len(openpyxl.load_workbook("towns.xlsx").sheetnames) > 3


def test_an_export_can_be_narrowed_to_a_place_and_indicators(loaded: Indicators) -> None:
    loaded("export", "towns.csv", "--place", "新市镇", "--indicator", "规上工业产值", "--indicator", "gdp")
    with Path("towns.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["place"] for row in rows} == {"新市镇"}
    assert {row["indicator"] for row in rows} == {"output_value", "gdp"}


def test_an_ending_that_says_nothing_is_answered_with_those_that_do(loaded: Indicators) -> None:
    result = loaded("export", "towns.doc")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "it is one of: xlsx, csv, parquet" in result.stderr
    assert not Path("towns.doc").exists()


def test_the_demo_types_its_commands_and_leaves_a_workbook_and_a_chart(indicators: Indicators) -> None:
    result = indicators("demo", "--warehouse", "demo.duckdb")
    assert result.exit_code == 0
    typed = [line.split()[2] for line in result.stdout.splitlines() if line.startswith("$ indicators ")]
    assert typed == ["show", "load", "compare", "compare", "series", "chart", "export"]
    assert "$ export TOWN_INDICATORS_WAREHOUSE=demo.duckdb" in result.stdout
    assert "are invented" in result.stdout
    cells = {
        cell
        for sheet in openpyxl.load_workbook("town-indicators-demo.xlsx", read_only=True)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    }
    assert {"雷甸镇", "新市镇", 190.42} <= cells
    assert "钟管镇" in Path("town-indicators-demo.html").read_text(encoding="utf-8")


def test_the_commands_of_the_demo_do_what_it_shows(indicators: Indicators) -> None:
    shown = indicators("demo", "--warehouse", "demo.duckdb").stdout
    asked = indicators(
        "compare", "规上工业产值", "--period", "2024Q1-Q3", "--warehouse", "demo.duckdb"
    ).stdout
    assert f"$ indicators compare 规上工业产值 --period 2024Q1-Q3\n{asked}" in shown
