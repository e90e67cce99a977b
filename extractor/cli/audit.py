"""``indicators audit``: what does not fit together."""

from __future__ import annotations

import itertools
from typing import Any

import click

from extractor.cli import frames, options, output
from extractor.cli.options import examples
from extractor.cli.progress import plural


@click.command(
    "audit",
    epilog=examples(
        "indicators audit",
        "indicators audit --check contradiction --check growth --sentences",
        "indicators audit --format csv",
    ),
)
@click.option(
    "--check", "checks", multiple=True, metavar="NAME", help="Only this check; may be repeated. Default: all."
)
@click.option("--sentences", is_flag=True, help="Print below each finding the sentences it rests on.")
@options.output_format(*frames.STYLES)
@options.warehouse
def audit_command(checks: tuple[str, ...], sentences: bool, style: str, store: options.Store) -> None:
    """List what does not fit together: contradictions, falling totals, slips of units, gaps and more.

    A finding is a question to the pages, not a fault of the warehouse: each names its observations, which
    `indicators correct` can put right.
    """
    with store.read() as warehouse:
        table = warehouse.audit(checks) if checks else warehouse.audit()
    if style != "table":
        frames.write(table, style)
        return
    rows = frames.records(table)
    for name, found in itertools.groupby(rows, key=lambda row: str(row["check"])):
        _write(name, list(found), sentences)
    click.echo(f"{plural(len(rows), 'finding')}.")


def _write(name: str, rows: list[dict[str, Any]], sentences: bool) -> None:
    from extractor.cli.observations import what

    table = output.table(("place", "of", "period", "finding", "observations"), title=name)
    for row in rows:
        cells = (
            row["place"] or "",
            what(row) if row["indicator"] else "",
            row["period"] or "",
            row["finding"],
        )
        numbers = " ".join(map(str, row["observation_ids"]))
        if sentences:
            click.echo(f"{name}: {' '.join(filter(None, cells))} [{numbers}]")
            for source, sentence in dict.fromkeys(zip(row["sources"], row["sentences"], strict=True)):
                click.echo(f"    {sentence} ({source})")
        else:
            table.add_row(*cells, numbers)
    if not sentences:
        output.write(table)
    click.echo()


__all__ = ["audit_command"]
