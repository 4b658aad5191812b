"""A declaration loads whole, or every problem is told at once with its line."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from certcheck.declaration.loading import load_declaration, load_lines, load_ndjson, load_text
from certcheck.declaration.values import NONE
from certcheck.positions import InputError
from certcheck.quantity.dates import DateSpan
from certcheck.quantity.parse import Quantity, Unparsed
from declaration.reading import MARKER, complaints, declared, loaded, wrong


def test_norway_gtin_and_version_stay_what_they_are() -> None:
    found = declared("identity: {origin: NO, gtin: 0012345670, model: 1.10}\nsold-in: [NO, eu/de]")
    assert found.identity.origin == "NO"
    assert found.identity.gtin == "0012345670"
    assert found.identity.model == "1.10"
    assert found.sold_in == ("NO", "eu/de")


def test_json_gives_the_same_declaration() -> None:
    text = '{"certcheck": "declaration/1", "identity": {"model": 1.10, "gtin": "001"}, "features": {"radio": false}}'
    (unit,) = load_text(text).units
    assert unit.declaration.identity.model == "1.10"
    assert unit.declaration.features.radio is False


def test_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "lamp.yaml"
    file.write_bytes(MARKER.encode())
    read = load_declaration(file, name="lamp.yaml")
    assert read.digest == hashlib.sha256(MARKER.encode()).hexdigest()
    assert (read.source, read.label, len(read.units)) == ("lamp.yaml", "lamp.yaml", 1)
    assert (read.units[0].item, read.units[0].lot) == (None, None)


def test_several_problems_come_at_once_in_order() -> None:
    body = "identity:\n  nmae: x\nlabels:\n- mark: ce\n  heigth: 5 mm\n- x\nelectrical: 5\nlogistics: {mode: se}\n"
    assert wrong(body) == [
        "lamp.yaml:3:3: identity.nmae: unknown key (did you mean 'name'?)",
        "lamp.yaml:6:3: labels[0].heigth: unknown key (did you mean 'height'?)",
        "lamp.yaml:7:3: labels[1]: expected a mapping (key: value); found 'x'",
        "lamp.yaml:8:13: electrical: expected a mapping (key: value); found '5'",
        "lamp.yaml:9:19: logistics.mode: expected one of sea, air, road, rail, post, courier; found 'se'"
        " (did you mean 'sea'?)",
    ]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("Electrical: {}", "did you mean 'electrical'?"),
        ("electrical: {voltage: 5 V}", "did you mean 'input-voltage' or 'output-voltage'"),
        ("voltage: 5 V", "electrical.input-voltage"),
        ("identity: {input_voltage: 5 V}", "did you mean electrical.input-voltage?"),
        ("skin-contact: yes", "did you mean features.skin-contact or materials.skin-contact?"),
        ("labels: {mark: ce}", "'mark' belongs to an entry: write the entries as a list, '- mark: …'"),
        ("labels: {entires: []}", "did you mean 'entries'?"),
        ("items: [{id: a, fact: {}}]", "did you mean 'facts'?"),
    ],
)
def test_an_unknown_key_comes_with_what_may_be_meant(body: str, hint: str) -> None:
    (problem,) = wrong(body)
    assert "unknown key" in problem
    assert hint in problem


def test_no_words_of_the_validator_get_through() -> None:
    body = "labels: CE\nparts: 5\nsold-in: {a: b}\nchosen: [a]\nidentity: [x]\nitems: x\n"
    body += "dates: {by-market: x}\nlots: [{}]\n"
    shown = "\n".join(wrong(body))
    assert shown.count("\n") == 7
    assert "Input" not in shown
    assert "valid" not in shown
    assert "dict" not in shown


def test_a_long_key_is_not_compared() -> None:
    (problem,) = wrong("x" * 1000 + ": 1")
    assert problem.endswith("…: unknown key")


def test_names_with_control_characters_are_data_and_shown_escaped() -> None:
    assert declared('identity: {name: "a\\e[31m<b>[red]=1+1"}').identity.name == "a\x1b[31m<b>[red]=1+1"
    (problem,) = wrong('"\\e[31mname": x')
    assert problem == "lamp.yaml:2:1: \\x1b[31mname: unknown key"


@pytest.mark.parametrize("text", ["- a", "just text", "[]", "5"])
def test_the_root_is_a_mapping(text: str) -> None:
    (problem,) = complaints(text)
    assert "expected a mapping that starts with 'certcheck: declaration/1'" in problem


def test_the_marker_is_needed() -> None:
    assert complaints("a: b") == [
        "lamp.yaml:1:1: does not say that it is a declaration: the line 'certcheck: declaration/1' is missing"
        " (put it first)"
    ]
    assert complaints("identity: {nmae: x}")[1].startswith("lamp.yaml:1:12: identity.nmae")
    assert complaints("certcheck: declaration/2") == [
        "lamp.yaml:1:12: certcheck: expected 'declaration/1', found 'declaration/2'"
        " (this version of certcheck cannot read it)"
    ]


def test_what_cannot_be_read_is_kept_and_noticed() -> None:
    body = "electrical: {power: about 5 W}\nfeatures: {radio: maybe}\n"
    body += "materials:\n- substances:\n  - value: 1,000 mg/kg\n    replicates: [5 mg/kg, some]\n"
    read = loaded(body)
    found = read.units[0].declaration
    assert isinstance(found.electrical.power, Unparsed)
    assert found.materials.entries[0].substances.entries[0].value == Unparsed(
        "1,000 mg/kg", "a figure with '.' as the decimal sign and no thousands sign ('0.1 %', '1000 mg/kg')"
    )
    assert [(notice.position.line, notice.path, notice.text) for notice in read.notices] == [
        (2, ("electrical", "power"), "about 5 W"),
        (3, ("features", "radio"), "maybe"),
        (6, ("materials", 0, "substances", 0, "value"), "1,000 mg/kg"),
        (7, ("materials", 0, "substances", 0, "replicates", 1), "some"),
    ]


def test_full_width_figures_are_read() -> None:
    found = declared("electrical: {power: ５　Ｗ, input-voltage: １００～２４０Ｖ}\ndates: {made: ２０２６-０８}")
    assert isinstance(found.electrical.power, Quantity)
    assert isinstance(found.electrical.input_voltage, Quantity)
    assert isinstance(found.dates.made, DateSpan)


def test_empty_sections_and_fields_state_nothing() -> None:
    found = declared(
        "identity:\nlabels:\nelectrical: {power: }\nmaterials: {entries: }\ndates: {by-market: }\nchosen:\nitems:\n"
    )
    assert found.labels.state is None
    assert found.materials.entries == ()
    assert found.electrical.power is None


def test_an_empty_entry_is_a_slip() -> None:
    (problem,) = wrong("labels:\n-\n- mark: ce\n")
    assert problem.startswith("lamp.yaml:3:1: labels: entry [0] is empty")


def test_three_ways_to_write_a_section() -> None:
    assert declared("labels: [{mark: ce}]").labels.entries == declared("labels: {entries: [{mark: ce}]}").labels.entries
    assert declared("labels: none-supplied").labels.state == "none-supplied"
    assert declared("labels: 不适用").labels.state == "not-applicable"
    assert declared("labels: unknown").labels.state is None


def test_none_of_a_list_is_a_complete_empty_list() -> None:
    assert declared("batteries: none").batteries.state == "complete"
    assert declared("batteries: {state: 无}").batteries.state == "complete"


def test_stated_absent_is_not_unknown() -> None:
    found = declared("identity: {brand: none, model: unknown}")
    assert found.identity.brand is NONE
    assert found.identity.model is None


@pytest.mark.parametrize("state", ["substances: complete", "substances: {state: complete}", "substances: none"])
def test_complete_substances_need_a_threshold(state: str) -> None:
    (problem,) = wrong(f"materials:\n- id: a\n  {state}\n")
    assert problem.startswith("lamp.yaml:4:")
    assert "'state: complete' for substances needs 'down-to'" in problem


def test_complete_for_substances_needs_a_threshold() -> None:
    (problem,) = wrong("food:\n  residues:\n    complete-for: [lead]\n")
    assert "food.residues.complete-for: 'complete-for' for substances needs 'down-to'" in problem
    assert not wrong("food: {residues: {complete-for: [lead], down-to: 0.01 mg/kg}}")


def test_a_threshold_is_for_substances() -> None:
    (problem,) = wrong("labels: {down-to: 5 mm}")
    assert "only a list of substances has a threshold" in problem


@pytest.mark.parametrize("state", ["none-supplied", "not-applicable"])
def test_a_section_without_entries_has_none(state: str) -> None:
    (problem,) = wrong(f"labels:\n  state: {state}\n  entries: [{{mark: ce}}]\n")
    assert problem.startswith(f"lamp.yaml:3:10: labels.state: says {state}, but entries follow")


def test_ids_are_given_once() -> None:
    (problem,) = wrong("materials:\n- id: a\n- id: b\n- id: a\n")
    assert problem == "lamp.yaml:5:7: materials[2].id: id 'a' is given twice in this list (first at entry [0])"
    (problem,) = wrong("lots: [{id: a}, {id: a}]")
    assert "lots[1].id" in problem


@pytest.mark.parametrize("gtin", ["00A", "12 34", "１２３", "-1", "123456789012345"])
def test_a_gtin_has_digits_only(gtin: str) -> None:
    (problem,) = wrong(f"identity: {{gtin: {gtin}}}")
    assert "identity.gtin: expected at most 14 digits" in problem


def test_wrong_check_digits_are_not_refused_here() -> None:
    assert declared("identity: {gtin: '4006381333932'}").identity.gtin == "4006381333932"
    assert not wrong("formula: {ingredients: [{name: x, cas: 50-00-1}]}")


def test_positions_are_found_for_every_value_and_its_surroundings() -> None:
    (unit,) = loaded("labels:\n  state: partial\n  entries:\n  - mark: ce\n    height: 5 mm\n").units
    assert unit.position(("labels", 0, "height")) == (6, 13)
    assert unit.position(("labels", "state")) == (3, 10)
    assert unit.position(("labels", 0, "languages")) == (5, 5)
    assert unit.position(("packaging", 3, "mass")) == (1, 1)


def test_format_by_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MARKER)
    with pytest.raises(InputError, match=r"expected \.yaml, \.yml, \.json or \.ndjson"):
        load_declaration(tmp_path / "a.txt")
    (tmp_path / "a.YML").write_text(MARKER)
    assert load_declaration(tmp_path / "a.YML").units
    (tmp_path / "a.json").write_text(MARKER)
    with pytest.raises(InputError, match="not valid JSON"):
        load_declaration(tmp_path / "a.json")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("empty.yaml", b"", "is empty"),
        ("empty.json", b"", "is empty"),
        ("binary.yaml", bytes(range(256)), "is a binary file"),
        ("wide.yaml", MARKER.encode("utf-16"), "is UTF-16 text"),
        ("many.ndjson", b'{"certcheck": "declaration/1"}\n' * 2, "holds several declarations"),
        ("none.ndjson", b"\n", "is empty"),
    ],
)
def test_unusable_files(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        load_declaration(tmp_path / name, name=name)
    (problem,) = caught.value.problems
    assert problem.file == name
    assert expected in str(problem)


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".ndjson"])
def test_missing_files_and_directories(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(InputError):
        load_declaration(tmp_path / f"missing{suffix}")
    (tmp_path / f"dir{suffix}").mkdir()
    with pytest.raises(InputError):
        load_declaration(tmp_path / f"dir{suffix}")


def test_ndjson_gives_one_declaration_per_line_and_goes_on(tmp_path: Path) -> None:
    good = b'{"certcheck": "declaration/1", "identity": {"model": "%d"}}'
    file = tmp_path / "a.ndjson"
    file.write_bytes(b"\n".join([good % 1, b"{", b'{"certcheck": "declaration/1", "identty": {}}', good % 4]) + b"\n")
    first, second, third, fourth = load_ndjson(file, name="a")
    assert not isinstance(first, InputError)
    assert (first.label, first.digest) == ("a:1", hashlib.sha256(good % 1).hexdigest())
    assert str(second).startswith("a:2:2: not valid JSON")
    assert str(third).startswith("a:3:32: identty: unknown key (did you mean 'identity'?)")
    assert not isinstance(fourth, InputError)
    assert fourth.units[0].position(("identity", "model")).line == 4


def test_a_stream_of_lines() -> None:
    (read,) = load_lines(io.BytesIO(b'{"certcheck": "declaration/1"}\r\n'))
    assert not isinstance(read, InputError)
    assert read.label == "<stdin>:1"


def test_reading_twice_is_equal() -> None:
    body = "labels: [{mark: ce}]\nelectrical: {power: x, standby-power: y}\nlots: [{id: b}, {id: a}]"
    assert loaded(body) == loaded(body)
