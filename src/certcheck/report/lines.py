"""``certcheck-lines/1``: a stream of checks as JSON, one object per line, after a first line that says what was asked.

``docs/json-report.md`` describes it. A finding is written once and shared by all declarations that have it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import Any

import certcheck
from certcheck.engine.record import OUTCOMES, Record, Shown, TargetRecord
from certcheck.positions import Problem
from certcheck.result import Finding, Notice, OtherRegime, Reason, Standing

FORMAT = "certcheck-lines/1"

_dumped = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_quoted = encode_basestring_ascii

_COUNTS = (*(outcome.value for outcome in OUTCOMES), "met-unconfirmed")
_SCOPE = ("decided", "undetermined", "unconfirmed", "not-applicable")
_HOW_MANY = ",".join([
    f'"{of}":{{{",".join([f"{_quoted(name)}:%d" for name in names])}}}'
    for of, names in (("counts", _COUNTS), ("scope", _SCOPE))
])  # fmt: skip
"""Filled in with :data:`certcheck.engine.record.Counts`."""


def head(targets: Sequence[str], as_of: date, rulesets_digest: str, notices: Sequence[Notice] = ()) -> str:
    """The first line: what every record of the stream has in common."""
    return _dumped({
        "format": FORMAT,
        "engine": certcheck.__version__,
        "rulesets": rulesets_digest,
        "as-of": as_of.isoformat(),
        "targets": list(targets),
        "notices": [_notice(one) for one in notices],
    })  # fmt: skip


def line(record: Record, source: str) -> str:
    """One record."""
    if record.problems:
        problems = [_problem(one) for one in record.problems]
        return _dumped({"source": source, "line": record.line, "problems": problems})
    notices = ",".join(map(_notice_text, record.notices))
    targets = ",".join(map(_target, record.targets))
    return (
        f'{{"source":{_quoted(source)},"line":{record.line},"product":{_quoted(record.product)}'
        f',"digest":"{record.digest}","targets":[{targets}],"notices":[{notices}]}}'
    )


def _target(record: TargetRecord) -> str:
    findings = ",".join([one.text or _text(one) for one in record.shown])
    standing = [_standing(one) for one in record.standing]
    regimes = [_regime(one) for one in record.regimes]
    return (
        f'{{"target":{_quoted(record.target)},"headline":"{record.headline.value}",{_HOW_MANY % record.counts}'
        f',"findings":[{findings}],"standing":{_dumped(standing)}'
        f',"watching":{_dumped(record.watching)},"other-regimes":{_dumped(regimes)}}}'
    )


def _text(shown: Shown) -> str:
    """A finding as JSON, written when it is first asked for."""
    shown.text = _finding(shown.finding)
    return shown.text


def _finding(finding: Finding) -> str:
    """Put together from what is written already: findings are most of a stream, and the same reasons come again."""
    subject = finding.subject
    fields = [
        f'"requirement":{_quoted(finding.requirement)},"outcome":"{finding.outcome}"',
        f'"obligation":{_quoted(finding.obligation)},"firm":{_dumped(finding.firm)}',
    ]
    if subject.kind != "product":
        called = _fields((("kind", subject.kind), ("id", subject.id), ("label", subject.label)))
        fields.append(f'"subject":{{{called}}}')
    stated = (("item", finding.item), ("lot", finding.lot), ("place", finding.place), ("forecast", finding.forecast))
    fields += [f'"{key}":{_quoted(text)}' for key, text in stated if text]
    if finding.starts is not None:
        fields.append(f'"starts":"{finding.starts.isoformat()}","starts-open":{_dumped(finding.starts_open)}')
    if finding.addressee:
        fields.append(f'"addressee":{_quoted(finding.addressee)}')
    fields.append(f'"reasons":[{",".join(map(_reason, finding.reasons))}]')
    asks = dict.fromkeys([one.group for one in finding.questions])
    if asks:
        fields.append(f'"asks":[{",".join(map(_quoted, asks))}]')
    return f"{{{','.join(fields)}}}"


@lru_cache(10_000)
def _reason(reason: Reason) -> str:
    data = _fields(dict(reason.data).items())
    return f'{{"code":"{reason.code}","data":{{{data}}},"path":{_quoted(reason.path)}}}'


def _fields(fields: Iterable[tuple[str, str]]) -> str:
    return ",".join([f"{_quoted(key)}:{_quoted(text)}" for key, text in fields])


def _standing(standing: Standing) -> dict[str, Any]:
    return {"requirement": standing.requirement, "subject": standing.subject.id, "ready": standing.ready}


def _regime(regime: OtherRegime) -> dict[str, Any]:
    return {"id": regime.id, "clause": regime.clause, "url": regime.url}


@lru_cache(10_000)
def _notice_text(notice: Notice) -> str:
    """Most products of a catalogue have the same few."""
    return _dumped(_notice(notice))


def _notice(notice: Notice) -> dict[str, Any]:
    return {"code": notice.code, "data": dict(notice.data), "path": notice.path}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "message": problem.message,
        "hint": problem.hint,
    }
