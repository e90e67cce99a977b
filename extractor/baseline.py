"""Scores on record: which gold figures were found and right, so that a change shows its gains and losses.

A baseline names gold figures by hashes, so that it holds no text of the pages it was measured on.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from extractor.agreement import Record, squeeze, tier
from extractor.errors import ReadError
from extractor.evaluate import Matches, Rate

TOLERANCE: Final = 0.001
"""By how much an F1 may fall before it counts as fallen."""

Verdict = Literal["right", "found", "missed"]
VERDICTS: Final[tuple[Verdict, ...]] = ("right", "found", "missed")

_TIERS = ("core", "extended")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the figures of one tier of one document: verdict of each, number of predictions."""

    verdicts: Mapping[str, Verdict]
    predicted: int


@dataclass(frozen=True, slots=True)
class Change:
    """A gold figure whose verdict changed."""

    document: str
    key: str
    before: Verdict
    after: Verdict

    @property
    def is_gain(self) -> bool:
        """Whether the verdict became better."""
        return VERDICTS.index(self.after) < VERDICTS.index(self.before)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Outcomes by document and tier."""

    outcomes: Mapping[tuple[str, str], Outcome]

    @classmethod
    def of(cls, matches: Matches, documents: Iterable[str]) -> Baseline:
        """Put the result of an evaluation of these documents on record, all tiers of it."""
        by_document = matches.by_document()
        outcomes = {}
        for document in documents:
            for name in _TIERS:
                chosen = by_document.get(document, Matches((), (), ())).of_tier(name)
                verdicts = {key: verdict for key, (verdict, _) in keyed(chosen).items()}
                outcomes[document, name] = Outcome(verdicts, len(chosen.pairs) + len(chosen.spurious))
        return cls(outcomes)

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Load what :meth:`save` wrote.

        Raises:
            ReadError: the file is no baseline, or one of another version of this program.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["format"] != _FORMAT:
                raise ReadError(f"{path} is a baseline of another version; write it anew: --save-baseline.")
            return cls(
                {
                    (document, name): Outcome(
                        {key: verdict for verdict in VERDICTS for key in tiers[name][verdict]},
                        int(tiers[name]["predicted"]),
                    )
                    for document, tiers in content["documents"].items()
                    for name in _TIERS
                }
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReadError(f"{path} is no baseline of scores; write one with --save-baseline.") from error

    def save(self, path: Path) -> None:
        """Write the baseline as JSON, the same outcomes always to the same bytes."""
        documents: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for (document, name), outcome in sorted(self.outcomes.items()):
            keys = {v: sorted(k for k, found in outcome.verdicts.items() if found == v) for v in VERDICTS}
            documents[document][name] = {"predicted": outcome.predicted, **keys}
        content = {"format": _FORMAT, "documents": documents}
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @property
    def documents(self) -> frozenset[str]:
        """The documents on record."""
        return frozenset(document for document, _ in self.outcomes)

    def rates(self, which: str, documents: Iterable[str]) -> tuple[Rate, Rate]:
        """Return found and right of one of ``evaluate.TIERS`` over some documents."""
        chosen = [self.outcomes[d, name] for d in documents for name in _TIERS if which in ("all", name)]
        verdicts = [verdict for outcome in chosen for verdict in outcome.verdicts.values()]
        predicted = sum(outcome.predicted for outcome in chosen)
        right, missed = verdicts.count("right"), verdicts.count("missed")
        return (
            Rate(len(verdicts) - missed, len(verdicts), predicted),
            Rate(right, len(verdicts), predicted),
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """An evaluation against the baseline, over the documents that both have.

    Attributes:
        documents: names of these documents.
        found, right: rate on record and rate now.
        changes: gold figures whose verdict changed, by document.
        relabelled: how many gold figures were added or taken away since.
    """

    documents: tuple[str, ...]
    found: tuple[Rate, Rate]
    right: tuple[Rate, Rate]
    changes: tuple[Change, ...]
    relabelled: int

    @property
    def fell(self) -> bool:
        """Whether an F1 fell by more than ``TOLERANCE``."""
        return any(then.f1 - now.f1 > TOLERANCE for then, now in (self.found, self.right))


def compare(before: Baseline, after: Baseline, which: str) -> Comparison:
    """Compare an evaluation with the one on record in one of ``evaluate.TIERS``."""
    documents = tuple(sorted(before.documents & after.documents))
    changes: list[Change] = []
    relabelled = 0
    for document in documents:
        for name in _TIERS:
            if which in ("all", name):
                then = before.outcomes[document, name].verdicts
                now = after.outcomes[document, name].verdicts
                relabelled += len(then.keys() ^ now.keys())
                changes += (
                    Change(document, key, then[key], now[key])
                    for key in sorted(then.keys() & now.keys())
                    if then[key] != now[key]
                )
    old_found, old_right = before.rates(which, documents)
    new_found, new_right = after.rates(which, documents)
    return Comparison(documents, (old_found, new_found), (old_right, new_right), tuple(changes), relabelled)


def keyed(matches: Matches) -> dict[str, tuple[Verdict, Record]]:
    """Return verdict and gold record of each gold figure of one document, by its key.

    The key is of what is printed and where, so that a corrected label keeps its figure. Of several that are
    printed alike the best verdicts come first.
    """
    judged: list[tuple[Verdict, Record]] = [
        ("found" if pair.wrong else "right", pair.gold) for pair in matches.pairs
    ]
    judged += (("missed", gold) for gold in matches.missed)
    judged.sort(key=lambda item: VERDICTS.index(item[0]))
    table: dict[str, tuple[Verdict, Record]] = {}
    for verdict, gold in judged:
        fields = (
            tier(gold),
            squeeze(gold.get("article")),
            gold.get("raw"),
            gold.get("measure"),
            gold["unit"],
        )
        number = 1
        while (key := _hash((*fields, number))) in table:
            number += 1
        table[key] = (verdict, gold)
    return table


def _hash(fields: tuple[object, ...]) -> str:
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()[:8]


__all__ = [
    "TOLERANCE",
    "VERDICTS",
    "Baseline",
    "Change",
    "Comparison",
    "Outcome",
    "Verdict",
    "compare",
    "keyed",
]
