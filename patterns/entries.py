"""The entries of the pattern files, as typed tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue.

    Attributes:
        code: the code that observations carry (``gdp``).
        name, english: official name in Chinese and in English.
        dimension: what its level is measured in, one of ``DIMENSIONS``.
        activity: which words before it narrow it: ``free``, ``listed`` or ``none``.
        cumulative: whether local statistics give it as a running total from January on.
        words: how articles write it.
        narrowed: words that say the activity too, with that activity: 国际旅游收入 → 国际.
    """

    code: str
    name: str
    english: str
    dimension: str
    activity: str
    cumulative: bool
    words: tuple[str, ...]
    narrowed: dict[str, str]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordClass:
    """A named set of words, with phrases in which one of them must (or must not) be found."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A way to name the time a figure covers; see the head of periods.toml."""

    name: str
    pattern: str
    covers: str
    example: tuple[str, str, str, str]
    holiday: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """How the names of one kind of owner (enterprise, project …) end, and what points back to one."""

    kind: str
    suffixes: tuple[str, ...]
    definite: frozenset[str]
    plural: frozenset[str]
    not_after: tuple[str, ...]
    inside: frozenset[str]
    common: tuple[str, ...]
    branches: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePattern:
    """How a number and its unit stand together, over classes of tokens."""

    name: str
    tokens: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Words for an area that is not named (全镇, 我市), and words that make a place a mere aside."""

    before: tuple[str, ...]
    levels: tuple[str, ...]
    own: tuple[str, ...]
    wider: tuple[str, ...]
    aside: tuple[str, ...]
    aside_after: tuple[str, ...]
    compared: tuple[str, ...]
    located: tuple[str, ...]
    located_in: tuple[str, ...]
    settled: tuple[str, ...]
    facilities: tuple[str, ...]
    held: tuple[str, ...]
    begun: tuple[str, ...]
    becomes: tuple[str, ...]
    builds: tuple[str, ...]
    employs: tuple[str, ...]
    stages: tuple[str, ...]
    partners: tuple[str, ...]
    pointing: tuple[str, ...]
    plans: tuple[str, ...]
    reviews: tuple[str, ...]
    own_level: dict[str, str]


@dataclass(frozen=True)
class Confidence:
    """How likely an observation is to be right: a logistic regression over features named in words.

    Attributes:
        intercept: log odds of an observation without any feature.
        weights: what each feature adds to the log odds.
        sure: probability from which on an observation is not in doubt.
    """

    intercept: float
    weights: dict[str, float]
    sure: float


@dataclass(frozen=True)
class Patterns:
    """All knowledge of the language that extraction uses, but for the division table."""

    indicators: dict[str, Indicator]
    heads: dict[str, tuple[str, ...]]
    activities: dict[str, WordClass]
    counts: dict[str, WordClass]
    classifiers: tuple[str, ...]
    cues: dict[str, WordClass]
    gap_above: frozenset[str]
    gap_below: frozenset[str]
    periods: tuple[Period, ...]
    relative_years: dict[str, int]
    subjects: dict[str, SubjectKind]
    scope: Scope
    figures: tuple[FigurePattern, ...]
    verbs: tuple[str, ...]
    adverbs: frozenset[str]
    plain: tuple[str, ...]
    economic_endings: tuple[str, ...]
    uneconomic: tuple[str, ...]
    confidence: Confidence
    units: Path = field(default=Path(__file__).parent / "units.txt")
