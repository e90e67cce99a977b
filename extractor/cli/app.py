"""The group of all commands, and the one place where errors become sentences and exit codes.

0: done. 1: some input could not be read, or a score fell. 2: wrong use. 130: interrupted.
"""

from __future__ import annotations

import errno
import importlib
import sys
from typing import Any, Final, NoReturn

import click

from extractor.errors import IndicatorsError, UnknownName

FAILED: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130

# In the order of a first visit. A module is imported when its command is asked for, and must itself import
# whatever is heavy inside the command, so that help comes at once.
_COMMANDS: Final = {
    "demo": "demo",
    "extract": "extract",
    "show": "show",
    "load": "load",
    "series": "series",
    "compare": "compare",
    "top": "compare",
    "coverage": "contents",
    "observations": "contents",
    "sources": "contents",
    "sql": "contents",
    "chart": "chart",
    "serve": "serve",
    "report": "report",
    "export": "export",
    "audit": "audit",
    "correct": "corrections",
    "corrections": "corrections",
    "evaluate": "evaluate",
    "train": "train",
    "patterns": "patterns",
}


class Commands(click.Group):
    """The commands, each imported when it is first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"extractor.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; suggest the nearest for one that does not exist."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in _COMMANDS:
            import difflib

            near = difflib.get_close_matches(name, _COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"There is no command '{name}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever it raises on purpose ends it with one sentence."""
        try:
            return super().invoke(ctx)
        except UnknownName as error:
            _end(ctx, str(error), MISUSED)
        except IndicatorsError as error:
            _end(ctx, str(error), FAILED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has had enough: … | head
                raise
            _end(ctx, _sentence(error), FAILED)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)
        except ValueError as error:
            from patterns import PatternError

            if not isinstance(error, PatternError):
                raise
            _end(ctx, str(error), FAILED)


def _end(ctx: click.Context, sentence: str, code: int) -> NoReturn:
    click.echo(f"Error: {sentence}", err=True)
    ctx.exit(code)


def _sentence(error: OSError) -> str:
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    return f"{error.filename} cannot be used: {reason}." if error.filename else f"{reason.capitalize()}."


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"indicators {version('town-indicators')}")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: indicators demo",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def main() -> None:
    """Read Chinese local newspapers and compare how towns are doing."""
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower() not in ("utf-8", "utf8") and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # what we print is Chinese, whatever the locale


__all__ = ["FAILED", "INTERRUPTED", "MISUSED", "main"]
