"""Packaging: components at each level and the pack as a whole."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.materials import Substances
from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Flag, Name, Names, Text, Texts, dimension, one_of, some_of, term, terms


class Contained(Part):
    """How many of another packaging component this one holds."""

    component: Text = None
    count: Annotated[Amount, dimension("number")] = None


class PackagingComponent(Part):
    """One packaging component as it is put around the product."""

    id: Text = None
    name: Text = None
    levels: Annotated[Names, some_of("sales", "grouped", "transport", "e-commerce", "service")] = Field(
        None, description="Roles of the component"
    )
    material: Annotated[Name, term("materials")] = None
    plastic_type: Annotated[Name, one_of("pet-contact", "non-pet-contact", "beverage-bottle", "other")] = Field(
        None, description="Plastic packaging type for minimum recycled content"
    )
    mass: Annotated[Amount, dimension("mass")] = None
    mass_share_of_pack: Annotated[Amount, dimension("ratio")] = None
    inner_volume: Annotated[Amount, dimension("volume")] = None
    outer_volume: Annotated[Amount, dimension("volume")] = None
    thickness: Annotated[Amount, dimension("length")] = None
    opening: Annotated[Amount, dimension("length")] = Field(None, description="Smallest diameter of a bag's opening")
    width: Annotated[Amount, dimension("length")] = Field(None, description="Width of a tape or strap")
    count: Annotated[Amount, dimension("number")] = None
    contains: tuple[Contained, ...] = ()
    encloses: Annotated[Name, one_of("fully", "partly", "no")] = None
    format: Annotated[
        Name,
        one_of(
            "bag",
            "box",
            "bottle",
            "pouch",
            "tray",
            "wrap",
            "label",
            "cup",
            "tube",
            "can",
            "jar",
            "filler",
            "pallet",
            "crate",
            "tea-bag",
            "capsule",
            "carrier-bag",
            "hanger",
            "mailer",
            "sachet",
            "lid",
            "tape",
        ),
    ] = None
    closure: Annotated[Name, one_of("child-resistant", "tamper-evident", "screw", "seal", "none-needed", "other")] = (
        None
    )
    plastic: Flag = None
    food_contact: Flag = None
    contact_sensitive: Flag = Field(None, description="Touches food, cosmetics, medicines or other sensitive contents")
    compostable: Flag = None
    single_use: Flag = None
    reusable: Flag = None
    recyclable_grade: Annotated[Name, one_of("a", "b", "c", "not-recyclable")] = None
    recycled_share: Annotated[Amount, dimension("ratio")] = Field(
        None, description="Post-consumer recycled share of the plastic part"
    )
    coloured_food_side: Flag = None
    recycled_food_side: Flag = None
    pvc: Flag = None
    expanded_with_cfc: Flag = None
    wood_over_6_mm: Flag = None
    cost: Annotated[Amount, dimension("money")] = None
    type_number: Text = Field(None, description="Type, batch or serial number that identifies the packaging")
    manufacturer_shown: Flag = Field(
        None, description="Name and address of the packaging manufacturer are on it or with it"
    )
    marks: Annotated[Names, terms("marks")] = None
    material_code: Text = Field(None, description="Material code shown, such as PAP 20")
    substances: Substances = Field(default_factory=Substances)
    not_added: Annotated[Names, terms("substances")] = None
    exemptions: Texts = None
    biodegradable_claimed: Flag = None


class Pack(Part):
    """Figures of the whole pack that formulas and type-size tables use."""

    layers: Annotated[Amount, dimension("number")] = Field(
        None, description="Number of packaging layers, counted as the standard counts them"
    )
    inner_volume: Annotated[Amount, dimension("volume")] = None
    outer_volume: Annotated[Amount, dimension("volume")] = Field(
        None, description="Volume of the sales pack by its outer dimensions"
    )
    content_volume: Annotated[Amount, dimension("volume")] = Field(
        None, description="Total volume of the contents themselves"
    )
    net_content: Annotated[Amount, dimension("any")] = Field(None, description="Total net quantity, mass or volume")
    unit_content: Annotated[Amount, dimension("any")] = Field(None, description="Net quantity of the single item")
    units: Annotated[Amount, dimension("number")] = None
    void_ratio: Annotated[Amount, dimension("ratio")] = Field(None, description="Interspace ratio, if it was measured")
    empty_space_ratio: Annotated[Amount, dimension("ratio")] = None
    packaging_cost: Annotated[Amount, dimension("money")] = Field(
        None, description="Cost of all packaging but the initial one"
    )
    mixed_products: Flag = Field(None, description="Different kinds of product in one pack")
    precious_material: Flag = Field(None, description="Packaging of precious metal or precious hardwood")
    largest_surface: Annotated[Amount, dimension("area")] = Field(
        None, description="EU: area of the largest surface of the pack"
    )
    largest_face: Annotated[Amount, dimension("area")] = Field(
        None, description="China: area of the largest face; 40 % of the mantle of a cylinder"
    )
    display_panel: Annotated[Amount, dimension("area")] = Field(None, description="US: principal display panel")
    printable_area: Annotated[Amount, dimension("area")] = None
    deposit: Flag = None
    recyclable: Flag = Field(None, description="Every packaging item is assessed as recyclable in the technical file")
    minimised: Flag = Field(None, description="Weight and volume are shown to be the minimum for the function")
    double_walls: Flag = Field(None, description="Double walls, false bottoms or layers that only make it look larger")
    excess_justified: Annotated[Names, some_of("product-protection", "hygiene", "law", "design-right")] = None
