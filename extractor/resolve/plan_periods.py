"""Periods of figures that are settled before any words of time: of plans, of yields, of what has none."""

from __future__ import annotations

from collections.abc import Callable

from extractor.link.draft import Draft
from extractor.pipeline import days, periods
from extractor.pipeline.periods import PARTS_OF_A_YEAR, Mention, Span
from extractor.resolve import lasting
from extractor.resolve.context import Context
from extractor.resolve.dating import UNSETTLED, Dating
from patterns.phrases import Phrases

_ONLY_PLANS = Phrases("periods").pattern("only_plans")
_PLAN_PERIODS = frozenset(
    {"to_date", "context_year", "months", "cumulative", "quarters", "quarter", "first_half", "since"}
)
_DATE_WHAT_WAS_BEGUN = frozenset({"year", "last_year", "as_of_month"})
_OF_PLANS_FOR_A_YEAR = frozenset({"planned_investment", "investment", "fixed_investment", "project_count"})


def settled(figure: Dating) -> Span | None:
    """Return the period of a figure that one of the rules below settles, `UNSETTLED` where none does."""
    for rule in _RULES:
        found = rule(figure)
        if found is not UNSETTLED:
            return found
    return UNSETTLED


def _told_to_have_none(figure: Dating) -> Span | None:
    """达产后,年产值|3亿元|."""
    return None if figure.mention is not None and figure.mention.covers == "none" else UNSETTLED


def _describes_a_project(figure: Dating) -> Span | None:
    """总投资|28亿元|的某项目,全年…: which project is meant, whatever it did when."""
    project = figure.status == "planned" and figure.draft.subject_kind == "project"
    return None if project and lasting.only_describes(figure.draft) else UNSETTLED


def _of_the_years_plan(figure: Dating) -> Span | None:
    """年度计划投资|4.85亿元|."""
    context, mention = figure.context, figure.mention
    of_a_year = mention is not None and mention.covers in ("year", "context_year")
    if of_a_year or not (figure.future and lasting.is_of_the_years_plan(figure.draft)):
        return UNSETTLED
    reviewed = context.report and context.section == "actual"
    year = context.year if reviewed or context.published is None else context.published.year
    if context.section == "target" and context.latest is not None:
        year = max(context.latest, year or 0)
    return days.whole_year(year, context.published)


def _of_a_year_in_part_told(figure: Dating) -> Span | None:
    """1—4月完成1.15亿元,全年计划|17.2亿元|: a plan is of the year."""
    now = figure.context.period
    if now is not None and figure.status == "target" and lasting.is_the_years_task(figure.draft):
        # 上半年完成3.15亿元,为年任务|5.5亿元|的57.3%, in whatever report
        return days.whole_year(now.year, figure.context.published)
    yearly = figure.status == "planned" and figure.code == "investment"
    if figure.mention is not None or not (yearly or figure.status == "target"):
        return UNSETTLED
    if not _in_part_of_a_year(figure.context) or _is_over(figure):
        return UNSETTLED
    return days.whole_year(now.year if now is not None else None, figure.context.published)


def _of_any_year_to_come(figure: Dating) -> Span | None:
    """3月刚投产,…年产值预计可达|2亿元|."""
    mention = figure.mention
    if not figure.future or figure.status == "target" or not figure.is_money:
        return UNSETTLED
    dated = mention is not None and mention.covers not in ("month", "day", "as_of_month", "as_of_now")
    return UNSETTLED if dated or not lasting.is_yearly(figure.draft) else None


def _of_a_projects_yield(figure: Dating) -> Span | None:
    """…项目,已投产,预计年产值|4600万元|."""
    mention = figure.mention
    yields = figure.status == "forecast" and figure.draft.subject_kind == "project" and figure.is_money
    return None if yields and (mention is None or mention.covers.startswith("as_of")) else UNSETTLED


def _among_the_years_tasks(figure: Dating) -> Span | None:
    """Among what a report sets for the year: 计划实施项目|118个|,年度投资|45亿元|."""
    context = figure.context
    if figure.mention is not None or figure.status != "planned" or context.section != "target":
        return UNSETTLED
    if context.latest is None or figure.code not in ("investment", "project_count"):
        return UNSETTLED
    return days.whole_year(context.latest, context.published)


def _of_a_plan_without_date(figure: Dating) -> Span | None:
    """总投资|28亿元|: what something will cost has no period but one that is named for it."""
    context, draft, mention = figure.context, figure.draft, figure.mention
    if figure.code in ("planned_investment", "fund_size") and mention is None and not context.report:
        return None
    if figure.code == "planned_investment" and mention is not None and _in_an_earlier_part(draft, mention):
        # 青屿项目计划投资12亿元,1—7月完成2.9亿元;屿达项目计划投资|5.6亿元|
        return None
    if figure.status != "planned":
        return UNSETTLED
    aimed = not context.owner_before and lasting.is_aimed_at(draft)
    return UNSETTLED if aimed or _dates_a_plan(mention, draft) else None


def _on_the_day_of_the_event(figure: Dating) -> Span | None:
    """3月28日…举行开工仪式: the projects counted are those of the day."""
    context = figure.context
    if figure.mention is not None or context.event is None or figure.code != "project_count":
        return UNSETTLED
    now = context.period
    return context.event if now is None or now.covers in ("year", "context_year", "last_year") else UNSETTLED


def _dated_before(figure: Dating, mention: Mention, *kinds: str) -> Mention | None:
    """The last date of these kinds that the sentence tells before words of time, None for none."""
    told = periods.find(figure.draft.sentence[: mention.start])
    return next((one for one in reversed(told) if one.covers in kinds), None)


