"""`indicators extract`, `show` and `evaluate`, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest
from typed import Indicators

from extractor import cluster

PAGE = "本报讯 今年上半年,雷甸镇实现规上工业产值12.5亿元,同比增长8.4%。\n"


def write(name: str, text: str = PAGE) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_jsonl_is_one_observation_a_line_with_offsets_into_the_file(indicators: Indicators) -> None:
    write("page.txt")
    result = indicators("extract", "page.txt", "--format", "jsonl", "--published", "2024-07-30")
    level, growth = map(json.loads, result.stdout.splitlines())
    assert (level["value"], level["unit"], level["indicator"]) == (1250000000, "CNY", "output_value")
    assert (level["place"], level["period_start"], level["period_end"]) == (
        "雷甸镇",
        "2024-01-01",
        "2024-06-30",
    )
    assert (growth["value"], growth["measure"], growth["basis"]) == (8.4, "growth", "yoy")
    assert PAGE[growth["start"] : growth["end"]] == growth["raw"] == "8.4%"
    assert (result.exit_code, result.stderr) == (0, "2 observations in 1 file.\n")


def test_csv_has_the_fields_of_jsonl(indicators: Indicators) -> None:
    write("page.txt")
    rows = list(csv.DictReader(io.StringIO(indicators("extract", "page.txt", "--format", "csv").stdout)))
    (first, _) = map(json.loads, indicators("extract", "page.txt", "--format", "jsonl").stdout.splitlines())
    assert [row["raw"] for row in rows] == ["12.5亿元", "8.4%"]
    assert list(rows[0]) == list(first)


def test_the_table_says_what_each_figure_is_of(indicators: Indicators) -> None:
    write("page.txt")
    result = indicators("extract", "page.txt", "--published", "2024-07-30")
    row = next(line for line in result.stdout.splitlines() if line.split()[0] == "2")
    assert row.split() == ["2", "8.4%", "规上工业总产值", "growth", "yoy", "雷甸镇", "2024H1", "actual"]


def test_what_cannot_be_read_is_listed_and_the_rest_is_read(indicators: Indicators) -> None:
    write("pages/ok.txt")
    write("pages/empty.txt", "")
    Path("pages/photo.txt").write_bytes(bytes(range(256)) * 40)
    write("pages/manifest.csv", "file,published\nok.txt,2024-07-30\ngone.txt,2024-07-31\n")
    result = indicators("extract", "pages", "nowhere", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert result.exit_code == 1
    *skipped, summary = result.stderr.splitlines()
    assert summary == "2 observations in 1 file, 4 skipped."
    assert sorted(line.split()[1] for line in skipped) == [
        "gone.txt",
        "nowhere",
        "pages/empty.txt",
        "pages/photo.txt",
    ]
    assert "Skipped: pages/empty.txt is empty." in skipped


def test_a_manifest_states_date_and_place(indicators: Indicators) -> None:
    write("pages/page.txt", "本报讯 上半年,全镇实现规上工业产值12.5亿元。\n")
    write("list.csv", "file,published,place\npage.txt,2023-07-30,浙江省湖州市德清县雷甸镇\n")
    result = indicators("extract", "pages", "--manifest", "list.csv", "--format", "jsonl")
    record = json.loads(result.stdout)
    assert (record["place"], record["place_code"], record["period_end"]) == (
        "雷甸镇",
        "330521110",
        "2023-06-30",
    )


def test_a_manifest_that_is_none_ends_the_work(indicators: Indicators) -> None:
    write("page.txt")
    result = indicators("extract", "page.txt", "--manifest", "page.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: The manifest page.txt has no column 'file'")


def test_a_place_that_does_not_exist_is_warned_of(indicators: Indicators) -> None:
    write("page.txt")
    result = indicators("extract", "page.txt", "--place", "雷店镇")
    assert result.exit_code == 0
    assert "Warning: “雷店镇” is in no division table" in result.stderr


def test_the_number_of_processes_changes_nothing(indicators: Indicators, samples: Path) -> None:
    alone, together = (
        indicators("extract", samples, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2")
    )
    assert alone.stdout == together.stdout
    assert len(alone.stdout.splitlines()) > 200


def test_show_prints_the_article_with_numbered_figures_and_their_meaning(indicators: Indicators) -> None:
    write("page.txt")
    result = indicators("show", "page.txt", "--published", "2024-07-30", "--place", "德清县")
    assert "规上工业产值12.5亿元[1],同比增长8.4%[2]" in result.stdout
    assert "2024-07-30 (given) · 德清县 (given) · 2 figures" in result.stdout
    row = next(line for line in result.stdout.splitlines() if line.split()[:1] == ["1"])
    assert row.split() == ["1", "12.5亿元", "规上工业总产值", "level", "雷甸镇", "2024H1", "actual"]


def test_show_can_be_asked_for_one_article(indicators: Indicators, samples: Path) -> None:
    page = samples / "05_county_towns_2024h1.txt"
    result = indicators("show", page, "--article", "禹越镇")
    assert result.stdout.startswith("禹越镇半年新增规上企业5家")
    assert "全县镇街道你追我赶" not in result.stdout
    missing = indicators("show", page, "--article", "平原镇")
    assert missing.exit_code == 2
    assert "No article of" in missing.stderr


def test_show_of_a_missing_file_is_one_sentence(indicators: Indicators) -> None:
    result = indicators("show", "nowhere.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Skipped: nowhere.txt cannot be opened: no such file or directory.\n"


@pytest.fixture
def gold(indicators: Indicators) -> None:
    """One page with its labels, of which one is wrong and one is missed, where commands are run."""
    write("pages/page.txt")
    label = {"article": "", "raw": "12.5亿元", "value": 1250000000, "unit": "CNY", "measure": "level"}
    label |= {"indicator": "output_value", "activity": "规上工业", "place": "雷甸镇", "status": "actual"}
    label |= {"subject_kind": "area", "subject": "", "period": "2024-01..2024-06", "tier": "core"}
    growth = label | {"raw": "8.4%", "value": 8.4, "unit": "%", "measure": "growth", "place": "钟管镇"}
    missed = label | {"raw": "99亿元", "value": 9900000000}
    lines = (json.dumps(record, ensure_ascii=False) for record in (label, growth, missed))
    write("gold/page.jsonl", "\n".join(lines))


EVALUATE = ("evaluate", "gold", "--pages", "pages", "--published", "2024-07-30")


@pytest.mark.usefixtures("gold")
def test_evaluate_scores_found_and_right_and_shows_errors(indicators: Indicators) -> None:
    result = indicators(*EVALUATE, "--errors", "3")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["found", "1.000", "0.667", "0.800"] in lines
    assert ["right", "0.500", "0.333", "0.400"] in lines
    assert "1 document, 2 predicted, grounded 1.000" in result.stdout
    assert "MISSED    source=page  raw=99亿元" in result.stdout
    assert "WRONG place\n    gold  source=page  raw=8.4%" in result.stdout


@pytest.mark.usefixtures("gold")
def test_evaluate_as_json_has_documents_indicators_and_attributes(indicators: Indicators) -> None:
    report = json.loads(indicators(*EVALUATE, "--json").stdout)
    assert (report["gold"], report["predicted"], report["grounded"]) == (3, 2, 1.0)
    assert report["right"]["f1"] == report["documents"]["page"]["right"]["f1"] == 0.4
    assert report["indicators"]["output_value"]["found"]["recall"] == pytest.approx(2 / 3)
    assert report["attributes"]["place"] == 0.5


@pytest.mark.usefixtures("gold")
def test_evaluate_scores_observations_made_before(indicators: Indicators) -> None:
    made = indicators("extract", "pages", "--format", "jsonl", "--published", "2024-07-30").stdout
    write("predicted.jsonl", made)
    again = indicators("evaluate", "gold", "--predicted", "predicted.jsonl", "--json")
    now = indicators(*EVALUATE, "--json")
    assert json.loads(again.stdout) | {"grounded": 1.0} == json.loads(now.stdout)
    assert json.loads(again.stdout)["grounded"] is None


@pytest.mark.usefixtures("gold")
def test_evaluate_against_a_baseline_names_what_was_lost(indicators: Indicators) -> None:
    assert "on record in scores.json" in indicators(*EVALUATE, "--save-baseline", "scores.json").stderr
    same = indicators(*EVALUATE, "--baseline", "scores.json")
    assert (same.exit_code, same.stdout.splitlines()[-1]) == (0, "No score fell.")
    write("pages/page.txt", PAGE.replace("雷甸镇", "新市镇"))
    fallen = indicators(*EVALUATE, "--baseline", "scores.json")
    assert fallen.exit_code == 1
    assert "right F1 0.400 -> 0.000 (-0.400)" in fallen.stdout
    assert "Lost: page: 12.5亿元 level output_value (right -> found)" in fallen.stdout
    write("pages/page.txt", PAGE.replace("12.5亿元", "99亿元"))
    mixed = indicators(*EVALUATE, "--baseline", "scores.json")
    assert "Gained: page: 99亿元 level output_value (missed -> right)" in mixed.stdout


@pytest.mark.usefixtures("gold")
def test_a_labelled_page_that_is_not_there_is_named(indicators: Indicators) -> None:
    Path("pages/page.txt").rename("pages/other.txt")
    result = indicators(*EVALUATE)
    assert result.exit_code == 1
    assert "Skipped: page is labelled but pages holds no page of that name." in result.stderr


def test_pages_and_labels_may_lie_together(indicators: Indicators, samples: Path) -> None:
    for name in ("03_yuyue_luoshe_2024q1.txt", "03_yuyue_luoshe_2024q1.jsonl", "manifest.csv"):
        shutil.copy(samples / name, name)
    report = json.loads(indicators("evaluate", ".", "--json").stdout)
    assert report["found"]["f1"] > 0.8


def test_parquet_is_written_once_and_loaded(indicators: Indicators) -> None:
    write("pages/a.txt")
    write("pages/b.txt", PAGE.replace("雷甸镇", "钟管镇"))
    write("pages/empty.txt", "")
    first = indicators(
        "extract", "pages", "--output", "parts", "--published", "2024-07-30", "--place", "德清县"
    )
    assert (first.exit_code, first.stdout) == (1, "")
    assert first.stderr.splitlines() == [
        "Skipped: pages/empty.txt is empty.",
        "parts: 4 observations in 2 files written, 1 skipped.",
    ]
    assert list(Path("parts").glob("year=2024/province=33/part=*/observations.parquet"))
    again = indicators(
        "extract", "pages", "--output", "parts", "--published", "2024-07-30", "--place", "德清县"
    )
    assert "parts: 0 observations in 0 files written, 2 were there already, 1 skipped." in again.stderr
    loaded = indicators("load", "parts")
    assert loaded.stdout.splitlines() == ["warehouse.duckdb: 2 files: 2 new.", "4 observations written."]
    assert indicators("load", "parts").stdout == "warehouse.duckdb: 2 files: 2 unchanged.\n"


def test_a_cluster_needs_a_folder_to_write_into(indicators: Indicators) -> None:
    write("page.txt")
    result = indicators("extract", "page.txt", "--cluster", "local")
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_without_its_extra_a_cluster_says_how_to_install_it(
    indicators: Indicators, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("page.txt")
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = indicators("extract", "page.txt", "--output", "parts", "--cluster", "local")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'Error: working on a cluster needs an extra: pip install "town-indicators[cluster]"\n'
    )


def test_where_no_cluster_answers_is_told(indicators: Indicators, monkeypatch: pytest.MonkeyPatch) -> None:
    write("page.txt")
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    result = indicators("extract", "page.txt", "--output", "parts", "--cluster", "tcp://127.0.0.1:9")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no scheduler of dask answers at tcp://127.0.0.1:9")
