"""The companies behind the product, and how it travels."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, Texts


class RoleInMarket(Part):
    """What the declarant is in a market: manufacturer, importer, distributor …"""

    place: Name = spec.term("places")
    roles: Names = spec.terms("roles")


class Turnover(Part):
    """Turnover of one year, world-wide or in one place."""

    year: Text = spec.text()
    place: Name = spec.term("places")
    amount: Amount = spec.amount("money")


class Tonnage(Part):
    """Mass placed on one market in one year, by what it is."""

    year: Text = spec.text()
    place: Name = spec.term("places")
    of: Name = spec.one_of("packaging", "eee", "battery", "textile", "substance", "product")
    material: Name = spec.term("materials")
    mass: Amount = spec.amount("mass")
    units: Amount = spec.amount("number")


class Company(Part):
    """The declarant."""

    name: Text = spec.text()
    seat: Name = spec.term("places")
    established_in: Names = spec.terms("places")
    employees: Amount = spec.amount("number")
    founded: Day = spec.day()
    micro_enterprise: Flag = spec.flag()
    roles: Section[RoleInMarket] = spec.section(RoleInMarket)
    turnover: Section[Turnover] = spec.section(Turnover)
    tonnages: Section[Tonnage] = spec.section(Tonnage)
    brands: Texts = spec.texts("Brands under which the company places products")
    factories: Amount = spec.amount("number", "Number of factories that make this product")
    memberships: Names = spec.terms("bodies")
    clean_record_years: Amount = spec.amount("months", "Time without a quality or safety accident or bad credit record")
    licence_revoked: Flag = spec.flag()
    us_sales_transactions: Amount = spec.amount("number")
    us_sales_revenue: Amount = spec.amount("money")


class Consignment(Part):
    """One shipment."""

    id: Text = spec.text()
    to: Name = spec.term("places")
    mode: Name = spec.one_of("sea", "air", "road", "rail", "post", "courier")
    arrival: Day = spec.day()
    notice_given: Day = spec.day()
    notice_hours_before: Amount = spec.amount("hours")
    entry_type: Text = spec.text()
    value: Amount = spec.amount("money")
    mass: Amount = spec.amount("mass")
    border_post: Text = spec.text()
    certificate: Text = spec.text()


class Logistics(Part):
    """Transport of the product to the market."""

    mode: Name = spec.one_of("sea", "air", "road", "rail", "post", "courier")
    distance: Amount = spec.amount("length")
    route_from: Name = spec.term("places", "Place from which shipments to the market start")
    shipment_mass: Amount = spec.amount("mass", "Gross mass of one usual shipment")
    shipment_volume: Amount = spec.amount("volume", "Volume of one usual shipment, packed")
    wood_packaging: Flag = spec.flag()
    consignments: Section[Consignment] = spec.section(Consignment)
    dangerous_goods_class: Text = spec.text()
