"""Trade-offs as plain data."""

from __future__ import annotations

from typing import Any

from certcheck.cost.tradeoffs.model import Evidence, FactorSet, Option, Remark, Verdict
from certcheck.cost.tradeoffs.result import Balance, FreightOption, LawRemark, MaterialOption, Row
from certcheck.report.json_report import text_of
from certcheck.report.plan.model import Weighed
from certcheck.report.plan.plain import decimal, figures, money, sources_of, span


def weighed_to_plain(weighed: Weighed, currency: str) -> dict[str, Any]:
    """Materials, freight, the one set of emission factors, and common sayings with what the figures say."""
    return {
        "places": list(weighed.places),
        "materials": [_material(one, currency) for one in weighed.materials],
        "freight": [_freight(one, currency) for one in weighed.freight],
        "factors": _factors(weighed.factors) if weighed.factors is not None else None,
        "verdicts": [_verdict(one) for one in weighed.verdicts],
        "questions": list(weighed.questions),
    }


def _material(one: MaterialOption, currency: str) -> dict[str, Any]:
    return {
        "path": one.path,
        "component": one.component,
        "material": one.material,
        **_option(one.option),
        "balances": [_balance(balance, currency) for balance in one.balances],
        "total": money(one.total, currency),
        "law": [_law(law) for law in one.law],
        "restricted": one.restricted,
        "remarks": [_remark(remark) for remark in one.remarks],
        "evidence": [_evidence(evidence) for evidence in one.evidence],
        "questions": list(one.questions),
        "confidence": one.confidence,
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "option": option.id,
        "title": text_of(option.title),
        "family": option.family,
        "becomes": option.becomes,
        "note": text_of(option.note),
    }


def _balance(balance: Balance, currency: str) -> dict[str, Any]:
    return {
        "place": balance.place,
        "per": balance.per,
        "units": span(balance.units),
        "mass-kg": figures(balance.mass_kg),
        "rows": [_row(row, currency) for row in balance.rows],
        "net": money(balance.net, currency),
        "complete": balance.complete,
        "questions": list(balance.questions),
    }


def _row(row: Row, currency: str) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "title": text_of(row.title),
        "now": money(row.now, currency),
        "then": money(row.then, currency),
        "difference": money(row.difference, currency),
        "reason": row.reason,
        "note": text_of(row.note),
        "confidence": row.confidence,
        "sources": sources_of(row.sources),
    }


def _law(law: LawRemark) -> dict[str, Any]:
    return {
        "place": law.place,
        "standing": law.standing,
        "text": text_of(law.text),
        "clause": law.clause,
        "starts": law.starts,
        "sources": sources_of(law.sources),
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"place": remark.place, "text": text_of(remark.text), "sources": sources_of(remark.sources)}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "place": evidence.place,
        "title": text_of(evidence.title),
        "weeks": span(evidence.weeks),
        "confidence": evidence.backing.confidence,
        "sources": sources_of(evidence.backing.sources),
    }


def _freight(one: FreightOption, currency: str) -> dict[str, Any]:
    return {
        "mode": one.mode.id,
        "title": text_of(one.mode.title),
        "market": one.market,
        "route": one.route.id if one.route is not None else "",
        "per": one.per,
        "mass-kg": figures(one.mass_kg),
        "volume-m3": figures(one.volume_m3),
        "chargeable": figures(one.chargeable),
        "chargeable-unit": one.chargeable_unit,
        "cost": money(one.cost, currency),
        "days": figures(one.days),
        "distance-km": decimal(one.distance_km) if one.distance_km is not None else None,
        "emissions-kg": figures(one.emissions_kg),
        "times-least": f"{one.times_least:.2f}" if one.times_least is not None else None,
        "questions": list(one.questions),
        "reasons": list(one.reasons),
        "note": text_of(one.note),
        "confidence": one.confidence,
        "sources": sources_of(one.sources),
    }


def _factors(factors: FactorSet) -> dict[str, Any]:
    return {
        "set": factors.id,
        "title": text_of(factors.title),
        "year": factors.year,
        "g-per-tonne-km": {carrier: decimal(factor) for carrier, factor in factors.factors.items()},
        "note": text_of(factors.note),
        "confidence": factors.backing.confidence,
        "sources": sources_of(factors.backing.sources),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "verdict": verdict.id,
        "claim": text_of(verdict.claim),
        "text": text_of(verdict.text),
        "confidence": verdict.backing.confidence,
        "sources": sources_of(verdict.backing.sources),
    }
