"""Charts: what they say of their figures, and the files they are written to."""

from __future__ import annotations

import io
import json
import re

import matplotlib
import pytest
from click.testing import CliRunner
from PIL import Image
from warehouse_factory import figure, loaded

from extractor.cli import main
from extractor.errors import UnknownName
from warehouse import Warehouse, charts
from warehouse.charts import fonts


@pytest.fixture
def towns(warehouse):
    """Three towns; 新埭镇 cumulative over three periods, 新仓镇 revised, 独山港镇 without growth."""
    warehouse.load_source(
        *loaded(
            "a.txt",
            [
                figure("16.00", period="2024Q1", published="2024-04-20", start=0),
                figure("33.10", period="2024H1", published="2024-07-20", start=20),
                figure("50.55", start=40),
                figure("7.2", "%", start=60),
                figure("41.3", place="新仓镇", start=80),
                figure("-1.5", "%", place="新仓镇", start=100),
                figure("12.5", place="独山港镇", start=120),
                figure("20", indicator="planned_investment", status="planned", period="", subject="甲项目",
                       subject_kind="project", start=140),
                figure("20", indicator="planned_investment", status="planned", period="", subject="甲项目",
                       subject_kind="project", start=160),
                figure("5", indicator="planned_investment", status="planned", period="", subject="乙项目",
                       subject_kind="project", start=180),
                figure("8.8", indicator="fixed_investment", start=200),
            ],
        )
    )  # fmt: skip
    return warehouse


def test_a_series_names_its_unit_period_and_source(towns):
    chart = charts.series_chart(towns, "新埭镇", "gdp")
    assert chart.unit == "亿元"
    assert chart.labels == ("2024年1—3月", "2024年1—6月", "2024年1—9月")
    assert [point.value for point in chart.points] == pytest.approx([16.0, 33.1, 50.55])
    assert "累计" in chart.subtitle and "单位:亿元" in chart.subtitle
    assert "2024-04-20 — 2024-10-31" in chart.source


def test_single_quarters_are_marked_as_derived_with_their_formula(towns):
    points = charts.series_chart(towns, "新埭镇", "gdp", single=True).points
    assert [(point.label, point.mark) for point in points] == [
        ("2024年1—3月", "reported"),
        ("2024年4—6月", "derived"),
        ("2024年7—9月", "derived"),
    ]
    assert points[2].value == pytest.approx(17.45)
    assert points[2].note == "50.55亿元 (2024Q1-Q3) − 33.10亿元 (2024H1)"


def test_a_half_year_that_cannot_be_divided_is_no_single_quarter(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("33.1", period="2024H1"), figure("50.55", start=9)]))
    points = charts.series_chart(warehouse, "新埭镇", "gdp", single=True).points
    assert [point.label for point in points] == ["2024年7—9月"]


def test_cumulative_figures_of_two_years_are_not_joined_by_a_line(towns):
    assert not charts.series_chart(towns, "新埭镇", "gdp").joined
    assert charts.series_chart(towns, "新埭镇", "gdp", measure="growth").joined


def test_towns_are_compared_with_gaps_shown(towns):
    chart = charts.compare_chart(
        towns, "gdp", "2024Q1-Q3", measure="growth", places=["新埭镇", "新仓镇", "独山港镇"]
    )
    assert [(p.label, p.shown) for p in chart.points] == [
        ("新埭镇", "+7.2%"),
        ("新仓镇", "-1.5%"),
        ("独山港镇", "无数据"),
    ]


def test_contradicted_figures_are_marked(towns):
    towns.load_source(*loaded("b.txt", [figure("43.3", place="新仓镇", published="2024-11-01")]))
    chart = charts.compare_chart(towns, "gdp", "2024Q1-Q3")
    assert {p.label: p.mark for p in chart.points}["新仓镇"] == "doubtful"
    assert chart.notes


