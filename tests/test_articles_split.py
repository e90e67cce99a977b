"""Pages are split into articles; notices, advertisements and the weather stay apart."""

from __future__ import annotations

import pytest

from extractor.articles import split
from extractor.page import Article, Page

PAGE = """云溪县融媒体中心 中共云溪县委 主办
2023年5月18日 星期四
农历癸卯年三月廿九 总第1203期

林远在调研时强调

抓项目就是抓发展 抓招商就是抓未来

本报讯 昨天上午，县领导来到城东的几家工厂，看生产、问销路，鼓励大家把厂子办得更好。

订单多不多？工人够不够？每到一处，大家都聊得热气腾腾，随行的部门当场认领了七件难事。

春茶飘香

昨天，在北山的茶园里，采茶人正忙着采摘头一批嫩芽，今年的茶叶预计产值1200万元。

■摄影 周小满

小村庄办起 大食堂

南河镇三十个村的老人吃上热乎饭

■记者 方小禾
通讯员 陆大海

本报讯 一到饭点，南河镇的村食堂里就飘出饭菜的香味，老人们三三两两地走来。

食堂去年花了460万元改造，如今每天供应1800份饭菜，价钱只有外头的一半。

五色米业 NEWS 新闻大奖赛

西岭乡种出“金果果”

■记者 何青

本报讯 近日，西岭乡的脐橙卖到了省城，全乡今年的收入有望达到3000万元。——下转 B2 版

云溪县第二中学
地址:云溪县人民路8号
招生热线:55667788 欢迎垂询
今天多云转晴，东南风3到4级，最高气温26℃，早上只有17℃。

讲文明 树新风 公益广告
"""


@pytest.fixture(scope="module")
def page() -> list[Article]:
    return split(Page("page.txt", PAGE))


def of_kind(page: list[Article], *kinds: str) -> list[str]:
    return [article.headline for article in page if article.kind in kinds]


def test_headlines_of_a_newspaper_page(page: list[Article]) -> None:
    assert of_kind(page, "news") == [
        "抓项目就是抓发展抓招商就是抓未来",
        "小村庄办起大食堂",
        "西岭乡种出“金果果”",
    ]
    assert of_kind(page, "photo") == ["春茶飘香"]


def roles(article: Article, role: str) -> list[str]:
    return [passage.text for passage in article.passages if passage.role == role]


def test_kicker_subtitle_byline_and_continuation_are_told_apart(page: list[Article]) -> None:
    visit, canteen, oranges = (article for article in page if article.kind == "news")
    assert roles(visit, "kicker") == ["林远在调研时强调"]
    assert roles(canteen, "subtitle") == ["南河镇三十个村的老人吃上热乎饭"]
    assert roles(canteen, "byline") == ["■记者方小禾", "通讯员陆大海"]
    assert roles(oranges, "continuation") == ["——下转B2版"]
    assert roles(oranges, "body")[-1].endswith("有望达到3000万元。")


def test_photo_article_has_its_caption(page: list[Article]) -> None:
    (photo,) = (article for article in page if article.kind == "photo")
    assert roles(photo, "caption")[0].endswith("预计产值1200万元。")
    assert roles(photo, "byline") == ["■摄影周小满"]


def test_weather_and_advertisements_are_no_news(page: list[Article]) -> None:
    apart = "\n".join(
        passage.text
        for article in page
        if article.kind not in ("news", "photo")
        for passage in article.passages
    )
    for words in ("气温26", "招生热线", "公益广告", "新闻大奖赛", "云溪县第二中学"):
        assert words in apart
    assert any(article.kind == "weather" for article in page)


def test_masthead(page: list[Article]) -> None:
    masthead = page[1].masthead
    assert (masthead.published, masthead.issue, masthead.area) == ("2023-05-18", "1203", "云溪县")
    assert {(article.area, article.area_how) for article in page} == {("云溪县", "printed")}
    assert {(article.published, article.published_how) for article in page} == {("2023-05-18", "printed")}


