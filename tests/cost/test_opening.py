"""The book opens from its pack while that is current; quotes go on top; what is unusable is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rules.support import copied

from certcheck.cost.model import PriceBook
from certcheck.cost.reading import load_prices, opening, write_prices_pack
from certcheck.positions import InputError
from certcheck.rules.location import Opened, open_rulebook, rulesets_directory
from cost.offers import HEAD, ITEM, RATES

PRICE = "price: {amount: 10, currency: EUR, year: 2026}"
BODY = f"""\
items:
  - {{{ITEM}, basis: material, count: {{list: materials, where: {{plastic: yes}}}}, {PRICE}}}
needs:
  - {{id: need, title: {{en: A need, zh: 需求}}, ways: [{{id: a, title: {{en: A way, zh: 方式}}, items: [test]}}]}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Rulesets with one price file."""
    directory = copied(tmp_path)
    (directory / "prices").mkdir()
    (directory / "prices" / "own.yaml").write_text(HEAD + BODY, encoding="utf-8")
    shutil.copytree(rulesets_directory() / "currencies", directory / "currencies")
    return directory


@pytest.fixture
def rules(root: Path) -> Opened:
    return open_rulebook(root)


def load(root: Path, rules: Opened, *quotes: Path) -> PriceBook:
    return load_prices(root, rules=rules, quotes=quotes)


def quote(directory: Path, text: str) -> Path:
    path = directory / "quotes.yaml"
    path.write_text(f"certcheck: prices/1\n{text}", encoding="utf-8")
    return path


def test_a_pack_stands_for_its_files(root: Path, rules: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    read = load(root, rules)
    pack = write_prices_pack(root)
    assert str(root).encode() not in pack.read_bytes()
    monkeypatch.setattr(opening, "read_prices", None)
    packed = load(root, rules)
    assert packed == read
    assert repr(packed) == repr(read)


def test_packs_are_the_same_each_time(root: Path) -> None:
    first = write_prices_pack(root).read_bytes()
    assert write_prices_pack(root).read_bytes() == first


def test_a_changed_file_is_read_anew(root: Path, rules: Opened) -> None:
    before = load(root, rules)
    write_prices_pack(root)
    path = root / "prices" / "own.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("amount: 10", "amount: 11"), encoding="utf-8")
    after = load(root, rules)
    assert after.digest != before.digest
    assert after.items["test"].price != before.items["test"].price


def test_a_changed_ruleset_leaves_the_pack_aside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_prices_pack(root)
    path = root / "eu" / "rohs.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    monkeypatch.setattr(opening, "read_packed", lambda pack, digest, *_: pack.read_text("utf-8").index(digest))
    with pytest.raises(ValueError, match="substring not found"):
        load_prices(root)


@pytest.mark.parametrize("text", ["", "{}", "[]\n{}", "\x00"])
def test_a_broken_pack_is_passed_over(root: Path, rules: Opened, text: str) -> None:
    read = load(root, rules)
    (root / "compiled-prices.json").write_text(text, encoding="utf-8")
    assert load(root, rules) == read


def test_quotes_go_on_top_and_change_the_digest(root: Path, rules: Opened, tmp_path: Path) -> None:
    own = quote(tmp_path, "items: [{id: test, price: {amount: 3, currency: EUR, year: 2026}}]\n")
    plain, quoted = load(root, rules), load(root, rules, own)
    write_prices_pack(root)
    assert load(root, rules, own) == quoted
    price = quoted.items["test"].price
    assert price is not None
    assert price.amount.typical == 3
    assert quoted.items["test"].quoted == str(own)
    assert quoted.needs == plain.needs
    assert quoted.digest != plain.digest


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("items: [{id: tset, validity: 12}]\n", "quotes.yaml:2:9: items[0]: there is no item 'tset' to quote for"),
        (
            "items: [{id: test, price: {amount: 3, currency: XAU, year: 2026}}]\n",
            "there is no rate for the currency 'XAU'",
        ),
        ("needs: 3\n", "expected a list"),
    ],
)
def test_quotes_that_cannot_be_used(root: Path, rules: Opened, tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError) as caught:
        load(root, rules, quote(tmp_path, text))
    assert complaint in str(caught.value)


def test_a_quote_file_that_is_not_there(root: Path, rules: Opened, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(root, rules, tmp_path / "none.yaml")
    assert "none.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [("plastic: yes", "is: eu/nothing"), ("items: [test]", "items: [tset]"), ("currency: EUR", "currency: XAU")],
)
def test_what_would_fail_later_is_refused(root: Path, rules: Opened, old: str, new: str) -> None:
    path = root / "prices" / "own.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError):
        load(root, rules)


def test_rates_of_ones_own_have_to_know_the_currencies(root: Path, rules: Opened) -> None:
    path = root / "prices" / "own.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("EUR", "CHF"), encoding="utf-8")
    assert load(root, rules).items
    with pytest.raises(InputError):
        load_prices(root, rules=rules, rates=RATES)


def test_a_directory_without_prices_is_an_empty_book(tmp_path: Path) -> None:
    directory = copied(tmp_path)
    shutil.copytree(rulesets_directory() / "currencies", directory / "currencies")
    assert load_prices(directory).items == {}
