"""Tells by the words before a figure whether it is of a year, of any year, or of what there is."""

from __future__ import annotations

import re

import patterns
from extractor.link.draft import Draft
from extractor.pipeline import periods
from patterns.phrases import Phrases

_PHRASES = Phrases("lasting")
_YEARLY = _PHRASES.pattern("yearly")
_ANY_YEAR = _PHRASES.pattern("any_year")
_ADDED = _PHRASES.pattern("added")
_EVENT = _PHRASES.pattern("happened")
_YEARS_PLAN = _PHRASES.pattern("years_plan")
_YEARS_TASKS = _PHRASES.words("years_tasks")
_YEAR_ENDS = _PHRASES.words("year_ends")
_AT_END = _PHRASES.pattern("at_end")
_BALANCE = _PHRASES.pattern("balance")
_ENDS_OF_YEARS = _PHRASES.words("ends_of_years")
_AIMED = _PHRASES.pattern("aimed")
_ONCE_BUILT = _PHRASES.pattern("once_built")
_CLAUSE_END = re.compile("[,，。;；]")
_FIGURE_AND_CLAUSE_END = re.compile(r"\d[^,，;；]*[,，;；]")


def only_describes(draft: Draft) -> bool:
    """Whether a sum only says which project is meant, whatever it did when: 总投资|28亿元|的某项目,全年…."""
    told = draft.head.indicator == "planned_investment" and draft.measure == "level"
    return told and draft.sentence.startswith("的", draft.figure.end)


def in_another_clause(draft: Draft, mention: periods.Mention) -> bool:
    """Whether a clause ends between the words of time and the figure, and there is a figure before it."""
    between = draft.sentence[mention.end : draft.figure.start]
    return _FIGURE_AND_CLAUSE_END.search(between) is not None


def is_of_the_running_year(draft: Draft) -> bool:
    """Whether a figure without words of time is a running total of an area, which 年产值 is not."""
    known = patterns.load().indicators[draft.head.indicator]
    return known.cumulative and not draft.subject and not is_yearly(draft)


def is_yearly(draft: Draft) -> bool:
    """Whether a figure is told as what a year brings: 年产值|3亿元."""
    before = draft.sentence[max(0, draft.figure.start - 14) : draft.figure.start]
    return _YEARLY.search(before) is not None


def is_of_any_year(draft: Draft) -> bool:
    """Whether a figure is what every year, month or mu brings, or what a company was founded with."""
    if draft.head.dimension == "count":
        return False
    before = draft.sentence[max(0, draft.figure.start - 40) : draft.figure.start]
    return _ANY_YEAR.search(before) is not None and _ADDED.search(before) is None


_STOCKS = frozenset({"enterprise_count", "employment", "capacity"})


def is_of_the_years_plan(draft: Draft) -> bool:
    """Whether a sum is what is planned for the year: 总投资101亿元,年度计划完成|25亿元|."""
    before = draft.sentence[max(0, draft.figure.start - 12) : draft.figure.start]
    return _YEARS_PLAN.search(before) is not None


def is_the_years_task(draft: Draft) -> bool:
    """Whether an amount is the year's task: 占全年任务|42万元|的56.4%."""
    return draft.sentence.endswith(_YEARS_TASKS, 0, draft.figure.start)


def is_stock(draft: Draft) -> bool:
    """Whether a level is of what there is, not of what happened in a time: 龙头企业|12家|."""
    return draft.head.indicator in _STOCKS and draft.measure == "level" and not _is_event(draft)


def _is_event(draft: Draft) -> bool:
    """Whether a count is of what happened in a time, not of what there is: 新引进企业|12家."""
    start, end = draft.figure.start, draft.figure.end
    clause = _CLAUSE_END.split(draft.sentence[:start])[-1]
    return _EVENT.search(clause + draft.sentence[end : end + 12]) is not None


def since_the_year_began(draft: Draft) -> bool:
    """Whether a change is told from the beginning of the year, not from another month."""
    before = draft.sentence[max(0, draft.figure.start - 20) : draft.figure.start]
    return any(word in before for word in _YEAR_ENDS)


def is_balance(draft: Draft) -> bool:
    """Whether a figure is of what there is at the end of a time: 贷款余额|91亿元|, 年末户籍人口|5.6万人|."""
    if draft.head.indicator == "population" and draft.measure == "level":
        return _AT_END.search(draft.sentence, 0, draft.figure.start) is not None
    if draft.head.indicator not in ("deposits", "loans") or draft.measure == "change" or draft.head.new:
        return False
    return _BALANCE.search(draft.sentence, 0, draft.figure.start) is not None


def is_at_the_end(mention: periods.Mention | None) -> bool:
    """Whether words of time are those for the end of a year: |年末|存款余额118亿元."""
    return mention is not None and mention.text.endswith(_ENDS_OF_YEARS)


def is_aimed_at(draft: Draft) -> bool:
    """Whether an area plans to bring a statistic of its own somewhere: 今年,全镇计划把产值做到|9.5亿元|."""
    head, before = draft.head, draft.sentence[: draft.figure.start]
    return (
        draft.period is not None
        and draft.period.covers in ("year", "context_year")
        and (
            draft.measure in ("growth", "multiple")
            or head.indicator in _STATISTICS
            # 明年,全县计划引进到位资金|5.5亿元
            or (head.indicator == "other_economic" and head.activity.endswith("资金"))
        )
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
