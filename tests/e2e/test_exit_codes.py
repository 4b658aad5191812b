"""Each exit code, folding over files and targets, and ``--fail-on``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import RULES, Certcheck


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "good.yaml --target eu"),
        (1, "gaps.yaml --target eu"),
        (2, "absent.yaml --target eu"),
        (2, "good.yaml --target eu --nonsense"),
        (3, "open.yaml --target eu"),
        (4, "good.yaml --target mars"),  # nobody knows it
        (4, "good.yaml --target jp"),  # a place without rules
        (4, "plain.yaml --target us"),  # no rule applies
        (4, "good.yaml --target eu --select us/"),  # no rule is left
        # several targets: what was asked for and not checked is never success
        (4, "good.yaml --target eu --target us"),
        (4, "good.yaml --target eu,mars"),
        (1, "gaps.yaml --target eu,mars"),
        (3, "open.yaml --target us,eu"),
        # a scheme counts when it is asked for
        (3, "good.yaml --target eu,cn/green-food"),
        # several files: 2 before 1 before 3 before 4 before 0
        (1, "good.yaml open.yaml gaps.yaml --target eu"),
        (3, "good.yaml open.yaml --target eu"),
        (2, "gaps.yaml absent.yaml good.yaml --target eu"),
        (4, "good.yaml plain.yaml --target eu --select eu/shop/ce-mark --fail-on gap --ignore eu/shop/ce"),
        # --fail-on
        (0, "open.yaml --target eu --fail-on gap"),
        (0, "gaps.yaml --target eu --fail-on undetermined"),
        (0, "plain.yaml --target eu --fail-on upcoming --select eu/shop/glow,eu/shop/lead"),
        (3, "plain.yaml --target eu --fail-on upcoming --select eu/shop/display,eu/shop/glow"),
        (2, "good.yaml --target eu --fail-on gaps"),
    ],
)
def test_code(certcheck: Certcheck, code: int, words: str) -> None:
    done = certcheck.check(*words.split())
    assert done.code == code, done.both
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("code", "fail_on"), [(0, "gap,undetermined"), (3, "review"), (1, "upcoming"), (1, "review,upcoming")]
)
def test_doubtful_and_coming_rules_count_when_asked(certcheck: Certcheck, code: int, fail_on: str) -> None:
    path = certcheck.folder / "glows.yaml"
    path.write_text("certcheck: declaration/1\nfeatures: {light-source: yes, display: yes, electrical: no}\n", "utf-8")
    words = ("glows.yaml", "--target", "eu", "--ignore", "eu/shop/lead,eu/de-shop", "--fail-on", fail_on)
    done = certcheck.check(*words)
    assert done.code == code, done.both


def test_an_unreadable_file_does_not_hide_the_reports_of_the_others(certcheck: Certcheck) -> None:
    done = certcheck.check("gaps.yaml", "absent.yaml", "good.yaml", "--target", "eu")
    assert done.code == 2
    assert "absent.yaml: no such file" in done.err
    assert "gaps.yaml" in done.out
    assert "good.yaml" in done.out


def test_unknown_targets_are_named_with_what_there_is(certcheck: Certcheck) -> None:
    done = certcheck.check("good.yaml", "--target", "mars")
    assert "unknown target 'mars'" in done.err
    assert "Targets with rules: cn/green-food, eu, eu/de, us." in done.err
    assert done.out == ""


def test_another_regime_is_named_and_is_four(certcheck: Certcheck) -> None:
    (certcheck.folder / "device.yaml").write_text(
        "certcheck: declaration/1\nfeatures: {medical-purpose: yes, electrical: yes}\n", "utf-8"
    )
    done = certcheck.check("device.yaml", "--target", "eu")
    assert done.code == 4
    assert "Medical device" in done.out


def test_places_of_the_declaration_stand_in_for_targets(certcheck: Certcheck) -> None:
    assert certcheck.check("good.yaml").code == 0
    done = certcheck.check("plain.yaml")
    assert done.code == 2
    assert "name a --target" in done.err


def test_a_place_asked_for_brings_its_own_rules(certcheck: Certcheck) -> None:
    assert certcheck.check("good.yaml", "--target", "eu/de").code == 3
    assert certcheck.check("good.yaml", "--target", "eu", "--sold-in", "de").code == 3


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("eu/shop.yaml", "at-most: 1000 mg/kg", "at-most: 1000 mgs"),
        ("eu/shop.yaml", "features.display: no", "features.disply: no"),
        ("eu/shop.yaml", "format: ruleset/1", "format: ruleset/9"),
        ("eu/shop.yaml", "ruleset: eu/shop", "ruleset: [eu/shop"),
        ("vocabularies/places.yaml", "id: jp", "id: us"),
    ],
)
def test_an_invalid_ruleset_is_five(certcheck: Certcheck, own: Path, file: str, old: str, new: str) -> None:
    rules = own / "rules"
    shutil.copytree(RULES, rules)
    text = (rules / file).read_text("utf-8")
    assert old in text
    (rules / file).write_text(text.replace(old, new), "utf-8")
    done = certcheck.check("good.yaml", "--target", "eu", rules=rules)
    assert done.code == 5, done.both
    assert file.rpartition("/")[2] in done.err
    assert done.out == ""


def test_rules_that_are_not_there_are_one_error(certcheck: Certcheck) -> None:
    done = certcheck.check("good.yaml", "--target", "eu", rules=Path("nowhere"))
    assert done.code in (2, 5)
    assert "nowhere" in done.err
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
