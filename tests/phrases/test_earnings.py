"""What bare earnings are of: the crop, the branch or the people told before them."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig

PASSAGES: list[tuple[str, list[Expected]]] = [
    ("钟管镇种黄麻2600亩，年收入190万元。", [fig("2600亩"), fig("190万元", activity="黄麻")]),
    (
        "镇里还试种豇豆36亩，可收入6.8万元；中药材天麻24亩，可收入4.6万元。",
        [fig("36亩"), fig("6.8万元", activity="豇豆"), fig("24亩"), fig("4.6万元", activity="中药材天麻")],
    ),
    ("全镇光苹果一项就收入5.6亿元。", [fig("5.6亿元", activity="苹果")]),
    (
        "“三豆”种植面积1260公顷，仅绿豆一项销售收入就有2600万元。",
        [fig("1260公顷"), fig("2600万元", activity="绿豆")],
    ),
    ("灯笼果每亩纯收入1.16万元。", [fig("1.16万元", activity="灯笼果")]),
    ("晒烟面积320公顷，每公顷纯收入4.6万元。", [fig("320公顷"), fig("4.6万元", activity="晒烟")]),
    ("全镇外出务工2400人，创收720万元。", [fig("2400人"), fig("720万元", activity="劳务")]),
    ("全县有农家乐46户，去年实现收入136万元。", [fig("46户"), fig("136万元", activity="农家乐")]),
    ("青屿村流转土地640亩种植芡实，亩均纯收入3400元。", [fig("640亩"), fig("3400元", activity="芡实")]),
    (
        "蔬菜面积发展到3.3万亩，蔬菜总产14.6万吨，总收入1.32亿元。",
        [fig("3.3万亩"), fig("14.6万吨"), fig("1.32亿元", activity="蔬菜")],
    ),
    ("苎麻种植面积3300亩，亩产值1600元。", [fig("3300亩"), fig("1600元", activity="苎麻种植")]),
    (
        "全乡白菊面积640亩，预计产干花46吨，产值860万元。",
        [fig("640亩"), fig("46吨"), fig("860万元", activity="白菊")],
    ),
    ("今年全村种了240亩，产值320万元。", [fig("240亩", activity=""), fig("320万元", activity="")]),
    # of what could not be read between
    (
        "新建西瓜基地6个，累计输出劳力3.6万余人次，实现收入3.2亿元。",
        [fig("6个"), fig("3.2亿元", activity="收入")],
    ),
    ("仅此一项，全镇年收入360万元。", [fig("360万元", activity="年收入")]),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text[:24] for text, _ in PASSAGES])
def test_what_is_earned_with(text: str, expected: list[Expected]) -> None:
    check(text, expected)
