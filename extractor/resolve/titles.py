"""Takes from the title of an article when and what it reports on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.articles.characters import normalise, years_in_digits
from extractor.page import Article, Page
from extractor.pipeline import days, periods
from extractor.pipeline.periods import Mention
from extractor.resolve.context import Context
from extractor.resolve.headings import BODY, HEADING, PARTS, YEAR, report_on
from patterns.phrases import Phrases

_PHRASES = Phrases("headings")
_REPORT = _PHRASES.pattern("report")
_DONE = _PHRASES.pattern("looks_back_on")
_YEAR_NAMED = _PHRASES.pattern("year")
_RUNNING = _PHRASES.pattern("running_year")
_DIGEST = _PHRASES.pattern("digest")

_LONG = 4
"""Years after which nobody reports on a year any more."""
_OPENING = 8  # passages at the top of a report, in one of which it says what it looks back on


@dataclass(slots=True)
class _Title:
    """The title of an article.

    Attributes:
        context: what is known of the article, which is told.
        article: the article, for its first words.
        text: the title that the page states and the headline, one after the other.
        short: whether it is no longer than headings are.
        mentions: its words of time.
        year: the first year it names, None for none.
        part: its words for a part of a year that is given (2016年上半年), None for none.
    """

    context: Context
    article: Article
    text: str
    short: bool
    mentions: list[Mention]
    year: int | None
    part: Mention | None

    @property
    def published(self) -> int | None:
        """Year of publication."""
        return self.context.published.year if self.context.published else None

    def go_by_part(self, part: Mention, year: int) -> None:
        """Let the article report on a part of a year."""
        self.context.year = year
        self.context.period = days.resolve(part, self.context.published, year)


def open_report(context: Context, page: Page, article: Article) -> None:
    """Take the period of an article from its title: a work report of 2017 speaks of 2016.

    Args:
        context: what is known of the article, which is told.
        page: the page, for the title that it states.
        article: the article.
    """
    headline = years_in_digits(normalise(article.headline))
    stated = years_in_digits(normalise(page.title)) if page.title else headline
    text = stated + headline
    mentions = periods.find(text)
    named = YEAR.search(text)
    part = next((m for m in mentions if m.covers in PARTS and "year" in m.values), None)
    short = len(page.title or article.headline) <= HEADING
    title = _Title(context, article, text, short, mentions, int(named.group(1)) if named else None, part)
    context.report = bool(_REPORT.search(text))
    for rule in _OF_REPORTS if context.report else _OF_OTHERS:
        if rule(title):
            return


def _was_long_ago(title: _Title) -> bool:
    """A text of 2007 that a site dates to 2022."""
    context = title.context
    if title.year is not None or context.published is None:
        return False
    texts = (passage.text for passage in title.article.passages)
    named = [int(year.group(1)) for text in texts for year in _YEAR_NAMED.finditer(text)]
    if not named or context.published.year - max(named) < _LONG:
        return False
    context.published, context.inferred = None, True
    report_on(context, named[0])
    return True


def _is_on_a_dated_part(title: _Title) -> bool:
    """某镇2022年上半年工作报告, given in 2022."""
    part = title.part
    if part is None or title.published not in (None, part.values["year"]):
        return False
    title.go_by_part(part, part.values["year"])
    return True


def _is_on_a_part(title: _Title) -> bool:
    """某镇上半年工作汇报, given in July."""
    part = next((m for m in title.mentions if m.covers in PARTS and "year" not in m.values), None)
    if part is None or title.year is not None or title.published is None:
        return False
    title.go_by_part(part, title.published)
    return True


def _tells_what_was_carried_out(title: _Title) -> bool:
    """某县2017年上半年计划执行情况; 某区2015年计划执行情况和2016年计划草案."""
    if title.part is not None and "执行情况" in title.text:
        title.go_by_part(title.part, title.part.values["year"])
        return True
    done = _DONE.search(title.text)
    if done is not None:
        report_on(title.context, int(done.group(1)))
    return done is not None


def _looks_back_on_a_year(title: _Title) -> bool:
    """A report given in January 2017 looks back on 2016, a summary of November 2016 too."""
    spoken = title.year or title.published
    if spoken is None:
        return False
    if _is_of_the_year_before(title, spoken):
        spoken -= 1
    if title.part is not None and title.part.values["year"] == spoken:
        # 2013年上半年工作总结
        title.go_by_part(title.part, spoken)
    else:
        report_on(title.context, spoken)
    return True


def _is_of_the_year_before(title: _Title, spoken: int) -> bool:
    """Whether a report is of the year before the one that it names or was given in."""
    published, text = title.context.published, title.text
    late = published is not None and (published.month or 1) >= 10
    ahead = title.year is not None and published is not None and spoken > published.year
    given = "工作报告" in text and not late and (title.year is None or not _DIGEST.search(text))
    running = late and title.year is None and _speaks_of_its_own_year(title)
    return given or ahead or "计划" in text or not (title.year or running)


def _speaks_of_its_own_year(title: _Title) -> bool:
    """Whether a report looks back on the year it was given in: 前三季度工作, |2018年|是本届政府第一年."""
    opening = title.article.passages[:_OPENING]
    if "总结" in title.text or any(_RUNNING.search(passage.text) for passage in opening):
        return True
    named = (_YEAR_NAMED.search(passage.text) for passage in opening if passage.role in BODY)
    first = next((year for year in named if year is not None), None)
    return first is not None and int(first.group(1)) == title.published


_OF_REPORTS: tuple[Callable[[_Title], bool], ...] = (
    _was_long_ago,
    _is_on_a_dated_part,
    _is_on_a_part,
    _tells_what_was_carried_out,
    _looks_back_on_a_year,
)
"""Each tells whether it has settled what a report is on."""


def _tells_the_aims_of_a_plan(title: _Title) -> bool:
    """“十一五”发展目标敲定: all that follows is aimed at."""
    plan = next((m for m in title.mentions if m.covers == "plan"), None)
    if plan is None or "目标" not in title.text:
        return False
    context = title.context
    context.section, context.years = "target", days.resolve(plan, context.published, None)
    context.latest = context.years.year
    return True


def _is_on_a_holiday(title: _Title) -> bool:
    """国庆假期全县接待游客12万人次."""
    held = next((m for m in title.mentions if m.covers == "holiday"), None)
    if held is not None:
        title.context.period = days.resolve(held, title.context.published, None)
    return held is not None


def _is_on_a_part_of_its_year(title: _Title) -> bool:
    """1-7月全县主要指标完成情况: of these months, until the text names others."""
    lines = (p.text for p in title.article.passages if p.role in ("kicker", "subtitle"))
    below = (m for line in lines if len(line) <= HEADING for m in periods.find(line))
    part = next((m for m in (*title.mentions, *below) if m.covers in PARTS), None)
    if part is None or (title.published is None and "year" not in part.values) or not title.short:
        return False
    title.context.period = days.resolve(part, title.context.published, None)
    return True


def _is_undated_but_names_a_year(title: _Title) -> bool:
    """An undated page headed 某县2020年旅游统计数据分析."""
    years = set(_YEAR_NAMED.findall(title.text))
    undated = title.context.published is None or title.article.published_how == "inferred"
    if not undated or len(years) != 1 or not title.short:
        return False
    report_on(title.context, int(years.pop()))
    return True


_OF_OTHERS: tuple[Callable[[_Title], bool], ...] = (
    _tells_the_aims_of_a_plan,
    _is_on_a_holiday,
    _is_on_a_part_of_its_year,
    _is_undated_but_names_a_year,
)
"""The same of articles that are no reports."""
