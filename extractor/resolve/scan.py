"""Quick looks at a sentence that tell whether it is worth reading: most of a newspaper page is not."""

from __future__ import annotations

import functools
import re

import ahocorasick_rs

from extractor.link import owners
from extractor.pipeline.lexicon import lexicon
from extractor.pipeline.names import Names
from extractor.pipeline.openings import sought

# Of a number only the last digit is looked at: from the first one on, a long row of digits that measures
# nothing would be gone over again from each of them.
_FIGURE = sought(
    r"\d分一二两三四五六七八九半翻过倍十百千万亿超破近逾达上第市省国区县球界内列居排首榜之头前",
    r"\d[,.]*"
    r"(?:[十百千万亿多余几%‰％元倍成亩吨斤度位家户个人名项件台套辆只头羽座条艘架栋幢间所处宗批株口枚块款种单笔箱尾张]"
    r"|美元|港元|欧元|日元|百分点|公[里顷斤]|千[米瓦克]|平|立方|标|㎡|[kK][mMWw]|[M]W|TEU|P|m)"
    r"|分之|[一二两三四五六七八九半][成倍]|翻[了近]*[一两三四\d]?番|一半|半数|过半|倍半"
    r"|[十百千万亿][一二三四五六七八九]?[多余]?(?:[元亩吨]|美元|人|户|家|平方)|[超破近逾过达上]数?[十百千]?[万亿]"
    r"|(?:两|[二三四五六七八九十]{1,3})[个家](?=[\u4e00-\u9fff“]{0,8}(?:项目|企业|公司))"
    r"|第[一二三四五六七八九十\d]{1,3}[名位]|[市省国区县球界内列居排]第[一二三四五六七八九十\d]|[首榜][位首]|之首|头筹|前[一二三四五六七八九十]+(?:[名位强,，。;；]|$)"
    r"|\d[:：∶﹕︰]\d",
)
_SCENE = sought(
    r"\d今去明前季半十预年以该公企项园",
    r"\d年|[今去明前]年|季度|半年|\d月|十[一二三四]?五|预计|年来|年间|以来|该|公司|企业|项目|园区",
)


_SENTENCE_END = re.compile(
    # Like r"[。!！?？]+[”\"』’]?|……+|\n", but that the engine finds the first character in a tight loop.
    r"[。!！?？…\n](?:(?<=[。!！?？])[。!！?？]*[”\"』’]?|(?<=…)…+|(?<=\n))"
)
_LONGEST = 1_000
"""Nobody writes longer sentences; what seems to be one is cut at a comma: reading costs by the square."""

Sentence = tuple[int, int, bool]
"""First and last character (half-open) of a sentence, and whether it may hold a figure."""


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a paragraph."""
    found: list[Sentence] = []
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        while end - start > _LONGEST:
            cut = text.rfind(",", start, start + _LONGEST) + 1 or start + _LONGEST
            found.append((start, cut, may_hold_figure(text, start, cut)))
            start = cut
        if end > start:
            found.append((start, end, may_hold_figure(text, start, end)))
        start = end
    return found


def may_hold_figure(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch of text may hold a figure: a number with a unit, a share in words, a rank."""
    return _FIGURE.search(text, start, len(text) if end is None else end) is not None


def sets_scene(text: str, start: int, end: int, names: Names) -> bool:
    """Whether a sentence without figures names a place, time or owner that later ones may go by.

    Args:
        text: the paragraph.
        start: offset at which the sentence begins.
        end: offset at which it ends.
        names: names of places known from the article, besides those of the division table.
    """
    if _SCENE.search(text, start, end):
        return True
    sentence = text[start:end]
    return bool(_landmarks().find_matches_as_indexes(sentence)) or bool(names.within(sentence))


def may_name_owner(text: str) -> bool:
    """Whether a text holds one of the words that names of companies, projects and the like end in."""
    return bool(_suffixes().find_matches_as_indexes(text))


@functools.cache
def _suffixes() -> ahocorasick_rs.AhoCorasick:
    words = [word.text for word in lexicon().names if word.suffixes]
    return ahocorasick_rs.AhoCorasick([*words, *owners.FORMS])


@functools.cache
def _landmarks() -> ahocorasick_rs.AhoCorasick:
    """Names of places, and words for areas that are not named."""
    words = [word.text for word in lexicon().names if word.tag == "PLACE" or word.scope is not None]
    return ahocorasick_rs.AhoCorasick(words, implementation=ahocorasick_rs.Implementation.ContiguousNFA)
