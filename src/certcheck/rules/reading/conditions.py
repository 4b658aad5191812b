"""Conditions: a mapping of forms (``all``, ``some``, ``substance`` …) and fact tests, all of which must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from certcheck.nodes import found
from certcheck.positions import excerpt
from certcheck.rules.conditions import (
    Always,
    AnyOf,
    Certain,
    Condition,
    Derived,
    Descending,
    Each,
    Exempt,
    NoneOf,
    Not,
    NotAdded,
    OutcomeOf,
    Route,
    Routes,
    SoldIn,
    Some,
)
from certcheck.rules.paths import Scope, entry_scope, has_field
from certcheck.rules.reading.facts import COMPARATORS, UNREAD, read_fact
from certcheck.rules.reading.facts_at import find, find_collection
from certcheck.rules.reading.limits import (
    read_formula_limit,
    read_limit_table,
    read_property_limit,
    read_substance_limit,
)
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_flag, read_text, read_whole
from certcheck.rules.suggest import did_you_mean
from certcheck.rules.walk import conjoin, contradiction

Parts = Mapping[str, Spot]
Reader = Callable[[Spot, Parts, Scope], Condition]

_FIGURE = (*COMPARATORS, "basis", "in", "statistic")
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "all": (),
    "any": (),
    "not": (),
    "certain": (),
    "always": (),
    "some": ("where", "at-least"),
    "none": ("where",),
    "each": ("where", "must"),
    "descending": ("by",),
    "substance": (*_FIGURE, "not-detected"),
    "each-of": (*_FIGURE, "not-detected"),
    "sum-of": (*_FIGURE, "not-detected", "weights"),
    "limits": ("column", "compare", "basis", "in", "statistic"),
    "measured": (*COMPARATORS, "statistic"),
    "formula": ("let", *COMPARATORS, "or-measured"),
    "requirement": ("is",),
    "exempt": ("for",),
    "routes": (),
    "is": (),
    "sold-in": (),
    "not-added": (),
}
"""The forms of a condition with the keys that belong to each; ``requirement``, which owns an ``is``, comes first."""


def read_condition(spot: Spot, scope: Scope) -> Condition:
    """Read one condition; what cannot be read is noted and counts as always true."""
    if not spot.is_mapping:
        spot.say(f"expected a condition (a mapping), found {found(spot.node)}")
        return UNREAD
    rest = spot.children()
    if not rest:
        spot.say("the condition is empty", "write {always: yes} if it holds for everything")
        return UNREAD
    items: dict[str, Condition] = {}
    for head, arguments in ARGUMENTS.items():
        if head not in rest:
            continue
        shared = [key for key in arguments if key not in rest and key in spot.children()]
        parts = {key: rest.pop(key) for key in (head, *arguments) if key in rest}
        if shared and head not in ("is",):
            spot.say(f"two forms in one mapping both use {excerpt(shared[0])}", "write each under 'all:'")
        items[head] = _FORMS[head](spot, parts, scope)
    for key, child in rest.items():
        items[key] = _path(child, key, scope)
    ordered = [items[key] for key in spot.children() if key in items]
    whole = conjoin(*ordered)
    clash = contradiction(whole)
    if clash:
        spot.say(f"can never hold: {clash}")
    return whole


def _path(spot: Spot, key: str, scope: Scope) -> Condition:
    """A fact test, or a misspelt form."""
    near = did_you_mean(key, ARGUMENTS)
    if near and "." not in key and not has_field(key, scope):
        spot.say(f"{excerpt(key)} is neither a form of condition nor a field", near, at=spot.key_at)
        return UNREAD
    return read_fact(spot, key, scope)


def read_several(spot: Spot, scope: Scope) -> tuple[Condition, ...]:
    """A list of conditions."""
    items = tuple(read_condition(item, scope) for item in spot.items())
    if spot.is_list and not items:
        spot.say("the list of conditions is empty")
    return items


def _all(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    return conjoin(*read_several(parts["all"], scope))


def _any(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    items = read_several(parts["any"], scope)
    return items[0] if len(items) == 1 else AnyOf(items) if items else UNREAD


def _not(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    return Not(read_condition(parts["not"], scope))


def _certain(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    return Certain(read_condition(parts["certain"], scope))


def _always(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    return Always(read_flag(parts["always"]))


def _some(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    path, where, _ = _entries("some", parts, scope)
    minimum = read_whole(parts["at-least"]) if "at-least" in parts else 1
    if minimum < 1:
        parts["at-least"].say("expected at least 1")
    return Some(path, where, minimum)


def _none(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    path, where, _ = _entries("none", parts, scope)
    return NoneOf(path, where)


def _each(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    path, where, inner = _entries("each", parts, scope)
    if "must" not in parts:
        spot.say("'each' needs 'must': what every such entry has to fulfil")
        return UNREAD
    return Each(path, where, read_condition(parts["must"], inner))


def _descending(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    path = parts["descending"].text()
    collection = find_collection(parts["descending"], path, scope)
    if "by" not in parts:
        spot.say("'descending' needs 'by': the field whose figures must not rise")
        return UNREAD
    field = parts["by"].text()
    if collection is not None:
        find(parts["by"], field, entry_scope(scope, collection))
    return Descending(path, field)


def _entries(head: str, parts: Parts, scope: Scope) -> tuple[str, Condition, Scope]:
    """The list, the condition on its entries, and the scope inside it."""
    path = parts[head].text()
    collection = find_collection(parts[head], path, scope) if path else None
    if collection is None:
        return path, UNREAD, scope
    inner = entry_scope(scope, collection)
    return path, read_condition(parts["where"], inner) if "where" in parts else Always(True), inner


def _substance(head: str) -> Reader:
    return lambda spot, parts, scope: read_substance_limit(head, spot, parts, scope)


def _requirement(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    name = parts["requirement"].text()
    parts["requirement"].use("requirement", name)
    state = parts["is"].choice(("applies", "met", "gap"), "applies") if "is" in parts else "applies"
    if "is" not in parts:
        spot.say("'requirement' needs 'is': applies, met or gap")
    return OutcomeOf(name, state)


def _exempt(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    table = parts["exempt"].text()
    parts["exempt"].use("table", table)
    if "for" not in parts:
        spot.say("'exempt' needs 'for': what the exemption is for")
        return UNREAD
    if not has_field("exemptions", scope):
        parts["exempt"].say(f"{excerpt(scope.entry)} cannot claim exemptions: it has no field 'exemptions'")
    return Exempt(table, parts["for"].text())


def _routes(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    routes = tuple(route for item in parts["routes"].items() if (route := _route(item, scope)) is not None)
    if parts["routes"].is_list and len(routes) < 2:
        parts["routes"].say("expected at least two routes")
    return Routes(routes)


def _route(spot: Spot, scope: Scope) -> Route | None:
    parts = spot.fields(("name", "needs"), required=("name", "needs"))
    if len(parts) < 2:
        return None
    name = read_text(parts["name"])
    return Route(name.en, name.zh, read_condition(parts["needs"], scope))


def _is(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    return _each_name(parts["is"], "derived", scope.entry, Derived)


def _sold_in(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    return _each_name(parts["sold-in"], "term", "places", SoldIn)


def _each_name(spot: Spot, use: str, of: str, make: Callable[[str], Condition]) -> Condition:
    """One name, or any of several."""
    items: list[Condition] = []
    for item in spot.one_or_more():
        name = item.text()
        item.use(use, name, of)
        items.append(make(name))
    return items[0] if len(items) == 1 else AnyOf(tuple(items)) if items else UNREAD


def _not_added(spot: Spot, parts: Parts, scope: Scope) -> Condition:
    name = parts["not-added"].text()
    parts["not-added"].use("term", name, "substances")
    if not has_field("not-added", scope):
        parts["not-added"].say(f"{excerpt(scope.entry)} states nothing about additions", "put it inside a list")
    return NotAdded(name)


_FORMS: dict[str, Reader] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "certain": _certain,
    "always": _always,
    "some": _some,
    "none": _none,
    "each": _each,
    "descending": _descending,
    "substance": _substance("substance"),
    "each-of": _substance("each-of"),
    "sum-of": _substance("sum-of"),
    "limits": lambda spot, parts, scope: read_limit_table(spot, parts, scope),
    "measured": lambda spot, parts, scope: read_property_limit(spot, parts, scope),
    "formula": lambda spot, parts, scope: read_formula_limit(spot, parts, scope),
    "requirement": _requirement,
    "exempt": _exempt,
    "routes": _routes,
    "is": _is,
    "sold-in": _sold_in,
    "not-added": _not_added,
}
