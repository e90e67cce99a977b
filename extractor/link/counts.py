"""Reads what a count counts: 新增规上工业企业15家, 25家小微企业, 接待游客1500万人次."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import patterns
from extractor.link import phrases
from extractor.link.draft import Head

if TYPE_CHECKING:
    from extractor.link.gap import Gap
    from extractor.link.reader import SentenceReader

_STOPS = frozenset({"PUNCT", "FIGURE", "PERIOD", "LIST", "CUE", "TO"})
_AMONG = re.compile(r"[\u4e00-\u9fff]{1,8}(?:里|中|内)(?:排|位|列|居|，|,)?(?:排|位|列|居|第)")
_SETTLING = ("落户", "入驻", "进驻", "签约落户")
_SEEN = re.compile(r"(?:走访|考察|拜访|调研|检查|排查|慰问|接洽|对接)[\u4e00-\u9fff]{0,6}$")
_CLASSES = ("规模以上", "规上", "规模", "限额以上", "限上")
_VISITED = re.compile(r"(?:共|累计)*接待$|(?<=[日夜])游$")
_ABROAD = ("国家", "多国", "国和", "省份", "省市", "省区")
_JOINED = ("加入", "参加", "参与")
_PEOPLE = frozenset("人名位")
_NEAR = 24
_AMONG_THEM = re.compile("^.*(?:中有|当中有|里有)")
_MAKES = re.compile("从事([\u4e00-\u9fff]{2,10}?)的?(?:生产|加工|制造|销售|经营|研发)")
_SENT_OUT = re.compile("(?<!培训)(?<!培训农村)(?:劳务|富?余?劳动?力)(?!培训)")
_BEASTS = frozenset("头只羽匹尾")
_BARE = frozenset(
    {
        "企业总数",
        "企业数",
        "企业数量",
        "企业户数",
        "企业",
        "项目",
        "公司",
        "家",
        "人才",
        "工程",
        "专利",
        "人口",
        "总人口",
        "总户数",
        "游客",
        "公司企业",
        "新项目",
    }
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count is of, and whether the noun stands after the figure."""

    head: Head
    after: bool


UNECONOMIC = Counted(Head("not_economic", dimension="count"), True)
"""A count of what is none of the economy's, whatever indicator stands before it."""


def read(reader: SentenceReader, index: int, begin: int, last_figure: int) -> Counted | None:
    """Return what the count at ``index`` counts, None where that is not known or not economic."""
    items, text = reader.items, reader.text
    figure = items[index].figure
    assert figure is not None
    after = index + 1
    while after < len(items) and not (
        (items[after].tag in _STOPS and items[after].text not in '“”"（(') or items[after].text in "，,。"
    ):
        if items[after].tag == "VERB" and all(items[i].tag == "VERB" for i in range(index + 1, after)):
            after += 1
            continue
        if items[after].tag == "VERB" and items[after].text not in (
            "的",
            "创业",
            "建设",
            "服务",
            "产业",
            "新",
            "中",
            "上市",
            "挂牌",
            "签约",
            "重点",
        ):
            break
        after += 1
    right = text[items[index].end : items[after - 1].end] if after > index + 1 else ""
    if _AMONG.match(text, items[index].end) or text.startswith("月", items[index].end):
        return None
    if not figure.printed_value[:1].isdigit() and text[items[index].start - 1 : items[index].start] in tuple(
        "“\"'‘"
    ):
        return None
    joined = min((at for at in map(right.find, _JOINED) if at > 0), default=len(right))
    right = re.split("[(（]", right[:joined])[0]
    left_first = index
    while left_first > max(begin, last_figure + 1):
        before = items[left_first - 1]
        if before.tag in ("FIGURE", "PERIOD", "SCOPE", "PLACE") or (
            before.tag == "PUNCT" and before.text not in "“”\"'‘’"
        ):
            break
        if (
            before.tag == "CUE"
            and not before.cue("reach", "over", "about", "up", "increase_to")
            and left_first < index
        ):
            break
        left_first -= 1
    while left_first < index and (
        items[left_first].tag in ("CUE", "LIST", "TO", "ADVERB") or items[left_first].text in ("的", "了")
    ):
        left_first += 1
    left_end = index
    while left_end > left_first and (
        items[left_end - 1].tag in ("CUE",)
        or items[left_end - 1].text in ("共", "有", "约", "近", "共有", "等", "已")
    ):
        left_end -= 1
    left = text[items[left_first].start : items[left_end - 1].end] if left_end > left_first else ""
    unit = figure.printed_unit.lstrip("万亿千百十")
    if _SEEN.search(left):
        # 外出走访企业35家
        return UNECONOMIC
    if right.startswith(_SETTLING):
        # 引进企业|20户|落户园区
        right = ""
    if right.startswith(_ABROAD):
        # 出口到|160多个|国家和地区
        return UNECONOMIC
    found = _classify(right, unit, first=False) if right else None
    phrase, is_after = right, True
    if found is None or found[0] == "":
        left_found = _classify(left, unit, first=False)
        if left_found is not None and (found is None or left_found[0]):
            found, phrase, is_after = left_found, left, False
    if found is None and unit in ("户", "家") and left.startswith(_CLASSES) and left.endswith("业"):
        # 规模工业|发展到169户
        return Counted(
            Head("enterprise_count", phrases.clean(left), dimension="count", at=figure.start), False
        )
    if unit == "人次" and _VISITED.search(left) and (found is None or found[0] != "tourism_visits"):
        narrowed = phrases.clean(_VISITED.sub("", left))
        return Counted(Head("tourism_visits", narrowed, dimension="count", at=figure.start), False)
    if found is None and not left and not right and _counts_residents(reader, index):
        return Counted(Head("population", "", dimension="count", at=figure.start), False)
    if found is None or not found[0] or found[0] == "not_economic":
        return None
    code, end = found
    if not figure.printed_value[:1].isdigit():
        if (
            right.startswith(("“", '"', "'", "‘"))
            or (figure.value < 10 and code not in ("project_count", "enterprise_count"))
            or (figure.value < 10 and unit not in ("个", "家", "户"))
        ):
            return None
    activity = phrases.clean(_AMONG_THEM.sub("", phrase[:end]))
    if code == "project_count" and activity.startswith(patterns.load().scope.pointing):
        activity = ""
    if activity in _BARE:
        # 汇龙、矽盛、百图|等27个项目 gives examples, it narrows nothing.
        examples = left_end < index and items[left_end].text == "等"
        activity = phrases.clean(left) if is_after and left and not _verb_only(left) and not examples else ""
    if activity.endswith(("等项目", "等企业", "等公司")):
        # 青屿半导体、恒屿航空等项目23个
        activity = ""
    of_a_trade = code == "enterprise_count" and is_after and not activity
    trade = _MAKES.search(text, items[index].end, items[index].end + _NEAR) if of_a_trade else None
    if trade is not None:
        # 有|19家|企业从事眼镜架生产
        activity = f"{trade.group(1)}企业"
    if code == "employment" and not _workers().sub("", activity):
        # 带动|周边群众|就业|500人 is of no branch.
        activity = ""
    moved = code == "employment" and _SENT_OUT.search(phrase) is not None
    if unit == "人次" and code != "tourism_visits" and not moved:
        return None
    if unit in ("次", "场", "期", "部", "天", "批", "批次", "航次", "车次", "班次", "条"):
        return None
    return Counted(Head(code, activity, dimension="count", at=figure.start), is_after)


