"""The formulas of the rule language: what may stand in one. Evaluating them is the engine's."""

from __future__ import annotations

import ast
from collections.abc import Collection

from certcheck.positions import excerpt
from certcheck.rules.suggest import did_you_mean

FUNCTIONS = {"min": (2, 9), "max": (2, 9), "ln": (1, 1), "pow": (2, 2), "clamp": (3, 3)}
"""Functions with the least and greatest number of their arguments."""

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.UAdd, ast.USub)
_MAX_LENGTH = 500


def formula_problem(formula: str, names: Collection[str]) -> str | None:
    """What is wrong with ``formula``, or None; every name must be one of ``names``, and each be used."""
    if len(formula) > _MAX_LENGTH:
        return f"the formula is longer than {_MAX_LENGTH} characters"
    try:
        tree = ast.parse(formula, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return f"cannot read the formula {excerpt(formula)}"
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    used: set[str] = set()
    for node in ast.walk(tree.body):
        fault = _call(node) if isinstance(node, ast.Call) else _other(node)
        if fault:
            return fault
        if isinstance(node, ast.Name) and node not in called:
            if node.id not in names:
                return f"{excerpt(node.id)} does not stand in 'let'; {did_you_mean(node.id, names)}".rstrip("; ")
            used.add(node.id)
    unused = [name for name in names if name not in used]
    return f"{excerpt(unused[0])} stands in 'let' but not in the formula" if unused else None


def _call(node: ast.Call) -> str | None:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in FUNCTIONS or node.keywords:
        return f"formulas know only the functions {', '.join(FUNCTIONS)}"
    low, high = FUNCTIONS[name]
    return None if low <= len(node.args) <= high else f"{name}() has {len(node.args)} arguments"


def _other(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant):
        return None if type(node.value) in (int, float) else f"{node.value!r} is no number"
    if isinstance(node, ast.operator | ast.unaryop):
        return None if isinstance(node, _OPERATORS) else "formulas know only + - * /"
    if isinstance(node, ast.BinOp | ast.UnaryOp | ast.Name | ast.Load):
        return None
    return "formulas know only numbers, names, + - * /, brackets and functions"
