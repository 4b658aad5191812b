"""What categories presume: enough that an ordinary product is not asked absurd questions, never what hides a gap."""

from __future__ import annotations

import pytest

from certcheck.declaration.fields import FIELDS
from certcheck.vocabulary import Vocabularies

NEVER: dict[str, tuple[str, ...]] = {
    # a lamp may have radio, a remote control with a coin cell, a battery, or look like fruit
    "luminaire": ("radio", "battery", "button-cell", "internet-connected", "digital-clock", "food-imitating", "mains"),
    # some chargers hold no clocked circuit; what it claims and how a child sees it is open
    "charger": ("digital-clock", "child-appeal", "display"),
    # wireless charging is radio; phones may be found by network
    "power-bank": ("radio", "internet-connected", "wired-charging", "display", "food-imitating"),
    # sound modules, magnets in paws, eyes that come off, antibacterial fabric
    "plush-toy": (
        "electrical", "battery", "button-cell", "radio", "sound", "magnets", "small-parts", "mouth-contact",
        "mouthable", "cords", "plastic", "treated-with-biocide",
    ),
    "button-cell-toy": ("radio", "small-parts", "magnets", "mouth-contact", "sound", "projectiles", "laser"),
    # stones with magnets, parts that come off, jewellery that looks like sweets
    "childrens-jewellery": ("magnets", "small-parts", "mouth-contact", "mouthable", "food-imitating", "cords"),
    # antibacterial finish and claims, children's sizes and nightwear, cords at the neck
    "t-shirt": ("biocidal-claim", "treated-with-biocide", "sleepwear", "cords", "fur", "child-appeal", "animal-origin"),
    "fashion-gloves": ("leather", "fur", "treated-with-biocide", "biocidal-claim", "animal-origin"),
    "protective-gloves": ("food-contact", "textile", "leather", "treated-with-biocide", "professional-only"),
    # wood preservative, composite boards
    "shelf": ("treated-with-biocide", "wood", "composite-wood", "mouthable", "child-appeal"),
    "bamboo-cup": ("bamboo-filled-plastic", "plastic", "treated-with-biocide", "biocidal-claim", "mouthable"),
    # sunscreen and acne claims make a drug, shape and scent of food, children
    "leave-on-cosmetic": ("drug-claim", "biocidal-claim", "food-imitating", "child-appeal", "liquid", "mouth-contact"),
    "green-tea": ("food-contact", "drug-claim", "genetically-modified", "animal-origin", "liquid"),
    "mooncake": ("food-contact", "drug-claim", "genetically-modified", "animal-origin"),
    # boxes are sold to trade and to consumers, and some hold food inside another wrapping
    "mailer-box": ("professional-only", "plastic", "wood", "child-appeal", "single-use"),
    "headphones": ("radio", "battery", "button-cell", "wired-charging", "digital-clock"),
    "smart-plug": ("processes-personal-data", "transfers-money"),
    "slime": ("mouth-contact", "small-parts", "treated-with-biocide", "food-imitating", "magnets"),
}  # fmt: skip

PRESUMED: dict[str, dict[str, str]] = {
    "luminaire": {"food-contact": "no", "cosmetic": "no", "toy-use": "no", "professional-only": "no"},
    "charger": {"mains": "yes", "food-contact": "no", "button-cell": "no", "radio": "no", "medical-purpose": "no"},
    "power-bank": {"battery": "yes", "mains": "no", "food-contact": "no", "professional-only": "no"},
    "plush-toy": {"toy-use": "yes", "cosmetic": "no", "food-contact": "no", "mains": "no", "projectiles": "no"},
    "button-cell-toy": {"button-cell": "yes", "battery": "yes", "toy-use": "yes", "mains": "no", "cosmetic": "no"},
    "childrens-jewellery": {"electrical": "no", "food-contact": "no", "medical-purpose": "no", "skin-contact": "yes"},
    "t-shirt": {"textile": "yes", "mains": "no", "medical-purpose": "no", "food-contact": "no", "cosmetic": "no"},
    "fashion-gloves": {"protective-purpose": "no", "electrical": "no", "medical-purpose": "no", "food-contact": "no"},
    "shelf": {"electrical": "no", "textile": "no", "food-contact": "no", "radio": "no"},
    "bamboo-cup": {"food-contact": "yes", "electrical": "no", "medical-purpose": "no", "cosmetic": "no"},
    "leave-on-cosmetic": {"cosmetic": "yes", "food-contact": "no", "battery": "no", "gas-burning": "no"},
    "green-tea": {"edible": "yes", "electrical": "no", "cosmetic": "no", "treated-with-biocide": "no"},
    "mooncake": {"edible": "yes", "electrical": "no", "toy-use": "no"},
    "mailer-box": {"food-contact": "no", "textile": "no", "electrical": "no", "protective-purpose": "no"},
}

