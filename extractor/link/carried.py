"""Finds what a growth, change, multiple or rank is of: printed in its clause, or carried over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import members, phrases
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("growth")
ASPECTS = frozenset(_PHRASES.words("aspects"))
_RANKED = _PHRASES.pattern("ranked")
_RANK_BEGINS = _PHRASES.words("rank_begins")
_RANK_VERBS = _PHRASES.words("rank_verbs")
_BRANCH_ENDINGS = _PHRASES.words("branch_endings")
_LEFT_OUT = _PHRASES.pattern("left_out")
_LEAVES_OUT = _PHRASES.words("leaves_out")
_CONTEST = _PHRASES.pattern("ranked_in")
_CLASSES = (("企业",), ("单位",), ("产品",), _PHRASES.words("industries"))
_PHRASES_OF_TRADE = Phrases("trade")
_PARTNER = _PHRASES_OF_TRADE.pattern("partner")

_NARROWED_BY_BRANCH = frozenset(
    {
        "value_added",
        "gdp",
        "fixed_investment",
        "output_value",
        "investment",
        "sales_revenue",
        "operating_revenue",
        "retail_sales",
        "electricity",
    }
)
_SOLD_OR_TRADED = ("retail_sales", "sales_revenue", *phrases.TRADE)


def head_of(reader: SentenceReader, reading: Reading, gap: Gap, heads_here: Sequence[Head]) -> Head | None:
    """Head of a growth, change, multiple or rank: printed in the clause, or the last one, narrowed anew."""
    state = reader.state
    if reading.measure == "rank" and (contest := _ranked_in(reader, gap)):
        return Head("other_economic", contest, dimension="any")
    if reading.basis == "gap" and reader.drafts and _only_compares(gap):
        # 高技术制造业增加值增长9.6%,高于规上工业|5.9个百分点|
        return reader.drafts[-1].head
    if heads_here and gap.holds("INDICATOR", "HEAD"):
        last = reader.drafts[-1].head if reader.drafts else None
        again = reading.measure == "rank" and last is not None and last.indicator == heads_here[-1].indicator
        if again and last is not None and not heads_here[-1].activity and gap[0].tag in ("INDICATOR", "HEAD"):
            # 农产品出口3亿美元,…,|出口额居|全省首位
            return last._replace(carried=True)
        return heads_here[-1]
    classed = _class_of(reader, gap) if reading.measure == "growth" else ""
    if classed and state.head is not None and state.head.dimension == "money":
        return phrases.narrowed(state.head, classed)
    subject = _subject(reader, gap)
    phrase = phrases.clean(reader.text[subject[0].start : subject[-1].end]) if subject else ""
    if phrase and phrases.is_duration(phrase):
        # 11年翻了|10多倍|, 五年翻了|两番
        phrase = ""
    if not phrase and state.head is not None and _of_one_class(state.topic, state.head.activity):
        # 三资企业增长29%,私营企业势头最猛,增长了|1.38倍
        return state.head._replace(activity=state.topic, carried=True)
    priced = state.head is not None and state.head.indicator == "price_index"
    if not phrase and state.topic and state.head is not None and priced and _follows_a_topic(reader, gap):
        # 畜肉类价格下降4.8%,…;蛋类延续跌势,|同比下降|15.9%
        return state.head._replace(activity=state.topic, carried=True)
    if not phrase and state.head is not None and _opens_on_its_topic(reader, gap):
        # 规上服务业营收增长17%;软件业尤其突出,|猛增31%|
        return phrases.narrowed(state.head, state.topic)
    if not phrase or phrase in ASPECTS:
        return state.head
    if state.head is not None and reader.drafts and state.head.dimension == "money":
        free = patterns.load().indicators[state.head.indicator].activity == "free" and state.head.activity
        if free and phrase.endswith("业") and len(phrase) <= 8 and reader.drafts[-1].measure == "growth":
            # 建陶、工艺品分别增长8%、31%;钢业下降|53.6%
            return phrases.narrowed(state.head, phrase)
        if reading.measure == "growth" and _of_one_class(phrase, state.head.activity):
            # 汽车制造业利润下降10%,非金属矿物制品业增长|27%
            return phrases.narrowed(state.head, phrase)
    trading = state.head is not None and state.head.indicator in phrases.TRADE
    if trading and state.head is not None and reading.measure in ("growth", "multiple"):
        if subject and _PARTNER.match(reader.text, max(0, subject[0].start - 1)) and len(phrase) <= 9:
            # 对东盟进出口779亿元…。其中对越南增长|1.2倍|
            return state.head._replace(activity=phrase, carried=True)
    if phrase == "经济" and reading.measure == "growth":
        return Head("gdp", "")
    acts = any(item.tag == "ACTIVITY" for item in subject)
    counted = phrases.counted(phrase)
    if phrases.is_uneconomic(phrase):
        return None
    if reading.measure == "rank":
        if (member := members.head_of(reader, gap)) is not None:
            return member
        if reader.drafts and gap and (gap[0].text[:1] in _RANK_BEGINS or gap[0].tag == "ADVERB"):
            return state.head
        if reader.drafts and _RANKED.search(phrase):
            return state.head
        if phrase.endswith("指标"):
            return Head("other_economic", "", dimension="any")
        if acts and reader.drafts and state.head is not None and state.head.activity == phrase:
            # 第三产业增加值60亿元,…第三产业增速居|全市第一
            return state.head
        if len(phrase) <= 3 and state.head is not None and not acts:
            return state.head
        if any(phrase.endswith(word) for word in patterns.load().heads["index"]) or phrases.is_economic(
            phrase
        ):
            return Head("other_economic", phrase, dimension="any")
        if counted is not None and counted[0] != "not_economic":
            return Head(counted[0], phrase, dimension="count")
        return None
    branch = phrase.endswith(_BRANCH_ENDINGS)
    here = state.head is not None and state.head is not reader.before
    if trading and acts and not branch and (here or reader.drafts) and state.head is not None:
        if reading.measure in ("growth", "multiple"):
            # 主要出口商品中,|机电产品|增长24%
            return state.head._replace(activity=phrase, carried=True)
    if (
        acts
        and branch
        and not reader.drafts
        and state.head is not None
        and state.head.indicator in _SOLD_OR_TRADED
    ):
        reading.doubt = "indicator_carried"
        return Head("value_added", phrase)
    firms = acts or phrase.endswith("企业")
    if firms and state.head is not None and state.head.indicator == "electricity":
        return phrases.narrowed(state.head, phrase)
    inherits = state.head is not None and state.head.indicator in _NARROWED_BY_BRANCH
    if acts and state.head is not None and state.head.dimension == "money" and (reader.drafts or inherits):
        return phrases.narrowed(state.head, phrase)
    if inherits and phrase.endswith("企业") and state.head is not None and state.head.dimension == "money":
        # 规上工业增加值…;私人控股企业增长11.4%
        return phrases.narrowed(state.head, phrase)
    kind = _kind(reader, gap)
    if kind and state.head is not None and state.head.indicator in ("price_index", "retail_sales"):
        return state.head._replace(activity=kind)
    if (
        state.head is not None
        and len(phrase) <= 9
        and (
            state.head.indicator == "price_index"
            or (state.head.indicator == "output_volume" and (reader.drafts or here))
            or (state.head.indicator in ("retail_sales", "output_volume") and phrase.endswith("类"))
        )
    ):
        return state.head._replace(activity=phrase)
    if counted is not None and counted[0] not in ("not_economic", "other_economic", "output_volume"):
        return Head(counted[0], phrase, dimension="count")
    if phrases.is_economic(phrase):
        return Head("other_economic", phrase, dimension="any")
    return None


def _ranked_in(reader: SentenceReader, gap: Gap) -> str:
    """What a rank was given in by the clause before: 在全省|县域综合排名|中,我县居第33名; "" for none."""
    last = reader.drafts[-1].figure.end if reader.drafts else 0
    if not gap or gap.holds("INDICATOR", "HEAD"):
        return ""
    told = _CONTEST.search(reader.text, last, gap[-1].end)
    return told.group("name") if told is not None else ""


def _follows_a_topic(reader: SentenceReader, gap: Gap) -> bool:
    """Whether the clause before has no figure, so that what it speaks of holds for this one."""
    before = gap[0].clause - 1 if gap else -1
    words = [item for item in reader.items if item.clause == before]
    return bool(words) and not any(item.figure is not None for item in words)


def _opens_on_its_topic(reader: SentenceReader, gap: Gap) -> bool:
    """Whether the clause before has no figure and begins with a known branch, of which a growth then is."""
    topic, head = reader.state.topic, reader.state.head
    if not topic or head is None or head.indicator not in _NARROWED_BY_BRANCH or not reader.drafts:
        return False
    if not (gap and _follows_a_topic(reader, gap) and phrases.is_known_activity(topic)):
        return False
    clause = [item for item in reader.items if item.clause == gap[0].clause - 1]
    return reader.text.startswith(topic, clause[0].start)


def _only_compares(gap: Gap) -> bool:
    """Whether the words before a difference only name what is compared with: 比全社会投资|高出."""
    for item in gap:
        if item.cue("gap") or item.text in ("比", "较") or item.text.startswith(("比同期", "较同期")):
            return True
        if item.tag in ("INDICATOR", "HEAD", "ACTIVITY", "NOUN", "TEXT", "SUFFIX", "PLACE", "SCOPE", "OWNER"):
            return item.text in ("增速", "增幅")
    return False


def _of_one_class(one: str, other: str) -> bool:
    """Whether two activities are members of one list by their endings: 三资企业 and 私营企业."""
    return bool(one) and any(one.endswith(ends) and other.endswith(ends) for ends in _CLASSES)


def _kind(reader: SentenceReader, gap: Gap) -> str:
    """The kind of goods that grew, by all of its name: 医疗保健和个人用品类|上涨2%, "" for none."""
    grew = next((item for item in gap if item.cue("up", "down", "yoy")), None)
    if grew is None or gap[0] is grew:
        return ""
    words = phrases.clean(reader.text[gap[0].start : grew.start].removeprefix("其中"))
    return words if words.endswith("类") and 2 < len(words) <= 20 and not set(",，") & set(words) else ""


def _class_of(reader: SentenceReader, gap: Gap) -> str:
    """The class that grew: 其中5000万元|以下项目|下降51.47%."""
    if len(gap) < 3 or gap[0].text not in ("以上", "以下") or not gap[1].text.endswith(("项目", "企业")):
        return ""
    figure = next(
        (item for item in reader.items if item.end == gap[0].start and item.figure is not None), None
    )
    return (
        reader.text[figure.start : gap[1].end]
        if figure is not None and gap[2].cue("up", "down", "yoy")
        else ""
    )


def _without_what_is_left_out(reader: SentenceReader, gap: Gap) -> Sequence[Item]:
    """The words but those of what a growth leaves out: 财政收入13亿元,|扣除留抵退税因素|增长8.4%."""
    if not (gap.cue("comparable") or any(item.text.startswith(_LEAVES_OUT) for item in gap)):
        return gap
    left_out = _LEFT_OUT.search(reader.text, gap[0].start, gap[-1].end)
    if left_out is None:
        return gap
    return [item for item in gap if item.end <= left_out.start() or item.start >= left_out.end()]


def _subject(reader: SentenceReader, gap: Gap) -> list[Item]:
    """Words of a clause that name what grew, before any words of comparison (比二产增速…)."""
    adverbs = patterns.load().adverbs
    subject: list[Item] = []
    for item in _without_what_is_left_out(reader, gap):
        if item.text.endswith(("比", "较")) or item.cue("yoy", "mom", "since"):
            break
        if item.cue("up", "down") or item.text in adverbs:
            if subject:
                break
            continue
        if item.tag == "ADVERB":
            continue
        if item.tag == "TEXT" and item.text in _RANK_VERBS:
            continue
        if item.tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX", "UNIT", "OWNER") and item.text.strip("，, "):
            if item.tag == "TEXT" and item.text.strip("，, ") in adverbs:
                continue
            subject.append(item)
        elif item.tag not in ("LIST", "VERB", "PERIOD", "PLACE", "SCOPE") and subject:
            break
    return subject
