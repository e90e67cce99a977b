import csv
import json

import pytest
from warehouse_factory import figure, loaded

from extractor.errors import IndicatorsError, ManifestError, UnknownName
from warehouse import Warehouse

WHO = {"author": "李", "reason": "对照原版"}


def only(warehouse, **equal):
    return warehouse.observations(**equal)["observation_id"].iloc[0]


def test_a_change_reaches_the_series_and_its_former_value_stays_on_record(warehouse, clock):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    before = clock.time
    warehouse.correct(only(warehouse), **WHO, value="56.12亿元", period="2024H1")
    series = warehouse.series("新埭镇", "gdp")
    assert series[["period", "value", "printed_value", "review"]].values.tolist() == [
        ["2024H1", 5612000000.0, "56.12", "changed"]
    ]
    assert warehouse.series("新埭镇", "gdp", recorded=before)["period"].tolist() == ["2024Q1-Q3"]
    listed = warehouse.corrections()
    assert listed[["author", "reason", "action", "raw"]].values.tolist() == [
        ["李", "对照原版", "change", "55.28亿元"]
    ]


def test_a_corrected_figure_keeps_the_confidence_of_the_extractor(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28", confidence=0.61)]))
    warehouse.correct(only(warehouse), **WHO, value="56.12亿元")
    assert warehouse.observations()[["value", "confidence"]].values.tolist() == [[5612000000.0, 0.61]]
    warehouse.load_source(*loaded("a.txt", [figure("55.28", confidence=0.64)], extractor_version="2"))
    assert warehouse.observations()[["value", "confidence"]].values.tolist() == [[5612000000.0, 0.64]]
    ever = warehouse.sql("SELECT value, confidence FROM observation_ever ORDER BY recorded_from")
    assert ever.values.tolist() == [[5528000000.0, 0.61], [5612000000.0, 0.61], [5612000000.0, 0.64]]


def test_a_correction_by_a_person_comes_before_everything(warehouse):
    warehouse.load_source(
        *loaded("a.txt", [figure("55", bound="about", role="headline", published="2024-01-01")])
    )
    warehouse.correct(only(warehouse), **WHO, action="confirm")
    warehouse.load_source(*loaded("b.txt", [figure("57.11", article="统计公报", published="2025-03-01")]))
    assert warehouse.series("新埭镇", "gdp")["printed_value"].tolist() == ["55"]


def test_a_rejected_figure_leaves_the_series_and_can_come_back(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    number = only(warehouse)
    warehouse.correct(number, **WHO, action="reject")
    assert warehouse.series("新埭镇", "gdp").empty
    assert warehouse.observations()["review"].tolist() == ["rejected"]
    warehouse.correct(number, **WHO, action="confirm")
    assert len(warehouse.series("新埭镇", "gdp")) == 1


def test_later_corrections_add_to_earlier_ones(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    number = only(warehouse)
    warehouse.correct(number, **WHO, place="新仓镇")
    warehouse.correct(number, **WHO, indicator="财政总收入")
    series = warehouse.series("新仓镇", "fiscal_revenue")
    assert series["place_code"].tolist() == ["330482103"]
    assert len(warehouse.corrections()) == 1


def test_corrections_survive_extraction_by_a_new_version(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28"), figure("7.2", "%", start=20)]))
    warehouse.correct(only(warehouse, measure="level"), **WHO, place="新仓镇")
    warehouse.correct(only(warehouse, measure="growth"), **WHO, action="reject")
    again = [figure("55.28", activity="工业", pattern="newer"), figure("7.2", "%", start=20, pattern="newer")]
    warehouse.load_source(*loaded("a.txt", again, extractor_version="2"))
    table = warehouse.observations()
    assert table[["place", "activity", "review", "pattern"]].values.tolist() == [
        ["新仓镇", "工业", "changed", "newer"],
        ["新埭镇", "", "rejected", "newer"],
    ]
    assert warehouse.load_source(*loaded("a.txt", again, extractor_version="2")) == "unchanged"


def test_a_correction_follows_its_sentence_when_the_text_shifts(warehouse):
    sentence = "前三季度新埭镇完成五十五亿。"
    warehouse.load_source(*loaded("a.txt", [figure("55.28", sentence=sentence)], text="55.28亿元"))
    warehouse.correct(only(warehouse), **WHO, place="新仓镇")
    moved = figure("55.28", start=100, sentence=sentence)
    other = figure("55.28", start=0, sentence="另一句话。", indicator="tax")
    warehouse.load_source(*loaded("a.txt", [other, moved], text="新的文字"))
    assert warehouse.observations()[["start", "place"]].values.tolist() == [[0, "新埭镇"], [100, "新仓镇"]]


def test_of_two_towns_with_one_figure_the_corrected_one_is_found_again(warehouse):
    both = [figure("86.8", place="新埭镇"), figure("86.8", place="新仓镇")]
    warehouse.load_source(*loaded("a.txt", both))
    warehouse.correct(only(warehouse, place="新仓镇"), **WHO, place="独山港镇")
    warehouse.load_source(*loaded("a.txt", [figure("1", start=50), *both[::-1]], extractor_version="2"))
    assert sorted(warehouse.observations(printed_value="86.8")["place"]) == ["新埭镇", "独山港镇"]


def test_a_confirmed_figure_stays_when_a_new_version_misses_it(warehouse):
    text = "新埭镇地区生产总值\n55.28 亿元"
    found = figure("55.28", start=10, end=18)
    warehouse.load_source(*loaded("a.txt", [found], text=text))
    warehouse.correct(only(warehouse), **WHO, action="confirm")
    warehouse.load_source(*loaded("a.txt", [], text=text, extractor_version="2"))
    assert warehouse.series("新埭镇", "gdp")["review"].tolist() == ["confirmed"]
    warehouse.load_source(*loaded("a.txt", [], text="这篇报道已经撤下", extractor_version="2"))
    assert warehouse.series("新埭镇", "gdp").empty
    assert warehouse.corrections()["observation_id"].isna().all()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"action": "delete"}, "confirm"),
        ({"action": "change"}, "value="),
        ({"value": "many"}, "50.55亿元"),
        ({"place": "新袋镇"}, "新埭镇"),
        ({"indicator": "gpd"}, "gdp"),
        ({"period": "soon"}, "2024Q1-Q3"),
        ({"measure": "size"}, "growth"),
        ({"raw": "x"}, "value"),
        ({"author": " ", "value": 1}, "author"),
        ({"reason": "", "value": 1}, "reason"),
    ],
)
def test_a_wrong_correction_changes_nothing(warehouse, given, says):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    before = warehouse.observations()
    with pytest.raises(UnknownName, match=says):
        warehouse.correct(only(warehouse), **(WHO | given))
    with pytest.raises(UnknownName, match="no observation 7"):
        warehouse.correct(7, **WHO, action="confirm")
    assert warehouse.observations().equals(before)


