"""Where the figures of an article stand in the text that is shown, and that text divided at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warehouse.web.desk import Row


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure and where it stands in a text, half-open."""

    start: int
    end: int
    figure: Row


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text: with the figures that stand there, or plain where there are none."""

    text: str
    figures: tuple[Row, ...] = ()


def locate(text: str, figures: Iterable[Row]) -> tuple[list[Mark], list[Row]]:
    """Find figures in the repaired text of their article, each by its sentence.

    Args:
        text: the article in reading order, without white space inside passages.
        figures: rows with ``start`` (in the source), ``raw`` and ``sentence``, by ``start``.

    Returns:
        the figures with their places in the text, and those that do not stand in it (cells of tables).
    """
    marks: list[Mark] = []
    missing: list[Row] = []
    by_start: dict[int, Mark] = {}
    reached: dict[str, int] = {}
    for figure in figures:
        raw, sentence = figure["raw"], figure["sentence"]
        twin = by_start.get(figure["start"])
        if twin is not None:  # one printed figure, said of two towns
            marks.append(Mark(twin.start, twin.end, figure))
            continue
        at = _find(text, raw, sentence, reached.get(sentence, 0))
        if at is None:
            missing.append(figure)
            continue
        reached[sentence] = at + len(raw)
        by_start[figure["start"]] = mark = Mark(at, at + len(raw), figure)
        marks.append(mark)
    return sorted(marks, key=lambda mark: (mark.start, mark.end)), missing


def _find(text: str, raw: str, sentence: str, reached: int) -> int | None:
    """Return where a figure stands in the next copy of its sentence that reaches beyond ``reached``."""
    begins = text.find(sentence)
    while begins >= 0:
        at = text.find(raw, max(begins, reached), begins + len(sentence))
        if at >= 0:
            return at
        begins = text.find(sentence, begins + 1)
    return None


def divide(text: str, marks: Sequence[Mark]) -> list[list[Segment]]:
    """Divide a text into its passages, one a line, and each passage at its figures.

    Figures that overlap share a segment.
    """
    groups: list[tuple[int, int, list[Row]]] = []
    for mark in marks:
        if groups and mark.start < groups[-1][1]:
            first, last, own = groups[-1]
            groups[-1] = (first, max(last, mark.end), [*own, mark.figure])
        else:
            groups.append((mark.start, mark.end, [mark.figure]))
    passages: list[list[Segment]] = [[]]
    position = 0
    for start, end, own in groups:
        _add_plain(passages, text[position:start])
        passages[-1].append(Segment("".join(text[start:end].split()), tuple(own)))
        position = end
    _add_plain(passages, text[position:])
    return [passage for passage in passages if passage]


def _add_plain(passages: list[list[Segment]], text: str) -> None:
    for index, line in enumerate(text.split("\n")):
        if index:
            passages.append([])
        if line.strip():
            passages[-1].append(Segment(line))


__all__ = ["Mark", "Segment", "divide", "locate"]
