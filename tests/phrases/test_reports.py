"""Whole passages in the manner of reports and project news: what one clause leaves for the next."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, rows

PASSAGES: list[tuple[str, list[Expected]]] = [
    # averages, gaps and times
    ("前三季度，钟管镇规上工业增加值增长9.5%，两年平均增长6.8%。", [
        fig("9.5%", basis="yoy"), fig("6.8%", basis="cagr", period_start="2024-01-01")]),
    ("前三季度，钟管镇规上工业产值增速比去年同期高3.2个百分点，较一季度高1.5个百分点，比全县高0.6个百分点。", [
        fig("3.2个百分点", basis="yoy"), fig("1.5个百分点", basis="since"), fig("0.6个百分点", basis="gap")]),
    ("去年，钟管镇完成固定资产投资20亿元。全年投入3.5亿元用于技改。", [
        fig("20亿元", period_start="2023-01-01"), fig("3.5亿元", period_start="2023-01-01")]),
    ("1至9月，钟管镇工业项目实现本年完成投资6.2亿元。", [
        fig("6.2亿元", period_start="2024-01-01", period_end="2024-09-30")]),
    ("非公经济占GDP的比重由2019年的52%提高到64%。服务业增加值3.1亿元。", [
        fig("52%", period_start="2019-01-01"), fig("64%"), fig("3.1亿元", period_start=None)]),
    ("全镇锚定今年经济增长6.5%的目标。", [fig("6.5%", indicator="gdp", measure="growth", status="target")]),
    # places that are only mentioned
    ("前三季度，钟管镇建成全县首个冷链中心，限上批发业销售额8.2亿元。", [fig("8.2亿元", place="钟管镇")]),
    ("钟管镇距湖州市25公里，距杭州市60公里，面积78平方公里。", [fig("78平方公里", place="钟管镇")]),
    ("前三季度，钟管镇在河南岸建设仓储区，占地60亩。", [fig("60亩", place="钟管镇")]),
    # classes and lists
    ("前三季度，钟管镇在建亿元以上项目7个。", [fig("7个", activity="在建亿元以上项目")]),
    ("前三季度，青禾食品、远山机电、平野轴承等27个项目投产。", [fig("27个", activity="")]),
    ("前三季度，钟管镇加快推进23个技改项目。", [fig("23个", measure="level")]),
    ("全镇有企业65家，其中税收过50万元的4家。", [
        fig("65家", indicator="enterprise_count"), fig("4家", indicator="enterprise_count")]),
    ("全镇辖12个村，有2811户、9600人，其中非农业人口700人。", [
        fig("2811户", indicator="population"), fig("9600人", indicator="population"),
        fig("700人", indicator="population")]),
    ("去年全镇早稻播种面积900公顷，产量6200吨；果用瓜110公顷，产量2800吨。", [
        fig("900公顷", activity="早稻播种"), fig("6200吨", activity="早稻"),
        fig("110公顷", activity="果用瓜", indicator="land_area"), fig("2800吨", activity="果用瓜")]),
    ("去年，全县第二、第三产业占地区生产总值的比重分别提高1.2和0.8个百分点。", [
        fig("1.2", activity="第二产业"), fig("0.8个百分点", activity="第三产业")]),
    ("前三季度，钟管镇纺织业受原料涨价拖累，产值1.2亿元。", [fig("1.2亿元", activity="纺织业")]),
    ("前三季度，钟管镇产业类项目计划总投资12亿元。", [fig("12亿元", subject_kind="area", subject="")]),
    # whose figure, and whether it is fact
    ("青禾新型建材项目，是该镇今年引进的又一个重大外资项目，明年6月投产，年可实现销售3.5亿元。", [
        fig("3.5亿元", subject="青禾新型建材项目", status="planned", period_end=None)]),
    ("投资5亿元的青禾食品生产项目，建成后致力于打造全国领先的休闲食品产业基地，预计年产值可达8亿元。", [
        fig("5亿元", subject="青禾食品生产项目"), fig("8亿元", subject_kind="project", status="planned")]),
    ("今年全镇实施重点项目31个，总投资53亿元，年度投资17亿元。", [
        fig("31个"), fig("53亿元", status="planned"), fig("17亿元", indicator="investment", status="planned")]),
    ("去年，钟管镇工业总产值11.1亿元，净增2.3亿元。", [
        fig("11.1亿元", measure="level"), fig("2.3亿元", measure="change")]),
]  # fmt: skip
PASSAGE_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(PASSAGES, PASSAGE_GAPS))
def test_what_a_passage_says(text: str, expected: list[Expected]) -> None:
    check(text, expected)
