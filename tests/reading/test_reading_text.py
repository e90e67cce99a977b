from __future__ import annotations

import io
import random

import pytest
from making import HEADLINE, TEXT, TRADITIONAL

from extractor.errors import ReadError
from extractor.reading import limits, read_file
from extractor.reading.text import read_text

WITHOUT_DOUBT = {
    "utf-8": TEXT.encode("utf-8"),
    "utf-8 with BOM": b"\xef\xbb\xbf" + TEXT.encode("utf-8"),
    "utf-16-le with BOM": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be with BOM": b"\xfe\xff" + TEXT.encode("utf-16-be"),
}


@pytest.mark.parametrize("data", WITHOUT_DOUBT.values(), ids=WITHOUT_DOUBT)
def test_text_whose_encoding_shows_is_read_without_doubt(tmp_path, data):
    (tmp_path / "page").write_bytes(data)
    page = read_file(tmp_path / "page")
    assert page.text == TEXT
    assert page.doubts == ()
    assert page.kind == "text"


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, HEADLINE, "增长6.3%\n"], ids=["page", "headline", "scrap"])
def test_text_in_other_encodings_is_read_and_marked_as_guessed(tmp_path, encoding, text):
    (tmp_path / "page.txt").write_bytes(text.encode(encoding))
    page = read_file(tmp_path / "page.txt")
    assert page.text == text
    assert page.doubts == ("encoding_guessed",)


def test_traditional_text_is_told_apart_from_simplified(tmp_path):
    (tmp_path / "page.txt").write_bytes(TRADITIONAL.encode("big5"))
    assert read_file(tmp_path / "page.txt").text == TRADITIONAL
    (tmp_path / "page.txt").write_bytes(TRADITIONAL.encode("gb18030"))
    assert read_file(tmp_path / "page.txt").text == TRADITIONAL


def test_encoding_is_found_behind_a_long_stretch_of_digits(tmp_path):
    text = "1234567890 " * 20_000 + HEADLINE
    (tmp_path / "page.txt").write_bytes(text.encode("gb18030"))
    assert read_file(tmp_path / "page.txt").text == text


def test_line_ends_are_left_as_they_are(tmp_path):
    text = "一季度增长5%\r\n二季度增长6%\r三季度\n\x0c四季度\u2028完"
    (tmp_path / "page.txt").write_bytes(text.encode("utf-8"))
    assert read_file(tmp_path / "page.txt").text == text


def test_file_cut_inside_a_character_keeps_the_rest(tmp_path):
    (tmp_path / "page.txt").write_bytes(TEXT.strip().encode("utf-8")[:-1])
    page = read_file(tmp_path / "page.txt")
    assert page.text[:-1] == TEXT.strip()[:-1]
    assert page.doubts == ("truncated",)


def test_a_few_bad_bytes_do_not_turn_utf8_into_another_encoding(tmp_path):
    data = TEXT.encode("utf-8")
    (tmp_path / "page.txt").write_bytes(data[:47] + b"\xff" + data[47:])
    page = read_file(tmp_path / "page.txt")
    assert page.text.replace("\ufffd", "") == TEXT
    assert page.doubts == ("encoding_damaged",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t \n", "holds nothing but white space"),
        (b"\xef\xbb\xbf", "holds nothing but white space"),
        (bytes(range(256)) * 20, "binary"),
        (random.Random(4).randbytes(5000).replace(b"\0", b"\1"), "save it as UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        (b"{\\rtf1 x}", "RTF"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"\x7fELF" + bytes(90), "program"),
    ],
    ids=["empty", "spaces", "bom", "binary", "noise", "doc", "rtf", "rar", "elf"],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path, data, reason):
    (tmp_path / "page.txt").write_bytes(data)
    with pytest.raises(ReadError, match=reason):
        read_file(tmp_path / "page.txt")


class Unread(io.BytesIO):
    """A stream that fails when it is read."""

    def read(self, size=-1):
        raise AssertionError("was read")


def test_text_beyond_the_limit_is_refused_without_being_read():
    with pytest.raises(ReadError, match="text file of more than 64 MiB; split it"):
        read_text(Unread(), 1_000_000_000)
    assert limits.TEXT_BYTES == 64 << 20


def test_number_that_no_document_holds_is_refused(tmp_path):
    (tmp_path / "page").write_text("今年全镇实现产值" + "7" * 1_001 + "亿元。", encoding="utf-8")
    with pytest.raises(ReadError, match="holds a number of 1,001 digits"):
        read_file(tmp_path / "page")
