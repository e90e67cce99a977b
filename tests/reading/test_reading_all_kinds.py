"""One text in every kind of file must come out as the same characters and the same figures."""

from __future__ import annotations

import dataclasses
import importlib.resources
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from making import TEXT, encoded, make_docx, make_html, make_pdf, scan, squeezed

from extractor.extract import observations
from extractor.reading import Manifest, read, read_file

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


def figures(path: Path, name: str) -> list[dict[str, object]]:
    """What a file says once its manifest states the place, but where in the file it says so."""
    manifest = Manifest.load(Path(str(importlib.resources.files("extractor"))) / "samples" / "manifest.csv")
    page = manifest.apply(read_file(path), name)
    omitted = ("source", "start", "end", "sentence", "box", "doubts", "confidence")
    found = [dataclasses.asdict(observation) for observation in observations(page)]
    return [
        {
            # Half-width or not is what the recognizer is free to choose.
            key: unicodedata.normalize("NFKC", squeezed(value)) if isinstance(value, str) else value
            for key, value in one.items()
            if key not in omitted
        }
        for one in found
    ]


def agreement(one: list[dict[str, object]], other: list[dict[str, object]]) -> float:
    """Return F1 of figures that agree in every field."""
    left, right = (Counter(tuple(sorted(map(str, item.items()))) for item in side) for side in (one, other))
    return 2 * (left & right).total() / (left.total() + right.total())


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_kind_of_file_gives_the_same_figures(tmp_path, kind, name):
    (tmp_path / "text").write_text(SAMPLES[name], encoding="utf-8")
    (tmp_path / "page").write_bytes(MAKERS[kind](SAMPLES[name]))
    assert figures(tmp_path / "page", name) == figures(tmp_path / "text", name)


@pytest.mark.parametrize("name", ["07_zhongguan_2024q3.txt", "09_county_towns_2024q3.txt"])
def test_scan_of_two_columns_gives_the_same_figures(tmp_path, name):
    (tmp_path / "text").write_text(SAMPLES[name], encoding="utf-8")
    (tmp_path / "page").write_bytes(encoded(scan(make_pdf(SAMPLES[name])), "PDF", resolution=200))
    found = figures(tmp_path / "page", name)
    assert len(found) > 20
    assert agreement(found, figures(tmp_path / "text", name)) >= 0.97


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
