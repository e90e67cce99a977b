"""The official division table: provinces, cities, counties, towns, and the names they are called by."""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from patterns.short_names import short_name, without_parents

LEVELS = ("province", "city", "county", "town")

_OFFICE = "街道办事处"


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division.

    Attributes:
        code: 2, 4, 6 or 9 digits for province, city, county and town; divisions are equal when it is.
        name: official name, 新埭镇.
        level: ``province``, ``city``, ``county`` or ``town``.
        parent: the division it belongs to; None for a province. Levels may be left out: the parent of
            渝中区 is 重庆市, of 潜江市 湖北省, of 大涌镇 中山市.
    """

    code: str
    name: str = field(compare=False)
    level: str = field(compare=False)
    parent: Division | None = field(compare=False, repr=False)

    @property
    def full_name(self) -> str:
        """The name with all its parents: 浙江省嘉兴市平湖市新埭镇."""
        return "".join(d.name for d in (*self.ancestors(), self))

    @property
    def short_name(self) -> str:
        """The name without its generic ending: 新埭镇 → 新埭, 恩施土家族苗族自治州 → 恩施, 东区 → 东区.

        Zones of county rank leave out the city's name too: 永州市回龙圩管理区 → 回龙圩.
        """
        if self.level != "county":
            return short_name(self.name)
        parents = (name for d in self.ancestors() for name in (d.name, d.short_name))
        return short_name(without_parents(self.name, parents))

    def ancestors(self) -> tuple[Division, ...]:
        """Return the divisions it lies in, from the province down."""
        above: list[Division] = []
        division = self.parent
        while division is not None:
            above.append(division)
            division = division.parent
        return tuple(reversed(above))

    @property
    def common_name(self) -> str | None:
        """What an autonomous division is mostly called: 河口瑶族自治县 → 河口县; None for any other."""
        level = next((one for one in ("州", "县", "旗") if self.name.endswith(f"自治{one}")), None)
        return self.short_name + level if level is not None else None

    def within(self, other: Division) -> bool:
        """Whether it is ``other`` or lies in it."""
        return self.code.startswith(other.code)


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a division bore until a year: 徐水县, today 徐水区, until 2015.

    Where a district was merged into another, ``division`` is the one that took it over.
    """

    name: str
    division: Division
    until: int


@dataclass(frozen=True, slots=True)
class Zone:
    """An area that is run and reported like a division but has no code: 大鹏新区 in 深圳市.

    Attributes:
        name: the name it is printed by.
        parent: the division it lies in.
        kind: ``national_new_area``, ``new_area``, ``development_zone``, ``pilot_zone``,
            ``cooperation_zone`` or ``tourism_zone``.
    """

    name: str
    parent: Division
    kind: str

    @property
    def full_name(self) -> str:
        """The name with all its parents: 广东省深圳市大鹏新区."""
        return self.parent.full_name + self.name


