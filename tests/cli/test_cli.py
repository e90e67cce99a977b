"""The command line as a whole: help, errors, exit codes, interruption."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import psutil
import pytest
from typed import Indicators

from extractor.cli import main

ROOT = Path(__file__).parents[2]
PAGE = "本报讯 今年上半年,雷甸镇实现规上工业产值12.5亿元,同比增长8.4%。\n"


def commands(group: click.Group, *above: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)


COMMANDS = dict(commands(main))
NAMES = [" ".join(words) for words in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_with_an_example(indicators: Indicators, name: str) -> None:
    result = indicators(*name.split(), "--help")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert f"    indicators {name}" in result.stdout.partition("  Examples:\n")[2]
    assert all(line.split(maxsplit=1)[1].strip() for line in lines if line.startswith("  --")), "no help"


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_help_are_commands_that_can_be_parsed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click.Path, "convert", lambda _, value, *__: Path(value))  # files need not be there
    command = COMMANDS[tuple(name.split())]
    for line in (command.epilog or "").splitlines()[2:]:
        words = shlex.split(line.partition(">")[0])[1:]
        found: click.Command = main
        while isinstance(found, click.Group):
            found = found.get_command(click.Context(found), words.pop(0)) or pytest.fail(line)
        found.make_context("indicators", words)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"indicators {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from extractor.cli import main; main(['--help'], standalone_mode=False);"
        "print(sorted({'spacy', 'pandas', 'duckdb', 'numpy', 'pyarrow', 'sqlalchemy'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.splitlines()[-1] == "[]"
    assert "extract" in result.stdout


def test_the_module_does_what_the_command_does(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "extractor", "extract", "page.txt", "--format", "jsonl"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert '"raw": "12.5亿元"' in result.stdout
    assert result.stderr == "2 observations in 1 file.\n"


def test_a_misspelt_command_is_answered_with_the_nearest(indicators: Indicators) -> None:
    result = indicators("extrat", "page.txt")
    assert result.exit_code == 2
    assert "There is no command 'extrat'. Did you mean 'extract'?" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["extract"], "Missing argument 'PATH...'"),
        (
            ["extract", "page.txt", "--published", "yesterday"],
            "'yesterday' is no date; write it as 2024-10-31",
        ),
        (["extract", "page.txt", "--format", "xml"], "'xml' is not one of"),
        (["compare", "gdp"], "Missing option '--period'"),
        (["evaluate", "nowhere"], "'nowhere' does not exist"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(indicators: Indicators, words: list[str], message: str) -> None:
    result = indicators(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def interruptible(*words: str, folder: Path | None = None) -> subprocess.Popen[str]:
    """Start the program so that Ctrl-C reaches it, even where the tests run in the background of a shell."""
    return subprocess.Popen(
        [sys.executable, "-m", "extractor", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_at_once_and_quietly(tmp_path: Path, jobs: str) -> None:
    pipes = [tmp_path / name for name in ("a.txt", "b.txt")]
    for pipe in pipes:
        os.mkfifo(pipe)
    process = interruptible("extract", str(tmp_path), "--jobs", jobs)
    with pipes[0].open("w"):  # opens when the program does, which then waits for text that never comes
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout, stderr) == (130, "", "Interrupted.\n")


def test_an_interrupted_load_keeps_what_is_done_and_goes_on_from_there(
    tmp_path: Path, indicators: Indicators
) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    process = interruptible("load", "a.txt", "b.txt", "--jobs", "1", folder=tmp_path)
    with (tmp_path / "b.txt").open("w"):
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout, stderr) == (130, "", "Interrupted.\n")
    (tmp_path / "b.txt").unlink()
    (tmp_path / "b.txt").write_text(PAGE.replace("雷甸镇", "钟管镇"), encoding="utf-8")
    assert "2 files: 1 new, 1 unchanged." in indicators("load", "a.txt", "b.txt").stdout


def test_worker_processes_end_with_a_main_process_that_is_killed(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        os.mkfifo(tmp_path / name)
    process = psutil.Process(interruptible("extract", str(tmp_path), "--jobs", "2").pid)
    with (tmp_path / "a").open("w"):  # opens when a worker does
        workers = process.children(recursive=True)
        process.kill()
        _, alive = psutil.wait_procs(workers, timeout=30)
    assert len(workers) >= 2
    assert not alive


@pytest.mark.parametrize("more", [[], ["--cluster", "local"]])
def test_an_interrupted_archive_goes_on_where_it_was(
    tmp_path: Path, indicators: Indicators, more: list[str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(20):
        (pages / f"{number:02}.txt").write_text(PAGE, encoding="utf-8")
    os.mkfifo(pages / "endless")
    process = interruptible("extract", "pages", "--output", "parts", "--jobs", "2", *more, folder=tmp_path)
    while not list(tmp_path.glob("parts/year=*/*/*")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout, stderr) == (130, "", "Interrupted.\n")
    (pages / "endless").unlink()
    result = indicators("extract", "pages", "--output", "parts", "--jobs", "1")
    counted = re.search(r"in (\d+) files? written, (\d+) were there already", result.stderr)
    assert counted is not None
    assert int(counted[1]) + int(counted[2]) == 20
    assert int(counted[2]) > 0
