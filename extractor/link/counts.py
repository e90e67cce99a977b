"""Reads what a count counts: 新增规上工业企业15家, 25家小微企业, 接待游客1500万人次."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from extractor.link.draft import Head
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.gap import Gap
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("counted")
_RANKED_AMONG = _PHRASES.pattern("ranked_among")
_SETTLING = _PHRASES.words("settling")
_CALLED_ON = _PHRASES.pattern("called_on")
_CLASSES = _PHRASES.words("size_classes")
_ENGAGED = _PHRASES.pattern("engaged_in")
_VISITED = _PHRASES.pattern("visited")
_ELSEWHERE = _PHRASES.words("elsewhere")
_JOINED = _PHRASES.words("joined")
_OF_PEOPLE = frozenset(_PHRASES.words("units_of_people"))
_OF_GOODS = frozenset(_PHRASES.words("units_of_goods"))
_OF_ENTERPRISES = _PHRASES.words("units_of_enterprises")
_OF_SMALL_NUMBERS = _PHRASES.words("units_of_small_numbers")
_OF_SCHOOLS = _PHRASES.words("units_of_schools")
_OF_EVENTS = _PHRASES.words("units_of_events")
_PART_BEFORE = _PHRASES.pattern("part_before")
_MAKE = _PHRASES.pattern("make")
_LABOUR = _PHRASES.pattern("labour")
_BARE = frozenset(_PHRASES.words("bare_nouns"))
_WITHIN_NOUN = _PHRASES.words("within_noun")
_BEFORE_NUMBER = _PHRASES.words("before_number")
_WITH_EXAMPLES = _PHRASES.words("with_examples")

_STOPS = frozenset({"PUNCT", "FIGURE", "PERIOD", "LIST", "CUE", "TO"})
_BRACKET = re.compile("[(（]")
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count is of, and whether the noun stands after the figure."""

    head: Head
    after: bool


UNECONOMIC = Counted(Head("not_economic", dimension="count"), True)
"""A count of what is none of the economy's, whatever indicator stands before it."""


def read(reader: SentenceReader, index: int, begin: int, last_figure: int) -> Counted | None:
    """Return what the count at ``index`` counts, None where that is not known or not economic."""
    items, text = reader.items, reader.text
    figure = items[index].figure
    assert figure is not None
    after = index + 1
    while after < len(items) and not (
        (items[after].tag in _STOPS and items[after].text not in '“”"（(') or items[after].text in "，,。"
    ):
        if items[after].tag == "VERB" and all(items[i].tag == "VERB" for i in range(index + 1, after)):
            after += 1
            continue
        if items[after].tag == "VERB" and items[after].text not in _WITHIN_NOUN:
            break
        after += 1
    right = text[items[index].end : items[after - 1].end] if after > index + 1 else ""
    if _RANKED_AMONG.match(text, items[index].end) or text.startswith("月", items[index].end):
        return None
    if not figure.printed_value[:1].isdigit() and text[items[index].start - 1 : items[index].start] in tuple(
        "“\"'‘"
    ):
        return None
    if right:
        joined = min((at for at in map(right.find, _JOINED) if at > 0), default=len(right))
        right = _BRACKET.split(right[:joined], maxsplit=1)[0]
    left_first = index
    while left_first > max(begin, last_figure + 1):
        before = items[left_first - 1]
        if before.tag in ("FIGURE", "PERIOD", "SCOPE", "PLACE") or (
            before.tag == "PUNCT" and before.text not in "“”\"'‘’"
        ):
            break
        if (
            before.tag == "CUE"
            and not before.cue("reach", "over", "about", "up", "increase_to")
            and left_first < index
        ):
            break
        left_first -= 1
    while left_first < index and (
        items[left_first].tag in ("CUE", "LIST", "TO", "ADVERB") or items[left_first].text in ("的", "了")
    ):
        left_first += 1
    left_end = index
    while left_end > left_first and (
        items[left_end - 1].tag in ("CUE",) or items[left_end - 1].text in _BEFORE_NUMBER
    ):
        left_end -= 1
    left = text[items[left_first].start : items[left_end - 1].end] if left_end > left_first else ""
    unit = figure.printed_unit.lstrip("万亿千百十")
    if unit == "件":
        # 150万件 are goods, as 20件实事 are not.
        unit = figure.printed_unit
    if _CALLED_ON.search(left):
        # 外出走访企业35家
        return UNECONOMIC
    if right.startswith(_SETTLING):
        # 引进企业|20户|落户园区
        right = ""
    if right.startswith(_ELSEWHERE):
        # 出口到|160多个|国家和地区
        return UNECONOMIC
    found = _classify(right, unit, first=False) if right else None
    phrase, is_after = right, True
    if found is None or found[0] == "":
        left_found = _classify(left, unit, first=False)
        if left_found is not None and (found is None or left_found[0]):
            found, phrase, is_after = left_found, left, False
    if found is None and unit == "只" and left.endswith("项目"):
        # 工业性投入|项目21只|
        activity = phrases.clean(left.removesuffix("项目"))
        return Counted(Head("project_count", activity, dimension="count", at=figure.start), False)
    if found is None and unit in ("户", "家") and left.startswith(_CLASSES) and left.endswith("业"):
        # 规模工业|发展到169户
        return Counted(
            Head("enterprise_count", phrases.clean(left), dimension="count", at=figure.start), False
        )
    trade = _ENGAGED.search(text, max(0, figure.start - _NEAR), figure.start) if unit in _OF_PEOPLE else None
    if found is None and trade is not None:
        # 其中从事农林牧渔业的|6540人
        narrowed = phrases.clean(trade.group("trade"))
        return Counted(Head("employment", narrowed, dimension="count", at=figure.start), False)
    if unit == "人次" and _VISITED.search(left) and (found is None or found[0] != "tourism_visits"):
        narrowed = phrases.clean(_VISITED.sub("", left))
        return Counted(Head("tourism_visits", narrowed, dimension="count", at=figure.start), False)
    if found is None and not left and not right and _counts_residents(reader, index):
        return Counted(Head("population", "", dimension="count", at=figure.start), False)
    if found is None or not found[0] or found[0] == "not_economic":
        return None
    code, end = found
    if not figure.printed_value[:1].isdigit():
        if (
            right.startswith(("“", '"', "'", "‘"))
            or (figure.value < 10 and code not in ("project_count", "enterprise_count"))
            or (figure.value < 10 and unit not in _OF_SMALL_NUMBERS)
        ):
            return None
    activity = phrases.clean(_PART_BEFORE.sub("", phrase[:end]))
    if code == "project_count" and activity.startswith(patterns.load().scope.pointing):
        activity = ""
    if activity in _BARE:
        # 汇龙、矽盛、百图|等27个项目 gives examples, it narrows nothing.
        examples = left_end < index and items[left_end].text == "等"
        activity = phrases.clean(left) if is_after and left and not _verb_only(left) and not examples else ""
    if activity.endswith(_WITH_EXAMPLES):
        # 青屿半导体、恒屿航空等项目23个
        activity = ""
    of_a_trade = code == "enterprise_count" and is_after and not activity
    trade = _MAKE.search(text, items[index].end, items[index].end + _NEAR) if of_a_trade else None
    if trade is not None:
        # 有|19家|企业从事眼镜架生产
        activity = f"{trade.group(1)}企业"
    if code == "employment" and not _workers().sub("", activity):
        # 带动|周边群众|就业|500人 is of no branch.
        activity = ""
    moved = code == "employment" and _LABOUR.search(phrase) is not None
    if unit == "人次" and code != "tourism_visits" and not moved:
        return None
    if unit in _OF_EVENTS:
        return None
    return Counted(Head(code, activity, dimension="count", at=figure.start), is_after)


