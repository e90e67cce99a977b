"""Tells what an amount goes on with that has no indicator of its own: 合同外资11亿美元,实际到位|5.1亿美元."""

from __future__ import annotations

from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases, project_names, projects
from extractor.link.draft import Head
from extractor.link.gap import Gap
from extractor.link.items import Item
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.amounts import Amount
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_FOR_EACH = _PHRASES.pattern("for_each")
_ARRIVED = _PHRASES.words("arrived")

_SUMMED = _PHRASES.pattern("summed")
_STAGE = _PHRASES.pattern("stage_of_a_project")
_SIGNED_AFTER = _PHRASES.pattern("signed_after")
_FUNCTIONS = frozenset(_PHRASES.words("functions"))
_LONGEST_BRANCH = 8
_OF_ONE = ("income_per_capita", "wage", "gdp_per_capita", "dividend", "price_index")
"""Indicators of which no branch has a part."""
_NEAR = 8  # characters that words for a sum take at most before it
_OF_PROJECTS = ("项目", "工程", "类")
_TOLD_BY_HEAD = ("dividend", "wage", "deposits")
_OF_FIRMS = frozenset({"output_value", "sales_revenue", "operating_revenue", "value_added", "profit", "tax"})
_SPLIT_BY_ACTIVITY = ("gdp", "fixed_investment")
_LET_GO_ON = (
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

NOTHING = Head("")
"""Stands for an amount of nothing known where None would let the next rule be asked."""


def _arrived(reader: SentenceReader, amount: Amount) -> Head | None:
    """Foreign capital that has come of what was agreed: 合同外资额11亿美元,实际到位|5.1亿美元."""
    spoken = _spoken_of(reader)
    if spoken is None or spoken.indicator != "contracted_foreign_investment" or not amount.gap:
        return None
    told = reader.text[amount.gap[0].start : amount.figure.start]
    if not any(word in told for word in _ARRIVED):
        return None
    return spoken._replace(indicator="foreign_investment", at=amount.figure.start)


def _for_each(reader: SentenceReader, amount: Amount) -> Head | None:
    """How much of it each gets: 分红总额385万元,|人均|1515元."""
    spoken = _spoken_of(reader)
    if spoken is None or not amount.gap:
        return None
    earned = spoken.indicator == "other_economic" and spoken.activity.endswith("收入")
    if spoken.indicator not in _TOLD_BY_HEAD and not (earned and reader.drafts):
        return None
    start = amount.figure.start
    if _FOR_EACH.fullmatch(reader.text, amount.gap[0].start, start) is None:
        return None
    return spoken._replace(at=start, carried=True)


def _exchanged(reader: SentenceReader, amount: Amount) -> Head | None:
    """The figure before in dollars: 人均地区生产总值38690元,按平均汇率计算为|5608美元."""
    if amount.figure.unit != "USD" or not reader.drafts:
        return None
    last = reader.drafts[-1]
    return last.head if "汇率" in reader.text[last.figure.end : amount.figure.start] else None


def _told_more_exactly(reader: SentenceReader, amount: Amount) -> Head | None:
    """The figure before once more, in a bracket: 人均纯收入首次站上13000元(|13042元|)."""
    items, index = reader.items, amount.index
    if index < 2 or index + 1 >= len(items) or not reader.drafts:
        return None
    bracket = items[index - 1].text in "(（" and items[index + 1].text in ")）"
    same = items[index - 2].figure is reader.drafts[-1].figure and reader.drafts[-1].measure == "level"
    alike = reader.drafts[-1].figure.unit == amount.figure.unit
    return reader.drafts[-1].head if bracket and same and alike else None


def _done_by_firms(reader: SentenceReader, amount: Amount) -> Head | None:
    """What a class of firms has of it: 工业总产值98亿元,其中规上企业146家|完成|88亿元."""
    spoken, gap = _spoken_of(reader), amount.gap
    last = reader.drafts[-1] if reader.drafts else None
    told = [draft.head for draft in reader.drafts if draft.head.indicator in _OF_FIRMS]
    if last is None or last.head.indicator != "enterprise_count" or not told or not gap:
        return None
    if spoken is not None and spoken.indicator in _OF_FIRMS:
        return None
    bare = all(item.cue("realised", "reach") or item.tag in ("ADVERB", "PUNCT") for item in gap)
    if not bare or not gap.cue("realised", "reach"):
        return None
    return phrases.narrowed(told[-1], last.head.activity.removesuffix("企业"))


def _of_those_signed(reader: SentenceReader, amount: Amount) -> Head | None:
    """The cost of the projects signed: 签约5个投资项目、|总金额|9.8亿元; |268亿元|37个项目集中签约."""
    start, end = amount.figure.start, amount.figure.end
    opens = start == 0 and _SIGNED_AFTER.match(reader.text, end) is not None
    summed = bool(amount.gap) and _SUMMED.search(reader.text, max(0, start - _NEAR), start) is not None
    if not opens and not (summed and projects.signed_before(reader)):
        return None
    return Head("planned_investment", at=amount.gap[0].start if amount.gap else start)


def _of_what_was_spoken_of(reader: SentenceReader, amount: Amount) -> Head | None:
    """The indicator before, of another branch where one is named: 一产增加值3亿元,|二产|9亿元."""
    spoken, gap = _spoken_of(reader), amount.gap
    if spoken is None or spoken.indicator == "planned_investment":
        return None
    words = _words(gap)
    branches = [item for item in gap if _is_activity(item)]
    if branches and not any(item.tag == "VERB" for item in words):
        activity = phrases.clean(reader.text[branches[0].start : branches[-1].end])
        # 合成革|产业|31亿元: an unknown branch, by all of its name
        activity = activity or phrases.before(reader, gap, len(gap) - 1)
        known = patterns.load().indicators[spoken.indicator]
        if known.activity == "none" and spoken.indicator not in _SPLIT_BY_ACTIVITY:
            # 合同外资6亿美元…,商贸业累计|224亿元
            return Head("other_economic", activity, at=amount.figure.start)
        return phrases.narrowed(spoken, activity)
    if words or not (_goes_on(gap) or amount.follows):
        return None
    of_another = gap.holds("OWNER", "PLACE", "SCOPE")
    if reader.trail and reader.trail[-1] is None and not of_another:
        return NOTHING
    topic = reader.state.topic
    return phrases.narrowed(spoken, topic) if topic and not of_another else spoken


def _of_the_leader(reader: SentenceReader, amount: Amount) -> Head | None:
    """What a clause without figures is about: 一产14亿元,增3.4%,三产最快,|54亿元|."""
    spoken, topic = _spoken_of(reader), reader.state.topic
    if spoken is None or not topic or any(item.tag != "PUNCT" for item in amount.gap):
        return None
    known = patterns.load().indicators[spoken.indicator]
    branch = phrases.is_known_activity(topic) and (known.activity == "free" or spoken.activity)
    return phrases.narrowed(spoken, topic) if branch and spoken.indicator not in _OF_ONE else None


def _of_the_next_of_a_list(reader: SentenceReader, amount: Amount) -> Head | None:
    """Another branch, though no table knows it: 服装产值68亿元,增2%,|厨具电器|51亿元,增24%."""
    spoken, index = _spoken_of(reader), amount.index
    if spoken is None or not reader.drafts or reader.drafts[-1].measure not in ("growth", "multiple"):
        return None
    if not spoken.activity or patterns.load().indicators[spoken.indicator].activity != "free":
        return None
    if not phrases.only_names(amount.gap) or not _grows_next(reader, index):
        return None
    name = phrases.before(reader, amount.gap, len(amount.gap) - 1).removeprefix("其中")
    unfit = phrases.is_economic(name) or phrases.is_uneconomic(name) or phrases.counted(name) is not None
    if not 2 <= len(name) <= _LONGEST_BRANCH or (unfit and not name.endswith("产业")):
        return None
    return phrases.narrowed(spoken, name)


def _grows_next(reader: SentenceReader, index: int) -> bool:
    """Whether a growth follows an amount: 51亿元|,增24%|."""
    after = reader.items[index + 1 : index + 4]
    return len(after) == 3 and after[0].tag == "PUNCT" and after[1].cue("up", "down", "yoy")


def _spent_by_function(reader: SentenceReader, amount: Amount) -> Head | None:
    """What of public spending goes to one of its functions: 财政支出18亿元。其中:|教育|5亿元,增15%."""
    spoken = _spoken_of(reader)
    if spoken is None or spoken.indicator != "budget_expenditure" or not amount.gap:
        return None
    begin = amount.gap[0].start
    name = phrases.clean(reader.text[begin : amount.figure.start].lstrip(",，;；:：、"))
    return phrases.narrowed(spoken, name) if name.removesuffix("支出") in _FUNCTIONS else None


def _done_of_a_kind(reader: SentenceReader, amount: Amount) -> Head | None:
    """What was invested in one kind of projects: 完成投资27亿元,其中|产业项目|完成|12亿元|."""
    spoken, gap = _spoken_of(reader), amount.gap
    if spoken is None or spoken.indicator != "investment" or not gap.cue("realised"):
        return None
    kinds = [item for item in _words(gap) if item.tag == "NOUN" and item.text.endswith(_OF_PROJECTS)]
    if len(kinds) != 1 or len(_words(gap)) > 1:
        return None
    activity = phrases.clean(kinds[0].text.removesuffix("项目")) or kinds[0].text
    return spoken._replace(activity=activity, at=amount.figure.start, explicit=False)


def _done_of_those_counted(reader: SentenceReader, amount: Amount) -> Head | None:
    """What was invested in a class of projects: 完成投资75亿元。…;二产104个,完成|55.9亿元|."""
    gap = amount.gap
    if not gap.cue("realised") or _words(gap) or any(_is_activity(item) for item in gap):
        return None
    last = reader.drafts[-1] if reader.drafts else None
    spoken = "investment" in reader.spoken or any(d.head.indicator == "investment" for d in reader.drafts)
    if last is not None and last.head.indicator == "project_count" and gap.holds("PERIOD"):
        # 24个续建项目|上半年完成|9.6亿元
        return Head("investment", _class_of(last.head), at=amount.figure.start, explicit=False)
    if last is not None and last.head.indicator == "project_count" and not spoken and last.head.activity:
        # 朝阳热电等2个项目|完成|7.45亿元
        return Head("investment", _class_of(last.head), at=amount.figure.start, explicit=False)
    if not spoken:
        return None
    before = [item for item in reader.items if item.end <= gap[0].start]
    counted = before[-1].figure if before else None
    if counted is None or counted.dimension != "count" or counted.printed_unit not in ("个", "项"):
        return None
    clause = [item for item in before[:-1] if item.clause == before[-1].clause]
    if not clause:
        return None
    named = phrases.clean(reader.text[clause[0].start : before[-1].start].removeprefix("其中"))
    if not named or phrases.is_uneconomic(named):
        return None
    return Head("investment", named.removesuffix("项目"), at=amount.figure.start, explicit=False)


def _class_of(counted: Head) -> str:
    """The class of projects that were counted: 续建|项目."""
    return counted.activity.removesuffix("项目")


def _of_a_class_counted(reader: SentenceReader, amount: Amount) -> Head | None:
    """The next of a list of classes: 工业项目9个,投资38亿元;现代农业3个,|9.3亿元|."""
    last = reader.drafts[-1] if reader.drafts else None
    if last is None or last.head.indicator != "project_count" or not last.head.activity:
        return None
    costs = [d.head for d in reader.drafts if d.head.indicator in ("planned_investment", "investment")]
    if not costs or any(item.tag != "PUNCT" for item in amount.gap):
        return None
    return costs[-1]._replace(activity=_class_of(last.head), at=amount.figure.start, carried=True)


def _of_a_stage(reader: SentenceReader, amount: Amount) -> Head | None:
    """What a part of a project costs: 总投资52亿元,|一期|21亿元, 其中|设备|1.5亿元."""
    head, gap = _planned(reader), amount.gap
    if head is None or not gap or not reader.drafts:
        return None
    if _STAGE.fullmatch(reader.text, gap[0].start, amount.figure.start) is None:
        return None
    return head._replace(at=amount.figure.start, carried=True)


def _realised(reader: SentenceReader, amount: Amount) -> Head | None:
    """What is done of a plan: 今年计划完成投资2.5亿元,上半年已完成|1.4亿元."""
    head = _planned(reader)
    if head is None or not reader.drafts or not amount.gap.cue("realised"):
        return None
    if _words(amount.gap) or any(_is_activity(item) for item in amount.gap):
        return None
    return Head("investment", head.activity, at=amount.figure.start, carried=True)


def _of_another_project(reader: SentenceReader, amount: Amount) -> Head | None:
    """What a next project costs: 总投资20亿元;…|面粉项目|8000万元."""
    head, gap = _planned(reader), amount.gap
    if head is None or not gap:
        return None
    last = reader.drafts[-1].head if reader.drafts else None
    before = gap[-1].tag == "OWNER" and gap[-1].owner == "project"
    # 投资10亿元的医疗产业园项目、|2.2亿元|的保温材料项目
    listed = gap[-1].tag == "LIST" and reader.text.startswith("的", amount.figure.end)
    if listed and last is not None and last.indicator == head.indicator:
        # 总投45亿元的生态城、|4.6亿美元|的压缩机缸体等项目
        return head._replace(activity="", at=amount.figure.start, carried=True)
    if before or (
        last == head and project_names.named_after(reader, amount.index).endswith(("项目", "工程"))
    ):
        return head._replace(activity="", at=amount.figure.start, carried=True)
    return None


def _of_the_year(reader: SentenceReader, amount: Amount) -> Head | None:
    """The year's part of what the projects counted before cost: 42个续建项目|全年计划|81.3亿元."""
    head = reader.state.head
    if head is None or head.indicator != "project_count":
        return None
    if not any(item.text in ("全年计划", "年度计划") for item in amount.gap):
        return None
    return Head("investment", head.activity, at=amount.figure.start, carried=True)


RULES = (
    _told_more_exactly,
    _arrived,
    _for_each,
    _done_by_firms,
    _exchanged,
    _of_those_signed,
    _spent_by_function,
    _done_of_a_kind,
    _done_of_those_counted,
    _of_what_was_spoken_of,
    _of_the_leader,
    _of_the_next_of_a_list,
    _of_a_class_counted,
    _of_a_stage,
    _realised,
    _of_another_project,
    _of_the_year,
)


def _spoken_of(reader: SentenceReader) -> Head | None:
    """What was spoken of last, if it has amounts of money."""
    head = reader.state.head
    return head if head is not None and head.dimension in ("money", "any") else None


def _planned(reader: SentenceReader) -> Head | None:
    """What was spoken of last, if it is the cost of something planned."""
    head = reader.state.head
    return head if head is not None and head.indicator == "planned_investment" else None


def _is_activity(item: Item) -> bool:
    """Whether a word names a branch, or is a noun that can: 二产, 商贸业."""
    return item.tag == "ACTIVITY" or (item.tag == "NOUN" and item.word is not None and item.word.activity)


def _words(gap: Gap) -> list[Item]:
    """The words before an amount that may say what it is of, without branches and adverbs."""
    adverbs = patterns.load().adverbs
    return [
        item
        for item in gap
        if item.tag in ("TEXT", "NOUN", "VERB", "SUFFIX", "UNIT")
        and item.text not in adverbs
        and not phrases.is_duration(item.text)
        and not item.text.startswith(("分别", "为"))
        and not _is_activity(item)
    ]


def _goes_on(gap: Gap) -> bool:
    """Whether the words before a bare amount let it go on with the indicator before."""
    return gap.holds("PLACE", "SCOPE", "OWNER", "PERIOD", "ADVERB") or gap.cue(*_LET_GO_ON)
