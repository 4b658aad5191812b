"""Every hazard of the design's sections on outcomes, names, the command line, inputs and determinism, and its test.

Tests of this module are those that no module nearer to the code has; the others are named where they are. Paths are
below ``tests``.

| hazard | test |
|---|---|
| §3 filling in an unknown flips a decision | property/test_agreement.py::test_filling_an_unknown_never_flips_what_was_decided |
| §3 three-valued logic gone wrong | engine/test_truth.py::test_the_three_valued_tables_are_those_of_sql |
| §3 nothing stated read as fine | e2e/test_hazards.py::test_nothing_stated_is_nothing_known |
| §3 missing substance read as zero | engine/test_limits.py::test_missing_is_never_zero |
| §3 unlisted substance below the threshold of a complete list | engine/test_limits.py::test_a_complete_list_bounds_what_it_does_not_name |
| §3 complete substances without a threshold | declaration/test_loading.py::test_complete_substances_need_a_threshold |
| §3 absence of a trace read as not added | engine/test_limits.py::test_intentional_addition_is_a_fact_of_its_own |
| §3 stated absent, not applicable, not stated mixed up | e2e/test_hazards.py::test_stated_absent_is_a_gap_and_not_stated_is_open |
| §3 required paper missing from a complete or partial list | engine/test_lists.py::test_a_required_mark |
| §3 forbidden mark not listed | engine/test_lists.py::test_a_forbidden_mark |
| §3 materials listed in part | engine/test_lists.py::test_an_incomplete_subject_list_asks_one_question, engine/test_lists.py::test_no_list_at_all_is_one_open_question |
| §3 presumed facts that hide or contradict | engine/test_lists.py::test_presumed_facts_count_and_are_overridden, e2e/test_hazards.py::test_presumed_facts_are_shown_and_contradictions_reported |
| §3 category against tariff code | e2e/test_hazards.py::test_a_category_and_a_tariff_code_that_disagree_are_reported |
| §3 exemption applied without being claimed, or after its end | engine/test_special.py::test_an_exemption_counts_only_when_it_is_claimed, engine/test_special.py::test_the_gap_names_the_exemptions_there_are |
| §3 value exactly at the limit, `at most`, with `<`, ND, ranges | engine/test_limits.py::test_limit_at_most |
| §3 value exactly at the limit, `less than` | engine/test_limits.py::test_limit_less_than, e2e/test_hazards.py::test_not_detected_and_less_than_on_both_sides_of_a_strict_limit |
| §3 value exactly at the limit, `at least`, `more than` | e2e/test_hazards.py::test_at_least_and_more_than_at_the_limit |
| §3 limit that is "not detected" | engine/test_limits.py::test_a_limit_of_not_detected_needs_the_laws_detection_limit |
| §3 several figures for one substance | e2e/test_hazards.py::test_two_figures_for_one_substance_must_both_satisfy |
| §3 replicates and the law's statistic | e2e/test_hazards.py::test_replicates_count_as_the_law_says |
| §3 sums of measured members, at the limit | engine/test_limits.py::test_sum_of_measured_members, e2e/test_hazards.py::test_a_sum_of_upper_bounds_that_just_reaches_the_limit |
| §3 sum with a member nobody measured | engine/test_limits.py::test_sum_with_an_unmeasured_member_can_only_prove_a_gap, e2e/test_hazards.py::test_a_member_that_cannot_be_added_leaves_the_sum_open |
| §3 measured sum | engine/test_limits.py::test_a_measured_sum_overrides_its_members, e2e/test_hazards.py::test_a_group_figure_that_is_no_sum_on_this_basis_does_not_override |
| §3 weighted sum | e2e/test_hazards.py::test_a_weighted_sum_needs_every_member_and_its_weight |
| §3 group given as one figure | engine/test_limits.py::test_a_figure_for_each_member_bounds_every_one |
| §3 open group met by its listed members | engine/test_limits.py::test_an_open_group_is_never_met_by_its_listed_members |
| §3 element in a compound | engine/test_limits.py::test_a_compound_feeds_its_element |
| §3 figure on the wrong basis | engine/test_limits.py::test_a_figure_on_another_basis_decides_nothing |
| §3 ppm in air taken for content | e2e/test_hazards.py::test_parts_per_million_in_air_are_no_content |
| §3 impossible unit, odd or negative figure in a declaration | e2e/test_hazards.py::test_impossible_and_odd_figures_decide_nothing, quantity/test_parse.py::test_what_only_looks_alike_does_not_convert |
| §3 impossible unit in a rule | rules/test_lint.py::test_mistakes, e2e/test_exit_codes.py::test_an_invalid_ruleset_is_five |
| §3 thousands sign or decimal comma | quantity/test_parse.py::test_commas_are_never_guessed |
| §3 rule that is not firm | engine/test_special.py::test_a_rule_that_is_not_firm_asks_for_a_person, e2e/test_hazards.py::test_a_rule_that_is_not_firm_never_makes_a_gap_nor_silence |
| §3 voluntary rule makes a target a gap | e2e/test_hazards.py::test_only_duties_make_a_target_a_gap |
| §3 scheme judged unasked | e2e/test_hazards.py::test_a_scheme_is_judged_only_when_it_is_asked_for |
| §3 standing duty counted | engine/test_special.py::test_standing_duties_are_neither_met_nor_a_gap |
| §3 duty of somebody else | engine/test_special.py::test_somebody_elses_duty_is_a_request_to_them |
| §3 other regime | engine/test_special.py::test_a_product_of_another_regime_is_named_and_not_judged |
| §3 the day before and after a start | engine/test_timing.py::test_the_day_before_and_the_day |
| §3 the last day and the day after | engine/test_timing.py::test_the_last_day |
| §3 old stock | engine/test_timing.py::test_old_stock_is_bound_when_its_tail_is_over |
| §3 law to come | engine/test_timing.py::test_a_rule_to_come_is_upcoming_with_its_forecast, engine/test_timing.py::test_a_date_that_waits_for_an_act_is_never_a_gap |
| §3 draft or enjoined law evaluated | engine/test_special.py::test_draft_law_is_only_watched, e2e/test_hazards.py::test_law_that_is_not_in_force_is_never_evaluated |
| §3 dates that are not stated | engine/test_timing.py::test_a_placing_date_that_is_not_stated_is_the_as_of_date, engine/test_timing.py::test_other_dates_are_never_presumed |
| §3 dates that are none | e2e/test_hazards.py::test_a_date_that_is_none_decides_nothing_early |
| §3 dates of one market | e2e/test_hazards.py::test_dates_of_one_market_go_before_the_common_ones |
| §3 two lots with different dates or materials | engine/test_timing.py::test_two_lots_with_different_dates, e2e/test_hazards.py::test_two_lots_with_different_materials |
| §3 lot across a switch | e2e/test_hazards.py::test_a_lot_across_a_switch_is_open_and_asks_about_its_date |
| §3 two findings with one key | e2e/test_hazards.py::test_a_finding_is_named_by_requirement_subject_item_lot_and_place |
| §3 certificate for another model, expired, suspended, not yet valid | engine/test_lists.py::test_a_certificate_covers_only_the_model_it_names, e2e/test_hazards.py::test_a_certificate_counts_for_its_models_its_state_and_its_dates |
| §3 rules that yield, bundles | engine/test_special.py::test_displacement |
| §3 rules that rest on themselves | rules/test_lint.py::test_cycles_of_derived_facts |
| §3 a place rule where places are not stated | engine/test_timing.py::test_a_member_state_rule_asks_where_it_is_sold |
| §3 the word compliant is printed | report/test_wording.py::test_no_verdict_is_spoken |
| §6 DEHP for DEHT | engine/test_limits.py::test_dehp_is_not_deht |
| §6 Cr(VI) for total chromium | engine/test_limits.py::test_total_chromium_does_not_answer_for_hexavalent_chromium |
| §6 name against CAS number, ambiguous, misspelt, Chinese | engine/test_limits.py::test_names_decide_only_when_they_are_certain, e2e/test_hazards.py::test_a_name_that_is_not_certain_decides_nothing_and_is_reported |
| §6 suggestion that decides | e2e/test_hazards.py::test_a_misspelt_name_comes_with_a_suggestion_that_decides_nothing |
| §6 lead and lead-free | vocabulary/test_polarity.py::test_opposites_never_meet, vocabulary/test_match.py::test_absence_never_suggests_presence |
| §6 letters of another alphabet | vocabulary/test_match.py::test_homoglyphs_are_reported_and_decide_nothing |
| §6 UL Listed for UL Recognized | vocabulary/test_match.py::test_ul_listed_and_recognised |
| §6 unreadable name in a complete list | engine/test_limits.py::test_an_unknown_name_undoes_completeness |
| §8 each exit code, folding, --fail-on | e2e/test_exit_codes.py::test_code, cli/test_exit_codes.py::test_folding_follows_the_precedence |
| §8 a target asked for and not checked is success | cli/test_exit_codes.py::test_a_target_that_was_not_checked_is_never_success |
| §8 click's own exit code 1 | cli/test_commands.py::test_every_failure_has_its_code_and_no_traceback |
| §8 flag, environment, file, default | e2e/test_commands.py::test_flag_over_environment_over_file_over_default |
| §8 rules that are not as locked | e2e/test_lock.py::test_what_is_not_as_locked_is_five_with_one_line_each, e2e/test_lock.py::test_tables_and_vocabularies_are_locked_too |
| §8 review overdue | e2e/test_lock.py::test_a_review_that_is_overdue_is_five_under_lock_and_else_a_notice, e2e/test_hazards.py::test_overdue_reviews_are_noticed_for_the_rules_that_were_used |
| §8 --sold-in overrides in silence | e2e/test_hazards.py::test_places_given_on_the_command_line_are_noticed |
| §8 NO_COLOR | e2e/test_hostile_files.py::test_colours_on_a_terminal_are_ours_alone_and_no_color_has_none |
| §9 Norway read as no | engine/test_timing.py::test_norway_is_no_flag, e2e/test_hazards.py::test_norway_is_a_place_of_sale, declaration/test_loading.py::test_norway_gtin_and_version_stay_what_they_are |
| §9 GTIN loses its zeros, wrong check digit | e2e/test_hazards.py::test_a_gtin_keeps_its_leading_zeros, e2e/test_hazards.py::test_a_gtin_with_a_wrong_digit_is_reported |
| §9 flag that is neither yes nor no | e2e/test_hazards.py::test_a_flag_that_cannot_be_read_is_open |
| §9 duplicate keys, tags, documents, bombs, depth, size, encodings | e2e/test_hostile_files.py::test_a_bad_file_is_named_with_what_is_wrong |
| §9 small file that unfolds, too many entries | declaration/test_overlay.py::test_a_small_file_does_not_unfold_into_a_huge_one, e2e/test_hazards.py::test_a_list_nobody_could_judge_is_refused |
| §9 text that acts on a terminal | e2e/test_hostile_files.py::test_hostile_names_are_shown_and_not_obeyed, e2e/test_hostile_files.py::test_hostile_words_on_the_command_line |
| §9 network | e2e/test_reports.py::test_no_socket_is_opened_and_no_network_module_is_imported |
| §10 other bytes on another hash seed or from another directory | e2e/test_reports.py::test_the_same_bytes_under_any_hash_seed_and_from_anywhere |
| §10 JSON that depends on language or misses its schema | e2e/test_reports.py::test_json_fits_its_schema, e2e/test_reports.py::test_json_is_the_same_in_every_language_and_with_explain |
"""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from engine.support import check, engine, findings, material, outcome, outcomes

