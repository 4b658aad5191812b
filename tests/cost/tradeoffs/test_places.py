from __future__ import annotations

import pytest

from certcheck.cost.tradeoffs import places_of_sale
from certcheck.cost.tradeoffs.places import units_in
from cost.tradeoffs.support import declared, names, plain


@pytest.mark.parametrize(
    ("facts", "targets", "places"),
    [
        ("sold-in: [ES, DE, us/ca]", ["eu", "cn"], ("cn", "eu/de", "eu/es")),
        ("sold-in: [EU, ES]", ["eu"], ("eu", "eu/es")),
        ("sales: {volumes: [{place: DE, units: 5}, {place: cn, units: 5}]}", ["eu"], ("eu/de",)),
        ("sold-in: [cn]", ["cn/green-food"], ("cn",)),
        ("identity: {name: x}", ["us", "eu"], ("eu", "us")),
    ],
)
def test_places_of_sale(facts: str, targets: list[str], places: tuple[str, ...]) -> None:
    assert places_of_sale(declared(facts), names(), targets) == places


@pytest.mark.parametrize(
    ("volumes", "place", "units"),
    [
        ("[{place: ES, units: 100}]", "eu/es", "100"),
        ("[{place: ES, year: 2024, units: 100}, {place: ES, year: 2025, units: 200}]", "eu/es", "200"),
        ("[{place: eu, units: 900}]", "eu/es", "unknown"),  # how many of them in Spain is not said
        ("[{place: ES, units: 100}, {place: DE, units: 50}]", "eu", "unknown"),  # there may be more
        ("{state: complete, entries: [{place: ES, units: 100}, {place: DE, units: 50}]}", "eu", "150"),
        ("{state: complete, entries: [{place: ES, units: 100}, {place: DE}]}", "eu", "unknown"),
        ("[{place: ES, units: 100-200}]", "eu/es", "100/150/200"),
        ("[{place: ES, units: '>100'}]", "eu/es", "unknown"),
    ],
)
def test_units_in_a_place(volumes: str, place: str, units: str) -> None:
    assert plain(units_in(declared(f"sales: {{volumes: {volumes}}}"), names(), place)) == units
