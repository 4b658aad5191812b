"""The fields of the model by dotted path."""

from __future__ import annotations

import pytest

from certcheck.declaration.fields import FIELDS, NOT_FACTS, children, named, resolve
from certcheck.declaration.model import Declaration
from certcheck.declaration.section import Section
from certcheck.declaration.values import Kind
from declaration.reading import declared


@pytest.mark.parametrize(
    ("path", "kind", "attributes"),
    [
        ("features.radio", Kind("flag"), ("features", "radio")),
        ("labels.height", Kind("amount", "length"), ("labels", "height")),
        ("materials.substances.value", Kind("amount", "any"), ("materials", "substances", "value")),
        ("dates.by-market.placed", Kind("date"), ("dates", "by_market", "placed")),
        ("sold-in", Kind("terms", "places"), ("sold_in",)),
        ("chosen.any-bundle", Kind("text"), ("chosen", "any-bundle")),
    ],
)
def test_leaves(path: str, kind: Kind, attributes: tuple[str, ...]) -> None:
    field = resolve(path)
    assert field is not None
    assert (field.path, field.kind, field.attributes, field.section) == (path, kind, attributes, False)


def test_lists_and_mappings() -> None:
    assert FIELDS["labels"].section
    assert FIELDS["materials.substances"].section
    assert (FIELDS["dates.by-market"].section, FIELDS["dates.by-market"].many) == (False, True)
    assert (FIELDS["identity"].kind, FIELDS["identity"].many) == (None, False)


def test_what_does_not_exist() -> None:
    for path in ("", "labels.heigth", "features", "chosen."):
        assert (resolve(path) is None) is (path != "features")
    assert not NOT_FACTS & FIELDS.keys()


def test_children_and_names() -> None:
    assert "features.radio" in {field.path for field in children("features")}
    assert {"identity", "labels"} <= {field.path for field in children("")}
    assert not children("features.radio")
    assert {field.path for field in named("skin-contact")} == {"features.skin-contact", "materials.skin-contact"}


def test_attributes_lead_to_every_value() -> None:
    found = declared("labels: [{height: 5 mm}]")
    for field in FIELDS.values():
        here: object = found
        for name in field.attributes:
            if isinstance(here, Section):
                here = here.entries[0] if here.entries else None
            if not isinstance(here, Declaration) and (here is None or isinstance(here, tuple)):
                break
            assert hasattr(here, name), field.path
            here = getattr(here, name)


def test_every_field_has_a_kind_or_parts() -> None:
    assert [path for path, field in FIELDS.items() if field.kind is None and field.model is None] == ["chosen"]
