from __future__ import annotations

import shutil
from datetime import datetime, timedelta

import pytest

from warehouse import Warehouse


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory):
    """Path of a warehouse without sources; copying it is quicker than making another."""
    path = tmp_path_factory.mktemp("empty") / "w.duckdb"
    Warehouse(path).close()
    return path


class Clock:
    """A clock that a test sets; each look at it is a second later."""

    def __init__(self):
        self.time = datetime(2025, 1, 1)

    def __call__(self):
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def warehouse(tmp_path, empty_warehouse, clock):
    shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    with Warehouse(tmp_path / "w.duckdb", now=clock) as opened:
        yield opened
