"""Reads percentages by the words after them: |六成|来自家纺产业, |八成|出口, |12%|的增长."""

from __future__ import annotations

from extractor.link import phrases
from extractor.link.draft import Head
from extractor.link.measures import Reading
from extractor.link.percentages import Percentage
from patterns.phrases import Phrases

_PHRASES = Phrases("rates")
_SOLD = _PHRASES.words("sold")
_COMES = _PHRASES.pattern("comes_from")
_OF_GOODS = _PHRASES.words("of_goods")
_MADE = ("output_value", "output_volume", "sales_revenue")
_TRADED = {"出口": "exports", "进口": "imports"}


def growth_after_it(told: Percentage) -> Reading | None:
    """实现|12%|的|增长, 保持|20%|以上|增长."""
    after = [item for item in told.after() if not item.cue("over_after", "about_after")]
    if not after:
        return None
    named = len(after) > 1 and after[0].text == "的" and after[1].cue("up", "down", "up_rate", "down_rate")
    if not named and not after[0].cue("up", "down"):
        return None
    fall = any(item.cue("down") and not item.cue("up") for item in after[:2])
    return Reading("growth", "yoy", -1 if fall else 1, "growth after the rate")


def share_of_the_last(told: Percentage) -> Reading | None:
    """人均纯收入11300元,其中|六成|来自家纺产业."""
    last = told.last
    if last is None or last.measure != "level" or told.gap.holds("INDICATOR", "HEAD"):
        return None
    source = _source(told) if told.after() else ""
    if not source:
        return None
    return Reading("share", "", 1, "share from", "", last.head._replace(activity=source, explicit=False))


def share_of_the_named(told: Percentage) -> Reading | None:
    """农业收入的|80%|出自果业."""
    gap, heads_here = told.gap, told.heads_here
    if not heads_here or not gap or gap[-1].text != "的":
        return None
    source = _source(told)
    if not source:
        return None
    return Reading("share", "", 1, "share from", "", heads_here[-1]._replace(activity=source))


def _source(told: Percentage) -> str:
    """What a share comes from by the words after it: 六成|来自家纺产业, "" where none do."""
    match = _COMES.match(told.reader.text, told.reader.items[told.at].end)
    return phrases.clean(match.group(1)) if match else ""


def share_traded(told: Percentage) -> Reading | None:
    """产品|八成|出口, 九成|产品|出口, 76%|的|进口|商品来自亚洲."""
    name = [item for item in told.after() if not item.cue("over_after", "about_after")]
    if name and name[0].text in _OF_GOODS:
        name = name[1:]
    if not name or name[0].tag != "INDICATOR" or name[0].text not in _TRADED:
        return None
    if told.gap.holds("INDICATOR"):
        return None
    last = told.last.head if told.last is not None else None
    good = last.activity if last is not None and last.indicator in _MADE else ""
    return Reading("share", "", 1, "share exported", "产品", Head(_TRADED[name[0].text], good))


def share_sold(told: Percentage) -> Reading | None:
    """产品|六成|销往外省."""
    verb = told.after()
    if verb and verb[0].text in _OF_GOODS:
        verb = verb[1:]
    if not verb or not verb[0].text.startswith(_SOLD):
        return None
    if not any(item.text.endswith("产品") for item in told.gap):
        return None
    return Reading("share", "", 1, "share sold", "产品", Head("sales_revenue", explicit=False))
