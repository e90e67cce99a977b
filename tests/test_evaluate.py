"""Scores of predicted figures, and gains and losses against scores on record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.baseline import Baseline, compare
from extractor.errors import ReadError
from extractor.evaluate import Scores, documents, grounded, load_records, match


def gold(**fields: Any) -> dict[str, Any]:
    record = {
        "source": "page",
        "article": "雷甸镇半年工业平稳",
        "raw": "12.5亿元",
        "value": 1250000000,
        "unit": "CNY",
        "measure": "level",
        "indicator": "output_value",
        "activity": "规上工业",
        "place": "雷甸镇",
        "subject_kind": "area",
        "subject": "",
        "period": "2024-01..2024-06",
        "status": "actual",
        "tier": "core",
    }
    return record | fields


def prediction(**fields: Any) -> dict[str, Any]:
    record = {key: value for key, value in gold().items() if key not in ("period", "tier")}
    record |= {"period_start": "2024-01-01", "period_end": "2024-06-30", "doubts": []}
    return record | fields


def scores(golds: list[dict[str, Any]], predictions: list[dict[str, Any]], tier: str = "core") -> Scores:
    return Scores.of(match(golds, predictions).of_tier(tier))


def wrong(golds: dict[str, Any], predicted: dict[str, Any]) -> tuple[str, ...]:
    (pair,) = match([golds], [predicted]).pairs
    return pair.wrong


def test_a_figure_that_agrees_in_all_is_found_and_right() -> None:
    result = scores([gold()], [prediction()])
    assert (result.found.f1, result.right.f1, result.sure_precision, result.sure_share) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "fields",
    [{"value": 1250010000}, {"unit": "USD"}, {"measure": "growth"}, {"source": "other page"}],
    ids=lambda fields: next(iter(fields)),
)
def test_another_value_unit_measure_or_source_is_another_figure(fields: dict[str, Any]) -> None:
    result = match([gold()], [prediction(**fields)])
    assert (len(result.pairs), len(result.missed), len(result.spurious)) == (0, 1, 1)


def test_a_value_may_differ_by_what_a_float_makes_up() -> None:
    assert len(match([gold(value=16.22)], [prediction(value=16.220000000000002)]).pairs) == 1


@pytest.mark.parametrize(
    ("fields", "attribute"),
    [
        ({"indicator": "sales_revenue"}, "indicator"),
        ({"activity": "服务业"}, "activity"),
        ({"place": "钟管镇"}, "place"),
        ({"period_end": "2024-09-30"}, "period"),
        ({"period_start": None}, "period"),
        ({"status": "target"}, "status"),
        ({"subject_kind": "enterprise", "subject": "青屿薄膜有限公司"}, "subject"),
    ],
)
def test_each_attribute_must_agree(fields: dict[str, Any], attribute: str) -> None:
    assert wrong(gold(), prediction(**fields)) == (attribute,)


@pytest.mark.parametrize(
    ("golds", "fields"),
    [
        ({"activity": "规模以上工业"}, {}),
        ({"activity": "电子信息制造业"}, {"activity": "电子信息"}),
        ({"activity": "工业"}, {}),
        ({"status": "planned"}, {"status": "forecast"}),
        ({"subject_kind": "industry"}, {"subject_kind": "area"}),
        ({"place": "雷 甸 镇"}, {}),
        ({"indicator": ["sales_revenue", "output_value"]}, {}),
        ({"period": ["", "2024-01..2024-06"]}, {}),
        ({"period": "..2024-06"}, {"period_start": None}),
        ({"period": ""}, {"period_start": None, "period_end": None}),
        (
            {"subject_kind": "enterprise", "subject": "浙江青屿薄膜有限公司"},
            {"subject_kind": "enterprise", "subject": "青屿薄膜"},
        ),
        (
            {"subject_kind": ["area", "enterprise"], "subject": ["", "青屿薄膜"]},
            {"subject_kind": "project", "subject": "青屿薄膜项目"},
        ),
    ],
)
def test_what_says_the_same_agrees(golds: dict[str, Any], fields: dict[str, Any]) -> None:
    assert wrong(gold(**golds), prediction(**fields)) == ()


def test_of_equal_figures_those_that_agree_most_are_paired() -> None:
    towns = [gold(place="雷甸镇"), gold(place="钟管镇"), gold(place="新市镇")]
    found = [prediction(place=place) for place in ("新市镇", "雷甸镇", "钟管镇")]
    assert scores(towns, found).right.f1 == 1


def test_optional_figures_count_neither_way() -> None:
    optional = gold(optional=True)
    assert scores([optional], []).found.gold == 0
    assert scores([optional], [prediction()]).found.predicted == 0


def test_tiers_count_apart() -> None:
    land = {"unit": "mu", "value": 150, "raw": "150亩", "tier": "extended"}
    golds, found = [gold(), gold(**land)], [prediction(), prediction(unit="mu", value=200)]
    assert (scores(golds, found, "core").found.f1, scores(golds, found, "extended").found.f1) == (1, 0)
    assert scores(golds, found, "all").found.f1 == 0.5


def test_sure_scores_leave_out_what_is_in_doubt() -> None:
    golds = [gold(), gold(value=1), gold(value=2), gold(value=3)]
    found = [
        prediction(),
        prediction(value=1, place="钟管镇"),
        prediction(value=2, place="钟管镇", doubts=["place_default"]),
        prediction(value=9, doubts=["damaged"]),
    ]
    result = scores(golds, found)
    assert (result.sure_precision, result.sure_share) == (0.5, 0.5)
    assert result.attributes["place"] == pytest.approx(1 / 3)


def test_grounded_compares_the_text_at_the_offsets() -> None:
    texts = {"page": "产值12.5\n亿元。"}
    found = [prediction(start=2, end=9), prediction(start=0, end=7), prediction(source="no text")]
    assert grounded(found, texts) == 0.5
    assert grounded(found, {}) is None


def test_a_folder_of_gold_covers_pages_without_any_figure(tmp_path: Path) -> None:
    (tmp_path / "page.jsonl").write_text(json.dumps(gold()) + "\n\n", encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text('{"headline": "一篇"}\n', encoding="utf-8")
    assert documents(tmp_path) == {"page", "empty"}
    assert [record["raw"] for record in load_records(tmp_path)] == ["12.5亿元"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "Line 1 of .* is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"value": "12.5"}', "has the value '12.5', which is no number"),
    ],
)
def test_a_bad_line_of_gold_is_named(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=message):
        load_records(file)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"holds no \*.jsonl file"):
        load_records(tmp_path)


def on_record(golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> Baseline:
    return Baseline.of(match(golds, found), {"page", "second"})


def test_a_baseline_tells_gains_and_losses_by_document(tmp_path: Path) -> None:
    golds = [gold(), gold(raw="3%", value=3, unit="%", measure="growth"), gold(source="second")]
    growth = prediction(raw="3%", value=3, unit="%", measure="growth")
    before = on_record(golds, [prediction(), prediction(source="second", place="钟管镇")])
    before.save(tmp_path / "scores.json")
    after = on_record(golds, [prediction(place="钟管镇"), growth, prediction(source="second")])
    result = compare(Baseline.load(tmp_path / "scores.json"), after, "core")
    told = {(change.document, change.before, change.after, change.is_gain) for change in result.changes}
    assert told == {
        ("page", "right", "found", False),
        ("page", "missed", "right", True),
        ("second", "found", "right", True),
    }
    assert [round(rate.f1, 3) for rate in result.right] == [0.4, 0.667]
    assert not result.fell


def test_a_lost_figure_makes_the_scores_fall() -> None:
    golds = [gold(), gold(value=2)]
    before = on_record(golds, [prediction(), prediction(value=2)])
    assert compare(before, on_record(golds, [prediction()]), "core").fell
    assert compare(before, on_record(golds, [prediction(), prediction(value=2, place="")]), "core").fell
    assert compare(
        before, on_record(golds, [prediction(), prediction(value=2), prediction(value=5)]), "core"
    ).fell
    assert not compare(before, before, "core").fell


def test_only_documents_of_both_are_compared() -> None:
    golds = [gold(), gold(source="second")]
    before = on_record(golds, [prediction(), prediction(source="second")])
    one = Baseline.of(match([gold()], [prediction()]), {"page"})
    result = compare(before, one, "core")
    assert (result.documents, result.fell) == (("page",), False)


def test_a_corrected_label_keeps_its_figure() -> None:
    before = on_record([gold(place="钟管镇")], [prediction()])
    result = compare(before, on_record([gold()], [prediction()]), "core")
    assert result.relabelled == 0
    assert [(change.before, change.after) for change in result.changes] == [("found", "right")]


def test_saving_the_same_scores_twice_gives_the_same_bytes_and_no_text_of_the_page(tmp_path: Path) -> None:
    golds = [gold(), gold(), gold(place="钟管镇")]
    for name, order in (("a", golds), ("b", golds[::-1])):
        on_record(order, [prediction(), prediction()]).save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert "亿元" not in (tmp_path / "a").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["{}", "[]", "nothing", '{"format": 1, "documents": {"page": {}}}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "scores.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match="is no baseline of scores"):
        Baseline.load(file)
