"""``indicators show``: a page in the terminal, its figures highlighted and explained."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli import options
from extractor.cli.observations import STYLES, observation_table
from extractor.cli.options import examples
from extractor.cli.output import console, write
from extractor.cli.progress import Skips, plural

if TYPE_CHECKING:
    from rich.text import Text

    from extractor.page import Article, Page, Passage

Numbered = Sequence[tuple[int, Mapping[str, Any]]]


@click.command(
    "show",
    epilog=examples(
        "indicators show extractor/samples/05_county_towns_2024h1.txt",
        "indicators show page.txt --place 平湖市 --article 新埭",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@options.given
@click.option("--article", "wanted", metavar="TEXT", help="Only articles whose headline contains this.")
@click.pass_context
def show_command(
    ctx: click.Context,
    file: Path,
    published: str | None,
    place: str | None,
    manifest: Path | None,
    wanted: str | None,
) -> None:
    """Show the articles of a file with every figure highlighted and explained.

    The number behind a figure is that of its row in the table below the article.
    """
    skips = Skips()
    shown = 0
    for item in options.Given(published, place, manifest).inputs((file,), skips):
        from extractor.reading import Skipped
        from extractor.workers import attempt

        page = attempt(lambda item: item.read(), item)
        if isinstance(page, Skipped):
            skips(page)
        else:
            shown += _show(page, wanted)
    if wanted and not shown and not skips.count:
        raise click.UsageError(f"No article of {file} has “{wanted}” in its headline.")
    ctx.exit(1 if skips.count else 0)


def _show(page: Page, wanted: str | None) -> int:
    """Print the articles of a page, and return how many."""
    from extractor.articles import split
    from extractor.extract import observations

    records = [observation.to_dict() for observation in observations(page)]
    numbered = list(enumerate(records, 1))
    articles = [a for a in split(page) if not wanted or wanted in a.headline]
    for article in articles:
        _show_article(article, page, numbered)
    return len(articles)


def _show_article(article: Article, page: Page, numbered: Numbered) -> None:
    from rich.text import Text

    within = {offset for passage in article.passages for offset in passage.offsets}
    own = [(number, record) for number, record in numbered if record["start"] in within]
    date = f"{article.published or 'date unknown'}{_how(article.published_how)}"
    area = f"{article.area or 'area unknown'}{_how(article.area_how)}"
    kind = "" if article.kind == "news" else f"{article.kind} · "
    title = next((passage for passage in article.passages if passage.role == "headline"), None)
    write(_marked(title, own, "bold underline") if title else Text(article.headline, "bold underline"))
    write(Text(f"{page.source} · {kind}{date} · {area} · {plural(len(own), 'figure')}", "dim"))
    for passage in article.passages:
        if passage is not title:
            write(Text("\n") + _marked(passage, own, "" if passage.role == "body" else "italic"))
    console().print()
    if own:
        write(observation_table([record for _, record in own], own[0][0]))
        console().print()


def _how(how: str) -> str:
    return f" ({how})" if how and how != "printed" else ""


def _marked(passage: Passage, own: Numbered, style: str) -> Text:
    """Return a passage with its figures in colour, each followed by its number."""
    from rich.text import Text

    text = Text(style=style)
    position = 0
    for start, end, number, record in sorted(_in_passage(passage, own)):
        if end > position:
            text.append(passage.text[position:start] if start > position else "")
            text.append(passage.text[max(start, position) : end], STYLES.get(record["measure"], "bold"))
            position = end
        text.append(f"[{number}]", "dim")
    return text.append(passage.text[position:])


def _in_passage(passage: Passage, own: Numbered) -> list[tuple[int, int, int, Mapping[str, Any]]]:
    """Return start and end in ``passage.text``, number and record of the figures that stand in it."""
    order = sorted((offset, index) for index, offset in enumerate(passage.offsets))
    found = []
    for number, record in own:
        low, high = (bisect_left(order, (record[edge], -1)) for edge in ("start", "end"))
        inside = sorted(index for _, index in order[low:high])
        if inside:
            found.append((inside[0], inside[-1] + 1, number, record))
    return found


__all__ = ["show_command"]
