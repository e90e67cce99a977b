"""Where a stretch of a page's text stands on the picture of the page."""

from __future__ import annotations

import bisect
import dataclasses

from extractor.observation import Box
from extractor.page import Glyphs, Page


def box_of(page: Page, start: int, end: int) -> Box | None:
    """Return the smallest rectangle around ``page.text[start:end]``.

    Where the stretch goes over several pages of the file, the rectangle is that of the part on the first.

    Returns:
        The rectangle, or None where the page has no picture or nothing of the stretch is printed on it.
    """
    glyphs = page.glyphs
    first = bisect.bisect_right(glyphs, start, key=lambda run: run.end)
    last = bisect.bisect_left(glyphs, end, lo=first, key=lambda run: run.start)
    boxes = [_part(run, start, end) for run in glyphs[first:last]]
    boxes = [box for box in boxes if box.page == boxes[0].page]
    if not boxes:
        return None
    return dataclasses.replace(
        boxes[0],
        x0=min(box.x0 for box in boxes),
        top=min(box.top for box in boxes),
        x1=max(box.x1 for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def _part(run: Glyphs, start: int, end: int) -> Box:
    """Return the part of a run's box that the stretch fills; the glyphs of a run are alike in width."""
    box, length = run.box, run.end - run.start
    width = (box.x1 - box.x0) / length
    x0 = box.x0 + width * max(0, start - run.start)
    x1 = box.x0 + width * min(length, end - run.start)
    return dataclasses.replace(box, x0=round(x0, 2), x1=round(x1, 2))
