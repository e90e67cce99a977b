"""The words between two figures."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.link.items import Item


def is_until_a_time(item: Item) -> bool:
    """Whether words of time tell until when something changed: |到2022年|."""
    return item.period is not None and item.text.startswith(("到", "至"))


class Gap(list[Item]):
    """The items between a figure and the one before it, asked over and over what is among them."""

    __slots__ = ("_cues", "_tags")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        super().__init__(items)
        self._tags = {item.tag for item in self}
        self._cues: frozenset[str] = frozenset().union(
            *[item.word.cues for item in self if item.word is not None and item.word.cues]
        )

    def cue(self, *names: str) -> bool:
        """Whether one of the items belongs to one of the classes of cues."""
        return not self._cues.isdisjoint(names)

    def until_a_time(self) -> bool:
        """Whether words of time among them tell the end of a change: 提高|到2022年|的."""
        return any(is_until_a_time(item) for item in self)

    def holds(self, *tags: str) -> bool:
        """Whether one of the items has one of the tags."""
        return not self._tags.isdisjoint(tags)
