"""Reads an indicator word with the words before it that narrow it: 规上工业|产值, 滑雪镜的|销售额."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import patterns
from extractor.link import phrases
from extractor.link.draft import Head
from extractor.link.items import Item
from patterns.phrases import Phrases

_PHRASES = Phrases("modifiers")
_BEFORE_MODIFIER = _PHRASES.pattern("before_modifier")
_BY_AREA = _PHRASES.pattern("by_area")
_PRIVATE = _PHRASES.pattern("private")
_SOWN = _PHRASES.words("sown")
_COLLECTIVES = _PHRASES.words("collectives")
_AREA_NOUNS = _PHRASES.words("area_nouns")
_INVESTORS = _PHRASES.words("investors")
_SHARERS = frozenset(_PHRASES.words("sharers"))
_AREAS = _PHRASES.words("areas")
_NO_BRANCH = frozenset(_PHRASES.words("no_branch"))
_COMPANIES = _PHRASES.words("companies")
_COMPANIES_OWN = _PHRASES.words("companies_own")
_PHRASES_OF_TRADE = Phrases("trade")
_TRADE_ITSELF = _PHRASES_OF_TRADE.words("trade_itself")

_QUOTES = "“”\"'‘’《》"


def head(items: Sequence[Item], index: int, text: str) -> Head:
    """Return the head that the indicator word at ``index`` makes with the words before it.

    规上工业|产值 → output_value, 规上工业; 工业|投资 → investment, 工业; 全社会|固定资产投资 →
    fixed_investment.
    """
    item = items[index]
    assert item.word is not None
    indicator = patterns.load().indicators[item.word.indicator or "other_economic"]
    embedded = indicator.narrowed.get(item.text, "")
    start, activity = item.start, embedded
    if indicator.code == "capacity" and "能" not in item.text:
        # 届时|年产|水泥四百万吨: what it is of stands after the verb.
        return Head("capacity", "", dimension=indicator.dimension, at=start)
    if indicator.activity != "none":
        sown = item.text.endswith(_SOWN)
        start = modifier_start(items, index, listed=indicator.activity == "listed" and not sown)
        if start == item.start and indicator.activity == "free":
            start = _owner_start(items, index)
        activity = phrases.clean(text[start : item.start]) + embedded
    if indicator.code == "village_income" and activity.endswith(_COLLECTIVES):
        # 青屿村|稳定性收入: whose it is narrows nothing.
        activity = ""
    if indicator.code == "dividend" and activity in _SHARERS:
        activity = ""
    if indicator.code == "investment" and (activity.endswith(_INVESTORS) or text.endswith("由", 0, start)):
        # 镇政府|投资, 由归国华侨|投资: who puts it in narrows nothing.
        activity = ""
    if indicator.code == "trade" and activity in _TRADE_ITSELF:
        activity = ""
    if indicator.code in phrases.TRADE and text.endswith(_partners(), 0, item.start):
        # 对俄|出口
        activity = text[item.start - 2 : item.start]
    per = _BY_AREA.search(text[: item.start])
    if per is not None and indicator.code != "energy_intensity":
        activity = text[per.start() : item.start]
    if indicator.dimension == "area" and not item.text.endswith(_AREA_NOUNS) and not embedded:
        # 新供应|建设用地: the noun itself tells which land or floor.
        activity = phrases.clean(text[modifier_start(items, index, listed=False) : item.end])
    if item.text == "支出" and _PRIVATE.search(text, 0, item.start) is None:
        return Head("budget_expenditure", activity, dimension="money", at=start)
    if indicator.code == "gdp" and item.text in ("生产总值", "经济总量"):
        made = phrases.clean(text[modifier_start(items, index, listed=False) : item.start])
        if len(made) >= 2 and not made.endswith(_AREAS):
            # 枸杞干果|生产总值: of a good, no area's.
            return Head("output_value", made, at=start)
    if indicator.code == "other_economic" and item.word.head:
        activity = phrases.clean(text[start : item.end])
        if activity.endswith("指标"):
            # 多项指标全市第一 names none.
            activity = ""
    code = indicator.code
    if code == "fixed_investment" and activity in _branches():
        # 工业|固定资产投资
        code = "investment"
    return Head(code, activity, dimension=indicator.dimension, at=start)


@functools.cache
def _partners() -> tuple[str, ...]:
    return tuple(f"对{partner}" for partner in patterns.load().scope.partners)


@functools.cache
def _branches() -> frozenset[str]:
    """Sectors and owners, of which fixed investment is told apart: 工业, 民间, 房地产开发."""
    known = patterns.load().activities
    named = (word for group in ("sector", "investment", "ownership") for word in known[group].words)
    return frozenset(named) - _NO_BRANCH


def modifier_start(items: Sequence[Item], index: int, *, listed: bool) -> int:
    """Offset at which the words that narrow an indicator begin; ``listed`` takes known words only."""
    first = index
    while first > 0:
        before = items[first - 1]
        if before.text in ")）":
            opening = next(
                (i for i in range(first - 2, max(first - 8, -1), -1) if items[i].text in "(（"), None
            )
            if opening is None:
                break
            first = opening
        elif before.tag in ("ACTIVITY", "NOUN") or (before.word is not None and before.word.activity):
            first -= 1
        elif before.text in ("现价", "现行价") and first == index:
            # 三产业|现价|增加值
            first -= 1
        elif before.tag == "INDICATOR" and items[index].text == "面积" and first == index:
            # 林地|面积
            first -= 1
        elif before.tag == "SUFFIX" and before.text not in _COMPANIES:
            first -= 1
        elif (
            before.tag == "LIST"
            and first >= 2
            and items[first - 2].tag in ("ACTIVITY", "TEXT", "NOUN")
            and first < index
        ):
            if before.text in ",，":
                break
            first -= 1
        elif listed and before.tag == "TEXT" and first == index and items[index].text in ("存款", "贷款"):
            # 机关团体|存款
            first -= 1
        elif listed and before.tag == "TEXT" and before.text.endswith(("类", "单位")):
            # 通讯器材类|零售额, 私营|单位|就业人员|平均工资
            first -= 1
        elif listed:
            break
        elif before.tag == "TEXT" or (before.tag == "PUNCT" and before.text in _QUOTES):
            first -= 1
        elif before.tag == "VERB" and first < index and items[first].text.startswith("业"):
            first -= 1
        elif (
            before.tag in ("VERB", "UNIT")
            and first >= 2
            and items[first - 2].tag in ("ACTIVITY",)
            and first < index
        ):
            first -= 1
        elif before.tag == "HEAD" and first < index:
            first -= 1
        else:
            break
    start = items[first].start
    if items[first].tag == "TEXT":
        cut = _BEFORE_MODIFIER.match(items[first].text)
        if cut and first < index:
            start += cut.end()
    return start


def _owner_start(items: Sequence[Item], index: int) -> int:
    """Offset of the noun whose indicator is told with 的 at the head of a clause: 滑雪镜的|销售产值."""
    at = index - 1
    if at < 1 or items[at].text != "的" or items[at - 1].text in _COMPANIES_OWN:
        return items[index].start
    first = at
    while first > 0 and items[first - 1].tag in ("TEXT", "ACTIVITY", "NOUN", "SUFFIX"):
        first -= 1
    opening = items[first - 1] if first else None
    opens = opening is None or opening.ends_clause or opening.tag in ("PERIOD", "SCOPE", "PLACE")
    length = items[at].start - items[first].start
    return items[first].start if opens and 1 < length <= 8 else items[index].start
