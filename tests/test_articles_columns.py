"""Lines that columns threw among each other are put back, or marked where that is not certain."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from extractor.articles import split
from extractor.articles.breaks import junction, shared_word
from extractor.extract import extract
from extractor.page import Article, Page, Passage


def articles(text: str) -> list[Article]:
    return split(Page("page.txt", text))


def passage_with(found: list[Article], words: str) -> Passage:
    """The one passage that holds some words."""
    (passage,) = [passage for article in found for passage in article.passages if words in passage.text]
    return passage


SWAPPED = """云溪镇三季度再传捷报

■记者 方小禾

本报讯 走进云溪镇的厂区,机器 声此起彼伏。前三季度,全镇服务 业营收完成15.2亿元,同比增长 25.7%,其中软件和信息

两项主要数据领跑全县,是 服务业营收8.4亿元,同比增

长39.3%。 亿元的智能水泵生产线破土动工, 建成后每年可新增销售收入3.6亿 元。\
镇里的干部们说,围着项目转, 盯着项目干,才有今天的好局面。 不少投资商看中了这里的区位,固 \
定资产投资保持稳步上扬,工业投 今年8月底,计划总投资2 资活力十足,完成投资62.9亿元, 同比增长16.3%。
"""


def test_number_and_unit_from_two_columns_come_together() -> None:
    page = Page("page.txt", SWAPPED)
    passage = passage_with(split(page), "智能水泵")
    assert "同比增长39.3%。今年8月底,计划总投资2亿元的智能水泵生产线破土动工" in passage.text
    assert "工业投资活力十足,完成投资62.9亿元" in passage.text
    at = passage.text.index("2亿元的智能")
    assert page.text[passage.offsets[at]] == "2"
    assert page.text[passage.offsets[at + 1]] == "亿"
    assert passage.offsets[at] > passage.offsets[at + 1]
    assert any(start <= at < end for start, end in passage.moved)
    assert passage.damaged == ()


SCANNED = """云溪镇三季度再传捷报

■记者 方小禾

本报讯 镇里的干部们说，围着项目转，盯着
项目干，才有今天。全镇用电量同比增长39.3%。亿元
的智能水泵生产线破土动工，建成后每年可新增销售收
入3.6亿元。工业投资今年8月底，计划总投资2活力
十足，完成投资62.9亿元，同比增长16.3%，位次前移。
"""


def test_number_set_into_a_line_without_a_blank_is_found_too() -> None:
    passage = passage_with(articles(SCANNED), "智能水泵")
    assert "39.3%。今年8月底,计划总投资2亿元的智能水泵生产线" in passage.text
    assert "工业投资活力十足,完成投资62.9亿元" in passage.text


def test_word_cut_by_a_foreign_line_is_whole_again() -> None:
    passage = passage_with(articles(SWAPPED), "39.3%")
    assert "其中软件和信息服务业营收8.4亿元" in passage.text


def test_line_that_cannot_end_a_sentence_goes_to_the_head_of_its_block() -> None:
    found = articles(SWAPPED.replace("走进云溪镇", "好消息传来。\n\n走进云溪镇"))
    passage = passage_with(found, "两项主要数据领跑全县,是")
    assert passage.text.startswith("两项主要数据领跑全县,是走进云溪镇的厂区")


BOXED = """云溪镇工业半年报出炉
晚报讯 云溪镇统计站新近公
布的快报显示，今年前五个
月，全镇工业产值214亿
元，其中东街、西街产值各为
86亿元，前者增长1
4.8%，后
{box}
者增长6.5%；北街10亿
元，增长14.1%，南街的
情况也差不多，订单不愁。
"""


@pytest.mark.parametrize(
    ("box", "kind", "headline"),
    [
        ("讣 告\n先母已于昨日安葬\n谨此答谢亲友", "notice", "讣告"),
        ("图片新闻\n园丁修剪绿篱\n本报记者 摄", "photo", "园丁修剪绿篱"),
        ("遗失启事\n营业执照一本", "notice", "遗失启事"),
    ],
)
def test_box_in_the_middle_of_a_sentence_is_lifted_out(box: str, kind: str, headline: str) -> None:
    news, lifted = articles(BOXED.format(box=box))
    assert "前者增长14.8%,后者增长6.5%;北街10亿元" in news.passages[-1].text
    assert (lifted.kind, lifted.headline) == (kind, headline)


def test_box_between_a_number_and_its_unit_is_lifted_out() -> None:
    text = BOXED.replace("，后\n", "，合计90\n").replace("\n者增长6.5%；", "\n亿元，居前列；")
    news, lifted = articles(text.format(box="图片新闻\n园丁修剪绿篱\n本报记者 摄"))
    assert "合计90亿元,居前列" in news.passages[-1].text
    assert lifted.kind == "photo"


def test_stray_dateline_goes_under_the_headline_that_has_none() -> None:
    text = """东河镇八个项目同日动工
