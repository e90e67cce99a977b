"""Keeps observations in DuckDB, and answers questions about them."""
