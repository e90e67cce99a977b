"""`indicators patterns check`, as someone meets it who has edited a pattern file."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from typed import Indicators

import patterns
import patterns.phrases
from extractor import check_patterns
from patterns import PatternError


def only_gdp(**changes: tuple[str, ...]) -> patterns.Patterns:
    """The patterns reduced to one entry, with other examples."""
    known = patterns.load()
    gdp = replace(known.indicators["gdp"], **changes)
    nothing: dict[str, patterns.loader.WordClass] = {}
    return replace(
        known,
        indicators={"gdp": gdp},
        cues=nothing,
        counts=nothing,
        activities=nothing,
        periods=(),
        figures=(),
    )


def use(monkeypatch: pytest.MonkeyPatch, known: patterns.Patterns) -> None:
    monkeypatch.setattr(check_patterns, "patterns", SimpleNamespace(load=lambda: known))
    monkeypatch.setattr(check_patterns.phrases, "topics", list)


def test_examples_that_hold_are_counted(indicators: Indicators, monkeypatch: pytest.MonkeyPatch) -> None:
    use(
        monkeypatch,
        only_gdp(examples=("GDP增长8%", "地区生产总值120亿元"), counter_examples=("工业总产值20亿元",)),
    )
    result = indicators("patterns", "check")
    assert (result.exit_code, result.stdout) == (0, "3 examples run, 0 failed.\n")


def test_an_example_that_fails_is_named_with_its_file_and_entry(
    indicators: Indicators, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, only_gdp(examples=("天气晴好",), counter_examples=("GDP增长8%",)))
    result = indicators("patterns", "check")
    assert result.exit_code == 1
    rows = [line.split(maxsplit=3) for line in result.stdout.splitlines()[2:4]]
    assert rows == [
        ["indicators.toml", "gdp", "天气晴好", "is not found"],
        ["indicators.toml", "gdp", "GDP增长8%", "must not be found, but GDP is"],
    ]
    assert result.stdout.endswith("2 examples run, 2 failed.\n")


def test_a_pattern_file_that_cannot_be_read_is_told_in_a_sentence(
    indicators: Indicators, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> patterns.Patterns:
        raise PatternError("cues.toml is not valid TOML: Expected '=' (at line 4, column 3).")

    monkeypatch.setattr(check_patterns, "patterns", SimpleNamespace(load=load))
    result = indicators("patterns", "check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: cues.toml is not valid TOML")


def test_periods_and_figures_of_the_shipped_files_are_tried(indicators: Indicators) -> None:
    done = list(check_patterns.check())
    files = {"indicators.toml", "cues.toml", "counts.toml", "activities.toml", "periods.toml", "figures.toml"}
    topics = {f"phrases/{topic}.toml" for topic in patterns.phrases.topics()}
    assert {one.file for one in done} == files | topics
    assert [one for one in done if one.failure and one.file in topics] == []
    assert [one for one in done if one.failure and one.file == "figures.toml"] == []
    assert f"{len(done):,} examples run" in indicators("patterns", "check").stdout
