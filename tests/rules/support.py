"""Small rulebooks for tests: a whole one under ``data/book``, and single requirements given as YAML."""

from __future__ import annotations

import shutil
import textwrap
from functools import cache
from pathlib import Path

from certcheck.positions import InputError
from certcheck.rules.conditions import Condition
from certcheck.rules.model import Requirement, Rulebook
from certcheck.rules.reading import Reading, read_rulebook, read_rules
from certcheck.rules.workspace import Workspace, open_workspace

BOOK = Path(__file__).parent / "data" / "book"

HEAD = """\
ruleset: eu/test
format: ruleset/1
title: {en: Test law, zh: 测试法规}
instrument: {name: {en: Test law, zh: 测试法规}, reference: 1/2, url: 'https://example.org', language: en}
jurisdiction: eu
kind: law
version: 1.0.0
licence: CC-BY-4.0
reviewed-on: 2026-11-21
review-by: 2027-11-21
parity: {encoded: [{clause: Art. 1, by: [eu/test/rule]}], not-encoded: []}
"""
RULE = """\
id: eu/test/rule
title: {en: A rule, zh: 规则}
explain: {en: What it says, zh: 规则内容}
remedy: {en: What to do, zh: 整改措施}
topic: safety
obligation: mandatory
confidence: high
read: official
cite: {clause: Art. 1, url: 'https://example.org'}
applies: {anchor: placed}
"""


@cache
def book() -> Rulebook:
    return read_rulebook(BOOK)


@cache
def workspace() -> Workspace:
    return open_workspace(BOOK)


def copied(directory: Path) -> Path:
    """A copy of the whole book that a test may change."""
    return Path(shutil.copytree(BOOK, directory / "book"))


def ruleset_text(*rules: str, head: str = HEAD) -> str:
    """A ruleset of rules that each state only what matters for the test; later keys win over the usual ones."""
    return head + "requirements:\n" + "".join(_item(rule) for rule in rules)


def _item(rule: str) -> str:
    own = textwrap.dedent(rule).strip("\n")
    keys = {line.partition(":")[0] for line in own.splitlines() if line[:1].strip()}
    usual = [line for line in RULE.splitlines() if line.partition(":")[0] not in keys]
    lines = [*usual, *own.splitlines()]
    return textwrap.indent("- " + textwrap.indent("\n".join(lines), "  ")[2:], "  ") + "\n"


def reading(directory: Path, text: str, **files: str) -> Reading:
    """What is read from a ruleset and further files by name (``tables__t`` is ``tables/t.yaml``)."""
    (directory / "eu").mkdir(parents=True, exist_ok=True)
    (directory / "eu" / "test.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        path = directory / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(content), encoding="utf-8")
    return read_rules(directory)


def problems(directory: Path, text: str, **files: str) -> list[str]:
    """Problems as ``line:column: message (hint)``."""
    return [str(one).partition(".yaml:")[2] for one in reading(directory, text, **files).problems]


def faults_of_rule(directory: Path, rule: str, **files: str) -> list[str]:
    """Messages of problems about one rule, without their places."""
    found = reading(directory, ruleset_text(rule), **files).problems
    return [one.message + (f" ({one.hint})" if one.hint else "") for one in found]


def rule_of(directory: Path, rule: str, *, head: str = HEAD) -> Requirement:
    """The requirement that a piece of YAML gives; fails when it cannot be read."""
    found = reading(directory, ruleset_text(rule, head=head))
    if found.problems:
        raise InputError(found.problems)
    return found.rulebook.rulesets[0].requirements[0]


def condition(directory: Path, text: str, *, subject: str = "product", each_place: bool = False) -> Condition:
    """The condition that a piece of YAML gives under ``require``."""
    place = "each-place: eu\n" if each_place else ""
    return rule_of(directory, f"subject: {subject}\n{place}require: {text}").require
