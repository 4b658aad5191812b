"""Fact tests: ``path: expected``. Which operator is meant follows from the kind of the field."""

from __future__ import annotations

from collections.abc import Callable

from certcheck.declaration.values import Kind
from certcheck.positions import excerpt
from certcheck.quantity.parse import Quantity
from certcheck.rules.conditions import (
    All,
    Always,
    AnyOf,
    Compare,
    Condition,
    Constant,
    FactValue,
    Not,
    Operand,
    Some,
    ThisPlace,
)
from certcheck.rules.paths import Scope, collection_at, kind_at
from certcheck.rules.reading.bands import check_band
from certcheck.rules.reading.facts_at import find
from certcheck.rules.reading.operands import read_date_operand, read_limit, read_reference
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_flag, read_words

COMPARATORS = ("at-most", "less-than", "at-least", "more-than", "equals")
DATE_OPERATORS = ("before", "after", "not-before", "not-after")
_WORD_LISTS = ("includes", "includes-any", "includes-all", "present")
OPERATORS: dict[str, tuple[str, ...]] = {
    "flag": ("is", "present"),
    "text": ("is", "in", "format", "says", "present"),
    "texts": (*_WORD_LISTS, "names", "format", "says"),
    "term": ("is", "in", "present"),
    "terms": _WORD_LISTS,
    "choice": ("is", "in", "present"),
    "choices": _WORD_LISTS,
    "amount": (*COMPARATORS, "present"),
    "amounts": (*COMPARATORS, "present"),
    "date": (*DATE_OPERATORS, "present"),
}
"""The operators that each kind of field knows."""

UNREAD = Always(True)
"""Stands where a condition could not be read; the problem is noted."""


def read_fact(spot: Spot, path: str, scope: Scope) -> Condition:
    """The condition ``path: expected``; ``spot`` is the expected value, its key the path."""
    if kind_at(path, scope) is None and (collection := collection_at(path, scope)) is not None:
        return _stated_list(spot, path, collection)
    kind = find(spot, path, scope, at=spot.key_at)
    if kind is None:
        return UNREAD
    if spot.is_mapping:
        return _operators(spot, path, kind, scope)
    return _plain(spot, path, kind, scope)


def _stated_list(spot: Spot, path: str, collection: str) -> Condition:
    parts = spot.fields(("present",), required=("present",)) if spot.is_mapping else {}
    if not parts:
        if not spot.is_mapping:
            spot.say(f"{excerpt(path)} is a list of entries", f"write {{some: {path}, where: {{…}}}}")
        return UNREAD
    found = Some(path, Always(True))
    return found if read_flag(parts["present"]) else Not(found)


def _plain(spot: Spot, path: str, kind: Kind, scope: Scope) -> Condition:
    """``path: word`` or ``path: [a, b]``."""
    if _needs_operator(spot, path, kind):
        return UNREAD
    if kind.name == "flag":
        if spot.is_list:
            spot.say(f"{excerpt(path)} is a flag: expected yes or no, found a list")
            return UNREAD
        return Compare(path, "is", Constant(read_flag(spot)))
    one, several = ("includes", "includes-any") if kind.is_list else ("is", "in")
    return Compare(path, several, _words(spot, kind)) if spot.is_list else _one(spot, path, one, kind, scope)


def _one(spot: Spot, path: str, op: str, kind: Kind, scope: Scope) -> Condition:
    word = spot.text()
    if word == "place" and scope.each_place and kind.of == "places":
        return Compare(path, op, ThisPlace())
    _check_word(spot, word, kind)
    return Compare(path, op, Constant(word))


def _words(spot: Spot, kind: Kind) -> Constant:
    words = read_words(spot)
    if not words:
        spot.say("the list is empty: nothing could ever fit")
    if len(set(words)) != len(words):
        spot.say("the list repeats a word")
    for item in spot.one_or_more():
        if item.word:
            _check_word(item, item.word, kind)
    return Constant(words)


def _check_word(spot: Spot, word: str, kind: Kind) -> None:
    """A choice must be one of its words at once; a term is looked up by the linter."""
    match kind.name:
        case "choice" | "choices":
            spot.choice(kind.of.split("|"))
        case "term" | "terms":
            spot.use("term", word, kind.of)


