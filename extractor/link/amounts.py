"""Tells what an amount of money is of: the indicator beside it, the verb's, or the one spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import patterns
from extractor.link import houses, indicators, levels, measures, parts, phrases, plans, projects
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from extractor.pipeline.figures import Figure
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.measures import Reading
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_PUT_IN = _PHRASES.words("put_in")
_HANDED_OUT = _PHRASES.words("handed_out")
_SHARED_OUT = _PHRASES.pattern("shared_out")
_FOR_EACH = _PHRASES.pattern("for_each")
_SPENDS = _PHRASES.words("spends")
_GRANTS = _PHRASES.words("grants")
_PUBLIC = _PHRASES.words("public")
_NOT_PUT_IN = _PHRASES.words("not_put_in")
_ARRIVED = _PHRASES.words("arrived")
_SOLD_FOR = _PHRASES.pattern("sold_for")
_EACH_METRE = _PHRASES.words("each_metre")
_BEFORE_PRICE = _PHRASES.pattern("before_price")
_WORKS = _PHRASES.words("works")
_EMPLOYERS = _PHRASES.words("employers")
_NO_EMPLOYERS = _PHRASES.words("no_employers")
_WORK_DONE = _PHRASES.pattern("work_done")
_INVESTED = _PHRASES.words("invested")
_PHASES = _PHRASES.words("phases")
_SIGNED = _PHRASES.words("signed")

_NEAR = 12  # characters within which words belong to the figure after them
_A_PRICE = 10_000
"""Yuan from which on an amount is what was taken, no price."""
_TOLD_BY_HEAD = ("dividend", "wage")


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
    state = reader.state
    figure = reader.items[index].figure
    assert figure is not None
    if reading.head is not None:
        return reading.head
    if reading.basis == "gap" and reader.drafts and not any(item.tag == "INDICATOR" for item in gap):
        return reader.drafts[-1].head
    last = reader.drafts[-1].head if reader.drafts else None
    if last is not None and last.dimension == "money" and plans.is_amount(reader, index, gap):
        # 占年预算|96540万元|的22.04%
        return last
    fresh = gap.holds("INDICATOR", "HEAD")
    if fresh or not levels.has_words(gap):
        for head in reversed(heads_here):
            if state.head is not None and (state.head.indicator, state.head.at) == (head.indicator, head.at):
                # 出口鞋类4.75亿双、货值17.31亿美元: what the first figure was of.
                head = state.head
            if measures.fits(head, reading.measure, figure):
                if _is_a_statistic(reader, index, gap):
                    # 其中,项目投资20亿元,增长12%
                    return head._replace(indicator="investment", activity=head.activity or "项目")
                spent = _invested(with_object(head, gap), gap, _signed(reader), _is_done(reader, index))
                return _spent(reader, gap, spent)
    following = _following(reader, index)
    if following is not None:
        return following
    part = parts.head_of(reader, figure, gap)
    if part is not None:
        return part
    sold = (
        _SOLD_FOR.search(reader.text, max(0, figure.start - _NEAR), figure.start)
        if figure.unit == "CNY"
        else None
    )
    if sold is not None and figure.value >= _A_PRICE:
        # 青屿机械厂一家就卖了|640万元|, 线上卖出黄酒|2100万元|
        return Head("sales_revenue", phrases.clean(sold.group(1)), at=figure.start, explicit=False)
    if gap and gap[-1].tag == "OWNER" and gap[-1].text.endswith("基金"):
        # 设立滩羊产业发展基金|1亿元
        return Head("fund_size", at=gap[-1].start)
    if gap and gap[-1].text == "外资":
        # 内资30亿元、|外资|952万美元
        return Head("foreign_investment", at=gap[-1].start)
    adverbs = patterns.load().adverbs
    words = [
        i
        for i in gap
        if i.tag in ("TEXT", "NOUN", "VERB", "SUFFIX", "UNIT")
        and i.text not in adverbs
        and not i.text.startswith(("分别", "为"))
    ]
    acts = [i for i in gap if i.tag == "ACTIVITY" or (i.tag == "NOUN" and i.word and i.word.activity)]
    words = [i for i in words if i not in acts]
    money_head = state.head if state.head is not None and state.head.dimension in ("money", "any") else None
    if money_head is not None and money_head.indicator == "contracted_foreign_investment":
        told = reader.text[gap[0].start : figure.start] if gap else ""
        if any(word in told for word in _ARRIVED):
            # 合同外资额11亿美元,实际到位|5.1亿美元
            return money_head._replace(indicator="foreign_investment", at=figure.start)
    if money_head is not None and money_head.indicator in _TOLD_BY_HEAD and gap:
        if _FOR_EACH.fullmatch(reader.text, gap[0].start, figure.start):
            # 分红总额385万元,|人均1515元
            return money_head._replace(at=figure.start, carried=True)
    if (
        figure.unit == "USD"
        and reader.drafts
        and "汇率" in reader.text[reader.drafts[-1].figure.end : figure.start]
    ):
        # 人均地区生产总值38690元,按平均汇率计算为|5608美元
        return reader.drafts[-1].head
    if gap and reader.text.endswith(("总金额", "总额"), 0, figure.start) and projects.signed_before(reader):
        # 签约5个投资项目、|总金额|9.8亿元
        return Head("planned_investment", at=gap[0].start)
    if money_head is not None and money_head.indicator != "planned_investment":
        if acts and not any(i.tag == "VERB" for i in words):
            activity = phrases.clean(reader.text[acts[0].start : acts[-1].end])
            known = patterns.load().indicators[money_head.indicator]
            if known.activity == "none" and money_head.indicator not in ("gdp", "fixed_investment"):
                # 合同外资6亿美元…,商贸业累计|224亿元
                return Head("other_economic", activity, at=figure.start)
            return phrases.narrowed(money_head, activity)
        if not words and (_goes_on(gap) or last_figure >= begin):
            of_another = gap.holds("OWNER", "PLACE", "SCOPE")
            if reader.trail and reader.trail[-1] is None and not of_another:
                return None
            return phrases.narrowed(money_head, state.topic) if state.topic and not of_another else money_head
    if state.head is not None and state.head.indicator == "planned_investment" and not words and not acts:
        if reader.drafts and gap.cue("realised"):
            # 今年计划完成投资2.5亿元,上半年已完成|1.4亿元
            return Head("investment", state.head.activity, at=figure.start, carried=True)
    if state.head is not None and state.head.indicator == "planned_investment" and gap:
        if gap[-1].tag == "OWNER" and gap[-1].owner == "project":
            # 总投资20亿元;…面粉项目|8000万元
            return state.head._replace(activity="", at=figure.start, carried=True)
        if last == state.head and projects.named_after(reader, index).endswith(("项目", "工程")):
            # 投资10亿元的医疗产业园项目、|2.2亿元|的保温材料项目
            return state.head._replace(activity="", at=figure.start, carried=True)
    yearly = any(item.text in ("全年计划", "年度计划") for item in gap)
    if yearly and state.head is not None and state.head.indicator == "project_count":
        # 42个续建项目全年计划|81.3亿元
        return Head("investment", state.head.activity, at=figure.start, carried=True)
    if any("投入" in i.text for i in gap) and "用于" in reader.text[reader.items[index].end :][:3]:
        purpose = phrases.after(reader, index + 1)
        return Head("budget_expenditure", purpose, at=figure.start)
    priced = state.head if state.head is not None and state.head.indicator == "price_index" else None
    if priced is not None and not gap.holds("INDICATOR", "HEAD") and (last is None or last == priced or gap):
        goods_named = phrases.clean(_BEFORE_PRICE.sub("", _words_of(reader, gap)))
        # 猪肉零售价格为每公斤28元,其中|精瘦肉|29.8元
        return priced._replace(activity=goods_named or priced.activity, at=figure.start, explicit=False)
    house = houses.spoken_of(reader)
    if house is not None and reader.text.startswith(_EACH_METRE, reader.items[index].end):
        # 均价3870元/平方米,…钟管镇702套,|3728元/平方米
        return Head("other_economic", house.activity or "商品房均价", at=figure.start, carried=True)
    if gap and gap[-1].text in ("入库", "征收") and "tax" in reader.spoken:
        # 分县区看,…新市镇|入库|9870万元; 汽车制造业|入库|6840万元
        branch = phrases.clean("".join(item.text for item in gap if item.tag == "ACTIVITY"))
        if not branch and state.head is not None and state.head.indicator == "tax":
            # 分税种看,增值税唱主角,|入库|5.5亿元
            bare = all(item.tag in ("CUE", "VERB", "ADVERB", "PUNCT") for item in gap[:-1])
            named_before = bare and not reader.drafts and state.head.activity.endswith("税")
            branch = state.head.activity if named_before else ""
        return reader.spoken["tax"]._replace(activity=branch, at=gap[-1].start, explicit=False)
    if gap and gap[-1].text in _PUT_IN and not gap.holds("INDICATOR", "HEAD"):
        # 镇里计划|投入|80万元翻修村道, 累计|投入|20亿元
        branches = [item.text for item in gap if item.tag == "ACTIVITY"]
        return Head("investment", branches[-1] if branches else "", at=gap[-1].start)
    if is_handed_out(reader, gap):
        return Head("dividend", at=gap[-1].start, explicit=False)
    counted = any(d.head.indicator == "project_count" for d in reader.drafts)
    if counted and projects.named_after(reader, index).endswith(_WORKS):
        # 亿元以上项目2个,分别是|5亿元|的冷链物流项目和1亿元的调味料项目
        return Head("planned_investment", at=figure.start, explicit=False)
    phrase = phrases.before(reader, gap, len(gap) - 1)
    if _is_a_class(phrase) and money_head is not None and reader.drafts:
        # 大型企业增加值4.2亿元;中型企业|0.6亿元; 金融业工资12万元,…;教育业|8.3万元
        return phrases.narrowed(money_head, phrase)
    if phrase and phrases.is_economic(phrase) and not phrases.is_uneconomic(phrase):
        return Head("other_economic", phrase, at=gap[0].start)
    return None


def is_handed_out(reader: SentenceReader, gap: Gap) -> bool:
    """Whether an amount is what the gains shared out come to: 已有10个村启动分红,共|发放|3137万元."""
    return (
        bool(gap)
        and gap[-1].text in _HANDED_OUT
        and _SHARED_OUT.search(reader.text, 0, gap[-1].start) is not None
    )


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
        head = _invested(following or heads_here[-1], gap)
        if head.dimension == "money":
            figure.unit, figure.dimension = "CNY", "money"
            return measures.Reading("level", "", 1, "amount without unit", head=head, doubt="unit_inferred")
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


def _is_a_statistic(reader: SentenceReader, index: int, gap: Gap) -> bool:
    """Whether 项目投资 is told with its growth, as statistics are and no project's cost is."""
    after = reader.items[index + 1 : index + 4]
    return any(item.text == "项目投资" for item in gap) and any(
        item.cue("up", "down", "yoy") for item in after
    )


