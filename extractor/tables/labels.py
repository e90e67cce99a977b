"""What a header or the name of a row says: unit, measure, basis, period, and the name of the thing."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extractor.pipeline import periods
from extractor.pipeline.periods import Mention
from extractor.tables import cells
from extractor.tables.cells import PrintedUnit

_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_BETWEEN_UNITS = re.compile(r"[、,/和;:及]")
_BARE_UNIT = re.compile(r"[/_:|、]?(±?%|[十百千万亿]+[^\d十百千万亿]{1,4})$")
_UNIT_LINE = re.compile(r"单位:([^\d。;()\[\]【】]*)")
_THEN = (
    r"(?:(?:20\d\d年|19\d\d年|去年|上年|上月|上季度?|上期|前年|[1一][-—–至]\d{1,2}月|\d{1,2}月|一季度|上半年)"
    r"(?:同期|同月|末|初|底)?|同期)"
)
_COMPARED = rf"(?:[比较与]{_THEN}?)"
_HOW = r"(?:同比|环比|可比价?|不变价|按可比价格?|现价|名义|实际|累计|年均|两年平均|平均)"
_CHANGE = re.compile(rf"{_COMPARED}?{_HOW}*(?:增减|净?增加|净增|减少)(?:额|量|数)|净增|增量")
_GROWTH = re.compile(
    rf"{_COMPARED}?{_HOW}*(?:(?:增长|增减|增幅|增速|涨跌|涨幅|升降|升幅|变动|变化|±)(?:速度|幅度|率|幅|%|百分比)*"
    rf"|增(?=$|[±%]))[±%]*|{_COMPARED}?{_HOW}*±%?|(?:同比|环比)%?$|[比较与]{_THEN}(?=$|%)"
)
_DECLINE = re.compile(rf"{_COMPARED}?{_HOW}*(?:降幅|下降率?|降低率?|下降幅度)[±%]*")
_RANK = re.compile(
    r"(?:在?全[省市县区])?(?:增速|增幅|增长|总量)?(?:排名|位次|名次|排位|位序|排序|序位)(?:情况)?"
)
_SHARE = re.compile(
    r"占(?P<of>[^占比]{0,16}?)的?(?:总量|总数)?(?:比重|比例|份额|百分比|比|%)|比重|占比|份额|构成|贡献率"
)
_TARGET = r"(?:(?:目标|任务|计划(?!总?投资)|(?<=[年度])计划|预算(?![内外收支]))(?:任务|目标|数)?)"
_COMPLETION = re.compile(
    rf"(?:完成|占|为)?(?:全年|年度|年初|年|当年)?{_TARGET}?的?(?:完成率|完成进度|完成比例|完成程度|完成百分比|进度|序时进度)"
    rf"|(?:完成|占|为)(?:全年|年度|年初|年|当年)?{_TARGET}的?(?:比重|比例|%|百分比)?"
)
_AIM = re.compile(rf"(?:全年|年度|年初|年|当年)?{_TARGET}")
_FORECAST = re.compile(r"预计|预测|预期")
_LEVEL = re.compile(
    r"(?:总量|绝对[值数额量]|数值|数额|数量|指标值|完成[数额值量]|完成情况|实绩|实际数?|实际完成|本期|累计完成|累计[数值额]?"
    r"|本年|合计|金额|完成|总数|总计|情况)+"
)
_YEAR_BEFORE = re.compile(r"(?:上年|去年)?同期(?:[数值额]|累计|完成|水平)?|上年[数值额]?|去年[数值额]?")
_CUMULATIVE = re.compile(
    r"(?:1|一|年初)[-—–~至到]+(?:本|当|报告)月(?:止|末|底)?(?:累计)?|(?:本|当)?月?止?累计"
)
_MONTH = re.compile(r"[本当]月(?:[数值额]|完成)?(?!止|末|累)")
_PART = re.compile(r"(?:其中|#|[*·•])[::]?|^[-—–]+")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\(?[一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?!\d)|[①-⑳])"
)
_NOTES = re.compile(r"[*#①-⑳]+$|\[\d\]$")


@dataclass(frozen=True, slots=True)
class Label:
    """What the words over or before a figure say of it, "" or None where they say nothing.

    Attributes:
        words: what is left: the name of an indicator, an activity or a place.
        units: the units printed, more than one where levels and rates share a header.
        measure, basis, of, status: as in an observation.
        sign: -1 where the figures are rates of decline (降幅).
        period: words of time.
        before: whether the figures are of the same period of the year before (上年同期).
        reach: ``month`` (本月) or ``cumulative`` (累计), "" where it does not say.
        part: whether it is a part of what stands above (其中).
    """

    words: str
    units: tuple[PrintedUnit, ...] = ()
    measure: str = ""
    basis: str = ""
    of: str = ""
    status: str = ""
    sign: int = 1
    period: Mention | None = None
    before: bool = False
    reach: str = ""
    part: bool = False


@functools.lru_cache(maxsize=16_384)
def read(text: str) -> Label:
    """Read a header or row name, white space removed.

    ``规上工业增加值(亿元)`` → words 规上工业增加值, unit 亿元; ``比上年增长(%)`` → growth, yoy;
    ``占GDP比重`` → share of GDP; ``2018年`` → its period; ``其中:民间投资`` → words 民间投资, a part.
    """
    text = text[:80]
    part = _PART.match(text) is not None
    words = _NUMBERED.sub("", _PART.sub("", text, count=1) if part else text)
    words, units = _units(words)
    signed = "±" in text
    words, measure, found = _measure(words, units, signed)
    basis = _basis(text, measure)
    # The year that a rate is compared with is no period of the figures.
    rest = re.sub(_COMPARED, "", text)
    if cells.is_year(rest):
        rest += "年"
        words = ""
    mention, reach = None, ""
    if _CUMULATIVE.search(rest):
        reach, words = "cumulative", _CUMULATIVE.sub("", words)
    elif _MONTH.search(rest):
        reach, words = "month", _MONTH.sub("", words)
    for at in periods.find(rest):
        if at.covers not in ("current_month", "none", "years"):
            mention = at
            words = words.replace(at.text, "")
            break
    before = measure in ("", "level") and _YEAR_BEFORE.search(words) is not None
    if before:
        words = _YEAR_BEFORE.sub("", words)
        if mention is not None and "year" not in mention.values:
            mention = None
        before = mention is None
    if _LEVEL.fullmatch(words):
        words, measure = "", measure or "level"
    words = _NOTES.sub("", words).strip("、,，:：;-—– ")
    return Label(
        words, units, measure, basis, found.of, found.status, found.sign, mention, before, reach, part
    )


@dataclass(slots=True)
class _Found:
    of: str = ""
    status: str = ""
    sign: int = 1


def _units(words: str) -> tuple[str, tuple[PrintedUnit, ...]]:
    """Take the units out of a label: 增加值(万元、%) → 增加值 with two units; other brackets go too."""
    units: list[PrintedUnit] = []
    for match in _BRACKETS.finditer(words):
        inside = re.sub(r"^(?:计量)?单位:", "", match[1])
        units += filter(
            None, map(cells.unit, _BETWEEN_UNITS.split(inside.replace("±", "").replace("+-", "")))
        )
    kept = _BRACKETS.sub(lambda match: match[0] if _says_measure(match[1]) else "", words)
    whole = cells.unit(kept)
    if whole is not None and not units:
        return "", (whole,)
    bare = _BARE_UNIT.search(kept)
    if bare is not None and not units:
        unit = cells.unit(bare[1].strip("±"))
        if unit is not None:
            units.append(unit)
            kept = kept[: bare.start()] + ("±" if bare[1][0] == "±" else "")
    return kept, tuple(units)


def _says_measure(inside: str) -> bool:
    return bool(_GROWTH.search(inside) or _SHARE.search(inside)) and len(inside) > 1


def _measure(words: str, units: tuple[PrintedUnit, ...], signed: bool) -> tuple[str, str, _Found]:
    """Take the words for the measure out of a label."""
    found = _Found()
    rate = any(unit.unit.dimension in ("percent", "point") for unit in units)

    def without(pattern: re.Pattern[str]) -> str:
        return re.sub(r"[(\[]\W*[)\]]", "", pattern.sub("", words, count=1))

    if _FORECAST.search(words):
        found.status, words = "forecast", _FORECAST.sub("", words)
    if match := _RANK.search(words):
        found.of = "growth" if re.search("增[速幅长]", words) else "level" if "总量" in match[0] else ""
        rest = _GROWTH.sub("", without(_RANK))
        return rest, "rank", found
    if (match := _COMPLETION.search(words)) and (rate or not units):
        found.of = "计划" if "计划" in match[0] else "预算" if "预算" in match[0] else "目标"
        return without(_COMPLETION), "share", found
    if match := _SHARE.search(words):
        found.of = match["of"] or ""
        return without(_SHARE), "share", found
    if _AIM.search(words) and not rate:
        found.status = "target"
        words = without(_AIM)
    if any(unit.unit.dimension == "point" for unit in units) and (_GROWTH.search(words) or signed):
        return without(_GROWTH), "change", found
    if _CHANGE.search(words) and not (rate and len(units) == 1):
        return without(_CHANGE), "change", found
    if _DECLINE.search(words):
        found.sign = -1
        return without(_DECLINE), "growth", found
    if _GROWTH.search(words):
        if units and not rate:
            return without(_GROWTH), "change", found
        return without(_GROWTH), "growth", found
    return words, "growth" if signed and rate else "", found


def _basis(text: str, measure: str) -> str:
    if measure not in ("growth", "change"):
        return ""
    if "环比" in text or "上月" in text or "上季" in text:
        return "mom"
    if "可比" in text or "不变价" in text:
        return "comparable"
    if "平均" in text or "年均" in text:
        return "cagr"
    return "yoy"


def line_units(text: str) -> tuple[PrintedUnit, ...]:
    """Return the units that a line over a table gives for all of it: ``单位:万元、%`` → 万元, %."""
    match = _UNIT_LINE.search(text)
    if match is None:
        return ()
    return tuple(filter(None, map(cells.unit, _BETWEEN_UNITS.split(match[1]))))
