from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from certcheck.cost.tradeoffs.lint import lint_tradeoffs
from certcheck.cost.tradeoffs.loading import open_tradeoffs
from certcheck.positions import InputError
from certcheck.rules.location import cached_vocabularies, rulesets_directory

TODAY = date(2026, 11, 21)


@pytest.fixture
def rulesets(tmp_path: Path) -> Path:
    shutil.copytree(rulesets_directory() / "tradeoffs", tmp_path / "tradeoffs")
    return tmp_path


def change(rulesets: Path, file: str, old: str, new: str) -> None:
    path = rulesets / "tradeoffs" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_tables_that_are_shipped_are_free_of_faults() -> None:
    found = lint_tradeoffs(rulesets_directory(), cached_vocabularies(), TODAY)

    assert (found.errors, found.warnings) == ((), ())


def test_the_same_files_give_the_same_digest(rulesets: Path) -> None:
    before = open_tradeoffs(rulesets).digest
    assert before == open_tradeoffs(rulesets).digest

    change(rulesets, "freight.yaml", "km: 19600", "km: 19601")
    assert open_tradeoffs(rulesets).digest != before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("materials.yaml", "low: 90 %,", "low: 400 %,", "expected low <= typical <= high"),
        ("materials.yaml", "low: 90 %,", "low: 0.9,", "expected a share in per cent such as '20 %', found '0.9'"),
        ("materials.yaml", "low: 90 %, ", "", "'low' is missing"),
        ("materials.yaml", "sources: [sd-cost]", "sources: [sdcost]", "there is no source 'sdcost' in this file"),
        ("materials.yaml", "sources: [sd-cost]", "sources: []", "expected at least one source"),
        ("materials.yaml", "family: recycled", "family: recyled", "is not one of compostable"),
        ("materials.yaml", "per-kg: 1.243", "per-kg: -1", "expected a number from 0 up"),
        ("materials.yaml", "formats: tea-bag", "formats: teabag", "'teabag' is not one of"),
        ("materials.yaml", "id: rpet-food", "id: rpet-flake", "the id 'rpet-flake' is given twice"),
        ("materials.yaml", "      - standing: limited", "      - standing: limited\n        formats: bag", "standing without"),
        ("materials.yaml", "board\n    for: packaging", "board\n    for: [packaging, parts]", "a premium of the material is needed"),
        ("materials.yaml", "kind: materials", "kind: material", "'material' is not one of materials"),
        ("materials.yaml", "licence: CC-BY-4.0", "licence: none", "'none' is not one of CC-BY-4.0"),
        ("materials.yaml", "reviewed-on: 2026-11-21\n", "", "'reviewed-on' is missing"),
        ("materials.yaml", "currency: USD, year: 2025", "currency: usd, year: 2025", "'usd' is no currency"),
        ("freight.yaml", "route: cn-eu", "route: cn-eur", "there is no route 'cn-eur'"),
        ("freight.yaml", "cm3-per-kg: 6000", "cm3-per-kg: 0", "expected a number above zero"),
        ("freight.yaml", "{by: kg, cm3-per-kg: 6000}", "{by: m3, cm3-per-kg: 6000}", "'kg-per-m3' is missing"),
        ("freight.yaml", "{by: kg, cm3-per-kg: 6000}", "{by: kg, cm3-per-kg: 6000, m3: 1}", "means nothing where 'kg'"),
        ("freight.yaml", "carrier: rail", "carrier: road", "'road' is not one of sea, rail, air"),
        ("emissions.yaml", "scope: well-to-wake", "scope: tank-to-wake", "'tank-to-wake' is not one of well-to-wake"),
        ("emissions.yaml", "unit: g CO2e per tonne-km", "unit: g CO2e per TEU-km", "is not one of g CO2e per tonne-km"),
        ("emissions.yaml", ", well-to-tank: 3.65", "", "'well-to-tank' is missing"),
        ("emissions.yaml", "default: uk-2025", "default: uk-2024", "there is no set 'uk-2024' (did you mean"),
        ("emissions.yaml", "confidence: low", "confidence: low\n    grade: a", "unknown key 'grade'"),
        ("emissions.yaml", "sets:", "sets: none\nnote:", "expected a list"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_and_line(rulesets: Path, file: str, old: str, new: str, said: str) -> None:
    change(rulesets, file, old, new)

    with pytest.raises(InputError) as raised:
        open_tradeoffs(rulesets)

    told = [str(problem) for problem in raised.value.problems]
    assert any(said in one for one in told), told
    assert all(problem.file.endswith(file) and problem.line > 0 for problem in raised.value.problems)


def test_own_estimates_alone_are_of_low_confidence(rulesets: Path) -> None:
    own = "    sources: [own]\n    confidence: low"
    change(rulesets, "materials.yaml", own, own.replace("low", "medium"))

    with pytest.raises(InputError, match="own estimates alone have confidence low"):
        open_tradeoffs(rulesets)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "certcheck: tradeoffs/1\n", "a: [", "\x00", "kind: &a [*a]\n"])
def test_hostile_files_are_refused_with_problems(rulesets: Path, text: str) -> None:
    (rulesets / "tradeoffs" / "materials.yaml").write_text(text, "utf-8")

    with pytest.raises(InputError) as raised:
        open_tradeoffs(rulesets)

    assert all(problem.file.endswith("materials.yaml") for problem in raised.value.problems)


def test_a_file_that_is_missing_is_named(rulesets: Path) -> None:
    (rulesets / "tradeoffs" / "emissions.yaml").unlink()

    with pytest.raises(InputError, match=r"emissions\.yaml: no such file"):
        open_tradeoffs(rulesets)


def test_the_linter_looks_terms_up_and_knows_stale_tables_and_idle_sources(rulesets: Path) -> None:
    change(rulesets, "materials.yaml", "becomes: pla", "becomes: plaa")
    change(rulesets, "freight.yaml", "sources: [benefit, freight-surge, fabrimatch]", "sources: [benefit, fabrimatch]")

    found = lint_tradeoffs(rulesets, cached_vocabularies(), date(2028, 12, 1))

    assert [problem.message for problem in found.errors] == ["'plaa' is no id of the vocabulary materials"]
    messages = [problem.message for problem in found.warnings]
    assert "no figure names this source" in messages
    assert sum("more than 24 months ago" in message for message in messages) == 3
