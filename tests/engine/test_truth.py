"""Kleene logic against an oracle that has it built in: SQL's three-valued truth."""

from __future__ import annotations

import sqlite3
from itertools import product

from certcheck.engine.truth import Truth, all_of, any_of, negate

VALUES: tuple[Truth, ...] = (True, False, None)


def sql(expression: str, *values: Truth) -> Truth:
    with sqlite3.connect(":memory:") as connection:
        (found,) = connection.execute(f"select {expression}", values).fetchone()
    return None if found is None else bool(found)


def test_the_three_valued_tables_are_those_of_sql() -> None:
    for a, b, c in product(VALUES, repeat=3):
        assert all_of((a, b, c)) is sql("? and ? and ?", a, b, c)
        assert any_of((a, b, c)) is sql("? or ? or ?", a, b, c)
    for a in VALUES:
        assert negate(a) is sql("not ?", a)


def test_of_nothing() -> None:
    assert all_of(()) is True
    assert any_of(()) is False
