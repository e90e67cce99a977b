"""A wheel with compiled rules extracts what the source extracts."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import extractor

ROOT = Path(extractor.__file__).parent.parent
SAMPLES = ROOT / "extractor" / "samples"
COMPILED = {**os.environ, "INDICATORS_COMPILED": "1"}
asked = pytest.mark.skipif(
    not os.environ.get("INDICATORS_COMPILED"), reason="takes minutes: make test-compiled"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, env=COMPILED)
    return next(folder.glob("*.whl"))


def extracted_by(root: Path) -> bytes:
    extract = [sys.executable, "-P", "-m", "extractor", "extract", "--jobs", "1", "--format", "jsonl"]
    found = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run([*extract, SAMPLES], check=True, stdout=subprocess.PIPE, env=found).stdout


@asked
def test_a_compiled_wheel_extracts_what_the_source_extracts(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    assert list(tmp_path.glob("extractor/link/reader.*.so"))
    extract = [
        sys.executable,
        "-P",
        "-m",
        "extractor",
        "extract",
        "--jobs",
        "1",
        "--format",
        "jsonl",
        SAMPLES,
    ]
    told = [
        subprocess.run(
            extract, check=True, capture_output=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
        ).stdout
        for root in (ROOT, tmp_path)
    ]
    assert told[0].count(b"\n") > 300
    assert told[0] == told[1]


def test_an_editable_install_is_never_compiled(tmp_path: Path) -> None:
    pytest.importorskip("setuptools")
    build = [sys.executable, "setup.py", "--quiet", "editable_wheel", "--dist-dir", str(tmp_path)]
    subprocess.run(build, check=True, env=COMPILED, cwd=ROOT, capture_output=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert not [name for name in names if name.endswith((".so", ".pyd"))]
