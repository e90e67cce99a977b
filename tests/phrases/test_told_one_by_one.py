"""What is told one by one after its whole: members, parts, markets, banks, sections of a plan."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

PASSAGES: list[tuple[str, list[Expected]]] = [
    # after a clause that announces what is told
    ("按前三季度营业收入排序，钟管镇纽扣业居首位，达31.6亿元；新市镇食品业居第二位，完成28.4亿元；其后依次是雷甸镇铸造19.7亿元。", [
        fig("首位", indicator="operating_revenue", activity="纽扣业", place="钟管镇"),
        fig("31.6亿元", activity="纽扣业", place="钟管镇"),
        fig("第二位", activity="食品业", place="新市镇"), fig("28.4亿元", activity="食品业", place="新市镇"),
        fig("19.7亿元", indicator="operating_revenue", activity="铸造", place="雷甸镇", subject="")]),
    ("从完成投资占年度计划的比重看，旅游景区96.3%，示范小城镇98.2%。", [
        fig("96.3%", measure="share", indicator="investment", activity="旅游景区"),
        fig("98.2%", measure="share", indicator="investment", activity="示范小城镇")]),
    ("规模以上工业增加值同比增长4.9%。主要产品中，精制茶增长23.9%，纱增长16.2%，粗钢、水泥分别增长1.4%和0.7%。", [
        fig("4.9%", indicator="value_added"),
        fig("23.9%", indicator="output_volume", activity="精制茶"), fig("16.2%", indicator="output_volume", activity="纱"),
        fig("1.4%", activity="粗钢"), fig("0.7%", activity="水泥")]),
    ("全县出口12亿元。主要出口商品中，机电产品增长23.9%，家具下降16.2%。", [
        fig("12亿元"), fig("23.9%", indicator="exports", activity="机电产品"), fig("16.2%", indicator="exports", activity="家具")]),
    ("出口机电产品96.4亿元，增长10.2%；其中电脑30.2亿元，下降2.4%，电工器材12.8亿元。", [
        fig("96.4亿元", activity="机电产品"), fig("10.2%"), fig("30.2亿元", indicator="exports", activity="电脑"),
        fig("2.4%", activity="电脑"), fig("12.8亿元", indicator="exports", activity="电工器材")]),
    ("当月输往美国纺织服装45批次、310.4万美元，分别增长18.4%和79.6%；输往欧盟85批次、602.3万美元，分别增长54.5%和198.3%。", [
        fig("45批次"), fig("310.4万美元", indicator="exports", activity="美国纺织服装"),
        fig("18.4%", activity="美国纺织服装"), fig("79.6%", activity="美国纺织服装"),
        fig("85批次"), fig("602.3万美元", activity="欧盟"), fig("54.5%", activity="欧盟"), fig("198.3%", activity="欧盟")]),
    ("一季度，雨伞出口6.2亿元，同比下降34.5%；4月份开始回暖，当月出口3.1亿元，环比增长52%。", [
        fig("6.2亿元"), fig("34.5%"), fig("3.1亿元", activity="雨伞", period_start="2024-04-01"), fig("52%", activity="雨伞", basis="mom")]),
    # members of a class that a sum bounds
    ("主营业务收入过百亿元的园区有5个，其中青屿经济技术开发区301.2亿元，在全省100个工业园区中排第五位；碧屿工业园区108.4亿元，第四十六位。", [
        fig("5个"), fig("301.2亿元", indicator="operating_revenue", subject="青屿经济技术开发区"),
        fig("全省100个工业园区中排第五位", subject="青屿经济技术开发区"),
        fig("108.4亿元", subject="碧屿工业园区"), fig("第四十六位", value=46, subject="碧屿工业园区")]),
    ("去年，全镇村集体经营性收入2150万元，最多的青屿村有305万元，最少的村还不到25万元。", [
        fig("2150万元"), fig("305万元", indicator="village_income"), fig("25万元", indicator="village_income", bound="under")]),
    ("62个项目计划总投资96.2亿元，其中产业类71.5亿元，基础设施类24.7亿元。", [
        fig("96.2亿元"), fig("71.5亿元", indicator="planned_investment", activity="产业类"), fig("24.7亿元", activity="基础设施类")]),
    # what narrows one indicator and not the next
    ("一季度，全市乡镇工业完成产值58.7亿元、技改投入9.74亿元、利税2.8亿元、利润1.2亿元。", [
        fig("58.7亿元", activity="乡镇工业"), fig("9.74亿元", activity="技改"),
        fig("2.8亿元", activity=""), fig("1.2亿元", activity="", doubts=("activity_unclear",))]),
    ("财政总收入168.25万元，其中农业税18.6万元，农业特产税148.37万元，其他税收1.28万元。", [
        fig("168.25万元", indicator="fiscal_revenue"), fig("18.6万元", indicator="tax", activity="农业"),
        fig("148.37万元", indicator="tax", activity="农业特产"), fig("1.28万元", indicator="tax", activity="其他")]),
    ("畜肉类价格同比下降4.8%，其中猪肉下降6.2%；蛋类延续跌势，同比下降15.9%。", [
        fig("4.8%", activity="畜肉类"), fig("6.2%", activity="猪肉"), fig("15.9%", activity="蛋")]),
    # shares of markets, of plans around a bracket, from where
    ("实木门占国内市场的35%左右。", [fig("35%", indicator="sales_revenue", measure="share", activity="实木门")]),
    ("钟管镇的羊绒产量占全国的60%以上、全球的四成。", [
        fig("60%", indicator="output_volume"), fig("四成", indicator="output_volume", measure="share", of="全球")]),
    ("完成出口额356万美元，占全年任务1000万美元（其中加工贸易200万美元）的35.6%，同比增长152.3%。", [
        fig("356万美元"), fig("1000万美元", status="target"), fig("200万美元", activity="加工贸易"),
        fig("35.6%", measure="share", indicator="exports"), fig("152.3%", measure="growth", indicator="exports")]),
    ("税收4230万元，占目标任务4150万元的101.9%，比去年同期增加670万元。", [
        fig("4230万元", status="actual"), fig("4150万元", status="target"), fig("101.9%", status="actual"),
        fig("670万元", measure="change", status="actual")]),
    ("去年，全市出口分别增长32%和41%，全市四成农户成了养殖户。", [fig("32%"), fig("41%")]),
    ("生产总值增长14.5%，力争16%。", [fig("14.5%"), fig("16%", measure="growth", indicator="gdp", status="target")]),
    ("规模工业产值增长18.3%，同比加快3.5个点，布设3个点位。", [
        fig("18.3%"), fig("3.5个点", measure="change", unit="pp", indicator="output_value")]),
    # houses, week by week
    ("上周，德清县新建商品住宅共签约2136套，成交面积环比增加8%。分区域看，钟管镇签出412套，面积4.1万平方米，环比下降3%；均价17254元/平方米。", [
        fig("2136套", indicator="housing_sales", activity="新建商品住宅"), fig("8%", indicator="housing_sales"),
        fig("412套", indicator="housing_sales", place="钟管镇"), fig("4.1万平方米", indicator="housing_sales"),
        fig("3%", indicator="housing_sales"), fig("17254元", indicator="other_economic", activity="新建商品住宅")]),
    # land by its soil, and how much of it is built
    ("耕地面积23712亩（其中：田13520亩，土10192亩）。", [
        fig("23712亩"), fig("13520亩", indicator="land_area", activity="田"), fig("10192亩", indicator="land_area", activity="土")]),
    ("青屿园区规划面积15平方公里，已开发9平方公里。", [
        fig("15平方公里", status="planned"), fig("9平方公里", indicator="land_area", status="actual")]),
    ("全镇建成5000吨保鲜库一座，年可加工果蔬1.5万吨。", [
        fig("5000吨", indicator="capacity", activity="保鲜库"), fig("1.5万吨", indicator="capacity", activity="果蔬")]),
    ("该县烟叶面积6.3万亩，产量15万担。", [fig("6.3万亩"), fig("15万担", value=150000, unit="担")]),
    ("全镇发展袋料香菇2800万棒。", [fig("2800万棒", indicator="output_volume", activity="香菇", unit="count")]),
    # whose it is
    ("德清农信联社昨日披露，截至12月末，各项存款余额96.4亿元，比年初净增13.2亿元；贷款余额61.7亿元，在全县金融机构中的份额达31.4%。", [
        fig("96.4亿元", subject="德清农信联社"), fig("13.2亿元", subject="德清农信联社"),
        fig("61.7亿元", indicator="loans", subject="德清农信联社"), fig("31.4%", indicator="loans", measure="share")]),
    ("2019年，青屿工业园区完成工业总产值236亿元；今年1—8月，完成工业总产值161.2亿元、固定资产投资27.5亿元。", [
        fig("236亿元", subject="青屿工业园区"), fig("161.2亿元", subject="青屿工业园区"), fig("27.5亿元", subject="青屿工业园区")]),
    ("支持青屿公司实施高档面料项目，项目总投资11.8亿元，已部分投产，去年实现销售收入6.4亿元。", [
        fig("11.8亿元"), fig("6.4亿元", status="actual", subject="高档面料项目")]),
    ("青屿建材项目，总投资1.35亿元，其中固定资产投资1.05亿元，已累计完成725万元。", [
        fig("1.35亿元", subject="青屿建材项目"), fig("1.05亿元", status="planned"), fig("725万元", status="actual", subject="青屿建材项目")]),
    ("以青屿公司为龙头的铸造企业已有19家，去年共实现销售收入2.6亿元。", [fig("19家"), fig("2.6亿元", subject="", subject_kind="area")]),
    ("去年，各乡镇工业园区投入基础设施资金3060万元。", [fig("3060万元", subject_kind="area")]),
    ("地方煤矿产量1.63亿吨，增长6.8%。", [fig("1.63亿吨", subject_kind="area"), fig("6.8%", subject_kind="area")]),
    ("总投资5.2亿元的青屿涂料年产5万吨涂料及研发中心项目开工。", [
        fig("5.2亿元", subject="青屿涂料年产5万吨涂料及研发中心项目"), fig("5万吨", indicator="capacity")]),
    ("永济镇的产业园引进企业23家，上缴税金4720万元；钟管镇青屿公司年产2万吨压铸件项目总投资5.6亿元。", [
        fig("23家"), fig("4720万元"), fig("2万吨"), fig("5.6亿元", place="钟管镇")]),
    ("全县淘宝村21个，同比增长44.5%，占全市64.7%。", [
        fig("21个", indicator="other_economic", activity="淘宝村"), fig("44.5%", activity="淘宝村"), fig("64.7%", measure="share", activity="淘宝村")]),
    ("县里设立滩羊产业发展基金1亿元。", [fig("1亿元", indicator="fund_size")]),
    # towns that are none
    ("2023年，钟管镇列为生态家园建设的起点镇，全年财政收入820万元。", [fig("820万元", place="钟管镇")]),
    ("钟管镇曾是远近出名的“破烂镇”，去年税收820万元。", [fig("820万元", place="钟管镇")]),
    # time
    ("今年，全镇计划把黑木耳产值做到9.5亿元。", [fig("9.5亿元", status="planned", period_start="2024-01-01", period_end="2024-12-31")]),
    ("春节8天假期，全县接待游客12万人次。节日期间，餐饮营业收入增长12%。", [
        fig("12万人次", period_end="2024-02-29"), fig("12%", period_end="2024-02-29")]),
    ("1997年，全县税收1亿元。\n2022年，主要指标全部完成。其中税收4亿元，完成年度指标的129%。", [
        fig("1亿元"), fig("4亿元", period_start="2022-01-01"), fig("129%", measure="share", period_start="2022-01-01")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_what_is_told_one_by_one(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_a_prefecture_that_a_province_s_paper_is_on() -> None:
    text = "边境线上的十年答卷\n十年来，德宏州开放发展，全州地区生产总值512亿元。\n2021年旅游收入68亿元，居全省首位。"
    found = read(text, published="2022-06-11", place="云南省")
    assert {o.place for o in found} == {"德宏傣族景颇族自治州"}


def test_a_box_on_the_city_under_the_headline_of_a_park() -> None:
    text = "青屿产业园批量生产\n青屿产业园今年产值2亿元。\n上半年湖州市实现进出口80.2亿元。其中出口45.1亿元，增长5.12%。"
    found = [o for o in read(text) if o.indicator in ("trade", "exports")]
    assert [(o.raw, o.place, o.subject) for o in found] == [
        ("80.2亿元", "湖州市", ""),
        ("45.1亿元", "湖州市", ""),
        ("5.12%", "湖州市", ""),
    ]


def test_a_zone_in_a_headline_is_not_the_one_town_that_is_named() -> None:
    text = "开发区前三季度多项指标增长\n前三季度，开发区完成工业总产值24.3亿元。\n钟管镇的青屿电工产业园竣工。\n开发区完成固定资产投资26.7亿元。"
    assert {o.place for o in read(text)} == {"德清县"}


def test_counties_that_head_the_paragraphs_of_a_plan() -> None:
    text = """湖州市特色产业发展布局（2025—2030年）
