from __future__ import annotations

import pytest
from making import HEADLINE, PARAGRAPHS, TEXT, squeezed

from extractor.errors import ReadError
from extractor.reading import read_file

TABLE = """
<table><caption>表1 各镇主要指标</caption>
<thead><tr><th rowspan="2">镇</th><th colspan="2">地区生产总值</th></tr>
<tr><th>总量<br>(亿元)</th><th>增长(%)</th></tr></thead>
<tr><td>柳溪镇</td><td>50.<b>55</b></td><td>7.2</td></tr>
<tr><td>石<span>桥镇</span></td><td>&nbsp;40.1</td><td>-3</td></tr></table>
"""
SITE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{HEADLINE}_柳溪在线</title>
<script>document.write("<p>广告1亿元</p>")</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li>
<li><a href="/b">专题2.0</a></li></ul></nav>
<div><a href="/c">旅游</a> <a href="/d">民生实事10件</a> <a href="/e">图片</a></div>
<h1>{HEADLINE}</h1><p>发布时间:2024-10-21 来源:柳溪在线</p>
<div class="content">{"".join(f"<p>{line}</p>" for line in PARAGRAPHS)}
<p>短句增长<b>9</b>%。</p>{TABLE}<p>注:以上为快报数。</p></div>
<footer><p>版权所有 2009 <a href="/f">联系我们</a> 阅读量123456</p></footer></body></html>"""


def page_of(tmp_path, markup, encoding="utf-8"):
    (tmp_path / "page.txt").write_bytes(markup.encode(encoding))
    return read_file(tmp_path / "page.txt")


def test_article_is_read_without_what_surrounds_it(tmp_path):
    page = page_of(tmp_path, SITE)
    assert page.kind == "html"
    assert page.text.startswith(HEADLINE)
    for line in (*PARAGRAPHS, "短句增长9%。"):
        assert f"\n\n{line}\n\n" in page.text
    for noise in ("首页", "10件", "1亿元", "2009", "123456", "color"):
        assert noise not in page.text
    assert page.text.count(HEADLINE) == 1


def test_title_and_date_of_the_page_are_found(tmp_path):
    page = page_of(tmp_path, SITE)
    assert page.title == HEADLINE
    assert page.published == "2024-10-21"


def test_date_is_not_taken_from_the_running_text(tmp_path):
    assert (
        page_of(tmp_path, f"<html><body><p>{PARAGRAPHS[0]}2019年3月1日起施行。</p></body></html>").published
        is None
    )


def test_every_cell_of_a_table_has_its_place_in_the_text_and_in_the_grid(tmp_path):
    page = page_of(tmp_path, SITE)
    (table,) = page.tables
    assert table.caption is not None
    assert page.text[slice(*table.caption)] == "表1 各镇主要指标"
    cells = [(page.text[c.start : c.end], c.row, c.column, c.rows, c.columns, c.header) for c in table.cells]
    assert cells == [
        ("镇", 0, 0, 2, 1, True),
        ("地区生产总值", 0, 1, 1, 2, True),
        ("总量 (亿元)", 1, 1, 1, 1, True),
        ("增长(%)", 1, 2, 1, 1, True),
        ("柳溪镇", 2, 0, 1, 1, False),
        ("50.55", 2, 1, 1, 1, False),
        ("7.2", 2, 2, 1, 1, False),
        ("石桥镇", 3, 0, 1, 1, False),
        ("40.1", 3, 1, 1, 1, False),
        ("-3", 3, 2, 1, 1, False),
    ]
    assert page.text.count("50.55") == 1
    assert page.text.endswith("石桥镇\t40.1\t-3\n\n注:以上为快报数。")


def test_table_of_nine_towns_loses_no_figure(tmp_path):
    rows = "".join(
        f"<tr><td>第{n}镇</td>" + "".join(f"<td>{n}{column}.{n}</td>" for column in range(6)) + "</tr>"
        for n in range(9)
    )
    page = page_of(tmp_path, SITE.replace(TABLE, f"<table>{rows}</table>"))
    texts = {page.text[cell.start : cell.end] for cell in page.tables[0].cells}
    assert {f"{n}{column}.{n}" for n in range(9) for column in range(6)} < texts


def test_table_stands_between_the_paragraphs_that_it_stood_between(tmp_path):
    page = page_of(tmp_path, SITE)
    assert "\n\n短句增长9%。\n\n表1 各镇主要指标\n镇\t地区生产总值" in page.text
    moved = SITE.replace(TABLE, "").replace('<div class="content">', f'<div class="content">{TABLE}')
    page = page_of(tmp_path, moved)
    assert page.text.index("石桥镇\t40.1\t-3") < page.text.index(PARAGRAPHS[0])


def test_table_beside_the_article_is_kept(tmp_path):
    page = page_of(tmp_path, SITE.replace("</nav>", f"</nav><aside>{TABLE}</aside>").replace(TABLE, "", 0))
    assert page.text.count("石桥镇\t40.1\t-3") == 2


PORTAL = f"""<html><head><title>{HEADLINE}-柳溪在线</title></head><body>
<div class="logo">柳溪在线</div><div class="menu"><a href="/">首页</a><a href="/a">要闻</a></div>
<h1>{HEADLINE}</h1><div>2024-10-21 09:30 来源:柳溪日报</div>
<div>分享到: <a href="#">微信</a> <a href="#">微博</a></div>
<div>{"".join(f"<div>　　{line}</div>" for line in PARAGRAPHS)}</div>
<div>点赞 128 收藏 35</div>
<div><h3>相关阅读</h3><p><a href="/r">石桥镇财政收入增长8.1%</a></p>
<p><a href="/s">高坪镇投资12亿元</a></p></div>
<div><h3>网友评论(23)</h3><p>听说房价涨了20%。</p></div>
<div class="foot">版权所有 柳溪在线 电话:0572-1234567</div></body></html>"""


@pytest.mark.parametrize("before", ["相关阅读", "热门推荐", "往期回顾:", "上一篇:石桥镇增长4.4%"])
def test_other_articles_comments_buttons_and_counters_are_no_part_of_the_article(tmp_path, before):
    page = page_of(tmp_path, PORTAL.replace("相关阅读", before))
    assert page.text == "\n\n".join((HEADLINE, "2024-10-21 09:30 来源:柳溪日报", *PARAGRAPHS))
    assert page.title == HEADLINE


def test_government_page_set_in_nested_tables_is_read(tmp_path):
    body = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in PARAGRAPHS)
    page = page_of(
        tmp_path,
        f"""<html><head><title>{HEADLINE}-柳溪县人民政府</title></head><body><table><tr><td><table><tr>
        <td><a href="/">首页</a></td><td><a href="/a">2023年民生实事10件</a></td></tr></table></td></tr>
        <tr><td><table>
        <tr><td><b>{HEADLINE}</b></td></tr><tr><td>发布时间:2023-08-10 来源:柳溪日报 浏览次数:12345</td></tr>
        <tr><td>{body}</td></tr><tr><td>【打印本页】 【关闭窗口】</td></tr></table></td></tr><tr><td><table>
        <tr><td>主办:柳溪县人民政府</td></tr><tr><td>您是第1234567位访客</td></tr></table></td></tr></table></body></html>""",
    )
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    assert lines[:5] == [HEADLINE, "发布时间:2023-08-10 来源:柳溪日报 浏览次数:12345", *PARAGRAPHS]
    assert page.published == "2023-08-10"
    assert page.title == HEADLINE
    assert not page.tables
    for noise in ("10件", "打印"):
        assert noise not in page.text


def test_block_with_most_of_the_text_is_kept_whatever_it_is_called(tmp_path):
    page = page_of(tmp_path, PORTAL.replace("<div><div>　　", '<div class="share comment"><div>　　'))
    assert PARAGRAPHS[1] in page.text


def test_tables_that_lay_out_the_page_are_read_as_text(tmp_path):
    body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = page_of(tmp_path, f"<table><tr><td>{HEADLINE}</td></tr><tr><td>{body}{TABLE}</td></tr></table>")
    assert len(page.tables) == 1
    assert squeezed(page.text).startswith(squeezed(TEXT))
    assert page.text.count("84.6亿元") == 1


def test_page_without_surroundings_is_taken_whole(tmp_path):
    lines = ("柳溪镇", "增5%", "1亿元", "1亿元", PARAGRAPHS[0])
    page = page_of(tmp_path, "<title>page 7</title>" + "".join(f"<p>{line}</p>" for line in lines))
    assert page.text == "\n\n".join(lines)


def test_preformatted_text_keeps_its_lines(tmp_path):
    assert page_of(tmp_path, f"<html><body><pre>{TEXT}</pre></body></html>").text == TEXT.strip()


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", ""])
def test_encoding_is_found_whatever_the_page_declares(tmp_path, declared):
    markup = SITE.replace('charset="utf-8"', f'charset="{declared}"')
    assert PARAGRAPHS[2] in page_of(tmp_path, markup, "gb18030").text
    assert PARAGRAPHS[2] in page_of(tmp_path, markup, "utf-8").text
    assert PARAGRAPHS[2] in page_of(tmp_path, markup, "utf-16").text


@pytest.mark.parametrize("opening", ["<div>", "<table><tr><td>", "<b>", "<ul><li>"])
def test_hostile_nesting_is_refused_or_read_but_never_cut_in_silence(tmp_path, opening):
    with pytest.raises(ReadError, match="2,048 deep"):
        page_of(tmp_path, "<html><body>" + opening * 100_000 + "增长5%")
    page = page_of(tmp_path, "<html><body>" + opening * 600 + TEXT)
    assert squeezed(TEXT) in squeezed(page.text)


def test_page_drawn_by_scripts_is_refused(tmp_path):
    with pytest.raises(ReadError, match="without text"):
        page_of(
            tmp_path, "<html><head><title>x</title></head><body><script>draw('5%')</script></body></html>"
        )


def test_web_page_beyond_the_limit_is_refused(tmp_path):
    with pytest.raises(ReadError, match="more than 16 MiB"):
        page_of(tmp_path, "<html>" + "1" * (17 << 20))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p>5%" * 600_000, "more than 500,000 tags"),
        ("<p " + " ".join(f"a{n}" for n in range(50_000)) + ">5%", "more than 1,000 attributes"),
    ],
    ids=["tags", "attributes"],
)
def test_markup_that_takes_minutes_is_refused_at_once(tmp_path, markup, reason):
    with pytest.raises(ReadError, match=reason):
        page_of(tmp_path, "<html><body>" + markup)


def test_picture_stored_in_the_page_is_no_reason_to_refuse_it(tmp_path):
    picture = f"<img alt='x' src='data:image/png;base64,{'A b=' * 5000}'><p>{PARAGRAPHS[0]}</p>"
    assert page_of(tmp_path, "<html><body>" + picture).text == PARAGRAPHS[0]
