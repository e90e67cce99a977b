"""What a reader of an article has in mind from one sentence to the next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
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
_BASE_YEAR = _PHRASES.pattern("base_year")
_BASE_PLAN = _PHRASES.pattern("base_plan")
_YEAR_NAMED = _PHRASES.pattern("year")
_END_YEAR = _PHRASES.pattern("end_year")

_PROJECT_OF_PLACE = Phrases("places").pattern("project_of_place")

_NEAR_THE_OPENING = 24  # characters within which a sentence names what it is about
_OPENING = 12  # characters at most before the day with which a sentence opens
_LONGEST_COMPARISON = 15  # years
_OF_A_YEAR = frozenset(
    {"months", "quarter", "quarters", "cumulative", "first_half", "second_half", "month", "as_of_month"}
)


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
        told_of_area: whether figures were told before any town was named.
        whole: the report's period, while a paragraph goes by a part of it.
        elsewhere: whether the paragraph has turned to a place around the area.
        of_zone: whether the article is on a zone or reports on the area, whose towns are only parts.
        place: place spoken of; ``period`` likewise.
        placed_project: the project by whose name alone the place spoken of is told (钟管镇的|青屿项目|), "".
        main_owner: the company that the headline names, whose the figures of its workshop are.
        headed: the project whose name is the heading (青屿光伏项目, a line of its own), "" for none;
            ``headed_item`` whether it only opens the item of a list.
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
        of_fixed_assets: whether the text stands below the heading 固定资产投资.
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
    placed_project: str = ""
    main_owner: Item | None = None
    headed: str = ""
    headed_item: bool = False
    owners: dict[str, Item] = field(default_factory=dict)
    owner_places: dict[str, Place] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)
    years: Span | None = None
    latest: int | None = None
    year: int | None = None
    report: bool = False
    section: str = "actual"
    of_fixed_assets: bool = False
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
    told_of_area: bool = False
    whole: Span | None = None

    def go_by_part(self, span: Span) -> None:
        """Let some months of a report's year hold for the paragraph."""
        self.whole = self.whole or self.period
        self.period = span

    def return_to_main_period(self) -> None:
        """Let a new paragraph go by the article's first period again where the last was only a part of it."""
        if self.whole is not None:
            self.period, self.whole = self.whole, None
        first, last = self.first_period, self.period
        if self.report or first is None or last is None or first.start is None or first.end is None:
            return
        if first.covers in ("month", "current_month") and last.covers in ("months", "cumulative"):
            if self.uses[last.days] <= 1 < self.uses[first.days]:
                # 2月CPI上涨1.4%,…。1至2月平均上涨2.7%。: the next paragraph is of February again.
                self.period = first
            return
        cumulative = ("quarter", "first_quarter", "quarters", "first_half", "months", "cumulative")
        if first.covers in cumulative and last.covers in ("month", "current_month"):
            if last.start is None or last.end is None:
                return
            within = first.start < last.start and last.end <= first.end
            if within and self.uses[last.days] < self.uses[first.days]:
                # 上半年…。单看6月,…。: the next paragraph is of the half year again.
                self.period = first
            return
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
        if self.report and mention.covers == "last_year" and self.year is not None and self.inferred:
            # 一年来,…, in a report on 2011
            return replace(mention, covers="year", values={"year": self.year})
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

    def look_ahead(self, mentions: Iterable[periods.Mention]) -> None:
        """Take from a sentence the latest year that is named, for which its aims may be."""
        years = [m.values["year"] for m in mentions if "year" in m.values]
        self.latest = max((self.latest or 0, *years)) or None

    def end_forecast(self, mentions: Sequence[periods.Mention]) -> None:
        """Let 预计 no longer hold for a sentence on months that were over: 增速有望领跑。|1—11月|增长16%."""
        if self.status != "forecast" or not mentions or self.published is None:
            return
        if mentions[0].covers not in periods.PARTS_OF_A_YEAR:
            return
        span = days.resolve(self.dated(mentions[0]), self.published, self.year, self.future)
        if span.end is not None and span.end <= self.published.last_day:
            self.status = self.section

    def go_by(self, span: Span, mention: periods.Mention, *, used: bool) -> None:
        """Let a period hold for the next sentences.

        Args:
            span: its days.
            mention: the words that name it.
            used: whether figures were told of it.
        """
        self.period = span
        self.period_here = True
        if not used:
            # 2008年,主要指标全部完成。|其中…: of that year, not of the last figure's.
            self.last_period = None
        if "year" in mention.values and span.start is not None and span.start.year == span.year:
            self.year = span.year
        self.first_period = self.first_period or span

    def carry_places(self, names: Iterable[str]) -> None:
        """Let the last of the places that a sentence names hold for the next ones."""
        for name in names:
            place = self.place_of(name)
            if place is None or not self.places.within(place):
                continue
            self.places.named.append(place)
            if place.division is not None and place.division.level == "town":
                self.places.learn(place.division)
            if not self.report:
                self.place = place
            if self.first_place is None and not self.told_of_area:
                self.first_place = place

    def place_project(self, names: Sequence[str], text: str) -> None:
        """Take from a sentence whether the place that it names last is told of one project only.

        Args:
            names: the places that it names, in order.
            text: the sentence: 钟管镇的青屿养老项目计划投资2.6亿元.
        """
        if not names:
            return
        told = _PROJECT_OF_PLACE.match(text, text.rfind(names[-1]) + len(names[-1]))
        self.placed_project = told.group("name") if told is not None else ""

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
