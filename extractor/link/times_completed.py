"""Completes words of time by those spoken before: 2008年,我镇…,1—11月份实现…."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.link.time_words import TimeWords
from extractor.pipeline.periods import Mention
from patterns.phrases import Phrases

_PHRASES = Phrases("times")
_UP_TO = _PHRASES.words("up_to")
_SOURCES = _PHRASES.words("sources")
_PARTS_OF_A_YEAR = frozenset({"months", "first_half", "second_half", "quarter", "quarters", "cumulative"})

_Rule = Callable[[TimeWords], Mention | None]


def until_when(told: TimeWords) -> TimeWords:
    """Return the words with the end that their time has by what was spoken before."""
    return _completed(told, _UNTIL_WHEN)


def of_which_year(told: TimeWords) -> TimeWords:
    """Return the words with the year that they are of by what was spoken before."""
    return told if told.spoken is None else _completed(told, _OF_WHICH_YEAR)


def _completed(told: TimeWords, rules: tuple[_Rule, ...]) -> TimeWords:
    """The words as each of the rules in turn understands them."""
    for rule in rules:
        mention = rule(told)
        if mention is not None:
            told.item.period = mention
            told = replace(told, mention=mention)
    return told


def _years_up_to_the_spoken(told: TimeWords) -> Mention | None:
    """2020年,…|五年来|…: the years end with the year told before."""
    mention, spoken = told.mention, told.spoken
    if mention.covers != "years" or "count" not in mention.values or spoken is None:
        return None
    if not (told.in_a_spoken_year() and "year" in spoken.values and told.item.text.endswith(("间", "来"))):
        return None
    return replace(mention, values={**mention.values, "until": spoken.values["year"]})


def _end_of_the_spoken_year(told: TimeWords) -> Mention | None:
    """去年5月成立合作社,|年底|分红12万元: of that year."""
    spoken = told.spoken
    if told.item.text not in ("年底", "年末") or spoken is None or told.reader.state.status != "actual":
        return None
    if spoken.relative != -1 and "year" not in spoken.values:
        return None
    year = {name: value for name, value in spoken.values.items() if name == "year"}
    return replace(told.mention, covers="year", relative=spoken.relative, values=year)


def _this_year_so_far(told: TimeWords) -> Mention | None:
    """截至9月底,…|今年|实现税收3.6亿元: of nine months."""
    mention, spoken = told.mention, told.spoken
    if told.item.text != "今年" or spoken is None or told.reader.state.status != "actual":
        return None
    if not spoken.text.startswith(_UP_TO):
        return None
    if spoken.covers == "as_of_now":
        return replace(mention, covers="to_date")
    if spoken.covers != "as_of_month" or "month" not in spoken.values:
        return None
    values = {"count": spoken.values["month"]}
    if "year" in spoken.values:
        values["year"] = spoken.values["year"]
    return replace(mention, covers="cumulative", values=values)


def _day_of_a_source(told: TimeWords) -> Mention | None:
    """据市经贸局5月15日|的通报: figures up to that day."""
    if told.mention.covers != "day" or not told.reader.text.startswith(_SOURCES, told.item.end):
        return None
    return replace(told.mention, covers="as_of_day")


_UNTIL_WHEN: tuple[_Rule, ...] = (
    _years_up_to_the_spoken,
    _end_of_the_spoken_year,
    _this_year_so_far,
    _day_of_a_source,
)


def _year_before_last(told: TimeWords) -> Mention | None:
    """去年1.2亿元,|上年|为1亿元: the year before last."""
    spoken = told.spoken
    if told.mention.relative != -1 or not told.item.text.startswith("上") or spoken is None:
        return None
    if spoken.relative != -1 or not spoken.text.startswith("去"):
        return None
    return replace(told.mention, relative=-2)


def _part_of_the_spoken_year(told: TimeWords) -> Mention | None:
    """2008年,我镇…,|1—11月份|实现…; 2023年|的|上半年: of the same year."""
    mention, spoken = told.mention, told.spoken
    if mention.has_year or mention.covers not in _PARTS_OF_A_YEAR:
        return None
    if spoken is None or spoken.covers != "year" or "year" not in spoken.values:
        return None
    return replace(mention, values={**mention.values, "year": spoken.values["year"]})


def _whole_of_the_spoken_year(told: TimeWords) -> Mention | None:
    """今年一季度…,|全年|…: of the same year."""
    spoken = told.spoken
    if told.item.text != "全年" or spoken is None or not spoken.has_year:
        return None
    values = {"year": spoken.values["year"]} if "year" in spoken.values else {}
    relative = None if values else spoken.relative
    return replace(told.mention, covers="year", values=values, relative=relative)


_OF_WHICH_YEAR: tuple[_Rule, ...] = (
    _year_before_last,
    _part_of_the_spoken_year,
    _whole_of_the_spoken_year,
)