from certcheck.result import Code

ROOT = Path(__file__).parents[1]

SHARE_AT_LEAST = "[{subject: materials, require: {recycled-share: {at-least: 30 %}}}]"
SHARE_MORE_THAN = "[{subject: materials, require: {recycled-share: {more-than: 30 %}}}]"
BELOW = "[{subject: materials, require: {substance: lead, less-than: 3 mg/kg}}]"
AT_MOST = "[{subject: materials, require: {substance: lead, at-most: 1000 mg/kg}}]"
SUM = "[{subject: materials, require: {sum-of: four-metals, at-most: 100 mg/kg, basis: homogeneous-material}}]"
DEHP = "[{subject: materials, require: {substance: dehp, at-most: 0.1 %}}]"
MAINS = "[{applies: %s, require: {features.mains: no}}]"
BAD = "features: {mains: yes}\n"
TABLE = """
    table: {id}
    title: {{en: A table, zh: 表}}
    licence: CC-BY-4.0
    source: {{title: Test, url: "https://example.org"}}
    reviewed-on: 2026-11-21
    confidence: high
    closed: yes
"""


# Figures at the limit, from both sides, with every comparator of the law.


@pytest.mark.parametrize(
    ("share", "at_least", "more_than"),
    [
        ("30 %", "met", "gap"), ("30.0001 %", "met", "met"), ("29.9999 %", "gap", "gap"), ("0.3", "undetermined", "undetermined"),
        (">30 %", "met", "met"), (">=30 %", "met", "undetermined"), ("<30 %", "gap", "gap"), ("<=30 %", "undetermined", "gap"),
        ("<31 %", "undetermined", "undetermined"), (">29 %", "undetermined", "undetermined"), ("30-40 %", "met", "undetermined"),
        ("20-30 %", "undetermined", "gap"), ("present", "undetermined", "undetermined"), ("none", "gap", "gap"),
        ("unknown", "undetermined", "undetermined"), ("300 g/kg", "met", "gap"),
    ],
)  # fmt: skip
def test_at_least_and_more_than_at_the_limit(tmp_path: Path, share: str, at_least: str, more_than: str) -> None:
    text = f"materials: {{state: complete, entries: [{{id: m, recycled-share: '{share}'}}]}}\n"
    assert outcome(engine(tmp_path, SHARE_AT_LEAST), text) == at_least
    assert outcome(engine(tmp_path, SHARE_MORE_THAN), text) == more_than


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ND (LOQ 3 mg/kg)", "met"), ("ND (LOQ 3.0001 mg/kg)", "undetermined"), ("ND", "undetermined"),
        ("<2.9999 mg/kg", "met"), ("<3.0001 mg/kg", "undetermined"), (">3 mg/kg", "gap"), (">=3 mg/kg", "gap"),
        ("2-3 mg/kg", "undetermined"), ("3-4 mg/kg", "gap"),
    ],
)  # fmt: skip
def test_not_detected_and_less_than_on_both_sides_of_a_strict_limit(tmp_path: Path, value: str, expected: str) -> None:
    assert outcome(engine(tmp_path, BELOW), material(f"{{name: lead, value: '{value}'}}")) == expected


