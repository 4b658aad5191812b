"""Rates are read with the care of any other file, and old amounts are converted at their own year's rate."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from certcheck.cost.currency import convert, currencies, load_rates, read_rates, write_rates_pack
from certcheck.cost.ranges import in_cents
from certcheck.positions import InputError
from cost.offers import RATES, money

TABLE = """\
certcheck: rates/1
day: 2026-04-13
source: {title: Reference rates, url: 'https://example.org/rates'}
per-euro: {USD: 1.1684, CNY: 7.9827}
averages: {2025: {USD: 1.1300}}
"""


def table(directory: Path, text: str) -> Path:
    path = directory / "rates.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("currency", "year", "to", "converted"),
    [
        ("EUR", 2026, "USD", "1168.40"),  # 1000 x 1.1684
        ("USD", 2026, "EUR", "855.87"),  # 1000 / 1.1684 = 855.8713
        ("USD", 2026, "CNY", "6832.16"),  # 1000 x 7.9827 / 1.1684 = 6832.1637
        ("USD", 2025, "EUR", "884.96"),  # 1000 / 1.13 = 884.9558
        ("USD", 2025, "CNY", "7184.51"),  # 1000 x 8.1185 / 1.13 = 7184.5133
        ("USD", 2025, "USD", "1000.00"),  # never by way of the euro
        ("USD", 2023, "EUR", "924.81"),  # 1000 / 1.0813 = 924.8127
        ("USD", 2023, "CNY", "6832.16"),  # the average of 2023 lacks the yuan: both at the day's rates
        ("USD", 2020, "EUR", "855.87"),  # a year that the table does not have
        ("USD", 2027, "EUR", "855.87"),
    ],
)
def test_an_amount_is_converted_at_the_rate_of_its_year(currency: str, year: int, to: str, converted: str) -> None:
    found = convert(money("1000", "1000", "1000"), currency, year, to, RATES)
    assert in_cents(found).typical == Decimal(converted)


def test_all_ends_are_converted() -> None:
    found = convert(money("100", "200", "400"), "EUR", 2026, "USD", RATES)
    assert found == money("116.84", "233.68", "467.36")


def test_an_unknown_currency_is_no_currency() -> None:
    with pytest.raises(KeyError):
        convert(money("1", "1", "1"), "XXX", 2026, "EUR", RATES)


def test_the_rates_that_come_along() -> None:
    rates = load_rates()
    assert rates.per_euro["USD"] == Decimal("1.1684")
    assert set(rates.averages[2025]) == set(rates.per_euro)
    assert currencies(rates)[0] == "EUR"
    assert rates.source.url.startswith("https://www.ecb.europa.eu/")


def test_a_pack_stands_for_its_file_until_that_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "currencies").mkdir()
    path = table(tmp_path / "currencies", TABLE).rename(tmp_path / "currencies" / "ecb.yaml")
    read = load_rates(tmp_path)
    pack = write_rates_pack(tmp_path)
    assert write_rates_pack(tmp_path).read_bytes() == pack.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("certcheck.cost.currency.read_rates", None)
        assert load_rates(tmp_path) == read
    path.write_text(TABLE.replace("1.1684", "1.2"), encoding="utf-8")
    assert load_rates(tmp_path).per_euro["USD"] == Decimal("1.2")


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    rates = read_rates(table(tmp_path, TABLE))
    assert (rates.day.isoformat(), rates.per_euro, rates.averages) == (
        "2026-04-13",
        {"USD": Decimal("1.1684"), "CNY": Decimal("7.9827")},
        {2025: {"USD": Decimal("1.1300")}},
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("rates/1", "rates/2", "rates.yaml:1:12: certcheck: 'rates/2' is not one of rates/1"),
        ("2026-04-13", "April", "rates.yaml:2:6: day: expected a date as YYYY-MM-DD"),
        ("USD: 1.1684", "USD: 0", "rates.yaml:4:17: per-euro.USD: expected 0.000001 to 1,000,000,000 USD for one euro"),
        ("USD: 1.1684", "USD: NaN", "rates.yaml:4:17: per-euro.USD: expected a number"),
        ("USD: 1.1684", "dollar: 1", "rates.yaml:4:12: per-euro.dollar: 'dollar' is no currency with a rate"),
        ("USD: 1.1684", "EUR: 1", "rates.yaml:4:12: per-euro.EUR: 'EUR' is no currency with a rate"),
        ("2025:", "MMXXV:", "rates.yaml:5:12: averages.MMXXV: expected a year"),
        ("day: 2026-04-13\n", "", "rates.yaml:1:1: 'day' is missing"),
        ("per-euro: {USD: 1.1684, CNY: 7.9827}", "per-euro: 3", "expected a mapping (key: value)"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in TABLE
    with pytest.raises(InputError) as caught:
        read_rates(table(tmp_path, TABLE.replace(old, new)))
    assert place in str(caught.value)


@pytest.mark.parametrize("text", ["- 1\n", "", "{"])
def test_a_file_that_is_no_table(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError):
        read_rates(table(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_rates(tmp_path / "none.yaml")
