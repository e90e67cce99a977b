"""Projects told by class or under their names, and what tells the place and time of a whole text."""

# Rows are longer than other lines: a Chinese character counts as two.
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

PASSAGES: list[tuple[str, list[Expected]]] = [
    # projects class by class
    (
        "到9月底累计完成投资186.4亿元。分产业，一产项目6个，完成投资2.9亿元；二产项目78个，完成151.7亿元。",
        [
            fig("186.4亿元"),
            fig("6个"),
            fig("2.9亿元", indicator="investment", activity="一产"),
            fig("78个"),
            fig("151.7亿元", indicator="investment", activity="二产"),
        ],
    ),
    (
        "◆农业农村类19个，总投资34亿元，占12%。",
        [
            fig("34亿元", indicator="planned_investment", activity="农业农村"),
            fig("12%", measure="share", activity="农业农村"),
        ],
    ),
    ("其中产业项目71个，总投资136.5亿元。", [fig("71个"), fig("136.5亿元", activity="产业")]),
    # a project by what it makes, by the heading, in a chain of attributes
    (
        "其中总投资达18亿元、年产30万吨高强度管材的生产线项目已经签约。",
        [fig("18亿元", subject_kind="project", subject="生产线项目"), fig("30万吨")],
    ),
    ("今年以来，牢牢扭住项目，总投资2亿元。", [fig("2亿元", subject_kind="area")]),
    (
        "10日，今年第四次集中开工仪式在德清县举行，28个产业项目同时开工，总投资47.3亿元。",
        [fig("28个"), fig("47.3亿元", period_start=None)],
    ),
    (
        "全年签约资金81.5亿元，同比增长27%。",
        [
            fig("81.5亿元", indicator="planned_investment"),
            fig("27%", indicator="planned_investment", measure="growth"),
        ],
    ),
    ("开工建设58项，落实到位资金14.2亿元。", [fig("14.2亿元", indicator="other_economic")]),
    (
        "今年计划开工亿元以上项目7个，规上工业总产值预计完成9.1亿元。",
        [fig("7个", status="planned"), fig("9.1亿元", status="forecast")],
    ),
    # a town that only opens the name of an example
    (
        "全县推进青屿电站、雷甸镇蚕桑园等4个项目，总投资5.6亿元。",
        [fig("4个", place="德清县"), fig("5.6亿元", place="德清县")],
    ),
    # what goes on after a rate, words for change, incomes
    (
        "社会消费品零售总额6.4亿元。16类商品中，10类零售额实现增长，增长面为62.5%。其中饮料类、烟酒类分别增长31.5%、8.6%。",
        [
            fig("6.4亿元"),
            fig("62.5%", activity="增长面"),
            fig("31.5%", indicator="retail_sales", activity="饮料类"),
            fig("8.6%", indicator="retail_sales", activity="烟酒类"),
        ],
    ),
    (
        "全县生产总值39.8亿元，年增量5.7亿元，可比增长14.6%。",
        [
            fig("39.8亿元"),
            fig("5.7亿元", measure="change", indicator="gdp"),
            fig("14.6%", indicator="gdp", basis="comparable"),
        ],
    ),
    (
        "地方收入完成12.4亿元，增收3.4亿元。",
        [fig("12.4亿元"), fig("3.4亿元", measure="change", indicator="budget_revenue")],
    ),
    (
        "转移净收入为118.4元，增长5.2%。",
        [
            fig("118.4元", indicator="income_per_capita", activity="转移净收入"),
            fig("5.2%", indicator="income_per_capita"),
        ],
    ),
    (
        "青屿村村财收入由4万元增加到15万元。",
        [fig("4万元", indicator="village_income"), fig("15万元", indicator="village_income")],
    ),
    (
        "社会固定资产投资6.2亿元，各类存款余额62亿元。",
        [
            fig("6.2亿元", indicator="fixed_investment", activity=""),
            fig("62亿元", indicator="deposits", activity=""),
        ],
    ),
    # times
    (
        "截至9月底，全县财政收入61.4亿元。",
        [fig("61.4亿元", period_start="2024-01-01", period_end="2024-09-30")],
    ),
    (
        "今年“十·一”黄金周，旅游收入1.1亿元。",
        [fig("1.1亿元", period_start="2024-10-01", period_end="2024-10-31")],
    ),
    (
        "元至7月份，规模企业由去年底的18家增加到现在的25家，完成工业产值2.1亿元。",
        [
            fig("18家", period_start="2023-01-01"),
            fig("25家", period_end="2024-10-31"),
            fig("2.1亿元", period_start="2024-01-01", period_end="2024-07-31"),
        ],
    ),
    (
        "去年，农民人均纯收入5320元，提前两年达到“十一五”目标；社会消费品零售总额7.2亿元。",
        [fig("5320元"), fig("7.2亿元", period_start="2023-01-01", period_end="2023-12-31")],
    ),
    (
        "据2013年牧业年度统计，全县肉羊存栏72万只。",
        [fig("72万只", period_start="2013-01-01", period_end="2013-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text[:16] for text, _ in PASSAGES])
def test_passage(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("三台县产值3亿元，五台山以外另有1家企业。", "四川省绵阳市", "三台县"),
        ("全市产值9亿元，五台县产值3亿元。", "山西省忻州市", "五台县"),
        ("全市产值9亿元。安县集中开工项目的投资完成3亿元。", "四川省绵阳市", "安县"),
        ("湖州镇完成工业产值2亿元。", "浙江省湖州市", "湖州镇"),
        ("钟管镇2004年3月建镇，地处浙江省德清县中部。存款余额3亿元。", "浙江省湖州市德清县", "钟管镇"),
        ("钟管镇在德清县东部。存款余额3亿元。", "浙江省湖州市德清县", "钟管镇"),
        ("青屿网10月19日讯 今年我镇工业平稳。全镇存款余额3亿元。", "浙江省湖州市德清县", "青屿镇"),
        ("钟管镇简介\n清代为青屿乡十甲，后建镇。存款余额3亿元。", "浙江省湖州市德清县钟管镇", "钟管镇"),
    ],
)
def test_place_of_the_last_figure(text: str, place: str, expected: str) -> None:
    money = [o for o in read(text, place=place) if o.unit == "CNY"]
    assert money[-1].place == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("吴兴区帮扶，德清县新厂投产\n新厂去年完成产值3亿元。", "浙江省湖州市", "德清县"),
        ("安州蔬菜种出新天地\n安县蔬菜长势喜人。\n全县蔬菜产值3亿元。", "四川省绵阳市", "安县"),
    ],
    ids=["helper", "former name"],
)
def test_what_an_article_is_about(text: str, place: str, expected: str) -> None:
    assert read(text, place=place)[-1].place == expected


def test_three_town_firms_are_no_town() -> None:
    found = read("全县有三家乡镇企业产值2亿元。")
    assert {o.place for o in found} == {"德清县"}


def test_incomes_of_five_years_are_of_the_last() -> None:
    text = "五年累计完成固定资产投资176亿元；农村居民人均可支配收入达到10850元。"
    assert [(o.raw, o.period_start, o.period_end) for o in read(text, published="2021-02-01")] == [
        ("176亿元", "2016-01-01", "2020-12-31"),
        ("10850元", "2020-01-01", "2020-12-31"),
    ]


def test_a_heading_names_the_project_told_below() -> None:
    text = """德清重点项目巡礼
今年，县里的项目建设又快又好，各镇都拿出了真本领，请看记者从现场发回的报道。
雷甸青屿光伏项目
总投资96亿元，厂房已经封顶。达产后，预计年新增产值180亿元。
碧屿纤维生产线
正在打基础，累计完成投资2.4亿元。"""
    found = [(o.raw, o.subject_kind, o.subject) for o in read(text) if o.unit == "CNY"]
    assert found == [
        ("96亿元", "project", "雷甸青屿光伏项目"),
        ("180亿元", "project", "雷甸青屿光伏项目"),
        ("2.4亿元", "project", "碧屿纤维生产线"),
    ]


def test_what_a_project_costs_is_of_no_year_whatever_it_did_when() -> None:
    text = """德清县2023年政府工作报告
一、2022年工作回顾
全年完成投资3亿元；总投资28亿元的青屿物流项目竣工。"""
    assert [(o.raw, o.period_start) for o in read(text, published="2023-01-20")] == [
        ("3亿元", "2022-01-01"),
        ("28亿元", None),
    ]


def test_this_year_of_a_report_without_date_is_the_year_it_reviews() -> None:
    text = """钟管镇2010年工作总结及2011年工作目标
一、2010年工作情况
今年，全镇财政收入完成283万元。
二、2011年工作目标
2011年，力争财政收入330万元。"""
    assert [(o.raw, o.period_start, o.status) for o in read(text, published=None)] == [
        ("283万元", "2010-01-01", "actual"),
        ("330万元", "2011-01-01", "target"),
    ]


def test_a_report_in_autumn_looks_back_on_the_running_year() -> None:
    text = """青屿镇人代会政府工作报告
一、上半年以来工作回顾
今年以来，镇政府团结带领全镇群众，各项任务按计划推进。
全镇农业总产值2740万元。"""
    (found,) = read(text, published="2006-10-28")
    assert (found.place, found.period_start, found.period_end) == ("青屿镇", "2006-01-01", "2006-06-30")


def test_a_letter_for_the_new_year_tells_of_the_last() -> None:
    text = """致钟管镇在外人员的慰问信
值此2005年新春佳节来临之际，向大家拜年。
过去的一年，全镇经济全面进步。工农业总产值达28.7亿元。"""
    assert read(text, published=None)[-1].period_start == "2004-01-01"


def test_a_year_in_which_a_town_was_honoured_dates_no_figure() -> None:
    text = """钟管镇简介
钟管镇2008年被评为全国文明镇。
耕地2.1万亩，存款余额3亿元。"""
    assert {o.period_start for o in read(text, published=None)} == {None}


def test_the_years_of_a_plan_just_begun_are_an_aim() -> None:
    (found,) = read("“十三五”期间，全县生产总值年均增长10%。", published="2016-03-03")
    assert found.status == "target"


def test_the_running_year_is_only_its_part_where_no_month_of_publication_is_known() -> None:
    text = "2012年1—4月，全县新签约项目33个。其中，今年新开工项目26个。"
    assert {o.period_end for o in read(text, published="2012")} == {"2012-04-30"}


def test_a_headline_with_its_own_date_begins_an_article() -> None:
    text = """钟管镇项目建设一着不让
2024-10-30
今年以来，钟管镇完成工业投资2.1亿元，华屿公司的新厂房已经封顶，其余项目也在抓紧施工，镇里对经济工作一着不让。
雷甸镇时间过半任务过半
2024-10-29
今年上半年，全镇完成工业总产值32.4亿元，比去年同期增长34.2%，占全年计划的51.7%，项目推进迅猛，势头良好。"""
    assert {o.article: o.place for o in read(text)} == {
        "钟管镇项目建设一着不让": "钟管镇",
        "雷甸镇时间过半任务过半": "雷甸镇",
    }