@pytest.mark.parametrize(
    "value",
    ["-5 mg/kg", "5 mg/L", "5 mg/m3", "5 V", "5 °C", "NaN", "∞", "1e99 mg/kgs", "0x10 mg/kg", "5 mg / kg / day", "five mg/kg",
     "5 mg/kg or so", "5 mg/kg 6 mg/kg", "9-3 mg/kg", "+-5 mg/kg", "5,0 mg/kg", "５，０ mg/kg"],
)  # fmt: skip
def test_impossible_and_odd_figures_decide_nothing(tmp_path: Path, value: str) -> None:
    assert outcome(engine(tmp_path, AT_MOST), material(f"{{name: lead, value: '{value}'}}")) == "undetermined"


def test_two_figures_for_one_substance_must_both_satisfy(tmp_path: Path) -> None:
    rules = engine(tmp_path, AT_MOST)
    assert outcome(rules, material("{name: lead, value: 5 mg/kg}", "{name: 铅, value: 1001 mg/kg}")) == "gap"
    assert outcome(rules, material("{name: lead, value: 5 mg/kg}", "{name: Pb, value: ND}")) == "undetermined"
    assert outcome(rules, material("{name: lead, value: 5 mg/kg}", "{cas: 7439-92-1, value: '<6 mg/kg'}")) == "met"


