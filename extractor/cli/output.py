"""Tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table


def console() -> Console:
    """Return standard output for tables: as wide as needed, plain text, when it is piped."""
    from rich.console import Console

    return Console(highlight=False) if sys.stdout.isatty() else Console(width=400, highlight=False)


def table(columns: Sequence[str], *, title: str | None = None, right: Iterable[str] = ()) -> Table:
    """Return an empty table in the style of this program.

    Args:
        columns: headings.
        title: printed above.
        right: headings of columns of numbers.
    """
    from rich import box
    from rich.table import Table

    made = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
    )
    numeric = set(right)
    for name in columns:
        made.add_column(name, justify="right" if name in numeric else "left", overflow="fold")
    return made


def write(renderable: RenderableType) -> None:
    """Print a table or text, without the blanks that fill its lines."""
    if sys.stdout.isatty():
        console().print(renderable)
        return
    wide = console()
    with wide.capture() as captured:
        wide.print(renderable)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def write_json(value: Any) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


class CsvLines:
    """Prints records as CSV under a header of their fields."""

    def __init__(self, fields: Sequence[str] | None = None) -> None:
        """Print the header now, or that of the first record later."""
        self._writer: csv.DictWriter[str] | None = None
        if fields is not None:
            self._begin(fields)

    def write(self, record: Mapping[str, Any]) -> None:
        """Print one record; lists are joined by a semicolon, objects are JSON."""
        writer = self._writer or self._begin(list(record))
        writer.writerow({name: _cell(value) for name, value in record.items()})

    def _begin(self, fields: Sequence[str]) -> csv.DictWriter[str]:
        self._writer = csv.DictWriter(sys.stdout, fields, lineterminator="\n")
        self._writer.writeheader()
        return self._writer


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


__all__ = ["CsvLines", "console", "table", "write", "write_json"]
