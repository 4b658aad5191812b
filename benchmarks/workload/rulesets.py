"""The rulesets and their cases in certcheck's rule language, made from the table of requirements.

``python -m benchmarks.workload`` writes them to ``rulesets/`` beside this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import yaml

from benchmarks.workload.cases import bases_of, cases_of
from benchmarks.workload.model import (
    AS_OF,
    CertificateHeld,
    DocumentHeld,
    Gate,
    LabelMark,
    MetalSum,
    Requirement,
    SubstanceLimit,
)
from benchmarks.workload.names import METALS_GROUP
from benchmarks.workload.requirements import SHAPES
from benchmarks.workload.wording import HEAD, INSTRUMENT, REST, TITLES, subject_of, texts_of

_TOPIC = {
    "substances": "chemical",
    "packaging": "packaging",
    "labels": "labelling",
    "certificates": "document",
    "documents": "document",
}

OTHER_CATEGORIES = ("cosmetic", "food")


def files() -> dict[str, str]:
    """File name to its text, for every ruleset and its cases."""
    found = {}
    for shape, listed in SHAPES.items():
        found[f"bench-{shape}.yaml"] = _dump(_ruleset(shape, listed, f"eu/bench-{shape}"))
        found[f"bench-{shape}.cases.yaml"] = _dump(_cases(shape, listed))
    return found


def copies() -> dict[str, str]:
    """Every requirement twice more, for two categories that no product of the workload has."""
    found = {}
    for number, category in enumerate(OTHER_CATEGORIES, 2):
        for shape, listed in SHAPES.items():
            moved = tuple(replace(one, gate=replace(one.gate, category=category)) for one in listed)
            found[f"bench{number}-{shape}.yaml"] = _dump(_ruleset(shape, moved, f"eu/bench{number}-{shape}"))
    return found


def _dump(data: dict[str, Any]) -> str:
    return HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=118)


def _ruleset(shape: str, listed: tuple[Requirement, ...], identifier: str) -> dict[str, Any]:
    return {
        "ruleset": identifier,
        "format": "ruleset/1",
        "title": TITLES[shape],
        "instrument": INSTRUMENT,
        "jurisdiction": "eu",
        "kind": "market-practice",
        "version": "2026.11.0",
        "licence": "CC-BY-4.0",
        "reviewed-on": AS_OF.isoformat(),
        "review-by": "2027-11-21",
        "parity": {
            "encoded": [{"clause": f"rows for {shape}", "by": [f"{identifier}/{one.id}" for one in listed]}],
            "not-encoded": [{"clause": "the law itself", "why": REST}],
        },
        "defaults": {
            "topic": _TOPIC[shape],
            "obligation": "advisory",
            "confidence": "high",
            "read": "official",
            "cite": {"url": INSTRUMENT["url"]},
            "source": {"title": INSTRUMENT["reference"]},
            "subject": subject_of(shape),
        },
        "requirements": [_requirement(identifier, one) for one in listed],
    }


def _requirement(ruleset: str, one: Requirement) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": f"{ruleset}/{one.id}"}
    rule |= texts_of(one)
    rule["cite"] = {"clause": f"row {one.id}"}
    rule["applies"] = _applies(one.gate)
    where = _gate(one.gate) | _scope(one)
    if where:
        rule["where"] = where
    rule["require"] = _require(one)
    return rule


def _applies(gate: Gate) -> dict[str, str]:
    found: dict[str, str] = {"anchor": gate.anchor}
    if gate.first is not None:
        found["from"] = gate.first.isoformat()
    if gate.last is not None:
        found["until"] = gate.last.isoformat()
    return found


def _gate(gate: Gate) -> dict[str, Any]:
    found: dict[str, Any] = {"identity.category": gate.category} if gate.category else {}
    return found | {f"features.{name}": "yes" for name in gate.features}


def _scope(one: Requirement) -> dict[str, Any]:
    if not isinstance(one, SubstanceLimit | MetalSum):
        return {}
    found: dict[str, Any] = {"material": one.kind} if one.kind else {}
    return found | ({"accessible": "yes"} if isinstance(one, SubstanceLimit) and one.accessible else {})


def _require(one: Requirement) -> dict[str, Any]:
    match one:
        case SubstanceLimit():
            comparator = "less-than" if one.strict else "at-most"
            return {"substance": one.substance, comparator: content(one.limit), "basis": "homogeneous-material"}
        case MetalSum():
            return {
                "sum-of": METALS_GROUP,
                "at-most": content(one.limit),
                "basis": ["component", "homogeneous-material"],
            }
        case LabelMark():
            return {"some": "labels", "where": _label(one)}
        case CertificateHeld():
            where: dict[str, Any] = {"scheme": list(one.schemes), "valid-until": {"not-before": "as-of"}}
            return {
                "some": "certificates",
                "where": where | ({"models": {"names": "identity.model"}} if one.model else {}),
            }
        case DocumentHeld():
            return {"some": "documents", "where": {"kind": one.document, "held": "held"}}


def _label(one: LabelMark) -> dict[str, Any]:
    found: dict[str, Any] = {"mark": one.mark} if one.mark else {"shows": [one.shows]}
    if one.languages:
        found["languages"] = {"includes-all": list(one.languages)}
    if one.height:
        found["height"] = {"at-least": f"{one.height / 1000:g} mm"}
    return found


def content(limit: int) -> str:
    """A content in ug/kg as it is written in a rule."""
    return f"{limit / 1000:g} mg/kg" if limit < 1_000_000 else f"{limit // 1000} mg/kg"


def _cases(shape: str, listed: tuple[Requirement, ...]) -> dict[str, Any]:
    identifier = f"eu/bench-{shape}"
    cases = [{"requirement": f"{identifier}/{one.id}"} | case for one in listed for case in cases_of(one)]
    return {"cases-for": identifier, "as-of": AS_OF.isoformat(), "bases": bases_of(), "cases": cases}
