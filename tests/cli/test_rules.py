"""``certcheck rules``: one line per problem, and exit codes that mean what they say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from certcheck.cli.errors import run

BOOK = Path(__file__).parents[1] / "rules" / "data" / "book"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOK, tmp_path / "book"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("command", ["lint", "test", "mutate"])
def test_a_sound_book(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", command, str(BOOK)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["lint", "test", "mutate"])
def test_no_such_path(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", command, "nowhere"]) == 2
    assert "nowhere: no such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["lint", "test", "mutate"])
def test_an_invalid_ruleset(command: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root / "eu" / "rohs.yaml", "held: held", "hold: held")
    assert run(["rules", command, str(root)]) == 5
    place = f"{root / 'eu' / 'rohs.yaml'}:41:62:"
    assert f"error: {place} requirements[1].require.where.hold: unknown path 'hold'" in capsys.readouterr().out


def test_cases_of_an_unreadable_rule_are_not_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root / "eu" / "rohs.yaml", "held: held", "hold: held")
    assert run(["rules", "test", str(root)]) == 5
    assert "7 cases, 0 failed" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["lint", "test", "mutate"])
def test_an_invalid_vocabulary(command: str, root: Path) -> None:
    (root / "vocabularies" / "marks.yaml").write_text("vocabulary: marks\n", encoding="utf-8")
    assert run(["rules", command, str(root)]) == 5


def test_a_failing_case(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root / "eu" / "rohs.yaml", "1000 mg/kg", "2000 mg/kg")
    assert run(["rules", "test", str(root)]) == 1
    out = capsys.readouterr().out
    assert f"failed: {root / 'eu' / 'rohs.cases.yaml'}:8:5: eu/rohs/lead: just above: expected gap, found" in out
    assert "14 cases, 1 failed" in out


def test_cases_by_prefix(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "test", str(root), "-k", "eu/rohs/declared"]) == 0
    assert "7 cases, 0 failed" in capsys.readouterr().out
    assert run(["rules", "test", str(root), "-k", "us/"]) == 2


def test_one_file_of_a_book(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root / "tables" / "acts.yaml", "date: unknown", "date: someday")
    assert run(["rules", "lint", str(root / "eu" / "rohs.yaml")]) == 0
    assert run(["rules", "lint", str(root)]) == 5
    assert "expected a date as YYYY-MM-DD, found 'someday'" in capsys.readouterr().out


def test_survivors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root / "eu" / "rohs.cases.yaml", "value: 0.1 %", "value: 0.05 %")
    assert run(["rules", "mutate", str(root)]) == 1
    out = capsys.readouterr().out
    assert f"survived: {root / 'eu' / 'rohs.yaml'}:27: eu/rohs/lead: require: less-than instead of at-most" in out
    assert run(["rules", "mutate", str(root), "--at-least", "80"]) == 0
    assert run(["rules", "mutate", str(root), "--ruleset", "eu/none"]) == 2


def test_warnings_count_when_asked(root: Path) -> None:
    change(root / "eu" / "rohs.yaml", ", eu/rohs/declared]", "]")
    assert run(["rules", "lint", str(root)]) == 0
    assert run(["rules", "lint", str(root), "--strict"]) == 5
