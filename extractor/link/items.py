"""The items a sentence is read by: its tokens, with figures, ranks and names of owners put together."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

import patterns
from extractor.link.short_companies import short_company
from extractor.pipeline import numbers
from extractor.pipeline.figures import Figure
from extractor.pipeline.openings import sought
from extractor.pipeline.tokenizer import Token

Item = Token


def items(text: str, tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Item]:
    """Return the items of a sentence, left to right, each numbered with its clause."""
    taken = [
        Item(figure.start, figure.end, "FIGURE", text[figure.start : figure.end], figure=figure)
        for figure in figures
    ]
    ranked = ranks(text)
    taken = [each for each in taken if not any(r.start < each.start and each.end < r.end for r in ranked)]
    for item in ranked:
        if all(other.end <= item.start or other.start >= item.end for other in taken):
            taken.append(item)
    for item in owners(text, tokens):
        if all(other.end <= item.start or other.start >= item.end for other in taken):
            taken.append(item)
    result = _merged(text, tokens, sorted(taken, key=_start)) if taken else list(tokens)
    if "(" in text or "（" in text:
        result = _without_price_brackets(result)
    clause = 0
    for item in result:
        item.clause = clause
        if item.tag == "PUNCT" and item.ends_clause:
            clause += 1
    return result


_start = attrgetter("start")


def _without_price_brackets(found: list[Item]) -> list[Item]:
    """The items without brackets that only name the prices reckoned in: 增长|(可比价)|9.8%."""
    kept: list[Item] = []
    for at, item in enumerate(found):
        inner, outer = found[at + 1 : at + 3], found[max(0, at - 2) : at]
        opens = item.text in "(（" and len(inner) == 2 and inner[1].text in ")）" and _names_prices(inner[0])
        closes = item.text in ")）" and len(outer) == 2 and outer[0].text in "(（" and _names_prices(outer[1])
        if not (opens or closes):
            kept.append(item)
    return kept


def _names_prices(item: Item) -> bool:
    return item.cue("comparable") or item.text.startswith(("现价", "现行价", "当年价"))


def _merged(text: str, tokens: Sequence[Token], taken: Sequence[Item]) -> list[Item]:
    """The tokens, with what is taken in the place of those it covers."""
    result: list[Item] = []
    position = 0
    index = 0
    for token in tokens:
        while index < len(taken) and taken[index].end <= token.start:
            index += 1
        covering = taken[index] if index < len(taken) else None
        if covering is not None and token.end > covering.start:
            # A token may begin before the rank or figure that covers its end.
            if token.start < covering.start and position <= token.start:
                result.append(Item(token.start, covering.start, "TEXT", text[token.start : covering.start]))
            if position <= covering.start:
                result.append(covering)
                while index + 1 < len(taken) and taken[index + 1].start < token.end:
                    index += 1
                    result.append(taken[index])
                position = taken[index].end
            if token.end > position:
                result.append(Item(position, token.end, "TEXT", text[position : token.end]))
                position = token.end
            continue
        if token.end <= position:
            continue
        result.append(token)
        position = token.end
    return result


@functools.cache
def _rank_pattern() -> re.Pattern[str]:
    scope = (
        r"(?:全[市省国区县州球镇盟旗]|各(?=乡镇|镇街|县区|区县|县市|市县|地市|市州|区市)|[二三四五六七八九十]{1,3}个?(?=县区|区县|县市|市县|地市|州市|乡镇|镇街)|[三四五六七八九十]大(?=[\u4e00-\u9fff])|国内|世界|亚洲|省内|市内|区内|县内|国际|同行业|全行业|[\u4e00-\u9fff](?!全)[\u4e00-\u9fff]省)"
        r"(?:(?:\d{1,3}个)?各?(?:区县|县区|县市区|区市县|镇街道?|乡镇街?道?|县\(市、区\)|县\(市\)区|镇|街道|区|县|县市|市县|地市|设区市|城市|大中城市"
        r"|重点城市|同类城市|省市|园区|开发区|行业|同行业|同类|(?:(?![排第居位列])[\u4e00-\u9fff]){2,6}?)?(?:里|中|内)?)"
    )
    position = (
        r"(?:排?第(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?![一二三四五六七八九十百千万\d产季届期批次轮条个家阶步时度者方代线类种项只台颗])(?:名|位|席)?"
        r"|\d{1,3}位(?![数于置])|首位|榜首|首名|头名|头筹|之首|前(?:[一二三四五六七八九十]{1,2}|\d{1,3})(?![\d个月季年天届期批次家])(?:名|位|强|列)?|前列(?=第)|冠军)"
    )
    return re.compile(rf"(?P<scope>{scope}(?:的)?)?(?P<position>{position})")


_RANK_VERB = re.compile(
    r"(?:居|列|排|位|名次|保持|升至|升到|跃至|进入|跻身|夺得|拔得|稳坐|挤进|荣获|获得|并列|处于|占据|冲进|达到|在)[^,，。;；]{0,14}$"
)
_AFTER_RANK = re.compile(r"$|[,，。;；:：、)）!！…\s\"”'’和与及的且并以,]|[名位]|之|分别|为历")
_MAY_RANK = sought(
    r"第首榜头之前冠\d",
    r"第[一二三四五六七八九十\d]|[首榜头]位|榜首|首名|头名|头筹|之首|前[一二三四五六七八九十\d]|前列第|冠军|\d位",
)
_RANKING = re.compile(r"(?:排名|位次|名次|排位|位列|位居)")
_NOT_RANK = re.compile(
    r"^(?:产业|、第[二三]产业|书记|责任|要务|生产力|时间|人民|中学|小学|医院|季度|批|次|届|课|台阶|方阵|梯队|资源|动力|抓手|大道|步)"
)


def ranks(text: str) -> list[Item]:
    """Return the ranks of a sentence as figures: 增速全市第一 → 1 ``rank``, 居全省前三位 → 3 (under)."""
    if not _MAY_RANK.search(text):
        return []
    found = []
    for match in _rank_pattern().finditer(text):
        position = match.group("position")
        before = text[max(0, match.start() - 18) : match.start()]
        verb = _RANK_VERB.search(before)
        if not match.group("scope") and not verb and not position.startswith("排第"):
            continue
        if position[0].isdigit() and not _RANKING.search(before):
            continue
        if match.group("scope") and not verb and position[0] == "前" and "列" not in before[-4:]:
            continue
        if text.startswith(
            ("的是", "的有", "的分别", "的依次", "的差距", "的城市", "的企业", "的省", "的县", "的项目"),
            match.end(),
        ):
            continue
        if not _AFTER_RANK.match(text, match.end()) or _NOT_RANK.match(text[match.end() :]):
            continue
        digits = re.sub(r"[排第名位席前强列]", "", position)
        value = (
            Decimal(1)
            if not digits or digits in ("首", "榜首", "首之", "头", "头筹", "之首", "冠军")
            else None
        )
        if value is None:
            try:
                value = numbers.parse(digits)
            except ValueError:
                continue
        scope = match.group("scope") or ""
        start = match.start()
        bound = "under" if position.startswith("前") else "exact"
        figure = Figure(0, 0, start, match.end(), value, None, "rank", "rank", position, "", bound, "rank")
        found.append(Item(start, match.end(), "FIGURE", scope + position, figure=figure))
    return found


_NUMBERED = re.compile(r"[(（][一二三四五六七八九十\d]+[)）]")
_VISITED = re.compile(r"^(?:记者)?(?:走进|走访|来到|探访)")
_STOP_CHARACTERS = re.compile(r"[的了在由为是对向从与被把让给以等到和赴于至,，。;；:：、!！?？“”\"《》]")


def owners(text: str, tokens: Sequence[Token]) -> list[Item]:
    """Return names of enterprises, projects, parks and institutions, by the endings that such names have."""
    subjects = patterns.load().subjects
    found: list[Item] = []
    for index, token in enumerate(tokens):
        if token.tag == "TEXT" and _opens(tokens, index):
            short = short_company(text[token.start :])
            end = token.start + len(short or "")
            after = next((t for t in tokens[index + 1 :] if t.start >= end), None)
            if (
                short is not None
                and after is not None
                and (
                    after.start == end
                    and (after.tag in _PREDICATES or after.cue("reach", "planned", "realised", "forecast"))
                )
            ):
                found.append(Item(token.start, end, "OWNER", short, owner="enterprise"))
                continue
        if token.word is None:
            continue
        if token.tag == "PLACE" and token.text.endswith(subjects["park"].suffixes):
            found.append(_zone(text, tokens, index))
            continue
        if not token.word.suffixes:
            continue
        kind = next(k for k in ("enterprise", "park", "project", "institution") if k in token.word.suffixes)
        subject = subjects[kind]
        first = _name_start(tokens, index, kind)
        start = tokens[first].start
        if kind in ("project", "park") and _is_counted(tokens, first):
            continue
        name = text[start : token.end]
        rest = len(name) - len(token.text)
        cut = max((m.end() for m in _STOP_CHARACTERS.finditer(name, 0, rest)), default=0)
        if kind == "enterprise" and cut == rest == 2 and name[1] == "的":
            # A name of two characters before 集团 may end in 的; no noun stands before it alone.
            cut = 0
        start, name = start + cut, name[cut:]
        numbered = _NUMBERED.match(name)
        if numbered:
            start, name = start + numbered.end(), name[numbered.end() :]
        general = next((word for word in subject.plural if name.startswith(word)), "")
        if general and len(name) - len(general) > len(token.text) + 1:
            # 龙头企业|华源纺织有限公司
            start, name = start + len(general), name[len(general) :]
        own = name[: len(name) - len(token.text)]
        if kind == "project" and _SLOGAN.fullmatch(own):
            # 百亿工程, 一号工程
            continue
        if token.text == "我们":
            found.append(Item(token.start, token.end, "OWNER", token.text, owner=kind))
            continue
        if name.startswith(("不含", "包括", "周边")):
            continue
        if name.startswith(("该", "这家", "这个", "本")) and name not in subject.definite:
            # 该研究院依托某大学 names two.
            continue
        if name in subject.definite or (not own and token.text in subject.definite):
            found.append(Item(start, token.end, "OWNER", name, owner=kind))
            continue
        if kind == "park" and own in _LEVELS and tokens[index].text in subject.plural:
            # 县|工业园区: the one that the county has.
            found.append(Item(start, token.end, "OWNER", name, owner=kind))
            continue
        if kind == "park" and name in subject.plural and _of_this_area(tokens, first):
            # 我县|工业园区
            start = tokens[first - 1].start
            found.append(Item(start, token.end, "OWNER", text[start : token.end], owner=kind))
            continue
        if len(own) < 2 or name in subject.plural:
            continue
        if kind == "project" and own in _branches():
            # 房地产|项目 is of a kind.
            continue
        if own.endswith(subject.not_after) and not own.endswith(_long_inside()):
            # 引进新|项目 names none, 老城更新|项目 does.
            continue
        if found and found[-1].end > start:
            if found[-1].start <= start and found[-1].owner == kind:
                found[-1] = Item(
                    found[-1].start, token.end, "OWNER", text[found[-1].start : token.end], owner=kind
                )
                continue
            if token.end - start <= found[-1].end - found[-1].start:
                continue
            found.pop()
        found.append(Item(start, token.end, "OWNER", _VISITED.sub("", name), owner=kind))
    return found


def _of_this_area(tokens: Sequence[Token], first: int) -> bool:
    """Whether 我县 or 该县 stands before a word for parks, which then means the one of the county."""
    before = tokens[first - 1] if first else None
    return before is not None and before.tag == "SCOPE" and before.text[0] in "我本该"


_LEVELS = frozenset("县市区镇州旗")
_PREDICATES = frozenset({"PERIOD", "INDICATOR"})


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token opens a clause, or follows 其中 or a class of companies (龙头企业|罗兰家纺)."""
    before = tokens[index - 1] if index else None
    return (
        before is None
        or (before.tag == "PUNCT" and before.text not in "“”\"'")
        or before.cue("part")
        or before.text.endswith(("企业", "龙头"))
    )


