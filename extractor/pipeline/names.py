"""Names that an article makes known, besides those of the lexicon: 新埭 for 新埭镇, 青禾 for a company."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

import ahocorasick_rs

from extractor.pipeline.lexicon import Word


@dataclass(slots=True)
class Names:
    """Names of places and companies, with one automaton over all of them.

    An article learns names a few times and is asked for them at every sentence; few are ever found in it.

    Attributes:
        known: for each name the kind of owner it is of, "" for a place.
    """

    known: dict[str, str] = field(default_factory=dict)
    _automaton: ahocorasick_rs.AhoCorasick | None = None
    _order: tuple[str, ...] = ()

    def add(self, names: Iterable[str]) -> None:
        """Add names of places that are not known yet."""
        self._add(names, "")

    def add_companies(self, names: Iterable[str]) -> None:
        """Add short names of companies that are not known yet, as a name of anything."""
        self._add(names, "enterprise")

    def _add(self, names: Iterable[str], owner: str) -> None:
        before = len(self.known)
        for name in names:
            self.known.setdefault(name, owner)
        if len(self.known) > before:
            self._automaton = None

    def within(self, text: str) -> list[Word]:
        """Return the names that a text holds, the longest first."""
        if not self.known:
            return []
        if self._automaton is None:
            self._order = tuple(sorted(self.known, key=len, reverse=True))
            self._automaton = _automaton(self._order)
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [self._word(self._order[index]) for index in sorted({index for index, _, _ in found})]

    def _word(self, name: str) -> Word:
        owner = self.known[name]
        return Word(name, tag="OWNER", owner=owner) if owner else Word(name, tag="PLACE", place=True)


@functools.lru_cache(maxsize=256)
def _automaton(names: tuple[str, ...]) -> ahocorasick_rs.AhoCorasick:
    # Many articles of one paper know the same names.
    return ahocorasick_rs.AhoCorasick(names)
