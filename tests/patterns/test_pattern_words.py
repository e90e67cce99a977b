"""The word lists: nothing said twice, nothing that belongs into the division tables."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import patterns
from patterns.divisions import load as load_divisions

FOLDER = Path(patterns.__file__).parent
FILES = sorted(path.name for path in FOLDER.glob("*.toml"))


def lists(table: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each list of words with the path of keys to it."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from lists(value, f"{name}.{key}" if name else key)
    elif isinstance(table, list) and all(isinstance(word, str) for word in table):
        if not re.search(r"examples?$", name):
            yield name, table
    elif isinstance(table, list):
        for entry in table:
            yield from lists(entry, f"{name}.{entry.get('name', '')}")


def read(file: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES)
def test_no_list_holds_a_word_twice(file: str) -> None:
    twice = {
        name: [word for word, times in Counter(words).items() if times > 1]
        for name, words in lists(read(file))
    }
    assert {name: words for name, words in twice.items() if words} == {}


def test_no_word_names_two_indicators() -> None:
    codes: dict[str, set[str]] = {}
    for code, indicator in patterns.load().indicators.items():
        for word in (*indicator.words, *indicator.narrowed):
            codes.setdefault(word, set()).add(code)
    assert {word: found for word, found in codes.items() if len(found) > 1} == {}


def test_no_word_counts_two_things() -> None:
    codes: dict[str, set[str]] = {}
    for code, group in patterns.load().counts.items():
        for word in group.words:
            codes.setdefault(word, set()).add(code)
    assert {word: found for word, found in codes.items() if len(found) > 1} == {}


GENERIC = re.compile("(?:产业|工业|旅游|度假|经济|高新|技术|综合|保税|集中|开发|园|区)+")
COMMON = {"农场", "街道", "小城镇", "中心镇"}
"""Common nouns that some division happens to be called by alone."""


@pytest.mark.parametrize("file", FILES)
def test_no_word_is_the_name_of_a_division(file: str) -> None:
    names = {division.name for division in load_divisions()}
    found = {word for _, words in lists(read(file)) for word in words if word in names}
    assert {word for word in found if not GENERIC.fullmatch(word) and word not in COMMON} == set()


@pytest.mark.parametrize("file", FILES)
def test_no_word_is_the_name_of_a_company(file: str) -> None:
    """A list may hold endings of such names (有限公司, 科技公司), and none that a name stands before."""
    ending = re.compile(r".{4,}(?:有限公司|股份公司|集团|公司)")
    generic = re.compile(
        r"(?:股份|有限|责任|集团|总|分|子|各|家|这|本|该|我们?|上市|社区|公司|企业|工业|全镇)+"
    )
    found = {word for _, words in lists(read(file)) for word in words if ending.fullmatch(word)}
    assert {word for word in found if not generic.fullmatch(word)} == set()
