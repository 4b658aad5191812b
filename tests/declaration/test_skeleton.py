"""Every skeleton loads as it is, and also when its templates are taken into use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certcheck.declaration import skeleton as module
from certcheck.declaration.fields import resolve
from certcheck.declaration.loading import load_text
from certcheck.declaration.skeleton import Language, asked, skeleton

DATA = module._data()
PARENTS = module._parents(module._categories_file())
LISTS = sorted({path for kind in DATA["asks"] for path in module._paths(DATA["asks"][kind], DATA["asks"])})
CATEGORIES = sorted(
    {kind for kind in DATA["asks"] if kind in PARENTS} | {"luminaire", "mooncake", "other", "medical-device"}
)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("category", CATEGORIES)
def test_a_skeleton_loads_as_it_is(category: str, lang: Language) -> None:
    text = skeleton(category, lang)
    read = load_text(text, "yaml", category)
    assert not read.notices
    assert read.units[0].declaration.identity.category == category
    filled = re.sub(r"(?m)^( *)# (- |  )", r"\1\2", text)
    assert filled != text
    assert not load_text(filled, "yaml", category).notices


def test_a_skeleton_asks_only_what_the_category_needs() -> None:
    assert "\nfood:" not in skeleton("luminaire")
    assert "\nformula:" not in skeleton("luminaire")
    assert "\nelectrical:" not in skeleton("green-tea")
    assert "\nsites:" in skeleton("green-tea")
    assert "\nformula:" in skeleton("shampoo")
    assert {"electrical.input-voltage", "electrical.light-output", "labels.mark"} <= asked("luminaire", PARENTS)


def test_comments_are_in_the_language_asked_for() -> None:
    assert re.search("[一-龥]", skeleton("luminaire", "zh"))
    assert not re.search("[一-龥]", skeleton("luminaire", "en"))


@pytest.mark.parametrize("path", LISTS)
def test_what_is_asked_is_a_field_with_a_comment(path: str) -> None:
    field = resolve(path)
    assert field is not None
    assert field.kind is not None
    assert DATA["fields"][path]["zh"]


def test_all_comments_are_used() -> None:
    assert sorted(DATA["fields"]) == LISTS


def test_every_list_is_of_a_category_or_used_by_one() -> None:
    used = {entry for entries in DATA["asks"].values() for entry in entries if isinstance(entry, str)}
    assert set(DATA["asks"]) - set(PARENTS) - used == {"any", "others"}


def test_an_unknown_category_is_refused_with_a_suggestion() -> None:
    with pytest.raises(LookupError, match="did you mean 'luminaire'"):
        skeleton("luminair")


def test_own_categories(tmp_path: Path) -> None:
    file = tmp_path / "categories.yaml"
    file.write_text("terms:\n- id: toy\n- id: my-toy\n  parents: [toy]\n")
    assert "toy-material-category" in skeleton("my-toy", categories=file)
