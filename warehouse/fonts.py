"""A font with Chinese characters for matplotlib, which otherwise draws boxes."""

from __future__ import annotations

import functools
import warnings
from pathlib import Path
from typing import Final

FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "Noto Sans CJK JP",
    "Arial Unicode MS",
)
"""Families looked for, the best first."""

ADVICE: Final = (
    "No font with Chinese characters was found, so charts show boxes in their place; install one "
    "(Debian, Ubuntu: apt install fonts-noto-cjk)."
)


@functools.cache
def chinese_font() -> str | None:
    """Return the name of an installed font family with Chinese characters, None where there is none."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    if known.isdisjoint(FAMILIES):
        # matplotlib remembers the fonts of its first run; one installed since must be looked for.
        for file in font_manager.findSystemFonts():
            if Path(file).suffix.lower() in (".ttf", ".ttc", ".otf"):
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    _add(file)
        known = {font.name for font in font_manager.fontManager.ttflist}
    return next((family for family in FAMILIES if family in known), None)


def _add(file: str) -> None:
    from matplotlib import font_manager

    try:
        font_manager.fontManager.addfont(file)
    except (OSError, RuntimeError):  # a damaged or unusual font is not ours to mend
        return


def use_chinese_font() -> str | None:
    """Make matplotlib draw Chinese; warn where no font can. Return the family used."""
    import matplotlib as mpl

    family = chinese_font()
    if family is None:
        warnings.warn(ADVICE, stacklevel=2)
    else:
        mpl.rcParams["font.sans-serif"] = [family, *mpl.rcParams["font.sans-serif"]]
    mpl.rcParams["font.family"] = "sans-serif"
    mpl.rcParams["axes.unicode_minus"] = False  # most Chinese fonts lack U+2212
    return family


__all__ = ["ADVICE", "FAMILIES", "chinese_font", "use_chinese_font"]
