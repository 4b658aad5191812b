"""Objects of the model whose larger parts are read when they are first asked for.

Checking one product needs few of the conditions and texts of a rulebook; reading all of them takes most of a start.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

Open = Callable[[int], Any]
"""Gives the part with a number."""


class Late:
    """Mixed into a dataclass of the model: equal to an object of that class with the same fields."""

    __slots__ = ()

    model: type[Any]

    @classmethod
    def of(cls, fields: Mapping[str, Any], parts: Mapping[str, int], open_part: Open) -> Any:
        """An object with some fields, and for others the number of the part that holds the value."""
        found = cls.__new__(cls)
        put = object.__setattr__
        for name, default in defaults_of(cls.model).items():
            if name not in fields and name not in parts:
                put(found, name, default)
        for name, value in fields.items():
            put(found, name, value)
        put(found, "_parts", parts)
        put(found, "_open_part", open_part)
        return found

    def __getattr__(self, name: str) -> Any:
        parts = object.__getattribute__(self, "_parts")
        if name not in parts:
            raise AttributeError(name)
        value = object.__getattribute__(self, "_open_part")(parts[name])
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, self.model):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in field_names(self.model))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in field_names(self.model)))


_late: dict[type[Any], type[Late]] = {}
_defaults: dict[type[Any], dict[str, Any]] = {}


def late_class(kind: type[Any]) -> type[Late]:
    """A subclass of a dataclass of the model whose parts may come late."""
    if kind not in _late:
        body = {"__slots__": ("_open_part", "_parts"), "model": kind, "__repr__": kind.__repr__}
        _late[kind] = type(kind.__name__, (Late, kind), body)
    return _late[kind]


def field_names(kind: type[Any]) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(kind, "_fields", ())
    return names or tuple(one.name for one in dataclasses.fields(kind))


def defaults_of(kind: type[Any]) -> dict[str, Any]:
    """Fields with a fixed default."""
    if kind not in _defaults:
        fields = dataclasses.fields(kind)
        _defaults[kind] = {one.name: one.default for one in fields if one.default is not dataclasses.MISSING}
    return _defaults[kind]
