"""Whole articles on towns, villages and their companies: what the first words settle for the rest."""

# Rows are longer than other lines: a Chinese character counts as two.
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

PASSAGES: list[tuple[str, list[Expected]]] = [
    # a company, and what goes on about it
    (
        "青屿服装有限公司落户钟管镇。公司去年产值2100万元，其中出口1700万元；今年一季度只完成230万元，同比下降四成。",
        [
            fig("2100万元", indicator="output_value", subject="青屿服装有限公司"),
            fig("1700万元", indicator="exports", subject="青屿服装有限公司"),
            fig("230万元", indicator="output_value", subject="青屿服装有限公司"),
            fig("四成", indicator="output_value", subject="青屿服装有限公司"),
        ],
    ),
    (
        "青屿服装有限公司去年产值2100万元。受订单影响，今年产值预计1800万元。",
        [
            fig("2100万元", subject="青屿服装有限公司"),
            fig("1800万元", subject="青屿服装有限公司", doubts=("subject_unclear",)),
        ],
    ),
    (
        "引进项目2个，即青屿经贸公司和恒屿建材公司，分别投资500万元和750万元。",
        [fig("2个"), fig("500万元", subject="青屿经贸公司"), fig("750万元", subject="恒屿建材公司")],
    ),
    (
        "青屿电池材料项目落户园区，总投资25亿元，用地210亩，分两期建设，一期投资11亿元，建成后年产值18亿元。",
        [
            fig("25亿元", indicator="planned_investment"),
            fig("210亩"),
            fig("11亿元", indicator="planned_investment", subject="青屿电池材料项目", status="planned"),
            fig("18亿元", subject="青屿电池材料项目"),
        ],
    ),
    (
        "青屿家纺新上的印花生产线投资7500万元，6月份投产，年内可实现销售1.1亿元。",
        [fig("7500万元", status="planned"), fig("1.1亿元", status="forecast")],
    ),
    (
        "亿元以上项目2个，分别是4亿元的冷链物流项目和1.2亿元的青屿调味料项目。",
        [
            fig("2个"),
            fig("4亿元", indicator="planned_investment", subject="冷链物流项目"),
            fig("1.2亿元", indicator="planned_investment", subject="青屿调味料项目"),
        ],
    ),
    (
        "签约项目36项，投资187亿元，其中机械装备类12项，投资68亿元。",
        [
            fig("36项"),
            fig("187亿元"),
            fig("12项", activity="机械装备类", indicator="project_count"),
            fig("68亿元", activity="机械装备类"),
        ],
    ),
    (
        "年度计划投资4.7亿元，到9月底，实际完成投资5.1亿元，占年度计划的109.4%。",
        [
            fig("4.7亿元", status="planned"),
            fig("5.1亿元", indicator="investment", status="actual"),
            fig("109.4%", measure="share"),
        ],
    ),
    (
        "全镇拿出300万元整治11个村的环境；投入780万元，改造卫生设施。",
        [fig("300万元", indicator="investment"), fig("780万元", indicator="investment")],
    ),
    (
        "2023年，德清县计划推进重大项目172项，固定资产投资35亿元以上。",
        [
            fig("172项", status="planned", period_start="2023-01-01"),
            fig("35亿元", status="planned", period_start="2023-01-01"),
        ],
    ),
    (
        "今年，镇里准备投资2100万元建仓储中心。",
        [fig("2100万元", status="planned", indicator="planned_investment", period_start="2024-01-01")],
    ),
    (
        "青屿食品公司今年给自己定下产值6.1亿元、出口3100万美元的目标，1月份已完成产值5400万元。",
        [
            fig("6.1亿元", status="target"),
            fig("3100万美元", status="target"),
            fig("5400万元", status="actual"),
        ],
    ),
    (
        "青屿新材料公司3月刚投产，年产值预计可达2.1亿元。",
        [fig("2.1亿元", status="forecast", period_end=None)],
    ),
    # villages
    (
        "去年，全镇8个村村集体收入9100万元。带动28个村村均增收5.1万元，村集体年收租金240万元。",
        [
            fig("9100万元", indicator="village_income"),
            fig("5.1万元", indicator="village_income"),
            fig("240万元", indicator="village_income"),
        ],
    ),
    (
        "去年，全县集体经济收入不到5万元的村有41个，其余各村集体经济收入3亿元。",
        [fig("3亿元", indicator="village_income")],
    ),
    (
        "去年，农民人均果品收入达到9300元，其中六成来自苹果产业。",
        [
            fig("9300元", indicator="income_per_capita"),
            fig("六成", measure="share", indicator="income_per_capita", activity="苹果产业"),
        ],
    ),
    (
        "去年，村民人均纯收入17900元，比全市平均高2200多元，比上年增收900元。",
        [
            fig("17900元"),
            fig("2200多元", measure="change", basis="gap", indicator="income_per_capita"),
            fig("900元", measure="change", indicator="income_per_capita"),
        ],
    ),
    (
        "去年，全镇经济总收入12800万元，纯收入9900万元。",
        [fig("12800万元"), fig("9900万元", indicator="other_economic", activity="纯收入")],
    ),
    # what is grown, kept and made
    (
        "去年，大牲畜存栏4200头，出栏790头；鸡鸭鹅等存栏4.7万只。",
        [
            fig("4200头", indicator="output_volume"),
            fig("790头", activity="大牲畜"),
            fig("4.7万只", activity="鸡鸭鹅"),
        ],
    ),
    (
        "全镇水产养殖面积44600亩，总产量14200吨。",
        [fig("44600亩", indicator="land_area", activity="水产养殖"), fig("14200吨", activity="水产养殖")],
    ),
    (
        "青屿环保公司日处理垃圾550吨，年储存能力28万吨。",
        [fig("550吨", indicator="capacity", activity="垃圾"), fig("28万吨", indicator="capacity")],
    ),
    (
        "年出口大蒜32万吨，创汇1.2亿美元。",
        [fig("32万吨"), fig("1.2亿美元", indicator="exports", activity="大蒜")],
    ),
    ("全镇总人口4.5万人，辖25个行政村和2个居委会。今年走访企业35家。", [fig("4.5万人")]),
    # money by whom and for what
    (
        "引进外资项目3个，到位资金1160万美元，同比增长20%。",
        [
            fig("3个"),
            fig("1160万美元", indicator="foreign_investment"),
            fig("20%", indicator="foreign_investment"),
        ],
    ),
    (
        "前三季度，工业国税开票销售完成111亿元，一般纳税人开票销售290亿元。",
        [
            fig("111亿元", indicator="sales_revenue", activity="工业"),
            fig("290亿元", indicator="sales_revenue", activity="一般纳税人"),
        ],
    ),
    (
        "前三季度，完成工业投入4.1亿元，其中设备投入2.1亿元；丝网行业实现产值9亿元。",
        [
            fig("4.1亿元", activity="工业"),
            fig("2.1亿元", indicator="investment", activity="设备"),
            fig("9亿元", activity="丝网行业"),
        ],
    ),
    (
        "前三季度，规上工业增加值2.1亿元，税收3800万元。",
        [fig("2.1亿元"), fig("3800万元", indicator="tax", activity="")],
    ),
    ("全镇入驻项目136家，实现主营业务收入87亿元。", [fig("136家"), fig("87亿元", activity="")]),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text for text, _ in PASSAGES])