def test_what_is_given_wins_over_what_is_printed() -> None:
    given = split(Page("page.txt", PAGE, published="2023-05-19", place="江南省云溪县"))
    assert {(a.published, a.published_how, a.area, a.area_how) for a in given} == {
        ("2023-05-19", "given", "江南省云溪县", "given")
    }


@pytest.mark.parametrize(
    ("header", "headline"),
    [
        ("春耕备耕正当时 农机农资下田头 云溪县万亩良田开犁播种", "云溪县万亩良田开犁播种"),
        ("好山好水好风光 好吃好住好去处", "好山好水好风光好吃好住好去处"),
        ("一季度实现开门红\n——来自工厂车间的见闻", "一季度实现开门红"),
        ("喜迎县第九次党代会特别报道\n\n绿水青山带笑颜", "绿水青山带笑颜"),
        ("小小合作社\n走出致富路", "小小合作社走出致富路"),
    ],
)
def test_main_headline_among_the_lines_of_a_header(header: str, headline: str) -> None:
    other = "田间地头正忙\n\n■记者 方小禾\n\n本报讯 田里一片繁忙。"
    text = f"{other}\n\n{header}\n\n■记者 何青\n\n本报讯 这里一片繁忙。"
    assert [article.headline for article in split(Page("page.txt", text))] == ["田间地头正忙", headline]


def test_report_with_sections_is_one_article() -> None:
    text = """2016年云溪县政府工作报告
各位代表：
一、2015年工作回顾
去年以来，我们一步一个脚印，交出了一份沉甸甸的答卷。
（一）工业经济再上台阶。
近日统计显示，全年工业增加值达到52亿元，比上年增长8.3%。
（二）农业经济稳中向好。
粮食产量保持在12万吨，农民人均纯收入增长9.1%。
二、2016年工作安排
今年，生产总值预期增长8%左右。"""
    (article,) = split(Page("report.txt", text))
    assert article.headline == "2016年云溪县政府工作报告"
    assert (article.area, article.published, article.published_how) == ("云溪县", "2016-01", "inferred")
    assert roles(article, "subtitle") == [
        "一、2015年工作回顾",
        "(一)工业经济再上台阶。",
        "(二)农业经济稳中向好。",
        "二、2016年工作安排",
    ]


def test_two_articles_without_bylines_one_below_the_other() -> None:
    text = """南河街道：老街区有了新活力
街道观察 2023年3月1日
南河街道的年终盘点显示，去年全年限上销售额预计21.9亿元，比上年多7.6%，税收1.8亿元。
北岭街道全年税收预计4亿元
云溪县北岭街道日前晒出去年的预计数，税收4亿元，其中产业税收2.5亿元，增长5%。"""
    assert [article.headline for article in split(Page("two.txt", text))] == [
        "南河街道：老街区有了新活力",
        "北岭街道全年税收预计4亿元",
    ]


def test_section_heading_inside_an_article_starts_no_article() -> None:
    text = """山村的四季
■记者 方小禾
本报讯 山里人家的日子越过越红火，去年光是民宿一项就收入了300万元。
让老屋重获新生
老屋原先没有人住，村里请来匠人修缮，如今成了游客最爱去的地方，一年接待了两万人次。"""
    (article,) = split(Page("page.txt", text))
    assert roles(article, "subtitle") == ["让老屋重获新生"]


def test_news_without_masthead_or_byline_takes_its_first_line_for_headline() -> None:
    (article,) = split(
        Page("web.txt", "红木家具小镇 迎来新展馆\n全省首个红木展馆将于月底开门迎客，总投资800万元。")
    )
    assert article.headline == "红木家具小镇迎来新展馆"
    assert (article.published, article.published_how, article.area) == (None, "", None)


def test_dateline_names_area_and_date() -> None:
    (article,) = split(Page("page.txt", "石桥镇代表共商大计\n云溪讯 2013年1月25日，石桥镇人民代表大会召开。"))
    assert (article.published, article.published_how) == ("2013-01-25", "printed")
    assert (article.area, article.area_how) == ("云溪", "printed")


