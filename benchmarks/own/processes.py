"""The command line over a stream of lines with one process and with two: whole runs, start-up included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.data import Data
from benchmarks.ours import MARKETS
from benchmarks.workload.model import AS_OF
from benchmarks.workload.place import ROOT

_CHECKED = (0, 1, 3)
"""Exit codes of a run in which every line was checked."""


def processes(data: Data, book: Path, runs: int, counts: Sequence[int] = (1, 2)) -> dict[int, float]:
    """Median wall seconds over all lines by number of processes, run in turns."""
    times: dict[int, list[float]] = {count: [] for count in counts}
    for _ in range(runs):
        for count in counts:
            times[count].append(_timed(data, book, count))
    return {count: median(found) for count, found in times.items()}


def _timed(data: Data, book: Path, count: int) -> float:
    command = [str(Path(sys.executable).parent / "certcheck"), "check", "-", "--no-config", "--format", "ndjson"]
    command += [word for market in MARKETS for word in ("--target", market)]
    command += ["--rules", str(book), "--as-of", AS_OF.isoformat(), "--processes", str(count)]
    with data.path.open("rb") as lines, open(os.devnull, "wb") as nowhere:
        start = time.perf_counter()
        done = subprocess.run(
            command, cwd=ROOT, stdin=lines, stdout=nowhere, stderr=subprocess.PIPE, check=False, text=True
        )
        seconds = time.perf_counter() - start
    if done.returncode not in _CHECKED:
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return seconds
