"""Tells which class of enterprises a bare indicator is of: 规模以上工业企业402家,完成|产值|438亿元."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.link import phrases
from extractor.link.draft import Head
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("branches")
SIZE_CLASSES = _PHRASES.words("size_classes")
_NO_BRANCH = _PHRASES.words("no_branch")
_OF_ALL_TAXES = _PHRASES.words("of_all_taxes")
_FIRMS = ("企业", "个体户", "个体工商户")
_THOSE = _PHRASES.pattern("those")

OF_CLASSES = ("output_value", "value_added", "sales_revenue", "operating_revenue", "profit", "tax")
"""Indicators that are told of a class of enterprises as a whole."""
_CARRIED_BY_CLASSES = {
    "enterprise_count": (*OF_CLASSES, "retail_sales"),
    "value_added": ("profit", "tax"),
    "output_value": ("profit", "tax"),
    "sales_revenue": ("profit", "tax"),
    "operating_revenue": ("profit", "tax"),
}


def of_firms(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The class or branch of the enterprises counted before: 规模以上工业企业402家,完成|产值|438亿元."""
    previous = _those_counted(reader)
    if (
        previous is not None
        and previous.activity.startswith(SIZE_CLASSES)
        and head.indicator in _CARRIED_BY_CLASSES.get(previous.indicator, ())
        and reader.drafts
        and not (head.indicator == "tax" and "税收" in reader.items[index].text)
        and not reader.items[index].text.startswith(_OF_ALL_TAXES)
        and not any(reader.items[i].tag in ("PLACE", "SCOPE") for i in clause if i < index)
    ):
        # 规模以上工业企业402家,完成产值438亿元: of those.
        return head._replace(activity=previous.activity.removesuffix("企业"), carried=True)
    if previous is not None and previous.indicator == "enterprise_count" and head.indicator in OF_CLASSES:
        counted = (draft.head for draft in reversed(reader.drafts))
        classed = next((one.activity for one in counted if one.activity.startswith(SIZE_CLASSES)), "")
        if classed.endswith("企业") and (not previous.activity or previous.activity.startswith("亿元")):
            # 新增37户规上工业企业,企业总数达401户,完成|产值|554亿元
            return head._replace(activity=classed.removesuffix("企业"), carried=True)
        branch = previous.activity.removesuffix("企业")
        of_a_branch = previous.activity.endswith(_FIRMS) and len(branch) > 1 and reader.drafts
        if of_a_branch and not branch.endswith(_NO_BRANCH) and not branch.startswith(_NO_BRANCH):
            # 运动眼镜企业37家,前三季度实现|产值|6.8亿元
            return head._replace(activity=branch, carried=True)
    counted_before = previous is not None and previous.indicator == "enterprise_count" and reader.drafts
    if counted_before and previous is not None and reader.items[index].text == "总产值":
        if previous.activity.endswith("企业") and phrases.is_known_activity(previous.activity):
            # 建筑企业94家,上半年|总产值|182亿元
            return head._replace(activity=previous.activity.removesuffix("企业"), carried=True)
    return None


def _those_counted(reader: SentenceReader) -> Head | None:
    """What was told last, or the firms before their people: 乡镇企业612个,从业人员4315人,|营业收入|."""
    last = reader.state.head
    if last is None or last.indicator != "employment" or last.activity:
        return last
    if any(draft.head.dimension != "count" for draft in reader.drafts):
        return last
    firms = (d.head for d in reversed(reader.drafts) if d.head.indicator == "enterprise_count")
    return next(firms, last)


def of_taxes(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The class that profits and taxes go on with."""
    previous = reader.state.head
    last = reader.drafts[-1].head if reader.drafts else None
    if head.indicator == "tax" and last is not None and last.indicator == "profit" and last.activity:
        # 非国有工业利润总额1.1亿元,|税金|1.5亿元
        return head._replace(activity=last.activity, carried=True)
    made = last is not None and last.indicator in ("output_value", "sales_revenue", "operating_revenue")
    if head.indicator == "tax" and last is not None and made and last.activity.endswith(("产业", "行业")):
        if "税收" not in reader.items[index].text and {draft.head for draft in reader.drafts} == {last}:
            # 丝网产业完成产值58亿元,|上缴税金|1.9亿元
            return head._replace(activity=last.activity, carried=True)
    classed = _class_spoken_of(reader)
    if classed.removesuffix("企业").endswith(_NO_BRANCH):
        # 现有入区企业46家,…上缴税金|3820万元|
        classed = ""
    word = reader.items[index].text
    lists_on = (classed.endswith("企业") or "税收" not in word) and not word.startswith(_OF_ALL_TAXES)
    if classed and head.indicator in ("profit", "tax") and lists_on:
        # 规模工业企业实现销售收入28亿元,…产销率95%;累计实现|利税|2.3亿元
        return head._replace(activity=classed.removesuffix("企业"), carried=True)
    if last is not None and last.indicator == head.indicator == "tax" and last.activity:
        # 非国有工业税金1.4亿元,|税金|占财政收入的71%
        return head._replace(activity=last.activity, carried=True)
    if head.indicator == "profit" and previous is not None and previous.indicator == "tax" and reader.drafts:
        return head._replace(activity=previous.activity, carried=True)
    return None


def of_those(reader: SentenceReader, index: int, clause: Sequence[int], head: Head) -> Head | None:
    """The class of enterprises that a clause points back to: 龙头企业86家。…|这些企业|实现产值6亿元."""
    begin = reader.items[clause[0]].start
    if head.indicator not in OF_CLASSES or not _THOSE.search(reader.text, begin, reader.items[index].start):
        return None
    spoken = reader.spoken.get("enterprise_count")
    return head._replace(
        activity=spoken.activity.removesuffix("企业") if spoken is not None else "", carried=True
    )


def _class_spoken_of(reader: SentenceReader) -> str:
    """The class of enterprises that the sentence has gone by so far, all in one place; "" for none."""
    drafts = reader.drafts
    if not drafts or len({draft.place for draft in drafts}) > 1:
        return ""
    others = ("fiscal_revenue", "budget_revenue", "gdp", "retail_sales", "fixed_investment", "investment")
    if any(draft.head.indicator in others for draft in drafts):
        return ""
    named = [
        draft.head.activity
        for draft in drafts
        if draft.head.activity.startswith(SIZE_CLASSES) or draft.head.activity.endswith("企业")
    ]
    told = any(draft.head.indicator in OF_CLASSES and draft.measure == "level" for draft in drafts)
    return named[0] if named and told else ""
