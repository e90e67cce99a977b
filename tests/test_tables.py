"""Tables: every cell comes out with place, indicator, measure, unit and period, whatever file it stood in."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from extractor.extract import extract, observations
from extractor.observation import Observation
from extractor.page import Page
from extractor.reading import read_file, sources

HEADLINE = "平湖市各镇街道2024年1—9月主要经济指标"
CAPTION = "2024年1—9月主要指标完成情况 单位:亿元、%"
TOWNS = {
    "当湖街道": "330482001",
    "钟埭街道": "330482002",
    "曹桥街道": "330482003",
    "乍浦镇": "330482101",
    "新埭镇": "330482102",
    "新仓镇": "330482103",
    "独山港镇": "330482108",
    "广陈镇": "330482106",
    "林埭镇": "330482107",
}
FIGURES = [
    ("88.61", "6.4", "3", "120.55", "-2.1"),
    ("97.3", "7.1", "2", "301.4", "5.6"),
    ("40.02", "5.9", "6", "95.08", "4.4"),
    ("152.75", "8.8", "1", "1,022.3", "10.2"),
    ("61.9", "5.2", "8", "188.6", "—"),
    ("54.4", "6.0", "5", "140", "0.7"),
    ("73.18", "6.1", "4", "412.09", "9.9"),
    ("22.5", "3.3", "9", "31.7", "-12.5"),
    ("35.46", "5.5", "7", "77.77", "…"),
]
TOTAL = ("全市合计", "626.12", "6.6", "", "2389.49", "5.8")
COLUMNS = [
    ("gdp", "", "level", "CNY"),
    ("gdp", "", "growth", "%"),
    ("gdp", "", "rank", "rank"),
    ("output_value", "规上工业", "level", "CNY"),
    ("output_value", "规上工业", "growth", "%"),
]
HEADERS = [("镇街道", 1, 2), ("地区生产总值", 3, 1), ("规上工业总产值", 2, 1)]
LOWER = ["总量(亿元)", "增速(%)", "位次", "绝对值", "比上年增长"]
ROWS = [TOTAL, *((town, *row) for town, row in zip(TOWNS, FIGURES, strict=True))]


def bulletin_html(rows: list[tuple[str, ...]] = ROWS) -> bytes:
    """Return the bulletin as a web page, two header rows with spans."""
    upper = "".join(f"<th colspan={wide} rowspan={high}>{text}</th>" for text, wide, high in HEADERS)
    lower = "".join(f"<th>{text}</th>" for text in LOWER)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>"
        "<p>前三季度,全市各镇街道经济运行平稳,具体情况见下表。</p>"
        f"<table><caption>{CAPTION}</caption><tr>{upper}</tr><tr>{lower}</tr>{body}</table>"
        "</body></html>"
    ).encode()


def bulletin_docx() -> bytes:
    """Return the bulletin as a Word file, header cells merged."""
    document = docx.Document()
    document.add_paragraph(HEADLINE)
    document.add_paragraph("前三季度,全市各镇街道经济运行平稳,具体情况见下表。")
    document.add_paragraph(CAPTION)
    table = document.add_table(rows=2 + len(ROWS), cols=6)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "镇街道"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "地区生产总值"
    table.cell(0, 4).merge(table.cell(0, 5)).text = "规上工业总产值"
    for column, text in enumerate(LOWER, 1):
        table.cell(1, column).text = text
    for number, row in enumerate(ROWS, 2):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bulletin_pdf() -> bytes:
    """Return the bulletin as a PDF with a ruled table."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(60, 780, HEADLINE)
    canvas.drawString(60, 750, CAPTION)
    lefts = [60, 140, 220, 300, 360, 440, 520]
    top, height = 730, 20

    def cell(row: int, column: int, text: str, wide: int = 1, high: int = 1) -> None:
        y = top - row * height
        canvas.rect(lefts[column], y - height * high, lefts[column + wide] - lefts[column], height * high)
        canvas.drawString(lefts[column] + 4, y - height * high / 2 - 4, text)

    column = 0
    for text, wide, high in HEADERS:
        cell(0, column, text, wide, high)
        column += wide
    for column, text in enumerate(LOWER, 1):
        cell(1, column, text)
    for number, row in enumerate(ROWS, 2):
        for column, text in enumerate(row):
            cell(number, column, text)
    canvas.save()
    return stream.getvalue()


