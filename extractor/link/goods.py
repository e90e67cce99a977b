"""Reads areas and volumes: land and floors, what is grown, made and could be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import houses, indicators, phrases
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("goods")
_FLOORS = _PHRASES.words("floors")
_LAND = _PHRASES.words("land") + _PHRASES.words("zones")
_ROADS = _PHRASES.words("roads")
_PLANTED = frozenset(_PHRASES.words("planted"))
_STORES = _PHRASES.pattern("stores")
_FIELDS = _PHRASES.pattern("fields")
_DEVELOPED = _PHRASES.words("developed")
_GENERATED = _PHRASES.pattern("generated")
_MADE = _PHRASES.pattern("made")

VOLUMES = frozenset({"output_volume", "capacity", "electricity", "energy_intensity"})


def area(
    reader: SentenceReader, index: int, gap: Gap, heads_here: Sequence[Head], *, changed: bool = False
) -> Head | None:
    """Head of an area: the land or floor spoken of, another crop of a list, or what stands around it."""
    if (
        len(heads_here) > 1
        and heads_here[-1].indicator == "land_area"
        and heads_here[-2].indicator == "floor_area"
    ):
        # 标准厂房|面积
        return heads_here[-2]
    for head in reversed(heads_here):
        if head.indicator in ("land_area", "floor_area", "housing_sales") or head.activity.endswith("面积"):
            return with_object(head, gap)
    follower = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if (
        follower is not None
        and follower.word is not None
        and follower.word.indicator in ("land_area", "floor_area")
    ):
        # 5700亩|高标准农田
        return indicators.head(reader.items, index + 1, reader.text)
    goods = phrases.before(reader, gap, len(gap) - 1)
    carried = reader.state.head
    if (
        carried is not None
        and carried.indicator == "housing_sales"
        and (not (goods or gap.holds("TEXT", "NOUN")) or _is_a_good(reader, goods, gap, longest=8))
    ):
        # 办公楼销售面积7.5万平方米;|商业营业用房|12万平方米; 售出商品房191套、|2.1万平方米
        before = reader.drafts[-1].head if reader.drafts else carried
        same = before.indicator == carried.indicator
        return carried._replace(activity=goods or (before if same else carried).activity)
    if (
        changed
        and carried is not None
        and carried.dimension == "area"
        and not gap.holds("TEXT", "NOUN", "ACTIVITY", "SUFFIX")
    ):
        # 粮食种植面积3.5万公顷,比上年增加|62公顷
        return carried
    if (
        carried is not None
        and carried.indicator in ("land_area", "output_volume")
        and _is_a_good(reader, goods, gap)
    ):
        # 蔬菜播种面积3938公顷,…;果用瓜1107公顷: another crop.
        return Head("land_area", goods, dimension="area")
    last = reader.drafts[-1].head if reader.drafts else None
    if last is not None and last.indicator == "land_area" and _is_developed(gap):
        # 规划面积15平方公里,|已开发|9平方公里
        return last
    start = reader.items[index].start
    soil = _FIELDS.search(reader.text, max(0, start - 2), start)
    if soil is not None:
        # 有|田|5456亩,|土|1100亩
        return Head("land_area", soil.group(1), dimension="area", at=start)
    phrase = goods + phrases.after(reader, index)
    if phrases.is_uneconomic(phrase) or not phrase:
        return None
    sold = houses.floor_sold(phrase)
    if sold is not None:
        return sold
    for words, code in ((_FLOORS, "floor_area"), (_LAND, "land_area")):
        if any(word in phrase for word in words):
            return Head(code, phrases.clean(phrase), dimension="area")
    figure = reader.items[index].figure
    if figure is not None and figure.unit == "mu":
        return Head("land_area", "" if phrase in _PLANTED else phrases.clean(phrase), dimension="area")
    return None


def _is_developed(gap: Gap) -> bool:
    """Whether a clause only says how much of an area is built by now: 目前|已|建成."""
    silent = all(item.tag in ("CUE", "VERB", "ADVERB", "PERIOD", "LIST", "PUNCT") for item in gap)
    return silent and any(item.text.removeprefix("已") in _DEVELOPED for item in gap)


def product(reader: SentenceReader, index: int, gap: Gap, head: Head) -> str:
    """What is produced: between verb and figure (年产|干菇|1万吨), else after it, else what was said."""
    between = [
        item for item in gap if item.start > head.at and item.tag in ("TEXT", "ACTIVITY", "NOUN", "LIST")
    ]
    named = phrases.clean(reader.text[between[0].start : between[-1].end]) if between else ""
    return named or phrases.after(reader, index) or head.activity


def _produced(reader: SentenceReader, head: Head) -> Head:
    """Take what is yearly harvested for output: 现有茶园4.3万亩,年产茶叶5600吨."""
    grown = head.activity in patterns.load().activities["crop"].words or head.activity.startswith("茶")
    if grown and reader.state.status == "actual" and "能" not in reader.text[head.at : head.at + 4]:
        return head._replace(indicator="output_volume")
    return head


def _is_a_good(reader: SentenceReader, goods: str, gap: Gap, longest: int = 5) -> bool:
    """Whether the words before a figure only name another good of a list: 原煤产量9826万吨,|兰炭|1085万吨."""
    return (
        1 <= len(goods) <= longest
        and bool(reader.drafts or reader.state.part)
        and phrases.only_names(gap)
        and not phrases.is_uneconomic(goods)
    )


def volume(
    reader: SentenceReader, index: int, figure: Figure, gap: Gap, heads_here: Sequence[Head]
) -> Head | None:
    """Head of a mass, length or volume: what is made, used, traded or could be made."""
    for head in reversed(heads_here):
        if head.indicator in VOLUMES:
            if head.indicator == "capacity":
                return _produced(reader, head._replace(activity=product(reader, index, gap, head)))
            if head.indicator == "output_volume" and not head.activity:
                acts = [item for item in gap if item.tag == "ACTIVITY"]
                named = acts[-1].text if acts else phrases.after(reader, index)
                return head._replace(activity=named or head.activity)
            return head
        if head.indicator == "other_economic" and figure.dimension == "other":
            return head
    traded = next((h for h in reversed(heads_here) if h.indicator in ("exports", "imports")), None)
    if traded is not None and figure.dimension == "mass":
        return with_object(traded, gap)
    spoken = reader.state.head
    if spoken is not None and spoken.indicator in ("exports", "imports") and figure.dimension == "mass":
        goods_named = phrases.before(reader, gap, len(gap) - 1)
        if _is_a_good(reader, goods_named, gap):
            # 共出口果菜…,其中|鲜苹果|7.8万吨
            return spoken._replace(activity=goods_named)
    follower = reader.items[index + 1] if index + 1 < len(reader.items) else None
    if follower is not None and follower.word is not None and follower.word.indicator == "capacity":
        return Head("capacity", follower.text, dimension="any")
    stored = _STORES.match(reader.text, figure.end) if figure.dimension == "mass" else None
    if stored is not None:
        # 建成|5000吨|保鲜库一座
        return Head("capacity", stored.group(1), dimension="any", at=figure.start)
    if (
        figure.dimension == "energy"
        and (power := _GENERATED.search(reader.text, 0, figure.start)) is not None
    ):
        # 风电装机49.5万千瓦,全年|发电|11.2亿千瓦时
        return Head("output_volume", phrases.clean(power.group(1) or "发电"), dimension="any")
    acts = [item for item in gap if item.tag == "ACTIVITY"]
    if figure.dimension == "mass" and acts:
        return Head("output_volume", acts[-1].text, dimension="any")
    if figure.dimension == "mass" and (made := _MADE.search(reader.text, 0, figure.start)) is not None:
        # 饲养蚕种70万张,产鲜茧|2.93万吨
        return Head("output_volume", phrases.clean(made.group(1)), dimension="any")
    if figure.dimension == "length":
        phrase = phrases.before(reader, gap, len(gap) - 1) + phrases.after(reader, index)
        if any(word in phrase for word in _ROADS):
            return Head("other_economic", phrases.clean(phrase), dimension="any")
        return None
    carried = reader.state.head
    goods = phrases.before(reader, gap, len(gap) - 1)
    if (
        carried is not None
        and carried.indicator == "output_volume"
        and figure.dimension == "mass"
        and _is_a_good(reader, goods, gap)
    ):
        # 原煤产量9826万吨,…;兰炭1085万吨: another good.
        return carried._replace(activity=goods)
    told = bool(reader.drafts) or carried is not reader.before
    if carried is not None and carried.indicator in VOLUMES and not gap.holds("TEXT") and told:
        return carried._replace(activity=acts[-1].text) if acts else carried
    return None


def with_object(head: Head, gap: Gap) -> Head:
    """出口|机电产品|430亿元, 出栏|生猪|6万头: what is traded or grown may stand after the verb."""
    known = patterns.load().indicators[head.indicator]
    verb = head.indicator in ("output_volume", "land_area") and (
        head.activity in known.narrowed or head.activity in known.narrowed.values()
    )
    if (head.activity and not verb) or not (
        verb or head.indicator in ("exports", "imports", "trade", "sales_revenue")
    ):
        return head
    named = [i for i, item in enumerate(gap) if item.start > head.at and _is_traded(item, verb)]
    words = "".join(item.text for item in gap[named[0] : named[-1] + 1]) if named else ""
    return head._replace(activity=phrases.clean(words)) if words else head


def _is_traded(item: Item, verb: bool) -> bool:
    """Whether a word can name a good; 出口|企业 and 出口|项目 trade, they are not traded."""
    counted = item.word.count if item.word is not None else ""
    return item.tag in ("ACTIVITY", "TEXT") or (
        item.tag == "NOUN" and (verb or counted in ("other_economic", "output_volume"))
    )
