"""``indicators correct`` and ``indicators corrections``: what a person says of figures."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import frames, options
from extractor.cli.options import examples
from extractor.cli.progress import plural


@click.command(
    "correct",
    epilog=examples(
        "indicators correct 20000010600 value=9.95亿元 --author 李敏 --reason 扫描误读",
        "indicators correct 20000010600 place=新市镇 period=2024Q1-Q3 --author 李敏 --reason 张冠李戴",
        "indicators correct 20000010600 --reject --author 李敏 --reason 这是企业的数字",
        "indicators correct 20000010600 --confirm --author 李敏 --reason 与公报一致",
    ),
)
@click.argument("observation", type=int)
@click.argument("changes", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--confirm", "action", flag_value="confirm", help="Say that the figure is right.")
@click.option("--reject", "action", flag_value="reject", help="Say that it is no such figure.")
@click.option("--author", required=True, metavar="NAME", help="Who says so.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@options.warehouse
def correct_command(
    observation: int,
    changes: tuple[str, ...],
    action: str | None,
    author: str,
    reason: str,
    store: options.Store,
) -> None:
    """Change, confirm or reject one observation, by the number that `indicators observations` shows.

    FIELD is value, value_high, unit, bound, measure, basis, indicator, activity, of, place, subject_kind,
    subject, period or status. A correction holds when the page is extracted again.
    """
    given = {}
    for change in changes:
        field, equals, value = change.partition("=")
        if not equals:
            raise click.UsageError(f"'{change}' is no FIELD=VALUE, such as value=50.65亿元.")
        given[field] = value
    if bool(given) == bool(action):
        raise click.UsageError("Give either FIELD=VALUE to change, or --confirm, or --reject.")
    with store.write() as warehouse:
        number = warehouse.correct(
            observation, author=author, reason=reason, action=action or "change", **given
        )
    told = {"confirm": "confirmed", "reject": "rejected"}.get(action or "", "changed")
    click.echo(f"Observation {observation} is {told} (correction {number}).")


@click.group("corrections", epilog=examples("indicators corrections list"))
def corrections_command() -> None:
    """List the corrections, take them elsewhere, turn them into labels."""


@corrections_command.command("list", epilog=examples("indicators corrections list --format csv"))
@options.output_format(*frames.STYLES)
@options.warehouse
def list_command(style: str, store: options.Store) -> None:
    """List the corrections that count, oldest first."""
    with store.read() as warehouse:
        table = warehouse.corrections()
    shown = ("correction_id", "observation_id", "action", "changes", "author", "reason", "source", "raw")
    frames.write(table, style, [name for name in shown if name in table.columns])


@corrections_command.command("write", epilog=examples("indicators corrections write corrections.csv"))
@click.argument("file", type=click.Path(path_type=Path))
@options.warehouse
def write_command(file: Path, store: options.Store) -> None:
    """Write the corrections to a CSV file, for another warehouse or for safekeeping."""
    with store.read() as warehouse:
        number = warehouse.write_corrections(file)
    click.echo(f"{plural(number, 'correction')} written to {file}.")


@corrections_command.command("read", epilog=examples("indicators corrections read corrections.csv"))
@click.argument("file", type=click.Path(path_type=Path))
@options.warehouse
def read_command(file: Path, store: options.Store) -> None:
    """Apply the corrections of a CSV file, all or none; those known already change nothing."""
    with store.write() as warehouse:
        applied, waiting, known = warehouse.read_corrections(file)
    told = f", {waiting} wait for their page to be loaded" if waiting else ""
    click.echo(f"{plural(applied, 'correction')} applied{told}, {known} known already.")


@corrections_command.command(
    "gold",
    epilog=examples(
        "indicators corrections gold labels.jsonl",
        "indicators evaluate labels.jsonl --pages pages/",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@options.warehouse
def gold_command(file: Path, store: options.Store) -> None:
    """Write what persons judged as labels for `indicators evaluate`."""
    with store.read() as warehouse:
        number = warehouse.write_gold(file)
    click.echo(f"{plural(number, 'label')} written to {file}.")


__all__ = ["correct_command", "corrections_command"]
