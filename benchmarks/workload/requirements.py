"""The sixty requirements, once, for every side: the rulesets beside this file and the peers' forms are made from it.

Limits, dates and scopes were chosen for the benchmark, so that the work is as wide as that of real rules. None of it
is law, and no act is cited for it.
"""

from __future__ import annotations

from datetime import date

from benchmarks.workload.model import (
    CertificateHeld,
    DocumentHeld,
    Gate,
    LabelMark,
    MetalSum,
    Requirement,
    SubstanceLimit,
)

_MILLIGRAM = 1000
"""One mg/kg in ug/kg."""


def _electrical(substance: str, limit: int, first: date) -> SubstanceLimit:
    gate = Gate(features=("electrical",), first=first)
    return SubstanceLimit(f"electrical-{substance}", gate, substance, limit * _MILLIGRAM)


_2013, _2019 = date(2013, 1, 2), date(2019, 7, 22)
_ANY = Gate()
_TOY = Gate(category="toy", features=("toy-use",))
_JEWELLERY = Gate(category="jewellery")

SUBSTANCE_LIMITS: tuple[SubstanceLimit, ...] = (
    _electrical("lead", 1000, _2013),
    _electrical("cadmium", 100, _2013),
    _electrical("mercury", 1000, _2013),
    _electrical("chromium-vi", 1000, _2013),
    _electrical("pbb", 1000, _2013),
    _electrical("pbde", 1000, _2013),
    _electrical("dehp", 1000, _2019),
    _electrical("bbp", 1000, _2019),
    _electrical("dbp", 1000, _2019),
    _electrical("dibp", 1000, _2019),
    SubstanceLimit("cadmium-plastics", _ANY, "cadmium", 100 * _MILLIGRAM, "plastic"),
    SubstanceLimit("cadmium-jewellery", _JEWELLERY, "cadmium", 100 * _MILLIGRAM, "metal"),
    SubstanceLimit("lead-jewellery", _JEWELLERY, "lead", 500 * _MILLIGRAM),
    SubstanceLimit("lead-accessible", _ANY, "lead", 500 * _MILLIGRAM, accessible=True),
    *(
        SubstanceLimit(
            f"{one}-plasticised",
            Gate(first=date(2020, 7, 7)),
            one,
            1_000_000,
            "plastic",
            True,
        )
        for one in ("dehp", "bbp", "dbp", "dibp")
    ),
    *(SubstanceLimit(f"{one}-toys", _TOY, one, 1_000_000, "plastic", True) for one in ("dinp", "didp", "dnop")),
    SubstanceLimit(
        "chromium-vi-leather",
        Gate(first=date(2015, 5, 1)),
        "chromium-vi",
        3 * _MILLIGRAM,
        "leather",
        strict=True,
    ),
    SubstanceLimit("dimethyl-fumarate", _ANY, "dimethyl-fumarate", 100),
    SubstanceLimit("benzene-toys", _TOY, "benzene", 5 * _MILLIGRAM),
    SubstanceLimit("sccp", _ANY, "sccp", 1_500_000, strict=True),
    SubstanceLimit("pfoa", Gate(first=date(2020, 7, 4)), "pfoa", 25),
)

METAL_SUMS: tuple[MetalSum, ...] = (
    MetalSum("metals", _ANY, 100 * _MILLIGRAM),
    MetalSum("metals-plastic", _ANY, 100 * _MILLIGRAM, "plastic"),
    MetalSum("metals-paper", _ANY, 100 * _MILLIGRAM, "paper-and-board"),
    MetalSum("metals-glass", _ANY, 100 * _MILLIGRAM, "glass"),
    MetalSum("metals-food", Gate(features=("food-contact",)), 100 * _MILLIGRAM),
    MetalSum("metals-toys", _TOY, 100 * _MILLIGRAM),
)

_ELECTRICAL = Gate(features=("electrical",))
_TEXTILE = Gate(features=("textile",))
_FOOD = Gate(features=("food-contact",))
_MARK, _LETTERS = 5000, 1200

