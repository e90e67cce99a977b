"""Gives names of places their division: homonyms by the area around, 全镇 by what was named before."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.pipeline.lexicon import lexicon
from extractor.pipeline.names import Names
from patterns.divisions import Division, Divisions
from patterns.divisions import load as load_divisions
from patterns.phrases import Phrases

_PHRASES = Phrases("places")
TOWNS = _PHRASES.words("towns")
_OFFICES = _PHRASES.words("street_offices")
_LAND = frozenset(_PHRASES.words("land"))
_SHORT_COUNTY = _PHRASES.pattern("short_county")
_NAMES_END = _PHRASES.words("counties_and_towns")

_LAST = re.compile(f"[{''.join(sorted({word[-1] for word in _NAMES_END}))}]")
_ENDING = 3  # characters, as many as the shortest full name in the lexicon has
_LEVEL_ENDINGS = {
    "镇": ("镇", "乡", "街道"),
    "乡": ("乡", "镇"),
    "街道": ("街道",),
    "街": ("街道",),
    "区": ("区",),
    "县": ("县", "自治县"),
    "市": ("市",),
    "省": ("省",),
    "州": ("州",),
    "旗": ("旗",),
    "盟": ("盟",),
    "新区": ("新区",),
    "自治区": ("自治区",),
    "自治州": ("自治州",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its canonical name and its code, None where the division table has none."""

    name: str
    code: str | None
    division: Division | None = field(default=None, compare=False, repr=False)
    around: Division | None = field(default=None, compare=False, repr=False)
    """For a place that the table lacks: the division it lies in."""


