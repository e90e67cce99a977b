"""``indicators coverage``, ``observations``, ``sources`` and ``sql``: what the warehouse holds."""

from __future__ import annotations

import click

from extractor.cli import frames, options
from extractor.cli.options import examples


@click.command("coverage", epilog=examples("indicators coverage", "indicators coverage 新市镇 --format json"))
@click.argument("place", required=False)
@options.output_format(*frames.STYLES)
@options.warehouse
def coverage_command(place: str | None, style: str, store: options.Store) -> None:
    """Show how much is known for which place and period."""
    with store.read() as warehouse:
        table = warehouse.coverage(place)
    columns = ("place", "place_code", "period", "indicators", "facts", "reports", "contradicted")
    frames.write(table, style, columns)


@click.command(
    "observations",
    epilog=examples(
        "indicators observations --place 新市镇 --period 2024Q1",
        "indicators observations --indicator 规上工业产值 --doubtful --format csv",
        "indicators observations --place 新市镇 --min-confidence 0.9",
    ),
)
@click.option("--place", metavar="PLACE", help="Code or name.")
@click.option("--indicator", metavar="INDICATOR", help="Code or name.")
@click.option("--period", metavar="PERIOD", help="2024, 2024H1, 2024Q1-Q3, 2024-09 …")
@click.option(
    "--status", type=click.Choice(["actual", "forecast", "target", "planned"]), help="Default: any."
)
@click.option("--doubtful", is_flag=True, help="Only those with doubts.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="PROBABILITY",
    help="Only those that are right with at least this probability (0 to 1); without a confidence: none.",
)
@options.output_format(*frames.STYLES)
@options.warehouse
def observations_command(
    place: str | None,
    indicator: str | None,
    period: str | None,
    status: str | None,
    doubtful: bool,
    min_confidence: float | None,
    style: str,
    store: options.Store,
) -> None:
    """List figures as printed, each with the number that `indicators correct` takes."""
    with store.read() as warehouse:
        table = warehouse.observations(place, indicator, period, status)
    if doubtful:
        table = table[table["doubts"].map(len) > 0]
    if min_confidence is not None:
        table = table[table["confidence"] >= min_confidence]  # false where there is none
    columns = "observation_id source raw activity indicator_name measure basis place subject period status"
    shown = [*columns.split(), "review", "doubts", "confidence"]
    frames.write(table, style, shown, decimals={"confidence": 2})


@click.command("sources", epilog=examples("indicators sources", "indicators sources --format csv"))
@options.output_format(*frames.STYLES)
@options.warehouse
def sources_command(style: str, store: options.Store) -> None:
    """List the loaded files with the number of their articles and observations."""
    with store.read() as warehouse:
        table = warehouse.sources()
    columns = ("name", "kind", "place", "characters", "articles", "observations", "loaded_at")
    frames.write(table, style, columns)


@click.command(
    "sql",
    epilog=examples(
        "indicators sql \"SELECT place, period, value FROM fact_report WHERE indicator = 'gdp' LIMIT 5\"",
        'indicators sql "DESCRIBE report"',
    ),
)
@click.argument("query")
@options.output_format(*frames.STYLES)
@options.warehouse
def sql_command(query: str, style: str, store: options.Store) -> None:
    """Answer one SELECT over the views report, fact_report and coverage; nothing can be changed by it."""
    with store.read() as warehouse:
        table = warehouse.sql(query)
    frames.write(table, style)


__all__ = ["coverage_command", "observations_command", "sources_command", "sql_command"]
