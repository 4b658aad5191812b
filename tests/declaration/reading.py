"""Short ways to read a declaration in a test."""

from __future__ import annotations

from certcheck.declaration.loading import Format, LoadedDeclaration, load_text
from certcheck.declaration.model import Declaration
from certcheck.positions import InputError

MARKER = "certcheck: declaration/1\n"


def loaded(body: str, *, form: Format = "yaml") -> LoadedDeclaration:
    """A YAML declaration without its first line."""
    return load_text(MARKER + body, form, "lamp.yaml")


def declared(body: str) -> Declaration:
    (unit,) = loaded(body).units
    return unit.declaration


def complaints(text: str | bytes, *, form: Format = "yaml") -> list[str]:
    """Every problem of a whole text, as printed; empty when it loads."""
    try:
        load_text(text, form, "lamp.yaml")
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def wrong(body: str) -> list[str]:
    """Every problem of a declaration without its first line."""
    return complaints(MARKER + body)
