"""Each export is read back by a reader that did not write it."""

import csv
import json
from dataclasses import replace
from datetime import date, datetime

import frictionless
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pysdmx.io import read_sdmx
from warehouse_factory import figure, loaded

from extractor.errors import UnknownName, WarehouseError
from warehouse.audit import CHECKS
from warehouse.exports import workbook
from warehouse.exports.sdmx import time_period

HOSTILE = [
    '=HYPERLINK("http://evil")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "'=1",
    "\t=1",
    "'; DROP TABLE observation; --",
]


def load(warehouse, figures, name="a.txt", **fields):
    placed = [replace(f, start=30 * n, end=30 * n + len(f.raw)) for n, f in enumerate(figures)]
    warehouse.load_source(*loaded(name, placed, **fields))


@pytest.fixture
def filled(warehouse):
    figures = [
        figure("50.55"),
        figure("-7.2", "%"),
        figure("61.2", place="新仓镇"),
        figure("5.1", "%", place="新仓镇"),
        figure("33.1", period="2024H1"),
        figure("45", period="2023Q1-Q3"),
        figure("600", place="平湖市"),
        figure("3", "亿美元", indicator="exports"),
        figure("84.44", indicator="output_value", activity="规上工业"),
        figure("12", indicator="planned_investment", status="planned", period="", subject_kind="project"),
        figure("52", "%", indicator="value_added", measure="share", basis="", of="gdp", activity="第三产业"),
    ]
    load(warehouse, figures, extra={"url": "https://example.org/a"})
    load(warehouse, [figure("49.9", published="2024-10-20")], "b.txt")
    return warehouse


@pytest.fixture
def hostile(warehouse):
    figures = [
        figure(
            "1", place=f"{text}镇", place_code=None, activity=text, subject=text, sentence=text, article=text
        )
        for text in HOSTILE
    ]
    load(warehouse, [replace(f, subject_kind="enterprise") for f in figures] + [figure("-3", "%")])
    plain = [figure("2", place=text, place_code=None, activity=text, sentence=text) for text in HOSTILE]
    load(warehouse, plain, "=b.txt")
    return warehouse


