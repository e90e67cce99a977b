"""What was known at a time in the past: published by then, or recorded in the warehouse by then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from warehouse import facts, periods

# A fact is chosen among those reports only that a query can show; the other conditions are met afterwards.
_NARROWING = ("indicator", "measure", "status", "place_code")


@dataclass(frozen=True, slots=True)
class Past:
    """A time in the past.

    Attributes:
        known_on: take reports published until this day; those whose publication date is not known are left
            out. None for all.
        recorded: take what the warehouse said at this time (UTC), later loads and corrections undone. None
            for now.
    """

    known_on: date | None = None
    recorded: datetime | None = None

    @classmethod
    def of(cls, known_on: str | date | None, recorded: datetime | None) -> Past | None:
        """Return the time that the arguments of a question mean, None for the present.

        Raises:
            UnknownName: ``known_on`` is a text but no date.
        """
        if known_on is None and recorded is None:
            return None
        return cls(periods.day(known_on) if isinstance(known_on, str) else known_on, recorded)

    def facts(self, conditions: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Return a relation shaped like ``fact`` that holds those meeting some conditions, and its values."""
        rows, values = self.rows()
        narrowed = [column for column in _NARROWING if isinstance(conditions.get(column), str)]
        where = " AND ".join(["true", *(f"{column} = ?" for column in narrowed)])
        values = [*values, *(conditions[column] for column in narrowed)]
        return f"({facts.choose(f'(SELECT * FROM {rows} WHERE {where})')})", values

    def rows(self) -> tuple[str, list[Any]]:
        """Return a relation shaped like ``observation``, and its values."""
        where = ["recorded_to IS NULL"]
        values: list[Any] = []
        if self.recorded is not None:
            where = ["recorded_from <= ? AND coalesce(recorded_to > ?, true)"]
            values = [self.recorded, self.recorded]
        if self.known_on is not None:
            where.append("known_on <= ?")
            values.append(self.known_on)
        return f"(SELECT * FROM observation_ever WHERE {' AND '.join(where)})", values


__all__ = ["Past"]
