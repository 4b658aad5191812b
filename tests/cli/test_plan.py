"""``certcheck plan``: the check's exit codes, prices and rates of one's own, and errors that say what to do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from certcheck.cost import solver

from .conftest import RULES, Certcheck, Outcome

PRICES = """\
certcheck: prices/1
title: {en: Prices, zh: 价格}
licence: CC-BY-4.0
reviewed-on: 2026-11-21
sources: {list: {title: A list, url: 'https://example.org/prices', kind: seller}}
items:
  - id: screening
    title: {en: Screening, zh: 筛查}
    kind: test
    price: {low: 300, typical: 400, high: 500, currency: USD, year: 2026}
    basis: family
    lead: {low: 1, typical: 2, high: 3}
    sources: [list]
    confidence: medium
  - id: declaration-request
    title: {en: Declaration, zh: 声明}
    kind: service
    price: {amount: 50, currency: EUR, year: 2026}
    basis: family
    lead: {low: 1, typical: 1, high: 2}
    sources: [list]
    confidence: high
needs:
  - id: iec-62321-screening
    title: {en: Lead known, zh: 铅含量明确}
    ways:
      - {id: test, title: {en: Test, zh: 检测}, items: [screening]}
      - {id: ask, title: {en: Ask the supplier, zh: 询问供应商}, items: [declaration-request]}
"""
QUOTE = """\
certcheck: prices/1
items:
  - {id: declaration-request, price: {amount: 20, currency: CNY, year: 2026}}
