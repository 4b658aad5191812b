"""What is compiled when: a scope with the first product that passes its gates, the rest with the first one in scope."""

from __future__ import annotations

from pathlib import Path

import pytest

from certcheck.declaration.loading import load_text
from certcheck.engine.compiled import Body, Gate
from certcheck.engine.record import SHOWN
from engine.support import TODAY, engine

RULES = """
- id: shut
  where: {all: [{features.toy-use: yes}, {features.fur: yes}]}
  require: {always: no}
- id: out
  where: {all: [{features.electrical: yes}, {any: [{features.electrical: no}, {features.fur: yes}]}]}
  require: {always: no}
- id: within
  where: {features.electrical: yes}
  require: {always: no}
"""
PRODUCT = "certcheck: declaration/1\nidentity: {category: toy}\nsold-in: [de]\nfeatures: {toy-use: no, electrical: yes, fur: no}\n"


def _is_compiled(made: Gate | Body, name: str) -> bool:
    try:
        type(made).__dict__[name].__get__(made)
    except AttributeError:
        return False
    return True


def test_only_what_a_product_needs_is_compiled(tmp_path: Path) -> None:
    rules = engine(tmp_path, RULES)
    rules.check(load_text(PRODUCT), ["eu"], TODAY, reasons_for=SHOWN)
    shut, out, within = (rules.compiled(f"eu/demo/{name}") for name in ("shut", "out", "within"))
    assert [_is_compiled(gate, "node") for gate in shut.gates] == [True, False]
    assert shut.body is not None
    assert not _is_compiled(shut.body, "require")
    assert out.gates[0] is within.gates[0]
    assert _is_compiled(within.body, "require")
    assert rules.facts_of("eu/demo/shut") >= {"features.toy-use", "features.fur"}
    assert _is_compiled(shut.body, "require")


@pytest.mark.parametrize("kind", [Gate, Body])
def test_names_that_mean_nothing_are_refused(kind: type[Gate | Body]) -> None:
    with pytest.raises(AttributeError):
        _ = kind.__new__(kind).nothing