def _zone(text: str, tokens: Sequence[Token], index: int) -> Item:
    """A zone that the division table knows, with the place before its name: 慈溪|滨海经济开发区."""
    first = index - 1 if index and tokens[index - 1].tag == "PLACE" else index
    start, end = tokens[first].start, tokens[index].end
    return Item(start, end, "OWNER", text[start:end], owner="park")


@functools.cache
def _branches() -> frozenset[str]:
    known = patterns.load().activities
    return frozenset(
        word for name in ("sector", "investment", "ownership", "size") for word in known[name].words
    )


@functools.cache
def _long_inside() -> tuple[str, ...]:
    """Ends of names that only look like a measure or a description: 国家|湿地公园, 更新|项目."""
    return ("国家", *(word for word in patterns.load().subjects["project"].inside if len(word) > 1))


def _is_counted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number of things is told before the words that might be a name: 15个|新建项目."""
    return (
        first > 1
        and tokens[first - 1].text in ("个", "项", "宗")
        and tokens[first - 2].tag in ("NUMBER", "MORE")
    )


def _inside_name(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a cue of one character is part of a company's name: 恒|达|纺织有限公司."""
    return (
        kind == "enterprise"
        and tokens[at].tag == "CUE"
        and tokens[at].text in _IN_NAMES
        and at > 0
        and tokens[at - 1].tag == "TEXT"
        and len(tokens[at - 1].text) <= 4
    )


