"""What one product of a stream teaches about the next, with rules made for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from certcheck.catalogue.checker import LineChecker, plainly
from certcheck.engine.check import Engine
from certcheck.report.lines import line

from .support import TODAY, engine

TWO_RULES_ON_ONE_LIST = """
- id: order
  where: {features.battery: yes}
  require: {descending: food.ingredients, by: share}
- id: order-again
  where: {features.radio: yes}
  require: {descending: food.ingredients, by: share}
"""


def same(rules: Engine, *declarations: dict[str, Any]) -> list[str]:
    """The headlines of the declarations, each the same by the quick and the slow way."""
    checker = LineChecker(rules, ("eu",), TODAY)
    found = []
    for number, one in enumerate(declarations, 1):
        raw = json.dumps({"certcheck": "declaration/1", **one}).encode()
        assert checker._stated(plainly(checker._reader, raw)) is not None
        record = checker.record(raw, number)
        assert line(record, "x") == line(checker._slowly(raw, number), "x")
        found.append(record.targets[0].headline.value)
    return found


def ingredients(*shares: str) -> dict[str, Any]:
    entries = [{"ingredient": f"i{number}", "share": share} for number, share in enumerate(shares)]
    return {
        "features": {"battery": "yes", "radio": "yes"},
        "food": {"ingredients": {"state": "complete", "entries": entries}},
    }


def test_a_list_of_the_listing_itself_counts_for_every_rule_that_reads_it(tmp_path: Path) -> None:
    rules = engine(tmp_path, TWO_RULES_ON_ONE_LIST)
    assert same(rules, ingredients("10 %", "90 %"), ingredients("90 %", "10 %"), ingredients("10 %", "90 %")) == [
        "gaps", "no gap found", "gaps",
    ]  # fmt: skip


MODEL_NAMED = """
- id: paper
  where: {features.battery: yes}
  require: {some: certificates, where: {models: {names: identity.model}}}
"""


def named(model: str | None, *models: str) -> dict[str, Any]:
    identity = {} if model is None else {"model": model}
    return {
        "identity": identity,
        "features": {"battery": "yes"},
        "certificates": {"state": "complete", "entries": [{"scheme": "ce-type", "models": list(models)}]},
    }


def test_of_a_model_it_matters_whether_a_paper_names_it(tmp_path: Path) -> None:
    rules = engine(tmp_path, MODEL_NAMED)
    declarations = [
        named("A 1", "A 1", "B 2"), named("B  2", "A 1", "B 2"), named("C 3", "A 1", "B 2"), named("D 4", "A 1", "B 2"),
        named(None, "A 1", "B 2"), named("unknown", "A 1", "B 2"), named("A 1"), named("B 2", "A 1", "B 2"),
    ]  # fmt: skip
    met, gap, unknown = "no gap found", "gaps", "undetermined"
    assert same(rules, *declarations) == [met, met, gap, gap, unknown, unknown, gap, met]


LEAD_IN_MATERIALS = """
- id: lead
  subject: materials
  where: {features.battery: yes}
  require: {substance: lead, at-most: 100 mg/kg}
"""


def material(lead: str, **words: str) -> dict[str, Any]:
    figures = [{"name": "lead", "value": lead}]
    entries = [{"id": "case", "material": "pvc", "substances": figures, **words}]
    return {"features": {"battery": "yes"}, "materials": {"state": "complete", "entries": entries}}


def test_a_finding_names_the_entry_of_its_own_line(tmp_path: Path) -> None:
    """``same`` compares the findings word by word."""
    rules = engine(tmp_path, LEAD_IN_MATERIALS)
    gap = "120 mg/kg"
    declarations = [
        material(gap), material(gap, id="cable"), material(gap, id="cable", colour="red"),
        material("90 mg/kg", id="plug"), material(gap, id="cable", name="Cable"), material(gap),
    ]  # fmt: skip
    assert same(rules, *declarations) == ["gaps", "gaps", "gaps", "no gap found", "gaps", "gaps"]


def looks(rules: Engine, *declarations: dict[str, Any]) -> int:
    """How often something had to be evaluated."""
    checker = LineChecker(rules, ("eu",), TODAY)
    with patch.object(rules, "decisions", wraps=rules.decisions) as decisions:
        for number, one in enumerate(declarations, 1):
            checker.record(json.dumps({"certcheck": "declaration/1", **one}).encode(), number)
    return decisions.call_count


def test_what_nobody_asks_for_needs_no_second_look(tmp_path: Path) -> None:
    rules = engine(tmp_path, LEAD_IN_MATERIALS)
    fine = [material("90 mg/kg", colour=colour) | {"identity": {"model": colour}} for colour in ("red", "blue")]
    assert looks(rules, *fine) == 1


def test_what_an_entry_is_called_counts_where_a_finding_names_it(tmp_path: Path) -> None:
    rules = engine(tmp_path, LEAD_IN_MATERIALS)
    gap = "120 mg/kg"
    assert looks(rules, material(gap), material(gap, colour="red"), material(gap, note="thin")) == 1
    assert looks(rules, material(gap), material(gap, name="Cable"), material(gap, id="plug")) == 3


OF_ITS_OWN = """
- id: costly
  where: {identity.price: {at-least: 100 CNY}}
  require: {always: no}
- id: size
  where: {features.battery: yes}
  require: {some: labels, where: {character-height: {at-least: {table: size, column: height, by: {content: pack.net-content}}}}}
