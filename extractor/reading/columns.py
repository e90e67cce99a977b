"""Puts the printed lines of a newspaper page in the order in which a reader takes them.

The page is cut as a reader's eye cuts it: at rules and broad white bands across, then at the white gutters
between columns, left to right. A headline that runs over several columns parts what stands above it from
what stands below, so that it comes before its columns. Lines of a table without rules are not columns:
a gutter counts only between runs that are long enough to be running text.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.reading.layout import Line, Run

# All in heights of a line of the region at hand.
_GUTTER = 0.6
_BAND = 5.0
_COLUMN = 5.0
_OVERLAP = 2.5
_OVERHANG = 1.5
_INDENT = 1.4
_RAGGED = 2.0
_PARAGRAPH_GAP = 0.7

_SIZE_CHANGE = 1.25
_MOST_CROSSED = 0.6
"""Share of the region's height that may be crossed at a gutter by headlines and the like."""
_RULED = 0.9
"""Share of a region's width that a rule covers which parts it."""
_HEADLINE = 1.3
"""Type larger than the region's median by this factor is a headline's."""
_WIDER = 1.2
"""A headline that is wider than the usual line by this factor does not stand within a column."""
_CANDIDATES = 16
_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line drawn on the page."""

    x0: float
    x1: float
    y: float


def in_reading_order(runs: Iterable[Run], rules: Sequence[Rule] = ()) -> list[Line]:
    """Return all runs as lines, column by column.

    Args:
        runs: stretches of printed lines, in any order.
        rules: the lines drawn across, which part articles.
    """
    lines: list[Line] = []
    before: Line | None = None
    before_right = 0.0
    for block in _blocks([run for run in runs if run.text.strip()], rules, _DEPTH):
        rows = _rows(block)
        left, right = min(run.x0 for run in block), max(run.x1 for run in block)
        pitch = _pitch(rows)
        for number, row in enumerate(rows):
            begins = before is None or _begins(row, before.runs, left, before_right)
            if not begins and number and before is not None:
                white = row[0].top - before.runs[0].bottom
                begins = white > min(pitch, row[0].size) + _PARAGRAPH_GAP * row[0].size
            before, before_right = Line(row, begins), right
            lines.append(before)
    return lines


def _blocks(runs: list[Run], rules: Sequence[Rule], depth: int) -> list[list[Run]]:
    """Cut a region into blocks of one column each, in reading order."""
    if len(runs) < 2 or not depth:
        return [runs] if runs else []
    size = statistics.median(run.size for run in runs)
    for cut in (_cut_across, _cut_at_headline, _cut_along, _cut_around_spanning):
        parts = cut(runs, size, rules)
        if len(parts) > 1:
            return list(itertools.chain.from_iterable(_blocks(part, rules, depth - 1) for part in parts))
    return [runs]


def _cut_across(runs: list[Run], size: float, rules: Sequence[Rule]) -> list[list[Run]]:
    """Cut at broad white bands, and at rules that no run stands across."""
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    heights = sorted(
        rule.y for rule in rules if min(rule.x1, right) - max(rule.x0, left) > _RULED * (right - left)
    )
    parts: list[list[Run]] = [[]]
    bottom = float("-inf")
    for run in sorted(runs, key=lambda run: run.top):
        ruled = any(bottom - 0.3 * size <= y <= run.top + 0.3 * size for y in heights)
        if parts[-1] and run.top > bottom - 0.2 * size and (ruled or run.top - bottom > _BAND * size):
            parts.append([])
        parts[-1].append(run)
        bottom = max(bottom, run.bottom)
    return parts


def _cut_at_headline(runs: list[Run], size: float, _: Sequence[Rule]) -> list[list[Run]]:
    """Cut above the first headline that has its height of the region to itself, or else below it.

    A headline within the region counts if it is wider than a column: what is narrower may be a subhead.
    Its kicker and subtitle, which are set in a size of their own, stay with it.
    """
    rows = _rows(runs)
    width = _WIDER * statistics.median(run.x1 - run.x0 for run in runs)
    lone = [len(row) == 1 for row in rows]
    for at, row in enumerate(rows):
        if not (lone[at] and _is_headline(row[0], size)):
            continue
        first, last = at, at
        while first and lone[first - 1] and _is_display(rows[first - 1][0], size):
            first -= 1
        if first and row[0].x1 - row[0].x0 >= width:
            return [_flat(rows[:first]), _flat(rows[first:])]
        while last + 1 < len(rows) and lone[last + 1] and _is_display(rows[last + 1][0], size):
            last += 1
        if not first and last + 1 < len(rows):
            return [_flat(rows[: last + 1]), _flat(rows[last + 1 :])]
    return [runs]


def _is_headline(run: Run, size: float) -> bool:
    return run.size >= _HEADLINE * size


def _is_display(run: Run, size: float) -> bool:
    """Whether a run is set in another size than the running text."""
    return abs(run.size - size) > 0.1 * size


def _flat(rows: Iterable[tuple[Run, ...]]) -> list[Run]:
    return list(itertools.chain.from_iterable(rows))


def _cut_along(runs: list[Run], size: float, _: Sequence[Rule]) -> list[list[Run]]:
    """Cut at the widest gutter that nothing crosses; the next one may belong to one article only."""
    ordered = sorted(runs, key=lambda run: run.x0)
    gutters = []
    right = ordered[0].x1
    for at, run in enumerate(ordered):
        if run.x0 - right >= _GUTTER * size:
            gutters.append((right - run.x0, at))
        right = max(right, run.x1)
    for _width, at in sorted(gutters):
        left_side, right_side = ordered[:at], ordered[at:]
        if _is_text(left_side, size) and _is_text(right_side, size):
            return [left_side, right_side]
    return [runs]


def _cut_around_spanning(runs: list[Run], size: float, _: Sequence[Rule]) -> list[list[Run]]:
    """Cut above and below what crosses the least crossed gutter; along it where lines only hang over it."""
    for x in _gutters(runs, size):
        spanning: list[Run] = []
        left: list[Run] = []
        right: list[Run] = []
        for run in runs:
            if min(x - run.x0, run.x1 - x) > _OVERHANG * size:
                spanning.append(run)
            else:
                (left if run.x0 + run.x1 < 2 * x else right).append(run)
        if _side_by_side(left, right, size):
            return _alternating(runs, spanning, size) if spanning else [left, right]
    return [runs]


def _gutters(runs: list[Run], size: float) -> list[float]:
    """Return the middles of the least crossed vertical strips, best first."""
    events = sorted(
        itertools.chain.from_iterable(((run.x0, run.size), (run.x1, -run.size)) for run in runs),
    )
    height = max(run.bottom for run in runs) - min(run.top for run in runs)
    crossed = 0.0
    strips = []
    for (x0, change), (x1, _) in itertools.pairwise(events):
        crossed += change
        if x1 - x0 >= _GUTTER * size and crossed < _MOST_CROSSED * height:
            strips.append((crossed, x0 - x1, (x0 + x1) / 2))
    strips.sort()
    return [middle for _, _, middle in strips[:_CANDIDATES]]


def _side_by_side(left: list[Run], right: list[Run], size: float) -> bool:
    """Whether two columns of running text stand beside each other for some lines at least."""
    if not (_is_text(left, size) and _is_text(right, size)):
        return False
    top = max(min(run.top for run in side) for side in (left, right))
    bottom = min(max(run.bottom for run in side) for side in (left, right))
    return bottom - top >= _OVERLAP * size


def _is_text(runs: list[Run], size: float) -> bool:
    return bool(runs) and statistics.median(run.x1 - run.x0 for run in runs) >= _COLUMN * size


def _alternating(runs: list[Run], spanning: list[Run], size: float) -> list[list[Run]]:
    """Group runs from top to bottom into those that span, with what stands beside them, and the rest."""
    bands: list[tuple[float, float]] = []
    for run in sorted(spanning, key=lambda run: run.top):
        if bands and run.top <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], run.bottom))
        else:
            bands.append((run.top, run.bottom))

    def spans(run: Run) -> bool:
        return any(top <= run.middle <= bottom for top, bottom in bands)

    ordered = sorted(runs, key=lambda run: run.middle)
    parts = [list(group) for _, group in itertools.groupby(ordered, key=spans)]
    for above, below in itertools.pairwise(parts):
        # A headline that happens to cross no gutter still goes with what stands below it.
        while len(above) > 1 and _stands_alone(above) and _is_headline(above[-1], size):
            below.insert(0, above.pop())
    return parts


def _stands_alone(ordered: list[Run]) -> bool:
    return not _is_beside(ordered[-1], ordered[-2])


def _rows(block: list[Run]) -> list[tuple[Run, ...]]:
    """Return the runs of one column as its lines, each from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(block, key=lambda run: run.middle):
        if rows and _is_beside(run, rows[-1][0]):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [tuple(sorted(row, key=lambda run: run.x0)) for row in rows]


def _is_beside(run: Run, first: Run) -> bool:
    overlap = min(run.bottom, first.bottom) - max(run.top, first.top)
    return overlap > 0.5 * min(run.size, first.size)


def _pitch(rows: list[tuple[Run, ...]]) -> float:
    """Return the usual white between two lines."""
    gaps = [below[0].top - above[0].bottom for above, below in itertools.pairwise(rows)]
    return statistics.median_low(gaps) if gaps else 0.0


def _begins(row: tuple[Run, ...], before: tuple[Run, ...], left: float, before_right: float) -> bool:
    """Whether a paragraph begins: an indent, another size of type, or a line before that stops short."""
    size, size_before = row[0].size, before[0].size
    return (
        row[0].text.startswith(("\u3000\u3000", "  "))
        or row[0].x0 - left > _INDENT * size
        or max(size, size_before) > _SIZE_CHANGE * min(size, size_before)
        or before_right - before[-1].x1 > _RAGGED * size_before
    )


__all__ = ["Rule", "in_reading_order"]
