"""Whole passages in the manner of reports and project news: what one clause leaves for the next."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read, rows

PASSAGES: list[tuple[str, list[Expected]]] = [
    # averages, gaps and times
    ("前三季度，钟管镇规上工业增加值增长9.5%，两年平均增长6.8%。", [
        fig("9.5%", basis="yoy"), fig("6.8%", basis="cagr", period_start="2024-01-01")]),
    ("前三季度，钟管镇规上工业产值增速比去年同期高3.2个百分点，较一季度高1.5个百分点，比全县高0.6个百分点。", [
        fig("3.2个百分点", basis="yoy"), fig("1.5个百分点", basis="since"), fig("0.6个百分点", basis="gap")]),
    ("去年，钟管镇完成固定资产投资20亿元。全年投入3.5亿元用于技改。", [
        fig("20亿元", period_start="2023-01-01"), fig("3.5亿元", period_start="2023-01-01")]),
    ("1至9月，钟管镇工业项目实现本年完成投资6.2亿元。", [
        fig("6.2亿元", period_start="2024-01-01", period_end="2024-09-30")]),
    ("非公经济占GDP的比重由2019年的52%提高到64%。服务业增加值3.1亿元。", [
        fig("52%", period_start="2019-01-01"), fig("64%"), fig("3.1亿元", period_start=None)]),
    ("全镇锚定今年经济增长6.5%的目标。", [fig("6.5%", indicator="gdp", measure="growth", status="target")]),
    ("“十二五”期间，全县生产总值由2010年的30亿元提高到72亿元；三次产业结构由25:36:39调整为16:50:34。", [
        fig("30亿元", period_start="2010-01-01"), fig("72亿元", period_start="2015-01-01"),
        fig("25"), fig("36", period_start="2010-01-01"), fig("39", period_start="2010-01-01"),
        fig("16"), fig("50", period_start="2015-01-01"), fig("34", period_start="2015-01-01")]),
    ("前三季度，全镇在建项目6个，其中青禾厂房预计明年3月投用；全镇新增规上企业2家。规上企业发展到19家。", [
        fig("6个"), fig("2家", period_end="2024-09-30"), fig("19家", period_end="2024-09-30")]),
    # places that are only mentioned
    ("前三季度，钟管镇建成全县首个冷链中心，限上批发业销售额8.2亿元。", [fig("8.2亿元", place="钟管镇")]),
    ("钟管镇距湖州市25公里，距杭州市60公里，面积78平方公里。", [fig("78平方公里", place="钟管镇")]),
    ("前三季度，钟管镇在河南岸建设仓储区，占地60亩。", [fig("60亩", place="钟管镇")]),
    # verbs that name no branch, and goods after their verb
    ("前三季度，全镇带动周边群众就业500人，解决脱贫人口就业60人。", [
        fig("500人", indicator="employment", activity=""), fig("60人", activity="解决脱贫人口就业")]),
    ("去年，全镇出栏生猪6.3万头，种植水稻2万亩，争取到位上级补助资金3000万元。", [
        fig("6.3万头", activity="生猪"), fig("2万亩", activity="水稻", indicator="land_area"),
        fig("3000万元", status="actual")]),
    ("去年，全县城乡居民收入42000元、21000元，技改投入3.2亿元，边贸额1亿美元，外商实际到资额2000万美元。", [
        fig("42000元", indicator="income_per_capita", activity="城镇居民"),
        fig("21000元", indicator="income_per_capita", activity="农村居民"),
        fig("3.2亿元", indicator="investment", activity="技改"), fig("1亿美元", indicator="trade", activity="边贸"),
        fig("2000万美元", indicator="foreign_investment")]),
    ("青禾智能自动化装备项目总投资30亿元。", [fig("30亿元", subject="青禾智能自动化装备项目")]),
    # classes and lists
    ("前三季度，钟管镇在建亿元以上项目7个。", [fig("7个", activity="在建亿元以上项目")]),
    ("前三季度，青禾食品、远山机电、平野轴承等27个项目投产。", [fig("27个", activity="")]),
    ("前三季度，钟管镇加快推进23个技改项目。", [fig("23个", measure="level")]),
    ("全镇有企业65家，其中税收过50万元的4家。", [
        fig("65家", indicator="enterprise_count"), fig("4家", indicator="enterprise_count")]),
    ("全镇辖12个村，有2811户、9600人，其中非农业人口700人。", [
        fig("2811户", indicator="population"), fig("9600人", indicator="population"),
        fig("700人", indicator="population")]),
    ("去年全镇早稻播种面积900公顷，产量6200吨；果用瓜110公顷，产量2800吨。", [
        fig("900公顷", activity="早稻播种"), fig("6200吨", activity="早稻"),
        fig("110公顷", activity="果用瓜", indicator="land_area"), fig("2800吨", activity="果用瓜")]),
    ("去年，全县第二、第三产业占地区生产总值的比重分别提高1.2和0.8个百分点。", [
        fig("1.2", activity="第二产业"), fig("0.8个百分点", activity="第三产业")]),
    ("前三季度，钟管镇纺织业受原料涨价拖累，产值1.2亿元。", [fig("1.2亿元", activity="纺织业")]),
    ("前三季度，钟管镇产业类项目计划总投资12亿元。", [fig("12亿元", subject_kind="area", subject="")]),
    # whose figure, and whether it is fact
    ("青禾新型建材项目，是该镇今年引进的又一个重大外资项目，明年6月投产，年可实现销售3.5亿元。", [
        fig("3.5亿元", subject="青禾新型建材项目", status="planned", period_end=None)]),
    ("投资5亿元的青禾食品生产项目，建成后致力于打造全国领先的休闲食品产业基地，预计年产值可达8亿元。", [
        fig("5亿元", subject="青禾食品生产项目"), fig("8亿元", subject_kind="project", status="planned")]),
    ("今年全镇实施重点项目31个，总投资53亿元，年度投资17亿元。", [
        fig("31个"), fig("53亿元", status="planned"), fig("17亿元", indicator="investment", status="planned")]),
    ("去年，钟管镇工业总产值11.1亿元，净增2.3亿元。", [
        fig("11.1亿元", measure="level"), fig("2.3亿元", measure="change")]),
    # shares of plans, and plans themselves
    ("1至9月，全镇重点项目完成投资21亿元，完成1—9月投资计划的132.1%，占年度计划的61.3%。", [
        fig("21亿元", indicator="investment"),
        fig("132.1%", measure="share", indicator="investment", of="1—9月投资计划"),
        fig("61.3%", measure="share", indicator="investment", of="年度计划")]),
    ("前三季度，钟管镇实现税收8800万元，完成年任务1.2亿元的73.3%。", [
        fig("8800万元", status="actual"), fig("1.2亿元", indicator="tax", status="target"),
        fig("73.3%", measure="share", indicator="tax", status="actual")]),
    ("前三季度，全镇15个新建项目完成投资3亿元，分别完成同期计划和年度计划的131%、72%。", [
        fig("15个"), fig("3亿元"), fig("131%", indicator="investment"), fig("72%", indicator="investment")]),
    ("全县15个重点项目全年计划完成投资17亿元，1—9月累计完成11亿元。", [
        fig("15个"), fig("17亿元", status="planned"), fig("11亿元", status="actual", subject="")]),
    # periods of an article
    ("前三季度，钟管镇工业总产值48亿元。预计全年GDP突破60亿元。服务业增加值12亿元。", [
        fig("48亿元", period_end="2024-09-30"), fig("60亿元", status="forecast", period_end="2024-12-31"),
        fig("12亿元", period_end="2024-09-30")]),
    ("截至9月底，全镇完成投资4.2亿元。其中钟管镇完成1.1亿元。", [
        fig("4.2亿元", period_start="2024-01-01", period_end="2024-09-30"),
        fig("1.1亿元", period_start="2024-01-01", period_end="2024-09-30")]),
    ("到2027年，钟管镇袜业产值突破50亿元。", [fig("50亿元", status="target")]),
    ("2022年，我镇经济平稳，1—11月实现税收9900万元。", [fig("9900万元", period_start="2022-01-01", period_end="2022-11-30")]),
    ("端午小长假，全县接待游客8.3万人次，实现旅游收入2600万元。", [
        fig("8.3万人次", period_start="2024-06-01"), fig("2600万元", period_end="2024-06-30")]),
    ("前三季度，全县工业开票销售480亿元，是上年同期的1.2倍，接近2022年的两倍。", [
        fig("480亿元"), fig("1.2倍"), fig("两倍", period_end="2024-09-30")]),
    # what is produced, traded and counted
    ("园区入驻企业12家，年产棉袜2.6亿双。", [
        fig("12家"), fig("2.6亿双", indicator="capacity", activity="棉袜", unit="count")]),
    ("去年全县出口鞋类4.7亿双、货值17亿美元。", [
        fig("4.7亿双", indicator="exports", activity="鞋类"), fig("17亿美元", indicator="exports", activity="鞋类")]),
    ("全县42个重点工业项目完成投资55亿元；开工31个，比去年同期增加6个。", [
        fig("42个", indicator="project_count"), fig("55亿元"),
        fig("31个", indicator="project_count", measure="level"), fig("6个", measure="change")]),
    ("前三季度，全市蛋类、鲜果类价格分别上涨0.3%、3.7%，居民消费价格总水平上涨0.9%。", [
        fig("0.3%", activity="蛋类"), fig("3.7%", activity="鲜果类"),
        fig("0.9%", indicator="price_index", activity="")]),
    ("前三季度，全县三次产业分别增长2.3%、7.8%和6%。", [
        fig("2.3%", indicator="value_added", activity="第一产业"), fig("7.8%", activity="第二产业"),
        fig("6%", activity="第三产业")]),
    ("前三季度，钟管镇、雷甸镇增幅最高，规上工业产值分别增长16%、12%。", [
        fig("16%", place="钟管镇"), fig("12%", place="雷甸镇")]),
    ("前三季度，全县商品房销售面积9.8万平方米、销售额2.9亿元。", [
        fig("9.8万平方米", indicator="housing_sales"), fig("2.9亿元", indicator="housing_sales")]),
    ("前三季度，规模以上工业完成增加值8.2亿元，实现利税2.4亿元。", [
        fig("8.2亿元", activity="规模以上工业"), fig("2.4亿元", indicator="tax", activity="规模以上工业")]),
    ("财政总收入（省口径）是2020年的2.9倍。", [fig("2.9倍", indicator="fiscal_revenue", measure="multiple")]),
    ("前三季度，全县完成500万元以上固定资产投资42亿元。", [fig("42亿元", indicator="fixed_investment")]),
    ("东山国家湿地公园接待11673人次，营业收入4.5万元。", [
        fig("11673人次", indicator="tourism_visits", subject_kind="park"), fig("4.5万元", subject_kind="park")]),
    # names and places
    ("总投资20亿元的医疗产业园项目、2.2亿元的保温材料项目落户钟管镇。", [
        fig("20亿元", subject="医疗产业园项目"), fig("2.2亿元", indicator="planned_investment", subject="保温材料项目")]),
    ("青屿生态工程有限公司年产10万吨有机肥项目开工，建成达产后，年销售收入8000万元。", [
        fig("10万吨", indicator="capacity"),
        fig("8000万元", subject="青屿生态工程有限公司年产10万吨有机肥项目", status="planned")]),
    ("前三季度，全县房地产项目投资下降10.7%。", [fig("10.7%", indicator="investment", subject_kind="area")]),
    ("前三季度，开发区利用外资合同额9.3亿美元。", [
        fig("9.3亿美元", indicator="contracted_foreign_investment", subject_kind="park", subject="开发区")]),
    ("全年全县餐饮收入3.6亿元，商品零售额11.2亿元。", [
        fig("3.6亿元", indicator="retail_sales", activity="餐饮"),
        fig("11.2亿元", indicator="retail_sales", activity="商品零售")]),
    ("去年全镇规模工业发展到169户，完成增加值6.4亿元。", [
        fig("169户", indicator="enterprise_count", activity="规模工业"),
        fig("6.4亿元", indicator="value_added", activity="规模工业")]),
    ("前三季度，全县固定资产投资增长0.4%，其中5000万元以下项目下降51.5%。", [
        fig("0.4%", activity=""), fig("51.5%", activity="5000万元以下项目", value=-51.5)]),
    ("1—9月，全县财政总支出22亿元，比上年同期19亿元增长13.4%。", [
        fig("22亿元", period_start="2024-01-01"), fig("19亿元", period_start="2023-01-01"),
        fig("13.4%", period_start="2024-01-01")]),
    ("1—9月，全县财政收入2.1亿元，占年预算9.6亿元的22%。", [
        fig("2.1亿元", status="actual"), fig("9.6亿元", status="target", period_end="2024-12-31"),
        fig("22%", measure="share")]),
    ("今年元月份，全镇完成工业开票销售6600万元。", [
        fig("6600万元", period_start="2024-01-01", period_end="2024-01-31")]),
    ("2025年的打算：财政收入完成600万元，比上年增长13.6%。", [
        fig("600万元", status="target"), fig("13.6%", status="target")]),
    ("全县今年产值将超过20亿元。", [fig("20亿元", status="forecast", bound="over")]),
    ("9月当月，全市实现进出口18亿美元，其中：出口10亿美元；进口8亿美元。", [
        fig("18亿美元", period_start="2024-09-01"), fig("10亿美元", period_start="2024-09-01"),
        fig("8亿美元", period_start="2024-09-01")]),
    ("前三季度，汽车零配件、灯具、船舶出口拉动作用强劲，分别出口3亿元、2亿元、1亿元。", [
        fig("3亿元", activity="汽车零配件"), fig("2亿元", activity="灯具"), fig("1亿元", activity="船舶")]),
]  # fmt: skip
PASSAGE_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(PASSAGES, PASSAGE_GAPS))
def test_what_a_passage_says(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_a_heading_of_a_report_says_what_is_to_come() -> None:
    report = """德清县2024年政府工作报告
