"""Takes from headings inside an article what holds below them: a place, a project, what was or is to come."""

from __future__ import annotations

import re

import patterns
from extractor.articles.characters import years_in_digits
from extractor.page import Passage
from extractor.pipeline import days, periods
from extractor.resolve import headings, scan
from extractor.resolve.context import Context
from extractor.resolve.places import Place
from patterns.phrases import Phrases

_NUMBERED = re.compile(r"[\s(（]*[一二三四五六七八九十\d]*[)）、.．\s]*")
_LISTED = re.compile(r"[\s(（]*(?:[一二三四五六七八九十\d]{1,3}[)）、.．\s]+)?([\u4e00-\u9fff]{2,12})[:：]")
_ITEM = re.compile(
    r"[\s(（]*(?:[一二三四五六七八九十\d]{1,3}[)）、.．\s]+(?=.{4})|(?=[^。:：]{8}))[^。:：,，\d]{4,30}[。:：](?=.)"
)
_FIXED_ASSETS = frozenset(Phrases("headings").words("fixed_assets"))
_OPENING_YEAR = re.compile(
    r"[\s(（]*(?:[一二三四五六七八九十\d]{1,3}[)）、.．]\s*|第[一二三四]部分\s*)?(20\d\d)年(?!\d|[一二三四五六七八九十]{1,2}月)"
)
_RUNS_ON = Phrases("headings").pattern("runs_on")
_ITEM_NUMBER = re.compile(r"[\s(（]*\d{1,2}[)）、.．\s]+")
_FULL_NAMES = ("县", "区", "市", "旗", "镇", "乡", "街道")
_LONGEST_NAME = 8
_ITEM_OF_WORKS = Phrases("headings").pattern("item_of_works")
_COLON = re.compile(r"[:：\s]*\Z")
_SENTENCE_ENDS = tuple("。!！?？;；,，")


def enter(context: Context, passage: Passage) -> None:
    """Let what a passage says as a heading hold from here on; a passage that is none changes nothing.

    Args:
        context: what the article has said so far, which is told.
        passage: any passage of the article.
    """
    if passage.role != "headline":
        _status(context, passage.text)
    _indicator(context, passage)
    _place(context, passage)
    _project(context, passage)


def _status(context: Context, text: str) -> None:
    """Take from a heading of a report whether what follows was (工作回顾) or is to come (预期目标)."""
    runs_on = _RUNS_ON.match(text)
    if runs_on is not None:
        # 六、今年工作。规上工业增加值增长6%,…
        text = runs_on.group()
    if len(text) > headings.HEADING:
        return
    scope = patterns.load().scope
    bare = _NUMBERED.sub("", text, count=1).strip(" :：。?？")
    if not context.report and (bare in scope.plans or _is_numbered_plan(text)):
        # 主要目标, 三、2011年工作思路: a line of a digest of what is to come
        context.section = "target"
        return
    if not context.report or scan.may_hold_figure(text):
        return
    year = headings.YEAR.search(years_in_digits(text))
    if any(word in text for word in scope.reviews):
        context.section = "actual"
        part = next((m for m in periods.find(text) if m.covers in headings.PARTS), None)
        if part is not None and year is None and "回顾" in text:
            # 一、上半年工作回顾
            context.period = days.resolve(context.dated(part), context.published, context.year)
        if year is not None and int(year.group(1)) != context.year:
            headings.report_on(context, int(year.group(1)))
    elif any(word in text for word in scope.plans) or _opens_on_the_next_year(context, text):
        context.section = "target"
        named = int(year.group(1)) if year is not None else _year_to_come(context, text)
        context.latest = max(context.latest or 0, named) or None


def _opens_on_the_next_year(context: Context, text: str) -> bool:
    """Whether a heading opens on the year after the one reported on: 2017年干到什么程度, in one on 2016."""
    year = _OPENING_YEAR.match(years_in_digits(text))
    return year is not None and context.year is not None and int(year.group(1)) == context.year + 1


