"""``certcheck check`` from end to end, with small rulesets."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from .conftest import GAPS, RULES, Certcheck


@pytest.mark.parametrize(("file", "code"), [("good.yaml", 0), ("gaps.yaml", 1), ("open.yaml", 3)])
def test_exit_code_and_report(certcheck: Certcheck, file: str, code: int) -> None:
    done = certcheck("check", file, "--target", "eu")
    assert (done.code, done.err) == (code, "")
    assert "European Union" in done.out
    assert "Lamp [bold]X[/bold]" in done.out
    assert "\x1b" not in done.out


def test_gap_gives_number_clause_place_and_remedy(certcheck: Certcheck) -> None:
    out = certcheck("check", "gaps.yaml", "--target", "eu").out
    assert "Lead in cable: 1200 mg/kg, at most 1000 mg/kg allowed" in out
    assert "gaps.yaml:5" in out
    assert "Directive 1999/1/EU, Art. 1" in out
    assert "Replace the material." in out


def test_fail_on_gap_accepts_open_questions(certcheck: Certcheck) -> None:
    assert certcheck("check", "open.yaml", "--target", "eu", "--fail-on", "gap").code == 0


def test_the_most_important_code_of_several_files_wins(certcheck: Certcheck) -> None:
    assert certcheck("check", "good.yaml", "open.yaml", "gaps.yaml", "--target", "eu").code == 1
    done = certcheck("check", "good.yaml", "absent.yaml", "gaps.yaml", "--target", "eu")
    assert done.code == 2
    assert "absent.yaml: no such file" in " ".join(done.err.split())
    assert "Summary" in done.out


def test_targets_default_to_the_markets_of_sale(certcheck: Certcheck) -> None:
    assert "European Union · eu" in certcheck("check", "good.yaml").out
    assert "United States · us" in certcheck("check", "good.yaml", "--sold-in", "us").out


def test_without_targets_and_places_the_command_asks_for_a_target(certcheck: Certcheck) -> None:
    Path("homeless.yaml").write_text("certcheck: declaration/1\n", "utf-8")
    done = certcheck("check", "homeless.yaml")
    assert done.code == 2
    assert "--target" in done.err
    assert "eu, us" in done.err


def test_an_unknown_target_is_named_with_suggestions(certcheck: Certcheck) -> None:
    done = certcheck("check", "good.yaml", "--target", "eau")
    assert done.code == 4
    assert "unknown target 'eau'. Did you mean 'eu'" in done.err
    assert "Targets with rules: eu, us" in done.err
    assert "nothing was checked" in done.err
    assert done.out == ""


def test_an_unknown_target_beside_a_known_one_is_never_success(certcheck: Certcheck) -> None:
    assert certcheck("check", "good.yaml", "--target", "eu,mars").code == 4
    assert certcheck("check", "gaps.yaml", "--target", "eu,mars").code == 1


def test_a_known_place_without_rules_is_not_checked(certcheck: Certcheck) -> None:
    done = certcheck("check", "good.yaml", "--target", "jp")
    assert done.code == 4
    assert "Not checked" in done.out


def test_a_target_may_be_written_by_its_name(certcheck: Certcheck) -> None:
    assert "European Union · eu" in certcheck("check", "good.yaml", "--target", "European Union").out
    assert "United States · us" in certcheck("check", "good.yaml", "--target", "USA").out


def test_rules_that_do_not_apply_are_nothing_checked(certcheck: Certcheck) -> None:
    Path("plain.yaml").write_text("certcheck: declaration/1\nfeatures: {laser: no}\n", "utf-8")
    assert certcheck("check", "plain.yaml", "--target", "us").code == 4


def test_select_and_ignore(certcheck: Certcheck) -> None:
    assert certcheck("check", "gaps.yaml", "--target", "eu", "--ignore", "eu/test/lead").code == 0
    assert certcheck("check", "gaps.yaml", "--target", "eu", "--select", "eu/test/ce-mark").code == 0
    assert certcheck("check", "gaps.yaml", "--target", "eu", "--select", "us/").code == 4


def test_standard_input(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GAPS.encode()), "utf-8"))
    done = certcheck("check", "-", "--target", "eu")
    assert done.code == 1
    assert "<stdin>:5" in done.out


def test_json_to_standard_output_and_report_to_a_file(certcheck: Certcheck) -> None:
    done = certcheck("check", "gaps.yaml", "--target", "eu", "--format", "json", "--format", "rich:report.txt")
    assert json.loads(done.out)["products"][0]["targets"][0]["headline"] == "gaps"
    assert "Lead in cable" in Path("report.txt").read_text("utf-8")
    assert "\x1b" not in Path("report.txt").read_text("utf-8")


def test_the_same_check_gives_the_same_bytes(certcheck: Certcheck) -> None:
    words = ("check", "gaps.yaml", "--target", "eu", "--as-of", "2026-11-21", "--format", "json")
    assert certcheck(*words).out == certcheck(*words).out


def test_chinese_and_explain(certcheck: Certcheck) -> None:
    out = certcheck("check", "gaps.yaml", "--target", "eu", "--lang", "zh", "--explain").out
    assert "存在缺口" in out
    assert "cable 中的铅：1200 mg/kg，限值不超过 1000 mg/kg" in out
    assert "未收录条款" in out


def test_as_of_moves_the_law(certcheck: Certcheck) -> None:
    Path("display.yaml").write_text("certcheck: declaration/1\nfeatures: {display: yes}\n", "utf-8")
    words = ("check", "display.yaml", "--target", "eu", "--select", "eu/test/display", "--as-of")
    assert certcheck(*words, "2029-12-31").code == 4  # nothing binds yet
    assert certcheck(*words, "2029-12-31", "--fail-on", "upcoming").code == 1
    assert certcheck(*words, "2030-01-01").code == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["check"], "Missing argument"),
        (
            ["check", "good.yaml", "--format", "jsn"],
            "unknown format 'jsn'. Did you mean 'json' or 'ndjson'? Formats: rich, json",
        ),
        (["check", "good.yaml", "--format", "json:"], "names no file"),
        (["check", "good.yaml", "--format", "json", "--format", "rich"], "only one format can go to standard output"),
        (["check", "good.yaml", "--format", "json:a", "--format", "rich:a"], "same file"),
        (["check", "good.yaml", "--fail-on", "gaps"], "Did you mean 'gap'"),
        (["check", "good.yaml", "--as-of", "2026-13-01"], "is no date; write YYYY-MM-DD"),
        (["check", "good.yaml", "--lang", "de"], "--lang"),
        (["check", "good.yaml", "--nonsense"], "--nonsense"),
        (["chek"], "No such command 'chek'. Did you mean 'check'"),
        (["check", "absent.yaml", "--target", "eu"], "no such file"),
        (["check", ".", "--target", "eu"], "is a directory"),
        (["check", "good.yaml", "--target", "eu", "--format", "json:no/such/folder.json"], "cannot be written"),
        (["explain", "eu/test/led"], "Did you mean 'eu/test/lead'"),
        (["explain", "eu/test"], "Below it: eu/test/ce-mark"),
        (["init", "--category", "lumniaire"], "luminaire"),
    ],
)
def test_wrong_use_is_one_clear_message_and_two(certcheck: Certcheck, words: list[str], message: str) -> None:
    done = certcheck(*words)
    assert done.code == 2
    assert message in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert done.out == ""


def test_invalid_rules_are_five(certcheck: Certcheck, tmp_path: Path) -> None:
    import shutil

    broken = tmp_path / "rules"
    shutil.copytree(RULES, broken)
    (broken / "eu" / "test.yaml").write_text("ruleset: eu/test\nformat: ruleset/9\n", "utf-8")
    done = certcheck("check", "good.yaml", "--target", "eu", rules=broken)
    assert done.code == 5
    assert "test.yaml" in done.err


def test_a_hostile_file_name_is_shown_not_obeyed(certcheck: Certcheck) -> None:
    name = "lamp\x1b[31m.yaml"
    Path(name).write_text(GAPS, "utf-8")
    done = certcheck("check", name, "--target", "eu")
    assert "\x1b" not in done.out
    assert "lamp\\x1b[31m.yaml" in done.out
