"""The stated facts of many declarations, each distinct section decoded and looked at once.

Sellers repeat themselves: operators, labels and papers are the same over hundreds of listings. A section is known by
its content, never by a hash of it alone.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from certcheck.declaration.decode import RefusedError, assemble, decode_field
from certcheck.declaration.loading import Unit
from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.units import MOST_ENTRIES, MOST_ENTRIES_IN_ALL, count_entries
from certcheck.engine.memory import Values
from certcheck.engine.recent import Recent
from certcheck.result import Notice

Look = Callable[[Declaration], tuple[Notice, ...]]
"""Notices about a declaration that holds one section only; RefusedError when it must not say what it says."""


class Known(NamedTuple):
    """One top-level field with one content. ``values`` are (number, value) of the facts it gives."""

    attribute: str
    value: Any
    entries: int
    values: tuple[tuple[int, Any], ...]
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


BYTES_PER_SECTION = 2_000
"""A longer section counts as several."""


class StatedFacts:
    """Turns plain declarations into facts; remembers the sections met lately, up to ``most``."""

    def __init__(self, numbers: Mapping[str, int], look: Look, most: int) -> None:
        self._size = len(numbers)
        self._look = look
        self._known: Recent[Known] = Recent(most)
        self._tokens = 0
        self._below: dict[str, list[tuple[str, int]]] = {}
        for fact, number in numbers.items():
            first, _, rest = fact.partition(".")
            self._below.setdefault(first, []).append((rest, number))

    def read(self, raw: Mapping[str, Any]) -> Stated:
        """Raises RefusedError when the declaration is not valid as it stands."""
        values: list[Any] = [None] * self._size
        fields: dict[str, Any] = {}
        notices: tuple[Notice, ...] = ()
        entries = 0
        for key, content in raw.items():
            known = self._section(key, content)
            if known is None:
                continue
            fields[known.attribute] = known.value
            notices += known.notices
            entries += known.entries
            for number, value in known.values:
                values[number] = value
        if "certcheck" not in fields or entries > MOST_ENTRIES_IN_ALL:
            raise RefusedError
        return Stated(values, fields, notices)

    def _section(self, key: str, content: Any) -> Known | None:
        name = (key, marshal.dumps(content, 2))
        found = self._known.get(name)
        if found is None:
            found = self._decoded(key, content)
            if found is not None:
                self._known.put(name, found, 1 + len(name[1]) // BYTES_PER_SECTION)
        return found

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
        return Known(attribute, value, sum(entries), tuple(self._values(key, content)), self._look(alone))

    def _values(self, key: str, content: Any) -> list[tuple[int, Any]]:
        """A list as a whole counts as one value, named by a number of its own."""
        found = []
        for field, number in self._below.get(key, ()):
            if not field:
                self._tokens += 1
                found.append((number, self._tokens))
            elif isinstance(content, dict):
                found.append((number, _value(content.get(field))))
        return found


def _value(content: Any) -> Any:
    return content if content is None or isinstance(content, str) else marshal.dumps(content, 2)
