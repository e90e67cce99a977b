"""An observation in the making: a figure with what its sentence says of it, before the article is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.pipeline.figures import Figure
from extractor.pipeline.periods import Mention


class Head(NamedTuple):
    """What a figure can be about: an indicator with what narrows it, and whose it is if the words say so.

    Attributes:
        indicator: code of the catalogue.
        activity: words that narrow it, as printed.
        place: name or scope word that stands with it (钟管镇 in 钟管镇、新市镇分别为…), else None.
        carried: whether the activity was taken over from words before.
        subject_kind, subject: the one of several owners that it is of (兴达、恒丰两家企业出口分别…), else "".
        explicit: whether the indicator is printed in the words the head was read from.
        dimension: dimension of its level.
        at: offset in the sentence at which the head begins.
    """

    indicator: str
    activity: str = ""
    place: str | None = None
    explicit: bool = True
    dimension: str = "money"
    at: int = 0
    new: bool = False
    carried: bool = False
    subject_kind: str = ""
    subject: str = ""

    def at_place(self, place: str | None) -> Head:
        """The same, of a place."""
        return self if place == self.place else self._replace(place=place)


@dataclass(slots=True)
class Draft:
    """A figure and its dimensions so far as its own sentence settles them.

    ``place_here`` says that its place stands in the figure's own clause.
    ``places`` are those named in the sentence up to the figure, in order.
    ``aside`` says that it stands in a bracket behind what another figure is compared with.
    ``summed`` says that 累计 stands with it.
    ``end`` is ``from`` or ``to`` for the two figures of 从26.58亿元增长到32.17亿元.
    ``shift`` is -1 where the figure is of the same period of the year before (去年同期是33490万元).
    ``subject_definite`` says that the owner was only pointed to (该公司), ``plural`` that several projects
    counted before are meant.
    ``place`` is a name or scope word as printed, or None where the sentence is silent; ``period`` likewise.
    """

    figure: Figure
    sentence: str
    measure: str
    basis: str
    head: Head
    of: str = ""
    place: str | None = None
    places: tuple[str, ...] = ()
    aside: bool = False
    place_here: bool = False
    subject_kind: str = ""
    subject: str = ""
    period: Mention | None = None
    status: str = "actual"
    pattern: str = ""
    sign: int = 1
    doubts: set[str] = field(default_factory=set)
    subject_definite: bool = False
    plural: bool = False
    shift: int = 0
    end: str = ""
    summed: bool = False
