"""The leaf values a declaration may state, and how each is read from text.

Every leaf is read from a string, so ``NO`` stays Norway and ``1.10`` stays a version. A leaf is one of: the
typed value; :class:`~certcheck.quantity.parse.Unparsed` text, kept and shown but deciding nothing;
:data:`NONE` for "stated absent"; :data:`NOT_APPLICABLE`; or Python's ``None`` for "not stated".
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from certcheck.positions import excerpt
from certcheck.quantity.dates import DateSpan, parse_date
from certcheck.quantity.parse import Quantity, Unparsed, parse_quantity


class Absence(Enum):
    """A fact that is stated not to exist, or not to make sense for this product."""

    NONE = "none"
    NOT_APPLICABLE = "not-applicable"


NONE = Absence.NONE
NOT_APPLICABLE = Absence.NOT_APPLICABLE

_ABSENCES: dict[str, Absence | None] = {
    "none": NONE,
    "无": NONE,
    "没有": NONE,
    "not-applicable": NOT_APPLICABLE,
    "not applicable": NOT_APPLICABLE,
    "n/a": NOT_APPLICABLE,
    "不适用": NOT_APPLICABLE,
    "unknown": None,
    "未知": None,
    "不详": None,
    "not stated": None,
    "": None,
}
ABSENCE_WORDS = tuple(_ABSENCES)
"""Words that every field takes: stated absent, not applicable, not stated."""

_FLAGS = {
    "yes": True,
    "true": True,
    "y": True,
    "是": True,
    "有": True,
    "no": False,
    "false": False,
    "n": False,
    "否": False,
}


def _word(raw: Any) -> str:
    """A scalar as text: JSON numbers and booleans are read as they were written."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, int | float | Decimal):
        return str(raw)
    if raw is None:
        raise ValueError("expected a value, found an empty entry")
    raise ValueError(f"expected a single value, found a {'mapping' if isinstance(raw, dict) else 'list'}")


def read_text(raw: Any) -> str | Absence | None:
    """Absence words and ``unknown`` are the same in every field; anything else is text, perhaps still to be read."""
    if raw is None or isinstance(raw, Absence):
        return raw
    word = _word(raw)
    return _ABSENCES.get(word.lower(), word)


def read_flag(raw: Any) -> bool | Absence | Unparsed | None:
    value = read_text(raw)
    if value is NONE:
        return False  # "battery: none" says no
    if isinstance(value, str):
        return _FLAGS.get(value.lower(), Unparsed(value, "yes, no or unknown"))
    return value


def read_date(raw: Any) -> DateSpan | Absence | Unparsed | None:
    value = read_text(raw)
    return parse_date(value) if isinstance(value, str) else value


class _ReadAmount:
    """Reads a quantity of one dimension; another dimension is kept as unparsed, never converted."""

    def __init__(self, dimension: str) -> None:
        self.dimension = dimension

    def __call__(self, raw: Any) -> Quantity | Absence | Unparsed | None:
        value = read_text(raw)
        if not isinstance(value, str):
            return value
        found = parse_quantity(value)
        if isinstance(found, Unparsed) or self.dimension in ("any", found.dimension) or found.dimension == "any":
            return found
        if self.dimension == "money" and found.dimension.startswith("money:"):
            return found
        return Unparsed(value, f"a quantity of {self.dimension}, found {found.dimension}")


class NotAChoiceError(ValueError):
    """A word that is none of the few that a field takes."""

    def __init__(self, word: str, words: tuple[str, ...]) -> None:
        super().__init__(f"expected one of {', '.join(words)}; found {excerpt(word)}")
        self.word, self.words = word, words


class _ReadChoice:
    """Reads one of a few fixed words; another word is an error of the document."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def __call__(self, raw: Any) -> str | Absence | None:
        value = _word(raw).lower().replace(" ", "-").replace("_", "-") if raw is not None else None
        if value in self.words:
            return value
        settled = read_text(raw)
        if isinstance(settled, str):
            raise NotAChoiceError(settled, self.words)
        return settled


class ReadList:
    """Reads a list of words, or a single word as a list of one; ``none`` is a stated empty list."""

    def __init__(self, read_one: Callable[[Any], Any]) -> None:
        self.read_one = read_one

    def __call__(self, raw: Any) -> tuple[Any, ...] | None:
        if isinstance(raw, list | tuple):
            return tuple([self.read_one(item) for item in raw])
        value = read_text(raw)
        if isinstance(value, str):
            return (self.read_one(value),)
        return None if value is None else ()


class Kind(NamedTuple):
    """What a field holds; both decoders, the linter, the compiler, the skeleton and the docs all read it.

    ``name`` is one of ``flag``, ``date``, ``text``, ``texts``, ``amount``, ``amounts``, ``term``, ``terms``,
    ``choice``, ``choices``. ``of`` is the dimension of an amount (``any`` for every dimension, ``money`` for
    every currency), the vocabulary of a term, or the words of a choice joined with ``|``.
    """

    name: str
    of: str = ""

    @property
    def is_list(self) -> bool:
        return self.name.endswith("s")

    def reader(self) -> Callable[[Any], Any]:
        """The function that reads one stated value of this kind."""
        one: Callable[[Any], Any]
        match self.name.removesuffix("s"):
            case "flag":
                one = read_flag
            case "date":
                one = read_date
            case "amount":
                one = _ReadAmount(self.of)
            case "choice":
                one = _ReadChoice(tuple(self.of.split("|")))
            case _:
                one = _word if self.is_list else read_text
        return ReadList(one) if self.is_list else one


Amount = Quantity | Absence | Unparsed | None
Amounts = tuple[Quantity | Unparsed, ...] | None
Name = str | Absence | None
Names = tuple[str, ...] | None
Flag = bool | Absence | Unparsed | None
Day = DateSpan | Absence | Unparsed | None
Text = str | Absence | None
Texts = tuple[str, ...] | None

TYPES: dict[str, Any] = {
    "flag": Flag,
    "date": Day,
    "text": Text,
    "texts": Texts,
    "amount": Amount,
    "amounts": Amounts,
    "term": Name,
    "terms": Names,
    "choice": Name,
    "choices": Names,
}
"""What a field holds in Python, by the name of its kind."""
