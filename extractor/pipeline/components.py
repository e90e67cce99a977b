"""The pipeline as spaCy sees it: a tokenizer and six components, so registered that ``nlp.add_pipe`` works.

Each component writes one group of spans into ``doc.spans``, under the key that is its name without ``town_``.
A Doc is one sentence; what needs the article around it (which 全镇 is meant, which figure belongs to
which indicator) is left to ``extractor.link`` and ``extractor.resolve``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import registry
from spacy.vocab import Vocab

from extractor.link import owners
from extractor.link.items import items
from extractor.pipeline import figures
from extractor.pipeline.names import Names
from extractor.pipeline.tokenizer import Token, tokenize

NAMES = ("town_figures", "town_periods", "town_places", "town_indicators", "town_owners", "town_cues")
"""The components, in the order in which ``extractor.pipeline.build`` adds them; none needs another."""

Component = Callable[[Doc], Doc]
Mention = tuple[int, int, str]
"""First and last character (half-open) of words with a role, and the label of their span."""


class DomainTokenizer:
    """The tokenizer of the pipeline: a Doc whose tokens are words of the domain, tagged with their class.

    ``doc.user_data["tokens"]`` holds the same tokens with all that the lexicon says of them.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str, places: Names | None = None) -> Doc:
        """Return the Doc of one sentence."""
        tokens = tokenize(text, places)
        doc = Doc(
            self.vocab,
            words=[token.text for token in tokens],
            spaces=[False] * len(tokens),
            tags=[token.tag for token in tokens],
        )
        doc.user_data["tokens"] = tokens
        return doc

    def to_bytes(self, **kwargs: object) -> bytes:
        """Return nothing: the tokenizer holds no state of its own."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> DomainTokenizer:
        """Return the tokenizer itself."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Write nothing: the tokenizer holds no state of its own."""

    def from_disk(self, path: object, **kwargs: object) -> DomainTokenizer:
        """Return the tokenizer itself."""
        return self


def make_tokenizer() -> Callable[[Language], DomainTokenizer]:
    """Return what makes the tokenizer of a pipeline: ``{"@tokenizers": "town_tokenizer.v1"}``."""

    def make(nlp: Language) -> DomainTokenizer:
        return DomainTokenizer(nlp.vocab)

    return make


registry.tokenizers.register("town_tokenizer.v1", func=make_tokenizer)


@Language.factory("town_figures", assigns=["doc.spans"])
def town_figures(nlp: Language, name: str) -> Component:
    """Find figures and ranks: 50.55亿元 is labelled ``money``, 全市第一 ``rank``.

    ``doc.user_data["figures"]`` holds a ``Figure`` for each span, in the same order, with value and unit.
    """

    def component(doc: Doc) -> Doc:
        found = [item.figure for item in items(doc.text, _tokens(doc), figures.find(_tokens(doc)))]
        doc.user_data["figures"] = [figure for figure in found if figure is not None]
        return _mark(
            doc,
            "figures",
            ((figure.start, figure.end, figure.dimension) for figure in doc.user_data["figures"]),
        )

    return component


@Language.factory("town_periods", assigns=["doc.spans"])
def town_periods(nlp: Language, name: str) -> Component:
    """Find words of time, labelled with the rule that turns them into days: 前三季度 ``quarters``.

    ``doc.user_data["periods"]`` holds a ``periods.Mention`` for each, to be given to ``days.resolve``.
    """

    def component(doc: Doc) -> Doc:
        found = [token.period for token in _tokens(doc) if token.period is not None]
        doc.user_data["periods"] = found
        return _mark(doc, "periods", ((mention.start, mention.end, mention.covers) for mention in found))

    return component


@Language.factory("town_places", assigns=["doc.spans"])
def town_places(nlp: Language, name: str) -> Component:
    """Find names of divisions, labelled ``place``, and words for one not named (全镇, 我市), ``scope``."""

    def component(doc: Doc) -> Doc:
        kinds = {"PLACE": "place", "SCOPE": "scope"}
        return _mark(doc, "places", ((t.start, t.end, kinds[t.tag]) for t in _tokens(doc) if t.tag in kinds))

    return component


@Language.factory("town_indicators", assigns=["doc.spans"])
def town_indicators(nlp: Language, name: str) -> Component:
    """Find words that name an indicator, labelled with its code: 地区生产总值 ``gdp``."""

    def component(doc: Doc) -> Doc:
        return _mark(
            doc,
            "indicators",
            ((t.start, t.end, t.word.indicator) for t in _tokens(doc) if t.word and t.word.indicator),
        )

    return component


@Language.factory("town_owners", assigns=["doc.spans"])
def town_owners(nlp: Language, name: str) -> Component:
    """Find names of companies, projects, parks and institutions, labelled with their kind."""

    def component(doc: Doc) -> Doc:
        found = owners.find(doc.text, _tokens(doc))
        return _mark(doc, "owners", ((item.start, item.end, item.owner) for item in found))

    return component


@Language.factory("town_cues", assigns=["doc.spans"])
def town_cues(nlp: Language, name: str) -> Component:
    """Find cues of growth, share, bound and status, one span a class: 预计 ``forecast``, 同比 ``yoy``."""

    def component(doc: Doc) -> Doc:
        return _mark(
            doc,
            "cues",
            ((t.start, t.end, cue) for t in _tokens(doc) if t.word for cue in sorted(t.word.cues)),
        )

    return component


def _tokens(doc: Doc) -> list[Token]:
    tokens: list[Token] | None = doc.user_data.get("tokens")
    if tokens is None:
        raise ValueError(
            "The components named town_* read tokens of town_tokenizer.v1, but this Doc has others; "
            "extractor.pipeline.build() makes a pipeline with that tokenizer."
        )
    return tokens


def _mark(doc: Doc, key: str, mentions: Iterable[Mention]) -> Doc:
    """Write mentions into ``doc.spans[key]``; one that begins or ends inside a token takes all of it."""
    spans: list[Span] = []
    for start, end, label in mentions:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans)
    return doc
