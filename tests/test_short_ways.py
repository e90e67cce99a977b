"""What is left out for speed changes nothing: each short way gives what the long one gives."""

from __future__ import annotations

import dataclasses
import re
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
from extractor.articles import characters, marks, split
from extractor.extract import observations
from extractor.link import items, phrases, ranks, reader
from extractor.page import Page
from extractor.pipeline import figures, periods, rows
from extractor.pipeline.tokenizer import Token, tokenize
from extractor.resolve import scan

SAMPLES = sorted((Path(extractor.__file__).parent / "samples").glob("*.txt"))
VOCAB = spacy.blank("zh").vocab


INSIDE_NUMBERS = tuple("0123456789.")


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
        assert rows.spans(tokens) == spans_of_spacy([token.tag for token in tokens])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["NUMBER", "UNIT", "MORE", "TO", "LIST"]), min_size=1, max_size=14))
def test_figures_stand_where_the_matcher_finds_them_in_any_order(tags: list[str]) -> None:
    tokens = [Token(at, at + 1, tag, "1") for at, tag in enumerate(tags)]
    assert rows.spans(tokens) == spans_of_spacy(tags)


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
    # How many figures an article has counts for the confidence.
    judged = {"confidence": None, "doubts": ()}
    assert [dataclasses.replace(found, **judged) for found in before] == [
        dataclasses.replace(found, **judged) for found in observations(page(file))
    ]


@pytest.mark.parametrize("quick", [scan._FIGURE, scan._SCENE, ranks._MAY_RANK, marks._MAY_BE_WEATHER])
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_what_is_sought_begins_with_one_of_its_openings(quick: re.Pattern[str], data: st.DataObject) -> None:
    plain = quick.pattern.partition("(?<=(?=(?:")[2].removesuffix(")).)")
    pieces = sorted({*re.findall(r"[\u4e00-\u9fff]+", plain), *"0五第,,:年%m"})
    text = "".join(data.draw(st.lists(st.sampled_from(pieces), max_size=6)))
    assert bool(quick.search(text)) == bool(re.search(plain, text))


def test_words_of_time_are_those_of_the_first_entry_that_fits() -> None:
    entries = [re.compile(periods._expression(entry.pattern)[0]) for entry in patterns.load().periods]
    for text in filter(periods._TRIGGER.search, sentences()):
        expected = []
        at = 0
        while at < len(text):
            fitting = (entry.match(text, at) for entry in entries if not text[:at].endswith(INSIDE_NUMBERS))
            match = next(filter(None, fitting), None)
            if match is not None:
                expected.append(match.span())
                at = match.end()
            else:
                at += 1
        assert [(mention.start, mention.end) for mention in periods.find(text)] == expected


def test_words_of_a_list_are_found_as_if_tried_one_by_one() -> None:
    words = ["项目", "项目部", "企业", "项", "业", "企"]
    text = "企业项目部的项目和项,业企"
    assert phrases.one_of(words).findall(text) == ["企业", "项目部", "项目", "项", "业", "企"]


def test_many_kinds_of_characters_are_replaced_like_few() -> None:
    text = "".join(map(chr, [*range(0x2000, 0x3400), *range(0xFE30, 0xFFEF)]))
    parts = [text[at : at + 8] for at in range(0, len(text), 8)]
    assert characters.normalise(text) == "".join(map(characters.normalise, parts))