@dataclass(slots=True)
class Gazetteer:
    """The places that an article may mean: its area, and what lies in and around it.

    Attributes:
        area: the area the paper or page serves, None where unknown.
        named: places named so far, the last one last.
        words: names that the lexicon lacks, as words; ``short`` the divisions of all names learnt.
        learned: codes of the divisions whose surroundings are known.
        mentioned: where no area is known, the places that the article names, once ``look_up`` was asked.
    """

    area: Place | None
    named: list[Place] = field(default_factory=list)
    words: Names = field(default_factory=Names)
    short: dict[str, Division] = field(default_factory=dict)
    learned: set[str] = field(default_factory=set)
    villages: set[str] = field(default_factory=set)
    mentioned: list[Place] = field(default_factory=list)
    look_up: Callable[[], list[Place]] | None = None

    def __post_init__(self) -> None:
        """Learn the short names of the area, of all above it and of all directly in it."""
        if self.area and self.area.division is None:
            self.words.add([self.area.name])
        if self.area and (self.area.division or self.area.around):
            self.learn(self.area.division or self.area.around)

    def learn(self, division: Division | None) -> None:
        """Let the short names of a division, of all above and of all directly in it be understood."""
        if division is None or division.code in self.learned:
            return
        self.learned.add(division.code)
        names, unknown = _names_around(division)
        self.words.add(name for name in unknown if name not in self.short)
        self.short = names | self.short

    def learn_village(self, name: str, town: Division) -> None:
        """Let a village stand for the town it lies in, as the table has no villages."""
        if name not in lexicon().words and name not in self.short:
            self.short[name] = town
            self.words.add([name])
            self.villages.add(town.name)
            self.named.append(_place(town))

    def settle(self, division: Division) -> None:
        """Take the county around a division for the area, where no other is known."""
        if self.area is None and division.level in ("county", "town"):
            county = division if division.level == "county" else division.parent
            self.area = _place(county) if county is not None else None

    def find(self, name: str) -> Place | None:
        """Return the place of a name or path (新埭, 新埭镇, 嘉兴市平湖市), None where it is not known."""
        divisions = load_divisions()
        if self.area is not None and name == self.area.name:
            return self.area
        if name in self.short:
            known = self.short[name]
            former = next((p for p in self.named if p.division == known and p.name != known.name), None)
            if former is not None and not known.name.endswith(name):
                # 西湖 in an article on 西湖镇, a street today.
                return former
            # 桃花镇, a street today, is called what it was called; 金乡 is short for a county.
            own = name.endswith(("镇", "乡")) and known.level == "town"
            called = name if own or name in divisions.called_before(known) else known.name
            return Place(called, known.code, known)
        candidates = divisions.by_name(name)
        if not candidates:
            zones = divisions.zone(name)
            if zones:
                return Place(name, None, None)
            candidates = divisions.resolve(name) or divisions.by_short_name(name)
        if not candidates:
            name = _last_of_path(name)
            spoken = next((p for p in (*self.named, self.area) if p is not None and p.name == name), None)
            return spoken or (Place(name, None, None) if name.endswith(TOWNS) else None)
        best = sorted(candidates, key=self._distance)
        chosen = best[0]
        if len(best) > 1 and self._distance(best[0]) == self._distance(best[1]) and len(chosen.code) == 9:
            return Place(chosen.name, None, None)
        printed = name if divisions.by_name(name) and name != chosen.name else chosen.name
        return Place(printed, chosen.code, chosen)

    def _distance(self, division: Division) -> tuple[int, int]:
        """How far a division lies from the area and the places named: 0 within, then by shared digits."""
        around = [
            p.division
            for p in (*reversed(self.named[-4:]), self.area)
            if p is not None and p.division is not None
        ]
        best = 9
        for near in around:
            shared = 0
            for length in (2, 4, 6, 9):
                if division.code[:length] == near.code[:length] and len(near.code) >= length:
                    shared = length
            best = min(best, 9 - shared)
        return best, len(division.code)

    def scope(self, level: str, current: Place | None, *, of_area: bool = False) -> Place | None:
        """Return the place that 全镇, 我市 or 辖区 means, None for the world at large.

        The innermost place of the level named last, else the area or the nearest division above it.

        Args:
            level: last characters of the names sought (镇, 市), "" for the place itself.
            current: the place spoken of.
            of_area: whether only the place spoken of and the area count (县域), none named in passing.
        """
        if level == "wider":
            return None
        if level == "":
            return current or self.area
        if level == "村":
            # The table has no villages: 全村 is of the town that the village was said to lie in.
            towns = (current, *(place for place in self.named[::-1] if place.name in self.villages))
            return next((place for place in towns if place is not None and place.name.endswith(TOWNS)), None)
        if (
            self.area is not None
            and self.area.division is not None
            and self.area.name != self.area.division.name
        ):
            spoken = self.area.name.endswith(_LEVEL_ENDINGS.get(level, (level,)))
            if spoken and (current is None or current.division == self.area.division):
                return self.area
        endings = _LEVEL_ENDINGS.get(level, (level,))
        named: list[Place] = [] if of_area else self.named[::-1]
        for place in (current, *named, self.area):
            if place is None:
                continue
            if place.name.endswith(endings):
                return place
            if place.division is not None:
                for above in reversed(place.division.ancestors()):
                    if above.name.endswith(endings):
                        return _place(above)
        return self._of_those_mentioned(endings) if self.area is None and level != "村" else None

    def _of_those_mentioned(self, endings: tuple[str, ...]) -> Place | None:
        """The place that 全市 means where no area is known: 记者从重庆市假日办了解到,|全市|…."""
        if self.look_up is not None:
            self.mentioned, self.look_up = self.look_up(), None
        for place in self.mentioned:
            around = (place.division, *reversed(place.division.ancestors())) if place.division else ()
            found = next((division for division in around if division.name.endswith(endings)), None)
            if found is not None:
                return _place(found)
        return None

    def within(self, place: Place) -> bool:
        """Whether a place is the area or lies in it; true where the area is not known."""
        if self.area is None or self.area.division is None:
            return True
        if place.division is None:
            # A town that no table has lies in no other town: 钟管镇, in former times 青屿乡.
            in_a_town = self.area.division.level == "town" and place.name.endswith(TOWNS)
            return place.code is None and not (in_a_town and place.name != self.area.name)
        return place.division.within(self.area.division)

    def near(self, place: Place) -> bool:
        """Whether a town lies in the same city as the area: a county given wrongly does not hide it."""
        area = self.area.division if self.area is not None else None
        town = place.division
        return (
            area is not None and town is not None and town.level == "town" and town.code[:4] == area.code[:4]
        )

    def above(self, place: Place) -> bool:
        """Whether the area lies in the place."""
        return (
            self.area is not None
            and self.area.division is not None
            and place.division is not None
            and place.division != self.area.division
            and self.area.division.within(place.division)
        )


