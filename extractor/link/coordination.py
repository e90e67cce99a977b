"""Takes lists apart: the places, activities and indicators that 分别 and 均 give figures to."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import indicators, phrases
from extractor.link.draft import Head
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("lists")
_LIST_ENDS = _PHRASES.words("list_ends")
_NAMELY = _PHRASES.pattern("namely")
_COMPANIES = _PHRASES.pattern("companies")
_PROJECTS = _PHRASES.pattern("projects")
_BETWEEN_COMPANIES = _PHRASES.pattern("between_companies")
_GROUP = _PHRASES.pattern("group")
_SECTORS_LISTED = _PHRASES.words("sectors_listed")
_NUMBERS_LISTED = _PHRASES.words("numbers_listed")
_LEADING = ("PERIOD", "PUNCT", "CUE", "SCOPE")
_SECTORS = {
    **dict.fromkeys(_PHRASES.words("first_sector"), "第一产业"),
    **dict.fromkeys(_PHRASES.words("second_sector"), "第二产业"),
    **dict.fromkeys(_PHRASES.words("third_sector"), "第三产业"),
    "轻": "轻工业",
    "重": "重工业",
}
_BOTH = {
    "城乡居民": ("城镇居民", "农村居民"),
    "城乡": ("城镇", "农村"),
    "轻、重工业": ("轻工业", "重工业"),
    "轻重工业": ("轻工业", "重工业"),
    "一、二": ("一产", "二产"),
    "二、三": ("二产", "三产"),
}


def coordinated(
    reader: SentenceReader, clause: Sequence[int], index: int, *, joined: bool = False
) -> list[Head]:
    """Return the heads that the words before 分别 or 均 name.

    钟管镇、新市镇|分别为 → two places; 纺织服装、食品、建材产业增加值|分别增长 → three activities.
    A head whose indicator is not printed yet has the code "". Where ``joined``, only 、 parts the list:
    生物技术和新医药产业、金融业 are two.
    """
    owners = _named_together(reader, clause, index)
    if owners:
        return owners
    segments: list[list[Item]] = [[]]
    for position in clause:
        item = reader.items[position]
        if position >= index or (item.text in _LIST_ENDS and len(segments) > 1 and segments[-1]):
            break
        if item.figure is not None and item.figure.dimension != "count":
            segments = [[]]
        elif item.tag == "LIST" and segments[-1] and (item.text == "、" or not joined):
            segments.append([])
        elif item.tag == "LIST":
            if segments[-1]:
                segments[-1].append(item)
        elif (
            item.tag in ("PERIOD", "CUE", "FIGURE")
            or (item.tag == "SCOPE" and not segments[-1])
            or (item.tag == "PUNCT" and item.text not in '“”"')
        ):
            continue
        else:
            segments[-1].append(item)
    segments = [segment for segment in segments if segment]
    if not segments:
        return []
    found = _deposits_and_loans([_segment_head(reader, segment) for segment in segments])
    zone = next((item.text for item in segments[-1] if item.owner == "park"), "")
    if zone and len(found) > 1 and not found[-1].place and all(head.place for head in found[:-1]):
        # 钟管镇、雷甸镇和|高新区|产值分别…
        found[-1] = found[-1]._replace(place=zone, subject_kind="park", subject=zone)
    named = sectors([head.activity for head in found])
    found = [head._replace(activity=activity) for head, activity in zip(found, named, strict=True)]
    if len(found) == 1:
        return both(found[0])
    shared = next((head for head in reversed(found) if head.indicator), None)
    if shared is not None:
        if not found[0].indicator and len({head.indicator for head in found if head.indicator}) == 1:
            found = [
                head
                if head.indicator
                else shared._replace(
                    activity=head.activity or (shared.activity if head.place else ""),
                    place=head.place,
                    subject_kind=head.subject_kind,
                    subject=head.subject,
                )
                for head in found
            ]
        elif not all(head.indicator for head in found):
            found = [head for head in found if head.indicator]
        first, free = found[0], patterns.load().indicators
        if first.activity and not any(head.activity for head in found[1:]):
            found = [first] + [
                head._replace(activity=first.activity) if free[head.indicator].activity == "free" else head
                for head in found[1:]
            ]
    return found


def _named_together(reader: SentenceReader, clause: Sequence[int], index: int) -> list[Head]:
    """Heads of companies or projects named with their number: 兴达、恒丰|两家企业|出口分别…; else [].

    The names may stand in the clause before: 面粉加工、路桥设备|2个项目|投产,分别投资….
    """
    items = reader.items
    if not clause:
        return []
    after = range(index + 1, clause[-1] + 1)
    told = (*reversed([i for i in clause if i < index]), *after)
    head_at = next((i for i in told if items[i].tag == "INDICATOR"), None)
    if head_at is None:
        return []
    before = [items[i] for i in clause if i < index]
    if not any(item.tag not in _LEADING for item in before):
        number = items[clause[0]].clause - 1
        before = [item for item in items[: clause[0]] if item.clause == number]
    elif head_at > index:
        return []
    start = next((item.start for item in before if item.tag not in _LEADING), 0)
    for kind, pattern in (("enterprise", _COMPANIES), ("project", _PROJECTS)):
        named = pattern.match(reader.text, start, items[index].start)
        if named is None or any(item.tag == "PLACE" and item.start < named.end("names") for item in before):
            continue
        head = indicators.head(items, head_at, reader.text)._replace(activity="")
        if kind == "project" and head.indicator == "investment":
            head = head._replace(indicator="planned_investment")
        return [
            head._replace(subject_kind=kind, subject=name)
            for name in _BETWEEN_COMPANIES.split(named.group("names"))
        ]
    return []


def _segment_head(reader: SentenceReader, segment: Sequence[Item]) -> Head:
    for position in range(len(segment) - 1, -1, -1):
        item = segment[position]
        after = segment[position + 1] if position + 1 < len(segment) else None
        sums_up = item.text.endswith("指标") or (after is not None and after.text == "指标")
        if item.text == "投资" and after is not None and after.text.startswith("企业"):
            # 股份制企业、外商|投资|企业分别增长…, but 出口|企业增长3% is of exports
            continue
        if sums_up and any(other.tag == "INDICATOR" for other in segment[:position]):
            # 出口|三项指标, 出口|三项外贸指标
            continue
        if item.tag in ("INDICATOR", "HEAD"):
            named = [before.text for before in segment[:position] if before.tag in ("PLACE", "SCOPE")]
            head = indicators.head(segment[: position + 1], position, reader.text)
            opening = reader.text[segment[0].start : item.start]
            if item.word is not None and item.word.head == "rate":
                head = head._replace(activity=phrases.clean(opening))
            elif not named and any(before.tag == "LIST" for before in segment[:position]):
                head = head._replace(activity=phrases.clean(opening))
            elif opening.endswith("的") and not head.activity and not named:
                # 船舶工业和|水产加工的|总产值
                head = head._replace(activity=phrases.clean(opening))
            elif "等" in opening:
                head = head._replace(activity=phrases.clean(opening.partition("等")[0]))
            return head._replace(place=named[-1]) if named else head
    places = [item.text for item in segment if item.tag in ("PLACE", "SCOPE")]
    owner = segment[-1] if segment[-1].owner in ("enterprise", "project") else None
    if owner is not None and not places:
        # 即|青屿经贸公司|和恒屿建材公司,分别投资…
        return Head("", "", explicit=False, subject_kind=owner.owner, subject=_NAMELY.sub("", owner.text))
    words = [
        item
        for item in segment
        if item.tag in ("ACTIVITY", "TEXT", "NOUN", "SUFFIX", "OWNER", "HEAD", "UNIT", "LIST")
        or item.text in "“”"
    ]
    activity = ""
    last_place = max(
        (item.end for item in segment if item.tag in ("PLACE", "SCOPE") or item.text == "的"), default=0
    )
    run = [item for item in words if item.start >= last_place] or [
        item for item in words if not places and item.end < last_place
    ]
    if run and (not places or run[0].tag == "ACTIVITY"):
        # 钟管镇|工业、建筑业…: the place that opens a list is no member of it.
        activity = phrases.clean(reader.text[run[0].start : run[-1].end])
        counted = phrases.counted(activity) if activity.endswith(_NUMBERS_LISTED) else None
        if counted is not None:
            # 新批项目数、合同外资…分别增长
            new = "新" if reader.text.endswith("新", 0, run[0].start) else ""
            told = new + activity.removesuffix("数")
            return Head(counted[0], told, place=places[-1] if places else None, dimension="count")
    return Head("", activity, place=places[-1] if places else None, explicit=False)


def _deposits_and_loans(found: list[Head]) -> list[Head]:
    """Read the first half of 存、贷款余额, which lacks its noun, as deposits."""
    for position, (head, following) in enumerate(itertools.pairwise(found)):
        if not head.indicator and head.activity.endswith("存") and following.indicator == "loans":
            found[position] = Head("deposits", at=head.at)
    return found


def sectors(activities: Sequence[str]) -> list[str]:
    """Write out the sectors of a list: 第二、第三产业 → 第二产业, 第三产业."""
    listed = len(activities) > 1 and any(activity[:2] in _SECTORS_LISTED for activity in activities)
    return [_SECTORS.get(activity, activity) if listed else activity for activity in activities]


def both(head: Head) -> list[Head]:
    """Return the two heads of 城乡居民人均可支配收入 (城镇居民, 农村居民), one head otherwise."""
    if head.indicator == "deposits" and head.activity == "存贷款":
        return [head._replace(activity=""), head._replace(indicator="loans", activity="")]
    for whole, parts in _BOTH.items():
        if head.activity.startswith(whole):
            return [head._replace(activity=head.activity.replace(whole, part, 1)) for part in parts]
    return [head]


def in_a_group(reader: SentenceReader, index: int) -> bool:
    """Whether a place is one of several that are taken together: 钟管镇、新市镇|两个工业园区|完成…."""
    item = reader.items[index]
    listed = index + 1 < len(reader.items) and reader.items[index + 1].tag == "LIST"
    ends = index > 0 and reader.items[index - 1].tag == "LIST"
    return (listed or ends) and _GROUP.match(reader.text, item.end) is not None
