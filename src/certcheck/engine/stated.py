"""The stated facts of many declarations, each distinct section decoded and looked at once.

Sellers repeat themselves: operators, labels and papers are the same over hundreds of listings. A section is known by
its content, never by a hash of it alone.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from sys import getsizeof
from typing import Any, NamedTuple

from certcheck.declaration.decode import RefusedError, assemble, decode_field
from certcheck.declaration.fast_json import Line
from certcheck.declaration.loading import Unit
from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.units import MOST_ENTRIES, MOST_ENTRIES_IN_ALL, count_entries
from certcheck.engine.access import implied_absence
from certcheck.engine.lists import entries_of
from certcheck.engine.memory import Values
from certcheck.engine.reads import CALLED, is_list
from certcheck.engine.recent import Recent
from certcheck.result import Notice

Look = Callable[[Declaration], tuple[Notice, ...]]
"""Notices about a declaration that holds one section only; RefusedError when it must not say what it says."""


class Known(NamedTuple):
    """One top-level field with one content; ``values`` are those of the facts it gives."""

    key: str
    attribute: str
    value: Any
    entries: int
    values: Values
    notices: tuple[Notice, ...]


class Stated(NamedTuple):
    """What one line states: a value for every fact that rules read, and the typed fields."""

    values: Values
    fields: dict[str, Any]
    notices: tuple[Notice, ...]

    def unit(self) -> Unit:
        """The declaration as a whole, which has one item and one lot."""
        return Unit(None, None, assemble(self.fields), {})

    @property
    def product_name(self) -> str:
        """The product's stated name, else ''."""
        identity = self.fields.get("identity")
        name = identity.name if identity is not None else None
        return name if isinstance(name, str) else ""


MOST_TOKENS = 200_000
"""Long values of facts that are remembered: some ten for each section."""

BYTES_PER_SECTION = 2_000
"""A longer section counts as several."""


def weight(text: str) -> int:
    """As how many sections one with this text counts."""
    return 1 + getsizeof(text) // BYTES_PER_SECTION


class StatedFacts:
    """Turns plain declarations into facts; remembers the sections met lately, up to ``most``."""

    def __init__(self, numbers: Mapping[str, int], look: Look, most: int) -> None:
        self._nothing: Values = dict.fromkeys(numbers.values())
        self._look = look
        self._known: Recent[Known] = Recent(most)
        self._tokens = 0
        self._token_of: Recent[int] = Recent(MOST_TOKENS)
        self._below: dict[str, list[tuple[str, int]]] = {}
        for fact, number in numbers.items():
            first, _, rest = fact.partition(".")
            self._below.setdefault(first, []).append((rest, number))

    def key_of(self, text: str) -> str | None:
        """The key of a field that is known by its text, else None."""
        known = self._known.get(text)
        return known.key if known is not None else None

    def read(self, line: Line) -> Stated:
        """Raises RefusedError when the declaration is not valid as it stands."""
        values = {**self._nothing}
        fields: dict[str, Any] = {}
        notices: tuple[Notice, ...] = ()
        entries = 0
        for key, text in line.texts.items():
            known = self._known.get(text)
            if known is None:
                known = self._decoded(key, line.value(key))
                if known is None:
                    continue
                self._known.put(text, known, weight(text))
            fields[known.attribute] = known.value
            notices += known.notices
            entries += known.entries
            values.update(known.values)
        if "certcheck" not in fields or entries > MOST_ENTRIES_IN_ALL:
            raise RefusedError
        return Stated(values, fields, notices)

    def _decoded(self, key: str, content: Any) -> Known | None:
        """None for a field that states nothing."""
        field = decode_field(key, content)
        if field is None:
            return None
        attribute, value = field
        alone = assemble({"certcheck": FORMAT, attribute: value})
        entries = count_entries(alone)
        if max(entries, default=0) > MOST_ENTRIES:
            raise RefusedError
        return Known(key, attribute, value, sum(entries), dict(self._values(key, content, value)), self._look(alone))

    def _values(self, key: str, content: Any, value: Any) -> list[tuple[int, Any]]:
        below = self._below.get(key, ())
        if is_list(key):
            return [(number, self._token(number, _of_list(key, field, content, value))) for field, number in below]
        found = []
        for field, number in below:
            if not field:
                found.append((number, self._token(number, marshal.dumps(content, 2))))
            elif isinstance(content, dict):
                found.append((number, _value(content.get(field))))
        return found

    def _token(self, number: int, content: bytes) -> int:
        """A number for a long value of a fact, the same for the same content."""
        name = (number, content)
        found = self._token_of.get(name)
        if found is None:
            self._tokens += 1
            found = self._tokens
            self._token_of.put(name, found, 1 + len(content) // BYTES_PER_SECTION)
        return found


def _of_list(key: str, field: str, content: Any, section: Any) -> bytes:
    """What a list says about one fact: a field of all its entries, what they are called, everything, how far it goes.

    ``section`` is the list as it was read, for fields that say something where they are left out.
    """
    entries = content.get("entries", ()) if isinstance(content, dict) else content
    if field == "*" or not all(isinstance(entry, dict) for entry in entries):
        return marshal.dumps(content, 2)
    if not field:
        frame = {name: one for name, one in content.items() if name != "entries"} if isinstance(content, dict) else None
        return marshal.dumps([frame, len(entries)], 2)
    if field == "#":
        return marshal.dumps([[entry.get(name) for name in CALLED] for entry in entries], 2)
    implied = implied_absence(key, field)
    if implied is None:
        return marshal.dumps([entry.get(field) for entry in entries], 2)
    return repr([implied(entry) for entry in entries_of(section)]).encode()


def _value(content: Any) -> Any:
    return content if content is None or isinstance(content, str) else marshal.dumps(content, 2)
