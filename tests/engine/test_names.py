"""Looking written names up: kinds, groups, names that are broader than what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from certcheck.engine import names as engine_names
from certcheck.engine.names import Names
from certcheck.vocabulary import OTHER, load_vocabularies


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load_vocabularies(Path(__file__).parents[2] / "rulesets" / "vocabularies"))


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("DEHP", ("dehp",), True),
        ("DEHP", ("lead", "phthalate"), True),
        ("phthalate", ("dehp",), None),
        ("eu-rohs-ten", ("dehp",), None),
        ("phthalate", ("lead",), False),
        ("DEHP", ("deht",), False),
        ("DEHP", (), False),
        ("something new", ("dehp",), None),
        (OTHER, ("dehp",), False),
        (OTHER, (OTHER,), True),
    ],
)
def test_stands_for(names: Names, text: str, wanted: tuple[str, ...], expected: bool | None) -> None:
    assert names.stands_for("substances", text, wanted) is expected


def test_a_category_is_the_narrowest_that_fits(names: Names) -> None:
    known = names.vocabularies["categories"]
    narrow = next(term for term in known if term.parents)
    assert names.stands_for("categories", narrow.id, narrow.parents) is True
    assert names.stands_for("categories", narrow.parents[0], (narrow.id,)) is False


def test_is_a(names: Names) -> None:
    assert names.is_a("substances", "dehp", "eu-rohs-ten")
    assert names.is_a("substances", "unheard of", "unheard of")
    assert not names.is_a("substances", "unheard of", "phthalate")
    assert not names.is_a("substances", OTHER, "phthalate")


def test_classes_and_kin(names: Names) -> None:
    assert names.is_class("substances", "phthalate")
    assert not names.is_class("substances", "dehp")
    assert names.kin("eu-rohs-ten").is_group
    assert "phthalate" in names.kin("dehp").classes
    assert "eu-rohs-ten" not in names.kin("dehp").classes


def test_a_vocabulary_that_does_not_exist(names: Names) -> None:
    assert names.id_of("colours", "red") == "red"
    assert names.stands_for("colours", "red", ("red", "green")) is True
    assert names.stands_for("colours", "red", ("green",)) is False
    assert not names.is_a("colours", "red", "green")
    assert not names.is_class("colours", "red")
    assert names.members("colours", "red") == ("red",)


def test_memory_is_bounded_and_forgetting_changes_no_answer(monkeypatch: pytest.MonkeyPatch, names: Names) -> None:
    monkeypatch.setattr(engine_names, "MOST_NAMES", 10)
    fresh = Names(names.vocabularies)
    texts = ["DEHP", "lead", *(f"unheard of {number}" for number in range(30)), "DEHP"]
    assert [fresh.id_of("substances", text) for text in texts] == ["dehp", "lead", *[None] * 30, "dehp"]
    assert len(fresh._matches) <= 10
