"""When a page was published, where neither file nor masthead says so: what its words tell.

A year counts only where the text speaks of it as its own time. Never looks at the clock.
"""

from __future__ import annotations

import re

from extractor.articles.characters import years_in_digits
from extractor.articles.marks import FULL_DATE

_YEAR = re.compile(r"((?:19|20)(?<!\d..)\d\d)(?=年|[“\"])")
_SENTENCE = re.compile(r"[^。!?;]+")
_FUTURE_BEFORE = re.compile(r"(?:(?<!截止)到|(?<!截)至|力争|[—~–-]|展望|面向|未来|目标是|目标为|目标:)$")
_FUTURE_AFTER = re.compile(
    r"年?(?:度)?,?[^,。\d]{0,20}(?:计划|目标|规划|预算|安排|展望|远景)|年?(?:前|底前|末前|之前)"
)
_PAST_BEFORE = re.compile(r"(?:自|自从|于|早在|始于|始建于|成立于|从|继|比|较|的|是)$")
_PAST_AFTER = re.compile(r"年(?:以来|成立|建成|开始|起|至今|后|的[\d.]|被|首)")
_EVENT_AFTER = re.compile(r"年?[^,]{0,12}(?:竣工|建成|投产|投用|完工|交付|通车|开业)")
_ENDED = re.compile(r"年?(?:底|末)(?!前)")
_NOW = re.compile(
    r"今年|近日|日前|昨日|昨天|今天|目前|截至|本月|公布|公示|举办|召开|评选|新闻回放|已经进入|收官"
)
_RELATIVE = re.compile(r"今年|(?<!年)[1-9]\d?月\d{1,2}日")
_RUNNING_YEAR = re.compile(
    r"今年[,，]?[^。;；\d]{0,16}(?:计划|力争|拟|准备|预计|估计|有望)"
    r"|今年(?:以来|上半年|一季度|[前头].{1,2}个?[月季]|1[-—~～至到、])"
    r"|去年(?:年?底|末)"
)
_WHOLE_YEAR = re.compile(
    r"(?![^。;；]{0,80}?(?:预计|有望|预期|力争|计划))"
    r"年?(?:度)?[,，]?(?!(?:年|度|[上下]半年|[前头]|第?[一二三四]季度|截至|春节|年?初|夏|秋|冬|\d{1,2}月))"
    r"[^。;；\d]{2,24}\d[\d.]*[多余]?[万亿]"
)
_CUMULATIVE = re.compile(r"今年(?:前)?(?:1月?(?:[-—~–至到]+)(\d{1,2})月|前(\d{1,2})个?月)")
_MONTH = re.compile(r"今年(\d{1,2})月")
_EARLY = re.compile(r"(?<!\d)([12])月\d{1,2}日(?:专?电|讯|消息)")
_NEAR = 30
_REPORT = re.compile(r"工作报告")
_BULLETIN = re.compile(r"((?:19|20)\d\d)年[^,。]{0,20}统计公报")
_GREETING = re.compile(r"((?:19|20)\d\d)年?(?:的)?(?:新春|春节|新年|元旦)(?:佳节|即将|到来|来临|之际)")
_PLANS_THE_YEAR = re.compile(
    r"(?:总结|回顾)(?:去年|20\d\d年)[^。]{0,16}?(?:部署|安排|谋划|研究)(?:今年)?((?:19|20)\d\d)年"
)
_ISSUE = re.compile(r"((?:19|20)\d\d)年(?:度)?第\d{1,3}期")
_OPENING = 300  # characters within which a letter names the festival that it is written for
_REPORT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)")
_REVIEW = re.compile(r"[一二]、((?:19|20)\d\d)年[^,。]{0,14}(?:回顾|情况|工作)")


