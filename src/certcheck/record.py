"""Immutable values of the model: dataclasses that are quick to define.

A dataclass compiles several functions, which for the hundred classes of the model would be a tenth of a start. A
record compiles one, when its first value is made, and shares the rest.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: Kind) -> Kind:
    """Make a class one with slots whose values are made, compared, hashed and shown by their fields.

    Type checkers refuse to change one; at run time nothing does. ``dataclasses.fields``, ``replace`` and
    ``is_dataclass`` work as ever. A record has no fields but its own, and ``field`` gives them a factory at most.
    """
    annotations = kind.__annotations__
    names = tuple(annotations)
    body = {name: value for name, value in vars(kind).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: body.pop(name) for name in names if name in body}
    body.update(
        __slots__=names, __match_args__=names, __dataclass_fields__=_Fields(annotations, defaults),
        __eq__=_equal, __hash__=_hash, __repr__=_shown,
    )  # fmt: skip
    made: Any = type(kind)(kind.__name__, kind.__bases__, body)
    made.__qualname__ = kind.__qualname__
    made.__init__ = _first_init(made, defaults)
    found: Kind = made
    return found


def is_record(kind: type[Any]) -> bool:
    return isinstance(vars(kind).get("__dataclass_fields__"), _Fields)


def names_of(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record or named tuple, in their order."""
    names: tuple[str, ...] = kind.__match_args__
    return names


def defaults_of(kind: type[Any]) -> dict[str, Any]:
    """The fields of a record that have a default which is a value."""
    fields: _Fields = vars(kind)["__dataclass_fields__"]
    return {name: value for name, value in fields.defaults.items() if not isinstance(value, Field)}


class _Fields:
    """The fields as dataclasses describe them, worked out when something asks for them."""

    def __init__(self, annotations: dict[str, Any], defaults: dict[str, Any]) -> None:
        self.defaults = defaults
        self._annotations = annotations
        self._found: dict[str, Field[Any]] = {}

    def __get__(self, _: Any, kind: type[Any]) -> dict[str, Field[Any]]:
        if not self._found:
            body = {**self.defaults, "__annotations__": self._annotations, "__doc__": ""}
            twin: Any = dataclass(type(kind.__name__, (), body))
            self._found = twin.__dataclass_fields__
        return self._found


def _first_init(kind: Any, defaults: dict[str, Any]) -> Any:
    """An ``__init__`` that puts the compiled one in its own place when it is called."""

    def first(self: Any, *values: Any, **named: Any) -> None:
        kind.__init__ = _compiled_init(kind, defaults)
        kind.__init__(self, *values, **named)

    return first


def _compiled_init(kind: Any, defaults: dict[str, Any]) -> Any:
    """The ``__init__`` that a dataclass would have; ``default_x`` is the default of field x, or its factory."""
    known = {}
    parameters, lines = ["self"], []
    for name in kind.__match_args__:
        default, value = f"default_{name}", name
        if name in defaults:
            known[default] = defaults[name]
        if isinstance(defaults.get(name), Field):
            known[default] = defaults[name].default_factory
            value = f"{default}() if {name} is {default} else {name}"
        parameters.append(f"{name}={default}" if default in known else name)
        lines.append(f" self.{name} = {value}")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *(lines or [" pass"])]), known)
    known["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return known["__init__"]


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    for name in self.__match_args__:  # noqa: SIM110 - a generator costs more than the comparison
        if getattr(self, name) != getattr(other, name):
            return False
    return True


def _hash(self: Any) -> int:
    return hash(tuple([getattr(self, name) for name in self.__match_args__]))


def _shown(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({shown})"
