"""The sixty requirements as hand-written closures over typed facts: what a good engineer writes without any engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.peers.facts import TODAY, Facts
from benchmarks.workload.formulas import OPEN, as_key
from benchmarks.workload.model import (
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
    Verdict,
)
from benchmarks.workload.names import CATEGORY_KINDS

Rule = Callable[[Facts], Verdict]
Truth = bool | None
Test = Callable[[Facts], Truth]


def rules_of(requirements: Sequence[Requirement]) -> list[Rule]:
    return [_rule(one) for one in requirements]


def _rule(one: Requirement) -> Rule:
    match one:
        case SubstanceLimit():
            return _substance(one)
        case MetalSum():
            return _metals(one)
        case LabelMark():
            return _some(one.gate, "labels", _label(one))
        case CertificateHeld():
            return _some(one.gate, "certificates", _certificate(one))
        case DocumentHeld():
            return _some(one.gate, "documents", _document(one))


def _gate(gate: Gate) -> Test:
    """Whether a requirement is about a product: False, None or True."""
    categories = frozenset(CATEGORY_KINDS[gate.category]) if gate.category else None
    features, anchor = tuple(as_key(name) for name in gate.features), gate.anchor
    first = gate.first.toordinal() if gate.first is not None else None
    last = gate.last.toordinal() if gate.last is not None else None

    def test(facts: Facts) -> Truth:
        result: Truth = True
        if categories is not None and facts["category"] not in categories:
            if facts["category"] != OPEN:
                return False
            result = None
        stated = facts["features"]
        for name in features:
            if stated[name] < 1:
                if stated[name] < 0:
                    return False
                result = None
        when = facts[anchor]
        if first is not None and when["first"] < first:
            if when["last"] < first:
                return False
            result = None
        if last is not None and when["last"] > last:
            if when["first"] > last:
                return False
            result = None
        return result

    return test


def _substance(one: SubstanceLimit) -> Rule:
    gate, substance, kind, accessible = _gate(one.gate), as_key(one.substance), as_key(one.kind), one.accessible
    most = one.limit * 2 - one.strict  # the greatest value that is still allowed

    def rule(facts: Facts) -> Verdict:
        about = gate(facts)
        if about is False:
            return NOT_APPLICABLE
        materials = facts["materials"]
        verdict = NOT_APPLICABLE if materials["whole"] else UNDETERMINED
        for entry in materials["entries"]:
            scope = 1 if about else 0
            if kind:
                scope = min(scope, entry["kind"][kind])
            if accessible:
                scope = min(scope, entry["accessible"])
            if scope < 0:
                continue
            figure = entry["figures"][substance]
            if figure["high"] <= most:
                if verdict == NOT_APPLICABLE:
                    verdict = MET
            elif scope and figure["low"] > most:
                return GAP
            else:
                verdict = UNDETERMINED
        return verdict

    return rule


def _metals(one: MetalSum) -> Rule:
    gate, kind, most = _gate(one.gate), as_key(one.kind), one.limit * 2

    def rule(facts: Facts) -> Verdict:
        about = gate(facts)
        if about is False:
            return NOT_APPLICABLE
        packaging = facts["packaging"]
        verdict = NOT_APPLICABLE if packaging["whole"] else UNDETERMINED
        for entry in packaging["entries"]:
            scope = 1 if about else 0
            if kind:
                scope = min(scope, entry["kind"][kind])
            if scope < 0:
                continue
            metals = entry["metals"]
            if metals["high"] <= most:
                if verdict == NOT_APPLICABLE:
                    verdict = MET
            elif scope and metals["low"] > most:
                return GAP
            else:
                verdict = UNDETERMINED
        return verdict

    return rule


def _some(gate_data: Gate, section: str, fits: Test) -> Rule:
    """One entry that fits is enough."""
    gate = _gate(gate_data)

    def rule(facts: Facts) -> Verdict:
        about = gate(facts)
        if about is False:
            return NOT_APPLICABLE
        listed = facts[section]
        possible = not listed["whole"]
        for entry in listed["entries"]:
            found = fits(entry)
            if found:
                return MET
            if found is None:
                possible = True
        return UNDETERMINED if possible or about is None else GAP

    return rule


def _label(one: LabelMark) -> Test:
    mark, shows, languages, height = one.mark, one.shows, one.languages, one.height * 2

    def fits(label: Facts) -> Truth:
        result: Truth = True
        if mark:
            if label["mark"] != mark:
                if label["mark"] != OPEN:
                    return False
                result = None
        elif shows not in label["shows"]:
            if OPEN not in label["shows"]:
                return False
            result = None
        if languages:
            spoken = label["languages"]
            for language in languages:
                if language not in spoken:
                    if OPEN not in spoken:
                        return False
                    result = None
        if height and label["height"]["low"] < height:
            if label["height"]["high"] < height:
                return False
            result = None
        return result

    return fits


def _certificate(one: CertificateHeld) -> Test:
    schemes, model = frozenset(one.schemes), one.model

    def fits(paper: Facts) -> Truth:
        result: Truth = True
        if paper["scheme"] not in schemes:
            if paper["scheme"] != OPEN:
                return False
            result = None
        if paper["until"]["first"] < TODAY:
            if paper["until"]["last"] < TODAY:
                return False
            result = None
        if model and paper["names_model"] < 1:
            if paper["names_model"] < 0:
                return False
            result = None
        return result

    return fits


def _document(one: DocumentHeld) -> Test:
    document = one.document

    def fits(paper: Facts) -> Truth:
        result: Truth = True
        if paper["kind"] != document:
            if paper["kind"] != OPEN:
                return False
            result = None
        if paper["held"] < 1:
            if paper["held"] < 0:
                return False
            result = None
        return result

    return fits
