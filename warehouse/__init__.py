"""Observations loaded into one DuckDB file: facts, series, comparisons, checks and exports."""

from warehouse.connection import default_path
from warehouse.part_files import write_part
from warehouse.records import ArticleRecord, LoadReport, SourceRecord, content_hash
from warehouse.warehouse import Warehouse

__all__ = [
    "ArticleRecord",
    "LoadReport",
    "SourceRecord",
    "Warehouse",
    "content_hash",
    "default_path",
    "write_part",
]
