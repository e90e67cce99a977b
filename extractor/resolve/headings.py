"""Tells what stands in the lines over parts of an article: a year, a project and nothing else."""

from __future__ import annotations

import re

from extractor.pipeline import days
from extractor.resolve.context import Context
from patterns.phrases import Phrases

_PHRASES = Phrases("headings")
_PROJECT = _PHRASES.pattern("project")
_SEVERAL = _PHRASES.pattern("several")

YEAR = re.compile(r"((?:19|20)\d{2})年?")
PARTS = ("first_half", "months", "cumulative", "quarter", "quarters", "first_quarter")
"""Kinds of period that a report on part of a year may be of."""
HEADING = 40
"""Characters that a heading has at most."""
BODY = ("body", "caption", "table")
"""Roles of the passages that tell, those of headlines being read last."""


def project(text: str) -> str:
    """Return the project that a heading is nothing but the name of, "" for any other line."""
    told = _PROJECT.fullmatch(text) if len(text) <= HEADING else None
    return "" if told is None or _SEVERAL.search(told.group("name")) else told.group("name")


def report_on(context: Context, year: int) -> None:
    """Let a year be the one that an article reports on."""
    context.year = year
    context.period = days.whole_year(year, context.published)