def _operators(spot: Spot, path: str, kind: Kind, scope: Scope) -> Condition:
    """``path: {operator: operand, …}``: all of them hold."""
    children = spot.children()
    if "fact" in children or "table" in children:
        return Compare(path, _default_operator(spot, path, kind), read_reference(spot, scope))
    known = OPERATORS[kind.name]
    items: list[Condition] = []
    for op, child in children.items():
        if op not in known:
            child.unknown_operator(op, path, kind.name, known)
            continue
        items.append(_operator(child, path, op, kind, scope))
    if not children:
        spot.say("expected an operator", f"one of {', '.join(known)}")
    check_band(spot, [(item.op, item.operand) for item in items if isinstance(item, Compare)])
    return items[0] if len(items) == 1 else All(tuple(items)) if items else UNREAD


def _default_operator(spot: Spot, path: str, kind: Kind) -> str:
    _needs_operator(spot, path, kind)
    return "includes" if kind.is_list else "is"


def _operator(spot: Spot, path: str, op: str, kind: Kind, scope: Scope) -> Condition:
    if op == "present":
        found = Compare(path, "present", Constant(True))
        return found if read_flag(spot) else Not(found)
    if op in COMPARATORS:
        return Compare(path, op, _amount(spot, kind, scope))
    if op in DATE_OPERATORS:
        return Compare(path, op, read_date_operand(spot, scope))
    return _WORD_OPERATORS[op](spot, path, op, kind, scope)


def _amount(spot: Spot, kind: Kind, scope: Scope) -> Operand:
    limit = read_limit(spot, scope)
    if isinstance(limit, Constant) and isinstance(limit.value, Quantity):
        check_dimension(spot, limit.value, kind)
    return limit


def check_dimension(spot: Spot, figure: Quantity, kind: Kind) -> None:
    """A figure must measure what the field holds."""
    same = kind.of in ("any", figure.dimension) or (kind.of == "money" and figure.dimension.startswith("money:"))
    if not same:
        spot.say(f"{excerpt(figure.text)} measures {figure.dimension}, the field holds {kind.of}")


def _word_operator(spot: Spot, path: str, op: str, kind: Kind, scope: Scope) -> Condition:
    if spot.is_mapping:
        return Compare(path, op, read_reference(spot, scope))
    if op in ("is", "includes"):
        if kind.name == "flag":
            return Compare(path, op, Constant(read_flag(spot)))
        return _one(spot, path, op, kind, scope)
    return Compare(path, op, _words(spot, kind))


def _format(spot: Spot, path: str, op: str, kind: Kind, scope: Scope) -> Condition:
    return _any_of(spot, "format", lambda name: Compare(path, op, Constant(name)))


def _says(spot: Spot, path: str, op: str, kind: Kind, scope: Scope) -> Condition:
    return _any_of(spot, "wording", lambda name: Compare(path, op, Constant(name)))


def _any_of(spot: Spot, use: str, make: Callable[[str], Condition]) -> Condition:
    """One name that stands in a shared file, or any of several."""
    items: list[Condition] = []
    for item in spot.one_or_more():
        name = item.text()
        item.use(use, name)
        items.append(make(name))
    return items[0] if len(items) == 1 else AnyOf(tuple(items)) if items else UNREAD


def _names(spot: Spot, path: str, op: str, kind: Kind, scope: Scope) -> Condition:
    if spot.is_mapping:
        return Compare(path, op, read_reference(spot, scope))
    other = spot.text()
    find(spot, other, scope)
    return Compare(path, op, FactValue(other))


_WORD_OPERATORS: dict[str, Callable[[Spot, str, str, Kind, Scope], Condition]] = {
    "is": _word_operator,
    "in": _word_operator,
    "includes": _word_operator,
    "includes-any": _word_operator,
    "includes-all": _word_operator,
    "format": _format,
    "says": _says,
    "names": _names,
}


def _needs_operator(spot: Spot, path: str, kind: Kind) -> bool:
    """Amounts and dates are compared, never simply equal; a problem when no comparator stands there."""
    if kind.name not in ("amount", "amounts", "date"):
        return False
    what = "a date" if kind.name == "date" else "an amount"
    spot.say(f"{excerpt(path)} is {what}: it needs an operator", f"one of {', '.join(OPERATORS[kind.name])}")
    return True
