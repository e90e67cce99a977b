from __future__ import annotations

import difflib
import io
import struct
import sys
import zlib

import pytest
from making import HEADLINE, TEXT, Sheet, encoded, make_pdf, scan, squeezed
from PIL import Image

from extractor.errors import ReadError
from extractor.reading import box_of, ocr, read_file


@pytest.fixture(scope="module")
def picture():
    return scan(make_pdf(TEXT))


def page_of(tmp_path, data):
    (tmp_path / "page").write_bytes(data)
    return read_file(tmp_path / "page")


def likeness(text):
    plain = str.maketrans("，；:（）“”", ',;：()""')
    one, other = (squeezed(item).translate(plain) for item in (text, TEXT))
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def test_scan_is_read_by_columns_with_boxes_in_pixels(tmp_path, picture):
    page = page_of(tmp_path, encoded(picture, "PNG"))
    assert page.kind == "image"
    assert page.doubts == ("ocr",)
    assert likeness(page.text) > 0.98
    box = box_of(page, 0, len(HEADLINE))
    assert box is not None
    assert (box.page, box.width, box.height) == (1, *picture.size)
    # The headline is 15 characters of 10 points, 50 points from the left edge, 60 from the top.
    assert box.x0 / 200 * 72 == pytest.approx(50, abs=4)
    assert box.x1 / 200 * 72 == pytest.approx(200, abs=4)
    assert box.top / 200 * 72 < 56 < box.bottom / 200 * 72


def test_scanned_pdf_is_recognized_with_boxes_in_points(tmp_path, picture):
    page = page_of(tmp_path, encoded(picture, "PDF", resolution=200))
    assert page.kind == "pdf"
    assert page.doubts == ("ocr",)
    assert likeness(page.text) > 0.98
    start = page.text.index("84.6")
    box = box_of(page, start, start + 4)
    assert box is not None
    assert box.width == pytest.approx(595, abs=1)
    assert 8 < box.bottom - box.top < 20


def test_columns_close_to_each_other_are_not_mixed(tmp_path):
    sheet = Sheet()
    left, right = ("左栏写工业产值增长的事情" * 20, "右栏写农业收入提高的事情" * 20)
    for x, y, text in ((50, 60, left), (50 + 240 + 14, 67, right)):
        for row in range(10):
            sheet.line(x, y + 16 * row, text[24 * row : 24 * row + 24])
    read = squeezed(page_of(tmp_path, encoded(scan(sheet.pdf()), "PNG")).text)
    assert read.rindex("左栏") < read.index("右栏")


def test_blanks_between_words_are_kept_and_numbers_stay_whole(tmp_path):
    lines = ("稳字当头 干字为先", "■记者 沈知秋 通讯员 陆小满", "实现产值21.8亿元,增长11.75%。")
    sheet = Sheet()
    for row, line in enumerate(lines):
        sheet.line(50, 60 + 40 * row, line)
    text = page_of(tmp_path, encoded(scan(sheet.pdf()), "PNG")).text
    assert "稳字当头 干字为先" in text
    assert "记者 沈知秋 通讯员 陆小满" in text
    assert "产值21.8亿元" in text
    assert "增长11.75%" in text


def test_rectangle_of_a_figure_is_where_the_figure_is_printed(tmp_path):
    sheet = Sheet()
    sheet.line(50, 60, "WWWWWWWWWWWWWWWWWWWWllllllllllllllll全镇实现产值21.8亿元")
    page = page_of(tmp_path, encoded(scan(sheet.pdf()), "PNG"))
    start = page.text.index("21.8亿元")
    box = box_of(page, start, start + 6)
    width = sheet.canvas.stringWidth("WWWWWWWWWWWWWWWWWWWWllllllllllllllll全镇实现产值", "STSong-Light", 10)
    assert box is not None
    assert box.x0 / 200 * 72 == pytest.approx(50 + width, abs=6)


def test_missing_extra_is_one_sentence_saying_how_to_install_it(tmp_path, picture, monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    ocr._engine.cache_clear()
    for kind in ("PNG", "PDF"):
        with pytest.raises(ReadError, match=r'pip install "town-indicators\[ocr\]"'):
            page_of(tmp_path, encoded(picture, kind))
    ocr._engine.cache_clear()


def test_blank_and_truncated_pictures_are_refused(tmp_path, picture):
    with pytest.raises(ReadError, match="picture without readable text"):
        page_of(tmp_path, encoded(Image.new("RGBA", (400, 300)), "PNG"))
    with pytest.raises(ReadError, match="picture that is damaged or cut short"):
        page_of(tmp_path, encoded(picture, "PNG")[:5000])


@pytest.mark.parametrize("side", [11_000, 60_000])
def test_picture_of_absurd_dimensions_is_refused_unread(tmp_path, side):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(ReadError, match="megapixels"):
        page_of(tmp_path, data)


def test_scanned_pdf_with_an_absurd_picture_is_refused_unread(tmp_path):
    stream = io.BytesIO()
    Image.new("1", (12_000, 11_000)).save(stream, "PDF")
    with pytest.raises(ReadError, match="holds a picture of 132 megapixels"):
        page_of(tmp_path, stream.getvalue())
