"""Facts of items and lots are laid over those of the file before anything is validated."""

from __future__ import annotations

import pytest

from certcheck.declaration import units
from certcheck.declaration.loading import Unit
from declaration.reading import declared, loaded, wrong

BASE = """\
identity: {name: lamp, model: A}
materials:
- id: body
  colour: red
  substances: {state: complete, down-to: 10 mg/kg, entries: [{name: lead, value: 5 mg/kg}]}
labels: [{mark: ce}, {mark: weee}]
"""


def only(body: str) -> Unit:
    (unit,) = loaded(BASE + body).units
    return unit


def test_one_unit_per_item_and_lot() -> None:
    read = loaded("items: [{id: A}, {id: B}]\nlots: [{id: '1'}, {id: '2'}]")
    assert [(unit.item, unit.lot) for unit in read.units] == [("A", "1"), ("A", "2"), ("B", "1"), ("B", "2")]
    assert all(not unit.declaration.items and not unit.declaration.lots for unit in read.units)


def test_items_or_lots_alone() -> None:
    assert [(unit.item, unit.lot) for unit in loaded("items: [{id: A}]").units] == [("A", None)]
    assert [(unit.item, unit.lot) for unit in loaded("lots: [{id: A}]").units] == [(None, "A")]


def test_mappings_merge_and_marks_point_into_the_overlay() -> None:
    unit = only("items:\n- id: x\n  facts:\n    identity: {model: B}\n")
    assert (unit.declaration.identity.name, unit.declaration.identity.model) == ("lamp", "B")
    assert unit.position(("identity", "name")).line == 2
    assert unit.position(("identity", "model")).line == 11


def test_entries_with_ids_merge_and_new_ones_follow() -> None:
    unit = only("items:\n- id: x\n  facts:\n    materials: [{id: cap}, {id: body, colour: blue}]\n")
    body, cap = unit.declaration.materials.entries
    assert (body.id, body.colour, cap.id) == ("body", "blue", "cap")
    assert body.substances.state == "complete"
    assert unit.position(("materials", 0, "colour")).line == 11
    assert unit.position(("materials", 0, "substances", 0, "value")).line == 6
    assert unit.position(("materials", 1, "id")).line == 11


def test_a_list_and_a_mapping_with_entries_are_the_same_section() -> None:
    as_mapping = only("lots: [{id: x, facts: {materials: {state: complete, entries: [{id: body, colour: blue}]}}}]")
    assert as_mapping.declaration.materials.state == "complete"
    assert as_mapping.declaration.materials.entries[0].substances.entries
    assert as_mapping.position(("materials", 0, "colour")).line == 8
    as_list = loaded("labels: {state: complete, entries: [{mark: a}]}\nlots: [{id: x, facts: {labels: [{mark: b}]}}]")
    (unit,) = as_list.units
    assert unit.declaration.labels.state == "complete"
    assert [label.mark for label in unit.declaration.labels.entries] == ["b"]


def test_other_lists_replace() -> None:
    unit = only("lots: [{id: x, facts: {labels: [{mark: fcc}], sold-in: [us]}}]")
    assert [label.mark for label in unit.declaration.labels.entries] == ["fcc"]
    assert unit.declaration.sold_in == ("us",)
    assert (("labels", 1) in unit.marks) is False


def test_a_list_may_be_emptied_or_made_unknown() -> None:
    unit = only("lots: [{id: x, facts: {labels: none-supplied, identity: {model: unknown}, materials: unknown}}]")
    assert unit.declaration.labels.state == "none-supplied"
    assert unit.declaration.labels.entries == ()
    assert unit.declaration.identity.model is None
    assert unit.declaration.materials.entries == ()


def test_the_lot_is_laid_over_the_item() -> None:
    body = "items: [{id: x, facts: {identity: {model: B, brand: I}}}]\nlots: [{id: y, facts: {identity: {model: C}}}]"
    identity = only(body).declaration.identity
    assert (identity.name, identity.brand, identity.model) == ("lamp", "I", "C")


def test_lists_with_and_without_ids_do_not_mix() -> None:
    (problem,) = wrong(BASE + "lots:\n- id: x\n  facts:\n    materials: [{colour: blue}]\n")
    assert problem.startswith(
        "lamp.yaml:11:16: materials: some of these entries and those they are laid over carry an id"
    )


def test_an_overlay_is_validated_where_it_stands() -> None:
    body = BASE + "items:\n- id: x\n  facts:\n    identity: {modle: B}\nlots: [{id: a}, {id: b}]\n"
    assert wrong(body) == ["lamp.yaml:11:16: identity.modle: unknown key (did you mean 'model'?)"]


def test_an_overlay_needs_an_id_of_its_own() -> None:
    assert "lots[0].id: is missing" in wrong("lots: [{name: x}]")[0]
    assert "expected a short name" in wrong("lots: [{id: ' '}]")[0]
    assert "given twice" in wrong("items: [{id: a}, {id: a}]")[0]


@pytest.mark.parametrize("key", ["certcheck", "items", "lots"])
def test_an_overlay_changes_facts_only(key: str) -> None:
    (problem,) = wrong(f"lots: [{{id: a, facts: {{{key}: []}}}}]")
    assert f"facts.{key}: is not a fact that an item or lot can change" in problem


def test_a_small_file_does_not_unfold_into_a_huge_one(monkeypatch: pytest.MonkeyPatch) -> None:
    overlays = ", ".join(f"{{id: n{number}}}" for number in range(40))
    (problem,) = wrong(f"items: [{overlays}]\nlots: [{overlays}]")
    assert "1,600 combinations of items and lots" in problem
    monkeypatch.setattr(units, "MOST_VALUES", 50)
    assert "too many" in wrong(BASE + "lots: [{id: a}, {id: b}]")[0]


def test_notices_of_all_units_come_once() -> None:
    read = loaded("electrical: {power: x}\nlots: [{id: a}, {id: b, facts: {electrical: {power: y}}}]")
    assert [(notice.text, notice.position.line) for notice in read.notices] == [("x", 2), ("y", 3)]


def test_a_file_without_overlays_is_one_unit() -> None:
    assert declared(BASE).identity.model == "A"