class Divisions:
    """All divisions, looked up by code, name, short name or written path. Get it from :func:`load`."""

    def __init__(
        self,
        divisions: Iterable[Division],
        former_names: Iterable[tuple[str, str, int]] = (),
        zones: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        """Index the divisions; former names come as (name, code, year), zones as (name, code, kind)."""
        self._by_code = {division.code: division for division in divisions}
        self.former_names = tuple(
            FormerName(name, self._by_code[code], until) for name, code, until in former_names
        )
        self.zones = tuple(Zone(name, self._by_code[code], kind) for name, code, kind in zones)

    def __iter__(self) -> Iterator[Division]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def by_code(self, code: str) -> Division | None:
        """Return the division of a code (33, 3304, 330482, 330482102), None where there is none."""
        return self._by_code.get(code)

    def by_name(self, name: str) -> tuple[Division, ...]:
        """Return all divisions of an official name, those that bear it today before those that bore it.

        新城镇 → 19 towns; 萧山市 → 萧山区; 拱辰街道办事处 → 拱辰街道; an unknown name → ().
        """
        if name.endswith(_OFFICE):
            name = name.removesuffix(_OFFICE) + "街道"
        return self._names.get(name, ())

    def by_short_name(self, name: str) -> tuple[Division, ...]:
        """Return all divisions whose name without its generic ending is ``name``, large ones first.

        平湖 → 平湖市; 恩施 → 恩施土家族苗族自治州, 恩施市; 拱辰办 → 拱辰街道; an unknown name → ().
        """
        if name.endswith("办") and len(name) > 2:
            return tuple(d for d in self._short_names.get(name[:-1], ()) if d.name.endswith("街道"))
        return self._short_names.get(name, ())

    def children(self, division: Division) -> tuple[Division, ...]:
        """Return the divisions directly below one: 平湖市 → 当湖街道 and eight more."""
        return self._children.get(division.code, ())

    def zone(self, name: str) -> tuple[Zone, ...]:
        """Return the zones of a name: 大鹏新区 → one in 深圳市; an unknown name → ()."""
        return self._zones.get(name, ())

    def resolve(self, path: str) -> tuple[Division, ...]:
        """Return the divisions that a written path may mean, the likeliest first.

        Parents may be left out and names shortened: 福建省莆田市荔城区, 莆田荔城, 广东中山大涌.
        The path of a division is ``(*division.ancestors(), division)``.

        Returns:
            One division where the path is unambiguous; several where it is not (恩施 → the prefecture, the
            city); () where a part of it is unknown or the parts do not lie in one another.
        """
        readings: dict[Division, int] = {}
        for division, shortened in self._readings("".join(path.split()), None):
            readings[division] = min(shortened, readings.get(division, shortened))
        if not readings:
            return ()
        # 中山市 is the city in full; that it might shorten something else does not make it doubtful.
        fewest = min(readings.values())
        likeliest = (division for division, shortened in readings.items() if shortened == fewest)
        return tuple(sorted(likeliest, key=_large_first))

    def _readings(self, path: str, above: Division | None) -> Iterator[tuple[Division, int]]:
        """Yield the last division and the number of shortened names of each way to read ``path``."""
        for end in range(len(path), 1, -1):
            if len(path) - end == 1:
                # No name has one character.
                continue
            name = path[:end]
            in_full = self.by_name(name)
            shortened = tuple(d for d in self.by_short_name(name) if d not in in_full)
            for cost, candidates in ((0, in_full), (1, shortened)):
                for division in candidates:
                    if above is not None and (division == above or not division.within(above)):
                        continue
                    if end == len(path):
                        yield division, cost
                    elif division.level != "town":
                        yield from (
                            (last, cost + more) for last, more in self._readings(path[end:], division)
                        )

    def called_before(self, division: Division) -> tuple[str, ...]:
        """Return the names that a division bore before its own: 安州区 → 安县."""
        return self._called_before.get(division.code, ())

    @functools.cached_property
    def _called_before(self) -> dict[str, tuple[str, ...]]:
        index: dict[str, tuple[str, ...]] = {}
        for former in self.former_names:
            code = former.division.code
            index[code] = (*index.get(code, ()), former.name)
        return index

    @functools.cached_property
    def _zones(self) -> dict[str, tuple[Zone, ...]]:
        index: dict[str, list[Zone]] = defaultdict(list)
        for zone in self.zones:
            index[zone.name].append(zone)
        return {name: tuple(found) for name, found in index.items()}

    @functools.cached_property
    def _names(self) -> dict[str, tuple[Division, ...]]:
        index: dict[str, list[Division]] = defaultdict(list)
        for division in self:
            index[division.name].append(division)
        for former in self.former_names:
            index[former.name].append(former.division)
        return {name: tuple(found) for name, found in index.items()}

    @functools.cached_property
    def _short_names(self) -> dict[str, tuple[Division, ...]]:
        index: dict[str, list[Division]] = defaultdict(list)
        for division in self:
            index[division.short_name].append(division)
            if division.common_name is not None:
                index[division.common_name].append(division)
        return {name: tuple(sorted(found, key=_large_first)) for name, found in index.items()}

    @functools.cached_property
    def _children(self) -> dict[str, tuple[Division, ...]]:
        index: dict[str, list[Division]] = defaultdict(list)
        for division in self:
            if division.parent is not None:
                index[division.parent.code].append(division)
        return {code: tuple(found) for code, found in index.items()}


def _large_first(division: Division) -> tuple[int, str]:
    return len(division.code), division.code


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table of this package, without its header."""
    with files("patterns").joinpath(name).open(encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def _without_county(name: str, county: str) -> str:
    """The name of a town for which the table repeats the county's: 宁城县铁西街道 → 铁西街道."""
    rest = name.removeprefix(county)
    return rest if len(rest) > _SHORTEST_TOWN and rest.endswith(("镇", "乡", "街道")) else name


_SHORTEST_TOWN = 2


@functools.cache
def load() -> Divisions:
    """Read the tables of this package, once a process."""
    by_code: dict[str, Division] = {}
    for code, name, level, parent in _rows("divisions.csv"):
        above = by_code.get(parent)
        # 港口物流产业园-永安洲镇 is a town together with a zone.
        called = name.rpartition("-")[2]
        if level == "town" and above is not None:
            called = _without_county(called, above.name)
        by_code[code] = Division(code, called, level, above)
    return Divisions(
        by_code.values(),
        ((old, code, int(until)) for old, code, _, until in _rows("divisions_renamed.csv")),
        ((name, code, kind) for name, code, kind in _rows("zones.csv")),
    )
