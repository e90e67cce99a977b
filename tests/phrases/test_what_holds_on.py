"""What a sentence takes over from those before it, and what it does not: period, place and owner."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

NO_YEAR: list[str] = [
    "大棚年产值5000万元。",
    "村民到合作社务工，人均每月收入2300元。",
    "葡萄亩均收益1.2万元。",
    "农户每亩每年拿到租金900元。",
    "公司注册资本500万元。",
    "从业人员1.2万人。",
    "现有加工企业120家。",
]


@pytest.mark.parametrize("sentence", NO_YEAR)
def test_what_holds_in_any_year_takes_no_year_from_before(sentence: str) -> None:
    first, last = read(f"2019年，钟管镇工业产值30亿元。\n{sentence}")
    assert (first.period_end, last.period_start) == ("2019-12-31", None)


@pytest.mark.parametrize("sentence", ["新引进加工企业12家。", "农业产值5000万元。"])
def test_what_happened_in_a_year_does(sentence: str) -> None:
    assert read(f"2019年，钟管镇工业产值30亿元。\n{sentence}")[-1].period_end == "2019-12-31"


def test_a_whole_year_told_in_autumn_is_the_last() -> None:
    found = read("全年实现生产总值151亿元。年末总人口52万人。", published="2012-09-30")
    assert [o.period_end for o in found] == ["2011-12-31", "2011-12-31"]


def test_five_years_in_a_report_without_a_date_are_those_of_the_plan() -> None:
    text = "钟管镇政府工作报告\n一、“十二五”时期工作回顾\n“十二五”时期，成效显著。\n五年来，农业产值由2亿元增长到4亿元，增长100%。"
    found = read(text, published=None)
    assert [(o.period_start, o.period_end) for o in found] == [
        ("2010-01-01", "2010-12-31"),
        ("2015-01-01", "2015-12-31"),
        ("2011-01-01", "2015-12-31"),
    ]


def test_projects_signed_since_a_year() -> None:
    found = read("2017年以来，已签约项目26个，协议引资480亿元。")
    assert [(o.period_start, o.status) for o in found] == [
        ("2017-01-01", "actual"),
        ("2017-01-01", "planned"),
    ]


def test_work_carried_over_is_of_this_year() -> None:
    text = "1至9月份，全镇引进县外资金3亿元。实施上年续建项目4个，完成投资6200万元。"
    assert {o.period_end for o in read(text)} == {"2024-09-30"}


def test_sums_up_to_a_month_hold_for_the_next_sentence() -> None:
    text = (
        "2024年任务20亿元，财政总收入完成9亿元。截至8月底，累计完成财政支出12亿元。累计完成基金支出1.3亿元。"
    )
    assert [o.period_end for o in read(text)][1:] == ["2024-08-31", "2024-08-31"]


PLACES: list[tuple[str, list[str]]] = [
    ("青屿粮油公司投资6000万元在钟管镇建设收储中心。", ["钟管镇"]),
    ("钟管镇税收3亿元。县税务局预计，全年税收40亿元。", ["钟管镇", "德清县"]),
    ("钟管镇前三个月财政收入11亿元，商贸业为全县扛起大任务，累计完成90亿元。", ["钟管镇", "钟管镇"]),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_where_a_figure_belongs(text: str, places: list[str]) -> None:
    assert [o.place for o in read(text)] == places


def test_a_town_is_called_without_the_county_that_the_table_repeats() -> None:
    (found,) = read("宁城县铁西街道税收3亿元。", place="内蒙古自治区赤峰市宁城县")
    assert (found.place, found.place_code) == ("铁西街道", "150429407")


OWNERS: list[tuple[str, list[Expected]]] = [
    (
        "去年，“一区四园”合同外资2.7亿美元，其中经济开发区合同外资2.4亿美元，实际利用外资1亿美元，分别占全县的63%和65%。",
        [
            fig("2.7亿美元", subject="一区四园"),
            fig("2.4亿美元", subject="经济开发区"),
            fig("1亿美元", subject="经济开发区"),
            fig("63%", subject="经济开发区"),
            fig("65%", subject="经济开发区"),
        ],
    ),
    (
        "青屿热电公司投产。这家热电企业去年销售收入1.1亿元。",
        [fig("1.1亿元", subject="青屿热电公司", activity="")],
    ),
    (
        "恒屿农村合作银行负责人说，该行去年末存款余额140亿元。",
        [fig("140亿元", subject_kind="institution", subject="恒屿农村合作银行")],
    ),
    ("合作社现有社员140户，去年分红46万元。", [fig("46万元", subject="合作社")]),
    ("主要为甲木、乙木等公司配套，去年产值20亿元。", [fig("20亿元", subject="")]),
    ("走“党建+公司+农户”的路子，去年户均增收3万元。", [fig("3万元", subject="")]),
    ("引进了15个亿元以上补链项目，总投资79亿元。", [fig("79亿元", subject="")]),
    ("去年，电气机械和器材制造业利润增长24%。", [fig("24%", subject="")]),
    ("现有大户3户，农村合作社一个，去年产值300万元。", [fig("3户"), fig("300万元", subject="")]),
    (
        "青屿牧业项目总投资18亿元；屿达箱包项目投资2.1亿元。",
        [fig("18亿元", subject="青屿牧业项目"), fig("2.1亿元", subject="屿达箱包项目")],
    ),
    ("镇里将投资2亿元建设灯饰创新中心，保持领先。", [fig("2亿元", subject="灯饰创新中心")]),
    ("投资3000万元建设标准厂房5万平方米。", [fig("3000万元", subject=""), fig("5万平方米")]),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_whose_figure_it_is(text: str, expected: list[Expected]) -> None:
    check(text, expected)


ZONE = "德清县青屿经济开发区简介\n青屿经济开发区下辖恒屿工业园。全区完成GDP26亿元。开发区力争工业产值突破150亿元。"


def test_an_article_on_a_zone() -> None:
    assert {o.subject for o in read(ZONE)} == {"德清县青屿经济开发区"}


@pytest.mark.parametrize(
    ("headline", "zone"),
    [("青屿工业项目区二期加紧施工", "青屿工业项目区"), ("“一区四园”撑起半边天", "一区四园")],
)
def test_an_article_on_a_stage_of_a_zone_or_its_parks(headline: str, zone: str) -> None:
    found = read(f"{headline}\n一期占地780亩，入驻企业29家。去年完成工业产值7.8亿元。全县工业产值200亿元。")
    assert [(o.raw, o.subject) for o in found][-2:] == [("7.8亿元", zone), ("200亿元", "")]


def test_a_paper_of_january_that_tells_of_the_last_quarter() -> None:
    text = "青屿楼市\n本报1月22日电 2009年第四季度，税收3亿元。去年12月，房价上涨12%。"
    assert read(text, published=None)[-1].period_end == "2009-12-31"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("GDP达到确保目标的序时进度，GDP增长6%。", "actual"),
        ("农民收入预计达3300元，增长35%，固定资产投资达3500万元。", "actual"),
        ("按照规划，今后将培育企业，年产值突破5亿元。", "planned"),
    ],
)
def test_what_is_hoped_and_what_was(sentence: str, status: str) -> None:
    assert read(sentence)[-1].status == status


def test_a_class_of_towns_has_no_amount() -> None:
    assert read("去年，钟管镇入选全国特色产业十亿元镇。") == []


def test_the_plan_of_the_year() -> None:
    found = read("工业类项目31个，投资101亿元，年度计划完成24亿元。")
    assert (found[-1].status, found[-1].period_start) == ("planned", "2024-01-01")
