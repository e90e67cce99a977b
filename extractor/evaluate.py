"""Scores predicted observations against gold ones.

A gold figure is *found* when a prediction of the same source has its measure, unit and value (to six digits).
A found figure is *right* when indicator, activity, place, period, status and subject agree too. A prediction
is *sure* when its ``doubts`` are empty, and *grounded* when its offsets reproduce ``raw``.

Gold records have the fields of an observation, with the period as months (``2024-01..2024-09``, ``..2024-10``
as of, ``""`` for none). A field may be a list of acceptable answers, and a record marked ``optional`` may be
found or not: neither counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extractor.agreement import ATTRIBUTES, Record, answers, squeeze, tier, wrong
from extractor.errors import ReadError

TIERS: Final = ("core", "extended", "all")

_INDEX = "articles"  # a folder of gold may hold articles.jsonl, which lists articles and no figures


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold figure and the prediction that found it.

    Attributes:
        gold, predicted: the two records.
        wrong: the attributes in which they differ, in the order of ``ATTRIBUTES``.
    """

    gold: Record
    predicted: Record
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Every figure of one evaluation: found, missed, or predicted although gold has none such."""

    pairs: tuple[Pair, ...]
    missed: tuple[Record, ...]
    spurious: tuple[Record, ...]

    def of_tier(self, name: str) -> Matches:
        """Return the figures of one of ``TIERS`` that count: those of gold that are not optional."""

        def counts(gold: Record) -> bool:
            return name in ("all", tier(gold)) and not gold.get("optional")

        return Matches(
            tuple(pair for pair in self.pairs if counts(pair.gold)),
            tuple(gold for gold in self.missed if counts(gold)),
            tuple(record for record in self.spurious if name in ("all", tier(record))),
        )

    def by_document(self) -> dict[str, Matches]:
        """Return the figures of each source."""
        return self._grouped("source")

    def by_indicator(self) -> dict[str, Matches]:
        """Return the figures of each indicator: gold's, and of a spurious prediction its own."""
        return self._grouped("indicator")

    def _grouped(self, field: str) -> dict[str, Matches]:
        groups: defaultdict[str, tuple[list[Pair], list[Record], list[Record]]]
        groups = defaultdict(lambda: ([], [], []))
        for pair in self.pairs:
            groups[str(answers(pair.gold, field)[0])][0].append(pair)
        for kind, records in ((1, self.missed), (2, self.spurious)):
            for record in records:
                groups[str(answers(record, field)[0])][kind].append(record)  # type: ignore[arg-type]
        return {
            name: Matches(tuple(pairs), tuple(missed), tuple(spurious))
            for name, (pairs, missed, spurious) in sorted(groups.items())
        }


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""

    hits: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of the predictions that hit."""
        return _ratio(self.hits, self.predicted)

    @property
    def recall(self) -> float:
        """Share of the gold figures that were hit."""
        return _ratio(self.hits, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.hits, self.gold + self.predicted)


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of some figures.

    Attributes:
        found, right: see the head of this module.
        attributes: share of the found figures that agree in each of ``ATTRIBUTES``.
        sure_precision: share of the sure predictions that are right.
        sure_share: share of the predictions that are sure.
    """

    found: Rate
    right: Rate
    attributes: dict[str, float]
    sure_precision: float
    sure_share: float

    @classmethod
    def of(cls, matches: Matches) -> Scores:
        """Count the figures of ``matches``, all of which count."""
        pairs = matches.pairs
        gold, predicted = len(pairs) + len(matches.missed), len(pairs) + len(matches.spurious)
        sure = [not pair.wrong for pair in pairs if not pair.predicted.get("doubts")]
        sure_count = len(sure) + sum(not record.get("doubts") for record in matches.spurious)
        return cls(
            found=Rate(len(pairs), gold, predicted),
            right=Rate(sum(not pair.wrong for pair in pairs), gold, predicted),
            attributes={
                name: _ratio(sum(name not in pair.wrong for pair in pairs), len(pairs)) for name in ATTRIBUTES
            },
            sure_precision=_ratio(sum(sure), sure_count),
            sure_share=_ratio(sure_count, predicted),
        )


