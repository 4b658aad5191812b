"""Cases for each requirement, worked out from the table: what has to come out is stated, not computed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from benchmarks.workload.model import (
    AS_OF,
    GAP,
    MET,
    NOT_APPLICABLE,
    UNDETERMINED,
    CertificateHeld,
    DocumentHeld,
    Gate,
    LabelMark,
    MetalSum,
    Requirement,
    SubstanceLimit,
)
from benchmarks.workload.names import CATEGORY_KINDS

Case = dict[str, Any]
Facts = dict[str, Any]

_DAY = timedelta(days=1)
_OTHER_CATEGORY = "furniture"
_OTHER_KIND = {"plastic": "brass", "metal": "abs", "leather": "abs", "paper-and-board": "abs", "glass": "abs"}
_OF_KIND = {
    "plastic": "abs",
    "metal": "brass",
    "leather": "leather",
    "paper-and-board": "corrugated-board",
    "glass": "glass",
}


def bases_of() -> dict[str, Facts]:
    return {"model": {"identity": {"model": "A-1"}}}


def cases_of(one: Requirement) -> list[Case]:
    """Met, gap, undetermined, not applicable where it can be, and the days around its dates."""
    met, gap, undetermined = _facts(one)
    inside = _inside(one.gate)
    cases = [
        _case("met", _merged(inside, met), MET),
        _case("gap", _merged(inside, gap), GAP),
        _case("undetermined", _merged(inside, undetermined), UNDETERMINED),
    ]
    cases.extend(_outside(one, gap))
    cases.extend(_days(one.gate, inside, gap))
    return cases


def _case(title: str, facts: Facts, expect: str) -> Case:
    return {"case": title, "base": "model", "facts": facts, "expect": expect}


def _merged(one: Facts, two: Facts) -> Facts:
    return one | two | {key: one[key] | two[key] for key in one.keys() & two.keys()}


def _inside(gate: Gate) -> Facts:
    facts: Facts = {}
    if gate.category:
        facts["identity"] = {"category": CATEGORY_KINDS[gate.category][0]}
    if gate.features:
        facts["features"] = dict.fromkeys(gate.features, "yes")
    day = gate.first or gate.last
    return facts | ({"dates": {gate.anchor: day.isoformat()}} if day is not None else {})


def _outside(one: Requirement, gap: Facts) -> list[Case]:
    gate, inside = one.gate, _inside(one.gate)
    if gate.features:
        other = inside | {"features": {gate.features[0]: "no"}}
        return [_case("feature is not there", _merged(other, gap), NOT_APPLICABLE)]
    if gate.category:
        other = inside | {"identity": {"category": _OTHER_CATEGORY}}
        return [_case("another category", _merged(other, gap), NOT_APPLICABLE)]
    if isinstance(one, SubstanceLimit | MetalSum) and one.kind:
        section = "materials" if isinstance(one, SubstanceLimit) else "packaging"
        entry = gap[section]["entries"][0] | {"material": _OTHER_KIND[one.kind]}
        return [_case("another material", _merged(inside, {section: _complete([entry])}), NOT_APPLICABLE)]
    if isinstance(one, SubstanceLimit) and one.accessible:
        entry = gap["materials"]["entries"][0] | {"accessible": "no"}
        return [_case("not accessible", _merged(inside, {"materials": _complete([entry])}), NOT_APPLICABLE)]
    return []


def _days(gate: Gate, inside: Facts, gap: Facts) -> list[Case]:
    found = []
    if gate.first is not None:
        found.append(_on(gate, inside, gap, gate.first, GAP, "on its first day"))
        found.append(_on(gate, inside, gap, gate.first - _DAY, NOT_APPLICABLE, "the day before"))
    if gate.last is not None:
        found.append(_on(gate, inside, gap, gate.last, GAP, "on its last day"))
        found.append(_on(gate, inside, gap, gate.last + _DAY, NOT_APPLICABLE, "the day after"))
    return found


def _on(gate: Gate, inside: Facts, gap: Facts, day: date, expect: str, title: str) -> Case:
    return _case(title, _merged(inside | {"dates": {gate.anchor: day.isoformat()}}, gap), expect)


def _complete(entries: list[Facts]) -> Facts:
    return {"state": "complete", "entries": entries}


def _facts(one: Requirement) -> tuple[Facts, Facts, Facts]:
    """Facts that meet it, that break it, and that leave it open."""
    match one:
        case SubstanceLimit():
            return _substance(one)
        case MetalSum():
            return _metals(one)
        case LabelMark():
            return _label(one)
        case CertificateHeld():
            return _certificate(one)
        case DocumentHeld():
            held = {"kind": one.document, "held": "held"}
            return _listed("documents", held, held | {"held": "requested"})


def _substance(one: SubstanceLimit) -> tuple[Facts, Facts, Facts]:
    at, above = _written(one.limit), _written(one.limit + 1)
    below = f"<{at}" if one.strict else at
    return (
        _material(one, below),
        _material(one, at if one.strict else above),
        _material(one, f"ND (LOQ {above})"),
    )


def _material(one: SubstanceLimit, value: str) -> Facts:
    entry: Facts = {"id": "m1", "substances": [{"name": one.substance, "value": value}]}
    if one.kind:
        entry["material"] = _OF_KIND[one.kind]
    if one.accessible:
        entry["accessible"] = "yes"
    return {"materials": _complete([entry])}


def _written(content: int) -> str:
    return f"{content} ug/kg" if content % 1000 else f"{content // 1000} mg/kg"


def _metals(one: MetalSum) -> tuple[Facts, Facts, Facts]:
    quarter = one.limit // 4
    return (
        _component(one, [quarter] * 4),
        _component(one, [quarter] * 3 + [quarter + 1]),
        _component(one, [quarter] * 3),
    )


def _component(one: MetalSum, contents: list[int]) -> Facts:
    names = ("lead", "cadmium", "mercury", "chromium-vi")
    listed = [{"name": name, "value": _written(content)} for name, content in zip(names, contents, strict=False)]
    if len(contents) == len(names) and sum(contents) == one.limit:  # the limit itself, as one figure
        listed.append({"name": "ppwr-packaging-metals", "counts": "sum", "value": _written(one.limit)})
    entry: Facts = {"id": "p1", "substances": listed}
    return {"packaging": _complete([entry | ({"material": _OF_KIND[one.kind]} if one.kind else {})])}


def _label(one: LabelMark) -> tuple[Facts, Facts, Facts]:
    label: Facts = {"mark": one.mark} if one.mark else {"shows": [one.shows]}
    if one.languages:
        label["languages"] = list(one.languages)
    if one.height:
        label["height"] = f"{one.height} um"
        return _listed("labels", label, label | {"height": f"{one.height - 1} um"})
    other = {"mark": "mobius-loop"} if one.mark else label | {"shows": ["batch-number"]}
    return _listed("labels", label, other)


def _certificate(one: CertificateHeld) -> tuple[Facts, Facts, Facts]:
    paper = {"scheme": one.schemes[0], "valid-until": AS_OF.isoformat(), "models": ["A-1"]}
    return _listed("certificates", paper, paper | {"valid-until": (AS_OF - _DAY).isoformat()})


def _listed(section: str, fits: Facts, fails: Facts) -> tuple[Facts, Facts, Facts]:
    return {section: [fits]}, {section: _complete([fails])}, {section: [fails]}
