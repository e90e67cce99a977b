"""Processes, machines and memory: how `indicators extract --output` grows with an archive.

    python benchmarks/scale.py                # archives of 10 and 100 MB, three kills
    python benchmarks/scale.py 10 1000 20     # 10 MB and 1 GB, twenty kills; takes half an hour

1. Two processes beside one.
2. The most memory that the smaller and the larger archive take, all processes together.
3. A cluster of two workers, one of which is killed at some moment: its parts beside those of one process.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from extraction import pages
from rows import Row, show

from extractor.batch import inputs
from extractor.cluster import Cluster
from warehouse.archive import extract_files

PAGE = 5_000
"""Characters of a newspaper page."""


def make_archive(folder: Path, megabytes: float) -> Path:
    """Write pages, each of its own, until the folder is so large."""
    folder.mkdir()
    made = pages()
    texts = ["\n\n".join(made[at:] + made[:at])[:PAGE].encode() for at in range(len(made))]
    size = number = 0
    while size < megabytes * 1e6:
        text = texts[number % len(texts)] + f"\n第{number}页\n".encode()
        part = folder / f"{number // 1000:04}"
        part.mkdir(exist_ok=True)
        (part / f"{number:07}.txt").write_bytes(text)
        size += len(text)
        number += 1
    return folder


def extract(archive: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Run the program, and return its seconds and the most MiB that its processes held together."""
    command = [sys.executable, "-m", "extractor", "extract", archive, "--output", output, "--jobs", str(jobs)]
    begun = time.monotonic()
    process = psutil.Popen([*map(str, command)], stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(held, [process, *children(process)])))
        time.sleep(0.5)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return time.monotonic() - begun, most / (1 << 20)


def children(process: psutil.Process) -> list[psutil.Process]:
    try:
        found: list[psutil.Process] = process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return found


def held(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def digest(folder: Path) -> str:
    """Return a fingerprint of all parts."""
    hashed = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        hashed.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return hashed.hexdigest()


def kills(here: Path, times: int) -> Iterator[bool]:
    """Yield for each run with a worker killed whether its parts are those of one process."""
    files = inputs([make_archive(here / "kills", 2)])
    extract_files(here / "alone", files, jobs=1)
    alone = digest(here / "alone")
    begun = time.monotonic()
    with Cluster("local", 2) as cluster:
        extract_files(here / "whole", files, cluster=cluster)
        seconds = time.monotonic() - begun
        for number in range(times):
            killer = threading.Timer(random.uniform(0, 0.8 * seconds), kill_one, [cluster])
            killer.start()
            extract_files(here / f"killed-{number}", files, cluster=cluster)
            killer.join()
            yield digest(here / f"killed-{number}") == alone


def kill_one(cluster: Cluster) -> None:
    while not (processes := cluster.processes()):  # those killed before are being replaced
        time.sleep(0.01)
    os.kill(random.choice(processes), signal.SIGKILL)


def rows(small: float = 10, large: float = 100, times: int = 3) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        archive = make_archive(here / "large", large)
        one, _ = extract(archive, here / "one", 1)
        two, much = extract(archive, here / "two", 2)
        same = "same parts" if digest(here / "one") == digest(here / "two") else "OTHER PARTS"
        yield Row(
            f"2 processes : 1, {large:g} MB, {same}", f"{two:.1f} s", f"{one:.1f} s", one / two, "≥ 1.7"
        )
        shorter, _ = extract(make_archive(here / "small", small), here / "three", 1)
        _, few = extract(here / "small", here / "four", 2)
        what = f"memory of 3 processes, {large:g} MB : {small:g} MB"
        yield Row(what, f"{much:.0f} MiB", f"{few:.0f} MiB", much / few, "≤ 1.3")
        ours, beside = one / large, shorter / small
        what = f"seconds a MB in one process, {large:g} MB : {small:g} MB"
        yield Row(what, f"{ours:.2f} s", f"{beside:.2f} s", ours / beside, "≤ 1.1")
        equal = list(kills(here, times))
        what = "cluster of 2, a worker killed : runs whose parts are those of one process"
        yield Row(what, f"{sum(equal)} runs", f"{times} runs", sum(equal) / times, "≥ 1.0")


if __name__ == "__main__":
    show(rows(*map(float, sys.argv[1:3]), *map(int, sys.argv[3:4])))
