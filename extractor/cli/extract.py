"""``indicators extract``: observations of files, to standard output."""

from __future__ import annotations

import contextlib
import itertools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from extractor.cli import options
from extractor.cli.options import examples
from extractor.cli.output import CsvLines, write
from extractor.cli.progress import Skips, bar, plural

if TYPE_CHECKING:
    from extractor.batch import Input
    from extractor.cluster import Cluster


@click.command(
    "extract",
    epilog=examples(
        "indicators extract extractor/samples",
        "indicators extract pages/ --manifest pages/manifest.csv --format jsonl > observations.jsonl",
        "indicators extract article.txt --published 2024-10-31 --place 平湖市 --format csv",
        "indicators extract archive/ --output parts/",
        "indicators extract archive/ --output parts/ --cluster tcp://10.0.0.1:8786",
    ),
)
@options.paths
@options.output_format("table", "jsonl", "csv")
@options.given
@options.jobs
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write Parquet into this folder instead, by year and province; what it has already stays.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Work on the machines of this dask scheduler (tcp://HOST:8786), or 'local'. Needs --output.",
)
@click.pass_context
def extract_command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    published: str | None,
    place: str | None,
    manifest: Path | None,
    jobs: int | None,
    output: Path | None,
    cluster: str | None,
) -> None:
    """Find the figures in files, folders and archives.

    Observations go to standard output; warnings, skipped files and a one-line summary to standard error.
    Text, web pages, PDF, Word files and pictures are read.

    With --output an interrupted run goes on where it was when it is run again, and `indicators load FOLDER`
    takes the result into a warehouse.
    """
    if cluster and output is None:
        raise click.UsageError("--cluster writes into a folder that all machines see; name it by --output.")
    skips = Skips()
    files = options.Given(published, place, manifest).inputs(paths, skips)
    if output is not None:
        _write(output, files, jobs, cluster, skips)
    else:
        _print(files, style, jobs, skips)
    ctx.exit(1 if skips.count else 0)


def _write(output: Path, files: list[Input], jobs: int | None, cluster: str | None, skips: Skips) -> None:
    from warehouse.archive import extract_files

    with contextlib.ExitStack() as stack:
        workers: Cluster | None = None
        if cluster:
            from extractor.cluster import Cluster

            workers = stack.enter_context(Cluster(cluster, jobs))
        advance = stack.enter_context(bar(len(files)))
        written = extract_files(output, files, jobs=jobs, cluster=workers, on_skip=skips, on_done=advance)
    unchanged = f", {written.unchanged:,} were there already" if written.unchanged else ""
    told = f"{plural(written.observations, 'observation')} in {plural(written.files, 'file')} written"
    click.echo(f"{output}: {told}{unchanged}{skips.summary()}.", err=True)


def _print(files: list[Input], style: str, jobs: int | None, skips: Skips) -> None:
    from extractor.batch import run
    from extractor.reading import Skipped

    printer = _PRINTERS[style]()
    read = found = 0
    with bar(len(files), streaming=True) as advance:
        for _, result in run(records, files, jobs=jobs):
            advance(1)
            if isinstance(result, Skipped):
                skips(result)
                continue
            read += 1
            found += len(result)
            printer.write_all(result)
    click.echo(f"{plural(found, 'observation')} in {plural(read, 'file')}{skips.summary()}.", err=True)


def records(item: Input) -> list[dict[str, Any]]:
    """Return the observations of one file as plain records; runs in worker processes."""
    from extractor.extract import observations

    return [observation.to_dict() for observation in observations(item.read())]


class _Printer(Protocol):
    def write_all(self, found: list[dict[str, Any]]) -> None:
        """Print the observations of one file."""


class _Jsonl:
    def write_all(self, found: list[dict[str, Any]]) -> None:
        for record in found:
            click.echo(json.dumps(record, ensure_ascii=False))


class _Csv:
    def __init__(self) -> None:
        self._lines = CsvLines()

    def write_all(self, found: list[dict[str, Any]]) -> None:
        for record in found:
            self._lines.write(record)
        sys.stdout.flush()


class _Table:
    def write_all(self, found: list[dict[str, Any]]) -> None:
        from extractor.cli.observations import observation_table

        for article, group in itertools.groupby(found, key=lambda record: str(record["article"])):
            chosen = list(group)
            date = chosen[0]["published"] or "date unknown"
            click.secho(f"{article}", bold=True, nl=False)
            click.echo(f"  ({chosen[0]['source']}, {date})")
            write(observation_table(chosen))


_PRINTERS: dict[str, Callable[[], _Printer]] = {"table": _Table, "jsonl": _Jsonl, "csv": _Csv}

__all__ = ["extract_command", "records"]
