"""The companies behind the product, and how it travels."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, dimension, one_of, term, terms


class RoleInMarket(Part):
    """What the declarant is in a market: manufacturer, importer, distributor …"""

    place: Annotated[Name, term("places")] = None
    roles: Annotated[Names, terms("roles")] = None


class Turnover(Part):
    """Turnover of one year, world-wide or in one place."""

    year: Text = None
    place: Annotated[Name, term("places")] = None
    amount: Annotated[Amount, dimension("money")] = None


class Tonnage(Part):
    """Mass placed on one market in one year, by what it is."""

    year: Text = None
    place: Annotated[Name, term("places")] = None
    of: Annotated[Name, one_of("packaging", "eee", "battery", "textile", "substance", "product")] = None
    material: Annotated[Name, term("materials")] = None
    mass: Annotated[Amount, dimension("mass")] = None
    units: Annotated[Amount, dimension("number")] = None


class Company(Part):
    """The declarant."""

    name: Text = None
    seat: Annotated[Name, term("places")] = None
    established_in: Annotated[Names, terms("places")] = None
    employees: Annotated[Amount, dimension("number")] = None
    founded: Day = None
    micro_enterprise: Flag = None
    roles: Section[RoleInMarket] = Field(default_factory=Section[RoleInMarket])
    turnover: Section[Turnover] = Field(default_factory=Section[Turnover])
    tonnages: Section[Tonnage] = Field(default_factory=Section[Tonnage])
    memberships: Annotated[Names, terms("bodies")] = None
    clean_record_years: Annotated[Amount, dimension("months")] = Field(
        None, description="Time without a quality or safety accident or bad credit record"
    )
    licence_revoked: Flag = None
    us_sales_transactions: Annotated[Amount, dimension("number")] = None
    us_sales_revenue: Annotated[Amount, dimension("money")] = None


class Consignment(Part):
    """One shipment."""

    id: Text = None
    to: Annotated[Name, term("places")] = None
    mode: Annotated[Name, one_of("sea", "air", "road", "rail", "post", "courier")] = None
    arrival: Day = None
    notice_given: Day = None
    notice_hours_before: Annotated[Amount, dimension("hours")] = None
    entry_type: Text = None
    value: Annotated[Amount, dimension("money")] = None
    mass: Annotated[Amount, dimension("mass")] = None
    border_post: Text = None
    certificate: Text = None


class Logistics(Part):
    """Transport of the product to the market."""

    mode: Annotated[Name, one_of("sea", "air", "road", "rail", "post", "courier")] = None
    distance: Annotated[Amount, dimension("length")] = None
    wood_packaging: Flag = None
    consignments: Section[Consignment] = Field(default_factory=Section[Consignment])
    dangerous_goods_class: Text = None
