"""Looking up the path that a rule names; an unknown one is a problem with a suggestion."""

from __future__ import annotations

from certcheck.declaration.values import Kind
from certcheck.positions import Position, excerpt
from certcheck.rules.paths import PRODUCT, Scope, collection_at, kind_at, options
from certcheck.rules.reading.spot import Spot
from certcheck.rules.suggest import did_you_mean


def find(spot: Spot, path: str, scope: Scope, *, at: Position | None = None) -> Kind | None:
    """The kind of the field at ``path``; None with a problem when there is no such field."""
    kind = kind_at(path, scope)
    if kind is None:
        spot.say(f"unknown path {excerpt(path)}{_where(scope)}", did_you_mean(path, options(scope)), at=at)
    return kind


def find_collection(spot: Spot, path: str, scope: Scope) -> str | None:
    """The absolute path of the list at ``path``; None with a problem when there is no such list."""
    found = collection_at(path, scope)
    if found is None:
        hint = did_you_mean(path, options(scope, lists=True))
        spot.say(f"{excerpt(path)} is no list of the declaration{_where(scope)}", hint)
    return found


def _where(scope: Scope) -> str:
    if scope.entry == PRODUCT:
        return " of the product"
    return f" (neither a section's nor a field of {scope.entry})"
