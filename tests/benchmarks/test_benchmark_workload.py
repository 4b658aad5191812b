"""The workload: rulesets from the table, names that the vocabularies agree with, declarations that are always the same."""

from __future__ import annotations

import json
from itertools import islice
from random import Random
from statistics import median

import pytest

from benchmarks import ours
from benchmarks.workload import declarations, families, names, samples
from benchmarks.workload.place import RULESETS
from benchmarks.workload.repetition import repetition
from benchmarks.workload.requirements import IDS
from benchmarks.workload.rulesets import copies, files
from certcheck.declaration.loading import load_lines
from certcheck.vocabulary.identifiers import check_gtin

VOCABULARIES = {
    "substances": names.SUBSTANCES | names.GROUPS,
    "materials": names.MATERIALS,
    "categories": names.CATEGORIES,
    "marks": names.MARKS,
    "label-elements": names.ELEMENTS,
    "languages": names.LANGUAGES,
    "schemes": names.SCHEMES,
    "documents": names.DOCUMENTS,
}


@pytest.fixture(scope="module")
def known(books):
    return ours.open_rules(books.workload).names


def test_the_rulesets_are_those_of_the_table():
    written = {path.name: path.read_text(encoding="utf-8") for path in (RULESETS / "eu").glob("*.yaml")}
    assert written == files()


def test_there_are_sixty_requirements_and_twice_as_many_copies():
    assert len(IDS) == len(set(IDS)) == 60
    assert sum(text.count("\n- id: ") for text in copies().values()) == 120


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_spelling_is_what_the_vocabulary_says(known, vocabulary):
    listed = VOCABULARIES[vocabulary]
    wrong = {
        text: one for one, texts in listed.items() for text in (one, *texts) if known.id_of(vocabulary, text) != one
    }
    assert not wrong


def test_numbers_classes_and_members_are_those_of_the_vocabulary(known):
    assert {cas: known.match("substances", "", cas).id for cas in names.CAS} == names.CAS
    assert tuple(one for one in names.SUBSTANCES if known.is_class("substances", one)) == names.CLASSES
    assert set(known.members("substances", names.METALS_GROUP)) == set(names.METALS)


@pytest.mark.parametrize(
    ("vocabulary", "kinds", "listed"),
    [
        ("materials", names.KINDS, names.MATERIALS),
        ("categories", names.CATEGORY_KINDS, names.CATEGORIES),
    ],
)
def test_kinds_are_those_of_the_vocabulary(known, vocabulary, kinds, listed):
    for kind, members in kinds.items():
        assert [one for one in listed if known.stands_for(vocabulary, one, (kind,))] == [
            one for one in listed if one in members
        ], kind


def test_presumed_features_are_those_of_the_vocabulary(known):
    for category in names.CATEGORIES:
        presumed = {path.removeprefix("features."): value for path, (value, _) in known.presumed(category).items()}
        wanted = {name: presumed[name] for name in names.FEATURES if name in presumed}
        assert names.PRESUMED.get(category, {}) == wanted, category


@pytest.mark.parametrize("source", [declarations.lines, samples.lines])
@pytest.mark.parametrize("kind", declarations.KINDS)
def test_declarations_are_the_same_for_the_same_seed_and_can_be_read(source, kind):
    found = list(islice(source(kind, 7), 40))
    assert found == list(islice(source(kind, 7), 40))
    assert found != list(islice(source(kind, 8), 40))
    assert 3500 < median(map(len, found)) < 8000
    assert [one for one in load_lines(found) if isinstance(one, Exception)] == []


@pytest.mark.parametrize("source", [declarations.lines, samples.lines])
def test_variants_share_the_sections_of_their_family_and_nothing_else(monkeypatch, source):
    monkeypatch.setattr(families, "WINDOW", 0)
    found = [json.loads(line) for line in islice(source("catalogue"), 80)]
    by_family: dict[str, list[dict]] = {}
    for one in found:
        by_family.setdefault(one["identity"]["sku"].rsplit("-", 2)[0], []).append(one)
    whole = list(by_family.values())[:-1]
    assert all(5 <= len(family) <= 40 for family in whole)
    assert len({one["identity"]["gtin"] for one in found}) == 80
    for section in ("packaging", "labels", "operators", "documents", "certificates", "features"):
        assert all(one.get(section) == family[0].get(section) for family in whole for one in family), section
    assert len({json.dumps(family[0].get("packaging")) for family in whole}) == len(whole)


def test_listings_drift_apart_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(families, "WINDOW", 20)
    found = list(families.shuffled(range(200), Random(1)))
    assert sorted(found) == list(range(200))
    assert all(place >= listing - 20 for place, listing in enumerate(found))
    assert found[:20] != list(range(20))


def test_numbers_have_a_right_check_digit():
    random = Random(1)
    assert all(check_gtin(families.gtin(random)).ok for _ in range(50))


def test_what_is_new_is_counted_by_section_and_by_size():
    lines = [b'{"a": "x", "b": "1"}', b'{"a": "x", "b": "22"}']
    assert repetition(lines, 1) == (2, 0.5, 6 / 11)


def test_the_rulesets_cite_no_act():
    assert not [name for name, text in files().items() if "eur-lex" in text or "Regulation" in text]
