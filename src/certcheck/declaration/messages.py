"""Validation errors of the model in the words of the file: where it is, what was found, what is expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from certcheck.declaration.fields import resolve
from certcheck.declaration.locate import Located, is_state_word, locate
from certcheck.declaration.strict import errors
from certcheck.declaration.suggest import closest, for_key
from certcheck.declaration.values import NotAChoiceError
from certcheck.nodes import Mapping, Node, found
from certcheck.positions import Position, Problem, dotted, excerpt

MOST = 200
"""Problems beyond this many help nobody and cost time."""

_EXPECTED = {
    "model_type": "expected a mapping (key: value)",
    "dict_type": "expected a mapping (key: value)",
    "tuple_type": "expected a list of entries ('- …')",
    "string_type": "expected text",
}


def problems_of(raw: Any, root: Node, file: str) -> list[Problem]:
    """Every error of plain data that is no declaration as a Problem, at most :data:`MOST`; ``root`` is where it is."""
    return [_problem(detail, root, file) for detail in errors(raw)[:MOST]]


def _problem(detail: ErrorDetails, root: Node, file: str) -> Problem:
    located = locate(root, detail["loc"])
    message, hint = _words(detail, located, root)
    path = located.path
    if is_state_word(located):
        path = path[:-1]
    line, column = _place(detail["type"], located)
    return Problem(file, line, column, dotted(path), message, hint)


def _place(kind: str, located: Located) -> Position:
    """An unknown key is shown at the key, everything else at the value."""
    return located.key_at if kind == "extra_forbidden" and located.key_at else located.node.at


def _words(detail: ErrorDetails, located: Located, root: Node) -> tuple[str, str]:
    kind, loc = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        of_section = _in_section(loc, root)
        return "unknown key", for_key(str(loc[-1]), _field_path(loc[:-1]), of_section=of_section)
    if kind == "missing":
        return "is missing", ""
    if is_state_word(located):
        states = "complete, partial, none-supplied, not-applicable or none"
        return f"expected a list of entries, or one of {states}; found {found(located.node)}", ""
    if kind == "literal_error":
        return f"expected {excerpt(detail['ctx']['expected'].strip(chr(39)))}, found {found(located.node)}", ""
    if kind == "value_error":
        return _own(detail["ctx"]["error"])
    return f"{_EXPECTED.get(kind, 'is not what belongs here')}; found {found(located.node)}", ""


def _own(error: Exception) -> tuple[str, str]:
    """A message that a reader of this package wrote, with a suggestion for a misspelt word."""
    hint = ""
    if isinstance(error, NotAChoiceError):
        near = closest(error.word.lower(), error.words)
        hint = f"did you mean '{near}'?" if near else ""
    return str(error), hint


def _field_path(loc: Iterable[str | int]) -> str:
    """A location without its indices: the path of a field."""
    return ".".join(str(step) for step in loc if isinstance(step, str) and step != "entries")


def _in_section(loc: tuple[str | int, ...], root: Node) -> bool:
    """Does the last key of ``loc`` stand beside ``entries`` rather than in an entry?"""
    field = resolve(_field_path(loc[:-1]))
    parent = locate(root, loc[:-1]).node
    inside_entry = len(loc) > 1 and isinstance(loc[-2], int)
    return bool(field and field.section) and not inside_entry and isinstance(parent, Mapping)
