"""Immutable values of the model: dataclasses that are quick to define.

Frozen dataclasses compile six functions each, which for the hundred classes of the model would be a tenth of a start.
A record compiles one and shares the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: Kind) -> Kind:
    """Make a class a dataclass with slots whose values are compared, hashed and shown by their fields.

    Type checkers refuse to change one; at run time nothing does. ``dataclasses.replace`` works as ever.
    """
    if kind.__doc__ is None:  # else the signature is worked out to stand in for it, which takes longest of all
        kind.__doc__ = kind.__name__
    made: Any = dataclass(slots=True, eq=False, repr=False)(kind)
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
    found: Kind = made
    return found


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in self.__dataclass_fields__)


def _hash(self: Any) -> int:
    return hash(tuple([getattr(self, name) for name in self.__dataclass_fields__]))


def _shown(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({shown})"
