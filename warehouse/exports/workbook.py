"""The workbook: a sheet an indicator, every observation with its sentence, the audit, and what is what."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import xlsxwriter
from xlsxwriter.workbook import Workbook

import patterns
from patterns import divisions
from warehouse.audit import audit
from warehouse.exports.indicator_sheets import Figure, Formats, Links, write_indicator
from warehouse.exports.tables import Scope, observations

_TIDY, _AUDIT, _ABOUT = "全部数据", "核查", "说明"
_HEADER_ROW = 0
# Excel has 1,048,576 rows a sheet, and takes 65,530 links.
_MOST_ROWS = 1_000_000
_MOST_LINKS = 60_000

FACTS = """
SELECT
    f.observation_id, coalesce(f.indicator_name, f.indicator), f.activity, f.measure, f.unit, f.value,
    f.contradicted, f.period_start, f.period_end, f.place, coalesce(f.place_code, ''), coalesce(f.county, ''),
    coalesce(list_position(['town', 'county', 'city', 'province'], f.level), 1)
FROM fact_report AS f
WHERE {where} AND f.status = 'actual' AND f.subject_kind = 'area' AND f.subject = ''
    AND f.period_end IS NOT NULL AND (f.measure = 'level' OR f.basis IN ('yoy', 'comparable'))
    AND f.measure IN ('level', 'growth')
