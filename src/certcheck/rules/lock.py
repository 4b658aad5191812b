"""A lock file says which rulesets a check was agreed to use: versions and digests, not the rules themselves.

It is JSON with sorted keys, ``certcheck-lock/1``, whose bytes depend on the rulesets and the version of certcheck
alone. :func:`unlike` compares it with the rulesets that are there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import certcheck
from certcheck.positions import InputError, Problem, excerpt
from certcheck.rules.model import Rulebook, Ruleset
from certcheck.source_text import decode, read_bytes

FORMAT = "certcheck-lock/1"
FILE = "certcheck.lock"

_DIGEST = re.compile("[0-9a-f]{64}")
_ANEW = "'certcheck rules lock'"


class Locked(NamedTuple):
    """One ruleset as it was, or as it is: its version and the SHA-256 of its file."""

    version: str
    digest: str

    def __str__(self) -> str:
        return f"{self.version} (sha256 {self.digest[:12]})"


class Lock(NamedTuple):
    """Rulesets by id; ``digest`` is that of all rules, tables and vocabularies together."""

    rulesets: Mapping[str, Locked]
    digest: str
    certcheck: str


def lock_of(book: Rulebook, digest: str) -> Lock:
    """The lock that the rulesets which are there fit."""
    rulesets = {one.id: Locked(one.version, one.digest) for one in sorted(book.rulesets, key=lambda one: one.id)}
    return Lock(rulesets, digest, certcheck.__version__)


def dump(lock: Lock) -> str:
    """The text of the lock file."""
    plain = {
        "format": FORMAT,
        "certcheck": lock.certcheck,
        "digest": lock.digest,
        "rulesets": {name: one._asdict() for name, one in lock.rulesets.items()},
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def read_lock(path: Path) -> Lock:
    """The lock of a file; InputError when there is none, or it is no lock."""
    name = str(path)
    if not path.exists():
        raise InputError([Problem(name, 0, 0, "", "no lock file", f"{_ANEW} writes one")])
    try:
        return _lock(json.loads(decode(read_bytes(path), name)))
    except (ValueError, RecursionError) as error:
        hint = f"write it anew with {_ANEW}"
        raise InputError([Problem(name, 0, 0, "", f"is no lock file: {error or 'nested too deeply'}", hint)]) from None


def _lock(plain: Any) -> Lock:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        found = plain.get("format") if isinstance(plain, dict) else None
        raise ValueError(f"expected the format '{FORMAT}', found {excerpt(str(found))}")
    rulesets = plain.get("rulesets")
    if not isinstance(rulesets, dict):
        raise ValueError("'rulesets' is no mapping")
    locked = {name: Locked(*_texts(one, name, "version", "digest")) for name, one in rulesets.items()}
    digest, version = _texts(plain, FORMAT, "digest", "certcheck")
    for name, found in (("digest", digest), *((name, one.digest) for name, one in locked.items())):
        if not _DIGEST.fullmatch(found):
            raise ValueError(f"{excerpt(name)}: {excerpt(found)} is no SHA-256 digest")
    return Lock(locked, digest, version)


def _texts(plain: Any, where: str, *keys: str) -> Iterator[str]:
    for key in keys:
        value = plain.get(key) if isinstance(plain, dict) else None
        if not isinstance(value, str):
            raise ValueError(f"{excerpt(where)} has no {key}")
        yield value


def unlike(locked: Lock, found: Lock) -> list[str]:
    """One line for each ruleset that is not as it was locked: what was locked, what was found, what to do."""
    names = sorted(locked.rulesets.keys() | found.rulesets.keys())
    lines = [_line(name, locked.rulesets.get(name), found.rulesets.get(name)) for name in names]
    lines = [line for line in lines if line]
    if not lines and locked.digest != found.digest:  # a ruleset that differs changes this digest as well
        lines.append(
            f"tables and vocabularies: locked sha256 {locked.digest[:12]}, found sha256 {found.digest[:12]}: {_CHANGED}"
        )
    return lines


_CHANGED = f"review the change and lock anew with {_ANEW}, or put back what was locked"


def _line(name: str, locked: Locked | None, found: Locked | None) -> str:
    if locked == found:
        return ""
    if found is None:
        return f"{name}: locked {locked}, not found: put it back, or lock anew with {_ANEW}"
    if locked is None:
        return f"{name}: not locked, found {found}: review it and lock anew with {_ANEW}, or remove it"
    return f"{name}: locked {locked}, found {found}: {_CHANGED}"


def overdue(rulesets: Iterable[Ruleset], day: date) -> list[Ruleset]:
    """The rulesets whose review was due before a day."""
    return [one for one in rulesets if one.review_by is not None and one.review_by < day]
