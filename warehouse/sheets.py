"""Text in cells of CSV and spreadsheets, so that none is ever taken for a formula.

A text that a spreadsheet would calculate (it begins with = + - @, a tab or a line end) gets an apostrophe
put before it, and so does a text that begins with an apostrophe already: to read it back, take one off.
Numbers are written as numbers and need none.
"""

from __future__ import annotations

from typing import Any

_CALCULATED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def guard(value: Any) -> Any:
    """Return a text as it may stand in a CSV cell: ``=1+1`` → ``'=1+1``; anything else unchanged."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_CALCULATED) else value


def unguard(value: Any) -> Any:
    """Return the text that :func:`guard` was given."""
    return value[1:] if isinstance(value, str) and value[:1] == "'" else value


__all__ = ["guard", "unguard"]
