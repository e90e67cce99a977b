"""Every entry of the pattern files is tried on the examples that stand beside it, both ways."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import patterns
from extractor.link import owners
from extractor.pipeline import days, figures, periods
from extractor.pipeline.tokenizer import Token, tokenize

FOLDER = Path(patterns.__file__).parent
KNOWN = patterns.load()

GAPS = {
    "realised: 已完成投资3亿元": "已 and 完成投资 are tagged before 已完成 is tried",
    "enterprise_count: 规上企业15家": "规上企业 is one word, of an activity only",
    "patents: PCT国际专利455件": "PCT国际专利 is one word, of no count",
    "tourism_visits: 培训1500人次": "人次 is a noun of visitors whatever stands before it",
    "institution: 某某产业投资基金总规模为1亿元": "投资基金 is a word of its own and hides the ending 基金",
}
"""Examples that their own entry does not find today, and why."""


def row(entry: str, example: str, *more: object) -> Any:
    """One row of a table, marked where the example is a known gap."""
    name = f"{entry}: {example}"
    marks = [pytest.mark.xfail(strict=True, reason=GAPS[name])] if name in GAPS else []
    return pytest.param(entry, example, *more, id=name, marks=marks)


def examples(file: str, key: str = "examples") -> Iterator[tuple[str, str]]:
    """Entry and example, as they stand in a file."""
    tables = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    for name, entry in tables.items():
        if isinstance(entry, dict):
            for example in entry.get(key, ()):
                yield name, example


def belongs(file: str, entry: str, token: Token) -> bool:
    """Whether a token is a word of an entry."""
    word = token.word
    if word is None:
        return False
    if file == "indicators.toml":
        return word.indicator == entry
    if file == "cues.toml":
        return token.cue(entry)
    if file == "counts.toml":
        return word.count == entry
    return word.activity and word.text in KNOWN.activities[entry].words


WORD_FILES = ("indicators.toml", "cues.toml", "counts.toml", "activities.toml")
FOUND = [row(e, text, file) for file in WORD_FILES for e, text in examples(file)]
NOT_FOUND = [row(e, text, file) for file in WORD_FILES for e, text in examples(file, "counter_examples")]


@pytest.mark.parametrize(("entry", "example", "file"), FOUND)
def test_word_is_found_in_its_example(entry: str, example: str, file: str) -> None:
    tokens = tokenize(example.replace("|", ""))
    assert any(belongs(file, entry, token) for token in tokens), [token.text for token in tokens]


@pytest.mark.parametrize(("entry", "example", "file"), NOT_FOUND)
def test_word_is_not_found_in_its_counter_example(entry: str, example: str, file: str) -> None:
    found = [token.text for token in tokenize(example) if belongs(file, entry, token)]
    assert found == []


@pytest.mark.parametrize("file", WORD_FILES)
def test_every_entry_has_an_example(file: str) -> None:
    tables = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    without = [name for name, entry in tables.items() if entry.get("words") and not entry.get("examples")]
    assert without == []


def test_no_word_stands_in_the_way_of_an_indicators_own() -> None:
    hidden = [
        (code, word)
        for code, indicator in KNOWN.indicators.items()
        for word in (*indicator.words, *indicator.narrowed)
        if not any(belongs("indicators.toml", code, token) for token in tokenize(word))
    ]
    assert hidden == []


@pytest.mark.parametrize("cue", sorted(KNOWN.cues))
def test_every_word_of_a_cue_is_a_token_of_its_class(cue: str) -> None:
    unseen = [
        word
        for word in KNOWN.cues[cue].words
        if not any(token.text == word and token.cue(cue) for token in tokenize(word))
    ]
    assert unseen == []


@pytest.mark.parametrize(
    ("name", "text", "published", "first", "last"),
    [row(period.name, *period.example) for period in KNOWN.periods],
)
def test_period_example_gives_its_days(name: str, text: str, published: str, first: str, last: str) -> None:
    found = periods.find(text)
    spans = [days.resolve(mention, periods.Published.parse(published), None) for mention in found]
    told = [tuple(day.isoformat() if day else "" for day in (span.start, span.end)) for span in spans]
    assert told == [(first, last)]
    (mention,) = found
    covers = {period.name: period.covers for period in KNOWN.periods}
    assert mention.covers == covers[name]


def test_period_patterns_have_names_of_their_own() -> None:
    names = [period.name for period in KNOWN.periods]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("name", "text"), [row(pattern.name, text) for pattern in KNOWN.figures for text in pattern.examples]
)
def test_figure_example_is_one_figure_of_that_pattern(name: str, text: str) -> None:
    (figure,) = figures.find(tokenize(text))
    assert figure.name == name
    assert text[figure.start : figure.end] == text


@pytest.mark.parametrize(
    ("name", "text"),
    [row(pattern.name, text) for pattern in KNOWN.figures for text in pattern.counter_examples],
)
def test_figure_counter_example_is_no_figure_of_that_pattern(name: str, text: str) -> None:
    assert name not in [figure.name for figure in figures.find(tokenize(text))]


def test_figure_patterns_use_classes_that_tokens_have() -> None:
    used = {tag.rstrip("?") for pattern in KNOWN.figures for tag in pattern.tokens}
    made = {token.tag for text in ("1500多万元至2亿余元", "8—10%") for token in tokenize(text)}
    assert used <= made


@pytest.mark.parametrize(("kind", "text"), [row(*each) for each in examples("subjects.toml")])
def test_owner_is_found_in_its_example(kind: str, text: str) -> None:
    assert kind in [owner.owner for owner in owners.find(text, tokenize(text))]


@pytest.mark.parametrize(("_", "text"), [row(*each) for each in examples("scope.toml")])
def test_scope_word_is_found_in_its_example(_: str, text: str) -> None:
    assert [token.tag for token in tokenize(text)].count("SCOPE") == 1


@pytest.mark.parametrize(("group", "text"), [row(*each) for each in examples("verbs.toml")])
def test_verb_file_word_stands_in_its_example(group: str, text: str) -> None:
    words = tomllib.loads((FOLDER / "verbs.toml").read_text(encoding="utf-8"))[group]["words"]
    assert any(word in text for word in words)
