"""The command line: parses, calls the library, and turns its errors into sentences."""

from extractor.cli.app import main

__all__ = ["main"]
