"""Finds ranks: 增速全市第一, 居全省前三位, 总量居各乡镇首位."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from extractor.pipeline import numbers
from extractor.pipeline.figures import Figure
from extractor.pipeline.openings import sought
from extractor.pipeline.tokenizer import Token
from patterns.phrases import Phrases

_PHRASES = Phrases("ranks")
_SCOPE = _PHRASES.pattern("scope")
_POSITION = _PHRASES.pattern("position")
_RANK_VERB = _PHRASES.pattern("verbs")
_AFTER_RANK = _PHRASES.pattern("after_rank")
_RANKING = _PHRASES.pattern("ranking")
_MOVED = _PHRASES.pattern("moved")
_NOT_RANK = _PHRASES.pattern("no_rank")
_OF_OTHERS = _PHRASES.words("of_others")
_PUT_FIRST = _PHRASES.words("put_first")
_FIRST = _PHRASES.words("first")
_AROUND = _PHRASES.pattern("around_number")


@functools.cache
def _rank_pattern() -> re.Pattern[str]:
    joined = "(?:的|排名|位列|位居|[排列居]在?)?"
    return re.compile(rf"(?P<scope>{_SCOPE.pattern}{joined})?(?P<position>{_POSITION.pattern})")


_ASPECTS = Phrases("growth").words("aspects")
_MAY_RANK = sought(
    r"第首榜头之前冠名\d",
    r"第[一二三四五六七八九十\d]|[首榜头]位|榜首|首名|头名|头筹|之首|前[一二三四五六七八九十\d]|前列第|冠军|\d位|名\d",
)


def find(text: str) -> list[Token]:
    """Return the ranks of a sentence as figures: 增速全市第一 → 1 ``rank``, 居全省前三位 → 3 (under)."""
    if not _MAY_RANK.search(text):
        return []
    found: list[Token] = []
    for match in _rank_pattern().finditer(text):
        position = match.group("position")
        before = text[max(0, match.start() - 18) : match.start()]
        verb = _RANK_VERB.search(before) is not None
        # …512亿元,列全省第五位;…105亿元,|第四十八位|。
        listed = bool(found) and position[0] == "第" and position[-1] in "位名"
        if listed and before[-1:] in tuple(",，、") and text[match.end() :][:1] in tuple(";；。,，"):
            verb = True
        if found and position[0] == "第" and before.endswith(_ASPECTS):
            # 总量列全市第4位,增幅|第2位|
            verb = True
        if before.endswith(_PUT_FIRST):
            continue
        if not match.group("scope") and not verb and not position.startswith("排第"):
            continue
        if position[0].isdigit() and (_MOVED.search(before) or not _RANKING.search(before)):
            # 位次前移|2位| tells how far, not which.
            continue
        if match.group("scope") and not verb and position[0] == "前" and "列" not in before[-4:]:
            continue
        if text.startswith(_OF_OTHERS, match.end()):
            continue
        if not _AFTER_RANK.match(text, match.end()) or _NOT_RANK.match(text[match.end() :]):
            continue
        digits = _AROUND.sub("", position)
        value = Decimal(1) if not digits or digits in _FIRST else None
        if value is None:
            try:
                value = numbers.parse(digits)
            except ValueError:
                continue
        scope = match.group("scope") or ""
        start = match.start()
        bound = "under" if position.startswith("前") else "exact"
        figure = Figure(0, 0, start, match.end(), value, None, "rank", "rank", position, "", bound, "rank")
        found.append(Token(start, match.end(), "FIGURE", scope + position, figure=figure))
    return found
