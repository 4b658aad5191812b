"""Lines in chunks, here or in several processes: all of them, in order, and never too many at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

import pytest

from certcheck.catalogue import processes
from certcheck.catalogue.processes import Done, Work, one_process, several_processes


def numbering(prefix: str) -> Work:
    """Work that numbers its lines; a line that says so fails, or takes its process with it."""

    def work(chunk: list[bytes], first: int) -> Done:
        if b"fail" in chunk:
            raise ValueError("as told")
        if b"die" in chunk:
            os._exit(1)
        texts = [f"{prefix}{number} {line.decode()}" for number, line in enumerate(chunk, first)]
        return Done(texts, frozenset({len(chunk)}))

    return work


def no_work(prefix: str) -> Work:
    raise ValueError("cannot start")


def lines(count: int) -> list[bytes]:
    return [b"line %d" % number for number in range(count)]


def texts(found: Iterator[Done]) -> list[str]:
    return [text for done in found for text in done.texts]


def test_chunks_end_by_lines_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LINES_PER_CHUNK", 3)
    monkeypatch.setattr(processes, "BYTES_PER_CHUNK", 10)
    given = [b"a", b"b", b"c", b"d", b"0123456789", b"e", b"0123456", b"89x", b"f"]
    assert list(processes._chunks(given)) == [
        (1, [b"a", b"b", b"c"]), (4, [b"d", b"0123456789"]), (6, [b"e", b"0123456", b"89x"]), (9, [b"f"]),
    ]  # fmt: skip
    assert list(processes._chunks([])) == []


def test_one_process_yields_while_it_reads() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x"

    assert next(one_process(endless(), numbering("n"))).texts[0] == "n1 x"


def test_several_processes_give_the_same_in_order() -> None:
    given = lines(5 * processes.LINES_PER_CHUNK + 7)
    alone = texts(one_process(given, numbering("n")))
    assert len(alone) == len(given)
    assert texts(several_processes(given, numbering, ("n",), 2)) == alone


def test_no_more_is_read_than_is_in_work() -> None:
    read = 0

    def counted() -> Iterator[bytes]:
        nonlocal read
        for one in lines(100 * processes.LINES_PER_CHUNK):
            read += 1
            yield one

    found = several_processes(counted(), numbering, ("n",), 2)
    next(found)
    assert read <= 2 * processes.CHUNKS_AHEAD * processes.LINES_PER_CHUNK
    found.close()


@pytest.mark.parametrize(("last", "error"), [(b"fail", ValueError), (b"die", BrokenProcessPool)])
def test_an_error_in_a_process_ends_it_all(last: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        texts(several_processes([*lines(300), last], numbering, ("n",), 2))


def test_a_process_that_cannot_start_ends_it_all() -> None:
    with pytest.raises(BrokenProcessPool):
        texts(several_processes(lines(3), no_work, ("n",), 2))
