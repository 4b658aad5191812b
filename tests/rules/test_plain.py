"""The plain form holds everything, exactly, and nothing but data can come out of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from certcheck.rules.conditions import Condition
from certcheck.rules.model import Rulebook
from certcheck.rules.plain import RULES
from rules.strategies import any_condition, any_rulebook
from rules.support import book

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
@given(any_condition())
def test_any_condition_comes_back_the_same(condition: Condition) -> None:
    found = RULES.decode(json.loads(json.dumps(RULES.encode(condition))))
    assert found == condition
    assert repr(found) == repr(condition)


@settings(deadline=None, max_examples=25, suppress_health_check=SLOW)
@given(any_rulebook())
def test_any_rulebook_comes_back_the_same(found: Rulebook) -> None:
    text = json.dumps(RULES.to_plain(found), ensure_ascii=False)
    assert RULES.from_lines(text.encode()) == found
    assert RULES.from_plain(json.loads(text)) == found


def test_a_real_rulebook_comes_back_the_same() -> None:
    found = RULES.from_lines(json.dumps(RULES.to_plain(book())).encode())
    assert repr(found) == repr(book())


@pytest.mark.parametrize(
    "plain",
    [
        {"$": "system", "command": "x"},
        {"$": "Rulebook"},
        {"$": "Not", "item": True},
        {"item": 1},
        {"$": "Decimal", "is": "many"},
        {"$": ["Not"]},
        [],
        3,
    ],
)
def test_anything_else_is_refused(plain: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        RULES.from_plain(plain)
    with pytest.raises(ValueError):  # noqa: PT011
        RULES.from_lines(json.dumps(plain).encode())


def test_the_shape_names_this_model() -> None:
    assert len(RULES.shape) == 16
    assert RULES.shape == RULES.shape
