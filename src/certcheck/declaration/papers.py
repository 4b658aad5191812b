"""Certificates, documents, test reports and registrations: what proves a statement."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, Texts


class Certificate(Part):
    """A certificate or licence with its exact scope."""

    id: Text = spec.text()
    scheme: Name = spec.term("schemes")
    kind: Name = spec.one_of("product", "type", "component", "system", "site", "lot", "licence")
    number: Text = spec.text()
    code: Text = spec.text("Second number that is printed with the mark, such as the Green Food enterprise code")
    holder: Text = spec.text()
    site: Text = spec.text()
    issuer: Name = spec.term("bodies")
    standards: Names = spec.terms("standards")
    models: Texts = spec.texts("Models or product names that the certificate names, word for word")
    brand: Text = spec.text()
    valid_from: Day = spec.day()
    valid_until: Day = spec.day()
    status: Name = spec.one_of("valid", "suspended", "restored", "withdrawn", "expired", "cancelled")
    last_inspection: Day = spec.day()
    approved_output: Amount = spec.amount("mass")
    grade: Text = spec.text()
    lots: Texts = spec.texts()
    on_roster: Flag = spec.flag("Found in the issuer's public directory")
    place: Name = spec.term("places")


class Document(Part):
    """A paper that accompanies the product or is kept for an authority."""

    id: Text = spec.text()
    kind: Name = spec.term("documents")
    held: Name = spec.one_of(
        "held", "requested", "referred-to", "refused", about="A paper that is only mentioned is not held"
    )
    issuer_role: Name = spec.term("roles")
    number: Text = spec.text()
    on: Day = spec.day("Date of the paper")
    valid_until: Day = spec.day()
    models: Texts = spec.texts()
    instruments: Names = spec.terms("instruments", "Laws that the paper names, such as 2014/35/EU")
    standards: Names = spec.terms("standards")
    contents: Names = spec.terms("label-elements")
    substances: Names = spec.terms("substances", "Substances or lists that the paper covers")
    languages: Names = spec.terms("languages")
    place: Name = spec.term("places")
    packaging: Text = spec.text()
    signed: Flag = spec.flag()
    identifies_product: Flag = spec.flag()
    outcome: Name = spec.one_of("conforms", "none-above-threshold", "above-threshold", "not-decided")


class Report(Part):
    """A test report of a laboratory."""

    id: Text = spec.text()
    standards: Names = spec.terms("standards", "Standards with edition, as the report names them")
    topics: Names = spec.some_of(
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
    )
    laboratory: Name = spec.term("bodies")
    accreditations: Names = spec.some_of(
        "iso-17025", "cnas", "cma", "cpsc", "nvlap", "a2la", "ilac", "fcc", "nrtl", "notified-body", "cb"
    )
    on: Day = spec.day()
    models: Texts = spec.texts()
    materials: Texts = spec.texts("Ids of the materials tested")
    verdict: Name = spec.one_of("pass", "fail", "informative")
    not_covered: Texts = spec.texts()
    lots: Texts = spec.texts()
    before_change: Flag = spec.flag("The product was changed after the test")


class Registration(Part):
    """An entry in a public register or producer scheme."""

    regime: Name = spec.term("registers")
    place: Name = spec.term("places")
    number: Text = spec.text()
    holder: Text = spec.text()
    valid_until: Day = spec.day()
    renewed: Day = spec.day()
    on: Day = spec.day()
    covers: Names = spec.some_of(
        "product", "site", "packaging", "battery", "eee", "textile", "operator", "ingredients", "formula"
    )
    status: Name = spec.one_of("valid", "pending", "lapsed", "refused")


class Operator(Part):
    """A person with a legal role for the product in a place."""

    role: Name = spec.term("roles")
    place: Name = spec.term("places", "Where the operator is established")
    serves: Names = spec.terms("places", "Markets or states the operator acts for")
    regimes: Names = spec.terms("instruments")
    name: Text = spec.text()
    postal_address: Text = spec.text()
    electronic_address: Text = spec.text()
    phone: Text = spec.text()
    shown_on: Names = spec.some_of(
        "product", "packaging", "document", "online", "label", about="Where name and address are shown"
    )
    mandate_from: Day = spec.day()
    mandate_written: Flag = spec.flag()
    accident_log: Flag = spec.flag()
    recall_procedure: Flag = spec.flag()
    complaint_channel: Flag = spec.flag()
