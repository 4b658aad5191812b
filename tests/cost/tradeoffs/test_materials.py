"""Hand-worked material options. The Spanish figures are those of the 2026 tariff: film 1.243, compostable 0.205,
board 0.115 EUR per kg; plastic tax 0.45 EUR per kg."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs import material_options, open_questions
from cost.tradeoffs.support import declared, material, materials, names, plain, rates, row, shown, tables

FILM = """
sales: {volumes: [{place: eu/es, year: 2026, units: 1000000}]}
packaging:
  - {id: film, levels: [sales], format: bag, material: ldpe, mass: 10 g, recycled-share: 0 %}
  - {id: box, levels: [sales], format: box, material: corrugated-board, mass: 20 g}
"""


def film(changed: str = "", removed: str = "") -> str:
    return FILM.replace(removed or "format: bag", changed or "format: bag")


def test_ten_tonnes_of_film_and_twenty_of_board_in_spain() -> None:
    bag = material(FILM, "starch-blend", "eu/es").balances[0]
    box = material(FILM, "fsc", "eu/es").balances[0]

    assert plain(bag.mass_kg) == "10000"
    assert plain(box.mass_kg) == "20000"
    assert (shown(row(bag, "epr").now), shown(row(bag, "epr").then)) == ("12430.00", "2050.00")
    assert (shown(row(box, "epr").now), shown(row(box, "epr").difference)) == ("2300.00", "0")
    film_and_board = row(bag, "epr").now, row(box, "epr").now
    compostable_and_board = row(bag, "epr").then, row(box, "epr").then
    assert _sum(*film_and_board) == Decimal("14730.00")
    assert _sum(*compostable_and_board) == Decimal("4350.00")


def test_a_kilogram_of_compostable_film_saves_one_euro_four_in_spain() -> None:
    one_kilogram = film("mass: 1 kg", "mass: 10 g").replace("units: 1000000", "units: 1")

    balance = material(one_kilogram, "pla", "eu/es").balances[0]

    assert shown(row(balance, "epr").difference) == "-1.04"  # 0.205 - 1.243 = -1.038; each amount in cents: 0.20 - 1.24


def test_compostable_film_is_taxed_like_any_other_and_recycled_pet_is_not() -> None:
    compostable = row(material(FILM, "starch-blend", "eu/es").balances[0], "tax")
    assert (shown(compostable.now), shown(compostable.then)) == ("4500.00", "4500.00")
    assert shown(compostable.difference) == "0.00"

    bottle = film("format: bottle").replace("material: ldpe", "material: pet")
    recycled = row(material(bottle, "rpet-flake", "eu/es").balances[0], "tax")
    assert (shown(recycled.now), shown(recycled.then)) == ("4500.00", "0.00")
    assert shown(recycled.difference) == "-4500.00"


def test_the_premium_is_mass_times_price_times_share_and_the_net_adds_up() -> None:
    found = material(FILM, "starch-blend", "eu/es")
    balance = found.balances[0]

    # 10000 kg x 1.32-1.62-1.92 USD x 0-48-110 %, at 1.1300 USD per EUR (average of 2025)
    assert shown(row(balance, "premium").difference) == "0.00/6881.42/18690.27"
    assert shown(balance.net) == "-10380.00/-3498.58/8310.27"
    assert balance.complete
    assert balance.per == "year"
    assert found.questions == ()
    assert found.total == balance.net


def test_a_stated_cost_of_the_pack_counts_instead_of_the_resin() -> None:
    priced = film("mass: 10 g, cost: 0.04 EUR", "mass: 10 g")

    balance = material(priced, "starch-blend", "eu/es").balances[0]

    assert shown(row(balance, "premium").difference) == "6000.00/18000.00/48000.00"  # 40000 EUR x 15-45-120 %


def test_without_volumes_a_thousand_units_are_counted_and_no_total() -> None:
    found = material(FILM.replace("sales:", "# sales:"), "pla", "eu/es")

    assert found.balances[0].per == "1000-units"
    assert found.total is None
    assert shown(row(found.balances[0], "epr").now) == "12.43"
    assert found.questions == ("sales.volumes",)


def test_each_place_has_rows_of_its_own_and_the_total_adds_them_up() -> None:
    text = FILM.replace("units: 1000000}]", "units: 1000000}, {place: eu/de, year: 2026, units: 500000}]")
    found = material(text, "pla", "eu/de", "eu/es")

    assert [(one.place, shown(row(one, "epr").difference)) for one in found.balances] == [
        ("eu/de", "0"),  # compostable plastic is licensed as plastic, whatever plastic costs
        ("eu/es", "-10380.00"),
    ]
    assert found.total is not None
    assert [shown(one.net) for one in found.balances] == [
        "5256.64/14049.56/28035.40",
        "133.27/17719.12/45690.80",
    ]
    assert shown(found.total) == "5389.91/31768.68/73726.20"


@pytest.mark.parametrize(
    ("removed", "changed", "question", "kind"),
    [
        ("mass: 10 g", "mass: unknown", "packaging[0].mass", "premium"),
        ("format: bag, ", "", "packaging[0].format", "epr"),
        ("levels: [sales], format: bag", "format: bag", "packaging[0].levels", "epr"),
        ("mass: 10 g", "mass: '>5 g'", "packaging[0].mass", "premium"),
        ("levels: [sales], format: bag", "levels: [transport], format: bag", "packaging[0].contains", "premium"),
    ],
)
def test_what_is_not_stated_is_asked_and_never_zero(removed: str, changed: str, question: str, kind: str) -> None:
    found = material(FILM.replace(removed, changed, 1), "bio-drop-in" if kind == "premium" else "pla", "eu/es")

    assert question in found.questions
    assert row(found.balances[0], kind).difference is None
    assert not found.balances[0].complete


def test_an_unknown_recycled_share_leaves_the_tax_open_up_to_all_of_it() -> None:
    bottle = (
        film("format: bottle").replace("material: ldpe", "material: pet").replace("recycled-share: 0 %", "notes: x")
    )

    found = material(bottle, "rpet-flake", "eu/es")

    assert shown(row(found.balances[0], "tax").now) == "0.00/4500.00/4500.00"
    assert "packaging[0].recycled-share" in found.questions


def test_what_is_recycled_already_needs_no_premium_and_pays_no_tax() -> None:
    bottle = film("format: bottle").replace("material: ldpe", "material: pet")
    half = bottle.replace("recycled-share: 0 %", "recycled-share: 50 %")

    virgin, mixed = (material(text, "rpet-flake", "eu/es").balances[0] for text in (bottle, half))
    assert shown(row(virgin, "premium").difference) == "2000.00/3150.00/4400.00"  # 10 t x 1.00-1.05-1.10 x 20-30-40 %
    assert shown(row(mixed, "premium").difference) == "1000.00/1575.00/2200.00"
    assert shown(row(mixed, "tax").difference) == "-2250.00"


def test_more_than_the_whole_recycled_is_no_answer() -> None:
    bottle = film("format: bottle").replace("material: ldpe", "material: pet").replace("share: 0 %", "share: 120 %")

    assert "packaging[0].recycled-share" in material(bottle, "rpet-flake", "eu/es").questions


def test_reusable_packaging_is_not_taxed() -> None:
    tax = row(material(film("reusable: yes, format: bag"), "pla", "eu/es").balances[0], "tax")

    assert (shown(tax.now), shown(tax.then)) == ("0.00", "0.00")


def test_a_carton_around_many_units_is_shared_among_them() -> None:
    text = """
