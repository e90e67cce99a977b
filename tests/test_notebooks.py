"""The notebooks run from a clean kernel, anywhere, and draw what they say."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
CHARTS = {"town_growth": 2, "reported_investment": 1}


def charts(notebook: nbformat.NotebookNode) -> int:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return sum("image/png" in output.get("data", ()) for output in outputs)


def said(notebook: nbformat.NotebookNode) -> str:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return "".join(
        output.get("text", "") + "".join(output.get("data", {}).get("text/html", "")) for output in outputs
    )


@pytest.mark.parametrize("name", CHARTS)
def test_notebook_runs_from_a_clean_kernel_and_draws_its_charts(name: str, tmp_path: Path) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.pop("outputs", None)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert charts(notebook) == CHARTS[name]
    assert "missing from" not in said(notebook), "a font without Chinese characters was used"
    assert "禹越镇" in said(notebook)


@pytest.mark.parametrize("name", CHARTS)
def test_notebook_is_kept_with_its_outputs(name: str) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert charts(notebook) == CHARTS[name]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
