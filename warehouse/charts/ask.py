"""From the warehouse to charts: which figures are shown, in which unit, from which sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd

import extractor
from extractor import values
from extractor.errors import UnknownName
from patterns import load as catalogue
from warehouse import periods
from warehouse.charts.content import Chart, Language, Mark, Point, word
from warehouse.warehouse import Warehouse

MOST_PLACES = 8
"""More lines than colours that can be told apart would be a tangle."""

Row = dict[str, Any]

_QUARTER = timedelta(days=92)


def series_rows(
    warehouse: Warehouse,
    places: str | Sequence[str],
    indicator: str,
    *,
    measure: str = "level",
    single: bool = False,
    **options: Any,
) -> list[Row]:
    """Return what a chart of series shows, oldest first; see :func:`series_chart`.

    Raises:
        UnknownName: a name is not known, or there are too many places.
    """
    asked = [places] if isinstance(places, str) else list(places)
    if len(asked) > MOST_PLACES:
        raise UnknownName(f"a chart holds at most {MOST_PLACES} places, {len(asked)} were given")
    rows: list[Row] = []
    for place in asked:
        split: dict[str, Any] = {"cumulative": "single"} if single and measure == "level" else {}
        rows += rows_of(warehouse.series(place, indicator, measure=measure, **split, **options))
    if single:
        # Half a year that nothing divides stands among single quarters like a tower.
        rows = [row for row in rows if row["period_start"] is not None and _length(row) <= _QUARTER]
    else:
        rows = [row for row in rows if row.get("derivation") != "single"]
    dated = [row for row in rows if row["period_end"] is not None]
    return sorted(dated, key=lambda row: (row["period_end"], row["period_start"] or row["period_end"]))


def series_chart(
    warehouse: Warehouse,
    places: str | Sequence[str],
    indicator: str,
    *,
    measure: str = "level",
    single: bool = False,
    language: Language = "zh",
    **options: Any,
) -> Chart:
    """Return the chart of one indicator over time, a line a place.

    Args:
        warehouse: an open warehouse.
        places: up to ``MOST_PLACES`` codes or names.
        indicator: code or name.
        measure: what to show of it.
        single: single quarters and months, derived from cumulative figures, in place of these.
        language: of title and notes.
        options: as for :meth:`warehouse.Warehouse.series` (activity, basis, status, derived …).

    Raises:
        UnknownName: a name is not known, there are too many places, or the warehouse has no such figures.
    """
    rows = series_rows(warehouse, places, indicator, measure=measure, single=single, **options)
    if not rows:
        raise UnknownName(_nothing([places] if isinstance(places, str) else places, indicator))
    return chart_of_series(warehouse, rows, single=single, language=language)


def chart_of_series(
    warehouse: Warehouse,
    rows: Sequence[Row],
    *,
    single: bool = False,
    language: Language = "zh",
    order: Sequence[str] = (),
) -> Chart:
    """Return the chart of some rows of :func:`series_rows`, of which there must be one at least.

    ``order`` names places in the order of their colours, where several charts are to agree.
    """
    unit, factor = scale(rows)
    rows = [row for row in rows if row["unit"] == _commonest(rows)]
    points = tuple(
        _point(row, group=row["place"], label=period_name(row, language), factor=factor, language=language)
        for row in rows
    )
    return Chart(
        "lines",
        f"{'、'.join(dict.fromkeys(row['place'] for row in rows))} {indicator_name(rows[0], language)}",
        _subtitle(rows[0], unit, language, "single" if single else ""),
        unit,
        points,
        source_line(warehouse, rows, language),
        _notes(points, language),
        is_sample(warehouse, rows),
        joined=rows[0]["measure"] != "level" or single or not _cumulative(rows[0]),
        language=language,
        labels=tuple(dict.fromkeys(point.label for point in points)),
        order=tuple(order),
    )


def compare_chart(
    warehouse: Warehouse,
    indicator: str,
    period: str,
    *,
    measure: str = "level",
    language: Language = "zh",
    **options: Any,
) -> Chart:
    """Return the chart of places side by side, largest first, those without a figure shown as gaps.

    ``options`` are those of :func:`warehouse.compare.compare` (within, level, places, activity …).

    Raises:
        UnknownName: a name is not known, or the warehouse has no such figures.
    """
    rows = rows_of(warehouse.compare(indicator, period, measure=measure, **options))
    known = [row for row in rows if row["value"] is not None]
    if not known:
        raise UnknownName(_nothing([period], indicator))
    unit, factor = scale(known)
    kept = [row for row in rows if row["value"] is None or row["unit"] == _commonest(known)]
    points = tuple(
        _point(row, group=word(measure, language), label=row["place"], factor=factor, language=language)
        for row in kept
    )
    covers = period_name(known[0], language)
    return Chart(
        "bars",
        f"{covers} {indicator_name(known[0], language)}",
        _subtitle(known[0], unit, language),
        unit,
        points,
        source_line(warehouse, known, language),
        _notes(points, language),
        is_sample(warehouse, known),
        language=language,
        labels=tuple(point.label for point in points),
    )


def period_name(row: Row, language: Language) -> str:
    """Return the name of a row's period: 2024年1—9月 or 2024Q1-Q3."""
    if language == "en":
        return str(row["period"])
    return periods.chinese_label(row["period_start"], row["period_end"])