def test_replicates_count_as_the_law_says(tmp_path: Path) -> None:
    text = material("{name: lead, value: 1000 mg/kg, replicates: [900 mg/kg, 1050 mg/kg, 1050 mg/kg]}")
    assert outcome(engine(tmp_path, AT_MOST.replace("mg/kg", "mg/kg, statistic: mean")), text) == "met"
    assert outcome(engine(tmp_path, AT_MOST.replace("mg/kg", "mg/kg, statistic: max")), text) == "gap"
    open_one = material("{name: lead, value: 5 mg/kg, replicates: [5 mg/kg, '<3000 mg/kg']}")
    assert outcome(engine(tmp_path, AT_MOST.replace("mg/kg", "mg/kg, statistic: mean")), open_one) == "undetermined"


# Sums.


def test_a_sum_of_upper_bounds_that_just_reaches_the_limit(tmp_path: Path) -> None:
    four = [f"{{name: {name}, value: '%s'}}" for name in ("lead", "cadmium", "mercury", "Cr(VI)")]
    rules = engine(tmp_path, SUM)
    assert outcome(rules, material(*(one % "<25 mg/kg" for one in four))) == "met"
    assert outcome(rules, material(*(one % "<=25 mg/kg" for one in four))) == "met"
    assert outcome(rules, material(*(one % "<25.0001 mg/kg" for one in four))) == "undetermined"
    assert outcome(rules, material(*(one % ">25 mg/kg" for one in four))) == "gap"


