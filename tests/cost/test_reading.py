"""Price files are read whole: everything that is wrong at once, each with its place and what was expected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from certcheck.cost.model import Contingency, Range, Window
from certcheck.cost.reading.checks import check_prices
from certcheck.positions import Problem
from cost.offers import HEAD, ITEM, money, read, rules

PRICE = "price: {amount: 10, currency: EUR, year: 2026}"
PLAIN = f"{{{ITEM}, basis: family, {PRICE}}}"
TEXT = "{en: A text, zh: 文本}"

WHOLE = f"""\
items:
  - id: listing
    title: {{en: Listing, zh: 认证}}
    kind: certification
    price: {{low: 8000, typical: 15000, high: 30000, currency: USD, year: 2025}}
    own-hours: {{low: 1, typical: 2, high: 3.5}}
    basis: material
    count: {{list: materials, where: {{plastic: yes}}}}
    every: 12
    lead: {{low: 8, typical: 12, high: 16}}
    after: [test]
    brings: test
    where: {{features.electrical: yes}}
    held: {{some: certificates, where: {{scheme: eu-ce}}}}
    contingency: {{probability: 50 %, item: test, condition: {TEXT}}}
    window: {{kind: months, months: [10, 11, 12], years: even}}
    payer: importer
    clause: Art. 1
    sources: [tariff, guess]
    confidence: medium
    note: {TEXT}
  - {{{ITEM}, basis: tonne, price: none, place: eu/es, validity: 36, window: {{kind: before, date: harvested, months: 3}}}}
needs:
  - id: nrtl
    title: {TEXT}
    ways:
      - {{id: ul, title: {TEXT}, items: [listing, test], where: {{features.electrical: yes}}, for: [gap], recognition: labs}}
      - {{id: other, title: {TEXT}, items: test, for: undetermined}}
defaults: {{labelling: nrtl, safety: listing}}
sharing:
  - {{id: edge, title: {TEXT}, from: test, to: [listing], still-payable: {{low: 50 %, typical: 0.6, high: 70 %}}, condition: {TEXT}, recognition: labs, sources: guess, confidence: low}}
recognition:
  - {{id: labs, title: {TEXT}, target: us, for: [nrtl, test], accepts: {TEXT}, refuses: {TEXT}, held: {{some: reports, where: {{topics: chemistry}}}}, sources: [tariff], confidence: high}}
subsidies:
  - {{id: grant, title: {TEXT}, place: cn, items: [test], share: 75 %, most: {{amount: 750, currency: USD}}, from: 2026-01-01, until: 2026-12-31, condition: {TEXT}, sources: [tariff], confidence: high}}
  - {{id: award, title: {TEXT}, place: cn, items: [test], amount: {{amount: 30000, currency: CNY, year: 2022}}, sources: [tariff], confidence: high}}
