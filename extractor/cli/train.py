"""``indicators train``: how likely a figure is to be right, learnt from labelled ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import options, output
from extractor.cli.options import examples
from extractor.cli.progress import Skips, bar, plural

if TYPE_CHECKING:
    from extractor.train import Told


@click.command(
    "train",
    epilog=examples(
        "indicators train gold/ --pages pages/",
        "indicators train gold/ --pages pages/ --manifest pages/manifest.csv --output confidence.toml",
    ),
)
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--pages",
    type=click.Path(path_type=Path, exists=True),
    required=True,
    help="Folder of the labelled pages.",
)
@options.given
@click.option(
    "--sure",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.92,
    show_default=True,
    help="Probability from which on a figure is not in doubt.",
)
@click.option(
    "--output",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the weights to this file.",
)
@options.jobs
@click.pass_context
def train_command(
    ctx: click.Context,
    gold: Path,
    pages: Path,
    published: str | None,
    place: str | None,
    manifest: Path | None,
    sure: float,
    path: Path | None,
    jobs: int | None,
) -> None:
    """Learn from labelled figures how likely one is to be right.

    GOLD is a file or folder of labelled observations (JSON Lines), as for evaluate. The table tells, for each
    probability, how many figures have it or more and how many of those are right, each document being judged
    by weights learnt from the others. With --output the weights learnt from all of them are written; the
    program uses those in patterns/confidence.toml.
    """
    from extractor import train
    from extractor.batch import run
    from extractor.evaluate import documents, load_records
    from extractor.reading import Skipped

    skips = Skips()
    labelled = documents(gold)
    files = options.Given(published, place, manifest).labelled(pages, labelled)
    predicted: list[Told] = []
    with bar(len(files)) as advance:
        for _, result in run(train.told, files, jobs=jobs):
            advance(1)
            skips(result) if isinstance(result, Skipped) else predicted.extend(result)
    found = train.examples(load_records(gold), predicted)
    if path is not None:
        model = train.train(found, sure)
        train.write(model, found, path)
        click.echo(f"{plural(len(model.weights), 'weight')} written to {path}.", err=True)
    numbers = ("confidence", "figures", "share", "right")
    table = output.table(("tier", *numbers), right=numbers)
    for step in train.cross_validate(found):
        shown = (f"{step.probability:.2f}", f"{step.figures:,}", f"{step.share:.3f}", f"{step.right:.3f}")
        table.add_row(step.tier, *shown)
    output.write(table)
    ctx.exit(1 if skips.count else 0)


__all__ = ["train_command"]
