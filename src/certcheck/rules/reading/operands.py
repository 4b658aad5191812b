"""Operands: what a fact or figure is compared with. A constant, another fact, the as-of date, or a table cell."""

from __future__ import annotations

from decimal import Decimal

from certcheck.nodes import found
from certcheck.positions import excerpt
from certcheck.quantity.parse import Quantity, Unparsed, parse_quantity
from certcheck.rules.conditions import ALWAYS, AsOf, Constant, FactValue, ListTotal, Operand, TableValue, ThisPlace
from certcheck.rules.paths import Scope, entry_scope
from certcheck.rules.reading.facts_at import find, find_collection
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day, read_figure, read_number, read_period

NOTHING = Constant("")
"""Stands where an operand could not be read; the problem is noted."""


def read_reference(spot: Spot, scope: Scope) -> Operand:
    """``{fact: path, times, plus}`` or ``{table: T, column: c, by: {…}}``."""
    children = spot.children()
    if "table" in children:
        return _table_value(spot, scope)
    if "fact" in children:
        return _fact_value(spot, scope)
    if "sum" in children:
        return _list_total(spot, scope)
    spot.say("expected {fact: …}, {sum: list.field, where: {…}} or {table: …, column: …, by: {…}}")
    return NOTHING


def read_table_column(spot: Spot, scope: Scope) -> Operand:
    """The name of a column, or the fact that holds it."""
    if spot.is_mapping:
        return read_reference(spot, scope)
    return Constant(spot.text())


def read_limit(spot: Spot, scope: Scope) -> Operand:
    """A figure with its unit, or a reference."""
    if spot.is_mapping:
        return read_reference(spot, scope)
    figure = read_figure(spot)
    return NOTHING if figure is None else Constant(figure)


def read_date_operand(spot: Spot, scope: Scope) -> Operand:
    """A day, ``as-of``, or ``{fact: …, plus: …}`` where the fact may be ``as-of``."""
    if spot.is_mapping:
        return read_reference(spot, scope)
    if spot.word == "as-of":
        return AsOf()
    day = read_day(spot)
    return NOTHING if day is None else Constant(day)


def read_input(spot: Spot, scope: Scope) -> Operand:
    """What a formula's name or a table's key stands for: a path, a figure, ``place`` or a reference."""
    if spot.is_mapping:
        children = spot.children()
        if set(children) == {"value"}:
            return Constant(children["value"].text())
        return read_reference(spot, scope)
    word = spot.text()
    if word == "place" and scope.each_place:
        return ThisPlace()
    figure = as_figure(word)
    if figure is not None:
        return Constant(figure)
    find(spot, word, scope)
    return FactValue(word)


def as_figure(word: str) -> Quantity | None:
    """The figure that ``word`` is, or None when it is none (a path, say)."""
    if not word[:1].isdigit() and word[:1] not in "+-":
        return None
    found_figure = parse_quantity(word)
    return None if isinstance(found_figure, Unparsed) or not found_figure.interval.is_point else found_figure


def _fact_value(spot: Spot, scope: Scope) -> Operand:
    parts = spot.fields(("fact", "times", "plus"))
    path = parts["fact"].text()
    months, days = read_period(parts["plus"]) if "plus" in parts else (None, None)
    if path == "as-of":
        if "times" in parts:
            parts["times"].say("a date cannot be multiplied")
        return AsOf(months, days)
    times: Decimal | None = read_number(parts["times"]) if "times" in parts else None
    found_field = find(parts["fact"], path, scope)
    if "plus" in parts and found_field is not None and found_field.name != "date":
        parts["plus"].say(f"{excerpt(path)} is no date: nothing can be added to it")
    if "times" in parts and found_field is not None and found_field.name != "amount":
        parts["times"].say(f"{excerpt(path)} is no amount: it cannot be multiplied")
    return FactValue(path, times, months, days)


def _list_total(spot: Spot, scope: Scope) -> Operand:
    from certcheck.rules.reading.conditions import read_condition  # conditions hold operands and operands conditions

    parts = spot.fields(("sum", "where"))
    path, _, field = parts["sum"].text().rpartition(".")
    collection = find_collection(parts["sum"], path, scope)
    if collection is None:
        return NOTHING
    inner = entry_scope(scope, collection)
    kind = find(parts["sum"], field, inner)
    if kind is not None and kind.name != "amount":
        parts["sum"].say(f"{excerpt(field)} is no amount: it cannot be added up")
    return ListTotal(path, field, read_condition(parts["where"], inner) if "where" in parts else ALWAYS)


def _table_value(spot: Spot, scope: Scope) -> Operand:
    parts = spot.fields(("table", "column", "by"), required=("column",))
    table = parts["table"].text()
    parts["table"].use("table", table)
    column = read_table_column(parts["column"], scope) if "column" in parts else NOTHING
    if isinstance(column, Constant) and "column" in parts:
        parts["column"].use("column", str(column.value), table)
    by: list[tuple[str, Operand]] = []
    if "by" in parts:
        for key, child in parts["by"].children().items():
            child.use("key", key, table)
            by.append((key, read_input(child, scope)))
    return TableValue(table, column, tuple(by))


def describe(spot: Spot) -> str:
    """What stands there, in words for a message."""
    return found(spot.node)