_IN_NAMES = frozenset("达长高升")
_SLOGAN = re.compile(r"[十百千万亿一二三四五六七八九两]+(?:号)?")


def _name_start(tokens: Sequence[Token], index: int, kind: str) -> int:
    """First token of a name that ends at ``index``, going left until the words can be no name."""
    inside = patterns.load().subjects["project"].inside
    named = patterns.load().subjects[kind].inside
    first = index
    depth = 0
    while first > 0:
        before = tokens[first - 1]
        if before.text in ")）":
            depth += 1
        elif before.text in "(（" and depth:
            depth -= 1
        elif (
            (
                before.tag in ("PUNCT", "LIST", "PERIOD", "NUMBER", "TO", "SCOPE", "ADVERB")
                and before.text not in ("国际", "世界", "全球")
                and not depth
            )
            or (
                before.tag in ("CUE", "INDICATOR", "HEAD")
                and not _inside_name(tokens, first - 1, kind)
                and not (kind in ("park", "project", "institution") and before.tag == "INDICATOR")
                and not (kind == "enterprise" and before.text in named)
            )
            or (before.tag == "UNIT" and (first < 2 or tokens[first - 2].tag in ("NUMBER", "MORE")))
            or (before.tag == "VERB" and kind != "enterprise" and before.text not in inside)
        ):
            break
        first -= 1
        if tokens[index].end - tokens[first].start > 36:
            break
    return first
