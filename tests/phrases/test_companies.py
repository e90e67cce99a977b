"""Whose figure it is where a company, bank, park or project is named short, together or only pointed to."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

import pytest
from sentences import Expected, check, fig, read, rows

COMPANIES: list[tuple[str, list[Expected]]] = [
    # short names
    ("青屿纺织公司落户钟管镇多年。去年，青屿实现产值6.5亿元，利税5800万元。", [
        fig("6.5亿元", subject_kind="enterprise", subject="青屿纺织公司"),
        fig("5800万元", subject_kind="enterprise", subject="青屿纺织公司")]),
    ("浙江青屿新材料有限公司（简称青屿新材）去年销售收入8亿元。今年前三季度，青屿新材销售收入7.1亿元，增长12%。", [
        fig("8亿元", subject="浙江青屿新材料有限公司"), fig("7.1亿元", subject="浙江青屿新材料有限公司"),
        fig("12%", subject="浙江青屿新材料有限公司")]),
    ("青屿产业园里，恒屿纺织接单不断，上半年销售收入3.1亿元，出口占四成。", [
        fig("3.1亿元", subject_kind="enterprise", subject="恒屿纺织", activity=""), fig("四成", subject="恒屿纺织")]),
    ("传统纺织接单不断，上半年销售收入3.1亿元。", [fig("3.1亿元", subject_kind="area", activity="传统纺织")]),
    # companies named together
    ("去年，兴屿、恒屿两家公司进口均突破800万美元，分别增长1.2倍、1.7倍。", [
        fig("两家", subject_kind="area"), fig("800万美元", subject="兴屿", activity=""),
        fig("800万美元", subject="恒屿", activity=""), fig("1.2倍", subject="兴屿"), fig("1.7倍", subject="恒屿")]),
    ("兴屿、恒屿两家骨干企业前8个月产值分别为12.6亿元和9.2亿元。", [
        fig("两家", indicator="enterprise_count"),
        fig("12.6亿元", subject_kind="enterprise", subject="兴屿", period_end="2024-08-31"),
        fig("9.2亿元", subject_kind="enterprise", subject="恒屿")]),
    ("兴屿、恒屿等企业销售收入增长20%以上。", [fig("20%", subject_kind="area", subject="")]),
    # only pointed to
    ("青屿新材料公司落户我镇，该公司总投资3亿元，前三季度实现产值2亿元。", [
        fig("3亿元", subject_kind="enterprise", subject="青屿新材料公司", indicator="planned_investment"),
        fig("2亿元", subject_kind="enterprise", subject="青屿新材料公司", status="actual")]),
    ("记者走进青屿包装公司车间。前三季度出口1200万美元，增长9%。", [
        fig("1200万美元", subject_kind="enterprise", subject="青屿包装公司"), fig("9%", subject="青屿包装公司")]),
    ("青屿集团董事长说，公司去年产值6200万元。", [fig("6200万元", subject_kind="enterprise", subject="青屿集团")]),
    ("二期项目总投资3亿元，预计年产值5亿元。", [
        fig("3亿元", subject_kind="project", subject="二期项目"),
        fig("5亿元", subject_kind="project", subject="二期项目", status="forecast")]),
    ("签约项目3个，分别是青屿影院项目、云屿鸭苗项目、恒屿电子项目，合同总额1.35亿元。", [
        fig("3个", subject_kind="area"), fig("1.35亿元", subject_kind="area", indicator="planned_investment")]),
    # a semicolon does not part a company from its books, nor a total from its parts
    ("青屿公司销售收入3.2亿元；净利润4100万元，增长15%。", [
        fig("3.2亿元", subject="青屿公司"), fig("4100万元", subject="青屿公司", indicator="profit"),
        fig("15%", subject="青屿公司", indicator="profit")]),
    ("青屿公司总投资5亿元，其中固定资产投资3亿元。", [
        fig("5亿元", subject="青屿公司", status="planned"), fig("3亿元", subject="青屿公司", status="planned")]),
    ("丰屿水稻种植专业合作社去年收入860万元。", [
        fig("860万元", subject_kind="enterprise", subject="丰屿水稻种植专业合作社", activity="收入")]),
    ("青屿智能装备项目总投资2亿元。建成达产后，预计年产值3亿元。", [
        fig("2亿元", subject="青屿智能装备项目"), fig("3亿元", subject_kind="project", subject="青屿智能装备项目")]),
    ("签约项目3个，总投资2亿元。建成达产后，预计年产值3亿元。", [
        fig("3个", subject_kind="area"), fig("2亿元", subject_kind="area"), fig("3亿元", subject_kind="area")]),
    ("开工的项目有：投资2亿元的年产9万台水泵项目，投资1.5亿元的阀门制造项目。", [
        fig("2亿元", subject_kind="project"), fig("9万台", indicator="capacity"),
        fig("1.5亿元", subject="阀门制造项目", activity="")]),
    # parks and zones
    ("前三季度，我县工业园区实现营业收入12亿元，增长8%。", [
        fig("12亿元", subject_kind="park", subject="我县工业园区"), fig("8%", subject_kind="park")]),
    ("前三季度，县工业园区工业产值7.4亿元，增长12.6%。", [
        fig("7.4亿元", subject_kind="park", subject="县工业园区", place="德清县"), fig("12.6%", subject_kind="park")]),
    ("前三季度，莫干山高新区固定资产投资28亿元，增长9%。", [
        fig("28亿元", subject_kind="park", subject="莫干山高新区", place="德清县"), fig("9%", subject_kind="park")]),
    ("钟管镇、新市镇两个工业园区前三季度完成产值32亿元，增长9%。", [
        fig("32亿元", subject_kind="area"), fig("9%", subject_kind="area")]),
    ("前三季度，钟管镇、雷甸镇和莫干山高新区规上产值增速分别为13.2%、10.5%和2.4%。", [
        fig("13.2%", place="钟管镇", subject_kind="area"), fig("10.5%", place="雷甸镇", subject_kind="area"),
        fig("2.4%", place="德清县", subject_kind="park", subject="莫干山高新区")]),
    # sights of a list
    ("五一小长假，青屿景区接待6.4万人次，门票收入310万元，碧屿温泉接待3800人次，门票收入52万元。", [
        fig("6.4万人次", subject="青屿景区"), fig("310万元", subject="青屿景区"),
        fig("3800人次", subject_kind="park", subject="碧屿温泉", activity=""), fig("52万元", subject="碧屿温泉")]),
    # banks
    ("德清农商行去年末存款余额143亿元。", [fig("143亿元", subject_kind="institution", subject="德清农商行")]),
    ("市信用合作联社今年发放贷款2亿元，联社涉农贷款余额20亿元。", [
        fig("2亿元", subject="市信用合作联社"), fig("20亿元", subject="市信用合作联社", activity="涉农")]),
    # where visitors were is no line with the reporter's name
    ("本网讯记者李某报道：国庆假期，全县接待游客24万人次，旅游收入1.9亿元。", [
        fig("24万人次", subject_kind="area", subject=""), fig("1.9亿元", subject_kind="area", subject="")]),
    ("青屿田园景观：累计接待游客24万人次，旅游收入1.9亿元。", [
        fig("24万人次"), fig("1.9亿元", subject_kind="park", subject="青屿田园景观")]),
]  # fmt: skip
COMPANY_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(COMPANIES, COMPANY_GAPS))
def test_whose_figure_a_short_name_or_a_group_tells(text: str, expected: list[Expected]) -> None:
    check(text, expected)


DOUBTS: list[tuple[str, str]] = [
    ("前三季度，钱塘大厦税收2.4亿元。", "activity_unclear"),
    ("前三季度，全县税收2.4亿元。", ""),
    ("青屿包装项目总投资2亿元。前三季度，产值12亿元。", "subject_unclear"),
    ("青屿包装项目总投资2亿元。前三季度，全镇产值12亿元。", ""),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTS)
def test_words_left_unread_and_owners_spoken_of_are_told_as_doubts(text: str, doubt: str) -> None:
    told = [each for each in read(text)[-1].doubts if each != "low_confidence"]
    assert told == ([doubt] if doubt else [])
