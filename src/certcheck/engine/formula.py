"""Arithmetic of the rule language: ``1 - k * V0 / V`` over intervals, parsed once, never executed as code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal

from certcheck.quantity.interval import Interval, divide, multiply, point, subtract, total

Evaluate = Callable[[Mapping[str, Interval]], Interval | None]

_MAX_LENGTH = 400


class FormulaError(Exception):
    """The text is no formula of the rule language."""


def parse_formula(text: str) -> tuple[Evaluate, frozenset[str]]:
    """The evaluator of a formula and the names it uses.

    Knows ``+ - * / ( )``, decimal numbers, names, ``min``, ``max``, ``ln``, ``pow(x, n)`` and
    ``clamp(x, low, high)``. The evaluator gives None where nothing can be known, as for a divisor that may be zero.
    """
    if len(text) > _MAX_LENGTH:
        raise FormulaError(f"longer than {_MAX_LENGTH} characters")
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(f"not a formula: {text!r}") from error
    names: set[str] = set()
    return _build(tree.body, names), frozenset(names)


def _build(node: ast.expr, names: set[str]) -> Evaluate:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            number = point(Decimal(str(value)))
            return lambda known: number
        case ast.Name(id=name):
            names.add(name)
            return lambda known: known.get(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _build(operand, names)
            return _lift1(lambda a: subtract(point(Decimal(0)), a), inner)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _lift2(_BINARY[type(op)], _build(left, names), _build(right, names))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS:
            return _call(name, [_build(argument, names) for argument in arguments])
        case _:
            raise FormulaError(f"not allowed in a formula: {ast.unparse(node)}")


_BINARY: dict[type, Callable[[Interval, Interval], Interval | None]] = {
    ast.Add: lambda a, b: total((a, b)),
    ast.Sub: subtract,
    ast.Mult: multiply,
    ast.Div: divide,
}


def _lift1(function: Callable[[Interval], Interval | None], inner: Evaluate) -> Evaluate:
    def evaluate(known: Mapping[str, Interval]) -> Interval | None:
        value = inner(known)
        return None if value is None else function(value)

    return evaluate


def _lift2(function: Callable[[Interval, Interval], Interval | None], left: Evaluate, right: Evaluate) -> Evaluate:
    def evaluate(known: Mapping[str, Interval]) -> Interval | None:
        a, b = left(known), right(known)
        return None if a is None or b is None else function(a, b)

    return evaluate


def _call(name: str, arguments: list[Evaluate]) -> Evaluate:
    count, function = _FUNCTIONS[name]
    if (count and len(arguments) != count) or not arguments:
        raise FormulaError(f"{name} takes {count or 'one or more'} values")

    def evaluate(known: Mapping[str, Interval]) -> Interval | None:
        values = [argument(known) for argument in arguments]
        sure = [value for value in values if value is not None]
        return function(sure) if len(sure) == len(values) else None

    return evaluate


def _extreme(choose: Callable[..., Decimal]) -> Callable[[list[Interval]], Interval]:
    def function(values: list[Interval]) -> Interval:
        low, high = choose(value.low for value in values), choose(value.high for value in values)
        low_open = all(value.low_open for value in values if value.low == low)
        high_open = all(value.high_open for value in values if value.high == high)
        return Interval(low, high, low_open, high_open)

    return function


def _ln(values: list[Interval]) -> Interval | None:
    (value,) = values
    if value.low <= 0:
        return None
    high = value.high if value.high.is_infinite() else value.high.ln()
    return Interval(value.low.ln(), high, value.low_open, value.high_open)


def _pow(values: list[Interval]) -> Interval | None:
    base, exponent = values
    if not exponent.is_point or base.low < 0 or (exponent.low < 0 and base.low == 0):
        return None
    ends = sorted(((base.low**exponent.low, base.low_open), (base.high**exponent.low, base.high_open)))
    return Interval(ends[0][0], ends[1][0], ends[0][1], ends[1][1])


_min, _max = _extreme(min), _extreme(max)


def _clamp(values: list[Interval]) -> Interval:
    value, low, high = values
    return _min([_max([value, low]), high])


_FUNCTIONS: dict[str, tuple[int, Callable[[list[Interval]], Interval | None]]] = {
    "min": (0, _min), "max": (0, _max), "ln": (1, _ln), "pow": (2, _pow), "clamp": (3, _clamp),
}  # fmt: skip
