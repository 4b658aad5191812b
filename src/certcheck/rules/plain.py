"""A rulebook as plain JSON and back, exactly.

Generic over the classes of the model: an object is its class name under ``$`` and those fields that differ from
their defaults. Nothing in it is executable, and only the classes listed here are ever made.
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
from functools import cache
from typing import Any

from certcheck.positions import Position
from certcheck.quantity.interval import Interval
from certcheck.quantity.parse import Quantity
from certcheck.rules import conditions, model
from certcheck.rules.model import Rulebook

_TAG = "$"
_DATA_CLASSES: tuple[type[Any], ...] = tuple(
    found
    for module in (conditions, model)
    for found in vars(module).values()
    if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == module.__name__
)
_TUPLES: tuple[type[Any], ...] = (Interval, Quantity, Position)


def to_plain(book: Rulebook) -> dict[str, Any]:
    """The rulebook as dicts, lists, texts, numbers and booleans."""
    plain: dict[str, Any] = encode(book)
    return plain


def from_plain(plain: Mapping[str, Any]) -> Rulebook:
    """The rulebook that :func:`to_plain` gave; ValueError for anything else."""
    return _as_rulebook(decode(plain))


def from_json(text: str | bytes) -> Rulebook:
    """The rulebook in JSON text, in one pass; ValueError for anything else."""
    with _without_collector():
        return _as_rulebook(json.loads(text, object_hook=_revive))


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


def _as_rulebook(value: Any) -> Rulebook:
    if not isinstance(value, Rulebook):
        raise ValueError("not a rulebook in plain form")
    return value


@cache
def shape() -> str:
    """A digest of the classes and their fields: plain forms of another shape cannot be read."""
    lines = [f"{kind.__name__} {' '.join(_field_names(kind))}" for kind in (*_DATA_CLASSES, *_TUPLES)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def encode(value: Any) -> Any:
    """One value of the model in plain form."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, _TUPLES):
        return {_TAG: type(value).__name__, **_changed(value, value._field_defaults)}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(value) and type(value) in _DATA_CLASSES:
        return {_TAG: type(value).__name__, **_changed(value, _defaults(value.__class__))}
    if isinstance(value, Decimal):
        return {_TAG: "Decimal", "is": str(value)}
    if isinstance(value, date):
        return {_TAG: "date", "is": value.isoformat()}
    if isinstance(value, Mapping):
        return {_TAG: "Mapping", "is": [[key, encode(item)] for key, item in value.items()]}
    raise TypeError(f"{type(value).__name__} has no plain form")


def decode(plain: Any) -> Any:
    """One value from its plain form; ValueError when it is none."""
    if isinstance(plain, Mapping):
        return _revive({key: decode(item) for key, item in plain.items()})
    if isinstance(plain, list | tuple):
        return tuple(decode(item) for item in plain)
    return plain


def _field_names(kind: type[Any]) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(kind, "_fields", ())
    return names or tuple(one.name for one in dataclasses.fields(kind))


def _changed(value: Any, defaults: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name in _field_names(type(value)):
        item = getattr(value, name)
        if name not in defaults or defaults[name] != item or type(defaults[name]) is not type(item):
            found[name] = encode(item)
    return found


@cache
def _defaults(kind: type[Any]) -> dict[str, Any]:
    return {one.name: one.default for one in dataclasses.fields(kind) if one.default is not dataclasses.MISSING}


def _revive(plain: dict[str, Any]) -> Any:
    """A mapping of already decoded values as the object it stands for."""
    tag = plain.pop(_TAG, None)
    make = _MAKERS.get(tag) if type(tag) is str else None
    if make is None:
        raise ValueError(f"unknown kind {tag!r} in a plain form")
    for name, item in plain.items():
        if type(item) is list:
            plain[name] = _sealed(item)
    try:
        return make(**plain)
    except (TypeError, ArithmeticError) as error:
        raise ValueError(f"not a plain {tag}: {error}") from None


def _sealed(items: list[Any]) -> tuple[Any, ...]:
    """Lists as tuples, all the way down."""
    return tuple([_sealed(item) if type(item) is list else item for item in items])


def _mapping(**plain: Any) -> dict[str, Any]:
    return dict(plain["is"])


def _decimal(**plain: Any) -> Decimal:
    return Decimal(plain["is"])


def _date(**plain: Any) -> date:
    return date.fromisoformat(plain["is"])


_MAKERS: dict[str, Callable[..., Any]] = {
    **{kind.__name__: kind for kind in (*_DATA_CLASSES, *_TUPLES)},
    "Mapping": _mapping,
    "Decimal": _decimal,
    "date": _date,
}
