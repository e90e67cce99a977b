"""``indicators load``: files into the warehouse."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import options
from extractor.cli.options import examples
from extractor.cli.progress import Skips, bar, note, plural


@click.command(
    "load",
    epilog=examples(
        "indicators load extractor/samples",
        "indicators load pages/ --manifest pages/manifest.csv --warehouse towns.duckdb",
    ),
)
@options.paths
@options.given
@options.jobs
@options.warehouse
@click.pass_context
def load_command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    published: str | None,
    place: str | None,
    manifest: Path | None,
    jobs: int | None,
    store: options.Store,
) -> None:
    """Load files, folders and archives into the warehouse.

    A file that is loaded already, as it is now, stays as it is; one that changed replaces what it said
    before. An interrupted load goes on where it was when it is run again.
    """
    from warehouse.files import load_files

    skips = Skips()
    files = options.Given(published, place, manifest).inputs(paths, skips)
    with bar(len(files)) as advance:
        report = load_files(
            store.path, files, jobs=jobs, on_skip=skips, on_done=advance, wait=store.wait, on_wait=note
        )
    outcomes = {"new": report.new, "replaced": report.replaced, "unchanged": report.unchanged}
    told = ", ".join(f"{len(keys):,} {outcome}" for outcome, keys in outcomes.items() if keys)
    total = sum(map(len, outcomes.values()))
    click.echo(f"{store.path}: {plural(total, 'file')}{': ' * bool(told)}{told}{skips.summary()}.")
    if report.new or report.replaced:
        click.echo(f"{plural(report.observations, 'observation')} written.")
    ctx.exit(1 if skips.count else 0)


__all__ = ["load_command"]
