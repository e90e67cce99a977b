"""Every entry of the phrase files is tried on the examples that stand beside it, and is used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import extractor
import patterns.phrases
from patterns import PatternError
from patterns.phrases import HERE, Phrases, topics


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Topic, name and table of every entry."""
    for topic in topics():
        tables = tomllib.loads((HERE / f"{topic}.toml").read_text(encoding="utf-8"))
        for name, table in tables.items():
            yield topic, name, table


def fits(topic: str, name: str, table: dict[str, Any], text: str) -> bool:
    """Whether an entry fits a text in the way its file says."""
    phrases = Phrases(topic)
    if "words" in table:
        return any(word in text for word in phrases.words(name))
    pattern = phrases.pattern(name)
    if "opening" in table:
        return pattern.match(text) is not None
    if "whole" in table:
        return pattern.fullmatch(text) is not None
    return pattern.search(text) is not None


def rows(key: str) -> list[Any]:
    """One row an example."""
    return [
        pytest.param(topic, name, table, text, id=f"{topic}.{name}: {text}")
        for topic, name, table in entries()
        for text in table.get(key, ())
    ]


@pytest.mark.parametrize(("topic", "name", "table", "text"), rows("examples"))
def test_phrase_fits_its_example(topic: str, name: str, table: dict[str, Any], text: str) -> None:
    assert fits(topic, name, table, text)


@pytest.mark.parametrize(("topic", "name", "table", "text"), rows("counter_examples"))
def test_phrase_does_not_fit_its_counter_example(
    topic: str, name: str, table: dict[str, Any], text: str
) -> None:
    assert not fits(topic, name, table, text)


def test_every_phrase_is_used() -> None:
    """An entry that nothing reads would be knowledge without effect."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(extractor.__file__).parent.rglob("*.py"))
    asked = set(
        re.findall(r"""(?:_PHRASES(?:_OF_\w+)?|Phrases\("\w+"\))\.(?:words|pattern)\(\s*"(\w+)"\s*\)""", code)
    )
    assert {name for _, name, _ in entries()} <= asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[met", "TOML"),
        ("[met]\nexamples = ['完成了']", "must hold one of found, opening, whole, words"),
        ("[met]\nwords = ['完成了']", "lacks examples"),
        ("[met]\nwrods = ['完成了']\nexamples = ['完成了']", "wrods"),
        ("[met]\nfound = '(完成了'\nexamples = ['完成了']", "no regular expression"),
    ],
)
def test_a_mistake_in_a_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(patterns.phrases, "HERE", tmp_path)
    with pytest.raises(PatternError, match=told) as error:
        Phrases("broken")
    assert "phrases/broken.toml" in str(error.value)


def test_a_missing_file_or_entry_is_told() -> None:
    with pytest.raises(PatternError, match=r"phrases/plan\.toml; known topics are .*plans"):
        Phrases("plan")
    with pytest.raises(PatternError, match=r"phrases/plans\.toml: there is no \[mett\]"):
        Phrases("plans").pattern("mett")
