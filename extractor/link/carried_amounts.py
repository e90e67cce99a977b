"""Tells what an amount goes on with that has no indicator of its own: 合同外资11亿美元,实际到位|5.1亿美元."""

from __future__ import annotations

from typing import TYPE_CHECKING

import patterns
from extractor.link import carried_words, phrases, project_sums
from extractor.link.draft import Head
from extractor.link.gap import Gap
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.amounts import Amount
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_FOR_EACH = _PHRASES.pattern("for_each")
_ARRIVED = _PHRASES.words("arrived")

_FUNCTIONS = frozenset(_PHRASES.words("functions"))
_LONGEST_BRANCH = 8
_OF_ONE = ("income_per_capita", "wage", "gdp_per_capita", "dividend", "price_index")
"""Indicators of which no branch has a part."""
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
    spoken = carried_words.spoken_of(reader)
    if spoken is None or spoken.indicator != "contracted_foreign_investment" or not amount.gap:
        return None
    told = reader.text[amount.gap[0].start : amount.figure.start]
    if not any(word in told for word in _ARRIVED):
        return None
    return spoken._replace(indicator="foreign_investment", at=amount.figure.start)


def _for_each(reader: SentenceReader, amount: Amount) -> Head | None:
    """How much of it each gets: 分红总额385万元,|人均|1515元."""
    spoken = carried_words.spoken_of(reader)
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
    spoken, gap = carried_words.spoken_of(reader), amount.gap
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


def _of_what_was_spoken_of(reader: SentenceReader, amount: Amount) -> Head | None:
    """The indicator before, of another branch where one is named: 一产增加值3亿元,|二产|9亿元."""
    spoken, gap = carried_words.spoken_of(reader), amount.gap
    if spoken is None or spoken.indicator == "planned_investment":
        return None
    words = carried_words.words(gap)
    branches = [item for item in gap if carried_words.is_activity(item)]
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
    spoken, topic = carried_words.spoken_of(reader), reader.state.topic
    if spoken is None or not topic or any(item.tag != "PUNCT" for item in amount.gap):
        return None
    known = patterns.load().indicators[spoken.indicator]
    branch = phrases.is_known_activity(topic) and (known.activity == "free" or spoken.activity)
    return phrases.narrowed(spoken, topic) if branch and spoken.indicator not in _OF_ONE else None


def _of_the_next_of_a_list(reader: SentenceReader, amount: Amount) -> Head | None:
    """Another branch, though no table knows it: 服装产值68亿元,增2%,|厨具电器|51亿元,增24%."""
    spoken, index = carried_words.spoken_of(reader), amount.index
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
    spoken = carried_words.spoken_of(reader)
    if spoken is None or spoken.indicator != "budget_expenditure" or not amount.gap:
        return None
    begin = amount.gap[0].start
    name = phrases.clean(reader.text[begin : amount.figure.start].lstrip(",，;；:：、"))
    return phrases.narrowed(spoken, name) if name.removesuffix("支出") in _FUNCTIONS else None


RULES = (
    _told_more_exactly,
    _arrived,
    _for_each,
    _done_by_firms,
    _exchanged,
    project_sums.of_those_signed,
    _spent_by_function,
    project_sums.done_of_a_kind,
    project_sums.done_of_those_counted,
    _of_what_was_spoken_of,
    _of_the_leader,
    _of_the_next_of_a_list,
    project_sums.of_a_class_counted,
    project_sums.of_a_stage,
    project_sums.realised,
    project_sums.of_another_project,
    project_sums.of_the_year,
)


def _goes_on(gap: Gap) -> bool:
    """Whether the words before a bare amount let it go on with the indicator before."""
    return gap.holds("PLACE", "SCOPE", "OWNER", "PERIOD", "ADVERB") or gap.cue(*_LET_GO_ON)
