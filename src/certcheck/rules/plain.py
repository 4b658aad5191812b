"""A rulebook, or another book of typed data, as plain JSON and back, exactly.

Generic over the classes of the model: an object is its class name under ``$`` and those fields that differ from
their defaults. Nothing in it is executable, and only the classes that a :class:`Codec` was given are ever made.

In a pack the larger parts of some classes are lines of their own, by number under ``field~``, and are read when they
are first asked for; equal parts are one line and one object.
"""

from __future__ import annotations

import dataclasses
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
from certcheck.rules import conditions, model
from certcheck.rules.late import Late, Open, defaults_of, field_names, late_class
from certcheck.rules.model import Rulebook

_TAG = "$"
_LATE = "~"
_TUPLES: tuple[type[Any], ...] = (Interval, Quantity, Position)

Book = TypeVar("Book")


LateFields = Mapping[type[Any], tuple[str, ...]]
"""The fields of each class that become lines of their own."""


class Codec(Generic[Book]):
    """Plain forms of one kind of book, made of the dataclasses of ``modules``; of equal names the last one counts."""

    def __init__(self, book: type[Book], *modules: ModuleType, late: LateFields | None = None) -> None:
        self._book = book
        self._classes: dict[str, type[Any]] = {
            found.__name__: found
            for module in modules
            for found in vars(module).values()
            if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == module.__name__
        }
        self._makers: dict[str, Callable[..., Any]] = {
            **self._classes,
            **{kind.__name__: kind for kind in _TUPLES},
            "Mapping": _mapping,
            "Decimal": _decimal,
            "date": _date,
        }
        self._late = {kind.__name__: frozenset(names) for kind, names in (late or {}).items()}

    @cached_property
    def shape(self) -> str:
        """A digest of the classes and their fields: plain forms of another shape cannot be read."""
        kinds = (*self._classes.values(), *_TUPLES)
        lines = [f"{kind.__name__} {' '.join(field_names(kind))}" for kind in kinds]
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]

    def to_plain(self, book: Book) -> dict[str, Any]:
        """The book as dicts, lists, texts, numbers and booleans."""
        plain: dict[str, Any] = self.encode(book)
        return plain

    def to_lines(self, book: Book) -> list[str]:
        """The book as lines of JSON: the first is the book, the others are parts of it by number."""
        parts: dict[str, int] = {}
        first = _compact(self._folded(self.to_plain(book), parts))
        return [first, *parts]

    def _folded(self, plain: Any, parts: dict[str, int]) -> Any:
        if isinstance(plain, list):
            return [self._folded(item, parts) for item in plain]
        if not isinstance(plain, dict):
            return plain
        late = self._late.get(plain.get(_TAG, ""), frozenset())
        found = {}
        for key, item in plain.items():
            if key in late:
                found[f"{key}{_LATE}"] = parts.setdefault(_compact(item), len(parts))
            else:
                found[key] = self._folded(item, parts)
        return found

    def from_plain(self, plain: Mapping[str, Any]) -> Book:
        """The book that :meth:`to_plain` gave; ValueError for anything else."""
        return self._as_book(self.decode(plain))

    def from_lines(self, text: bytes) -> Book:
        """The book in the lines that :meth:`to_lines` gave; ValueError for anything else."""
        first, *parts = text.rstrip(b"\n").split(b"\n")
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
            return {_TAG: type(value).__name__, **self._changed(value, type(value), value._field_defaults)}
        if isinstance(value, tuple):
            return [self.encode(item) for item in value]
        kind: type[Any] = value.model if isinstance(value, Late) else type(value)
        if self._classes.get(kind.__name__) is kind:
            return {_TAG: kind.__name__, **self._changed(value, kind, defaults_of(kind))}
        if isinstance(value, Decimal):
            return {_TAG: "Decimal", "is": str(value)}
        if isinstance(value, date):
            return {_TAG: "date", "is": value.isoformat()}
        if isinstance(value, Mapping):
            return {_TAG: "Mapping", "is": [[key, self.encode(item)] for key, item in value.items()]}
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
        for name in field_names(kind):
            item = getattr(value, name)
            if name not in defaults or defaults[name] != item or type(defaults[name]) is not type(item):
                found[name] = self.encode(item)
        return found

    def _revive(self, plain: dict[str, Any]) -> Any:
        """A mapping of already decoded values as the object it stands for."""
        return self.reviver(None)(plain)

    def reviver(self, open_part: Open | None) -> Callable[[dict[str, Any]], Any]:
        """What makes objects of mappings whose values are decoded; ``open_part`` gives the parts behind numbers."""
        makers, late = self._makers, self._late if open_part is not None else {}

        def revive(plain: dict[str, Any]) -> Any:
            tag = plain.pop(_TAG, None)
            if type(tag) is not str or tag not in makers:
                raise ValueError(f"unknown kind {tag!r} in a plain form")
            for name, item in plain.items():
                if type(item) is list:
                    plain[name] = _sealed(item)
            try:
                if tag in late and open_part is not None:
                    return self._late_object(tag, plain, open_part)
                return makers[tag](**plain)
            except (TypeError, ArithmeticError) as error:
                raise ValueError(f"not a plain {tag}: {error}") from None

        return revive

    def _late_object(self, tag: str, plain: dict[str, Any], open_part: Open) -> Any:
        parts = {name[:-1]: plain.pop(name) for name in tuple(plain) if name.endswith(_LATE)}
        return late_class(self._classes[tag]).of(plain, parts, open_part)


class _Lines:
    """The parts of one book, each read once."""

    def __init__(self, codec: Codec[Any], parts: list[bytes]) -> None:
        self._parts = parts
        self._open: dict[int, Any] = {}
        self._decode = json.JSONDecoder(object_hook=codec.reviver(self.part)).decode

    def read(self, text: bytes) -> Any:
        with _without_collector():
            value = self._decode(text.decode())
        return _sealed(value) if type(value) is list else value

    def part(self, number: int) -> Any:
        if number not in self._open:
            self._open[number] = self.read(self._parts[number])
        return self._open[number]


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
)  # fmt: skip
"""Plain forms of rulebooks."""
