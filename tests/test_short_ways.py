"""What is left out for speed changes nothing: each short way gives what the long one gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import extractor
import patterns
from extractor.articles import characters, split
from extractor.extract import observations
from extractor.link import items, reader
from extractor.page import Page
from extractor.pipeline import figures
from extractor.pipeline.tokenizer import Token, tokenize
from extractor.resolve import scan

SAMPLES = sorted((Path(extractor.__file__).parent / "samples").glob("*.txt"))
VOCAB = spacy.blank("zh").vocab


def page(file: Path) -> Page:
    return Page(file.name, file.read_text(encoding="utf-8"), place="德清县", published="2024-10-31")


def sentences() -> Iterator[str]:
    for file in SAMPLES:
        for each in split(page(file)):
            for passage in each.passages:
                for start, end, _ in scan.sentences(passage.text):
                    yield passage.text[start:end]


def spans_of_spacy(tags: list[str]) -> list[tuple[int, int, str]]:
    """Where spaCy's own Matcher finds the patterns of figures.toml."""
    matcher = Matcher(VOCAB)
    for pattern in patterns.load().figures:
        written = [
            {"TAG": tag.rstrip("?")} | ({"OP": "?"} if tag.endswith("?") else {}) for tag in pattern.tokens
        ]
        matcher.add(pattern.name, [written])
    doc = Doc(VOCAB, words=["x"] * len(tags), tags=tags)
    found = filter_spans([Span(doc, first, last, label=label) for label, first, last in matcher(doc)])
    return [(span.start, span.end, span.label_) for span in found]


def test_figures_stand_where_the_matcher_of_spacy_finds_them() -> None:
    for text in sentences():
        tokens = tokenize(text)
        assert figures.spans(tokens) == spans_of_spacy([token.tag for token in tokens])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["NUMBER", "UNIT", "MORE", "TO", "LIST"]), min_size=1, max_size=14))
def test_figures_stand_where_the_matcher_finds_them_in_any_order(tags: list[str]) -> None:
    tokens = [Token(at, at + 1, tag, "1") for at, tag in enumerate(tags)]
    assert figures.spans(tokens) == spans_of_spacy(tags)


def test_sentences_passed_over_hold_no_figure() -> None:
    for text in sentences():
        if not scan.may_hold_figure(text):
            tokens = tokenize(text)
            assert not reader.read(text, items.items(text, tokens, figures.find(tokens))).drafts


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_reading_every_sentence_gives_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(observations(page(file)))
    monkeypatch.setattr(scan, "sets_scene", lambda *_: True)
    assert list(observations(page(file))) == quick


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_reading_on_after_the_last_figure_gives_the_same(file: Path) -> None:
    # With a figure at the end nothing can be left out before it.
    text = file.read_text(encoding="utf-8")
    more = dataclasses.replace(page(file), text=f"{text}\n\n全县完成绿化面积3.7万亩。\n")
    before = [found for found in observations(more) if found.end <= len(text)]
    assert [found.to_dict() for found in before] == [found.to_dict() for found in observations(page(file))]


def test_many_kinds_of_characters_are_replaced_like_few() -> None:
    text = "".join(map(chr, [*range(0x2000, 0x3400), *range(0xFE30, 0xFFEF)]))
    parts = [text[at : at + 8] for at in range(0, len(text), 8)]
    assert characters.normalise(text) == "".join(map(characters.normalise, parts))
