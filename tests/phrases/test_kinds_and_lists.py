"""What narrows an indicator: kinds named before it, parts of a whole, lists, and what a clause said did best."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig

KINDS: list[tuple[str, list[Expected]]] = [
    # currencies, bills and floors are kinds of their own
    ("6月末，人民币各项存款余额5200亿元，比年初增加130亿元；外币各项存款余额12亿美元。", [
        fig("5200亿元", indicator="deposits", activity="人民币"), fig("130亿元", activity="人民币"),
        fig("12亿美元", indicator="deposits", activity="外币")]),
    ("6月末，票据融资余额78亿元。", [fig("78亿元", indicator="loans", activity="票据融资")]),
    ("去年，房屋建筑施工面积8.6万平方米，增长28%，竣工面积3.1万平方米。", [
        fig("8.6万平方米", activity="房屋建筑施工"), fig("28%", activity="房屋建筑施工"), fig("3.1万平方米", activity="竣工")]),
    ("耕地面积4800亩，山林面积5.2万亩。", [fig("4800亩", activity="耕地"), fig("5.2万亩", activity="山林")]),
    ("去年，工业固投增长21.5%，城镇固定资产投资增长18%。", [
        fig("21.5%", indicator="investment", activity="工业"), fig("18%", indicator="fixed_investment", activity="城镇")]),
    ("去年，规上工业亩均增加值110万元。", [fig("110万元", indicator="value_added", activity="规上工业亩均")]),
    ("去年，其中住宅投资7.2亿元，商业营业用房投资0.9亿元，增长1.1倍。", [
        fig("7.2亿元", indicator="investment", activity="住宅"),
        fig("0.9亿元", indicator="investment", activity="商业营业用房", status="actual"),
        fig("1.1倍", indicator="investment", activity="商业营业用房")]),
    # 的 between the noun and its indicator
    ("前10个月，防风镜的销售产值达1.1亿元，增长6%。", [
        fig("1.1亿元", indicator="output_value", activity="防风镜"), fig("6%", activity="防风镜")]),
    ("去年，企业的利润3亿元。", [fig("3亿元", indicator="profit")]),
    # what is traded stands after the verb, with whom before it
    ("前10个月，出口机电产品增长0.9%，出口农产品980亿元，增长14%。", [
        fig("0.9%", indicator="exports", activity="机电产品"), fig("980亿元", indicator="exports", activity="农产品"),
        fig("14%", activity="农产品")]),
    ("去年，出口增长5%，出口企业增长3%。", [fig("5%", indicator="exports", activity=""), fig("3%", activity="")]),
    ("去年，对东盟进出口760亿元，增长44%；其中对越南增长1.3倍；对俄出口3亿元。", [
        fig("760亿元", indicator="trade", activity="东盟"), fig("44%", activity="东盟"),
        fig("1.3倍", indicator="trade", activity="越南"), fig("3亿元", indicator="exports", activity="对俄")]),
    ("去年，出口贸易额1300万美元，增长40%。", [fig("1300万美元", indicator="exports"), fig("40%", indicator="exports")]),
    ("去年，对外贸易增长5%。", [fig("5%", indicator="trade", activity="")]),
    # an area's whole is GDP, a good's is not
    ("去年，藤编制品经济总量30亿元，全镇经济总量45亿元。", [
        fig("30亿元", indicator="output_value", activity="藤编制品"), fig("45亿元", indicator="gdp", activity="")]),
    # who spends is no government
    ("去年，合作社总收入260万元，营业性总支出12万元。", [fig("260万元"), fig("12万元", indicator="other_economic")]),
    ("去年，居民人均消费支出3.8万元，其中食品烟酒支出占26%。", [
        fig("3.8万元", indicator="other_economic"), fig("26%", indicator="other_economic")]),
    ("去年，一般公共预算收入4.6亿元、支出19亿元。", [
        fig("4.6亿元", indicator="budget_revenue"), fig("19亿元", indicator="budget_expenditure")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds_named_beside_an_indicator(text: str, expected: list[Expected]) -> None:
    check(text, expected)


PARTS: list[tuple[str, list[Expected]]] = [
    ("去年，全县完成工业总产值57亿元；其中规模以上工业实现产值21亿元，增加值6.6亿元。", [
        fig("57亿元", activity="工业"), fig("21亿元", activity="规模以上工业"),
        fig("6.6亿元", indicator="value_added", activity="规模以上工业")]),
    ("去年，规模以上工业企业实现利润1.1亿元，非国有工业利润总额1.2亿元，税金1.5亿元。", [
        fig("1.1亿元", activity="规模以上工业企业"), fig("1.2亿元", activity="非国有工业"),
        fig("1.5亿元", indicator="tax", activity="非国有工业")]),
    # a list of which something is said, taken up by 分别
    ("去年，轻工业产值12亿元。印刷业和纺织业是全镇的传统支柱，与上年同期相比分别增长22%和18%。", [
        fig("12亿元", activity="轻工业"), fig("22%", activity="印刷业"), fig("18%", activity="纺织业")]),
    ("1至5月，美国、欧盟和非洲是我县三大出口市场，对其出口额分别达到1.1亿美元、1亿美元和0.4亿美元。", [
        fig("1.1亿美元", activity="美国"), fig("1亿美元", activity="欧盟"), fig("0.4亿美元", activity="非洲")]),
    # indicators counted before their growths
    ("上半年，合同外资、实际利用外资两项指标保持高位，分别比去年同期增长150%和90%。", [
        fig("150%", indicator="contracted_foreign_investment"), fig("90%", indicator="foreign_investment")]),
    ("去年，财政收入、固定资产投资、出口三项指标分别增长10%、12%和8%。", [
        fig("10%", indicator="fiscal_revenue"), fig("12%", indicator="fixed_investment"), fig("8%", indicator="exports")]),
    ("去年，进出口、进口、出口三项外贸指标均居全市第一。", [
        fig("全市第一", indicator="trade"), fig("全市第一", indicator="imports"), fig("全市第一", indicator="exports")]),
    # a branch goes on with a list of growths
    ("去年，建陶、电瓷产值分别增长8%、18%；钢业下降53%。", [
        fig("8%", activity="建陶"), fig("18%", activity="电瓷"),
        fig("53%", indicator="output_value", activity="钢业", value="-53")]),
    # what did best is what the next figures are of
    ("去年，国税收入8亿元，其中采掘加工业贡献份额最大，收入2.5亿元，增长30%。", [
        fig("8亿元", indicator="tax", activity="国税"), fig("2.5亿元", indicator="tax", activity="采掘加工业"),
        fig("30%", indicator="tax", activity="采掘加工业")]),
    ("前三季度，建陶贡献最大，累计完成产值12亿元。", [fig("12亿元", indicator="output_value", activity="建陶")]),
    # another branch is only compared with
    ("去年，高技术制造业增加值增长9.6%，高于规上工业5.9个百分点。", [
        fig("9.6%", activity="高技术制造业"), fig("5.9个百分点", activity="高技术制造业", basis="gap")]),
    ("去年，全县民间投资增长8.6%，比同期全社会固定资产投资高出1.9个百分点，比同期全省固定资产投资增速高出3.5个百分点。", [
        fig("8.6%", activity="民间", place="德清县"), fig("1.9个百分点", activity="民间", place="德清县"),
        fig("3.5个百分点", activity="民间", place="德清县")]),
    ("去年，第二、第三产业的比重分别回落2和1.5个百分点。", [
        fig("2", activity="第二产业"), fig("1.5个百分点", activity="第三产业")]),
    ("去年，国税收入3亿元。分行业看，汽车制造业入库6800万元。", [
        fig("3亿元"), fig("6800万元", indicator="tax", activity="汽车制造业")]),
    # classes and trades of those counted
    ("其中限额以上企业（单位）35户，去年消费品零售额4.8亿元。", [
        fig("35户", indicator="enterprise_count"), fig("4.8亿元", indicator="retail_sales", activity="限额以上")]),
    ("有19家企业从事眼镜架生产，去年完成销售17亿元。", [
        fig("19家", indicator="enterprise_count", activity="眼镜架企业"), fig("17亿元", activity="眼镜架")]),
    ("去年12月，本次集中开工的项目10个，总投资9亿元。", [fig("10个", activity=""), fig("9亿元", activity="")]),
    ("10个项目中有产业项目4个，总投资9亿元。", [fig("10个"), fig("4个", activity="产业项目"), fig("9亿元")]),
    # what a figure that was not read told of ends a crop
    ("柠檬种植4300亩，产量5000吨；养蚕1万张，产值1800万元。", [
        fig("4300亩"), fig("5000吨", activity="柠檬"), fig("1800万元", activity="")]),
    ("苹果面积5.4万亩，人均1.4亩，年总产15万吨。", [fig("5.4万亩", activity="苹果"), fig("15万吨", activity="苹果")]),
    ("花生12万吨，增长3%；蔬菜（含菜用瓜）100万吨，下降2%。", [
        fig("12万吨"), fig("3%", activity="花生"), fig("100万吨", activity="蔬菜"), fig("2%", activity="蔬菜")]),
    # who invests narrows nothing; money put in is invested, public money given
    ("去年，镇政府投资2600万元，建成园区。", [fig("2600万元", indicator="investment", activity="")]),
    ("去年，累计投入基础设施建设资金1.3亿元，投入扶贫资金2亿元。", [
        fig("1.3亿元", indicator="investment", activity="基础设施"), fig("2亿元", indicator="budget_expenditure")]),
    ("去年，我县地方财政1-2月份收入增长38%。", [fig("38%", indicator="budget_revenue")]),
    ("去年，第三产业用电量3亿千瓦时；住宿餐饮业下降27%。", [fig("3亿千瓦时"), fig("27%", indicator="electricity")]),
    ("去年，街道财政收入还会有大指标贡献，总量有望突破17亿元。", [fig("17亿元", indicator="fiscal_revenue")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_and_lists_keep_their_kind(text: str, expected: list[Expected]) -> None:
    check(text, expected)


MEASURES: list[tuple[str, list[Expected]]] = [
    # a fall is a fall, however it is qualified
    ("4月，二手房成交环比降逾四成。", [fig("四成", measure="growth", basis="mom", value="-40")]),
    ("4月，产值增近两成。", [fig("两成", measure="growth", value="20")]),
    ("前三季度，全社会用电量8亿千瓦时，同比增长8.6%，增速高于全市平均水平（1.9%）6.7个百分点，比1-8月回落0.8个百分点，居全市第3，排位前进1位。", [
        fig("8亿千瓦时"), fig("8.6%"), fig("1.9%", place="湖州市"), fig("6.7个百分点", basis="gap", value="6.7"),
        fig("0.8个百分点", value="-0.8"), fig("全市第3", measure="rank", value="3")]),
    ("去年，出口额列湖州6区县第2，增幅列湖州6区县第5。", [
        fig("湖州6区县第2", measure="rank", of="level", status="actual"), fig("湖州6区县第5", of="growth")]),
    # a litre (升) is no rise
    ("上周，食用油零售价格微跌，为每升15.4元，下降0.9%。", [
        fig("15.4元", measure="level"), fig("0.9%", measure="growth", value="-0.9")]),
    ("去年，产值3亿元，占全市的一成多。", [fig("3亿元"), fig("一成", measure="share", value="10")]),
    ("去年，税收560万元，占全镇财政收入一半还多。", [fig("560万元"), fig("一半", measure="share", value="50")]),
    ("去年，企业投入由1亿元追加到3.5亿元。", [fig("1亿元", measure="level"), fig("3.5亿元", measure="level")]),
    # labour sent out is counted, its training is not
    ("去年，劳务输出2100人次，劳务收入1500万元。", [
        fig("2100人次", indicator="employment"), fig("1500万元", indicator="wage", activity="劳务")]),
    ("去年，培训农村劳动力500人次。", []),
    ("年末，牲畜总头数60万头（只），其中，大牲畜2万头。", [
        fig("60万头", indicator="output_volume"), fig("2万头", indicator="output_volume", activity="大牲畜")]),
    ("新建年出栏5万头生猪养殖项目，总投资3亿元。", [
        fig("5万头", indicator="output_volume"), fig("3亿元", indicator="planned_investment")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures_by_the_words_beside_them(text: str, expected: list[Expected]) -> None:
    check(text, expected)
