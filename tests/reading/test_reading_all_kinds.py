"""One text in every kind of file must come out as the same characters."""

from __future__ import annotations

import importlib.resources
import subprocess
import sys

import pytest
from making import TEXT, make_docx, make_html, make_pdf, squeezed

from extractor.reading import read_file

SAMPLES = {
    path.name: path.read_text(encoding="utf-8")
    for path in importlib.resources.files("extractor").joinpath("samples").iterdir()
    if path.name.endswith(".txt")
}
MAKERS = {
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16": lambda text: text.encode("utf-16"),
    "html": make_html,
    "pdf": make_pdf,
    "docx": make_docx,
}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", ["short", *sorted(SAMPLES)])
def test_every_kind_of_file_gives_the_same_characters(tmp_path, kind, name):
    text = SAMPLES.get(name, TEXT)
    (tmp_path / "page").write_bytes(MAKERS[kind](text))
    assert squeezed(read_file(tmp_path / "page").text) == squeezed(text)


def test_importing_the_readers_loads_none_of_their_libraries():
    script = (
        "import sys, extractor.reading;"
        "heavy = {'trafilatura', 'lxml', 'pdfplumber', 'docx', 'PIL', 'numpy', 'rapidocr', 'onnxruntime'};"
        "print(heavy & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
