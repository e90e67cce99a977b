"""Level, growth, change, share, multiple and rank, in lists and alone."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, rows

GROWTH: list[tuple[str, float, str]] = [
    # how the growth of fixed investment is said, its value, its basis
    ("同比增长7.2%", 7.2, "yoy"),
    ("增长7.2%", 7.2, "yoy"),
    ("比上年增长7.2%", 7.2, "yoy"),
    ("较上年同期增长7.2%", 7.2, "yoy"),
    ("比去年同期增加7.2%", 7.2, "yoy"),
    ("同比上升7.2%", 7.2, "yoy"),
    ("比增7.2%", 7.2, "yoy"),
    ("同比增7.2%", 7.2, "yoy"),
    ("增幅7.2%", 7.2, "yoy"),
    ("增速达到7.2%", 7.2, "yoy"),
    ("同比增速为7.2%", 7.2, "yoy"),
    ("同比净增长7.2%", 7.2, "yoy"),
    ("同比猛增7.2%", 7.2, "yoy"),
    ("同比提升7.2%", 7.2, "yoy"),
    ("实现同比增长7.2%", 7.2, "yoy"),
    ("可比增长7.2%", 7.2, "comparable"),
    ("按可比价格计算增长7.2%", 7.2, "comparable"),
    ("按可比价计算，同比增长7.2%", 7.2, "comparable"),
    ("按可比价计算，增长7.2%", 7.2, "comparable"),
    ("按不变价计算增长7.2%", 7.2, "comparable"),
    ("环比增长7.2%", 7.2, "mom"),
    ("年均增长7.2%", 7.2, "cagr"),
    ("年均递增7.2%", 7.2, "cagr"),
    ("同比下降3.1%", -3.1, "yoy"),
    ("下降3.1%", -3.1, "yoy"),
    ("同比减少3.1%", -3.1, "yoy"),
    ("同比下滑3.1%", -3.1, "yoy"),
    ("同比回落3.1%", -3.1, "yoy"),
    ("比增-3.1%", -3.1, "yoy"),
    ("增长-3.1%", -3.1, "yoy"),
    ("同比增长－3.1%", -3.1, "yoy"),
    ("降幅3.1%", -3.1, "yoy"),
    ("降幅为3.1%", -3.1, "yoy"),
    ("环比下降3.1%", -3.1, "mom"),
    ("增速为-3.1%", -3.1, "yoy"),
]
GROWTH_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("words", "value", "basis"), rows(GROWTH, GROWTH_GAPS))
def test_growth_beside_its_level(words: str, value: float, basis: str) -> None:
    both = {"indicator": "fixed_investment", "activity": "", "place": "钟管镇"}
    raw = words[next(i for i, c in enumerate(words) if c.isdigit() or c in "-－") :].replace("－", "－")
    check(
        f"前三季度，钟管镇完成固定资产投资8.4亿元，{words}。",
        [
            fig("8.4亿元", measure="level", **both),
            fig(raw, measure="growth", basis=basis, value=value, unit="%", **both),
        ],
    )


@pytest.mark.parametrize(("words", "value", "basis"), rows(GROWTH, GROWTH_GAPS))
def test_growth_without_a_level(words: str, value: float, basis: str) -> None:
    raw = words[next(i for i, c in enumerate(words) if c.isdigit() or c in "-－") :]
    check(
        f"前三季度，钟管镇规上工业产值{words}。",
        [fig(raw, measure="growth", basis=basis, value=value, indicator="output_value", activity="规上工业")],
    )


LEVEL = "前三季度，钟管镇完成固定资产投资8.4亿元，"
FIRST = fig("8.4亿元", measure="level", indicator="fixed_investment")

PHRASES: list[tuple[str, list[Expected]]] = [
    # changes
    (LEVEL + "比上年同期增加1.2亿元。", [FIRST, fig("1.2亿元", measure="change", basis="yoy", value=120000000)]),
    (LEVEL + "同比减少1.2亿元。", [FIRST, fig("1.2亿元", measure="change", basis="yoy", value=-120000000)]),
    (LEVEL + "增长7.2%，增幅比上年提高1.5个百分点。", [
        FIRST, fig("7.2%", measure="growth"),
        fig("1.5个百分点", measure="change", unit="pp", value=1.5, indicator="fixed_investment")]),
    (LEVEL + "增长7.2%，增速比一季度回落1.5个百分点。", [
        FIRST, fig("7.2%", measure="growth"), fig("1.5个百分点", measure="change", unit="pp", value=-1.5)]),
    (LEVEL + "同比下降7.2%，降幅收窄1.5个百分点。", [
        FIRST, fig("7.2%", measure="growth", value=-7.2),
        fig("1.5个百分点", measure="change", unit="pp", value=1.5)]),
    (LEVEL + "增长7.2%，高于全县1.5个百分点。", [
        FIRST, fig("7.2%", measure="growth"),
        fig("1.5个百分点", measure="change", basis="gap", value=1.5, place="钟管镇")]),
    (LEVEL + "增长7.2%，低于全县平均1.5个百分点。", [
        FIRST, fig("7.2%", measure="growth"),
        fig("1.5个百分点", measure="change", basis="gap", value=-1.5, place="钟管镇")]),
    (LEVEL + "快于序时进度4.7个百分点。", [
        FIRST, fig("4.7个百分点", measure="change", basis="gap", value=4.7)]),
    ("9月末，钟管镇各项存款余额60亿元，比年初增加4.5亿元。", [
        fig("60亿元", measure="level", indicator="deposits"),
        fig("4.5亿元", measure="change", basis="since", indicator="deposits", value=450000000)]),
    ("去年，钟管镇农民人均纯收入23400元，高出全县平均水平1207元。", [
        fig("23400元", measure="level", indicator="income_per_capita"),
        fig("1207元", measure="change", basis="gap", indicator="income_per_capita", value=1207, place="钟管镇")]),
    # shares
    (LEVEL + "占全县的12%。", [FIRST, fig("12%", measure="share", value=12, place="钟管镇")]),
    (LEVEL + "完成年计划的76%。", [FIRST, fig("76%", measure="share", value=76, indicator="fixed_investment")]),
    (LEVEL + "完成全年任务的76%。", [FIRST, fig("76%", measure="share", value=76)]),
    ("前三季度，钟管镇服务业增加值占GDP的48%。", [
        fig("48%", measure="share", indicator="value_added", activity="服务业", of="GDP")]),
    ("前三季度，钟管镇服务业增加值占GDP比重达48%，比上年提高2个百分点。", [
        fig("48%", measure="share"), fig("2个百分点", measure="change", unit="pp", indicator="value_added")]),
    ("前三季度，钟管镇服务业增加值占地区生产总值的48%。", [
        fig("48%", measure="share", indicator="value_added", activity="服务业", of="地区生产总值")]),
    ("前三季度，钟管镇装备制造业实现产值24亿元，占规上工业产值的60%。", [
        fig("24亿元", measure="level", indicator="output_value", activity="装备制造业"),
        fig("60%", measure="share", indicator="output_value", activity="装备制造业", of="规上工业产值")]),
    ("前三季度，钟管镇高新技术产业增加值占比过半。", [fig("过半", measure="share", value=50, bound="over")]),
    ("去年，钟管镇三次产业结构为9.2:59.5:31.3。", [
        fig("9.2", measure="share", activity="第一产业"), fig("59.5", measure="share", activity="第二产业"),
        fig("31.3", measure="share", activity="第三产业")]),
    # multiples
    ("前三季度，钟管镇工业投资是上年同期的2.1倍。", [
        fig("2.1倍", measure="multiple", value=2.1, indicator="investment", activity="工业")]),
    ("前三季度，钟管镇工业投资增长1.3倍。", [fig("1.3倍", measure="multiple", value=1.3)]),
    ("前三季度，钟管镇网上零售额比上年翻一番。", [fig("翻一番", measure="multiple", value=2)]),
    ("去年，钟管镇规上工业产值相当于五年前的2.1倍。", [
        fig("2.1倍", measure="multiple", indicator="output_value", activity="规上工业")]),
    ("去年，钟管镇农民人均纯收入2.3万元，是全县平均水平的1.7倍。", [
        fig("2.3万元", measure="level", indicator="income_per_capita"),
        fig("1.7倍", measure="multiple", value=1.7, indicator="income_per_capita", activity="农民", place="钟管镇")]),
    ("去年，钟管镇农民人均纯收入2.3万元，是全市农民人均纯收入的1.7倍。", [
        fig("2.3万元", measure="level", indicator="income_per_capita", activity="农民", place="钟管镇"),
        fig("1.7倍", measure="multiple", value=1.7, indicator="income_per_capita", activity="农民")]),
    ("去年，雷甸镇农民人均纯收入2.3万元，是全市农民人均纯收入的1.7倍。", [
        fig("2.3万元", place="雷甸镇"), fig("1.7倍", measure="multiple", place="雷甸镇")]),
    # ranks
    (LEVEL + "总量居全县第二。", [FIRST, fig("全县第二", measure="rank", value=2, of="level", unit="rank")]),
    (LEVEL + "增长7.2%，增速列全县第三位。", [
        FIRST, fig("7.2%", measure="growth"), fig("全县第三位", measure="rank", value=3, of="growth")]),
    (LEVEL + "增长7.2%，增速全县第一。", [
        FIRST, fig("7.2%", measure="growth"), fig("全县第一", measure="rank", value=1, of="growth")]),
    (LEVEL + "增长7.2%，总量、增速分别居全县第二位、第四位。", [
        FIRST, fig("7.2%", measure="growth"), fig("全县第二位", measure="rank", value=2, of="level"),
        fig("第四位", measure="rank", value=4, of="growth")]),
    ("前三季度，钟管镇税收收入增幅位居全县首位。", [
        fig("全县首位", measure="rank", value=1, of="growth", indicator="tax")]),
    ("前三季度，钟管镇税收收入总量跃居全县前三。", [
        fig("全县前三", measure="rank", value=3, of="level", bound="under")]),
    # counts
    ("前三季度，钟管镇新增规上企业6家。", [
        fig("6家", measure="change", indicator="enterprise_count", activity="规上企业", value=6)]),
    ("前三季度，钟管镇新设立企业36家。", [fig("36家", measure="level", indicator="enterprise_count")]),
    ("前三季度，钟管镇引进项目21个，总投资32亿元。", [
        fig("21个", measure="level", indicator="project_count"),
        fig("32亿元", measure="level", indicator="planned_investment", status="planned")]),
    ("前三季度，钟管镇新签约亿元以上项目8个。", [fig("8个", measure="level", indicator="project_count")]),
    ("目前，钟管镇共有规上企业86家，其中产值亿元以上企业23家。", [
        fig("86家", measure="level", indicator="enterprise_count"),
        fig("23家", measure="level", indicator="enterprise_count")]),
    ("前三季度，德清县规模以上工业企业402家，完成产值438亿元。", [
        fig("402家", measure="level", indicator="enterprise_count"),
        fig("438亿元", measure="level", indicator="output_value", activity="规模以上工业")]),
    ("前三季度，钟管镇有十五家规上企业实施技改，完成投资3亿元。", [
        fig("十五家", measure="level", indicator="enterprise_count", activity="规上企业", value=15),
        fig("3亿元", measure="level", indicator="investment")]),
    # what is traded, headings
    ("前三季度，全县钢材出口62.3万吨，货值55.1亿元。", [
        fig("62.3万吨", indicator="exports", activity="钢材", unit="t", value=623000),
        fig("55.1亿元", indicator="exports", activity="钢材", unit="CNY")]),
    ("（三）社会消费品零售总额6.4亿元，增长5.2%。", [
        fig("6.4亿元", indicator="retail_sales", activity=""),
        fig("5.2%", measure="growth", indicator="retail_sales", activity="")]),
    ("前三季度，钟管镇新增发明专利授权45件。", [fig("45件", measure="change", indicator="patents")]),
    ("前三季度，钟管镇接待游客120万人次，实现旅游收入3.6亿元。", [
        fig("120万人次", indicator="tourism_visits"), fig("3.6亿元", indicator="tourism_revenue")]),
    ("去年末，钟管镇常住人口5.6万人。", [fig("5.6万人", indicator="population", value=56000)]),
    # from … to …
    ("五年间，钟管镇高新技术产业产值占比从41%提高到63%。", [
        fig("41%", measure="share"), fig("63%", measure="share")]),
    ("前三季度，钟管镇服务业增加值占GDP比重由去年同期的41.2%升至43.5%。", [
        fig("41.2%", measure="share", indicator="value_added", of="GDP", period_start="2023-01-01", period_end="2023-09-30"),
        fig("43.5%", measure="share", indicator="value_added", of="GDP", period_start="2024-01-01", period_end="2024-09-30")]),
    ("钟管镇村集体收入由2020年的800万元增至2023年的1500万元。", [
        fig("800万元", measure="level", indicator="village_income", period_end="2020-12-31"),
        fig("1500万元", measure="level", indicator="village_income", period_end="2023-12-31")]),
    ("去年，钟管镇农民人均可支配收入由3.8万元增加到4.1万元，增长7.9%。", [
        fig("3.8万元", measure="level", indicator="income_per_capita"),
        fig("4.1万元", measure="level", indicator="income_per_capita", period_end="2023-12-31"),
        fig("7.9%", measure="growth", indicator="income_per_capita")]),
]  # fmt: skip
PHRASE_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(PHRASES, PHRASE_GAPS))
def test_what_a_figure_measures(text: str, expected: list[Expected]) -> None:
    check(text, expected)


LISTS: list[tuple[str, list[Expected]]] = [
    ("前三季度，钟管镇地区生产总值、固定资产投资、税收收入分别增长5.1%、7%和8.3%。", [
        fig("5.1%", indicator="gdp"), fig("7%", indicator="fixed_investment"), fig("8.3%", indicator="tax")]),
    ("前三季度，钟管镇工业、建筑业、服务业增加值分别增长5.1%、7%和8.3%。", [
        fig("5.1%", indicator="value_added", activity="工业"), fig("7%", activity="建筑业"),
        fig("8.3%", indicator="value_added", activity="服务业")]),
    ("前三季度，德清县合同外资、实际利用外资分别下降1.7%和增长4.6%。", [
        fig("1.7%", measure="growth", indicator="contracted_foreign_investment", value=-1.7),
        fig("4.6%", measure="growth", indicator="foreign_investment", value=4.6)]),
    ("前三季度，钟管镇、雷甸镇规上工业产值分别为48.9亿元、62.1亿元。", [
        fig("48.9亿元", place="钟管镇", activity="规上工业"),
        fig("62.1亿元", place="雷甸镇", activity="规上工业", indicator="output_value")]),
    ("前三季度，钟管镇和雷甸镇规上工业产值同为48.9亿元，前者增长6.1%，后者增长7.3%。", [
        fig("48.9亿元", place="钟管镇"), fig("48.9亿元", place="雷甸镇"), fig("6.1%", place="钟管镇"),
        fig("7.3%", place="雷甸镇")]),
    ("前三季度，钟管镇规上工业产值、规上工业增加值增速均超过8%。", [
        fig("8%", indicator="output_value", bound="over"), fig("8%", indicator="value_added", bound="over")]),
    ("前三季度，钟管镇规上工业产值48.9亿元、增加值11.2亿元，分别增长7.9%、8.4%。", [
        fig("48.9亿元", indicator="output_value", activity="规上工业"),
        fig("11.2亿元", indicator="value_added", activity="规上工业"),
        fig("7.9%", indicator="output_value"), fig("8.4%", indicator="value_added")]),
    ("前三季度，钟管镇完成固定资产投资8.4亿元，其中工业投资5.2亿元、民间投资3.1亿元。", [
        FIRST, fig("5.2亿元", indicator="investment", activity="工业"),
        fig("3.1亿元", indicator="investment", activity="民间")]),
    ("前三季度，钟管镇实现进出口总额12亿元，其中出口9亿元，增长8%；进口3亿元，下降2%。", [
        fig("12亿元", indicator="trade"), fig("9亿元", indicator="exports"),
        fig("8%", indicator="exports", value=8), fig("3亿元", indicator="imports"),
        fig("2%", indicator="imports", value=-2)]),
    ("去年，钟管镇城镇居民和农村居民人均可支配收入分别为7.2万元和4.8万元，分别增长5%和6.5%。", [
        fig("7.2万元", activity="城镇居民"), fig("4.8万元", activity="农村居民"),
        fig("5%", activity="城镇居民", indicator="income_per_capita"), fig("6.5%", activity="农村居民")]),
    ("前三季度，钟管镇装备制造业、新材料产业产值分别增长11.3%和9.6%，分别占规上工业产值的41%和22%。", [
        fig("11.3%", activity="装备制造业"), fig("9.6%", activity="新材料产业"),
        fig("41%", measure="share", activity="装备制造业"), fig("22%", measure="share", activity="新材料产业")]),
    ("前三季度，钟管镇规上工业产值增速、税收增速分别列全县第一、第二。", [
        fig("全县第一", measure="rank", indicator="output_value", of="growth"),
        fig("第二", measure="rank", indicator="tax", of="growth")]),
    ("前三季度，钟管镇GDP增长6.1%，其中第一产业增长2.3%、第二产业增长7%、第三产业增长5.8%。", [
        fig("6.1%", indicator="gdp", activity=""), fig("2.3%", indicator="value_added", activity="第一产业"),
        fig("7%", indicator="value_added", activity="第二产业"),
        fig("5.8%", indicator="value_added", activity="第三产业")]),
    ("前三季度，全县工业增加值增长13.1%，固定资产投资增长13.0%，分别高于全市3.1个和3.0个百分点。", [
        fig("13.1%"), fig("13.0%"), fig("3.1个", measure="change", basis="gap", indicator="value_added"),
        fig("3.0个百分点", measure="change", basis="gap", indicator="fixed_investment")]),
    ("前三季度，工业增加值、工业投资2项指标增速全市第一。", [
        fig("全市第一", measure="rank", indicator="value_added"), fig("全市第一", measure="rank", indicator="investment")]),
    ("前三季度，钟管镇工业产值14.2亿元，总量居各乡镇首位。", [
        fig("14.2亿元"), fig("各乡镇首位", measure="rank", value=1, place="钟管镇", indicator="output_value")]),
    ("前三季度，税收收入1.2亿元，增幅居七县区之首。", [
        fig("1.2亿元"), fig("七县区之首", measure="rank", value=1, of="growth", indicator="tax")]),
    ("前三季度，全县税收收入32亿元，增长（按可比价计算）6.8%。", [fig("32亿元"), fig("6.8%", basis="comparable")]),
    ("前三季度，全县外贸出口负增长3.2%。", [fig("3.2%", measure="growth", value="-3.2", indicator="exports")]),
    ("我县地区生产总值由2016年的320亿元增加到2021年的510亿元，年均增长9.8%。", [
        fig("320亿元", period_start="2016-01-01"), fig("510亿元", period_start="2021-01-01"),
        fig("9.8%", basis="cagr", period_start="2017-01-01", period_end="2021-12-31")]),
    ("2023年，全县农产品加工产值46亿元，比2012年增长1.8倍。", [
        fig("46亿元"), fig("1.8倍", measure="multiple", basis="since", period_start="2023-01-01")]),
    ("前三季度，钟管镇、雷甸镇税收分别为1.6亿元、1.3亿元，同比下降3.2%、增长4.9%。", [
        fig("1.6亿元", place="钟管镇"), fig("1.3亿元", place="雷甸镇"),
        fig("3.2%", place="钟管镇", value="-3.2"), fig("4.9%", place="雷甸镇", value="4.9")]),
    ("前三季度，八大产业实现产值210亿元，增长9%。", [fig("210亿元", activity="八大产业"), fig("9%", activity="八大产业")]),
]  # fmt: skip
LIST_GAPS: dict[str, str] = {
    "前三季度，钟管镇装备制造业、新材料产业产值分别增长11.3%和9.6%，分别占规上工业产值的41%和22%。": "the place before the first of a list hides what narrows it",
}


@pytest.mark.parametrize(("text", "expected"), rows(LISTS, LIST_GAPS))
def test_which_figure_of_a_list_is_whose(text: str, expected: list[Expected]) -> None:
    check(text, expected)