def told_before_from(reader: SentenceReader, index: int, gap: Gap) -> Counted | None:
    """What is counted before 从: 规上企业数量|从2020年的|36家|增至69家."""
    at = next((item for item in gap if item.cue("from")), None)
    if at is None:
        return None
    words = [
        item for item in gap if item.end <= at.start and item.tag in ("TEXT", "NOUN", "ACTIVITY", "SUFFIX")
    ]
    phrase = (
        reader.text[words[0].start : words[-1].end].removesuffix("数量").removesuffix("数") if words else ""
    )
    figure = reader.items[index].figure
    assert figure is not None
    found = _classify(phrase, figure.printed_unit.lstrip("万亿千百十"), first=False)
    if found is None or not found[0] or found[0] == "not_economic":
        return None
    return Counted(
        Head(found[0], phrases.clean(phrase[: found[1]]), dimension="count", at=words[0].start), False
    )


@functools.cache
def _workers() -> re.Pattern[str]:
    return phrases.one_of(patterns.load().scope.employs)


def _counts_residents(reader: SentenceReader, index: int) -> bool:
    """Whether households and people stand side by side: 有|28115户|,|6.5万人."""
    units = {"户", "人"}
    for beside in (index - 2, index + 2):
        if 0 <= beside < len(reader.items) and reader.items[(beside + index) // 2].text in "、,，":
            other, own = reader.items[beside].figure, reader.items[index].figure
            if other is not None and own is not None:
                if {other.printed_unit.lstrip("万"), own.printed_unit.lstrip("万")} == units:
                    return True
    return False


def _verb_only(left: str) -> bool:
    return len(left) <= 2


def _classify(phrase: str, unit: str, *, first: bool) -> tuple[str, int] | None:
    """Code of the noun of a phrase and where the noun ends."""
    if not phrase:
        return None
    found = phrases.counted(phrase, last=not first)
    if found is None:
        return None
    code, _, end = found
    if unit in _PEOPLE and code in (
        "enterprise_count",
        "project_count",
        "other_economic",
        "output_volume",
        "capacity",
    ):
        return None
    if code == "enterprise_count" and unit not in ("家", "户", "个", "名"):
        return None
    if code == "employment" and unit in ("所", "处", "家", "期", "场"):
        # 劳务培训学校|3所
        return None
    if code == "project_count" and unit in _BEASTS:
        # 年出栏|5万头|生猪养殖项目
        return None
    if unit in ("家",) and code in ("talent_count", "population", "employment"):
        return None
    if phrases.is_uneconomic(phrase) and code in ("other_economic", "population"):
        return None
    return code, end
