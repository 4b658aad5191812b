"""From a path in a rule to the value in a declaration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certcheck.declaration.fields import FIELDS, FieldInfo
from certcheck.declaration.values import NONE, Kind
from certcheck.engine.reads import fact_of, is_own
from certcheck.engine.scope import Scope
from certcheck.positions import Path
from certcheck.record import record
from certcheck.rules import paths
from certcheck.rules.paths import field_at

Getter = Callable[[Any], Any]

_SUBJECT = "subject."


@record
class Access:
    """How one path is read.

    ``path`` is the full dotted path in the declaration (for messages and field names), ``get`` reads the value in a
    scope, ``locate`` gives the path to point at.
    """

    path: str
    kind: Kind | None
    get: Callable[[Scope], Any]
    locate: Callable[[Scope], Path]
    of_product: bool = False
    """Whether it is the same for every entry of a list."""


class PathError(Exception):
    """A path that the declaration does not have; the linter reports these before anything runs."""


def access(path: str, collection: str, subject: str) -> Access:
    """Resolve ``path`` as seen from an entry of ``collection`` ('' for none) under a rule about ``subject``."""
    info = field_at(path, paths.Scope(subject, collection or subject))
    if info is None:
        raise PathError(path)
    if path.startswith(_SUBJECT):
        return _entry_access(info, path.removeprefix(_SUBJECT), subject, _of_subject)
    if collection and info.path == f"{collection}.{path}":
        return _entry_access(info, path, collection, _of_entry)
    if info.path != path:
        return _entry_access(info, path, subject, _of_subject)
    get = _chain(info.attributes)
    keys: Path = tuple(path.split("."))
    fact = fact_of(path)

    def noted(scope: Scope) -> Any:
        product = scope.product
        if product.trace is not None:
            product.trace.facts.add(fact)
        return get(product.declaration)

    def plain(scope: Scope) -> Any:
        return get(scope.product.declaration)

    return Access(path, info.kind, noted if is_own(fact) else plain, lambda scope: keys, True)


def _of_entry(scope: Scope) -> tuple[Any, Path]:
    return scope.entry, scope.entry_path


def _of_subject(scope: Scope) -> tuple[Any, Path]:
    return scope.subject, scope.subject_path


def _entry_access(info: FieldInfo, bare: str, collection: str, holder: Callable[[Scope], tuple[Any, Path]]) -> Access:
    skip = len(FIELDS[collection].attributes)
    chain = implied_absence(collection, bare) or _chain(info.attributes[skip:])
    keys = tuple(bare.split("."))
    full = f"{collection}.{bare}"
    if holder is _of_entry:
        return Access(full, info.kind, lambda scope: chain(scope.entry), lambda scope: (*scope.entry_path, *keys))
    return Access(full, info.kind, lambda scope: chain(scope.subject), lambda scope: (*scope.subject_path, *keys))


def _chain(attributes: tuple[str, ...]) -> Getter:
    if len(attributes) == 1:
        (only,) = attributes
        return lambda holder: getattr(holder, only)
    if len(attributes) == 2:
        first, second = attributes

        def two(holder: Any) -> Any:
            inner = getattr(holder, first)
            return None if inner is None else getattr(inner, second)

        return two

    def many(holder: Any) -> Any:
        for attribute in attributes:
            holder = getattr(holder, attribute)
            if holder is None:
                return None
        return holder

    return many


def implied_absence(collection: str, bare: str) -> Getter | None:
    """What an entry says about a field it leaves out.

    A label entry is one thing: one that is a text or an element list shows no mark, and so on. A claim whose kind is
    not stated is named by its wording, which decides where it is a listed one.
    """
    if collection == "claims" and bare == "kind":
        return lambda claim: claim.kind if claim.kind is not None else claim.text
    if collection != "labels":
        return None
    if bare == "mark":
        return lambda label: label.mark if label.mark is not None or not (label.text or label.shows) else NONE
    if bare == "shows":
        return lambda label: label.shows if label.shows is not None or label.text or not label.mark else ()
    if bare == "text":
        return lambda label: label.text if label.text is not None or label.shows or not label.mark else NONE
    return None