def _year_to_come(context: Context, text: str) -> int:
    """The year that a heading calls by its distance: 六、今年工作, said in May 2019; 0 for none."""
    if context.published is None or context.inferred:
        return 0
    return context.published.year + ("明年" in text) if "今年" in text or "明年" in text else 0


def _is_numbered_plan(text: str) -> bool:
    """Whether a line is a numbered heading that ends on what is to come: 三、2011年工作思路."""
    bare = text.strip(" :：?？")
    numbered = _NUMBERED.match(bare)
    if numbered is None or not numbered.group().strip() or bare.endswith(_SENTENCE_ENDS):
        return False
    return bare.endswith(tuple(patterns.load().scope.plans))


def _indicator(context: Context, passage: Passage) -> None:
    """Let a line that is nothing but 固定资产投资 tell what 投资 means below it."""
    if len(passage.text) > headings.HEADING or passage.text.endswith(_SENTENCE_ENDS):
        return
    name = _COLON.sub("", _NUMBERED.sub("", passage.text, count=1))
    context.of_fixed_assets = name in _FIXED_ASSETS


def _place(context: Context, passage: Passage) -> None:
    """Let a line that is nothing but a place's name be the place of what follows: 钟管镇."""
    number = _NUMBERED.match(passage.text)
    name = passage.text[number.end() if number else 0 :]
    if passage.role == "headline" or len(name) > headings.HEADING:
        return
    name = _COLON.sub("", name)
    if not 2 <= len(name) <= 12:
        return
    place = context.places.find(name)
    if place is not None and place.division is not None and context.places.within(place):
        context.main = place
        context.places.named.append(place)
        context.places.learn(place.division)


def _project(context: Context, passage: Passage) -> None:
    """Let a line that is nothing but a project's name be of what follows, up to the next heading.

    A project that an item of a list opens with is of that item.
    """
    heading = len(passage.text) <= headings.HEADING and not passage.text.endswith(_SENTENCE_ENDS)
    item = _ITEM.match(passage.text)
    if passage.role != "headline" and heading:
        context.headed, context.headed_item = headings.project(passage.text), False
    elif item is not None and (named := headings.project(item.group()) or _works(passage.text)):
        # 1.钟管镇青屿扩能项目。总投资23.6亿元,…
        context.headed, context.headed_item = named, True
    elif context.headed_item:
        context.headed, context.headed_item = "", False


def _works(text: str) -> str:
    """Works that an item of a list names without a word for it: 1.|青屿河综合治理|。总投资5.8亿元."""
    told = _ITEM_OF_WORKS.match(text)
    return told.group("name") if told is not None else ""


def leading_place(context: Context, passage: Passage) -> Place | None:
    """The place that a paragraph of a list is headed with: (一)德清县:工业和旅游。…."""
    head = _LISTED.match(passage.text)
    place = context.places.find(head.group(1)) if head is not None else _of_an_item(context, passage.text)
    if place is None and (headed := context.headed):
        # 德清青屿光伏项目, the heading
        opening = (context.places.find(headed[:length]) for length in (4, 3, 2))
        place = next((one for one in opening if one is not None and _lies_here(context, one)), None)
    return place if place is not None and _lies_here(context, place) else None


def _of_an_item(context: Context, text: str) -> Place | None:
    """The county or town that a numbered item begins with: 1.|德清县|青屿项目是今年的重点."""
    number = _ITEM_NUMBER.match(text)
    if number is None:
        return None
    rest = text[number.end() : number.end() + _LONGEST_NAME]
    names = (rest[:length] for length in range(len(rest), 2, -1))
    places = (context.places.find(name) for name in names if name.endswith(_FULL_NAMES))
    return next((one for one in places if one is not None and _lies_here(context, one)), None)


def _lies_here(context: Context, place: Place) -> bool:
    return place.division is not None and context.places.within(place)
