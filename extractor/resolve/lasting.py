"""Tells by the words before a figure whether it is of a year, of any year, or of what there is."""

from __future__ import annotations

import re

import patterns
from extractor.link.draft import Draft
from extractor.pipeline import periods


def only_describes(draft: Draft) -> bool:
    """Whether a sum only says which project is meant, whatever it did when: 总投资|28亿元|的某项目,全年…."""
    told = draft.head.indicator == "planned_investment" and draft.measure == "level"
    return told and draft.sentence.startswith("的", draft.figure.end)


def in_another_clause(draft: Draft, mention: periods.Mention) -> bool:
    """Whether a clause ends between the words of time and the figure, and there is a figure before it."""
    between = draft.sentence[mention.end : draft.figure.start]
    return re.search(r"\d[^,，;；]*[,，;；]", between) is not None


_YEARLY = re.compile(r"年(?:产值|总产值|销售|营业|营收|利税|税收|交易|产量|产|可)")


def is_of_the_running_year(draft: Draft) -> bool:
    """Whether a figure without words of time is a running total of an area, which 年产值 is not."""
    known = patterns.load().indicators[draft.head.indicator]
    return known.cumulative and not draft.subject and not is_yearly(draft)


def is_yearly(draft: Draft) -> bool:
    """Whether a figure is told as what a year brings: 年产值|3亿元."""
    before = draft.sentence[max(0, draft.figure.start - 14) : draft.figure.start]
    return _YEARLY.search(before) is not None


_ANY_YEAR = re.compile(
    r"(?:(?<![\d去今前全本])年(?:产|交易|成交|(?:经营|综合|总|旅游|经济)?(?:销售|收入|租金|收益)|均|人均|纯|营|创|可)|月均|月工资|月收入|日均"
    r"|亩均|每亩|(?<![上这前近去])一年|注册资[本金](?!增|总额|合计))[^,，。;；!！?？:：]*$"
    r"|(?:每年|每月|常年)[^。;；!！?？:：]*$"
)
_ADDED = re.compile(r"(?:新增|增加|净增|新注册)[^,，。;；]*$")


def is_of_any_year(draft: Draft) -> bool:
    """Whether a figure is what every year, month or mu brings, or what a company was founded with."""
    if draft.head.dimension == "count":
        return False
    before = draft.sentence[max(0, draft.figure.start - 40) : draft.figure.start]
    return _ANY_YEAR.search(before) is not None and _ADDED.search(before) is None


_STOCKS = frozenset({"enterprise_count", "employment", "capacity"})
_EVENT = re.compile(
    "总数|发展到|务工|扩建|新|引进|签|开工|完成|实施|建成|增|投产|竣工|落户|注册|招|培育|组织|争取|落实|关停|转移|输出|启动|改造|推进|创建|认定|入库"
)


def is_of_the_years_plan(draft: Draft) -> bool:
    """Whether a sum is what is planned for the year: 总投资101亿元,年度计划完成|25亿元|."""
    before = draft.sentence[max(0, draft.figure.start - 12) : draft.figure.start]
    return re.search("年度(?:计划)?(?:完成)?投资$|年度计划(?:完成)?$", before) is not None


def is_stock(draft: Draft) -> bool:
    """Whether a level is of what there is, not of what happened in a time: 龙头企业|12家|."""
    return draft.head.indicator in _STOCKS and draft.measure == "level" and not _is_event(draft)


def _is_event(draft: Draft) -> bool:
    """Whether a count is of what happened in a time, not of what there is: 新引进企业|12家."""
    start, end = draft.figure.start, draft.figure.end
    clause = re.split("[,，。;；]", draft.sentence[:start])[-1]
    return _EVENT.search(clause + draft.sentence[end : end + 12]) is not None


_YEAR_ENDS = ("年初", "上年末", "去年末", "上年底", "去年底", "年末", "年底")


def since_the_year_began(draft: Draft) -> bool:
    """Whether a change is told from the beginning of the year, not from another month."""
    before = draft.sentence[max(0, draft.figure.start - 20) : draft.figure.start]
    return any(word in before for word in _YEAR_ENDS)


_AIMED = re.compile("(?:计划|打算|拟|准备)[^。;；]*$")
_ONCE_BUILT = re.compile("(?:达产|投产|建成|投用|竣工|运营|完工|投运|实施)[^,，。]{0,8}后")


def is_aimed_at(draft: Draft) -> bool:
    """Whether an area plans to bring a statistic of its own somewhere: 今年,全镇计划把产值做到|9.5亿元|."""
    head, before = draft.head, draft.sentence[: draft.figure.start]
    return (
        draft.period is not None
        and draft.period.covers in ("year", "context_year")
        and (draft.measure in ("growth", "multiple") or head.indicator in _STATISTICS)
        and _AIMED.search(before) is not None
        and _ONCE_BUILT.search(before) is None
    )


_STATISTICS = frozenset(
    {
        *("gdp", "value_added", "output_value", "fiscal_revenue", "budget_revenue", "fixed_investment"),
        *("retail_sales", "income_per_capita", "village_income", "exports", "imports", "trade"),
        *("tourism_visits", "tourism_revenue", "foreign_investment"),
    }
)
