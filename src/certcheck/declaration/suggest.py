"""What may have been meant by a key that a declaration does not have."""

from __future__ import annotations

from collections.abc import Iterable

from certcheck.declaration.fields import FIELDS, children, named

SECTION_KEYS = ("state", "complete-for", "down-to", "entries", "notes")
OVERLAY_KEYS = ("id", "name", "facts", "notes")

_SHORTEST, _LONGEST = 3, 40
_CLOSE = 0.75
_SHOWN = 3


def for_key(key: str, path: str, *, of_section: bool) -> str:
    """A hint for unknown ``key`` below the dotted ``path`` (no indices); empty when nothing comes near.

    ``of_section`` says that the key stands in the mapping of a section, beside ``entries``.
    """
    if len(key) > _LONGEST:
        return ""
    siblings = SECTION_KEYS if of_section else keys_below(path)
    word = key.strip().lower().replace("_", "-").replace(" ", "-")
    if of_section and word in keys_below(path):
        return f"'{word}' belongs to an entry: write the entries as a list, '- {word}: …'"
    if word in siblings:
        return f"did you mean '{word}'?"
    if near := closest(word, siblings):
        return f"did you mean '{near}'?"
    if inside := [sibling for sibling in siblings if _has_words(sibling, word)]:
        return f"did you mean {_either([repr(sibling) for sibling in inside])}?"
    if elsewhere := _elsewhere(word, path):
        return f"did you mean {_either(elsewhere)}?"
    near = closest(word, {path.rpartition(".")[2] for path in FIELDS})
    return f"did you mean {_either([field.path for field in named(near)])}?" if near else ""


def keys_below(path: str) -> tuple[str, ...]:
    """The keys that a mapping at a dotted path may hold."""
    if path in ("items", "lots"):
        return OVERLAY_KEYS
    keys = tuple(field.path.rpartition(".")[2] for field in children(path))
    return keys if path else ("certcheck", *keys, "items", "lots")


def closest(word: str, words: Iterable[str]) -> str:
    """The one of ``words`` that is spelt nearly like ``word``, or an empty text."""
    import difflib  # only wrong input needs it

    near = difflib.get_close_matches(word[:_LONGEST], sorted(words), n=1, cutoff=_CLOSE)
    return near[0] if near else ""


def _elsewhere(word: str, path: str) -> list[str]:
    """Fields of other mappings: those of that very name first, then those whose name has all its words."""
    top = path.partition(".")[0]
    exact = [field.path for field in named(word)]
    wider = [other for other in FIELDS if _has_words(other.rpartition(".")[2], word) and other not in exact]
    return sorted(exact, key=lambda other: (other.count("."), other.partition(".")[0] != top)) + wider


def _has_words(name: str, word: str) -> bool:
    """'voltage' is in 'input-voltage'."""
    return len(word) >= _SHORTEST and set(word.split("-")) <= set(name.split("-"))


def _either(paths: list[str]) -> str:
    more = " …" if len(paths) > _SHOWN else ""
    return " or ".join(paths[:_SHOWN]) + more
