"""A wheel with compiled rules extracts what the source extracts."""

from __future__ import annotations

import ast
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


def test_no_rule_uses_what_the_compiler_refuses() -> None:
    # mypyc stops at `word in ("", *WORDS)`; a wheel takes minutes, so the trees are looked through
    refused = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("articles", "link", "pipeline", "resolve", "tables")
        for path in sorted((ROOT / "extractor" / folder).glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        for compared, side in zip(node.ops, node.comparators, strict=True)
        if isinstance(compared, ast.In | ast.NotIn)
        if any(isinstance(part, ast.Starred) for part in ast.iter_child_nodes(side))
    ]
    assert not refused


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
