"""Several processes, one warehouse: writers wait, readers see whole sources, a killed load does no harm."""

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from warehouse_factory import figure, loaded

from extractor.errors import WarehouseError
from warehouse import Warehouse, store

TESTS = Path(__file__).parent
HOLDER = """
import sys, time
from warehouse import Warehouse
with Warehouse(sys.argv[1]):
    print("open", flush=True)
    time.sleep(float(sys.argv[2]))
"""
FIGURES_A_SOURCE = 4


def sources():
    """Eighteen sources that repeat, round and contradict one another's figures."""
    for number in range(18):
        figures = [
            figure(f"{50 + number % 5}.{number % 7}", published=f"2024-10-{number + 1:02}"),
            figure(f"{number % 4}.2", "%", start=20),
            figure("55.3", place="新仓镇", start=40),
            figure(str(number), place="新仓镇", indicator="tax", start=60, period="2023"),
        ]
        yield loaded(f"{number}.txt", figures)


def load_all(path, held=None):
    """Load the sources, three a transaction; what the child processes of the tests do."""
    if held is not None:
        store.HELD = held
    with Warehouse(path) as warehouse:
        warehouse.load_many(sources(), batch=3)


def children():
    """Processes that need not import anything: forked from one that has, before it opens a warehouse."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["test_warehouse_processes"])
    return context


def start(script, *arguments):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(TESTS.parent)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def content(warehouse):
    facts = warehouse.sql(
        "SELECT place, indicator, measure, period, value, reports, agreeing, contradicted, published"
        " FROM fact_report ORDER BY ALL"
    )
    return facts.values.tolist()


def test_a_load_killed_at_any_moment_leaves_whole_sources_and_can_be_finished(tmp_path, empty_warehouse):
    calm = shutil.copy(empty_warehouse, tmp_path / "calm.duckdb")
    with Warehouse(calm) as warehouse:
        warehouse.load_many(sources())
        undisturbed = content(warehouse)
    # The moments are spread over the time that a whole load takes here, however slow the machine.
    began = time.monotonic()
    whole = children().Process(
        target=load_all, args=(shutil.copy(empty_warehouse, tmp_path / "whole.duckdb"),)
    )
    whole.start()
    whole.join()
    longest = time.monotonic() - began
    moments = random.Random(7)
    interrupted = 0
    for attempt in range(50):
        path = shutil.copy(empty_warehouse, tmp_path / f"{attempt}.duckdb")
        process = children().Process(target=load_all, args=(path,))
        process.start()
        time.sleep(moments.uniform(0.02, longest))
        process.kill()
        process.join()
        with Warehouse(path) as warehouse:
            counted = warehouse.sources()["observations"]
            assert set(counted) <= {FIGURES_A_SOURCE}
            interrupted += 0 < len(counted) < 18
            before = content(warehouse)
            warehouse.rebuild_facts()
            assert content(warehouse) == before
            warehouse.load_many(sources())
            assert content(warehouse) == undisturbed
        path.unlink()
    assert interrupted > 5


def test_a_second_writer_waits_and_is_told_so(tmp_path, empty_warehouse):
    path = shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    first = start(HOLDER, path, 1)
    said = []
    with Warehouse(path, wait=20, on_wait=said.append) as second:
        assert second.load_source(*loaded("a.txt", [figure()])) == "new"
    first.wait()
    assert len(said) == 1 and "in use by another process" in said[0]


@pytest.mark.parametrize("read_only", [True, False])
def test_who_waits_too_long_is_told_who_holds_the_file(tmp_path, empty_warehouse, read_only):
    path = shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    first = start(HOLDER, path, 30)
    try:
        with pytest.raises(WarehouseError, match=rf"in use by another process .*PID {first.pid}"):
            Warehouse(path, read_only=read_only, wait=0.3)
    finally:
        first.kill()
        first.wait()


def test_readers_during_a_load_get_whole_sources(tmp_path, empty_warehouse):
    """The load gives way between its transactions, so that readers of other processes get their turn."""
    path = shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    loader = children().Process(target=load_all, args=(path, 0.05))
    loader.start()
    seen = []
    while loader.is_alive():
        with Warehouse(path, read_only=True, wait=20) as reader:
            seen.append(set(reader.sources()["observations"]))
    loader.join()
    assert loader.exitcode == 0
    assert all(counts <= {FIGURES_A_SOURCE} for counts in seen)
    assert len(seen) > 2


def test_readers_in_one_process_with_the_writer_see_what_is_committed(tmp_path, empty_warehouse):
    path = shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    failures = []
    done = threading.Event()

    def read():
        try:
            while not done.is_set():
                with Warehouse(path, read_only=True) as reader:
                    assert set(reader.sources()["observations"]) <= {FIGURES_A_SOURCE}
        except Exception as error:
            failures.append(error)

    with Warehouse(path) as writer:
        thread = threading.Thread(target=read)
        thread.start()
        for source in sources():
            writer.load_source(*source)
        done.set()
        thread.join()
    assert failures == []
