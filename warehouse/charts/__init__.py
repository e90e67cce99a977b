"""Charts of the warehouse: asked for here, written as PNG, SVG or one HTML page that needs nothing else.

``write(series_chart(warehouse, ["钟管镇", "新市镇"], "规上工业产值"), "output.png")``
"""

from __future__ import annotations

from pathlib import Path

from extractor.errors import UnknownName
from warehouse.charts.ask import MOST_PLACES, compare_chart, series_chart
from warehouse.charts.content import Chart, Point
from warehouse.charts.fonts import FontMissing
from warehouse.charts.investment import investment_chart, investment_table

KINDS = (".png", ".svg", ".html")


def render(chart: Chart, kind: str) -> bytes:
    """Return a chart as the bytes of a file.

    Args:
        chart: what to draw.
        kind: ``.png``, ``.svg`` or ``.html``.

    Raises:
        UnknownName: the kind is another one.
        FontMissing: a picture needs a font with Chinese characters, and none is installed.
    """
    from warehouse.charts import interactive, picture

    match kind.lower():
        case ".png":
            return picture.draw(chart, "png")
        case ".svg":
            return picture.draw(chart, "svg")
        case ".html":
            return interactive.page(chart).encode()
    raise UnknownName(f"a chart cannot be written as “{kind}”; it can be one of: {', '.join(KINDS)}")


def write(chart: Chart, path: str | Path) -> Path:
    """Write a chart to a file, in the kind that its ending names; see :func:`render`."""
    target = Path(path)
    content = render(chart, target.suffix)
    target.write_bytes(content)
    return target


__all__ = [
    "KINDS",
    "MOST_PLACES",
    "Chart",
    "FontMissing",
    "Point",
    "compare_chart",
    "investment_chart",
    "investment_table",
    "render",
    "series_chart",
    "write",
]
