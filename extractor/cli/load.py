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
    before. An interrupted load goes on where it was when it is run again. Folders that `indicators extract
    --output` wrote are loaded too.
    """
    from warehouse.files import load_files
    from warehouse.part_files import holds_parts
    from warehouse.records import LoadReport

    skips = Skips()
    parts = [path for path in paths if path.is_dir() and holds_parts(path)]
    paths = tuple(path for path in paths if path not in parts)
    report = LoadReport()
    if parts:
        with store.write() as warehouse:
            for folder in parts:
                report += warehouse.load_parts(folder)
    if paths:
        files = options.Given(published, place, manifest).inputs(paths, skips)
        with bar(len(files)) as advance:
            report += load_files(
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
