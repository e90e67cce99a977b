"""``indicators patterns``: the pattern files, tried on their own examples."""

from __future__ import annotations

import click

from extractor.cli import output
from extractor.cli.options import examples
from extractor.cli.progress import plural


@click.group("patterns", epilog=examples("indicators patterns check"))
def patterns_command() -> None:
    """Work on the knowledge of the language: words, units, periods."""


@patterns_command.command("check", epilog=examples("indicators patterns check"))
@click.pass_context
def check_command(ctx: click.Context) -> None:
    """Run the examples in the pattern files: each must be found, no counter-example may be.

    The exit code is 1 when an example fails, or a file is not what it must be.
    """
    from extractor.check_patterns import check

    done = list(check())
    failed = [one for one in done if one.failure]
    if failed:
        table = output.table(("file", "entry", "example", ""))
        for one in failed:
            table.add_row(one.file, one.entry, one.example, one.failure)
        output.write(table)
    click.echo(f"{plural(len(done), 'example')} run, {len(failed)} failed.")
    ctx.exit(1 if failed else 0)


__all__ = ["patterns_command"]
