"""Whole processes from start to exit: an empty Python, and what a person types."""

from __future__ import annotations

import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.workload.place import ROOT

BARE = "python -c pass"
VERSION, HELP = "certcheck --version", "certcheck --help"
_SAMPLE = "product_samples/t-shirt.yaml"
_CHECK = ("check", _SAMPLE, "--target", "eu", "--target", "us", "--target", "cn")
_CHECKED = (0, 1, 3)
"""Exit codes of a command that did its work."""
CHECK = f"certcheck {' '.join(_CHECK)}"


@contextmanager
def installed(wheel: Path | None) -> Iterator[Path]:
    """The directory of programs of a fresh environment with the wheel, or of the running one without a wheel."""
    if wheel is None:
        yield Path(sys.executable).parent
        return
    with TemporaryDirectory() as place:
        venv.create(place, with_pip=True)
        programs = Path(place) / "bin"
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
        yield programs


def cold_starts(wheel: Path | None, book: Path, runs: int) -> dict[str, float]:
    """Median seconds of each command, run in turns.

    A wheel has packs of its own; without one, ``book`` stands in for them, as a checkout has none.
    """
    with installed(wheel) as programs:
        certcheck = str(programs / "certcheck")
        packed = [] if wheel else ["--rules", str(book)]
        commands = {
            BARE: [str(programs / "python"), "-c", "pass"],
            VERSION: [certcheck, "--version"],
            HELP: [certcheck, "--help"],
            CHECK: [certcheck, *_CHECK, *packed],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                seconds = _timed(command)
                if number:  # the first one fills the caches of the disk
                    times[name].append(seconds)
    return {name: median(found) for name, found in times.items()}


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in _CHECKED:
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return seconds
