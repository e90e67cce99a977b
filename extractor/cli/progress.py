"""Progress and warnings of long work, on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extractor.reading import Skipped


class Skips:
    """Counts and reports the files that were not read, each at once in one sentence."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, skipped: Skipped) -> None:
        """Report a file; this is what readers call."""
        self.count += 1
        click.echo(f"Skipped: {skipped}", err=True)

    def summary(self) -> str:
        """Return the end of a summary: ``, 2 skipped``, or nothing."""
        return f", {self.count} skipped" if self.count else ""


def note(sentence: str) -> None:
    """Tell something worth knowing."""
    click.echo(f"Note: {sentence}", err=True)


@contextlib.contextmanager
def bar(total: int, *, streaming: bool = False) -> Iterator[Callable[[int], None]]:
    """Show how many of ``total`` files are done, where someone watches.

    Yields what is to be called with the number of files done since. There is no bar when standard error is
    piped, for a single file, and when results run over the same screen.

    Args:
        total: number of files.
        streaming: whether results are printed to standard output as they come.
    """
    if total < 2 or not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            """Return how many files a second are done."""
            return Text(f"{task.speed:,.1f} files/s" if task.speed else "")

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda number: progress.advance(task, number)


def plural(number: int, noun: str) -> str:
    """Return ``1 file``, ``1,024 files``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


__all__ = ["Skips", "bar", "note", "plural"]
