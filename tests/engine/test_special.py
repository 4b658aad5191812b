"""Exemptions, routes, displacement, bundles, derived facts, formulas, tables, firmness, other regimes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.support import check, engine, findings, material, outcome, outcomes

EXEMPTIONS = """
    table: exemptions
    title: {en: Exemptions, zh: 豁免}
    licence: CC-BY-4.0
    source: {title: Test, url: "https://example.org"}
    reviewed-on: 2026-11-21
    confidence: high
    closed: yes
    key: {code: text, for: text}
    columns: {until: date, limit: mg/kg}
    rows:
      - {code: 6(c), for: lead, until: 2027-06-30, limit: 40000}
      - {code: 7(a), for: lead, until: 2026-11-20, limit: none}
    """
BAND = """
    table: sizes
    title: {en: Sizes, zh: 尺寸}
    licence: CC-BY-4.0
    source: {title: Test, url: "https://example.org"}
    reviewed-on: 2026-11-21
    confidence: high
    closed: yes
    key: {area: area}
    columns: {height: mm}
    rows:
      - {area: {less-than: 35 cm2}, height: 1.8}
      - {area: {at-least: 35 cm2, less-than: 150 cm2}, height: 2.0}
      - {area: {at-least: 150 cm2}, height: 2.5}
    """
FACTORS = """
    table: factors
    title: {en: Factors, zh: 系数}
    licence: CC-BY-4.0
    source: {title: Test, url: "https://example.org"}
    reviewed-on: 2026-11-21
    confidence: high
    closed: yes
    key: {category: categories}
    columns: {k: number}
    rows:
      - {category: food, k: 12}
      - {category: mooncake, k: 7}
    """


def with_exemption(value: str, codes: str) -> str:
    return (
        "materials: {state: complete, entries: [{id: m, exemptions: "
        f"[{codes}], substances: [{{name: lead, value: {value}}}]}}]}}\n"
    )


@pytest.mark.parametrize(
    ("value", "codes", "expected"),
    [
        ("3 %", "", "gap"), ("3 %", "6(c)", "met"), ("4 %", "6 (C)", "met"), ("4.01 %", "6(c)", "gap"), ("3 %", "7(a)", "gap"),
        ("3 %", "99", "gap"), ("900 mg/kg", "", "met"),
    ],
)  # fmt: skip
def test_an_exemption_counts_only_when_it_is_claimed(tmp_path: Path, value: str, codes: str, expected: str) -> None:
    rules = engine(
        tmp_path,
        "[{subject: materials, require: {any: [{substance: lead, at-most: 1000 mg/kg}, {exempt: exemptions, for: lead}]}}]",
        tables={"exemptions": EXEMPTIONS},
    )
    assert outcome(rules, with_exemption(value, codes)) == expected


def test_the_gap_names_the_exemptions_there_are(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        "[{subject: materials, require: {any: [{substance: lead, at-most: 1000 mg/kg}, {exempt: exemptions, for: lead}]}}]",
        tables={"exemptions": EXEMPTIONS},
    )
    (finding,) = findings(rules, with_exemption("3 %", ""))
    assert {reason.code.value for reason in finding.reasons} == {"over-limit", "exemption-available"}


@pytest.mark.parametrize(
    ("area", "height", "expected"),
    [
        ("34.99 cm2", "1.8 mm", "met"), ("35 cm2", "1.8 mm", "gap"), ("35 cm2", "2.0 mm", "met"), ("150 cm2", "2.0 mm", "gap"),
        ("30-40 cm2", "2.0 mm", "met"), ("30-40 cm2", "1.9 mm", "undetermined"), ("30-40 cm2", "1.7 mm", "gap"),
    ],
)  # fmt: skip
def test_a_key_that_spans_two_bands_takes_both(tmp_path: Path, area: str, height: str, expected: str) -> None:
    rules = engine(
        tmp_path,
        "[{require: {some: labels, where: {character-height: {at-least: {table: sizes, column: height, "
        "by: {area: pack.largest-face}}}}}}]",
        tables={"sizes": BAND},
    )
    labels = f"labels: {{state: complete, entries: [{{text: 生产者, character-height: {height}}}]}}\n"
    assert outcome(rules, f"pack: {{largest-face: {area}}}\n{labels}") == expected


@pytest.mark.parametrize(("category", "expected"), [("mooncake", "gap"), ("food", "met"), ("lamp", "undetermined")])
def test_a_formula_takes_the_narrowest_row(tmp_path: Path, category: str, expected: str) -> None:
    rules = engine(
        tmp_path,
        """
        - require:
            let:
              V: pack.outer-volume
              V0: pack.content-volume
              k: {table: factors, column: k, by: {category: identity.category}}
            formula: 1 - k * V0 / V
            at-most: 30 %
            or-measured: pack.void-ratio
        """,
        tables={"factors": FACTORS},
    )
    text = f"identity: {{category: {category}}}\npack: {{outer-volume: 9933 cm3, content-volume: 960 cm3}}\n"
    assert outcome(rules, text) == expected
    assert (
        outcome(rules, text.replace("}\n", ", void-ratio: 30 %}\n").replace(f"{category}, void-ratio: 30 %", category))
        == "met"
    )
    assert outcome(rules, f"identity: {{category: {category}}}\npack: {{void-ratio: 30.01 %}}\n") == "gap"
    assert outcome(rules, f"identity: {{category: {category}}}\n") == "undetermined"


def test_displacement(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        """
        - {id: special, where: {features.radio: yes}, require: {features.mains: no}}
        - {id: general, yields-to: [{requirement: eu/demo/special, when: applies}], require: {features.laser: no}}
        """,
    )
    bad = "features: {radio: %s, mains: yes, laser: yes}\n"
    assert outcomes(rules, bad % "yes") == ["gap", "not-applicable"]
    assert outcomes(rules, bad % "no") == ["gap", "not-applicable"]
    assert outcomes(rules, bad % "unknown") == ["undetermined", "undetermined"]


def test_one_bundle_is_enough(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        """
        - {id: old, bundle: {id: eu/label, option: old}, require: {features.mains: no}}
        - {id: new, bundle: {id: eu/label, option: new}, require: {features.laser: no}}
        """,
    )
    assert outcomes(rules, "features: {mains: yes, laser: no}\n") == ["met", "not-applicable"]
    assert outcomes(rules, "features: {mains: yes, laser: yes}\n") == ["gap", "not-applicable"]
    assert outcomes(rules, "features: {mains: yes}\n") == ["undetermined", "not-applicable"]
    chosen = "features: {mains: yes, laser: no}\nchosen: {eu/label: old}\n"
    assert outcomes(rules, chosen) == ["gap", "not-applicable"]


def test_routes_and_derived_facts(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        """
        - where: {is: eu/toy}
          require:
            routes:
              - {name: {en: self-declaration, zh: 自我声明}, needs: {electrical.harmonised-standards-fully-applied: yes}}
              - {name: {en: type examination, zh: 型式检验}, needs: {some: certificates, where: {kind: type}}}
        """,
        head="derived: [{id: eu/toy, title: {en: toy, zh: 玩具}, when: {features.toy-use: yes}}]",
    )
    assert outcome(rules, "features: {toy-use: no}\n") == "not-applicable"
    assert outcome(rules, "features: {toy-use: yes}\nelectrical: {harmonised-standards-fully-applied: yes}\n") == "met"
    none = "features: {toy-use: yes}\nelectrical: {harmonised-standards-fully-applied: no}\ncertificates: {state: complete, entries: []}\n"
    (finding,) = findings(rules, none)
    assert finding.outcome == "gap"
    assert [dict(one.data)["state"] for one in finding.reasons if one.code.value == "route"] == ["not met", "not met"]


@pytest.mark.parametrize(
    ("firmness", "expected"), [("confidence: low", "review"), ("read: none", "review"), ("confidence: medium", "gap")]
)
def test_a_rule_that_is_not_firm_asks_for_a_person(tmp_path: Path, firmness: str, expected: str) -> None:
    rules = engine(tmp_path, f"[{{{firmness}, require: {{features.mains: no}}}}]")
    assert outcome(rules, "features: {mains: yes}\n") == expected
    result = check(rules, "features: {mains: no}\n").targets[0]
    assert result.findings[0].outcome == "met"
    assert result.scope.unconfirmed == (0 if expected == "gap" else 1)


def test_somebody_elses_duty_is_a_request_to_them(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{addressee: importer, require: {features.mains: no}}]")
    bad = "features: {mains: yes}\n"
    assert outcome(rules, bad) == "gap"
    assert outcome(rules, bad + "company: {roles: [{place: eu, roles: manufacturer}]}\n") == "review"
    assert outcome(rules, bad + "company: {roles: [{place: eu, roles: [manufacturer, importer]}]}\n") == "gap"


def test_a_product_of_another_regime_is_named_and_not_judged(tmp_path: Path) -> None:
    head = """
        other-regime:
          - {id: eu/medical, title: {en: Medical device, zh: 医疗器械}, when: {features.medical-purpose: yes},
             cite: {clause: Art. 2, url: "https://example.org"}}
        """
    rules = engine(tmp_path, "[{require: {features.mains: no}}]", head=head)
    result = check(rules, "features: {mains: yes, medical-purpose: yes}\n").targets[0]
    assert (result.headline.value, result.findings) == ("other regime", ())
    assert check(rules, "features: {mains: yes}\n").targets[0].headline.value == "gaps"


def test_draft_law_is_only_watched(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        "[{status: {kind: draft, since: 2026-01-01, note: {en: A proposal, zh: 提案}}, require: {features.mains: no}},"
        " {id: other, require: {features.mains: yes}}]",
    )
    result = check(rules, "features: {mains: yes}\n").targets[0]
    assert [one.requirement for one in result.findings] == ["eu/demo/other"]
    assert result.watching == ("eu/demo/rule",)


def test_standing_duties_are_neither_met_nor_a_gap(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{kind: standing, require: {some: operators, where: {accident-log: yes}}}]")
    result = check(rules, "operators: {state: complete, entries: []}\n").targets[0]
    assert (result.findings, [one.ready for one in result.standing]) == ((), [False])


def test_nothing_applicable_is_not_checked(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{where: {features.radio: yes}, require: {features.mains: no}}]")
    assert check(rules, "features: {radio: no}\n").targets[0].headline.value == "not checked"
    assert check(rules, "features: {radio: no}\n", target="us").targets[0].headline.value == "not checked"


def test_the_reasons_point_into_the_file(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {substance: lead, at-most: 1000 mg/kg}}]")
    text = "materials:\n  - id: cable\n    substances:\n      - name: lead\n        value: 3 %\n"
    finding = next(one for one in findings(rules, text) if one.subject.id == "cable")
    (reason,) = finding.reasons
    assert dict(reason.data)["found"] == "3 %"
    assert reason.position is not None
    assert reason.position.line in (5, 6)
    assert finding.key == ("eu/demo/rule", "materials", "cable", "", "", "")


def test_as_of_changes_nothing_but_what_dates_decide(tmp_path: Path) -> None:
    rules = engine(
        tmp_path, "[{applies: {from: 2020-01-01}, subject: materials, require: {substance: lead, at-most: 1 %}}]"
    )
    assert outcome(rules, material("{name: lead, value: 2 %}"), as_of=date(2019, 12, 31)) == "upcoming"


def test_a_regime_that_is_not_ruled_out_is_named(tmp_path: Path) -> None:
    head = "other-regime: [{id: eu/medical, title: {en: Medical device, zh: 医疗器械}, when: {features.medical-purpose: yes}, cite: {clause: Art. 2, url: 'https://example.org'}}]"
    rules = engine(tmp_path, "[{require: {features.mains: no}}]", head=head)
    notices = check(rules, "features: {mains: no}\n").notices
    assert [notice.path for notice in notices if notice.code == "regime-open"] == ["features.medical-purpose"]
    stated = check(rules, "features: {mains: no, medical-purpose: no}\n").notices
    assert not [notice for notice in stated if notice.code == "regime-open"]


def test_figures_and_dates_beyond_the_calendar_are_no_accident(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        """
        - {id: power, require: {let: {A: pack.layers}, formula: 'pow(10, A)', at-most: 2}}
        - {id: date, require: {some: certificates, where: {valid-until: {not-before: {fact: dates.made, plus: 12 months}}}}}
        """,
    )
    text = (
        "pack: {layers: 999999999999999}\ndates: {made: 9999-12-31}\n"
        "certificates: {state: complete, entries: [{valid-until: 2026-01-01}]}\n"
    )
    assert sorted(outcomes(rules, text)) == ["gap", "undetermined"]


def test_a_measured_sum_does_not_undo_a_member_that_breaks_the_limit(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {sum-of: four-metals, at-most: 100 mg/kg}}]")
    text = material("{name: four-metals, counts: sum, value: 14 mg/kg}", "{name: lead, value: 5000 mg/kg}")
    assert outcome(rules, text) == "gap"


def test_a_broader_name_leaves_a_narrower_question_open(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, where: {material: calf-leather}, require: {plasticised: no}}]")
    text = "materials: {state: complete, entries: [{id: m, material: %s, plasticised: yes}]}\n"
    assert outcome(rules, text % "leather") == "undetermined"
    assert outcome(rules, text % "plastic") == "not-applicable"


def test_an_option_adopted_early_is_judged_now(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        """
        - {id: old, bundle: {id: eu/label, option: old}, require: {features.mains: no}}
        - {id: new, applies: {from: 2027-01-01}, bundle: {id: eu/label, option: new}, require: {features.laser: no}}
        """,
    )
    both = "features: {mains: yes, laser: yes}\n"
    assert sorted(outcomes(rules, both)) == ["gap", "upcoming"]
    assert sorted(outcomes(rules, both + "chosen: {eu/label: new}\n")) == ["gap", "not-applicable"]
    assert sorted(outcomes(rules, "features: {mains: yes, laser: no}\nchosen: {eu/label: new}\n")) == [
        "met",
        "not-applicable",
    ]
