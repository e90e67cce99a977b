"""One short page of news, and the makers of files that hold it."""

from __future__ import annotations

HEADLINE = "柳溪镇前三季度工业经济稳中有进"
PARAGRAPHS = (
    "本报讯(通讯员 林小禾)记者昨从柳溪镇获悉,今年1至9月,该镇完成规上工业总产值84.6亿元,"
    "同比增长6.3%,增速高于去年同期。",
    "其中,装备制造业产值31.25亿元,占全镇规上工业的36.9%;新增规上企业7家,预计全年技改投入突破5亿元。",
    "“我们把服务送到车间里,企业有什么难处,当天就有人来管。”镇经发办负责人说,四季度还有3个亿元以上的项目要开工。",
)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS)) + "\n"
TRADITIONAL = "今年前三季度,全鎮實現規模以上工業總產值八十四億元,比去年同期增長百分之六點三,發展勢頭良好。"


def squeezed(text: str) -> str:
    """Return text without white space, which readers of different kinds are free to place."""
    return "".join(text.split())
