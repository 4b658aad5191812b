"""What is printed on the product, said about it, and shown in the offer."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Flag, Name, Names, Text

PLACES = (
    "product",
    "plate",
    "unit-pack",
    "sales-pack",
    "outer-pack",
    "leaflet",
    "manual",
    "document",
    "online",
    "screen",
    "hang-tag",
    "sewn-in",
    "lid",
    "battery",
    "compartment",
    "front-panel",
    "main-panel",
    "bottom",
)


class Label(Part):
    """One mark or text, where it stands and how large it is."""

    mark: Name = spec.term("marks", "The mark or symbol shown")
    shows: Names = spec.terms("label-elements", "Content elements that this label shows")
    text: Text = spec.text("The wording, word for word")
    places: Names = spec.some_of(*PLACES, about="Where it stands")
    languages: Names = spec.terms("languages")
    height: Amount = spec.amount("length", "Height of the mark or of capital letters")
    x_height: Amount = spec.amount("length")
    character_height: Amount = spec.amount("length", "Height of Chinese characters, digits or capital letters")
    area_share: Amount = spec.amount("ratio", "Share of the surface that the mark covers")
    permanent: Flag = spec.flag()
    legible: Flag = spec.flag()
    visible_without_opening: Flag = spec.flag()
    contrast: Flag = spec.flag()
    bold: Flag = spec.flag()
    capitals: Flag = spec.flag()
    near: Names = spec.some_of("price", "name", "net-quantity", "claim", "origin-claim", "warning-heading")
    same_field_of_view: Names = spec.some_of("name", "net-quantity", "alcohol", "ingredients")
    number: Text = spec.text("Number shown with the mark (FCC ID, GF code, body number)")
    links_to: Names = spec.terms("label-elements", "What a printed code or address leads to")
    placed_here_because: Name = spec.one_of(
        "too-small", "nature-of-product", "legal-option", about="Why it is not on the product itself"
    )
    order_descending: Flag = spec.flag()
    packaging: Text = spec.text("Id of the packaging component")
    battery: Text = spec.text()


class Claim(Part):
    """A statement about the product's merits."""

    kind: Name = spec.term("claims", "Kind of claim, from the vocabulary")
    text: Text = spec.text("The wording, word for word")
    language: Name = spec.term("languages")
    places: Names = spec.some_of(*PLACES)
    about: Name = spec.one_of("product", "part", "packaging", "company")
    qualified: Flag = spec.flag("The specific meaning stands beside the claim in the same medium")
    qualifier: Text = spec.text()
    share: Amount = spec.amount("ratio", "Share the claim states: recycled, organic, made here")
    substantiated: Flag = spec.flag("Held evidence proves it for this product")
    scheme: Name = spec.term("schemes")
    scheme_certified: Flag = spec.flag("The label rests on a certification scheme or a public authority")
    based_on_offsets: Flag = spec.flag()
    future_performance: Flag = spec.flag()
    verified_plan: Flag = spec.flag("Public, dated plan with regular check by an independent expert")
    legal_requirement: Flag = spec.flag("The claimed property is required by law for the whole category")
    comparison_basis_stated: Flag = spec.flag()
    evidence: Text = spec.text()


class Offer(Part):
    """The online offer as shown to buyers in one place."""

    place: Name = spec.term("places")
    languages: Names = spec.terms("languages")
    shows: Names = spec.terms("label-elements", "Content elements that the offer shows")
    marks: Names = spec.terms("marks")
    text: Text = spec.text()
    near_price: Names = spec.terms("label-elements")
    warning_before_checkout: Flag = spec.flag()
    offered_without_charger: Flag = spec.flag()
    marketplace: Text = spec.text()
