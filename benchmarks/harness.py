"""Run sides against each other: one process each, warm-up, interleaved rounds over ever new lines, medians."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from types import TracebackType
from typing import Any

from benchmarks.books import Books
from benchmarks.data import Data
from benchmarks.sides import REMEMBERING
from benchmarks.workload.place import ROOT


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is run: lines to warm up on, products per round, rounds, CPU seconds that a side may take in one round.

    ``whole``: sides that remember what came before run every line, however long it takes.
    """

    warm_up: int
    products: int
    rounds: int
    seconds: float
    whole: bool = False

    @property
    def lines(self) -> int:
        return self.warm_up + self.products * self.rounds


@dataclass(slots=True)
class Measured:
    """What came out for one side. ``times`` are CPU seconds per product, one per round; ``start`` those of warm-up."""

    side: str
    products: int
    times: list[float] = field(default_factory=list)
    peak: int = 0
    verdicts: dict[int, str] = field(default_factory=dict)
    """Number of the line to its verdict letters."""
    start: float = 0.0

    @property
    def microseconds(self) -> float:
        return median(self.times) * 1e6

    def ratio(self, other: Measured) -> float:
        """How many times as long as another side, round by round."""
        return median(one / two for one, two in zip(self.times, other.times, strict=True))


class SideError(Exception):
    """A side's process ended; its last words are on standard error."""


class Worker:
    """The process of one side."""

    def __init__(self, side: str, books: Books) -> None:
        self.side = side
        command = [sys.executable, "-m", "benchmarks.worker", side, str(books.place)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._read()

    def run(self, data: Data, first: int, count: int) -> dict[str, Any]:
        return self._ask({"file": str(data.path), "offset": data.offsets[first], "count": count})

    def own_verdicts(self, data: Data, first: int, count: int) -> list[tuple[str, dict[str, str], int]]:
        """For each line: verdict letters of the full check, what the stream lists, what it counts as idle."""
        job = {"file": str(data.path), "offset": data.offsets[first], "count": count, "verdicts": True}
        return [(letters, listed, idle) for letters, listed, idle in self._ask(job)["verdicts"]]

    def _ask(self, job: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SideError(f"{self.side}: its process ended with exit code {self._process.wait()}")
        found: dict[str, Any] = json.loads(line)
        return found

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


_FEWEST = 8
_FIRST_TRY = 4


def measure(sides: Sequence[str], books: Books, data: Data, plan: Plan) -> dict[str, Measured]:
    """Every side over the same lines, one round of each after the other; slow sides run fewer products of a round."""
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(side, books)) for side in sides]
        measured = {worker.side: _warmed_up(worker, data, plan) for worker in workers}
        for number in range(plan.rounds):
            for worker in workers:
                one = measured[worker.side]
                first = plan.warm_up + number * plan.products
                answer = worker.run(data, first, one.products)
                one.times.append(answer["cpu"] / answer["count"])
                one.peak = answer["peak"]
                if answer["verdicts"] is not None:
                    one.verdicts.update(enumerate(answer["verdicts"], first))
    return measured


def _warmed_up(worker: Worker, data: Data, plan: Plan) -> Measured:
    """Run the first lines, as far as the time allows; ``products`` is how many a round of this side has."""
    if plan.whole and worker.side in REMEMBERING:
        answer = worker.run(data, 0, plan.warm_up)
        return Measured(worker.side, plan.products, start=answer["cpu"] / answer["count"])
    start = worker.run(data, 0, min(_FIRST_TRY, plan.warm_up))
    warm = worker.run(data, 0, max(_FIRST_TRY, min(plan.warm_up, plan.products, _fitting(start, plan))))
    return Measured(worker.side, max(min(_FEWEST, plan.products), min(plan.products, _fitting(warm, plan))))


def _fitting(answer: dict[str, Any], plan: Plan) -> int:
    return int(plan.seconds / max(answer["cpu"] / answer["count"], 1e-7))
