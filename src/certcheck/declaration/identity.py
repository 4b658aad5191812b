"""What the product is, when it was made and sold, and where."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, Texts


class Identity(Part):
    """Name, classification, origin and intended users of the product."""

    name: Text = spec.text("Commercial name as on the product or the offer")
    model: Text = spec.text("Model or type designation, exactly as on product and papers")
    models: Texts = spec.texts("Every model designation that the declaration covers")
    brand: Text = spec.text()
    sku: Text = spec.text()
    category: Name = spec.term("categories", "What the product is, from the category vocabulary")
    hs_code: Text = spec.text("Customs tariff code, digits, at least six")
    gtin: Text = spec.text("GTIN-8, -12, -13 or -14 with all leading zeros")
    origin: Name = spec.term("places", "Country of origin")
    intended_users: Names = spec.some_of(
        "consumers", "professionals", "children", "infants", "food-service", "businesses"
    )
    age_from: Amount = spec.amount("months", "Lowest intended age: '36 months', '3 years'")
    age_to: Amount = spec.amount("months")
    condition: Name = spec.one_of("new", "used", "refurbished", "antique", "sample", "made-to-order")
    price: Amount = spec.amount("money", "Selling price per sales unit: '168 CNY'")
    mass: Amount = spec.amount("mass")
    volume: Amount = spec.amount("volume")
    smallest_dimension: Amount = spec.amount("length")
    launched: Day = spec.day("Date this model was first placed on any market")
    contains_animal_parts: Flag = spec.flag()
    languages_spoken: Names = spec.terms("languages")
    other_names: Texts = spec.texts()


class MarketDates(Part):
    """Dates that differ by market; each overrides the product's own date there."""

    market: Name = spec.term("places")
    placed: Day = spec.day()
    made_available: Day = spec.day()
    imported: Day = spec.day()
    certified: Day = spec.day()


class Dates(Part):
    """The events on which laws turn. A date may be a year or a month: it then counts as an interval."""

    made: Day = spec.day("Manufacture of the unit or lot")
    packed: Day = spec.day()
    filled: Day = spec.day()
    labelled: Day = spec.day("Label printed or applied")
    released: Day = spec.day("Ex-factory release")
    imported: Day = spec.day("Customs entry")
    placed: Day = spec.day("Placing on the market: first supply of the unit in the market")
    made_available: Day = spec.day("Date on which the unit is still offered or supplied")
    certified: Day = spec.day("Date of the certificate in use")
    harvested: Day = spec.day("Harvest, slaughter or catch")
    by_market: tuple[MarketDates, ...] = spec.parts(MarketDates, "Dates that hold in one market only")


class SalesVolume(Part):
    """Sales units placed in one place in one year."""

    place: Name = spec.term("places")
    year: Text = spec.text()
    units: Amount = spec.amount("number", "Sales units placed there in the year")


class Sales(Part):
    """How the product reaches its buyer."""

    channels: Names = spec.some_of("online", "marketplace", "retail", "wholesale", "b2b", "direct")
    ship_from: Name = spec.term("places", "Place from which units are sent to the buyer")
    shipped_per_unit: Flag = spec.flag("Sent to the buyer from outside the market, unit by unit")
    cross_border_ecommerce: Flag = spec.flag("China: cross-border e-commerce retail import")
    export_only: Flag = spec.flag("Made in the market but only for export out of it")
    free_gift: Flag = spec.flag()
    marketplace: Text = spec.text()
    volumes: Section[SalesVolume] = spec.section(SalesVolume, "Units sold, by place and year")