def _last_of_path(name: str) -> str:
    """The town at the end of a path whose table lacks it: 海门市三星镇 → 三星镇."""
    divisions = load_divisions()
    for cut in range(len(name) - 2, 1, -1):
        if name[cut:].endswith(TOWNS) and divisions.resolve(name[:cut]):
            return name[cut:]
    return name


def _place(division: Division) -> Place:
    return Place(division.name, division.code, division)


@functools.lru_cache(maxsize=4096)
def _names_around(division: Division) -> tuple[dict[str, Division], list[str]]:
    """Short and further names of a division, of all above it and in it, and those that the lexicon lacks."""
    divisions = load_divisions()
    around = [*division.ancestors(), division, *divisions.children(division)]
    if division.level == "town" and division.parent is not None:
        around += divisions.children(division.parent)
    known = lexicon().words
    names: dict[str, Division] = {}
    for near in around:
        short = near.short_name
        spoken = [short, near.name, *divisions.called_before(near)]
        if near.common_name is not None:
            spoken.append(near.common_name)
        if near.name.endswith("街道"):
            spoken += [short + ending for ending in _OFFICES]
        if near.level == "town" and near.name.endswith(("镇", "街道")):
            spoken += [short + "镇", short + "街道", short + "乡"]
        for name in spoken:
            if len(name) >= 2 and name not in _LAND and not (name in known and not known[name].place):
                names.setdefault(name, near)
    return names, [name for name in names if name not in known]


def named_divisions(text: str) -> list[str]:
    """Return the full names of counties and towns in a text, in order: 中山市大涌镇 → [中山市, 大涌镇]."""
    counties: list[str] = []
    if "县" in text:
        counties += [name for name in _SHORT_COUNTY.findall(text) if load_divisions().by_name(name)]
    endings = _endings()
    if not any(text[max(at.end() - _ENDING, 0) : at.end()] in endings for at in _LAST.finditer(text)):
        return counties
    words = lexicon()
    assert words.automaton is not None
    found = [
        words.names[index]
        for index, _, end in words.automaton.find_matches_as_indexes(text)
        if not text.startswith("乡镇", end - 1)
    ]
    return counties + [word.text for word in found if word.tag == "PLACE" and word.text.endswith(_NAMES_END)]


@functools.cache
def _endings() -> frozenset[str]:
    """The last characters of the full names of divisions: 华街道 of 龙华街道."""
    # Most paragraphs name none, and to look for these is quicker than to cut a paragraph into words.
    names = (word.text for word in lexicon().names if word.tag == "PLACE")
    return frozenset(name[-_ENDING:] for name in names if name.endswith(_NAMES_END))


@functools.lru_cache(maxsize=4096)
def area_place(name: str | None) -> Place | None:
    """Return the place of an area as a manifest or masthead names it: 福建省莆田市荔城区 → 荔城区."""
    if not name:
        return None
    divisions: Divisions = load_divisions()
    found = divisions.resolve(name)
    if found:
        former = next(
            (f for f in divisions.former_names if name.endswith(f.name) and f.division == found[0]), None
        )
        if former is not None:
            # The area bears the name it had when the article appeared: 神木县, now 神木市.
            return Place(former.name, found[0].code, found[0])
        return _place(found[0])
    for cut in range(len(name) - 2, 1, -1):
        around = divisions.resolve(name[:cut])
        if around:
            for start in range(cut, len(name) - 2):
                # 青海省海东地区民和县: a prefecture between them has another name today.
                inside = [d for d in divisions.by_name(name[start:]) if d.within(around[0])]
                if len(inside) == 1:
                    return _place(inside[0])
            # 辽宁省锦州市松山新区: the table knows all but the last name.
            return Place(name[cut:], None, None, around[0])
    return Place(name, None, None)