packaging:
  - {id: film, levels: [sales], format: bag, material: ldpe, mass: 10 g}
  - {id: shrink, levels: [grouped], format: wrap, material: pe, mass: 60 g, count: 2, contains: [{component: film, count: 12}]}
"""
    found = [one for one in materials(text, "eu/es") if one.option.id == "pla"]

    assert [plain(one.balances[0].mass_kg) for one in found] == ["10", "10"]  # 2 x 60 g / 12 units = 10 g each


def test_a_market_without_a_country_asks_where_and_one_without_tariff_says_so() -> None:
    found = material(FILM, "pla", "eu", "us")

    europe, america = (row(balance, "epr") for balance in found.balances)
    assert (europe.difference, europe.reason) == (None, "not-stated")
    assert "sold-in" in found.questions
    assert (america.difference, america.reason) == (None, "no-tariff")


def test_a_material_that_is_too_broad_for_the_tariff_is_asked() -> None:
    bottle = film("format: bottle").replace("material: ldpe", "material: pe")  # high density would pay 0.285

    found = material(bottle, "pla", "eu/es")
    assert row(found.balances[0], "epr").difference is None
    assert "packaging[0].material" in found.questions
    assert shown(row(material(film("format: bag"), "pla", "eu/es").balances[0], "epr").now) == "12430.00"


def test_units_are_not_counted_twice_in_a_place_and_in_what_holds_it() -> None:
    text = FILM.replace("units: 1000000}]", "units: 1000000}, {place: eu, year: 2026, units: 3000000}]")

    found = material(text, "bio-drop-in", "eu", "eu/es")
    assert [one.per for one in found.balances] == ["year", "year"]
    assert found.total is None


def test_a_cost_in_a_currency_without_rate_leaves_the_price_of_the_resin() -> None:
    priced = film("mass: 10 g, cost: 0.04 PLN", "mass: 10 g")

    balance = material(priced, "starch-blend", "eu/es").balances[0]
    assert shown(row(balance, "premium").difference) == "0.00/6881.42/18690.27"


def test_without_rates_amounts_are_unknown_and_say_why() -> None:
    bare = replace(rates(), per_euro={}, averages={})
    found = material_options(declared(FILM), names(), ["eu/es"], tables(), bare, "CNY")

    assert {(one.kind, one.difference, one.reason) for one in found[0].balances[0].rows} == {
        ("premium", None, "no-rate"),
        ("epr", None, "no-rate"),
        ("tax", None, "no-rate"),
    }


def test_an_option_that_changes_no_levy_leaves_it_as_it_is_even_without_a_tariff() -> None:
    balance = material(FILM, "bio-drop-in", "us").balances[0]

    assert shown(row(balance, "epr").difference) == "0"
    assert row(balance, "epr").now is None
    assert balance.complete


@pytest.mark.parametrize(
    ("form", "standing", "restricted"),
    [("format: bag", "limited", True), ("format: tea-bag", "required", False), ("format: label", "national", False)],
)
def test_compostable_is_kept_to_a_few_formats_in_the_union(form: str, standing: str, restricted: bool) -> None:
    found = material(film(form), "pla", "eu/es")

    assert [one.standing for one in found.law] == [standing]
    assert found.restricted is restricted
    assert material(film(form), "pla", "us").law == ()
    assert material(film(form), "bio-drop-in", "eu/es").restricted is False


def test_without_a_format_it_is_open_whether_the_law_limits_the_option() -> None:
    found = material(FILM.replace("format: bag, ", ""), "pla", "eu/es")

    assert found.restricted is None
    assert "packaging[0].format" in found.questions


def test_remarks_and_evidence_are_those_of_the_places() -> None:
    spain, america = (material(FILM, "pla", place) for place in ("eu/es", "us/ca"))

    assert {one.place for one in spain.remarks} == {"", "eu/es"}
    assert {one.place for one in america.remarks} == {"", "us"}
    assert [shown(one.weeks) for one in america.evidence] == ["26/39/52"]


@pytest.mark.parametrize(
    ("fact", "left_out"),
    [
        ("material: pla", {"pla", "starch-blend", "bio-drop-in"}),
        ("material: ldpe, compostable: yes", {"pla", "starch-blend"}),
        ("material: rpet", {"rpet-flake", "rpet-food", "pla", "bio-drop-in"}),
        ("material: pet, food-contact: yes", {"rpet-flake"}),
        ("material: pet, food-contact: no", {"rpet-food"}),
        ("material: glass", {"pla", "fsc", "rpet-flake"}),
        ("material: eps", {"pla", "pha"}),
        ("material: pp, format: jar", {"starch-blend", "pbat"}),
    ],
)
def test_an_option_is_left_out_where_it_replaces_nothing(fact: str, left_out: set[str]) -> None:
    form = "" if "format" in fact else "format: bag, "
    found = materials(f"packaging: [{{levels: [sales], {form}mass: 10 g, {fact}}}]", "eu/es")

    assert not left_out & {one.option.id for one in found}


def test_pet_of_unknown_contact_shows_both_grades_and_asks() -> None:
    found = materials("packaging: [{levels: [sales], format: bottle, mass: 10 g, material: pet}]", "eu/es")

    recycled = [one for one in found if one.option.family == "recycled"]
    assert [one.option.id for one in recycled] == ["rpet-flake", "rpet-food"]
    assert all("packaging[0].food-contact" in one.questions for one in recycled)


def test_an_unclear_material_is_asked() -> None:
    stated = declared("packaging: [{material: plastic, mass: 1 g}, {mass: 1 g}, {material: glass}]")

    assert open_questions(stated, names(), tables()) == ("packaging[0].material", "packaging[1].material")


def test_parts_of_the_product_have_a_premium_and_no_fees() -> None:
    found = material(
        "identity: {mass: 2 kg}\nmaterials: [{id: shell, material: hdpe, mass-share: 50 %}]", "bio-drop-in", "eu/es"
    )

    assert [one.kind for one in found.balances[0].rows] == ["premium"]
    assert found.law == ()
    assert plain(found.balances[0].mass_kg) == "1000"
    assert found.path == "materials[0]"


def _sum(*amounts: Range | None) -> Decimal:
    return sum((one.typical for one in amounts if one is not None), Decimal(0))
