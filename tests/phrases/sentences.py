"""How the phrase tables read a sentence, and how a row of theirs is marked as a known gap."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from extractor.extract import extract
from extractor.observation import Observation

PUBLISHED = "2024-10-31"
PLACE = "浙江省湖州市德清县"


def read(text: str, *, published: str | None = PUBLISHED, place: str | None = PLACE) -> list[Observation]:
    """Observations of a text that appeared at the end of October 2024 in a paper of 德清县."""
    return extract(text, published=published, place=place)


def only(text: str, *, published: str | None = PUBLISHED, place: str | None = PLACE) -> Observation:
    """The one observation of a text."""
    found = read(text, published=published, place=place)
    assert [o.raw for o in found] == [o.raw for o in found][:1], "more than one figure"
    assert found, "no figure"
    return found[0]


Expected = dict[str, Any]


def fig(raw: str, **fields: Any) -> Expected:
    """A figure as a row expects it: as printed, and those of its fields that the row is about."""
    return {"raw": raw, **fields}


def check(
    text: str, expected: list[Expected], *, published: str | None = PUBLISHED, place: str | None = PLACE
) -> None:
    """Compare the observations of a text with the expected ones, in order, in the fields told."""
    found = read(text, published=published, place=place)
    assert [o.raw for o in found] == [each["raw"] for each in expected]
    for observation, each in zip(found, expected, strict=True):
        told = {name: getattr(observation, name) for name in each if name != "value"}
        assert told == {name: value for name, value in each.items() if name != "value"}
        if "value" in each:
            assert observation.value == Decimal(str(each["value"]))


def rows(table: Iterable[tuple[Any, ...]], gaps: dict[str, str]) -> list[Any]:
    """Rows of a table as parameters, those whose first column is in ``gaps`` as expected failures."""
    table = list(table)
    missing = set(gaps) - {str(row[0]) for row in table}
    assert not missing, f"gaps that no row has: {missing}"
    return [
        pytest.param(
            *row,
            id=str(row[0]),
            marks=[pytest.mark.xfail(strict=True, reason=gaps[str(row[0])])] if str(row[0]) in gaps else [],
        )
        for row in table
    ]