@pytest.mark.parametrize("odd", ["basis: article", "basis: migration", "value: 5 V", "value: ND", "value: 1 mg/dm2"])
def test_a_member_that_cannot_be_added_leaves_the_sum_open(tmp_path: Path, odd: str) -> None:
    rest = ["{name: lead, value: 1 mg/kg}", "{name: cadmium, value: 1 mg/kg}", "{name: mercury, value: 1 mg/kg}"]
    last = f"{{name: Cr(VI), {odd}}}" if odd.startswith("value") else f"{{name: Cr(VI), value: 1 mg/kg, {odd}}}"
    assert outcome(engine(tmp_path, SUM), material(*rest, last)) == "undetermined"
    too_much = [one.replace("1 mg/kg", "40 mg/kg") for one in rest]
    assert outcome(engine(tmp_path, SUM), material(*too_much, last)) == "gap"


@pytest.mark.parametrize("odd", ["counts: sum, basis: migration", "counts: each"])
def test_a_group_figure_that_is_no_sum_on_this_basis_does_not_override(tmp_path: Path, odd: str) -> None:
    entry = f"{{name: four-metals, value: '<26 mg/kg', {odd}}}"
    assert outcome(engine(tmp_path, SUM), material(entry)) == "undetermined"


def test_a_weighted_sum_needs_every_member_and_its_weight(tmp_path: Path) -> None:
    table = (
        TABLE.format(id="factors")
        + """
    key: {substance: substances}
    columns: {factor: number}
    rows:
      - {substance: dehp, factor: 1}
      - {substance: dbp, factor: 2}
    """
    )
    rule = "[{subject: materials, require: {sum-of: two-phthalates, weights: {table: factors, column: factor}, at-most: 0.1 %}}]"
    rules = engine(tmp_path, rule, tables={"factors": table})
    both = "{name: DEHP, value: 400 mg/kg}", "{name: DBP, value: %s}"
    assert outcome(rules, material(both[0], both[1] % "300 mg/kg")) == "met"
    assert outcome(rules, material(both[0], both[1] % "300.0001 mg/kg")) == "gap"
    assert outcome(rules, material(both[0])) == "undetermined"
    assert outcome(rules, material("{name: two-phthalates, counts: sum, value: 333 mg/kg}")) == "met"
    assert outcome(rules, material("{name: two-phthalates, counts: sum, value: 334 mg/kg}")) == "undetermined"


def test_parts_per_million_in_air_are_no_content(tmp_path: Path) -> None:
    rules = engine(tmp_path, AT_MOST.replace("mg/kg", "mg/kg, basis: emission"))
    assert outcome(rules, material("{name: lead, value: 5 ppm, basis: emission}")) == "undetermined"
    assert outcome(rules, material("{name: lead, value: 5 mg/kg, basis: homogeneous-material}")) == "undetermined"


# Names.


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{name: DЕHP, value: 1 mg/kg}", "unknown-name"),  # a Cyrillic letter
        ("{name: DEHP-free, value: 1 mg/kg}", "unknown-name"),
        ("{name: 不含DEHP, value: 1 mg/kg}", "unknown-name"),
        ("{name: DHEP, value: 1 mg/kg}", "unknown-name"),
        ("{name: DOP, value: 1 mg/kg}", "ambiguous-name"),
        ("{name: DEHT, cas: 117-81-7, value: 1 mg/kg}", "name-contradicts-number"),
        ("{name: DEHP, cas: 117-81-8, value: 1 mg/kg}", "bad-number"),
        ("{cas: 117-81-8, value: 1 mg/kg}", "bad-number"),
    ],
)
def test_a_name_that_is_not_certain_decides_nothing_and_is_reported(tmp_path: Path, entry: str, code: str) -> None:
    result = check(engine(tmp_path, DEHP), material(entry, section="state: complete, down-to: 1 mg/kg, "))
    assert [one.outcome.value for one in result.targets[0].findings] == ["undetermined"]
    assert code in {notice.code for notice in result.notices}


