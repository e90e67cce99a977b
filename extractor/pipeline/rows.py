"""Where the patterns of figures.toml fit a row of tokens."""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Sequence

import patterns
from extractor.pipeline.tokenizer import Token

_OTHER = "."
_RUN = re.compile("[^.]+")


@functools.cache
def _letters() -> dict[str, str]:
    """A letter for each class of tokens that a pattern speaks of."""
    tags = sorted({tag.rstrip("?") for pattern in patterns.load().figures for tag in pattern.tokens})
    return dict(zip(tags, string.ascii_letters, strict=False))


@functools.cache
def _expressions() -> list[tuple[str, re.Pattern[str]]]:
    """The patterns as expressions over those letters, by name: NUMBER MORE? UNIT → ba?d."""
    letters = _letters()
    return [
        (
            pattern.name,
            # Looking ahead only, so that matches may overlap.
            re.compile(
                f"(?=({''.join(letters[t.rstrip('?')] + '?' * t.endswith('?') for t in pattern.tokens)}))"
            ),
        )
        for pattern in patterns.load().figures
    ]


def spans(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Return where the patterns fit a sentence, each with its name; of those that overlap the longest.

    It is what spaCy's ``Matcher`` and ``filter_spans`` give, without a Doc.
    """
    letters = _letters()
    tags = "".join([letters.get(token.tag, _OTHER) for token in tokens])
    return [
        (run.start() + first, run.start() + last, name)
        for run in _RUN.finditer(tags)
        for first, last, name in _spans(run[0])
    ]


@functools.lru_cache(maxsize=4096)
def _spans(tags: str) -> tuple[tuple[int, int, str], ...]:
    """Where the patterns fit a row of such tokens, of which there are few: mostly it is NUMBER UNIT."""
    fitting = [
        (*match.span(1), name) for name, expression in _expressions() for match in expression.finditer(tags)
    ]
    fitting.sort(key=lambda span: (span[0] - span[1], span[0]))
    chosen: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for first, last, name in fitting:
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            chosen.append((first, last, name))
    return tuple(sorted(chosen))
