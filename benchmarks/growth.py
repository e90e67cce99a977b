"""Cost of a character in long and hostile texts, beside that in ordinary ones.

Texts without figures stand beside pages, those that hold one every few characters beside dense bulletins.

    python benchmarks/growth.py [CHARACTERS]     # of each hostile text, a million if none is named
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from extraction import bulletins, extract, pages
from rows import Row, processor_seconds, show

TIMES = (10, 100)


def bare(size: int) -> dict[str, str]:
    return {
        "a million digits": "7" * size,
        "a million 亿": "亿" * size,
        "a list without end": "1.5、" * (size // 4) + "亿元",
        "100,000 commas in a sentence": "全镇实现产值," * (size // 7) + "5亿元",
    }


def sown(size: int) -> dict[str, str]:
    return {
        "nested 其中": "全镇实现产值5亿元,其中工业3亿元," * (size // 20),
        "brackets never closed": "产值(5亿元" * (size // 7),
        "one sentence of projects": "总投资5亿元的某某项目," * (size // 12),
    }


def rows(size: int = 1_000_000) -> Iterator[Row]:
    ordinary = pages()
    once = a_character(ordinary, 3)
    for times in TIMES:
        many = a_character(ordinary * times, 1)
        yield Row(f"cost of a character, {times} × the pages", micro(many), micro(once), many / once, "≤ 1.1")
    dense = a_character(bulletins(), 3)
    for kind, beside, texts in (("pages", once, bare(size)), ("dense bulletins", dense, sown(size))):
        for name, text in texts.items():
            cost = a_character([text], 1)
            what = f"cost of a character, {name} : {kind}"
            yield Row(what, micro(cost), micro(beside), cost / beside, "≤ 3.0")


def a_character(texts: list[str], times: int) -> float:
    return processor_seconds(lambda: extract(texts), times) / sum(map(len, texts))


def micro(seconds: float) -> str:
    return f"{seconds * 1e6:.2f} µs"


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:2])))
