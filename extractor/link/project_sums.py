"""Reads amounts that go on with projects: 开工6个,|完成投资|15亿元, 总投资52亿元,|一期|21亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.link import carried_words, phrases, project_names, projects
from extractor.link.draft import Head
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.amounts import Amount
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("money")
_SUMMED = _PHRASES.pattern("summed")
_STAGE = _PHRASES.pattern("stage_of_a_project")
_SIGNED_AFTER = _PHRASES.pattern("signed_after")
_NEAR = 8  # characters that words for a sum take at most before it
_OF_PROJECTS = ("项目", "工程", "类")


def of_those_signed(reader: SentenceReader, amount: Amount) -> Head | None:
    """The cost of the projects signed: 签约5个投资项目、|总金额|9.8亿元; |268亿元|37个项目集中签约."""
    start, end = amount.figure.start, amount.figure.end
    opens = start == 0 and _SIGNED_AFTER.match(reader.text, end) is not None
    summed = bool(amount.gap) and _SUMMED.search(reader.text, max(0, start - _NEAR), start) is not None
    if not opens and not (summed and projects.signed_before(reader)):
        return None
    return Head("planned_investment", at=amount.gap[0].start if amount.gap else start)


def done_of_a_kind(reader: SentenceReader, amount: Amount) -> Head | None:
    """What was invested in one kind of projects: 完成投资27亿元,其中|产业项目|完成|12亿元|."""
    spoken, gap = carried_words.spoken_of(reader), amount.gap
    if spoken is None or spoken.indicator != "investment" or not gap.cue("realised"):
        return None
    kinds = [
        item for item in carried_words.words(gap) if item.tag == "NOUN" and item.text.endswith(_OF_PROJECTS)
    ]
    if len(kinds) != 1 or len(carried_words.words(gap)) > 1:
        return None
    activity = phrases.clean(kinds[0].text.removesuffix("项目")) or kinds[0].text
    return spoken._replace(activity=activity, at=amount.figure.start, explicit=False)


def done_of_those_counted(reader: SentenceReader, amount: Amount) -> Head | None:
    """What was invested in a class of projects: 完成投资75亿元。…;二产104个,完成|55.9亿元|."""
    gap = amount.gap
    if (
        not gap.cue("realised")
        or carried_words.words(gap)
        or any(carried_words.is_activity(item) for item in gap)
    ):
        return None
    last = reader.drafts[-1] if reader.drafts else None
    spoken = "investment" in reader.spoken or any(d.head.indicator == "investment" for d in reader.drafts)
    if last is not None and last.head.indicator == "project_count" and gap.holds("PERIOD"):
        # 24个续建项目|上半年完成|9.6亿元
        return Head("investment", _class_of(last.head), at=amount.figure.start, explicit=False)
    if last is not None and last.head.indicator == "project_count" and not spoken and last.head.activity:
        # 青屿热电等2个项目|完成|7.45亿元
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


def of_a_class_counted(reader: SentenceReader, amount: Amount) -> Head | None:
    """The next of a list of classes: 工业项目9个,投资38亿元;现代农业3个,|9.3亿元|."""
    last = reader.drafts[-1] if reader.drafts else None
    if last is None or last.head.indicator != "project_count" or not last.head.activity:
        return None
    costs = [d.head for d in reader.drafts if d.head.indicator in ("planned_investment", "investment")]
    if not costs or any(item.tag != "PUNCT" for item in amount.gap):
        return None
    return costs[-1]._replace(activity=_class_of(last.head), at=amount.figure.start, carried=True)


def of_a_stage(reader: SentenceReader, amount: Amount) -> Head | None:
    """What a part of a project costs: 总投资52亿元,|一期|21亿元, 其中|设备|1.5亿元."""
    head, gap = _planned(reader), amount.gap
    if head is None or not gap or not reader.drafts:
        return None
    if _STAGE.fullmatch(reader.text, gap[0].start, amount.figure.start) is None:
        return None
    return head._replace(at=amount.figure.start, carried=True)


def realised(reader: SentenceReader, amount: Amount) -> Head | None:
    """What is done of a plan: 今年计划完成投资2.5亿元,上半年已完成|1.4亿元."""
    head = _planned(reader)
    if head is None or not reader.drafts or not amount.gap.cue("realised"):
        return None
    if carried_words.words(amount.gap) or any(carried_words.is_activity(item) for item in amount.gap):
        return None
    return Head("investment", head.activity, at=amount.figure.start, carried=True)


def of_another_project(reader: SentenceReader, amount: Amount) -> Head | None:
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


def of_the_year(reader: SentenceReader, amount: Amount) -> Head | None:
    """The year's part of what the projects counted before cost: 42个续建项目|全年计划|81.3亿元."""
    head = reader.state.head
    if head is None or head.indicator != "project_count":
        return None
    if not any(item.text in ("全年计划", "年度计划") for item in amount.gap):
        return None
    return Head("investment", head.activity, at=amount.figure.start, carried=True)


def _planned(reader: SentenceReader) -> Head | None:
    """What was spoken of last, if it is the cost of something planned."""
    head = reader.state.head
    return head if head is not None and head.indicator == "planned_investment" else None
