"""Where the rulesets are, and how they and the vocabularies are opened quickly.

Beside the YAML files may lie packs: what they say in plain JSON, with the digest of the files it was made from. A
pack is used only while that digest is the files' own, so a changed file is always read anew; nothing in it is
executable, and nothing is ever written except by :func:`write_pack`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from certcheck.positions import InputError, Problem
from certcheck.rules.files import rule_files, vocabulary_files

if TYPE_CHECKING:
    from certcheck.rules.model import Rulebook
    from certcheck.vocabulary import Vocabularies

RULES_PACK = "compiled.json"
VOCABULARIES_PACK = "compiled-vocabularies.json"
VOCABULARIES = "vocabularies"
_FORMAT = "certcheck-pack/1"

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
    from certcheck.rules.plain import from_json, shape

    base = directory or rulesets_directory()
    if not extra:
        book = _from_pack(base / RULES_PACK, digest or rules_digest(base), shape(), from_json)
        if book is not None:
            return book
    from certcheck.rules.lints import refuse_unusable
    from certcheck.rules.reading import read_rules

    reading = read_rules(base, extra=extra)
    refuse_unusable(reading, vocabularies)
    return reading.rulebook


def cached_vocabularies(directory: Path | None = None, *, extra: Sequence[Path] = (), digest: str = "") -> Vocabularies:
    """The vocabularies alone, likewise; InputError when one is invalid."""
    from certcheck.vocabulary.loading import PLAIN_FORMAT, VocabularyError, from_plain, load_vocabularies

    base = directory or rulesets_directory()
    own = _own_vocabularies(extra)
    if not own:
        digest = digest or _vocabularies_digest(base, extra)
        pack = base / VOCABULARIES_PACK
        found = _from_pack(pack, digest, PLAIN_FORMAT, lambda text: from_plain(json.loads(text)))
        if found is not None:
            return found
    try:
        return load_vocabularies(base / VOCABULARIES, *own)
    except VocabularyError as error:
        raise InputError(
            Problem(one.file, one.line, 1 if one.line else 0, "", one.message) for one in error.problems
        ) from None


def write_pack(directory: Path) -> tuple[Path, Path]:
    """Write both packs into a directory of rulesets; InputError when something in it is invalid."""
    from certcheck.rules.plain import shape, to_plain
    from certcheck.vocabulary import to_plain as vocabularies_to_plain
    from certcheck.vocabulary.loading import PLAIN_FORMAT

    rules, vocabularies = directory / RULES_PACK, directory / VOCABULARIES_PACK
    words = cached_vocabularies(directory)
    _write(rules, rules_digest(directory), shape(), to_plain(cached_rulebook(directory, vocabularies=words)))
    _write(vocabularies, _vocabularies_digest(directory, ()), PLAIN_FORMAT, vocabularies_to_plain(words))
    return rules, vocabularies


def rules_digest(*places: Path) -> str:
    """One SHA-256 over names and contents of all files of rules in the directories (or of single files)."""
    return _digest(
        (place.parent if place.is_file() else place, path)
        for place in places
        for path in ([place] if place.is_file() else rule_files(place))
    )


def _vocabularies_digest(base: Path, extra: Sequence[Path]) -> str:
    places = (base / VOCABULARIES, *_own_vocabularies(extra))
    return _digest((place, path) for place in places for path in vocabulary_files(place))


def _own_vocabularies(extra: Sequence[Path]) -> list[Path]:
    """Directories of vocabularies that the user brings along."""
    return [place / VOCABULARIES for place in extra if (place / VOCABULARIES).is_dir()]


def _digest(files: Iterable[tuple[Path, Path]]) -> str:
    """Over (base, path) pairs, names relative to the base, in their order."""
    digest = hashlib.sha256()
    for base, path in files:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(base).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _head(digest: str, shape: str) -> dict[str, str]:
    return {"format": _FORMAT, "digest": digest, "shape": shape}


def _write(path: Path, digest: str, shape: str, plain: Any) -> None:
    lines = (_head(digest, shape), plain)
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def _from_pack(path: Path, digest: str, shape: str, read: Callable[[str], Packed]) -> Packed | None:
    """What a pack holds, if there is one, it is of these very files, and this program can read it."""
    try:
        with path.open(encoding="utf-8") as stream:
            current = json.loads(stream.readline()) == _head(digest, shape)
            return read(stream.read()) if current else None
    except (OSError, ValueError):
        return None