LABEL_MARKS: tuple[LabelMark, ...] = (
    LabelMark("ce-electrical", _ELECTRICAL, mark="ce", height=_MARK),
    LabelMark("ce-toys", _TOY, mark="ce", height=_MARK),
    LabelMark("weee-bin", _ELECTRICAL, mark="weee-bin"),
    LabelMark("battery-bin", Gate(features=("battery",)), mark="battery-bin"),
    LabelMark("age-warning", _TOY, mark="age-warning-0-3"),
    LabelMark("food-contact-mark", _FOOD, mark="eu-food-contact"),
    LabelMark("warnings", _ANY, shows="warnings", languages=("de", "fr"), height=_LETTERS),
    LabelMark("warnings-toys", _TOY, shows="warnings", languages=("de",), height=_LETTERS),
    LabelMark("safety-information", _ANY, shows="safety-information", languages=("de", "fr", "it")),
    LabelMark("instructions", _ANY, shows="instructions-of-use", languages=("de", "fr")),
    LabelMark("fibre-composition", _TEXTILE, shows="fibre-composition", languages=("de",)),
    LabelMark("manufacturer-address", _ANY, shows="manufacturer-address"),
)

CERTIFICATES: tuple[CertificateHeld, ...] = (
    CertificateHeld("textile-safety", _TEXTILE, ("oeko-tex-100",)),
    CertificateHeld("organic-textile", _TEXTILE, ("gots", "ocs")),
    CertificateHeld("recycled-textile", _TEXTILE, ("grs", "rcs"), model=False),
    CertificateHeld("forest", _ANY, ("fsc", "pefc"), model=False),
    CertificateHeld("ecolabel", _ANY, ("eu-ecolabel", "blue-angel", "nordic-swan")),
    CertificateHeld("tested-safety", _ELECTRICAL, ("eu-gs",)),
    CertificateHeld("cb-scheme", _ELECTRICAL, ("iecee-cb",)),
    CertificateHeld("type-examination", Gate(features=("radio",)), ("eu-type-examination",)),
    CertificateHeld("compostable", Gate(category="kitchenware"), ("seedling", "ok-compost-industrial")),
    CertificateHeld("fair-trade", _TEXTILE, ("fairtrade",), model=False),
)

DOCUMENTS: tuple[DocumentHeld, ...] = (
    DocumentHeld(
        "declaration-radio",
        Gate("electrical-appliance", ("radio",), first=date(2017, 6, 13)),
        "eu-declaration-of-conformity",
    ),
    DocumentHeld(
        "declaration-battery",
        Gate(features=("battery",), first=date(2024, 8, 18)),
        "battery-declaration-of-conformity",
    ),
    DocumentHeld("toy-assessment", Gate("toy", first=date(2011, 7, 20)), "toy-safety-assessment"),
    DocumentHeld(
        "food-contact-compliance",
        Gate("kitchenware", ("food-contact",), "made", date(2011, 5, 1)),
        "fcm-declaration-of-compliance",
    ),
    DocumentHeld("risk-analysis", Gate(first=date(2024, 12, 13)), "risk-analysis"),
    DocumentHeld(
        "technical-file-old",
        Gate(features=("battery",), anchor="made", last=date(2025, 8, 17)),
        "technical-documentation",
    ),
)

SHAPES: dict[str, tuple[Requirement, ...]] = {
    "substances": SUBSTANCE_LIMITS,
    "packaging": METAL_SUMS,
    "labels": LABEL_MARKS,
    "certificates": CERTIFICATES,
    "documents": DOCUMENTS,
}
REQUIREMENTS: tuple[Requirement, ...] = tuple(one for shape in SHAPES.values() for one in shape)
IDS: tuple[str, ...] = tuple(f"eu/bench-{shape}/{one.id}" for shape, listed in SHAPES.items() for one in listed)
"""The ids in the rulesets, such as ``eu/bench-substances/electrical-lead``, in the order of :data:`REQUIREMENTS`."""