QUALIFY row_number() OVER (
    PARTITION BY coalesce(f.place_code, f.place), f.indicator, f.activity, f.measure, f.unit, f.period_start,
        f.period_end
    ORDER BY f.basis <> 'yoy', f.observation_id
) = 1
"""

# Heading of the tidy sheet, the column of the table it shows, its width.
_COLUMNS = (
    ("编号", "observation_id", 16), ("地区", "place", 14),
    ("区划代码", "place_code", 12), ("上级", "county", 12),
    ("指标", "indicator_name", 18), ("口径", "activity", 14), ("度量", "measure", 9), ("对比", "basis", 10),
    ("时期", "period", 20), ("起", "period_start", 11), ("止", "period_end", 11), ("数值", "value", 18),
    ("单位", "unit", 8), ("原文", "raw", 14), ("性质", "status", 9), ("主体类别", "subject_kind", 10),
    ("主体", "subject", 18), ("采用", "verdict", 11), ("复核", "review", 10), ("存疑", "doubts", 18),
    ("置信度", "confidence", 9), ("句子", "sentence", 70), ("标题", "article", 30), ("日期", "published", 11),
    ("来源", "source", 24), ("网址", "url", 30), ("指标代码", "indicator", 16),
)  # fmt: skip


_CHECKS = {
    "contradiction": "报道矛盾",
    "growth": "增速与总量不符",
    "falling total": "累计数下降",
    "part above whole": "部分大于整体",
    "place above its parent": "下级大于上级",
    "unit slip": "单位可疑",
    "gap": "时期缺失",
    "no place": "地区不明",
    "new place": "新地名",
    "new activity": "新口径",
    "empty source": "来源无数据",
    "same source twice": "来源重复",
    "correction without figure": "更正无对应",
}


def write(connection: duckdb.DuckDBPyConnection, path: Path, scope: Scope) -> int:
    """Write the workbook and return how many observations it holds.

    No text becomes a formula, a number or a link by itself.
    """
    table = observations(connection, scope)
    figures = _figures(connection, scope)
    options = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
        "default_date_format": "yyyy-mm-dd",
    }
    # Made in memory first: xlsxwriter would notice only at the end that it may not write there.
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, options) as workbook:
        formats = _formats(workbook)
        numbers = table["observation_id"].to_pylist()[:_MOST_ROWS]
        links = Links(_TIDY, {number: row for row, number in enumerate(numbers, _HEADER_ROW + 1)})
        _about(workbook, formats, table.num_rows, len(figures))
        for name, group in _by_sheet(figures):
            write_indicator(workbook, name, group, formats, links)
        _tidy(workbook, formats, table)
        _findings(workbook, formats, audit(connection), links)
    path.write_bytes(made.getvalue())
    return len(numbers)


def _figures(connection: duckdb.DuckDBPyConnection, scope: Scope) -> list[Figure]:
    where, values = scope.where("f")
    found = connection.execute(FACTS.format(where=where), values)
    return [Figure(*row) for row in found.fetchall()]


def _by_sheet(figures: list[Figure]) -> list[tuple[str, list[Figure]]]:
    """Return the figures of each indicator and unit of its levels, in the order of the catalogue.

    Growth, which is in percent whatever the level is in, goes with the unit that most levels have.
    """
    groups: list[tuple[str, list[Figure]]] = []
    catalogue = [entry.name for entry in patterns.load().indicators.values()]
    names = {figure.indicator_name for figure in figures}
    for name in sorted(names, key=lambda name: (catalogue.index(name) if name in catalogue else 999, name)):
        mine = [figure for figure in figures if figure.indicator_name == name]
        growth = [figure for figure in mine if figure.measure == "growth"]
        units = Counter(figure.unit for figure in mine if figure.measure == "level").most_common()
        for number, (unit, _) in enumerate(units or [("", 0)]):
            levels = [figure for figure in mine if figure.measure == "level" and figure.unit == unit]
            groups.append((name, levels if number else [*levels, *growth]))
    return groups


def _formats(workbook: Workbook) -> Formats:
    border = {"border": 1, "border_color": "#BFBFBF"}
    level, growth = border | {"num_format": "#,##0.00"}, border | {"num_format": "0.0"}
    yellow = {"bg_color": "#FFF2CC"}
    header = border | {"bold": True, "bg_color": "#DDEBF7", "align": "center", "valign": "vcenter"}
    return Formats(
        title=workbook.add_format({"bold": True, "font_size": 14}),
        note=workbook.add_format({"font_color": "#7F7F7F"}),
        header=workbook.add_format(header | {"text_wrap": True}),
        text=workbook.add_format(border),
        level=workbook.add_format(level),
        growth=workbook.add_format(growth),
        rank=workbook.add_format(border | {"num_format": "0", "align": "center"}),
        doubtful_level=workbook.add_format(level | yellow),
        doubtful_growth=workbook.add_format(growth | yellow),
        falling=workbook.add_format({"font_color": "#C00000"}),
    )


def _tidy(workbook: Workbook, formats: Formats, table: pa.Table) -> None:
    """Write every observation, a row each, real numbers and dates, filters on, header in sight."""
    sheet = workbook.add_worksheet(_TIDY)
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    amount = workbook.add_format({"num_format": "#,##0.####"})
    plain = workbook.add_format({"num_format": "0"})
    share = workbook.add_format({"num_format": "0.00"})
    styles = {"observation_id": plain, "confidence": share}
    link = workbook.get_default_url_format()
    links = 0
    for column, (heading, _, width) in enumerate(_COLUMNS):
        sheet.write_string(_HEADER_ROW, column, heading, formats.header)
        sheet.set_column(column, column, width)
    rows = table.select([name for _, name, _ in _COLUMNS]).slice(0, _MOST_ROWS).to_pylist()
    for row, record in enumerate(rows, _HEADER_ROW + 1):
        for column, (_, name, _) in enumerate(_COLUMNS):
            value = record[name]
            if value is None or value == "":
                continue
            if name == "url" and str(value).startswith(("http://", "https://")) and links < _MOST_LINKS:
                links += 1
                sheet.write_url(row, column, str(value)[:2000], link, str(value)[:255])
            elif name in ("period_start", "period_end"):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, int | float):
                sheet.write_number(row, column, value, styles.get(name, amount))
            else:
                sheet.write_string(row, column, str(value)[:32_767])
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(_HEADER_ROW, 0, max(len(rows), 1), len(_COLUMNS) - 1)


def _findings(workbook: Workbook, formats: Formats, findings: pd.DataFrame, links: Links) -> None:
    sheet = workbook.add_worksheet(_AUDIT)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    link = workbook.get_default_url_format()
    headings = (
        ("核查", 20),
        ("地区", 14),
        ("指标", 18),
        ("口径", 14),
        ("时期", 18),
        ("发现", 50),
        ("句子", 80),
        ("编号", 16),
    )
    for column, (heading, width) in enumerate(headings):
        sheet.write_string(0, column, heading, formats.header)
        sheet.set_column(column, column, width)
    catalogue = patterns.load().indicators
    names = ("place", "indicator", "activity", "period", "finding")
    for row, finding in enumerate(findings.head(_MOST_ROWS).to_dict("records"), 1):
        if finding["indicator"] in catalogue:
            finding["indicator"] = catalogue[finding["indicator"]].name
        cells = [_CHECKS[finding["check"]], *(finding[name] for name in names)]
        cells.append("\n".join(finding["sentences"]))
        for column, value in enumerate(cells):
            sheet.write_string(row, column, "" if pd.isna(value) else str(value)[:32_767], wrapped)
        numbers = [int(number) for number in finding["observation_ids"]]
        if numbers and numbers[0] in links.rows and row < _MOST_LINKS:
            sheet.write_url(row, len(cells), links.to(numbers[0]), link, str(numbers[0]))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(len(findings), 1), len(headings) - 1)


def _about(workbook: Workbook, formats: Formats, observations: int, figures: int) -> None:
    sheet = workbook.add_worksheet(_ABOUT)
    lines: list[Any] = [
        f"本工作簿含 {observations} 条数据（报道中的数字），其中 {figures} 项地区指标列入各指标表。",
        "各指标表：一个指标一张表，时期由近及远；累计数以“1—9月”等标明；点击数字可见原文句子。",
        f"“{_TIDY}”：每条数据一行，数值以基本单位（元、%、个）表示，附原句、标题、来源。",
        "置信度：估计各栏全部正确的概率，0 至 1；表格中的数字不作估计，留空。",
        f"“{_AUDIT}”：相互矛盾、增速不符、累计数下降、单位可疑等。",
        "同一指标有多条报道时，依次采用：人工复核、精确值、未四舍五入者、正文、较晚发表者、统计公报、疑点少者、置信度高者。",
        "黄色底色：另有报道数字不同，四舍五入不算。红色数字：下降。",
        f"行政区划：民政部门代码，共 {len(divisions.load())} 个。",
    ]
    sheet.write_string(0, 0, "乡镇经济指标", formats.title)
    for row, line in enumerate(lines, 2):
        sheet.write_string(row, 0, line)
    sheet.set_column(0, 0, 110)


__all__ = ["write"]
