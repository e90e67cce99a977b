"""What one word decides for a whole text, its place or its year; and whose the figures after a name are."""

# Rows are longer than other lines: a Chinese character counts as two.
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

PASSAGES: list[tuple[str, list[Expected]]] = [
    # places that are only mentioned
    (
        "新市镇东边隔着104国道是钟管镇，南到洛舍镇。区域面积25.3平方公里。",
        [fig("25.3平方公里", place="新市镇")],
    ),
    (
        "新市镇地势平坦，是德清县工、商、贸的集散地，也是全县粮食基地之一。耕地面积14.8万亩。",
        [fig("14.8万亩", place="新市镇")],
    ),
    ("这个露营乡宿两个月营业收入26.3万元。", [fig("26.3万元", place="德清县")]),
    (
        "屿达化学公司今年已挤进全市40家百强企业的行列，1到9月份开票销售1.6亿元。",
        [fig("40家"), fig("1.6亿元", subject="屿达化学公司")],
    ),
    # companies, where they are and what they are
    (
        "恒屿食品有限公司负责人说，公司在钟管镇，生产罐头。今年1—6月份实现开票销售2.36亿元。",
        [fig("2.36亿元", subject="恒屿食品有限公司", place="钟管镇")],
    ),
    (
        "碧屿公司退城进园，在新市工业园区征地70亩，计划总投资1.15亿元。",
        [fig("70亩", subject="碧屿公司"), fig("1.15亿元", subject="碧屿公司")],
    ),
    (
        "位于开发区的青屿电脑是一家台资企业，总投资3160万美元。公司去年出口3720万美元。",
        [fig("3160万美元", subject="青屿电脑"), fig("3720万美元", subject="青屿电脑")],
    ),
    (
        "龙头企业发展到86家。去年，这些企业实现产值6.4亿元。",
        [fig("86家"), fig("6.4亿元", activity="龙头", subject_kind="area")],
    ),
    # projects: phases, what they made and will yield, by class
    (
        "青屿环保装备项目总投资9亿元。其中一期投资3.2亿元，计划今年年底投产，年产值8亿元以上。",
        [
            fig("9亿元", subject="青屿环保装备项目"),
            fig("3.2亿元", subject="青屿环保装备项目"),
            fig("8亿元", subject="青屿环保装备项目", period_start=None),
        ],
    ),
    (
        "青屿光伏项目已完成投资2.7亿元，预计今年11月投产，可新增销售收入4.2亿元。",
        [fig("2.7亿元"), fig("4.2亿元", period_start=None, period_end=None)],
    ),
    (
        "青屿康养小镇由恒屿文旅公司投资建设，届时年可接待游客30万人次，旅游收入6000万元。",
        [fig("30万人次", subject="青屿康养小镇"), fig("6000万元", subject="青屿康养小镇")],
    ),
    ("投资14亿元的16万吨青屿苯加氢项目建成。", [fig("14亿元", subject="16万吨青屿苯加氢项目")]),
    (
        "全县续建项目64个，计划总投资143.2亿元；新开工项目83个，计划总投资97.8亿元。",
        [fig("64个"), fig("143.2亿元", activity="续建"), fig("83个"), fig("97.8亿元", activity="新开工")],
    ),
    (
        "新增限额以上商贸企业6家，全镇社会消费品零售总额21.3亿元。",
        [fig("6家"), fig("21.3亿元", activity="")],
    ),
    (
        "规模以上工业增加值7.1亿元。规模以上工业企业产销率98.6%。实现主营业务收入241.7亿元。",
        [fig("7.1亿元"), fig("98.6%"), fig("241.7亿元", activity="规模以上工业")],
    ),
    ("屿环高速公路钟管段总投资13.7亿元。", [fig("13.7亿元", subject="屿环高速公路钟管段")]),
    (
        "新市镇引进的碧屿材料总投资1.2亿元，去年10月动工；老乡回来办起服装厂，投资5000万元。",
        [fig("1.2亿元"), fig("5000万元", period_start=None)],
    ),
    (
        "农林水项目26个完成投资62.3亿元；服务业187个项目完成投资518亿元。",
        [
            fig("26个"),
            fig("62.3亿元", indicator="investment", activity="农林水"),
            fig("187个"),
            fig("518亿元", indicator="investment", activity="服务业"),
        ],
    ),
    (
        "今年还将动工8个社会民生类项目，计划投资16.3亿元。",
        [fig("8个"), fig("16.3亿元", activity="社会民生")],
    ),
    (
        "按地域划分，阜溪街道项目2个，总投资3.71亿元。",
        [fig("2个", place="阜溪街道"), fig("3.71亿元", place="阜溪街道", activity="")],
    ),
    (
        "全县已有重点项目76个，复工率88.4%。",
        [fig("76个"), fig("88.4%", indicator="project_count", measure="share")],
    ),
    (
        "青屿展馆项目总投资8.2亿元，预计撬动民间投资46亿元。目前，完成投资0.41亿元。",
        [fig("8.2亿元"), fig("46亿元", activity="民间"), fig("0.41亿元", activity="")],
    ),
    # branches
    (
        "乳品加工方面，全镇企业2家，去年产值1.7亿元。",
        [fig("2家"), fig("1.7亿元", activity="乳品加工")],
    ),
    (
        "新能源、新材料、生物经济三大产业分别完成投资12.3亿元、4.6亿元、0.8亿元。",
        [
            fig("12.3亿元", indicator="investment", activity="新能源"),
            fig("4.6亿元", indicator="investment", activity="新材料"),
            fig("0.8亿元", indicator="investment", activity="生物经济"),
        ],
    ),
    (
        "先进制造业增加值41.5亿元，增长5.2%；高技术制造业增加值28.3亿元，增长10.6%，分别占规上工业的43.1%和29.8%。",
        [
            fig("41.5亿元"),
            fig("5.2%"),
            fig("28.3亿元"),
            fig("10.6%"),
            fig("43.1%", activity="先进制造业"),
            fig("29.8%", activity="高技术制造业"),
        ],
    ),
    (
        "去年袜品产量18.6亿双，产值21.4亿元，约占全国袜品产量的三成。",
        [fig("18.6亿双"), fig("21.4亿元"), fig("三成", indicator="output_volume")],
    ),
    (
        "塑编行业受原料涨价拖累，产值只增长了3.2%。",
        [fig("3.2%", activity="塑编行业")],
    ),
    (
        "去年轻工业产值3亿元。印刷、纺织这两个老牌行业表现抢眼，分别增长22.7%和18.3%。",
        [fig("3亿元"), fig("22.7%", activity="印刷"), fig("18.3%", activity="纺织")],
    ),
    ("注册外资到账1.86亿美元。", [fig("1.86亿美元", indicator="foreign_investment")]),
    # times
    (
        "今年前三季度，全县完成投资19亿元。今年以来，各级狠抓项目。重点工程完成投资3亿元。",
        [fig("19亿元"), fig("3亿元", period_end="2024-09-30")],
    ),
    (
        "今年来，我县工业质效齐升。数据显示，1至9月，规上工业增加值增长12.4%。工业投资增长14.9%。",
        [fig("12.4%", period_end="2024-09-30"), fig("14.9%", period_end="2024-09-30")],
    ),
    (
        "截至9月底，园区已有企业205家，今年实现税收3.6亿元。",
        [fig("205家"), fig("3.6亿元", period_start="2024-01-01", period_end="2024-09-30")],
    ),
    (
        "今年以来，全县实施重点项目46项，年度计划投资24.7亿元。",
        [fig("46项"), fig("24.7亿元", period_start="2024-01-01", period_end="2024-12-31")],
    ),
    (
        "到当天为止，财政收入累计2.7亿元。",
        [fig("2.7亿元", period_start="2024-01-01", period_end="2024-10-31")],
    ),
    (
        "党的十八大以来，工业总产值年均增长12%。",
        [fig("12%", period_start="2012-11-01", period_end="2024-10-31")],
    ),
    (
        "2019年人均生产总值19988元，按2018年平均汇率折算为2905美元。",
        [fig("19988元"), fig("2905美元", period_start="2019-01-01")],
    ),
    (
        "今后五年的目标是：到2028年，生产总值达到52亿元，年均增长7%；五年累计完成固定资产投资150亿元。",
        [
            fig("52亿元", period_start="2028-01-01"),
            fig("7%", period_end="2028-12-31", basis="cagr"),
            fig("150亿元", status="target", period_end="2029-12-31"),
        ],
    ),
    ("全年目标是财政收入8.9亿元。", [fig("8.9亿元", status="target", period_start="2024-01-01")]),
    (
        "去年产值2亿元。每年用季节性工，发工资310万元。",
        [fig("2亿元"), fig("310万元", period_start=None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text[:16] for text, _ in PASSAGES])
def test_passage(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("我镇招商忙\n来源：钟管镇人民政府\n今年全镇利用外资4860万美元。", "浙江省湖州市德清县", "钟管镇"),
        ("镇政府工作报告\n一年来，推动钟管发展。全镇工业总产值28.3亿元。", "浙江省湖州市德清县", "钟管镇"),
        ("全市观摩团走进县里\n我县在建项目获好评。项目总投资8.2亿元。", "浙江省湖州市德清县", "德清县"),
        ("园区成引擎\n在安吉工业园区，企业实现税收3.6亿元。", "浙江省湖州市", "安吉县"),
    ],
    ids=["source", "short name", "headline on the city", "zone of a county"],
)  # fmt: skip
def test_place_of_a_whole_article(text: str, place: str, expected: str) -> None:
    assert read(text, place=place)[-1].place == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我镇经济向好\n来源：德清县钟管镇人民政府\n上半年，全镇生产总值实现18.3亿元。", "钟管镇"),
        (
            "我县招商情况\n2012-11-02 来源:德清新闻网 作者:县商务局\n1-10月，全县实际利用外资3.8亿元。",
            "德清县",
        ),
        (
            "两项目集中开工\n新闻来源：湖州日报 2020-09-28 09:41\n27日，湖州市举行仪式。全市总投资9.7亿元。",
            "湖州市",
        ),
        (
            "我县农业\n发布时间：2022-07-27 15:32 信息来源：德清县统计局\n1—6月，我县农业产值2.7亿元。",
            "德清县",
        ),
        ("我县工业\n2006-04-28 00:00:00 作者：孙某 来源：今日德清\n我县工业产值61.4亿元。", "德清县"),
        ("我镇工业\n钟管网10月20日讯：我镇工业稳步上扬。\n全镇工业总产值20.6亿元。", "钟管镇"),
        ("喜报连连\n2020-09-28 来源:新华网\n我县产值3亿元。", None),
        ("喜报连连\n2020-09-28 来源:互联网\n我县产值3亿元。", None),
    ],
    ids=["town", "county", "city", "office", "today", "site", "national", "no area"],
)
def test_area_of_a_page_by_its_source(text: str, expected: str | None) -> None:
    assert {o.place for o in read(text, published="2020-10-01", place=None)} == {expected}


