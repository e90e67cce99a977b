"""Speed of extraction beside spaCy's blank Chinese tokenizer, jionlp, and the bare scan for figures.

    python benchmarks/extraction.py [FOLDER]

FOLDER holds ``.txt`` pages in UTF-8. Without one, pages are made of ordinary news and of the samples, as
thinly sown with figures as real newspaper pages are; the samples alone, where nearly every sentence holds
figures, are the dense bulletins.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import spacy
from rows import Row, processor_seconds, show

import extractor
from extractor.extract import observations
from extractor.page import Page
from extractor.resolve import scan

HERE = Path(__file__).parent
SAMPLES = Path(extractor.__file__).parent / "samples"
PEER = HERE.parent / ".venv-jionlp"
PEER_VERSION = "jionlp==1.5.31"
# Run by the Python of that environment: characters a second of processor time for money and time together.
PEER_SCRIPT = """
import json, sys, time
texts = json.load(sys.stdin)
import jionlp
def work():
    for text in texts:
        jionlp.ner.extract_money(text, with_parsing=False)
        jionlp.ner.extract_time(text, time_base=0, with_parsing=False)
work()
begun = time.process_time()
work()
print(json.dumps(sum(map(len, texts)) / (time.process_time() - begun)), file=sys.stderr)
"""


def bulletins() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def pages() -> list[str]:
    """A page for each sample: the ordinary news there are, and its two longest paragraphs among them."""
    news = (HERE / "ordinary_news.txt").read_text(encoding="utf-8").strip().split("\n\n")
    made = []
    for number, sample in enumerate(bulletins()):
        turned = news[number % len(news) :] + news[: number % len(news)]
        told = sorted(sample.split("\n"), key=len)[-2:]
        made.append("\n\n".join(["要闻", *turned[:5], *told, "生活", *turned[5:]]))
    return made


def extract(texts: list[str]) -> int:
    return sum(1 for text in texts for _ in observations(Page("page.txt", text)))


def rows(folder: Path | None = None) -> Iterator[Row]:
    given = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))] if folder else pages()
    if not given:
        sys.exit(f"{folder} holds no .txt pages.")
    tokenizer = spacy.blank("zh").tokenizer
    for kind, texts, wanted in (("pages", given, "≥ 1.0"), ("dense bulletins", bulletins(), "≥ 0.3")):
        size = sum(map(len, texts))
        ours = size / processor_seconds(lambda texts=texts: extract(texts))
        theirs = size / processor_seconds(lambda texts=texts: [tokenizer(text) for text in texts])
        sown = 1000 * extract(texts) / size
        what = f"extraction, {kind} ({sown:.0f} figures in 1,000 characters) : spaCy's blank tokenizer"
        yield Row(what, rate(ours), rate(theirs), ours / theirs, wanted)
        if kind == "pages":
            yield from beside_jionlp(texts, ours)
            scanned = size / processor_seconds(lambda texts=texts: [scan.sentences(text) for text in texts])
            yield Row("extraction, pages : bare scan for figures", rate(ours), rate(scanned), ours / scanned)


def rate(characters: float) -> str:
    return f"{characters:,.0f} char/s"


def beside_jionlp(texts: list[str], ours: float) -> Iterator[Row]:
    what = "extraction, pages : jionlp, money and time"
    try:
        theirs = jionlp(texts)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        yield Row(what, rate(ours), f"could not be installed ({type(error).__name__})", None, "≥ 8.0")
        return
    yield Row(what, rate(ours), rate(theirs), ours / theirs, "≥ 8.0")


def jionlp(texts: list[str]) -> float:
    """Return how fast jionlp is, in an environment of its own that is made the first time."""
    python = PEER / "bin" / "python"
    if not (PEER / "ready").exists():
        venv.create(PEER, clear=True, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", PEER_VERSION],
            check=True,
            capture_output=True,
            timeout=300,
        )
        (PEER / "ready").touch()
    done = subprocess.run(
        [python, "-c", PEER_SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return float(done.stderr.splitlines()[-1])


if __name__ == "__main__":
    show(rows(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
