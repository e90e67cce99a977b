"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from extractor.cli.progress import note

if TYPE_CHECKING:
    from extractor.batch import Input, OnNote, OnSkip
    from warehouse import Warehouse

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Given:
    """What the user states of the pages: values of ``--published``, ``--place`` and ``--manifest``."""

    published: str | None
    place: str | None
    manifest: Path | None

    def inputs(self, paths: tuple[Path, ...], on_skip: OnSkip, on_note: OnNote | None = None) -> list[Input]:
        """List the files of the paths, each with what is stated of it; notes go to stderr by default.

        Raises:
            ManifestError: the manifest is none.
        """
        from extractor.batch import inputs
        from extractor.reading import Manifest

        manifest = Manifest.load(self.manifest) if self.manifest else None
        return inputs(
            paths,
            published=self.published,
            place=self.place,
            manifest=manifest,
            on_skip=on_skip,
            on_note=on_note or note,
        )

    def labelled(self, folder: Path, documents: frozenset[str]) -> list[Input]:
        """List the files of a folder that are labelled; of the others, and their rows, nothing is said.

        Raises:
            ManifestError: the manifest is none.
        """
        listed = self.inputs((folder,), lambda _: None, lambda _: None)
        return [item for item in listed if Path(item.source.name).stem in documents]


def examples(*lines: str) -> str:
    """Return the end of a command's help: what one would type."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def paths(function: F) -> F:
    """Add the argument PATH..."""
    return click.argument(
        "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
    )(function)


def given(function: F) -> F:
    """Add ``--published``, ``--place`` and ``--manifest``."""
    for option in (
        click.option(
            "--manifest",
            type=click.Path(path_type=Path),
            help="CSV with the columns file,published,place,title. Default: manifest.csv of the folder.",
        ),
        click.option(
            "--place", callback=_place, help="Area the pages are from, e.g. 平湖市 or 福建省莆田市荔城区."
        ),
        click.option(
            "--published", callback=_date, metavar="DATE", help="Date of pages that print none, 2024-10-31."
        ),
    ):
        function = option(function)
    return function


def jobs(function: F) -> F:
    """Add ``--jobs``."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        help="Processes to use. Default: all cores where there is work for some seconds, else one.",
    )(function)


def output_format(*choices: str) -> Callable[[F], F]:
    """Add ``--format``, the first choice being the default."""
    return click.option(
        "--format", "style", type=click.Choice(choices), default=choices[0], show_default=True
    )


@dataclass(frozen=True, slots=True)
class Store:
    """Which warehouse to use, and how long to wait for another process that holds it."""

    path: Path
    wait: float

    def read(self) -> Warehouse:
        """Open it for reading.

        Raises:
            WarehouseError: there is none, it is in use, or it is something else.
        """
        from warehouse import Warehouse

        return Warehouse(self.path, read_only=True, wait=self.wait, on_wait=note)

    def write(self) -> Warehouse:
        """Open it for writing; see :meth:`read`."""
        from warehouse import Warehouse

        return Warehouse(self.path, wait=self.wait, on_wait=note)


def warehouse(function: F) -> F:
    """Add ``--warehouse`` and ``--wait``; the command is given both as one ``store``."""

    @click.option(
        "--wait",
        "store_wait",
        type=click.FloatRange(min=0),
        default=10.0,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait while another process uses the warehouse.",
    )
    @click.option(
        "--warehouse",
        "store_path",
        type=click.Path(path_type=Path),
        envvar="TOWN_INDICATORS_WAREHOUSE",
        help="File of the warehouse. Default: TOWN_INDICATORS_WAREHOUSE, else warehouse.duckdb here.",
    )
    @functools.wraps(function)
    def with_store(*args: Any, store_path: Path | None, store_wait: float, **given: Any) -> Any:
        store = Store(store_path or Path("warehouse.duckdb"), store_wait)
        return function(*args, store=store, **given)

    return cast(F, with_store)


def facts(function: F) -> F:
    """Add what narrows facts: ``--measure``, ``--activity``, ``--basis``, ``--status`` and ``--as-of``."""
    for option in (
        click.option(
            "--as-of", callback=_date, metavar="DATE", help="As known on this day, without later revisions."
        ),
        click.option(
            "--status",
            type=click.Choice(["actual", "forecast", "target", "planned"]),
            default="actual",
            show_default=True,
        ),
        click.option("--basis", metavar="CODE", help="Of growth: yoy, comparable, mom, cagr …"),
        click.option("--activity", default="", metavar="TEXT", help="What narrows it, e.g. 服务业."),
        click.option(
            "--measure",
            type=click.Choice(["level", "growth", "change", "share", "multiple", "rank"]),
            help="Default: level, with growth beside it.",
        ),
    ):
        function = option(function)
    return function


def measures(chosen: str | None) -> list[str]:
    """Return the measures to ask for: the one chosen, else level and growth."""
    return [chosen] if chosen else ["level", "growth"]


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from extractor.reading.manifest import check_date

    try:
        return check_date(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it as 2024-10-31 or 2024-10.") from None


def _place(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from patterns import divisions

    words = "".join(value.split())
    if not words:
        raise click.BadParameter("the name of the place is empty.")
    table = divisions.load()
    if not table.resolve(words) and not table.zone(words):
        click.echo(
            f"Warning: “{value}” is in no division table; 我市 and the like are taken for it by name alone.",
            err=True,
        )
    return value


__all__ = ["Given", "examples", "facts", "given", "jobs", "measures", "output_format", "paths", "warehouse"]
