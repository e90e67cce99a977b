"""Exports: workbook, CSV, Parquet, SDMX and a Frictionless data package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from extractor.errors import UnknownName, WarehouseError
from warehouse.exports.tables import Scope

KINDS = ("xlsx", "csv", "parquet", "sdmx", "datapackage")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        path: file or folder.
        rows: observations (of SDMX facts) that it holds.
        left_out: how many did not fit (SDMX: without a period).
    """

    path: Path
    rows: int
    left_out: int = 0


def export(
    connection: duckdb.DuckDBPyConnection, path: Path, scope: Scope, kind: str | None = None
) -> ExportReport:
    """Write an export; its kind is told by the file's suffix where ``kind`` is None.

    ``sdmx`` and ``datapackage`` write several files into the folder ``path``.

    Raises:
        UnknownName: the kind is not one of ``KINDS``.
        WarehouseError: the file cannot be written.
    """
    chosen = kind or path.suffix.removeprefix(".").lower()
    if chosen not in KINDS:
        raise UnknownName(f"“{path.name}” tells no kind of export; it is one of: {', '.join(KINDS)}")
    try:
        return _write(connection, path, scope, chosen)
    except OSError as error:
        raise WarehouseError(f"{path} cannot be written: {error.strerror or error}") from error


def _write(connection: duckdb.DuckDBPyConnection, path: Path, scope: Scope, kind: str) -> ExportReport:
    # Each kind needs a library of its own; only one of them is imported.
    if kind == "xlsx":
        from warehouse.exports import workbook

        return ExportReport(path, workbook.write(connection, path, scope))
    if kind == "sdmx":
        from warehouse.exports import sdmx

        return ExportReport(path, *sdmx.write(connection, path, scope))
    if kind == "datapackage":
        from warehouse.exports import datapackage

        return ExportReport(path, datapackage.write(connection, path, scope))
    from warehouse.exports import plain, tables

    table = tables.observations(connection, scope)
    (plain.write_csv if kind == "csv" else plain.write_parquet)(table, path)
    return ExportReport(path, table.num_rows)


__all__ = ["KINDS", "ExportReport", "Scope", "export"]
