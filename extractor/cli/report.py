"""``indicators report``: towns, series, articles and findings in one HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import options
from extractor.cli.options import examples
from extractor.cli.progress import note, plural


@click.command(
    "report",
    epilog=examples(
        "indicators report towns.html",
        "indicators report zhongguan.html --place 钟管镇 --place 新市镇 --period 2024Q1-Q3",
        "indicators report invest.html --article 投资 --lang en",
    ),
)
@click.argument("target", metavar="OUT.html", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--place", "places", multiple=True, metavar="PLACE", help="Only this place; may be repeated.")
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="TEXT",
    help="Only articles whose headline or file name contains this; may be repeated.",
)
@click.option("--period", default="", metavar="PERIOD", help="Of the table of towns. Default: the latest.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Of headings.",
)
@options.warehouse
def report_command(
    target: Path,
    places: tuple[str, ...],
    articles: tuple[str, ...],
    period: str,
    language: str,
    store: options.Store,
) -> None:
    """Write what the browser shows into one file, for a colleague.

    The file needs no server, no network and no installation. Nothing can be corrected in it.
    """
    from warehouse.report import MOST_ARTICLES, write_report

    with store.read():
        pass  # whatever is wrong with the file is said here, after waiting for other processes
    written = write_report(
        store.path,
        target,
        places=places,
        articles=articles,
        period=period,
        language="en" if language == "en" else "zh",
    )
    if written.left_out:
        note(
            f"the report holds the first {MOST_ARTICLES} articles; {plural(written.left_out, 'article')} "
            "more match, narrow them with --place or --article"
        )
    click.echo(
        f"{target} written: {plural(written.places, 'place')}, {plural(written.articles, 'article')},"
        f" {plural(written.figures, 'figure')}."
    )


__all__ = ["report_command"]
