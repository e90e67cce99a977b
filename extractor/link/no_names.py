"""Tells words that end like the name of an owner and name none: 15个|新建项目, 百亿|工程, 各乡镇|工业园区."""

from __future__ import annotations

import functools

import patterns
from extractor.link.names import Name
from patterns.phrases import Phrases

_PHRASES = Phrases("owners")
_NO_NAME = _PHRASES.words("no_name")
_POINTING = _PHRASES.words("pointing")
_OF_A_CLASS = frozenset(_PHRASES.words("of_a_class"))
_COUNTED = _PHRASES.words("counted")
_LISTED = _PHRASES.pattern("listed")
_SLOGAN = _PHRASES.pattern("slogan")

_LONGEST_BOUND = 3


def is_no_owner(name: Name) -> bool:
    """Whether words speak of no single owner, neither by name nor pointing to one."""
    return any(rule(name) for rule in _NO_OWNER)


def is_no_name(name: Name) -> bool:
    """Whether words that point to no owner named before do not name one either."""
    return any(rule(name) for rule in _NO_NAME_RULES)


def _is_counted(name: Name) -> bool:
    """A number of things stands before the words: 15个|新建项目."""
    first, tokens = name.first, name.tokens
    if name.kind not in ("project", "park") or first < 2:
        return False
    return tokens[first - 1].text in _COUNTED and tokens[first - 2].tag in ("NUMBER", "MORE")


def _is_of_a_place(name: Name) -> bool:
    """Projects are those of a place: 钟管镇|项目|3个."""
    return name.kind == "project" and any(place.text == name.own for place in name.places)


def _is_a_slogan(name: Name) -> bool:
    """A campaign is called a project: 百亿|工程, 一号|工程."""
    return name.kind == "project" and _SLOGAN.fullmatch(name.own) is not None


def _opens_as_none(name: Name) -> bool:
    """The words begin as no name does: 包括|青屿企业, 周边|企业."""
    return name.text.startswith(_NO_NAME)


def _is_listed(name: Name) -> bool:
    """The word is for all of a list: 为甲、乙、丙等|公司|生产."""
    return (
        name.sentence.endswith("等", 0, name.start)
        and _LISTED.search(name.sentence, 0, name.start) is not None
    )


def _is_in_a_formula(name: Name) -> bool:
    """The word is one of several that make a model of business: “党建+|公司|+农户”."""
    return "+" in name.sentence[max(0, name.start - 1) : name.ending.end + 1]


def _is_bounded(name: Name) -> bool:
    """Projects are of a size: 15个亿元以上|补链项目."""
    return (
        name.kind == "project"
        and len(name.own) <= _LONGEST_BOUND
        and name.sentence.endswith(("以上", "以下"), 0, name.start)
    )


def _is_a_number_of(name: Name) -> bool:
    """Companies are counted by the word that else points to one: 88个|合作社."""
    before = name.sentence[name.start - 1 : name.start]
    return name.kind == "enterprise" and before in ("个", "家") and name.text in name.known.definite


def _names_two(name: Name) -> bool:
    """The words begin by pointing to another owner: |该研究院|依托某大学."""
    return name.text.startswith(_POINTING) and name.text not in name.known.definite


_NO_OWNER = (
    _is_counted,
    _is_of_a_place,
    _is_a_slogan,
    _opens_as_none,
    _is_listed,
    _is_in_a_formula,
    _is_bounded,
    _is_a_number_of,
    _names_two,
)


def _is_several(name: Name) -> bool:
    """The words are for several, or for any: |重点项目|, 各乡镇|工业园区."""
    return len(name.own) < 2 or name.text in name.known.plural or name.text.startswith("各")


def _is_of_a_class(name: Name) -> bool:
    """The words before the ending tell of which kind a company is: 国有|公司, 配套|企业."""
    return name.kind == "enterprise" and name.own in _OF_A_CLASS


def _is_of_a_branch(name: Name) -> bool:
    """The words before the ending tell of which branch a project is: 房地产|项目."""
    return name.kind == "project" and name.own in _branches()


def _is_described(name: Name) -> bool:
    """The words before the ending only describe: 引进新|项目 names none, 老城更新|项目 does."""
    return name.own.endswith(name.known.not_after) and not name.own.endswith(_long_inside())


_NO_NAME_RULES = (_is_several, _is_of_a_class, _is_of_a_branch, _is_described)


@functools.cache
def _branches() -> frozenset[str]:
    """Words for sectors, investments, ownership and size, which no project is called by alone."""
    known = patterns.load().activities
    return frozenset(
        word for name in ("sector", "investment", "ownership", "size") for word in known[name].words
    )


@functools.cache
def _long_inside() -> tuple[str, ...]:
    """Ends of names that only look like a measure or a description: 国家|湿地公园, 更新|项目."""
    return ("国家", *(word for word in patterns.load().subjects["project"].inside if len(word) > 1))
