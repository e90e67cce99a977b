"""Words of time in a sentence, and the days they stand for."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import itertools
import re
from dataclasses import dataclass, field

import patterns
from extractor.pipeline import numbers

_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![亿万千百十美欧港日])元"
_YEAR = "(?:19|20)\\d{2}|[二一][〇零○九0０OＯ][〇零○0０OＯ一二三四五六七八九]{2}"
_SLOTS = {
    "month": _MONTH,
    "month2": _MONTH,
    "quarter": "[一二三四1-4]",
    "quarter2": "[一二三四1-4]",
    "count": r"\d{1,2}|[一二两三四五六七八九十]{1,3}",
    "day": r"\d{1,2}|[一二三四五六七八九十]{1,3}",
    "day2": r"\d{1,2}|[一二三四五六七八九十]{1,3}",
    "plan": "[一二三四五]",
    "congress": "十[六七八九]|二十",
}
PARTS_OF_A_YEAR = frozenset({"months", "cumulative", "quarters", "first_quarter", "first_half"})
"""Kinds of time that statistics of the running year are told for."""
_OPENINGS = (
    r"元清端中春国再力用未接下劳\d一二三四五六七八九十两今去上明来次本当全年前头后过近最"
    r"这刚开新首半目迄如现眼单截至到止自从第“\"『假"
)
_AFTER_NUMBER = r"年月季个份至到\-—–－~～"
_SECONDS = (
    rf"{_AFTER_NUMBER}\d〇○零OＯ·一二两三四五六七八九十上下中争今元党内刚初前动劳午半去发后周国局届已庆底度当拥日"
    "旦明星春昨有期末本来次止清现用的目秋端第节记近"
)
"""What may stand after an opening: 元|旦, 元|月, but not 元|、; after a number only what makes it a time."""
_DATED = "[{year}|{relative}]"
_TRIGGER = re.compile("[年月季今目期截迄首半如眼当现假黄节末以周五]")
LASTING = frozenset(
    {
        "months",
        "cumulative",
        "quarters",
        "quarter",
        "first_quarter",
        "first_half",
        "second_half",
        "year",
        "context_year",
        "last_year",
        "new_year",
        "to_date",
        "month",
        "span",
        "holiday",
        "as_of_month",
        "as_of_quarter",
        "as_of_year",
        "current_month",
        "last_month",
        "last_week",
    }
)
"""Kinds of period that later sentences go on with; a day, or 目前, holds for its own sentence only."""
ACTION_DATES = frozenset({"day", "month", "as_of_month", "as_of_day"})
"""Kinds that often date an event (9月底开工) rather than a figure."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of time at ``start:end`` of a sentence; ``values`` are the numbers named in them."""

    start: int
    end: int
    text: str
    covers: str
    values: dict[str, int]
    relative: int | None

    @property
    def has_year(self) -> bool:
        """Whether the words themselves tell the year, if need be from the publication date."""
        return "year" in self.values or self.relative is not None


Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day covered, either of which may be unknown; ``text`` is the words that gave them."""

    start: dt.date | None
    end: dt.date | None
    text: str = ""
    covers: str = ""

    @property
    def days(self) -> Days:
        """First and last day."""
        return self.start, self.end

    @property
    def year(self) -> int | None:
        """The year in which the span ends."""
        return self.end.year if self.end else None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date of which the day or the month may be unknown: 2024-10-31, 2021-11, 2021.

    A month that is only inferred is the one after the months that the article reports on, with which its
    totals of the year end.
    """

    year: int
    month: int | None = None
    day: int | None = None
    inferred: bool = field(default=False, kw_only=True)

    @classmethod
    def parse(cls, text: str | None, *, inferred: bool = False) -> Published | None:
        """Read an ISO date, month or year; None for none."""
        if not text:
            return None
        return cls(*(int(part) for part in text.split("-")), inferred=inferred)

    @property
    def last_day(self) -> dt.date:
        """The last day it may have been."""
        return _last_day(self.year, self.month or 12, self.day)

    @property
    def last_day_told(self) -> dt.date:
        """The last day of which its totals of the year tell."""
        if self.inferred and self.day is None and self.month is not None and self.month > 1:
            return _last_day(self.year, self.month - 1, None)
        return self.last_day


