"""Variants of a case: paths through mappings, sections and lists."""

from __future__ import annotations

from typing import Any

import pytest

from certcheck.nodes import Mapping, TextError, to_plain
from certcheck.rules.variants import changed
from certcheck.yaml_text import compose_yaml

FACTS = """
features: {radio: yes}
documents: {state: complete, entries: [{kind: test-report, held: held}, {kind: warranty}]}
materials: [{id: cable, substances: [{name: lead, value: 5 mg/kg}]}]
"""


def apply(path: str, value: str) -> Any:
    whole, new = compose_yaml(FACTS.encode(), "facts"), compose_yaml(f"v: {value}\n".encode(), "value")
    assert isinstance(whole, Mapping)
    assert isinstance(new, Mapping)
    return to_plain(changed(whole, path, new.fields["v"].value))


@pytest.mark.parametrize(
    ("path", "value", "where", "expected"),
    [
        ("features.radio", "no", ("features", "radio"), "no"),
        ("features.mains", "no", ("features", "mains"), "no"),
        ("electrical.power", "8 W", ("electrical", "power"), "8 W"),
        ("documents.test-report.held", "requested", ("documents", "entries", 0, "held"), "requested"),
        ("documents.1.held", "held", ("documents", "entries", 1, "held"), "held"),
        ("documents.state", "partial", ("documents", "state"), "partial"),
        ("materials.cable.substances.lead.value", "6 mg/kg", ("materials", 0, "substances", 0, "value"), "6 mg/kg"),
        ("documents.+", "{kind: gcc}", ("documents", "entries", 2, "kind"), "gcc"),
    ],
)
def test_changes(path: str, value: str, where: tuple[Any, ...], expected: str) -> None:
    found = apply(path, value)
    for step in where:
        found = found[step]
    assert found == expected


def test_an_empty_value_takes_away() -> None:
    assert "radio" not in apply("features.radio", "")["features"]
    assert [one["kind"] for one in apply("documents.warranty", "")["documents"]["entries"]] == ["test-report"]


@pytest.mark.parametrize("path", ["documents.gcc.held", "features.radio.deeper", "documents.9.held"])
def test_a_path_that_leads_nowhere_is_an_error(path: str) -> None:
    with pytest.raises(TextError):
        apply(path, "x")
