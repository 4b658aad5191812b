"""Conditions as authors write them become the typed conditions; what makes no sense is said with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from certcheck.quantity.parse import Quantity, parse_quantity
from certcheck.rules import conditions as c
from rules.support import condition, faults_of_rule


def figure(text: str) -> c.Constant:
    found = parse_quantity(text)
    assert isinstance(found, Quantity)
    return c.Constant(found)


def is_(path: str, value: str | bool) -> c.Compare:
    return c.Compare(path, "is", c.Constant(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{features.radio: yes}", is_("features.radio", True)),
        ("{features.radio: no}", is_("features.radio", False)),
        ("{identity.category: toy}", is_("identity.category", "toy")),
        ("{identity.category: [toy, lamp]}", c.Compare("identity.category", "in", c.Constant(("toy", "lamp")))),
        ("{identity.condition: new}", is_("identity.condition", "new")),
        ("{sales.channels: online}", c.Compare("sales.channels", "includes", c.Constant("online"))),
        ("{sales.channels: [online, b2b]}", c.Compare("sales.channels", "includes-any", c.Constant(("online", "b2b")))),
        (
            "{sales.channels: {includes-all: [online, b2b]}}",
            c.Compare("sales.channels", "includes-all", c.Constant(("online", "b2b"))),
        ),
        ("{identity.model: X1}", is_("identity.model", "X1")),
        ("{identity.model: {present: yes}}", c.Compare("identity.model", "present", c.Constant(True))),
        ("{identity.model: {present: no}}", c.Not(c.Compare("identity.model", "present", c.Constant(True)))),
        ("{labels: {present: yes}}", c.Some("labels", c.ALWAYS)),
        ("{identity.gtin: {format: gtin}}", c.Compare("identity.gtin", "format", c.Constant("gtin"))),
        (
            "{identity.model: {is: {fact: identity.sku}}}",
            c.Compare("identity.model", "is", c.FactValue("identity.sku")),
        ),
        ("{identity.model: {fact: identity.sku}}", c.Compare("identity.model", "is", c.FactValue("identity.sku"))),
        ("{always: yes}", c.ALWAYS),
        ("{not: {features.radio: yes}}", c.Not(is_("features.radio", True))),
        ("{any: [{features.radio: yes}]}", is_("features.radio", True)),
        ("{is: eu/eee}", c.Derived("eu/eee")),
        ("{is: [eu/eee, eu/toy]}", c.AnyOf((c.Derived("eu/eee"), c.Derived("eu/toy")))),
        ("{sold-in: eu/de}", c.SoldIn("eu/de")),
        ("{requirement: eu/red/safety, is: applies}", c.OutcomeOf("eu/red/safety", "applies")),
    ],
)
def test_fact_tests_and_simple_forms(tmp_path: Path, text: str, expected: c.Condition) -> None:
    assert condition(tmp_path, text) == expected


def test_both_ends_of_a_band_must_hold(tmp_path: Path) -> None:
    assert condition(tmp_path, "{electrical.input-voltage: {at-least: 50 V, at-most: 1000 V}}") == c.All(
        (
            c.Compare("electrical.input-voltage", "at-least", figure("50 V")),
            c.Compare("electrical.input-voltage", "at-most", figure("1000 V")),
        )
    )


def test_operands_from_elsewhere(tmp_path: Path) -> None:
    found = condition(
        tmp_path,
        "{pack.layers: {at-most: {fact: pack.units, times: 0.75}}, "
        "dates.made: {before: as-of, after: {fact: dates.packed, plus: -12 months}, not-after: 2026-01-02, "
        "not-before: {fact: as-of, plus: 30 days}}, "
        "identity.mass: {less-than: {table: t, column: c, by: {area: pack.largest-face, kind: {value: x}}}}}",
    )
    assert found == c.All(
        (
            c.Compare("pack.layers", "at-most", c.FactValue("pack.units", Decimal("0.75"))),
            c.Compare("dates.made", "before", c.AsOf()),
            c.Compare("dates.made", "after", c.FactValue("dates.packed", plus_months=-12)),
            c.Compare("dates.made", "not-after", c.Constant(date(2026, 1, 2))),
            c.Compare("dates.made", "not-before", c.AsOf(plus_days=30)),
            c.Compare(
                "identity.mass",
                "less-than",
                c.TableValue(
                    "t", c.Constant("c"), (("area", c.FactValue("pack.largest-face")), ("kind", c.Constant("x")))
                ),
            ),
        )
    )


def test_a_mapping_of_several_forms_means_all(tmp_path: Path) -> None:
    found = condition(tmp_path, "{features.radio: yes, not: {is: eu/toy}, any: [{sold-in: eu}, {sold-in: us}]}")
    assert found == c.All(
        (
            is_("features.radio", True),
            c.Not(c.Derived("eu/toy")),
            c.AnyOf((c.SoldIn("eu"), c.SoldIn("us"))),
        )
    )


def test_lists_open_the_fields_of_their_entries(tmp_path: Path) -> None:
    text = "{some: labels, at-least: 2, where: {mark: ce-mark, packaging: {fact: subject.id}}, not: {none: claims}}"
    found = condition(tmp_path, text, subject="packaging")
    marks = c.All((is_("mark", "ce-mark"), c.Compare("packaging", "is", c.FactValue("subject.id"))))
    assert found == c.All((c.Some("labels", marks, 2), c.Not(c.NoneOf("claims", c.ALWAYS))))


def test_each_has_what_it_is_about_and_what_must_hold(tmp_path: Path) -> None:
    found = condition(tmp_path, "{each: documents, where: {held: held}, must: {models: {names: identity.model}}}")
    named = c.Compare("models", "names", c.FactValue("identity.model"))
    assert found == c.Each("documents", is_("held", "held"), named)


def test_a_list_inside_an_entry(tmp_path: Path) -> None:
    found = condition(tmp_path, "{some: substances, where: {name: lead, basis: migration}}", subject="materials")
    assert found == c.Some("substances", c.All((is_("name", "lead"), is_("basis", "migration"))))


def test_place_stands_for_the_place_of_the_finding(tmp_path: Path) -> None:
    found = condition(tmp_path, "{some: operators, where: {serves: place}}", each_place=True)
    serves = c.Compare("serves", "includes", c.ThisPlace())
    assert found == c.Some("operators", serves)


def test_substance_limits(tmp_path: Path) -> None:
    found = condition(
        tmp_path,
        "{all: [{substance: lead, at-most: 0.1 %, basis: homogeneous-material}, "
        "{each-of: two-phthalates, less-than: 3 mg/kg, basis: [component, migration], statistic: mean}, "
        "{sum-of: three-metals, at-most: 100 mg/kg, in: food.residues}, "
        "{substance: pfas, not-detected: 0.01 mg/kg}]}",
        subject="materials",
    )
    assert found == c.All(
        (
            c.SubstanceLimit("single", "lead", "at-most", figure("0.1 %"), ("homogeneous-material",)),
            c.SubstanceLimit(
                "each", "two-phthalates", "less-than", figure("3 mg/kg"), ("component", "migration"), statistic="mean"
            ),
            c.SubstanceLimit("sum", "three-metals", "at-most", figure("100 mg/kg"), source="food.residues"),
            c.SubstanceLimit("single", "pfas", "not-detected", figure("0.01 mg/kg")),
        )
    )


def test_weighted_sum_table_of_limits_property_and_exemption(tmp_path: Path) -> None:
    found = condition(
        tmp_path,
        "{all: [{sum-of: three-metals, weights: {table: w, column: factor}, at-most: 1}, "
        "{limits: toy-migration, column: {fact: toy-material-category}, compare: at-most, basis: migration}, "
        "{measured: ph, at-least: 4.0, at-most: 8.5}, {exempt: exemptions, for: lead}, {not-added: pfas}]}",
        subject="materials",
    )
    assert isinstance(found, c.All)
    weighted, limits, low, high, exempt, added = found.items
    weights = c.TableValue("w", c.Constant("factor"), ())
    assert weighted == c.SubstanceLimit("sum", "three-metals", "at-most", figure("1"), weights=weights)
    assert limits == c.LimitTable("toy-migration", c.FactValue("toy-material-category"), "at-most", ("migration",))
    assert {low, high} == {
        c.PropertyLimit("ph", "at-least", figure("4.0")),
        c.PropertyLimit("ph", "at-most", figure("8.5")),
    }
    assert exempt == c.Exempt("exemptions", "lead")
    assert added == c.NotAdded("pfas")


def test_formula(tmp_path: Path) -> None:
    found = condition(
        tmp_path,
        "{let: {V: pack.outer-volume, V0: pack.content-volume, k: 1.2}, formula: 1 - k * V0 / V, at-most: 30 %, "
        "or-measured: pack.void-ratio}",
    )
    names = (
        ("V", c.FactValue("pack.outer-volume")),
        ("V0", c.FactValue("pack.content-volume")),
        ("k", figure("1.2")),
    )
    assert found == c.FormulaLimit(names, "1 - k * V0 / V", "at-most", figure("30 %"), "pack.void-ratio")


def test_sums_over_lists_and_descending_order(tmp_path: Path) -> None:
    found = condition(
        tmp_path,
        "{all: [{let: {all: {sum: fibres.share, where: {fibre: cotton}}}, formula: all, at-most: 1}, "
        "{descending: fibres, by: share}]}",
        subject="materials",
    )
    total = c.ListTotal("fibres", "share", is_("fibre", "cotton"))
    assert found == c.All(
        (c.FormulaLimit((("all", total),), "all", "at-most", figure("1")), c.Descending("fibres", "share"))
    )


def test_routes(tmp_path: Path) -> None:
    found = condition(
        tmp_path,
        "{routes: [{name: {en: One, zh: 一}, needs: {features.radio: yes}}, "
        "{name: {en: Two, zh: 二}, needs: {is: eu/x}}]}",
    )
    assert found == c.Routes(
        (c.Route("One", "一", is_("features.radio", True)), c.Route("Two", "二", c.Derived("eu/x")))
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{features.raido: yes}", "unknown path 'features.raido' of the product (did you mean 'features.radio'?)"),
        ("{labels.height: {at-least: 5 mm}}", "unknown path 'labels.height'"),
        ("{features.radio: perhaps}", "expected yes or no, found 'perhaps'"),
        ("{identity.condition: brandnew}", "'brandnew' is not one of new, used"),
        ("{identity.mass: 5 g}", "it needs an operator"),
        ("{identity.mass: {atmost: 5 g}}", "'atmost' is no operator for 'identity.mass', which is of kind amount"),
        ("{identity.mass: {at-most: 5 V}}", "'5 V' measures voltage, the field holds mass"),
        ("{identity.mass: {at-most: 3-7 g}}", "expected a single figure"),
        ("{identity.mass: {at-most: lots}}", "cannot read the figure 'lots'"),
        ("{identity.mass: {at-least: 5 g, less-than: 5 g}}", "nothing can lie in this band"),
        ("{identity.mass: {at-least: 1 kg, at-most: 5 g}}", "nothing can lie in this band"),
        ("{dates.made: {after: 2026-01-01, before: 2026-01-01}}", "nothing can lie in this band"),
        ("{dates.made: {after: 2026-01}}", "expected a date as YYYY-MM-DD"),
        ("{all: [{identity.condition: new}, {identity.condition: used}]}", "identity.condition cannot be new and used"),
        ("{all: [{features.radio: yes}, {features.radio: no}]}", "features.radio cannot be no and yes at once"),
        ("{al: [{features.radio: yes}]}", "neither a form of condition nor a field (did you mean 'all'?)"),
        ("{any: []}", "the list of conditions is empty"),
        ("{}", "the condition is empty"),
        ("yes", "expected a condition (a mapping), found 'yes'"),
        ("{some: lables}", "'lables' is no list of the declaration of the product (did you mean 'labels'?)"),
        ("{some: labels, where: {colour: red}}", "unknown path 'colour' (neither a section's nor a field of labels)"),
        ("{some: labels, at-least: 0}", "expected at least 1"),
        ("{each: labels}", "'each' needs 'must'"),
        ("{labels: yes}", "'labels' is a list of entries (write {some: labels, where: {…}})"),
        ("{substance: lead, at-most: 5 mg/kg}", "'product' has no substances of its own"),
        ("{substance: lead, in: labels, at-most: 5 mg/kg}", "'labels' is no list of substance figures"),
        ("{substance: lead, in: food.residues, at-most: 5}", "'5' has no unit"),
        ("{substance: lead, in: food.residues}", "a limit is missing"),
        ("{substance: lead, measured: ph, at-most: 5 mg/kg}", "two forms in one mapping both use 'at-most'"),
        ("{substance: lead, in: food.residues, at-most: 5 mg/kg, weights: {table: w, column: c}}", "unknown path"),
        ("{not-added: pfas}", "'product' states nothing about additions"),
        ("{limits: t, compare: at-most}", "a table of limits needs 'column' and 'compare'"),
        ("{requirement: eu/x/y}", "'requirement' needs 'is'"),
        ("{routes: [{name: {en: One, zh: 一}, needs: {always: yes}}]}", "expected at least two routes"),
        ("{let: {V: pack.units}, formula: V + W, at-most: 1}", "'W' does not stand in 'let'"),
        (
            "{let: {V: pack.units, W: pack.layers}, formula: V, at-most: 1}",
            "'W' stands in 'let' but not in the formula",
        ),
        ("{let: {V: pack.units}, formula: V ** 2, at-most: 1}", "formulas know only + - * /"),
        ("{let: {V: pack.units}, formula: abs(V), at-most: 1}", "formulas know only the functions"),
        ("{dates.made: {before: {fact: dates.packed, plus: 3 kg}}}", "expected months, years, weeks or days"),
        ("{identity.mass: {at-most: {fact: identity.mas}}}", "unknown path 'identity.mas'"),
        ("{identity.model: {fact: identity.sku, plus: 12 months}}", "nothing can be added to it"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path: Path, text: str, message: str) -> None:
    assert any(message in found for found in faults_of_rule(tmp_path, f"require: {text}"))


def test_a_problem_names_file_line_column_and_path(tmp_path: Path) -> None:
    from rules.support import reading, ruleset_text

    (found,) = reading(tmp_path, ruleset_text("require: {features.radio: perhaps}")).problems
    assert found.file.endswith("eu/test.yaml")
    assert (found.line, found.column) == (23, 31)
    assert found.path == "requirements[0].require.features.radio"
