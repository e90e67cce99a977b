"""``indicators chart``: pictures and pages of series, comparisons and investment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import options
from extractor.cli.options import F, examples

if TYPE_CHECKING:
    from warehouse.charts import Chart


def _output(function: F) -> F:
    for option in (
        click.option(
            "--lang",
            "language",
            type=click.Choice(["zh", "en"]),
            default="zh",
            show_default=True,
            help="Language of title and notes.",
        ),
        click.option(
            "-o",
            "--output",
            "target",
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            help="File to write; its ending says what: .png, .svg or .html.",
        ),
    ):
        function = option(function)
    return function


@click.group(
    "chart",
    epilog=examples(
        "indicators chart series 规上工业产值 钟管镇 新市镇 -o output.png",
        "indicators chart compare gdp --period 2024H1 --measure growth -o growth.svg",
        "indicators chart investment -o investment.html",
    ),
)
def chart_command() -> None:
    """Draw series, comparisons and investment as PNG, SVG or a page for the browser.

    A page needs no network and no server. Pictures need an installed font with Chinese characters.
    """


@chart_command.command(
    "series",
    epilog=examples(
        "indicators chart series 规上工业产值 钟管镇 新市镇 -o output.png",
        "indicators chart series 固定资产投资 雷甸镇 --single -o quarters.html",
    ),
)
@click.argument("indicator")
@click.argument("places", metavar="PLACE...", nargs=-1, required=True)
@options.facts
@click.option("--single", is_flag=True, help="Single quarters, calculated from cumulative figures.")
@_output
@options.warehouse
def series(
    indicator: str,
    places: tuple[str, ...],
    measure: str | None,
    activity: str,
    basis: str | None,
    status: str,
    as_of: str | None,
    single: bool,
    target: Path,
    language: str,
    store: options.Store,
) -> None:
    """Draw one indicator of one or several places over time."""
    from warehouse import charts

    with store.read() as warehouse:
        chart = charts.series_chart(
            warehouse,
            places,
            indicator,
            measure=measure or "level",
            single=single,
            language="en" if language == "en" else "zh",
            activity=activity,
            basis=basis,
            status=status,
            as_of=as_of,
        )
    _write(chart, target)


@chart_command.command(
    "compare", epilog=examples("indicators chart compare gdp --period 2024H1 --measure growth -o growth.svg")
)
@click.argument("indicator")
@click.option("--period", required=True, metavar="PERIOD", help="2024, 2024H1, 2024Q1-Q3, 2024年前三季度 …")
@options.facts
@click.option("--within", metavar="PLACE", help="Only places of this county, city or province.")
@_output
@options.warehouse
def compare(
    indicator: str,
    period: str,
    measure: str | None,
    activity: str,
    basis: str | None,
    status: str,
    as_of: str | None,
    within: str | None,
    target: Path,
    language: str,
    store: options.Store,
) -> None:
    """Draw places side by side for one period, those without a figure as gaps."""
    from warehouse import charts

    with store.read() as warehouse:
        chart = charts.compare_chart(
            warehouse,
            indicator,
            period,
            measure=measure or "level",
            language="en" if language == "en" else "zh",
            activity=activity,
            basis=basis,
            status=status,
            as_of=as_of,
            within=within,
        )
    _write(chart, target)


@chart_command.command("investment", epilog=examples("indicators chart investment 雷甸镇 洛舍镇 -o inv.png"))
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@_output
@options.warehouse
def investment(places: tuple[str, ...], target: Path, language: str, store: options.Store) -> None:
    """Draw investment planned against realised, by place and year."""
    from warehouse import charts

    with store.read() as warehouse:
        chart = charts.investment_chart(
            warehouse, places or None, language="en" if language == "en" else "zh"
        )
    _write(chart, target)


def _write(chart: Chart, target: Path) -> None:
    from warehouse import charts

    charts.write(chart, target)
    click.echo(f"{target} written.")


__all__ = ["chart_command"]