def test_a_quoted_hotline_in_a_headline_is_no_advertisement() -> None:
    text = (
        "【行风热线】钟管镇：今年干这些事\n2016-04-13 德清零距离\n全镇工业产值预计3亿元。\n另完成投资2亿元。"
    )
    assert {o.place for o in read(text, published="2016-04-13")} == {"钟管镇"}


def test_the_young_and_the_old_are_no_yearly_output() -> None:
    assert [(o.indicator, o.activity) for o in read("老年产品产值3亿元。")] == [("output_value", "老年产品")]
    text = "今年以来，青屿青年产业园建设加快。一季度，园区实现产值6.42亿元。"
    assert [(o.subject_kind, o.subject) for o in read(text)] == [("park", "青屿青年产业园")]


def test_a_headline_that_praises_a_town_names_none() -> None:
    text = "四根支柱撑起富裕镇\n今年，德清县钟管镇优化产业结构。全镇种植业产值3亿元。"
    assert {o.place for o in read(text, place=None)} == {"钟管镇"}


def test_a_digest_of_a_report_tells_of_the_year_in_its_title() -> None:
    text = "《政府工作报告》摘要：2021年全县主要经济指标再上台阶\n全县地区生产总值增长12.4%达93.6亿元。"
    assert {o.period_start for o in read(text, published="2022-01-25")} == {"2021-01-01"}


