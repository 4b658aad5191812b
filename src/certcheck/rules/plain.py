"""A rulebook, or another book of typed data, as plain JSON and back, exactly.

Generic over the classes of the model: an object is its class name under ``$`` and those fields that differ from
their defaults. Nothing in it is executable, and only the classes that a :class:`Codec` was given are ever made.

In a pack the larger parts of some classes are lines of their own and are read when they are first asked for. An object
has their numbers under ``~``. Equal parts are one line and one object, and so are the items that lists of conditions
have in common.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import ModuleType
from typing import Any, Generic, TypeVar

from certcheck.positions import Position
from certcheck.quantity.interval import Interval
from certcheck.quantity.parse import Quantity
from certcheck.record import defaults_of, is_record, names_of
from certcheck.rules import conditions, model
from certcheck.rules.late import Late, Open, late_class
from certcheck.rules.model import Rulebook
from certcheck.rules.parts import PARTS, TAG, Parts, compact

_TUPLES: tuple[type[Any], ...] = (Interval, Quantity, Position)

Book = TypeVar("Book")


LateFields = Mapping[type[Any], tuple[str, ...]]
"""The fields of each class that become lines of their own."""


class Codec(Generic[Book]):
    """Plain forms of one kind of book, made of the records of ``modules``; of equal names the last one counts.

    ``shared`` names the field of a class whose items are lines of their own where several objects have them.
    """

    def __init__(
        self,
        book: type[Book],
        *modules: ModuleType,
        late: LateFields | None = None,
        shared: Mapping[type[Any], str] | None = None,
    ) -> None:
        self._book = book
        self._classes: dict[str, type[Any]] = {
            found.__name__: found
            for module in modules
            for found in vars(module).values()
            if isinstance(found, type) and is_record(found) and found.__module__ == module.__name__
        }
        self._makers: dict[Any, Callable[..., Any]] = {
            **self._classes,
            **{kind.__name__: kind for kind in _TUPLES},
            "Mapping": _mapping,
            "Decimal": _decimal,
            "date": _date,
        }
        self._late = {kind.__name__: names for kind, names in (late or {}).items()}
        self._shared = {kind.__name__: name for kind, name in (shared or {}).items()}

    @cached_property
    def shape(self) -> str:
        """A digest of the classes, their fields and their parts: plain forms of another shape cannot be read."""
        kinds = (*self._classes.values(), *_TUPLES)
        lines = [f"{kind.__name__} {' '.join(names_of(kind))}" for kind in kinds]
        lines += [f"{name} ~ {' '.join(parts)}" for name, parts in self._late.items()]
        lines += [f"{name} ~ [{part}]" for name, part in self._shared.items()]
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]

    def to_plain(self, book: Book) -> dict[str, Any]:
        """The book as dicts, lists, texts, numbers and booleans."""
        plain: dict[str, Any] = self.encode(book)
        return plain

    def to_lines(self, book: Book) -> list[str]:
        """The book as lines of JSON: the first is the book, the others are parts of it by number."""
        plain = self.to_plain(book)
        parts = Parts(self._late, self._shared, plain)
        return [compact(parts.folded(plain)), *parts.lines]

    def from_plain(self, plain: Mapping[str, Any]) -> Book:
        """The book that :meth:`to_plain` gave; ValueError for anything else."""
        return self._as_book(self.decode(plain))

    def from_lines(self, text: bytes) -> Book:
        """The book in the lines that :meth:`to_lines` gave; ValueError for anything else."""
        first, *parts = text.split(b"\n")
        with _without_collector():
            return self._as_book(_Lines(self, parts).read(first))

    def _as_book(self, value: Any) -> Book:
        if not isinstance(value, self._book):
            raise ValueError(f"not a {self._book.__name__} in plain form")
        return value

    def encode(self, value: Any) -> Any:
        """One value of the model in plain form."""
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, _TUPLES):
            return {TAG: type(value).__name__, **self._changed(value, type(value), value._field_defaults)}
        if isinstance(value, tuple):
            return [self.encode(item) for item in value]
        kind: type[Any] = value.model if isinstance(value, Late) else type(value)
        if self._classes.get(kind.__name__) is kind:
            return {TAG: kind.__name__, **self._changed(value, kind, defaults_of(kind))}
        if isinstance(value, Decimal):
            return {TAG: "Decimal", "is": str(value)}
        if isinstance(value, date):
            return {TAG: "date", "is": value.isoformat()}
        if isinstance(value, Mapping):
            return {TAG: "Mapping", "is": [[key, self.encode(item)] for key, item in value.items()]}
        raise TypeError(f"{type(value).__name__} has no plain form")

    def decode(self, plain: Any) -> Any:
        """One value from its plain form; ValueError when it is none."""
        if isinstance(plain, Mapping):
            return self._revive({key: self.decode(item) for key, item in plain.items()})
        if isinstance(plain, list | tuple):
            return tuple(self.decode(item) for item in plain)
        return plain

    def _changed(self, value: Any, kind: type[Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
        found = {}
        for name in names_of(kind):
            item = getattr(value, name)
            if name not in defaults or defaults[name] != item or type(defaults[name]) is not type(item):
                found[name] = self.encode(item)
        return found

    def _revive(self, plain: dict[str, Any]) -> Any:
        """A mapping of already decoded values as the object it stands for."""
        return self.reviver(_no_part)(plain)

    def reviver(self, open_part: Open) -> Callable[[dict[str, Any]], Any]:
        """What makes objects of mappings whose values are decoded; ``open_part`` gives the parts behind numbers."""
        makers = self._makers
        late = {name: late_class(self._classes[name], fields).of for name, fields in self._late.items()}

        def revive(plain: dict[str, Any]) -> Any:
            tag = plain.pop(TAG, None)
            try:
                make = makers[tag]
                numbers = plain.pop(PARTS, None)
                for name, item in plain.items():
                    if type(item) is list:
                        plain[name] = _sealed(item)
                if numbers is None:
                    return make(**plain)
                if tag in late:
                    return late[tag](plain, numbers, open_part)
                return make(tuple([open_part(item) if type(item) is int else item for item in numbers]))
            except KeyError:
                raise ValueError(f"unknown kind {tag!r} in a plain form") from None
            except (TypeError, ArithmeticError, IndexError) as error:
                raise ValueError(f"not a plain {tag}: {error}") from None

        return revive


class _Lines:
    """The parts of one book, each read once."""

    def __init__(self, codec: Codec[Any], parts: list[bytes]) -> None:
        self._parts = parts
        self._open: dict[int, Any] = {}
        self._decode = json.JSONDecoder(object_hook=codec.reviver(self.part)).raw_decode

    def read(self, line: bytes) -> Any:
        text = line.decode()
        value, end = self._decode(text)
        if end != len(text):
            raise ValueError("a line holds more than one value")
        return _sealed(value) if type(value) is list else value

    def part(self, number: int) -> Any:
        found = self._open.get(number, self)
        if found is self:
            found = self._open[number] = self.read(self._parts[number])
        return found


def _no_part(number: int) -> Any:
    raise ValueError(f"no part {number} in a plain form")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Many small objects are made that all stay: looking for garbage among them takes half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _sealed(items: list[Any]) -> tuple[Any, ...]:
    """Lists as tuples, all the way down."""
    return tuple([_sealed(item) if type(item) is list else item for item in items])


def _mapping(**plain: Any) -> dict[str, Any]:
    return dict(plain["is"])


def _decimal(**plain: Any) -> Decimal:
    return Decimal(plain["is"])


def _date(**plain: Any) -> date:
    return date.fromisoformat(plain["is"])


RULES = Codec(
    Rulebook,
    conditions,
    model,
    late={
        model.Requirement: (
            "title", "explain", "remedy", "require", "where", "evidence", "ask", "source", "prices", "cite", "applies",
            "position", "reviewed_on", "status",
        ),
        model.NamedCondition: ("title", "when", "cite", "position"),
        model.Table: ("title", "rows", "default", "source"),
        model.Ruleset: ("title", "instrument", "encoded", "laboratory", "not_encoded"),
    },
    shared={conditions.All: "items"},
)  # fmt: skip
"""Plain forms of rulebooks."""
