from __future__ import annotations

import io
import zlib

import pytest
from making import HEADLINE, PARAGRAPHS, TEXT, Sheet, make_pdf, squeezed
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import ReadError
from extractor.reading import box_of, limits, pdf, pdf_bounds, read, read_file

FIRST, SECOND, THIRD = PARAGRAPHS


def page_of(tmp_path, data):
    (tmp_path / "page").write_bytes(data)
    return read_file(tmp_path / "page")


def order_of(page, *texts):
    """Return the texts in the order in which they begin on the page, each in one piece."""
    found = squeezed(page.text)
    return sorted(texts, key=lambda text: found.index(squeezed(text)))


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_columns_are_read_one_after_the_other(tmp_path, columns):
    text = TEXT * 9
    page = page_of(tmp_path, make_pdf(text, columns))
    assert page.kind == "pdf"
    assert squeezed(page.text) == squeezed(text)
    assert page.doubts == ()


def test_pages_are_parted_by_form_feeds(tmp_path):
    page = page_of(tmp_path, make_pdf(TEXT * 14, 1))
    assert page.text.count("\f") == page.glyphs[-1].box.page - 1 > 0


def test_headline_over_columns_comes_before_them(tmp_path):
    sheet = Sheet()
    sheet.line(120, 60, HEADLINE, 22)
    sheet.column(50, 90, f"{FIRST}\n{FIRST}", 23)
    sheet.column(300, 90, f"{SECOND}\n{SECOND}", 23)
    page = page_of(tmp_path, sheet.pdf())
    assert squeezed(page.text) == squeezed(HEADLINE + FIRST * 2 + SECOND * 2)
    assert page.text.startswith(HEADLINE + "\n\n")


def test_short_headline_over_the_middle_column_comes_first(tmp_path):
    sheet = Sheet(800)
    sheet.line(315, 60, "稳中有进", 24)
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        sheet.column(50 + 250 * number, 90, f"{text}\n{text}", 23)
    assert squeezed(page_of(tmp_path, sheet.pdf()).text) == squeezed(
        "稳中有进" + FIRST * 2 + SECOND * 2 + THIRD * 2
    )


def test_second_article_below_the_first_is_not_mixed_with_it(tmp_path):
    sheet = Sheet()
    sheet.line(60, 60, "柳溪镇工业经济稳中有进开新局", 24)
    sheet.column(50, 90, FIRST, 23)
    sheet.column(300, 90, SECOND, 23)
    sheet.line(60, 230, "石桥镇三个亿元项目同日开工", 24)
    sheet.column(50, 260, THIRD, 23)
    sheet.column(300, 260, FIRST.replace("柳溪", "石桥"), 23)
    page = page_of(tmp_path, sheet.pdf())
    wanted = [
        "柳溪镇工业经济稳中有进开新局",
        FIRST,
        SECOND,
        "石桥镇三个亿元项目同日开工",
        THIRD,
        FIRST.replace("柳溪", "石桥"),
    ]
    assert order_of(page, *wanted) == wanted


def test_rule_parts_articles(tmp_path):
    sheet = Sheet()
    sheet.column(50, 60, FIRST, 23)
    sheet.column(300, 60, SECOND, 23)
    sheet.rule(50, 530, 155)
    sheet.column(50, 170, THIRD, 23)
    sheet.column(300, 170, FIRST[::-1], 23)
    wanted = [FIRST, SECOND, THIRD, FIRST[::-1]]
    assert order_of(page_of(tmp_path, sheet.pdf()), *wanted) == wanted


def test_article_beside_two_others_is_read_on_its_own(tmp_path):
    sheet = Sheet()
    sheet.column(50, 60, FIRST, 23)
    sheet.line(50, 200, "另一条新闻标题", 18)
    sheet.column(50, 220, SECOND, 23)
    sheet.column(300, 60, f"{THIRD}\n{THIRD}\n{THIRD}", 23)
    wanted = [FIRST, "另一条新闻标题", SECOND, THIRD]
    assert order_of(page_of(tmp_path, sheet.pdf()), *wanted) == wanted


def test_paragraphs_are_parted_by_blank_lines(tmp_path):
    sheet = Sheet()
    sheet.column(50, 60, f"{FIRST}\n{SECOND}", 23)
    assert [squeezed(part) for part in page_of(tmp_path, sheet.pdf()).text.split("\n\n")] == [
        squeezed(FIRST),
        squeezed(SECOND),
    ]


ROWS = [["第一镇", "50.55", "7.2"], ["第二镇", "40.1", "-3"], ["第三镇", "8.0", "11.9"]]


def test_rows_of_a_table_without_rules_stay_together(tmp_path):
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.line(50 + 150 * column, 60 + 20 * number, text)
    assert [line.split() for line in page_of(tmp_path, sheet.pdf()).text.split("\n") if line] == ROWS


