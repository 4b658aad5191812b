"""Random conditions, operands and rulebooks: any tree that the model allows, whether or not it makes sense."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from certcheck.positions import Position
from certcheck.quantity.interval import Interval
from certcheck.quantity.parse import Quantity
from certcheck.rules import conditions, model

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=6)
DECIMALS = st.decimals(allow_nan=False, places=3, min_value=-1000, max_value=1000) | st.just(Decimal("Infinity"))
INTERVALS = st.builds(Interval, DECIMALS, DECIMALS, st.booleans(), st.booleans())
QUANTITIES = st.builds(Quantity, INTERVALS, WORDS, WORDS, WORDS, st.booleans(), st.none() | DECIMALS)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-5, 100),
    type(None): st.none(),
    Decimal: DECIMALS,
    date: st.dates(),
    Interval: INTERVALS,
    Quantity: QUANTITIES,
    Position: st.builds(Position, st.integers(1, 99), st.integers(1, 99)),
}
_NAMES = {**vars(conditions), **vars(model)}


def of_type(kind: Any, depth: int = 3) -> st.SearchStrategy[Any]:
    """Values of an annotation; at depth 0 only such as hold no further conditions."""
    if kind in LEAVES:
        return LEAVES[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        options = [one for one in arguments if depth > 0 or not _nests(one)] or list(arguments)
        return st.one_of([of_type(one, depth - 1) for one in options])
    if origin is tuple and arguments[-1] is Ellipsis:
        least = 0
        return st.lists(of_type(arguments[0], depth), min_size=least, max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(of_type(one, depth) for one in arguments))
    if origin is Mapping:
        return st.dictionaries(WORDS, of_type(arguments[1], depth), max_size=2)
    hints = get_type_hints(kind, localns=_NAMES)
    return st.builds(kind, **{field.name: of_type(hints[field.name], depth) for field in dataclasses.fields(kind)})


def _nests(kind: Any) -> bool:
    """Whether a class holds conditions or operands."""
    if not dataclasses.is_dataclass(kind):
        return False
    texts = " ".join(str(field.type) for field in dataclasses.fields(kind))
    return any(word in texts for word in ("Condition", "Operand", "Route", "TableValue"))


def any_condition() -> st.SearchStrategy[conditions.Condition]:
    return of_type(conditions.Condition, 3)


def any_rulebook() -> st.SearchStrategy[model.Rulebook]:
    return of_type(model.Rulebook, 2)
