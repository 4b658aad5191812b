"""The fast decoder and the pydantic classes made from the same fields are one reader: same verdict, same values."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel, ValidationError

from certcheck.declaration.decode import RefusedError, assemble, decode, decode_field
from certcheck.declaration.model import FORMAT, Declaration, Overlay
from certcheck.declaration.section import Part, Section, class_of
from certcheck.declaration.strict import errors, pydantic_model
from certcheck.declaration.values import NONE
from declaration.documents import SAMPLES, damaged, documents, sample


def lean(model: BaseModel, part: type[Part]) -> Part:
    """What a pydantic object states, as the decoder would give it."""
    found = part()
    for attribute in model.model_fields_set:
        value, spec = getattr(model, attribute), part.specs[attribute]
        if spec.form in ("part", "section"):
            value = lean(value, class_of(spec))
        elif spec.form == "parts":
            inner = part.entry if issubclass(part, Section) else class_of(spec)
            value = tuple(lean(item, inner) for item in value)
        found.__dict__[attribute] = value
    return found


def agree(raw: Any) -> bool:
    """Is it a declaration? Both decoders have to say the same, and to give the same."""
    try:
        strictly = lean(pydantic_model().model_validate(raw), Declaration)
    except ValidationError:
        with pytest.raises(RefusedError):
            decode(raw)
        return False
    assert decode(raw) == strictly
    assert decode(raw) == strictly, "also when its texts are remembered"
    return True


@settings(deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(documents())
def test_both_decoders_agree(raw: Any) -> None:
    agree(raw)


@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(damaged())
def test_both_decoders_agree_on_damaged_samples(raw: Any) -> None:
    agree(raw)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_both_decoders_accept_the_samples(file: Path) -> None:
    assert agree(sample(file))


@pytest.mark.parametrize(
    ("body", "good"),
    [
        ({}, True),
        ({"certcheck": None}, False),
        ({"identity": {"nmae": None}}, False),
        ({"identity": {"name": None}}, True),
        ({"labels": None}, True),
        ({"labels": [None]}, False),
        ({"labels": {"entries": [{}, None]}}, False),
        ({"labels": {"entries": None}}, True),
        ({"labels": "none"}, True),
        ({"labels": 5}, False),
        ({"labels": [[]]}, False),
        ({"dates": {"by-market": [None, {}]}}, True),
        ({"dates": {"by_market": []}}, False),
        ({"features": {"radio": True, "mains": 1, "battery": 1.0}}, True),
        ({"features": {"radio": ["yes"]}}, False),
        ({"sold-in": ["eu", None]}, False),
        ({"sold-in": "eu"}, True),
        ({"chosen": {"a": None}}, False),
        ({"identity": {"name": "half \ud800"}}, True),
        ({"lots": [{"id": "a", "facts": {"x": [1]}}]}, True),
        ({"lots": [{"id": 5}]}, False),
        ({"lots": [None]}, False),
    ],
)
def test_edges(body: dict[str, Any], good: bool) -> None:
    assert agree({"certcheck": FORMAT, **body}) is good


@pytest.mark.parametrize("raw", [None, [], "x", 5, {}, {"certcheck": "declaration/2"}])
def test_what_is_no_declaration_at_all(raw: Any) -> None:
    assert not agree(raw)


def test_flags_and_numbers_are_not_mistaken_for_each_other() -> None:
    for written, expected in ((True, True), ("1", None), (1, None), (False, False), ("yes", True)):
        found = decode({"certcheck": FORMAT, "features": {"radio": written}}).features.radio
        assert found is expected or (expected is None and not isinstance(found, bool))


def test_only_what_is_given_is_held() -> None:
    found = decode({"certcheck": FORMAT, "identity": {"brand": "none", "model": "unknown", "name": None}, "labels": []})
    assert vars(found.identity) == {"brand": NONE, "model": None}
    assert vars(found.labels) == {"entries": ()}
    assert found.materials is decode({"certcheck": FORMAT}).materials
    assert found != decode({"certcheck": FORMAT})


def test_fields_can_be_decoded_one_by_one() -> None:
    raw = sample(SAMPLES[0])
    fields = [decode_field(key, value) for key, value in raw.items()]
    assert assemble(dict(field for field in fields if field)) == decode(raw)
    assert decode_field("sold-in", "eu") == ("sold_in", ("eu",))
    assert decode_field("sold-in", None) is None
    for key, value in (("sold_in", "eu"), ("sold-in", {}), ("x", None)):
        with pytest.raises(RefusedError):
            decode_field(key, value)
    with pytest.raises(RefusedError):
        assemble({})


def test_a_declaration_does_not_change_but_has_variants() -> None:
    found = decode({"certcheck": FORMAT, "features": {"radio": "yes"}})
    for change in (lambda: setattr(found.features, "radio", False), lambda: delattr(found.features, "radio")):
        with pytest.raises(AttributeError, match=r"does not change: Features\.radio"):
            change()
    other = found.features.replaced(battery=True)
    assert (other.radio, other.battery, found.features.battery) == (True, True, None)
    assert repr(other) == "Features(radio=True, battery=True)"


def test_much_text_is_not_remembered() -> None:
    from certcheck.declaration import decode as module

    texts = module._table(Declaration)["notes"][1]
    for number in range(3 * module._MOST_REMEMBERED):
        decode({"certcheck": FORMAT, "notes": f"note {number}"})
    decode({"certcheck": FORMAT, "notes": "x" * 1000})
    assert len(texts) <= module._MOST_REMEMBERED
    assert "x" * 1000 not in texts


def test_the_strict_reader_does_not_accept_what_was_refused() -> None:
    with pytest.raises(AssertionError, match="do not agree"):
        errors({"certcheck": FORMAT})
    assert errors({"certcheck": FORMAT, "x": "y"})[0]["type"] == "extra_forbidden"


def test_the_pydantic_classes_are_made_once_and_tell_their_fields() -> None:
    assert pydantic_model() is pydantic_model(Declaration)
    assert {"id", "name", "facts", "notes"} == pydantic_model(Overlay).model_fields.keys()
    field = pydantic_model().model_fields["sold_in"]
    assert (field.alias, field.description) == ("sold-in", Declaration.specs["sold_in"].about)


@pytest.mark.parametrize("file", SAMPLES[:1], ids=lambda file: file.stem)
def test_a_good_declaration_needs_no_heavy_module(file: Path) -> None:
    code = (
        "import sys; from certcheck.declaration.loading import load_declaration; load_declaration(sys.argv[1]);"
        "print(sorted({'pydantic', 'pydantic_core', 'jsonschema', 'rapidfuzz', 'difflib'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
