"""What is printed on the product, said about it, and shown in the offer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Flag, Name, Names, Text, dimension, one_of, some_of, term, terms

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

    mark: Annotated[Name, term("marks")] = Field(None, description="The mark or symbol shown")
    shows: Annotated[Names, terms("label-elements")] = Field(None, description="Content elements that this label shows")
    text: Text = Field(None, description="The wording, word for word")
    places: Annotated[Names, some_of(*PLACES)] = Field(None, description="Where it stands")
    languages: Annotated[Names, terms("languages")] = None
    height: Annotated[Amount, dimension("length")] = Field(None, description="Height of the mark or of capital letters")
    x_height: Annotated[Amount, dimension("length")] = None
    character_height: Annotated[Amount, dimension("length")] = Field(
        None, description="Height of Chinese characters, digits or capital letters"
    )
    area_share: Annotated[Amount, dimension("ratio")] = Field(
        None, description="Share of the surface that the mark covers"
    )
    permanent: Flag = None
    legible: Flag = None
    visible_without_opening: Flag = None
    contrast: Flag = None
    bold: Flag = None
    capitals: Flag = None
    near: Annotated[Names, some_of("price", "name", "net-quantity", "claim", "origin-claim", "warning-heading")] = None
    same_field_of_view: Annotated[Names, some_of("name", "net-quantity", "alcohol", "ingredients")] = None
    number: Text = Field(None, description="Number shown with the mark (FCC ID, GF code, body number)")
    links_to: Annotated[Names, terms("label-elements")] = Field(
        None, description="What a printed code or address leads to"
    )
    placed_here_because: Annotated[Name, one_of("too-small", "nature-of-product", "legal-option")] = Field(
        None, description="Why it is not on the product itself"
    )
    order_descending: Flag = None
    packaging: Text = Field(None, description="Id of the packaging component")
    battery: Text = None


class Claim(Part):
    """A statement about the product's merits."""

    kind: Annotated[Name, term("claims")] = Field(None, description="Kind of claim, from the vocabulary")
    text: Text = Field(None, description="The wording, word for word")
    language: Annotated[Name, term("languages")] = None
    places: Annotated[Names, some_of(*PLACES)] = None
    about: Annotated[Name, one_of("product", "part", "packaging", "company")] = None
    qualified: Flag = Field(None, description="The specific meaning stands beside the claim in the same medium")
    qualifier: Text = None
    share: Annotated[Amount, dimension("ratio")] = Field(
        None, description="Share the claim states: recycled, organic, made here"
    )
    substantiated: Flag = Field(None, description="Held evidence proves it for this product")
    scheme: Annotated[Name, term("schemes")] = None
    scheme_certified: Flag = Field(None, description="The label rests on a certification scheme or a public authority")
    based_on_offsets: Flag = None
    future_performance: Flag = None
    verified_plan: Flag = Field(None, description="Public, dated plan with regular check by an independent expert")
    legal_requirement: Flag = Field(None, description="The claimed property is required by law for the whole category")
    comparison_basis_stated: Flag = None
    evidence: Text = None


class Offer(Part):
    """The online offer as shown to buyers in one place."""

    place: Annotated[Name, term("places")] = None
    languages: Annotated[Names, terms("languages")] = None
    shows: Annotated[Names, terms("label-elements")] = Field(None, description="Content elements that the offer shows")
    marks: Annotated[Names, terms("marks")] = None
    text: Text = None
    near_price: Annotated[Names, terms("label-elements")] = None
    warning_before_checkout: Flag = None
    offered_without_charger: Flag = None
    marketplace: Text = None