def test_a_misspelt_name_comes_with_a_suggestion_that_decides_nothing(tmp_path: Path) -> None:
    result = check(engine(tmp_path, DEHP), material("{name: Dibutyl phtalate, value: 1 mg/kg}"))
    (notice,) = [one for one in result.notices if one.code == "unknown-name"]
    assert dict(notice.data)["suggestion"] == "dbp"


@pytest.mark.parametrize("gtin", ["0012345678905", "012345678905", "00012345678905"])
def test_a_gtin_keeps_its_leading_zeros(tmp_path: Path, gtin: str) -> None:
    rules = engine(tmp_path, f"[{{require: {{identity.gtin: '{gtin}'}}}}]")
    result = check(rules, f"identity: {{gtin: {gtin}}}\n")
    assert result.targets[0].findings[0].outcome == "met"
    assert not [one for one in result.notices if one.code == "bad-number"]
    assert outcome(rules, f"identity: {{gtin: {gtin.lstrip('0').rjust(8, '0')}}}\n") == "gap"


def test_a_gtin_with_a_wrong_digit_is_reported(tmp_path: Path) -> None:
    result = check(engine(tmp_path, MAINS % "{}"), "identity: {gtin: 0012345678906}\n")
    assert "bad-number" in {one.code for one in result.notices}


def test_norway_is_a_place_of_sale(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{where: {sold-in: 'no'}, require: {features.mains: no}}]")
    assert outcome(rules, f"{BAD}sold-in: [NO]\n") == "gap"
    assert outcome(rules, f"{BAD}sold-in: [挪威]\n") == "gap"
    assert outcome(rules, f"{BAD}sold-in: [eu/de]\n") == "not-applicable"


# The four states of a fact.


@pytest.mark.parametrize(
    ("serial", "expected"),
    [("model: A", "met"), ("model: none", "gap"), ("model: not-applicable", "gap"), ("model: unknown", "undetermined"), ("brand: B", "undetermined"), ("model: ''", "undetermined")],
)  # fmt: skip
def test_stated_absent_is_a_gap_and_not_stated_is_open(tmp_path: Path, serial: str, expected: str) -> None:
    assert (
        outcome(engine(tmp_path, "[{require: {identity.model: {present: yes}}}]"), f"identity: {{{serial}}}\n")
        == expected
    )


@pytest.mark.parametrize("flag", ["about", "ja", "1", "yes no"])
def test_a_flag_that_cannot_be_read_is_open(tmp_path: Path, flag: str) -> None:
    result = check(engine(tmp_path, MAINS % "{}"), f"features: {{mains: '{flag}'}}\n")
    assert result.targets[0].findings[0].outcome == "undetermined"
    assert "unreadable-value" in {one.code for one in result.notices}


def test_presumed_facts_are_shown_and_contradictions_reported(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{where: {features.radio: yes}, require: {features.mains: no}}]")
    presumed = {one.path for one in check(rules, "identity: {category: lamp}\n").notices if one.code == "presumed"}
    assert presumed >= {"features.radio", "features.medical-purpose"}
    codes = {one.code: one.path for one in check(rules, "identity: {category: lamp}\nfeatures: {radio: yes}\n").notices}
    assert codes["presumption-contradicted"] == "features.radio"


def test_a_category_and_a_tariff_code_that_disagree_are_reported(tmp_path: Path) -> None:
    rules = engine(tmp_path, MAINS % "{}")
    assert "category-contradicts-tariff" in {
        one.code for one in check(rules, "identity: {category: lamp, hs-code: '6109.10'}\n").notices
    }
    assert "category-contradicts-tariff" not in {
        one.code for one in check(rules, "identity: {category: lamp, hs-code: '9405.21'}\n").notices
    }


