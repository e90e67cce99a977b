"""``indicators extract``: observations of files, to standard output."""

from __future__ import annotations

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


@click.command(
    "extract",
    epilog=examples(
        "indicators extract extractor/samples",
        "indicators extract pages/ --manifest pages/manifest.csv --format jsonl > observations.jsonl",
        "indicators extract article.txt --published 2024-10-31 --place 平湖市 --format csv",
    ),
)
@options.paths
@options.output_format("table", "jsonl", "csv")
@options.given
@options.jobs
@click.pass_context
def extract_command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    published: str | None,
    place: str | None,
    manifest: Path | None,
    jobs: int | None,
) -> None:
    """Find the figures in files, folders and archives.

    Observations go to standard output; warnings, skipped files and a one-line summary to standard error.
    Text, web pages, PDF, Word files and pictures are read.
    """
    from extractor.batch import run
    from extractor.reading import Skipped

    skips = Skips()
    files = options.Given(published, place, manifest).inputs(paths, skips)
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
    ctx.exit(1 if skips.count else 0)


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
