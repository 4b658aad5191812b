"""Resident memory while a stream of declarations is checked against all rulesets.

``python -m benchmarks.own.memory DIRECTORY 1000 10000`` prints one line of JSON: the most MiB up to each number of
products, and those before the first one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from random import Random

from benchmarks import ours
from benchmarks.books import Books
from benchmarks.workload import families, samples
from benchmarks.workload.place import ROOT

_POOL = 100
_LOOKS = 200
_PAGES_PER_MIB = (1 << 20) / os.sysconf("SC_PAGE_SIZE")


def memory(books: Books, counts: Sequence[int]) -> dict[int, float]:
    """The most MiB up to 0 and to each of ``counts`` products, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.own.memory", str(books.place), *map(str, counts)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return {int(number): found for number, found in json.loads(done.stdout).items()}


def listings(pool: Sequence[bytes]) -> Iterator[bytes]:
    """The same listings again and again, each time with another name, SKU, GTIN, price and mass."""
    random = Random("memory")
    for number in count():
        facts = json.loads(pool[number % len(pool)])
        identity = facts["identity"]
        variant = families.Variant(identity["model"], "black", str(number))
        facts["identity"] = families.identity_of(random, variant, identity)
        yield json.dumps(facts, ensure_ascii=False).encode()


def _measured(book: Path, counts: Sequence[int]) -> dict[int, float]:
    lines = listings(list(islice(samples.lines("catalogue"), _POOL)))
    records = ours.reports(ours.open_rules(book), lines, ours.MARKETS)
    most = _resident()
    found = {0: most}
    step = max(1, max(counts) // _LOOKS)
    for number, _ in enumerate(islice(records, max(counts)), 1):
        if number % step == 0 or number in counts:
            most = max(most, _resident())
        if number in counts:
            found[number] = most
    return found


def _resident() -> float:
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) / _PAGES_PER_MIB


if __name__ == "__main__":
    print(json.dumps(_measured(Books(Path(sys.argv[1])).everything, [int(one) for one in sys.argv[2:]])))
