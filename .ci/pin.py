"""Writes constraints.txt: the version of every package that an install with all extras takes today.

Versions are those that Python 3.11.0 can take, whose choice every later Python can follow.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Ask pip what it would install, and write that down by name and version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    lowest = ["--python-version", "3.11.0", "--only-binary", ":all:"]
    report = subprocess.run(
        [*command, *lowest, "--report", "-", *wanted], check=True, stdout=subprocess.PIPE, text=True
    )
    packages = [package["metadata"] for package in json.loads(report.stdout)["install"]]
    packages.sort(key=lambda package: package["name"].lower())
    lines = [f"{package['name']}=={package['version']}\n" for package in packages]
    (ROOT / "constraints.txt").write_text("".join(lines), encoding="utf-8")
    print(f"constraints.txt: {len(lines)} packages")


if __name__ == "__main__":
    main()
