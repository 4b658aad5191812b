"""Which conditions are about the product as a whole, so that they are asked once and not for every entry."""

from __future__ import annotations

from certcheck.rules import conditions as c
from certcheck.rules.paths import Scope, collection_at, entry_scope, field_at


def conjuncts(where: c.Condition) -> tuple[c.Condition, ...]:
    """The conditions that have to hold together, leaving out what always holds."""
    items = where.items if isinstance(where, c.All) else (where,)
    return tuple([item for item in items if item != c.ALWAYS])


def is_of_product(condition: c.Condition, subject: str) -> bool:
    """Whether a part of the scope of a rule about ``subject`` does not depend on the entry."""
    return _of_product(condition, Scope(subject, subject))


def _of_product(condition: c.Condition, scope: Scope) -> bool:
    match condition:
        case c.Always() | c.Derived() | c.SoldIn():
            return True
        case c.All(items) | c.AnyOf(items):
            return all(_of_product(item, scope) for item in items)
        case c.Not(item) | c.Certain(item):
            return _of_product(item, scope)
        case c.Compare(path, _, operand):
            return _is_fact_of_product(path, scope) and _is_fixed(operand, scope)
        case c.Some(path, where, _) | c.NoneOf(path, where):
            inner = _inside(path, scope)
            return inner is not None and _of_list(where, inner)
        case _:
            return False


def _of_list(condition: c.Condition, scope: Scope) -> bool:
    """Whether a condition on the entries of a list of the product looks at nothing but them and the product."""
    match condition:
        case c.All(items) | c.AnyOf(items):
            return all(_of_list(item, scope) for item in items)
        case c.Not(item) | c.Certain(item):
            return _of_list(item, scope)
        case c.Compare(path, _, operand):
            found = field_at(path, scope)
            own = found is not None and found.path == f"{scope.entry}.{path}"
            return (own or _is_fact_of_product(path, scope)) and _is_fixed(operand, scope)
        case _:
            return isinstance(condition, c.Always | c.Derived | c.SoldIn)


def _inside(path: str, scope: Scope) -> Scope | None:
    found = collection_at(path, scope)
    return entry_scope(scope, path) if found == path else None


def _is_fact_of_product(path: str, scope: Scope) -> bool:
    found = field_at(path, scope)
    return found is not None and found.path == path


def _is_fixed(operand: c.Operand, scope: Scope) -> bool:
    if isinstance(operand, c.FactValue):
        return _is_fact_of_product(operand.path, scope)
    return isinstance(operand, c.Constant | c.AsOf)
