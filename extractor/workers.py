"""Worker processes that a batch of work is spread over, and how it is handed to them."""

from __future__ import annotations

import contextlib
import functools
import gc
import itertools
import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, TypeVar

from extractor.errors import IndicatorsError
from extractor.reading import Skipped

J = TypeVar("J")
T = TypeVar("T")

_AHEAD: Final = 4  # pieces of work handed out per worker beyond the one whose result is awaited


class Lost(Exception):
    """Workers ended before they were done, and all work that they had been handed is lost."""


class Workers(Protocol):
    """Some processes, here or elsewhere."""

    def size(self) -> int:
        """Return how many there are."""

    def submit(self, task: Callable[[J], T], item: J) -> Callable[[], T | Skipped]:
        """Have the task done, and return what waits for its result.

        What goes wrong with the item becomes the reason why it is skipped; where the workers ended,
        waiting raises `Lost`.
        """

    def stop(self) -> None:
        """Let go of them, whatever they are doing; those started for this work end."""


def spread(
    task: Callable[[J], T], items: Iterable[J], start: Callable[[], Workers]
) -> Iterator[tuple[J, T | Skipped]]:
    """Yield each item with what the task makes of it, in the order of the items.

    An item that makes its worker end is skipped.

    Args:
        task: a function of a module; its results must be fit for sending between processes.
        items: what to run it on; only so many are taken as keep the workers busy.
        start: starts the workers, anew where they have ended.
    """
    waiting = iter(items)
    pending: deque[tuple[J, Callable[[], T | Skipped]]] = deque()
    workers = start()
    try:
        while True:
            # There may be fewer workers than before.
            more = max(0, workers.size() * (1 + _AHEAD) - len(pending))
            for item in itertools.islice(waiting, more):
                pending.append((item, workers.submit(task, item)))
            if not pending:
                return
            item, wait = pending[0]
            try:
                result = wait()
            except Lost:
                # The one to blame shows when each runs alone.
                workers.stop()
                lost = [pair[0] for pair in pending]
                pending.clear()
                yield from ((item, _alone(task, item)) for item in lost)
                workers = start()
                continue
            pending.popleft()
            yield item, result
    finally:
        workers.stop()


def attempt(task: Callable[[J], T], item: J) -> T | Skipped:
    """Run the task on an item; what goes wrong becomes the reason why it is skipped."""
    try:
        return task(item)
    except IndicatorsError as error:
        return Skipped(str(item), str(error))
    except Exception as error:  # an error of ours in one file must not lose the others
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}, line {last.lineno}"
        kind = type(error).__name__
        return Skipped(
            str(item), f"met an error of this program, please report it: {kind}: {error} ({where})"
        )
    finally:
        _settle()


@functools.cache
def _settle() -> None:
    """Tell Python once that what is loaded stays: to look it through for garbage is a tenth of the time."""
    gc.freeze()


def killed(item: object) -> Skipped:
    """Return why an item is skipped whose worker ended."""
    return Skipped(str(item), "made its process end, probably for want of memory")


def _alone(task: Callable[[J], T], item: J) -> T | Skipped:
    pool = Processes(1)
    try:
        return pool.submit(task, item)()
    except Lost:
        return killed(item)
    finally:
        pool.stop()


class Processes:
    """Processes of this machine that leave Ctrl-C to the main one and end with it."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._executor = ProcessPoolExecutor(
            number, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent
        )

    def size(self) -> int:
        """Return how many there are."""
        return self._number

    def submit(self, task: Callable[[J], T], item: J) -> Callable[[], T | Skipped]:
        """Have the task done, and return what waits for its result."""
        # Workers start on submitting, and what is blocked then stays blocked in them.
        try:
            with interrupts_blocked():
                future = self._executor.submit(attempt, task, item)
        except BrokenProcessPool:
            return _lost

        def wait() -> T | Skipped:
            try:
                return future.result()
            except BrokenProcessPool:
                raise Lost from None

        return wait

    def stop(self) -> None:
        """End them, whatever they are doing."""
        workers: Iterable[Any] = list((getattr(self._executor, "_processes", None) or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()


def _lost() -> NoReturn:
    raise Lost


def _end_with_parent() -> None:
    """End this process when the main one is gone, even one that was killed and could tell nobody."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def interrupts_blocked() -> Iterator[None]:
    """Let processes that are started here leave Ctrl-C to this one."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


__all__ = ["Lost", "Processes", "Workers", "attempt", "cores", "interrupts_blocked", "killed", "spread"]
