"""``indicators evaluate``: predicted figures against labelled ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli import options
from extractor.cli.options import examples
from extractor.cli.progress import Skips, bar

if TYPE_CHECKING:
    from extractor.batch import Input
    from extractor.evaluate import Record

Extracted = tuple[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Predicted:
    """Predictions for the labelled documents, and the texts they were made from."""

    records: list[Record]
    texts: dict[str, str]


@click.command(
    "evaluate",
    epilog=examples(
        "indicators evaluate extractor/samples",
        "indicators evaluate gold/ --pages pages/ --manifest pages/manifest.csv --errors 5",
        "indicators evaluate gold/ --pages pages/ --save-baseline scores.json",
        "indicators evaluate gold/ --pages pages/ --baseline scores.json",
    ),
)
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--pages",
    type=click.Path(path_type=Path, exists=True),
    help="Folder of the pages that GOLD labels. Default: where GOLD is.",
)
@options.given
@click.option(
    "--predicted",
    type=click.Path(path_type=Path, exists=True),
    help="Score these observations (JSON Lines) instead of extracting them now.",
)
@click.option(
    "--tier",
    "which",
    type=click.Choice(["core", "extended", "all"]),
    default="core",
    show_default=True,
    help="core: money, rates, multiples, ranks; extended: counts, areas, volumes.",
)
@click.option(
    "--baseline", type=click.Path(path_type=Path, exists=True), help="Compare with these scores on record."
)
@click.option("--save-baseline", type=click.Path(path_type=Path), help="Put the scores on record.")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Print up to N errors of each kind."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@options.jobs
@click.pass_context
def evaluate_command(
    ctx: click.Context,
    gold: Path,
    pages: Path | None,
    published: str | None,
    place: str | None,
    manifest: Path | None,
    predicted: Path | None,
    which: str,
    baseline: Path | None,
    save_baseline: Path | None,
    errors: int,
    as_json: bool,
    jobs: int | None,
) -> None:
    """Score the figures found in pages against labelled ones.

    GOLD is a file or folder of labelled observations (JSON Lines). A figure is found when measure, unit and
    value agree; a found figure is right when indicator, activity, place, period, status and subject agree.
    With --baseline, gains and losses are listed document by document, and the exit code is 1 when the F1 of
    found or of right fell by more than 0.001.
    """
    from extractor import baseline as on_record
    from extractor.cli import scores
    from extractor.evaluate import documents, load_records, match

    skips = Skips()
    labelled = documents(gold)
    folder = pages or (gold if gold.is_dir() else gold.parent)
    files = []
    if pages or not predicted:
        files = options.Given(published, place, manifest).labelled(folder, labelled)
    if predicted:
        result = Predicted([r for r in load_records(predicted) if r["source"] in labelled], _texts(files))
    else:
        result = _extract(files, jobs, skips)
        _report_missing(labelled, files, folder, skips)
    matches = match(load_records(gold), result.records)
    now = on_record.Baseline.of(matches, labelled)
    comparison = on_record.compare(on_record.Baseline.load(baseline), now, which) if baseline else None
    report = scores.Report.of(matches, labelled, which, result.records, result.texts, comparison)
    scores.write_json(report) if as_json else scores.write(report, errors, baseline)
    if save_baseline:
        now.save(save_baseline)
        click.echo(f"Scores of {len(labelled)} documents are on record in {save_baseline}.", err=True)
    ctx.exit(1 if skips.count or (comparison is not None and comparison.fell) else 0)


def _extract(files: Sequence[Input], jobs: int | None, skips: Skips) -> Predicted:
    from extractor.batch import run
    from extractor.reading import Skipped

    predicted = Predicted([], {})
    with bar(len(files)) as advance:
        for item, result in run(text_and_records, files, jobs=jobs):
            advance(1)
            if isinstance(result, Skipped):
                skips(result)
                continue
            stem = Path(item.source.name).stem
            predicted.texts[stem], records = result
            predicted.records += (record | {"source": stem} for record in records)
    return predicted


def text_and_records(item: Input) -> Extracted:
    """Return the text of one file and its observations as plain records; runs in worker processes."""
    from extractor.extract import observations

    page = item.read()
    return page.text, [observation.to_dict() for observation in observations(page)]


def _texts(files: Sequence[Input]) -> dict[str, str]:
    from extractor.page import Page
    from extractor.workers import attempt

    def pages() -> Iterator[tuple[str, str]]:
        for item in files:
            page = attempt(lambda item: item.read(), item)
            if isinstance(page, Page):
                yield Path(item.source.name).stem, page.text

    return dict(pages())


def _report_missing(labelled: frozenset[str], files: Sequence[Input], folder: Path, skips: Skips) -> None:
    from extractor.reading import Skipped

    for name in sorted(labelled - {Path(item.source.name).stem for item in files}):
        skips(Skipped(name, f"is labelled but {folder} holds no page of that name"))


__all__ = ["evaluate_command", "text_and_records"]