def test_places_given_on_the_command_line_are_noticed(tmp_path: Path) -> None:
    result = check(engine(tmp_path, MAINS % "{}"), "sold-in: [eu/de]\n", sold_in=["eu/fr"])
    assert "sold-in-overridden" in {one.code for one in result.notices}


# Time.


def test_dates_of_one_market_go_before_the_common_ones(tmp_path: Path) -> None:
    rules = engine(tmp_path, MAINS % "{from: 2025-08-12}")
    dates = "dates: {placed: %s, by-market: [{market: %s, placed: %s}]}\n"
    assert outcome(rules, BAD + dates % ("2025-08-11", "eu", "2025-08-12")) == "gap"
    assert outcome(rules, BAD + dates % ("2025-08-12", "eu", "2025-08-11")) == "not-applicable"
    assert outcome(rules, BAD + dates % ("2025-08-12", "us", "2025-08-11")) == "gap"


def test_a_lot_across_a_switch_is_open_and_asks_about_its_date(tmp_path: Path) -> None:
    rules = engine(tmp_path, MAINS % "{from: 2025-08-12}")
    (finding,) = findings(rules, f"{BAD}lots: [{{id: a, facts: {{dates: {{placed: 2025-08}}}}}}]\n")
    assert (finding.lot, finding.outcome) == ("a", "undetermined")
    assert [question.reason.code for question in finding.questions] == [Code.DATE_SPANS_SWITCH]


@pytest.mark.parametrize("placed", ["0000-00-00", "9999-99-99", "2025-02-30", "12/08/2025", "tomorrow", "unknown"])
def test_a_date_that_is_none_decides_nothing_early(tmp_path: Path, placed: str) -> None:
    rules = engine(tmp_path, MAINS % "{from: 2025-08-12, until: 2026-01-01}")
    expected = "not-applicable" if placed == "unknown" else "undetermined"  # unknown: about to be placed, after the end
    assert outcome(rules, f"{BAD}dates: {{placed: '{placed}'}}\n") == expected


@pytest.mark.parametrize("kind", ["draft", "enjoined"])
def test_law_that_is_not_in_force_is_never_evaluated(tmp_path: Path, kind: str) -> None:
    rules = engine(
        tmp_path,
        f"[{{status: {{kind: {kind}, since: 2026-01-01, note: {{en: A note, zh: 说明}}}}, require: {{features.mains: no}}}}]",
    )
    target = check(rules, BAD).targets[0]
    assert (target.findings, target.watching) == ((), ("eu/demo/rule",))


def test_overdue_reviews_are_noticed_for_the_rules_that_were_used(tmp_path: Path) -> None:
    rules = engine(tmp_path, MAINS % "{}")
    assert "review-overdue" not in {one.code for one in check(rules, BAD, as_of=date(2027, 11, 21)).notices}
    (notice,) = [one for one in check(rules, BAD, as_of=date(2027, 11, 22)).notices if one.code == "review-overdue"]
    assert dict(notice.data) == {"ruleset": "eu/demo", "review-by": "2027-11-21"}
    assert "review-overdue" not in {one.code for one in check(rules, BAD, target="us", as_of=date(2030, 1, 1)).notices}


# Items, lots, subjects and places.


def test_two_lots_with_different_materials(tmp_path: Path) -> None:
    base = material("{name: lead, value: 5 mg/kg}")
    lots = (
        "lots: [{id: a, facts: {}}, {id: b, facts: {materials: [{id: m, substances: [{name: lead, value: 2 %}]}]}}]\n"
    )
    found = {one.lot: one.outcome.value for one in findings(engine(tmp_path, AT_MOST), base + lots)}
    assert found == {"a": "met", "b": "gap"}


def test_a_finding_is_named_by_requirement_subject_item_lot_and_place(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        """
        - {subject: materials, require: {substance: lead, at-most: 1000 mg/kg}}
        - {id: each, each-place: eu, require: {some: labels, where: {mark: ce}}}
    """,
    )
    text = (
        "sold-in: [eu/de, eu/fr]\nmaterials: [{id: m}, {id: n}, {name: m}, {name: m}]\n"
        "items: [{id: x}, {id: y}]\nlots: [{id: x}, {id: y}]\n"
    )
    keys = [one.key for one in findings(rules, text)]
    assert len(keys) == len(set(keys)) == 4 * (5 + 2)


