"""Reads the pattern files into typed tables, and says loudly what is wrong in them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from patterns.entries import (
    Confidence,
    FigurePattern,
    Indicator,
    Patterns,
    Period,
    Scope,
    SubjectKind,
    WordClass,
)

HERE = Path(__file__).parent

DIMENSIONS = frozenset(
    {"money", "count", "rate", "area", "length", "volume", "mass", "energy", "index", "any"}
)
ACTIVITY = frozenset({"free", "listed", "none"})
HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
COVERS = frozenset(
    {
        "as_of_day",
        "as_of_month",
        "as_of_now",
        "as_of_quarter",
        "as_of_year",
        "context_year",
        "cumulative",
        "current_month",
        "day",
        "first_half",
        "first_quarter",
        "holiday",
        "last_month",
        "last_week",
        "last_year",
        "month",
        "months",
        "new_year",
        "next_years",
        "none",
        "plan",
        "plan_end",
        "plan_since",
        "quarter",
        "quarters",
        "second_half",
        "since",
        "since_congress",
        "span",
        "to_date",
        "year",
        "years",
    }
)
"""The rules of periods.toml; `extractor.pipeline.days` works each of them out."""


class PatternError(ValueError):
    """A pattern file holds something it must not; the message names file, entry, key and what is allowed."""


@functools.cache
def load() -> Patterns:
    """Return the patterns of this package, read once.

    Raises:
        PatternError: a file lacks a key, or holds one that is not allowed.
    """
    indicators = _read("indicators.toml")
    counts = _read("counts.toml")
    cues = _read("cues.toml")
    periods = _read("periods.toml")
    scope = _read("scope.toml")["scope"]
    words = {field.name for field in fields(Scope)}
    _keys("scope.toml", "scope", scope, needed=words, known=words | {"examples"})
    heads = indicators["other_economic"].pop("heads")
    classifiers = counts.pop("classifiers")
    gap = cues["gap"]
    verbs = _read("verbs.toml")
    lists = {"verbs", "adverbs", "plain", "economic_endings", "uneconomic"}
    _keys("verbs.toml", "its tables", verbs, needed=lists, known=lists)
    return Patterns(
        indicators={code: _indicator(code, entry) for code, entry in indicators.items()},
        heads={kind: tuple(words) for kind, words in heads.items()},
        activities=_word_classes("activities.toml", _read("activities.toml")),
        counts=_word_classes("counts.toml", counts),
        classifiers=tuple(classifiers["count"]),
        cues=_word_classes("cues.toml", cues),
        gap_above=frozenset(gap["above"]),
        gap_below=frozenset(gap["below"]),
        periods=tuple(_period(entry) for entry in periods["period"]),
        relative_years=dict(periods["relative"]),
        subjects={kind: _subject(kind, entry) for kind, entry in _read("subjects.toml").items()},
        scope=Scope(
            **{key: tuple(scope[key]) for key in sorted(words - {"own_level"})},
            own_level=dict(scope["own_level"]),
        ),
        figures=tuple(_figure(entry) for entry in _read("figures.toml")["figure"]),
        verbs=tuple(verbs["verbs"]["words"]),
        adverbs=frozenset(verbs["adverbs"]["words"]),
        plain=tuple(verbs["plain"]["words"]),
        economic_endings=tuple(verbs["economic_endings"]["words"]),
        uneconomic=tuple(verbs["uneconomic"]["words"]),
        confidence=_confidence(_read("confidence.toml")),
    )


def _read(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{name} is not valid TOML: {error}.") from error


def _indicator(code: str, entry: dict[str, Any]) -> Indicator:
    _one_of("indicators.toml", code, "dimension", entry.get("dimension"), DIMENSIONS)
    _one_of("indicators.toml", code, "activity", entry.get("activity"), ACTIVITY)
    known = {
        "name",
        "english",
        "dimension",
        "activity",
        "cumulative",
        "words",
        "narrowed",
        "examples",
        "counter_examples",
    }
    _keys("indicators.toml", code, entry, needed=known - {"counter_examples", "narrowed"}, known=known)
    return Indicator(
        code=code,
        name=entry["name"],
        english=entry["english"],
        dimension=entry["dimension"],
        activity=entry["activity"],
        cumulative=entry["cumulative"],
        words=tuple(entry["words"]),
        narrowed=dict(entry.get("narrowed", {})),
        examples=tuple(entry["examples"]),
        counter_examples=tuple(entry.get("counter_examples", ())),
    )


def _word_classes(name: str, tables: dict[str, Any]) -> dict[str, WordClass]:
    for key, entry in tables.items():
        known = {"words", "examples", "counter_examples", "above", "below"}
        _keys(name, key, entry, needed={"words", "examples"}, known=known)
    return {
        key: WordClass(
            key, tuple(entry["words"]), tuple(entry["examples"]), tuple(entry.get("counter_examples", ()))
        )
        for key, entry in tables.items()
    }


def _period(entry: dict[str, Any]) -> Period:
    known = {"name", "pattern", "covers", "example"}
    _keys("periods.toml", entry.get("name", "?"), entry, needed=known, known=known | {"holiday"})
    _one_of("periods.toml", entry["name"], "covers", entry["covers"], COVERS)
    if entry["covers"] == "holiday":
        _one_of("periods.toml", entry["name"], "holiday", entry.get("holiday", "missing"), HOLIDAYS)
    text, published, start, end = entry["example"]
    return Period(
        entry["name"], entry["pattern"], entry["covers"], (text, published, start, end), entry.get("holiday")
    )


def _subject(kind: str, entry: dict[str, Any]) -> SubjectKind:
    known = {"suffixes", "definite", "plural", "not_after", "examples"}
    _keys("subjects.toml", kind, entry, needed=known, known=known | {"inside", "common", "branches"})
    return SubjectKind(
        kind=kind,
        suffixes=tuple(entry["suffixes"]),
        definite=frozenset(entry["definite"]),
        plural=frozenset(entry["plural"]),
        not_after=tuple(entry["not_after"]),
        inside=frozenset(entry.get("inside", ())),
        common=tuple(entry.get("common", ())),
        branches=tuple(entry.get("branches", ())),
        examples=tuple(entry["examples"]),
    )


def _figure(entry: dict[str, Any]) -> FigurePattern:
    known = {"name", "tokens", "examples", "counter_examples"}
    _keys("figures.toml", entry.get("name", "?"), entry, needed=known - {"counter_examples"}, known=known)
    return FigurePattern(
        entry["name"],
        tuple(entry["tokens"].split()),
        tuple(entry["examples"]),
        tuple(entry.get("counter_examples", ())),
    )


def _confidence(table: dict[str, Any]) -> Confidence:
    parts = {"intercept", "sure", "weights"}
    _keys("confidence.toml", "its top", table, needed=parts, known=parts)
    numbers = {"intercept": table["intercept"], "sure": table["sure"], **table["weights"]}
    for key, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise PatternError(f"confidence.toml: {key} = {value!r} is no number.")
    if not 0 < table["sure"] < 1:
        raise PatternError(f"confidence.toml: sure = {table['sure']!r}; it must lie between 0 and 1.")
    return Confidence(table["intercept"], dict(table["weights"]), table["sure"])


def _one_of(name: str, entry: str, key: str, value: object, allowed: Iterable[str]) -> None:
    if not isinstance(value, str) or value not in set(allowed):
        raise PatternError(f"{name}: [{entry}] {key} = {value!r}; allowed are {', '.join(sorted(allowed))}.")


def _keys(name: str, entry: str, table: dict[str, Any], *, needed: set[str], known: set[str]) -> None:
    missing, unknown = needed - set(table), set(table) - known
    if missing:
        raise PatternError(f"{name}: [{entry}] lacks {', '.join(sorted(missing))}.")
    if unknown:
        raise PatternError(
            f"{name}: [{entry}] holds {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}."
        )