def match(gold: Iterable[Record], predicted: Iterable[Record]) -> Matches:
    """Pair gold and predicted figures of equal source, measure, unit and value.

    Where several could be paired, those go first that agree in most attributes and in their article.

    Args:
        gold: labelled figures.
        predicted: figures of the same sources; see :func:`documents`.
    """
    same_figure: defaultdict[tuple[str, ...], tuple[list[Record], list[Record]]]
    same_figure = defaultdict(lambda: ([], []))
    for record in gold:
        same_figure[_figure(record)][0].append(record)
    for record in predicted:
        same_figure[_figure(record)][1].append(record)
    pairs: list[Pair] = []
    missed: list[Record] = []
    spurious: list[Record] = []
    for golds, predictions in same_figure.values():
        matched = list(_best_first(golds, predictions))
        pairs += (Pair(golds[i], predictions[j], wrong(golds[i], predictions[j])) for i, j in matched)
        missed += (g for i, g in enumerate(golds) if i not in {i for i, _ in matched})
        spurious += (p for j, p in enumerate(predictions) if j not in {j for _, j in matched})
    return Matches(tuple(pairs), tuple(missed), tuple(spurious))


def _figure(record: Record) -> tuple[str, ...]:
    value = record.get("value")
    number = "" if value is None else f"{float(value):.6g}"
    return (record["source"], str(record.get("measure")), str(record.get("unit")), number)


def _best_first(golds: Sequence[Record], predictions: Sequence[Record]) -> Iterator[tuple[int, int]]:
    def likeness(gold: Record, prediction: Record) -> int:
        same_article = squeeze(gold.get("article")) == squeeze(prediction.get("article"))
        return len(ATTRIBUTES) - len(wrong(gold, prediction)) + same_article

    ranked = sorted(
        ((likeness(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(predictions)), reverse=True
    )
    free_golds, free_predictions = set(range(len(golds))), set(range(len(predictions)))
    for _, i, j in ranked:
        if i in free_golds and j in free_predictions:
            free_golds.remove(i)
            free_predictions.remove(j)
            yield i, j


def grounded(predicted: Iterable[Record], texts: Mapping[str, str]) -> float | None:
    """Return the share of predictions whose offsets reproduce ``raw``, None where no text is at hand.

    Args:
        predicted: observations.
        texts: decoded texts by name of their source, without ending.
    """
    checked = [record for record in predicted if record["source"] in texts]
    good = sum(_is_grounded(record, texts[record["source"]]) for record in checked)
    return good / len(checked) if checked else None


def _is_grounded(record: Record, text: str) -> bool:
    start, end = record.get("start"), record.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        return False
    return squeeze(text[start:end]) == squeeze(record.get("raw"))


def documents(gold: Path) -> frozenset[str]:
    """Return the names, without ending, of the sources that a file or folder of gold labels.

    Of a folder these are its files, since a page without any figure has an empty one.
    """
    if gold.is_dir():
        return frozenset(file.stem for file in _files(gold))
    return frozenset(record["source"] for record in load_records(gold))


def load_records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSON Lines file, or of all such files of a folder, ``source`` without ending.

    Raises:
        ReadError: the path or a line of it cannot be read, or holds no record.
    """
    files = _files(path) if path.is_dir() else [path]
    if not files:
        raise ReadError(f"{path} holds no *.jsonl file; give a folder or file of labelled observations.")
    records: list[dict[str, Any]] = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise ReadError(f"{file} is not UTF-8 text; give a file of JSON Lines.") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                records.append(_record(line, f"Line {number} of {file}", file.stem))
    return records


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.glob("*.jsonl")) if file.stem != _INDEX]


def _record(line: str, where: str, default_source: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"{where} is no JSON: {error}.") from error
    if not isinstance(record, dict):
        raise ReadError(f"{where} is no JSON object; each line must be one observation.")
    if not isinstance(record.get("value"), int | float | None):
        raise ReadError(f"{where} has the value {record['value']!r}, which is no number.")
    return record | {"source": Path(record.get("source") or default_source).stem}


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


__all__ = [
    "ATTRIBUTES",
    "TIERS",
    "Matches",
    "Pair",
    "Rate",
    "Record",
    "Scores",
    "documents",
    "grounded",
    "load_records",
    "match",
]
