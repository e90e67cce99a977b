"""Terse reports and notes: what stands without its noun, unit or year, and what only strives or comes later."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

SENTENCES: list[tuple[str, list[Expected]]] = [
    # what is striven for without a measure is no aim of the figures after it
    ("去年，全县奋力推进“三大任务”，多项指标领先，生产总值增长8.1%。", [fig("8.1%", status="actual")]),
    ("去年，全县紧盯重大项目不放松，生产总值增长8.1%。", [fig("8.1%", status="actual")]),
    ("去年，全县圆满完成了县人大会议确定的目标任务，生产总值增长8.1%。", [fig("8.1%", status="actual")]),
    ("今年，全县奋力实现全年目标，生产总值增长8.1%。", [fig("8.1%", status="target")]),
    ("今年，全县力争到年底，生产总值增长8.1%。", [fig("8.1%", status="target")]),
    # aims told by other words
    (
        "全镇今年的盘子是：产值260亿元，税收8.5亿元。",
        [fig("260亿元", status="target", period_end="2024-12-31"), fig("8.5亿元", status="target")],
    ),
    (
        "今年的硬杠子：财政总收入1.7亿元，家具产值70亿元。",
        [fig("1.7亿元", status="target"), fig("70亿元", status="target")],
    ),
    ("2025年计划：农业总产值增长15%。", [fig("15%", status="target")]),
    ("今年外贸进出口要稳在138亿元。", [fig("138亿元", status="target", activity="")]),
    ("全年生产总值增长6%左右的预期也不变。", [fig("6%", status="target", period_end="2024-12-31")]),
    # public revenue and spending
    (
        "去年，全县财政总收入10.9亿元，其中税务部门完成8.9亿元，增长6%。",
        [
            fig("10.9亿元"),
            fig("8.9亿元", indicator="fiscal_revenue", activity="税务部门"),
            fig("6%", indicator="fiscal_revenue", activity="税务部门"),
        ],
    ),
    (
        "去年，全县财政收入5亿元，国税入库2亿元，完成98%。",
        [
            fig("5亿元"),
            fig("2亿元", indicator="tax", activity="国税"),
            fig("98%", measure="share", indicator="tax", activity="国税"),
        ],
    ),
    (
        "去年，全县财政收入4.6亿元，其中县级收入2.3亿元。",
        [fig("4.6亿元"), fig("2.3亿元", indicator="budget_revenue")],
    ),
    (
        "去年，全县财政支出32亿元，同比增支5亿元，增长18%。",
        [fig("32亿元"), fig("5亿元", measure="change"), fig("18%", measure="growth")],
    ),
    (
        "去年，全县财政支出18亿元。几个大的科目：教育4.7亿元，增15.5%；住房保障9106万元，下降28.3%。",
        [
            fig("18亿元"),
            fig("4.7亿元", indicator="budget_expenditure", activity="教育"),
            fig("15.5%", activity="教育"),
            fig("9106万元", activity="住房保障"),
            fig("28.3%", value=-28.3),
        ],
    ),
    (
        "去年，全县一般公共服务支出4.7亿元，用于民生的财政支出6.9亿元。",
        [fig("4.7亿元", activity="一般公共服务"), fig("6.9亿元", activity="民生")],
    ),
    (
        "去年，全县增值税（25%部分）4216万元，个税486万元。",
        [fig("4216万元", activity="增值税"), fig("486万元", activity="个人所得税")],
    ),
    (
        "去年，全县财政收入21亿元，剔除留抵退税因素增长6%，自然口径下降1.9%。",
        [fig("21亿元"), fig("6%"), fig("1.9%", value=-1.9)],
    ),
    # branches that no table has, and those that a clause is about
    (
        "前三季度，服装产值68亿元，增2.1%，厨具电器51亿元，增24.6%。",
        [
            fig("68亿元", activity="服装"),
            fig("2.1%"),
            fig("51亿元", activity="厨具电器", indicator="output_value"),
            fig("24.6%", activity="厨具电器"),
        ],
    ),
    (
        "前三季度，化工产值38亿元，降4.7%，合成革产业31亿元，跌11.3%。",
        [
            fig("38亿元"),
            fig("4.7%"),
            fig("31亿元", activity="合成革产业"),
            fig("11.3%", activity="合成革产业"),
        ],
    ),
    (
        "前三季度，进出口67亿元。一般贸易唱主角：45亿元，增6.4%。",
        [
            fig("67亿元"),
            fig("45亿元", indicator="trade", activity="一般贸易"),
            fig("6.4%", activity="一般贸易"),
        ],
    ),
    (
        "前三季度，规上服务业营收88亿元，增速16.9%；软件业尤其突出，猛增31%。",
        [fig("88亿元"), fig("16.9%"), fig("31%", activity="软件")],
    ),
    (
        "前三季度，工业总产值98亿元，其中规上企业146家完成88亿元。",
        [fig("98亿元"), fig("146家"), fig("88亿元", indicator="output_value", activity="规上")],
    ),
    # units left out, numbers digit by digit
    (
        "去年，全镇工业产值38亿元，比上年净增6.2个亿，增幅19.1%。",
        [fig("38亿元"), fig("6.2个亿", value=620000000, unit="CNY", measure="change"), fig("19.1%")],
    ),
    (
        "去年，全县进出口3.68亿美元，其中出口3.41亿。",
        [fig("3.68亿美元"), fig("3.41亿", unit="USD", indicator="exports")],
    ),
    (
        "去年，全镇财政收入1亿5千3百万元，人口6万2800人。",
        [fig("1亿5千3百万元", value=153000000), fig("6万2800人", value=62800)],
    ),
    ("去年，全镇产值3亿元，同比增长两成半。", [fig("3亿元"), fig("两成半", value=25)]),
    (
        "去年，全镇农民人均纯收入首次站上13000元（13042元），增长8%。",
        [
            fig("13000元"),
            fig("13042元", indicator="income_per_capita"),
            fig("8%", indicator="income_per_capita"),
        ],
    ),
    (
        "去年，全镇农民人均纯收入8716元，增收845元，增长9%。",
        [
            fig("8716元"),
            fig("845元", measure="change", indicator="income_per_capita"),
            fig("9%", indicator="income_per_capita"),
        ],
    ),
    ("去年，全县居民消费价格总指数101.8%。", [fig("101.8%", measure="level", indicator="price_index")]),
    (
        "去年，全县三次产业结构调整为22.4:37.5:40.1.",
        [fig("22.4"), fig("37.5"), fig("40.1", activity="第三产业")],
    ),
    (
        "去年，全镇税收3亿元，总量列全县第4位，增幅第2位。",
        [fig("3亿元"), fig("全县第4位", of="level"), fig("第2位", of="growth")],
    ),
    # time
    (
        "2023年，面对上半年物价高、下半年订单少的局面，全县生产总值118亿元。",
        [fig("118亿元", period_start="2023-01-01", period_end="2023-12-31")],
    ),
    ("1、2月份，全镇税收5.8亿元。", [fig("5.8亿元", period_start="2024-01-01", period_end="2024-02-29")]),
    ("全县零售额7个月累计4.7亿元。", [fig("4.7亿元", period_start="2024-01-01", period_end="2024-07-31")]),
    (
        "1—9月，全县存款新增11亿元，贷款余额91亿元。",
        [fig("11亿元"), fig("91亿元", period_start=None, period_end="2024-09-30")],
    ),
    (
        "上半年，全县出口58亿元。单看6月，出口12亿元。\n民营企业出口38亿元。",
        [
            fig("58亿元"),
            fig("12亿元", period_start="2024-06-01"),
            fig("38亿元", period_start="2024-01-01", period_end="2024-06-30"),
        ],
    ),
    (
        "去年，全县工业总产值完成22亿元，比上年的18亿元增18.8%。",
        [fig("22亿元", period_start="2023-01-01"), fig("18亿元", period_start="2022-01-01"), fig("18.8%")],
    ),
    # works before a bracket
    ("青屿大桥（总投资2.35亿元）去年通车。", [fig("2.35亿元", subject_kind="project", subject="青屿大桥")]),
    (
        "投资25亿元的青屿博览城占地220亩。",
        [fig("25亿元", subject="青屿博览城"), fig("220亩", subject="青屿博览城")],
    ),
    # verbs before a class of projects are not its name
    ("今年，全镇实施重点项目28个。", [fig("28个", indicator="project_count", activity="重点项目")]),
]


@pytest.mark.parametrize(
    ("text", "expected"), SENTENCES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_terse_sentence(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_the_title_tells_of_which_months_a_note_is() -> None:
    text = "1-7月全县主要指标完成情况\n（2023年第7期 总第91期）\n财政总收入4.1亿元，增长32%。\n6月当月收入0.5亿元。"
    found = read(text, published=None)
    assert [(o.period_start, o.period_end) for o in found] == [
        ("2023-01-01", "2023-07-31"),
        ("2023-01-01", "2023-07-31"),
        ("2023-06-01", "2023-06-30"),
    ]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("钟管镇二〇一一年经济社会发展简况", "2011"),
        ("关于德清县2013年预算执行情况的报告", "2013"),
        ("钟管镇2010年工作情况和2011年打算", "2010"),
        ("德清县农业局二〇一七年工作总结及2018年工作要点", "2017"),
    ],
)
def test_the_title_of_a_report_tells_its_year(title: str, year: str) -> None:
    found = read(f"{title}\n一年来，各项工作有序推进。\n财政总收入4.1亿元，增长12%。", published=None)
    assert [o.period_start for o in found] == [f"{year}-01-01"] * 2


def test_a_sum_is_no_year_of_a_report() -> None:
    found = read(
        "钟管镇上半年经济工作小结\n上半年，税收14亿元。迁出企业带走税收1900万元。", published="2024-07-10"
    )
    assert {o.period_end for o in found} == {"2024-06-30"}


def test_a_heading_on_the_next_year_opens_its_aims() -> None:
    text = (
        "德清县2017年政府工作报告\n2016年干了什么\n财政总收入13亿元。\n2017年干到什么程度\n财政总收入增长8%。"
    )
    done, aimed = read(text, published=None)
    assert (done.status, done.period_start) == ("actual", "2016-01-01")
    assert (aimed.status, aimed.period_start) == ("target", "2017-01-01")


def test_a_heading_may_run_on() -> None:
    text = "德清县2018年工作总结\n一、工作情况。财政总收入13亿元。\n二、今年工作。财政总收入增长6%。"
    done, aimed = read(text, published="2019-05-10")
    assert (done.status, aimed.status, aimed.period_start) == ("actual", "target", "2019-01-01")


def test_a_year_over_dates_a_text_that_speaks_of_this_year_and_last() -> None:
    text = "村集体经济见闻\n2021年，钟管镇青屿村集体收入386万元；今年上半年村集体收入217万元。去年，股东分红28万元。"
    found = read(text, published=None)
    assert [o.period_start for o in found] == ["2021-01-01", "2022-01-01", "2021-01-01"]


def test_a_town_named_after_figures_of_the_county_is_only_one_of_its() -> None:
    text = "前8月财政收入5.2亿元，下降2.4%。\n钟管镇因企业外迁仅完成203万元。\n财政支出14亿元，增长3%。"
    assert [o.place for o in read(text)][-2:] == ["德清县", "德清县"]


def test_points_may_end_the_sentences_of_a_text() -> None:
    text = "去年,全县到位外资4380万美元,总量居全市第三.开发区总收入218亿元.规上企业增至96家."
    assert read(text)[-1].sentence == "规上企业增至96家。"


def test_a_headline_that_begins_with_its_figures_is_read() -> None:
    text = "两项指标增幅居全市首位\n今年以来，德清县产值增长5%。"
    assert [(o.raw, o.place) for o in read(text)] == [("全市首位", "德清县"), ("5%", "德清县")]


def test_the_year_of_an_undated_text_is_not_taken_from_a_part_of_a_year() -> None:
    text = "一季度德清县工业用电\n2023年一季度，全县工业用电量3.2亿千瓦时。今年以来，规上企业增至96家。"
    assert {(o.period_end or "")[:4] for o in read(text, published=None)} == {"2023"}


def test_a_line_below_the_title_names_the_months_of_a_page() -> None:
    text = "德清县经济运行简析\n（1-7月）\n全县财政总收入5.2亿元，增长4%。"
    assert {o.period_end for o in read(text, published="2023-08-20")} == {"2023-07-31"}


def test_the_same_month_is_that_of_a_day_named_before() -> None:
    found = read("青屿机电公司5月18日投产，当月即实现销售3200万元。")[-1]
    assert (found.period_start, found.period_end) == ("2024-05-01", "2024-05-31")


def test_totals_of_the_year_end_with_the_months_that_an_undated_text_reports_on() -> None:
    text = "2019年1至10月全县外贸\n今年1至10月，全县出口12亿元。\n今年以来，新增外贸企业68家。"
    assert [o.period_end for o in read(text, published=None)][-1] == "2019-10-31"


def test_yuan_before_a_month_is_no_january() -> None:
    text = "全镇工业产值12.7亿元到7月底实到3.47亿元。\n元至7月，全镇税收3.4亿元。"
    found = {o.raw: o.period_end for o in read(text, published="2023-08-15")}
    assert found["12.7亿元"] != "2023-01-31"
    assert found["3.4亿元"] == "2023-07-31"
