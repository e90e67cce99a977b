"""Radicals that PDF fonts and character recognition give instead of the characters they look like."""

from __future__ import annotations

import unicodedata

# What NFKC leaves alone (radicals of the CJK supplement, U+2E80 on), and what it takes for the form of
# another script: ⼾ is the 户 of a font for simplified Chinese, though its name is that of 戶.
_SHAPES = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺅⺌⺍⺝⺩⺼⻑⻒⻗⻞⻟⺮⺯⺷⺸⺾⺿⻀⻊⻏⻖⻫⻭⻯⻲⼾⾭",
    "母民虎西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟亻小小月王肉长镸雨饣食竹纟羊羊艹艹艹足阝阝齐齿龙龟户青",
)


def _radicals() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x2E80, 0x2FE0):
        same = unicodedata.normalize("NFKC", chr(code))
        if len(same) == 1 and ord(same) != code:
            table[code] = same
    table.update({code: chr(to) for code, to in _SHAPES.items()})
    return table


RADICALS = _radicals()
"""Radicals and the characters of the same shape, one for one, as ``str.translate`` takes them."""