ALWAYS_ASKED = (
    "small-parts", "mouthable", "cords", "sound", "sleepwear", "childcare", "processes-personal-data",
    "composite-wood", "drug-claim", "genetically-modified", "animal-origin", "fur",
)  # fmt: skip
"""Facts on which hazards or bans turn and that no category settles."""


@pytest.mark.parametrize("category", sorted(NEVER))
def test_what_must_never_be_presumed(vocabularies: Vocabularies, category: str) -> None:
    presumed = vocabularies.categories.presumed(category)
    assert [flag for flag in NEVER[category] if f"features.{flag}" in presumed] == []


@pytest.mark.parametrize("category", sorted(NEVER))
def test_what_must_never_be_presumed_are_features(category: str) -> None:
    for flag in NEVER[category]:
        assert f"features.{flag}" in FIELDS


@pytest.mark.parametrize("category", sorted(PRESUMED))
def test_an_ordinary_product_is_not_asked_the_obvious(vocabularies: Vocabularies, category: str) -> None:
    presumed = vocabularies.categories.presumed(category)
    found = {flag: presumed[f"features.{flag}"].value for flag in PRESUMED[category] if f"features.{flag}" in presumed}
    assert found == PRESUMED[category]


@pytest.mark.parametrize("flag", ALWAYS_ASKED)
def test_no_category_settles_a_hazard(vocabularies: Vocabularies, flag: str) -> None:
    categories = vocabularies.categories
    assert [term.id for term in categories if f"features.{flag}" in categories.presumed(term.id)] == []


def test_only_flags_of_the_declaration_are_presumed(vocabularies: Vocabularies) -> None:
    categories = vocabularies.categories
    presumed = {path for term in categories for path in categories.presumed(term.id)}
    flags = {path for path, info in FIELDS.items() if info.kind is not None and info.kind.name == "flag"}
    assert presumed <= flags


@pytest.mark.parametrize(
    "category", ["toy", "plush-toy", "plastic-toy", "wooden-toy", "doll", "electric-toy", "rattle"]
)
def test_toys_are_never_presumed_harmless(vocabularies: Vocabularies, category: str) -> None:
    presumed = vocabularies.categories.presumed(category)
    for flag in ("magnets", "mouth-contact", "treated-with-biocide"):
        assert f"features.{flag}" not in presumed or presumed[f"features.{flag}"].value == "yes"


@pytest.mark.parametrize("category", ["apparel", "home-textile", "gloves", "footwear", "bag", "bedding", "towel"])
def test_finishes_of_textiles_and_leather_are_asked(vocabularies: Vocabularies, category: str) -> None:
    assert "features.treated-with-biocide" not in vocabularies.categories.presumed(category)
    assert "features.biocidal-claim" not in vocabularies.categories.presumed(category)


@pytest.mark.parametrize("category", ["kettle", "blender", "microwave-oven", "cup", "food-container", "baby-bottle"])
def test_kitchen_goods_touch_food(vocabularies: Vocabularies, category: str) -> None:
    assert vocabularies.categories.presumed(category)["features.food-contact"].value == "yes"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("DE", "eu/de"), ("CN", "cn"), ("NO", "no"), ("US", "us"), ("IT", "eu/it"), ("VN", "vn"), ("US-CA", "us/ca"),
        ("Germany", "eu/de"), ("Norway", "no"), ("China", "cn"), ("California", "us/ca"),
        ("德国", "eu/de"), ("挪威", "no"), ("中国", "cn"), ("加利福尼亚州", "us/ca"), ("越南", "vn"),
    ],
)  # fmt: skip
def test_places_are_found_by_code_and_name(vocabularies: Vocabularies, written: str, place: str) -> None:
    assert vocabularies.places.resolve(written).id == place
