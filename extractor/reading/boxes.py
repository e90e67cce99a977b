"""Where a stretch of a page's text stands on the picture of the page."""

from __future__ import annotations

import bisect

from extractor.observation import Box
from extractor.page import Page


def box_of(page: Page, start: int, end: int) -> Box | None:
    """Return the smallest rectangle around ``page.text[start:end]``.

    A run of glyphs that is only partly inside counts whole. Where the stretch goes over several pages
    of the file, the rectangle is that of the part on the first.

    Returns:
        The rectangle, or None where the page has no picture or nothing of the stretch is printed on it.
    """
    glyphs = page.glyphs
    first = bisect.bisect_right(glyphs, start, key=lambda run: run.end)
    last = bisect.bisect_left(glyphs, end, lo=first, key=lambda run: run.start)
    boxes = [run.box for run in glyphs[first:last]]
    boxes = [box for box in boxes if box.page == boxes[0].page]
    if not boxes:
        return None
    return Box(
        page=boxes[0].page,
        x0=min(box.x0 for box in boxes),
        top=min(box.top for box in boxes),
        x1=max(box.x1 for box in boxes),
        bottom=max(box.bottom for box in boxes),
        width=boxes[0].width,
        height=boxes[0].height,
    )
