"""What the headers over a column, and the names of a row, say of their figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.link import phrases
from extractor.link.draft import Head
from extractor.pipeline.periods import Mention
from extractor.resolve.places import Place
from extractor.tables import labels
from extractor.tables.cells import PrintedUnit
from extractor.tables.grid import Block, Row
from extractor.tables.heads import head_of, is_activity, part_of
from extractor.tables.labels import Label
from extractor.tables.places import PlaceFinder


@dataclass(slots=True)
class Facts:
    """What the labels on one side of a figure say of it; see ``Label`` for what is not listed here.

    Attributes:
        names: the labels as printed.
        words: words that are neither an indicator nor a place: an industry, a part.
        head: the indicator they name.
        carried: whether the indicator was named by a column or row before.
        place: the place they name.
        subject_kind, subject: the enterprise or project they name.
        skipped: whether they name a sum of some rows (小计), of which no place is told.
    """

    names: list[str]
    words: str = ""
    head: Head | None = None
    carried: bool = False
    units: tuple[PrintedUnit, ...] = ()
    measure: str = ""
    basis: str = ""
    of: str = ""
    status: str = ""
    sign: int = 1
    period: Mention | None = None
    before: bool = False
    reach: str = ""
    place: Place | None = None
    subject_kind: str = ""
    subject: str = ""
    skipped: bool = False
    parts: list[Label] = field(default_factory=list)

    def add(self, label: Label) -> None:
        """Take over what a further label says; it decides, but years and months complete each other."""
        self.units = label.units or self.units
        if label.measure and not (label.measure == "level" and self.measure):
            if label.measure == "rank" and not label.of and self.measure == "growth":
                self.of = "growth"
            self.measure = label.measure
            self.basis = label.basis
            self.of = label.of or self.of
        self.sign *= label.sign
        self.status = label.status or self.status
        self.before |= label.before
        self.reach = label.reach or self.reach
        if label.period is not None:
            year = self.period.values.get("year") if self.period is not None else None
            mention = label.period
            if year is not None and not mention.has_year:
                mention = replace(mention, values={**mention.values, "year": year})
            self.period = mention
        self.parts.append(label)


def column_facts(block: Block, places: PlaceFinder) -> dict[int, Facts]:
    """Return what the headers say, by column; a column that only says 增长(%) is of the one to its left."""
    found: dict[int, Facts] = {}
    left: Facts | None = None
    for column in block.figures:
        names = block.header(column)
        facts = Facts(names)
        words = []
        for name in names:
            label = labels.read(name)
            facts.add(label)
            place = places.find(label.words) if label.words else None
            if place is not None:
                facts.place = place
            elif label.words:
                words.append(label.words)
        facts.head, facts.words = _named(words)
        if left is not None and names:
            _carry(facts, left)
        found[column] = facts
        left = facts
    return found


def _named(words: Sequence[str]) -> tuple[Head | None, str]:
    """The indicator that the headers of a column name together: 规上工业 over 增加值 is one phrase."""
    phrase = "".join(words)
    last = head_of(words[-1]) if words else None
    whole = head_of(phrase)
    if whole is None or last is None:
        return whole, "" if whole else phrase
    above = head_of("".join(words[:-1]))
    if above is not None:
        # 固定资产投资 over 工业投资: the lower header is complete.
        return last, ""
    return whole, ""


def _carry(facts: Facts, left: Facts) -> None:
    """Let a column that names nothing itself be about what the column to its left is about."""
    if facts.head is None and not facts.words:
        if left.head is not None:
            facts.head, facts.carried = left.head, True
            if facts.measure in ("", "level"):
                facts.units = facts.units or left.units
        facts.words = left.words
        facts.place = facts.place or left.place
        if facts.period is None and not facts.reach and not facts.before:
            facts.period, facts.reach = left.period, left.reach
        if facts.measure == "rank" and not facts.of:
            facts.of = "growth" if left.measure == "growth" else "level"
    elif facts.head is not None and facts.head == left.head and facts.period is None and not facts.reach:
        if facts.measure not in ("", "level") and left.measure in ("", "level") and not facts.before:
            facts.period, facts.reach = left.period, left.reach
        if facts.measure == "rank" and not facts.of:
            facts.of = "growth" if left.measure == "growth" else "level"


class RowReader:
    """Reads the names of the rows of a block one after the other: parts go by the whole above them."""

    def __init__(self, columns: Sequence[int], block: Block, places: PlaceFinder) -> None:
        self.columns, self.places = columns, places
        self.above: Facts | None = None
        self.kinds: dict[int, str] = {}
        for column in columns:
            header = "".join(block.header(column))
            names = [row[column].text for row in block.body if column in row]
            self.kinds[column] = _kind(header, names, places)

    def read(self, row: Row, units: Sequence[str]) -> Facts:
        """Return what the names of a row say, and the units that its unit column gives."""
        entries = [(column, row[column].text) for column in self.columns if column in row]
        facts = Facts([name for _, name in entries if name])
        words: list[str] = []
        for column, name in entries:
            kind = self.kinds[column]
            if not name:
                continue
            if kind in ("enterprise", "project"):
                facts.subject_kind, facts.subject = kind, name
                continue
            if name.endswith("小计"):
                facts.skipped = True
            label = labels.read(name)
            place = self.places.find(label.words or name, named=kind == "place")
            if place is not None and (kind == "place" or head_of(label.words) is None):
                facts.place = place
                continue
            facts.add(label)
            if label.words:
                words.append(label.words)
        for unit in units:
            found = labels.read(unit).units
            facts.units = facts.units or found
        self._name(facts, words)
        return facts

    def _name(self, facts: Facts, words: Sequence[str]) -> None:
        """Settle the indicator of a row, from its own words or from those of the rows above."""
        phrase = "".join(words)
        facts.head, facts.words = _named(words)
        above = self.above
        if facts.head is not None:
            if any(part.part for part in facts.parts) and above is not None and above.head is not None:
                activity = above.head.activity
                if above.head.indicator == facts.head.indicator and activity and not facts.head.activity:
                    facts.head = facts.head._replace(activity=activity)
            self.above = facts
        elif above is not None and above.head is not None and self._is_part(facts, phrase):
            facts.head = part_of(above.head, phrase)
            facts.carried, facts.words = True, ""
            facts.units = facts.units or above.units
        elif not phrase and facts.measure and above is not None:
            # A row 增长(%) under the row of its indicator.
            facts.head, facts.carried = above.head, above.head is not None

    def _is_part(self, facts: Facts, phrase: str) -> bool:
        """Whether words that name no indicator are a part of what the rows above are about."""
        if (
            not phrase
            or phrases.is_uneconomic(phrase)
            or self.above is None
            or self.above.place != facts.place
        ):
            return False
        return is_activity(phrase) or any(part.part for part in facts.parts)


def _kind(header: str, names: Sequence[str], places: PlaceFinder) -> str:
    if "项目" in header and "数" not in header:
        return "project"
    ends = sum(name.endswith(("公司", "集团", "厂", "合作社")) for name in names)
    if ends * 2 > len(names):
        return "enterprise"
    return "place" if places.are_places(header, names) else ""
