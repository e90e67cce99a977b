"""``indicators compare`` and ``indicators top``: places side by side."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

import click

from extractor import values
from extractor.cli import frames, options, output
from extractor.cli.options import F, examples
from extractor.cli.progress import note

LEVELS = ("province", "city", "county", "town")


def _period(*, multiple: bool) -> Callable[[F], F]:
    return click.option(
        "--period",
        "period",
        required=True,
        multiple=multiple,
        metavar="PERIOD",
        help="2024, 2024H1, 2024Q1-Q3, 2024-09, 2024年前三季度"
        + (" …; may be repeated." if multiple else " …"),
    )


def _area(function: F) -> F:
    for option in (
        click.option("--level", type=click.Choice(LEVELS), help="Default: that of most places with figures."),
        click.option("--within", metavar="PLACE", help="Only places of this county, city or province."),
    ):
        function = option(function)
    return function


@click.command(
    "compare",
    epilog=examples(
        "indicators compare 规上工业产值 --period 2024Q1-Q3",
        "indicators compare gdp --period 2024H1 --measure growth --within 德清县",
        "indicators compare 固定资产投资 --period 2024Q1 --period 2024H1 --format csv",
        "indicators compare gdp 规上工业增加值 --period 2024Q1-Q3 --place 新市镇 --place 钟管镇",
    ),
)
@click.argument("indicators", metavar="INDICATOR...", nargs=-1, required=True)
@_period(multiple=True)
@options.facts
@_area
@click.option("--place", "places", multiple=True, metavar="PLACE", help="Only this place; may be repeated.")
@options.output_format(*frames.STYLES)
@options.warehouse
def compare_command(
    indicators: tuple[str, ...],
    period: tuple[str, ...],
    measure: str | None,
    activity: str,
    basis: str | None,
    status: str,
    as_of: str | None,
    within: str | None,
    level: str | None,
    places: tuple[str, ...],
    style: str,
    store: options.Store,
) -> None:
    """Rank places by an indicator; places without a figure are shown as missing.

    INDICATOR is a code or a Chinese name.
    """
    with store.read() as warehouse:
        table = warehouse.compare(
            indicators,
            period,
            measure=options.measures(measure),
            activity=activity,
            basis=basis,
            status=status,
            as_of=as_of,
            within=within,
            level=level,
            places=places or None,
        )
    if style != "table":
        frames.write(table, style)
    elif table["value"].isna().all():
        note("the warehouse has no such figures; what it has: indicators coverage")
    else:
        for _, rows in itertools.groupby(_by_period(frames.records(table), period), _block):
            _write(list(rows), options.measures(measure))


def _by_period(rows: list[dict[str, Any]], periods: Iterable[str]) -> list[dict[str, Any]]:
    """Sort by indicator and period, both in the order they were asked for."""
    from warehouse.periods import parse

    order = [parse(text).label for text in periods]
    indicators = list(dict.fromkeys(_block(row)[:2] for row in rows))
    return sorted(rows, key=lambda row: (indicators.index(_block(row)[:2]), order.index(row["period"])))


def _block(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["indicator"], row["activity"], row["period"]


def _write(rows: list[dict[str, Any]], measures: list[str]) -> None:
    """Print a row a place, ranked by the first measure, with the others beside it."""
    from extractor.cli.observations import what

    leading = measures[0]
    ranks = {name: "rank" if name == leading else f"rank of {name}" for name in measures}
    columns = [column for name in measures for column in (ranks[name], name)]
    columns[1:1] = ["place", "in"]
    table = output.table(
        (*columns, "remarks"),
        title=f"{what(rows[0])} · {rows[0]['period']}",
        right=[*measures, *ranks.values()],
    )
    of_place: dict[tuple[Any, ...], dict[str, dict[str, Any]]] = {}
    for row in rows:
        of_place.setdefault((row["place_code"], row["place"], row["county"]), {}).setdefault(
            row["measure"], row
        )

    def order(entry: tuple[Any, ...]) -> tuple[Any, ...]:
        ranked = [of_place[entry].get(name, {}).get("rank") for name in measures]
        return tuple(rank if rank is not None else 10**9 for rank in ranked)

    for key in sorted(of_place, key=order):
        own = of_place[key]
        cells = []
        for name in measures:
            row = own.get(name, {})
            cells += [str(row.get("rank") or ""), values.shown(row)]
        cells[1:1] = [key[1], key[2] or ""]
        table.add_row(*cells, "; ".join(dict.fromkeys(filter(None, map(values.remarks, own.values())))))
    output.write(table)


@click.command(
    "top",
    epilog=examples(
        "indicators top 规上工业产值 --period 2024Q1-Q3 -n 3",
        "indicators top gdp --period 2024H1 --measure growth --format json",
    ),
)
@click.argument("indicator")
@_period(multiple=False)
@click.option(
    "-n", "number", type=click.IntRange(min=1), default=10, show_default=True, help="How many places."
)
@options.facts
@_area
@options.output_format(*frames.STYLES)
@options.warehouse
def top_command(
    indicator: str,
    period: str,
    number: int,
    measure: str | None,
    activity: str,
    basis: str | None,
    status: str,
    as_of: str | None,
    within: str | None,
    level: str | None,
    style: str,
    store: options.Store,
) -> None:
    """Show the first places of an indicator, by its level or by --measure."""
    with store.read() as warehouse:
        table = warehouse.top(
            indicator,
            period,
            number,
            measure=measure or "level",
            activity=activity,
            basis=basis,
            status=status,
            as_of=as_of,
            within=within,
            level=level,
        )
    if style != "table":
        frames.write(table, style)
    elif table.empty:
        note("the warehouse has no such figures; what it has: indicators coverage")
    else:
        _write(frames.records(table), [measure or "level"])


__all__ = ["compare_command", "top_command"]
