"""From a line to its record: the quick way for lines that are plainly right, the slow one for all others.

Both give the same record; the slow way alone knows items and lots, and every problem of a bad line with its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from certcheck.declaration.checks import contradictions
from certcheck.declaration.decode import RefusedError
from certcheck.declaration.fast_json import Line, LineReader, NotPlainError
from certcheck.declaration.loading import LoadedDeclaration, line_digest, load_line
from certcheck.declaration.model import Declaration
from certcheck.declaration.notices import unparsed
from certcheck.declaration.traverse import parts
from certcheck.engine.check import Engine
from certcheck.engine.notices import identity_notices, names_in, overridden_places, unreadable
from certcheck.engine.product import contradicted_presumptions
from certcheck.engine.recent import Recent
from certcheck.engine.record import Record, in_order, record_of
from certcheck.engine.stated import Stated, StatedFacts
from certcheck.engine.stream import Stream
from certcheck.positions import InputError, Path, Position
from certcheck.result import Notice

MOST_SECTIONS = 40_000
"""Distinct sections remembered, long ones counting several times, so that memory stays flat."""

KEYS = tuple(spec.key for spec in Declaration.specs.values())
"""The fields of a declaration."""

_OVERLAYS = ("items", "lots")


class LineChecker:
    """Checks lines against targets that are the same for all of them."""

    def __init__(
        self,
        engine: Engine,
        targets: Sequence[str],
        as_of: date,
        *,
        sold_in: Sequence[str] | None = None,
        only: Collection[str] | None = None,
        name: str = "<lines>",
    ) -> None:
        self._engine = engine
        self._targets = tuple(targets)
        self._as_of = as_of
        self._sold_in = sold_in
        self._only = only
        self._name = name
        self._stream = Stream(engine, targets, as_of, sold_in=sold_in, only=only)
        self._contradicted: Recent[tuple[Any, tuple[Notice, ...]]] = Recent(MOST_SECTIONS)
        """By category and features; the features are kept so that their identity stays theirs."""
        self._facts = StatedFacts(self._stream.numbers, self._notices, MOST_SECTIONS)
        self._reader = LineReader(KEYS, self._facts.key_of)

    def records(self, lines: Iterable[bytes | str], first: int = 1) -> Iterator[Record]:
        """One record for every line that is not blank; ``first`` is the number of the first line."""
        for number, line in enumerate(lines, first):
            data = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
            if data.strip():
                yield self.record(data, number)

    def record(self, line: bytes, number: int) -> Record:
        return self.checked(line, number, plainly(self._reader, line))

    def checked(self, line: bytes, number: int, plain: Line | None) -> Record:
        """The record of a line of which ``plain`` is what :func:`plainly` gave."""
        stated = self._stated(plain)
        if stated is None:
            return self._slowly(line, number)
        targets, open_regimes = self._stream.targets(stated)
        notices = in_order((*stated.notices, *self._presumptions(stated), *open_regimes))
        name = stated.product_name or self._name
        return Record(number, name, line_digest(line), targets, notices)

    def _stated(self, plain: Line | None) -> Stated | None:
        """The facts of a line; None for a line that needs the slow way."""
        if plain is None or not self._stream.separable:
            return None
        try:
            return self._facts.read(plain)
        except RefusedError:
            return None

    def _slowly(self, line: bytes, number: int) -> Record:
        try:
            loaded = without_places(load_line(line, number, self._name))
        except InputError as error:
            return Record(number, problems=error.problems)
        result = self._engine.check(loaded, self._targets, self._as_of, sold_in=self._sold_in, only=self._only)
        return record_of(result, number)

    def _notices(self, declaration: Declaration) -> tuple[Notice, ...]:
        """What there is to say about a section by itself; a section that must not stand is left to the slow way."""
        everything = parts(declaration)
        if next(contradictions(declaration, everything), None) is not None:
            raise RefusedError
        names = self._engine.names
        found = [unreadable(path, value.text, value.expected) for path, value in unparsed(everything)]
        found += names_in(everything, names, _nowhere)
        found += identity_notices(declaration, names, _nowhere)
        found += overridden_places(declaration, self._sold_in, _nowhere)
        return tuple(dict.fromkeys(found))

    def _presumptions(self, stated: Stated) -> tuple[Notice, ...]:
        """Facts that contradict what the category presumes: the one notice that looks at two sections."""
        features, identity = stated.fields.get("features"), stated.fields.get("identity")
        if features is None or identity is None:
            return ()
        key = (str(identity.category), id(features))
        found = self._contradicted.get(key)
        if found is None:
            notices = contradicted_presumptions(stated.unit().declaration, self._engine.names, _nowhere)
            found = (features, tuple(notices))
            self._contradicted.put(key, found)
        return found[1]


def plainly(reader: LineReader, line: bytes) -> Line | None:
    """The fields of a line that is plainly right and without items and lots."""
    try:
        found = reader.read(line)
    except NotPlainError:
        return None
    return None if any(key in found.texts and found.value(key) for key in _OVERLAYS) else found


def without_places(loaded: LoadedDeclaration) -> LoadedDeclaration:
    """The same declaration not knowing where in a file it stands: in a stream the path says enough."""
    return loaded._replace(units=tuple(unit._replace(marks={}) for unit in loaded.units))


def _nowhere(path: Path) -> Position | None:
    return None
