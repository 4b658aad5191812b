"""Formulas: what may stand in one, and that the engine evaluates all of that."""

from __future__ import annotations

import pytest

from certcheck.engine.formula import parse_formula
from certcheck.rules.formula import formula_problem

NAMES = ("V", "k")


@pytest.mark.parametrize(
    "formula",
    ["V + k", "1 - k * (V / 2)", "-V - k", "min(V, k, 1)", "max(V, k)", "ln(V) + k", "pow(V, k)", "clamp(V, 0, k)"],
)
def test_what_may_stand_in_a_formula(formula: str) -> None:
    assert formula_problem(formula, NAMES) is None
    parse_formula(formula)


@pytest.mark.parametrize(
    "formula",
    ["V", "V +", "V ** k", "V % k", "V and k", "[V, k]", "V.real + k", "f(V, k)", "ln(V, k)", "clamp(V, k)", "'V' + k",
     "V if k else 1", "V + k + W", "lambda: V + k", "V < k", "__import__('os')", "V" * 600, "min(*V, k)", "1j * V * k"],
)  # fmt: skip
def test_what_may_not(formula: str) -> None:
    assert formula_problem(formula, NAMES) is not None
