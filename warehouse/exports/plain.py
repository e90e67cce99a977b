"""CSV that opens in a spreadsheet, and Parquet that keeps its types."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.observation import number
from warehouse.sheets import guard


def write_csv(table: pa.Table, path: Path) -> None:
    """Write UTF-8 with a byte order mark, so that Excel reads the Chinese; no text becomes a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=10_000):
            columns = [batch.column(name).to_pylist() for name in range(batch.num_columns)]
            writer.writerows([cell(value) for value in row] for row in zip(*columns, strict=True))


def cell(value: Any) -> Any:
    """Return a value as it stands in a CSV: 5055000000.0 → 5055000000, ``=1+1`` → ``'=1+1``, None → empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(Decimal(repr(value)))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return guard(value)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write dates as dates, numbers as numbers, compressed."""
    pq.write_table(table, path, compression="zstd")


__all__ = ["cell", "write_csv", "write_parquet"]
