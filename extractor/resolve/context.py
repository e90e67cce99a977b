"""What a reader of an article has in mind from one sentence to the next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import patterns
from extractor.link.draft import Head
from extractor.link.items import Item
from extractor.pipeline import days, periods
from extractor.pipeline.lexicon import lexicon
from extractor.pipeline.periods import Days, Published, Span
from extractor.resolve.places import Gazetteer, Place
from patterns.phrases import Phrases

_PHRASES = Phrases("carried_on")
_ALONE = _PHRASES.words("one_month")
_BASE_YEAR = _PHRASES.pattern("base_year")
_BASE_PLAN = _PHRASES.pattern("base_plan")
_YEAR_NAMED = _PHRASES.pattern("year")
_END_YEAR = _PHRASES.pattern("end_year")
_FOUNDED = _PHRASES.pattern("came_to_be")
_ONLY = _PHRASES.words("only")
_NEXT_YEAR = _PHRASES.words("next_year")

_NEAR_THE_OPENING = 24  # characters within which a sentence names what it is about
_OPENING = 12  # characters at most before the day with which a sentence opens
_EVENT = 20  # characters after a year within which an event is told that it dates
_LONGEST_COMPARISON = 15  # years
_PARTS = frozenset({"months", "cumulative", "quarters", "first_quarter", "first_half"})
_SHORTLY = 45  # days within which the statistics of some months are news
_OF_A_YEAR = frozenset(
    {"months", "quarter", "quarters", "cumulative", "first_half", "second_half", "month", "as_of_month"}
)


def _dates_an_event(text: str, mention: periods.Mention) -> bool:
    """Whether a year only tells when something came to be or was honoured: 1997年设立, 2008年被评为文明镇."""
    return _FOUNDED.search(text, mention.end, mention.end + _EVENT) is not None


@dataclass(slots=True)
class Context:
    """What a reader of the article has in mind at a sentence.

    Attributes:
        published: publication date; ``inferred`` says that it is only told from the article's own words.
        places: the places that may be meant.
        towns: how many towns of the area the article names.
        main: place that the article is about, to which each paragraph returns.
        ahead: the part of a year that the article names first, for figures before it.
        period_here: whether the period was named in the running paragraph.
        owner_before: whether the sentence before told figures of a company, project or park.
        subject_before: kind and name of whose the last figure of the last sentence with figures was.
        elsewhere: whether the paragraph has turned to a place around the area.
        of_zone: whether the article is on a zone or reports on the area, whose towns are only parts.
        place: place spoken of; ``period`` likewise.
        main_owner: the company that the headline names, whose the figures of its workshop are.
        headed: the project whose name is the heading (青屿光伏项目, a line of its own), "" for none.
        owners: the company, project, park and institution named last, by kind.
        owner_places: the town in which each of them was first spoken of.
        full_names: the full name of each company by its short ones.
        head: what the last figure was of; ``spoken`` the last head of each indicator.
        first_heads: the good that an indicator of goods was first told of.
        status: status that holds where a sentence does not say (预计 said once for a list).
        years: the span of years named last (十三五, 五年来), for averages.
        latest: the latest year named in the article so far, the one that targets are for.
        year: year spoken of.
        last_period: period of the last figure; ``uses`` counts the figures of each period.
        report: whether the article reports on a past year (work report, bulletin).
        event: the month of the day on which something was held that the article tells of (3月28日举行).
        section: status of the section of a report: actual, or target where it says what is to come.
    """

    published: Published | None
    places: Gazetteer
    inferred: bool = False
    main: Place | None = None
    towns: int = 0
    place: Place | None = None
    period: Span | None = None
    period_here: bool = False
    ahead: Span | None = None
    owner_before: bool = False
    subject_before: tuple[str, str] = ("area", "")
    elsewhere: bool = False
    of_zone: bool = False
    main_owner: Item | None = None
    headed: str = ""
    owners: dict[str, Item] = field(default_factory=dict)
    owner_places: dict[str, Place] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)
    years: Span | None = None
    latest: int | None = None
    year: int | None = None
    report: bool = False
    section: str = "actual"
    event: Span | None = None
    future: bool = False
    head: Head | None = None
    spoken: dict[str, Head] = field(default_factory=dict)
    first_heads: dict[str, str] = field(default_factory=dict)
    status: str = "actual"
    first_period: Span | None = None
    last_period: Span | None = None
    uses: Counter[Days] = field(default_factory=Counter)
    first_place: Place | None = None

    def return_to_main_period(self) -> None:
        """Let a new paragraph go by the article's first period again where the last was only a part of it."""
        first, last = self.first_period, self.period
        if self.report or first is None or last is None or first.start is None or first.end is None:
            return
        if first.covers in ("month", "current_month") and last.covers in ("months", "cumulative"):
            if self.uses[last.days] <= 1 < self.uses[first.days]:
                # 2月CPI上涨1.4%,…。1至2月平均上涨2.7%。: the next paragraph is of February again.
                self.period = first
            return
        cumulative = ("quarter", "first_quarter", "quarters", "first_half", "months", "cumulative")
        if first.covers not in cumulative or last.covers not in cumulative or last.end is None:
            return
        if first.start == last.start and (
            last.end < first.end or self.uses[last.days] <= 1 < self.uses[first.days]
        ):
            self.period = first

    def dated(self, mention: periods.Mention) -> periods.Mention:
        """Return words of time with the year of the report they stand in: 1—11月份 in a report on 2008."""
        this_year = mention.relative == 0 and mention.covers in ("year", "to_date")
        if self.report and self.inferred and this_year and self.section == "actual" and self.year is not None:
            # 二、2010年工作情况。今年…, in a report of which nobody knows when it was given
            return replace(mention, values={**mention.values, "year": self.year})
        if not self.report or mention.has_year or self.year is None or mention.covers not in _OF_A_YEAR:
            return mention
        return replace(mention, values={**mention.values, "year": self.year})

    def hold(self, text: str, mentions: Iterable[periods.Mention]) -> None:
        """Take from a sentence that tells what was held or begun on a day which day that was."""
        if self.event is not None or self.report:
            return
        dated = [m for m in mentions if m.covers == "day" and m.start < _OPENING]
        if dated and any(word in text for word in patterns.load().scope.held):
            span = days.resolve(dated[0], self.published, self.year, self.future)
            if span.start is not None and (self.published is None or span.start <= self.published.last_day):
                self.event = span

    def compare_with(self, text: str) -> None:
        """Take the years that an average is of from the year compared with: 由2016年的…增长到2021年的…."""
        match = _BASE_YEAR.search(text) or _BASE_PLAN.search(text)
        if match is None:
            return
        told = match.group(1)
        base = int(told) if told.isdigit() else 2005 + 5 * ("零一二三四".index(told) if told else 0)
        named = _END_YEAR.search(text, match.end())
        end = (
            int(named.group(1))
            if named is not None
            else self.period.year
            if self.period is not None
            else None
        )
        if end is None and (before := _YEAR_NAMED.findall(text, 0, match.start())):
            # 2010年,生产总值8亿元,是2005年的2.1倍
            end = int(before[-1])
        if end is None and self.published is not None:
            end = self.published.year - 1
        if end is not None and 2 <= end - base <= _LONGEST_COMPARISON:
            self.years = Span(dt.date(base + 1, 1, 1), dt.date(end, 12, 31), match.group(), "span")

    def carry(
        self, spoken: list[periods.Mention], places: list[str], *, used: bool = False, text: str = ""
    ) -> None:
        """Let period and place of a sentence hold for the next ones.

        A month or a day is carried only where figures were ``used`` with it: 9月底 mostly dates an event.
        """
        for mention in spoken:
            if mention.covers in ("plan", "years", "span"):
                years = days.resolve(mention, self.published, self.year, self.future)
                # 五年来, in a report without a date, is of the plan named before.
                self.years = years if years.end is not None else self.years
            if "year" in mention.values:
                self.latest = max(self.latest or 0, mention.values["year"])
            if (
                (
                    mention.covers.startswith("as_of")
                    and not (used and mention.covers == "as_of_month" and self._only_of_a_year())
                )
                or mention.covers not in periods.LASTING
                or (mention.covers in periods.ACTION_DATES and not used)
            ):
                continue
            if mention.text.endswith(("当月", "单月")) or text.startswith(_ALONE, mention.end):
                # 其中,7月份|一个月就完成4亿元: what follows is of the whole again.
                continue
            undated = self.year is None and self.published is None and mention.covers == "context_year"
            year = self.latest if undated else self.year
            span = days.resolve(self.dated(mention), self.published, year, self.future)
            if span.end is None or self._event_to_come(span):
                continue
            if text.endswith(_ONLY, 0, mention.start):
                # 仅8月份就有3个项目开工。…: what follows is of the whole again.
                continue
            if mention.covers == "year" and not used and _dates_an_event(text, mention):
                # 1997年设立。…: when it was founded, not what the figures are of.
                continue
            if mention.text.startswith(_NEXT_YEAR) or self._is_to_come(span):
                # 明年项目提前干,…: what follows is of this year again.
                continue
            if self.report and self.year is None and used and mention.covers == "year" and span.year:
                # The first year that a report without date tells figures of is the one that it reports on.
                self.year, self.period = span.year, span
            if self.report:
                if (
                    mention.has_year
                    and mention.covers != "quarter"
                    and span.start is not None
                    and span.start.year == span.end.year == self.year
                ):
                    self.period = span
                continue
            if (
                mention.start > 0
                and self.period is not None
                and self.period.start is not None
                and self.period_here
                and span.end < self.period.start
            ):
                # 拿2020年的数据一比: an earlier year inside a sentence is only compared with.
                continue
            if (
                mention.start > 0
                and mention.covers in ("month", "current_month", "quarter")
                and self.period is not None
                and self.period_here
                and self.period.start is not None
                and self.period.end is not None
                and span.start is not None
                and self.period.start < span.start
                and span.end <= self.period.end
            ):
                # 前三季度…,其中9月份当月增长5.8%: the part does not end the whole.
                continue
            if (
                mention.start > 0
                and self.period_here
                and self.period is not None
                and span.end is not None
                and self.period.end is not None
                and span.start == self.period.start
                and span.end < self.period.end
                and mention.covers == "months"
                and self.period.covers not in ("to_date", "year")
            ):
                # 1-5月,…增长22.1%,较1-4月提高4.8个百分点
                continue
            if mention.covers == "months" and self._within_period(span):
                # 上半年…。2至6月累计增幅分别为…: a look back at part of it.
                continue
            if mention.covers == "to_date" and not used and self._tells_of_part_of(span):
                # 上半年…。今年以来,各级狠抓项目。…: what follows is of the half year again.
                continue
            if self._only_begun(span):
                # 前三季度…。预计全年GDP突破700亿元: what follows is of the three quarters again.
                continue
            self.period = span
            self.period_here = True
            if not used:
                # 2008年,主要指标全部完成。|其中…: of that year, not of the last figure's.
                self.last_period = None
            if "year" in mention.values and span.start is not None and span.start.year == span.end.year:
                self.year = span.year
            self.first_period = self.first_period or span
        for name in places:
            place = self.place_of(name)
            if place is None or not self.places.within(place):
                continue
            self.places.named.append(place)
            if place.division is not None and place.division.level == "town":
                self.places.learn(place.division)
            if not self.report:
                self.place = place
            self.first_place = self.first_place or place

    def look_beyond(self, told: set[str | None], text: str) -> None:
        """Let a place around the area hold on where a sentence that opens with it told of nothing else.

        Args:
            told: the places of its figures.
            text: the sentence: 上半年大连市进出口额306亿美元。|其中出口…, in the paper of a county of it.
        """
        name = next(iter(told)) if len(told) == 1 else None
        if name is None or self.report or not 0 <= text.find(name) <= _NEAR_THE_OPENING:
            return
        place = self.places.find(name)
        if place is not None and self.places.above(place):
            self.place, self.elsewhere = place, True

    def _only_of_a_year(self) -> bool:
        """Whether no part of a year has been named that the article goes by."""
        return self.period is None or (self.period.covers == "year" and not self.report)

    def _is_to_come(self, span: Span) -> bool:
        """Whether a year that had not begun is named in passing: 谋划2023年重点项目14个."""
        return (
            span.covers == "year"
            and span.start is not None
            and self.published is not None
            and self.published.month is not None
            and span.start > self.published.last_day
            and not self.report
        )

    def _event_to_come(self, span: Span) -> bool:
        """Whether a month or day after publication dates something expected, no figures that follow."""
        return (
            span.covers in ("month", "day", "current_month")
            and span.start is not None
            and self.published is not None
            and span.start > self.published.last_day
        )

    def _within_period(self, span: Span) -> bool:
        """Whether months that do not begin the year lie within the period spoken of."""
        now = self.period
        return (
            now is not None
            and now.start is not None
            and now.end is not None
            and span.start is not None
            and span.end is not None
            and now.start < span.start
            and span.end <= now.end
        )

    def _tells_of_part_of(self, span: Span) -> bool:
        """Whether the article goes by the months of a year that ended shortly before it appeared."""
        now = self.period
        return (
            now is not None
            and now.covers in _PARTS
            and now.start == span.start
            and now.end is not None
            and span.end is not None
            and (span.end - now.end).days <= _SHORTLY
        )

    def _only_begun(self, span: Span) -> bool:
        """Whether a year that is not over is named beside the part of it that the article reports on."""
        now = self.period
        return (
            span.covers in ("year", "context_year")
            and span.end is not None
            and self.published is not None
            and (span.end > self.published.last_day or self._is_of_a_year_only(span))
            and now is not None
            and now.start is not None
            and now.end is not None
            and now.start.year == now.end.year == span.end.year
            and now.end < span.end
        )

    def _is_of_a_year_only(self, span: Span) -> bool:
        """Whether a year is the one of publication, of which no more is known."""
        now = self.published
        return now is not None and now.month is None and span.end is not None and span.end.year == now.year

    def speak_of_all(self) -> None:
        """Go by no branch any more but the first: 分县区看,… tells again of what was said of the whole."""
        first = self.first_heads
        if self.head is not None:
            self.head = self.head._replace(activity=first.get(self.head.indicator, ""))
        self.spoken = {
            code: head._replace(activity=first.get(code, "")) for code, head in self.spoken.items()
        }

    def learn_company(self, full: str, short: Iterable[str]) -> None:
        """Let a company be meant by its short names, those that no other company or place has."""
        new = [name for name in short if name not in self.full_names and name not in self.places.short]
        self.full_names.update(dict.fromkeys(new, full))
        self.places.words.add_companies(new)

    def place_of(self, name: str) -> Place | None:
        """Return the place that the article means by a name, path or scope word (新埭, 全镇)."""
        word = lexicon().words.get(name)
        if word is not None and word.scope is not None:
            domain = name in patterns.load().scope.own_level
            return self.places.scope(word.scope, self.place, of_area=domain)
        return self.places.find(name)
