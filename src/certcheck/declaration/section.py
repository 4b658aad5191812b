"""Mappings and sections of a declaration: what they have in common.

A section is a list of entries and how complete that list is. A plain list is a section whose completeness is not
stated, so what it does not name stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Generic, NoReturn, Self, TypeVar

from certcheck.declaration import spec
from certcheck.declaration.spec import REQUIRED, Spec
from certcheck.declaration.values import NONE, NOT_APPLICABLE, Absence, Amount, Name, Text, Texts, read_text


def to_kebab(name: str) -> str:
    """``supply_voltage`` is written ``supply-voltage`` in a declaration."""
    return name.rstrip("_").replace("_", "-")


class Part:
    """Base of every mapping in a declaration: unknown keys are errors, notes decide nothing.

    An instance holds in its ``__dict__`` what the file gave and nothing else; whatever it does not give is read from
    the class. It does not change once it is read, so equal parts may be one object.
    """

    specs: ClassVar[Mapping[str, Spec]] = {}
    """The fields by attribute, inherited ones first."""

    notes: Text = spec.text("Free text, carried and shown, never decides an outcome")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        _collect(cls)

    def replaced(self, **changes: Any) -> Self:
        """The same part with other values for some attributes."""
        other = type(self)()
        other.__dict__.update(self.__dict__, **changes)
        return other

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a declaration does not change: {type(self).__name__}.{name}")

    def __delattr__(self, name: str) -> NoReturn:
        self.__setattr__(name, None)

    def __eq__(self, other: object) -> bool:
        """Equal are parts that state the same, ``unknown`` included; what stands where in the file is no matter."""
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def _collect(part: type[Part]) -> None:
    """Note the fields of a class and leave the value of a field that is not stated in the place of each."""
    own = {name: value for name, value in vars(part).items() if isinstance(value, Spec)}
    part.specs = {**part.specs, **own}
    for name, field in own.items():
        field.attribute, field.key = name, to_kebab(name)
        if field.form in REQUIRED:
            delattr(part, name)
        else:
            setattr(part, name, _not_stated(field))


def _not_stated(field: Spec) -> Any:
    """One object for all who do not state it."""
    match field.form:
        case "part" | "section":
            return class_of(field)()
        case "parts":
            return ()
        case "words" | "facts":
            return MappingProxyType({})
        case _:
            return None


_collect(Part)

Entry = TypeVar("Entry", bound=Part)
Found = TypeVar("Found")


class PerClass(dict[type[Part], Found]):
    """What a function of a class gives, made when it is first asked for."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[type[Part]], Found]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, part: type[Part]) -> Found:
        found = self[part] = self.make(part)
        return found


class Section(Part, Generic[Entry]):
    """Entries with their completeness: missing from a ``complete`` section is stated absent.

    Written as a mapping, as a plain list of entries, or as a single word of state. The word ``none`` says that
    there are none: complete, without entries.
    """

    entry: ClassVar[type[Part]] = Part
    """The class of the entries."""

    state: Name = spec.one_of(
        "complete",
        "partial",
        "none-supplied",
        "not-applicable",
        about="complete: all there is; partial (the default): more may exist; none-supplied; not-applicable",
    )
    complete_for: Texts = spec.texts(
        "Ids for which the list is complete although the whole is not: these, when not listed, are absent"
    )
    down_to: Amount = spec.amount(
        "any", "Substances only: everything at or above this content is listed; what is not listed is below it"
    )
    entries: tuple[Entry, ...] = spec.special("parts", "What is there")  # their class is said by `entry`


_sections: dict[type[Part], type[Section[Any]]] = {}


def class_of(field: Spec) -> type[Part]:
    """The class of a field's own mapping; for a section, that of sections with its entries."""
    assert field.part is not None
    if field.form != "section":
        return field.part
    known = _sections.get(field.part)
    if known is None:
        name = f"Section[{field.part.__name__}]"
        known = _sections[field.part] = type(name, (Section,), {"entry": field.part, "__doc__": Section.__doc__})
    return known


_STATED: dict[str | Absence | None, str] = {NONE: "complete", NOT_APPLICABLE: "not-applicable"}


def state_word(text: str) -> str:
    """The state that a word stands for, if it is one that every field takes; else the word."""
    return _STATED.get(read_text(text), text)
