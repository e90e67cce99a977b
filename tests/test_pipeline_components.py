"""The spaCy pipeline: built here, found by name in a fresh process, and drawn by displaCy."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline import build
from extractor.pipeline.components import NAMES

SENTENCE = "上半年，钟管镇预计完成规上工业产值98.6亿元，同比增长7.5%，居全县第二，澄溪机电有限公司开工。"
TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "town_tokenizer.v1"}}}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(SENTENCE)


def marked(doc: Doc, key: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[key]]


def test_pipeline_holds_every_component(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == NAMES
    assert nlp.lang == "zh"


@pytest.mark.parametrize("text", [SENTENCE, "", "  ", "无数字", "产值\n8亿元 \n", "今年1—9月😀12％"])
def test_tokens_put_together_are_the_text(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_tokens_carry_their_class(doc: Doc) -> None:
    tags = {token.text: token.tag_ for token in doc}
    assert tags["产值"] == "INDICATOR"
    assert tags["98.6亿"] == "NUMBER"
    assert tags["元"] == "UNIT"
    assert tags["上半年"] == "PERIOD"


def test_figures_are_spans_with_their_values_beside_them(doc: Doc) -> None:
    assert marked(doc, "figures") == [("98.6亿元", "money"), ("7.5%", "percent"), ("全县第二", "rank")]
    values = [(figure.value, figure.unit) for figure in doc.user_data["figures"]]
    assert values == [(Decimal(9_860_000_000), "CNY"), (Decimal("7.5"), "%"), (Decimal(2), "rank")]


def test_the_other_groups(doc: Doc) -> None:
    assert marked(doc, "periods") == [("上半年", "first_half")]
    assert [mention.covers for mention in doc.user_data["periods"]] == ["first_half"]
    assert ("钟管镇", "place") in marked(doc, "places")
    assert ("产值", "output_value") in marked(doc, "indicators")
    assert marked(doc, "owners") == [("澄溪机电有限公司", "enterprise")]
    assert {("预计", "forecast"), ("同比", "yoy"), ("增长", "up")} <= set(marked(doc, "cues"))


def test_scope_words_are_told_from_names() -> None:
    doc = build()("全镇实现产值46亿元")
    assert marked(doc, "places") == [("全镇", "scope")]


def test_batches_give_the_same_as_single_sentences(nlp: Language, doc: Doc) -> None:
    texts = [SENTENCE, "固定资产投资下降3.1%", SENTENCE]
    piped = list(nlp.pipe(texts, batch_size=2))
    assert [marked(each, "figures") for each in piped] == [marked(nlp(text), "figures") for text in texts]
    assert marked(piped[2], "cues") == marked(doc, "cues")


@pytest.mark.parametrize("key", ["figures", "periods", "places", "indicators", "owners", "cues"])
def test_displacy_draws_every_group(doc: Doc, key: str) -> None:
    html = displacy.render(doc, style="span", options={"spans_key": key}, jupyter=False)
    for span in doc.spans[key]:
        assert span.label_ in html


def test_another_tokenizer_is_refused_with_a_sentence() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("town_figures")
    with pytest.raises(ValueError, match=r"town_tokenizer\.v1"):
        nlp(SENTENCE)


def test_pipeline_survives_the_way_to_disk_and_back(nlp: Language, tmp_path: Path, doc: Doc) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")(SENTENCE)
    assert marked(again, "figures") == marked(doc, "figures")


def in_fresh_process(program: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_components_are_found_by_name_without_importing_us(tmp_path: Path) -> None:
    program = f"""
import spacy
for name in {NAMES!r}:
    nlp = spacy.blank("zh", config={TOKENIZER!r})
    nlp.add_pipe(name)
    print(len(nlp({SENTENCE!r}).spans[name.removeprefix("town_")]) > 0)
"""
    assert in_fresh_process(program, tmp_path).split() == ["True"] * len(NAMES)


def test_importing_the_extractor_stays_light(tmp_path: Path) -> None:
    program = """
import sys, extractor, extractor.pipeline, extractor.pipeline.numbers
print(sorted({"spacy", "pint", "pandas", "pdfplumber", "trafilatura", "ahocorasick_rs"} & set(sys.modules)))
"""
    assert in_fresh_process(program, tmp_path).strip() == "[]"
