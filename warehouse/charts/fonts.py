"""Finding a font that has Chinese characters among those installed."""

from __future__ import annotations

import functools

from extractor.errors import IndicatorsError

# Sans first; simplified forms before others that have all characters too.
FAMILIES = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Microsoft YaHei", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Heiti SC",
    "Arial Unicode MS", "Droid Sans Fallback", "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Sans CJK HK",
    "Noto Sans CJK KR", "Noto Serif CJK SC", "Noto Serif CJK JP", "Source Han Serif SC", "Songti SC",
    "SimSun", "AR PL UMing CN", "AR PL UKai CN",
)  # fmt: skip


class FontMissing(IndicatorsError):
    """No installed font has Chinese characters."""


@functools.cache
def chinese() -> str:
    """Return the family name of an installed font with Chinese characters.

    Raises:
        FontMissing: there is none.
    """
    from matplotlib import font_manager

    # The list matplotlib keeps may be older than the fonts: look at the folders of the system.
    known = {entry.name for entry in font_manager.fontManager.ttflist}
    if not known.intersection(FAMILIES):
        for path in font_manager.findSystemFonts():
            _add(path)
        known = {entry.name for entry in font_manager.fontManager.ttflist}
    for family in FAMILIES:
        if family in known:
            return family
    raise FontMissing(
        "no font with Chinese characters is installed, and the chart's labels would be empty boxes; "
        "install one (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: dnf install "
        "google-noto-sans-cjk-fonts), or write the chart as .html, which uses the fonts of the browser"
    )


def _add(path: str) -> None:
    from matplotlib import font_manager

    if not any(entry.fname == path for entry in font_manager.fontManager.ttflist):
        try:
            font_manager.fontManager.addfont(path)
        except (OSError, RuntimeError):  # a damaged font file is of no use to us, nor of concern
            return


__all__ = ["FAMILIES", "FontMissing", "chinese"]
