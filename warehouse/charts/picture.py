"""Charts as PNG and SVG, drawn with matplotlib."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING, Any, Literal

from warehouse.charts import fonts
from warehouse.charts.content import Chart, Point, word

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito's colours, which readers with any colour vision tell apart; yellow is too pale on white.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000", "#7F7F7F")
SHAPES = ("o", "s", "D", "P", "X", "h", "*", "p")
_INK, _QUIET, _LINE = "#1f2328", "#57606a", "#d0d7de"
_MANY_LABELS = 14


def draw(chart: Chart, kind: Literal["png", "svg"] = "png", *, dpi: int = 160) -> bytes:
    """Return a chart as a picture.

    Raises:
        FontMissing: no installed font has Chinese characters.
    """
    import matplotlib

    with matplotlib.rc_context(_style()):
        figure = _figure(chart)
        picture = io.BytesIO()
        # No date inside: the same chart makes the same file.
        figure.savefig(
            picture, format=kind, dpi=dpi, facecolor="white", metadata={"Date": None} if kind == "svg" else {}
        )
    return picture.getvalue()


def _style() -> dict[Any, Any]:
    return {
        "font.family": [fonts.chinese(), "DejaVu Sans"],
        "axes.unicode_minus": False,
        "axes.edgecolor": _LINE,
        "axes.labelcolor": _QUIET,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": "#eaeef2",
        "xtick.color": _QUIET,
        "ytick.color": _QUIET,
        "text.color": _INK,
        "svg.fonttype": "path",
        "svg.hashsalt": "town-indicators",
        "hatch.linewidth": 0.6,
    }


def _figure(chart: Chart) -> Figure:
    from matplotlib.figure import Figure

    rows = len(chart.labels)
    tall = max(3.4, 0.34 * rows + 2.2) if chart.form == "bars" else 4.8
    figure = Figure(figsize=(9.0, min(tall, 40.0)))
    top, bottom = 1 - 0.95 / figure.get_figheight(), 0.9 / figure.get_figheight()
    panels = chart.panels
    for index, panel in enumerate(panels):
        width = 0.86 / len(panels)
        left = 0.11 if chart.form == "bars" else 0.085
        axes = figure.add_axes(
            (left + index * width, bottom, width - (0.03 if index + 1 < len(panels) else 0), top - bottom)
        )
        points = [point for point in chart.points if point.panel == panel]
        {"lines": _lines, "bars": _bars, "pairs": _pairs}[chart.form](axes, chart, points)
        if panel:
            axes.set_title(panel, fontsize=10, color=_QUIET)
    _words(figure, chart)
    return figure


def _words(figure: Figure, chart: Chart) -> None:
    """Write title, subtitle, notes and source line, the same distance from the edges at any height."""
    inch = 1 / figure.get_figheight()
    figure.text(0.03, 1 - 0.18 * inch, chart.title, fontsize=14, fontweight="bold", va="top")
    figure.text(0.03, 1 - 0.5 * inch, chart.subtitle, fontsize=9.5, color=_QUIET, va="top")
    notes = (" · " if chart.language == "en" else ";").join(chart.notes)
    figure.text(0.03, 0.32 * inch, notes, fontsize=8, color=_QUIET, va="bottom")
    figure.text(0.03, 0.12 * inch, chart.source, fontsize=8, color=_QUIET, va="bottom")
    if chart.sample:
        figure.text(
            0.97,
            1 - 0.2 * inch,
            word("sample", chart.language),
            fontsize=9,
            ha="right",
            va="top",
            bbox={"boxstyle": "round,pad=0.35", "facecolor": "#fff8c5", "edgecolor": "#9a6700"},
        )


def _lines(axes: Axes, chart: Chart, points: list[Point]) -> None:
    place = {label: index for index, label in enumerate(chart.labels)}
    for number, group in enumerate(chart.groups):
        own = [point for point in points if point.group == group and point.value is not None]
        if not own:
            continue
        colour, shape = COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)]
        years = [own] if chart.joined else [list(g) for _, g in itertools.groupby(own, lambda p: p.year)]
        for stretch in years:
            at = [place[point.label] for point in stretch]
            axes.plot(at, [point.value or 0 for point in stretch], color=colour, linewidth=1.8, zorder=2)
        for mark in ("reported", "derived", "doubtful"):
            marked = [point for point in own if point.mark == mark]
            axes.scatter(
                [place[point.label] for point in marked],
                [point.value or 0 for point in marked],
                marker="^" if mark == "doubtful" else shape,
                s=58 if mark == "doubtful" else 44,
                facecolor="white" if mark == "derived" else colour,
                edgecolor=colour,
                linewidth=1.6,
                zorder=3,
            )
        axes.plot([], [], color=colour, marker=shape, label=group, linewidth=1.8)
        if len(chart.groups) == 1 and len(own) <= _MANY_LABELS:
            for point in own:
                axes.annotate(
                    point.shown,
                    (place[point.label], point.value or 0),
                    xytext=(0, 8),
                    textcoords="offset points",
                    ha="center",
                    fontsize=9,
                )
    axes.set_xticks(range(len(chart.labels)), chart.labels, fontsize=8.5)
    if len(chart.labels) > 6:
        axes.tick_params(axis="x", rotation=35)
        for label in axes.get_xticklabels():
            label.set_horizontalalignment("right")
    axes.margins(x=0.08, y=0.18)
    axes.grid(axis="x", visible=False)
    axes.set_ylabel(chart.unit, rotation=0, ha="left", va="bottom")
    axes.yaxis.set_label_coords(-0.06, 1.01)
    if any((point.value or 0) < 0 for point in points):
        axes.axhline(0, color=_QUIET, linewidth=0.8)
    if len(chart.groups) > 1:
        axes.legend(frameon=False, fontsize=9, ncols=4, loc="upper left")
        axes.margins(y=0.3)


def _bars(axes: Axes, chart: Chart, points: list[Point]) -> None:
    ordered = list(reversed(points))
    numbers = [point.value or 0 for point in ordered]
    colours = [COLOURS[1] if number < 0 else COLOURS[0] for number in numbers]
    axes.barh(range(len(ordered)), numbers, color=colours, height=0.66, zorder=2)
    low, high = min([0, *numbers]), max([0, *numbers])
    span = (high - low) or 1
    for row, point in enumerate(ordered):
        missing = point.value is None
        text = point.shown + (" ▲" if point.mark == "doubtful" else "")
        axes.annotate(
            text,
            (point.value or 0, row),
            xytext=(-5 if (point.value or 0) < 0 else 5, 0),
            textcoords="offset points",
            ha="right" if (point.value or 0) < 0 else "left",
            va="center",
            fontsize=9,
            color=_QUIET if missing else _INK,
            style="italic" if missing else "normal",
        )
    axes.set_yticks(range(len(ordered)), [point.label for point in ordered], fontsize=9.5)
    axes.set_xlim(low - (0.16 * span if low < 0 else 0), high + 0.16 * span)
    axes.set_ylim(-0.6, len(ordered) - 0.4)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel(chart.unit, loc="right")
    axes.axvline(0, color=_QUIET, linewidth=0.8)


def _pairs(axes: Axes, chart: Chart, points: list[Point]) -> None:
    labels = [label for label in chart.labels if any(point.label == label for point in points)]
    wide = 0.38
    for number, group in enumerate(chart.groups):
        own = {point.label: point for point in points if point.group == group}
        for index, label in enumerate(labels):
            point, at = own[label], index + (number - 0.5) * wide
            planned = number == 0
            axes.bar(
                at,
                point.value or 0,
                wide * 0.94,
                facecolor="white" if planned else COLOURS[0],
                edgecolor=COLOURS[1] if planned else COLOURS[0],
                hatch="////" if planned else None,
                linewidth=1.2,
                zorder=2,
            )
            text = "—" if point.value is None else f"{point.value:,.4g}"
            axes.annotate(
                text,
                (at, point.value or 0),
                xytext=(0, 3),
                textcoords="offset points",
                ha="center",
                fontsize=8.5,
            )
    axes.bar([0], [0], facecolor="white", edgecolor=COLOURS[1], hatch="////", label=chart.groups[0])
    axes.bar([0], [0], color=COLOURS[0], label=chart.groups[-1])
    axes.set_xticks(range(len(labels)), labels, fontsize=9.5)
    axes.margins(y=0.18)
    axes.set_ylabel(chart.unit, rotation=0, ha="left", va="bottom")
    axes.yaxis.set_label_coords(-0.05, 1.01)
    axes.grid(axis="x", visible=False)
    axes.legend(frameon=False, fontsize=9, loc="upper right", ncols=2)


__all__ = ["COLOURS", "draw"]
