"""What is learnt from labelled figures, and what it does to the doubts of an observation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.errors import ReadError
from extractor.extract import extract
from extractor.resolve.confidence import probability
from extractor.train import Example, cross_validate, examples, train, write
from patterns import loader
from patterns.entries import Confidence

PAGE = "钟管镇实现工业产值{number}亿元，同比增长7%。\n"


def made(documents: int = 40) -> list[Example]:
    """Figures of which those of companies are right in one of four cases, all others always."""
    return [
        Example(f"page{number}", "core", features, right)
        for number in range(documents)
        for features, right in (
            (("figures ≤1", "kind area"), True),
            (("figures ≤4", "kind company"), number % 4 == 0),
        )
    ]


def test_what_was_mostly_wrong_becomes_improbable() -> None:
    model = train(made(400), sure=0.9)
    likely, unlikely = (probability([kind], model) for kind in ("kind area", "kind company"))
    assert unlikely < 0.6 < 0.8 < likely


def test_the_same_examples_give_the_same_weights_in_any_order() -> None:
    assert train(made(), sure=0.9).weights == train(made()[::-1], sure=0.9).weights


def test_a_feature_seen_a_few_times_has_no_weight() -> None:
    rare = Example("page0", "core", ("rare",), False)
    assert "rare" not in train([*made(), rare], sure=0.9).weights


def test_each_document_is_judged_by_weights_of_the_others() -> None:
    # A feature of its own document alone tells nothing of it: judged by all, it would tell everything.
    own = [
        Example(e.document, e.tier, (*e.features, f"own {e.document} {e.right}"), e.right) for e in made()
    ] * 12
    told = {step.probability: step for step in cross_validate(own)}
    assert told[0.0].right == pytest.approx(0.625)
    assert told[0.99].figures == 0


@pytest.mark.parametrize(
    ("found", "says"),
    [(made(10), "at least 16"), ([e for e in made() if e.right], "all right or all wrong")],
    ids=["few documents", "nothing wrong"],
)
def test_too_little_to_learn_from_is_told(found: list[Example], says: str) -> None:
    with pytest.raises(ReadError, match=says):
        train(found, sure=0.9)


def test_optional_labels_are_no_examples() -> None:
    record: dict[str, Any] = {"source": "a", "value": 1, "unit": "CNY", "measure": "level", "period": ""}
    told = [(record, ("kind area",))]
    assert examples([record | {"optional": True}], told) == []
    assert [e.document for e in examples([record], told)] == ["a"]


def test_written_weights_are_what_the_patterns_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = train(made(), sure=0.9)
    for file in loader.HERE.glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    write(model, made(), tmp_path / "confidence.toml")
    monkeypatch.setattr(loader, "HERE", tmp_path)
    loader.load.cache_clear()
    try:
        assert loader.load().confidence == model
    finally:
        loader.load.cache_clear()


def judged_by(monkeypatch: pytest.MonkeyPatch, intercept: float, text: str) -> list[tuple[str, ...]]:
    patterns = loader.load()
    other = type(patterns)(**{**vars(patterns), "confidence": Confidence(intercept, {}, 0.9)})
    monkeypatch.setattr("extractor.resolve.confidence.patterns.load", lambda: other)
    return [o.doubts for o in extract(text, published="2024-10-31", place="浙江省湖州市德清县")]


def test_a_probable_figure_is_in_no_doubt_for_how_it_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged_by(monkeypatch, 5, "项目总投资3亿元。") == [()]


def test_an_improbable_figure_is_in_doubt_though_nothing_was_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "2023年，钟管镇实现工业产值3亿元。"
    assert judged_by(monkeypatch, -5, text) == [("low_confidence",)]


def test_a_date_that_is_only_inferred_stays_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "2023年3月12日，钟管镇召开大会。今年以来，钟管镇完成工业产值3亿元。"
    patterns = loader.load()
    other = type(patterns)(**{**vars(patterns), "confidence": Confidence(5, {}, 0.9)})
    monkeypatch.setattr("extractor.resolve.confidence.patterns.load", lambda: other)
    assert [o.doubts for o in extract(text, place="浙江省湖州市德清县")] == [("published_inferred",)]


def test_the_command_prints_the_table_and_writes_the_weights(tmp_path: Path) -> None:
    pages, gold = tmp_path / "pages", tmp_path / "gold"
    pages.mkdir()
    gold.mkdir()
    for number in range(20):
        (pages / f"p{number}.txt").write_text(PAGE.format(number=number + 1), encoding="utf-8")
        record = {
            "source": f"p{number}",
            "raw": f"{number + 1}亿元",
            "value": (number + 1) * 10**8,
            "unit": "CNY",
            "measure": "level",
            "indicator": "output_value",
            "activity": "工业",
            "place": "钟管镇",
            "subject_kind": "area",
            "subject": "",
            "period": "" if number % 3 else "2024-01..2024-10",
            "status": "actual",
            "tier": "core",
        }
        (gold / f"p{number}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    weights = tmp_path / "weights.toml"
    words = ["train", gold, "--pages", pages, "--place", "德清县", "--output", weights]
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0
    assert "confidence" in done.stdout
    assert "of 20 labelled documents" in weights.read_text(encoding="utf-8")
