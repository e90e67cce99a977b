"""Writes constraints.txt: the version of every package that an install with all extras takes today.

Run it with the lowest Python that the project supports, whose choice the later ones can follow.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Ask pip what it would install, and write that down by name and version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = ",".join(project["optional-dependencies"])
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    report = subprocess.run(
        [*command, "--report", "-", f"{ROOT}[{extras}]"], check=True, capture_output=True, text=True
    )
    packages = sorted(
        (package["metadata"]["name"], package["metadata"]["version"])
        for package in json.loads(report.stdout)["install"]
        if package["metadata"]["name"] != project["name"]
    )
    lines = [f"{name}=={version}\n" for name, version in sorted(packages, key=lambda p: p[0].lower())]
    (ROOT / "constraints.txt").write_text("".join(lines), encoding="utf-8")
    print(f"constraints.txt: {len(lines)} packages")


if __name__ == "__main__":
    main()
