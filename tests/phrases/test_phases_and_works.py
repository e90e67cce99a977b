"""Projects: phases and yields of the one spoken of, works that are built, where they lie, names in a row."""

from __future__ import annotations

import pytest
from sentences import Expected, check, fig

SPOKEN_OF: list[tuple[str, list[Expected]]] = [
    # phases and what a project will yield go on about the project of the sentence before
    (
        "青屿新材料项目在新市镇开工，总投资28亿元。一期投资12亿元，建成后年产值21亿元。",
        [
            fig("28亿元", subject="青屿新材料项目"),
            fig("12亿元", subject="青屿新材料项目"),
            fig("21亿元", subject="青屿新材料项目"),
        ],
    ),
    (
        "青屿新材料项目总投资28亿元。负责人说，两期全部投产后，年销售收入可达36亿元。",
        [fig("28亿元"), fig("36亿元", subject="青屿新材料项目", status="planned")],
    ),
    # another project is not the one before
    (
        "青屿光伏项目总投资28亿元。另一个大项目由屿达服装牵头，首期投资3.4亿元。",
        [fig("28亿元", subject="青屿光伏项目"), fig("3.4亿元", subject_kind="area")],
    ),
    # a class of projects points to none
    (
        "青屿温泉小镇总投资5.4亿元。力争全年旅游项目投资6亿元。",
        [fig("5.4亿元", subject="青屿温泉小镇"), fig("6亿元", subject_kind="area", activity="旅游")],
    ),
    # what is built, by the words after its sum or before its land
    (
        "镇里计划投资3.4亿元建设毛织创新中心，建筑面积6.4万平方米。",
        [fig("3.4亿元", subject="毛织创新中心"), fig("6.4万平方米", subject="毛织创新中心")],
    ),
    (
        "目前正在投资兴建青屿集贸中心，占地4300平方米，计划投资240万元。",
        [fig("4300平方米", subject="青屿集贸中心"), fig("240万元", subject="青屿集贸中心")],
    ),
    ("一是投资1600万元改造屿环大道。", [fig("1600万元", subject="屿环大道")]),
    (
        "屿环至森林公园二级公路全长34公里，前期工作已经启动，估算投资4.2亿元。",
        [fig("4.2亿元", subject="屿环至森林公园二级公路")],
    ),
    # a park is only where something lies
    (
        "青屿电芯总部基地落户屿湾高新区，总投资54亿元，占地320亩。",
        [fig("54亿元", subject="青屿电芯总部基地"), fig("320亩", subject="青屿电芯总部基地")],
    ),
    (
        "青屿智慧产业园项目选址屿湾装备制造产业园内，总投资9亿元。",
        [fig("9亿元", subject="青屿智慧产业园项目")],
    ),
    # several named with their number
    (
        "新引进的青屿、屿达两个矿泉水项目总投资分别为5.2亿元和3.6亿元。",
        [fig("两个"), fig("5.2亿元", subject="青屿"), fig("3.6亿元", subject="屿达")],
    ),
    (
        "其中青屿面粉加工、路桥设备2个项目建成投产，分别投资4600万元、5200万元。",
        [fig("2个"), fig("4600万元", subject="青屿面粉加工"), fig("5200万元", subject="路桥设备")],
    ),
    (
        "菌包生产、食用菌大市场等4个项目签约，总投资2.6亿元，其中食用菌大市场一项计划投资1.4亿元。",
        [fig("4个"), fig("2.6亿元", subject_kind="area"), fig("1.4亿元", subject="食用菌大市场")],
    ),
    # what the project behind a sum costs, whatever was told before
    (
        "年度投资20亿元，其中市重点产业项目4个，分别是投资4.6亿元的青屿胶囊项目、投资1.4亿元的屿环包装项目。",
        [
            fig("20亿元"),
            fig("4个"),
            fig("4.6亿元", indicator="planned_investment", subject="青屿胶囊项目"),
            fig("1.4亿元", indicator="planned_investment", subject="屿环包装项目"),
        ],
    ),
    (
        "投资6800万元（分两期）的“青屿鳖”良种养殖项目开工。",
        [fig("6800万元", subject_kind="project")],
    ),
    # goods are no projects
    (
        "年产服装140万件的青屿服装加工项目投产，210人家门口就业。",
        [fig("140万件", indicator="capacity", activity="服装"), fig("210人", indicator="employment")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN_OF)
def test_a_figure_is_of_the_project_that_is_spoken_of(text: str, expected: list[Expected]) -> None:
    check(text, expected)


OWNERS: list[tuple[str, list[Expected]]] = [
    (
        "湖州青屿饲料有限公司在新市镇投产。这家2013年落户的企业去年产值9400万元。",
        [fig("9400万元", subject="湖州青屿饲料有限公司")],
    ),
    (
        "湖州青屿煤矿扩能。全矿今年已生产原煤76万吨，利润2200万元。",
        [fig("76万吨", subject="湖州青屿煤矿"), fig("2200万元", subject="湖州青屿煤矿", activity="")],
    ),
    (
        "青屿农商银行存款余额124亿元。该行推出新信用卡，上半年发放农户贷款18.4亿元。",
        [fig("124亿元", subject="青屿农商银行"), fig("18.4亿元", subject="青屿农商银行")],
    ),
    (
        "青屿食品在菇腿上做文章，研发休闲食品，公司2015年出口创汇5400万元。",
        [fig("5400万元", subject="青屿食品")],
    ),
    (
        "重汽青屿是全国重型渣土车专业生产企业，春节后订单饱满，产值可达4.6亿元。",
        [fig("4.6亿元", subject="重汽青屿")],
    ),
    (
        "新市镇的青屿化工投入3400万元实施余热回收。",
        [fig("3400万元", indicator="investment", subject="青屿化工", activity="")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_words_that_point_to_a_company_and_its_short_name_are_understood(
    text: str, expected: list[Expected]
) -> None:
    check(text, expected)


DATED: list[tuple[str, list[Expected]]] = [
    (
        "去年，全镇新签、开工项目22个，总投入11亿元。",
        [fig("22个"), fig("11亿元", period_start="2023-01-01", period_end="2023-12-31")],
    ),
    (
        "截止9月底，全镇开发工业项目39个，投资总额7400万元。",
        [fig("39个"), fig("7400万元", period_end="2024-09-30")],
    ),
]


def test_the_place_told_of_one_project_is_not_the_next_ones() -> None:
    text = (
        "钟管镇的青屿养老产业项目是单体投资最大的，计划投资2.4亿元。"
        "计划投资1.8亿元的屿达电助力车项目，建成后主要从事组装。\n"
        "其余的分别落在新市镇和雷甸镇。"
    )
    check(text, [fig("2.4亿元", place="钟管镇"), fig("1.8亿元", place="德清县")])


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_a_sum_of_projects_is_of_the_time_that_opens_its_part(text: str, expected: list[Expected]) -> None:
    check(text, expected)