def infer(headline: str, text: str) -> str | None:
    """The publication date that a page's words tell.

    Args:
        headline: main headline of the page's first article, normalised.
        text: the page's news, normalised, without white space.

    Returns:
        ``2021-11`` (今年1至10月 in a text of 2021 was written in November at the earliest), ``2021`` where no
        month is told, None where the text allows neither. A yearly work report is dated to January of
        its year, when such reports are given, a statistical bulletin to the year after the one it covers.
    """
    headline, text = years_in_digits(headline), years_in_digits(text)
    if _REPORT.search(headline) and (year := _report_year(headline, text)):
        return f"{year}-01"
    if bulletin := _BULLETIN.search(headline):
        return str(int(bulletin[1]) + 1)
    if greeting := _GREETING.search(text, 0, _OPENING):
        return f"{greeting[1]}-01"
    if plans := _PLANS_THE_YEAR.search(text, 0, _OPENING):
        return f"{plans[1]}-01"
    year = _year(headline, text)
    if year is None:
        return None
    early = _EARLY.search(text)
    month = _month(year, text) or (int(early[1]) if early is not None else None)
    return f"{year}-{month:02}" if month else str(year)


def year_of_issue(text: str) -> str | None:
    """The year that an issue is of, None where none is printed: (2010年第7期 总第91期) → ``2010``."""
    issue = _ISSUE.search(years_in_digits(text))
    return issue[1] if issue is not None else None


def _report_year(headline: str, text: str) -> int | None:
    if named := _REPORT_YEAR.search(headline):
        return int(named[1])
    review = _REVIEW.search(text)
    return int(review[1]) + 1 if review else None


def _year(headline: str, text: str) -> int | None:
    """The latest year spoken of as present, or any later one that is not future."""
    present: set[int] = set()
    named: set[int] = set()
    plain: set[int] = set()
    for at, sentence in enumerate(_SENTENCE.findall(headline + "。" + text)):
        years = list(_YEAR.finditer(sentence))
        now = bool(years) and (at == 0 or _NOW.search(sentence) is not None)
        for match in years:
            before = sentence[max(0, match.start() - _NEAR) : match.start()]
            after = sentence[match.end() : match.end() + _NEAR]
            running = "今年" in before and after.startswith("年度")  # 今年建设…,2019年度计划完成…
            if not running and (_FUTURE_BEFORE.search(before) or _FUTURE_AFTER.match(after)):
                continue
            named.add(int(match[1]))
            past = _PAST_BEFORE.search(before) or _PAST_AFTER.match(after)
            if not past and not _EVENT_AFTER.match(after):
                plain.add(int(match[1]))
            if not past and (now or FULL_DATE.match(sentence, match.start())):
                present.add(int(match[1]))
    if not named:
        return None
    latest = max(named)
    if _EARLY.search(text) and re.search(f"{latest}年(?:第?四季度|全年|12月|下半年)", text):
        # 1月22日电…2009年第四季度: the year after.
        return latest + 1
    ended = all(_ENDED.match(text, match.end()) for match in _YEAR.finditer(text) if int(match[1]) == latest)
    if ended and latest not in _years(headline) and (_CUMULATIVE.search(text) or "去年" in text):
        # 2010年底…3892元, and 今年1—6月 or 去年: the year after.
        return latest + 1
    told = [match for match in _YEAR.finditer(text) if int(match[1]) == latest]
    over = (_WHOLE_YEAR.match(text, match.end()) or _ENDED.match(text, match.end()) for match in told)
    whole = bool(told) and all(over)
    if whole and latest not in _years(headline) and _RUNNING_YEAR.search(text):
        # 2006年销售收入5.9亿元,… and 今年计划…, 今年上半年… or 去年底…: the year after.
        return latest + 1
    if not present and len(named) == len(plain) == 1 and _RELATIVE.search(text):
        # The one year named is the one that 今年 and 3月28日 go by.
        return latest
    return latest if present and max(present) >= latest - 1 else None


def _years(text: str) -> set[int]:
    return {int(match[1]) for match in _YEAR.finditer(text)}


def _month(year: int, text: str) -> int | None:
    """The earliest month in which all that the text tells of the year can have been known."""
    cumulative = [int(a or b) + 1 for a, b in _CUMULATIVE.findall(text)]
    dated = [int(month) for y, month, _ in FULL_DATE.findall(text) if int(y) == year]
    told = cumulative + dated
    if not told:
        return None
    spoken = [int(month) for month in _MONTH.findall(text)]
    return min(max(told + [month for month in spoken if month <= 12]), 12)
