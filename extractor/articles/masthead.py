"""What a page prints about itself: paper, edition, issue, date and the area it serves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractor.articles.marks import AGENCY_LEAD, CHINESE_DATE, FULL_DATE
from extractor.page import Masthead
from patterns.divisions import load as divisions
from patterns.phrases import Phrases

_PAPER = re.compile(r"[一-鿿]{2,8}(?:日报|晚报|晨报|时报|商报|都市报|导报|周报|早报|报)(?![道告社业])")
_EDITION = re.compile(r"第?[A-Z]?\d{1,2}版|[一-鿿]{2,4}版(?![本权面])")
_ISSUE = re.compile(r"(?:总第|第)(\d{1,6})期")
_SERVED = re.compile(r"中共([一-鿿]{2,8}?[市县区旗州镇])委")
_CENTRE = re.compile(r"([一-鿿]{2,8}?[市县区旗州])(?:融媒体中心|新闻传媒中心|人民政府|新闻中心|广播电视台)")
_LOCAL_EDITION = re.compile(r"^([一-鿿]{2,4})版$")
_REPORT = re.compile(
    r"^(?:\d{4}年)?([一-鿿]{2,9}?(?:市|县|新?区|旗|州|镇|乡|街道))(?:\d{4}年)?[一-鿿]{0,8}工作报告"
)
_PLACE_AND_DATE = re.compile(r"^([一-鿿]{2,14}(?:[省市县区旗州镇乡]|街道))(?=\d{4}年)")
_PHRASES = Phrases("sources")
_SOURCE = _PHRASES.pattern("local_source")
_GIVEN_BEFORE = _PHRASES.pattern("given_before")
_SPEAKS_FOR = _PHRASES.pattern("speaks_for")
_NATIONAL = frozenset(_PHRASES.words("national"))
_OURS = Phrases("main_place").pattern("ours")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")


def printed_date(text: str) -> str | None:
    """The first full date of a text: ``2024年10月31日 星期四`` → ``2024-10-31``; else None."""
    if match := FULL_DATE.search(text):
        year, month, day = map(int, match.groups())
    elif match := CHINESE_DATE.search(text):
        year = int(match[1].replace("二", "2").translate(_DIGITS))
        month, day = _number(match[2]), _number(match[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _number(text: str) -> int:
    """``三十一`` → 31."""
    tens, ten, ones = text.rpartition("十")
    value = 10 * int(tens.translate(_DIGITS) or 1) if ten else 0
    return value + int(ones.translate(_DIGITS) or 0)


def read_masthead(lines: Sequence[str], page_text: str) -> Masthead:
    """What the lines at a page's head or foot say of the paper.

    Args:
        lines: masthead, imprint and date lines, as printed.
        page_text: the whole page's text, which confirms that a local edition is named after an area.
    """
    paper = edition = issue = ""
    published = area = None
    bare = ["".join(line.split()) for line in lines]
    for printed, line in zip(lines, bare, strict=True):
        paper = paper or _first(_PAPER, line)
        edition = edition or _first(_EDITION, line)
        issue = issue or _first(_ISSUE, line, 1)
        published = published or printed_date(printed)
        area = area or _first(_SERVED, line, 1) or _edition_area(line, page_text) or None
        if place := _PLACE_AND_DATE.match(line):
            area = area or place[1]
        if (given := _GIVEN_BEFORE.search(line)) and _is_known(given[1]):
            area = area or given[1]
    if area is None:
        area = next((found for line in bare if (found := _first(_CENTRE, line, 1))), None)
    if area is None:
        area = next((found for line in bare if (found := _source_area(line, page_text))), None)
    return Masthead(paper, edition, issue, published, area)


def _first(pattern: re.Pattern[str], text: str, group: int = 0) -> str:
    match = pattern.search(text)
    return match[group] if match else ""


def _edition_area(line: str, page_text: str) -> str:
    """``云溪版`` on a page that speaks of 云溪市 → ``云溪市``; ``经济版`` → ""."""
    name = _first(_LOCAL_EDITION, line, 1)
    if not name:
        return ""
    return max(
        (name + kind for kind in "市县区旗镇" if name + kind in page_text), key=page_text.count, default=""
    )


def _source_area(line: str, page_text: str) -> str:
    """``来源:德清新闻网`` over a text on 我县 or 德清县 → ``德清``; of the paper of no area → ""."""
    source = _SOURCE.search(line)
    name = next((group for group in source.groups() if group), "") if source is not None else ""
    if not name or name in _NATIONAL or not _is_known(name):
        return ""
    own = _OURS.search(page_text) is not None
    full = name[-1] in "市县区旗州"
    return name if own or full or any(name + kind in page_text for kind in "市县区旗州") else ""


def area_of(headline: str, first_words: str, opening: str = "") -> str | None:
    """The area that an article names as its own.

    Args:
        headline: ``云溪县2017年政府工作报告`` → 云溪县.
        first_words: ``云溪讯`` → 云溪.
        opening: its first paragraphs: ``我代表云溪县人民政府作工作报告`` → 云溪县.
    """
    if report := _REPORT.match(headline):
        return report[1]
    if lead := AGENCY_LEAD.match(first_words):
        return lead[1]
    speaks = _SPEAKS_FOR.search(opening)
    return speaks[1] if speaks and _is_known(speaks[1]) else None


def _is_known(name: str) -> bool:
    """Whether the division table has a name, path or short name: 德清县, but not 第十六届县."""
    return bool(divisions().resolve(name) or divisions().by_short_name(name))
