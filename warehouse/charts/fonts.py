"""The font of pictures: one that has Chinese characters, or a sentence saying that there is none."""

from __future__ import annotations

from extractor.errors import IndicatorsError
from warehouse.fonts import chinese_font


class FontMissing(IndicatorsError):
    """No installed font has Chinese characters."""


def chinese() -> str:
    """Return the family name of an installed font with Chinese characters.

    Raises:
        FontMissing: there is none.
    """
    family = chinese_font()
    if family is None:
        raise FontMissing(
            "no font with Chinese characters is installed, and the chart's labels would be empty boxes; "
            "install one (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: dnf install "
            "google-noto-sans-cjk-fonts), or write the chart as .html, which uses the fonts of the browser"
        )
    return family


__all__ = ["FontMissing", "chinese"]
