"""Walking and joining conditions: nothing here knows what they mean, only how they nest."""

from __future__ import annotations

from collections.abc import Iterator

from certcheck.rules.conditions import (
    ALWAYS,
    All,
    Always,
    AnyOf,
    Certain,
    Compare,
    Condition,
    Constant,
    Each,
    FormulaLimit,
    ListTotal,
    NoneOf,
    Not,
    Routes,
    Some,
)


def children(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside a condition."""
    match condition:
        case All(items) | AnyOf(items):
            return items
        case Not(item) | Certain(item):
            return (item,)
        case Some(_, where, _) | NoneOf(_, where):
            return (where,)
        case Each(_, where, must):
            return (where, must)
        case Routes(routes):
            return tuple(route.needs for route in routes)
        case FormulaLimit(names, _, _, limit):
            return tuple(operand.where for _, operand in (*names, ("", limit)) if isinstance(operand, ListTotal))
        case Compare(operand=ListTotal(where=where)):
            return (where,)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """A condition and all inside it, outer ones first."""
    yield condition
    for child in children(condition):
        yield from walk(child)


def conjoin(*conditions: Condition) -> Condition:
    """All of them, flat; what is always true is dropped."""
    items: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, All):
            items.extend(condition.items)
        elif condition != ALWAYS:
            items.append(condition)
    return items[0] if len(items) == 1 else All(tuple(items)) if items else ALWAYS


def is_always(condition: Condition) -> bool:
    """Whether it holds for everything, as written."""
    return isinstance(condition, Always) and condition.value


def contradiction(condition: Condition) -> str | None:
    """Why an ``all`` cannot hold: one single-valued field is to be two different words or flags; else None."""
    if not isinstance(condition, All):
        return None
    wanted: dict[str, frozenset[str | bool]] = {}
    for item in condition.items:
        if not isinstance(item, Compare) or item.op not in ("is", "in") or not isinstance(item.operand, Constant):
            continue
        words = _words(item.operand)
        if not words:
            continue
        left = wanted.get(item.path, words) & words
        if not left:
            shown = " and ".join(sorted(_word(word) for word in wanted[item.path] | words))
            return f"{item.path} cannot be {shown} at once"
        wanted[item.path] = left
    return None


def _words(operand: Constant) -> frozenset[str | bool]:
    value = operand.value
    if isinstance(value, str | bool):
        return frozenset((value,))
    return frozenset(word for word in value if isinstance(word, str)) if type(value) is tuple else frozenset()


def _word(value: str | bool) -> str:
    return value if isinstance(value, str) else "yes" if value else "no"
