"""Check identifiers that carry check digits, and say plainly why one fails.

Every function returns a :class:`Check`; none raises on bad input, because a wrong number in a
declaration is a fact to report, not a crash.  Numbers are text throughout: a leading zero is part
of the number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from certcheck.record import record

__all__ = [
    "CHECKS",
    "Check",
    "check",
    "check_cas",
    "check_ec",
    "check_gln",
    "check_gtin",
    "check_iso7064_mod11_10",
    "check_luhn",
    "check_sc_licence",
    "check_sscc",
    "check_uscc",
    "gs1_check_digit",
    "gtin14",
]

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"))
_CAS = r"([0-9]{2,7})-([0-9]{2})-([0-9])"
_EC = r"([0-9]{3})-([0-9]{3})-([0-9])"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@record
class Check:
    """The outcome for one number: its tidy spelling, and the reason when it is not valid."""

    ok: bool
    value: str
    reason: str | None = None

    def __bool__(self) -> bool:
        return self.ok


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def _fail(value: str, reason: str) -> Check:
    return Check(False, value, reason)


def _wrong_digit(value: str, found: str, expected: str) -> Check:
    return _fail(value, f"check digit is {found}, the other digits give {expected}")


def _ascii_digits(text: str) -> bool:
    return bool(text) and text.isascii() and text.isdigit()


def check_cas(text: str) -> Check:
    """Check a CAS Registry Number such as ``117-81-7``."""
    value = _tidy(text)
    match = re.fullmatch(_CAS, value)
    if match is None:
        return _fail(value, "a CAS number is two to seven digits, two digits and a check digit, joined by hyphens")
    if match[1].startswith("0"):
        return _fail(value, "a CAS number does not start with zero")
    digits = match[1] + match[2]
    expected = str(sum(place * int(digit) for place, digit in enumerate(reversed(digits), 1)) % 10)
    return Check(True, value) if expected == match[3] else _wrong_digit(value, match[3], expected)


def check_ec(text: str) -> Check:
    """Check an EC (EINECS, ELINCS or list) number such as ``204-211-0``."""
    value = _tidy(text)
    match = re.fullmatch(_EC, value)
    if match is None:
        return _fail(value, "an EC number is three digits, three digits and a check digit, joined by hyphens")
    digits = match[1] + match[2]
    remainder = sum(place * int(digit) for place, digit in enumerate(digits, 1)) % 11
    if remainder == 10:
        return _fail(value, "no EC number has these six digits: their check sum is 10")
    expected = str(remainder)
    return Check(True, value) if expected == match[3] else _wrong_digit(value, match[3], expected)


def gs1_check_digit(body: str) -> str:
    """The GS1 modulo-10 digit for the digits before it, weights 3 and 1 from the right."""
    digits = [*map(int, reversed(body))]
    return str(-(3 * sum(digits[::2]) + sum(digits[1::2])) % 10)


def _check_gs1(text: str, lengths: tuple[int, ...], name: str) -> Check:
    value = _tidy(text).replace(" ", "").replace("-", "")
    if not _ascii_digits(value):
        return _fail(value, f"a {name} consists of digits only")
    if len(value) not in lengths:
        allowed = " or ".join(str(length) for length in lengths)
        return _fail(value, f"a {name} has {allowed} digits, this has {len(value)}; leading zeros count")
    if not value.strip("0"):
        return _fail(value, f"a {name} is not all zeros")
    expected = gs1_check_digit(value[:-1])
    return Check(True, value) if expected == value[-1] else _wrong_digit(value, value[-1], expected)


def check_gtin(text: str) -> Check:
    """Check a GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN) or GTIN-14; leading zeros are kept."""
    return _check_gs1(text, (8, 12, 13, 14), "GTIN")


def check_gln(text: str) -> Check:
    """Check a 13-digit Global Location Number."""
    return _check_gs1(text, (13,), "GLN")


def check_sscc(text: str) -> Check:
    """Check an 18-digit Serial Shipping Container Code."""
    return _check_gs1(text, (18,), "SSCC")


def gtin14(text: str) -> str | None:
    """The fourteen-digit form in which GTINs of all lengths compare equal, or None if invalid."""
    result = check_gtin(text)
    return result.value.zfill(14) if result.ok else None


def check_luhn(text: str) -> Check:
    """Check a number that ends in a Luhn (modulo 10) digit."""
    value = _tidy(text).replace(" ", "").replace("-", "")
    if not _ascii_digits(value) or len(value) < 2:
        return _fail(value, "expected at least two digits")
    total = 0
    for index, digit in enumerate(reversed(value[:-1])):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    expected = str(-total % 10)
    return Check(True, value) if expected == value[-1] else _wrong_digit(value, value[-1], expected)


def check_iso7064_mod11_10(text: str) -> Check:
    """Check a number that ends in an ISO/IEC 7064 MOD 11,10 digit."""
    value = _tidy(text).replace(" ", "")
    if not _ascii_digits(value) or len(value) < 2:
        return _fail(value, "expected at least two digits")
    product = 10
    for digit in value[:-1]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    expected = str((11 - product) % 10)
    return Check(True, value) if expected == value[-1] else _wrong_digit(value, value[-1], expected)


def check_sc_licence(text: str) -> Check:
    """Check a Chinese food production licence: ``SC`` and fourteen digits, the last a check digit."""
    value = _tidy(text).replace(" ", "").upper()
    if not value.startswith("SC") or len(value) != 16 or not _ascii_digits(value[2:]):
        return _fail(value, "a food production licence is SC followed by fourteen digits")
    inner = check_iso7064_mod11_10(value[2:])
    return Check(inner.ok, value, inner.reason)


def check_uscc(text: str) -> Check:
    """Check a Chinese unified social credit code (18 characters, modulo 31)."""
    value = _tidy(text).replace(" ", "").upper()
    if len(value) != 18:
        return _fail(value, f"a unified social credit code has 18 characters, this has {len(value)}")
    wrong = sorted({char for char in value if char not in _USCC_ALPHABET})
    if wrong:
        return _fail(value, f"a unified social credit code does not use {', '.join(wrong)}")
    total = sum(_USCC_ALPHABET.index(char) * weight for char, weight in zip(value, _USCC_WEIGHTS, strict=False))
    expected = _USCC_ALPHABET[-total % 31]
    return Check(True, value) if expected == value[-1] else _wrong_digit(value, value[-1], expected)


CHECKS: Mapping[str, Callable[[str], Check]] = MappingProxyType(
    {
        "cas": check_cas,
        "ec": check_ec,
        "gln": check_gln,
        "gtin": check_gtin,
        "iso7064-mod11-10": check_iso7064_mod11_10,
        "luhn": check_luhn,
        "sc-licence": check_sc_licence,
        "sscc": check_sscc,
        "uscc": check_uscc,
    }
)
"""Every check by the name that a ruleset uses for it."""


def check(kind: str, text: str) -> Check:
    """Check ``text`` as an identifier of ``kind``; an unknown kind is a ``KeyError``."""
    return CHECKS[kind](text)
