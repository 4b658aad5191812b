"""What does not need the price book does not pay for it, and a packed one is opened without the readers."""

from __future__ import annotations

import subprocess
import sys

import pytest


def imported(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["certcheck.api", "certcheck.cli.app", "certcheck.engine.check"])
def test_a_check_imports_nothing_of_costs(module: str) -> None:
    assert not {name for name in imported(f"import {module}") if name.startswith("certcheck.cost")}


def test_opening_a_book_imports_no_reader() -> None:
    found = imported("import certcheck.cost.reading, certcheck.cost.currency")
    assert not {name for name in found if name.startswith(("certcheck.rules.reading", "certcheck.cost.reading."))} - {
        "certcheck.cost.reading.opening"
    }
    assert not found & {"yaml", "pydantic"}
