"""Takes from the title of an article when and what it reports on."""

from __future__ import annotations

import re

from extractor.articles.characters import normalise
from extractor.page import Article, Page
from extractor.pipeline import days, periods
from extractor.resolve.context import Context
from patterns.phrases import Phrases

_PHRASES = Phrases("headings")
_REPORT = _PHRASES.pattern("report")
_DONE = _PHRASES.pattern("looks_back_on")
_YEAR_NAMED = _PHRASES.pattern("year")
_RUNNING = _PHRASES.pattern("running_year")
_PROJECT = _PHRASES.pattern("project")
_SEVERAL = _PHRASES.pattern("several")
_DIGEST = _PHRASES.pattern("digest")

YEAR = re.compile(r"((?:19|20)\d{2})年?")
PARTS = ("first_half", "months", "cumulative", "quarter", "quarters", "first_quarter")
"""Kinds of period that a report on part of a year may be of."""
HEADING = 40
"""Characters that a heading has at most."""
_LONG = 4
"""Years after which nobody reports on a year any more."""
_OPENING = 8  # passages at the top of a report, in one of which it says what it looks back on
BODY = ("body", "caption", "table")
"""Roles of the passages that tell, those of headlines being read last."""


def project(text: str) -> str:
    """Return the project that a heading is nothing but the name of, "" for any other line."""
    told = _PROJECT.fullmatch(text) if len(text) <= HEADING else None
    return "" if told is None or _SEVERAL.search(told.group("name")) else told.group("name")


def open_report(context: Context, page: Page, article: Article) -> None:
    """Take the period of an article from its title: a work report of 2017 speaks of 2016."""
    headline = normalise(article.headline)
    title = normalise(page.title) if page.title else headline
    head = title + headline
    mentions = periods.find(head)
    dated = next((m for m in mentions if m.covers in PARTS and "year" in m.values), None)
    context.report = bool(_REPORT.search(head))
    if context.report and not YEAR.search(head) and (told := _year_long_before(context, article)):
        # A text of 2007 that a site dates to 2022
        context.published, context.inferred = None, True
        report_on(context, told)
        return
    if context.report:
        year = YEAR.search(head)
        now = context.published.year if context.published else None
        if dated is not None and dated.covers in PARTS and now in (None, dated.values["year"]):
            # 某镇2022年上半年工作报告, given in 2022
            context.year = dated.values["year"]
            context.period = days.resolve(dated, context.published, context.year)
            return
        part = next((m for m in mentions if m.covers in PARTS and "year" not in m.values), None)
        if part is not None and year is None and context.published is not None:
            # 某镇上半年工作汇报, given in July
            context.year = context.published.year
            context.period = days.resolve(part, context.published, context.year)
            return
        spoken = int(year.group(1)) if year else (context.published.year if context.published else None)
        if dated is not None and "执行情况" in head:
            # 某县2017年上半年计划执行情况
            context.year = dated.values["year"]
            context.period = days.resolve(dated, context.published, context.year)
        elif done := _DONE.search(head):
            # 某区2015年计划执行情况和2016年计划草案
            report_on(context, int(done.group(1)))
        elif spoken is not None:
            late = context.published is not None and (context.published.month or 1) >= 10
            ahead = year is not None and context.published is not None and spoken > context.published.year
            running = late and not year and any(_RUNNING.search(p.text) for p in article.passages[:_OPENING])
            running = running or (
                late and not year and ("总结" in head or _opens_on_its_year(context, article))
            )
            given = "工作报告" in head and not late and (year is None or not _DIGEST.search(head))
            if given or ahead or "计划" in head or not (year or running):
                spoken -= 1
            if dated is not None and dated.values["year"] == spoken:
                # 2013年上半年工作总结
                context.year = spoken
                context.period = days.resolve(dated, context.published, spoken)
            else:
                report_on(context, spoken)
    elif "目标" in head and (plan := next((m for m in mentions if m.covers == "plan"), None)) is not None:
        # “十一五”发展目标敲定: all that follows is aimed at
        context.section, context.years = "target", days.resolve(plan, context.published, None)
        context.latest = context.years.year
    elif held := next((m for m in mentions if m.covers == "holiday"), None):
        context.period = days.resolve(held, context.published, None)
    elif context.published is None or article.published_how == "inferred":
        years = set(_YEAR_NAMED.findall(head))
        if len(years) == 1 and len(title) <= HEADING:
            # An undated page headed 某县2020年旅游统计数据分析
            report_on(context, int(years.pop()))


def _year_long_before(context: Context, article: Article) -> int | None:
    """The year that a report opens on, if all it names had long passed when it was put up; else None."""
    named = [
        int(year.group(1))
        for passage in article.passages
        if passage.role in BODY
        for year in YEAR.finditer(passage.text)
    ]
    if not named or context.published is None or context.published.year - max(named) < _LONG:
        return None
    return named[0]


def _opens_on_its_year(context: Context, article: Article) -> bool:
    """Whether the first year that a report names is the one it was given in: |2018年|是本届政府第一年."""
    named = (YEAR.search(passage.text) for passage in article.passages[:_OPENING] if passage.role in BODY)
    first = next((year for year in named if year is not None), None)
    return (
        first is not None and context.published is not None and int(first.group(1)) == context.published.year
    )


def report_on(context: Context, year: int) -> None:
    """Let a year be the one that an article reports on."""
    context.year = year
    context.period = days.whole_year(year, context.published)