# What a target comes to.


@pytest.mark.parametrize(
    ("obligation", "headline"),
    [("mandatory", "gaps"), ("conditional", "gaps"), ("market", "no gap found"), ("voluntary", "no gap found"), ("advisory", "no gap found")],
)  # fmt: skip
def test_only_duties_make_a_target_a_gap(tmp_path: Path, obligation: str, headline: str) -> None:
    rules = engine(
        tmp_path,
        f"[{{obligation: {obligation}, require: {{features.mains: no}}}}, {{id: fine, require: {{features.mains: yes}}}}]",
    )
    assert check(rules, BAD).targets[0].headline.value == headline


def test_a_rule_that_is_not_firm_never_makes_a_gap_nor_silence(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{confidence: low, require: {features.mains: no}}]")
    assert check(rules, BAD).targets[0].headline.value == "undetermined"


def test_a_scheme_is_judged_only_when_it_is_asked_for(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{require: {features.mains: no}}]", head="{jurisdiction: eu/label, kind: scheme}")
    assert check(rules, BAD, target="eu").targets[0].headline.value == "not checked"
    assert check(rules, BAD, target="eu/label").targets[0].headline.value == "gaps"


CERTIFIED = "[{require: {some: certificates, where: {scheme: green-food, models: {names: identity.model}, status: valid, valid-from: {not-after: as-of}}}}]"


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        ("models: [T-1], status: valid, valid-from: 2026-11-21", "met"),
        ("models: [T-1], status: valid, valid-from: 2026-11-22", "gap"),
        ("models: [T-1], status: suspended, valid-from: 2026-01-01", "gap"),
        ("models: [T-1, T-2], status: valid, valid-from: 2026", "undetermined"),
        ("models: [t-1], status: valid, valid-from: 2026-01-01", "gap"),
        ("models: [T-1 Pro], status: valid, valid-from: 2026-01-01", "gap"),
        ("models: none, status: valid, valid-from: 2026-01-01", "gap"),
        ("status: valid, valid-from: 2026-01-01", "undetermined"),
        ("models: [T-1], valid-from: 2026-01-01", "undetermined"),
    ],
)
def test_a_certificate_counts_for_its_models_its_state_and_its_dates(
    tmp_path: Path, certificate: str, expected: str
) -> None:
    text = f"identity: {{model: T-1}}\ncertificates: {{state: complete, entries: [{{scheme: green-food, {certificate}}}]}}\n"
    assert outcome(engine(tmp_path, CERTIFIED), text) == expected


def test_a_list_nobody_could_judge_is_refused() -> None:
    from certcheck.declaration.loading import load_text
    from certcheck.positions import InputError

    text = "certcheck: declaration/1\nmaterials: [%s]\n"
    assert load_text(text % ", ".join(["{}"] * 1000)).units
    with pytest.raises(InputError, match="materials: holds 1,001 entries, more than 1,000"):
        load_text(text % ", ".join(["{}"] * 1001))
    lots = "lots: [" + ", ".join(f"{{id: l{number}}}" for number in range(6)) + "]\n"
    with pytest.raises(InputError, match="holds 6,000 entries in all items and lots, more than 5,000"):
        load_text(text % ", ".join(["{}"] * 1000) + lots)


def test_nothing_stated_is_nothing_known(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        "[{require: {features.mains: no}}, {id: b, subject: materials, require: {substance: lead, at-most: 1 %}}]",
    )
    assert set(outcomes(rules, "")) == {"undetermined"}


def test_the_table_above_names_tests_that_there_are() -> None:
    """Every hazard of the module's docstring has a test, and every test of this module a hazard."""
    rows = re.findall(
        r"^\| [^|]+ \| ([^|]+) \|$", ast.get_docstring(ast.parse(Path(__file__).read_text("utf-8"))) or "", re.MULTILINE
    )
    named = {name for row in rows for name in re.findall(r"[\w/.-]+::\w+", row)}
    own = {
        f"e2e/test_hazards.py::{name}"
        for name in globals()
        if name.startswith("test_") and name != "test_the_table_above_names_tests_that_there_are"
    }
    assert own <= named
    for name in named:
        file, _, test = name.partition("::")
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), name
