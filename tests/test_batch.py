"""Many files: order, bounds, and what one bad file does to the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor import batch, workers
from extractor.batch import Input, inputs, run
from extractor.errors import ManifestError
from extractor.reading import Manifest, Skipped


def pages(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:02}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"第{number}页", encoding="utf-8")
    return files


def text_of(item: Input) -> str:
    return item.read().text


def text_unless_fatal(item: Input) -> str:
    if item.source.name == "03.txt":
        os._exit(9)
    return item.read().text


def text_unless_broken(item: Input) -> str:
    if item.source.name == "01.txt":
        raise ZeroDivisionError("a bug")
    return item.read().text


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_results_come_in_the_order_of_the_files_whatever_the_number_of_processes(
    tmp_path: Path, jobs: int | None
) -> None:
    pages(tmp_path, 25)
    results = list(run(text_of, inputs([tmp_path]), jobs=jobs))
    assert [item.source.name for item, _ in results] == [f"{n:02}.txt" for n in range(25)]
    assert [result for _, result in results] == [f"第{n}页" for n in range(25)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_one_file_names_the_file_and_leaves_the_others(tmp_path: Path, jobs: int) -> None:
    pages(tmp_path, 4)
    results = [result for _, result in run(text_unless_broken, inputs([tmp_path]), jobs=jobs)]
    assert [result for result in results if isinstance(result, str)] == ["第0页", "第2页", "第3页"]
    (skipped,) = [result for result in results if isinstance(result, Skipped)]
    assert skipped.path == str(tmp_path / "01.txt")
    assert "ZeroDivisionError: a bug (test_batch.py, line" in skipped.reason


def test_a_file_that_kills_its_process_is_named_and_all_others_are_done(tmp_path: Path) -> None:
    pages(tmp_path, 12)
    results = [result for _, result in run(text_unless_fatal, inputs([tmp_path]), jobs=2)]
    assert [str(r) for r in results if isinstance(r, Skipped)] == [
        f"{tmp_path / '03.txt'} made its process end, probably for want of memory."
    ]
    assert [r for r in results if isinstance(r, str)] == [f"第{n}页" for n in range(12) if n != 3]


def test_no_more_files_are_handed_out_than_a_few_per_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = inputs([tmp_path / "p"]) if pages(tmp_path / "p", 60) else []
    handed_out = []
    submit = workers.Processes.submit

    def counted(pool: workers.Processes, task: object, item: Input) -> object:
        handed_out.append(item)
        return submit(pool, task, item)  # type: ignore[arg-type]

    monkeypatch.setattr(workers.Processes, "submit", counted)
    running = run(text_of, files, jobs=2)
    next(running)
    assert 2 <= len(handed_out) <= 12
    running.close()


def test_work_for_long_goes_to_all_cores_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages(tmp_path, 20)
    monkeypatch.setattr(batch, "_PATIENCE", -1.0)
    monkeypatch.setattr(batch, "cores", lambda: 2)
    processes = [result for _, result in run(process_of, inputs([tmp_path]))]
    assert processes[0] == os.getpid()
    assert os.getpid() not in processes[1:]


def process_of(_: Input) -> int:
    return os.getpid()


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file, _ = pages(tmp_path, 2)
    assert [item.source.name for item in inputs([file, tmp_path])] == ["00.txt", "01.txt"]


def test_files_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    pages(tmp_path / "a", 1)
    pages(tmp_path / "b", 1)
    names = [item.source.name for item in inputs([tmp_path / "a", tmp_path / "b"])]
    assert names == [str(tmp_path / "a" / "00.txt"), str(tmp_path / "b" / "00.txt")]


def test_each_folder_has_its_own_manifest(tmp_path: Path) -> None:
    for name, day in (("a", "2024-10-31"), ("b", "2023-04-30")):
        pages(tmp_path / name, 1)
        (tmp_path / name / "manifest.csv").write_text(f"file,published\n00.txt,{day}\n", encoding="utf-8")
    listed = inputs([tmp_path / "a", tmp_path / "b"], published="2020-01-01", place="德清县")
    assert [item.read().published for item in listed] == ["2024-10-31", "2023-04-30"]
    assert [item.read().place for item in listed] == ["德清县", "德清县"]


def test_one_manifest_may_name_the_files_of_several_folders(tmp_path: Path) -> None:
    pages(tmp_path / "a", 1)
    pages(tmp_path / "b", 2)
    manifest = tmp_path / "all.csv"
    manifest.write_text("file,published\n00.txt,2024-10\n01.txt,2024-11\n02.txt,2024-12\n", encoding="utf-8")
    skipped: list[Skipped] = []
    listed = inputs(
        [tmp_path / "a" / "00.txt", tmp_path / "b" / "01.txt"],
        manifest=Manifest.load(manifest),
        on_skip=skipped.append,
    )
    assert [item.read().published for item in listed] == ["2024-10", "2024-11"]
    assert [str(one) for one in skipped] == [f"02.txt is named in the manifest {manifest} but is not there."]


def test_a_folder_with_a_bad_manifest_is_refused(tmp_path: Path) -> None:
    pages(tmp_path, 1)
    (tmp_path / "manifest.csv").write_text("name,date\n00.txt,2024\n", encoding="utf-8")
    with pytest.raises(ManifestError, match="no column 'file'"):
        inputs([tmp_path])


def test_labels_beside_pages_are_no_pages(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, 1)
    page.with_suffix(".jsonl").write_text("{}\n", encoding="utf-8")
    notes: list[str] = []
    assert [item.source.name for item in inputs([tmp_path], on_note=notes.append)] == ["00.txt"]
    assert notes == [f"{tmp_path} holds 1 JSON file beside its pages, which is left out."]
