"""What is kept by facts that listings share, and by what was looked at of their own."""

from __future__ import annotations

from typing import Any

from certcheck.engine.groups import NOWHERE, Found, Kept, Looked
from certcheck.engine.stated import Stated
from certcheck.engine.trace import NamedIn

PAPER = NamedIn("identity.model", "identity", "model", frozenset({"A"}))
READ, ASKED = Looked((0,), ()), Looked((), (PAPER,))


class Identity:
    def __init__(self, model: str | None) -> None:
        self.model = model


def stated(price: Any, model: str | None) -> Stated:
    return Stated({0: price}, {"identity": Identity(model)}, ())


def test_what_looked_at_nothing_own_is_found_for_all() -> None:
    kept: Kept[str] = Kept(10, 10)
    kept.put("key", stated("1", "A"), Found(NOWHERE, "same"), 1)
    assert kept.get("key", stated("2", "B")) == Found(NOWHERE, "same")
    assert kept.get("other", stated("1", "A")) is None


def test_what_was_read_and_what_was_asked_have_to_agree() -> None:
    kept: Kept[str] = Kept(10, 10)
    kept.put("key", stated("1", "A"), Found(READ, "one"), 1)
    kept.put("key", stated("2", "A"), Found(ASKED, "named"), 1)
    assert kept.get("key", stated("1", "Z")) == Found(READ, "one")
    assert kept.get("key", stated("3", "A")) == Found(ASKED, "named")
    assert kept.get("key", stated("3", "B")) is None
    assert kept.get("key", stated("3", None)) is None
    kept.put("key", stated("3", "B"), Found(ASKED, "not named"), 1)
    assert kept.get("key", stated("4", "C")) == Found(ASKED, "not named")
    assert kept.get("key", stated("4", "A")) == Found(ASKED, "named")


def test_looking_in_two_places_is_looking_in_both() -> None:
    assert NOWHERE.joined(READ) == READ == READ.joined(NOWHERE) == READ.joined(READ)
    assert READ.joined(ASKED) == Looked((0,), (PAPER,)) == ASKED.joined(READ)
