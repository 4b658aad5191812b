"""A condition on a list entry as data for messages: JSON text of nested ``[path, operator, value]`` triples.

``["all", …]``, ``["any", …]`` and ``["not", …]`` combine. Reports turn it into words of their language.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from certcheck.engine.compare import shown
from certcheck.quantity.parse import Quantity
from certcheck.rules.conditions import (
    All,
    Always,
    AnyOf,
    AsOf,
    Compare,
    Condition,
    Constant,
    Derived,
    Each,
    FactValue,
    ListTotal,
    NoneOf,
    Not,
    Operand,
    Some,
    TableValue,
    ThisPlace,
)


def describe(condition: Condition) -> str:
    """``[["mark", "is", "ce"], ["height", "at-least", "5 mm"]]`` as compact JSON."""
    return _compact(_plain(condition))


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _plain(condition: Condition) -> Any:
    match condition:
        case All(items):
            return ["all", *(_plain(item) for item in items)]
        case AnyOf(items):
            return ["any", *(_plain(item) for item in items)]
        case Not(item):
            return ["not", _plain(item)]
        case Always():
            return ["all"]
        case Compare(path, op, operand):
            return [path, op, operand_text(operand)]
        case Some(collection, where, _):
            return [collection, "some", _plain(where)]
        case NoneOf(collection, where):
            return [collection, "none", _plain(where)]
        case Each(collection, _, must):
            return [collection, "each", _plain(must)]
        case Derived(identifier):
            return ["is", "is", identifier]
        case _:
            return [type(condition).__name__, "is", ""]


def operand_text(operand: Operand) -> str:
    """An operand in one word: the value, or where it comes from."""
    match operand:
        case Constant(value) if isinstance(value, date):
            return value.isoformat()
        case Constant(value) if isinstance(value, Quantity):
            return value.text
        case Constant(value):
            return shown(value)
        case FactValue(path, times, _, _):
            return f"{times} × {path}" if times is not None else path
        case AsOf():
            return "as-of"
        case ThisPlace():
            return "place"
        case ListTotal(collection, field, _):
            return f"sum of {collection}.{field}"
        case TableValue(table, _, _):
            return f"table {table}"
