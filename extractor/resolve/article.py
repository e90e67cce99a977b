"""Carries place, period and owner from sentence to sentence, and makes observations of drafts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

import patterns
from extractor.link import owners
from extractor.link import reader as reading
from extractor.link.draft import Draft
from extractor.link.indicators_of_owners import BANKS
from extractor.link.items import Item, items
from extractor.link.short_companies import short_company
from extractor.observation import Observation
from extractor.page import Article, Page, Passage
from extractor.pipeline import days, periods
from extractor.pipeline import figures as figure_finder
from extractor.pipeline.lexicon import lexicon
from extractor.pipeline.periods import Published, Span
from extractor.pipeline.tokenizer import tokenize
from extractor.resolve import (
    carrying,
    companies,
    confidence,
    headings,
    main_place,
    record,
    scan,
    sections,
    titles,
)
from extractor.resolve.confidence import Told
from extractor.resolve.context import Context
from extractor.resolve.places import TOWNS, Gazetteer, Place, area_place, named_divisions
from patterns.phrases import Phrases

_PHRASES = Phrases("headings")
_LIKEWISE = _PHRASES.pattern("expected_below")
_POINT = _PHRASES.pattern("point")
_BY_PLACES = _PHRASES.pattern("by_places")
_OPENS_AIMS = _PHRASES.pattern("opens_aims")
_OPENS_TASKS = _PHRASES.pattern("opens_tasks")
_MUST = _PHRASES.pattern("must")
_ANNOUNCES_AIMS = _PHRASES.pattern("announces_aims")
_STAGE = _PHRASES.pattern("stage")

_MOST_DIGITS = 20
"""A number of more digits counts or measures nothing in a paper: it is damaged, or a code."""
_OPENING = 16  # characters within which a place stands that a sentence without figures is about


class ArticleReader:
    """Turns the passages of one article into observations."""

    def __init__(self, page: Page, article: Article) -> None:
        self.page = page
        self.article = article
        inferred = article.published_how == "inferred"
        published = Published.parse(article.published, inferred=inferred)
        self.context = Context(published, Gazetteer(area_place(article.area)), inferred)
        titles.open_report(self.context, page, article)

    def read(self) -> list[Observation]:
        """Return the observations of the article, in order of offset."""
        return confidence.judged(self.told())

    def told(self) -> list[Told]:
        """Return its observations with what they are judged by; the headlines are read last."""
        passages = self.article.passages
        body = [p for p in passages if p.role in headings.BODY]
        titles = [p for p in passages if p.role in ("kicker", "headline", "subtitle")]
        titled = any(scan.may_hold_figure(passage.text) for passage in titles)
        told = [scan.sentences(passage.text) if passage.role in headings.BODY else [] for passage in passages]
        if not titled:
            # What comes after the last figure is read for none.
            while told and not any(holds for _, _, holds in told[-1]):
                told.pop()
            while told and not told[-1][-1][2]:
                told[-1].pop()
        if not titled and not told:
            return []
        context = self.context
        divisions = [named_divisions(passage.text) for passage in body]
        for names in (*(named_divisions(passage.text) for passage in titles), *divisions):
            self._learn(names)
        main_place.learn_villages(context.places, passages)
        context.main_owner = self._main_owner()
        main_place.find(context, self.page, self.article, divisions)
        if not context.report and context.period is None:
            context.ahead = self._first_part(body)
        found: list[Told] = []
        for passage, sentences in zip(passages, told, strict=False):
            sections.enter(context, passage)
            if passage.role in headings.BODY:
                found += self._passage(passage, sentences)
        if titled:
            context.section = "actual"
            context.period, context.place = (
                context.first_period or context.period,
                context.first_place or context.place,
            )
            for passage in titles:
                sentences = scan.sentences(passage.text)
                in_body = [each.observation for each in found]
                found += [
                    title._replace(observation=record.as_in_body(title.observation, in_body))
                    for title in self._passage(passage, sentences)
                ]
        found.sort(key=_offsets)
        confidence.add_features_of_article(found, context.report)
        return found

    def _first_part(self, body: list[Passage]) -> Span | None:
        """The part of a year that the text names first, of which figures before it are too."""
        published = self.context.published
        if published is None:
            return None
        for passage in body:
            for mention in periods.find(passage.text):
                if mention.covers in headings.PARTS and (mention.relative or 0) == 0:
                    span = days.resolve(mention, published, None)
                    return span if span.year == published.year or mention.has_year else None
        return None

    def _learn(self, names: list[str]) -> None:
        """Make short names understood of places whose full names a text gives."""
        places = self.context.places
        for name in names:
            place = places.find(name)
            if place is not None and place.division is not None and len(place.division.code) >= 6:
                if places.area is None or places.within(place):
                    places.learn(place.division)

    def _main_owner(self) -> Item | None:
        """Find the company, bank or park that the headline opens with: 青禾集团:订单排满."""
        text = self.article.headline
        if not scan.may_name_owner(text):
            return None
        named = [
            # 农发行|钟管支行: a verb in a bank's name hides how it begins.
            replace(item, start=0, text=text[: item.end])
            if item.start <= _SHORT_NAME and item.text.endswith(BANKS)
            else item
            for item in owners.find(text, tokenize(text, self.context.places.words))
        ]
        named = [item for item in named if item.start == 0]
        return next((_main(item) for item in named if _may_be_main(item)), None)

    def _passage(self, passage: Passage, sentences: list[scan.Sentence]) -> Iterator[Told]:
        context = self.context
        context.status = context.section
        context.period_here = context.owner_before = context.elsewhere = False
        context.placed_project = ""
        context.place = sections.leading_place(context, passage) or context.main or self._only_town()
        context.return_to_main_period()
        for start, end, holds in sentences:
            if holds:
                yield from self._sentence(passage, start, end)
            elif scan.sets_scene(passage.text, start, end, context.places.words):
                self._without_figures(passage.text[start:end])

    def _only_town(self) -> Place | None:
        """The town that the article has spoken of first, if it has named no other."""
        context = self.context
        first = context.first_place
        towns = {place.name for place in context.places.named if place.name.endswith(TOWNS)}
        alone = first is not None and towns == {first.name} and not context.of_zone
        return first if alone else None

    def _sentence(self, passage: Passage, start: int, end: int) -> Iterator[Told]:
        text = passage.text[start:end]
        context = self.context
        if _POINT.match(text):
            context.place = context.main or context.places.area
        if _BY_PLACES.match(text):
            context.speak_of_all()
        for name in companies.listed(text):
            context.learn_company(name, [name])
        tokens = tokenize(text, context.places.words)
        figures = figure_finder.find(tokens)
        found = items(text, tokens, figures)
        mentions = [token.period for token in tokens if token.period is not None]
        context.hold(text, mentions)
        context.end_forecast(mentions)
        if ":" in text and _OPENS_TASKS.search(text):
            context.status = "target"
        status = "target" if _MUST.match(text) else context.status
        reader = reading.read(text, found, context.head, status, context.spoken)
        if reader.years is not None:
            context.years = days.resolve(reader.years, context.published, context.year)
        context.look_ahead(reader.periods)
        ahead = next((m for m in reader.periods if m.covers == "next_years"), None)
        if ahead is not None:
            # 今后五年的目标是:到2011年,生产总值52亿元,年均增长13%
            context.years = days.resolve(ahead, context.published, context.year)
        context.compare_with(text)
        before = confidence.before_figures(found) if reader.drafts else {}
        told = ("area", "")
        seen: set[str | None] = set()
        for draft in reader.drafts:
            if draft.figure.value.adjusted() > _MOST_DIGITS:
                continue
            observation = record.observation(context, self.page, self.article, passage, start, draft)
            told = (observation.subject_kind, observation.subject)
            seen.add(observation.place)
            yield Told(observation, confidence.in_sentence(observation, draft, before))
        if reader.drafts:
            context.owner_before, context.subject_before = told[0] != "area", told
            context.head = reader.told_last()
            for draft in reader.drafts:
                if not draft.subject and draft.head.indicator in _CLASSED:
                    context.first_heads.setdefault(draft.head.indicator, draft.head.activity)
            context.spoken.update(
                (draft.head.indicator, draft.head) for draft in reader.drafts if not draft.subject
            )
        elif reader.state.status == "forecast" and len(text) < 40 and not figures:
            context.status = "forecast"
        if reader.drafts and reader.drafts[0].status == "target" and _OPENS_AIMS.match(text):
            # 主要发展指标是:到2020年,…。|工业产值1950亿元|: the next ones are aimed at too.
            context.status = "target"
        first = reader.drafts[0].period if reader.drafts else None
        spoken = [
            draft.period
            for draft in reader.drafts
            if draft.period is not None
            and (draft.status != "target" or self._opens_on_its_year(draft))
            and not (draft.shift or draft.aside)
            and not (draft.basis == "cagr" and draft.period.covers == "span")
            and draft.end != "from on"
            and ((draft.period.relative or 0) >= 0 or draft.period is first)
        ]
        if not reader.drafts:
            spoken = reader.periods
        carrying.carry(context, [m for m in reader.periods if m.covers in ("plan", "years", "span")])
        # Of a place named only after figures of another (…,邻县小麦亩产705公斤) what follows is not.
        places = reader.places if reader.carried is None or reader.carried else []
        if reader.carried and _of_the_area(reader.places[: reader.carried]):
            # 今年全县种植16万亩,钟管镇户均收入8000元。|农民收入…|: of the county again.
            places = reader.places[: reader.carried]
        carrying.carry(context, spoken, used=bool(reader.drafts), text=text)
        context.carry_places(places)
        context.place_project(places, text)
        context.look_beyond(seen, text)
        # …,钟管镇收入6120万元: after figures of the county, a town is only one of its.
        context.told_of_area = context.told_of_area or (bool(reader.drafts) and context.first_place is None)
        if reader.years is not None:
            context.years = days.resolve(reader.years, context.published, context.year)
        self._remember_owners(reader)
        if _LIKEWISE.search(text):
            context.status = "forecast"

    def _opens_on_its_year(self, draft: Draft) -> bool:
        """Whether an undated text opens a sentence on the year of an aim: |2011年|县下达财政收入2350万元."""
        told = draft.period
        undated = self.context.published is None or self.context.inferred
        return undated and told is not None and told.covers == "year" and told.start == 0 and told.has_year

    def _without_figures(self, text: str) -> None:
        """Take from a sentence without figures what the next ones go by: place, period, and 预计."""
        tokens = tokenize(text, self.context.places.words)
        self.context.hold(text, [token.period for token in tokens if token.period is not None])
        reader = reading.read(text, items(text, tokens, []))
        leading = [name for name in reader.places if 0 <= text.find(name) <= _OPENING]
        of_all = any(item.tag == "SCOPE" for item in reader.items)
        # 去年,全县上下克难攻坚。|粮食产量达到52亿斤
        last_year = of_all and any(m.relative == -1 and m.start == 0 for m in reader.periods)
        named = [m for m in reader.periods if not m.relative or (last_year and m.relative == -1)]
        self.context.look_ahead(named)
        carrying.carry(self.context, named, text=text)
        self.context.carry_places(leading)
        self._remember_owners(reader)
        if reader.state.status == "forecast" and len(text) < 40:
            self.context.status = "forecast"
        if _ANNOUNCES_AIMS.search(text):
            self.context.status = "target"

    def _remember_owners(self, reader: reading.SentenceReader) -> None:
        """Keep who was spoken of last, and what the companies named may be called from now on."""
        context = self.context
        for owner in reader.owners:
            if owner.text not in _definite():
                context.owners[owner.owner] = owner
                town = context.place is not None and context.place.name.endswith(TOWNS)
                if town and context.place and owner.owner != "institution" and owner.text[0] not in "市县":
                    context.owner_places.setdefault(owner.text, context.place)
            maker = short_company(owner.text) if owner.owner == "project" else None
            if maker is not None:
                # 青屿药业增资项目: of 青屿药业
                context.owners["enterprise"] = replace(owner, owner="enterprise", text=maker)
        for item in reader.items:
            if item.tag == "OWNER" and item.owner == "enterprise" and item.text not in context.full_names:
                short = companies.short_names(item.text)
                given = companies.called(reader.text, item.end) if short else None
                context.learn_company(item.text, [given, *short] if given is not None else short)


def _of_the_area(names: list[str]) -> bool:
    """Whether a sentence has told of nothing but the paper's own area: 全县."""
    words = (lexicon().words.get(name) for name in names)
    return all(word is not None and word.scope is not None for word in words)


def _offsets(told: Told) -> tuple[int, int]:
    return told.observation.start, told.observation.end


@functools.cache
def _definite() -> frozenset[str]:
    return frozenset(
        word for kind in patterns.load().subjects.values() for word in (*kind.definite, *kind.plural)
    )


def _may_be_main(item: Item) -> bool:
    """Whether an article whose headline opens with an owner is on it: a company, zone or bank."""
    if item.owner == "institution":
        return item.text.endswith(BANKS)
    return item.owner in ("enterprise", "park") or _STAGE.search(item.text) is not None


def _main(item: Item) -> Item:
    """The zone of which a headline names a stage: 青屿工业项目区|二期| is of the zone."""
    stage = _STAGE.search(item.text)
    if stage is None:
        return item
    return Item(item.start, item.end, item.tag, item.text[: stage.start()], owner="park")


_CLASSED = frozenset(
    {"output_volume", "capacity", "electricity", "value_added", "output_value", "housing_sales"}
)
"""Indicators that an article is on one good or class of, told of again place by place."""
_SHORT_NAME = 4