def test_title_of_the_file_stands_in_for_a_headline_that_the_text_lacks() -> None:
    text = (
        "全省首个红木展馆将于月底开门迎客，总投资800万元，建成后预计每年接待游客三万人次，成为小镇的新名片。"
    )
    (article,) = split(Page("web.html", text, "html", title="红木小镇 迎来新展馆"))
    assert article.headline == "红木小镇迎来新展馆"


def test_short_last_paragraph_of_an_article_is_not_taken_for_part_of_the_advertisement_below() -> None:
    text = (
        "山村的四季\n■记者 方小禾\n本报讯 山里人家的日子越过越红火。\n村集体收入60万元。\n招生热线:55667788"
    )
    news, advertisement = split(Page("page.txt", text))
    assert news.passages[-1].text == "村集体收入60万元。"
    assert advertisement.kind == "advertisement"


@pytest.mark.parametrize("headline", ["乡村学校迎来招生季", "百家企业进村招聘", "放心消费促销月开启"])
def test_headline_with_a_word_of_advertisements_is_a_headline(headline: str) -> None:
    other = "田间地头正忙\n\n■记者 方小禾\n\n本报讯 田里一片繁忙。"
    text = f"{other}\n\n{headline}\n\n■记者 何青\n\n本报讯 这里也忙。"
    assert [(a.kind, a.headline) for a in split(Page("page.txt", text))][1] == ("news", headline)


@pytest.mark.parametrize(
    "paragraph",
    ["通知要求，年内完成投资30亿元。", "全年新增招聘岗位3000个；", "（二）扩大招生规模，新增学位600个"],
)
def test_short_paragraph_with_a_word_of_notices_is_body(paragraph: str) -> None:
    (article,) = split(
        Page("page.txt", f"云溪县教育工作迈上新台阶\n今年的目标已经定下。\n{paragraph}\n干部们正忙着落实。")
    )
    assert article.kind == "news"
    assert len(article.passages) == 4


def test_saved_web_page_with_its_navigation() -> None:
    text = """云溪新闻网 > 要闻 > 正文
云溪县一季度开门红
2023-04-20 10:33 来源:县统计局 字号:[大][中][小]
4月18日，县统计局发布数据，一季度全县生产总值80.5亿元，增长6.2%。
责任编辑：张三
上一篇：无 下一篇：无"""
    (news,) = (article for article in split(Page("web.txt", text)) if article.kind == "news")
    assert (news.headline, news.published) == ("云溪县一季度开门红", "2023-04-20")
    assert roles(news, "body") == ["4月18日,县统计局发布数据,一季度全县生产总值80.5亿元,增长6.2%。"]


def test_kicker_of_a_file_with_one_article_is_not_its_headline() -> None:
    text = "林远在调研时强调\n抓项目就是抓发展\n本报讯 昨天上午，县领导来到城东的几家工厂。"
    (article,) = split(Page("page.txt", text))
    assert article.headline == "抓项目就是抓发展"


def test_byline_below_a_headline_that_fills_its_column_is_no_part_of_it() -> None:
    text = """云溪日报

2024年4月25日 星期四

总第0001期

一季度经济运行观察

云溪镇工业挑大梁 首季迎来开门红
■记者 方小禾

本报讯 走进云溪镇的工业园,机
器声不断,货车进进出出。今年一
季度,全镇完成地区生产总值21.3
亿元,可比增长6.1%;规上工业产
值48.9亿元,同比增长7.9%,增速列
全县第三。
"""
    article = split(Page("page.txt", text))[-1]
    assert article.headline == "云溪镇工业挑大梁首季迎来开门红"


def test_headline_is_told_in_the_characters_that_its_glyphs_show() -> None:
    (article,) = split(
        Page("page.txt", "云溪镇⼯业增⻓一成\n\n本报讯 今年前三季度,云溪镇实现工业产值84亿元。\n")
    )
    assert article.headline == "云溪镇工业增长一成"