def told_before_from(reader: SentenceReader, index: int, gap: Gap) -> Counted | None:
    """What is counted before 从: 规上企业数量|从2020年的|36家|增至69家."""
    at = next((item for item in gap if item.cue("from")), None)
    if at is None:
        return None
    words = [
        item for item in gap if item.end <= at.start and item.tag in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX")
    ]
    phrase = (
        reader.text[words[0].start : words[-1].end].removesuffix("数量").removesuffix("数") if words else ""
    )
    figure = reader.items[index].figure
    assert figure is not None
    found = _classify(phrase, figure.printed_unit.lstrip("万亿千百十"), first=False)
    if found is None or not found[0] or found[0] == "not_economic":
        return None
    return Counted(
        Head(found[0], phrases.clean(phrase[: found[1]]), dimension="count", at=words[0].start), False
    )


@functools.cache
def _workers() -> re.Pattern[str]:
    return phrases.one_of(patterns.load().scope.employs)


def _counts_residents(reader: SentenceReader, index: int) -> bool:
    """Whether households and people stand side by side: 有|28115户|,|6.5万人."""
    units = {"户", "人"}
    for beside in (index - 2, index + 2):
        if 0 <= beside < len(reader.items) and reader.items[(beside + index) // 2].text in "、,，":
            other, own = reader.items[beside].figure, reader.items[index].figure
            if other is not None and own is not None:
                if {other.printed_unit.lstrip("万"), own.printed_unit.lstrip("万")} == units:
                    return True
    return False


def _verb_only(left: str) -> bool:
    return len(left) <= 2


def _classify(phrase: str, unit: str, *, first: bool) -> tuple[str, int] | None:
    """Code of the noun of a phrase and where the noun ends."""
    if not phrase:
        return None
    found = phrases.counted(phrase, last=not first)
    if found is None:
        return None
    code, _, end = found
    if unit in _OF_PEOPLE and code in (
        "enterprise_count",
        "project_count",
        "other_economic",
        "output_volume",
        "capacity",
    ):
        return None
    if code == "enterprise_count" and unit not in _OF_ENTERPRISES:
        return None
    if code == "employment" and unit in _OF_SCHOOLS:
        # 劳务培训学校|3所
        return None
    if code == "project_count" and unit in _OF_GOODS:
        # 年出栏|5万头|生猪养殖项目, 新建|120万套|车灯项目
        return None
    if unit in ("家",) and code in ("talent_count", "population", "employment"):
        return None
    if phrases.is_uneconomic(phrase) and code in ("other_economic", "population"):
        return None
    return code, end
