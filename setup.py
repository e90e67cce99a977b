"""Builds wheels whose rules are compiled, where that is asked for: INDICATORS_COMPILED=1 pip wheel .

Only wheels: what `pip install -e .` installs is always the source itself, which may change under it.
"""

import os
import sys
from pathlib import Path

from setuptools import setup

_PACKAGES = ("articles", "link", "pipeline", "resolve", "tables")
_LEFT_OUT = {
    Path("extractor/link/gap.py"),  # a kind of list, which compiled classes cannot be
    Path("extractor/pipeline/components.py"),  # spaCy reads the signatures of its functions
    # What their classes hold is compiled later than they are, and a compiled class asks for it at once.
    *(Path("extractor/link", f"{name}.py") for name in ("asides", "cue_words", "percentages", "time_words")),
}


def modules() -> list[str]:
    """The typed modules that most of the time is spent in."""
    found = (path for package in _PACKAGES for path in sorted(Path("extractor", package).glob("*.py")))
    return [str(path) for path in found if path not in _LEFT_OUT]


if os.environ.get("INDICATORS_COMPILED") and "bdist_wheel" in sys.argv:
    from mypyc.build import mypycify

    # Types of other packages are checked by `make check`; a build may come without them.
    options = ["--config-file=", "--ignore-missing-imports"]
    setup(ext_modules=mypycify([*options, *modules()], opt_level="3", debug_level="0"))
else:
    setup(setup_requires=["mypy>=1.16"] if os.environ.get("INDICATORS_COMPILED") else [])
