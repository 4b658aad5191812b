"""Lines in chunks, checked in this process or shared by several: texts come back in the order of the lines."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, NamedTuple

LINES_PER_CHUNK = 200
BYTES_PER_CHUNK = 2**20
"""A chunk ends with whichever comes first, so that memory stays flat over long lines too."""

CHUNKS_AHEAD = 4
"""Chunks in work per process: enough to keep it busy, few enough to keep memory flat."""


class Done(NamedTuple):
    """Checked lines: their records as text, and the exit codes that occurred among them."""

    texts: list[str]
    codes: frozenset[int]


Work = Callable[[list[bytes], int], Done]
"""Checks lines of which the first has the given number."""


def one_process(lines: Iterable[bytes], work: Work) -> Generator[Done, None, None]:
    """Check all lines here."""
    for first, chunk in _chunks(lines):
        yield work(chunk, first)


def several_processes(
    lines: Iterable[bytes], make: Callable[..., Work], arguments: tuple[Any, ...], processes: int
) -> Generator[Done, None, None]:
    """Check all lines with ``make(*arguments)``, which every process calls once for itself.

    ``make`` must be importable and the arguments picklable. BrokenProcessPool when a process dies.
    """
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _start, (make, arguments))
    waiting: deque[Future[Done]] = deque()
    try:
        for first, chunk in _chunks(lines):
            with _deaf_to_interrupts():
                waiting.append(pool.submit(_run, chunk, first))
            if len(waiting) >= processes * CHUNKS_AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started inside never hear Ctrl-C, which is for the one that started them; it hears it afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _chunks(lines: Iterable[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """The lines in lists, each with the number of its first line."""
    chunk: list[bytes] = []
    first, size = 1, 0
    for number, line in enumerate(lines, 1):
        chunk.append(line)
        size += len(line)
        if len(chunk) == LINES_PER_CHUNK or size >= BYTES_PER_CHUNK:
            yield first, chunk
            chunk, first, size = [], number + 1, 0
    if chunk:
        yield first, chunk


_work: Work | None = None
"""Set once in each process of the pool."""


def _start(make: Callable[..., Work], arguments: tuple[Any, ...]) -> None:
    global _work
    _work = make(*arguments)


def _run(chunk: list[bytes], first: int) -> Done:
    assert _work is not None
    return _work(chunk, first)
