"""What tells whether figures were extracted by the program as it is now."""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

import patterns

_ROOT = Path(__file__).parent
_RULES = ("reading", "articles", "pipeline", "link", "resolve")
_DATA = (".toml", ".csv", ".txt")


@functools.cache
def extractor_version() -> str:
    """Return the version of the program with a fingerprint of its rules and patterns: ``0.1.0+3f2a9c1d``.

    An analyst who edits a pattern file, or updates the program, gets another version, and the warehouse
    knows what is to be extracted anew.
    """
    digest = hashlib.sha256()
    code = [path for folder in _RULES for path in (_ROOT / folder).rglob("*.py")]
    data = [path for path in Path(patterns.__file__).parent.iterdir() if path.suffix in (*_DATA, ".py")]
    for path in sorted([*code, *data, _ROOT / "extract.py"]):
        digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    return f"{version('town-indicators')}+{digest.hexdigest()[:8]}"


__all__ = ["extractor_version"]