def test_ruled_table_is_read_as_a_table_in_its_place(tmp_path):
    sheet = Sheet()
    sheet.column(50, 40, FIRST, 40)
    sheet.canvas.grid([50, 90, 130, 170], [sheet.height - y for y in (120, 140, 160, 180, 200)])
    sheet.line(52, 135, "镇(亿元)", 9)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.line(52 + 40 * column, 155 + 20 * number, text)
    sheet.column(50, 230, SECOND, 40)
    page = page_of(tmp_path, sheet.pdf())
    cells = [(page.text[c.start : c.end], c.row, c.column) for c in page.tables[0].cells]
    assert cells[:6] == [
        ("镇(亿元)", 0, 0), ("", 0, 1), ("", 0, 2), ("第一镇", 1, 0), ("50.55", 1, 1), ("7.2", 1, 2)
    ]  # fmt: skip
    wanted = [FIRST, "镇(亿元)第一镇50.557.2第二镇40.1-3第三镇8.011.9", SECOND]
    assert squeezed(page.text) == squeezed("".join(wanted))


def test_every_figure_has_its_rectangle(tmp_path):
    sheet = Sheet()
    sheet.line(50, 100, "产值84.6亿元,增长6.3%")
    sheet.line(50, 700, "投资5亿元")
    page = page_of(tmp_path, sheet.pdf())
    start = page.text.index("84.6亿元")
    box = box_of(page, start, start + 6)
    assert box is not None
    assert (box.page, box.width, box.height) == (1, 595, 842)
    # Two Chinese characters of 10 points before it, four narrow ones and two Chinese ones in it.
    assert box.x0 == pytest.approx(70, abs=0.5)
    assert 100 < box.x1 < 113
    assert box.top < 96 < box.bottom < 105
    unit = box_of(page, start + 5, start + 6)
    assert unit is not None
    assert unit.x1 - unit.x0 == pytest.approx(10, abs=0.1)
    below = box_of(page, page.text.index("5亿元"), len(page.text))
    assert below is not None
    assert 690 < below.top < below.bottom < 705


def test_text_file_has_no_rectangles(tmp_path):
    assert box_of(page_of(tmp_path, TEXT.encode()), 0, 5) is None


def test_encrypted_pdf_is_refused(tmp_path):
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(50, 50, "5%")
    canvas.save()
    with pytest.raises(ReadError, match="is encrypted; save it without a password"):
        page_of(tmp_path, stream.getvalue())


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_truncated_pdf_is_refused_or_read_as_far_as_it_goes(tmp_path, share):
    data = make_pdf(TEXT)
    (tmp_path / "a.pdf").write_bytes(data[: int(len(data) * share)])
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    skipped = []
    pages = list(read(tmp_path, on_skip=skipped.append))
    assert pages[-1].source == "b.txt"
    assert len(pages) + len(skipped) == 2
    for item in skipped:
        assert "PDF" in item.reason
        assert "\n" not in str(item)


def test_pdf_without_text_is_refused(tmp_path):
    canvas = Canvas(str(tmp_path / "page"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError, match="is a PDF without text"):
        read_file(tmp_path / "page")


@pytest.mark.parametrize("stated", [10_000, 1])
def test_pdf_of_ten_thousand_pages_is_refused_whatever_it_states(tmp_path, stated):
    canvas = Canvas(str(tmp_path / "page"))
    for _ in range(10_000):
        canvas.showPage()
    canvas.save()
    data = (tmp_path / "page").read_bytes()
    assert b"/Count 10000" in data
    with pytest.raises(ReadError, match="has more than 3,000 pages"):
        page_of(tmp_path, data.replace(b"/Count 10000", b"/Count %d" % stated))


def test_stream_that_unpacks_to_gigabytes_is_refused(tmp_path):
    packed = zlib.compress(b"0 " * (limits.PDF_STREAM_BYTES // 2 + 1))
    data = (
        b"%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n"
    ) % (len(packed), packed)
    with pytest.raises(ReadError, match="unpacks to more than 64 MiB"):
        page_of(tmp_path, data)


def test_damaged_stream_is_unpacked_as_far_as_it_goes():
    data = b"".join(b"%d " % number for number in range(100_000))
    packed = zlib.compress(data)
    assert pdf_bounds.unpack(packed) == data
    assert data.startswith(pdf_bounds.unpack(packed[: len(packed) // 2]))
    assert len(pdf_bounds.unpack(packed[: len(packed) // 2])) > len(data) // 4
    with pytest.raises(zlib.error):
        pdf_bounds.unpack(b"no stream at all")


def test_glyphs_named_after_radicals_are_read_as_the_characters_they_show():
    printed = [
        {"text": text, "x0": 10.0 * n, "x1": 10.0 * n + 10} for n, text in enumerate("全县⼾均增⻓⸺⾏")
    ]
    run = pdf._run({"chars": printed, "x1": 80.0, "top": 0.0, "bottom": 10.0})
    assert run.text == "全县户均增长——行"
    assert run.edges == (0, 10, 20, 30, 40, 50, 60, 65, 70, 80)