一、2023年工作回顾
全县地区生产总值完成620亿元，增长6.1%。
二、2024年工作安排
全县地区生产总值增长6%左右，年内实施亿元以上项目60个。今年一季度，规上工业产值102亿元。"""
    check(
        report,
        [
            fig("620亿元", status="actual", period_start="2023-01-01"),
            fig("6.1%", status="actual"),
            fig("6%", status="target", period_start="2024-01-01"),
            fig("60个", status="target"),
            fig("102亿元", status="actual", period_end="2024-03-31"),
        ],
        published="2024-05-12",
    )


def test_a_line_that_is_a_towns_name_opens_its_section() -> None:
    text = """德清县两镇统计资料
钟管镇
去年全镇工业总产值48亿元，农民人均纯收入4.6万元。
雷甸镇
去年全镇工业总产值62亿元。"""
    check(
        text,
        [fig("48亿元", place="钟管镇"), fig("4.6万元", place="钟管镇"), fig("62亿元", place="雷甸镇")],
    )


def test_the_company_of_the_headline_owns_what_no_sentence_gives_to_another() -> None:
    text = """青屿集团：订单排满 技改添力
新生产线一直满负荷，去年销售额1.2亿元。
钟管镇规上工业产值48亿元。"""
    check(
        text,
        [
            fig("1.2亿元", subject_kind="enterprise", subject="青屿集团"),
            fig("48亿元", subject_kind="area", place="钟管镇"),
        ],
    )


def test_in_january_what_was_reached_was_reached_last_year() -> None:
    text = """今年，德清县仍走工业强县的路子，将再建四个产业园。
