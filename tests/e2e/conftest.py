"""The installed command as a user has it: a process of its own, found beside the interpreter that runs the tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RULES = HERE / "data" / "rules"
AS_OF = "2026-11-21"

LAMP = """\
certcheck: declaration/1
identity: {name: Lamp, category: lamp}
sold-in: [eu/fr]
features: {electrical: yes, display: no, light-source: no}
materials: {state: complete, entries: [{id: cable, substances: [{name: lead, value: %s}]}]}
labels: {state: complete, entries: [{mark: ce}]}
"""
GOOD, GAPS, OPEN = LAMP % "12 mg/kg", LAMP % "1200 mg/kg", LAMP % "'<2000 mg/kg'"
PLAIN = "certcheck: declaration/1\nfeatures: {laser: no}\n"

# What acts on a terminal or misleads the reader of one: controls but line feed, bidirectional marks, invisible fillers.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


class Done(NamedTuple):
    """How a process ended."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")

    @property
    def both(self) -> str:
        return self.out + self.err


def executable() -> str:
    """The console script that was installed with the package."""
    folder = Path(sys.executable).parent
    found = next((folder / name for name in ("certcheck", "certcheck.exe") if (folder / name).exists()), None)
    assert found is not None, f"no certcheck command beside {sys.executable}: install the package"
    return str(found)


class Certcheck:
    """Runs the command; in the common folder the same words run once, in a folder of a test's own each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Any, Done] = {}

    @cached_property
    def environment(self) -> dict[str, str]:
        """That of the tests, without settings of whoever runs them."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CERTCHECK_", "PYTHON"))}
        return {**kept, "COLUMNS": "100", "PYTHONUTF8": "1"}

    def __call__(
        self, *words: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: bytes = b""
    ) -> Done:
        key = (words, tuple(sorted((env or {}).items())), stdin)
        if cwd is None and key in self._seen:
            return self._seen[key]
        done = subprocess.run(
            [executable(), *words], cwd=cwd or self.folder, env={**self.environment, **(env or {})}, input=stdin,
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        found = Done(done.returncode, done.stdout, done.stderr)
        if cwd is None:
            self._seen[key] = found
        return found

    def check(self, *words: str, rules: Path = RULES, **more: Any) -> Done:
        """``certcheck check`` with the small rulesets, on a fixed day."""
        return self("check", *words, "--rules", str(rules), "--as-of", AS_OF, **more)

    def all(self, runs: Iterable[Callable[[], Done]]) -> list[Done]:
        """Several runs, two at a time."""
        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(lambda run: run(), runs))


@pytest.fixture(scope="session")
def certcheck(tmp_path_factory: pytest.TempPathFactory) -> Certcheck:
    """The command in a folder with some declarations; the folder is the top of a repository for itself."""
    folder = tmp_path_factory.mktemp("work")
    (folder / ".git").mkdir()
    for name, text in {"good": GOOD, "gaps": GAPS, "open": OPEN, "plain": PLAIN}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return Certcheck(folder)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder for one test, likewise the top of a repository."""
    (tmp_path / ".git").mkdir()
    return tmp_path