@pytest.mark.parametrize(
    "text",
    [
        "园区经济成引擎\n截至2006年9月底，园区已有企业205家。今年1-9月，实现税收3.6亿元。",
        "项目建设全面铺开\n德清县今年确定项目115个，2006年度计划投资118亿元。1-9月，实现税收3.6亿元。",
    ],
    ids=["up to a month", "the year's plan"],
)
def test_year_of_an_undated_article(text: str) -> None:
    found = read(text, published=None)[-1]
    assert (found.period_start, found.period_end) == ("2006-01-01", "2006-09-30")


def test_what_a_zone_has_is_told_across_how_it_was_learnt() -> None:
    text = "在新市工业园区，记者了解到，截至9月底，已有入园企业205家，今年实现税收3.6亿元。"
    assert read(text)[-1].subject == "新市工业园区"


def test_investment_below_a_heading_on_fixed_assets_is_that() -> None:
    text = "德清县2023年统计公报\n五、固定资产投资\n全年完成投资46.9亿元，增长12.6%。\n六、贸易\n投资3亿元。"
    found = [(o.raw, o.indicator) for o in read(text, published="2024-03-20")]
    assert found[:2] == [("46.9亿元", "fixed_investment"), ("12.6%", "fixed_investment")]
    assert found[2][1] != "fixed_investment"