●全县生产总值620亿元，增长6.1%。"""
    check(
        text,
        [
            fig("620亿元", status="actual", period_start="2023-01-01"),
            fig("6.1%", status="actual", period_start="2023-01-01"),
        ],
        published="2024-01-19",
    )


def test_an_autonomous_county_is_known_by_its_common_name() -> None:
    found = read("前三季度，全县进出口44亿元。", place="云南省河口县")
    assert [(o.place, o.place_code) for o in found] == [("河口瑶族自治县", "532532")]


def test_a_heading_tells_the_year_of_a_report_given_in_december() -> None:
    report = """德清县政府工作报告
一、2023年政府工作回顾
全年实现地区生产总值620亿元。
二、2024年工作安排
地区生产总值增长6%，计划实施项目90个，年度投资60亿元。"""
    check(
        report,
        [
            fig("620亿元", status="actual", period_start="2023-01-01", period_end="2023-12-31"),
            fig("6%", status="target", period_start="2024-01-01"),
            fig("90个", period_start="2024-01-01", period_end="2024-12-31"),
            fig("60亿元", indicator="investment", period_start="2024-01-01"),
        ],
        published="2023-12-24",
    )


def test_projects_begun_at_a_ceremony_are_of_its_month() -> None:
    text = """钟管镇项目集中开工
3月28日，钟管镇举行2024年首批项目开工仪式。本次开工项目共12个。"""
    found = [o for o in read(text, published="2024-03-30") if o.raw == "12个"]
    assert [(o.period_start, o.period_end) for o in found] == [("2024-03-01", "2024-03-31")]


def test_a_county_is_found_though_its_prefecture_has_another_name_today() -> None:
    found = read("前三季度，全县进出口44亿元。", place="青海省海东地区民和回族土族自治县")
    assert [(o.place, o.place_code) for o in found] == [("民和回族土族自治县", "630222")]
