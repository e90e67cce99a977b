"""Trains the weights by which an observation's confidence is judged, on labelled figures.

An example is a predicted observation: its features, and whether the labels agree with it in every field. The
model is a logistic regression of scikit-learn (extra ``train``) with an L2 penalty; the same examples give
the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from extractor.agreement import tier
from extractor.errors import IndicatorsError, ReadError
from extractor.evaluate import Record, match
from extractor.extract import READ_KINDS
from extractor.resolve.article import ArticleReader
from extractor.resolve.confidence import probability
from extractor.tables import with_tables
from patterns.entries import Confidence

if TYPE_CHECKING:
    from extractor.batch import Input

FOLDS: Final = 8
FEWEST_DOCUMENTS: Final = 2 * FOLDS
STEPS: Final = (0.99, 0.98, 0.97, 0.95, 0.92, 0.9, 0.85, 0.8, 0.7, 0.5, 0.0)
"""Probabilities for which a report tells how many figures have them, and how many of those are right."""

_PENALTY = 0.03  # scikit-learn's C
_FEWEST = 12  # figures that show a feature, for it to be weighed
_HEAD = """\
# How likely a figure is to be right in every field: weights of a logistic regression over how its sentence
# and article look (extractor/resolve/confidence.py). Made by `indicators train`, which see; do not edit.
# Trained on {figures} figures of {documents} labelled documents, {right:.0%} of them right.
# A figure of at least the probability `sure` is not in doubt.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A predicted observation that labels tell right or wrong.

    Attributes:
        document: name of its source.
        tier: ``core`` or ``extended``.
        features: what it is judged by.
        right: whether every field agrees with the labels.
    """

    document: str
    tier: str
    features: tuple[str, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The figures of at least a probability, judged by weights that have not seen their document."""

    probability: float
    tier: str
    figures: int
    share: float
    right: float


Told = tuple[dict[str, Any], tuple[str, ...]]


def told(item: Input) -> list[Told]:
    """Return the observations of a file with their features; runs in worker processes."""
    page = item.read()
    return [
        (each.observation.to_dict() | {"source": Path(item.source.name).stem}, tuple(each.features))
        for article, _ in with_tables(page)
        if article.kind in READ_KINDS
        for each in ArticleReader(page, article).told()
    ]


def examples(gold: Iterable[Record], predicted: Sequence[Told]) -> list[Example]:
    """Return an example for each prediction but those of optional labels.

    Args:
        gold: labelled figures.
        predicted: observations with their features, of the same documents.
    """
    features = {id(record): found for record, found in predicted}
    matches = match(gold, [record for record, _ in predicted]).of_tier("all")
    judged: list[tuple[Record, str, bool]] = [
        (pair.predicted, tier(pair.gold), not pair.wrong) for pair in matches.pairs
    ]
    judged += [(record, tier(record), False) for record in matches.spurious]
    return [Example(record["source"], level, features[id(record)], right) for record, level, right in judged]


def train(found: Sequence[Example], sure: float) -> Confidence:
    """Fit the weights.

    Args:
        found: the examples.
        sure: probability from which on a figure is not in doubt.

    Raises:
        ReadError: the examples are too few, or all right or all wrong.
        IndicatorsError: scikit-learn is not installed.
    """
    _check(found)
    intercept, weights = _fit(found)
    rounded = {name: round(weight, 2) for name, weight in sorted(weights.items())}
    return Confidence(round(intercept, 2), {n: w for n, w in rounded.items() if w}, sure)


def cross_validate(found: Sequence[Example]) -> list[Step]:
    """Judge each document by weights trained on the others, an eighth of them at a time.

    Raises:
        ReadError, IndicatorsError: see `train`.
    """
    _check(found)
    names = sorted({example.document for example in found})
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    judged: list[tuple[float, Example]] = []
    for number in range(FOLDS):
        rest = [example for example in found if fold[example.document] != number]
        intercept, weights = _fit(rest)
        model = Confidence(intercept, weights, sure=1)
        judged += [(probability(e.features, model), e) for e in found if fold[e.document] == number]
    return [
        _step(least, level, judged)
        for level in ("core", "extended")
        if any(example.tier == level for example in found)
        for least in STEPS
    ]


def _step(least: float, level: str, judged: Sequence[tuple[float, Example]]) -> Step:
    of_tier = [(p, example) for p, example in judged if example.tier == level]
    kept = [example for p, example in of_tier if p >= least]
    right = sum(example.right for example in kept)
    return Step(least, level, len(kept), len(kept) / len(of_tier), right / len(kept) if kept else 0.0)


def write(model: Confidence, found: Sequence[Example], path: Path) -> None:
    """Write the weights as the TOML that `patterns` loads."""
    head = _HEAD.format(
        figures=len(found),
        documents=len({example.document for example in found}),
        right=sum(example.right for example in found) / len(found),
    )
    lines = [f'"{name}" = {weight}' for name, weight in model.weights.items()]
    text = (
        f"{head}intercept = {model.intercept}\nsure = {model.sure}\n\n[weights]\n" + "\n".join(lines) + "\n"
    )
    path.write_text(text, encoding="utf-8")


def _check(found: Sequence[Example]) -> None:
    documents = len({example.document for example in found})
    if documents < FEWEST_DOCUMENTS:
        raise ReadError(f"Figures of {documents} documents are too few; label at least {FEWEST_DOCUMENTS}.")
    if len({example.right for example in found}) < 2:
        raise ReadError("The figures are all right or all wrong; nothing can be learnt from them.")


def _fit(found: Sequence[Example]) -> tuple[float, dict[str, float]]:
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise IndicatorsError("Training needs scikit-learn: pip install 'town-indicators[train]'") from error

    count = Counter(name for example in found for name in set(example.features))
    rows = [{name: 1.0 for name in example.features if count[name] >= _FEWEST} for example in found]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=_PENALTY, max_iter=3000).fit(matrix, [example.right for example in found])
    names = vectorizer.get_feature_names_out()
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


__all__ = ["Example", "Step", "cross_validate", "examples", "told", "train", "write"]
