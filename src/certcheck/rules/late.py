"""Objects of the model whose larger parts are read when they are first asked for.

Checking one product needs few of the conditions and texts of a rulebook; reading all of them takes most of a start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from certcheck.record import defaults_of, names_of

Open = Callable[[int], Any]
"""Gives the part with a number."""


class Late:
    """Mixed into a record of the model: equal to one with the same fields. What is not set yet is read when needed."""

    __slots__ = ()

    model: type[Any]
    late: Mapping[str, int]
    """Fields that may come late, each with its place in the numbers of an object."""
    defaults: Mapping[str, Any]
    """Their defaults; those of the other fields are attributes of the class."""

    @classmethod
    def of(cls, fields: Mapping[str, Any], numbers: Sequence[int | None], open_part: Open) -> Any:
        """An object with some fields, and for others the number of the part that holds the value."""
        found: Any = cls.__new__(cls)
        for name, value in fields.items():
            setattr(found, name, value)
        found._numbers, found._open_part = numbers, open_part
        return found

    def __getattr__(self, name: str) -> Any:
        if name not in self.late:
            raise AttributeError(name)
        number = self._numbers[self.late[name]]
        if number is not None:
            value = self._open_part(number)
        elif name in self.defaults:
            value = self.defaults[name]
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, self.model):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names_of(self.model))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in names_of(self.model)))


def late_class(kind: type[Any], late: Sequence[str]) -> type[Late]:
    """A subclass of a record of the model, of which the fields named in ``late`` may come late.

    Where a field is as the class has it by default, nothing is set.
    """
    defaults = defaults_of(kind)
    body = {
        "__slots__": ("__dict__", "_numbers", "_open_part"),
        "model": kind,
        "late": {name: place for place, name in enumerate(late)},
        "defaults": {name: defaults.pop(name) for name in late if name in defaults},
        **defaults,
    }
    return type(kind.__name__, (Late, kind), body)
