"""What a fact is compared with, evaluated in a scope.

An operand gives every value it may have: one for a constant, several where a table key spans two bands, none where
it is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from certcheck.declaration.fields import FIELDS
from certcheck.engine.access import Access
from certcheck.engine.dimensions import comparable
from certcheck.engine.names import Names
from certcheck.engine.reads import is_own
from certcheck.engine.scope import Scope
from certcheck.quantity.dates import DateSpan, add_days, add_months, exact
from certcheck.quantity.interval import Interval
from certcheck.quantity.parse import Quantity, format_interval
from certcheck.quantity.units import find_unit
from certcheck.rules.model import Cell, Table


class Limit(NamedTuple):
    """A figure to compare with: base units, dimension, and the unit to print it in."""

    interval: Interval
    dimension: str
    unit: str

    def __str__(self) -> str:
        return _limit_text(self.interval, self.unit)


@lru_cache(10_000)
def _limit_text(interval: Interval, written: str) -> str:
    unit = find_unit(written)
    return format_interval(interval, unit) if unit else str(interval)


_MOST_FOUND = 1_000
"""Keys, and combinations of what they select, for which the rows of a table are remembered."""

Values = tuple[Any, ...]
Getter = Callable[[Scope], Values]


def quantity_limit(quantity: Quantity) -> Limit:
    return Limit(quantity.interval, quantity.dimension, quantity.unit)


def as_limit(value: Any) -> Any:
    """Quantities become limits; everything else stays."""
    return quantity_limit(value) if isinstance(value, Quantity) else value


class Fixed:
    """A constant: the same object in every scope."""

    __slots__ = ("values",)

    def __init__(self, value: Any) -> None:
        self.values: Values = (exact(value),) if isinstance(value, date) else (as_limit(value),)

    def __call__(self, scope: Scope) -> Values:
        return self.values


def fact(access: Access, times: Decimal | None, months: int | None, days: int | None) -> Getter:
    """Another fact; not stated, absent or unreadable gives no value."""

    def values(value: Any) -> Values:
        if isinstance(value, Quantity):
            interval = value.interval if times is None else value.interval.scaled(times)
            return (Limit(interval, value.dimension, value.unit),)
        if isinstance(value, DateSpan):
            return (shift(value, months, days),)
        if isinstance(value, str | bool):
            return (value,)
        return tuple(value) if isinstance(value, tuple) and not hasattr(value, "_fields") else ()

    if access.of_product and is_own(access.path):
        return OwnFact(access, values)
    return lambda scope: values(access.get(scope))


class OwnFact:
    """A fact that nearly every listing has to itself; as a question, whether it gives any value."""

    __slots__ = ("_access", "_field", "_values", "fact", "part")

    def __init__(self, access: Access, values: Callable[[Any], Values]) -> None:
        self._access = access
        self._values = values
        self.fact = access.path
        self.part, self._field = FIELDS[access.path].attributes

    def __call__(self, scope: Scope) -> Values:
        return self._values(self._access.get(scope))

    def values_from(self, part: Any) -> Values:
        """What the part of a declaration that holds it gives."""
        return self._values(getattr(part, self._field, None))

    def answer_from(self, part: Any) -> bool:
        return bool(self.values_from(part))


def is_given(get: Getter, scope: Scope) -> bool:
    """Whether an operand has a value, without reading more than that of a product's own facts."""
    return bool(scope.product.answer(get) if isinstance(get, OwnFact) else get(scope))


def as_of(months: int | None, days: int | None) -> Getter:
    return lambda scope: (shift(exact(scope.product.as_of), months, days),)


def this_place(scope: Scope) -> Values:
    return (scope.place,) if scope.place else ()


def shift(span: DateSpan, months: int | None, days: int | None) -> DateSpan:
    """A date span moved by months and days."""
    if not months and not days:
        return span
    first, last = (add_days(add_months(day, months or 0), days or 0) for day in (span.first, span.last))
    return DateSpan(first, last, first.isoformat() if first == last else f"{first} … {last}")


Rows = tuple[int, ...]
"""Numbers of rows of a table."""


