"""Hand-worked freight: one tonne from Shanghai to Rotterdam, 19,600 km by sea and 9,000 km by air."""

from __future__ import annotations

from decimal import Decimal

import pytest

from certcheck.cost.tradeoffs.model import FactorSet
from cost.tradeoffs.support import declared, freight, names, plain, shown, tables

TONNE = "logistics: {route-from: CN, shipment-mass: 1 t, shipment-volume: 4 m3}\nsold-in: [NL]"


@pytest.mark.parametrize(
    ("factors", "sea", "air", "ratio"),
    [
        ("uk-2025", 387, 5998, "15.5"),
        ("uk-2025-rf", 387, 9311, "24.0"),
        ("uk-2025-large-ship", 304, 5998, "19.7"),
        ("uk-2025-large-ship-rf", 304, 9311, "30.6"),
        ("glec-container", 160, None, None),
    ],
)
def test_one_tonne_from_shanghai_to_rotterdam(factors: str, sea: int, air: int | None, ratio: str | None) -> None:
    found = freight(TONNE, "eu/nl", factors=factors)

    by_sea, by_air = found["eu sea-lcl"], found["eu air"]
    assert by_sea.emissions_kg is not None
    assert round(by_sea.emissions_kg.typical) == sea
    assert (None if by_air.emissions_kg is None else round(by_air.emissions_kg.typical)) == air
    assert (None if by_air.times_least is None else f"{by_air.times_least:.1f}") == ratio
    assert by_air.reasons == (() if air else ("no-factor",))
    assert {one.factors.id for one in found.values()} == {factors}


def test_the_sum_of_both_parts_of_a_factor_is_used() -> None:
    found = tables().emissions.sets["uk-2025"].factors

    assert found == {"sea": Decimal("19.77"), "rail": Decimal("34.70"), "air": Decimal("666.46")}


def test_rail_has_a_distance_of_its_own() -> None:
    rail = freight(TONNE, "eu/nl")["eu rail-lcl"]

    assert rail.distance_km == 11179
    assert rail.emissions_kg is not None
    assert round(rail.emissions_kg.typical) == 388


@pytest.mark.parametrize(
    ("goods", "air", "lcl", "fcl"),
    [
        ("shipment-mass: 1 t, shipment-volume: 4 m3", "1000", "4", "1"),  # 4 m3 / 6000 cm3 = 667 kg: mass decides
        ("shipment-mass: 1 t, shipment-volume: 6 m3", "1000", "6", "1"),  # exactly at the limit of air
        ("shipment-mass: 1 t, shipment-volume: 6.3 m3", "1050", "6.3", "1"),  # volume decides
        ("shipment-mass: 5 t, shipment-volume: 4 m3", "5000", "5", "1"),  # heavy: 5 t count as 5 m3
        ("shipment-mass: 1 t, shipment-volume: 58 m3", "9666.667", "58", "1"),
        ("shipment-mass: 1 t, shipment-volume: 58.1 m3", "9683.333", "58.1", "2"),
        ("shipment-mass: 26001 kg, shipment-volume: 10 m3", "26001", "26.001", "2"),
    ],
)
def test_chargeable_weight(goods: str, air: str, lcl: str, fcl: str) -> None:
    found = freight(f"logistics: {{route-from: cn, {goods}}}", "eu/nl")

    assert [plain(found[f"eu {mode}"].chargeable) for mode in ("air", "sea-lcl", "sea-fcl")] == [air, lcl, fcl]


def test_cost_is_chargeable_units_times_price_in_the_currency_of_the_report() -> None:
    found = freight(TONNE, "eu/nl")

    assert shown(found["eu sea-lcl"].cost) == "1200.00/2400.00/3600.00"  # 4 m3 x 300-600-900 EUR
    assert shown(found["eu air"].cost) == "3539.82/5309.73/10619.47"  # 1000 kg x 4-6-12 USD at 1.1300
    assert shown(found["eu sea-fcl"].cost) == "2038.94/2223.01/4663.72"  # a whole container, however little is in it
    assert plain(found["eu air"].days) == "5/7/10"


def test_without_a_shipment_a_thousand_units_are_sent() -> None:
    found = freight("identity: {origin: cn, mass: 250 g}\npack: {outer-volume: 2 l}", "eu/nl")

    assert {one.per for one in found.values()} == {"1000-units"}
    assert (plain(found["eu air"].mass_kg), plain(found["eu air"].volume_m3)) == ("250", "2")
    assert plain(found["eu air"].chargeable) == "333.333"


@pytest.mark.parametrize(
    ("facts", "questions"),
    [
        ("shipment-mass: 1 t", ("logistics.shipment-volume",)),
        ("shipment-volume: 4 m3", ("logistics.shipment-mass",)),
        ("dangerous-goods-class: none", ("logistics.shipment-mass", "logistics.shipment-volume")),
    ],
)
def test_open_mass_or_volume_is_asked_and_never_zero(facts: str, questions: tuple[str, ...]) -> None:
    for option in freight(f"logistics: {{route-from: cn, {facts}}}", "eu/nl").values():
        assert option.questions == questions
        assert option.cost is None
        assert option.chargeable is None
        assert (option.emissions_kg is None) == ("logistics.shipment-mass" in questions)


def test_an_open_origin_is_asked_for_every_mode() -> None:
    found = freight("logistics: {shipment-mass: 1 t, shipment-volume: 4 m3}", "eu/nl")

    assert list(found) == ["eu sea-fcl", "eu sea-lcl", "eu rail-lcl", "eu air"]
    assert all(one.questions == ("logistics.route-from",) and one.emissions_kg is None for one in found.values())


@pytest.mark.parametrize(
    ("origin", "start"),
    [
        ("logistics: {route-from: vn}\nidentity: {origin: cn}\nsales: {ship-from: us}", "vn"),
        ("identity: {origin: cn}\nsales: {ship-from: us}", "cn"),
        ("sales: {ship-from: us}", "us"),
    ],
)
def test_where_the_goods_start(origin: str, start: str) -> None:
    routes = {one.route.origin for one in freight(origin, "eu/nl").values() if one.route}

    assert routes == {start}


def test_goods_made_in_a_market_are_not_shipped_to_it() -> None:
    found = freight("logistics: {route-from: Shanghai}\nidentity: {origin: eu/de}", "eu/nl", "us/ca", "us/ny", "cn")
    assert {one.reasons for one in found.values()} == {("no-route",)}  # Shanghai is no place of the vocabulary

    found = freight("identity: {origin: DE}", "eu/nl", "us/ca", "us/ny", "cn")
    assert list(dict.fromkeys(one.market for one in found.values())) == ["us", "cn"]


def test_a_route_without_a_price_still_has_its_emissions() -> None:
    found = freight("logistics: {route-from: vn, shipment-mass: 1 t, shipment-volume: 1 m3}", "us")

    assert list(found) == ["us sea-fcl", "us sea-lcl", "us air"]  # no train crosses the ocean
    assert found["us air"].reasons == ("no-price",)
    assert found["us air"].cost is None
    assert found["us air"].emissions_kg is not None


def test_an_unknown_set_of_factors_is_refused() -> None:
    with pytest.raises(KeyError):
        freight(TONNE, "eu/nl", factors="defra")


def test_no_set_mixes_scopes_or_units() -> None:
    sets = tables().emissions.sets.values()

    assert sets
    assert all(isinstance(one, FactorSet) and one.factors["sea"] > 0 for one in sets)
    assert tables().emissions.default in tables().emissions.sets
    assert names().id_of("places", "CN") == "cn"
    assert declared(TONNE).logistics.route_from == "CN"
