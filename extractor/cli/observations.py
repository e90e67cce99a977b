"""How an observation is shown to a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractor.cli.output import table

if TYPE_CHECKING:
    from rich.table import Table

STYLES = {
    "level": "bold cyan",
    "growth": "bold green",
    "change": "bold yellow",
    "share": "bold magenta",
    "multiple": "bold magenta",
    "rank": "bold blue",
}
"""Colour of a figure by its measure."""


def observation_table(records: Sequence[Mapping[str, Any]], first_number: int = 1) -> Table:
    """Return a table that says what each figure means, numbered from ``first_number``."""
    from rich.text import Text

    made = table(("#", "figure", "of", "measure", "place", "period", "status", "doubts"), right=("#",))
    for number, record in enumerate(records, first_number):
        made.add_row(
            str(number),
            Text(record["raw"], STYLES.get(record["measure"], "bold")),
            what(record),
            f"{record['measure']} {record['basis']}".strip(),
            where(record),
            when(record),
            record["status"],
            " ".join(record["doubts"]),
        )
    return made


def what(record: Mapping[str, Any]) -> str:
    """Return the indicator by its official name after what narrows it: 规上工业总产值, 高新技术企业数."""
    from patterns import load

    entry = load().indicators.get(record["indicator"])
    name, activity = entry.name if entry is not None else record["indicator"], record["activity"]
    if activity and record["indicator"] == "other_economic":
        return str(activity)
    shared = next(size for size in range(len(name), -1, -1) if activity.endswith(name[:size]))
    return f"{activity}{name[shared:]}"


def where(record: Mapping[str, Any]) -> str:
    """Return the place, and whose the figure is where it is not the place's: 新埭镇 · 某某公司."""
    owner = record["subject"] or (record["subject_kind"] if record["subject_kind"] != "area" else "")
    return " · ".join(part for part in (record["place"] or "?", owner) if part)


def when(record: Mapping[str, Any]) -> str:
    """Return the period by the name that ``--period`` takes: 2024Q1-Q3."""
    from datetime import date

    from warehouse.periods import label

    start, end = (
        date.fromisoformat(record[name]) if record[name] else None for name in ("period_start", "period_end")
    )
    return label(start, end)


__all__ = ["STYLES", "observation_table", "what", "when", "where"]
