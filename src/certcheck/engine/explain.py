"""From decisions to findings: reasons, and the questions that would settle what is open."""

from __future__ import annotations

from typing import Any

from certcheck.engine.compile import CompiledRequirement
from certcheck.engine.decide import Decision
from certcheck.engine.nodes import gate
from certcheck.result import Code, Finding, Outcome, Question, Reason, Subject

OPEN_CODES = frozenset({
    Code.FACT_NOT_STATED, Code.FACT_UNREADABLE, Code.FACT_OPEN, Code.NAME_UNKNOWN, Code.ENTRY_NOT_STATED,
    Code.ENTRY_UNCLEAR, Code.NOT_MEASURED, Code.WRONG_BASIS, Code.WRONG_UNIT, Code.DETECTION_TOO_HIGH,
    Code.LIMIT_OPEN, Code.ADDITION_NOT_STATED, Code.PLACE_NOT_STATED, Code.DATE_NOT_STATED, Code.DATE_SPANS_SWITCH,
    Code.LIST_NOT_SUPPLIED, Code.LIST_MAY_HOLD_MORE, Code.TABLE_NO_ROW,
})  # fmt: skip


def finding_of(rule: CompiledRequirement, decision: Decision, *, with_reasons: bool, overlay: str = "") -> Finding:
    """The finding of a decision; ``overlay`` names the place of a rule whose place of sale is not stated."""
    model = rule.rule
    reasons = _reasons(rule, decision, overlay) if with_reasons else ()
    open_ended = Outcome.UNDETERMINED in (decision.outcome, decision.forecast)
    start = decision.timing.start
    unit = decision.scope.product.unit
    return Finding(
        requirement=model.id,
        subject=_subject(rule, decision),
        outcome=decision.outcome,
        obligation=model.obligation,
        firm=model.firm,
        item=unit.item or "",
        lot=unit.lot or "",
        place=decision.scope.place,
        forecast=decision.forecast,
        starts=start.day if start else None,
        starts_open=start.is_open if start else False,
        reasons=reasons,
        questions=_questions(reasons) if open_ended else (),
        addressee=model.addressee or "",
        in_scope=decision.outcome is not Outcome.UNDETERMINED or decision.concerned is True,
    )


def _reasons(rule: CompiledRequirement, decision: Decision, overlay: str) -> tuple[Reason, ...]:
    found: dict[Reason, None] = dict.fromkeys(decision.timing.reasons)
    scope = decision.scope
    if overlay or (decision.rest is False and rule.rule.each_place and not scope.place):
        place = overlay or rule.rule.each_place or ""
        found[Reason(Code.PLACE_NOT_STATED, (("place", place),), "sold-in")] = None
    if decision.displaced_by is not None:
        other, when = decision.displaced_by
        found[Reason(Code.GOVERNED_BY, (("requirement", other), ("when", when)))] = None
    if decision.rest:
        found.update(dict.fromkeys(_rest_reasons(rule, decision)))
        return tuple(found)
    found.update(dict.fromkeys(_condition_reasons(rule, decision)))
    if decision.outcome is Outcome.REVIEW and not rule.rule.firm:
        found[Reason(Code.NOT_FIRM, (("confidence", rule.rule.confidence), ("read", rule.rule.read)))] = None
    if decision.special is Code.SOMEBODY_ELSE:
        found[Reason(Code.SOMEBODY_ELSE, (("role", rule.rule.addressee or ""),))] = None
    if decision.special is Code.OTHER_OPTION and rule.rule.bundle:
        bundle, option = rule.rule.bundle
        found[Reason(Code.OTHER_OPTION, (("bundle", bundle), ("option", option)))] = None
    return tuple(found)


def _condition_reasons(rule: CompiledRequirement, decision: Decision) -> list[Reason]:
    """What decided: the scope where it excludes or is open, else the requirement itself."""
    scope = decision.scope
    if decision.timing.state in ("not-yet-bound", "ended"):
        return []
    if decision.outcome is Outcome.NOT_APPLICABLE:
        return rule.body.where.reasons(scope)
    concerned = rule.body.where.truth(scope)
    if concerned is None and decision.fulfilled is not True:
        return gate(rule.body.where, scope)
    return rule.body.require.reasons(scope)


def _rest_reasons(rule: CompiledRequirement, decision: Decision) -> list[Reason]:
    """Why entries that are not listed matter: a fact of the product keeps the scope open, else the list itself."""
    path = rule.rule.subject
    scope = decision.scope
    if decision.outcome is Outcome.MET:
        return rule.body.require.reasons(scope)
    if rule.body.where.truth(scope) is None:
        of_product = [one for one in gate(rule.body.where, scope) if not one.path.startswith(f"{path}.")]
        if of_product:
            return of_product
    code = Code.LIST_MAY_HOLD_MORE if decision.listed else Code.LIST_NOT_SUPPLIED
    where = scope.product.position((path.partition(".")[0],))
    return [Reason(code, (("list", path),), path, where)]


def _questions(reasons: tuple[Reason, ...]) -> tuple[Question, ...]:
    return tuple(Question(reason.path, reason) for reason in reasons if reason.code in OPEN_CODES and reason.path)


def _subject(rule: CompiledRequirement, decision: Decision) -> Subject:
    if rule.rule.subject == "product":
        return Subject()
    kind = rule.rule.subject
    product = decision.scope.product
    if decision.rest or decision.number is None:
        return Subject(kind, "*" if decision.rest else "", "", product.position(kind_path(kind)))
    entry = decision.scope.subject
    identifier = _text(getattr(entry, "id", None)) or f"#{decision.number + 1}"
    return Subject(kind, identifier, _label(entry), product.position(decision.scope.subject_path))


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
