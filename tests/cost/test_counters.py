"""Every basis counted by hand, to the cent of what it comes to, and every way in which a count stays open."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from certcheck.cost.counters import Counted, count_of
from certcheck.cost.payments import payment_of
from cost.offers import RATES, inquiries, item, money

PRICE = "price: {low: 100, typical: 150, high: 400, currency: EUR, year: 2026}"

MATERIALS = """\
materials:
  - {id: shell, material: pp, colour: Red, plastic: yes}
  - {id: lid, material: pp, colour: ' red ', plastic: yes}
  - {id: foam, material: pu-foam, colour: white, plastic: yes}
  - {id: screw, material: steel, colour: none, plastic: no}
"""
TOY = f"identity: {{brand: Wolkenhase, category: plush-toy}}\n{MATERIALS}"
PACKAGING = """\
packaging:
  - {id: bag, material: ldpe, levels: [sales], mass: 9 g, plastic: yes}
  - {id: card, material: solid-board, levels: [sales], mass: 5 g, count: 2, plastic: no}
  - {id: carton, material: corrugated-board, levels: [transport], mass: 400 g, contains: [{component: bag, count: 20}], plastic: no}
"""
VARIANTS = "items: [{id: red}, {id: blue, facts: {identity: {name: Blue}}}, {id: green}]\n"
LOTS = "lots: [{id: one}, {id: two}]\n"
PLASTIC = "count: {list: materials, where: {plastic: yes}}"
BOARD = "count: {list: packaging, where: {material: paper-and-board}}"


def count(directory: Path, keys: str, facts: str, *targets: str) -> Counted:
    return count_of(item(directory, f"{PRICE}, {keys}"), inquiries(facts, *targets))


@pytest.mark.parametrize(
    ("keys", "facts", "number", "typical"),
    [
        ("basis: company", VARIANTS, "1", "150.00"),
        ("basis: inspector-day", VARIANTS, "1", "150.00"),
        ("basis: hour", "", "1", "150.00"),
        ("basis: report", "", "1", "150.00"),
        ("basis: application", "", "1", "150.00"),
        ("basis: family", "", "1", "150.00"),
        ("basis: family", VARIANTS, "3", "450.00"),
        ("basis: formula", VARIANTS + LOTS, "3", "450.00"),
        ("basis: sku", LOTS, "1", "150.00"),
        ("basis: sku", VARIANTS, "3", "450.00"),
        ("basis: model", "", "1", "150.00"),
        ("basis: model", VARIANTS, "3", "450.00"),
        ("basis: model", "identity: {models: [A1, A2]}\n", "2", "300.00"),
        ("basis: model", "identity: {models: [A1, A2]}\n" + VARIANTS, "2", "300.00"),
        ("basis: model", "items: [{id: a, facts: {identity: {models: [A1, A2]}}}, {id: b}]\n", "3", "450.00"),
        ("basis: site", "company: {factories: 2}\n", "2", "300.00"),
        ("basis: material", TOY, "4", "600.00"),
        (f"basis: material, {PLASTIC}", TOY, "3", "450.00"),
        (f"basis: colour, {PLASTIC}", TOY, "2", "300.00"),
        ("basis: colour", TOY, "3", "450.00"),
        ("basis: component", PACKAGING, "3", "450.00"),
        ("basis: component, count: {list: packaging, where: {plastic: yes}}", PACKAGING, "1", "150.00"),
        ("basis: place", "sold-in: [eu/de, eu/fr, us/ca]\n", "2", "300.00"),
        ("basis: place, place: eu/es", "sold-in: [eu/de, eu/es]\n", "1", "150.00"),
        ("basis: place, place: eu/es", "sold-in: [eu/de]\n", "0", "0.00"),
        ("basis: language", "sold-in: [eu/de, eu/at, eu/be]\n", "3", "450.00"),  # de; de; nl, fr, de
        ("basis: brand-device-type", TOY, "1", "150.00"),
        ("basis: brand-device-type", "company: {brands: [A, B, C]}\n" + TOY, "3", "450.00"),
        ("basis: unit", "sold-in: [eu/de]\nsales: {volumes: [{place: eu/de, year: '2025', units: 300}]}\n", "300", "45000.00"),
    ],
)  # fmt: skip
def test_every_basis(tmp_path: Path, keys: str, facts: str, number: str, typical: str) -> None:
    one = item(tmp_path, f"{PRICE}, {keys}")
    found = count_of(one, inquiries(facts))
    assert found == Counted(Decimal(number))
    low, high = (f"{Decimal(number) * end:.2f}" for end in (100, 400))
    assert payment_of(one, found.count, "EUR", RATES).amount == money(low, typical, high)


@pytest.mark.parametrize(
    ("keys", "facts", "question"),
    [
        ("basis: site", "", "company.factories"),
        ("basis: site", "company: {factories: 2-3}\n", "company.factories"),
        ("basis: site", "company: {factories: -2}\n", "company.factories"),
        ("basis: site", "company: {factories: 1e99}\n", "company.factories"),
        ("basis: material", "", "materials"),
        ("basis: material", "materials: none-supplied\n", "materials"),
        (f"basis: material, {PLASTIC}", "materials: [{id: shell}]\n", "materials.plastic"),
        (f"basis: material, {PLASTIC}", "materials: [{id: screw, plastic: no}]\n", "materials"),
        ("basis: colour", "materials: [{id: a, colour: red}, {id: b}]\n", "materials.colour"),
        ("basis: component", "", "packaging"),
        ("basis: place", "", "sold-in"),
        ("basis: place", "sold-in: [eu]\n", "sold-in"),
        ("basis: place", "sold-in: [us/ca]\n", "sold-in"),  # asked about the EU: somewhere in it
        ("basis: place, place: eu/es", "sold-in: [eu]\n", "sold-in"),
        ("basis: language", "sold-in: [eu]\n", "sold-in"),
        ("basis: brand-device-type", "", "company.brands"),
        ("basis: unit", "sold-in: [eu/de]\n", "sales.volumes"),
        ("basis: tonne", "", "identity.mass"),
        ("basis: tonne", "identity: {mass: 200 g}\nsold-in: [eu/de]\n", "sales.volumes"),
        (f"basis: tonne, {BOARD}", "", "packaging"),
        (f"basis: tonne, {BOARD}", "packaging: [{material: paper, levels: [sales]}]\n", "packaging.mass"),
        (f"basis: tonne, {BOARD}", "packaging: [{material: paper, mass: 3 g}]\n", "packaging.levels"),
        (f"basis: tonne, {BOARD}", "packaging: [{material: paper, mass: 3 g, levels: [transport]}]\n", "packaging.contains"),
    ],
)  # fmt: skip
def test_an_open_count_names_the_question(tmp_path: Path, keys: str, facts: str, question: str) -> None:
    assert count(tmp_path, keys, facts) == Counted(None, question)


def test_a_list_that_is_complete_may_count_none(tmp_path: Path) -> None:
    facts = "materials: {state: complete, entries: [{id: screw, plastic: no}]}\n"
    assert count(tmp_path, f"basis: material, {PLASTIC}", facts) == Counted(Decimal(0))
    assert count(tmp_path, "basis: material", "materials: none\n") == Counted(Decimal(0))


def test_a_material_of_all_variants_is_tested_once(tmp_path: Path) -> None:
    assert count(tmp_path, "basis: material", MATERIALS + VARIANTS + LOTS) == Counted(Decimal(4))


def test_a_variant_in_another_colour_is_another_material(tmp_path: Path) -> None:
    other = "{id: blue, facts: {materials: [{id: shell, colour: blue}]}}"
    facts = f"{MATERIALS}items: [{{id: red}}, {other}]\n"
    assert count(tmp_path, "basis: material", facts) == Counted(Decimal(5))
    assert count(tmp_path, f"basis: colour, {PLASTIC}", facts) == Counted(Decimal(3))


def test_a_lot_with_other_results_is_no_material_more(tmp_path: Path) -> None:
    result = "{id: shell, substances: [{name: lead, value: 3 mg/kg}]}"
    facts = f"{MATERIALS}lots: [{{id: one}}, {{id: two, facts: {{materials: [{result}]}}}}]\n"
    assert count(tmp_path, "basis: material", facts) == Counted(Decimal(4))


@pytest.mark.parametrize(
    ("targets", "keys", "number"),
    [
        (("eu", "us"), "basis: place", "4"),  # de and fr, ca and ny (the city lies in it)
        (("eu", "us"), "basis: language", "3"),  # de, fr, en
        (("cn",), "basis: place", "1"),
        (("cn",), "basis: language", "1"),
        (("eu/de",), "basis: place", "1"),
        (("eu", "eu/de"), "basis: place", "2"),  # Germany once
        (("cn/green-food",), "basis: place", "1"),
        (("eu", "us"), "basis: company", "1"),
    ],
)
def test_several_targets_together(tmp_path: Path, targets: tuple[str, ...], keys: str, number: str) -> None:
    facts = "sold-in: [eu/de, eu/fr, us/ca, us/ny, us/ny/nyc, cn]\n"
    assert count(tmp_path, keys, facts, *targets) == Counted(Decimal(number))


# --- tonnes and units -----------------------------------------------------------------------------------------

VOLUMES = "sold-in: [eu/de, eu/es]\nsales: {volumes: [{place: eu/de, year: '2025', units: 30000}, {place: eu/es, year: '2025', units: 10000}]}\n"


def test_tonnes_of_packaging_from_masses_and_volumes(tmp_path: Path) -> None:
    # board per unit: 2 x 5 g and a twentieth of 400 g, 30 g; 10,000 units in Spain: 0.3 t
    facts = PACKAGING + VOLUMES
    assert count(tmp_path, f"basis: tonne, place: eu/es, {BOARD}", facts) == Counted(Decimal("0.3"))
    assert count(tmp_path, f"basis: tonne, {BOARD}", facts) == Counted(Decimal("1.2"))
    board = item(tmp_path, f"price: {{amount: 115, currency: EUR, year: 2026}}, basis: tonne, place: eu/es, {BOARD}")
    payment = payment_of(board, count_of(board, inquiries(facts)).count, "EUR", RATES)
    assert payment.amount == money("34.50", "34.50", "34.50")


def test_tonnes_of_the_product_itself(tmp_path: Path) -> None:
    assert count(tmp_path, "basis: tonne, place: eu/de", "identity: {mass: 250 g}\n" + VOLUMES) == Counted(
        Decimal("7.5")
    )


@pytest.mark.parametrize(
    ("rate", "material", "levy"), [("1243", "plastic", "12430.00"), ("115", "paper-and-board", "2300.00")]
)
def test_a_stated_tonnage_comes_first(tmp_path: Path, rate: str, material: str, levy: str) -> None:
    # the Spanish tariff of 10 t of film and 20 t of board: 12,430 + 2,300 = 14,730 EUR a year
    stated = """\
