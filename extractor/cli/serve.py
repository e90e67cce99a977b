"""``indicators serve``: the warehouse in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import options
from extractor.cli.options import examples


@click.command(
    "serve",
    epilog=examples(
        "indicators serve",
        "indicators serve --warehouse towns.duckdb --port 8080 --pages pages/",
    ),
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: a free one.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on. Any other than the default lets other machines read and correct.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="Name by which browsers call this machine, with --host; may be repeated.",
)
@click.option(
    "--pages",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the loaded files: shows pictures of scanned and PDF pages from there.",
)
@click.option("--author", default="", metavar="NAME", help="Who corrects. Default: the name of the user.")
@options.warehouse
def serve_command(
    port: int,
    host: str,
    names: tuple[str, ...],
    pages: Path | None,
    author: str,
    store: options.Store,
) -> None:
    """Look at towns, series and articles in the browser, and correct what is wrong.

    Only this machine can reach the server unless --host says otherwise. End it with Ctrl-C.
    """
    from warehouse.web import LOOPBACK, create_app, listen, serve
    from warehouse.web.server import is_loopback

    with store.read():
        pass  # whatever is wrong with the file is said now, not on the first page
    listening = listen(host, port)
    address, port = listening.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    app = create_app(store.path, hosts=(*LOOPBACK, host, *names), pages=pages, author=author, wait=store.wait)
    if not is_loopback(host):
        click.echo(
            f"Warning: whoever reaches {host} can read and correct this warehouse; there are no passwords.",
            err=True,
        )
    click.echo(f"Open http://{shown}:{port}/ in a browser. End with Ctrl-C.")
    serve(app, listening)


__all__ = ["serve_command"]
