"""``python -m benchmarks``: one run of everything, printed as Markdown."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.books import Books
from benchmarks.parts import Run
from benchmarks.sizes import FULL, QUICK
from benchmarks.table import machine, write_between
from benchmarks.versions import versions
from benchmarks.workload.place import README


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="certcheck and its peers on the same work"
    )
    parser.add_argument("--quick", action="store_true", help="a dozen products and one round: a smoke test")
    parser.add_argument("--write", action="store_true", help="write the results into benchmarks/README.md")
    parser.add_argument("--wheel", type=Path, help="measure start-up of this wheel in a fresh environment")
    options = parser.parse_args()
    size = replace(QUICK if options.quick else FULL, wheel=options.wheel and options.wheel.resolve())
    start = time.monotonic()
    with TemporaryDirectory() as place:
        run = Run(size, Path(place), lambda what: _say(start, what), Books(Path(place)))
        text = f"{_heading()}\n\n{run.report()}"
    _say(start, "done")
    for one in run.wrong:
        print(f"disagreement: {one}", file=sys.stderr)
    if options.write:
        write_between(README, text)
    else:
        print(text)
    return 1 if run.wrong else 0


def _say(start: float, what: str) -> None:
    print(f"{time.monotonic() - start:5.0f} s  {what}", file=sys.stderr)


def _heading() -> str:
    return f"{datetime.now(UTC).date().isoformat()}. {machine()}.\n\n{versions()}"


if __name__ == "__main__":
    sys.exit(main())
