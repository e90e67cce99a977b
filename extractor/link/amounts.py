"""Tells what an amount of money is of: the indicator beside it, the verb's, or the one spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.link import (
    attributes,
    carried_amounts,
    changes,
    earnings,
    goods,
    indicators,
    measures,
    parts,
    phrases,
    plans,
    prices,
    project_names,
    spending,
)
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_PUT_IN = _PHRASES.words("put_in")
_SOLD_FOR = _PHRASES.pattern("sold_for")
_WORKS = _PHRASES.words("works")
_TASKS = frozenset(Phrases("plans").words("plans"))
_EMPLOYERS = _PHRASES.words("employers")
_NO_EMPLOYERS = _PHRASES.words("no_employers")

_NEAR = 12  # characters within which words belong to the figure after them
_FOREIGN = frozenset((*phrases.TRADE, "foreign_investment", "contracted_foreign_investment"))
_AN_INVESTMENT = 100_000
"""Yuan from which on what was spent is no purchase."""
_A_PRICE = 10_000
"""Yuan from which on an amount is what was taken, no price."""


@dataclass(slots=True)
class Amount:
    """An amount of money and the words it stands among.

    Attributes:
        index, figure: where it stands in the sentence, and what is printed there.
        reading: what it measures.
        gap: the words between it and the figure before.
        heads_here: the indicators named before it in its clause.
        follows: whether it follows another figure of its clause.
    """

    index: int
    figure: Figure
    reading: Reading
    gap: Gap
    heads_here: Sequence[Head]
    follows: bool


def money(
    reader: SentenceReader,
    index: int,
    reading: Reading,
    gap: Gap,
    heads_here: Sequence[Head],
    begin: int,
    last_figure: int,
) -> Head | None:
    """Head of an amount: printed before it, printed after it, the verb's (投资), or carried over."""
    if reading.head is not None:
        return reading.head
    figure = reader.items[index].figure
    assert figure is not None
    amount = Amount(index, figure, reading, gap, heads_here, last_figure >= begin)
    for rule in _RULES:
        head = rule(reader, amount)
        if head is not None:
            return head if head is not carried_amounts.NOTHING else None
    return None


def _compared(reader: SentenceReader, amount: Amount) -> Head | None:
    """By how much the figure before differs: 投资完成16亿元,超出任务|6200万元, 比去年多完成|2亿元|."""
    if not reader.drafts or reader.drafts[-1].head.dimension not in ("money", "any"):
        return None
    if changes.is_more_than_before(amount.gap):
        return reader.drafts[-1].head
    if amount.reading.basis != "gap" or amount.gap.holds("INDICATOR"):
        return None
    return reader.drafts[-1].head


def _planned(reader: SentenceReader, amount: Amount) -> Head | None:
    """The plan that the figure before is a part of: 占年预算|96540万元|的22.04%."""
    last = _last(reader)
    if last is None or last.dimension not in ("money", "any"):
        return None
    return last if plans.is_amount(reader, amount.index, amount.gap) else None


def _named_before(reader: SentenceReader, amount: Amount) -> Head | None:
    """The indicator before it: |工业总产值|31亿元, 其中,|项目投资|20亿元,增长12%."""
    gap, spoken = amount.gap, reader.state.head
    if not gap.holds("INDICATOR", "HEAD") and phrases.has_words(gap):
        return None
    for head in reversed(amount.heads_here):
        if spoken is not None and (spoken.indicator, spoken.at) == (head.indicator, head.at):
            # 出口鞋类4.75亿双、货值17.31亿美元: what the first figure was of.
            head = spoken
        if not measures.fits(head, amount.reading.measure, amount.figure):
            continue
        if spending.is_a_statistic(reader, amount.index, gap):
            return head._replace(indicator="investment", activity=head.activity or "项目")
        if head.indicator == "investment" and spending.costs_a_project(reader, amount.index, gap):
            return head._replace(indicator="planned_investment", activity="", carried=False)
        head = spending.invested(reader, amount.index, goods.with_object(head, gap), gap)
        return spending.given_out(reader, gap, head)
    return None


def _named_after(reader: SentenceReader, amount: Amount) -> Head | None:
    """The indicator behind it: 50亿元的|产值."""
    return _following(reader, amount.index)


def _of_a_part(reader: SentenceReader, amount: Amount) -> Head | None:
    """What one of several has of a sum: 总投资186亿元,其中产业类|159亿元."""
    return parts.head_of(reader, amount.figure, amount.gap)


