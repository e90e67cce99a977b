"""The scores on record for the sample pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import extractor
from extractor.cli import main

BASELINE = Path(__file__).parent / "baseline_samples.json"
SAMPLES = Path(extractor.__file__).parent / "samples"


@pytest.mark.parametrize("tier", ["core", "extended"])
def test_scores_on_the_sample_pages_have_not_fallen(tier: str) -> None:
    result = CliRunner().invoke(
        main, ["evaluate", str(SAMPLES), "--tier", tier, "--baseline", str(BASELINE)], catch_exceptions=False
    )
    assert result.exit_code == 0, result.stdout.partition("Against ")[2]
    assert "11 documents in common" in result.stdout
