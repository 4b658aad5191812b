"""Packaging: components at each level and the pack as a whole."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.materials import SubstanceResult, Substances
from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Flag, Name, Names, Text, Texts


class Contained(Part):
    """How many of another packaging component this one holds."""

    component: Text = spec.text()
    count: Amount = spec.amount("number")


class PackagingComponent(Part):
    """One packaging component as it is put around the product."""

    id: Text = spec.text()
    name: Text = spec.text()
    levels: Names = spec.some_of(
        "sales", "grouped", "transport", "e-commerce", "service", about="Roles of the component"
    )
    material: Name = spec.term("materials")
    plastic_type: Name = spec.one_of(
        "pet-contact",
        "non-pet-contact",
        "beverage-bottle",
        "other",
        about="Plastic packaging type for minimum recycled content",
    )
    mass: Amount = spec.amount("mass")
    mass_share_of_pack: Amount = spec.amount("ratio")
    inner_volume: Amount = spec.amount("volume")
    outer_volume: Amount = spec.amount("volume")
    thickness: Amount = spec.amount("length")
    opening: Amount = spec.amount("length", "Smallest diameter of a bag's opening")
    width: Amount = spec.amount("length", "Width of a tape or strap")
    count: Amount = spec.amount("number")
    contains: tuple[Contained, ...] = spec.parts(Contained)
    encloses: Name = spec.one_of("fully", "partly", "no")
    format: Name = spec.one_of(
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
    )
    closure: Name = spec.one_of("child-resistant", "tamper-evident", "screw", "seal", "none-needed", "other")
    plastic: Flag = spec.flag()
    food_contact: Flag = spec.flag()
    contact_sensitive: Flag = spec.flag("Touches food, cosmetics, medicines or other sensitive contents")
    compostable: Flag = spec.flag()
    single_use: Flag = spec.flag()
    reusable: Flag = spec.flag()
    recyclable_grade: Name = spec.one_of("a", "b", "c", "not-recyclable")
    recycled_share: Amount = spec.amount("ratio", "Post-consumer recycled share of the plastic part")
    coloured_food_side: Flag = spec.flag()
    recycled_food_side: Flag = spec.flag()
    pvc: Flag = spec.flag()
    expanded_with_cfc: Flag = spec.flag()
    wood_over_6_mm: Flag = spec.flag()
    cost: Amount = spec.amount("money")
    type_number: Text = spec.text("Type, batch or serial number that identifies the packaging")
    manufacturer_shown: Flag = spec.flag("Name and address of the packaging manufacturer are on it or with it")
    marks: Names = spec.terms("marks")
    material_code: Text = spec.text("Material code shown, such as PAP 20")
    substances: Substances = spec.section(SubstanceResult)
    not_added: Names = spec.terms("substances")
    exemptions: Texts = spec.texts()
    biodegradable_claimed: Flag = spec.flag()


class Pack(Part):
    """Figures of the whole pack that formulas and type-size tables use."""

    layers: Amount = spec.amount("number", "Number of packaging layers, counted as the standard counts them")
    inner_volume: Amount = spec.amount("volume")
    outer_volume: Amount = spec.amount("volume", "Volume of the sales pack by its outer dimensions")
    content_volume: Amount = spec.amount("volume", "Total volume of the contents themselves")
    net_content: Amount = spec.amount("any", "Total net quantity, mass or volume")
    unit_content: Amount = spec.amount("any", "Net quantity of the single item")
    units: Amount = spec.amount("number")
    void_ratio: Amount = spec.amount("ratio", "Interspace ratio, if it was measured")
    empty_space_ratio: Amount = spec.amount("ratio")
    packaging_cost: Amount = spec.amount("money", "Cost of all packaging but the initial one")
    mixed_products: Flag = spec.flag("Different kinds of product in one pack")
    precious_material: Flag = spec.flag("Packaging of precious metal or precious hardwood")
    largest_surface: Amount = spec.amount("area", "EU: area of the largest surface of the pack")
    largest_face: Amount = spec.amount("area", "China: area of the largest face; 40 % of the mantle of a cylinder")
    display_panel: Amount = spec.amount("area", "US: principal display panel")
    printable_area: Amount = spec.amount("area")
    deposit: Flag = spec.flag()
    recyclable: Flag = spec.flag("Every packaging item is assessed as recyclable in the technical file")
    minimised: Flag = spec.flag("Weight and volume are shown to be the minimum for the function")
    double_walls: Flag = spec.flag("Double walls, false bottoms or layers that only make it look larger")
    excess_justified: Names = spec.some_of("product-protection", "hygiene", "law", "design-right")