def test_a_csv_of_corrections_works_in_another_warehouse_before_or_after_loading(tmp_path, warehouse):
    figures = [figure("55.28"), figure("7.2", "%", start=20), figure("61", start=40, indicator="tax")]
    warehouse.load_source(*loaded("a.txt", figures, path="/here/a.txt"))
    warehouse.correct(only(warehouse, measure="growth"), **WHO, action="reject")
    warehouse.correct(
        only(warehouse, indicator="gdp", measure="level"), **WHO, value="55.29亿元", activity=""
    )
    warehouse.correct(only(warehouse, indicator="tax"), **WHO, period="2024-01..2024-05", place="新仓镇")
    file = tmp_path / "corrections.csv"
    assert warehouse.write_corrections(file) == 3
    assert warehouse.read_corrections(file) == (0, 0, 3)
    wanted = warehouse.observations()[["place", "value", "period", "review", "printed_value"]]
    for first in ("load", "read"):
        with Warehouse(tmp_path / f"{first}.duckdb") as other:
            if first == "load":
                other.load_source(*loaded("a.txt", figures, path="/there/a.txt"))
                assert other.read_corrections(file) == (3, 0, 0)
            else:
                assert other.read_corrections(file) == (0, 3, 0)
                assert other.read_corrections(file) == (0, 0, 3)
                other.load_source(*loaded("a.txt", figures, path="/there/a.txt"))
            assert other.observations()[wanted.columns].equals(wanted)
            assert other.read_corrections(file) == (0, 0, 3)


def test_a_csv_with_a_wrong_row_changes_nothing_and_names_the_line(tmp_path, warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    number = only(warehouse)
    file = tmp_path / "corrections.csv"
    rows = [f"{number},change,李,看错,{period}" for period in ("2024H1", "soon")]
    file.write_text("\n".join(["observation_id,action,author,reason,period", *rows]), encoding="utf-8")
    with pytest.raises(ManifestError, match="line 3"):
        warehouse.read_corrections(file)
    assert warehouse.corrections().empty
    for text in ("observation_id,action\n1,confirm\n", "action,author,reason,colour\n", "\x00"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(IndicatorsError):
            warehouse.read_corrections(file)


def test_a_reason_that_looks_like_a_formula_is_text_in_the_csv_and_comes_back(tmp_path, warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    warehouse.correct(only(warehouse), author="=HYPERLINK(1)", reason="'@x", action="confirm")
    file = tmp_path / "corrections.csv"
    warehouse.write_corrections(file)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        row = next(csv.DictReader(opened))
    assert (row["author"], row["reason"]) == ("'=HYPERLINK(1)", "''@x")
    with Warehouse(tmp_path / "other.duckdb") as other:
        other.read_corrections(file)
        assert other.corrections()[["author", "reason"]].values.tolist() == [["=HYPERLINK(1)", "'@x"]]


def test_judged_figures_become_gold_labels(tmp_path, warehouse):
    figures = [
        figure("55.28"),
        figure("7.2", "%", start=20),
        figure("61", start=40, indicator="tax", period="..2024-10-31"),
        figure("12", "家", start=60, indicator="enterprise_count", period=""),
    ]
    warehouse.load_source(*loaded("a.txt", figures))
    warehouse.load_source(*loaded("b.txt", [figure("1")]))
    warehouse.correct(only(warehouse, indicator="gdp", measure="level"), **WHO, value="55.29亿元")
    warehouse.correct(only(warehouse, measure="growth"), **WHO, action="reject")
    warehouse.correct(only(warehouse, indicator="tax"), **WHO, action="confirm")
    file = tmp_path / "gold.jsonl"
    assert warehouse.write_gold(file) == 3
    labels = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    shown = [(x["source"], x["value"], x["period"], x["tier"], x.get("optional", False)) for x in labels]
    assert shown == [
        ("a", 5529000000, "2024-01..2024-09", "core", False),
        ("a", 6100000000, "..2024-10", "core", False),
        ("a", 12, "", "extended", True),
    ]
