"""``indicators series``: one indicator of one place over time."""

from __future__ import annotations

from typing import Any

import click

from extractor import values
from extractor.cli import frames, options, output
from extractor.cli.options import examples
from extractor.cli.progress import note


@click.command(
    "series",
    epilog=examples(
        "indicators series 新市镇 规上工业产值",
        "indicators series 330521102 gdp --measure growth --format csv",
        "indicators series 新市镇 规上工业产值 --status target --sentences",
        "indicators series 钟管镇 规上工业产值 --derived",
    ),
)
@click.argument("place")
@click.argument("indicator")
@options.facts
@click.option("--subject", default="", metavar="NAME", help="Figures of this enterprise, project or park.")
@click.option("--sentences", is_flag=True, help="Print below the table the sentence each value was read in.")
@click.option("--derived", is_flag=True, help="Show instead what follows from the levels, with its formula.")
@options.output_format(*frames.STYLES)
@options.warehouse
def series_command(
    place: str,
    indicator: str,
    measure: str | None,
    activity: str,
    basis: str | None,
    status: str,
    as_of: str | None,
    subject: str,
    sentences: bool,
    derived: bool,
    style: str,
    store: options.Store,
) -> None:
    """Show one indicator of one place over time.

    PLACE and INDICATOR are codes or Chinese names. Values are as printed by the articles; the last column
    tells in which.
    """
    import pandas as pd

    with store.read() as warehouse:
        if derived:
            answer = warehouse.derived(place, indicator, activity=activity, status=status, as_of=as_of)
            _write_derived(frames.records(answer)) if style == "table" else frames.write(answer, style)
            return
        found = [
            warehouse.series(
                place,
                indicator,
                measure=one,
                activity=activity,
                basis=basis,
                status=status,
                subject=subject,
                as_of=as_of,
            )
            for one in options.measures(measure)
        ]
    table = pd.concat(found, ignore_index=True)
    if style != "table":
        frames.write(table, style)
    elif table.empty:
        note(f"the warehouse has no such figures; what it has of this place: indicators coverage {place}")
    else:
        _write(frames.records(table), options.measures(measure), sentences)


def _write(rows: list[dict[str, Any]], measures: list[str], sentences: bool) -> None:
    """Print a row a period, with the measures side by side."""
    from extractor.cli.observations import what

    title = " · ".join(filter(None, (rows[0]["place"], rows[0]["subject"], what(rows[0]))))
    table = output.table(("period", *measures, "source", "remarks"), title=title, right=measures)
    periods = {row["period"]: (row["period_end"] or "", row["period_start"] or "") for row in rows}
    for period in sorted(periods, key=lambda name: periods[name]):
        own = {row["measure"]: row for row in rows if row["period"] == period}
        table.add_row(
            period or "undated",
            *(values.shown(own.get(name, {})) for name in measures),
            ", ".join(dict.fromkeys(row["source"] for row in own.values())),
            "; ".join(dict.fromkeys(filter(None, map(values.remarks, own.values())))),
        )
    output.write(table)
    if sentences:
        _write_sentences(rows)


def _write_derived(rows: list[dict[str, Any]]) -> None:
    table = output.table(("period", "measure", "derived", "from"), right=["derived"])
    for row in rows:
        rounded = row | {"value": float(f"{row['value']:.5g}")}
        table.add_row(row["period"], row["measure"], values.shown(rounded), row["formula"])
    output.write(table)


def _write_sentences(rows: list[dict[str, Any]]) -> None:
    by_sentence: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        place = (row["sentence"], row["source"], row["article"])
        by_sentence.setdefault(place, []).append(f"{row['period']} {row['raw']}")
    for (sentence, source, article), figures in by_sentence.items():
        click.echo(f"{', '.join(figures)}  ({source}, {article})\n  {sentence}")


__all__ = ["series_command"]
