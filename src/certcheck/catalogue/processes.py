"""Lines shared by several processes: texts come out in the order of the lines, as from one process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from itertools import islice
from selectors import EVENT_READ, DefaultSelector

from certcheck.catalogue.process import Block, Checked, Work
from certcheck.catalogue.routing import Router
from certcheck.catalogue.workers import Numbered, Worker, workers

LINES_AHEAD = 1024
BYTES_AHEAD = 16 * 2**20
"""Per process, lines whose texts are not given out, and the bytes of both: enough to keep it busy, few enough to keep
memory flat."""

LINES_PER_BATCH = 32
BYTES_PER_BATCH = 2**18
"""The most that a process is sent at once."""

_LINES_PER_LOOK = 16
"""Lines read between two looks at what the processes have finished."""


def several_processes(
    lines: Iterable[bytes], processes: int, work: Callable[[], Work], afresh: Callable[[], Work]
) -> Generator[Block, None, None]:
    """Check all lines in processes that :func:`~certcheck.catalogue.workers.workers` starts.

    Raises what checking a line raised, or ProcessEndedError.
    """
    numbered, ended = enumerate(lines, 1), False
    with workers(processes, work, afresh) as crew, closing(_Sharing(crew)) as sharing:
        while not ended or sharing.is_busy:
            reads = not ended and sharing.has_room
            if reads:
                some = list(islice(numbered, _LINES_PER_LOOK))
                ended = not some
                sharing.take(some)
            sharing.exchange(wait=not reads)
            block = sharing.give_out()
            if block.texts:
                yield block


class _Sharing:
    """Lines on their way: waiting for a process, being checked, or checked while lines before them are not."""

    def __init__(self, crew: Sequence[Worker]) -> None:
        self._crew = crew
        self._router = Router()
        self._queues: list[deque[Numbered]] = [deque() for _ in crew]
        self._loads = [0 for _ in crew]
        """Lines waiting for each process and being checked there."""
        self._checked: dict[int, Checked] = {}
        self._read = self._given_out = 0
        self._bytes = 0
        """Of lines that wait for a process and of texts that wait for lines before them."""
        self._selector = DefaultSelector()
        for place, worker in enumerate(crew):
            self._selector.register(worker.socket, EVENT_READ, place)

    @property
    def is_busy(self) -> bool:
        return any(self._loads)

    @property
    def has_room(self) -> bool:
        lines = self._read - self._given_out
        return lines < LINES_AHEAD * len(self._crew) and self._bytes < BYTES_AHEAD * len(self._crew)

    def take(self, lines: Iterable[Numbered]) -> None:
        """Put lines in the queues of processes."""
        for number, line in lines:
            place = self._router.choose(line, self._loads)
            self._queues[place].append((number, line))
            self._loads[place] += 1
            self._bytes += len(line)
            self._read = number

    def exchange(self, *, wait: bool) -> None:
        """Send lines to whoever is idle and take in what is finished.

        ``wait`` until something is finished: no more lines are read meanwhile, so nobody shall idle who could help.
        """
        self._send(helps=wait)
        for key, _ in self._selector.select(None if wait else 0):
            self._receive(key.data)
        self._send(helps=wait)

    def give_out(self) -> Block:
        """The texts of the next lines, as far as they are there."""
        block = Block([], set())
        while (line := self._checked.pop(self._given_out + 1, None)) is not None:
            self._given_out += 1
            self._bytes -= len(line.text)
            block.add(line)
        return block

    def close(self) -> None:
        self._selector.close()

    def _send(self, *, helps: bool) -> None:
        for place, worker in enumerate(self._crew):
            if not worker.numbers:
                if helps and not self._queues[place]:
                    self._help(place)
                batch = self._batch(self._queues[place])
                if batch:
                    worker.send(batch)

    def _help(self, place: int) -> None:
        """Give a process that has nothing to do half of what waits for the one with the longest queue."""
        longest = max(range(len(self._crew)), key=lambda other: len(self._queues[other]))
        queue = self._queues[longest]
        moved = [queue.pop() for _ in range((len(queue) + 1) // 2)]
        self._queues[place].extend(reversed(moved))
        self._loads[longest] -= len(moved)
        self._loads[place] += len(moved)

    def _batch(self, queue: deque[Numbered]) -> list[Numbered]:
        """The next lines of a queue: fewer as it becomes shorter, so that in the end all finish at the same time."""
        found: list[Numbered] = []
        most, size = min(LINES_PER_BATCH, (len(queue) + 3) // 4), 0
        while len(found) < most and size < BYTES_PER_BATCH:
            found.append(queue.popleft())
            size += len(found[-1][1])
        self._bytes -= size
        return found

    def _receive(self, place: int) -> None:
        for number, line in self._crew[place].receive():
            self._checked[number] = line
            self._bytes += len(line.text)
            self._loads[place] -= 1
