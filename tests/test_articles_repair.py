"""Lines are joined, white space and look-alikes are cleaned, and every character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.articles import split
from extractor.articles.characters import is_traditional, normalise
from extractor.page import Article, Cell, Page, Table


def body(text: str) -> str:
    """The text of the only article under a headline, without the headline."""
    (article,) = split(Page("page.txt", "云溪镇上半年工业稳步向前\n" + text))
    return "\n".join(passage.text for passage in article.passages[1:])


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("实现产值 46.5 亿元，规 上工业贡献最大。", "实现产值46.5亿元,规上工业贡献最大。"),
        ("这个数字比去年同期增1 0. 96% ；位次不变。", "这个数字比去年同期增10.96%;位次不变。"),
        ("今年1 至 8月的产销率为9 9.5%。", "今年1至8月的产销率为99.5%。"),
        ("５０．５亿元（含税）", "50.5亿元(含税)"),
        ("镇⻓说，⼈均收入还会增⻓。", "镇长说,人均收入还会增长。"),
        ("GDP\u200b增长\x075%。", "GDP增长5%。"),
        ("引进 Green Valley 公司，注册资本 300 万元。", "引进Green Valley公司,注册资本300万元。"),
        ("各年依次为 2019 2020 2021 三个数。", "各年依次为2019 2020 2021三个数。"),
        ("全年粮食产量2万吨，\n比上年增长1.2%。", "全年粮食产量2万吨,比上年增长1.2%。"),
        ("「雙百」工程總投資３億元。", "“双百”工程总投资3亿元。"),
    ],
)
def test_white_space_and_look_alikes_are_cleaned(printed: str, joined: str) -> None:
    assert body(printed) == joined


def test_simplified_text_keeps_characters_that_only_some_traditional_text_changes() -> None:
    assert not is_traditional("乾县著名的果业")
    assert body("乾县著名的果业基地。") == "乾县著名的果业基地。"


def test_headline_keeps_the_printed_script_without_white_space() -> None:
    (article,) = split(Page("page.txt", "雲溪鎮 訂下新目標\n全鎮產值達到5億元。"))
    assert article.headline == "雲溪鎮訂下新目標"
    assert article.passages[1].text == "全镇产值达到5亿元。"


NARROW = """云溪镇工业一路上扬
本报讯 云溪镇统计站新近公
布的快报显示，今年前五个
月，全镇规上工业产值21
4亿元，比增1
0.96%；利税6.38亿元
，增长7.1%，位次与去年
同期持平。企业家们说，订
单已经排到了明年的春天。
"""


def test_lines_wrapped_in_a_word_or_a_number_are_joined() -> None:
    (article,) = split(Page("page.txt", NARROW))
    assert [passage.role for passage in article.passages] == ["headline", "body"]
    text = article.passages[1].text
    assert "规上工业产值214亿元,比增10.96%;利税6.38亿元,增长7.1%" in text
    assert text.endswith("已经排到了明年的春天。")


def test_blank_line_at_the_foot_of_a_column_does_not_end_a_sentence() -> None:
    text = (
        "村里把闲置的老粮仓改成了民宿，游客一拨接着一拨地来，去年光是住宿这一项就收入了320\n\n"
        "多万元，村民们都说这条路走对了。\n\n"
        "接下来，村里还想再修一条观光的小火车线路，把三个自然村连成一片。"
    )
    assert body(text).split("\n") == [
        text.split("\n")[0].replace("，", ",") + "多万元,村民们都说这条路走对了。",
        text.split("\n")[4].replace("，", ","),
    ]


def test_web_text_in_one_line_is_taken_apart() -> None:
    first = (
        "昨日，市统计部门晒出了本市一至八月的成绩单，多项数据好于预期，其中工业和消费两驾马车跑得最快。" * 8
    )
    second = "今年以来，工业用电量逐月走高，新开工的厂房也比往年多了不少，招工的摊位前排起了长队。"
    items = "进出口总额 40.5亿元 同比增 11.2% 零售总额 27.9亿元 同比增 3.7% 。"
    text = f"{first} 工业回暖势头明显 {second} {items}"
    assert body(text).split("\n") == [
        first.replace("，", ","),
        "工业回暖势头明显",
        second.replace("，", ","),
        "进出口总额40.5亿元同比增11.2%",
        "零售总额27.9亿元同比增3.7%。",
    ]


def test_short_lines_of_a_list_are_not_joined() -> None:
    text = "一、主要指标\n（一）工业\n全年产值20亿元。\n（二）农业\n全年产值3亿元。"
    assert body(text).split("\n") == [
        "一、主要指标",
        "(一)工业",
        "全年产值20亿元。",
        "(二)农业",
        "全年产值3亿元。",
    ]


def test_lines_of_figures_as_long_as_each_other_are_not_joined() -> None:
    text = "工业产值 50亿元\n农业产值 20亿元\n商业收入 10亿元\n财政收入 30亿元\n粮食产量 80万吨"
    assert body(text).split("\n") == text.replace(" ", "").split("\n")


def test_passage_printed_twice_is_kept_once_and_points_to_the_first() -> None:
    twice = "全镇今年引进了十二个新项目，总投资达到8.5亿元，其中外资项目三个。"
    other = "项目专班每周都要到现场去，哪里有难处就在哪里开会，直到机器转起来。"
    page = Page("page.txt", f"云溪镇项目建设提速\n{twice}\n{other}\n{twice}")
    (article,) = split(page)
    assert [passage.text.count("8.5亿元") for passage in article.passages] == [0, 1, 0]
    (repeated,) = article.repeated
    assert repeated.repeats == page.text.index(twice)
    assert repeated.offsets[0] == page.text.rindex(twice)


def test_sentences_read_twice_at_the_head_of_a_column_are_kept_once() -> None:
    twice = (
        "镇里请来八位农技专家给果农上课，讲透了施肥和剪枝。课后大家又到园子里试了一遍，个个都说学到了真本事。"
    )
    page = Page("page.txt", f"云溪镇果农进课堂\n今年的课开得早。{twice}\n\n{twice}全镇果园预计增收600万元。")
    (article,) = split(page)
    assert [passage.text.count("农技专家") for passage in article.passages] == [0, 1, 0]
    assert article.passages[2].text == "全镇果园预计增收600万元。"
    assert [passage.repeats for passage in article.repeated] == [page.text.index(twice)]


def test_rows_of_a_table_stay_rows() -> None:
    text = "云溪镇各村收入\n村名\t收入（万元）\n东村\t120\n西村\t95\n以上为今年的数字，未经审计。"
    cells = tuple(
        Cell(text.index(word), text.index(word) + len(word), row, column)
        for row, words in enumerate((("村名", "收入（万元）"), ("东村", "120"), ("西村", "95")))
        for column, word in enumerate(words)
    )
    (article,) = split(Page("page.html", text, "html", tables=(Table(cells),)))
    assert [(p.role, p.text) for p in article.passages[1:4]] == [
        ("table", "村名收入(万元)"),
        ("table", "东村120"),
        ("table", "西村95"),
    ]


def test_page_without_text_has_no_articles() -> None:
    assert split(Page("empty.txt", "")) == []
    assert split(Page("blank.txt", " \n\u3000\n\u200b\n")) == []


ROUGH = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "今年前三季度，",
                    "全镇实现产值",
                    "84.44",
                    "亿元",
                    "，同比增",
                    "长16.2%",
                    "。",
                    "；其中",
                    "服",
                    "务业",
                ),
                *(
                    "本报讯 ",
                    "■记者 李明",
                    "云溪镇开门红",
                    "计划总投资2",
                    "亿元的新厂",
                    "GDP ",
                    "PM2.5",
                    "「區」",
                    "⻓",
                ),
                *(
                    " ",
                    "  ",
                    "\n",
                    "\n",
                    "\n\n",
                    "\u3000\u3000",
                    "\t",
                    "\r\n",
                    "\u200b",
                    "\x0c",
                    "图片新闻",
                    "讣 告",
                ),
                *(
                    "2024年10月31日 星期四",
                    "一、工作回顾",
                    "电话：12345678",
                    "——下转 C2 版",
                    "今天多云，气温5℃，北风3级",
                ),
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=60,
).map("".join)


def traced(page: Page, articles: list[Article]) -> None:
    table = normalise("國\n" + page.text)[2:] if is_traditional(page.text) else normalise(page.text)
    for article in articles:
        for passage in article.passages + article.repeated:
            assert len(passage.text) == len(passage.offsets)
            for character, offset in zip(passage.text, passage.offsets, strict=True):
                assert character == (" " if table[offset] == "\n" else table[offset])
            for start, end in passage.moved + passage.damaged:
                assert 0 <= start < end <= len(passage.text)


@given(ROUGH)
@settings(max_examples=300, deadline=None)
def test_every_character_stands_where_its_offset_says(text: str) -> None:
    page = Page("rough.txt", text)
    traced(page, split(page))


@given(ROUGH)
@settings(max_examples=200, deadline=None)
def test_nothing_printed_is_lost_or_doubled(text: str) -> None:
    page = Page("rough.txt", text)
    offsets = [
        offset
        for article in split(page)
        for passage in article.passages + article.repeated
        for offset, character in zip(passage.offsets, passage.text, strict=True)
        if character != " "
    ]
    printed = [at for at, character in enumerate(normalise(text)) if character not in " \n\x00"]
    assert sorted(offsets) == printed


def test_normalising_never_changes_the_length() -> None:
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x10000)]))
    assert len(normalise(everything)) == len(everything)


@pytest.mark.parametrize("width", [32, 35, 38, 42])
def test_three_lines_are_one_paragraph_though_too_few_to_measure(width: int) -> None:
    text = (
        "据统计部门介绍,今年上半年云溪县规模以上工业企业克服订单不足等困难,生产总体平稳,实现工业总产值共计84.6亿元,"
        "同比增长6.3%,其中装备制造业贡献突出,增长9.8%。"
    )
    assert body("\n".join(text[at : at + width] for at in range(0, len(text), width))) == text
