"""Speed of extraction beside that of spaCy's blank Chinese tokenizer on the same pages, in one run.

    python benchmarks/extraction.py [FOLDER]

FOLDER holds ``.txt`` pages in UTF-8; the sample pages if none is named. Prints characters a second of
processor time for both, and the ratio.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import extractor
from extractor.extract import observations
from extractor.page import Page

SAMPLES = Path(extractor.__file__).parent / "samples"
REPEATS = 5


def characters_a_second(work: Callable[[str], object], texts: list[str]) -> float:
    """Return how fast ``work`` goes over the texts, after one pass that warms it up."""
    for text in texts:
        work(text)
    began = time.process_time()
    for _ in range(REPEATS):
        for text in texts:
            work(text)
    return REPEATS * sum(map(len, texts)) / (time.process_time() - began)


def main(folder: Path) -> None:
    """Measure and print."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"{folder} holds no .txt pages.")
    tokenizer = spacy.blank("zh").tokenizer
    ours = characters_a_second(lambda text: list(observations(Page("page.txt", text))), texts)
    theirs = characters_a_second(tokenizer, texts)
    print(f"{len(texts)} pages, {sum(map(len, texts)):,} characters")
    print(f"extraction        {ours:>12,.0f} characters a second")
    print(f"blank tokenizer   {theirs:>12,.0f} characters a second")
    print(f"ratio             {ours / theirs:>12.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
