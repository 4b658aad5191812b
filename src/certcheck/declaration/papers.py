"""Certificates, documents, test reports and registrations: what proves a statement."""

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


class Certificate(Part):
    """A certificate or licence with its exact scope."""

    id: Text = None
    scheme: Annotated[Name, term("schemes")] = None
    kind: Annotated[Name, one_of("product", "type", "component", "system", "site", "lot", "licence")] = None
    number: Text = None
    code: Text = Field(
        None, description="Second number that is printed with the mark, such as the Green Food enterprise code"
    )
    holder: Text = None
    site: Text = None
    issuer: Annotated[Name, term("bodies")] = None
    standards: Annotated[Names, terms("standards")] = None
    models: Texts = Field(None, description="Models or product names that the certificate names, word for word")
    brand: Text = None
    valid_from: Day = None
    valid_until: Day = None
    status: Annotated[Name, one_of("valid", "suspended", "restored", "withdrawn", "expired", "cancelled")] = None
    last_inspection: Day = None
    approved_output: Annotated[Amount, dimension("mass")] = None
    grade: Text = None
    lots: Texts = None
    on_roster: Flag = Field(None, description="Found in the issuer's public directory")
    place: Annotated[Name, term("places")] = None


class Document(Part):
    """A paper that accompanies the product or is kept for an authority."""

    id: Text = None
    kind: Annotated[Name, term("documents")] = None
    held: Annotated[Name, one_of("held", "requested", "referred-to", "refused")] = Field(
        None, description="A paper that is only mentioned is not held"
    )
    issuer_role: Annotated[Name, term("roles")] = None
    number: Text = None
    on: Day = Field(None, description="Date of the paper")
    valid_until: Day = None
    models: Texts = None
    instruments: Annotated[Names, terms("instruments")] = Field(
        None, description="Laws that the paper names, such as 2014/35/EU"
    )
    standards: Annotated[Names, terms("standards")] = None
    contents: Annotated[Names, terms("label-elements")] = None
    substances: Annotated[Names, terms("substances")] = Field(
        None, description="Substances or lists that the paper covers"
    )
    languages: Annotated[Names, terms("languages")] = None
    place: Annotated[Name, term("places")] = None
    packaging: Text = None
    signed: Flag = None
    identifies_product: Flag = None
    outcome: Annotated[Name, one_of("conforms", "none-above-threshold", "above-threshold", "not-decided")] = None


class Report(Part):
    """A test report of a laboratory."""

    id: Text = None
    standards: Annotated[Names, terms("standards")] = Field(
        None, description="Standards with edition, as the report names them"
    )
    topics: Annotated[
        Names,
        some_of(
            "electrical-safety",
            "emc",
            "radio",
            "rf-exposure",
            "cybersecurity",
            "chemistry",
            "rohs",
            "mechanical",
            "flammability",
            "migration",
            "food-contact",
            "transport",
            "performance",
            "energy",
            "microbiology",
            "packaging",
            "formaldehyde",
            "fibre",
            "colour-fastness",
            "soil",
            "water",
            "air",
            "residues",
            "nutrition",
            "photobiological",
            "acoustic",
            "magnets",
            "lead",
            "phthalates",
            "small-parts",
            "button-cell",
            "heavy-metals",
        ),
    ] = None
    laboratory: Annotated[Name, term("bodies")] = None
    accreditations: Annotated[
        Names,
        some_of("iso-17025", "cnas", "cma", "cpsc", "nvlap", "a2la", "ilac", "fcc", "nrtl", "notified-body", "cb"),
    ] = None
    on: Day = None
    models: Texts = None
    materials: Texts = Field(None, description="Ids of the materials tested")
    verdict: Annotated[Name, one_of("pass", "fail", "informative")] = None
    not_covered: Texts = None
    lots: Texts = None
    before_change: Flag = Field(None, description="The product was changed after the test")


class Registration(Part):
    """An entry in a public register or producer scheme."""

    regime: Annotated[Name, term("registers")] = None
    place: Annotated[Name, term("places")] = None
    number: Text = None
    holder: Text = None
    valid_until: Day = None
    renewed: Day = None
    on: Day = None
    covers: Annotated[
        Names,
        some_of("product", "site", "packaging", "battery", "eee", "textile", "operator", "ingredients", "formula"),
    ] = None
    status: Annotated[Name, one_of("valid", "pending", "lapsed", "refused")] = None


class Operator(Part):
    """A person with a legal role for the product in a place."""

    role: Annotated[Name, term("roles")] = None
    place: Annotated[Name, term("places")] = Field(None, description="Where the operator is established")
    serves: Annotated[Names, terms("places")] = Field(None, description="Markets or states the operator acts for")
    regimes: Annotated[Names, terms("instruments")] = None
    name: Text = None
    postal_address: Text = None
    electronic_address: Text = None
    phone: Text = None
    shown_on: Annotated[Names, some_of("product", "packaging", "document", "online", "label")] = Field(
        None, description="Where name and address are shown"
    )
    mandate_from: Day = None
    mandate_written: Flag = None
    accident_log: Flag = None
    recall_procedure: Flag = None
    complaint_channel: Flag = None
