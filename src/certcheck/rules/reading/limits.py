"""Figures: limits on substances, tables of limits, property results and formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from certcheck.positions import excerpt
from certcheck.quantity.parse import Quantity
from certcheck.rules.conditions import (
    All,
    Condition,
    Constant,
    FactValue,
    FormulaLimit,
    LimitTable,
    Operand,
    PropertyLimit,
    SubstanceLimit,
    TableValue,
)
from certcheck.rules.formula import formula_problem
from certcheck.rules.paths import Scope, figures_at
from certcheck.rules.reading.bands import check_band
from certcheck.rules.reading.facts import COMPARATORS, UNREAD
from certcheck.rules.reading.facts_at import find
from certcheck.rules.reading.operands import read_input, read_limit, read_reference, read_table_column
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_words

STATISTICS = ("each", "mean", "max", "min")
HOW = {"substance": "single", "each-of": "each", "sum-of": "sum"}
Parts = Mapping[str, Spot]


def read_substance_limit(head: str, whole: Spot, parts: Parts, scope: Scope) -> Condition:
    """``{substance | each-of | sum-of: S, at-most: L, basis: B, in: list, statistic: mean, weights: …}``."""
    name = parts[head].text()
    parts[head].use("term", name, "substances")
    basis = _basis(parts)
    source = _source(whole, parts, scope)
    statistic = _statistic(parts)
    weights = _weights(parts, head, scope)

    def make(op: str, limit: Operand) -> Condition:
        return SubstanceLimit(HOW[head], name, op, limit, basis, source, statistic, weights)

    return _limits(whole, parts, scope, (*COMPARATORS, "not-detected"), make, needs_unit=weights is None)


def read_limit_table(whole: Spot, parts: Parts, scope: Scope) -> Condition:
    """``{limits: table, column: c, compare: at-most, basis: B, in: list, statistic: mean}``."""
    table = parts["limits"].text()
    parts["limits"].use("limits", table)
    if "column" not in parts or "compare" not in parts:
        whole.say("a table of limits needs 'column' and 'compare'", "{limits: T, column: c, compare: at-most}")
        return UNREAD
    column = read_table_column(parts["column"], scope)
    if isinstance(column, Constant):
        parts["column"].use("column", str(column.value), table)
    op = parts["compare"].choice(COMPARATORS, "at-most")
    return LimitTable(table, column, op, _basis(parts), _source(whole, parts, scope), _statistic(parts))


def read_property_limit(whole: Spot, parts: Parts, scope: Scope) -> Condition:
    """``{measured: property, at-least: L, statistic: mean}``."""
    name = parts["measured"].text()
    parts["measured"].use("term", name, "properties")
    statistic = _statistic(parts)

    def make(op: str, limit: Operand) -> Condition:
        return PropertyLimit(name, op, limit, statistic)

    return _limits(whole, parts, scope, COMPARATORS, make)


def read_formula_limit(whole: Spot, parts: Parts, scope: Scope) -> Condition:
    """``{let: {V: path, …}, formula: …, at-most: L, or-measured: path}``."""
    names: list[tuple[str, Operand]] = []
    if "let" in parts:
        names = [(name, read_input(child, scope)) for name, child in parts["let"].children().items()]
    formula = parts["formula"].text()
    fault = formula_problem(formula, [name for name, _ in names]) if formula else None
    if fault:
        parts["formula"].say(fault)
    measured = parts["or-measured"].text() if "or-measured" in parts else None
    if measured:
        find(parts["or-measured"], measured, scope)

    def make(op: str, limit: Operand) -> Condition:
        return FormulaLimit(tuple(names), formula, op, limit, measured)

    return _limits(whole, parts, scope, COMPARATORS, make)


def _limits(
    whole: Spot,
    parts: Parts,
    scope: Scope,
    operators: tuple[str, ...],
    make: Callable[[str, Operand], Condition],
    *,
    needs_unit: bool = False,
) -> Condition:
    """One condition per comparator that is written; all must hold."""
    compared = [(op, read_limit(parts[op], scope)) for op in operators if op in parts]
    if not compared:
        whole.say("a limit is missing", f"one of {', '.join(operators)}")
        return UNREAD
    check_band(whole, compared)
    for op, limit in compared:
        if needs_unit and isinstance(limit, Constant) and isinstance(limit.value, Quantity) and not limit.value.unit:
            parts[op].say(f"{excerpt(limit.value.text)} has no unit", "write it with its unit: 1000 mg/kg, 0.1 %")
    items = tuple(make(op, limit) for op, limit in compared)
    return items[0] if len(items) == 1 else All(items)


def _basis(parts: Parts) -> tuple[str, ...]:
    if "basis" not in parts:
        return ()
    for item in parts["basis"].one_or_more():
        if item.word:
            item.use("term", item.word, "bases")
    return read_words(parts["basis"])


def _statistic(parts: Parts) -> str:
    return parts["statistic"].choice(STATISTICS, "each") if "statistic" in parts else "each"


def _source(whole: Spot, parts: Parts, scope: Scope) -> str:
    """The list that holds the figures: ``in``, or the ``substances`` of the entry at hand."""
    path = parts["in"].text() if "in" in parts else "substances"
    if path and figures_at(path, scope) is None:
        if "in" in parts:
            parts["in"].say(f"{excerpt(path)} is no list of substance figures")
        else:
            hint = "name the list: in: food.residues, in: formula.ingredients …"
            whole.say(f"{excerpt(scope.entry)} has no substances of its own", hint)
    return path


def _weights(parts: Parts, head: str, scope: Scope) -> TableValue | None:
    if "weights" not in parts:
        return None
    if head != "sum-of":
        parts["weights"].say("only a sum has weights")
    value = read_reference(parts["weights"], scope)
    if not isinstance(value, TableValue):
        parts["weights"].say("expected {table: T, column: c}")
        return None
    return value


def input_paths(names: tuple[tuple[str, Operand], ...]) -> tuple[str, ...]:
    """The paths that a formula reads."""
    return tuple(operand.path for _, operand in names if isinstance(operand, FactValue))
