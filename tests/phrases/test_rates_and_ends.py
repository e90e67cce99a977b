"""Rates, shares and ranks told in lists, ends of what changed, and the years that they are of."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig

SENTENCES: list[tuple[str, list[Expected]]] = [
    # the three sectors and branches summed up by their number
    (
        "全县三次产业分别增长0.3%、17.8%和16%。",
        [
            fig(raw, measure="growth", activity=name)
            for raw, name in (("0.3%", "第一产业"), ("17.8%", "第二产业"), ("16%", "第三产业"))
        ],
    ),
    (
        "规上工业增加值增长6.8%，其中船舶制造、食品加工、纺织三大产业分别增长15.6%、7.2%和-3.4%。",
        [
            fig("6.8%"),
            fig("15.6%", measure="growth", activity="船舶制造"),
            fig("7.2%", measure="growth", activity="食品加工"),
            fig("-3.4%", measure="growth", activity="纺织"),
        ],
    ),
    # ranks among counted counties, and what they are of
    (
        "工业总产值增长9.8%，增速在全省88个县（市、区）中位列第5。",
        [fig("9.8%"), fig("全省88个县（市、区）中位列第5", of="growth")],
    ),
    ("工业总产值增长12%，列全市第二位。", [fig("12%"), fig("全市第二位", of="growth")]),
    (
        "工业总产值增幅比全市平均水平高3.2个百分点，列全市第二位。",
        [fig("3.2个百分点", basis="gap"), fig("全市第二位", of="growth")],
    ),
    # a whole told in money, and the share of it
    (
        "前三季度，钟管镇税收9.3亿元，占全县税收总额56亿元的16.5%，增长3%。",
        [
            fig("9.3亿元", place="钟管镇"),
            fig("56亿元", place="德清县", measure="level"),
            fig("16.5%", place="钟管镇", measure="share", of="全县税收总额"),
            fig("3%", place="钟管镇"),
        ],
    ),
    (
        "前三季度完成投资9.3亿元，占年度计划投资12亿元的77.5%。",
        [
            fig("9.3亿元"),
            fig("12亿元", status="planned"),
            fig("77.5%", measure="share", indicator="investment"),
        ],
    ),
    ("固定资产投资完成率达92.3%。", [fig("92.3%", measure="share", indicator="fixed_investment")]),
    # what is sure to come
    (
        "今年上半年产值3亿元，全年突破6亿元不成问题。",
        [fig("3亿元", status="actual"), fig("6亿元", status="forecast", period_end="2024-12-31")],
    ),
    ("今年上半年，全县引进县外资金19.5亿元，增长6%。", [fig("19.5亿元", activity="引进县外资金"), fig("6%")]),
    # how far ahead of others, with 高出
    (
        "农民人均纯收入4120元，比全省平均高出208元。",
        [fig("4120元"), fig("208元", measure="change", basis="gap", value=208)],
    ),
    # ends of what changed
    (
        "城镇化率由2017年的48.5%提高到2022年的56.2%。",
        [
            fig("48.5%", measure="share", period_end="2017-12-31"),
            fig("56.2%", measure="share", period_end="2022-12-31"),
        ],
    ),
    (
        "高新技术企业由2017年的12家增加到2022年的56家。",
        [
            fig("12家", measure="level", period_end="2017-12-31"),
            fig("56家", measure="level", period_end="2022-12-31"),
        ],
    ),
    (
        "规上工业产值降幅由年初的12.3%收窄至3.5%。",
        [fig("12.3%", value="-12.3"), fig("3.5%", value="-3.5", measure="growth")],
    ),
    (
        "去年，全县接待游客87万人次，只有2019年的55%，旅游收入7.9亿元。",
        [
            fig("87万人次"),
            fig("55%", measure="share", indicator="tourism_visits", period_end="2023-12-31"),
            fig("7.9亿元", period_end="2023-12-31"),
        ],
    ),
    (
        "1月、2月、3月产值分别为3.1亿元、2.8亿元、4.2亿元。",
        [
            fig(raw, period_end=end)
            for raw, end in (("3.1亿元", "2024-01-31"), ("2.8亿元", "2024-02-29"), ("4.2亿元", "2024-03-31"))
        ],
    ),
    # years to come and years of dates
    ("力争用3年时间，全县产值突破100亿元。", [fig("100亿元", status="target", period_end=None)]),
    ("三年内产值突破100亿元。", [fig("100亿元", status="target", period_end="2027-12-31")]),
    (
        "青屿机电公司2003年3月投产，当年就实现销售收入5.7亿元。",
        [fig("5.7亿元", period_start="2003-01-01", period_end="2003-12-31")],
    ),
    # what is made, and ranks among the towns of a county
    (
        "1至9月，青屿铜业公司生产铜杆3.1万吨，同比增长1.1倍。",
        [fig("3.1万吨", indicator="output_volume", activity="铜杆"), fig("1.1倍", activity="铜杆")],
    ),
    (
        "截至8月底，钟管镇财政收入2150万元，总量在德清各乡镇里数第二。",
        [fig("2150万元", place="钟管镇"), fig("各乡镇里数第二", place="钟管镇", of="level")],
    ),
    ("盈亏相抵后利润总额2.91亿元。", [fig("2.91亿元", indicator="profit", activity="")]),
    # rates listed with verbs of their own
    (
        "去年，全县进出口总额86亿元，其中出口72亿元，进口14亿元，分别增长12%、15%和下降2%。",
        [
            fig("86亿元", indicator="trade"),
            fig("72亿元", indicator="exports"),
            fig("14亿元", indicator="imports"),
            fig("12%", indicator="trade", value=12),
            fig("15%", indicator="exports", value=15),
            fig("2%", indicator="imports", value=-2),
        ],
    ),
    (
        "去年，产值、税收、利润分别比上年增长12%、增长3%和下降2%。",
        [
            fig("12%", indicator="output_value"),
            fig("3%", indicator="tax", value=3),
            fig("2%", indicator="profit", value=-2),
        ],
    ),
    ("村集体经济收入连续三年保持20%以上增长。", [fig("20%", measure="growth", indicator="village_income")]),
    ("去年，全镇农民人均增收1500元。", [fig("1500元", measure="change", indicator="income_per_capita")]),
    (
        "青屿物流园项目已完成主体工程，累计完成投资5.2亿元。",
        [fig("5.2亿元", subject_kind="project", subject="青屿物流园项目")],
    ),
    (
        "从2018年到2022年，全镇财政收入由0.8亿元增长到1.9亿元。",
        [
            fig("0.8亿元", period_end="2018-12-31"),
            fig("1.9亿元", period_start="2022-01-01", period_end="2022-12-31"),
        ],
    ),
    (
        "2022年末，全镇户籍人口5.6万人。",
        [fig("5.6万人", indicator="population", period_start=None, period_end="2022-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence(text: str, expected: list[Expected]) -> None:
    check(text, expected)
