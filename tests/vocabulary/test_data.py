"""The vocabulary files themselves."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import certcheck.vocabulary
from certcheck.vocabulary import Vocabularies
from certcheck.vocabulary.identifiers import check_cas, check_ec
from certcheck.vocabulary.normalise import find_homoglyphs, is_cjk

SCHEMA = Path(certcheck.vocabulary.__file__).with_name("vocabulary.schema.json")
EXPECTED = {
    "allergens", "bases", "categories", "claims", "documents", "fibres", "label-elements", "languages", "marks",
    "materials", "places", "registers", "roles", "schemes", "substances",
}  # fmt: skip
WEIGHTS = {
    "H": "1.008", "B": "10.81", "C": "12.011", "N": "14.007", "O": "15.999", "Na": "22.990", "S": "32.06",
    "Cl": "35.45", "K": "39.098", "Cr": "51.996", "Co": "58.933", "Ni": "58.693", "Cu": "63.546", "Zn": "65.38",
    "As": "74.922", "Sr": "87.62", "Cd": "112.414", "Sn": "118.710", "Sb": "121.760", "Ba": "137.327",
    "Hg": "200.592", "Pb": "207.2",
}  # fmt: skip
ELEMENT = {
    "lead": "Pb", "cadmium": "Cd", "mercury": "Hg", "chromium-vi": "Cr", "chromium-iii": "Cr", "arsenic": "As",
    "antimony": "Sb", "cobalt": "Co", "nickel": "Ni", "boron": "B", "tin": "Sn", "zinc": "Zn", "copper": "Cu",
    "barium": "Ba", "strontium": "Sr",
}  # fmt: skip


def test_every_vocabulary_is_there(vocabularies: Vocabularies) -> None:
    assert set(vocabularies) >= EXPECTED


def test_the_schema_is_a_schema_and_every_file_meets_it(data_files: list[Path]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for path in data_files:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        errors = [f"{path.name}: {list(e.path)} {e.message}" for e in validator.iter_errors(content)]
        assert not errors, errors[:5]


def test_every_file_states_source_licence_and_review(data_files: list[Path]) -> None:
    for path in data_files:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        assert content["licence"] == "CC-BY-4.0", path.name
        assert content["source"]["title"], path.name
        assert content["source"]["url"].startswith("https://"), path.name
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", content["reviewed-on"]), path.name


def test_all_numbers_are_valid_and_belong_to_one_term(vocabularies: Vocabularies) -> None:
    owner: dict[str, str] = {}
    for term in vocabularies.substances:
        for number in term.cas:
            assert check_cas(number).ok, (term.id, number)
        for number in term.ec:
            assert check_ec(number).ok, (term.id, number)
        for number in (*term.cas, *term.ec):
            assert owner.setdefault(number, term.id) == term.id, number
    assert len(owner) > 900


def test_every_term_has_an_english_and_a_chinese_name(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        for term in vocabulary:
            assert term.name.get("en"), term.id
            assert term.name.get("zh"), (vocabulary.name, term.id)
            assert not any(is_cjk(c) for c in term.name["en"]), term.id


def test_no_name_holds_a_letter_of_another_alphabet(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        for term in vocabulary:
            for text in (*term.name.values(), *term.synonyms):
                assert not find_homoglyphs(text), (term.id, text)


def test_tariff_prefixes(vocabularies: Vocabularies) -> None:
    for term in vocabularies.categories:
        for prefix in term.texts("hs"):
            assert prefix.isascii(), term.id
            assert prefix.isdigit(), term.id
            assert 2 <= len(prefix) <= 10, term.id
            assert len(prefix) % 2 == 0, term.id


def test_shares_follow_from_the_formula(vocabularies: Vocabularies) -> None:
    checked = 0
    for term in vocabularies.substances:
        formula = term.text("formula")
        if formula is None:
            continue
        atoms: dict[str, int] = {}
        for symbol, count in re.findall(r"([A-Z][a-z]?)(\d*)", formula):
            atoms[symbol] = atoms.get(symbol, 0) + int(count or 1)
        mass = sum(Decimal(WEIGHTS[symbol]) * count for symbol, count in atoms.items())
        for element, share in term.contains.items():
            symbol = ELEMENT[element]
            exact = Decimal(WEIGHTS[symbol]) * atoms[symbol] / mass
            assert abs(exact - Decimal(share)) <= Decimal("0.00005"), (term.id, element)
            checked += 1
    assert checked > 30


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_name_finds_its_own_term(vocabularies: Vocabularies, name: str) -> None:
    vocabulary = vocabularies[name]
    for term in vocabulary:
        for text in (term.id, *term.name.values(), *term.synonyms, *term.symbols, *term.texts("wordings")):
            assert vocabulary.resolve(text).id == term.id, text


def test_bases_have_a_kind(vocabularies: Vocabularies) -> None:
    kinds = {"content", "extract", "migration", "release", "emission", "exposure"}
    assert {term.text("kind") for term in vocabularies.bases} == kinds


def test_registers_have_patterns_that_compile(vocabularies: Vocabularies) -> None:
    for term in vocabularies.registers:
        pattern = term.text("pattern")
        if pattern is not None:
            re.compile(pattern)


def test_claim_wordings_cover_the_languages(vocabularies: Vocabularies) -> None:
    for term in vocabularies.claims:
        if term.text("kind") in {"generic", "offset", "absence"}:
            wordings = term.texts("wordings")
            assert any(is_cjk(c) for w in (*wordings, *term.name.values()) for c in w), term.id


def test_look_alikes_are_not_ancestors(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        for term in vocabulary:
            assert not set(term.look_alikes) & {term.id}, term.id
