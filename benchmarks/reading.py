"""Seconds a page and peak memory of each kind of file, beside the library that does the bulk of the work.

    python benchmarks/reading.py            (takes about two minutes, most of it character recognition)

Every measurement runs in a process of its own, so that the peak is that of the one kind. The libraries are
loaded before the clock starts. The peer reads the same file with the library's own plain call: it finds no
tables, columns or places. Hostile files follow, with what was said of them and what they took.
"""

from __future__ import annotations

import importlib.resources
import io
import multiprocessing
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "reading"))

PAGES = 5
CHARACTERS = 2_000


def peer_text(path: Path) -> None:
    import charset_normalizer

    str(charset_normalizer.from_bytes(path.read_bytes()).best())


def peer_html(path: Path) -> None:
    import trafilatura

    trafilatura.extract(path.read_text(encoding="utf-8"))


def peer_pdf(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


def peer_docx(path: Path) -> None:
    import docx

    "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def peer_image(path: Path) -> None:
    from rapidocr import RapidOCR

    RapidOCR(params={"Global.log_level": "critical"})(str(path))


PEERS: dict[str, Callable[[Path], None]] = {
    "text (GB18030)": peer_text,
    "html": peer_html,
    "pdf": peer_pdf,
    "docx": peer_docx,
    "scan, 200 dpi": peer_image,
}


def ours(path: Path) -> None:
    from extractor.reading import read_file

    read_file(path)


def refused(path: Path) -> str:
    from extractor.reading import Skipped, read

    said: list[Skipped] = []
    characters = sum(len(page.text) for page in read(path, on_skip=said.append))
    return "; ".join(item.reason for item in said) or f"read, {characters:,} characters"


def measured(function: Callable[[Path], object], path: Path, times: int) -> tuple[float, float, object]:
    """Return median seconds, peak MiB and the result, in a fresh process; the first run is not counted."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (function, path, times))


def _measure(function: Callable[[Path], object], path: Path, times: int) -> tuple[float, float, object]:
    seconds, result = [], None
    for _ in range(times + (times > 1)):
        start = time.perf_counter()
        result = function(path)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:] or seconds), peak_memory(), result


def peak_memory() -> float:
    """Return the most memory this process has held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux begins with the parent's peak
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def make_pages(folder: Path) -> dict[str, Path]:
    """Write one sample page in every kind."""
    from making import encoded, make_docx, make_html, make_pdf, scan

    samples = importlib.resources.files("extractor").joinpath("samples").iterdir()
    texts = (path.read_text(encoding="utf-8") for path in samples if path.name.endswith(".txt"))
    text = "\n".join("".join(texts).split())[:CHARACTERS]
    pdf = make_pdf(text)
    made = {
        "text (GB18030)": text.encode("gb18030"),
        "html": make_html(text).replace(b"<body>", b"<body><nav><a href='/'>Home</a></nav>"),
        "pdf": pdf,
        "docx": make_docx(text),
        "scan, 200 dpi": encoded(scan(pdf), "PNG"),
    }
    print(f"One page of {len(text):,} characters, in two columns where it is printed.\n")
    return {kind: write(folder / f"page{number}", data) for number, (kind, data) in enumerate(made.items())}


def make_hostile(folder: Path) -> dict[str, Path]:
    """Write files that are built to exhaust memory."""
    from reportlab.pdfgen.canvas import Canvas

    digits = folder / "digits"
    with digits.open("wb") as stream:
        for _ in range(1000):
            stream.write(b"7" * 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bomb.txt", "w") as member:
        for _ in range(250):
            member.write(b"7" * (1 << 20))
    canvas = Canvas(str(folder / "empty"))
    for _ in range(10_000):
        canvas.showPage()
    canvas.save()
    return {
        "1 GB of digits": digits,
        "63 MiB of digits": write(folder / "less", b"7" * (63 << 20)),
        "63 MiB of text": write(folder / "text", "今年增长5%。\n".encode() * (3 << 20)),
        "ZIP bomb, 250 MiB": write(folder / "bomb", bomb.getvalue()),
        "PDF, 10,000 pages": folder / "empty",
        "HTML, 100,000 deep": write(folder / "deep", b"<html><body>" + b"<div>" * 100_000 + b"5%"),
        "HTML, 490,000 tags": write(folder / "flat", b"<html><body>" + b"<p>5%</p>" * 245_000),
    }


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        pages = make_pages(Path(name))
        print(f"{'kind':<20}{'s a page':>10}{'peak MiB':>10}{'peer s':>10}{'peer MiB':>10}{'ratio':>8}")
        for kind, path in pages.items():
            seconds, peak, _ = measured(ours, path, PAGES)
            peer_seconds, peer_peak, _ = measured(PEERS[kind], path, PAGES)
            ratio = seconds / peer_seconds
            print(
                f"{kind:<20}{seconds:>10.4f}{peak:>10.0f}{peer_seconds:>10.4f}{peer_peak:>10.0f}{ratio:>8.2f}"
            )
        print(f"\n{'hostile file':<20}{'seconds':>10}{'peak MiB':>10}  outcome")
        for kind, path in make_hostile(Path(name)).items():
            seconds, peak, outcome = measured(refused, path, 1)
            print(f"{kind:<20}{seconds:>10.2f}{peak:>10.0f}  {outcome}")


if __name__ == "__main__":
    main()
