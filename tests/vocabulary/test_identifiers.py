"""Check digits, and the reasons given when they fail."""

from __future__ import annotations

import pytest

from certcheck.vocabulary import check
from certcheck.vocabulary.identifiers import CHECKS, check_cas, check_ec, check_gtin, gs1_check_digit, gtin14


@pytest.mark.parametrize("number", ["117-81-7", "7439-92-1", "50-00-0", "776297-69-9", "7732-18-5", " 117-81-7 "])
def test_valid_cas(number: str) -> None:
    assert check_cas(number).ok


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("117-81-8", "the other digits give 7"),
        ("7440-0-20", "hyphens"),
        ("5707-21-2", "the other digits give"),
        ("0117-81-7", "start with zero"),
        ("DEHP", "hyphens"),
        ("", "hyphens"),
    ],
)
def test_wrong_cas_says_why(number: str, said: str) -> None:
    outcome = check_cas(number)
    assert not outcome.ok
    assert outcome.reason is not None
    assert said in outcome.reason


def test_typographic_dashes_and_full_width_digits_are_tidied() -> None:
    assert check_cas("117\u201381\u20137").value == "117-81-7"
    assert check_cas("１１７-８１-７").value == "117-81-7"


def test_ec_numbers() -> None:
    assert check_ec("204-211-0").ok
    assert not check_ec("204-211-1").ok
    assert not check_ec("204-2110").ok


@pytest.mark.parametrize("number", ["96385074", "036000291452", "4006381333931", "04006381333931", "0012345678905"])
def test_valid_gtins_of_every_length(number: str) -> None:
    outcome = check_gtin(number)
    assert outcome.ok
    assert outcome.value == number


def test_leading_zeros_of_a_gtin_count() -> None:
    assert check_gtin("036000291452").ok
    lost = check_gtin("36000291452")
    assert not lost.ok
    assert lost.reason is not None
    assert "leading zeros count" in lost.reason
    assert gtin14("036000291452") == gtin14("0036000291452") == "00036000291452"
    assert gtin14("36000291452") is None


def test_gtin_refuses_letters_zeros_and_wrong_digits() -> None:
    assert not check_gtin("4006381333932").ok
    assert not check_gtin("00000000").ok
    assert not check_gtin("400638133393A").ok
    assert not check_gtin("٤٠٠٦٣٨١٣٣٣٩٣١x").ok


def test_gs1_digit() -> None:
    assert gs1_check_digit("400638133393") == "1"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("luhn", "79927398713", "79927398710"),
        ("uscc", "91350100M000100Y43", "91350100M000100Y44"),
        ("iso7064-mod11-10", "07945", "07944"),
        ("gln", "4006381333931", "4006381333930"),
        ("sscc", "106141412345678908", "106141412345678907"),
    ],
)
def test_general_check_digits(kind: str, good: str, bad: str) -> None:
    assert check(kind, good).ok
    assert not check(kind, bad).ok


def test_uscc_refuses_letters_it_does_not_use() -> None:
    outcome = check("uscc", "91350100M000100Y4I")
    assert outcome.reason is not None
    assert "does not use I" in outcome.reason


def test_sc_licence_has_a_check_digit_of_its_own() -> None:
    digits = "1063303010012"
    valid = [d for d in "0123456789" if check("sc-licence", f"SC{digits}{d}").ok]
    assert len(valid) == 1
    assert not check("sc-licence", "SC123").ok


@pytest.mark.parametrize("kind", sorted(CHECKS))
@pytest.mark.parametrize("text", ["", " ", "0", "x" * 500, "\x00", "①②③", "-", "１２３"])
def test_no_check_ever_raises(kind: str, text: str) -> None:
    outcome = check(kind, text)
    assert outcome.ok or outcome.reason
