"""The report in one file."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from warehouse_factory import figure, loaded

from extractor.cli import main
from extractor.errors import UnknownName
from warehouse import ArticleRecord
from warehouse.report import write_report


@pytest.fixture
def path(warehouse):
    for name, place, published in (("a.txt", "新埭镇", "2024-10-31"), ("b.txt", "新仓镇", "2024-11-02")):
        sentence = f"{place}实现地区生产总值50.55亿元。"
        source, _, figures = loaded(
            name, [figure(place=place, sentence=sentence, start=sentence.index("50"), published=published)],
            text=sentence,
        )  # fmt: skip
        title = f"{place}</script><script>alert(1)</script>"
        warehouse.load_source(
            source, [ArticleRecord(title, published, end=len(sentence), text=sentence)], figures
        )
    warehouse.close()
    return warehouse.path


def test_the_report_needs_nothing_but_itself(path, tmp_path):
    written = write_report(path, tmp_path / "r.html")
    assert (written.places, written.articles, written.figures, written.left_out) == (2, 2, 2, 0)
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert not re.search(
        r"<(script|img|link|iframe)[^>]+(src|href)=", re.sub(r"<script>.*?</script>", "", text, flags=re.S)
    )
    assert "default-src 'none'" in text
    assert "<script>alert(1)" not in text


def test_the_report_tells_how_certain_a_figure_is(tmp_path, warehouse):
    sentence = "新埭镇实现地区生产总值50.55亿元。"
    unsure = figure(sentence=sentence, start=11, confidence=0.404, doubts=("low_confidence",))
    source, _, figures = loaded("a.txt", [unsure], text=sentence)
    warehouse.load_source(
        source, [ArticleRecord("经济运行稳中有进", end=len(sentence), text=sentence)], figures
    )
    warehouse.close()
    write_report(warehouse.path, tmp_path / "r.html")
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    told = re.search(r'<script type="application/json" id="figures">(.*?)</script>', text)
    (details,) = json.loads(told[1]).values()
    assert ["疑点", "把握不大"] in details and ["置信度", "40.4%"] in details


def test_places_and_articles_are_chosen(path, tmp_path):
    assert write_report(path, tmp_path / "r.html", places=["新埭镇"]).articles == 1
    assert write_report(path, tmp_path / "r.html", articles=["b.txt"]).articles == 1
    with pytest.raises(UnknownName, match="no article"):
        write_report(path, tmp_path / "r.html", articles=["无此文"])


def test_the_command_says_what_it_wrote(path, tmp_path):
    target = tmp_path / "r.html"
    result = CliRunner().invoke(main, ["report", str(target), "--lang", "en", "--warehouse", str(path)])
    assert result.exit_code == 0, result.output
    assert "2 places, 2 articles, 2 figures" in result.output
    assert "Town indicators report" in target.read_text(encoding="utf-8")


def test_the_command_names_what_it_does_not_know(path, tmp_path):
    target = tmp_path / "r.html"
    result = CliRunner().invoke(main, ["report", str(target), "--place", "无此镇", "--warehouse", str(path)])
    assert result.exit_code == 2 and "无此镇" in result.stderr
    assert not target.exists()
