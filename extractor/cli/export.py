"""``indicators export``: the warehouse as workbook, CSV, Parquet, SDMX or data package."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import options
from extractor.cli.options import examples
from extractor.cli.progress import plural


@click.command(
    "export",
    epilog=examples(
        "indicators export towns.xlsx",
        "indicators export observations.csv --place 德清县 --indicator gdp --indicator 规上工业产值",
        "indicators export observations.parquet",
        "indicators export exchange/ --kind sdmx",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["xlsx", "csv", "parquet", "sdmx", "datapackage"]),
    help="Default: what the ending of FILE says. sdmx and datapackage write a folder.",
)
@click.option("--place", metavar="PLACE", help="Only this place and all that lies in it.")
@click.option(
    "--indicator", "indicators", multiple=True, metavar="INDICATOR", help="Only this one; may be repeated."
)
@options.warehouse
def export_command(
    file: Path, kind: str | None, place: str | None, indicators: tuple[str, ...], store: options.Store
) -> None:
    """Write a workbook, CSV, Parquet, SDMX-CSV or a Frictionless data package.

    The workbook has a sheet an indicator in the layout of statistical bulletins, and one of every
    observation with its sentence.
    """
    with store.read() as warehouse:
        report = warehouse.export(file, kind=kind, place=place, indicators=indicators)
    left_out = f"; {plural(report.left_out, 'fact')} without a period left out" if report.left_out else ""
    click.echo(f"{plural(report.rows, 'row')} written to {report.path}{left_out}.")


__all__ = ["export_command"]
