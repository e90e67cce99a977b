"""Text that cannot deceive: marks that turn or hide other text are shown as their code."""

from __future__ import annotations

import re

# Directional marks, embeddings and isolates, and controls that are neither tab nor line end.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_SHOWN = 400


def visible(text: str) -> str:
    """Return a text with its invisible marks spelled out: ``⟨U+202E⟩``."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def clipped(text: str, around: str = "", shown: int = _SHOWN) -> str:
    """Return a long text cut to what stands around a part of it: ``…前三季度,全镇…``."""
    if len(text) <= shown:
        return text
    at = max(text.find(around), 0) if around else 0
    first = max(0, at - shown // 2)
    last = min(len(text), first + shown)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


__all__ = ["clipped", "visible"]
