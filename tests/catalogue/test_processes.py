"""Lines in several processes: all of them, in order, never too many at once, and nobody left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import pytest

from certcheck.catalogue import processes, workers
from certcheck.catalogue.process import Block, Checked, Work, one_process
from certcheck.catalogue.processes import several_processes
from certcheck.catalogue.workers import ProcessEndedError


class UnspeakableError(Exception):
    """An error that cannot be made again from its arguments."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def numbering(prefix: str) -> Work:
    """Work that numbers its lines; a line that says so is slow, fails, or takes its process with it."""

    def work(line: bytes, number: int) -> Checked:
        match line:
            case b"fail":
                raise ValueError("as told")
            case b"fail to write":
                raise BrokenPipeError("as told")
            case b"fail unspeakably":
                raise UnspeakableError("as", "told")
            case b"die":
                os.kill(os.getpid(), signal.SIGKILL)
            case b"slow":
                time.sleep(0.3)
            case b"":
                return Checked(b"", None)
        return Checked(b"%s%d %s" % (prefix.encode(), number, line), number % 3)

    return work


def no_work() -> Work:
    raise OSError("cannot start")


Shared = Callable[..., Iterator[Block]]


@pytest.fixture(params=["spawn", "fork"])
def shared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Shared:
    """Lines to blocks in two processes, started in either way."""
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip("processes cannot be forked here")
    monkeypatch.setattr(workers, "_may_fork", lambda: request.param == "fork")
    work = partial(numbering, "n")
    return lambda lines, count=2: several_processes(lines, count, work, work)


def lines(count: int) -> list[bytes]:
    return [b"line %d" % number for number in range(count)]


def told(blocks: Iterator[Block]) -> tuple[list[bytes], set[int]]:
    found, codes = [], set()
    for block in blocks:
        found += [bytes(text) for text in block.texts]
        codes |= block.codes
    return found, codes


@pytest.mark.parametrize("count", [0, 1, 5, 3000])
def test_the_same_comes_out_in_order(shared: Shared, count: int) -> None:
    given = [one for line in lines(count) for one in (line, b"")]
    assert told(shared(given)) == told(one_process(given, numbering("n")))


def test_one_slow_line_holds_up_nothing_but_its_order(shared: Shared) -> None:
    given = [b"slow", *lines(100), b"slow", *lines(1000)]
    start = time.monotonic()
    assert told(shared(given, 3)) == told(one_process(given, numbering("n")))
    assert time.monotonic() - start < 10


def test_lines_and_texts_larger_than_any_buffer(shared: Shared) -> None:
    given = [bytes([65 + number]) * 3_000_000 for number in range(8)] * 4
    assert told(shared(given)) == told(one_process(given, numbering("n")))


def test_lines_that_all_belong_together_are_shared_too(shared: Shared) -> None:
    given = [b'{"materials": ["cotton", "the same in all"], "sku": "%d"}' % number for number in range(2000)]
    assert told(shared(given)) == told(one_process(given, numbering("n")))


def test_whoever_is_idle_helps() -> None:
    found = told(several_processes([b"slow"] * 12, 3, partial(numbering, "n"), partial(numbering, "n")))
    assert len(found[0]) == 12


def test_no_more_is_read_than_is_in_work(shared: Shared) -> None:
    read = 0

    def counted() -> Iterator[bytes]:
        nonlocal read
        for one in [b"slow", *lines(20_000)]:
            read += 1
            yield one

    with closing(shared(counted())) as found:  # type: ignore[type-var]
        given_out = len(next(found).texts)
        assert read - given_out <= 2 * processes.LINES_AHEAD + processes._LINES_PER_LOOK


def test_long_lines_are_not_read_ahead(shared: Shared) -> None:
    read = 0

    def counted() -> Iterator[bytes]:
        nonlocal read
        for _ in range(1000):
            read += 1
            yield bytes(2**20)

    with closing(shared(counted())) as found:  # type: ignore[type-var]
        next(found)
        assert read * 2**20 <= 2 * processes.BYTES_AHEAD + 2**26


@pytest.mark.parametrize(
    ("last", "error"),
    [
        (b"fail", ValueError),
        (b"fail to write", BrokenPipeError),
        (b"fail unspeakably", RuntimeError),
        (b"die", ProcessEndedError),
    ],
)
def test_an_error_in_a_process_ends_it_all(shared: Shared, last: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        told(shared([*lines(300), last, *lines(3000)]))
    assert multiprocessing.active_children() == []


def test_an_error_keeps_where_it_was(shared: Shared) -> None:
    with pytest.raises(ValueError, match="as told") as raised:
        told(shared([b"fail"]))
    assert "in work" in raised.value.__notes__[0]


def test_a_process_that_cannot_start_ends_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: False)
    with pytest.raises(OSError, match="cannot start"):
        told(several_processes(lines(3000), 2, no_work, no_work))


def test_nobody_is_left_behind_when_no_more_is_wanted(shared: Shared) -> None:
    with closing(shared(lines(100_000))) as found:  # type: ignore[type-var]
        next(found)
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []
