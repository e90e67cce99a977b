"""Which places the names of rows and columns mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from extractor.pipeline.lexicon import lexicon
from extractor.resolve.places import Gazetteer, Place, area_place, named_divisions
from patterns.divisions import load as load_divisions

_ENDINGS = ("镇", "乡", "街道", "街道办事处", "县", "区", "市", "旗", "州", "省", "苏木")
_NO_NAME = re.compile(
    r"(?:城|乡|各|全|本|村|集|小城|建制|中心)?镇|城乡|[市城郊园地社县辖各主老新]区|主城区|中心城区|.{0,2}县区|.{0,2}县市"
)
_TOTAL = re.compile(r"(?:地区|镇街道?|乡镇街?道?|街道)?(?:合计|总计|总和|合计数|汇总)$")
_ZONE = re.compile(r".{2,}(?:开发区|新区|高新区|园区|度假区|示范区|管理区|集聚区|港区|保税区|管委会)$")
PLACE_HEADER = re.compile(
    r".*(?:镇街|镇\(街|街镇|乡镇|镇乡|镇区|街道|地区|区域|县区|县市|市县|区县|市区|市州|城市|辖区|属地|所在地|行政区)"
    r".*|单位|单位名称|镇|县|区|市|地名|板块|属地"
)
_LOOKED_AT = 400


class PlaceFinder:
    """Finds the places that a table speaks of, in the area of its article.

    Attributes:
        places: the places that may be meant.
        inferred: whether the area was told from the rows alone.
    """

    def __init__(self, area: str | None, titles: Sequence[str], names: Iterable[str]) -> None:
        """Take the article's area; where it has none, that of the titles or the one all rows lie in."""
        stated = area_place(area) or _in_titles(titles)
        self.inferred = stated is None
        self.places = Gazetteer(stated or _around(names))
        self.main = next(filter(None, map(self._titled, titles)), None)

    def _titled(self, title: str) -> Place | None:
        """The place in the area that a title names: 新埭镇2024年主要经济指标."""
        for name in named_divisions(title):
            place = self.places.find(name)
            if place is not None and place.code is not None and self.places.within(place):
                return place
        return None

    @property
    def default(self) -> Place | None:
        """The place of figures whose row and column name none."""
        return self.main or self.places.area

    def find(self, name: str, *, named: bool = False) -> Place | None:
        """Return the place of a row's name: 新埭, 全市合计; None for other words.

        Args:
            name: the name, white space removed.
            named: whether its column is known to hold places, so that 经开区 is one though no table has it.
        """
        bare = _TOTAL.sub("", name)
        if not bare:
            return self.default
        word = lexicon().words.get(bare)
        if word is not None and word.scope is not None:
            return self.places.scope(word.scope, self.default) or self.default
        if bare in self.places.short or (self.places.area is not None and bare == self.places.area.name):
            return self.places.find(bare)
        if _NO_NAME.fullmatch(bare) or len(bare) < 2:
            return None
        place = None
        if bare.endswith(_ENDINGS) or (named and len(bare) <= 20):
            place = self.places.find(bare)
            if place is not None and not (self.places.within(place) or self.places.above(place)):
                place = None if place.code is not None else place
            if place is not None and place.code is None and not named and len(bare) < 3:
                place = None
        if place is None and (named or _ZONE.fullmatch(bare)):
            return Place(bare, None, None)
        return place

    def are_places(self, header: str, names: Iterable[str]) -> bool:
        """Whether a column names places: by its names, or by its header and one of its names."""
        looked = list(islice(names, _LOOKED_AT))
        known = sum(self.find(name) is not None for name in looked)
        if PLACE_HEADER.fullmatch(header) and (known or header not in ("单位", "单位名称")):
            return True
        return known * 5 >= len(looked) * 2 and known > 0


def _in_titles(titles: Sequence[str]) -> Place | None:
    """The first county or city that the titles name."""
    everywhere = Gazetteer(None)
    for title in titles:
        for name in named_divisions(title):
            place = everywhere.find(name)
            if place is not None and place.division is not None and place.division.level != "town":
                return place
    return None


def _around(names: Iterable[str]) -> Place | None:
    """The one division in which most of the names lie that any division bears."""
    divisions = load_divisions()
    homes: Counter[str] = Counter()
    borne = 0
    for name in set(islice(names, _LOOKED_AT)):
        found = {*divisions.by_name(name), *(divisions.by_short_name(name) if len(name) > 1 else ())}
        parents = {division.parent.code for division in found if division.parent is not None}
        borne += bool(parents)
        homes.update(parents)
    best = homes.most_common(2)
    if not best or best[0][1] < 3 or best[0][1] * 2 < borne or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    division = divisions.by_code(best[0][0])
    return None if division is None else Place(division.name, division.code, division)
