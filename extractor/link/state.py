"""What a sentence has said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.link.draft import Head
from extractor.link.items import Item
from extractor.pipeline.periods import Mention

NO_PERIOD = Mention(0, 0, "", "none", {}, None)
"""Stands for no words of time where None would say that nothing is to be put back."""


@dataclass(slots=True)
class State:
    """What has been said so far in the sentence.

    Attributes:
        place: name or scope word of the place spoken of, None where the sentence names none.
        owner: enterprise, project, park or institution spoken of.
        earlier: the company spoken of before a semicolon, for what only a company tells (净利润).
        period: words of time in force.
        status: actual, forecast, target or planned.
        head: what the last figure or indicator word was about.
        group: the heads of the last list, for 分别 and 均.
        bounded: what a class was bounded by (主营业务收入过百亿元的园区), which its members are told of.
        members: what is told one by one from here on (按营业收入排序), and the whole that shares are of.
        topic: activity that the sentence is about, for indicators that name none.
        became: what the clause before said to have become something (民营企业成为主力军).
        new: whether 新增 governs the counts of the running list.
        part: whether 其中 has been said; ``whole`` is the head before it.
        pair: the two places that 前者 and 后者 point to.
        share_open: where 占 … 比重 stands that the next clause gives the figures of.
        period_after: the period to return to after the next figure.
        expected_here: whether it is forecast by a word behind an indicator (收入预计达…), up to a semicolon.
        once_built: whether it is planned because of 达产后, which a period of its own ends.
        years: the words of time of a list (2021年、2022年), for 分别.
        outer: the period that a part (其中9月份) interrupts up to the next semicolon.
        compared: the last words of time that were only compared with.
        comparable: whether 按可比价计算 stands before the next growth.
        shift: years by which 去年同期是… moves the period of the next figure.
        period_before: the period that a 由 … or 从 … has interrupted.
        before_rate: what was spoken of before a noun of rate (贡献率, 开工率).
        listed: heads that the clause before listed without figures.
    """

    place: str | None = None
    owner: Item | None = None
    earlier: Item | None = None
    period: Mention | None = None
    status: str = "actual"
    head: Head | None = None
    group: list[Head] = field(default_factory=list)
    bounded: Head | None = None
    members: tuple[Head, str] | None = None
    topic: str = ""
    became: str = ""
    new: bool = False
    part: bool = False
    whole: Head | None = None
    pair: tuple[Head, ...] = ()
    before_rate: Head | None = None
    listed: list[Head] = field(default_factory=list)
    period_before: Mention | None = None
    period_after: Mention | None = None
    years: list[Mention] = field(default_factory=list)
    comparable: bool = False
    compared: Item | None = None
    outer: Mention | None = None
    shift: int = 0
    once_built: bool = False
    expected_here: bool = False
    share_open: tuple[int, int] | None = None