def _in_the_month_spoken_of(figure: Dating) -> Span | None:
    """1至9月…,|当月|完成3亿元."""
    mention, now = figure.mention, figure.context.period
    if mention is None or mention.covers != "current_month":
        return UNSETTLED
    date = _dated_before(figure, mention, "day", "month")
    if date is not None:
        # 5月18日投产,|当月|即实现销售3200万元
        month = days.resolve(figure.context.dated(date), figure.context.published, figure.context.year)
        return Span(month.start, month.end, mention.text, "month") if month.end is not None else UNSETTLED
    if now is None or now.end is None:
        return UNSETTLED
    return Span(now.end.replace(day=1), now.end, mention.text, "month")


def _in_the_year_of_a_date(figure: Dating) -> Span | None:
    """2003年3月投产,|当年|就实现销售收入5.7亿元."""
    mention = figure.mention
    if mention is None or mention.text != "当年":
        return UNSETTLED
    date = _dated_before(figure, mention, "day", "month", "year")
    if date is None or "year" not in date.values:
        return UNSETTLED
    return days.whole_year(date.values["year"], figure.context.published, mention.text)


def _of_the_year_aimed_at(figure: Dating) -> Span | None:
    """A target without words of time is of the latest year named, or of the one of publication."""
    context, now = figure.context, figure.context.period
    if figure.mention is not None or figure.status != "target":
        return UNSETTLED
    known = (context.latest, context.published.year if context.published else None)
    year = max((one for one in known if one), default=None)
    if year is None or (now is not None and now.end is not None and now.end.year >= year):
        return UNSETTLED
    years = context.years
    if figure.draft.basis == "cagr" and years is not None and _ends_in(years, year):
        # “十一五”发展目标: 生产总值年均增长|10.5%|,到2010年…
        return years
    return days.whole_year(year, context.published)


def _of_any_year(figure: Dating) -> Span | None:
    """现有大棚200个,亩均收入|1万元|: of whatever year the sentences before told."""
    bare = figure.mention is None and figure.draft.measure == "level"
    return None if bare and lasting.is_of_any_year(figure.draft) else UNSETTLED


_RULES: tuple[Callable[[Dating], Span | None], ...] = (
    _told_to_have_none,
    _describes_a_project,
    _of_the_years_plan,
    _of_a_year_in_part_told,
    _of_any_year_to_come,
    _of_a_projects_yield,
    _among_the_years_tasks,
    _of_a_plan_without_date,
    _on_the_day_of_the_event,
    _in_the_month_spoken_of,
    _in_the_year_of_a_date,
    _of_the_year_aimed_at,
    _of_any_year,
)


def _ends_in(years: Span, year: int) -> bool:
    """Whether the years of a plan, or the next years, end with the one aimed at."""
    ends = years.end is not None and years.end.year == year
    return years.covers in ("plan", "next_years") and (ends or years.year == year)


def _in_part_of_a_year(context: Context) -> bool:
    """Whether the article goes by the months of a year up to some month."""
    now = context.period
    return (
        now is not None
        and now.end is not None
        and (
            now.start is None
            or (now.start.month, now.start.year) == (1, now.end.year)
            or now.covers in ("month", "current_month", "day")
        )
        and not context.report
    )


def _is_over(figure: Dating) -> bool:
    """Whether the year spoken of is over and a later one is aimed at: 2015年,…。到2020年,…。产值|30亿元|."""
    now, latest = figure.context.period, figure.context.latest
    whole = now is not None and now.end is not None and now.covers in ("year", "context_year", "last_year")
    later = whole and latest is not None and now is not None and now.year is not None and latest > now.year
    return figure.status == "target" and later


def _in_an_earlier_part(draft: Draft, mention: Mention) -> bool:
    """Whether words of time stand in a part of the sentence before that of a project's cost."""
    between = draft.sentence[mention.end : draft.figure.start]
    months = mention.covers in PARTS_OF_A_YEAR
    return months and draft.subject_kind == "project" and (";" in between or "；" in between)


def _opens_a_part(draft: Draft, mention: Mention) -> bool:
    """Whether words of time open a part of the sentence before a figure: …第二;|2021年|,签约项目4个,…."""
    before = draft.sentence[: mention.start].rstrip("截至止到")
    return mention.start < draft.figure.start and (not before or before[-1] in ";；。")


def _dates_a_plan(mention: Mention | None, draft: Draft) -> bool:
    """今年以来引进项目21个,总投资136亿元 is of this year; 预计2019年底建成 dates no investment."""
    if (
        mention is not None
        and mention.covers == "year"
        and not mention.text.startswith(("到", "至"))
        and _ONLY_PLANS.match(draft.sentence, mention.end)
    ):
        # 2020年|计划投资68.2亿元
        return draft.head.indicator in _OF_PLANS_FOR_A_YEAR
    if mention is not None and draft.head.indicator == "project_count":
        # 今年计划实施项目415个
        return mention.covers == "year" and mention.relative == 0
    if mention is None or draft.head.indicator not in ("planned_investment", "investment"):
        return False
    if draft.plural and mention.covers in _DATE_WHAT_WAS_BEGUN and _opens_a_part(draft, mention):
        # 去年新签、开工项目22个,总投入|11亿元|; 截止9月底,开发项目39个,投资|7520万元|
        return True
    if mention.covers == "year":
        named = "year" in mention.values and not mention.text.startswith(("到", "至"))
        told = named and not mention.text.endswith(("底", "末")) and mention.start < draft.figure.start
        return mention.relative == 0 or draft.head.indicator == "investment" or (told and mention.start < 2)
    return mention.covers in _PLAN_PERIODS
