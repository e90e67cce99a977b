"""Runs the examples that stand beside the patterns: each is found, no counter-example is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import patterns
from extractor.pipeline import days, figures, periods
from extractor.pipeline.tokenizer import Token, tokenize
from patterns import phrases


@dataclass(frozen=True, slots=True)
class Check:
    """One example: file and entry it belongs to, its text, and what is wrong with it ("" where it holds)."""

    file: str
    entry: str
    example: str
    failure: str = ""


def check() -> Iterator[Check]:
    """Run every example of the shipped patterns.

    Raises:
        PatternError: a pattern file cannot be read or holds something it must not.
    """
    known = patterns.load()
    for code, indicator in known.indicators.items():
        yield from _both_ways("indicators.toml", code, indicator, partial(_names, code))
    for name, group in known.cues.items():
        yield from _both_ways("cues.toml", name, group, partial(_is_cue, name))
    for name, group in known.counts.items():
        yield from _both_ways("counts.toml", name, group, partial(_counts, name))
    for name, group in known.activities.items():
        yield from _both_ways("activities.toml", name, group, partial(_is_one_of, group.words))
    yield from _periods(known)
    yield from _figures(known)
    yield from _phrases()


def _names(code: str, token: Token) -> bool:
    return token.word is not None and token.word.indicator == code


def _is_cue(name: str, token: Token) -> bool:
    return token.cue(name)


def _counts(code: str, token: Token) -> bool:
    return token.word is not None and token.word.count == code


def _is_one_of(words: tuple[str, ...], token: Token) -> bool:
    return token.text in words


def _both_ways(
    file: str,
    name: str,
    entry: patterns.Indicator | patterns.entries.WordClass,
    fits: Callable[[Token], bool],
) -> Iterator[Check]:
    for expected, examples in ((True, entry.examples), (False, entry.counter_examples)):
        for example in examples:
            text = example.replace("|", "")  # marks where words part
            found = [token.text for token in tokenize(text) if fits(token)]
            if bool(found) == expected:
                yield Check(file, name, example)
            else:
                told = f"must not be found, but {found[0]} is" if found else "is not found"
                yield Check(file, name, example, told)


def _periods(known: patterns.Patterns) -> Iterator[Check]:
    for period in known.periods:
        text, published, *expected = period.example
        spans = [
            days.resolve(mention, periods.Published.parse(published), None) for mention in periods.find(text)
        ]
        found = [
            [day.isoformat() if day is not None else "" for day in (span.start, span.end)] for span in spans
        ]
        told = ", ".join("..".join(pair) for pair in found) or "nothing"
        failure = "" if expected in found else f"is {'..'.join(expected)}, but {told} is read"
        yield Check("periods.toml", period.name, text, failure)


def _figures(known: patterns.Patterns) -> Iterator[Check]:
    for pattern in known.figures:
        for expected, examples in ((True, pattern.examples), (False, pattern.counter_examples)):
            for text in examples:
                found = [(f.name, text[f.start : f.end]) for f in figures.find(tokenize(text))]
                told = ", ".join(f"{raw} ({name})" for name, raw in found) or "nothing"
                holds = (found == [(pattern.name, text)]) if expected else (pattern.name, text) not in found
                yield Check("figures.toml", pattern.name, text, "" if holds else f"is read as {told}")


def _phrases() -> Iterator[Check]:
    for topic in phrases.topics():
        known = phrases.Phrases(topic)
        for entry, text, expected in known.examples():
            failure = "does not fit" if expected else "must not fit, but does"
            holds = known.fits(entry, text) == expected
            yield Check(f"phrases/{topic}.toml", entry, text, "" if holds else failure)


__all__ = ["Check", "check"]