def read_bytes(path: Path, data: bytes) -> Page:
    path.write_bytes(data)
    (source,) = sources(path, pytest.fail)
    return read_file(source)


def expected() -> list[tuple[object, ...]]:
    """All that the bulletin's cells state, row by row."""
    facts: list[tuple[object, ...]] = []
    for name, *figures in ROWS:
        for text, (indicator, activity, measure, unit) in zip(figures, COLUMNS, strict=True):
            if text in ("", "—", "…"):
                continue
            value = Decimal(text.replace(",", "")) * (10**8 if unit == "CNY" else 1)
            place = ("平湖市", "330482") if name == "全市合计" else (name, TOWNS[name])
            facts.append((text, value, unit, indicator, activity, measure, *place))
    return facts


def facts_of(found: list[Observation]) -> list[tuple[object, ...]]:
    return [
        (o.raw, o.value, o.unit, o.indicator, o.activity, o.measure, o.place, o.place_code) for o in found
    ]


MAKERS = {"html": bulletin_html, "docx": bulletin_docx, "pdf": bulletin_pdf}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_cell_of_a_table_of_towns_by_indicators_comes_out(tmp_path, kind):
    page = read_bytes(tmp_path / f"bulletin.{kind}", MAKERS[kind]())
    found = list(observations(page))
    assert facts_of(found) == expected()
    assert {(o.period_start, o.period_end) for o in found} == {("2024-01-01", "2024-09-30")}
    assert {o.printed_unit for o in found if o.unit == "CNY"} == {"亿元"}
    assert {o.basis for o in found if o.measure == "growth"} == {"yoy"}
    assert {o.of for o in found if o.measure == "rank"} == {"growth"}
    assert {(o.pattern, o.role, o.status, o.doubts) for o in found} == {("table", "table", "actual", ())}
    for o in found:
        assert "".join(page.text[o.start : o.end].split()) == o.raw


def test_a_cell_of_a_pdf_is_shown_on_the_picture_of_its_page(tmp_path):
    found = list(observations(read_bytes(tmp_path / "bulletin.pdf", bulletin_pdf())))
    boxes = {o.raw: o.box for o in found}
    # 61.9 stands in the second column, seven rows below the top of the table.
    box = boxes["61.9"]
    assert box is not None and box.page == 1
    assert 140 < box.x0 < box.x1 < 220
    assert 842 - 730 + 7 * 20 < box.top < box.bottom < 842 - 730 + 8 * 20


def test_the_sentence_of_a_cell_is_its_headers_and_the_cell(tmp_path):
    page = read_bytes(tmp_path / "bulletin.html", bulletin_html())
    sentences = {o.raw: o.sentence for o in observations(page)}
    assert sentences["61.9"] == "新埭镇 地区生产总值 总量(亿元): 61.9"
    assert sentences["-12.5"] == "广陈镇 规上工业总产值 比上年增长: -12.5"