- id: cost
  where: {features.radio: yes}
  require: {let: {c: pack.packaging-cost, p: identity.price}, formula: c / p, at-most: 20 %}
"""
SIZE = """
table: size
title: {en: Height of figures, zh: 字高}
licence: CC-BY-4.0
source: {title: Test, url: "https://example.org"}
reviewed-on: 2026-11-21
confidence: high
closed: yes
key: {content: mass}
columns: {height: mm}
rows:
  - {content: {at-most: 50 g}, height: 2}
  - {content: {more-than: 50 g}, height: 4}
"""


def own(
    price: str | None = None, content: str | None = None, cost: str | None = None, **features: str
) -> dict[str, Any]:
    pack = {"net-content": content, "packaging-cost": cost}
    return {
        "identity": {} if price is None else {"price": price},
        "pack": {key: value for key, value in pack.items() if value is not None},
        "features": {"battery": "no", "radio": "no", **features},
        "labels": {"state": "complete", "entries": [{"text": "50 g", "character-height": "3 mm"}]},
    }


def test_of_a_figure_of_its_own_the_answer_counts(tmp_path: Path) -> None:
    rules = engine(tmp_path, OF_ITS_OWN, tables={"size": SIZE})
    prices = [own(price) for price in ("99.99 CNY", "20 CNY", "100 CNY", "300 CNY", "cheap", "50-150 CNY")]
    none, gaps, unknown = "not checked", "gaps", "undetermined"
    assert same(rules, *prices, own()) == [none, none, gaps, gaps, unknown, unknown, unknown]
    assert looks(rules, *prices[:2]) == looks(rules, *prices[2:4]) == looks(rules, own("99.99 CNY"))
    assert looks(rules, *prices[1:3]) > looks(rules, prices[1])


def test_of_a_key_of_a_table_the_row_counts(tmp_path: Path) -> None:
    rules = engine(tmp_path, OF_ITS_OWN, tables={"size": SIZE})
    packs = [own("20 CNY", content, battery="yes") for content in ("10 g", "50 g", "50.1 g", "2 kg", "some", "40-60 g")]
    met, gaps, unknown = "no gap found", "gaps", "undetermined"
    assert same(rules, *packs, own("20 CNY", battery="yes")) == [met, met, gaps, gaps, unknown, unknown, unknown]
    assert looks(rules, *packs[:2]) == looks(rules, packs[0])
    assert looks(rules, *packs[1:3]) > looks(rules, packs[1])


def test_of_a_formula_that_lacks_a_figure_the_others_do_not_count(tmp_path: Path) -> None:
    rules = engine(tmp_path, OF_ITS_OWN, tables={"size": SIZE})
    priced = [own(price, radio="yes") for price in ("20 CNY", "30 CNY")]
    assert looks(rules, *priced) == looks(rules, priced[0])
    packed = [own(price, cost="5 CNY", radio="yes") for price in ("20 CNY", "25 CNY", "30 CNY")]
    assert same(rules, *packed, *priced) == ["gaps", "no gap found", "no gap found", "undetermined", "undetermined"]


DATED = """
- id: new
  applies: {from: 2026-01-01, until: 2026-06-30, tail: {anchor: made-available, until: 2026-09-30}}
  require: {features.mains: no}
"""


def dated(placed: str | None, available: str | None = None, here: str | None = None) -> dict[str, Any]:
    dates: dict[str, Any] = {"placed": placed, "made-available": available}
    if here is not None:
        dates["by-market"] = [{"market": "eu", "placed": here}]
    return {"features": {"mains": "yes"}, "dates": {key: value for key, value in dates.items() if value is not None}}


def test_of_a_date_its_place_in_the_periods_counts(tmp_path: Path) -> None:
    rules = engine(tmp_path, DATED)
    inside = [dated("2026-01-01"), dated("2026-03-31"), dated("2026-06-30"), dated("2026-04")]
    others = [
        dated("2025-12-31", "2026-09-30"), dated("2025-12-30", "2026-10-01"), dated("2026-07-01"), dated("2026-06/2026-07"),
        dated("2025-12", "2026-09-30"), dated("soon"), dated(None), dated("2026-07-01", here="2026-05-05"),
    ]  # fmt: skip
    assert same(rules, *inside) == ["gaps"] * 4
    assert same(rules, *others) == same(rules, *reversed(others))[::-1]
    assert looks(rules, *inside) == 1
    assert looks(rules, *inside, others[0]) == 2, "older units are spared"
    assert looks(rules, *inside, others[1]) == 1, "until their time is over"
    assert looks(rules, inside[0], others[-1]) == 1, "the date of the market counts"


LABELS = """
- id: mark
  where: {features.battery: yes}
  require: {none: labels, where: {mark: ce}}
"""


def labelled(**label: Any) -> dict[str, Any]:
    return {"features": {"battery": "yes"}, "labels": {"state": "complete", "entries": [label]}}


def test_a_label_that_is_a_text_shows_no_mark(tmp_path: Path) -> None:
    rules = engine(tmp_path, LABELS)
    declarations = [labelled(permanent="yes"), labelled(permanent="yes", text="Mug"), labelled(mark="ce")]
    assert same(rules, *declarations) == ["undetermined", "no gap found", "gaps"]
    assert same(rules, *reversed(declarations)) == ["gaps", "no gap found", "undetermined"]
