"""Figures that are told in passing and must not be passed over, and words that look like figures."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

from extractor.extract import extract

MORE_THAN_BEFORE: list[tuple[str, list[Expected]]] = [
    (
        "1-10月完成投资44亿元，比去年同期多完成9.2亿元，同比增长26.4%。",
        [
            fig("44亿元"),
            fig("9.2亿元", indicator="investment", measure="change", value=920000000),
            fig("26.4%", indicator="investment"),
        ],
    ),
    (
        "农民人均纯收入7800元，比2010年多收入1020元。",
        [fig("7800元"), fig("1020元", indicator="income_per_capita", measure="change")],
    ),
    ("实缴税金92万元，比去年少缴11万元。", [fig("92万元"), fig("11万元", measure="change", value=-110000)]),
    (
        "财政收入由380万元增加到1100万元，五年净增720万元，翻了一番多。",
        [
            fig("380万元"),
            fig("1100万元"),
            fig("720万元", measure="change"),
            fig("翻了一番", measure="multiple"),
        ],
    ),
    ("人均纯收入升到25600元，11年翻了10多倍。", [fig("25600元"), fig("10多倍", measure="multiple")]),
    (
        "村集体经济收入从12.8万元一路涨到57.6万元。",
        [fig("12.8万元"), fig("57.6万元", indicator="village_income")],
    ),
]

TASKS: list[tuple[str, list[Expected]]] = [
    (
        "1-10月到位资金33亿元，完成市分配任务24亿元的137.5%。",
        [fig("33亿元"), fig("24亿元", status="target"), fig("137.5%", measure="share", status="actual")],
    ),
    (
        "一季度到位资金8.4亿元，占上半年目标任务的56.4%。",
        [fig("8.4亿元"), fig("56.4%", measure="share", status="actual")],
    ),
    (
        "1-12月份完成投资21.6亿元，投资完成率102.4%。",
        [fig("21.6亿元"), fig("102.4%", indicator="investment", measure="share")],
    ),
    (
        "2024年度计划完成投资11.4亿元，1至9月份已完成投资9.6亿元。",
        [fig("11.4亿元", status="target"), fig("9.6亿元", status="actual")],
    ),
]

SHARES: list[tuple[str, list[Expected]]] = [
    (
        "全县接待游客26万人次，恢复到去年同期的86.4%；旅游收入1.7亿元，恢复到去年同期的79.6%。",
        [
            fig("26万人次"),
            fig("86.4%", indicator="tourism_visits", measure="share"),
            fig("1.7亿元"),
            fig("79.6%", indicator="tourism_revenue", measure="share"),
        ],
    ),
    (
        "前三季度眼镜产值6.6亿元，其中七成以上产品出口。",
        [fig("6.6亿元"), fig("七成", indicator="exports", measure="share", activity="眼镜")],
    ),
    (
        "全镇有劳动力9200人，其中从事农林牧渔业的6400人，占劳动力总数的69.6%。",
        [
            fig("9200人"),
            fig("6400人", indicator="employment", activity="农林牧渔业"),
            fig("69.6%", indicator="employment", activity="农林牧渔业"),
        ],
    ),
]

CLASSES: list[tuple[str, list[Expected]]] = [
    (
        "1-10月，在建项目128个，完成投资75亿元。一产6个，完成投资3亿元；二产104个，完成56亿元。",
        [
            fig("128个"),
            fig("75亿元"),
            fig("6个", indicator="project_count", activity="一产"),
            fig("3亿元", activity="一产"),
            fig("104个", indicator="project_count", activity="二产"),
            fig("56亿元", indicator="investment", activity="二产"),
        ],
    ),
    (
        "累计完成投资27亿元。其中产业项目完成11.6亿元，同比增长96.4%。",
        [fig("27亿元"), fig("11.6亿元", indicator="investment", activity="产业项目"), fig("96.4%")],
    ),
    (
        "前三个月工业用电量1.1亿千瓦时；其中钢铁企业同比增长31%，铁合金企业下降6.4%。",
        [fig("1.1亿千瓦时"), fig("31%"), fig("6.4%", indicator="electricity", activity="铁合金企业")],
    ),
    (
        "家禽出栏41万只，畜牧业实现产值1.1亿元。",
        [fig("41万只"), fig("1.1亿元", activity="畜牧业")],
    ),
    (
        "现有苹果园21万亩，挂果15万亩，今年预计产值9.4亿元。",
        [fig("21万亩"), fig("15万亩"), fig("9.4亿元", activity="苹果园")],
    ),
    (
        "规模以上企业产值74亿元；国地两税总额5.2亿元。",
        [fig("74亿元", activity="规模以上企业"), fig("5.2亿元", indicator="tax", activity="")],
    ),
    ("该镇依托轻纺产业，投资1400万元建起中水回用站。", [fig("1400万元", activity="")]),
]

LEVELS: list[tuple[str, list[Expected]]] = [
    (
        "全年发电11.4亿千瓦时，同比增长9.6%。",
        [fig("11.4亿千瓦时", indicator="output_volume", activity="发电"), fig("9.6%", activity="发电")],
    ),
    (
        "上半年累计售电21.4亿千瓦时，同比增长8.6%。",
        [fig("21.4亿千瓦时", indicator="electricity"), fig("8.6%", indicator="electricity")],
    ),
    ("采茶工一天能挣80元以上。", [fig("80元", indicator="wage")]),
    ("装卸工每人每天160元。", [fig("160元", indicator="wage")]),
    (
        "畜牧业：牧业收入1020万元，人均520元，比上年多120元。",
        [fig("1020万元"), fig("520元", activity="牧业收入"), fig("120元", measure="change")],
    ),
    ("现场总成交金额为1.7亿元。", [fig("1.7亿元", indicator="sales_revenue")]),
    (
        "上周商品房成交700套，成交套数下跌23.4%。",
        [fig("700套"), fig("23.4%", indicator="housing_sales", value=-23.4)],
    ),
]

OF_WHAT: list[tuple[str, list[Expected]]] = [
    (
        "三次产业投资比例为6.2:24.4:69.4。",
        [
            fig("6.2", indicator="investment", activity="第一产业"),
            fig("24.4", indicator="investment"),
            fig("69.4", indicator="investment", activity="第三产业"),
        ],
    ),
    (
        "国有企业和集体企业产值分别增长19%和33%；股份制企业、外商投资企业分别增长51%和29%。",
        [
            fig("19%"),
            fig("33%"),
            fig("51%", indicator="output_value"),
            fig("29%", indicator="output_value", activity="外商投资企业"),
        ],
    ),
    ("镇里现有桑园1.4万亩。", [fig("1.4万亩", activity="桑园", place="德清县")]),
    (
        "到2028年起重装备产值突破600亿元，年均增长10%以上。",
        [fig("600亿元", status="target"), fig("10%", status="target")],
    ),
    (
        "接待游客12万人次。游客主要来自外省，自驾游占到六成以上。",
        [fig("12万人次"), fig("六成", indicator="tourism_visits", activity="自驾游")],
    ),
]

RANKS: list[tuple[str, list[Expected]]] = [
    (
        "居民消费价格同比上涨1.4%，在全省14个地级市中列第九位。",
        [fig("1.4%"), fig("全省14个地级市中列第九位", indicator="price_index", measure="rank")],
    ),
    (
        "财政收入达到1.02亿元，首次在半年里突破亿元大关，增幅列全市乡镇第二位。",
        [fig("1.02亿元"), fig("全市乡镇第二位", indicator="fiscal_revenue", measure="rank")],
    ),
    (
        "固定资产投资完成152亿元。在全省县域综合排名中，我县居第33名。",
        [fig("152亿元"), fig("第33名", indicator="other_economic", measure="rank")],
    ),
    (
        "地方税收25.6亿元，按原口径下降36.4%，剔除“营改增”因素增长16.4%，增幅列全省第三位。",
        [fig("25.6亿元"), fig("36.4%"), fig("16.4%", basis="comparable"), fig("全省第三位")],
    ),
    ("镇党委把招引大项目摆在首位。", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*MORE_THAN_BEFORE, *TASKS, *SHARES, *CLASSES, *LEVELS, *OF_WHAT, *RANKS]
)
def test_a_figure_told_in_passing_is_read(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_a_range_that_bounds_a_class_is_no_investment() -> None:
    found = read("年内开工总投资5000万元至5亿元的产业项目4个。")
    assert [(o.raw, o.indicator) for o in found] == [("4个", "project_count")]


def test_a_headline_tells_the_sum_of_the_projects_signed() -> None:
    text = "268亿元 德清37个项目集中签约\n本报讯 昨日，德清县举行集中签约仪式。"
    found = extract(text, published="2024-10-31", place="浙江省湖州市德清县")
    assert ("268亿元", "planned_investment") in [(o.raw, o.indicator) for o in found]


def test_a_year_told_as_over_beside_this_years_plans_dates_a_page_to_the_year_after() -> None:
    text = (
        "园区聚集效应显现\n2006年销售收入5.8亿元。今年，园区计划再投入资金3000万元，力争销售收入达到9亿元。"
    )
    found = extract(text, place="河南省开封市杞县")
    aim = next(o for o in found if o.raw == "9亿元")
    assert str(aim.period_start) == "2007-01-01"