"""
RATES = """\
certcheck: rates/1
day: 2026-01-02
source: {title: Own rates, url: 'https://example.org/rates'}
per-euro: {USD: 1, CNY: 10}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The small rulesets with a small price book."""
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "prices").mkdir()
    (folder / "prices" / "all.yaml").write_text(PRICES, "utf-8")
    return folder


@pytest.fixture
def plan(certcheck: Certcheck, rules: Path) -> Certcheck:
    def call(*arguments: str) -> Outcome:
        return certcheck("plan", "--rules", str(rules), "--as-of", "2026-11-21", *arguments)

    return call


def plain(found: Outcome) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(found.out)["products"][0]["plan"]
    return made


@pytest.mark.parametrize(("file", "code"), [("good.yaml", 0), ("gaps.yaml", 1), ("open.yaml", 3)])
def test_the_exit_code_is_that_of_the_check(plan: Certcheck, certcheck: Certcheck, file: str, code: int) -> None:
    found = plan(file, "--target", "eu")
    assert (found.code, found.err) == (code, "")
    assert certcheck("check", file, "--target", "eu", "--as-of", "2026-11-21").code == code
    assert "== What it comes to" in found.out


def test_the_cheapest_way_is_bought(plan: Certcheck) -> None:
    made = plain(plan("gaps.yaml", "--target", "eu", "--format", "json"))
    assert [(one["item"], one["once"]["typical"]) for one in made["lines"]] == [("declaration-request", "50.00")]
    assert made["searched"] is True
    assert made["start"] == "2026-11-21", "the day of --as-of"


def test_without_the_solver_it_says_what_is_missing(plan: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_highspy", lambda: None)
    found = plan("gaps.yaml", "--target", "eu")
    assert "The cheapest combination was not searched" in found.out
    assert "pip install 'certcheck[plan]'" in found.out
    assert found.code == 1


def test_own_prices_rates_currency_and_start(plan: Certcheck) -> None:
    Path("quote.yaml").write_text(QUOTE, "utf-8")
    Path("rates.yaml").write_text(RATES, "utf-8")
    found = plan(
        "gaps.yaml", "--target", "eu", "--prices", "quote.yaml", "--rates", "rates.yaml", "--currency", "usd",
        "--start", "2027-02-01", "--format", "json",
    )  # fmt: skip
    made = plain(found)
    assert (made["currency"], made["start"], made["rates"]["day"]) == ("USD", "2027-02-01", "2026-01-02")
    (bought,) = made["lines"]
    assert bought["once"] == {"low": "2.00", "typical": "2.00", "high": "2.00", "currency": "USD"}
    assert bought["quoted"] == "quote.yaml"
    assert made["entries"][0]["listing"] == "2027-02-08"


def test_quotes_are_named_in_the_report(plan: Certcheck) -> None:
    Path("quote.yaml").write_text(QUOTE, "utf-8")
    assert "your quote: quote.yaml" in plan("gaps.yaml", "--target", "eu", "--prices", "quote.yaml").out


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--prices", "certcheck: prices/1\nitems:\n  - {id: nothing-like-it, price: {amount: 1}}\n", "bad.yaml:3"),
        ("--prices", "items: [", "bad.yaml:2"),
        ("--rates", "certcheck: rates/1\nday: 2026-13-01\n", "bad.yaml:2"),
        ("--rates", "certcheck: rates/1\nday: 2026-01-02\nsource: {title: a, url: 'https://example.org'}\n"
         "per-euro: {USD: -1}\n", "bad.yaml:4"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_with_its_line(plan: Certcheck, option: str, content: str, message: str) -> None:
    Path("bad.yaml").write_text(content, "utf-8")
    found = plan("gaps.yaml", "--target", "eu", option, "bad.yaml")
    assert found.code == 2
    assert message in found.err
    assert (found.out, "Traceback" in found.err) == ("", False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--currency", "EURO"), "there is no rate for the currency 'EURO'. Currencies: EUR, CHF"),
        (("--currency", "\x1b[31m"), "Currencies: EUR"),
        (("--start", "tomorrow"), "'tomorrow' is no date; write YYYY-MM-DD."),
        (("--format", "ndjson"), "unknown format 'ndjson'."),
        (("--prices", "missing.yaml"), "missing.yaml"),
        (("--rates", "missing.yaml"), "missing.yaml"),
    ],
)
def test_usage_errors_say_what_to_do(plan: Certcheck, arguments: tuple[str, ...], message: str) -> None:
    found = plan("gaps.yaml", "--target", "eu", *arguments)
    assert found.code == 2
    assert message in found.err
    assert "\x1b" not in found.err


def test_one_declaration_a_run(plan: Certcheck) -> None:
    assert plan("gaps.yaml", "good.yaml").code == 2


def test_targets_are_those_of_check(plan: Certcheck) -> None:
    unknown = plan("gaps.yaml", "--target", "mars")
    assert (unknown.code, unknown.out) == (4, "")
    assert "unknown target 'mars'" in unknown.err
    own = plan("gaps.yaml", "--format", "json")
    assert [one["target"] for one in plain(own)["entries"]] == ["eu"]
    both = plan("gaps.yaml", "--target", "eu", "--target", "mars")
    assert both.code == 1
    assert "unknown target 'mars'" in both.err


def test_a_directory_without_prices_prices_nothing(certcheck: Certcheck) -> None:
    found = certcheck("plan", "--rules", str(RULES), "gaps.yaml", "--target", "eu", "--format", "json")
    made = plain(found)
    assert (found.code, made["lines"], made["entries"][0]["not-priced"]) == (1, [], ["eu/test/lead"])


def test_formats_can_go_to_files(plan: Certcheck) -> None:
    found = plan(
        "gaps.yaml", "--target", "eu", "--format", "rich:plan.txt", "--format", "json:plan.json", "--lang", "zh"
    )
    assert found.out == ""
    assert "总费用" in Path("plan.txt").read_text("utf-8")
    assert json.loads(Path("plan.json").read_text("utf-8"))["products"][0]["plan"]["currency"] == "EUR"


def test_the_settings_file_counts(plan: Certcheck) -> None:
    Path("certcheck.toml").write_text('currency = "CNY"\nprices = ["quote.yaml"]\nlang = "zh"\n', "utf-8")
    Path("quote.yaml").write_text(QUOTE, "utf-8")
    found = plan("gaps.yaml", "--target", "eu")
    assert "元人民币" in found.out
    assert "quote.yaml" in found.out


def test_hostile_names_do_nothing(plan: Certcheck) -> None:
    Path("quote.yaml").write_text(
        "certcheck: prices/1\nitems:\n  - {id: screening, title: {en: \"x\\e[2J[red]y\", zh: z}, "
        "price: {amount: 1, currency: EUR, year: 2026}}\n", "utf-8",
    )  # fmt: skip
    found = plan("gaps.yaml", "--target", "eu", "--prices", "quote.yaml")
    assert "\x1b" not in found.out + found.err


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_bytes_do_not_depend_on_the_hash_seed(plan: Certcheck, rules: Path, seed: str) -> None:
    words = ["plan", "--rules", str(rules), "gaps.yaml", "--target", "eu", "--as-of", "2026-11-21", "--format", "json"]
    code = f"from certcheck.cli import main; main({words!r})"
    environment = {"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert done.stdout.decode() == plan("gaps.yaml", "--target", "eu", "--format", "json").out
