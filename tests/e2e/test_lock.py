"""``certcheck rules lock`` and ``certcheck check --locked``: the rules that were agreed on, or exit code 5."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import GOOD, RULES, Certcheck, Done


@pytest.fixture(scope="module")
def locked(certcheck: Certcheck) -> bytes:
    """The lock file of the small rulesets, written by the command."""
    done = certcheck("rules", "lock", "--rules", str(RULES))
    assert (done.code, done.out, done.err) == (0, "", "certcheck.lock: 5 rulesets locked\n")
    return (certcheck.folder / "certcheck.lock").read_bytes()


@pytest.fixture
def place(own: Path, locked: bytes) -> Path:
    """A folder with a declaration, rulesets of its own, and their lock file."""
    (own / "good.yaml").write_text(GOOD, "utf-8")
    (own / "certcheck.lock").write_bytes(locked)
    shutil.copytree(RULES, own / "rules")
    return own


def check(certcheck: Certcheck, place: Path, *words: str, as_of: str = "2026-11-21", **more: dict[str, str]) -> Done:
    options = ("--rules", "rules", "--as-of", as_of, "--target", "eu")
    return certcheck("check", "good.yaml", *options, *words, cwd=place, **more)  # type: ignore[arg-type]


def change(place: Path, file: str, old: str, new: str) -> None:
    path = place / "rules" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_lock_file_holds_versions_and_digests_and_no_paths(certcheck: Certcheck, locked: bytes, own: Path) -> None:
    plain = json.loads(locked)
    assert plain["format"] == "certcheck-lock/1"
    assert list(plain["rulesets"]) == ["cn/green-food", "eu/de-shop", "eu/shop", "eu/terms", "us/shop"]
    assert plain["rulesets"]["eu/shop"]["version"] == "2026.11.0"
    assert len(plain["rulesets"]["eu/shop"]["digest"]) == len(plain["digest"]) == 64
    assert certcheck("--version").out == f"certcheck {plain['certcheck']}\n"
    assert str(RULES).encode() not in locked
    shutil.copytree(RULES, own / "copy")
    done = certcheck(
        "rules", "lock", "-o", "again.lock", cwd=own, env={"CERTCHECK_RULES": "copy", "PYTHONHASHSEED": "5"}
    )
    assert done.code == 0
    assert (own / "again.lock").read_bytes() == locked


def test_rulesets_as_locked_are_checked_as_ever(certcheck: Certcheck, place: Path) -> None:
    done = check(certcheck, place, "--locked")
    assert done.code == 0
    assert done.out == check(certcheck, place).out


def test_what_is_not_as_locked_is_five_with_one_line_each(certcheck: Certcheck, place: Path) -> None:
    change(place, "eu/shop.yaml", "at-most: 1000 mg/kg", "at-most: 2000 mg/kg")
    change(place, "us/shop.yaml", "2026.11.0", "2026.12.0")
    change(place, "eu/terms.yaml", "ruleset: eu/terms", "ruleset: eu/words")
    done = check(certcheck, place, "--locked")
    assert (done.code, done.out) == (5, "")
    lines = done.err.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["eu/shop", "eu/terms", "eu/words", "us/shop"]
    assert "locked 2026.11.0 (sha256 " in lines[0]
    assert "found 2026.11.0 (sha256 " in lines[0]
    assert "not found: put it back, or lock anew with 'certcheck rules lock'" in lines[1]
    assert "not locked, found 2026.11.0" in lines[2]
    assert "found 2026.12.0" in lines[3]
    assert check(certcheck, place).code == 0  # without --locked nothing is asked of the rules


def test_tables_and_vocabularies_are_locked_too(certcheck: Certcheck, place: Path) -> None:
    change(place, "vocabularies/substances.yaml", "7439-92-1", "7440-43-9")
    done = check(certcheck, place, "--locked")
    assert done.code == 5
    assert done.err.startswith("tables and vocabularies: locked sha256 ")


def test_a_review_that_is_overdue_is_five_under_lock_and_else_a_notice(certcheck: Certcheck, place: Path) -> None:
    assert check(certcheck, place, "--locked", as_of="2026-12-31").code == 0  # the day itself
    done = check(certcheck, place, "--locked", as_of="2027-01-01")
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith("us/shop: review was due by 2026-12-31, before 2027-01-01: ")
    assert len(done.err.splitlines()) == 1
    done = check(certcheck, place, as_of="2027-11-22")
    assert done.code == 0
    assert "The ruleset eu/shop was due for review on 2027-11-21" in done.out
    assert "us/shop" not in done.out  # not a ruleset of this target


def test_without_a_lock_file_the_command_says_how_to_make_one(certcheck: Certcheck, place: Path) -> None:
    done = check(certcheck, place, "--locked", "--lock-file", "other.lock")
    assert (done.code, done.out) == (2, "")
    assert done.err == "other.lock: no lock file ('certcheck rules lock' writes one)\n"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": "certcheck-lock/2"}', b'{"format": "certcheck-lock/1", "rulesets": {"a": 1}}', b"[" * 5000,
     b'{"format": "certcheck-lock/1", "digest": "x", "certcheck": "1", "rulesets": {}}', b"\xff\xfe"],
    ids=range(8),
)  # fmt: skip
def test_what_is_no_lock_file_is_two(certcheck: Certcheck, place: Path, content: bytes) -> None:
    (place / "certcheck.lock").write_bytes(content)
    done = check(certcheck, place, "--locked")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("certcheck.lock:")
    assert len(done.err.splitlines()) == 1
    assert "internal" not in done.err


def test_locking_by_settings(certcheck: Certcheck, place: Path) -> None:
    change(place, "us/shop.yaml", "2026.11.0", "2026.12.0")
    assert check(certcheck, place, env={"CERTCHECK_LOCKED": "1"}).code == 5
    (place / "sub").mkdir()
    (place / "certcheck.toml").write_text("locked = true\nlock-file = 'certcheck.lock'\nrules = 'rules'\n", "utf-8")
    below = ("check", "../good.yaml", "--target", "eu", "--as-of", "2026-11-21")
    assert certcheck(*below, cwd=place / "sub").code == 5
    assert certcheck(*below, "--no-locked", cwd=place / "sub").code == 0
    assert certcheck("rules", "lock", cwd=place / "sub").code == 0
    assert certcheck(*below, cwd=place / "sub").code == 0


def test_a_lock_file_that_nobody_looks_at_is_a_mistake(certcheck: Certcheck, place: Path) -> None:
    done = check(certcheck, place, "--lock-file", "certcheck.lock")
    assert done.code == 2
    assert "--lock-file does nothing without --locked" in done.err


def test_invalid_rules_cannot_be_locked(certcheck: Certcheck, place: Path) -> None:
    change(place, "us/shop.yaml", "format: ruleset/1", "format: ruleset/9")
    done = certcheck("rules", "lock", "--rules", "rules", "-o", "new.lock", cwd=place)
    assert done.code == 5
    assert not (place / "new.lock").exists()
