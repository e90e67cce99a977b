"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from typed import Indicators

import extractor
from extractor.cli import main


@pytest.fixture
def samples() -> Path:
    """The folder of the sample pages that ship with the project."""
    return Path(extractor.__file__).parent / "samples"


@pytest.fixture
def indicators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Indicators:
    """Run a command in an empty folder, as if typed; what it raises unasked fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TOWN_INDICATORS_WAREHOUSE", raising=False)

    def run(*words: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], prog_name="indicators")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with all sample pages, to be read only."""
    from warehouse.files import load_paths

    file = tmp_path_factory.mktemp("samples") / "warehouse.duckdb"
    load_paths(file, Path(extractor.__file__).parent / "samples")
    return file


@pytest.fixture
def loaded(indicators: Indicators, sample_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Indicators:
    """Run commands on a warehouse that holds the sample pages."""
    monkeypatch.setenv("TOWN_INDICATORS_WAREHOUSE", str(sample_warehouse))
    return indicators
