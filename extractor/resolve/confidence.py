"""How likely an observation is to be right, judged by how its sentence and its article look.

A logistic regression over features that are named in words (``place clauses back ≤1``, ``doubt plan``),
trained by ``indicators train`` on labelled figures. Its weights stand in ``patterns/confidence.toml``; a
feature that has none there weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import NamedTuple

import patterns
from extractor.link.draft import Draft
from extractor.link.items import Item
from extractor.observation import Observation
from patterns import Confidence

SURE_ENOUGH = frozenset(
    {
        "activity_carried",
        "activity_unclear",
        "indicator_carried",
        "indicator_other",
        "period_carried",
        "period_unknown",
        "place_carried",
        "plan",
        "status_carried",
        "subject_unclear",
    }
)
"""Doubts that only tell how a field was found, dropped where what was so found is as good as always right."""


class Told(NamedTuple):
    """An observation with the features of its sentence."""

    observation: Observation
    features: list[str]


class _Classes:
    """The feature that a number makes: 3 of ``figures`` with the bounds 0, 1, 4 → ``figures ≤4``."""

    def __init__(self, name: str, *bounds: int) -> None:
        self._names = [
            f"{name} ≤{next(bound for bound in bounds if number <= bound)}"
            for number in range(bounds[-1] + 1)
        ]
        self._beyond = f"{name} >{bounds[-1]}"

    def of(self, number: int) -> str:
        """Return the feature; a number below 0 counts as 0."""
        if number < 0:
            number = 0
        return self._names[number] if number < len(self._names) else self._beyond


_FIGURES = _Classes("figures", 0, 1, 2, 4, 8, 16)
_HEAD_BACK = _Classes("head back", 6, 12, 24, 48, 96)
_ACTIVITY_BACK = _Classes("activity back", 6, 12, 24, 48, 96)
_ACTIVITY_LENGTH = _Classes("activity characters", 4, 8)
_UNREAD = _Classes("unread characters", 0, 3, 8, 16)
_PERIODS = _Classes("periods", 0, 1, 2)
_PLACES = _Classes("places", 0, 1, 2)
_OWNERS = _Classes("owners", 0, 1, 2)
_PERIOD_BACK = _Classes("period clauses back", 0, 1, 3, 6)
_PLACE_BACK = _Classes("place clauses back", 0, 1, 3, 6)
_ARTICLE_PLACES = _Classes("article places", 0, 1, 2, 4, 8, 16)
_ARTICLE_OWNERS = _Classes("article owners", 0, 1, 2, 4, 8, 16)
_ARTICLE_PERIODS = _Classes("article periods", 0, 1, 2, 4, 8, 16)
_DOUBTS = _Classes("doubts", 0, 1, 2)
_DOUBTS_BESIDE = {where: _Classes(f"{where} doubts", 0, 1, 2) for where in ("before", "next")}


class Before(NamedTuple):
    """What stands in a sentence before one of its figures.

    Attributes:
        clause: number of the figure's clause.
        unread: characters of unknown words before it in that clause.
        period, place, owner: the last of each, None for none.
        periods, places, owners: how many of each.
    """

    clause: int
    unread: int
    period: Item | None
    periods: int
    place: Item | None
    places: int
    owner: Item | None
    owners: int


def before_figures(items: Sequence[Item]) -> dict[int, Before]:
    """Return what stands before each figure of a sentence, by the offset at which the figure begins."""
    found: dict[int, Before] = {}
    period = place = owner = None
    clause = unread = periods = places = owners = 0
    for item in items:
        if item.clause != clause:
            clause, unread = item.clause, 0
        match item.tag:
            case "TEXT":
                unread += item.end - item.start
            case "FIGURE":
                found[item.start] = Before(clause, unread, period, periods, place, places, owner, owners)
            case "PERIOD":
                period, periods = item, periods + 1
            case "PLACE" | "SCOPE":
                place, places = item, places + 1
            case "OWNER":
                owner, owners = item, owners + 1
    return found


def in_sentence(observation: Observation, draft: Draft, before: dict[int, Before]) -> list[str]:
    """Return the features of an observation that its sentence shows.

    Args:
        observation: the observation.
        draft: the draft it was made of.
        before: what stands before each figure of the sentence.
    """
    at = draft.figure.start
    clause, unread, period, periods, place, places, owner, owners = before[at]
    kind, subject = observation.subject_kind, observation.subject
    found = [
        f"indicator {observation.indicator}",
        f"{observation.indicator} of {kind}",
        f"pattern {observation.pattern}",
        f"{observation.status} of {kind}",
        _FIGURES.of(len(before)),
        _HEAD_BACK.of(at - draft.head.at),
        _PERIODS.of(periods),
        _PLACES.of(places),
        _OWNERS.of(owners),
        _UNREAD.of(unread),
    ]
    if draft.period is None:
        found.append("period not in sentence" if period is None else "period left unused")
    else:
        found.append(f"period {draft.period.covers}")
        if period is not None and not period.start <= draft.period.start < period.end:
            found.append("period nearer")
        elif period is not None:
            found.append(_PERIOD_BACK.of(clause - period.clause))
    if place is not None:
        found.append(_PLACE_BACK.of(clause - place.clause))
    if owner is not None:
        same = bool(subject) and (owner.text in subject or subject in owner.text)
        found.append(f"{owner.owner} named, figure of {'it' if same else kind}")
    elif subject:
        found.append(f"{kind} not in sentence")
    activity = observation.activity
    if activity:
        begin = draft.sentence.rfind(activity, 0, at)
        back = at - begin - len(activity)
        found.append("activity not in sentence" if begin < 0 else _ACTIVITY_BACK.of(back))
        found.append(_ACTIVITY_LENGTH.of(len(activity)))
    if draft.plural:
        found.append("of several projects")
    if draft.sentence.count("“", 0, at) > draft.sentence.count("”", 0, at):
        found.append("quoted")
    return found


def judged(told: Sequence[Told]) -> list[Observation]:
    """Return observations with their confidence, and doubts by it."""
    model = patterns.load().confidence
    return [_judged(each, model) for each in told]


def add_features_of_article(told: Sequence[Told], report: bool) -> None:
    """Add to the features of each observation those that its neighbours and its article show.

    Args:
        told: the observations of an article, in order of offset.
        report: whether it is a work report or bulletin.
    """
    found = [each.observation for each in told]
    common = [
        f"report {report}",
        _ARTICLE_PLACES.of(len({o.place for o in found})),
        _ARTICLE_OWNERS.of(len({o.subject for o in found if o.subject})),
        _ARTICLE_PERIODS.of(len({(o.period_start, o.period_end) for o in found})),
    ]
    last = len(told) - 1
    for at, (observation, features) in enumerate(told):
        features += common
        for doubt in observation.doubts:
            features += (f"doubt {doubt}", f"{observation.indicator} doubt {doubt}")
        features.append(_DOUBTS.of(len(observation.doubts)))
        if at > 0:
            features += _beside("before", observation, found[at - 1])
        if at < last:
            features += _beside("next", observation, found[at + 1])


def _beside(where: str, observation: Observation, other: Observation) -> list[str]:
    features = [
        f"{where} of {other.subject_kind}, figure of {observation.subject_kind}",
        _DOUBTS_BESIDE[where].of(len(other.doubts)),
    ]
    if other.indicator == observation.indicator:
        features.append(f"{where} same indicator")
    if other.place != observation.place:
        features.append(f"{where} other place")
    if other.subject != observation.subject:
        features.append(f"{where} other owner")
    if (other.period_start, other.period_end) != (observation.period_start, observation.period_end):
        features.append(f"{where} other period")
    return features


def probability(features: Collection[str], model: Confidence) -> float:
    """Return how likely an observation of these features is to be right, 0 to 1."""
    odds = model.intercept
    for weight in map(model.weights.get, features):
        odds += weight or 0.0
    return 1 / (1 + math.exp(-odds))


def _judged(told: Told, model: Confidence) -> Observation:
    confidence = round(probability(told.features, model), 3)
    doubts = told.observation.doubts
    if confidence >= model.sure:
        done = told.observation.status == "actual"  # without a time it is in no series
        doubts = tuple(d for d in doubts if d not in SURE_ENOUGH or (d == "period_unknown" and done))
    elif not doubts:
        doubts = ("low_confidence",)
    told.observation.judge(confidence, doubts)
    return told.observation
