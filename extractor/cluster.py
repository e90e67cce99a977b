"""Workers on many machines, by dask.distributed (an extra)."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import time
from collections.abc import Callable
from typing import Any, Final, Self, TypeVar

from extractor.errors import ClusterError
from extractor.reading import Skipped
from extractor.workers import attempt, cores, interrupts_blocked, killed

J = TypeVar("J")
T = TypeVar("T")

_LOOK: Final = 3
"""Seconds to wait for a result before a look at whether anybody is working on it."""

_PATIENCE: Final = 10
"""Seconds to wait for the scheduler, and for a first worker."""


class Cluster:
    """The workers of a dask scheduler. Those that end are replaced by others, and their work done again."""

    def __init__(self, address: str, jobs: int | None = None) -> None:
        """Connect to a scheduler.

        Args:
            address: of the scheduler (``tcp://10.0.0.1:8786``), or ``local`` to start one here.
            jobs: number of processes of one started here; all cores by default.

        Raises:
            ClusterError: the extra is not installed, or nobody answers at the address.
        """
        try:
            import distributed
        except ImportError:
            raise ClusterError(
                'working on a cluster needs an extra: pip install "town-indicators[cluster]"'
            ) from None
        self._distributed: Any = distributed
        self._own: Any = None
        self._deserted: float | None = None
        try:
            if address == "local":
                with interrupts_blocked():
                    self._own = self._distributed.LocalCluster(
                        n_workers=jobs or cores(),
                        threads_per_worker=1,
                        dashboard_address=":0",
                        silence_logs=logging.CRITICAL,
                        preload=[__name__],
                    )
            self._client: Any = self._distributed.Client(self._own or address, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise ClusterError(f"no scheduler of dask answers at {address} ({error})") from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            self.close()
            raise ClusterError(
                f"the scheduler at {address} has no workers; start some: dask worker {address}"
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def size(self) -> int:
        """Return how many pieces of work they do at once."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def processes(self) -> list[int]:
        """Return their process ids, each on its machine."""
        return list(self._client.run(os.getpid).values())

    def submit(self, task: Callable[[J], T], item: J) -> Callable[[], T | Skipped]:
        """Have the task done, and return what waits for its result."""
        future = self._client.submit(attempt, task, item, pure=False)

        def wait() -> T | Skipped:
            while True:
                try:
                    result: T | Skipped = future.result(timeout=_LOOK)
                except TimeoutError:
                    self._look_after()
                except self._distributed.KilledWorker:
                    return killed(item)
                else:
                    future.release()
                    return result

        return wait

    def _look_after(self) -> None:
        """Start other workers where all have ended for good, as they do when killed while starting."""
        if self._client.nthreads():
            self._deserted = None
        elif self._own is not None:
            number = len(self._own.worker_spec)
            self._own.scale(0)
            self._own.scale(number)
            self._client.wait_for_workers(1, timeout=6 * _PATIENCE)
        elif self._deserted is None:
            self._deserted = time.monotonic()
        elif time.monotonic() - self._deserted > 6 * _PATIENCE:
            raise ClusterError(
                "the cluster has lost all its workers; what is written stays, run it again later"
            )

    def stop(self) -> None:
        """Leave them to others; what is not waited for is not done."""

    def close(self) -> None:
        """Let go of the scheduler, and end it if it was started here."""
        self._client.close()
        if self._own is not None:
            # Where workers were killed dask may stumble over what it still knows of them; the work is done.
            with contextlib.suppress(Exception):
                self._own.close()


def dask_setup(_: object) -> None:
    """Leave Ctrl-C to the process that started the cluster; dask calls this in each worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


__all__ = ["Cluster", "dask_setup"]
