"""Makes the observation of a draft: traced to its characters, placed, dated and owned."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.link.draft import Draft
from extractor.link.indicators_of_owners import OF_COMPANIES
from extractor.observation import Observation
from extractor.page import Article, Page, Passage
from extractor.pipeline.periods import Span
from extractor.reading.boxes import box_of
from extractor.resolve.context import Context
from extractor.resolve.placing import place_of
from extractor.resolve.spans import period_of
from extractor.resolve.subject import subject_of
from patterns.phrases import Phrases

_PHRASES = Phrases("projects")
_SPENT_ON = _PHRASES.pattern("spent_on")
_PHRASES_OF_TOPICS = Phrases("topics")
_ASPECT = _PHRASES_OF_TOPICS.pattern("aspect")
_NO_BRANCH = _PHRASES_OF_TOPICS.words("no_branch")


def observation(
    context: Context, page: Page, article: Article, passage: Passage, start: int, draft: Draft
) -> Observation:
    """Return the observation of a draft.

    Args:
        context: what the article has said so far.
        page: the page, whose text the offsets point into.
        article: the article, for its headline and date.
        passage: the paragraph the draft was read from.
        start: offset of its sentence in the passage.
        draft: the figure with what its sentence says of it.
    """
    text = draft.sentence
    figure = draft.figure
    head = draft.head
    status = draft.status
    if _was_spent(context, draft):
        # Among what a report looks back on: 投资950万元|改造公路
        head, status = head._replace(indicator="investment"), "actual"
        draft = replace(draft, head=head, status=status)
    if head.indicator == "investment" and context.of_fixed_assets and not (head.activity or draft.subject):
        head = head._replace(indicator="fixed_investment")
        draft = replace(draft, head=head)
    if not head.activity and not draft.subject and head.indicator in _OF_ASPECTS:
        head = head._replace(activity=_aspect(text))
        draft = replace(draft, head=head)
    built = "造价" in text[max(0, figure.start - 8) : figure.start]
    grown = draft.measure in ("growth", "rank", "multiple") or draft.pattern == "share of plan"
    if head.indicator == "planned_investment" and status == "actual" and not (built or grown):
        status = "planned"
    doubts = set(draft.doubts)
    place = place_of(context, draft, doubts)
    subject_kind, subject = subject_of(context, draft)
    spoken_of_owner = context.owner_before and not (draft.places or draft.plural)
    if spoken_of_owner and (not subject or not draft.subject) and head.indicator in OF_COMPANIES:
        # After a sentence on a company, a figure without place or owner may be the company's.
        doubts.add("subject_unclear")
    if not subject and head.indicator in OF_COMPANIES and _speaks_for_itself(draft):
        doubts.add("subject_unclear")
    span = period_of(context, draft, status, doubts)
    told = draft.basis != "cagr" and draft.measure != "change" and not draft.aside
    if span is not None and status == "actual" and told:
        context.last_period = span
        context.uses[span.days] += 1
    if span is None or span.end is None:
        doubts.add("period_unknown")
    elif status == "actual" and context.published and span.start and _to_come(span.start, context):
        status = "target"
    elif status == "actual" and _plan_has_just_begun(span, context):
        # “十三五”期间生产总值年均增长10%, said in March 2016
        status = "target"
    elif status == "actual" and _runs_on(span, context, draft):
        # 到2025年产值突破600亿元,年均增长|10%|, said in 2023; 全年增长|5%|, in a report of July
        status = "target"
    elif status == "actual" and _within_the_year(context, draft):
        # 年内完成投资3亿元, said in July
        status = "target"
    elif status == "actual" and draft.period is not None and draft.period.covers == "next_years":
        # 今后五年年均增长12%
        status = "target"
    elif status == context.section == "target" and draft.period and _past(span, context):
        # Among the year's tasks: 今年一季度,规上工业产值16亿元,下降18%
        status = "actual"
    elif status == "forecast" and context.published and span.end.year < context.published.year - 1:
        status = "actual"
    if status == "planned":
        doubts.add("plan")
    elif status == "target" and draft.period is None:
        doubts.add("status_carried")
    offsets = passage.offsets
    first, last = start + figure.start, start + figure.end
    source_start, source_end, whole = _printed(page.text, offsets[first:last])
    if passage.damaged and any(low < last and high > first for low, high in passage.damaged):
        doubts.add("damaged")
    raw = "".join(page.text[source_start:source_end].split())
    if not whole:
        doubts.add("damaged")
    if article.published_how == "inferred" and draft.period is not None and not draft.period.has_year:
        doubts.add("published_inferred")
    return Observation(
        source=page.source,
        article=article.headline,
        published=article.published,
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
        box=box_of(page, source_start, source_end) if page.glyphs else None,
    )


_OF_ASPECTS = frozenset(
    {"output_value", "sales_revenue", "operating_revenue", "value_added", "investment", "planned_investment"}
)


def _aspect(text: str) -> str:
    """The branch that a sentence says to be about: 乳品加工方面,…去年实现产值|2.4亿元|; "" for none."""
    told = _ASPECT.match(text)
    return "" if told is None or told.group(1).endswith(_NO_BRANCH) else told.group(1)


def _speaks_for_itself(draft: Draft) -> bool:
    """Whether somebody is quoted who may speak for a company: “我们去年营业收入|9600万元|”."""
    before = draft.sentence[: draft.figure.start]
    return "我们" in before and ("“" in before or "”" in draft.sentence[draft.figure.end :])


def _was_spent(context: Context, draft: Draft) -> bool:
    """Whether an investment that a review of the past names with what was done for it was made."""
    return (
        draft.head.indicator == "planned_investment"
        and draft.measure == "level"
        and draft.period is None
        and context.report
        and context.section == "actual"
        and (context.latest or 0) <= (context.year or 0)
        and draft.sentence.endswith("投资", 0, draft.figure.start)
        and _SPENT_ON.match(draft.sentence, draft.figure.end) is not None
    )


def _to_come(first: dt.date, context: Context) -> bool:
    """Whether a period begins after the article appeared: 到2027年产值突破50亿元 is no fact yet."""
    return context.published is not None and first > context.published.last_day


def _plan_has_just_begun(span: Span, context: Context) -> bool:
    """Whether the years of a plan had begun in the half year in which the article appeared."""
    now = context.published
    return (
        span.covers == "plan"
        and span.start is not None
        and now is not None
        and now.month is not None
        and now.year == span.start.year
        and now.month <= 6
    )


def _runs_on(span: Span, context: Context, draft: Draft) -> bool:
    """Whether a yearly growth of some years, or a whole year of a report, was not over when it was told."""
    now = context.published
    if now is None or now.month is None or span.end is None or context.inferred:
        return False
    if draft.basis == "cagr":
        return span.end.year > now.year
    whole = draft.period is not None and draft.period.text == "全年" and draft.period.covers == "context_year"
    return whole and context.report and span.end.year == now.year and now.month <= _LAST_MONTH_RUNNING


def _within_the_year(context: Context, draft: Draft) -> bool:
    """Whether 年内 speaks of the running year, so that what is to be done is not done yet."""
    now, told = context.published, draft.period
    return (
        told is not None
        and told.text == "年内"
        and now is not None
        and now.month is not None
        and 3 < now.month < 11
        and not context.report
        and (context.period is None or context.period.year == now.year)
        and not any(word in draft.sentence[told.end : draft.figure.start] for word in ("已", "累计"))
    )


def _past(span: Span, context: Context) -> bool:
    return context.published is not None and span.end is not None and span.end < context.published.last_day


def _printed(text: str, offsets: Sequence[int]) -> tuple[int, int, bool]:
    """Return where a figure stands in the page's text, and whether that is all of it.

    Of a figure whose parts stand in different columns (计划总投资2 … 亿元) the part with its digits counts.

    Args:
        text: the page's text.
        offsets: for each character of the figure where it stands.
    """
    first, end = offsets[0], offsets[-1] + 1
    if [*offsets] == [*range(first, end)]:
        return first, end, True
    parts = [[first]]
    for before, at in itertools.pairwise(offsets):
        if at < before or any(map(str.isalnum, text[before + 1 : at])):
            parts.append([])
        parts[-1].append(at)
    part = next((part for part in parts if any(text[at].isdigit() for at in part)), parts[0])
    return part[0], part[-1] + 1, len(parts) == 1


def as_in_body(title: Observation, body: list[Observation]) -> Observation:
    """Let a figure of the headline be of the same place, period and activity as where the body repeats it."""
    told = "indicator_carried" not in title.doubts
    for observation in body:
        if (observation.measure, observation.unit) != (title.measure, title.unit):
            continue
        if not told and observation.raw == title.raw:
            # 总量居全市第二, above the article that says of what.
            return replace(
                title, indicator=observation.indicator, activity=observation.activity, of=observation.of
            )
        if observation.indicator != title.indicator:
            continue
        near = observation.status == title.status and abs(observation.value - title.value) <= abs(
            title.value
        ) * Decimal("0.05")
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


_ONE = Decimal(1)
_LAST_MONTH_RUNNING = 10  # after it, papers tell what the year has come to


def _exact(value: Decimal) -> Decimal:
    """Drop zeros that only the arithmetic added: 5055000000.00 → 5055000000, 7.20 stays a number."""
    whole = value.to_integral_value()
    return whole.quantize(_ONE) if whole == value else value.normalize()