def indicator_name(row: Row, language: Language) -> str:
    """Return the name of a row's indicator with its activity before it: 规上工业总产值."""
    entry = catalogue().indicators.get(row["indicator"])
    if entry is None:
        return f"{row['activity']}{row['indicator']}"
    if language == "zh":
        return f"{row['activity']}{entry.name}"
    return f"{entry.english}{' · ' + row['activity'] if row['activity'] else ''}"


def scale(rows: Sequence[Row]) -> tuple[str, float]:
    """Return the unit that suits the values of a chart, and what it is in base units: 亿元, 1e8."""
    unit = _commonest(rows)
    largest = max(abs(row["value"]) for row in rows if row["unit"] == unit)
    return values.scale(largest, unit)


def _commonest(rows: Iterable[Row]) -> str:
    units = [row["unit"] for row in rows]
    return str(max(dict.fromkeys(units), key=units.count))


def shown(row: Row) -> str:
    """Return the value of a row with its unit; a derived one with four digits, for more would be feigned."""
    if row.get("formula") and row["value"] is not None:
        return values.shown(row | {"value": float(f"{row['value']:.4g}")})
    return values.shown(row)


def _point(row: Row, *, group: str, label: str, factor: float, language: Language) -> Point:
    if row["value"] is None:
        return Point(group, label, None, word("missing", language))
    derived = row.get("formula") or ""
    odd = row.get("contradicted") or row.get("revised")
    mark: Mark = "derived" if derived else "doubtful" if odd else "reported"
    number = row["observation_id"] or next(iter(row.get("inputs") or ()), None)
    return Point(
        group,
        label,
        row["value"] / factor,
        shown(row),
        mark,
        str(row["period_end"].year) if row["period_end"] is not None else "",
        derived or values.remarks(row),
        int(number) if number is not None else None,
    )


def _length(row: Row) -> timedelta:
    length: timedelta = row["period_end"] - row["period_start"]
    return length


def _subtitle(row: Row, unit: str, language: Language, stretch: str = "") -> str:
    basis = word(row["basis"], language) if row["basis"] else ""
    joined = f"{basis}{word(row['measure'], language)}" if language == "zh" else row["measure"]
    parts = [joined if language == "zh" else " ".join(filter(None, (joined, basis)))]
    if row["measure"] == "level" and (stretch or _cumulative(row)):
        parts.append(word(stretch or "cumulative", language))
    parts.append(word(row["status"], language))
    if unit:
        parts.append(f"{word('unit', language)}{':' if language == 'zh' else ': '}{unit}")
    return " · ".join(parts)


def _cumulative(row: Row) -> bool:
    entry = catalogue().indicators.get(row["indicator"])
    return entry is not None and entry.cumulative


def _notes(points: Iterable[Point], language: Language) -> tuple[str, ...]:
    marks = {point.mark for point in points}
    return tuple(word(f"{mark}_note", language) for mark in ("derived", "doubtful") if mark in marks)


def source_line(warehouse: Warehouse, rows: Iterable[Row], language: Language) -> str:
    """Return the line that names the articles of some rows and when they were published."""
    articles = list(dict.fromkeys(f"《{row['article']}》" for row in rows if row.get("article")))
    dates = sorted({row["published"] for row in rows if row.get("published")})
    named = "".join(articles[:2]) or "—"
    if len(articles) > 2:
        named += word("sources", language).format(n=len(articles))
    when = f" ({dates[0]}{' — ' + dates[-1] if len(dates) > 1 else ''})" if dates else ""
    return f"{word('source', language)}: {named}{when}"


def is_sample(warehouse: Warehouse, rows: Iterable[Row]) -> bool:
    """Return whether any of the rows was read in the invented sample pages that come with the program."""
    folder = Path(extractor.__file__).parent / "samples"
    names = {row["source"] for row in rows if row.get("source")}
    table = warehouse.sources()
    paths = table.loc[table["name"].isin(names), "path"]
    return any(Path(path).is_relative_to(folder) for path in paths)


def rows_of(table: pd.DataFrame) -> list[Row]:
    """Return the rows of an answer with plain dates, None for what is missing."""
    plain = table.astype(object).where(table.notna(), None)
    rows: list[Row] = [{str(k): v for k, v in row.items()} for row in plain.to_dict(orient="records")]
    for row in rows:
        for name in ("period_start", "period_end"):
            row[name] = None if row[name] is None else pd.Timestamp(row[name]).date()
    return rows


def _nothing(asked: Sequence[str], indicator: str) -> str:
    return (
        f"the warehouse has no such figures of {indicator} for {', '.join(asked)};"
        " what it has: indicators coverage"
    )


__all__ = [
    "MOST_PLACES",
    "chart_of_series",
    "compare_chart",
    "indicator_name",
    "period_name",
    "rows_of",
    "series_chart",
    "series_rows",
    "shown",
]
