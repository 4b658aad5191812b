"""The declaration: all that is stated about one product, as one typed model.

The JSON Schema in ``docs/schemas/declaration.schema.json`` is generated from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from certcheck.declaration import spec
from certcheck.declaration.company import Company, Logistics
from certcheck.declaration.features import Battery, Electrical, Features
from certcheck.declaration.food import Food, Formula, Site
from certcheck.declaration.identity import Dates, Identity, Sales
from certcheck.declaration.labels import Claim, Label, Offer
from certcheck.declaration.materials import Item, Material, Observation, PropertyResult
from certcheck.declaration.packaging import Pack, PackagingComponent
from certcheck.declaration.papers import Certificate, Document, Operator, Registration, Report
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Names, Text, Texts

FORMAT = "declaration/1"


class Overlay(Part):
    """A lot, variant or set member: any fact of the declaration may differ under ``facts``."""

    id: str = spec.special("id", "Short name of the lot, variant or set member, unique in its list")
    name: Text = spec.text()
    facts: Mapping[str, Any] = spec.special(
        "facts", "Sections and fields that differ; lists with ids are merged entry by entry"
    )


class Declaration(Part):
    """What is stated about one product. Everything is optional: what is not stated stays unknown."""

    certcheck: Literal["declaration/1"] = spec.special("format", "Format of this file")
    identity: Identity = spec.part(Identity)
    dates: Dates = spec.part(Dates)
    sold_in: Names = spec.terms("places", "Markets, countries and states where it is sold: eu/de, us/ca, cn")
    sales: Sales = spec.part(Sales)
    features: Features = spec.part(Features)
    electrical: Electrical = spec.part(Electrical)
    batteries: Section[Battery] = spec.section(Battery)
    materials: Section[Material] = spec.section(Material)
    parts: Section[Item] = spec.section(Item)
    tests: Section[PropertyResult] = spec.section(PropertyResult)
    observations: Section[Observation] = spec.section(Observation)
    packaging: Section[PackagingComponent] = spec.section(PackagingComponent)
    pack: Pack = spec.part(Pack)
    labels: Section[Label] = spec.section(Label)
    claims: Section[Claim] = spec.section(Claim)
    certificates: Section[Certificate] = spec.section(Certificate)
    documents: Section[Document] = spec.section(Document)
    reports: Section[Report] = spec.section(Report)
    registrations: Section[Registration] = spec.section(Registration)
    operators: Section[Operator] = spec.section(Operator)
    offers: Section[Offer] = spec.section(Offer)
    food: Food = spec.part(Food)
    formula: Formula = spec.part(Formula)
    sites: Section[Site] = spec.section(Site)
    company: Company = spec.part(Company)
    logistics: Logistics = spec.part(Logistics)
    exemptions: Texts = spec.texts("Legal exceptions claimed for the product as a whole, by code, such as cn-free-gift")
    chosen: Mapping[str, str] = spec.special(
        "words", "Where law offers whole alternatives: bundle id to the chosen one"
    )
    items: tuple[Overlay, ...] = spec.parts(Overlay, "Variants or members of a set, each checked as a product")
    lots: tuple[Overlay, ...] = spec.parts(Overlay, "Lots whose facts differ, dates above all")