@functools.lru_cache(maxsize=4096)
def _last_day(year: int, month: int, day: int | None) -> dt.date:
    return dt.date(year, month, day or calendar.monthrange(year, month)[1])


def find(text: str) -> list[Mention]:
    """Return the words of time of a sentence, left to right, none overlapping."""
    if not _TRIGGER.search(text):
        return []
    pattern, kinds = _compiled()
    found = []
    for match in pattern.finditer(text):
        kind = kinds[match.lastgroup or ""]
        entry = kind.entry
        words = kind.expression.match(text, match.start())
        assert words is not None
        values: dict[str, int] = {}
        relative = None
        if entry.holiday is not None:
            values["holiday"] = patterns.loader.HOLIDAYS.index(entry.holiday)
        for slot in kind.slots:
            value = words[slot]
            if value is None:
                continue
            if slot == "relative":
                relative = patterns.load().relative_years[value]
            else:
                values[slot] = _number(value)
        found.append(Mention(match.start(), match.end(), match.group(), entry.covers, values, relative))
    return found


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text == "元":
        # 元月 is January.
        return 1
    if text[0] in "一二" and text[1:2] in tuple("〇零○九0０OＯ") and len(text) == 4:
        return int("".join(str(numbers.DIGITS.get(c, 0)) for c in text))
    return int(numbers.parse(text))


@dataclass(frozen=True, slots=True)
class _Compiled:
    """An entry of periods.toml, with the expression that takes its words apart and the group of each slot."""

    entry: patterns.entries.Period
    expression: re.Pattern[str]
    slots: tuple[str, ...]


@functools.cache
def _compiled() -> tuple[re.Pattern[str], dict[str, _Compiled]]:
    """One expression over all entries, and each for itself.

    The first has no group but an empty one at the end of each alternative, which tells the entry: to
    write down numbers at every place where words of time might begin takes twice the time. Entries in a row
    that all may begin with a year look for it together.
    """
    kinds = {}
    parts = []
    entries = enumerate(patterns.load().periods)
    for dated, row in itertools.groupby(entries, key=lambda entry: entry[1].pattern.startswith(_DATED)):
        alternatives = []
        for index, entry in row:
            body, slots = _expression(entry.pattern)
            kinds[f"p{index}"] = _Compiled(entry, re.compile(body), slots)
            undated = entry.pattern.removeprefix(_DATED)
            alternatives.append(f"(?:{_ungrouped(undated)})(?P<p{index}>)")
        either = "|".join(alternatives)
        parts.append(f"{_ungrouped(_DATED)}(?:{either})" if dated else either)
    # Few characters can begin words of time, and few can follow; a look at these first spares most of a
    # sentence the long pattern, above all the digits of its figures.
    opening = rf"(?=[{_OPENINGS}])(?=\d{{1,4}}[{_AFTER_NUMBER}]|\d、\d{{1,2}}月|\D[{_SECONDS}])"
    return re.compile(opening + r"(?<![\d.])(?:" + "|".join(parts) + ")"), kinds


def _ungrouped(pattern: str) -> str:
    return re.sub(r"[(][?]P<[^>]+>", "(?:", _expression(pattern)[0])


def _expression(pattern: str) -> tuple[str, tuple[str, ...]]:
    """Write a pattern of periods.toml as a regular expression with one named group a slot."""
    body = re.sub(r"\[([^\]]*)\]", r"(?:\1)?", pattern)
    body = body.replace("{to}", "[至到\\-—–－~～]{1,2}")
    slots = []
    relative = "|".join(sorted(patterns.load().relative_years, key=len, reverse=True))
    for slot, expression in {**_SLOTS, "relative": relative}.items():
        if "{" + slot + "}" in body:
            slots.append(slot)
            body = body.replace("{" + slot + "}", f"(?P<{slot}>{expression})")
    for slot in ("year", "year2"):
        if "{" + slot + "}" in body:
            slots.append(slot)
            optional = "?" if "{to}" in pattern and slot == "year" and "{year2}" in pattern else ""
            body = body.replace("{" + slot + "}", f"(?P<{slot}>{_YEAR})年{optional}")
    return body, tuple(slots)
