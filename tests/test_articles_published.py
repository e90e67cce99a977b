"""When a page was published: given, printed, or told by its own words, and never guessed beyond them."""

from __future__ import annotations

import pytest

from extractor.articles import split
from extractor.articles.masthead import printed_date
from extractor.page import Page


def published(text: str, given: str | None = None) -> tuple[str | None, str]:
    article = split(Page("page.txt", text, published=given))[0]
    return article.published, article.published_how


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("云溪镇迎来开门红\n2009年9月8日 星期二 经济新闻\n本报讯 今年以来，订单不断。", "2009-09-08"),
        ("2009年9月8日 星期二\n云溪镇迎来开门红\n本报讯 今年以来，订单不断。", "2009-09-08"),
        ("云溪镇迎来开门红\n2019-10-06 10:33 来源：镇政府\n今年以来，订单不断。", "2019-10-06"),
        (
            "云溪报\n二〇二四年十月三十一日\n第12期\n云溪镇迎来开门红\n本报讯 今年以来，订单不断。",
            "2024-10-31",
        ),
        ("云溪县政府工作报告\n2017年2月23日在云溪县人民代表大会上\n各位代表：\n请审议。", "2017-02-23"),
        ("云溪县政府工作报告——2014年3月5日在县人民代表大会上\n请审议。", "2014-03-05"),
        ("雲溪鎮訂下目標\n本報訊 2021年6月4日 海外版\n全鎮產值增長。", "2021-06-04"),
    ],
)
def test_printed_dates(text: str, date: str) -> None:
    assert published(text) == (date, "printed")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # the one year that is named is the one that a day without year goes by
        ("云溪县项目开工\n3月28日，云溪县举行开工仪式。2013年城市建设项目首季开工15个。", "2013"),
        # the figures of ten months are known in the eleventh
        ("云溪县车企迎来旺季\n近日，省里公布2021年度示范名单。今年1至10月，全县生产汽车2万辆。", "2021-11"),
        (
            "云溪县村村有食堂\n新闻回放：2021年11月3日，第十家村食堂开张，今年7月开张的那家已经盈利。",
            "2021-11",
        ),
        ("云溪县园区获评省级示范\n日前，省里公示2022年示范园区名单，云溪县两家园区上榜。", "2022"),
        ("云溪县一企业获奖\n今年，该企业入选2023“金牛”评选榜单，产值突破3亿元。", "2023"),
        ("云溪县2016年政府工作报告\n去年，全县生产总值增长8%。", "2016-01"),
        ("云溪县2022年国民经济和社会发展统计公报\n全年生产总值增长8%。", "2023"),
        ("云溪县政府工作报告\n一、2006年工作回顾\n全年生产总值增长8%。", "2007-01"),
    ],
)
def test_dates_that_the_words_tell(text: str, date: str) -> None:
    assert published(text) == (date, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "云溪县车企迎来旺季\n今年1至8月，全县生产汽车2万辆，同比增长8%。",
        "云溪县园区自2012年成立以来，累计引进企业30家。\n今年又添了两家。",
        "云溪县订下长远目标\n会议提出，到2035年，全县生产总值再翻一番。",
        "云溪县烤烟收官\n10月7日，全县的烤烟收购画上了句号，产值1.5亿元。",
    ],
)
def test_words_that_tell_no_date(text: str) -> None:
    assert published(text) == (None, "")


def test_plans_for_a_later_year_do_not_date_a_page() -> None:
    text = "云溪县一项目获立项\n近日，省里公布了2021年度考核名单和2022年度重大攻关计划项目，云溪县各有一项。"
    assert published(text) == ("2021", "inferred")


def test_given_date_wins() -> None:
    text = "云溪镇迎来开门红\n2009年9月8日 星期二 经济新闻\n本报讯 今年以来，订单不断。"
    assert published(text, given="2009-09") == ("2009-09", "given")


def test_date_in_running_text_is_no_date_line() -> None:
    text = "云溪大桥通车在即\n大桥于2018年3月9日动工，前后花了十四个月，总投资2.7亿元。"
    assert published(text) != ("2018-03-09", "printed")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年10月31日", "2024-10-31"),
        ("2024.1.5", "2024-01-05"),
        ("2023-04-20 10:33 来源", "2023-04-20"),
        ("二〇一九年十二月九日", "2019-12-09"),
        ("2024年13月1日", None),
        ("10月31日", None),
    ],
)
def test_printed_date_of_a_line(text: str, date: str | None) -> None:
    assert printed_date(text) == date
