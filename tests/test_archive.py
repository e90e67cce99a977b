"""Many files into Parquet parts: the same by any number of workers, whole after interruptions."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractor.batch import Input, inputs
from extractor.cluster import Cluster
from extractor.errors import ClusterError
from extractor.reading import Skipped
from warehouse import Warehouse, archive, part_files
from warehouse.archive import Chunk, extract_files

TOWNS = ["雷甸镇", "钟管镇", "新市镇", "洛舍镇"]


def pages(folder: Path, count: int) -> list[Input]:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        year = 2022 + number % 2
        text = (
            f"本报讯 {year}年,{TOWNS[number % 4]}实现规上工业产值{number + 1}.5亿元,同比增长{number}.4%。\n"
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        rows = [f"{n:03}.txt,{2022 + n % 2}-12-30,浙江省湖州市德清县" for n in range(count)]
        (folder / "manifest.csv").write_text("\n".join(["file,published,place", *rows]), encoding="utf-8")
    return inputs([folder])


def content(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def rows(folder: Path) -> list[tuple[object, ...]]:
    query = (
        "SELECT source_key, start, raw, value, year, province FROM read_parquet(?, hive_partitioning = true)"
    )
    return sorted(duckdb.execute(query, [f"{folder}/*/*/*/observations.parquet"]).fetchall())


def test_parts_are_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    files = pages(tmp_path / "pages", 40)
    for jobs in (1, 2):
        written = extract_files(tmp_path / str(jobs), files, jobs=jobs)
        assert (written.files, written.observations, written.unchanged) == (40, 80, 0)
    assert content(tmp_path / "1") == content(tmp_path / "2")


def test_parts_are_queried_in_place_by_year_and_province(tmp_path: Path) -> None:
    extract_files(tmp_path / "parts", pages(tmp_path / "pages", 10), jobs=1)
    assert {row[4:] for row in rows(tmp_path / "parts")} == {(2022, 33), (2023, 33)}
    assert len(rows(tmp_path / "parts")) == 20


def test_what_is_there_is_not_read_again_and_what_changed_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = pages(tmp_path / "pages", 12)
    extract_files(tmp_path / "parts", files[:10], jobs=1)
    (tmp_path / "pages" / "003.txt").write_text(
        "本报讯 2023年,钟管镇实现规上工业产值99亿元。\n", encoding="utf-8"
    )
    read: list[str] = []
    extract = archive.extract_source

    def counted(item: Input, *, version: str) -> object:
        read.append(item.source.name)
        return extract(item, version=version)

    monkeypatch.setattr(archive, "extract_source", counted)
    written = extract_files(tmp_path / "parts", files, jobs=1)
    assert read == ["003.txt", "010.txt", "011.txt"]
    assert (written.files, written.observations, written.unchanged) == (3, 5, 9)
    told = {(Path(str(key)).name, raw) for key, _, raw, *_ in rows(tmp_path / "parts")}
    assert len(rows(tmp_path / "parts")) == len(told) == 23
    assert ("003.txt", "99亿元") in told
    assert ("003.txt", "4.5亿元") not in told


def test_what_cannot_be_read_is_told_and_the_rest_written(tmp_path: Path) -> None:
    files = pages(tmp_path / "pages", 4)
    (tmp_path / "pages" / "002.txt").write_bytes(b"")
    skipped: list[Skipped] = []
    written = extract_files(tmp_path / "parts", files, jobs=1, on_skip=skipped.append)
    assert [str(each).rpartition("/")[2] for each in skipped] == ["002.txt is empty."]
    assert (written.files, len(rows(tmp_path / "parts"))) == (3, 6)


def extract_unless_fatal(chunk: Chunk, *, folder: Path, version: str) -> tuple[int, list[Skipped]]:
    if any(item.source.name == "003.txt" for item in chunk.files):
        os._exit(9)
    return archive.extract_chunk(chunk, folder=folder, version=version)


def test_a_file_that_ends_its_process_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = pages(tmp_path / "pages", 12)
    monkeypatch.setattr(archive, "extract_chunk", extract_unless_fatal)
    skipped: list[Skipped] = []
    done: list[int] = []
    extract_files(tmp_path / "parts", files, jobs=2, on_skip=skipped.append, on_done=done.append)
    assert [Path(each.path).name for each in skipped] == ["003.txt"]
    assert len(rows(tmp_path / "parts")) == 22
    assert sum(done) == 12


def test_a_warehouse_takes_the_parts(tmp_path: Path, warehouse: Warehouse) -> None:
    extract_files(tmp_path / "parts", pages(tmp_path / "pages", 10), jobs=1)
    report = warehouse.load_parts(tmp_path / "parts")
    assert (len(report.new), report.observations) == (10, 20)
    again = warehouse.load_parts(tmp_path / "parts")
    assert (len(again.unchanged), again.observations) == (10, 0)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with Cluster("local", 2) as started:
        yield started


def test_a_cluster_loses_and_doubles_nothing_when_a_worker_is_killed(
    tmp_path: Path, cluster: Cluster
) -> None:
    files = pages(tmp_path / "pages", 160)
    extract_files(tmp_path / "alone", files, jobs=1)
    parts = tmp_path / "parts"

    def kill_one() -> None:
        while not part_files.holds_parts(parts):
            time.sleep(0.001)
        os.kill(random.choice(cluster.processes()), signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    written = extract_files(parts, files, cluster=cluster)
    killer.join()
    assert (written.files, written.observations) == (160, 320)
    assert content(parts) == content(tmp_path / "alone")


def test_a_missing_extra_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r'pip install "town-indicators\[cluster\]"'):
        Cluster("local")