"""


def problems(directory: Path, body: str, **other: str) -> list[Problem]:
    reading = read(directory, body, **other)
    return list(check_prices(reading, rules().book, rules().vocabularies))


def told(directory: Path, body: str, **other: str) -> str:
    return "\n".join(str(one) for one in problems(directory, body, **other))


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert told(tmp_path, WHOLE) == ""
    assert not reading.faults
    assert not reading.warnings
    book = reading.book
    listing, test = book.items["listing"], book.items["test"]
    assert listing.price is not None
    assert (listing.price.amount, listing.price.currency, listing.price.year) == (
        money("8000", "15000", "30000"),
        "USD",
        2025,
    )
    assert listing.own_hours == money("1", "2", "3.5")
    assert listing.count is not None
    assert listing.count.collection == "materials"
    assert (listing.every, listing.validity, listing.lead) == (12, None, money("8", "12", "16"))
    assert (listing.after, listing.brings, listing.payer, listing.clause) == (
        ("test",),
        ("test",),
        "importer",
        "Art. 1",
    )
    assert listing.contingency == Contingency(Decimal("0.5"), "test", listing.note)
    assert listing.window == Window("months", (10, 11, 12), "even")
    assert [one.kind for one in listing.sources] == ["official", "own"]
    assert (listing.file, listing.position and listing.position.line) == ("prices/own.yaml", 9)
    assert (test.price, test.place, test.validity) == (None, "eu/es", 36)
    assert test.window == Window("before", date="harvested", lead_months=3)
    ul, other = book.needs["nrtl"].ways
    assert (ul.items, ul.closes, ul.recognition) == (("listing", "test"), ("gap",), "labs")
    assert (other.items, other.closes) == (("test",), ("undetermined",))
    assert book.defaults == {"labelling": "nrtl", "safety": "listing"}
    assert book.sharing[0].still_payable == Range(Decimal("0.5"), Decimal("0.6"), Decimal("0.7"))
    assert book.recognition["labs"].covers == ("nrtl", "test")
    grant, award = book.subsidies
    assert (grant.share, grant.start, grant.until) == (Decimal("0.75"), date(2026, 1, 1), date(2026, 12, 31))
    assert grant.most is not None
    assert grant.most.year == 2026  # the year of the review
    assert award.amount is not None
    assert award.amount.year == 2022


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("kind: certification", "kind: certificate", "own.yaml:11:11: items[0].kind: 'certificate' is not one of"),
        ("basis: material", "basis: materials", "did you mean 'material'?"),
        ("low: 8000", "low: 18000", "items[0].price: expected low <= typical <= high, found 18000, 15000, 30000"),
        ("low: 8000", "low: -1", "items[0].price.low: expected a number from 0 up to 1,000,000,000,000"),
        ("low: 8000", "low: 1e13", "items[0].price.low: expected a number from 0 up to 1,000,000,000,000, found '1e13'"),
        ("low: 8000", "low: 8k", "items[0].price.low: expected a number, found '8k'"),
        ("low: 8000, ", "", "items[0].price: 'low' is missing"),
        ("low: 8000,", "amount: 1,", "items[0].price: expected either 'amount' or 'low'"),
        ("currency: USD, year: 2025", "currency: USD", "items[0].price: 'year' is missing"),
        ("currency: USD, year: 2025", "currency: dollars, year: 2025", "'dollars' is no currency"),
        ("year: 2025", "year: 1e999999999", "items[0].price.year: expected a"),
        ("still-payable: {low: 50 %", "still-payable: {low: NaN %", "sharing[0].still-payable.low: expected a share"),
        ("year: 2025", "year: 25", "items[0].price.year: expected a year, found '25'"),
        ("every: 12", "every: 0", "items[0].every: expected a whole number of months, at least 1, found '0'"),
        ("every: 12", "every: 1.5", "expected a whole number, found '1.5'"),
        ("every: 12", "every: 12\n    validity: 12", "not both"),
        ("features.electrical: yes}", "features.electric: yes}", "did you mean 'features.electrical'?"),
        ("scheme: eu-ce", "scheme: no-such-scheme", "items[0].held.where.scheme"),
        ("list: materials", "list: material", "'material' is no list of the declaration"),
        ("plastic: yes", "mass: 3 V", "items[0].count.where"),
        ("probability: 50 %", "probability: 150 %", "expected a share from 0 to 1"),
        ("item: test, condition", "item: tets, condition", "there is no item 'tets' (did you mean 'test'?)"),
        ("months: [10, 11, 12]", "months: [10, 13]", "items[0].window.months[1]: expected a month from 1 to 12"),
        ("date: harvested", "date: harvest", "'harvest' is no date of the product (did you mean 'harvested'?)"),
        ("sources: [tariff, guess]", "sources: [tarif]", "there is no source 'tarif' in this file (did you mean 'tariff'?)"),
        ("    sources: [tariff, guess]\n", "", "'sources' is missing"),
        ("place: eu/es", "place: eu/spain", "'eu/spain' is no id of the vocabulary places"),
        ("items: [listing, test]", "items: [nrtl]", "'nrtl' is a need; here an item is meant"),
        ("items: [listing, test]", "items: []", "a way without items closes nothing"),
        ("for: [gap]", "for: [gaps]", "needs[0].ways[0].for[0]: 'gaps' is not one of gap, undetermined"),
        ("recognition: labs}", "recognition: lab}", "there is no recognition 'lab'"),
        ("- {id: other", "- {id: ul", "two ways have the id 'ul'"),
        ("labelling: nrtl", "labeling: nrtl", "defaults.labeling: unknown key 'labeling' (did you mean 'labelling'?)"),
        ("labelling: nrtl", "labelling: ntrl", "there is no item or need 'ntrl' (did you mean 'nrtl'?)"),
        ("from: test", "from: listing", "'listing' cannot be cheaper because of itself"),
        ("target: us", "target: usa", "there is no place 'usa'"),
        ("share: 75 %, most", "most", "expected either 'share' or 'amount'"),
        ("until: 2026-12-31", "until: 2025-12-31", "'until' is before 'from'"),
        ("- id: nrtl", "- id: listing", "the id of the need 'listing' is given twice"),
        ("id: nrtl", "id: NRTL_1", "'NRTL_1' is no id"),
        ("{id: award", "{id: grant", "the id of the subsidy 'grant' is given twice"),
        ("    after: [test]", "    afters: [test]", "unknown key 'afters' (did you mean 'after'?)"),
        ("basis: material\n", "basis: tonne\n", "an entry of materials has no"),
        ("basis: material\n", "basis: family\n", "'count' belongs to the bases material, colour, component, tonne"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in WHOLE
    assert complaint in told(tmp_path, WHOLE.replace(old, new, 1))


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "items: [{id: A}, {kind: x}]\nneeds: 3\nother: 1\n")
    assert {one.path.split("[")[0] for one in found} == {"items", "needs", "other"}
    assert len(found) > 10


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("certcheck: prices/1", "certcheck: prices/2"),
        ("licence: CC-BY-4.0\n", ""),
        ("reviewed-on: 2026-11-21\n", ""),
        ("reviewed-on: 2026-11-21", "reviewed-on: 2026"),
        ("title: {en: Test prices, zh: 测试价格}", "title: Test prices"),
        ("kind: official", "kind: hearsay"),
        (", url: 'https://example.org/tariff'", ""),
        ("https://example.org/tariff", "example"),
    ],
)
def test_the_head_of_a_file(tmp_path: Path, key: str, text: str) -> None:
    body = f"items: [{PLAIN}]\n"
    assert key in HEAD
    assert not problems(tmp_path, body)
    assert problems(tmp_path, body, head=HEAD.replace(key, text))


@pytest.mark.parametrize("text", ["", "[]", "{", "items: [", "a: 1\n---\nb: 2", "\x00"])
def test_a_file_that_is_none(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, "", head=text)


@pytest.mark.parametrize("key", ["after", "brings"])
def test_items_that_come_back_to_themselves(tmp_path: Path, key: str) -> None:
    def one(name: str, other: str) -> str:
        return PLAIN.replace("id: test", f"id: {name}").replace("basis:", f"{key}: [{other}], basis:")

    body = f"items: [{one('a', 'b')}, {one('b', 'c')}, {one('c', 'a')}, {one('d', 'a')}]\n"
    found = problems(tmp_path, body)
    assert [one.message for one in found] == [f"'{key}' comes back to itself: a -> b -> c -> a"]
    assert found[0].line == 8


def test_an_estimate_of_ones_own_has_low_confidence(tmp_path: Path) -> None:
    guessed = PLAIN.replace("[tariff]", "[guess]")
    assert [one.message for one in read(tmp_path, f"items: [{guessed}]\n").faults] == [
        "all sources are of kind own: the confidence is low"
    ]
    assert not read(tmp_path, f"items: [{guessed.replace('high', 'low')}]\n").faults


def test_a_source_that_nothing_names(tmp_path: Path) -> None:
    assert [str(one) for one in read(tmp_path, f"items: [{PLAIN}]\n").warnings] == [
        f"{tmp_path}/own.yaml:7:10: sources.guess: nothing in this file names the source 'guess'"
    ]


# --- quotes ---------------------------------------------------------------------------------------------------

BODY = f"items: [{PLAIN.replace('high', 'medium')}]\n"


def test_a_quote_replaces_what_it_states(tmp_path: Path) -> None:
    quote = "items: [{id: test, price: {amount: 7, currency: CNY, year: 2026}, lead: {low: 1, typical: 1, high: 2}}]"
    assert told(tmp_path, BODY, quotes=quote) == ""
    before, after = read(tmp_path, BODY).book.items["test"], read(tmp_path, BODY, quotes=quote).book.items["test"]
    assert after.price is not None
    assert (after.price.amount.typical, after.price.currency) == (7, "CNY")
    assert (after.lead, after.confidence, after.quoted) == (money("1", "1", "2"), "high", "quotes.yaml")
    assert (after.title, after.kind, after.basis, after.sources) == (
        before.title,
        before.kind,
        before.basis,
        before.sources,
    )
    assert (before.quoted, before.confidence) == ("", "medium")


def test_a_quote_for_time_alone_says_nothing_of_the_price(tmp_path: Path) -> None:
    quote = "items: [{id: test, lead: {low: 1, typical: 1, high: 2}}]"
    found = read(tmp_path, BODY, quotes=quote).book.items["test"]
    assert (found.price and found.price.amount.typical, found.confidence) == (10, "medium")


@pytest.mark.parametrize(
    ("quotes", "complaint"),
    [
        ("items: [{id: tset, validity: 12}]", "there is no item 'tset' to quote for (did you mean 'test'?)"),
        ("items: [{id: other, validity: 12}]", "a new item states title, kind, price, basis, confidence"),
        ("items: [{id: test}]", "the quote states nothing"),
        ("items: [{id: test, validity: 12}, {id: test, validity: 13}]", "the item 'test' is quoted twice"),
        (f"items: [{PLAIN}]", "the book has an item 'test': a quote states only"),
        ("items: [{id: test, basis: sku, validity: 12}]", "the book has an item 'test': a quote states only"),
        ("items: [{id: test, price: {amount: 1, currency: EUR}}]", "'year' is missing"),
    ],
)
def test_a_quote_that_does_not_fit(tmp_path: Path, quotes: str, complaint: str) -> None:
    assert complaint in told(tmp_path, BODY, quotes=quotes)


def test_new_items_and_needs_of_the_user(tmp_path: Path) -> None:
    new = PLAIN.replace("id: test", "id: own-test").replace(", sources: [tariff]", "")
    need = f"{{id: own-need, title: {TEXT}, ways: [{{id: a, title: {TEXT}, items: [own-test, test]}}]}}"
    quotes = f"items: [{new}]\nneeds: [{need}]\n"
    assert told(tmp_path, BODY, quotes=quotes) == ""
    book = read(tmp_path, BODY, quotes=quotes).book
    assert (book.items["own-test"].quoted, book.needs["own-need"].ways[0].items) == (
        "quotes.yaml",
        ("own-test", "test"),
    )