def cells(path):
    book = openpyxl.load_workbook(path)
    return [
        (sheet.title, cell)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def test_the_workbook_is_laid_out_as_a_bulletin(tmp_path, filled):
    report = filled.export(tmp_path / "towns.xlsx")
    assert (report.rows, report.left_out) == (12, 0)
    book = openpyxl.load_workbook(tmp_path / "towns.xlsx")
    assert book.sheetnames[:2] == ["说明", "地区生产总值"] and book.sheetnames[-2:] == ["全部数据", "核查"]
    sheet = book["地区生产总值"]
    assert sheet["A1"].value == "各地地区生产总值"
    assert [sheet.cell(3, column).value for column in (1, 2, 3, 6, 9)] == [
        "上级地区",
        "镇（街道）",
        "2024年1—9月",
        "2024年1—6月",
        "2023年1—9月",
    ]
    assert [sheet.cell(4, column).value for column in (3, 4, 5)] == [
        "总量（亿元）",
        "比上年同期增长（%）",
        "位次",
    ]
    rows = [[sheet.cell(row, column).value for column in range(1, 6)] for row in (5, 6, 7)]
    assert rows == [
        ["平湖市", "新埭镇", 50.55, -7.2, 2],
        ["平湖市", "新仓镇", 61.2, 5.1, 1],
        ["嘉兴市", "平湖市", 600, None, 1],
    ]
    assert sheet["C5"].number_format == "#,##0.00"
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert len(sheet._charts) == 1
    assert len(sheet.conditional_formatting) >= 2


def test_a_cell_of_the_workbook_leads_to_its_sentence(tmp_path, filled):
    filled.export(tmp_path / "towns.xlsx")
    book = openpyxl.load_workbook(tmp_path / "towns.xlsx")
    target = book["地区生产总值"]["C5"].hyperlink.location
    sheet, cell = target.replace("'", "").split("!")
    row = book[sheet][cell].row
    headings = [c.value for c in book[sheet][1]]
    shown = dict(zip(headings, [c.value for c in book[sheet][row]], strict=True))
    assert shown["原文"] == "50.55亿元" and shown["句子"] == "新埭镇实现地区生产总值50.55亿元。"
    assert shown["数值"] == 5055000000 and shown["起"] == datetime(2024, 1, 1)
    assert book[sheet].cell(row, headings.index("网址") + 1).hyperlink.target == "https://example.org/a"


def test_contradicted_figures_are_coloured_and_audited_in_the_workbook(tmp_path, filled):
    filled.export(tmp_path / "towns.xlsx")
    book = openpyxl.load_workbook(tmp_path / "towns.xlsx")
    assert book["地区生产总值"]["C5"].fill.fgColor.rgb == "FFFFF2CC"
    assert book["地区生产总值"]["C6"].fill.fill_type is None
    audit = [[cell.value for cell in row] for row in book["核查"].iter_rows()]
    assert ["报道矛盾", "新埭镇", "地区生产总值"] in [row[:3] for row in audit]


def test_an_export_can_be_of_one_county_and_some_indicators(tmp_path, filled):
    assert filled.export(tmp_path / "a.csv", place="平湖").rows == 12
    assert filled.export(tmp_path / "a.csv", place="新仓镇").rows == 2
    assert filled.export(tmp_path / "a.csv", indicators=["出口", "gdp"]).rows == 9
    with pytest.raises(UnknownName):
        filled.export(tmp_path / "a.csv", indicators=["gpd"])


def test_a_csv_opens_in_excel_and_reads_back(tmp_path, filled):
    filled.export(tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(tmp_path / "all.csv", dtype={"place_code": str}, keep_default_na=False)
    row = table[table["raw"] == "50.55亿元"].iloc[0]
    assert (row["value"], row["place_code"], row["period_end"]) == (5055000000, "330482102", "2024-09-30")
    assert sorted(table["verdict"].unique()) == ["chosen", "contradicts"]


def test_parquet_keeps_types(tmp_path, filled):
    filled.export(tmp_path / "all.parquet")
    table = pq.read_table(tmp_path / "all.parquet")
    assert str(table.schema.field("period_end").type) == "date32[day]"
    assert str(table.schema.field("value").type) == "double"
    assert table["period_end"].to_pylist().count(date(2024, 6, 30)) == 1


def test_sdmx_is_read_by_a_library_of_sdmx(tmp_path, filled):
    report = filled.export(tmp_path / "sdmx", kind="sdmx")
    assert (report.rows, report.left_out) == (10, 1)
    data = read_sdmx(tmp_path / "sdmx" / "data.csv", validate=True).data[0].data
    row = data[(data["REF_AREA"] == "330482102") & (data["TIME_PERIOD"] == "2024-01-01/P9M")]
    levels = row[(row["INDICATOR"] == "GDP") & (row["TRANSFORMATION"] == "N")]
    assert float(levels["OBS_VALUE"].iloc[0]) == 5055000000
    message = read_sdmx(tmp_path / "sdmx" / "structure.xml", validate=True)
    definition = message.get_data_structure_definitions()[0]
    described = [component.id for component in definition.components]
    assert [c for c in data.columns if c in described] == described
    lists = {one.id: {code.id: code.name for code in one.items} for one in message.get_codelists()}
    assert lists["CL_REF_AREA"]["330482102"] == "浙江省嘉兴市平湖市新埭镇"
    for dimension in definition.components.dimensions:
        if dimension.id != "TIME_PERIOD":
            assert set(data[dimension.id]) <= set(lists[f"CL_{dimension.id}"]), dimension.id
    keys = [dimension.id for dimension in definition.components.dimensions]
    assert not data.duplicated(keys).any()


@pytest.mark.parametrize(
    ("start", "end", "named"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-06-30", "2024-S1"),
        ("2024-07-01", "2024-09-30", "2024-Q3"),
        ("2024-09-01", "2024-09-30", "2024-09"),
        ("2023-01-01", "2023-07-31", "2023-01-01/P7M"),
        ("2021-01-01", "2025-12-31", "2021-01-01/P60M"),
        ("2024-09-10", "2024-09-20", "2024-09-10/P11D"),
        (None, "2024-10-31", "2024-10-31"),
    ],
)
def test_a_running_total_is_a_range_of_time_in_sdmx(start, end, named):
    first = date.fromisoformat(start) if start else None
    assert time_period(first, date.fromisoformat(end)) == named


def test_the_data_package_is_valid_and_described(tmp_path, filled):
    filled.export(tmp_path / "package", kind="datapackage")
    result = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert result.valid, result.flatten(["code", "message"])
    package = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"])
    rows = (
        frictionless.Package(str(tmp_path / "package" / "datapackage.json")).get_resource("facts").read_rows()
    )
    assert len(rows) == 11


def test_the_confidence_stands_beside_the_doubts_in_every_table_of_observations(tmp_path, warehouse):
    load(warehouse, [figure("50.55", confidence=0.973), figure("7.2", "%", doubts=("damaged",))])
    warehouse.export(tmp_path / "all.xlsx")
    header, *rows = openpyxl.load_workbook(tmp_path / "all.xlsx")["全部数据"].iter_rows()
    headings = [cell.value for cell in header]
    at = headings.index("置信度")
    assert headings[at - 1] == "存疑"
    assert {(row[headings.index("原文")].value, row[at].value) for row in rows} == {
        ("50.55亿元", 0.973),
        ("7.2%", None),
    }
    warehouse.export(tmp_path / "all.csv")
    warehouse.export(tmp_path / "package", kind="datapackage")
    for file in (tmp_path / "all.csv", tmp_path / "package" / "observations.csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            shown = {row["raw"]: row["confidence"] for row in csv.DictReader(opened)}
        assert shown == {"50.55亿元": "0.973", "7.2%": ""}
    warehouse.export(tmp_path / "all.parquet")
    assert str(pq.read_table(tmp_path / "all.parquet").schema.field("confidence").type) == "double"
    package = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["confidence"]["type"] == "number" and "probability" in fields["confidence"]["description"]


@pytest.mark.parametrize("what", ["xlsx", "csv", "sdmx", "datapackage"])
def test_no_text_becomes_a_formula_in_any_export(tmp_path, hostile, what):
    target = tmp_path / f"out.{what}"
    hostile.export(target, kind=what)
    if what == "xlsx":
        found = cells(target)
        assert all(cell.data_type != "f" for _, cell in found)
        texts = {cell.value for _, cell in found}
        assert set(HOSTILE) - {"\t=1"} <= texts
        return
    files = sorted(target.glob("*.csv")) if target.is_dir() else [target]
    shown = set()
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.reader(opened):
                for cell in row:
                    number = cell.replace(".", "").removeprefix("-").isdigit()
                    assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
                    shown.add(cell[1:] if cell.startswith("'") else cell)
    assert set(HOSTILE) <= shown


def test_hostile_names_stay_names_in_parquet(tmp_path, hostile):
    hostile.export(tmp_path / "all.parquet")
    assert set(HOSTILE) <= set(pq.read_table(tmp_path / "all.parquet")["sentence"].to_pylist())
    assert len(hostile.observations()) == 15


@pytest.mark.parametrize("what", ["xlsx", "csv", "parquet", "sdmx", "datapackage"])
def test_an_empty_warehouse_can_be_exported(tmp_path, warehouse, what):
    assert warehouse.export(tmp_path / f"out.{what}", kind=what).rows == 0


def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path, filled):
    with pytest.raises(UnknownName, match="xlsx, csv, parquet"):
        filled.export(tmp_path / "towns.pdf")
    for name in ("no/such/folder.csv", "no/such/folder.xlsx", "no/such/folder.parquet"):
        with pytest.raises(WarehouseError, match="cannot be written"):
            filled.export(tmp_path / name)


def test_every_check_of_the_audit_has_its_name_in_the_workbook():

    assert list(workbook._CHECKS) == list(CHECKS)