def test_passage_of_a_town(text: str, expected: list[Expected]) -> None:
    check(text, expected)


TIMES: list[tuple[str, str, list[Expected]]] = [
    (
        "2024-10-31",
        "青屿加工厂去年9月投产以来，实现产值5.2亿元。",
        [fig("5.2亿元", period_start="2023-09-01", period_end="2024-10-31")],
    ),
    (
        "2017-07-14",
        "上半年，规上工业增加值25亿元。2至6月累计增幅分别为14.1%、13.1%、12.1%、12.0%、8.1%。服务业增加值9亿元。",
        [
            fig("25亿元", period_end="2017-06-30"),
            fig("14.1%", period_start="2017-01-01", period_end="2017-02-28"),
            fig("13.1%", period_end="2017-03-31"),
            fig("12.1%", period_end="2017-04-30"),
            fig("12.0%", period_end="2017-05-31"),
            fig("8.1%", period_start="2017-01-01", period_end="2017-06-30"),
            fig("9亿元", period_start="2017-01-01", period_end="2017-06-30"),
        ],
    ),
    (
        "2020-08-13",
        "上半年，全县农业产值3亿元。今年杨梅采摘情况好，产量增长4%。",
        [fig("3亿元"), fig("4%", activity="杨梅", period_end="2020-06-30")],
    ),
    (
        "2017-03-15",
        "2月份，居民消费价格上涨1.4%。畜肉类价格下降4.1%，和1月相比涨幅回落11个百分点。蛋类价格下降15%。",
        [
            fig("1.4%"),
            fig("4.1%", period_start="2017-02-01"),
            fig("11个百分点", period_start="2017-02-01"),
            fig("15%", period_start="2017-02-01"),
        ],
    ),
    (
        "2024-05-09",
        "2月份，规上工业企业当月产值下降11%。",
        [fig("11%", period_start="2024-02-01", period_end="2024-02-29")],
    ),
    (
        "2024-05-20",
        "今年一季度，该镇工业在去年高位运行的基础上继续加速，完成产值5亿元。",
        [fig("5亿元", period_start="2024-01-01", period_end="2024-03-31")],
    ),
    (
        "2012-10-16",
        "截至9月底，完成投资4亿元。仅8月份就有3个项目开工。11个工业项目完成投资2亿元。",
        [
            fig("4亿元", period_end="2012-09-30"),
            fig("3个"),
            fig("11个"),
            fig("2亿元", period_end="2012-09-30"),
        ],
    ),
    (
        "2023-06-01",
        "园区1997年经批准设立。2022年完成产值9亿元，税收3亿元。",
        [fig("9亿元", period_start="2022-01-01"), fig("3亿元", period_start="2022-01-01")],
    ),
    (
        "2022-09-15",
        "今年1—8月完成产值18亿元。已着手谋划2023年重点项目14个。明年项目提前干。征迁方面，已投入资金1.9亿元。",
        [fig("18亿元"), fig("14个"), fig("1.9亿元", status="actual", period_end="2022-08-31")],
    ),
    (
        "2024-07-27",
        "推动产业园施工，年内完成投资3亿元。",
        [fig("3亿元", status="target", period_end="2024-12-31")],
    ),
    (
        "2022-04-20",
        "截至今年一季度末，到位资金3.1亿元。",
        [fig("3.1亿元", period_start=None, period_end="2022-03-31")],
    ),
    ("2017-10-09", "长假期间，全镇接待游客12万人次。", [fig("12万人次", period_start="2017-10-01")]),
    ("2015-05-05", "“五一”节三天，全县接待游客18万人次。", [fig("18万人次", period_start="2015-05-01")]),
    ("2017-03-14", "今后五年，全镇地区生产总值年均增长11%以上。", [fig("11%", status="target")]),
    ("2017-03-14", "对照全年GDP增长4%左右的目标，下半年任务艰巨。", [fig("4%", status="target")]),
    (
        "2007-03-01",
        "春节期间，营业额4300万元，比去年同期的4100万元增长4.9%。",
        [
            fig("4300万元"),
            fig("4100万元", period_end="2006-02-28"),
            fig("4.9%", measure="growth", period_end="2007-02-28"),
        ],
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), TIMES, ids=[text for _, text, _ in TIMES])
def test_times_of_an_article(published: str, text: str, expected: list[Expected]) -> None:
    check(text, expected, published=published)


