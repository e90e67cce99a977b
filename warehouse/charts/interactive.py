"""Charts for the browser: Vega-Lite made with altair, and whole pages with all scripts inside."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from warehouse.charts.content import Chart, word
from warehouse.charts.picture import COLOURS

if TYPE_CHECKING:
    import altair as alt

LIBRARIES = ("vega", "vega-lite", "vega-embed")
WIDTH = 820
FONT = (
    '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif'
)


def specification(chart: Chart, *, bare: bool = False) -> dict[str, Any]:
    """Return a chart as a Vega-Lite specification, its data inside.

    Args:
        chart: what to show.
        bare: without title and source line, for a page that prints these itself.
    """
    import altair as alt

    drawn = {"lines": _lines, "bars": _bars, "pairs": _pairs}[chart.form](chart, alt.InlineData(_data(chart)))
    if not bare:
        notes = [chart.source, *chart.notes]
        if chart.sample:
            notes.append(f"⚠ {word('sample', chart.language)}")
        drawn = drawn.properties(
            title=alt.Title(chart.title, subtitle=[chart.subtitle, *notes], anchor="start")
        )
    drawn = drawn.configure(font=FONT, background="transparent", padding=14)
    drawn = drawn.configure_axis(labelFontSize=12, titleFontSize=12).configure_legend(labelFontSize=13)
    spec: dict[str, Any] = drawn.to_dict()
    if bare and chart.form != "pairs":
        spec |= {"width": "container", "autosize": {"type": "fit-x", "contains": "padding"}}
    return spec


def page(chart: Chart) -> str:
    """Return a chart as an HTML page that needs nothing but itself: no server, no network."""
    import jinja2

    environment = jinja2.Environment(loader=jinja2.PackageLoader("warehouse.charts", "."), autoescape=True)
    return environment.get_template("page.html").render(
        chart=chart, specification=specification(chart), scripts=scripts()
    )


@functools.cache
def scripts() -> str:
    """Return the libraries that draw charts in the browser, to stand inside a page."""
    folder = files("warehouse").joinpath("web", "static", "vendor")
    found = (folder.joinpath(f"{name}.min.js").read_text(encoding="utf-8") for name in LIBRARIES)
    return "\n".join(text.replace("</script", "<\\/script") for text in found)


def _data(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "group": point.group,
            "label": point.label,
            "value": point.value,
            "shown": point.shown,
            "mark": word(point.mark, chart.language),
            "line": point.group if chart.joined else f"{point.group} {point.year}",
            "note": point.note,
            "id": point.observation_id,
            "panel": point.panel,
        }
        for point in chart.points
    ]


def _tooltip(chart: Chart, *, grouped: bool = True) -> list[Any]:
    import altair as alt

    names = [("label", "period" if chart.form == "lines" else "place"), ("shown", "value"), ("mark", "")]
    shown = [alt.Tooltip(f"{field}:N", title=word(title, chart.language)) for field, title in names]
    if grouped:
        shown.insert(0, alt.Tooltip("group:N", title=""))
    return [*shown, alt.Tooltip("note:N", title=" ")]


def _colour(chart: Chart) -> Any:
    import altair as alt

    colours = (COLOURS[1], COLOURS[0]) if chart.form == "pairs" else COLOURS
    scale = alt.Scale(domain=list(chart.groups), range=list(colours))
    present = list(dict.fromkeys(point.group for point in chart.points))
    several = len(present) > 1
    legend = alt.Legend(orient="top", title=None, columns=4, values=present) if several else None
    return alt.Color("group:N", scale=scale, legend=legend)


def _upright() -> Any:
    """Return an axis whose unit stands above it, readable without tilting the head."""
    import altair as alt

    return alt.Axis(titleAngle=0, titleAlign="left", titleAnchor="end", titleX=-28, titleY=-14)


def _lines(chart: Chart, data: Any) -> alt.TopLevelMixin:
    import altair as alt

    across = alt.X(
        "label:O",
        sort=list(chart.labels),
        title=None,
        axis=alt.Axis(labelAngle=-35 if len(chart.labels) > 5 else 0, labelLimit=160),
    )
    up = alt.Y("value:Q", title=chart.unit, scale=alt.Scale(zero=False, padding=18), axis=_upright())
    base = alt.Chart(data).encode(x=across, y=up)
    line = base.mark_line(strokeWidth=2).encode(color=_colour(chart), detail="line:N")
    marks = [word(mark, chart.language) for mark in ("reported", "derived", "doubtful")]
    points = base.mark_point(size=110, strokeWidth=2, opacity=1, cursor="pointer").encode(
        color=_colour(chart),
        shape=alt.Shape(
            "mark:N",
            scale=alt.Scale(domain=marks, range=["circle", "diamond", "triangle-up"]),
            legend=None,  # the notes say what the shapes mean
        ),
        fill=alt.condition(alt.datum.mark == marks[1], alt.value("white"), _colour(chart)),
        tooltip=_tooltip(chart),
    )
    return alt.layer(line, points).properties(width=WIDTH, height=320)


def _bars(chart: Chart, data: Any) -> alt.TopLevelMixin:
    import altair as alt

    base = alt.Chart(data).encode(
        y=alt.Y("label:N", sort=list(chart.labels), title=None, axis=alt.Axis(labelLimit=160)),
        x=alt.X("value:Q", title=chart.unit, scale=alt.Scale(padding=46)),
    )
    bars = base.mark_bar(cursor="pointer").encode(
        color=alt.condition(alt.datum.value < 0, alt.value(COLOURS[1]), alt.value(COLOURS[0])),
        tooltip=_tooltip(chart, grouped=False),
    )
    words = base.mark_text(align="left", dx=5).encode(text="shown:N").transform_filter("datum.value >= 0")
    falls = base.mark_text(align="right", dx=-5).encode(text="shown:N").transform_filter("datum.value < 0")
    gaps = (
        alt.Chart(data)
        .transform_filter("!isValid(datum.value)")
        .mark_text(align="left", dx=5, fontStyle="italic", color="#57606a")
        .encode(y=alt.Y("label:N", sort=list(chart.labels)), x=alt.datum(0), text="shown:N")
    )
    return alt.layer(bars, words, falls, gaps).properties(width=WIDTH, height=alt.Step(26))


def _pairs(chart: Chart, data: Any) -> alt.FacetChart:
    import altair as alt

    bars = (
        alt.Chart()
        .mark_bar(strokeWidth=1.5)
        .encode(
            x=alt.X("label:N", sort=list(chart.labels), title=None, axis=alt.Axis(labelAngle=0)),
            xOffset=alt.XOffset("group:N", sort=list(chart.groups)),
            y=alt.Y("value:Q", title=chart.unit, axis=_upright()),
            color=_colour(chart),
            stroke=_colour(chart),
            fillOpacity=alt.condition(alt.datum.group == chart.groups[0], alt.value(0.2), alt.value(1)),
            tooltip=_tooltip(chart),
        )
        .properties(width=max(280, 84 * len(chart.labels)), height=300)
    )
    return alt.FacetChart(data=data, spec=bars, facet=alt.Facet("panel:N", title=None), columns=2)


__all__ = ["page", "specification"]
