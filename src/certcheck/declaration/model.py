"""The declaration: all that is stated about one product, as one typed model.

The JSON Schema in ``docs/schemas/declaration.schema.json`` is generated from here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from certcheck.declaration.company import Company, Logistics
from certcheck.declaration.features import Battery, Electrical, Features
from certcheck.declaration.food import Food, Formula, Site
from certcheck.declaration.identity import Dates, Identity, Sales
from certcheck.declaration.labels import Claim, Label, Offer
from certcheck.declaration.materials import Item, Material, Observation, PropertyResult
from certcheck.declaration.packaging import Pack, PackagingComponent
from certcheck.declaration.papers import Certificate, Document, Operator, Registration, Report
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Names, Text, Texts, terms

FORMAT = "declaration/1"


class Overlay(Part):
    """A lot, variant or set member: any fact of the declaration may differ under ``facts``."""

    id: str = Field(description="Short name of the lot, variant or set member, unique in its list")
    name: Text = None
    facts: dict[str, Any] = Field(
        default_factory=dict, description="Sections and fields that differ; lists with ids are merged entry by entry"
    )


class Declaration(Part):
    """What is stated about one product. Everything is optional: what is not stated stays unknown."""

    certcheck: Literal["declaration/1"] = Field(description="Format of this file")
    identity: Identity = Field(default_factory=Identity)
    dates: Dates = Field(default_factory=Dates)
    sold_in: Annotated[Names, terms("places")] = Field(
        None, description="Markets, countries and states where it is sold: eu/de, us/ca, cn"
    )
    sales: Sales = Field(default_factory=Sales)
    features: Features = Field(default_factory=Features)
    electrical: Electrical = Field(default_factory=Electrical)
    batteries: Section[Battery] = Field(default_factory=Section[Battery])
    materials: Section[Material] = Field(default_factory=Section[Material])
    parts: Section[Item] = Field(default_factory=Section[Item])
    tests: Section[PropertyResult] = Field(default_factory=Section[PropertyResult])
    observations: Section[Observation] = Field(default_factory=Section[Observation])
    packaging: Section[PackagingComponent] = Field(default_factory=Section[PackagingComponent])
    pack: Pack = Field(default_factory=Pack)
    labels: Section[Label] = Field(default_factory=Section[Label])
    claims: Section[Claim] = Field(default_factory=Section[Claim])
    certificates: Section[Certificate] = Field(default_factory=Section[Certificate])
    documents: Section[Document] = Field(default_factory=Section[Document])
    reports: Section[Report] = Field(default_factory=Section[Report])
    registrations: Section[Registration] = Field(default_factory=Section[Registration])
    operators: Section[Operator] = Field(default_factory=Section[Operator])
    offers: Section[Offer] = Field(default_factory=Section[Offer])
    food: Food = Field(default_factory=Food)
    formula: Formula = Field(default_factory=Formula)
    sites: Section[Site] = Field(default_factory=Section[Site])
    company: Company = Field(default_factory=Company)
    logistics: Logistics = Field(default_factory=Logistics)
    exemptions: Texts = Field(
        None, description="Legal exceptions claimed for the product as a whole, by code, such as cn-free-gift"
    )
    chosen: dict[str, str] = Field(
        default_factory=dict, description="Where law offers whole alternatives: bundle id to the chosen one"
    )
    items: tuple[Overlay, ...] = Field((), description="Variants or members of a set, each checked as a product")
    lots: tuple[Overlay, ...] = Field((), description="Lots whose facts differ, dates above all")
