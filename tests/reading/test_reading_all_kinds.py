"""One text in every kind of file must come out as the same characters."""

from __future__ import annotations

import importlib.resources
import subprocess
import sys
from random import Random

import pytest
from making import TEXT, make_docx, make_html, make_pdf, squeezed

from extractor.reading import read, read_file

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


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_files_damaged_at_random_are_read_or_refused_in_one_quiet_sentence(tmp_path, kind, capfd):
    random = Random(kind)
    data = MAKERS[kind](TEXT)
    for number in range(60):
        damaged = bytearray(data[: random.choice((len(data), random.randrange(len(data))))])
        for _ in range(random.choice((0, 1, 20, 200)) if damaged else 0):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        (tmp_path / f"{number:02}").write_bytes(damaged)
    skipped = []
    read_well = len(list(read(tmp_path, on_skip=skipped.append)))
    assert read_well + len(skipped) == 60
    assert skipped
    assert not [str(item) for item in skipped if "\n" in str(item) or len(item.reason) > 200]
    assert capfd.readouterr() == ("", "")


def test_importing_the_readers_loads_none_of_their_libraries():
    script = (
        "import sys, extractor.reading;"
        "heavy = {'trafilatura', 'lxml', 'pdfplumber', 'docx', 'PIL', 'numpy', 'rapidocr', 'onnxruntime'};"
        "print(heavy & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
