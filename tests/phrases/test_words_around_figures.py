"""Words around a figure that are not what it is of: causes, aims, comparisons, brackets."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read

SENTENCES: list[tuple[str, list[Expected]]] = [
    # what made a figure what it is
    (
        "上半年，规上工业产值27.4亿元，受疫情影响下降5.1%，降幅较一季度收窄8.9个百分点。",
        [
            fig("27.4亿元", activity="规上工业"),
            fig("5.1%", indicator="output_value", activity="规上工业", value="-5.1"),
            fig("8.9个百分点", measure="change"),
        ],
    ),
    (
        "去年，塑料制品业产值2亿元，增长22%，食品制造业受原料涨价拖累，下降3.7%。",
        [fig("2亿元"), fig("22%", activity="塑料制品业"), fig("3.7%", activity="食品制造业", value="-3.7")],
    ),
    # amounts that were set, and how far they were met
    (
        "去年，财政一般预算收入任务240万元，完成262万元，其中税收性一般预算收入215万元。",
        [fig("240万元", status="target"), fig("262万元", status="actual"), fig("215万元", status="actual")],
    ),
    (
        "去年，财政支出预算240万元，完成262万元。",
        [
            fig("240万元", indicator="budget_expenditure", status="target"),
            fig("262万元", indicator="budget_expenditure", status="actual"),
        ],
    ),
    (
        "1至9月，出口4929万美元，完成全年出口目标任务的61.2%，超任务进度11.2个百分点；新批企业6家。",
        [
            fig("4929万美元", period_end="2024-09-30"),
            fig("61.2%", measure="share", period_end="2024-09-30"),
            fig("11.2个百分点", measure="change", basis="gap", period_end="2024-09-30"),
            fig("6家", period_end="2024-09-30"),
        ],
    ),
    (
        "上半年，完成税收3亿元，完成责任目标的50%，超时间进度2个百分点。",
        [fig("3亿元"), fig("50%", indicator="tax", measure="share"), fig("2个百分点", basis="gap")],
    ),
    (
        "今年给自己定下产值6.5亿元、出口创汇3200万美元的目标。",
        [
            fig("6.5亿元", activity="", status="target"),
            fig("3200万美元", indicator="exports", status="target"),
        ],
    ),
    # 预计 behind one indicator says nothing of the next
    (
        "去年，农民人均纯收入预计达3540元，增长33.8%；固定资产投资3900万元。",
        [
            fig("3540元", status="forecast"),
            fig("33.8%", status="forecast"),
            fig("3900万元", status="actual"),
        ],
    ),
    (
        "去年，预计完成生产总值32亿元，增长8%；固定资产投资3亿元。",
        [fig("32亿元", status="forecast"), fig("8%", status="forecast"), fig("3亿元", status="forecast")],
    ),
    # times
    (
        "2020年，钟管镇引进工业项目5个、当年到位资金3.12亿元。",
        [fig("5个"), fig("3.12亿元", period_start="2020-01-01", period_end="2020-12-31")],
    ),
    (
        "去年5月，村里成立旅游股份合作社，年底首次分红15.6万元。",
        [fig("15.6万元", subject="旅游股份合作社", period_start="2023-01-01")],
    ),
    (
        "2023年，一产增加值占GDP的2.8%，和上年一样；二产增加值占54.7%。",
        [fig("2.8%"), fig("54.7%", activity="二产", period_start="2023-01-01")],
    ),
    # money that an earlier word names
    (
        "去年，签约5个投资项目、总金额8.7亿元。",
        [fig("5个"), fig("8.7亿元", indicator="planned_investment", status="planned")],
    ),
    (
        "去年，全镇协议注册外资1240万美元，实际到账407万美元。",
        [
            fig("1240万美元", indicator="contracted_foreign_investment"),
            fig("407万美元", indicator="foreign_investment"),
        ],
    ),
    (
        "去年，村民分红总额达420万元，人均1830元。",
        [fig("420万元", indicator="dividend", activity=""), fig("1830元", indicator="dividend")],
    ),
    (
        "去年，人均地区生产总值41200元，按年平均汇率折算约合5970美元。",
        [fig("41200元"), fig("5970美元", indicator="gdp_per_capita", unit="USD")],
    ),
    (
        "去年，全县人均现价生产总值21930元。",
        [fig("21930元", indicator="gdp_per_capita")],
    ),
    (
        "去年，县以上零售额6.2亿元，增长9%；县以下零售额3.8亿元，增长14%。",
        [
            fig("6.2亿元", indicator="retail_sales", activity="县以上"),
            fig("9%", indicator="retail_sales", activity="县以上"),
            fig("3.8亿元", indicator="retail_sales", activity="县以下"),
            fig("14%", indicator="retail_sales", activity="县以下"),
        ],
    ),
    ("去年，发放劳务工资286万元。", [fig("286万元", indicator="wage")]),
    # lists of rates, of industries, of ranks
    (
        "去年，全镇税收和出口分别增长40.6%、1.3倍。",
        [
            fig("40.6%", indicator="tax", measure="growth"),
            fig("1.3倍", indicator="exports", measure="multiple"),
        ],
    ),
    (
        "去年，轻、重工业增加值分别增长3%和4%。",
        [fig("3%", activity="轻工业"), fig("4%", activity="重工业")],
    ),
    (
        "去年，农副产品出口3亿美元，增长12%，出口额居全省首位。",
        [fig("3亿美元"), fig("12%"), fig("全省首位", measure="rank", activity="农副产品")],
    ),
    (
        "去年，其中基本建设投资3.2亿元，增长11.75%；更新改造投资2亿元，增长17.90%。",
        [
            fig("3.2亿元", indicator="investment", activity="基本建设", subject_kind="area"),
            fig("11.75%", activity="基本建设"),
            fig("2亿元", indicator="investment", activity="更新改造"),
            fig("17.90%", activity="更新改造"),
        ],
    ),
    # what a branch makes, after how many firms it has
    (
        "运动眼镜企业46家，前三季度实现产值7.3亿元。",
        [fig("46家"), fig("7.3亿元", indicator="output_value", activity="运动眼镜", subject_kind="area")],
    ),
    # houses
    (
        "去年，全县共售出商品住宅18.6万平方米，同比增长81.6%。",
        [
            fig("18.6万平方米", indicator="housing_sales", activity="商品住宅"),
            fig("81.6%", indicator="housing_sales"),
        ],
    ),
    ("截至9月末，商品住宅空置面积4.3万平方米。", [fig("4.3万平方米", indicator="floor_area")]),
    # a point printed in the middle of the line
    (
        "去年，医疗保健类价格上涨1·7%，食品烟酒类价格上涨1.2%。",
        [fig("1·7%", value="1.7", activity="医疗保健类"), fig("1.2%")],
    ),
    # numbers beside an amount
    (
        "去年，发放创业担保贷款166笔4120.5万元。",
        [fig("4120.5万元", indicator="loans", activity="创业担保")],
    ),
    (
        "去年，新增注册资本37.3亿元，其中注册资本5000万元以上的17户。",
        [fig("37.3亿元", activity="注册资本")],
    ),
    (
        "去年，500万元以上固定资产投资项目完成13.87亿元，增长3%。",
        [fig("13.87亿元", indicator="fixed_investment", subject_kind="area"), fig("3%")],
    ),
    (
        "茶叶年产值可达5000万元以上；长毛兔存栏50000只以上。",
        [fig("5000万元", status="forecast"), fig("50000只", status="actual")],
    ),
    (
        "去年，餐饮业增幅较高，零售额3.5亿元；批发零售贸易业相对平稳，零售额33亿元。",
        [fig("3.5亿元", activity="餐饮业"), fig("33亿元", activity="批发零售贸易业")],
    ),
    (
        "去年，卖出新建商品住房191套、2.1万平方米，面积下降13.56%。",
        [
            fig("191套", indicator="housing_sales"),
            fig("2.1万平方米", indicator="housing_sales"),
            fig("13.56%", indicator="housing_sales"),
        ],
    ),
    (
        "去年，饲养蚕种7万张，产鲜茧2.93万吨，产值5.5亿元。",
        [fig("2.93万吨", indicator="output_volume", activity="鲜茧"), fig("5.5亿元")],
    ),
    (
        "去年，已有10个村启动分红，共发放313万元。",
        [fig("313万元", indicator="dividend")],
    ),
    (
        "分月看，9月当月进出口231亿元；出口181.2亿元。",
        [
            fig("231亿元", period_start="2024-09-01"),
            fig("181.2亿元", period_start="2024-09-01"),
        ],
    ),
    (
        "去年，大豆播种面积208万亩，比上年扩种11万亩，占粮食作物总面积的64%。",
        [
            fig("208万亩"),
            fig("11万亩", measure="change", activity="大豆播种"),
            fig("64%", activity="大豆播种"),
        ],
    ),
    (
        "去年，农民人均从马铃薯中获得收入2950元。",
        [fig("2950元", indicator="income_per_capita", activity="马铃薯")],
    ),
    ("去年，引进企业20户落户园区。", [fig("20户", indicator="enterprise_count")]),
    # owners
    ("去年，镇里协调信用社发放贷款320万元。", [fig("320万元", indicator="loans", subject_kind="area")]),
    (
        "龙头企业江西青屿照明去年销售收入8.6亿元。",
        [fig("8.6亿元", subject_kind="enterprise", subject="江西青屿照明", place="德清县")],
    ),
    (
        "去年，钟管侨乡商品城销售额2380万元。",
        [fig("2380万元", subject_kind="park", subject="钟管侨乡商品城")],
    ),
    (
        "去年，村里靠着合作社种香瓜，先后投资5300万元，建成了养殖基地。",
        [fig("5300万元", activity="", subject_kind="area")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_the_aims_of_a_government_are_no_companys() -> None:
    text = (
        "钟管镇经济平稳\n去年，全镇工农业总产值21亿元。青屿酒业集团产值3亿元。\n"
        "今年，我们的目标是：工农业总产值达到35亿元，财政收入突破2200万元。"
    )
    found = [(o.raw, o.subject_kind) for o in read(text, published="2024-02-01")]
    assert found == [("21亿元", "area"), ("3亿元", "enterprise"), ("35亿元", "area"), ("2200万元", "area")]


def test_what_a_project_will_make_is_no_figure_of_the_area() -> None:
    text = "青屿化工项目总投资1.5亿元，占地120亩，年产甲醛8万吨，年销售收入3亿元、利税300万元。"
    found = {o.raw: (o.subject, o.status) for o in read(text)}
    assert found["3亿元"] == found["300万元"] == ("青屿化工项目", "planned")


def test_what_a_project_made_is_its_own() -> None:
    found = {o.raw: o for o in read("青屿化工项目总投资1.5亿元，去年实现销售收入3亿元。")}
    assert found["3亿元"].subject == "青屿化工项目"


def test_what_a_branch_made_after_a_project_is_doubted() -> None:
    found = {o.raw: o for o in read("青屿化工项目总投资1.5亿元，去年纺织业实现销售收入3亿元。")}
    assert found["3亿元"].subject == ""
    assert "subject_unclear" in found["3亿元"].doubts


def test_numbers_of_projects_by_town() -> None:
    text = (
        "今年，全县安排重点工业项目106项。截至5月底，已有84项开复工，其中新建33项。"
        "分镇看：钟管镇27项，开复工15项，完成投资8.4亿元；新市镇14项。"
    )
    found = [(o.raw, o.indicator, o.place) for o in read(text, published="2024-06-20")]
    assert found == [
        ("106项", "project_count", "德清县"),
        ("84项", "project_count", "德清县"),
        ("33项", "project_count", "德清县"),
        ("27项", "project_count", "钟管镇"),
        ("15项", "project_count", "钟管镇"),
        ("8.4亿元", "investment", "钟管镇"),
        ("14项", "project_count", "新市镇"),
    ]


def test_what_flows_is_of_the_year_though_balances_are_of_its_end() -> None:
    text = (
        "钟管镇2021年经济简况\n2021年，全镇税收3亿元。"
        "12月末，全镇存款余额168亿元，贷款余额14亿元，全镇用电量19.8亿千瓦时。"
    )
    found = [(o.raw, o.period_start, o.period_end) for o in read(text, published="2024-10-31")]
    assert found == [
        ("3亿元", "2021-01-01", "2021-12-31"),
        ("168亿元", None, "2021-12-31"),
        ("14亿元", None, "2021-12-31"),
        ("19.8亿千瓦时", "2021-01-01", "2021-12-31"),
    ]


def test_a_company_goes_on_past_what_it_makes_of_local_goods() -> None:
    text = "镇上的青屿公司从酒庄起家，现在用本地瓜果酿出了10多种果酒，去年实现销售收入2300万元。"
    assert [(o.raw, o.subject) for o in read(text)] == [("2300万元", "青屿公司")]


def test_a_share_of_the_company_tells_whose_the_figure_is() -> None:
    text = "青屿运动用品公司四个工厂都开工了。今年前9个月，滑雪镜销售产值1.1亿元，占全公司销售产值的32%。"
    assert {(o.raw, o.subject) for o in read(text)} == {
        ("1.1亿元", "青屿运动用品公司"),
        ("32%", "青屿运动用品公司"),
    }


def test_whoever_is_quoted_may_speak_for_a_company() -> None:
    found = [o for o in read("“我们去年营业收入9600万元。”") if o.raw == "9600万元"]
    assert [o.subject or "subject_unclear" in o.doubts for o in found] == [True]


def test_a_new_year_is_the_one_the_paper_appears_in() -> None:
    text = "去年，全镇实现工业总产值37.3亿元。新的一年，该镇的目标是工业总产值突破50亿元。"
    found = read(text, published="2007-02-03")
    assert [o.period_start for o in found] == ["2006-01-01", "2007-01-01"]


def test_a_project_zone_is_a_park() -> None:
    text = "钟管工业项目区主攻汽配。今年1至8月，项目区累计完成固定资产投资4.83亿元。"
    assert [(o.subject_kind, o.subject) for o in read(text)] == [("park", "钟管工业项目区")]


def test_the_area_around_a_town_before_a_bracket() -> None:
    text = "全镇实现税收3亿元。全市居民消费价格（CPI）全年上涨1.0%。"
    found = read(text, place="浙江省湖州市德清县钟管镇")
    assert [(o.raw, o.place) for o in found] == [("3亿元", "钟管镇"), ("1.0%", "湖州市")]


def test_a_figure_of_no_known_place_is_doubted() -> None:
    found = read("去年，税收3亿元。", place=None)
    assert [(o.place, "place_unknown" in o.doubts) for o in found] == [(None, True)]
