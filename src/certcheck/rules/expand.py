"""Derived facts about the entries of a list are written out where they are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from certcheck.rules.conditions import (
    All,
    AnyOf,
    Certain,
    Compare,
    Condition,
    Derived,
    Each,
    FormulaLimit,
    ListTotal,
    NoneOf,
    Not,
    Operand,
    Routes,
    Some,
)
from certcheck.rules.model import NamedCondition, Ruleset


def transform(condition: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """The condition with ``change`` applied to every part of it, inner ones first."""
    match condition:
        case All(items):
            inner: Condition = All(tuple(transform(item, change) for item in items))
        case AnyOf(items):
            inner = AnyOf(tuple(transform(item, change) for item in items))
        case Not(item) | Certain(item):
            inner = type(condition)(transform(item, change))
        case Some() | NoneOf():
            inner = replace(condition, where=transform(condition.where, change))
        case Each(_, where, must):
            inner = replace(condition, where=transform(where, change), must=transform(must, change))
        case Routes(routes):
            inner = Routes(tuple(replace(route, needs=transform(route.needs, change)) for route in routes))
        case FormulaLimit(names, _, _, limit):
            changed = tuple((name, _operand(operand, change)) for name, operand in names)
            inner = replace(condition, names=changed, limit=_operand(limit, change))
        case Compare(operand=ListTotal() as total):
            inner = replace(condition, operand=_operand(total, change))
        case _:
            inner = condition
    return change(inner)


def _operand(operand: Operand, change: Callable[[Condition], Condition]) -> Operand:
    """An operand with the condition inside it changed, where it has one."""
    return replace(operand, where=transform(operand.where, change)) if isinstance(operand, ListTotal) else operand


def expand_ruleset(ruleset: Ruleset, facts: Mapping[str, NamedCondition]) -> Ruleset:
    """The ruleset with ``facts`` (those about list entries, by id) written out in all its conditions."""

    def out(condition: Condition) -> Condition:
        return expand(condition, facts)

    return replace(
        ruleset,
        requirements=tuple(
            replace(rule, where=out(rule.where), require=out(rule.require)) for rule in ruleset.requirements
        ),
        derived=tuple(replace(named, when=out(named.when)) for named in ruleset.derived),
        other_regimes=tuple(replace(named, when=out(named.when)) for named in ruleset.other_regimes),
    )


def expand(condition: Condition, facts: Mapping[str, NamedCondition]) -> Condition:
    """``condition`` with the facts among ``facts`` written out; a fact inside itself stays as it is."""

    def write_out(part: Condition) -> Condition:
        if not isinstance(part, Derived) or part.id not in facts:
            return part
        others = {key: fact for key, fact in facts.items() if key != part.id}
        return expand(facts[part.id].when, others)

    return transform(condition, write_out)
