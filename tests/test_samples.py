"""The sample pages: invented, saying so, and labelled with figures that stand in them."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import extractor
from patterns.divisions import load

SAMPLES = Path(extractor.__file__).parent / "samples"
PAGES = sorted(SAMPLES.glob("*.txt"))
HEADLINE_INDICATORS = [
    # indicator, activity, how many towns state it in each period at least
    ("gdp", "", 5),
    ("value_added", "规上工业", 4),
    ("output_value", "规上工业", 5),
    ("fixed_investment", "", 6),
    ("budget_revenue", "", 2),
    ("retail_sales", "", 2),
]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def labels(page: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in page.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]


def test_manifest_lists_every_page() -> None:
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["file", "published", "place", "title"]
    assert [row["file"] for row in rows] == [page.name for page in PAGES]
    assert len(PAGES) >= 10
    for row in rows:
        assert len(load().resolve(row["place"])) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_says_on_its_face_that_it_is_invented(page: Path) -> None:
    text = squeezed(page.read_text(encoding="utf-8"))
    assert "样例数据" in text[:40]
    assert text.endswith("非真实统计)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_labels_stand_in_the_page_in_order(page: Path) -> None:
    text = squeezed(page.read_text(encoding="utf-8"))
    position = 0
    for label in labels(page):
        assert label["source"] == page.stem
        assert label["article"] in text
        position = text.find(label["raw"], position)
        assert position >= 0, label["raw"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_money_figure_and_rate_of_the_page_is_labelled(page: Path) -> None:
    text = squeezed(page.read_text(encoding="utf-8"))
    printed = re.findall(r"[\d.０-９．]+(?:多|余)?(?:[万亿]*(?:美)?元|[%％]|个百分点|倍)", text)
    core = [label["raw"] for label in labels(page) if label["unit"] in ("CNY", "USD", "%", "pp", "times")]
    assert [raw for raw in core if raw[0].isdigit()] == printed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_masthead_names_the_right_weekday(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for year, month, day, weekday in re.findall(r"(\d{4})年(\d+)月(\d+)日 星期(.)", text):
        assert "一二三四五六日"[datetime.date(int(year), int(month), int(day)).weekday()] == weekday


def test_six_towns_can_be_compared_over_three_periods() -> None:
    towns: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for page in PAGES:
        for label in labels(page):
            if label["measure"] == "level" and label["status"] == "actual" and label["place"].endswith("镇"):
                towns[str(label["indicator"]), str(label["activity"]), str(label["period"])].add(
                    label["place"]
                )
    for period in ("2024-01..2024-03", "2024-01..2024-06", "2024-01..2024-09"):
        for indicator, activity, least in HEADLINE_INDICATORS:
            assert len(towns[indicator, activity, period]) >= least, (indicator, period)


def test_a_town_states_the_same_figure_wherever_it_is_printed() -> None:
    facts: dict[tuple[str, ...], set[float]] = defaultdict(set)
    for page in PAGES:
        for label in labels(page):
            if (
                label["measure"] in ("level", "growth")
                and label["subject_kind"] == "area"
                and label["bound"] == "exact"
            ):
                fields = ("indicator", "activity", "measure", "basis", "place", "period", "status")
                facts[tuple(str(label[field]) for field in fields)].add(label["value"])
    assert {fact: values for fact, values in facts.items() if len(values) > 1} == {}
