"""What the linter says of price files, beside what makes them unusable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rules.support import copied

from certcheck.cli.errors import run
from certcheck.cost.lint import lint_prices
from certcheck.rules.lint import Lint
from certcheck.rules.location import rulesets_directory
from certcheck.rules.workspace import open_workspace
from cost.offers import HEAD, ITEM

HEADED = HEAD.replace("  guess: {title: Own estimate, kind: own}\n", "")
PRICE = "price: {amount: 10, currency: EUR, year: 2026}"
BODY = f"items: [{{{ITEM}, basis: family, {PRICE}}}]\ndefaults: {{labelling: test}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    directory = copied(tmp_path)
    (directory / "prices").mkdir()
    shutil.copytree(rulesets_directory() / "currencies", directory / "currencies")
    return directory


def lint(root: Path, body: str) -> Lint:
    (root / "prices" / "own.yaml").write_text(HEADED + body, encoding="utf-8")
    workspace = open_workspace(root)
    return lint_prices(workspace.root, workspace.reading, workspace.vocabularies)


def texts(root: Path, body: str) -> tuple[list[str], list[str]]:
    found = lint(root, body)
    return [one.message for one in found.errors], [one.message for one in found.warnings]


def test_nothing_to_say(root: Path) -> None:
    assert texts(root, BODY) == ([], [])


def test_no_price_files_at_all(tmp_path: Path) -> None:
    workspace = open_workspace(copied(tmp_path))
    assert lint_prices(workspace.root, workspace.reading, workspace.vocabularies) == Lint((), ())


@pytest.mark.parametrize(
    ("year", "errors", "warnings"),
    [
        (2025, 0, 0),
        (2024, 0, 0),  # at least 22 months before November 2026
        (2023, 0, 1),  # at least 34
        (2022, 0, 1),  # at least 46
        (2021, 1, 0),  # at least 58
    ],
)
def test_old_prices(root: Path, year: int, errors: int, warnings: int) -> None:
    found = lint(root, BODY.replace("year: 2026", f"year: {year}"))
    assert (len(found.errors), len(found.warnings)) == (errors, warnings)
    for one in (*found.errors, *found.warnings):
        assert (one.file, one.line) == (str(root / "prices" / "own.yaml"), 7)
        assert f"the price is of {year}" in one.message


def test_an_unknown_price_of_a_requirement_is_an_error_at_the_requirement(root: Path) -> None:
    path = root / "eu" / "rohs.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("require:", "prices: [tests]\n    require:", 1), encoding="utf-8")
    (error,) = lint(root, BODY).errors
    assert error.file == str(path)
    assert error.message == "'prices': there is no item or need 'tests'"
    assert error.hint == "did you mean 'test'?"


def test_what_nothing_asks_for(root: Path) -> None:
    need = "{id: need, title: {en: A need, zh: 需求}, ways: [{id: a, title: {en: A way, zh: 方式}, items: [test]}]}"
    assert texts(root, BODY.replace("defaults: {labelling: test}", f"needs: [{need}]")) == (
        [],
        ["no requirement, default or way asks for this need"],
    )
    other = BODY.replace("]\n", f", {{{ITEM.replace('id: test', 'id: other')}, basis: family, {PRICE}}}]\n", 1)
    assert texts(root, other) == ([], ["no requirement, default or way asks for this item"])
    brought = other.replace("basis: family", "brings: [other], basis: family", 1)
    assert texts(root, brought) == ([], [])


def test_an_unknown_currency(root: Path) -> None:
    (error,) = lint(root, BODY.replace("EUR", "EUX")).errors
    assert error.message == "there is no rate for the currency 'EUX'"
    assert error.hint.startswith("one of EUR, ")
    assert error.file == str(root / "prices" / "own.yaml")


def test_a_broken_table_of_rates(root: Path) -> None:
    (root / "currencies" / "ecb.yaml").write_text("certcheck: rates/1\n", encoding="utf-8")
    assert "'day' is missing" in texts(root, BODY)[0]


def test_faults_are_errors(root: Path) -> None:
    own = HEADED.replace("kind: official", "kind: own")
    (root / "prices" / "own.yaml").write_text(own + BODY, encoding="utf-8")
    workspace = open_workspace(root)
    (error,) = lint_prices(workspace.root, workspace.reading, workspace.vocabularies).errors
    assert error.message == "all sources are of kind own: the confidence is low"


def test_the_command_reads_prices_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "prices" / "own.yaml"
    path.write_text(HEADED + BODY, encoding="utf-8")
    assert run(["rules", "lint", str(root)]) == 0
    path.write_text(HEADED + BODY.replace("amount: 10", "amount: ten"), encoding="utf-8")
    capsys.readouterr()
    assert run(["rules", "lint", str(path)]) == 5
    shown = capsys.readouterr().out
    assert f"error: {path}:7:" in shown
    assert "items[0].price.amount: expected a number, found 'ten'" in shown
    assert "1 error, 0 warnings" in shown
