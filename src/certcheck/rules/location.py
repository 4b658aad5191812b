"""Where the rulesets are, and how they and the vocabularies are opened quickly.

Beside the YAML files may lie packs: what they say in plain JSON, with the digest of the files it was made from. A
pack is used only while that digest is the files' own, so a changed file is always read anew; nothing in it is
executable, and nothing is ever written except by :func:`write_packed`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from certcheck.positions import InputError, Problem
from certcheck.rules.files import rule_files, vocabulary_files

if TYPE_CHECKING:
    from certcheck.rules.model import Rulebook
    from certcheck.vocabulary import Vocabularies

RULES_PACK = "compiled.json"
VOCABULARIES_PACK = "compiled-vocabularies.json"
VOCABULARIES = "vocabularies"
_FORMAT = "certcheck-pack/2"

Packed = TypeVar("Packed")


class Opened(NamedTuple):
    """A rulebook and the vocabularies that its names come from, with one SHA-256 digest of all their files."""

    book: Rulebook
    vocabularies: Vocabularies
    digest: str


def rulesets_directory() -> Path:
    """The rulesets of the installed package, or those beside ``src`` in a checkout; FileNotFoundError without any."""
    package = Path(__file__).resolve().parents[1]
    for found in (package / "_rulesets", package.parents[1] / "rulesets"):
        if found.is_dir():
            return found
    raise FileNotFoundError("the rulesets of certcheck are not installed")


def open_rulebook(directory: Path | None = None, *, extra: Sequence[Path] = ()) -> Opened:
    """The rules of a directory (the installed ones by default) with ``extra`` files or directories of the user.

    A directory of the user may hold vocabularies of its own. InputError with every problem when anything is invalid.
    """
    base = directory or rulesets_directory()
    digests = rules_digest(base, *extra), _vocabularies_digest(base, extra)
    vocabularies = cached_vocabularies(base, extra=extra, digest=digests[1])
    book = cached_rulebook(base, extra=extra, digest=digests[0], vocabularies=vocabularies)
    return Opened(book, vocabularies, hashlib.sha256("".join(digests).encode()).hexdigest())


def cached_rulebook(
    directory: Path | None = None,
    *,
    extra: Sequence[Path] = (),
    digest: str = "",
    vocabularies: Vocabularies | None = None,
) -> Rulebook:
    """The rulebook alone, from its pack where that is current; what the user adds is always read from YAML.

    ``digest`` spares computing it again. InputError when a ruleset is invalid.
    """
    from certcheck.rules.plain import RULES

    base = directory or rulesets_directory()
    if not extra:
        book = read_packed(base / RULES_PACK, digest or rules_digest(base), RULES.shape, RULES.from_lines)
        if book is not None:
            return book
    from certcheck.rules.lints import refuse_unusable
    from certcheck.rules.reading import read_rules

    reading = read_rules(base, extra=extra)
    refuse_unusable(reading, vocabularies)
    return reading.rulebook


def cached_vocabularies(directory: Path | None = None, *, extra: Sequence[Path] = (), digest: str = "") -> Vocabularies:
    """The vocabularies alone, likewise; InputError when one is invalid."""
    from certcheck.vocabulary.packed import PACKED_FORMAT, from_lines

    base = directory or rulesets_directory()
    own = _own_vocabularies(extra)
    if not own:
        digest = digest or _vocabularies_digest(base, extra)
        pack = base / VOCABULARIES_PACK
        found = read_packed(pack, digest, PACKED_FORMAT, from_lines)
        if found is not None:
            return found
    from certcheck.vocabulary.loading import VocabularyError, load_vocabularies

    try:
        return load_vocabularies(base / VOCABULARIES, *own)
    except VocabularyError as error:
        raise InputError(
            Problem(one.file, one.line, 1 if one.line else 0, "", one.message) for one in error.problems
        ) from None


def write_pack(directory: Path) -> tuple[Path, Path]:
    """Write both packs into a directory of rulesets; InputError when something in it is invalid."""
    from certcheck.rules.plain import RULES
    from certcheck.vocabulary.packed import PACKED_FORMAT, to_lines

    rules, vocabularies = directory / RULES_PACK, directory / VOCABULARIES_PACK
    words = cached_vocabularies(directory)
    book = cached_rulebook(directory, vocabularies=words)
    write_packed(rules, rules_digest(directory), RULES.shape, RULES.to_lines(book))
    write_packed(vocabularies, _vocabularies_digest(directory, ()), PACKED_FORMAT, to_lines(words))
    return rules, vocabularies


def rules_digest(*places: Path) -> str:
    """One SHA-256 over names and contents of all files of rules in the directories (or of single files)."""
    return digest_of(
        (place.parent if place.is_file() else place, path)
        for place in places
        for path in ([place] if place.is_file() else rule_files(place))
    )


def _vocabularies_digest(base: Path, extra: Sequence[Path]) -> str:
    places = (base / VOCABULARIES, *_own_vocabularies(extra))
    return digest_of((place, path) for place in places for path in vocabulary_files(place))


def _own_vocabularies(extra: Sequence[Path]) -> list[Path]:
    """Directories of vocabularies that the user brings along."""
    return [place / VOCABULARIES for place in extra if (place / VOCABULARIES).is_dir()]


def digest_of(files: Iterable[tuple[Path, Path]]) -> str:
    """Over (base, path) pairs, names relative to the base, in their order."""
    digest = hashlib.sha256()
    for base, path in files:
        with open(path, "rb", buffering=0) as stream:
            data = stream.read()
        digest.update(f"{_below(path, base)}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _below(path: Path, base: Path) -> str:
    """The name of a path as seen from a directory, with slashes."""
    prefix = os.path.join(base, "")
    name = os.fspath(path)
    return (name.removeprefix(prefix) if name.startswith(prefix) else os.path.relpath(path, base)).replace(os.sep, "/")


def _head(digest: str, shape: str) -> dict[str, str]:
    return {"format": _FORMAT, "digest": digest, "shape": shape}


def write_packed(path: Path, digest: str, shape: str, lines: Iterable[str]) -> None:
    """Write one pack: lines of JSON under the digest of the files they were made from and the shape of the form."""
    text = "".join(f"{line}\n" for line in (json.dumps(_head(digest, shape)), *lines))
    path.write_text(text, encoding="utf-8", newline="\n")


def read_packed(path: Path, digest: str, shape: str, read: Callable[[bytes], Packed]) -> Packed | None:
    """What a pack holds, if there is one, it is of these very files, and this program can read it."""
    try:
        with open(path, "rb") as stream:
            head = stream.readline()
            return read(stream.read()) if json.loads(head) == _head(digest, shape) else None
    except (OSError, ValueError):
        return None
