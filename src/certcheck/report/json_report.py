"""``certcheck-report/1``: everything that was found, as JSON whose bytes depend on the input alone.

:func:`to_plain` gives one product as plain data; :func:`document` puts products together, :func:`dump` writes bytes'
worth of text. The schema is ``docs/schemas/report.schema.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from json.encoder import encode_basestring
from typing import Any

from certcheck.positions import Position
from certcheck.record import record
from certcheck.report.names import Names
from certcheck.report.options import RenderOptions
from certcheck.report.questions import Group, asked_things, hint, open_questions, question_text
from certcheck.report.texts import LANGUAGES
from certcheck.report.wording import Wording
from certcheck.result import (
    CheckResult,
    Finding,
    Notice,
    OtherRegime,
    Outcome,
    Reason,
    Scope,
    Standing,
    Subject,
    TargetResult,
)
from certcheck.rules.model import Requirement, Ruleset, Text

FORMAT = "certcheck-report/1"

# Legal in JSON as they are, but a terminal that shows the file would act on them.
_ACTIVE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)


def render(results: Sequence[CheckResult], options: RenderOptions) -> str:
    """All products as one JSON text; the language of the options does not matter, texts come in all."""
    return dump(document([to_plain(result, wordings(result, options)) for result in results]))


def document(products: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"format": FORMAT, "products": list(products)}


def dump(plain: Any) -> str:
    """Sorted keys, two spaces, LF, characters that act on a terminal escaped."""
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", _written(plain)) + "\n"


def _written(plain: Any, margin: str = "\n") -> str:
    """As ``json.dumps`` writes it with an indent of two, several times faster and with little memory."""
    if isinstance(plain, str):
        return encode_basestring(plain)
    inner = f"{margin}  "
    if isinstance(plain, dict) and plain:
        body = f",{inner}".join([f"{encode_basestring(key)}: {_written(plain[key], inner)}" for key in sorted(plain)])
        return f"{{{inner}{body}{margin}}}"
    if isinstance(plain, list | tuple) and plain:
        body = f",{inner}".join([_written(one, inner) for one in plain])
        return f"[{inner}{body}{margin}]"
    return json.dumps(plain, allow_nan=False)


def wordings(result: CheckResult, options: RenderOptions) -> tuple[Wording, ...]:
    """One wording per language, knowing the result."""
    return tuple(Wording(Names(language, options.vocabularies, result)) for language in LANGUAGES)


def to_plain(result: CheckResult, languages: tuple[Wording, ...]) -> dict[str, Any]:
    """One product as plain data."""
    return _Plain(result, languages).product()


@record
class _Plain:
    result: CheckResult
    languages: tuple[Wording, ...]
    _reasons: dict[tuple[Reason, Outcome | None], dict[str, Any]] = field(default_factory=dict)

    def product(self) -> dict[str, Any]:
        result = self.result
        return {
            "source": result.source,
            "product": result.product,
            "as-of": result.as_of.isoformat(),
            "engine": result.engine_version,
            "digests": {"declaration": result.declaration_digest, "rulesets": result.rulesets_digest},
            "targets": [self._target(one) for one in result.targets],
            "notices": [self._notice(one) for one in result.notices],
            "requirements": {one.id: _requirement(one) for one in result.requirements.values()},
            "rulesets": {one.id: _ruleset(one) for one in result.rulesets.values()},
        }

    def _target(self, target: TargetResult) -> dict[str, Any]:
        unconfirmed = sum(1 for one in target.findings if one.outcome is Outcome.MET and not one.firm)
        return {
            "target": target.target,
            "title": text_of(target.title),
            "headline": target.headline.value,
            "counts": {**{one.value: target.count(one) for one in Outcome}, "met-unconfirmed": unconfirmed},
            "findings": [self._finding(one) for one in target.findings],
            "questions": [self._group(one) for one in open_questions(target)],
            "standing": [self._standing(one) for one in target.standing],
            "watching": list(target.watching),
            "other-regimes": [_other_regime(one) for one in target.other_regimes],
            "scope": _scope(target.scope),
        }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "requirement": finding.requirement,
            "subject": _subject(finding.subject),
            "item": finding.item,
            "lot": finding.lot,
            "place": finding.place,
            "outcome": finding.outcome.value,
            "forecast": finding.forecast.value if finding.forecast is not None else None,
            "obligation": finding.obligation,
            "firm": finding.firm,
            "starts": day_or_none(finding.starts),
            "starts-open": finding.starts_open,
            "addressee": finding.addressee,
            "reasons": [self._reason(one, finding.outcome) for one in finding.reasons],
            "questions": [{"group": one.group, "reason": self._reason(one.reason)} for one in finding.questions],
        }

    def _reason(self, reason: Reason, outcome: Outcome | None = None) -> dict[str, Any]:
        known = self._reasons.get((reason, outcome))
        if known is None:
            known = self._reasons[reason, outcome] = {
                "code": reason.code.value,
                "data": dict(reason.data),
                "path": reason.path,
                "position": _position(reason.position),
                "text": {one.language: one.reason(reason, outcome) for one in self.languages},
            }
        return known

    def _group(self, group: Group) -> dict[str, Any]:
        return {
            "group": group.place,
            "position": _position(group.position),
            "question": {one.language: question_text(group, one, self.result) for one in self.languages},
            "about": {one.language: list(asked_things(group, one)) for one in self.languages},
            "write": {one.language: hint(group, one) for one in self.languages},
            "requirements": list(group.requirements),
            "settles": group.settles,
            "helps": group.helps,
        }

    def _standing(self, standing: Standing) -> dict[str, Any]:
        return {
            "requirement": standing.requirement,
            "subject": _subject(standing.subject),
            "ready": standing.ready,
            "reasons": [self._reason(one) for one in standing.reasons],
        }

    def _notice(self, notice: Notice) -> dict[str, Any]:
        return {
            "code": notice.code,
            "data": dict(notice.data),
            "path": notice.path,
            "position": _position(notice.position),
            "text": {one.language: one.notice(notice) for one in self.languages},
        }


def text_of(text: Text) -> dict[str, str]:
    """A text in all languages."""
    return {"en": text.en, "zh": text.zh}


def day_or_none(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return day.isoformat() if day is not None else None


def _position(position: Position | None) -> dict[str, int] | None:
    return {"line": position.line, "column": position.column} if position is not None else None


def _subject(subject: Subject) -> dict[str, Any]:
    return {"kind": subject.kind, "id": subject.id, "label": subject.label, "position": _position(subject.position)}


def _other_regime(regime: OtherRegime) -> dict[str, Any]:
    return {"id": regime.id, "title": text_of(regime.title), "clause": regime.clause, "url": regime.url}


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "known": scope.known,
        "decided": scope.decided,
        "undetermined": scope.undetermined,
        "unconfirmed": scope.unconfirmed,
        "not-applicable": scope.not_applicable,
        "rulesets": list(scope.rulesets),
        "not-encoded": [
            {"ruleset": ruleset, "clause": note.clause, "why": text_of(note.why)} for ruleset, note in scope.not_encoded
        ],
    }


def _requirement(rule: Requirement) -> dict[str, Any]:
    return {
        "title": text_of(rule.title),
        "explain": text_of(rule.explain),
        "remedy": text_of(rule.remedy),
        "evidence": text_of(rule.evidence),
        "topic": rule.topic,
        "obligation": rule.obligation,
        "severity": rule.severity,
        "kind": rule.kind,
        "addressee": rule.addressee or "",
        "clause": rule.cite.clause,
        "url": rule.cite.url,
        "source": {"title": rule.source.title, "url": rule.source.url} if rule.source is not None else None,
        "confidence": rule.confidence,
        "read": rule.read,
        "firm": rule.firm,
        "reviewed-on": day_or_none(rule.reviewed_on),
        "prices": list(rule.prices),
        "ruleset": rule.ruleset,
        "jurisdiction": rule.jurisdiction,
        "position": _position(rule.position),
        "status": None
        if rule.status is None
        else {"kind": rule.status.kind, "since": day_or_none(rule.status.since), "note": text_of(rule.status.note)},
    }


def _ruleset(ruleset: Ruleset) -> dict[str, Any]:
    return {
        "title": text_of(ruleset.title),
        "instrument": text_of(ruleset.instrument),
        "reference": ruleset.reference,
        "url": ruleset.url,
        "language": ruleset.language,
        "jurisdiction": ruleset.jurisdiction,
        "kind": ruleset.kind,
        "version": ruleset.version,
        "licence": ruleset.licence,
        "reviewed-on": ruleset.reviewed_on.isoformat(),
        "review-by": day_or_none(ruleset.review_by),
        "digest": ruleset.digest,
    }
