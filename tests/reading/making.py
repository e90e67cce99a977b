"""One short page of news, and the makers of files that hold it."""

from __future__ import annotations

import html
import io

import docx
import pypdfium2
from PIL import Image
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

HEADLINE = "柳溪镇前三季度工业经济稳中有进"
PARAGRAPHS = (
    "本报讯(通讯员 林小禾)记者昨从柳溪镇获悉,今年1至9月,该镇完成规上工业总产值84.6亿元,"
    "同比增长6.3%,增速高于去年同期。",
    "其中,装备制造业产值31.25亿元,占全镇规上工业的36.9%;新增规上企业7家,预计全年技改投入突破5亿元。",
    "“我们把服务送到车间里,企业有什么难处,当天就有人来管。”镇经发办负责人说,四季度还有3个亿元以上的项目要开工。",
)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS)) + "\n"
TRADITIONAL = "今年前三季度,全鎮實現規模以上工業總產值八十四億元,比去年同期增長百分之六點三,發展勢頭良好。"


def squeezed(text: str) -> str:
    """Return text without white space, which readers of different kinds are free to place."""
    return "".join(text.split())


def make_html(text: str) -> bytes:
    """Return a web page of paragraphs."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def make_docx(text: str) -> bytes:
    """Return a Word file, a paragraph a line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class Sheet:
    """A PDF page on which lines can be set anywhere; the font is one that every PDF viewer brings."""

    def __init__(self, width: float = 595, height: float = 842) -> None:
        registerFont(UnicodeCIDFont("STSong-Light"))
        self.stream = io.BytesIO()
        self.width, self.height = width, height
        self.canvas = Canvas(self.stream, pagesize=(width, height))

    def line(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Set a line whose foot stands at ``y`` from the top of the page."""
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, self.height - y, text)

    def rule(self, x0: float, x1: float, y: float) -> None:
        """Draw a line across."""
        self.canvas.line(x0, self.height - y, x1, self.height - y)

    def column(self, x: float, y: float, text: str, characters: int) -> float:
        """Set paragraphs as a column of full-width characters, each with an indent; return where it ends."""
        for paragraph in text.split("\n"):
            for line in wrapped("\u3000\u3000" + paragraph, characters):
                self.line(x, y, line)
                y += 15
        return y

    def pdf(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self.stream.getvalue()


def make_pdf(text: str, columns: int = 2) -> bytes:
    """Return a PDF with a text layer, in columns that fill the page one after the other."""
    sheet = Sheet()
    characters = (495 - 22 * (columns - 1)) // columns // 10
    lines = [line for paragraph in text.split("\n") for line in wrapped(paragraph, characters) or [""]]
    column = 0
    while lines:
        if column == columns:
            sheet.canvas.showPage()
            column = 0
        for number in range(46):
            if lines:
                sheet.line(50 + column * (characters * 10 + 22), 60 + 16 * number, lines.pop(0))
        column += 1
    return sheet.pdf()


def wrapped(text: str, characters: int) -> list[str]:
    """Break a paragraph into lines of so many full-width characters, half-width ones counting half."""
    lines, line, width = [], "", 0.0
    for character in text:
        width += 0.5 if character < "\x80" else 1
        if width > characters:
            lines.append(line)
            line, width = "", 0.5 if character < "\x80" else 1
        line += character
    return [*lines, line] if line else lines


def scan(pdf: bytes, page: int = 0, dpi: int = 200) -> Image.Image:
    """Return the picture of a PDF page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file: ``PNG``, ``PDF``, ``JPEG``."""
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()
