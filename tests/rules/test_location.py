"""Packs are used only while they are of the very files beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from certcheck.positions import InputError
from certcheck.rules import location
from certcheck.rules.location import (
    RULES_PACK,
    cached_rulebook,
    cached_vocabularies,
    open_rulebook,
    rules_digest,
    write_pack,
)
from certcheck.rules.reading import books
from rules.support import BOOK, book, copied, ruleset_text


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading YAML fails: what is opened comes from a pack."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("YAML was read")

    monkeypatch.setattr("certcheck.rules.reading.read_rulebook", fail)
    monkeypatch.setattr("certcheck.vocabulary.loading.load_vocabularies", fail)


def test_a_pack_stands_for_its_files(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root = copied(tmp_path)
    write_pack(root)
    request.getfixturevalue("no_yaml")
    assert cached_rulebook(root) == book()
    assert "lead" in cached_vocabularies(root)["substances"]


def test_a_pack_holds_no_paths_of_this_machine_and_is_the_same_each_time(tmp_path: Path) -> None:
    root = copied(tmp_path)
    first = [path.read_bytes() for path in write_pack(root)]
    assert str(tmp_path).encode() not in b"".join(first)
    assert [path.read_bytes() for path in write_pack(root)] == first


def test_a_changed_ruleset_is_read_anew(tmp_path: Path) -> None:
    root = copied(tmp_path)
    write_pack(root)
    path = root / "eu" / "rohs.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("1000 mg/kg", "500 mg/kg"), encoding="utf-8")
    found = cached_rulebook(root)
    assert found != book()
    assert found == books.read_rulebook(root)


@pytest.mark.parametrize("text", ["", "{}", "[]\n{}", '{"format":"certcheck-pack/2"}\n{}', "\x00"])
def test_a_broken_pack_is_passed_over(tmp_path: Path, text: str) -> None:
    root = copied(tmp_path)
    (root / RULES_PACK).write_text(text, encoding="utf-8")
    assert cached_rulebook(root) == book()


def test_a_pack_of_another_shape_is_passed_over(tmp_path: Path) -> None:
    root = copied(tmp_path)
    pack, _ = write_pack(root)
    head, _, body = pack.read_text(encoding="utf-8").partition("\n")
    pack.write_text(json.dumps({**json.loads(head), "shape": "another"}) + "\n" + body, encoding="utf-8")
    assert cached_rulebook(root) == book()


def test_rules_of_the_user_are_read_and_change_the_digest(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(ruleset_text("require: {always: yes}"), encoding="utf-8")
    plain, added = open_rulebook(BOOK), open_rulebook(BOOK, extra=[own])
    assert [one.id for one in added.book.rulesets] == ["eu/rohs", "eu/terms", "eu/test"]
    assert plain.digest != added.digest
    assert plain == open_rulebook(BOOK)._replace(vocabularies=plain.vocabularies)


def test_the_digest_follows_names_and_contents_not_places(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert rules_digest(root) == rules_digest(BOOK)
    (root / "eu" / "rohs.yaml").rename(root / "eu" / "rohs2.yaml")
    assert rules_digest(root) != rules_digest(BOOK)


def test_a_wrong_vocabulary_is_told_like_everything_else(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "vocabularies" / "marks.yaml").write_text("vocabulary: marks\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"marks\.yaml"):
        open_rulebook(root)


def test_the_checkout_has_rulesets() -> None:
    assert location.rulesets_directory().is_dir()
