"""One process per side: reads jobs from standard input, a line of JSON each, and answers each with a line of JSON.

``{"file": …, "offset": …, "count": …}`` runs over lines of a file; the answer holds the CPU seconds of all threads, the
number of products, the peak memory in KiB, and one string of verdict letters per product. ``"verdicts": true`` asks for
certcheck's own verdicts instead, untimed.
"""

from __future__ import annotations

import gc
import json
import os
import re
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.books import Books

LETTERS = {"met": "m", "gap": "g", "undetermined": "u", "not-applicable": "n"}
WORDS = {letter: word for word, letter in LETTERS.items()}


def main(side: str, place: str) -> None:
    from benchmarks import sides

    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")  # a peer that prints must not spoil an answer
    os.dup2(2, 1)
    books = Books(Path(place))
    run = sides.runner(side, books)
    gc.collect()
    gc.freeze()  # what a side has opened stays to the end, so that no collector need look at it
    own_verdicts = cache(sides.own_verdicts)
    _answer(answers, {"ready": side})
    for text in sys.stdin:
        job: dict[str, Any] = json.loads(text)
        lines = read_lines(Path(job["file"]), job["offset"], job["count"])
        if job.get("verdicts"):
            own = [[_short(full), streamed.listed, streamed.idle] for full, streamed in own_verdicts(books)(lines)]
            _answer(answers, {"verdicts": own})
            continue
        cpu = time.process_time()
        found = run(lines)
        cpu = time.process_time() - cpu
        verdicts = None if found is None else [_short(one) for one in found]
        _answer(answers, {"cpu": cpu, "count": len(lines), "peak": _peak(), "verdicts": verdicts})


def _peak() -> int:
    """The most resident memory in KiB. The usage that the system counts for a process may be that of its parent."""
    try:
        found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _short(verdicts: Any) -> str:
    return "".join(LETTERS[one] for one in verdicts)


def _answer(stream: Any, answer: dict[str, Any]) -> None:
    stream.write(json.dumps(answer) + "\n")
    stream.flush()


def read_lines(path: Path, offset: int, count: int) -> list[bytes]:
    """``count`` lines from a byte offset on."""
    with path.open("rb") as stream:
        stream.seek(offset)
        return [stream.readline().rstrip(b"\n") for _ in range(count)]


if __name__ == "__main__":
    main(*sys.argv[1:])
