"""Figures must measure what they are compared with, also where they come from a table or another fact."""

from __future__ import annotations

from collections.abc import Iterator

from certcheck.positions import Problem
from certcheck.quantity.parse import Quantity
from certcheck.quantity.units import find_unit
from certcheck.rules.conditions import (
    Compare,
    Condition,
    Constant,
    Each,
    Exempt,
    FactValue,
    FormulaLimit,
    NoneOf,
    Operand,
    PropertyLimit,
    Some,
    SubstanceLimit,
    TableValue,
)
from certcheck.rules.lints.place import Places
from certcheck.rules.model import NamedCondition, Requirement, Rulebook, Table
from certcheck.rules.paths import Scope, collection_at, entry_scope, kind_at, requirement_scope
from certcheck.rules.walk import children

_DATES = ("before", "after", "not-before", "not-after")


def check_units(book: Rulebook, places: Places) -> Iterator[Problem]:
    """Operands that can never be compared, and tables that are looked up by too few keys."""
    for ruleset in book.rulesets:
        for rule in ruleset.requirements:
            scope = requirement_scope(rule.subject, rule.each_place is not None)
            yield from _of(rule, (rule.where, rule.require), scope, book, places)
        for named in (*ruleset.derived, *ruleset.other_regimes):
            yield from _of(named, (named.when,), requirement_scope(named.subject, False), book, places)


def _of(
    about: Requirement | NamedCondition, conditions: tuple[Condition, ...], scope: Scope, book: Rulebook, places: Places
) -> Iterator[Problem]:
    for condition in conditions:
        for message in condition_faults(condition, scope, book):
            yield places.problem(about, message)


def condition_faults(condition: Condition, scope: Scope, book: Rulebook) -> Iterator[str]:
    """What can never be compared in one condition, as seen from ``scope``."""
    for part, inner in scoped(condition, scope):
        yield from _faults(part, inner, book)


def scoped(condition: Condition, scope: Scope) -> Iterator[tuple[Condition, Scope]]:
    """A condition and all inside it, each with the scope it stands in."""
    yield condition, scope
    inner = scope
    if isinstance(condition, Some | NoneOf | Each):
        collection = collection_at(condition.collection, scope)
        inner = entry_scope(scope, collection) if collection is not None else scope
    for child in children(condition):
        yield from scoped(child, inner)


def _faults(part: Condition, scope: Scope, book: Rulebook) -> Iterator[str]:
    match part:
        case Compare(path, op, operand):
            yield from _lookups(operand, book)
            yield from _comparison(path, op, operand, scope, book)
        case SubstanceLimit(substance=substance, limit=operand, weights=weights):
            yield from _lookups(operand, book)
            yield from _substance_unit(substance, operand)
            if weights is not None and weights.table in book.tables:
                yield from _weights(book.tables[weights.table])
        case PropertyLimit(limit=operand):
            yield from _lookups(operand, book)
        case FormulaLimit(names, _, _, limit):
            for operand in (limit, *(operand for _, operand in names)):
                yield from _lookups(operand, book)
        case Exempt(table, key) if table in book.tables:
            yield from _exemption(book.tables[table], key)


_OF_SUBSTANCES = frozenset({
    "ratio", "volume-ratio", "migration-per-area", "release-rate", "air-concentration", "liquid-concentration",
    "exposure", "areal-mass", "areal-dose", "colony-count", "colony-concentration", "mass", "number", "volume",
})  # fmt: skip
"""What an amount of a substance can be measured in; fibres per item and the like are numbers."""


def _substance_unit(substance: str, operand: Operand) -> Iterator[str]:
    figure = operand.value if isinstance(operand, Constant) else None
    if isinstance(figure, Quantity) and figure.dimension not in _OF_SUBSTANCES:
        yield f"{substance} cannot be measured in {figure.dimension} ({figure.text})"


def _comparison(path: str, op: str, operand: Operand, scope: Scope, book: Rulebook) -> Iterator[str]:
    kind = kind_at(path, scope)
    found = _measures(operand, scope, book)
    if kind is None or found is None:
        return
    wanted = "date" if kind.name == "date" else kind.of if kind.name in ("amount", "amounts") else ""
    if not wanted:
        return
    money = wanted == "money" and found.startswith("money")
    if found != wanted and "any" not in (found, wanted) and not money:
        yield f"{path} holds {wanted}, it is compared with {found} ({op})"


def _measures(operand: Operand, scope: Scope, book: Rulebook) -> str | None:
    """What a looked-up operand measures; None for constants (checked when they are read) and unknown names."""
    if isinstance(operand, FactValue):
        kind = kind_at(operand.path, scope)
        return None if kind is None else "date" if kind.name == "date" else kind.of or kind.name
    if isinstance(operand, TableValue) and isinstance(operand.column, Constant) and operand.table in book.tables:
        column = dict(book.tables[operand.table].value_columns).get(str(operand.column.value), "")
        unit = find_unit("" if column == "number" else column)
        return unit.dimension if unit is not None else "date" if column == "date" else "text" if column else None
    return None


def _lookups(operand: Operand, book: Rulebook) -> Iterator[str]:
    """Every key of a table must be given: a row is found by all of them."""
    if not isinstance(operand, TableValue) or operand.table not in book.tables:
        return
    given = {name for name, _ in operand.by}
    lacking = [name for name, _ in book.tables[operand.table].key_columns if name not in given]
    if lacking:
        yield f"table {operand.table} is looked up without its key {', '.join(lacking)}"


def _weights(table: Table) -> Iterator[str]:
    if [kind for _, kind in table.key_columns] != ["substances"]:
        yield f"table {table.id} holds no weights: its one key has to be substances"


def _exemption(table: Table, key: str) -> Iterator[str]:
    names = [name for name, _ in table.key_columns]
    if names != ["code", "for"]:
        yield f"table {table.id} is no table of exemptions: its keys have to be 'code' and 'for'"
    elif not any(keys[1] == key for keys, _ in table.rows):
        yield f"table {table.id} has no exemption for '{key}'"