二、发展目标
到2027年，全市地区生产总值突破3000亿元。
三、县市布局
（一）德清县：装备和旅游。做强高端装备制造业，建设国家级产业园，培育一批龙头企业，装备产业产值120亿元，建成景区3个。
（二）长兴县：苗木和电池。发展精品苗木，打响区域品牌，带动农户就业，支持合作社做大做强，苗木产业产值60亿元，建成基地5个。"""
    found = read(text, published=None, place="浙江省湖州市")
    assert [(o.raw, o.place, o.status) for o in found if o.unit == "CNY"] == [
        ("3000亿元", "湖州市", "target"),
        ("120亿元", "德清县", "target"),
        ("60亿元", "长兴县", "target"),
    ]


def test_a_report_of_next_year_given_in_december() -> None:
    text = """2021年德清县人民政府工作报告
一、“十三五”工作回顾
综合实力稳步提升，地区生产总值达到152亿元。
二、2021年任务
2021年，地区生产总值增长6%。"""
    found = read(text, published="2020-12-29")
    assert [(o.raw, o.status, o.period_start) for o in found] == [
        ("152亿元", "actual", "2020-01-01"),
        ("6%", "target", "2021-01-01"),
    ]


def test_a_budget_says_what_is_planned_under_its_heading() -> None:
    text = """德清县2023年财政预算执行情况及2024年预算草案
