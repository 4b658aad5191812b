"""What the product is, when it was made and sold, and where."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.section import Part
from certcheck.declaration.values import (
    Amount,
    Day,
    Flag,
    Name,
    Names,
    Text,
    Texts,
    dimension,
    one_of,
    some_of,
    term,
    terms,
)


class Identity(Part):
    """Name, classification, origin and intended users of the product."""

    name: Text = Field(None, description="Commercial name as on the product or the offer")
    model: Text = Field(None, description="Model or type designation, exactly as on product and papers")
    brand: Text = None
    sku: Text = None
    category: Annotated[Name, term("categories")] = Field(
        None, description="What the product is, from the category vocabulary"
    )
    hs_code: Text = Field(None, description="Customs tariff code, digits, at least six")
    gtin: Text = Field(None, description="GTIN-8, -12, -13 or -14 with all leading zeros")
    origin: Annotated[Name, term("places")] = Field(None, description="Country of origin")
    intended_users: Annotated[
        Names, some_of("consumers", "professionals", "children", "infants", "food-service", "businesses")
    ] = None
    age_from: Annotated[Amount, dimension("months")] = Field(
        None, description="Lowest intended age: '36 months', '3 years'"
    )
    age_to: Annotated[Amount, dimension("months")] = None
    condition: Annotated[Name, one_of("new", "used", "refurbished", "antique", "sample", "made-to-order")] = None
    price: Annotated[Amount, dimension("money")] = Field(None, description="Selling price per sales unit: '168 CNY'")
    mass: Annotated[Amount, dimension("mass")] = None
    volume: Annotated[Amount, dimension("volume")] = None
    smallest_dimension: Annotated[Amount, dimension("length")] = None
    launched: Day = Field(None, description="Date this model was first placed on any market")
    contains_animal_parts: Flag = None
    languages_spoken: Annotated[Names, terms("languages")] = None
    other_names: Texts = None


class MarketDates(Part):
    """Dates that differ by market; each overrides the product's own date there."""

    market: Annotated[Name, term("places")] = None
    placed: Day = None
    made_available: Day = None
    imported: Day = None
    certified: Day = None


class Dates(Part):
    """The events on which laws turn. A date may be a year or a month: it then counts as an interval."""

    made: Day = Field(None, description="Manufacture of the unit or lot")
    packed: Day = None
    filled: Day = None
    labelled: Day = Field(None, description="Label printed or applied")
    released: Day = Field(None, description="Ex-factory release")
    imported: Day = Field(None, description="Customs entry")
    placed: Day = Field(None, description="Placing on the market: first supply of the unit in the market")
    made_available: Day = Field(None, description="Date on which the unit is still offered or supplied")
    certified: Day = Field(None, description="Date of the certificate in use")
    harvested: Day = Field(None, description="Harvest, slaughter or catch")
    by_market: tuple[MarketDates, ...] = Field((), description="Dates that hold in one market only")


class Sales(Part):
    """How the product reaches its buyer."""

    channels: Annotated[Names, some_of("online", "marketplace", "retail", "wholesale", "b2b", "direct")] = None
    ship_from: Annotated[Name, term("places")] = Field(None, description="Place from which units are sent to the buyer")
    shipped_per_unit: Flag = Field(None, description="Sent to the buyer from outside the market, unit by unit")
    cross_border_ecommerce: Flag = Field(None, description="China: cross-border e-commerce retail import")
    export_only: Flag = Field(None, description="Made in the market but only for export out of it")
    free_gift: Flag = None
    marketplace: Text = None
