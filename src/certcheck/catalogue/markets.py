"""Lines that are checked against the markets each of them names, where no target was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from certcheck.catalogue.checker import KEYS, MOST_SECTIONS, plainly
from certcheck.declaration.fast_json import Line, LineReader
from certcheck.declaration.loading import load_line
from certcheck.engine.recent import Recent
from certcheck.engine.record import Record
from certcheck.engine.stated import weight
from certcheck.positions import InputError, Problem


class Checks(Protocol):
    """Something that checks one line, whose fields are known where it is plainly right."""

    def checked(self, line: bytes, number: int, plain: Line | None) -> Record: ...


Markets = tuple[str, ...]

MOST_CHECKERS = 20
"""Combinations of markets remembered: a market may be any word of a line, and no catalogue may take the memory."""


class OwnMarkets:
    """Picks for each line the checker of its markets. ``markets_of`` gives the markets of written places."""

    def __init__(
        self,
        make: Callable[[Markets], Checks],
        markets_of: Callable[[Sequence[str]], Markets],
        name: str,
    ) -> None:
        self._make = make
        self._markets_of = markets_of
        self._name = name
        self._checkers: Recent[Checks] = Recent(MOST_CHECKERS)
        self._texts: Recent[str] = Recent(MOST_SECTIONS)
        self._reader = LineReader(KEYS, self._texts.get)

    def record(self, line: bytes, number: int) -> Record:
        plain = self._plainly(line)
        try:
            markets = self._markets_of(_places(line, number, self._name, plain))
        except InputError as error:
            return Record(number, problems=error.problems)
        if not markets:
            message = "does not say where the product is sold"
            problem = Problem(self._name, number, 0, "sold-in", message, "state it, or name a target")
            return Record(number, problems=(problem,))
        checker = self._checkers.get(markets)
        if checker is None:
            checker = self._make(markets)
            self._checkers.put(markets, checker)
        return checker.checked(line, number, plain)

    def _plainly(self, line: bytes) -> Line | None:
        plain = plainly(self._reader, line)
        if plain is not None:
            for key in plain.values:
                text = plain.texts[key]
                self._texts.put(text, key, weight(text))
        return plain


def _places(line: bytes, number: int, name: str, plain: Line | None) -> list[str]:
    """The places of sale that a line states, those of its items and lots included."""
    stated = plain.value("sold-in") if plain is not None and "sold-in" in plain.texts else None
    if isinstance(stated, list):
        return [place for place in stated if isinstance(place, str)]
    units = load_line(line, number, name).units
    return [place for unit in units for place in unit.declaration.sold_in or ()]
