"""What is used stays, what is not used goes, and nothing grows without end."""

from __future__ import annotations

from certcheck.engine.recent import Recent


def test_what_is_asked_for_stays_and_the_rest_goes() -> None:
    kept: Recent[str] = Recent(10)
    kept.put("used", "a")
    kept.put("idle", "b")
    for number in range(100):
        kept.put(number, "x")
        assert kept.get("used") == "a"
    assert kept.get("idle") is None
    assert kept.get(99) == "x"


def test_it_holds_no_more_than_it_may() -> None:
    kept: Recent[int] = Recent(10)
    for number in range(1000):
        kept.put(number, number)
        assert len(kept._fresh) + len(kept._former) <= 10


def test_a_heavy_value_makes_room() -> None:
    kept: Recent[str] = Recent(10)
    kept.put("light", "a")
    kept.put("heavy", "b", 50)
    assert kept.get("heavy") == "b"
    kept.put("next", "c")
    assert kept.get("next") == "c"
    assert len(kept._fresh) + len(kept._former) <= 3
