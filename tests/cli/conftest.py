"""A runner that behaves as the installed command does: exit codes included, in one process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from certcheck.cli.errors import run

RULES = Path(__file__).parent / "data" / "rules"

LAMP = """\
certcheck: declaration/1
identity: {name: 'Lamp [bold]X[/bold]'}
sold-in: [de]
features: {electrical: yes, display: no, light-source: no}
materials: {state: complete, entries: [{id: cable, substances: [{name: lead, value: %s}]}]}
labels: {state: complete, entries: [{mark: ce}]}
"""
GOOD = LAMP % "12 mg/kg"
GAPS = LAMP % "1200 mg/kg"
OPEN = LAMP % "'<2000 mg/kg'"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Certcheck = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of whoever runs the tests: an empty folder that looks like a repository, and no variables."""
    for name in [name for name in os.environ if name.startswith("CERTCHECK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    folder = tmp_path / "work"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    (folder / "good.yaml").write_text(GOOD, "utf-8")
    (folder / "gaps.yaml").write_text(GAPS, "utf-8")
    (folder / "open.yaml").write_text(OPEN, "utf-8")


@pytest.fixture
def certcheck(capfdbinary: pytest.CaptureFixture[bytes]) -> Certcheck:
    """Run a command with the small rulesets of these tests."""

    def call(*arguments: str, rules: Path | None = RULES) -> Outcome:
        words = list(arguments)
        if rules is not None and words and words[0] in ("check", "explain", "targets"):
            words[1:1] = ["--rules", str(rules)]
        code = run(words)
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return call