def _sold_for(reader: SentenceReader, amount: Amount) -> Head | None:
    """Sales told by a verb: 青屿机械厂一家就卖了|640万元|, 线上卖出黄酒|2100万元|."""
    figure = amount.figure
    if figure.unit != "CNY" or figure.value < _A_PRICE:
        return None
    sold = _SOLD_FOR.search(reader.text, max(0, figure.start - _NEAR), figure.start)
    if sold is None:
        return None
    return Head("sales_revenue", phrases.clean(sold.group(1)), at=figure.start, explicit=False)


def _paid_by_the_day(reader: SentenceReader, amount: Amount) -> Head | None:
    """What a worker earns a day: 采茶工一天能挣|80元|."""
    return earnings.by_the_day(reader.text, amount.figure)


def _of_a_fund(reader: SentenceReader, amount: Amount) -> Head | None:
    """The size of a fund: 设立|滩羊产业发展基金|1亿元."""
    before = amount.gap[-1] if amount.gap else None
    if before is None or before.tag != "OWNER" or not before.text.endswith("基金"):
        return None
    return Head("fund_size", at=before.start)


def _of_foreign_capital(reader: SentenceReader, amount: Amount) -> Head | None:
    """Foreign capital beside domestic: 内资30亿元、|外资|952万美元."""
    before = amount.gap[-1] if amount.gap else None
    if before is None or before.text != "外资":
        return None
    return Head("foreign_investment", at=before.start)


def _used_for(reader: SentenceReader, amount: Amount) -> Head | None:
    """Money with its purpose behind it: 投入|800万元|用于道路养护."""
    end = amount.figure.end
    if not any("投入" in item.text for item in amount.gap) or "用于" not in reader.text[end : end + 3]:
        return None
    return Head("budget_expenditure", phrases.after(reader, amount.index + 1), at=amount.figure.start)


def _taxes_collected(reader: SentenceReader, amount: Amount) -> Head | None:
    """Taxes of a place or branch: 分县区看,…新市镇|入库|9870万元; 汽车制造业|入库|6840万元."""
    gap, head = amount.gap, reader.state.head
    if not gap or gap[-1].text not in ("入库", "征收") or "tax" not in reader.spoken:
        return None
    branch = phrases.clean("".join(item.text for item in gap if item.tag == "ACTIVITY"))
    if not branch and head is not None and head.indicator == "tax" and head.activity.endswith("税"):
        # 分税种看,增值税唱主角,|入库|5.5亿元
        bare = all(item.tag in ("CUE", "VERB", "ADVERB", "PUNCT") for item in gap[:-1])
        branch = head.activity if bare and not reader.drafts else ""
    return reader.spoken["tax"]._replace(activity=branch, at=gap[-1].start, explicit=False)


def _put_in(reader: SentenceReader, amount: Amount) -> Head | None:
    """Money put in: 镇里计划|投入|80万元翻修村道, 累计|投入|20亿元."""
    gap = amount.gap
    if not gap or gap[-1].text.lstrip("，,") not in _PUT_IN or gap.holds("INDICATOR", "HEAD"):
        return None
    if "花" in gap[-1].text and amount.figure.value < _AN_INVESTMENT:
        # 花了|3000元| buys something.
        return None
    branches = [item.text for item in gap if item.tag == "ACTIVITY"]
    return Head("investment", branches[-1] if branches else "", at=gap[-1].start)


def _handed_out(reader: SentenceReader, amount: Amount) -> Head | None:
    """Gains shared out: 已有10个村启动分红,共|发放|3137万元."""
    gap = amount.gap
    return Head("dividend", at=gap[-1].start, explicit=False) if spending.is_handed_out(reader, gap) else None


def _cost_of_works(reader: SentenceReader, amount: Amount) -> Head | None:
    """What each of the projects counted costs: 亿元以上项目2个,分别是|5亿元|的冷链物流项目和…."""
    if not any(draft.head.indicator == "project_count" for draft in reader.drafts):
        return None
    if not project_names.named_after(reader, amount.index).endswith(_WORKS):
        return None
    return Head("planned_investment", at=amount.figure.start, explicit=False)


def _of_a_class_or_noun(reader: SentenceReader, amount: Amount) -> Head | None:
    """The class of employers before it, or an economic noun that no indicator is: |风险补偿金|2亿元.

    大型企业增加值4.2亿元;|中型企业|0.6亿元; 金融业工资12万元,…;|教育业|8.3万元
    """
    gap, spoken = amount.gap, reader.state.head
    phrase = phrases.before(reader, gap, len(gap) - 1)
    if spoken is not None and spoken.dimension in ("money", "any") and reader.drafts:
        if _is_a_class(phrase):
            return phrases.narrowed(spoken, phrase)
    if phrase and phrases.is_economic(phrase) and not phrases.is_uneconomic(phrase):
        return Head("other_economic", phrase, at=gap[0].start)
    return None