河东讯 年末冲刺关头，东河镇昨日办了
一场动工仪式，八个项目总投资20亿元
，其中食品、机械、新材料唱主
河西讯 西河镇本月上旬开会部署
角；镇政府还与银行签下协议，融资成本
有望再降一些。
西河镇吹响冲锋号
岁末工作。前三季度，该镇主要指标完成
得不错，综合实力排在全市第六位。会议
要求，存量项目抓紧建设，增量项目抓紧
洽谈，一刻也不能松劲。
"""
    first, second = articles(text)
    assert "新材料唱主角;镇政府还与银行签下协议" in first.passages[-1].text
    assert second.headline == "西河镇吹响冲锋号"
    assert second.passages[-1].text.startswith("河西讯西河镇本月上旬开会部署岁末工作。前三季度")


def test_number_whose_unit_is_lost_is_marked_damaged() -> None:
    text = """云溪镇项目建设再提速

本报讯 走进云溪镇的厂区,机器 声此起彼伏,今年签下的总投资3

眼下工人们正忙着调试设备,确保 年底前试生产。镇里的干部们说,围 着项目转,盯着项目干,才有今天。
"""
    passage = passage_with(articles(text), "总投资3")
    at = passage.text.index("总投资3") + 3
    assert any(start <= at < end for start, end in passage.damaged)


def test_unit_whose_number_is_lost_is_marked_damaged() -> None:
    text = """云溪镇项目建设再提速

本报讯 走进云溪镇的厂区,机器 声此起彼伏,工人们正忙着调试。

亿元的生产线已经装好,预计年底 前就能试生产。镇里的干部们说,围 着项目转,盯着项目干,才有今天。
"""
    passage = passage_with(articles(text), "亿元的生产线")
    assert any(start <= passage.text.index("亿元") < end for start, end in passage.damaged)


def test_page_in_good_order_is_left_alone() -> None:
    text = """云溪镇工业稳中有进
本报讯 前三季度，云溪镇完成规上工业产值84.4
亿元，同比增长16.2%，增速比上半年快了两个百分
点；工业投资完成22亿元，同比增长9%。镇里的重点
项目进度也不慢，其中总投资2亿元的水泵项目已经
封顶，预计明年投产，届时可以带动300人就业。
"""
    (article,) = articles(text)
    assert all(passage.moved == () and passage.damaged == () for passage in article.passages)
    assert article.passages[1].text == re.sub(r"\s", "", text.split("\n", 1)[1]).replace("，", ",").replace(
        "；", ";"
    )


@pytest.mark.parametrize(
    ("left", "right", "size"),
    [("工业增", "长9%", 2), ("同比增", "长9%", 4), ("信息", "服务业营收", 5), ("今天", "晴空", 0)],
)
def test_words_cut_in_two_are_known(left: str, right: str, size: int) -> None:
    assert shared_word(left, right) == size


def test_examples_of_the_break_patterns() -> None:
    units = tomllib.loads((files("patterns") / "breaks.toml").read_text(encoding="utf-8"))["units"]
    for example in units["examples"]:
        assert junction("项目已经投产。", example) < 0 < junction("总投资2", example), example
    for example in units["counter_examples"]:
        assert junction("项目已经投产。", example) >= 0, example


def test_figure_of_two_columns_is_traced_to_its_digits() -> None:
    found = [item for item in extract(SWAPPED, place="平湖市") if item.value == 2_0000_0000]
    (figure,) = found
    assert SWAPPED[figure.start : figure.end] == figure.raw == "2"
    assert SWAPPED[: figure.start].endswith("计划总投资")
    assert figure.indicator == "planned_investment"
    assert "damaged" in figure.doubts


@pytest.mark.parametrize(
    ("left", "right"),
    [("比上半年提高0.9个", "百分点。"), ("总产值达到36亿", "元,同比增长"), ("四村合力推出", "了研学路线")],
)
def test_what_cannot_begin_a_line_goes_on_from_the_one_before(left: str, right: str) -> None:
    assert junction(left, right) >= 1.5
