"""``indicators coverage``, ``sources`` and ``sql``: what the warehouse holds."""

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


__all__ = ["coverage_command", "sources_command", "sql_command"]