_RULES = (
    _compared,
    _planned,
    _named_before,
    _named_after,
    _of_a_part,
    _sold_for,
    _paid_by_the_day,
    _of_a_fund,
    _of_foreign_capital,
    *carried_amounts.RULES,
    _used_for,
    prices.of_a_good,
    prices.of_floor_space,
    _taxes_collected,
    _put_in,
    _handed_out,
    _cost_of_works,
    _of_a_class_or_noun,
)


def _last(reader: SentenceReader) -> Head | None:
    """What the figure before is of."""
    return reader.drafts[-1].head if reader.drafts else None


def _is_a_class(phrase: str) -> bool:
    """Whether words name a class of employers: 中型企业, 集体单位, 教育业."""
    return phrase.endswith(_EMPLOYERS) and not phrase.endswith(_NO_EMPLOYERS)


def bare(
    reader: SentenceReader, index: int, figure: Figure, gap: Gap, heads_here: Sequence[Head]
) -> Reading | None:
    """Read an amount without unit by the indicator right before it: 总投资33亿, 农业人口5.21万."""
    near = gap[-4:]
    following = _following(reader, index)
    if (any(item.tag in ("INDICATOR", "HEAD") for item in near) and heads_here) or following is not None:
        head = spending.invested(reader, index, following or heads_here[-1], gap)
        if head.dimension == "money":
            figure.unit, figure.dimension = _currency(reader, head), "money"
            return measures.Reading("level", "", 1, "amount without unit", head=head, doubt="unit_inferred")
    if gap and gap[-1].text in _PUT_IN and figure.value >= _AN_INVESTMENT:
        # 前后花了|268万|
        figure.unit, figure.dimension = "CNY", "money"
        spent = Head("investment", at=gap[-1].start)
        return measures.Reading("level", "", 1, "amount without unit", head=spent, doubt="unit_inferred")
    phrase = phrases.before(reader, gap, len(gap) - 1)
    counted = phrases.counted(phrase) if phrase else None
    if counted is not None and counted[0] == "population":
        figure.unit, figure.dimension = "count", "count"
        return measures.Reading(
            "level",
            "",
            1,
            "count without unit",
            head=Head("population", phrase, dimension="count"),
            doubt="unit_inferred",
        )
    return None


def is_money_again(reader: SentenceReader, gap: Gap) -> bool:
    """Whether an amount without unit tells how far the one before has moved: 产值38.7亿元,净增|6.2个亿|."""
    last = reader.drafts[-1].figure if reader.drafts else None
    if last is None or last.dimension != "money" or not gap.cue("change", "up", "down", "gap", "over"):
        return False
    return all(item.tag in ("CUE", "ADVERB", "PERIOD", "PUNCT") or item.text in _TASKS for item in gap)


def _currency(reader: SentenceReader, head: Head) -> str:
    """The currency of an amount without unit: 进出口3.68亿美元,其中出口|3.41亿|; yuan but for trade."""
    last = reader.drafts[-1] if reader.drafts else None
    traded = last is not None and last.head.indicator in _FOREIGN and head.indicator in _FOREIGN
    amounts = (d.figure.unit for d in reversed(reader.drafts) if d.figure.dimension == "money")
    return next(amounts, "CNY") if traded else "CNY"


def _following(reader: SentenceReader, index: int) -> Head | None:
    """Indicator right after a figure: 50亿元的|产值, 3000万元|税收."""
    items = reader.items
    at = index + 1
    if at < len(items) and items[at].cue("over_after", "about_after"):
        at += 1
    if at < len(items) and items[at].text == "的":
        at += 1
    while at < len(items) and items[at].tag == "ACTIVITY":
        at += 1
    if at >= len(items) or items[at].tag not in ("INDICATOR", "HEAD"):
        return None
    if at + 1 < len(items) and (items[at + 1].tag == "FIGURE" or items[at + 1].cue("up", "down", "reach")):
        return None
    if attributes.is_attribute(reader, at):
        return None
    head = indicators.head(items, at, reader.text)
    if head.dimension != "money" and head.indicator != "other_economic":
        return None
    reader.state.head = head
    return head
