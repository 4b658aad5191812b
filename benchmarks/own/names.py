"""What names cost: their share of a run, and fifty that no vocabulary knows against the whole vocabulary."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks import ours
from certcheck.engine.names import Names

Call = tuple[str, tuple[Any, ...], dict[str, Any]]

_UNKNOWN = 50
_BATCHES = 5


def share(book: Path, lines: Sequence[bytes], runs: int) -> float:
    """Share of the CPU time of a run that goes into names; the median of several.

    The look-ups of a run are written down, then made again alone, from nothing: a profile would slow down just the
    many small calls that are to be measured.
    """
    with written_down() as calls:
        _run(book, lines)
    return median(_again(book, calls) / _run(book, lines) for _ in range(runs))


def _again(book: Path, calls: Sequence[Call]) -> float:
    """CPU seconds of the look-ups alone."""
    again = Names(ours.open_rules(book).names.vocabularies)
    bound = [(getattr(again, method), arguments, options) for method, arguments, options in calls]
    start = time.process_time()
    for method, arguments, options in bound:
        method(*arguments, **options)
    return time.process_time() - start


def _run(book: Path, lines: Sequence[bytes]) -> float:
    """CPU seconds of a run with rules that were just opened."""
    records = ours.reports(ours.open_rules(book), lines, ours.MARKETS)
    start = time.process_time()
    for _ in records:
        pass
    return time.process_time() - start


@contextmanager
def written_down() -> Iterator[list[Call]]:
    """Every call of :class:`Names` from outside, as long as this lasts."""
    calls: list[Call] = []
    inside = False

    def noting(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def noted(self: Names, *arguments: Any, **options: Any) -> Any:
            nonlocal inside
            if inside:
                return method(self, *arguments, **options)
            calls.append((name, arguments, options))
            inside = True
            try:
                return method(self, *arguments, **options)
            finally:
                inside = False

        return noted

    methods = {name: one for name, one in vars(Names).items() if callable(one) and not name.startswith("_")}
    for name, method in methods.items():
        setattr(Names, name, noting(name, method))
    try:
        yield calls
    finally:
        for name, method in methods.items():
            setattr(Names, name, method)


def unknown_names(book: Path) -> tuple[float, int]:
    """Seconds to look up fifty unknown substance names with suggestions, and the names they are compared with."""
    vocabulary: Any = ours.open_rules(book).names.vocabulary("substances")
    vocabulary.resolve("warm up")
    return median(_timed(vocabulary, _garbled(batch)) for batch in range(_BATCHES)), len(vocabulary.index["choices"])


def _timed(vocabulary: Any, names: Sequence[str]) -> float:
    start = time.process_time()
    for name in names:
        vocabulary.resolve(name)
    return time.process_time() - start


def _garbled(batch: int) -> list[str]:
    random = Random(batch)
    parts = ("chloro", "methyl", "benzo", "phthal", "ethyl", "fluor", "amin", "oxid", "sulfon", "brom", "ate", "ane")
    return [f"{''.join(random.choices(parts, k=4))} {random.choice('abcdefg')}{number}" for number in range(_UNKNOWN)]