def _is_done(reader: SentenceReader, index: int) -> bool:
    """Whether the work that an investment was spent on is told as done: 投资100万元,|硬化了1.7公里路."""
    return (
        reader.state.status == "actual" and _WORK_DONE.match(reader.text, reader.items[index].end) is not None
    )


def _invested(head: Head, gap: Gap, signed: bool = False, spent: bool = False) -> Head:
    """Tell 投资3亿元 (planned) from 完成投资3亿元 (done) and 工业投资3亿元 (a statistic)."""
    if head.indicator != "investment":
        return head
    done = spent or any(item.cue("realised") or item.text.startswith(_INVESTED) for item in gap)
    if head.activity in _PHASES and not done:
        # 总投资20亿元,其中一期|投资8亿元
        return head._replace(indicator="planned_investment", activity="")
    if head.activity:
        return (
            head
            if done or phrases.is_known_activity(head.activity)
            else head._replace(indicator="planned_investment")
        )
    if (
        signed
        and any(item.text.startswith("累计") for item in gap)
        and not any("完成" in item.text for item in gap)
    ):
        return head._replace(indicator="planned_investment")
    if done:
        return head
    return head._replace(indicator="planned_investment")


def _signed(reader: SentenceReader) -> bool:
    """Whether projects were signed or begun in the sentence, whose 累计投资 is still to be made."""
    return any(d.head.indicator == "project_count" for d in reader.drafts) and any(
        word in reader.text for word in _SIGNED
    )


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


