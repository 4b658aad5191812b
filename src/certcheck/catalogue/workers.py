"""Processes that check lines: how they start, what they are told and what they answer.

A process gets some lines, answers with their records, and only then gets more. So neither side ever writes while the
other one waits to write, and what one pipe holds is enough for both.
"""

from __future__ import annotations

import gc
import pickle
import signal
import socket
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

from certcheck.catalogue.process import Checked, Work

Numbered = tuple[int, bytes]
"""A line behind its number."""


class ProcessEndedError(RuntimeError):
    """A process ended before it had answered."""


class Worker:
    """A process that checks lines, as the one sees it that started it."""

    def __init__(self, process: BaseProcess, line: socket.socket) -> None:
        self._process = process
        self.socket = line
        self.numbers: list[int] = []
        """Of the lines that it is checking."""

    def send(self, lines: Sequence[Numbered]) -> None:
        """Have lines checked; only when it has answered for all before."""
        self.numbers = [number for number, _ in lines]
        content = [line for _, line in lines]
        with suppress(_GoneError):  # what it had to say about that is still to be received
            _send(self.socket, (self.numbers, list(map(len, content))), content)

    def receive(self) -> Iterator[tuple[int, Checked]]:
        """The lines that it has checked, waiting for them. Raises what it raised, or ProcessEndedError."""
        try:
            head, body = _receive(self.socket)
        except _GoneError:
            self._process.join()
            message = f"a process that checks lines ended with code {self._process.exitcode}"
            raise ProcessEndedError(message) from None
        if isinstance(head, Exception):
            raise head
        sizes, codes = head
        numbers, self.numbers = self.numbers, []
        return zip(numbers, map(Checked, _parts(body, sizes), codes), strict=True)

    def end(self) -> None:
        """End it, whatever it is doing; nothing that it holds could be lost."""
        self.socket.close()
        self._process.kill()
        self._process.join()


@contextmanager
def workers(count: int, work: Callable[[], Work], afresh: Callable[[], Work]) -> Iterator[list[Worker]]:
    """Processes that check lines, ended when the context is.

    Where a process can be forked, ``work`` is called here once and all of them share what it has opened. Elsewhere
    each calls ``afresh``, which must be picklable.
    """
    found: list[Worker] = []
    start = _forked(work()) if _may_fork() else _spawned(afresh)
    gc.freeze()  # the collector would touch, and so copy, what forked processes share
    try:
        with _deaf_to_interrupts():
            for _ in range(count):
                found.append(start(found))
        yield found
    finally:
        for one in found:
            one.end()


Start = Callable[[Sequence[Worker]], Worker]
"""Starts one more process beside others."""


def _may_fork() -> bool:
    """A forked process lacks the other threads, and what they had locked stays locked in it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _forked(work: Work) -> Start:
    def start(others: Sequence[Worker]) -> Worker:
        here, there = socket.socketpair()
        inherited = [here, *(one.socket for one in others)]
        arguments = (inherited, there, work)
        return _started(get_context("fork").Process(target=_serve_beside, args=arguments, daemon=True), here, there)

    return start


def _spawned(afresh: Callable[[], Work]) -> Start:
    def start(others: Sequence[Worker]) -> Worker:
        here, there = socket.socketpair()
        return _started(get_context("spawn").Process(target=_serve, args=(there, afresh), daemon=True), here, there)

    return start


def _started(process: BaseProcess, here: socket.socket, there: socket.socket) -> Worker:
    process.start()
    there.close()
    return Worker(process, here)


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


# In the process


def _serve_beside(inherited: Sequence[socket.socket], line: socket.socket, work: Work) -> None:
    """Close what belongs to the parent: when it ends, its end of the line shall be closed."""
    for one in inherited:
        one.close()
    _serve(line, lambda: work)


def _serve(line: socket.socket, make: Callable[[], Work]) -> None:
    """Check lines until there are no more."""
    try:
        work = make()
        while True:
            (numbers, sizes), content = _receive(line)
            checked = [work(bytes(one), number) for number, one in zip(numbers, _parts(content, sizes), strict=True)]
            texts = [one.text for one in checked]
            _send(line, (list(map(len, texts)), [one.code for one in checked]), texts)
    except _GoneError:
        pass
    except Exception as error:
        with suppress(_GoneError):
            _send(line, _portable(error))


def _portable(error: Exception) -> Exception:
    """The error with its traceback as a note, or one that says the same if it cannot be sent."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


# On the line: how long head and body are, the head pickled, the body as it is

_SIZES = struct.Struct("QQ")


class _GoneError(Exception):
    """The other side is gone."""


def _send(line: socket.socket, head: object, body: Sequence[bytes | memoryview] = ()) -> None:
    packed = pickle.dumps(head)
    sizes = _SIZES.pack(len(packed), sum(map(len, body)))
    try:
        line.sendall(b"".join((sizes, packed, *body)))
    except OSError:
        raise _GoneError from None


def _receive(line: socket.socket) -> tuple[Any, memoryview]:
    head, body = _SIZES.unpack(_exactly(line, _SIZES.size))
    return pickle.loads(_exactly(line, head)), _exactly(line, body)


def _exactly(line: socket.socket, size: int) -> memoryview:
    found = memoryview(bytearray(size))
    left = found
    while left:
        try:
            received = line.recv_into(left)
        except OSError:
            raise _GoneError from None
        if not received:
            raise _GoneError
        left = left[received:]
    return found


def _parts(body: memoryview, sizes: Iterable[int]) -> Iterator[memoryview]:
    start = 0
    for size in sizes:
        yield body[start : start + size]
        start += size
