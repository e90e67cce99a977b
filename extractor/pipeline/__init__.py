"""From the text of a sentence to its figures, periods, places, indicators, owners and cues, on spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["build"]


def build() -> Language:
    """Return a spaCy pipeline that reads one sentence at a time.

    ``build()("前三季度新埭镇实现地区生产总值50.55亿元").spans["figures"]`` holds 50.55亿元; periods, places,
    indicators, owners and cues are in the groups of these names.
    """
    # spaCy takes a second to import, and a script that only wants extractor.pipeline.numbers need not wait.
    import spacy

    from extractor.pipeline.components import NAMES

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "town_tokenizer.v1"}}})
    for name in NAMES:
        nlp.add_pipe(name)
    return nlp
