"""Each line goes to the checker of its own markets, and no catalogue makes too many of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from certcheck.catalogue import markets
from certcheck.catalogue.markets import OwnMarkets
from certcheck.declaration.fast_json import Line
from certcheck.engine.record import Record

from .mutations import line


class Checker:
    """Says in the name of the product which markets it is for."""

    def __init__(self, targets: tuple[str, ...]) -> None:
        self.targets = targets

    def checked(self, line: bytes, number: int, plain: Line | None) -> Record:
        return Record(number, "+".join(self.targets))


def first_parts(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.partition("/")[0] for place in places))


def declaration(*places: str) -> bytes:
    return line({"certcheck": "declaration/1", "sold-in": list(places)})


def test_lines_with_the_same_markets_share_a_checker() -> None:
    made: list[tuple[str, ...]] = []

    def make(targets: tuple[str, ...]) -> Checker:
        made.append(targets)
        return Checker(targets)

    own = OwnMarkets(make, first_parts, "x")
    given = [
        declaration("eu/de", "us"),
        declaration("eu"),
        declaration("eu/fr", "eu", "us/ca"),
        declaration("us", "eu"),
    ]
    assert [own.record(one, number).product for number, one in enumerate(given)] == ["eu+us", "eu", "eu+us", "us+eu"]
    assert made == [("eu", "us"), ("eu",), ("us", "eu")]


def test_any_number_of_places_keeps_few_checkers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markets, "MOST_CHECKERS", 3)
    own = OwnMarkets(Checker, first_parts, "x")
    for number in range(20):
        assert own.record(declaration(f"place-{number}"), number).product == f"place-{number}"
        assert len(own._checkers) <= 3


def test_items_and_lots_add_their_places() -> None:
    raw = line({
        "certcheck": "declaration/1", "sold-in": ["eu"],
        "items": [{"id": "a", "facts": {"sold-in": ["cn"]}}], "lots": [{"id": "l"}, {"id": "m", "facts": {"sold-in": ["us"]}}],
    })  # fmt: skip
    assert OwnMarkets(Checker, first_parts, "x").record(raw, 1).product == "cn+us"


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (line({"certcheck": "declaration/1"}), "sold-in"),
        (declaration(), "sold-in"),
        (b"{", ""),
        (line({"certcheck": "declaration/1", "colour": "red"}), "colour"),
    ],
)
def test_without_places_there_is_nothing_to_check(raw: bytes, path: str) -> None:
    record = OwnMarkets(Checker, first_parts, "x").record(raw, 4)
    assert [(one.line, one.path) for one in record.problems] == [(4, path)]