def test_the_command_line_reads_the_bulletin(tmp_path):
    from extractor.cli import main

    path = tmp_path / "bulletin.html"
    path.write_bytes(bulletin_html())
    result = CliRunner().invoke(main, ["extract", str(path), "--format", "jsonl"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(expected())


def test_a_text_table_is_read_once_and_the_paragraphs_around_it_as_before():
    text = (
        "平湖市各镇街道上半年工业情况\n\n"
        "上半年,全市实现规上工业总产值1280.4亿元,同比增长4.5%。\n\n"
        "镇街 规上工业总产值(亿元) 增长(%) 工业用电量(万千瓦时) 增长(%)\n"
        "乍浦镇 602.1 7.0 41,200 -1.5\n"
        "新埭 101.2 -3.1 9800 …\n"
        "林埭镇 40.5 0.0 3100 2.2\n\n"
        "全市新增规上工业企业16家。\n"
    )
    found = extract(text, published="2024-07-20", place="平湖市")
    in_table = [o for o in found if o.role == "table"]
    assert [(o.raw, o.place, o.indicator, o.activity, o.measure, o.value) for o in in_table] == [
        ("602.1", "乍浦镇", "output_value", "规上工业", "level", Decimal("60210000000")),
        ("7.0", "乍浦镇", "output_value", "规上工业", "growth", Decimal(7)),
        ("41,200", "乍浦镇", "electricity", "工业", "level", Decimal(412000000)),
        ("-1.5", "乍浦镇", "electricity", "工业", "growth", Decimal("-1.5")),
        ("101.2", "新埭镇", "output_value", "规上工业", "level", Decimal("10120000000")),
        ("-3.1", "新埭镇", "output_value", "规上工业", "growth", Decimal("-3.1")),
        ("9800", "新埭镇", "electricity", "工业", "level", Decimal(98000000)),
        ("40.5", "林埭镇", "output_value", "规上工业", "level", Decimal("4050000000")),
        ("0.0", "林埭镇", "output_value", "规上工业", "growth", Decimal(0)),
        ("3100", "林埭镇", "electricity", "工业", "level", Decimal(31000000)),
        ("2.2", "林埭镇", "electricity", "工业", "growth", Decimal("2.2")),
    ]
    assert {(o.period_start, o.period_end) for o in in_table} == {("2024-01-01", "2024-06-30")}
    assert [o.raw for o in found if o.role != "table"] == ["1280.4亿元", "4.5%", "16家"]
    assert len({o.start for o in found}) == len(found)


def test_tabs_keep_the_place_of_an_empty_cell():
    text = (
        "平湖市2023年财政收入\n"
        "镇街\t财政总收入(万元)\t增长(%)\n"
        "广陈镇\t\t4.5\n"
        "新仓镇\t30800\t\n"
        "乍浦镇\t90800\t-2\n"
    )
    found = extract(text, place="平湖市")
    assert [(o.raw, o.place, o.measure) for o in found] == [
        ("4.5", "广陈镇", "growth"), ("30800", "新仓镇", "level"),
        ("90800", "乍浦镇", "level"), ("-2", "乍浦镇", "growth"),
    ]  # fmt: skip


def html_page(
    tmp_path: Path, *tables: str, headline: str = "平湖市2023年国民经济主要指标"
) -> list[Observation]:
    body = "".join(f"<table>{table}</table>" for table in tables)
    page = f"<html><body><h1>{headline}</h1><p>现将有关数据公布如下。</p>{body}</body></html>"
    return list(observations(read_bytes(tmp_path / "page.html", page.encode())))


def rows_of(*rows: str) -> str:
    """Return the rows of a web table, cells parted by bars."""
    return "".join("<tr><td>" + "</td><td>".join(row.split("|")) + "</td></tr>" for row in rows)


def test_indicators_by_years_with_a_column_of_units(tmp_path):
    found = html_page(
        tmp_path,
        rows_of(
            "指标|单位|2022年|2023年|比上年增长(%)",
            "地区生产总值|亿元|930.5|981.2|5.6",
            "第一产业|亿元|16.1|15.9|-1.2",
            "#工业|亿元|480|501.5|6.0",
            "一般公共预算收入|万元|880,100|901,250|2.4",
            "其中:税收收入|万元|700000|-|-",
            "年末常住人口|万人|71.2|71.9|",
            "研发经费支出占GDP比重|%|3.6|3.7|0.1",
            "森林覆盖率|%|13.0|13.1|",
        ),
    )
    assert [
        (o.raw, o.indicator, o.activity, o.measure, o.value, o.unit, (o.period_end or "")[:4]) for o in found
    ] == [
        ("930.5", "gdp", "", "level", Decimal("93050000000"), "CNY", "2022"),
        ("981.2", "gdp", "", "level", Decimal("98120000000"), "CNY", "2023"),
        ("5.6", "gdp", "", "growth", Decimal("5.6"), "%", "2023"),
        ("16.1", "value_added", "第一产业", "level", Decimal("1610000000"), "CNY", "2022"),
        ("15.9", "value_added", "第一产业", "level", Decimal("1590000000"), "CNY", "2023"),
        ("-1.2", "value_added", "第一产业", "growth", Decimal("-1.2"), "%", "2023"),
        ("480", "value_added", "工业", "level", Decimal("48000000000"), "CNY", "2022"),
        ("501.5", "value_added", "工业", "level", Decimal("50150000000"), "CNY", "2023"),
        ("6.0", "value_added", "工业", "growth", Decimal(6), "%", "2023"),
        ("880,100", "budget_revenue", "", "level", Decimal(8801000000), "CNY", "2022"),
        ("901,250", "budget_revenue", "", "level", Decimal(9012500000), "CNY", "2023"),
        ("2.4", "budget_revenue", "", "growth", Decimal("2.4"), "%", "2023"),
        ("700000", "tax", "", "level", Decimal(7000000000), "CNY", "2022"),
        ("71.2", "population", "", "level", Decimal(712000), "count", "2022"),
        ("71.9", "population", "", "level", Decimal(719000), "count", "2023"),
        ("3.6", "rd_spending", "", "share", Decimal("3.6"), "%", "2022"),
        ("3.7", "rd_spending", "", "share", Decimal("3.7"), "%", "2023"),
        ("0.1", "rd_spending", "", "change", Decimal("0.1"), "pp", "2023"),
    ]
    assert {(o.place, o.place_code) for o in found} == {("平湖市", "330482")}
    assert {o.of for o in found if o.measure == "share"} == {"GDP"}


def test_month_and_running_total_with_the_indicator_in_the_title_row(tmp_path):
    (found) = html_page(
        tmp_path,
        "<tr><td colspan=6>2023年1—11月分镇街规上工业产值完成情况</td></tr>"
        "<tr><td colspan=6>单位:万元</td></tr>"
        "<tr><td rowspan=2>序号</td><td rowspan=2>单位</td><td colspan=2>本月</td>"
        "<td colspan=2>1—本月累计</td></tr>"
        "<tr><td>绝对值</td><td>±%</td><td>绝对值</td><td>±%</td></tr>"
        + rows_of(
            "1|乍浦镇|5210|3.3|61200|-4.1", "2|经济技术开发区|4100|1|39900|2", "|合 计|9310|2.2|101100|-1"
        ),
    )
    assert [(o.raw, o.place, o.measure, o.period_start) for o in found] == [
        ("5210", "乍浦镇", "level", "2023-11-01"),
        ("3.3", "乍浦镇", "growth", "2023-11-01"),
        ("61200", "乍浦镇", "level", "2023-01-01"),
        ("-4.1", "乍浦镇", "growth", "2023-01-01"),
        ("4100", "经济技术开发区", "level", "2023-11-01"),
        ("1", "经济技术开发区", "growth", "2023-11-01"),
        ("39900", "经济技术开发区", "level", "2023-01-01"),
        ("2", "经济技术开发区", "growth", "2023-01-01"),
        ("9310", "平湖市", "level", "2023-11-01"),
        ("2.2", "平湖市", "growth", "2023-11-01"),
        ("101100", "平湖市", "level", "2023-01-01"),
        ("-1", "平湖市", "growth", "2023-01-01"),
    ]
    assert {(o.indicator, o.activity) for o in found} == {("output_value", "规上工业")}
    assert {o.period_end for o in found} == {"2023-11-30"}
    assert found[0].value == 52100000


def test_places_as_columns_and_rows_that_only_say_growth(tmp_path):
    found = html_page(
        tmp_path,
        rows_of(
            "指标|新埭镇|乍浦镇", "出口总额(万美元)|5011|6022", "增长(%)|-5.5|6.1", "税收占比(%)|60.1|70.2"
        ),
    )
    assert [(o.raw, o.place, o.indicator, o.measure, o.unit, o.value) for o in found] == [
        ("5011", "新埭镇", "exports", "level", "USD", 50110000),
        ("6022", "乍浦镇", "exports", "level", "USD", 60220000),
        ("-5.5", "新埭镇", "exports", "growth", "%", Decimal("-5.5")),
        ("6.1", "乍浦镇", "exports", "growth", "%", Decimal("6.1")),
        ("60.1", "新埭镇", "tax", "share", "%", Decimal("60.1")),
        ("70.2", "乍浦镇", "tax", "share", "%", Decimal("70.2")),
    ]


def test_plan_completion_and_the_year_before(tmp_path):
    found = html_page(
        tmp_path,
        rows_of(
            "乡镇(街道)|固定资产投资(亿元)|去年同期|增幅|年度目标(亿元)|完成年度目标(%)",
            "广陈镇|9.1|8.0|13.8|12|75.8",
            "新仓镇|7.7|9.9|-22.2|11|70.0",
        ),
    )
    assert [(o.raw, o.measure, o.of, o.status, (o.period_end or "")[:4]) for o in found[:5]] == [
        ("9.1", "level", "", "actual", "2023"),
        ("8.0", "level", "", "actual", "2022"),
        ("13.8", "growth", "", "actual", "2023"),
        ("12", "level", "", "target", "2023"),
        ("75.8", "share", "目标", "actual", "2023"),
    ]
    assert {o.indicator for o in found} == {"fixed_investment"}


def test_parts_of_an_area_tell_which_area_it_is(tmp_path):
    table = rows_of("乡镇|财政收入(万元)", "新埭|100", "广陈|200", "林埭|300", "独山港|400")
    found = html_page(tmp_path, table, headline="2023年上半年各乡镇财政收入")
    assert [(o.place, o.place_code) for o in found] == [
        ("新埭镇", "330482102"), ("广陈镇", "330482106"), ("林埭镇", "330482107"), ("独山港镇", "330482108"),
    ]  # fmt: skip


def test_figures_without_unit_and_tables_of_other_things_yield_nothing(tmp_path):
    assert not html_page(
        tmp_path,
        rows_of("镇街|规上工业产值", "新埭镇|100", "广陈镇|200"),
        rows_of("线路|首班|末班|间隔", "101路|5:30|21:00|15分钟", "102路|6:00|20:00|20分钟"),
    )


def test_a_cell_beyond_the_headers_is_nobodys(tmp_path):
    found = html_page(
        tmp_path, rows_of("镇街|地区生产总值(亿元)|增长(%)", "新埭镇|61.9|5.2|7.7", "广陈镇|22.5|3.3|8")
    )
    assert [o.raw for o in found] == ["61.9", "5.2", "22.5", "3.3"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr>" + "<td rowspan=99999 colspan=99999>地区生产总值(亿元)</td>" * 40 + "</tr>",
        "".join("<tr>" + "<td>7.1</td>" * (n % 30) + "<td>新埭镇</td></tr>" for n in range(2000)),
        "<tr><td>指标" + "</td><td>".join(str(n) for n in range(3000)) + "</td></tr>",
        "<tr><td></td></tr><tr></tr><tr><td>1</td></tr>",
    ],
    ids=["spans", "ragged", "wide", "empty"],
)
def test_tables_no_one_would_print_do_no_harm(tmp_path, table):
    good = rows_of("镇街|地区生产总值(亿元)|增长(%)", "新埭镇|61.9|5.2", "广陈镇|22.5|3.3")
    found = html_page(tmp_path, table, good)
    assert [o.raw for o in found if o.measure == "level" and o.indicator == "gdp"][-2:] == ["61.9", "22.5"]


def test_a_hundred_thousand_cells(tmp_path):
    row = "<tr><td>新埭镇</td>" + "<td>61.9</td><td>5.2</td><td>1</td>" * 3 + "</tr>"
    head = "<tr><td>镇街</td>" + "<td>地区生产总值(亿元)</td><td>增长(%)</td><td>位次</td>" * 3 + "</tr>"
    assert len(html_page(tmp_path, head + row * 10_000)) == 90_000


def test_each_table_of_a_web_page_goes_by_the_title_and_unit_above_it(tmp_path: Path) -> None:
    towns = list(TOWNS)[:9]
    wealth = "".join(
        f"<tr><td>{town}</td>"
        f"<td>{20 + n}.5</td><td>{n}.1</td><td>{30 + n}</td><td>-{n}.2</td><td>{n}.3</td></tr>"
        for n, town in enumerate(towns, 1)
    )
    money = "".join(f"<tr><td>{town}</td><td>{4500 + n}</td></tr>" for n, town in enumerate(towns, 1))
    (tmp_path / "page").write_text(
        f"""<html><body><h1>平湖市2022年国民经济和社会发展统计公报</h1>
        <p>全年地区生产总值372.6亿元,按可比价格计算,比上年增长3.5%。</p>
        <p>表1 2022年各镇(街道)主要经济指标</p><p align="right">单位:亿元、%</p>
        <table><tr><td rowspan="2">镇</td><td colspan="2">地区生产总值</td>
        <td colspan="2">规上工业总产值</td><td>固定资产投资</td></tr>
        <tr><td>总量</td><td>增长</td><td>总量</td><td>增长</td><td>增长</td></tr>{wealth}</table>
        <p>表2 2022年各镇(街道)财政收入</p><p>单位:万元</p>
        <table><tr><td>镇</td><td>一般公共预算收入</td></tr>{money}</table></body></html>""",
        encoding="utf-8",
    )
    found = [item for item in observations(read_file(tmp_path / "page")) if item.pattern == "table"]
    assert len(found) == len(towns) * 6
    assert {(item.period_start, item.period_end) for item in found} == {("2022-01-01", "2022-12-31")}
    second = [item for item in found if item.place == towns[1]]
    assert [(item.indicator, item.measure, item.value, item.unit) for item in second] == [
        ("gdp", "level", 22_5000_0000, "CNY"),
        ("gdp", "growth", Decimal("2.1"), "%"),
        ("output_value", "level", 32_0000_0000, "CNY"),
        ("output_value", "growth", Decimal("-2.2"), "%"),
        ("fixed_investment", "growth", Decimal("2.3"), "%"),
        ("budget_revenue", "level", 4502_0000, "CNY"),
    ]


def test_sentences_in_the_cells_of_a_table_are_read_with_the_name_of_their_row(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(
        """<html><body><h1>新埭镇重点项目进展</h1><p>2023年9月1日</p>
        <table><tr><th>项目</th><th>总投资(亿元)</th><th>进展</th></tr>
        <tr><td>水泵生产项目</td><td>3.5</td><td>截至8月底,项目累计完成投资1.2亿元,厂房主体封顶。</td></tr>
        <tr><td>冷链物流项目</td><td>2.8</td><td>截至8月底,项目累计完成投资0.9亿元。设备安装中。</td></tr>
        </table></body></html>""",
        encoding="utf-8",
    )
    page = read_file(tmp_path / "page")
    found = list(observations(page))
    assert sorted((item.raw, item.subject, item.indicator) for item in found) == [
        ("0.9亿元", "冷链物流项目", "investment"),
        ("1.2亿元", "水泵生产项目", "investment"),
        ("2.8", "冷链物流项目", "planned_investment"),
        ("3.5", "水泵生产项目", "planned_investment"),
    ]
    assert all(page.text[item.start : item.end] == item.raw for item in found)
