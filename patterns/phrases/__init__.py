"""Phrases that one step of the extraction looks for: a file a topic, each entry with its examples.

An entry of a file holds one of

- ``words``, a list;
- ``found``, a regular expression (as Python's `re` has them) that is looked for anywhere in a text;
- ``opening``, one that a text must begin with;
- ``whole``, one that must be all of a text;

and ``examples``, texts in which one of the words stands or that the expression fits. What must not fit stands
under ``counter_examples``. Such a text is often cut at a figure: an example of an expression that ends in
``$`` ends before the figure, one of an ``opening`` may begin after it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from patterns.loader import PatternError

HERE = Path(__file__).parent
EXPRESSIONS = ("found", "opening", "whole")


class Phrases:
    """The entries of one file.

    Args:
        topic: name of the file without its ending.

    Raises:
        PatternError: there is no such file, or an entry of it is not as described above.
    """

    def __init__(self, topic: str) -> None:
        self._file = f"phrases/{topic}.toml"
        self._entries = _read(topic)

    def words(self, entry: str) -> tuple[str, ...]:
        """Return the words of an entry, in the order of the file."""
        return tuple(self._get(entry, ("words",)))

    def pattern(self, entry: str) -> re.Pattern[str]:
        """Return the expression of an entry, compiled."""
        text: str = self._get(entry, EXPRESSIONS)
        return re.compile(text)

    def fits(self, entry: str, text: str) -> bool:
        """Whether an entry fits a text in the way its file says."""
        table = self._entries[entry]
        if "words" in table:
            return any(word in text for word in self.words(entry))
        pattern = self.pattern(entry)
        if "opening" in table:
            return pattern.match(text) is not None
        if "whole" in table:
            return pattern.fullmatch(text) is not None
        return pattern.search(text) is not None

    def examples(self) -> Iterator[tuple[str, str, bool]]:
        """Yield entry, example and whether the entry must fit it, of all entries."""
        for entry, table in self._entries.items():
            for expected, key in ((True, "examples"), (False, "counter_examples")):
                for text in table.get(key, ()):
                    yield entry, text, expected

    def _get(self, entry: str, keys: tuple[str, ...]) -> Any:
        table = self._entries.get(entry, {})
        for key in keys:
            if key in table:
                return table[key]
        raise PatternError(f"{self._file}: there is no [{entry}] with {' or '.join(keys)}.")


@cache
def _read(topic: str) -> dict[str, dict[str, Any]]:
    path = HERE / f"{topic}.toml"
    name = f"phrases/{path.name}"
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = ", ".join(topics())
        raise PatternError(f"There is no {name}; known topics are {known}.") from None
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{name} is not valid TOML: {error}.") from error
    for entry, table in entries.items():
        _check(name, entry, table)
    return entries


def topics() -> list[str]:
    """Names of the files, without their endings."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


def _check(name: str, entry: str, table: dict[str, Any]) -> None:
    kinds, examples = {"words", *EXPRESSIONS}, {"examples", "counter_examples"}
    unknown = set(table) - kinds - examples
    if unknown:
        raise PatternError(f"{name}: [{entry}] holds {', '.join(sorted(unknown))}, which no entry has.")
    held = set(table) & kinds
    if len(held) != 1:
        raise PatternError(f"{name}: [{entry}] must hold one of {', '.join(sorted(kinds))}.")
    if not table.get("examples"):
        raise PatternError(f"{name}: [{entry}] lacks examples.")
    if "words" not in held:
        try:
            re.compile(table[held.pop()])
        except re.error as error:
            raise PatternError(f"{name}: [{entry}] is no regular expression: {error}.") from None
