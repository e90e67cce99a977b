from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from making import HEADLINE, PARAGRAPHS, TEXT, make_docx, squeezed

from extractor.errors import ReadError
from extractor.reading import read_file


def page_of(tmp_path, data):
    if not isinstance(data, bytes):
        stream = io.BytesIO()
        data.save(stream)
        data = stream.getvalue()
    (tmp_path / "page").write_bytes(data)
    return read_file(tmp_path / "page")


def test_paragraphs_are_read_in_order(tmp_path):
    page = page_of(tmp_path, make_docx(TEXT))
    assert page.text == TEXT.strip()
    assert page.kind == "docx"


def test_table_stands_where_it_stood_with_its_merged_cells(tmp_path):
    document = docx.Document()
    document.add_paragraph(HEADLINE)
    table = document.add_table(3, 3)
    for row, texts in enumerate((("镇", "总产值", ""), ("", "亿元", "增长%"), ("柳溪镇", "84.6", "6.3"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph(PARAGRAPHS[0])
    page = page_of(tmp_path, document)
    assert page.text == f"{HEADLINE}\n\n镇\t总产值\n亿元\t增长%\n柳溪镇\t84.6\t6.3\n\n{PARAGRAPHS[0]}"
    cells = [(page.text[c.start : c.end], c.row, c.column, c.rows, c.columns) for c in page.tables[0].cells]
    assert cells[:3] == [("镇", 0, 0, 2, 1), ("总产值", 0, 1, 1, 2), ("亿元", 1, 1, 1, 1)]
    assert cells[-1] == ("6.3", 2, 2, 1, 1)


def test_table_that_lays_out_the_page_is_read_as_paragraphs(tmp_path):
    document = docx.Document()
    table = document.add_table(1, 2)
    for paragraph in PARAGRAPHS:
        table.cell(0, 0).add_paragraph(paragraph)
    table.cell(0, 1).text = HEADLINE
    page = page_of(tmp_path, document)
    assert page.text == "\n\n".join((*PARAGRAPHS, HEADLINE))
    assert page.tables == ()


def test_text_under_review_in_boxes_and_in_controls_is_read_and_deleted_text_is_not(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("增长")
    for markup in (
        "<w:ins {ns}><w:r><w:t>6.3%</w:t></w:r></w:ins>",
        "<w:del {ns}><w:r><w:delText>5.1%</w:delText></w:r></w:del>",
        "<w:r {ns}><w:pict><w:txbxContent><w:p><w:r><w:t>图为车间</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(markup.replace("{ns}", nsdecls("w"))))
    control = "<w:sdt %s><w:sdtContent><w:p><w:r><w:t>投资5亿元</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control % nsdecls("w")))
    assert page_of(tmp_path, document).text == "增长6.3%\n\n图为车间\n\n投资5亿元"


def test_truncated_and_empty_word_files_are_refused(tmp_path):
    data = make_docx(TEXT)
    with pytest.raises(ReadError, match="damaged or cut short"):
        page_of(tmp_path, data[:-200])
    with pytest.raises(ReadError, match="Word file without text"):
        page_of(tmp_path, make_docx(""))


def test_word_file_that_unpacks_to_gigabytes_is_refused(tmp_path):
    stream = io.BytesIO(make_docx(TEXT))
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/bomb.xml", "w") as bomb,
    ):
        for _ in range(30):
            bomb.write(b" " * (1 << 20))
    with pytest.raises(ReadError, match=r"is a Word file with text of more than 24 MiB"):
        page_of(tmp_path, stream.getvalue())


def test_word_file_with_entities_that_explode_is_harmless(tmp_path):
    source, stream = zipfile.ZipFile(io.BytesIO(make_docx("甲"))), io.BytesIO()
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    with zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                head, body = data.split(b"?>", 1)
                data = head + f'?><!DOCTYPE x [<!ENTITY e0 "5%">{entities}]>'.encode() + body
                data = data.replace("甲".encode(), "甲&e12;".encode())
            archive.writestr(name, data)
    try:
        page = page_of(tmp_path, stream.getvalue())
    except ReadError as error:
        assert "damaged" in str(error)
    else:
        assert squeezed(page.text) == "甲"
