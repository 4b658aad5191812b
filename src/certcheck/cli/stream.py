"""``certcheck check --format ndjson``: declarations in lines, records out line by line, one exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from certcheck.cli import backend
from certcheck.cli.exit_codes import record_code
from certcheck.positions import InputError, Problem, visible

if TYPE_CHECKING:
    from certcheck.catalogue.process import Block, Work
    from certcheck.cli.check import Order
    from certcheck.engine.check import Engine

Write = Callable[[Iterable[bytes | memoryview]], None]
"""Writes texts one after the other."""


def run(engine: Engine, order: Order, source: str, write: Write, processes: int) -> set[int]:
    """Write the records of one source; the exit codes that occurred, none for a source without lines.

    InputError when it cannot be read.
    """
    gc.freeze()  # the rules stay to the end, so the collector need not look at them
    gc.enable()  # a stream may be long
    codes: set[int] = set()
    with (
        _opened(source) as stream,
        closing(_checked(engine, order, source, _lines(stream, source), processes)) as blocks,
    ):
        for texts, found in blocks:
            write(texts)
            codes |= found
    return codes


def _checked(
    engine: Engine, order: Order, source: str, lines: Iterable[bytes], processes: int
) -> Generator[Block, None, None]:
    """Closing it leaves no process behind."""
    if processes == 1:
        from certcheck.catalogue.process import one_process

        return one_process(lines, _work(engine, order, source))
    from certcheck.catalogue.processes import several_processes

    return several_processes(lines, processes, partial(_work, engine, order, source), partial(_afresh, order, source))


def head(engine: Engine, order: Order) -> bytes:
    """The line that says what was asked, with its end."""
    from certcheck.engine.check import overdue_notices
    from certcheck.engine.targets import select
    from certcheck.report.lines import head as first_line

    targets = order.targets if order.any_target else backend.markets_of(engine, backend.known_targets(engine))
    rulesets = {one.id: one for target in targets for one in select(engine.book, target).rulesets}
    notices = overdue_notices(rulesets.values(), order.as_of)
    return _text(first_line(order.targets, order.as_of, engine.digest, notices))


def _afresh(order: Order, source: str) -> Work:
    """For a process that has opened nothing yet."""
    return _work(backend.open_rules(order.rules), order, source)


def _work(engine: Engine, order: Order, source: str) -> Work:
    from certcheck.catalogue.checker import LineChecker
    from certcheck.catalogue.markets import OwnMarkets
    from certcheck.catalogue.process import Checked
    from certcheck.engine.check import chosen
    from certcheck.report.lines import line

    only = chosen(engine, order.select, order.ignore)
    sold_in = order.sold_in or None
    name = backend.shown_name(source)

    def against(targets: tuple[str, ...]) -> LineChecker:
        return LineChecker(engine, targets, order.as_of, sold_in=sold_in, only=only, name=name)

    def markets_of(places: Sequence[str]) -> tuple[str, ...]:
        return backend.markets_of(engine, order.sold_in or places)

    checker: LineChecker | OwnMarkets = (
        against(order.targets) if order.any_target else OwnMarkets(against, markets_of, name)
    )

    def work(one: bytes, number: int) -> Checked:
        if not one.strip():
            return Checked(b"", None)
        record = checker.record(one, number)
        return Checked(_text(line(record, name)), record_code(record, order.fail_on))

    return work


def _text(one: str) -> bytes:
    return f"{one}\n".encode()


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == backend.STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with ExitStack() as opened:
        try:
            stream = opened.enter_context(Path(source).open("rb"))
        except OSError as error:
            raise _unreadable(source, error) from None
        yield stream


def _lines(stream: BinaryIO, source: str) -> Iterator[bytes]:
    from certcheck.declaration.json_text import bounded_lines

    try:
        yield from bounded_lines(stream)
    except OSError as error:
        raise _unreadable(source, error) from None


def _unreadable(source: str, error: OSError) -> InputError:
    return InputError([Problem(backend.shown_name(source), 0, 0, "", f"cannot be read: {_reason(error)}")])


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def refuse_to_overwrite(path: Path | None, sources: Iterable[str]) -> None:
    """What is being read cannot be written at the same time."""
    for source in sources:
        if path is not None and path.exists() and Path(source).exists() and path.samefile(source):
            raise click.UsageError(f"{visible(source)} is read, so the records cannot go there.")


@contextmanager
def output_to(path: Path | None) -> Iterator[Write]:
    """Standard output or a file; a ClickException when the file cannot be written."""
    if path is None:
        yield _writer(sys.stdout.buffer)
        return
    with _said_of(path):
        stream = path.open("wb", buffering=0)
    with stream:
        write = _writer(stream)

        def checked(texts: Iterable[bytes | memoryview]) -> None:
            with _said_of(path):
                write(texts)

        yield checked


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {_reason(error)}") from None


def _writer(stream: BinaryIO) -> Write:
    def write(texts: Iterable[bytes | memoryview]) -> None:
        for text in texts:
            left = memoryview(text)
            while left:  # an unbuffered stream may take less than it is given
                left = left[stream.write(left) :]
        stream.flush()

    return write
