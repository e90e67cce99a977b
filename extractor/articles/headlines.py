"""Which of the short lines above an article is its main headline, which kicker and which subtitle."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.articles.lines import Line, Sheet

_KICKER = re.compile(
    r"(?:强调|指出|要求|会议|报道|专栏|特刊|专题|系列|时|系列[①-⑩]|之[一二三四五六七八九十])$|^(?:喜迎|聚焦|热烈庆祝)"
)
_SURE_KICKER = re.compile(r"(?:强调|指出|特别报道)$")
_SUBTITLE = re.compile(r"[—–-]{1,3}(?=[一-鿿“\"])|[^—]*侧记$")
_PARALLEL = re.compile(r"[ ,、:!?·]+")
LABELS = {
    "图片新闻",
    "一线传真",
    "要闻",
    "简讯",
    "快讯",
    "本报综合",
    "新闻",
    "摄影报道",
    "时事",
    "综合新闻",
    "图说新闻",
}


def headline_roles(
    sheet: Sheet, header: list[list[Line]], alone: bool = False
) -> list[tuple[str, list[Line]]]:
    """Gives each line of an article's header its role, in printed order.

    Args:
        sheet: the page.
        header: the paragraphs above the article's byline or first words, each of few lines.
        alone: whether the file is this one article; then its first line is the headline, if no sure kicker.

    Returns:
        ``(role, lines)`` with roles ``kicker``, ``headline``, ``subtitle``; one ``headline`` at least.
    """
    if not header:
        return []
    kicker = _SURE_KICKER.search(_text(sheet, header[0]).replace(" ", ""))
    if len(header) == 1 or (alone and not kicker):
        first, *rest = header
        split = [] if alone else _kicker_pieces(sheet, first)
        roles = split or [("headline", first)]
        return roles + [("subtitle", lines) for lines in rest]
    texts = [_text(sheet, lines) for lines in header]
    at = min(range(len(header)), key=lambda i: (_unlikeness(sheet, header[i], texts[i]), i))
    if _stacked(texts, at):
        header = [*header[:at], header[at] + header[at + 1], *header[at + 2 :]]
    roles = []
    for i, lines in enumerate(header):
        roles.append(("kicker" if i < at else "headline" if i == at else "subtitle", lines))
    return roles


def _text(sheet: Sheet, lines: list[Line]) -> str:
    """The lines with single blanks where white space was printed."""
    return " ".join(" ".join(run for _, _, run in sheet.runs(line)) for line in lines)


def _halves(text: str) -> bool:
    """Whether a headline has two balanced halves: 破解渣土难点 疏通进度堵点."""
    parts = [part for part in _PARALLEL.split(text) if part]
    return len(parts) == 2 and min(map(len, parts)) >= 4 and abs(len(parts[0]) - len(parts[1])) <= 2


def _unlikeness(sheet: Sheet, lines: list[Line], text: str) -> float:
    """How little a line looks like the main headline: long, one row of small type, a kicker's words."""
    bare = text.replace(" ", "")
    cost = float(len(bare))
    if _KICKER.search(bare) or bare in LABELS:
        cost += 30
    if _SUBTITLE.match(bare):
        cost += 30
    if _halves(text) or len(lines) > 1:
        cost -= 8
    elif " " in text:  # large type fills its row sooner
        cost -= 4
    if len(bare) < 5:
        cost += 6
    return cost


def _stacked(texts: list[str], at: int) -> bool:
    """Whether the line after is the second row of the same headline, as long as the first."""
    if at + 1 >= len(texts) or " " in texts[at] or " " in texts[at + 1]:
        return False
    first, second = texts[at], texts[at + 1]
    return abs(len(first) - len(second)) <= 1 and len(first) <= 12 and not _SUBTITLE.match(second)


def _kicker_pieces(sheet: Sheet, lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """A header of three or more pieces in a row holds the kicker too: its last piece is the headline."""
    pieces: list[list[Line]] = []
    for line in lines:
        for at, (start, end, text) in enumerate(sheet.runs(line)):
            part = replace(line, start=start, end=end, text=text, after_blank=line.after_blank and at == 0)
            if at or not pieces:
                pieces.append([part])
            else:
                pieces[-1].append(part)  # the row was wrapped here
    sizes = [sum(len(part.text) for part in piece) for piece in pieces]
    if not 3 <= len(pieces) <= 4 or min(sizes) < 4 or sizes[-1] < max(sizes):
        return []
    return [("kicker", [part for piece in pieces[:-1] for part in piece]), ("headline", pieces[-1])]
