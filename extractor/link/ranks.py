"""Finds ranks: 增速全市第一, 居全省前三位, 总量居各乡镇首位."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from extractor.pipeline import numbers
from extractor.pipeline.figures import Figure
from extractor.pipeline.openings import sought
from extractor.pipeline.tokenizer import Token


@functools.cache
def _rank_pattern() -> re.Pattern[str]:
    scope = (
        r"(?:全[市省国区县州球镇盟旗]|各(?=乡镇|镇街|县区|区县|县市|市县|地市|市州|区市)|[\u4e00-\u9fff]{2}\d{1,2}(?=县区|区县|县市|市县|区市|地市|个)|[二三四五六七八九十]{1,3}个?(?=县区|区县|县市|市县|地市|州市|乡镇|镇街)|[三四五六七八九十]大(?=[\u4e00-\u9fff])|国内|世界|亚洲|省内|市内|区内|县内|国际|同行业|全行业|[\u4e00-\u9fff](?!全)[\u4e00-\u9fff]省)"
        r"(?:(?:\d{1,3}个)?各?(?:区县|县区|县市区|区市县|区市|镇街道?|乡镇街?道?|县\(市、区\)|县\(市\)区|镇|街道|区|县|县市|市县|地市|设区市|城市|大中城市"
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
_LISTED = re.compile("[,，、]$")
_AFTER_RANK = re.compile(r"$|[,，。;；:：、)）!！…\s\"”'’和与及的且并以,]|[名位]|之|分别|为历")
_MAY_RANK = sought(
    r"第首榜头之前冠\d",
    r"第[一二三四五六七八九十\d]|[首榜头]位|榜首|首名|头名|头筹|之首|前[一二三四五六七八九十\d]|前列第|冠军|\d位",
)
_RANKING = re.compile(r"(?:排名|位次|名次|排位|位列|位居)")
_MOVED = re.compile("(?:前进|前移|上升|提升|提高|跃升|攀升|后退|后移|下降|下滑)了?$")
_NOT_RANK = re.compile(
    r"^(?:产业|、第[二三]产业|书记|责任|要务|生产力|时间|人民|中学|小学|医院|季度|批|次|届|课|台阶|方阵|梯队|资源|动力|抓手|大道|步)"
)


def find(text: str) -> list[Token]:
    """Return the ranks of a sentence as figures: 增速全市第一 → 1 ``rank``, 居全省前三位 → 3 (under)."""
    if not _MAY_RANK.search(text):
        return []
    found: list[Token] = []
    for match in _rank_pattern().finditer(text):
        position = match.group("position")
        before = text[max(0, match.start() - 18) : match.start()]
        verb = _RANK_VERB.search(before)
        # …512亿元,列全省第五位;…105亿元,|第四十八位|。
        listed = bool(found) and position[0] == "第" and position[-1] in "位名"
        if listed and before[-1:] in tuple(",，、") and text[match.end() :][:1] in tuple(";；。,，"):
            verb = _LISTED.search(before)
        if not match.group("scope") and not verb and not position.startswith("排第"):
            continue
        if position[0].isdigit() and (_MOVED.search(before) or not _RANKING.search(before)):
            # 位次前移|2位| tells how far, not which.
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
        found.append(Token(start, match.end(), "FIGURE", scope + position, figure=figure))
    return found
