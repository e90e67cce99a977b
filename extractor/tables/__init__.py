"""Reads tables: headers say what a figure is, row names whose, captions of which time."""

from extractor.tables.pages import with_tables
from extractor.tables.plain import plain_tables
from extractor.tables.read import observations

__all__ = ["observations", "plain_tables", "with_tables"]
