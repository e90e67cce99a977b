"""Texts of which a crawl knows neither date nor area: whom they speak for, what they name, how they end."""

from __future__ import annotations

from extractor.extract import extract
from extractor.observation import Observation


def by_raw(text: str, **given: str) -> dict[str, Observation]:
    return {o.raw: o for o in extract(text, **given)}


def test_a_report_is_of_the_county_for_whose_government_it_speaks() -> None:
    text = (
        "各位代表：\n我代表德清县人民政府作工作报告，请予审议。\n2019年工作回顾\n"
        "财政收入36.4亿元，增长3.6%。\n"
    )
    assert by_raw(text, title="政府工作报告")["36.4亿元"].place == "德清县"


def test_a_summary_of_half_a_year_is_dated_by_the_line_it_ends_with() -> None:
    text = (
        "钟管镇上半年工作汇报\n今年上半年，我镇一手抓作风，一手抓经济。\n一、主要指标\n"
        "完成工业增加值17260万元，同比增长36.4%。\n二、下半年打算\n确保全年生产总值5.2亿元。\n二〇〇五年七月八日\n"
    )
    done = by_raw(text, place="德清县")["17260万元"]
    assert (done.period_start, done.period_end) == ("2005-01-01", "2005-06-30")


def test_a_report_that_a_site_dates_years_later_is_of_the_year_it_names() -> None:
    text = (
        "镇工作汇报\n时间：2022-11-03 04:44:00\n"
        "刚刚过去的一年，钟管镇经济实力又上新台阶。到2007年底，全镇工农业总产值12.6亿元。\n"
        "全镇工业企业完成营业收入7.4亿元。去年新投入资金136万元。\n"
    )
    found = by_raw(text)
    assert found["7.4亿元"].period_start == "2007-01-01"
    assert found["7.4亿元"].place == "钟管镇"


def test_the_one_county_that_a_text_calls_its_own_is_its_place() -> None:
    text = (
        "县长在县经济工作会议上的讲话\n同志们：\n这次全县经济工作会议是一次重要会议。\n"
        "2006年，德清县上下克难攻坚。粮食总产达到5.2亿斤。\n"
        "我县人均财政收入只有260元，比安吉县低。\n"
    )
    assert by_raw(text)["5.2亿斤"].place == "德清县"


def test_a_report_on_half_a_year_stays_with_it() -> None:
    text = (
        "德清县2005年上半年国民经济和社会发展计划执行情况\n今年是“十五”计划最后一年。1-6月全县生产总值76.4亿元，"
        "完成全年预期目标的46.2%；外贸进出口总额14.6亿美元。\n全县工业总产值216.4亿元。\n"
    )
    found = by_raw(text)
    assert {found[raw].period_end for raw in ("14.6亿美元", "216.4亿元")} == {"2005-06-30"}


def test_what_follows_the_announcement_of_aims_is_aimed_at() -> None:
    text = (
        "市十四届人大三次会议昨开幕 市长作工作报告\n报告说，2012年全市实现地区生产总值6286.4亿元。\n"
        "报告提出今年发展的主要预期目标。地区生产总值增长8.5%，地方财政收入增长8%。\n"
    )
    found = by_raw(text, published="2013-02-22", place="湖州市")
    assert found["6286.4亿元"].status == "actual"
    assert (found["8%"].status, found["8%"].period_start) == ("target", "2013-01-01")


def test_a_digest_of_a_plan_tells_aims() -> None:
    text = (
        "“十一五”发展目标敲定\n本报讯 我市“十一五”主要目标已经明确：\n"
        "1．经济增长。生产总值年均增长10.5%，到2010年财政总收入达到136亿元。\n"
        "2．经济结构。高新技术产业增加值118亿元。\n去年，全市生产总值完成638亿元。\n"
    )
    found = by_raw(text, published="2006-01-18", place="湖州市")
    assert (found["118亿元"].status, found["118亿元"].period_start) == ("target", "2010-01-01")
    assert (found["10.5%"].period_start, found["10.5%"].period_end) == ("2006-01-01", "2010-12-31")
    assert found["638亿元"].status == "actual"


def test_a_speech_that_plans_a_year_tells_of_the_year_before() -> None:
    text = (
        "在全县经济工作会议上的讲话\n同志们：\n这次会议的主要任务是总结去年，部署2007年。\n一、认清形势\n"
        "去年，全县上下克难攻坚。粮食产量达到5.4亿斤。项目有突破，全年引进3000万元以上项目24个。\n"
        "德清是水网大县，财政收入却不多。\n二、明确今年的目标\n确保财政收入达到3.2亿元。\n"
    )
    found = by_raw(text)
    assert {found[raw].period_start for raw in ("5.4亿斤", "24个")} == {"2006-01-01"}
    assert (found["3.2亿元"].status, found["3.2亿元"].period_start) == ("target", "2007-01-01")
    assert {one.place for one in found.values()} == {"德清县"}


def test_a_numbered_item_lies_in_the_county_or_town_it_begins_with() -> None:
    text = (
        "全市重点项目综合观摩见闻\n观摩人员进园区、上工地。\n图片说明：\n"
        "1.德清县青屿产业化项目是今年市级重点，总投资12.8亿元。年度计划投资5.2亿元，已完成投资4.8亿元。\n"
        "2.长兴县屿湾石膏板项目，总投资3.4亿元。\n全市重点项目完成投资86亿元。\n"
    )
    found = {raw: one.place for raw, one in by_raw(text, published="2017-09-24", place="湖州市").items()}
    assert found["12.8亿元"] == found["4.8亿元"] == "德清县"
    assert (found["3.4亿元"], found["86亿元"]) == ("长兴县", "湖州市")


def test_a_government_without_name_gives_a_report_no_area() -> None:
    text = "各位代表：\n我代表第十六届县人民政府作工作报告。\n一、2019年工作回顾\n财政收入36.4亿元。\n"
    assert by_raw(text, title="政府工作报告")["36.4亿元"].place is None


def test_a_page_without_area_is_of_the_town_whose_site_it_is_from() -> None:
    text = (
        "我镇前三季度工业总产值突破200亿元\n2011-10-20 08:41\n"
        "青屿网10月20日讯：1至9月，全镇工业总产值206亿元，占全县的59.6%。\n"
        "（来源：德清县青屿镇人民政府　编辑：林）"
    )
    assert {o.place for o in extract(text) if o.raw == "206亿元"} == {"青屿镇"}
