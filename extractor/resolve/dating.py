"""By what the period of a figure is told."""

from __future__ import annotations

from typing import NamedTuple

from extractor.link.draft import Draft
from extractor.pipeline.periods import Mention, Span
from extractor.resolve.context import Context

UNSETTLED = Span(None, None, "", "none")
"""Stands for a question left open, where None would say that a figure has no period."""


class Dating(NamedTuple):
    """A figure whose period is sought.

    Attributes:
        context: what the article has said so far.
        draft: the figure; ``mention`` its own words of time, None for none.
        status: actual, forecast, target or planned.
        doubts: codes of doubt, added to.
    """

    context: Context
    draft: Draft
    mention: Mention | None
    status: str
    doubts: set[str]

    @property
    def future(self) -> bool:
        """Whether it tells of what is still to come."""
        return self.status in ("target", "planned", "forecast")

    @property
    def code(self) -> str:
        """Code of its indicator."""
        return self.draft.head.indicator

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.draft.head.dimension == "money"
