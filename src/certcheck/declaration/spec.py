"""What each field of a declaration holds, written where the field is: ``height: Amount = spec.amount("length")``.

The attribute's annotation is for readers and type checkers and is never evaluated; all that runs is said by the value.
:class:`~certcheck.declaration.section.Part` collects these values and puts the field's default in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from certcheck.declaration.values import Amount, Amounts, Day, Flag, Kind, Name, Names, Text, Texts

if TYPE_CHECKING:
    from certcheck.declaration.section import Part, Section

    AnyPart = TypeVar("AnyPart", bound=Part)

Form = Literal["value", "part", "parts", "section", "format", "id", "words", "facts"]
"""A value is of a Kind; a part is a mapping, parts a list of mappings, a section a list with completeness. The others
are the marker of the file, a required text, texts by any key, and a mapping that is read later."""

REQUIRED: frozenset[Form] = frozenset({"format", "id"})


class Spec:
    """One field: its ``form``, its ``kind`` if it is a value, the class of its mapping or of its list's entries.

    ``attribute`` is its name in Python, ``key`` its name in a file; both are known once its class is.
    """

    __slots__ = ("about", "attribute", "form", "key", "kind", "part")

    def __init__(self, form: Form, about: str, kind: Kind | None = None, part: type[Part] | None = None) -> None:
        self.form, self.about, self.kind, self.part = form, about, kind, part
        self.attribute = self.key = ""


def flag(about: str = "") -> Flag:
    """Yes or no."""
    return cast(Flag, Spec("value", about, Kind("flag")))


def day(about: str = "") -> Day:
    """A day, month or year."""
    return cast(Day, Spec("value", about, Kind("date")))


def text(about: str = "") -> Text:
    """Free text."""
    return cast(Text, Spec("value", about, Kind("text")))


def texts(about: str = "") -> Texts:
    """Several free texts."""
    return cast(Texts, Spec("value", about, Kind("texts")))


def amount(dimension: str, about: str = "") -> Amount:
    """A quantity of one dimension; ``any`` for every dimension, ``money`` for every currency."""
    return cast(Amount, Spec("value", about, Kind("amount", dimension)))


def amounts(dimension: str, about: str = "") -> Amounts:
    """Several quantities of one dimension, such as replicates."""
    return cast(Amounts, Spec("value", about, Kind("amounts", dimension)))


def term(vocabulary: str, about: str = "") -> Name:
    """A name from a vocabulary; the written name is kept as it is."""
    return cast(Name, Spec("value", about, Kind("term", vocabulary)))


def terms(vocabulary: str, about: str = "") -> Names:
    """Several names from a vocabulary."""
    return cast(Names, Spec("value", about, Kind("terms", vocabulary)))


def one_of(*words: str, about: str = "") -> Name:
    """One of a few fixed words."""
    return cast(Name, Spec("value", about, Kind("choice", "|".join(words))))


def some_of(*words: str, about: str = "") -> Names:
    """Several of a few fixed words."""
    return cast(Names, Spec("value", about, Kind("choices", "|".join(words))))


def part(of: type[AnyPart], about: str = "") -> AnyPart:
    """A mapping; not stated, it is an empty one."""
    return cast("AnyPart", Spec("part", about, part=of))


def parts(of: type[AnyPart], about: str = "") -> tuple[AnyPart, ...]:
    """A list of mappings whose completeness is of no interest."""
    return cast("tuple[AnyPart, ...]", Spec("parts", about, part=of))


def section(of: type[AnyPart], about: str = "") -> Section[AnyPart]:
    """A list of entries with its completeness; not stated, it is an empty one."""
    return cast("Section[AnyPart]", Spec("section", about, part=of))


def special(form: Form, about: str) -> Any:
    """One of the few that no other describes: what is about the file, ``chosen``, the entries of a section."""
    return Spec(form, about)