company:
  tonnages:
    - {year: '2024', place: eu/es, of: packaging, material: ldpe, mass: 99 t}
    - {year: '2025', place: eu/es, of: packaging, material: ldpe, mass: 10 t}
    - {year: '2025', place: eu/es, of: packaging, material: corrugated-board, mass: 20 t}
    - {year: '2025', place: eu/es, of: eee, mass: 7 t}
    - {year: '2025', place: eu/de, of: packaging, material: ldpe, mass: 5 t}
"""
    where = f"count: {{list: packaging, where: {{material: {material}, not: {{certain: {{levels: transport}}}}}}}}"
    one = item(tmp_path, f"price: {{amount: {rate}, currency: EUR, year: 2026}}, basis: tonne, place: eu/es, {where}")
    found = count_of(one, inquiries(stated + PACKAGING + VOLUMES))
    assert payment_of(one, found.count, "EUR", RATES).amount == money(levy, levy, levy)


def test_a_tonnage_that_does_not_answer_leaves_it_to_the_masses(tmp_path: Path) -> None:
    # nobody says whether the packaging in the tonnage is compostable
    stated = "company: {tonnages: [{year: '2025', place: eu/es, of: packaging, material: ldpe, mass: 10 t}]}\n"
    keys = "basis: tonne, place: eu/es, count: {list: packaging, where: {plastic: yes}}"
    assert count(tmp_path, keys, stated + PACKAGING + VOLUMES) == Counted(Decimal("0.09"))


@pytest.mark.parametrize(
    ("volumes", "sold", "number"),
    [
        ("[{place: eu, year: '2025', units: 50}]", "[eu/de, eu/es]", "50"),
        ("[{place: eu/de, year: '2025', units: 50}]", "[eu/de, eu/es]", None),  # Spain is missing
        ("[{place: eu/de, year: '2024', units: 9}, {place: eu/de, year: '2025', units: 50}]", "[eu/de]", "50"),
        ("[{place: eu/de, year: '2025', units: 9}, {place: eu/de, year: '2025', units: 50}]", "[eu/de]", "59"),
        ("[{place: eu/de, year: '2025', units: 40-50}]", "[eu/de]", None),
        ("[{place: eu/de, year: '2025', units: 50}]", "[eu]", None),
        ("{state: complete, entries: [{place: eu/de, units: 50}, {place: eu/fr, units: 1}]}", "[eu]", "51"),
    ],
)
def test_units_placed_in_the_union(tmp_path: Path, volumes: str, sold: str, number: str | None) -> None:
    found = count(tmp_path, "basis: unit", f"sold-in: {sold}\nsales: {{volumes: {volumes}}}\n")
    assert found == (Counted(Decimal(number)) if number else Counted(None, "sales.volumes"))


def test_a_figure_for_the_union_says_nothing_of_one_country(tmp_path: Path) -> None:
    facts = "sold-in: [eu/de, eu/es]\nsales: {volumes: [{place: eu, year: '2025', units: 50}]}\n"
    assert count(tmp_path, "basis: unit, place: eu/es", facts) == Counted(None, "sales.volumes")


def test_volumes_of_their_own_add_up_and_inherited_ones_do_not(tmp_path: Path) -> None:
    own = "{{id: {0}, facts: {{sales: {{volumes: [{{place: eu/de, units: {1}}}]}}}}}}"
    facts = f"sold-in: [eu/de]\nitems: [{own.format('a', 20)}, {own.format('b', 30)}]\n"
    assert count(tmp_path, "basis: unit", facts) == Counted(Decimal(50))
    inherited = "sold-in: [eu/de]\nsales: {volumes: [{place: eu/de, units: 50}]}\n"
    assert count(tmp_path, "basis: unit", inherited + VARIANTS + LOTS) == Counted(Decimal(50))
