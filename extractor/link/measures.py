"""Decides what a figure measures (level, growth, share …) and of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import patterns
from extractor.link import counts, heads, phrases
from extractor.link.draft import Draft, Head
from extractor.link.items import Item
from extractor.pipeline.figures import Figure

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_VOLUME = frozenset({"mass", "volume", "energy", "length", "other", "count"})


@dataclass(slots=True)
class Reading:
    """How one figure is read: measure, basis, sign, and the name of the pattern that says so."""

    measure: str
    basis: str = ""
    sign: int = 1
    pattern: str = ""
    of: str = ""
    head: Head | None = None
    doubt: str = ""


def draft_run(
    reader: SentenceReader,
    run: Sequence[int],
    last_figure: int,
    begin: int,
    heads_here: list[Head],
    pending: Sequence[Head],
    share_at: int | None,
) -> None:
    """Add the drafts of a run of figures (one figure, or a list X、Y和Z) to the reader."""
    items, state = reader.items, reader.state
    gap = items[last_figure + 1 : run[0]] if last_figure >= begin else items[begin : run[0]]
    figure = items[run[0]].figure
    assert figure is not None
    reading = _reading(reader, run[0], figure, gap, heads_here, share_at, begin, last_figure)
    if reading is None:
        return
    each = any(item.cue("each") for item in gap)
    targets = _targets(reader, run, reading, gap, heads_here, pending, each, begin, last_figure)
    if not targets:
        return
    drafted: list[Head] = []
    for position, (index, head) in enumerate(targets):
        one = items[index].figure
        assert one is not None
        if not _fits(head, reading.measure, one):
            continue
        draft = Draft(
            figure=_resolve_bare(one, head),
            measure=reading.measure,
            basis=reading.basis,
            head=head,
            of=reading.of,
            place=head.place or state.place,
            period=state.period,
            status=state.status,
            pattern=reading.pattern
            + (" list" if len(run) > 1 else " each" if len(targets) > len(run) else ""),
            sign=reading.sign,
            period_here=state.period is not None,
        )
        if reading.doubt:
            draft.doubts.add(reading.doubt)
        if len(run) > 1 and len(targets) == len(run) and position and head == targets[0][1]:
            draft.doubts.add("list_unmatched")
        if state.owner is not None:
            draft.subject_kind, draft.subject = state.owner.owner, state.owner.text
        reader.drafts.append(draft)
        drafted.append(head)
    if drafted:
        state.head = drafted[-1]
        if len(drafted) > 1:
            state.group = drafted
        elif reading.measure in ("level", "change"):
            recent = (
                [h for h in (state.group or []) if h != drafted[0]]
                if not (state.group and len(state.group) > 1 and each)
                else []
            )
            state.group = [*recent, drafted[0]][-6:]


def _fits(head: Head, measure: str, figure: Figure) -> bool:
    """Whether a level in this unit can be of this indicator: money of money, hectares of area."""
    if measure not in ("level", "change"):
        return True
    dimension = head.dimension
    if figure.dimension == "money":
        return dimension in ("money", "any") and head.indicator not in (
            "output_volume",
            "capacity",
            "energy_intensity",
        )
    if figure.dimension == "area":
        return head.indicator in ("land_area", "floor_area", "housing_sales", "other_economic")
    if figure.dimension == "count" and dimension == "money":
        return False
    return True


def _resolve_bare(figure: Figure, head: Head) -> Figure:
    return figure


def _targets(
    reader: SentenceReader,
    run: Sequence[int],
    reading: Reading,
    gap: Sequence[Item],
    heads_here: list[Head],
    pending: Sequence[Head],
    each: bool,
    begin: int,
    last_figure: int,
) -> list[tuple[int, Head]]:
    """Pair each figure of a run with the head it is of."""
    state = reader.state
    single = reading.head or _head(reader, run[0], reading, gap, heads_here, begin, last_figure)
    named = _complete(pending, single or state.head)
    if len(run) > 1:
        if len(named) == len(run):
            return list(zip(run, named, strict=True))
        if not heads_here and state.group and len(state.group) >= len(run):
            return list(zip(run, state.group[-len(run) :], strict=True))
        if single is not None:
            apart = heads.both(single)
            if len(apart) == len(run):
                return list(zip(run, apart, strict=True))
            activities = [
                part for part in single.activity.replace("和", "、").replace("及", "、").split("、") if part
            ]
            if len(activities) == len(run):
                return [
                    (index, replace(single, activity=part))
                    for index, part in zip(run, activities, strict=True)
                ]
        return [(index, single) for index in run] if single is not None else []
    if each:
        if len(named) > 1:
            return [(run[0], head) for head in named]
        if not heads_here and state.group and len(state.group) > 1:
            return [(run[0], head) for head in state.group]
    return [(run[0], single)] if single is not None else []


def _complete(pending: Sequence[Head], single: Head | None) -> list[Head]:
    """Give heads that lack an indicator the one printed after them, or the one spoken of."""
    found = []
    for head in pending:
        if head.indicator:
            found.append(head)
        elif single is not None:
            found.append(
                replace(
                    single,
                    activity=head.activity or (single.activity if head.place else ""),
                    place=head.place or single.place,
                )
            )
    return found


def _reading(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Sequence[Item],
    heads_here: list[Head],
    share_at: int | None,
    begin: int,
    last_figure: int,
) -> Reading | None:
    if figure.dimension == "rank":
        growth = any(item.cue("up_rate", "down_rate", "up") for item in gap) or (
            not gap and bool(reader.drafts) and reader.drafts[-1].measure == "growth"
        )
        return Reading("rank", pattern="rank", of="growth" if growth else "level")
    if figure.dimension == "percent":
        return _percent(reader, index, figure, gap, heads_here, share_at, begin)
    if figure.dimension == "point":
        return _point(gap)
    if figure.dimension == "times":
        return _times(reader, gap)
    return _level(reader, index, figure, gap, heads_here, begin, last_figure)


def _basis(gap: Sequence[Item]) -> str:
    for name in ("comparable", "mom", "cagr", "yoy"):
        if any(item.cue(name) for item in gap):
            return name
    if any(item.kind == "PERIOD" for item in gap) and any(item.text.endswith(("比", "较")) for item in gap):
        return "since"
    return "yoy"


def _percent(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Sequence[Item],
    heads_here: list[Head],
    share_at: int | None,
    begin: int,
) -> Reading | None:
    items = reader.items
    if figure.name == "ratio":
        return _ratio(reader, figure, gap)
    for position in range(len(gap) - 1, -1, -1):
        item = gap[position]
        if item.cue("up", "down") and not _is_gap_word(item, gap, position):
            if (
                item.text in ("多", "高", "长", "升", "低", "少", "降", "减", "增", "涨", "跌")
                and position + 1 < len(gap)
                and gap[position + 1].kind == "TEXT"
            ):
                continue
            sign = -1 if item.cue("down") and not item.cue("up") else 1
            if item.text in ("收窄", "缩小"):
                return None
            return Reading("growth", _basis(gap), sign, "growth")
        if item.cue("up_rate", "down_rate"):
            return Reading("growth", _basis(gap), -1 if item.cue("down_rate") else 1, "growth rate")
        if item.cue("share") or item.cue("fulfil"):
            return _share(reader, index, gap, position, heads_here, share_at)
        if (
            item.kind == "HEAD"
            and item.word is not None
            and item.word.head == "rate"
            or item.text.endswith("率")
            and item.kind in ("TEXT", "INDICATOR", "NOUN")
        ):
            phrase = _noun_phrase(reader, gap, position)
            if phrases.is_uneconomic(phrase):
                return None
            head = heads_here[-1] if heads_here else Head("other_economic", phrase, dimension="rate")
            if item.kind == "TEXT":
                head = Head("other_economic", phrase, dimension="rate", at=item.start)
            if head.indicator == "employment":
                head = replace(head, activity=phrase)
            return Reading("share", "", 1, "rate", head=head)
    if any(item.cue("yoy", "comparable", "mom", "cagr") for item in gap):
        return Reading("growth", _basis(gap), 1, "growth without verb")
    if (
        not gap
        and reader.drafts
        and reader.drafts[-1].figure.unit == figure.unit
        and index
        and items[index - 1].kind == "LIST"
    ):
        last = reader.drafts[-1]
        return Reading(last.measure, last.basis, last.sign, last.pattern, last.of)
    after = items[index + 1 : index + 4]
    if after and (
        after[0].cue("up", "down")
        or len(after) > 1
        and after[0].text == "的"
        and after[1].cue("up", "down", "up_rate", "down_rate")
    ):
        return Reading("growth", "yoy", 1, "growth after the rate")
    if heads_here and heads_here[-1].indicator == "rd_spending":
        return Reading("share", "", 1, "rate")
    if figure.value < 0:
        return Reading("growth", "yoy", 1, "signed rate")
    return None


def _is_gap_word(item: Item, gap: Sequence[Item], position: int) -> bool:
    return item.text in ("高", "低") and position + 1 < len(gap) and gap[position + 1].text.startswith("于")


def _ratio(reader: SentenceReader, figure: Figure, gap: Sequence[Item]) -> Reading | None:
    """三次产业结构9.2:69.5:21.3: the members in order are the first, second and third sector."""
    text = reader.text
    if not any(word in text for word in ("产业", "三产", "一产", "一二三产")):
        return None
    run = [item for item in reader.items if item.figure is not None and item.figure.name == "ratio"]
    same = [item for item in run if _joined(text, item, figure)]
    order = [item.start for item in same].index(figure.start)
    names = ("第一产业", "第二产业", "第三产业")[-len(same) :]
    return Reading("share", "", 1, "ratio", "三次产业", Head("value_added", names[order]))


def _joined(text: str, item: Item, figure: Figure) -> bool:
    low, high = sorted((item.start, figure.start))
    return all(c.isdigit() or c in ".:：∶" for c in text[low:high])


def _share(
    reader: SentenceReader,
    index: int,
    gap: Sequence[Item],
    position: int,
    heads_here: list[Head],
    share_at: int | None,
) -> Reading | None:
    """占GDP比重达54.4%: the whole stands after 占; the part before it, or in the clause before."""
    items = reader.items
    start = items[share_at].end if share_at is not None and share_at < index else gap[position].start
    whole = reader.text[start : items[index].start]
    for word in ("的比重", "比重", "的比例", "比例", "份额"):
        cut = whole.find(word)
        if cut >= 0:
            whole = whole[:cut]
    whole = whole.strip("的比重例达到为超过约近提升至提高到上升了逾")
    if phrases.is_uneconomic(whole):
        return None
    inner = [item for item in gap if item.start >= start and item.kind == "INDICATOR"]
    part = [
        item for item in gap if item.end <= start - 1 and item.kind in ("ACTIVITY", "NOUN", "SUFFIX", "TEXT")
    ]
    head: Head | None = None
    if gap[position].cue("fulfil") and not gap[position].cue("share"):
        head = heads_here[0] if heads_here else reader.state.head
        whole = whole or gap[position].text
        return Reading("share", "", 1, "share of plan", whole or "计划", head)
    if heads_here:
        head = heads_here[-1]
    elif part:
        activity = phrases.clean(reader.text[part[0].start : part[-1].end])
        if inner and inner[0].word is not None:
            code = inner[0].word.indicator
            code = "value_added" if code == "gdp" else code
            head = Head(code, activity, dimension=patterns.load().indicators[code].dimension)
        else:
            known = phrases.counted(activity)
            acts = any(item.kind == "ACTIVITY" for item in part)
            if known is not None and known[0] not in ("not_economic",) and not acts:
                head = Head(known[0], activity, dimension="count")
            elif acts and reader.state.head is not None and reader.state.head.dimension == "money":
                head = replace(reader.state.head, activity=activity)
                if patterns.load().indicators[head.indicator].activity == "none":
                    head = replace(head, indicator="value_added")
            elif acts:
                head = Head("value_added", activity)
            else:
                head = None
        if head is None:
            return None
    else:
        head = reader.state.head
    if head is None:
        return None
    return Reading("share", "", 1, "share", whole, head)


def _point(gap: Sequence[Item]) -> Reading | None:
    known = patterns.load()
    sign = 1
    for position in range(len(gap) - 1, -1, -1):
        item = gap[position]
        if (
            item.cue("gap")
            and (item.text in known.gap_above or item.text in known.gap_below)
            and not (
                item.text in ("高", "低", "快", "慢", "差")
                and position + 1 < len(gap)
                and gap[position + 1].kind not in ("CUE",)
                and not gap[position + 1].text.startswith("于")
            )
        ):
            return Reading("change", "gap", -1 if item.text in known.gap_below else 1, "gap")
        if item.cue("up", "down"):
            down = item.cue("down") and not item.cue("up")
            if item.text in ("收窄", "缩小"):
                fall = any(other.text.startswith(("降幅", "跌幅", "减幅")) for other in gap)
                down = not fall
            elif item.text in ("扩大",):
                down = any(other.text.startswith(("降幅", "跌幅", "减幅")) for other in gap)
            return Reading("change", _basis(gap), -1 if down else 1, "change in points")
        if item.text in ("拉动", "贡献"):
            return Reading("change", "", 1, "contribution in points")
    return Reading("change", "yoy", sign, "points", doubt="direction_unclear") if gap else None


def _times(reader: SentenceReader, gap: Sequence[Item]) -> Reading | None:
    if any(item.cue("up", "down") for item in gap):
        return Reading("multiple", _basis(gap), 1, "growth in times")
    if any(item.cue("multiple") for item in gap) or any(item.text.endswith(("的", "相当于")) for item in gap):
        since = any(item.kind == "PERIOD" for item in gap)
        return Reading("multiple", "since" if since else _basis(gap), 1, "multiple")
    if reader.drafts or reader.state.head is not None:
        return Reading(
            "multiple", "since" if any(item.kind == "PERIOD" for item in gap) else "yoy", 1, "multiple"
        )
    return None


def _level(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Sequence[Item],
    heads_here: list[Head],
    begin: int,
    last_figure: int,
) -> Reading | None:
    """A level, or a change where 增加 or 新增 stands right before the figure."""
    items = reader.items
    measure, basis, sign, name = "level", "", 1, "level"
    for item in reversed(gap):
        if item.cue("increase_to", "decrease_to"):
            break
        if item.kind == "FIGURE" or item.kind in (
            "INDICATOR",
            "HEAD",
            "NOUN",
            "ACTIVITY",
            "TEXT",
            "PERIOD",
            "OWNER",
        ):
            if item.kind == "TEXT" and item.text in ("了",):
                continue
            break
        if (
            item.cue("up", "down")
            and not item.cue("over", "under")
            and item.text not in ("多", "高", "低", "长")
        ):
            measure, basis = "change", _basis(gap)
            sign = -1 if item.cue("down") else 1
            name = "change"
            break
        if item.cue("reach"):
            if item.text in ("达", "达到", "为"):
                break
            continue
    if figure.dimension == "count":
        counted = counts.read(reader, index, begin, last_figure)
        if counted is None:
            return _counted_by_indicator(reader, index, figure, gap, heads_here, measure, basis, sign)
        new = reader.state.new or any(
            item.text in ("新增", "净增", "增加", "新增加", "净增加") for item in gap
        )
        if measure == "change" or (new and not any(item.cue("increase_to") for item in gap)):
            return Reading("change", "", sign, "count added", head=counted.head)
        return Reading("level", "", 1, "count", head=counted.head)
    head = None
    if figure.dimension == "money":
        if heads_here and heads_here[-1].new and reader.state.status == "actual" and measure == "level":
            measure, name = "change", "amount added"
    elif figure.dimension == "area":
        head = _area(reader, index, gap, heads_here, begin, last_figure)
        if head is None:
            return None
        if (
            any(item.text in ("新增", "净增", "累计增加", "增加") for item in gap)
            or reader.state.new
            and not heads_here
        ):
            measure, name = "change", "area added"
    elif figure.dimension in ("length", "mass", "volume", "energy", "other"):
        head = _volume(reader, index, figure, gap, heads_here, begin, last_figure)
        if head is None:
            return None
        if (
            head.indicator == "capacity"
            and any(item.text == "新增" for item in gap)
            and reader.state.status == "actual"
        ):
            measure = "change"
    del items
    return Reading(measure, basis, sign, name, head=head)


def _counted_by_indicator(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Sequence[Item],
    heads_here: list[Head],
    measure: str,
    basis: str,
    sign: int,
) -> Reading | None:
    """A count of an indicator printed as such: 专利申请量29728件, 汽车产量74.09万辆, 年产1000套."""
    for head in reversed(heads_here):
        if head.indicator in (
            "patents",
            "tourism_visits",
            "output_volume",
            "capacity",
            "employment",
            "exports",
            "housing_sales",
        ):
            if head.indicator == "capacity" and not head.activity:
                head = replace(head, activity=_after(reader, index))
            return Reading(measure, basis, sign, "count of an indicator", head=head)
    if (
        not heads_here
        and reader.state.head is not None
        and not [i for i in gap if i.kind in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX")]
    ):
        head = reader.state.head
        if head.dimension == "count" or head.indicator in (
            "output_volume",
            "capacity",
            "patents",
            "tourism_visits",
        ):
            return Reading(measure, basis, sign, "count", head=head)
    return None


def _after(reader: SentenceReader, index: int) -> str:
    """Noun phrase right after a figure: 年产1000套|智能生产线."""
    end = index + 1
    items = reader.items
    while (
        end < len(items)
        and items[end].kind in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "HEAD", "UNIT")
        or end < len(items)
        and items[end].text in ("/", "生产", "加工")
    ):
        end += 1
    return phrases.clean(reader.text[items[index].end : items[end - 1].end]) if end > index + 1 else ""


def _area(
    reader: SentenceReader,
    index: int,
    gap: Sequence[Item],
    heads_here: list[Head],
    begin: int,
    last_figure: int,
) -> Head | None:
    for head in reversed(heads_here):
        if head.indicator in ("land_area", "floor_area", "housing_sales", "other_economic"):
            return head
    after = _after(reader, index)
    phrase = _noun_phrase(reader, gap, len(gap) - 1) + after
    if phrases.is_uneconomic(phrase):
        return None
    for words, code in (
        (("厂房", "建筑", "空间", "楼", "用房", "物业", "载体", "商铺"), "floor_area"),
        (("用地", "土地", "占地", "田", "园", "林", "地", "种植", "基地", "水面", "养殖"), "land_area"),
    ):
        if any(word in phrase for word in words):
            return Head(code, phrases.clean(phrase), dimension="area", at=items_start(gap, reader, index))
    figure = reader.items[index].figure
    if figure is not None and figure.unit == "mu":
        return Head("land_area", phrases.clean(phrase), dimension="area")
    return None


def items_start(gap: Sequence[Item], reader: SentenceReader, index: int) -> int:
    """Offset of the words before a figure."""
    return gap[0].start if gap else reader.items[index].start


def _volume(
    reader: SentenceReader,
    index: int,
    figure: Figure,
    gap: Sequence[Item],
    heads_here: list[Head],
    begin: int,
    last_figure: int,
) -> Head | None:
    for head in reversed(heads_here):
        if head.indicator in ("output_volume", "capacity", "electricity", "energy_intensity"):
            if head.indicator in ("capacity", "output_volume") and not head.activity:
                before = [item for item in gap if item.kind == "ACTIVITY"]
                activity = (
                    before[-1].text if before and head.indicator == "output_volume" else _after(reader, index)
                )
                return replace(head, activity=activity)
            return head
        if head.indicator == "other_economic" and figure.dimension == "other":
            return head
    if figure.dimension in ("mass",) and any(item.kind == "ACTIVITY" for item in gap):
        activity = [item for item in gap if item.kind == "ACTIVITY"]
        return Head("output_volume", activity[-1].text, dimension="any")
    if figure.dimension == "length":
        phrase = _noun_phrase(reader, gap, len(gap) - 1) + _after(reader, index)
        if any(word in phrase for word in ("公路", "道路", "路网", "高速", "铁路", "通车里程")):
            return Head("other_economic", phrases.clean(phrase), dimension="any")
        return None
    head = reader.state.head
    if (
        head is not None
        and head.indicator in ("output_volume", "capacity", "electricity")
        and not [i for i in gap if i.kind == "TEXT"]
    ):
        acts = [item for item in gap if item.kind == "ACTIVITY"]
        return replace(head, activity=acts[-1].text) if acts else head
    return None


def _noun_phrase(reader: SentenceReader, gap: Sequence[Item], position: int) -> str:
    """Words before a figure or cue, back to a cue, period or mark."""
    first = position + 1
    while first > 0 and (
        gap[first - 1].kind
        in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "HEAD", "INDICATOR", "LIST", "UNIT", "OWNER", "VERB")
        or gap[first - 1].text in '“”"'
    ):
        first -= 1
    if first > position or not gap:
        return ""
    while (
        first <= position
        and gap[first].kind in ("LIST", "VERB")
        and gap[first].text in patterns.load().adverbs | {"和", "与", "、"}
    ):
        first += 1
    if first > position:
        return ""
    return phrases.clean(reader.text[gap[first].start : gap[position].end])


def _head(
    reader: SentenceReader,
    index: int,
    reading: Reading,
    gap: Sequence[Item],
    heads_here: list[Head],
    begin: int,
    last_figure: int,
) -> Head | None:
    """The head of a single figure: printed in the clause, else narrowed or carried over from before."""
    state = reader.state
    figure = reader.items[index].figure
    assert figure is not None
    if reading.measure in ("growth", "rank", "multiple") or figure.dimension == "point":
        return _carried(reader, index, reading, gap, heads_here)
    if figure.dimension != "money":
        return reading.head
    for head in reversed(heads_here):
        if _fits(head, reading.measure, figure):
            return head
    after = reader.items[index + 1 : index + 4]
    following = _following(reader, index)
    if following is not None:
        return following
    verb = next(
        (item for item in reversed(gap) if item.kind in ("VERB", "CUE", "TEXT") and "投资" in item.text), None
    )
    if verb is not None or any(item.text.endswith("投资") for item in gap[-2:]):
        return Head("planned_investment", "", at=items_start(gap, reader, index))
    phrase = [
        item
        for item in gap
        if item.kind in ("TEXT", "NOUN", "VERB", "HEAD") and item.text not in patterns.load().adverbs
    ]
    acts = [item for item in gap if item.kind == "ACTIVITY"]
    if state.head is not None and state.head.dimension == "money":
        if acts and not [item for item in phrase if item.kind == "VERB"]:
            activity = phrases.clean(reader.text[acts[0].start : acts[-1].end])
            return _narrowed(state.head, activity, reader)
        if not phrase or (state.place is not None and all(len(item.text) <= 2 for item in phrase)):
            if gap or last_figure < begin:
                return state.head if _continues(reader, gap) else None
    words = _noun_phrase(reader, gap, len(gap) - 1) if gap else ""
    if words and phrases.is_economic(words) and not phrases.is_uneconomic(words):
        return Head("other_economic", words, at=gap[0].start)
    del after
    return None


def _continues(reader: SentenceReader, gap: Sequence[Item]) -> bool:
    """Whether words before a bare amount let it go on with the indicator before."""
    return any(
        item.kind in ("PLACE", "SCOPE", "OWNER")
        or item.cue(
            "reach", "over", "about", "increase_to", "forecast", "target", "part", "up", "down", "change"
        )
        for item in gap
    )


def _narrowed(head: Head, activity: str, reader: SentenceReader) -> Head:
    known = patterns.load().indicators[head.indicator]
    if known.activity == "none":
        code = {"fixed_investment": "investment", "gdp": "value_added"}.get(head.indicator, head.indicator)
        return replace(head, indicator=code, activity=activity, explicit=False)
    return replace(head, activity=activity, explicit=False)


def _following(reader: SentenceReader, index: int) -> Head | None:
    """Indicator right after a figure: 50亿元的|产值, 3000万元|税收."""
    items = reader.items
    at = index + 1
    if at < len(items) and items[at].cue("over_after", "about_after"):
        at += 1
    if at < len(items) and items[at].text == "的":
        at += 1
        while at < len(items) and items[at].kind in ("ACTIVITY",):
            at += 1
    if at < len(items) and items[at].kind in ("INDICATOR", "HEAD") and items[at].word is not None:
        if at + 1 < len(items) and items[at + 1].kind == "FIGURE":
            return None
        head = phrases.indicator_head(items, at, reader.text)
        if head.dimension == "money" or head.indicator == "other_economic":
            reader.state.head = head
            return head
    return None


def _carried(
    reader: SentenceReader, index: int, reading: Reading, gap: Sequence[Item], heads_here: list[Head]
) -> Head | None:
    """Head of a growth, change, multiple or rank: printed in the clause, or the last one, narrowed anew."""
    state = reader.state
    if heads_here and any(item.kind in ("INDICATOR", "HEAD") for item in gap):
        return heads_here[-1]
    adverbs = patterns.load().adverbs
    words = [
        item for item in gap
        if item.kind in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "UNIT", "OWNER", "VERB") and item.text not in adverbs and not item.cue("up", "down")
    ]  # fmt: skip
    compared = False
    subject = []
    for item in words:
        if item.text.endswith(("比", "较")):
            compared = True
        elif not compared:
            subject.append(item)
    subject = [item for item in subject if item.kind != "VERB" and item.text.strip("，, ")]
    if not subject:
        return state.head
    acts = [item for item in subject if item.kind == "ACTIVITY"]
    phrase = phrases.clean(reader.text[subject[0].start : subject[-1].end])
    if not phrase:
        return state.head
    if reading.measure == "rank":
        counted = phrases.counted(phrase)
        if state.head is not None and len(phrase) <= 3:
            return state.head
        if (
            acts
            or phrases.is_economic(phrase)
            or any(word in phrase for word in patterns.load().heads["index"])
        ):
            return Head("other_economic", phrase, dimension="any")
        if counted is not None and counted[0] != "not_economic":
            return Head(counted[0], phrase, dimension="count")
        return None
    if acts and state.head is not None and state.head.dimension == "money":
        return _narrowed(state.head, phrase, reader)
    counted = phrases.counted(phrase)
    if counted is not None and counted[0] not in ("not_economic", "other_economic", "output_volume"):
        return Head(counted[0], phrase, dimension="count")
    if phrases.is_uneconomic(phrase):
        return None
    if phrases.is_economic(phrase):
        return Head("other_economic", phrase, dimension="any")
    if len(phrase) <= 1 and state.head is not None:
        return state.head
    return None
