"""Carries place, period and owner from sentence to sentence, and makes observations of drafts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

import patterns
from extractor.link import reader as reading
from extractor.link.draft import Draft, Head
from extractor.link.items import Item, items
from extractor.observation import Observation
from extractor.page import Article, Page, Passage
from extractor.pipeline import figures as figure_finder
from extractor.pipeline import periods
from extractor.pipeline.periods import Published, Span
from extractor.pipeline.tokenizer import DomainTokenizer, Token, tokenize
from extractor.resolve import scan
from extractor.resolve.places import Gazetteer, Place, area_place, named_divisions

_SENTENCE_END = re.compile(r"[。!！?？]+[”\"』’]?|……+|\n")
_REPORT = re.compile(r"工作报告|统计公报|公报|国民经济和社会发展|计划报告|预算报告")
_LIKEWISE = re.compile(r"(?:预计|测算|预测)[(（]下同[)）]")
_PLAN_PERIODS = frozenset(
    {"to_date", "context_year", "months", "cumulative", "quarters", "quarter", "first_half"}
)
_YEAR = re.compile(r"((?:19|20)\d{2})年?")


@dataclass(slots=True)
class Context:
    """What a reader of the article has in mind at a sentence.

    Attributes:
        published: publication date.
        places: the places that may be meant.
        towns: how many towns of the area the article names.
        main: place that the article is about, to which each paragraph returns.
        period_here: whether the period was named in the running paragraph.
        place: place spoken of; ``period`` likewise; ``owner`` the company, project or park named last.
        years: the span of years named last (十三五, 五年来), for averages.
        latest: the latest year named in the article so far, the one that targets are for.
        year: year spoken of.
        report: whether the article reports on a past year (work report, bulletin).
    """

    published: Published | None
    places: Gazetteer
    main: Place | None = None
    towns: int = 0
    place: Place | None = None
    period: Span | None = None
    period_here: bool = False
    owner: Item | None = None
    owners: dict[str, Item] | None = None
    years: Span | None = None
    latest: int | None = None
    year: int | None = None
    report: bool = False
    future: bool = False
    head: Head | None = None
    spoken: dict[str, Head] = field(default_factory=dict)
    status: str = "actual"
    first_period: Span | None = None
    first_place: Place | None = None


class ArticleReader:
    """Turns the passages of one article into observations."""

    def __init__(self, page: Page, article: Article, tokenizer: DomainTokenizer) -> None:
        self.page = page
        self.article = article
        self.tokenizer = tokenizer
        published = Published.parse(article.published)
        self.context = Context(published, Gazetteer(area_place(article.area)), owners={})
        self._open()

    def _open(self) -> None:
        """Take period and place from the title: a report of 2017 speaks of 2016."""
        context = self.context
        title = self.page.title or self.article.headline or ""
        head = title + self.article.headline
        context.report = bool(_REPORT.search(head))
        if context.report:
            year = _YEAR.search(head)
            spoken = int(year.group(1)) if year else (context.published.year if context.published else None)
            if spoken is not None:
                late = context.published is not None and (context.published.month or 1) >= 10
                if "工作报告" in head and not late or "计划" in head or not year:
                    spoken -= 1
                context.year = spoken
                context.period = periods.resolve(
                    periods.Mention(0, 0, "", "year", {"year": spoken}, None), context.published, spoken
                )

    def read(self) -> Iterator[Observation]:
        """Yield the observations of the article, its headlines read last, in order of offset."""
        if not any(scan.may_hold_figure(passage.text) for passage in self.article.passages):
            return
        body = [p for p in self.article.passages if p.role in ("body", "caption", "table")]
        titles = [p for p in self.article.passages if p.role in ("kicker", "headline", "subtitle")]
        context = self.context
        for passage in (*titles, *body):
            self._learn(passage.text)
        self._main_place(titles, body)
        found: list[Observation] = []
        for passage in body:
            found += self._passage(passage)
        context.period, context.place = (
            context.first_period or context.period,
            context.first_place or context.place,
        )
        for passage in titles:
            found += [_as_in_body(observation, found) for observation in self._passage(passage)]
        found.sort(key=lambda observation: (observation.start, observation.end))
        yield from found

    def _learn(self, text: str) -> None:
        """Make short names understood of places whose full names the text gives."""
        places = self.context.places
        for name in named_divisions(text):
            place = places.find(name)
            if place is not None and place.division is not None and len(place.division.code) >= 6:
                if places.area is None or places.within(place):
                    places.learn(place.division)

    def _main_place(self, titles: list[Passage], body: list[Passage]) -> None:
        """Find what the article is about when it does not say: the place of its headline, else its only town."""
        context = self.context
        first = [passage for passage in body[:1] if len(passage.text) <= 24]
        for passage in (*titles[:3], *first):
            for token in tokenize(passage.text, context.places.words):
                if token.tag != "PLACE":
                    continue
                place = context.places.find(token.text)
                if place is not None and (context.places.within(place) or context.places.near(place)):
                    context.main = place
                    context.places.named.append(place)
                    if place.division is not None:
                        context.places.learn(place.division)
                    return
        if context.report:
            return
        towns: dict[str, Place] = {}
        for passage in body:
            for name in named_divisions(passage.text):
                place = context.places.find(name)
                if place is not None and context.places.within(place) and name.endswith(("镇", "乡", "街道")):
                    towns[place.name] = place
        context.towns = len(towns)
        if len(towns) == 1:
            context.main = next(iter(towns.values()))

    def _passage(self, passage: Passage) -> Iterator[Observation]:
        text = passage.text
        start = 0
        self.context.status = "actual"
        self.context.period_here = False
        self.context.place = self.context.main
        for match in [*_SENTENCE_END.finditer(text), None]:
            end = match.end() if match else len(text)
            if end > start:
                if scan.may_hold_figure(text, start, end):
                    yield from self._sentence(passage, start, end)
                elif scan.sets_scene(text, start, end, self.context.places.words):
                    self._without_figures(text[start:end])
            start = end

    def _sentence(self, passage: Passage, start: int, end: int) -> Iterator[Observation]:
        text = passage.text[start:end]
        context = self.context
        doc = self.tokenizer(text, context.places.words)
        tokens: list[Token] = doc.user_data["tokens"]
        found = figure_finder.find(doc)
        reader = reading.read(text, items(text, tokens, found), context.head, context.status, context.spoken)
        for draft in reader.drafts:
            observation = self._observation(passage, start, end, text, draft)
            if observation is not None:
                yield observation
        if reader.drafts:
            context.head = reader.drafts[-1].head
            context.spoken.update(
                (draft.head.indicator, draft.head) for draft in reader.drafts if not draft.subject
            )
        elif reader.state.status == "forecast" and len(text) < 40:
            context.status = "forecast"
        first = reader.drafts[0].period if reader.drafts else None
        spoken = [
            draft.period
            for draft in reader.drafts
            if draft.period is not None
            and not draft.shift
            and ((draft.period.relative or 0) >= 0 or draft.period is first)
        ]
        if not reader.drafts:
            spoken = reader.periods
        self._carry([m for m in reader.periods if m.covers in ("plan", "years", "span")], [])
        self._carry(spoken, reader.places, used=bool(reader.drafts))
        if reader.years is not None:
            context.years = periods.resolve(reader.years, context.published, context.year)
        assert context.owners is not None
        for owner in reader.owners:
            if owner.text not in _definite():
                context.owners[owner.owner] = owner
        if _LIKEWISE.search(text):
            context.status = "forecast"

    def _without_figures(self, text: str) -> None:
        """Take from a sentence without figures what the next ones go by: place, period, and 预计."""
        tokens = tokenize(text, self.context.places.words)
        reader = reading.read(text, items(text, tokens, []))
        self._carry([m for m in reader.periods if m.relative is None or m.relative == 0], reader.places)
        assert self.context.owners is not None
        for owner in reader.owners:
            if owner.text not in _definite():
                self.context.owners[owner.owner] = owner
        if reader.state.status == "forecast" and len(text) < 40:
            self.context.status = "forecast"

    def _carry(self, spoken: list[periods.Mention], places: list[str], *, used: bool = False) -> None:
        """Let period and place of a sentence hold for the next ones.

        A month or a day is carried only where figures were ``used`` with it: 9月底 mostly dates an event.
        """
        context = self.context
        for mention in spoken:
            if mention.covers in ("plan", "years", "span"):
                context.years = periods.resolve(mention, context.published, context.year, context.future)
            if "year" in mention.values:
                context.latest = max(context.latest or 0, mention.values["year"])
            if (
                mention.covers.startswith("as_of")
                or mention.covers not in periods.LASTING
                or (mention.covers in periods.ACTION_DATES and not used)
            ):
                continue
            span = periods.resolve(mention, context.published, context.year, context.future)
            if span.end is None:
                continue
            if context.report:
                if (
                    mention.has_year
                    and span.start is not None
                    and span.start.year == span.end.year == context.year
                ):
                    context.period = span
                continue
            context.period = span
            context.period_here = True
            if "year" in mention.values and span.start is not None and span.start.year == span.end.year:
                context.year = span.year
            context.first_period = context.first_period or span
        for name in places:
            place = self._place(name)
            if place is None or not context.places.within(place):
                continue
            context.places.named.append(place)
            if place.division is not None and place.division.level == "town":
                context.places.learn(place.division)
            if not context.report:
                context.place = place
            context.first_place = context.first_place or place

    def _place(self, name: str) -> Place | None:
        context = self.context
        word = self.tokenizer_word(name)
        if word is not None and word.scope is not None:
            return context.places.scope(word.scope, context.place)
        return context.places.find(name)

    @staticmethod
    def tokenizer_word(name: str) -> object:
        """Lexicon entry of a name."""
        from extractor.pipeline.lexicon import lexicon

        return lexicon().words.get(name)

    def _observation(
        self, passage: Passage, start: int, end: int, text: str, draft: Draft
    ) -> Observation | None:
        context, figure = self.context, draft.figure
        head = draft.head
        status = draft.status
        built = "造价" in text[max(0, figure.start - 8) : figure.start]
        if head.indicator == "planned_investment" and status == "actual" and not built:
            status = "planned"
        doubts = set(draft.doubts)
        place = self._draft_place(draft, doubts)
        subject_kind, subject = self._subject(draft, head)
        span = self._period(draft, status, doubts)
        if span is None or span.end is None:
            doubts.add("period_unknown")
        elif status == "forecast" and self.context.published and span.end.year < self.context.published.year - 1:
            status = "actual"
        if status == "planned":
            doubts.add("plan")
        elif status == "target" and draft.period is None:
            doubts.add("status_carried")
        offsets = passage.offsets
        first, last = start + figure.start, start + figure.end
        source_start, source_end = offsets[first], offsets[last - 1] + 1
        if any(low < last and high > first for low, high in passage.damaged):
            doubts.add("damaged")
        raw = re.sub(r"\s+", "", self.page.text[source_start:source_end])
        if source_end - source_start > 3 * (last - first) + 12:
            # The figure's parts stand in different columns: it is traced to the part that holds its digits.
            cut = last
            while cut > first + 1 and offsets[cut - 1] - offsets[first] > (cut - first) + 6:
                cut -= 1
            source_end = offsets[cut - 1] + 1
            raw = re.sub(r"\s+", "", self.page.text[source_start:source_end])
            doubts.add("damaged")
        if (
            self.article.published_how == "inferred"
            and draft.period is not None
            and not draft.period.has_year
        ):
            doubts.add("published_inferred")
        return Observation(
            source=self.page.source,
            article=self.article.headline,
            published=self.article.published,
            start=source_start,
            end=source_end,
            raw=raw,
            sentence=text,
            value=_exact(figure.value * draft.sign),
            value_high=None if figure.value_high is None else _exact(figure.value_high * draft.sign),
            unit=figure.unit,
            printed_value=figure.printed_value,
            printed_unit=figure.printed_unit,
            bound=figure.bound,
            measure=draft.measure,
            basis=draft.basis if draft.measure in ("growth", "change", "multiple") else "",
            indicator=head.indicator,
            activity=head.activity,
            of=draft.of,
            place=place.name if place else None,
            place_code=place.code if place else None,
            subject_kind=subject_kind,
            subject=subject,
            period_start=span.start.isoformat() if span and span.start else None,
            period_end=span.end.isoformat() if span and span.end else None,
            period_text=span.text if span else "",
            status=status,
            pattern=draft.pattern,
            doubts=tuple(sorted(doubts)),
            role=passage.role,
        )

    def _draft_place(self, draft: Draft, doubts: set[str]) -> Place | None:
        """The place named last before the figure that can be meant, else the one carried over, else the area."""
        context = self.context
        for name in (draft.place, *reversed(draft.places)):
            place = self._place(name) if name is not None else None
            if place is None:
                continue
            outside = (
                name is not None
                and name.endswith(place.name)
                and not (context.places.above(place) or context.report)
            )
            if context.places.within(place) or outside:
                return place
            if (
                context.places.above(place)
                and draft.place_here
                and name == draft.place
                and draft.measure != "rank"
            ):
                return place
        if context.place is None and context.towns > 1:
            doubts.add("place_default")
        return context.place or context.places.area

    def _subject(self, draft: Draft, head: Head) -> tuple[str, str]:
        owners = self.context.owners
        assert owners is not None
        if not draft.subject:
            return "area", ""
        if draft.subject_definite:
            named = owners.get(draft.subject_kind)
            return (draft.subject_kind, named.text) if named is not None else ("area", "")
        return draft.subject_kind, draft.subject

    def _period(self, draft: Draft, status: str, doubts: set[str]) -> Span | None:
        context = self.context
        future = status in ("target", "planned", "forecast")
        mention = draft.period
        if status == "planned" and not _dates_a_plan(mention, draft):
            return None
        if (
            mention is not None
            and mention.covers == "current_month"
            and context.period is not None
            and context.period.end is not None
        ):
            end = context.period.end
            return Span(end.replace(day=1), end, mention.text, "month")
        if mention is None and status == "target":
            year = max(
                filter(None, (context.latest, context.published.year if context.published else None)),
                default=None,
            )
            if year is not None and (
                context.period is None or context.period.end is None or context.period.end.year < year
            ):
                return periods.resolve(
                    periods.Mention(0, 0, "", "year", {"year": year}, None), context.published, year
                )
        span = context.period
        owned = draft.subject_kind in ("park", "project") and draft.head.indicator in (
            "land_area",
            "floor_area",
        )
        if owned and (mention is None or mention.covers in ("day", "month", "as_of_month")):
            return None
        if (
            mention is None
            and span is None
            and draft.head.dimension == "count"
            and draft.measure == "level"
            and context.published
        ):
            doubts.add("period_carried")
            return Span(None, context.published.last_day, "", "as_of_now")
        if mention is None and not context.report and not context.period_here:
            doubts.add("period_carried")
        if mention is not None:
            if context.report and context.year is not None and mention.text.startswith(("上年", "上一年")):
                mention = periods.Mention(
                    0, 0, mention.text, mention.covers, {**mention.values, "year": context.year - 1}, None
                )
            named = periods.resolve(mention, context.published, context.year, future)
            if mention.covers == "day" and context.period is not None and draft.measure != "level":
                named = context.period
            if named.end is not None:
                span = named
        if (
            draft.end
            and (mention is None or mention.covers in ("years", "plan", "year"))
            and not _named_at(draft)
        ):
            return self._end_of_years(draft, span)
        if draft.shift and span is not None:
            span = _a_year_before(span)
        if draft.basis == "cagr" and draft.measure == "growth" and span is not None:
            return self._years_of_average(span)
        return span

    def _end_of_years(self, draft: Draft, span: Span | None) -> Span | None:
        """从26.58亿元增长到32.17亿元 in five years: the year before they began, and the year they ended."""
        years = self.context.years if draft.period is None else None
        if draft.period is not None and draft.period.covers in ("years", "plan"):
            years = periods.resolve(draft.period, self.context.published, self.context.year)
        if years is None or years.start is None or years.end is None:
            return span
        year = years.start.year - 1 if draft.end == "from" else years.end.year
        whole = periods.Mention(0, 0, years.text, "year", {"year": year}, None)
        return periods.resolve(whole, self.context.published, year)

    def _years_of_average(self, span: Span) -> Span:
        """年均增长8% beside a level of 2020 is of the five-year plan that 2020 ends, unless years are named."""
        if span.start is None or span.end is None or span.end.year > span.start.year:
            return span
        named = self.context.years
        if named is not None and named.end is not None and named.end.year == span.end.year:
            return named
        if span.end.year % 5 == 0 and span.end.month == 12:
            return Span(span.start.replace(year=span.end.year - 4), span.end, span.text, "plan")
        return span


def _named_at(draft: Draft) -> bool:
    """Whether the end of a span of time is dated itself: 从2011年的9.2%提高到…"""
    return draft.period is not None and draft.period.covers == "year"


def _as_in_body(title: Observation, body: list[Observation]) -> Observation:
    """Let a figure of the headline be of the same place, period and activity as where the body repeats it."""
    for observation in body:
        if (observation.measure, observation.unit, observation.indicator) != (
            title.measure,
            title.unit,
            title.indicator,
        ):
            continue
        near = abs(observation.value - title.value) <= abs(title.value) * Decimal("0.05")
        if observation.value == title.value or (title.bound != "exact" and near):
            names = (
                "place",
                "place_code",
                "period_start",
                "period_end",
                "period_text",
                "status",
                "subject_kind",
                "subject",
            )
            return replace(title, **{name: getattr(observation, name) for name in names})
    return title


def _dates_a_plan(mention: periods.Mention | None, draft: Draft) -> bool:
    """今年以来引进项目21个,总投资136亿元 is of this year; 预计2019年底建成 dates no investment."""
    if mention is None or draft.head.indicator != "planned_investment":
        return False
    if mention.covers == "year":
        return mention.relative == 0
    return mention.covers in _PLAN_PERIODS


def _a_year_before(span: Span) -> Span:
    return Span(
        span.start and span.start.replace(year=span.start.year - 1, day=1),
        span.end and span.end.replace(year=span.end.year - 1, day=min(span.end.day, 28)),
        span.text,
        span.covers,
    )


@functools.cache
def _definite() -> frozenset[str]:
    return frozenset(
        word for kind in patterns.load().subjects.values() for word in (*kind.definite, *kind.plural)
    )


def _exact(value: Decimal) -> Decimal:
    """Drop zeros that only the arithmetic added: 5055000000.00 → 5055000000, 7.20 stays a number."""
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


__all__ = ["ArticleReader", "replace"]