class TableKey:
    """One key of a table: the rows whose key fits what an operand gives."""

    __slots__ = ("_fitting", "_get", "_keys", "_kind", "_names")

    def __init__(self, table: Table, number: int, get: Getter, names: Names) -> None:
        self._get = get
        self._kind = table.key_columns[number][1]
        self._keys = [keys[number] for keys, _ in table.rows]
        self._names = names
        self._fitting = lru_cache(_MOST_FOUND)(self._select)

    def rows(self, scope: Scope) -> Rows | None:
        """None where the operand is unknown."""
        return self._rows_for(self._get(scope))

    def _rows_for(self, options: Values) -> Rows | None:
        return self._fitting(options) if options else None

    def _select(self, options: Values) -> Rows:
        return tuple([n for n, key in enumerate(self._keys) if any(self._fits(key, option) for option in options)])

    def _fits(self, key: str | Interval, option: Any) -> bool:
        kind = self._kind
        if isinstance(key, Interval):
            return isinstance(option, Limit) and comparable(option.dimension, kind) and overlaps(key, option.interval)
        if kind in ("text", "place"):
            return option == key or (kind == "place" and isinstance(option, str) and option.startswith(f"{key}/"))
        found = self._names.id_of(kind, str(option))
        return found is not None and self._names.is_a(kind, found, key)


class OwnKey(TableKey):
    """A key that nearly every listing has to itself: which rows it selects is asked, it is not read."""

    __slots__ = ("_own", "fact", "part")

    def __init__(self, table: Table, number: int, own: OwnFact, names: Names) -> None:
        super().__init__(table, number, own, names)
        self._own = own
        self.fact, self.part = own.fact, own.part

    def rows(self, scope: Scope) -> Rows | None:
        return scope.product.answer(self)

    def answer_from(self, part: Any) -> Rows | None:
        return self._rows_for(self._own.values_from(part))


def _key(table: Table, number: int, get: Getter, names: Names) -> TableKey:
    return OwnKey(table, number, get, names) if isinstance(get, OwnFact) else TableKey(table, number, get, names)


class TableLookup:
    """Cells of a table under keys that are themselves operands."""

    __slots__ = ("_column", "_found", "_keys", "_names", "table")

    def __init__(self, table: Table, column: Getter, keys: Mapping[str, Getter], names: Names) -> None:
        self.table = table
        self._column = column
        self._keys = tuple([
            _key(table, number, get, names)
            for number, (name, _) in enumerate(table.key_columns) if (get := keys.get(name)) is not None
        ])  # fmt: skip
        self._names = names
        self._found: dict[tuple[Rows, ...], list[Mapping[str, Cell]] | None] = {}

    def __call__(self, scope: Scope) -> Values:
        columns = self._column(scope)
        cells = self.cells(scope)
        if not columns or cells is None:
            return ()
        values: list[Any] = []
        for row in cells:
            for column in columns:
                cell = row.get(str(column))
                if cell is None:
                    return ()
                values.append(cell_value(cell))
        return tuple(dict.fromkeys(values))

    def cells(self, scope: Scope) -> list[Mapping[str, Cell]] | None:
        """The rows that the keys may select; None when a key is unknown or nothing covers it."""
        fitting: list[Rows] = []
        for key in self._keys:
            rows = key.rows(scope)
            if rows is None:
                return None
            fitting.append(rows)
        chosen = tuple(fitting)
        if chosen not in self._found:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            self._found[chosen] = self._select(chosen)
        return self._found[chosen]

    def _select(self, fitting: tuple[Rows, ...]) -> list[Mapping[str, Cell]] | None:
        """The rows that fit every key."""
        numbers = set(range(len(self.table.rows))).intersection(*fitting)
        found = [self.table.rows[number] for number in sorted(numbers)]
        if found:
            return self._most_specific(found)
        return [self.table.default] if self.table.default is not None else None

    def _most_specific(
        self, found: list[tuple[tuple[str | Interval, ...], Mapping[str, Cell]]]
    ) -> list[Mapping[str, Cell]]:
        """Rows of which no other found row names a kind: the mooncake row before the food row."""
        return [
            row for keys, row in found if not any(self._narrower(other, keys) for other, _ in found if other != keys)
        ]

    def _narrower(self, keys: tuple[str | Interval, ...], others: tuple[str | Interval, ...]) -> bool:
        return all(
            key == other or (isinstance(key, str) and isinstance(other, str) and self._inside(kind, key, other))
            for (_, kind), key, other in zip(self.table.key_columns, keys, others, strict=True)
        )

    def _inside(self, kind: str, key: str, other: str) -> bool:
        if kind == "text":
            return False
        if kind == "place":
            return key.startswith(f"{other}/")
        return self._names.is_a(kind, key, other)


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a value."""
    if a.high < b.low or (a.high == b.low and (a.high_open or b.low_open)):
        return False
    return not (b.high < a.low or (b.high == a.low and (b.high_open or a.low_open)))


def cell_value(cell: Cell) -> Any:
    """The value of a cell as an operand; ``None`` for "no limit here"."""
    if cell.figure is not None:
        unit = find_unit(cell.unit)
        return Limit(cell.figure, unit.dimension if unit else "number", cell.unit)
    if cell.day is not None:
        return exact(cell.day)
    if cell.words:
        return cell.words if len(cell.words) > 1 else cell.words[0]
    return None
