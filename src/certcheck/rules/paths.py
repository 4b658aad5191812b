"""Which field a path in a rule means: the same order of look-up as the engine's.

``subject.x`` is a field of the rule's subject; a bare path is a field of the innermost entry, else a section's, else
the subject's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from certcheck.declaration.fields import FIELDS, FieldInfo, resolve
from certcheck.declaration.materials import SubstanceResult
from certcheck.declaration.values import Kind

PRODUCT = "product"
_SUBJECT = "subject."


class Scope(NamedTuple):
    """Where a condition stands: the rule's subject, the innermost list, and whether ``place`` means something."""

    subject: str = PRODUCT
    entry: str = PRODUCT
    each_place: bool = False


def requirement_scope(subject: str, each_place: bool) -> Scope:
    """The scope of a requirement's own conditions."""
    return Scope(subject, subject, each_place)


def entry_scope(scope: Scope, collection: str) -> Scope:
    """The scope inside a quantifier over the list at the absolute path ``collection``."""
    return scope._replace(entry=collection)


def field_at(path: str, scope: Scope) -> FieldInfo | None:
    """The field that ``path`` means in ``scope``, or None when there is none."""
    return _field_at(path, scope.subject, scope.entry)


@lru_cache(4096)
def _field_at(path: str, subject: str, entry: str) -> FieldInfo | None:
    if path.startswith(_SUBJECT):
        return FIELDS.get(f"{subject}.{path.removeprefix(_SUBJECT)}") if subject != PRODUCT else None
    if entry != PRODUCT and (found := FIELDS.get(f"{entry}.{path}")) is not None:
        return found if _single(path, entry) else None
    if (found := resolve(path)) is not None:
        return found if _single(path) else None
    return FIELDS.get(f"{subject}.{path}") if subject != PRODUCT else None


def kind_at(path: str, scope: Scope) -> Kind | None:
    """The kind of the field that ``path`` means; None for a list of entries and for an unknown path."""
    found = field_at(path, scope)
    return found.kind if found is not None else None


def collection_at(path: str, scope: Scope) -> str | None:
    """The absolute path of the list that ``path`` means, or None when it is no list of entries."""
    found = field_at(path, scope)
    return found.path if found is not None and found.many else None


def figures_at(path: str, scope: Scope) -> str | None:
    """The absolute path of the list of substance figures that ``path`` means, or None when it is none."""
    found = field_at(path, scope)
    if found is None or not found.many or found.model is None or not issubclass(found.model, SubstanceResult):
        return None
    return found.path


def has_field(path: str, scope: Scope) -> bool:
    """Whether ``path`` means anything in ``scope``."""
    return field_at(path, scope) is not None


def options(scope: Scope, *, lists: bool = False) -> Iterator[str]:
    """Every path that may be written in ``scope``; of lists only, or of fields with a value."""
    for path, field in FIELDS.items():
        if (field.many if lists else field.kind is not None) and _single(path):
            yield path
    for prefix, shown in ((scope.entry, ""), (scope.subject, _SUBJECT)):
        for path, field in FIELDS.items():
            if path.startswith(f"{prefix}.") and (field.many if lists else field.kind is not None):
                yield shown + path.removeprefix(f"{prefix}.")


def is_subject(path: str) -> bool:
    """Whether a requirement may have one finding per entry of the list at ``path``."""
    found = FIELDS.get(path)
    return path == PRODUCT or (found is not None and found.section)


def subjects() -> Iterator[str]:
    """Everything a requirement may be about."""
    yield PRODUCT
    yield from (path for path in FIELDS if is_subject(path))


def _single(path: str, within: str = "") -> bool:
    """Whether a path leads to one value, not through a list: ``labels.height`` has no single value.

    ``within`` is the list in whose entry a bare path is read.
    """
    parts = path.split(".")
    prefix = f"{within}." if within else ""
    above = (FIELDS.get(prefix + ".".join(parts[:length])) for length in range(1, len(parts)))
    return not any(field is not None and field.many for field in above)
