"""Projects of lists: by item, by part of a sentence, by sum; where they lie and what they can yield."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig

from extractor.extract import extract

LISTS: list[tuple[str, list[Expected]]] = [
    (
        "其他项目分别为：青屿糖厂有限公司4万吨/年酒精项目，投资总额7200万元，预计年产值2.3亿元；"
        "半屿设备有限公司搬迁项目，新址在新市镇，投资总额2800万元。",
        [
            fig("7200万元", subject="青屿糖厂有限公司4万吨/年酒精项目"),
            fig("2.3亿元", subject="青屿糖厂有限公司4万吨/年酒精项目"),
            fig("2800万元", subject="半屿设备有限公司", place="新市镇"),
        ],
    ),
    (
        "全县引进3个项目，青屿公司投资1.6亿元。",
        [fig("3个"), fig("1.6亿元", subject="青屿公司")],
    ),
    (
        "在县工业园区开工的有青屿工贸公司酒瓶项目等，11个项目总投资16.8亿元，达产后可实现年产值30亿元。",
        [fig("11个"), fig("16.8亿元", subject_kind="area"), fig("30亿元", subject_kind="area")],
    ),
    # sums one after the other
    (
        "推进总投44亿元的青屿生态城、4.8亿美元的压缩机缸体等项目开工。",
        [fig("44亿元", subject="青屿生态城"), fig("4.8亿美元", subject="压缩机缸体")],
    ),
    (
        "已签约亿元以上项目2个，包括5亿元冷链物流、食品加工项目和1亿元的青屿调味料生产项目。",
        [
            fig("2个"),
            fig("5亿元", subject="冷链物流、食品加工项目"),
            fig("1亿元", subject="青屿调味料生产项目"),
        ],
    ),
    # public works, by their ending
    (
        "竣工项目中，屿环公路总投资16.4亿元；青屿水库总投资5.4亿元。",
        [fig("16.4亿元", subject="屿环公路"), fig("5.4亿元", subject="青屿水库")],
    ),
    ("青屿水上乐园已定址，计划投资2.4亿元。", [fig("2.4亿元", subject="青屿水上乐园")]),
    # where they lie
    ("总投资46亿元的钟管镇风场项目已完成测风。", [fig("46亿元", place="钟管镇")]),
    ("钟管镇供水工程，计划总投资2.4亿元。", [fig("2.4亿元", place="钟管镇")]),
    ("钟管镇的光伏项目投资1.4亿元。", [fig("1.4亿元", place="钟管镇", subject="光伏项目")]),
    (
        "德清县先后派人到上海、江苏上门招商，已签约企业116家。",
        [fig("116家", place="德清县")],
    ),
    (
        "青屿小镇位于钟管镇，由青屿文旅公司投资6.4亿元，占地2460亩。",
        [fig("6.4亿元", subject="青屿小镇"), fig("2460亩", subject="青屿小镇")],
    ),
    (
        "青屿技改项目总投资2.4亿元；青屿冷链基地投资7.6亿元。",
        [fig("2.4亿元", subject="青屿技改项目"), fig("7.6亿元", subject="青屿冷链基地")],
    ),
    # by class, and what is planned of them for the year
    (
        "按类别分，产业转型类7个、投资38.2亿元，基础设施类4个、投资12.6亿元。",
        [fig("38.2亿元", activity="产业转型"), fig("12.6亿元", activity="基础设施")],
    ),
    (
        "128个续建项目完成投资416.2亿元；46个新建项目完成投资42.6亿元。",
        [
            fig("128个"),
            fig("416.2亿元", activity="续建"),
            fig("46个"),
            fig("42.6亿元", activity="新建"),
        ],
    ),
    (
        "旅游业项目15个，投资22.8亿元，年度计划6.4亿元。",
        [fig("15个"), fig("22.8亿元", indicator="planned_investment", status="planned"), fig("6.4亿元")],
    ),
    (
        "青屿香料项目计划投资11亿元，1—7月完成2.6亿元；屿达涂料项目计划投资5.4亿元。",
        [fig("11亿元"), fig("2.6亿元", period_end="2024-07-31"), fig("5.4亿元", period_end=None)],
    ),
    ("青屿酒业追加投资6400万元。", [fig("6400万元", activity="")]),
    # what they can yield is no fact, what they have done is
    (
        "一期总投资34亿元，可实现年销售收入46亿元；上半年完成投资4.6亿元。",
        [fig("34亿元"), fig("46亿元", status="forecast"), fig("4.6亿元", status="actual")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:24] for text, _ in LISTS])
def test_projects_of_a_list(text: str, expected: list[Expected]) -> None:
    check(text, expected)


def test_an_item_of_a_list_names_works_without_a_word_for_them() -> None:
    text = (
        "德清县重点项目进展\n今年以来，全县重点项目进展顺利。\n"
        "1.青屿河综合治理。总投资5.6亿元，已完成投资2.2亿元。\n2.屿湾装备配套园。占地86亩。\n"
    )
    found = {o.raw: o.subject for o in extract(text, place="德清县", published="2024-09-19")}
    assert found == {"5.6亿元": "青屿河综合治理", "2.2亿元": "青屿河综合治理", "86亩": "屿湾装备配套园"}


def test_an_item_of_a_list_is_of_the_project_it_opens_with() -> None:
    text = (
        "德清县2021年重点工程进展\n1.钟管镇青屿扩能项目。总投资22.8亿元，新建井场180座。当年完成投资6.2亿元。\n"
        "2.新市镇风电项目。总投资8.6亿元。\n全县重点工程完成投资72.6亿元。\n"
    )
    found = {o.raw: (o.place, o.subject) for o in extract(text, place="德清县", published="2022-01-21")}
    assert found["22.8亿元"] == found["6.2亿元"] == ("钟管镇", "钟管镇青屿扩能项目")
    assert found["8.6亿元"] == ("新市镇", "新市镇风电项目")
    assert found["72.6亿元"] == ("德清县", "")
