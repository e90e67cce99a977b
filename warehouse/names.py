"""Names that an analyst types, to what the warehouse calls them: places, indicators with their activity."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

import patterns
from extractor.errors import UnknownName
from patterns import divisions
from patterns.divisions import Division

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the warehouse: its division code, or None for a zone that stands by its printed name."""

    code: str | None
    name: str


def place(connection: duckdb.DuckDBPyConnection, text: str, *, near: str | None = None) -> Place:
    """Return the place that a code, a name or a name with parents means (330482102, 新埭, 平湖市新埭镇).

    Of several places with one name the only one that the warehouse knows is meant, or knows places in; where
    it knows none, the only one above the level of towns. Those in the county, city or province of ``near``,
    the code of a place, come before others.

    Raises:
        UnknownName: there is no such place (the nearest names are suggested), or several could be meant.
    """
    words = "".join(text.split())
    table = divisions.load()
    if words.isdigit() and (division := table.by_code(words)) is not None:
        return Place(division.code, division.name)
    candidates = table.resolve(words) if words else ()
    if len(candidates) == 1:
        return _as_place(candidates[0])
    if near is not None and (neighbours := _nearest_to(near, candidates)):
        candidates = neighbours
        if len(candidates) == 1:
            return _as_place(candidates[0])
    known = [_as_place(d) for d in candidates if _is_known(connection, d.code)]
    known += [Place(None, name) for name in dict.fromkeys((words, text)) if _is_printed(connection, name)]
    if len(known) == 1:
        return known[0]
    larger = [d for d in candidates if d.level != "town"]
    if not known and len(larger) == 1:
        return _as_place(larger[0])
    if candidates:
        named = [d for d in candidates if not known or _as_place(d) in known]
        raise UnknownName(_ambiguous(text, named))
    raise UnknownName(_unknown(text, "place", _near_places(connection, words)))


def _nearest_to(near: str, candidates: Sequence[Division]) -> tuple[Division, ...]:
    """Return those in the county of the place ``near``, else in its city, else in its province."""
    for digits in (6, 4, 2):
        if found := tuple(d for d in candidates if d.code[:digits] == near[:digits]):
            return found
    return ()


def _as_place(division: Division) -> Place:
    return Place(division.code, division.name)


def _is_known(connection: duckdb.DuckDBPyConnection, code: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM observation WHERE starts_with(place_code, ?) LIMIT 1", [code]
    ).fetchone()
    return row is not None


def _is_printed(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM observation WHERE place_code IS NULL AND place = ? LIMIT 1", [name]
    ).fetchone()
    return row is not None


def _ambiguous(text: str, candidates: list[Division]) -> str:
    shown = ", ".join(f"{d.full_name} ({d.code})" for d in candidates[:_SHOWN])
    more = f" and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
    return (
        f"“{text}” may be any of {len(candidates)} places: {shown}{more}; "
        "write it with its county, or give the code"
    )


def _near_places(connection: duckdb.DuckDBPyConnection, words: str) -> list[str]:
    """Suggest places that the warehouse knows before the tens of thousands it does not."""
    rows = connection.execute("SELECT DISTINCT place FROM observation WHERE place IS NOT NULL").fetchall()
    near = difflib.get_close_matches(words, [row[0] for row in rows], n=3, cutoff=0.5)
    if near:
        return near
    return difflib.get_close_matches(words, {d.name for d in divisions.load()}, n=3, cutoff=0.6)


def indicator(connection: duckdb.DuckDBPyConnection, text: str) -> tuple[str, str]:
    """Return the code and the activity that a code or a Chinese name means.

    ``gdp`` and 地区生产总值 → ("gdp", ""); 规上工业产值 → ("output_value", "规上工业"), where the warehouse
    has figures of that activity.

    Raises:
        UnknownName: there is no such indicator; the nearest names are suggested.
    """
    words = "".join(text.split())
    catalogue = patterns.load().indicators
    if words.lower() in catalogue:
        return words.lower(), ""
    codes = {word: entry.code for entry in catalogue.values() for word in entry.words}
    codes |= {entry.name: entry.code for entry in catalogue.values()}
    codes |= {entry.english.lower(): entry.code for entry in catalogue.values()}
    if words in codes:
        return codes[words], ""
    if text.strip().lower() in codes:
        return codes[text.strip().lower()], ""
    for cut in range(1, len(words)):
        activity, code = words[:cut], codes.get(words[cut:])
        if code is not None and _has_activity(connection, code, activity):
            return code, activity
    raise UnknownName(_unknown(text, "indicator", _nearest(words, [*catalogue, *codes])))


def _has_activity(connection: duckdb.DuckDBPyConnection, code: str, activity: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM fact WHERE indicator = ? AND activity = ? LIMIT 1", [code, activity]
    ).fetchone()
    return row is not None


def _nearest(words: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(words, list(known), n=3, cutoff=0.5)


def _unknown(text: str, what: str, near: list[str]) -> str:
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"“{text}” is no {what} that the warehouse or the catalogue knows{hint}"


__all__ = ["Place", "indicator", "place"]
