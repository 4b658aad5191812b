"""From decisions to findings: reasons, and the questions that would settle what is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from certcheck.engine.compiled import CompiledRequirement
from certcheck.engine.decide import Decision, Seat
from certcheck.engine.nodes import gate
from certcheck.result import MET, NOT_APPLICABLE, REVIEW, UNDETERMINED, Code, Finding, Reason, Subject


def finding_of(rule: CompiledRequirement, decision: Decision, *, with_reasons: bool, overlay: str = "") -> Finding:
    """The finding of a decision; ``overlay`` names the place of a rule whose place of sale is not stated."""
    model = rule.rule
    outcome, seat, forecast, start = decision.outcome, decision.seat, decision.forecast, decision.timing.start
    reasons = _reasons(rule, decision, overlay) if with_reasons else ()
    is_open = outcome is UNDETERMINED
    product = seat.scope.product
    if seat.number is not None:
        product.name_entries(model.subject)
    unit = product.unit
    return Finding(
        model.id,
        seat.subject or _subject(model.subject, seat),
        outcome,
        model.obligation,
        rule.firm,
        unit.item or "",
        unit.lot or "",
        seat.scope.place,
        forecast,
        start.day if start else None,
        start.is_open if start else False,
        reasons,
        model.addressee or "",
        in_scope=not is_open or decision.concerned is True,
    )


def _reasons(rule: CompiledRequirement, decision: Decision, overlay: str) -> tuple[Reason, ...]:
    """Each reason once."""
    found = [*_frame_reasons(rule, decision, overlay)]
    if decision.seat.rest:
        found += _rest_reasons(rule, decision)
    else:
        found += _condition_reasons(rule, decision)
        if decision.outcome is REVIEW or decision.special is not None:
            found += _special_reasons(rule, decision)
    return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))


def _frame_reasons(rule: CompiledRequirement, decision: Decision, overlay: str) -> Iterator[Reason]:
    """Dates, places and other requirements."""
    seat = decision.seat
    yield from decision.timing.reasons
    if overlay or (rule.rule.each_place and not seat.rest and not seat.scope.place):
        yield Reason(Code.PLACE_NOT_STATED, (("place", overlay or rule.rule.each_place or ""),), "sold-in")
    if decision.displaced_by is not None:
        other, when = decision.displaced_by
        yield Reason(Code.GOVERNED_BY, (("requirement", other), ("when", when)))


def _special_reasons(rule: CompiledRequirement, decision: Decision) -> Iterator[Reason]:
    """Why a gap is not called one, or does not matter."""
    if decision.outcome is REVIEW and not rule.firm:
        yield Reason(Code.NOT_FIRM, (("confidence", rule.rule.confidence), ("read", rule.rule.read)))
    if decision.special is Code.SOMEBODY_ELSE:
        yield Reason(Code.SOMEBODY_ELSE, (("role", rule.rule.addressee or ""),))
    if decision.special is Code.OTHER_OPTION and rule.rule.bundle:
        bundle, option = rule.rule.bundle
        yield Reason(Code.OTHER_OPTION, (("bundle", bundle), ("option", option)))


def _condition_reasons(rule: CompiledRequirement, decision: Decision) -> list[Reason]:
    """What decided: the scope where it excludes or is open, else the requirement itself."""
    scope = decision.seat.scope
    if decision.timing.is_over:
        return []
    if decision.outcome is NOT_APPLICABLE:
        return rule.body.where.reasons(scope, decision.in_scope)
    if decision.in_scope is None and decision.fulfilled is not True:
        return gate(rule.body.where, scope)
    return rule.body.require.reasons(scope, decision.fulfilled)


def _rest_reasons(rule: CompiledRequirement, decision: Decision) -> list[Reason]:
    """Why entries that are not listed matter: a fact of the product keeps the scope open, else the list itself."""
    path = rule.rule.subject
    scope = decision.seat.scope
    if decision.outcome is MET:
        return rule.body.require.reasons(scope, True)
    if decision.in_scope is None:
        of_product = [one for one in gate(rule.body.where, scope) if not one.path.startswith(f"{path}.")]
        if of_product:
            return of_product
    code = Code.LIST_MAY_HOLD_MORE if decision.seat.listed else Code.LIST_NOT_SUPPLIED
    where = scope.product.position((path.partition(".")[0],))
    return [Reason(code, (("list", path),), path, where)]


def _subject(kind: str, seat: Seat) -> Subject:
    """What reports call a subject, made once for all rules about it."""
    if kind == "product":
        found = Subject()
    elif seat.number is None:
        found = Subject(kind, "*" if seat.rest else "", "", seat.scope.product.position(kind_path(kind)))
    else:
        entry = seat.scope.subject
        identifier = _text(getattr(entry, "id", None)) or f"#{seat.number + 1}"
        found = Subject(kind, identifier, _label(entry), seat.scope.product.position(seat.scope.subject_path))
    seat.subject = found
    return found


def kind_path(kind: str) -> tuple[str, ...]:
    return tuple(kind.split("."))


def _label(entry: Any) -> str:
    for attribute in ("name", "text", "mark", "kind", "material"):
        text = _text(getattr(entry, attribute, None))
        if text:
            return text
    return ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
