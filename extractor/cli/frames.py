"""Answers of the warehouse as tables, JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from extractor.cli import output

if TYPE_CHECKING:
    import pandas as pd

STYLES = ("table", "json", "csv")


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain values: dates as ISO text, whole numbers as such, None for what is missing."""
    rows = frame.astype(object).to_dict(orient="records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows]


def write(
    frame: pd.DataFrame,
    style: str,
    columns: Iterable[str] | None = None,
    *,
    decimals: Mapping[str, int] | None = None,
) -> None:
    """Print an answer.

    Args:
        frame: the answer.
        style: one of ``STYLES``.
        columns: those that a table shows; None for all.
        decimals: how many decimals a table shows of a column; the others, and JSON and CSV, are exact.
    """
    rows = records(frame)
    if style == "json":
        output.write_json(rows)
    elif style == "csv":
        lines = output.CsvLines([str(name) for name in frame.columns])
        for row in rows:
            lines.write(row)
    else:
        names = list(columns) if columns is not None else [str(name) for name in frame.columns]
        numeric = [name for name in names if frame[name].dtype.kind in "iuf"]
        made = output.table(names, right=numeric)
        places = decimals or {}
        for row in rows:
            made.add_row(*(_cell(name, row[name], places.get(name)) for name in names))
        output.write(made)


def _plain(value: Any) -> Any:
    import numpy as np
    import pandas as pd

    if isinstance(value, np.ndarray | list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, pd.Timestamp):
        midnight = value == value.normalize()
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def _cell(name: str, value: Any, decimals: int | None) -> str:
    if value is None:
        return ""
    if decimals is not None:
        return f"{value:.{decimals}f}"
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return " ".join(map(str, value))
    is_amount = isinstance(value, int) and not name.endswith("_id")
    return f"{value:,}" if is_amount else str(value)


__all__ = ["STYLES", "records", "write"]