一、2023年预算执行情况
全县财政总收入60亿元。
二、2024年预算草案
安排全县财政总收入63亿元，增长5%。"""
    found = read(text, published="2024-01-20")
    assert [(o.raw, o.status, o.period_start) for o in found] == [
        ("60亿元", "actual", "2023-01-01"),
        ("63亿元", "target", "2024-01-01"),
        ("5%", "target", "2024-01-01"),
    ]


def test_lines_set_narrow_in_one_box_of_a_page_are_joined() -> None:
    wide = "今年以来，钟管镇抓项目、扩投入，全镇新建、续建、扩建重点项目二十七个，各项工作都走在全县前列，干部群众很受鼓舞。"
    box = "来自县外经贸局的消息，上半年德清县实现进\n出口80.2亿美元，同比增长4.36%，形势很\n好。其中出口45.1亿美元，增长5.12%，进\n口35.1亿美元，增长3.53%，民营企业进出\n口62.7亿美元，形势同样很好。"
    found = read(f"{wide}\n\n{wide}\n\n{wide}\n\n{box}")
    assert [(o.raw, o.indicator) for o in found if o.unit == "USD"] == [
        ("80.2亿美元", "trade"),
        ("45.1亿美元", "exports"),
        ("35.1亿美元", "imports"),
        ("62.7亿美元", "trade"),
    ]