def _spent(reader: SentenceReader, gap: Gap, head: Head) -> Head:
    """Money that a government gives out (发放补贴, 安排资金) is expenditure."""
    if head.indicator == "other_economic" and head.activity.endswith("资金") and _put_in(reader, gap):
        if not any(word in head.activity for word in _PUBLIC):
            # 累计|投入|基础设施建设资金|1.3亿元
            kind = head.activity.removesuffix("资金").removeprefix("投入")
            acts = [item.text for item in gap if item.tag == "ACTIVITY"]
            return head._replace(
                indicator="investment", activity=kind.removesuffix("建设") or "".join(acts[-1:])
            )
    if head.indicator != "other_economic" or reader.state.owner is not None:
        return head
    if head.activity.endswith("到位资金"):
        # 落实|到位资金|15亿元: what others have paid in
        return head
    if not any(word in head.activity for word in _GRANTS):
        return head
    given = any(item.text in _SPENDS or item.text.startswith(_SPENDS) for item in gap)
    return head._replace(indicator="budget_expenditure") if given else head


def _put_in(reader: SentenceReader, gap: Gap) -> bool:
    """Whether the money is put in, not won or paid out: 累计|投入|技改资金|1600万元."""
    if not gap:
        return False
    told = reader.text[max(0, gap[0].start) : gap[-1].end]
    return "投入" in told and not any(word in told for word in _NOT_PUT_IN)


def _goes_on(gap: Gap) -> bool:
    """Whether the words before a bare amount let it go on with the indicator before."""
    return any(
        item.tag in ("PLACE", "SCOPE", "OWNER", "PERIOD", "ADVERB")
        or item.cue(
            "reach",
            "over",
            "about",
            "increase_to",
            "forecast",
            "target",
            "part",
            "up",
            "down",
            "change",
            "distribute",
            "each",
            "planned",
            "realised",
            "fulfil",
            "cagr",
            "yoy",
        )
        for item in gap
    )


def _words_of(reader: SentenceReader, gap: Gap) -> str:
    """The words before a figure up to the last mark, without 其中."""
    named = [item for item in gap if not item.cue("part")]
    return reader.text[named[0].start : named[-1].end] if named else ""


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
    if reader.is_attribute(at):
        return None
    head = indicators.head(items, at, reader.text)
    if head.dimension != "money" and head.indicator != "other_economic":
        return None
    reader.state.head = head
    return head
