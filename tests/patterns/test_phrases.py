"""Every entry of the phrase files is tried on the examples that stand beside it, and is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import extractor
import patterns.phrases
from patterns import PatternError
from patterns.phrases import Phrases, topics

EXAMPLES = [
    pytest.param(topic, entry, text, expected, id=f"{topic}.{entry}: {text}")
    for topic in topics()
    for entry, text, expected in Phrases(topic).examples()
]


@pytest.mark.parametrize(("topic", "entry", "text", "expected"), EXAMPLES)
def test_phrase_fits_its_examples_and_no_counter_example(
    topic: str, entry: str, text: str, expected: bool
) -> None:
    assert Phrases(topic).fits(entry, text) == expected


def test_every_phrase_is_used() -> None:
    """An entry that nothing reads would be knowledge without effect."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(extractor.__file__).parent.rglob("*.py"))
    asked = set(
        re.findall(r"""(?:_PHRASES(?:_OF_\w+)?|Phrases\("\w+"\))\.(?:words|pattern)\(\s*"(\w+)"\s*\)""", code)
    )
    assert {entry for topic in topics() for entry, _, _ in Phrases(topic).examples()} <= asked


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
