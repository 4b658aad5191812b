"""Small rulebooks and declarations for engine tests, written in the languages their users write."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from certcheck.declaration.loading import load_text
from certcheck.engine.check import Engine
from certcheck.result import CheckResult, Finding
from certcheck.rules.reading.books import read_rulebook
from certcheck.vocabulary import Vocabularies, load_vocabularies

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 21)


@cache
def vocabularies() -> Vocabularies:
    return load_vocabularies(DATA / "vocabularies")


def engine(directory: Path, requirements: str, *, tables: dict[str, str] | None = None, head: str = "") -> Engine:
    """An engine for the requirements given as YAML list items; everything a ruleset must have besides is filled in."""
    (directory / "eu").mkdir(exist_ok=True, parents=True)
    (directory / "tables").mkdir(exist_ok=True)
    rules = [_filled(rule) for rule in yaml.load(textwrap.dedent(requirements), yaml.BaseLoader) or []]
    ruleset: dict[str, Any] = {
        "ruleset": "eu/demo", "format": "ruleset/1", "title": _both("Demo"),
        "instrument": {"name": _both("Demo act"), "reference": "1/2026", "url": "https://example.org/act", "language": "en"},
        "jurisdiction": "eu", "kind": "law", "version": "1", "licence": "CC-BY-4.0", "reviewed-on": "2026-11-21",
        "review-by": "2027-11-21", "parity": {"laboratory": [], "not-encoded": [], "encoded": [{"clause": "1", "by": [rules[0]["id"]] if rules else []}]},
        "requirements": rules,
    }  # fmt: skip
    ruleset.update(yaml.load(textwrap.dedent(head), yaml.BaseLoader) or {})
    (directory / "eu" / "demo.yaml").write_text(yaml.safe_dump(ruleset, allow_unicode=True), encoding="utf-8")
    for name, text in (tables or {}).items():
        (directory / "tables" / f"{name}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    return Engine(read_rulebook(directory), vocabularies())


def _both(text: str) -> dict[str, str]:
    return {"en": text, "zh": "示例"}


def _filled(rule: dict[str, Any]) -> dict[str, Any]:
    name = rule.pop("id", "rule")
    filled: dict[str, Any] = {
        "id": f"eu/demo/{name}", "title": _both("Title"), "explain": _both("Explanation"), "remedy": _both("Remedy"),
        "evidence": _both("Evidence"), "topic": "chemical", "obligation": "mandatory",
        "cite": {"clause": "Art. 1", "url": "https://example.org/act"}, "confidence": "high", "read": "official",
        "applies": {"from": "2010-01-01"},
    }  # fmt: skip
    return {**filled, **rule}


def check(rules: Engine, declaration: str, *, target: str = "eu", as_of: date = TODAY, **options: Any) -> CheckResult:
    text = "certcheck: declaration/1\n" + textwrap.dedent(declaration)
    return rules.check(load_text(text, "yaml", "product.yaml"), [target], as_of, **options)


def findings(rules: Engine, declaration: str, **options: Any) -> tuple[Finding, ...]:
    return check(rules, declaration, **options).targets[0].findings


def outcomes(rules: Engine, declaration: str, **options: Any) -> list[str]:
    """The outcomes of all findings, in report order."""
    return [finding.outcome.value for finding in findings(rules, declaration, **options)]


def outcome(rules: Engine, declaration: str, **options: Any) -> str:
    """The outcome of the one finding there is."""
    (only,) = outcomes(rules, declaration, **options)
    return only


def material(*entries: str, section: str = "") -> str:
    """A declaration with one material of a complete list; ``entries`` are its substance entries."""
    listed = ", ".join(entries)
    return f"materials: {{state: complete, entries: [{{id: m, substances: {{{section}entries: [{listed}]}}}}]}}\n"


__all__: Sequence[str] = ["TODAY", "check", "engine", "findings", "material", "outcome", "outcomes", "vocabularies"]
