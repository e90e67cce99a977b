"""Where a figure is, whose it is, and whether it is fact, forecast, target or plan."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, only, read, rows

# sentence, area of the paper, place, code
PLACES: list[tuple[str, str, str, str]] = [
    ("前三季度，钟管镇税收收入1.2亿元。", "浙江省湖州市德清县", "钟管镇", "330521104"),
    ("前三季度，钟管税收收入1.2亿元。", "浙江省湖州市德清县", "钟管镇", "330521104"),
    ("前三季度，我县税收收入1.2亿元。", "浙江省湖州市德清县", "德清县", "330521"),
    ("前三季度，全县税收收入1.2亿元。", "浙江省湖州市德清县", "德清县", "330521"),
    ("前三季度，德清税收收入1.2亿元。", "浙江省湖州市德清县", "德清县", "330521"),
    ("前三季度，税收收入1.2亿元。", "浙江省湖州市德清县", "德清县", "330521"),
    ("前三季度，我市税收收入1.2亿元。", "浙江省嘉兴市平湖市", "平湖市", "330482"),
    ("前三季度，平湖市税收收入1.2亿元。", "浙江省嘉兴市平湖市", "平湖市", "330482"),
    ("前三季度，新埭镇税收收入1.2亿元。", "浙江省嘉兴市平湖市", "新埭镇", "330482102"),
    ("前三季度，新埭税收收入1.2亿元。", "浙江省嘉兴市平湖市", "新埭镇", "330482102"),
    ("前三季度，曹桥街道税收收入1.2亿元。", "浙江省嘉兴市平湖市", "曹桥街道", "330482003"),
    ("前三季度，曹桥税收收入1.2亿元。", "浙江省嘉兴市平湖市", "曹桥街道", "330482003"),
    ("前三季度，全镇税收收入1.2亿元。", "浙江省湖州市德清县钟管镇", "钟管镇", "330521104"),
    ("前三季度，辖区税收收入1.2亿元。", "浙江省湖州市德清县钟管镇", "钟管镇", "330521104"),
    ("前三季度，全区税收收入1.2亿元。", "福建省莆田市荔城区", "荔城区", "350304"),
    ("前三季度，我区税收收入1.2亿元。", "福建省莆田市荔城区", "荔城区", "350304"),
    ("前三季度，新市镇税收收入1.2亿元。", "浙江省湖州市德清县", "新市镇", "330521102"),
    ("上半年，全县税收收入1.2亿元。", "陕西省榆林市神木县", "神木县", "610881"),
    # a county's name of two characters may end as a town's does
    ("上半年，金乡税收收入1.2亿元。", "山东省济宁市", "金乡县", "370828"),
    ("上半年，全市县域税收收入1.2亿元。", "浙江省湖州市德清县", "湖州市", "3305"),
]
PLACE_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(
    ("text", "area", "place", "code"),
    rows(((f"{area}: {text}", area, place, code) for text, area, place, code in PLACES), PLACE_GAPS),
)
def test_place_of_a_figure(text: str, area: str, place: str, code: str) -> None:
    found = only(text.partition(": ")[2], place=area)
    assert (found.place, found.place_code) == (place, code)


@pytest.mark.parametrize(
    ("area", "code"),
    [("浙江省湖州市德清县", "330521102"), ("广东省中山市", None), (None, None)],
)
def test_towns_of_one_name_are_told_apart_by_the_area(area: str | None, code: str | None) -> None:
    found = only("前三季度，新市镇税收收入1.2亿元。", place=area)
    assert found.place == "新市镇"
    assert found.place_code == code


def test_county_named_before_settles_which_town_is_meant() -> None:
    found = read("记者从德清县新市镇获悉，前三季度，全镇税收收入1.2亿元。", place=None)
    assert [(o.place, o.place_code) for o in found] == [("新市镇", "330521102")]


MENTIONED: list[tuple[str, list[Expected]]] = [
    ("前三季度，钟管镇引进上海客商投资的项目3个，总投资5亿元。", [
        fig("3个", place="钟管镇"), fig("5亿元", place="钟管镇")]),
    ("前三季度，钟管镇规上工业产值48.9亿元，高于雷甸镇3亿元。", [
        fig("48.9亿元", place="钟管镇"), fig("3亿元", measure="change", basis="gap", place="钟管镇")]),
    ("日前，钟管镇招商推介活动在吴兴区举行，签约项目12个，总投资36亿元。", [
        fig("12个", place="钟管镇", indicator="project_count"), fig("36亿元", place="钟管镇")]),
    ("日前，钟管镇招商推介活动在上海市浦东新区举行，签约项目12个，总投资36亿元。", [
        fig("12个", place="钟管镇"), fig("36亿元", place="钟管镇")]),
    ("前三季度，钟管镇对美国出口2.1亿元，增长8%。", [
        fig("2.1亿元", place="钟管镇", indicator="exports"), fig("8%", place="钟管镇")]),
    ("前三季度，钟管镇规上工业产值48.9亿元，占全县的12%。", [
        fig("48.9亿元", place="钟管镇"), fig("12%", measure="share", place="钟管镇")]),
    ("前三季度，钟管镇税收收入1.2亿元，雷甸镇2.3亿元，新市镇1.9亿元。", [
        fig("1.2亿元", place="钟管镇", indicator="tax"), fig("2.3亿元", place="雷甸镇", indicator="tax"),
        fig("1.9亿元", place="新市镇", indicator="tax")]),
    ("前三季度，全县税收收入40亿元，增长5%。钟管镇税收收入1.2亿元，增长9%。", [
        fig("40亿元", place="德清县"), fig("5%", place="德清县"), fig("1.2亿元", place="钟管镇"),
        fig("9%", place="钟管镇")]),
    ("前三季度，钟管镇税收收入增长9%。全镇完成固定资产投资8.4亿元。", [
        fig("9%", place="钟管镇"), fig("8.4亿元", place="钟管镇")]),
]  # fmt: skip
MENTIONED_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(MENTIONED, MENTIONED_GAPS))
def test_a_place_that_is_only_mentioned_is_not_the_figures(text: str, expected: list[Expected]) -> None:
    check(text, expected)


COMPANY = "浙江青屿智能装备有限公司"
OWNERS: list[tuple[str, list[Expected]]] = [
    (f"前三季度，{COMPANY}实现产值1.86亿元，同比增长24.5%。", [
        fig("1.86亿元", subject_kind="enterprise", subject=COMPANY, indicator="output_value"),
        fig("24.5%", subject_kind="enterprise", subject=COMPANY)]),
    (f"位于钟管镇的{COMPANY}前三季度销售收入1.86亿元。", [
        fig("1.86亿元", subject_kind="enterprise", subject=COMPANY, indicator="sales_revenue", place="钟管镇")]),
    (f"走进钟管镇的{COMPANY}，机器正忙。前三季度，该公司实现产值1.86亿元。", [
        fig("1.86亿元", subject_kind="enterprise", subject=COMPANY)]),
    (f"走进钟管镇的{COMPANY}，机器正忙。前三季度，企业实现产值1.86亿元。", [
        fig("1.86亿元", subject_kind="enterprise", subject=COMPANY)]),
    (f"前三季度，{COMPANY}产值1.86亿元。全镇规上工业产值48.9亿元。", [
        fig("1.86亿元", subject_kind="enterprise"), fig("48.9亿元", subject_kind="area", subject="")]),
    ("前三季度，青屿集团实现营业收入12亿元。", [
        fig("12亿元", subject_kind="enterprise", subject="青屿集团", indicator="operating_revenue")]),
    ("前三季度，青屿水泥厂实现利润2000万元。", [
        fig("2000万元", subject_kind="enterprise", subject="青屿水泥厂", indicator="profit")]),
    ("前三季度，钟管镇规上企业实现产值48.9亿元。", [fig("48.9亿元", subject_kind="area", subject="")]),
    ("前三季度，钟管镇民营企业实现产值38.9亿元，增长9%。", [
        fig("38.9亿元", subject_kind="area"), fig("9%", subject_kind="area")]),
    ("总投资12亿元的青屿智能装备项目在钟管镇开工。", [
        fig("12亿元", subject_kind="project", subject="青屿智能装备项目", indicator="planned_investment",
            status="planned", place="钟管镇")]),
    ("钟管镇的青屿智能装备项目总投资12亿元，用地150亩。", [
        fig("12亿元", subject_kind="project", subject="青屿智能装备项目"),
        fig("150亩", subject_kind="project", indicator="land_area", unit="mu")]),
    ("青屿智能装备项目计划总投资12亿元，已完成投资3亿元。", [
        fig("12亿元", subject_kind="project", status="planned", indicator="planned_investment"),
        fig("3亿元", subject_kind="project", status="actual", indicator="investment")]),
    ("青屿智能装备项目达产后，预计年产值18亿元、年税收9000万元。", [
        fig("18亿元", subject_kind="project", status="planned", indicator="output_value"),
        fig("9000万元", subject_kind="project", status="planned", indicator="tax")]),
    ("青屿智能装备项目建成后，可年产机器人5000台。", [
        fig("5000台", subject_kind="project", status="planned", indicator="capacity")]),
    ("青屿科技产业园占地103亩，已入驻企业36家。", [
        fig("103亩", subject_kind="park", subject="青屿科技产业园", indicator="land_area"),
        fig("36家", subject_kind="park", indicator="enterprise_count")]),
]  # fmt: skip
OWNER_GAPS: dict[str, str] = {
    "走进钟管镇的浙江青屿智能装备有限公司，机器正忙。前三季度，企业实现产值1.86亿元。": "bare 企业 does not point back to the company of the sentence before",
    "青屿智能装备项目建成后，可年产机器人5000台。": "a project named before 建成后 is not the owner of 可年产",
}


@pytest.mark.parametrize(("text", "expected"), rows(OWNERS, OWNER_GAPS))
def test_whose_figure_it_is(text: str, expected: list[Expected]) -> None:
    check(text, expected)


STATUS: list[tuple[str, list[Expected]]] = [
    ("预计全年，钟管镇完成固定资产投资12亿元，增长8%，实现税收收入2亿元。", [
        fig("12亿元", status="forecast"), fig("8%", status="forecast"), fig("2亿元", status="forecast")]),
    ("今年，钟管镇预计固定资产投资、税收收入分别增长8%、6%。", [
        fig("8%", status="forecast"), fig("6%", status="forecast")]),
    ("全年，钟管镇规上工业产值有望突破200亿元。", [fig("200亿元", status="forecast", bound="over")]),
    ("今年，钟管镇力争固定资产投资增长8%，税收收入增长6%以上。", [
        fig("8%", status="target"), fig("6%", status="target", bound="over")]),
    ("今年，钟管镇确保完成固定资产投资12亿元。", [fig("12亿元", status="target")]),
    ("今年，钟管镇的目标是：固定资产投资增长8%，税收收入增长6%。", [
        fig("8%", status="target"), fig("6%", status="target")]),
    ("今年，钟管镇计划实施重点项目36个，总投资120亿元。", [
        fig("36个", status="planned"), fig("120亿元", status="planned")]),
    ("前三季度，钟管镇完成固定资产投资8.4亿元，全年力争突破12亿元。", [
        fig("8.4亿元", status="actual"), fig("12亿元", status="target", bound="over")]),
    ("前三季度，钟管镇完成固定资产投资8.4亿元，预计全年可达12亿元。", [
        fig("8.4亿元", status="actual"), fig("12亿元", status="forecast", period_end="2024-12-31")]),
    ("去年，钟管镇超额完成目标，固定资产投资增长8%。", [fig("8%", status="actual")]),
    ("今年税收增长12%的目标能够实现。", [fig("12%", status="target")]),
    ("去年超额完成税收增长12%的目标。", [fig("12%", status="actual")]),
    ("市里给我镇的任务主要是：外贸出口8600万美元，税收2亿元。", [
        fig("8600万美元", status="target"), fig("2亿元", status="target")]),
    ("今年全县将安排促消费资金3000万元。", [fig("3000万元", status="planned")]),
    ("钟管镇纺织业销售收入可达52亿元。", [fig("52亿元", status="forecast")]),
    ("全年投入3200万元，硬化了32条村道。", [fig("3200万元", indicator="investment", status="actual")]),
    ("去年，镇里投资62万元新建了农贸市场。", [fig("62万元", indicator="investment", status="actual")]),
    ("去年，镇里投资160万元，修成一条水泥路。", [fig("160万元", indicator="investment", status="actual")]),
    ("青屿园区规划面积28平方公里，入驻企业210家，2023年主营业务收入31亿元。", [
        fig("28平方公里", status="planned"), fig("210家", status="actual"), fig("31亿元", status="actual")]),
]  # fmt: skip
STATUS_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(STATUS, STATUS_GAPS))
def test_fact_forecast_target_or_plan(text: str, expected: list[Expected]) -> None:
    check(text, expected)
