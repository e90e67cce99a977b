"""Single quarters and months from figures that are cumulative over the year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from warehouse import periods

Row = dict[str, Any]

_LONGER_THAN_A_QUARTER = timedelta(days=92)


def single(rows: Iterable[Row]) -> list[Row]:
    """Return the figures of single stretches of time that cumulative figures of one series imply.

    2024Q1 of 48.92 and 2024H1 of 101.36 imply 52.44 for 2024Q2. The first quarter or month of a year stands
    as reported; longer stretches that cannot be divided, and figures that are not exact, are left out.

    Args:
        rows: rows of :func:`warehouse.series.series`, all of one place, indicator, unit and so on.

    Returns:
        rows alike, oldest first; ``derived`` says how a value was calculated, "" where it was reported.
    """
    dated = [row for row in rows if row["period_start"] is not None and row["period_end"] is not None]
    found: dict[tuple[date, date], Row] = {}
    by_unit: dict[tuple[int, str], list[Row]] = {}
    for row in dated:
        start = row["period_start"]
        if (start.month, start.day) == (1, 1) and start.year == row["period_end"].year:
            by_unit.setdefault((start.year, row["unit"]), []).append(row)
        else:
            found[start, row["period_end"]] = row | {"derived": ""}
    for cumulative in by_unit.values():
        for row in _differences(sorted(cumulative, key=lambda row: row["period_end"])):
            found.setdefault((row["period_start"], row["period_end"]), row)
    return sorted(found.values(), key=lambda row: (row["period_end"], row["period_start"]))


def _differences(cumulative: list[Row]) -> Iterable[Row]:
    before: Row | None = None
    for row in cumulative:
        if row["bound"] != "exact":
            continue
        if before is None:
            if _is_single(row["period_start"], row["period_end"]):
                yield row | {"derived": ""}
        elif _is_single(start := before["period_end"] + timedelta(days=1), row["period_end"]):
            yield row | {
                "period_start": start,
                "period": periods.label(start, row["period_end"]),
                "value": row["value"] - before["value"],
                "value_high": None,
                "printed_value": "",
                "printed_unit": "",
                "derived": f"{row['period']} − {before['period']}",
            }
        before = row


def _is_single(start: date, end: date) -> bool:
    return end - start < _LONGER_THAN_A_QUARTER


__all__ = ["single"]
