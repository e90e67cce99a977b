"""`indicators observations`, `correct`, `corrections` and `audit`: what persons make of figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typed import Indicators
from warehouse_factory import figure
from warehouse_factory import loaded as loaded_source

from warehouse import Warehouse

PAGE = "雷甸镇半年看工业\n\n本报讯 今年上半年,雷甸镇实现规上工业产值12.5亿元,同比增长8.4%。\n"


def write(name: str, text: str) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_observations_are_listed_with_their_numbers_and_doubts(loaded: Indicators) -> None:
    rows = json.loads(
        loaded("observations", "--place", "新市镇", "--period", "2024Q1", "--format", "json").stdout
    )
    assert {(row["place"], row["period"]) for row in rows} == {("新市镇", "2024Q1")}
    assert str(rows[0]["observation_id"]) in loaded("observations", "--place", "新市镇").stdout
    doubtful = json.loads(loaded("observations", "--doubtful", "--format", "json").stdout)
    assert all(row["doubts"] for row in doubtful)


def test_observations_below_a_confidence_or_without_one_are_left_out(indicators: Indicators) -> None:
    figures = [
        figure("50.55", confidence=0.973),
        figure("41.3", place="新仓镇", start=20, confidence=0.9),
        figure("33.1", period="2024H1", start=40, confidence=0.899),
        figure("7.2", "%", start=60),
    ]
    with Warehouse("warehouse.duckdb") as warehouse:
        warehouse.load_source(*loaded_source("a.txt", figures))
    everything = json.loads(indicators("observations", "--format", "json").stdout)
    assert [row["confidence"] for row in everything] == [0.973, 0.9, 0.899, None]
    sure = json.loads(indicators("observations", "--min-confidence", "0.9", "--format", "json").stdout)
    assert [row["raw"] for row in sure] == ["50.55亿元", "41.3亿元"]
    judged = json.loads(indicators("observations", "--min-confidence", "0", "--format", "json").stdout)
    assert [row["confidence"] for row in judged] == [0.973, 0.9, 0.899]
    refused = indicators("observations", "--min-confidence", "90")
    assert (refused.exit_code, "0<=x<=1" in refused.stderr) == (2, True)


def test_the_table_of_observations_shows_the_confidence_with_two_decimals(
    indicators: Indicators, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    with Warehouse("warehouse.duckdb") as warehouse:
        figures = [figure("50.55", confidence=0.973), figure("41.3", start=20, confidence=1.0)]
        warehouse.load_source(*loaded_source("a.txt", [*figures, figure("7.2", "%", start=40)]))
    lines = indicators("observations").stdout.splitlines()
    assert any("confidence" in line for line in lines)
    (first,), (second,), (unjudged,) = (
        [line.split() for line in lines if raw in line] for raw in ("50.55亿元", "41.3亿元", "7.2%")
    )
    assert ("0.97" in first, "1.00" in second, "actual" in unjudged[-1]) == (True, True, True)


def first_number(indicators: Indicators) -> int:
    return int(json.loads(indicators("observations", "--format", "json").stdout)[0]["observation_id"])


def test_a_correction_changes_the_series_and_survives_reloading(indicators: Indicators) -> None:
    write("page.txt", PAGE)
    indicators("load", "page.txt", "--published", "2024-07-30")
    by = ("--author", "李敏", "--reason", "扫描误读")
    result = indicators("correct", str(first_number(indicators)), "value=13.5亿元", *by)
    assert (result.exit_code, "is changed (correction 1)" in result.stdout) == (0, True)
    assert "13.5亿元" in indicators("series", "雷甸镇", "规上工业产值").stdout
    write("page.txt", PAGE + "\n")
    indicators("load", "page.txt", "--published", "2024-07-30")
    assert "13.5亿元" in indicators("series", "雷甸镇", "规上工业产值").stdout
    assert "李敏" in indicators("corrections", "list").stdout


def test_corrections_can_be_taken_elsewhere_and_become_labels(indicators: Indicators) -> None:
    write("page.txt", PAGE)
    indicators("load", "page.txt", "--published", "2024-07-30")
    by = ("--author", "李敏", "--reason", "与公报一致")
    indicators("correct", str(first_number(indicators)), "--confirm", *by)
    assert indicators("corrections", "write", "c.csv").stdout == "1 correction written to c.csv.\n"
    assert "1 known already" in indicators("corrections", "read", "c.csv").stdout
    other = ("--warehouse", "other.duckdb")
    indicators("load", "page.txt", "--published", "2024-07-30", *other)
    assert indicators("corrections", "read", "c.csv", *other).stdout.startswith("1 correction applied")
    Path("gold").mkdir()
    indicators("corrections", "gold", "gold/page.jsonl")
    report = indicators("evaluate", "gold", "--pages", ".", "--published", "2024-07-30", "--json")
    assert json.loads(report.stdout)["right"]["f1"] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["value"], "'value' is no FIELD=VALUE"),
        ([], "Give either FIELD=VALUE to change, or --confirm, or --reject."),
        (["value=3亿元", "--reject"], "Give either FIELD=VALUE to change, or --confirm, or --reject."),
        (["colour=red"], "observation 5"),
        (["--reject"], "there is no observation 5"),
    ],
)
def test_a_correction_that_means_nothing_is_refused(
    indicators: Indicators, words: list[str], message: str
) -> None:
    write("page.txt", PAGE)
    indicators("load", "page.txt")
    result = indicators("correct", "5", *words, "--author", "李敏", "--reason", "试试")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_audit_names_contradictions_with_their_sentences(indicators: Indicators) -> None:
    write("pages/a.txt", PAGE)
    write("pages/b.txt", PAGE.replace("12.5", "19.9"))
    indicators("load", "pages", "--published", "2024-07-30")
    assert "12.5亿元 and 19.9亿元" in indicators("audit").stdout
    result = indicators("audit", "--check", "contradiction", "--sentences")
    assert "实现规上工业产值12.5亿元,同比增长8.4%。 (a.txt)" in result.stdout
    assert result.stdout.endswith("1 finding.\n")
    (finding,) = json.loads(indicators("audit", "--check", "contradiction", "--format", "json").stdout)
    assert len(finding["observation_ids"]) == 2
    unknown = indicators("audit", "--check", "spelling")
    assert (unknown.exit_code, "it is one of: contradiction" in unknown.stderr) == (2, True)
