"""What the loader refuses, and that its message tells where to look."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from patterns import PatternError, loader

Breaks = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the pattern files which the loader takes for its own."""
    for file in loader.HERE.glob("*.toml"):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(loader, "HERE", tmp_path)
    loader.load.cache_clear()
    yield tmp_path
    loader.load.cache_clear()


def broken(folder: Path, file: str, old: str, new: str) -> str:
    """Replace text of a file once, and return what the loader says."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PatternError) as raised:
        loader.load()
    return str(raised.value)


def test_the_shipped_files_load(folder: Path) -> None:
    assert loader.load().indicators["gdp"].name == "地区生产总值"


def test_bad_dimension_names_file_entry_key_and_the_allowed(folder: Path) -> None:
    message = broken(folder, "indicators.toml", 'dimension = "money"', 'dimension = "monney"')
    for told in ("indicators.toml", "gdp", "dimension", "monney", *loader.DIMENSIONS):
        assert told in message


def test_bad_activity_names_the_allowed(folder: Path) -> None:
    message = broken(folder, "indicators.toml", 'activity = "none"', 'activity = "any"')
    for told in ("indicators.toml", "gdp", "activity", "'any'", *loader.ACTIVITY):
        assert told in message


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "key"),
    [
        ("indicators.toml", "english = ", "# english = ", "gdp", "english"),
        ("indicators.toml", "examples = ", "# examples = ", "gdp", "examples"),
        ("cues.toml", "examples = ", "# examples = ", "up", "examples"),
        ("counts.toml", "examples = ", "# examples = ", "enterprise_count", "examples"),
        ("activities.toml", "words = ", "# words = ", "size", "words"),
        ("periods.toml", "covers = ", "# covers = ", "days from to", "covers"),
        ("subjects.toml", "definite = ", "# definite = ", "enterprise", "definite"),
        ("figures.toml", "tokens = ", "# tokens = ", "number and unit", "tokens"),
    ],
)
def test_missing_key_is_named(folder: Path, file: str, old: str, new: str, entry: str, key: str) -> None:
    message = broken(folder, file, old, new)
    assert file in message
    assert f"[{entry}]" in message
    assert f"lacks {key}" in message


@pytest.mark.parametrize(
    ("file", "old", "entry"),
    [
        ("indicators.toml", "english = ", "gdp"),
        ("cues.toml", "words = ", "up"),
        ("counts.toml", "words = ", "enterprise_count"),
        ("periods.toml", "covers = ", "days from to"),
        ("subjects.toml", "plural = ", "enterprise"),
        ("figures.toml", "tokens = ", "number and unit"),
    ],
)
def test_unknown_key_is_named_with_the_known_ones(folder: Path, file: str, old: str, entry: str) -> None:
    message = broken(folder, file, old, f"wrods = []\n{old}")
    assert file in message
    assert f"[{entry}]" in message
    assert "wrods" in message
    assert old.removesuffix(" = ") in message.partition("known are")[2]


def test_file_that_is_no_toml_is_named(folder: Path) -> None:
    message = broken(folder, "cues.toml", "[up]", "[up")
    assert "cues.toml" in message
    assert "TOML" in message


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("periods.toml", 'covers = "quarter"', 'covers = "quater"', ("one quarter", "covers")),
        ("scope.toml", "levels = ", "levles = ", ("scope", "levels")),
        ("verbs.toml", "[adverbs]", "[advebs]", ("adverbs",)),
        ("indicators.toml", 'activity = "none"', 'activity = ["none"]', ("gdp", "activity")),
    ],
)  # fmt: skip
def test_other_mistakes_are_told_too(
    folder: Path, file: str, old: str, new: str, told: tuple[str, ...]
) -> None:
    message = broken(folder, file, old, new)
    for words in (file, *told):
        assert words in message


def test_missing_file_is_told(folder: Path) -> None:
    (folder / "cues.toml").unlink()
    with pytest.raises((PatternError, FileNotFoundError), match=r"cues\.toml"):
        loader.load()
