"""``indicators demo``: the whole way from sample pages to towns compared, command by command."""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from extractor.cli.options import examples

VARIABLE = "TOWN_INDICATORS_WAREHOUSE"
WORKBOOK = "town-indicators-demo.xlsx"


@click.command(
    "demo", epilog=examples("indicators demo", "indicators demo --warehouse demo.duckdb --workbook demo.xlsx")
)
@click.option(
    "--warehouse",
    "file",
    type=click.Path(path_type=Path),
    help="File of the warehouse. Default: one in a new temporary folder.",
)
@click.option(
    "--workbook",
    type=click.Path(path_type=Path),
    default=WORKBOOK,
    show_default=True,
    help="File to export to.",
)
@click.pass_context
def demo_command(ctx: click.Context, file: Path | None, workbook: Path) -> None:
    """Run the whole way on sample pages: read, load, compare towns, export.

    Every step is printed as the command that you could type.
    """
    samples = _samples()
    target = file or Path(tempfile.mkdtemp(prefix="town-indicators-")) / "warehouse.duckdb"
    click.echo(
        f"The pages in {samples} are invented: their towns are real, their companies and figures are not.\n"
        "What they state is read, put into a warehouse, and compared. You can type each command yourself.\n"
    )
    click.secho(f"$ export {VARIABLE}={shlex.quote(str(target))}\n", bold=True)
    with _warehouse(target):
        for step in _steps(samples, workbook):
            click.secho(f"$ indicators {shlex.join(step).replace(chr(39), '')}", bold=True)
            code = ctx.find_root().command.main(step, prog_name="indicators", standalone_mode=False)
            if code:
                ctx.exit(int(code))
            click.echo()
    click.echo(
        f"Open {workbook} in a spreadsheet and {workbook.with_suffix('.html')} in a browser. "
        "Go on with your own pages: indicators load FOLDER"
    )


def _steps(samples: Path, workbook: Path) -> list[list[str]]:
    return [
        ["show", str(samples / "05_county_towns_2024h1.txt"), "--place", "德清县", "--article", "禹越镇"],
        ["load", str(samples)],
        ["compare", "规上工业产值", "--period", "2024Q1-Q3"],
        ["compare", "固定资产投资", "--period", "2024Q1-Q3", "--measure", "growth"],
        ["series", "钟管镇", "规上工业产值", "--sentences"],
        ["chart", "series", "规上工业产值", "钟管镇", "新市镇", "-o", str(workbook.with_suffix(".html"))],
        ["export", str(workbook)],
    ]


def _samples() -> Path:
    """Return the folder of the sample pages, as one would type it here."""
    import extractor

    folder = Path(extractor.__file__).parent / "samples"
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


@contextmanager
def _warehouse(file: Path) -> Iterator[None]:
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(file)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


__all__ = ["demo_command"]
