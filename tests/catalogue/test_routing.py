"""Where lines go: families stay together, and nobody waits while another has too much to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from certcheck.catalogue.routing import SLACK, Router

Facts = dict[str, Any]


def listing(family: int, variant: int) -> Facts:
    materials = [{"id": f"part {part}", "name": f"cotton {family}", "share": "25 %"} for part in range(4)]
    models = [f"{family}-{one}" for one in range(9)]
    return {
        "identity": {"name": f"Shirt {variant}, as long as many names of listings are", "sku": f"{family}-{variant}"},
        "materials": materials,
        "sold-in": ["de", "fr"],
        "certificates": [{"scheme": "a scheme", "number": f"{family}{one}", "models": models} for one in range(3)],
        "notes": f"number {variant}",
    }


def line(family: int, variant: int) -> bytes:
    return json.dumps(listing(family, variant)).encode()


LAYOUTS: list[Callable[[Facts], str]] = [
    json.dumps,
    lambda facts: json.dumps(facts, separators=(",", ":")),
    lambda facts: json.dumps(facts, sort_keys=True),
    lambda facts: json.dumps(dict(reversed(facts.items()))),
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_variants_of_a_family_go_to_one_process_in_any_layout(layout: Callable[[Facts], str]) -> None:
    router, loads = Router(), [0, 0, 0]
    homes: dict[int, set[int]] = {}
    for variant in range(20):
        for family in range(8):
            home = router.choose(layout(listing(family, variant)).encode(), loads)
            loads[home] += 1
            homes.setdefault(family, set()).add(home)
    assert all(len(found) == 1 for found in homes.values())
    assert sorted(loads) == [40, 60, 60]


def test_a_new_family_goes_to_the_least_busy() -> None:
    router = Router()
    assert router.choose(line(1, 1), [3, 1, 2]) == 1
    assert router.choose(line(2, 1), [0, 1, 2]) == 0
    assert router.choose(line(1, 2), [3, 1 + SLACK, 1]) == 1


def test_a_family_moves_when_its_process_has_too_much_to_do_and_stays_there() -> None:
    router = Router()
    assert router.choose(line(1, 1), [0, 0]) == 0
    assert router.choose(line(1, 2), [SLACK + 1, 0]) == 1
    assert router.choose(line(1, 3), [5, 9]) == 1


@pytest.mark.parametrize("strange", [b"", b"\n", b"[", b"[[[", b"{" * 1000, b"[\n" * 100_000, b"\xff\x00"])
def test_any_line_will_do(strange: bytes) -> None:
    assert Router().choose(strange, [1, 0]) == 1
