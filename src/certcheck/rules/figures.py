"""The numeric limits inside a condition, with the values at which they switch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from certcheck.quantity.parse import Quantity
from certcheck.quantity.units import find_unit
from certcheck.rules.conditions import (
    Compare,
    Condition,
    Constant,
    LimitTable,
    Operand,
    PropertyLimit,
    SubstanceLimit,
    TableValue,
)
from certcheck.rules.model import Rulebook
from certcheck.rules.walk import walk


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as written, and the values (base unit) of which any one is exactly at it."""

    text: str
    dimension: str
    values: frozenset[Decimal]


def limits_of(condition: Condition, book: Rulebook) -> list[Limit]:
    """Constant limits and limits of tables, each once; computed ones have no value that a case could state."""
    found: dict[Limit, None] = {}
    for part in walk(condition):
        match part:
            case Compare(_, _, operand) | SubstanceLimit(limit=operand) | PropertyLimit(limit=operand):
                found.update(dict.fromkeys(_of_operand(operand, book)))
            case LimitTable(table, column):
                found.update(dict.fromkeys(_of_table(table, column, book)))
    return list(found)


def _of_operand(operand: Operand, book: Rulebook) -> Iterator[Limit]:
    if isinstance(operand, Constant) and isinstance(operand.value, Quantity):
        figure = operand.value
        yield Limit(figure.text, figure.dimension, frozenset((figure.interval.low,)))
    elif isinstance(operand, TableValue):
        yield from _of_table(operand.table, operand.column, book)


def _of_table(name: str, column: Operand, book: Rulebook) -> Iterator[Limit]:
    """All figures of a table together: a case at one of them is enough."""
    table = book.tables.get(name)
    if table is None:
        return
    columns = [str(column.value)] if isinstance(column, Constant) else [key for key, _ in table.value_columns]
    cells = [row[key] for _, row in table.rows for key in columns if key in row]
    figures = [cell for cell in cells if cell.figure is not None and cell.figure.is_point]
    values = frozenset(cell.figure.low for cell in figures if cell.figure is not None)
    unit = find_unit(figures[0].unit) if figures else None
    if unit is not None:
        yield Limit(f"of table {name}", unit.dimension, values)
