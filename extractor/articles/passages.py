"""Parts of passages."""

from __future__ import annotations

from extractor.page import Passage


def cut_out(passage: Passage, start: int, end: int | None = None, role: str = "") -> Passage:
    """A part of a passage, from ``start`` to before ``end`` or to its end, its marked ranges with it.

    Args:
        passage: the whole.
        start: first character of the part.
        end: character behind its last one; None for all the rest.
        role: role of the part; the same as the whole's where none is given.
    """
    stop = len(passage.text) if end is None else end

    def within(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple(
            (max(a, start) - start, min(b, stop) - start) for a, b in ranges if a < stop and start < b
        )

    return Passage(
        passage.text[start:stop],
        passage.offsets[start:stop],
        role or passage.role,
        within(passage.damaged),
        within(passage.moved),
    )
