"""How an evaluation is shown: tables for people, one JSON object for programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from extractor.baseline import Change, Comparison, keyed
from extractor.cli import output
from extractor.cli.progress import plural
from extractor.evaluate import ATTRIBUTES, Matches, Rate, Record, Scores, grounded

_SHOWN = (
    "source",
    "article",
    "raw",
    "measure",
    "indicator",
    "activity",
    "place",
    "period",
    "period_start",
    "period_end",
    "status",
    "subject_kind",
    "subject",
)


@dataclass(frozen=True, slots=True)
class Report:
    """All that one evaluation says.

    Attributes:
        tier: which figures count.
        matches: these figures.
        scores: their scores.
        documents, indicators: the same for each document and each indicator.
        grounded: share of all predictions whose offsets reproduce ``raw``; None without texts.
        comparison: against the scores on record, None without.
        gold: gold record of each key of ``comparison``.
    """

    tier: str
    matches: Matches
    scores: Scores
    documents: Mapping[str, Scores]
    indicators: Mapping[str, Scores]
    grounded: float | None
    comparison: Comparison | None
    gold: Mapping[tuple[str, str], Record]

    @classmethod
    def of(
        cls,
        matches: Matches,
        documents: Collection[str],
        which: str,
        predicted: Iterable[Record],
        texts: Mapping[str, str],
        comparison: Comparison | None,
    ) -> Report:
        """Score the figures of a tier."""
        chosen = matches.of_tier(which)
        by_document = {name: Matches((), (), ()) for name in sorted(documents)} | chosen.by_document()
        return cls(
            tier=which,
            matches=chosen,
            scores=Scores.of(chosen),
            documents={name: Scores.of(part) for name, part in by_document.items()},
            indicators={name: Scores.of(part) for name, part in chosen.by_indicator().items()},
            grounded=grounded(predicted, texts),
            comparison=comparison,
            gold={
                (name, key): record
                for name, part in by_document.items()
                for key, (_, record) in keyed(part).items()
            },
        )


def write(report: Report, errors: int, baseline: Path | None) -> None:
    """Print the report as tables, with up to ``errors`` errors of each kind."""
    scores = report.scores
    click.echo(
        f"{plural(scores.found.gold, 'labelled figure')} of tier {report.tier} in "
        f"{plural(len(report.documents), 'document')}, {scores.found.predicted:,} predicted"
        + (f", grounded {report.grounded:.3f}" if report.grounded is not None else "")
    )
    total = output.table(("", "precision", "recall", "F1"), right=("precision", "recall", "F1"))
    for name, rate in (("found", scores.found), ("right", scores.right)):
        total.add_row(name, f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}")
    output.write(total)
    click.echo(f"sure: precision {scores.sure_precision:.3f}, {scores.sure_share:.1%} of the predictions")
    fields = output.table(("of the found agree in", *ATTRIBUTES), right=ATTRIBUTES)
    fields.add_row("", *(f"{scores.attributes[name]:.3f}" for name in ATTRIBUTES))
    output.write(fields)
    output.write(_breakdown("indicator", report.indicators))
    output.write(_breakdown("document", report.documents))
    _write_errors(report.matches, errors)
    if report.comparison is not None and baseline is not None:
        _write_comparison(report, report.comparison, baseline)


def _breakdown(name: str, parts: Mapping[str, Scores]) -> Any:
    numbers = ("gold", "predicted", "found P", "found R", "found F1", "right P", "right R", "right F1")
    made = output.table((name, *numbers), right=numbers)
    for part, scores in parts.items():
        cells = (f"{value:.3f}" for rate in (scores.found, scores.right) for value in _three(rate))
        made.add_row(part, f"{scores.found.gold}", f"{scores.found.predicted}", *cells)
    return made


def _three(rate: Rate) -> tuple[float, float, float]:
    return rate.precision, rate.recall, rate.f1


def _write_errors(matches: Matches, number: int) -> None:
    for gold in matches.missed[:number]:
        click.echo(f"MISSED    {_brief(gold)}")
    for record in matches.spurious[:number]:
        click.echo(f"SPURIOUS  {_brief(record)}")
    for pair in [pair for pair in matches.pairs if pair.wrong][:number]:
        click.echo(f"WRONG {', '.join(pair.wrong)}\n    gold  {_brief(pair.gold)}")
        click.echo(f"    got   {_brief(pair.predicted)}")


def _brief(record: Record) -> str:
    return "  ".join(f"{name}={record[name]}" for name in _SHOWN if record.get(name))


def _write_comparison(report: Report, comparison: Comparison, baseline: Path) -> None:
    gained = [change for change in comparison.changes if change.is_gain]
    lost = [change for change in comparison.changes if not change.is_gain]
    click.echo(f"Against {baseline}, {plural(len(comparison.documents), 'document')} in common:")
    for name, (then, now) in (("found", comparison.found), ("right", comparison.right)):
        click.echo(f"  {name} F1 {then.f1:.3f} -> {now.f1:.3f} ({now.f1 - then.f1:+.3f})")
    if comparison.relabelled:
        click.echo(f"  {plural(comparison.relabelled, 'label')} added or taken away since")
    if comparison.changes:
        made = output.table(("document", "gains", "losses"), right=("gains", "losses"))
        for document in comparison.documents:
            counts = [sum(c.document == document for c in part) for part in (gained, lost)]
            if any(counts):
                made.add_row(document, *(str(count) for count in counts))
        output.write(made)
    for title, changes in (("Gained", gained), ("Lost", lost)):
        for change in changes:
            click.echo(f"{title}: {_change(change, report)}")
    click.echo("Scores fell." if comparison.fell else "No score fell.")


def _change(change: Change, report: Report) -> str:
    record = report.gold.get((change.document, change.key), {})
    figure = " ".join(str(record.get(name) or "") for name in ("raw", "measure", "indicator"))
    return f"{change.document}: {figure} ({change.before} -> {change.after})"


def write_json(report: Report) -> None:
    """Print the report as one JSON object."""
    content: dict[str, Any] = {"tier": report.tier, **_plain(report.scores), "grounded": report.grounded}
    content["documents"] = {name: _plain(scores) for name, scores in report.documents.items()}
    content["indicators"] = {name: _plain(scores) for name, scores in report.indicators.items()}
    if (comparison := report.comparison) is not None:
        content["baseline"] = {
            "documents": list(comparison.documents),
            "found": [rate.f1 for rate in comparison.found],
            "right": [rate.f1 for rate in comparison.right],
            "fell": comparison.fell,
            "relabelled": comparison.relabelled,
            "changes": [
                {
                    "document": change.document,
                    "figure": report.gold.get((change.document, change.key), {}).get("raw"),
                    "before": change.before,
                    "after": change.after,
                }
                for change in comparison.changes
            ],
        }
    output.write_json(content)


def _plain(scores: Scores) -> dict[str, Any]:
    def rate(value: Rate) -> dict[str, float]:
        return dict(zip(("precision", "recall", "f1"), _three(value), strict=True))

    return {
        "gold": scores.found.gold,
        "predicted": scores.found.predicted,
        "found": rate(scores.found),
        "right": rate(scores.right),
        "sure": {"precision": scores.sure_precision, "share": scores.sure_share},
        "attributes": scores.attributes,
    }


__all__ = ["Report", "write", "write_json"]