MAIN_PLACES: list[tuple[str, str, str]] = [
    # area of the paper, article, place of its figures
    (
        "浙江省湖州市德清县",
        "政府工作报告\n——2024年1月20日在钟管镇第九届人民代表大会第三次会议上\n各位代表：\n一、2023年工作回顾\n财政总收入4.1亿元。",
        "钟管镇",
    ),
    (
        "浙江省湖州市德清县",
        "政府工作报告\n2024年1月4日在青溪乡八届人大五次会议上\n各位代表：\n现在，我受乡人民政府委托作工作报告。\n财政总收入4.1亿元。",
        "青溪乡",
    ),
    ("浙江省湖州市德清县", "青溪乡介绍\n一、基本情况\n去年全乡财政总收入4.1亿元。", "青溪乡"),
    (
        "浙江省湖州市德清县",
        "首页 > 浙江 > 湖州\n钟管镇简介\n钟管镇在德清县东部。\n去年财政总收入4.1亿元。",
        "钟管镇",
    ),
    ("浙江省湖州市", "我省财政总收入突破百亿元\n昨天，省财政厅传出消息，全省财政总收入4.1亿元。", "浙江省"),
    (
        "浙江省湖州市德清县",
        "农家乐红火\n钟管镇东舍墩村的农家乐生意不错。\n去年，全村集体收入4.1万元。",
        "钟管镇",
    ),
    ("江苏省泰州市高港区", "永安洲镇召开党代会\n会议提出，去年全镇财政总收入4.1亿元。", "永安洲镇"),
    (
        "浙江省温州市苍南县",
        "前三季度龙港工业再上台阶\n我镇前三季度经济运行平稳。\n前三季度，全镇财政总收入4.1亿元。",
        "龙港镇",
    ),
    ("江苏省无锡市江阴市", "月城镇简介\n围绕“工业强镇、生态立镇”的目标，力争财政总收入4.1亿元。", "月城镇"),
    ("湖南省常德市石门县", "湖南乡镇简志\n夹山镇\n去年财政总收入4.1亿元。", "夹山镇"),
    ("", "维西县经济平稳\n维西县晒出成绩单。去年财政总收入4.1亿元。", "维西傈僳族自治县"),
    ("", "长兴：工业稳住阵脚\n今年以来，全县上下齐心。1至9月，财政总收入4.1亿元。", "长兴县"),
    ("", "假期市场红火\n记者从重庆市假日办了解到，全市财政总收入4.1亿元。", "重庆市"),
    ("", "浙江平湖：红利送到手\n30日，平湖市钟埭街道举行大会。此次集中分红4.1亿元。", "钟埭街道"),
    ("", "新埭镇：采摘游火了\n浙江平湖人首先想到的是新埭镇。镇上去年财政总收入4.1亿元。", "新埭镇"),
    ("浙江省湖州市德清县", "钟管镇简介\n中药材是富民兴镇的产业，全镇财政总收入4.1亿元。", "钟管镇"),
    ("浙江省湖州市德清县", "钟管镇简介\n水果不出镇就卖完，财政总收入4.1亿元。", "钟管镇"),
    ("重庆市城口县", "东安镇简介\n村子在大巴山深处，全村财政总收入4.1亿元。", "东安镇"),
]