def test_a_project_reported_twice_is_planned_once(towns):
    [row] = charts.investment_table(towns)
    assert (row["year"], row["planned"], row["realised"], row["projects"]) == (2024, 25e8, 8.8e8, 2)
    chart = charts.investment_chart(towns)
    assert {point.group: point.value for point in chart.points} == pytest.approx({"计划": 25, "完成": 8.8})


def test_sample_pages_are_marked_as_such(tmp_path):
    from pathlib import Path

    import extractor

    folder = Path(extractor.__file__).parent / "samples"
    path = str(tmp_path / "w.duckdb")
    arguments = ["load", str(folder / "07_zhongguan_2024q3.txt"), "--place", "德清县", "--warehouse", path]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    with Warehouse(path, read_only=True) as warehouse:
        assert charts.series_chart(warehouse, "钟管镇", "gdp").sample


def test_other_pages_are_not(towns):
    assert not charts.series_chart(towns, "新埭镇", "gdp").sample


def test_pictures_have_ink_and_the_same_chart_makes_the_same_file(towns):
    chart = charts.series_chart(towns, ["新埭镇", "新仓镇"], "gdp")
    content = charts.render(chart, ".png")
    picture = Image.open(io.BytesIO(content)).convert("L")
    assert picture.width > 1000
    assert sum(picture.histogram()[:128]) > 2000
    assert charts.render(chart, ".svg") == charts.render(chart, ".svg")


def test_a_page_needs_nothing_else(towns):
    page = charts.render(charts.compare_chart(towns, "gdp", "2024Q1-Q3"), ".html").decode()
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"(src|href)=|https?:", own.replace("https://vega.github.io/schema/", ""))
    assert "50.55亿元" in page or json.dumps("50.55亿元")[1:-1] in page


def test_hostile_names_stay_text_in_a_page(warehouse):
    name = "</script><script>alert(1)</script>镇"
    warehouse.load_source(*loaded("a.txt", [figure(place=name)]))
    page = charts.render(charts.series_chart(warehouse, name, "gdp"), ".html").decode()
    assert "<script>alert(1)" not in page


def test_dollar_signs_are_printed_and_no_formula(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure(place="$\\frac{镇", article="$a_{")]))
    assert charts.render(charts.series_chart(warehouse, "$\\frac{镇", "gdp"), ".png")


def test_without_a_chinese_font_a_sentence_says_what_to_do(towns, monkeypatch):
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    chart = charts.series_chart(towns, "新埭镇", "gdp")
    with pytest.raises(fonts.FontMissing, match="fonts-noto-cjk"):
        charts.render(chart, ".png")
    assert charts.render(chart, ".html")


def test_drawing_leaves_the_settings_of_matplotlib_alone(towns):
    before = dict(matplotlib.rcParams)
    charts.render(charts.series_chart(towns, "新埭镇", "gdp"), ".png")
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize(
    "arguments", [["series", "gdp", "新埭镇"], ["compare", "gdp", "--period", "2024Q1-Q3"], ["investment"]]
)
def test_the_command_writes_the_file(towns, tmp_path, arguments):
    target = tmp_path / "chart.svg"
    result = CliRunner().invoke(
        main, ["chart", *arguments, "-o", str(target), "--warehouse", str(towns.path)]
    )
    assert result.exit_code == 0, result.output
    assert target.read_text(encoding="utf-8").startswith("<?xml")


def test_the_command_refuses_other_endings_and_unknown_figures(towns, tmp_path):
    for arguments, words in (
        (["series", "gdp", "新埭镇", "-o", str(tmp_path / "a.gif")], ".png, .svg, .html"),
        (["series", "exports", "新埭镇", "-o", str(tmp_path / "a.png")], "no such figures"),
        (["compare", "gdp", "--period", "1999", "-o", str(tmp_path / "a.png")], "no such figures"),
    ):
        result = CliRunner().invoke(main, ["chart", *arguments, "--warehouse", str(towns.path)])
        assert result.exit_code == 2
        assert words in result.stderr


def test_more_places_than_colours_are_refused(towns):
    with pytest.raises(UnknownName, match="at most 8"):
        charts.series_chart(towns, ["新埭镇"] * 9, "gdp")
