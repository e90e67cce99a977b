"""What is aimed at and when, what titles tell, and words that only stand beside a figure."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig

from extractor.extract import extract

AIMS: list[tuple[str, list[Expected]]] = [
    (
        "主要发展指标是：到2029年，生产总值达到620亿元；五年累计固定资产投资2600亿元；工业总产值1850亿元。"
        "香榧产业实现产值28亿元。",
        [
            fig("620亿元", status="target", period_end="2029-12-31"),
            fig("2600亿元", period_start="2025-01-01", period_end="2029-12-31"),
            fig("1850亿元", period_start="2029-01-01", period_end="2029-12-31"),
            fig("28亿元", status="target", period_start="2029-01-01", period_end="2029-12-31"),
        ],
    ),
    (
        "全年目标不变：生产总值增长12%以上，财政收入突破2.8亿元。",
        [fig("12%", status="target"), fig("2.8亿元", status="target", period_end="2024-12-31")],
    ),
    (
        "为此，全镇将着力推进三方面工作：一是安排重点工业项目12个，年度投资1.6亿元；二是办好十件实事。",
        [fig("12个", status="target"), fig("1.6亿元", status="target")],
    ),
    ("全市引进总部经济4个，全年可实现税收540万元。", [fig("4个"), fig("540万元", status="forecast")]),
    # a forecast ends with its part, or where months are told that were over
    (
        "1—9月规上工业总产值超3200亿元，预计全年突破4600亿元；规上工业增加值增长26.4%。",
        [
            fig("3200亿元", status="actual"),
            fig("4600亿元", status="forecast"),
            fig("26.4%", status="actual", period_end="2024-09-30"),
        ],
    ),
    (
        "地区生产总值增速有望继续领跑全市。1—9月固定资产投资增长15.6%。",
        [fig("15.6%", status="actual", period_end="2024-09-30")],
    ),
    # by how long something was early
    (
        "2020年财政总收入突破9亿元，提前一年完成规划任务；固定资产投资86亿元。",
        [fig("9亿元"), fig("86亿元", period_start="2020-01-01", period_end="2020-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AIMS, ids=[text[:24] for text, _ in AIMS])
def test_what_is_aimed_at_and_when(text: str, expected: list[Expected]) -> None:
    check(text, expected)


BESIDE: list[tuple[str, list[Expected]]] = [
    # what a growth leaves out
    (
        "一般公共预算收入14.2亿元，按自然口径下降3.2%，扣除留抵退税因素增长8.6%。",
        [
            fig("14.2亿元"),
            fig("3.2%", indicator="budget_revenue", value=-3.2),
            fig("8.6%", indicator="budget_revenue", basis="comparable"),
        ],
    ),
    # a share of what is printed, after a figure that says nothing; parts that a sentence opens with
    (
        "青屿园回收废旧蓄电池48万吨，再生铅产量占全国的三成。",
        [fig("三成", activity="再生铅", measure="share")],
    ),
    (
        "社会消费品零售总额86亿元。其中，限额以上单位消费品零售额12.6亿元；9月当月2.6亿元，增长12.4%。",
        [fig("86亿元"), *(fig(raw, activity="限额以上单位") for raw in ("12.6亿元", "2.6亿元", "12.4%"))],
    ),
    ("县高新区技工贸总收入316亿元。", [fig("316亿元", subject="县高新区", activity="")]),
    ("县委书记宣布项目开工。项目建成后，年实现税费收入1.2亿元。", [fig("1.2亿元", subject="")]),
    # ranks
    (
        "综合实力列全国第218名、全省第14名。",
        [fig("全国第218名", measure="rank"), fig("全省第14名", measure="rank")],
    ),
    ("生产总值48.6亿元，总量排名16，增长12.4%。", [fig("48.6亿元"), fig("16", measure="rank"), fig("12.4%")]),
    # places in titles, and with what lies around them
    (
        "钟管镇积极对接《湖州市高质量发展行动方案》，一般公共预算收入1.18亿元。",
        [fig("1.18亿元", place="钟管镇")],
    ),
    (
        "钟管镇这座电厂破解德清及周边固废处置难题，全镇一般公共预算收入1.18亿元。",
        [fig("1.18亿元", place="钟管镇")],
    ),
    (
        "钟管镇历来是全县工商贸易的集散之地。版图面积12.6万亩。",
        [fig("12.6万亩", place="钟管镇")],
    ),
    # words for a sort of work, and classes of projects in quotes
    (
        "青屿热电厂三期扩建工程完成投资2.6亿元。钟管镇将在招商引智、项目提效上下功夫，确保规上工业产值突破280亿元。",
        [fig("2.6亿元", subject="青屿热电厂三期扩建工程"), fig("280亿元", subject_kind="area")],
    ),
    (
        "总投资9.2亿元的“飞地项目”青屿新材料公司二期项目开工。",
        [fig("9.2亿元", subject="青屿新材料公司二期项目")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE, ids=[text[:24] for text, _ in BESIDE])
def test_words_beside_a_figure(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_a_report_given_in_december_speaks_of_its_year_and_of_the_county_named_under_its_title() -> None:
    text = (
        "政府工作报告\n——2018年12月22日在德清县十八届人大二次会议上\n各位代表：\n"
        "2018年是本届政府第一年。预计到年末，地区生产总值完成116亿元，增长6.6%。\n"
        "一、平台建设\n经济开发区标准厂房入驻企业46家。实施亿元以上项目36个，完成投资26.4亿元。\n"
    )
    found = {o.raw: o for o in extract(text, published="2018-12-22")}
    assert found["116亿元"].place == "德清县"
    assert (found["26.4亿元"].place, found["26.4亿元"].period_start) == ("德清县", "2018-01-01")


def test_tasks_of_the_year_in_a_report_are_of_the_year_it_was_given_in() -> None:
    text = (
        "2023年德清县政府工作报告（节选）\n2022年，全县地区生产总值586.4亿元，增长4.2%。\n"
        "今年重点做好以下工作：\n全年盘活用地1680亩以上。\n安排重点项目126个，年度计划投资92亿元。\n"
    )
    found = {o.raw: o for o in extract(text, published="2023-02-10", place="德清县")}
    assert found["1680亩"].period_start == found["92亿元"].period_start == "2023-01-01"
    assert found["1680亩"].status == "target"


def test_a_traditional_title_gives_the_town_with_where_it_lies_in_brackets() -> None:
    text = "2011年，財政總收入0.08億元，其中地方財政收入0.05億元。\n"
    found = extract(text, title="鍾管鎮（浙江省湖州市德清縣）")
    assert [(o.place, o.place_code is None) for o in found] == [("钟管镇", False)] * 2


def test_an_undated_text_goes_by_the_year_that_an_aim_opens_with() -> None:
    text = "青屿镇概况\n2011年县下达我镇财政总收入2450万元。1-7月份实现财政总收入1860万元。\n"
    aim, done = extract(text)
    assert aim.status == "target"
    assert (done.period_start, done.period_end) == ("2011-01-01", "2011-07-31")


def test_a_numbered_heading_on_what_is_to_come_makes_what_follows_an_aim() -> None:
    text = (
        "钟管镇这五年\n（2010年12月）\n农民人均纯收入由4268元增加到8260元。\n"
        "三、2011年工作思路\n2011年，农村经济总收入达到12.6亿元，财政收入3800万元。\n"
    )
    found = {o.raw: o for o in extract(text, place="德清县")}
    assert found["3800万元"].status == "target"
    assert found["8260元"].status == "actual"