@pytest.mark.parametrize(("area", "text", "place"), MAIN_PLACES, ids=[text for _, text, _ in MAIN_PLACES])
def test_what_an_article_is_about(area: str, text: str, place: str) -> None:
    found = [o for o in read(text, place=area) if o.raw.startswith("4.1")]
    assert [o.place for o in found] == [place]


def test_of_the_whole_after_a_town_in_passing() -> None:
    text = (
        "德清县国庆迎客8万人次\n国庆期间，全县接待游客8万人次。钟管镇的农家乐接待游客0.8万人次。"
        "从停留时间看，过夜游客2.5万人次。"
    )
    places = {o.raw: o.place for o in read(text) if o.role == "body"}
    assert places == {"8万人次": "德清县", "0.8万人次": "钟管镇", "2.5万人次": "德清县"}


def test_an_office_of_the_county_in_an_article_on_a_town() -> None:
    found = read("钟管镇去年税收3亿元。市信用联社各项存款余额61亿元，比年初增加8亿元。")
    assert [(o.raw, o.place, o.subject) for o in found] == [
        ("3亿元", "钟管镇", ""),
        ("61亿元", "湖州市", "市信用联社"),
        ("8亿元", "湖州市", "市信用联社"),
    ]


def test_a_place_that_another_sentence_named_is_doubted() -> None:
    found = read("钟管镇和新市镇开了会。去年，钟管镇税收3亿元。工业投资2亿元。")
    assert [("place_carried" in o.doubts, o.place) for o in found] == [(False, "钟管镇"), (True, "钟管镇")]


def test_a_report_on_half_of_its_year() -> None:
    text = "钟管镇2022年上半年工作报告\n各位代表：\n1-6月，全镇财政总收入24亿元。规上工业产值101亿元。"
    found = read(text, published="2022-08-02")
    assert [(o.period_start, o.period_end) for o in found] == [("2022-01-01", "2022-06-30")] * 2


def test_what_a_review_spent_was_spent() -> None:
    text = (
        "钟管镇2023年政府工作报告\n一、2022年工作回顾\n投资950万元改造新丰公路，投资1.2亿元的青屿项目签约。"
    )
    found = read(text, published="2023-01-20")
    assert [(o.indicator, o.status) for o in found] == [
        ("investment", "actual"),
        ("planned_investment", "planned"),
    ]
