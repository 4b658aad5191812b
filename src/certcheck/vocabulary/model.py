"""What a vocabulary holds: terms, groups of terms, and texts that name two things.

A :class:`Vocabulary` wraps one plain, JSON-able mapping (see :mod:`certcheck.vocabulary.loading`).  Objects
are made when they are asked for, so a vocabulary of thousands of terms costs nothing to open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from certcheck.record import record

if TYPE_CHECKING:
    from certcheck.vocabulary.match import Match
    from certcheck.vocabulary.near import Near

__all__ = ["OTHER", "Ambiguity", "Group", "Presumption", "Term", "Vocabularies", "Vocabulary"]

OTHER = "other"
"""The id that every vocabulary accepts for "none of the listed terms"."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else ()


@record
class Term:
    """One entry: what it is called, how it is identified, and where it belongs."""

    id: str
    name: Mapping[str, str]
    synonyms: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    """Short forms that count only in exactly this letter case, such as ``Pb``, ``As`` or ``Co``."""
    cas: tuple[str, ...] = ()
    ec: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()
    contains: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Mass share of regulated elements in a compound, as decimal text."""
    attributes: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """What only this vocabulary states: ``hs``, ``presumes``, ``scheme``, ``languages``, ``kind`` …"""
    source: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def label(self, language: str = "en") -> str:
        """The name in a language, else in English, else the id."""
        return self.name.get(language) or self.name.get("en") or self.id

    def texts(self, attribute: str) -> tuple[str, ...]:
        """A list attribute as text, empty when it is not stated."""
        return _texts(self.attributes.get(attribute))

    def text(self, attribute: str) -> str | None:
        """A text attribute, or None."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, str) else None


@record
class Group:
    """A named list of terms, as one law or scheme draws it."""

    id: str
    name: Mapping[str, str]
    members: tuple[str, ...]
    closed: str
    """``yes``: the members are the whole list; ``no``: the definition is open; ``incomplete``: not all are loaded."""
    source: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    note: str = ""

    def label(self, language: str = "en") -> str:
        """The name in a language, else in English, else the id."""
        return self.name.get(language) or self.name.get("en") or self.id


@record
class Ambiguity:
    """A text that names several things and therefore decides nothing without an identifier."""

    text: str
    could_be: tuple[str, ...]
    note: str = ""


@record
class Presumption:
    """A fact that normally holds for a category, and the term that says so."""

    value: str
    stated_by: str


class Vocabulary:
    """One vocabulary, opened from its plain form."""

    __slots__ = ("_ancestors", "_groups", "_kinds", "_near", "_plain", "_presumed", "_terms")

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self._plain = plain
        self._terms: dict[str, Term] = {}
        self._groups: dict[str, Group] = {}
        self._ancestors: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, list[str]] | None = None
        self._near: Near | None = None
        self._presumed: dict[str, Mapping[str, Presumption]] = {}

    @property
    def name(self) -> str:
        """The name of the vocabulary, such as ``substances``."""
        return str(self._plain["vocabulary"])

    @property
    def version(self) -> str:
        """The version its files state (the latest, when there are several)."""
        return str(self._plain["version"])

    @property
    def sources(self) -> tuple[Mapping[str, str], ...]:
        """Title, address, licence and review date of every file the vocabulary was made from."""
        return tuple(self._plain["sources"])

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all terms, in the order of the files."""
        return tuple(self._plain["terms"])

    @property
    def group_ids(self) -> tuple[str, ...]:
        """The ids of all groups, in the order of the files."""
        return tuple(self._plain["groups"])

    @property
    def ambiguities(self) -> tuple[Ambiguity, ...]:
        """Every text that names several things."""
        return tuple(self._ambiguity(raw) for raw in self._plain["ambiguous"].values())

    @property
    def index(self) -> Mapping[str, Any]:
        """The prebuilt exact index: ``names``, ``symbols``, ``cas``, ``ec`` (text to id) and ``choices``."""
        index: Mapping[str, Any] = self._plain["index"]
        return index

    @property
    def near(self) -> Near:
        """The names and synonyms of ``choices``, to find those that resemble a text; made when first asked for."""
        if self._near is None:
            from certcheck.vocabulary.near import Near

            self._near = Near(self.index["choices"])
        return self._near

    def __contains__(self, identifier: object) -> bool:
        return identifier == OTHER or identifier in self._plain["terms"] or identifier in self._plain["groups"]

    def is_term(self, identifier: str) -> bool:
        """Whether this is the id of a term, neither of a group nor that of everything else."""
        return identifier in self._plain["terms"]

    def is_group(self, identifier: str) -> bool:
        """Whether this is the id of a group."""
        return identifier in self._plain["groups"]

    def __iter__(self) -> Iterator[Term]:
        return (self.term(identifier) for identifier in self._plain["terms"])

    def __len__(self) -> int:
        return len(self._plain["terms"])

    def __repr__(self) -> str:
        return f"<Vocabulary {self.name}: {len(self)} terms, {len(self._plain['groups'])} groups>"

    def term(self, identifier: str) -> Term:
        """The term with this id; ``KeyError`` if there is none."""
        found = self._terms.get(identifier)
        if found is None:
            found = self._terms[identifier] = _make_term(identifier, self._plain["terms"][identifier])
        return found

    def group(self, identifier: str) -> Group:
        """The group with this id; ``KeyError`` if there is none."""
        found = self._groups.get(identifier)
        if found is None:
            raw = self._plain["groups"][identifier]
            found = self._groups[identifier] = Group(
                identifier,
                raw["name"],
                _texts(raw["members"]),
                raw["closed"],
                raw.get("source", _NOTHING),
                raw.get("note", ""),
            )
        return found

    def ambiguity(self, key: str) -> Ambiguity | None:
        """The ambiguity behind a normalised text, if it is one."""
        raw = self._plain["ambiguous"].get(key)
        return None if raw is None else self._ambiguity(raw)

    def ancestors(self, identifier: str) -> frozenset[str]:
        """Everything the term is: itself, its parents and groups, and theirs."""
        found = self._ancestors.get(identifier)
        if found is None:
            found = frozenset((identifier, *self._plain["ancestors"].get(identifier, ())))
            if identifier in self:
                self._ancestors[identifier] = found
        return found

    def is_a(self, identifier: str, ancestor: str) -> bool:
        """Whether a term is, or belongs under, another term or group."""
        return identifier == ancestor or ancestor in self.ancestors(identifier)

    def is_broad(self, identifier: str) -> bool:
        """Whether there may be something that belongs under a term or group."""
        return identifier in self._plain["groups"] or identifier in self._parents

    def kinds(self, identifier: str) -> tuple[str, ...]:
        """The terms directly under a term or group: those that name it as a parent, in the order of the files."""
        return tuple(self._parents.get(identifier, ()))

    @property
    def _parents(self) -> dict[str, list[str]]:
        """Every id that terms name as a parent, and those terms; made when first asked for."""
        if self._kinds is None:
            self._kinds = {}
            for term, raw in self._plain["terms"].items():
                for parent in dict.fromkeys(raw.get("parents", ())):
                    self._kinds.setdefault(parent, []).append(term)
        return self._kinds

    def members(self, identifier: str) -> tuple[str, ...]:
        """The terms that a group lists (groups inside it opened), or the terms directly under a term.

        Terms that name an open group as their parent count as listed.
        """
        listed = self._opened(self.group(identifier).members) if identifier in self._plain["groups"] else ()
        return tuple(dict.fromkeys((*listed, *self.kinds(identifier))))

    def descendants(self, identifier: str) -> tuple[str, ...]:
        """Every term that is, at any depth, a member of a group or a kind of a term."""
        terms = self._plain["terms"]
        return tuple(other for other in terms if other != identifier and self.is_a(other, identifier))

    def closed(self, identifier: str) -> str:
        """Whether the members of a group are all there are: ``yes``, ``no`` or ``incomplete``; ``no`` for a term."""
        return self.group(identifier).closed if identifier in self._plain["groups"] else "no"

    def label(self, identifier: str, language: str = "en") -> str:
        """The name of a term or group in a language."""
        if identifier == OTHER:
            return {"en": "other", "zh": "其他"}.get(language, OTHER)
        if identifier in self._plain["groups"]:
            return self.group(identifier).label(language)
        return self.term(identifier).label(language)

    def presumed(self, identifier: str) -> Mapping[str, Presumption]:
        """Facts that normally hold for a category, inherited and overridden down the hierarchy.

        Where two parents disagree nothing is presumed; the value ``ask`` takes an inherited fact back.
        """
        found = self._presumed.get(identifier)
        if found is None:
            found = self._presumed[identifier] = MappingProxyType(
                {path: fact for path, fact in self._inherit(identifier).items() if fact.value != "ask"}
            )
        return found

    def resolve(self, text: str, *, cas: str | None = None, ec: str | None = None) -> Match:
        """What a written name stands for; see :func:`certcheck.vocabulary.match.resolve`."""
        from certcheck.vocabulary.match import resolve

        return resolve(self, text, cas=cas, ec=ec)

    def to_plain(self) -> dict[str, Any]:
        """The JSON-able form from which the vocabulary opens without any checking."""
        return {**self._plain, "index": self.index}

    def _opened(self, members: Iterable[str]) -> Iterator[str]:
        for member in members:
            if member in self._plain["groups"]:
                yield from self._opened(self.group(member).members)
            else:
                yield member

    def _inherit(self, identifier: str) -> dict[str, Presumption]:
        raw = self._plain["terms"].get(identifier)
        if raw is None:
            return {}
        inherited: dict[str, Presumption] = {}
        disputed: set[str] = set()
        for parent in raw.get("parents", ()):
            for path, fact in self._inherit(parent).items():
                if path in inherited and inherited[path].value != fact.value:
                    disputed.add(path)
                inherited.setdefault(path, fact)
        for path in disputed:
            inherited[path] = Presumption("ask", identifier)
        own = {path: Presumption(value, identifier) for path, value in raw.get("presumes", {}).items()}
        return {**inherited, **own}

    @staticmethod
    def _ambiguity(raw: Mapping[str, Any]) -> Ambiguity:
        return Ambiguity(raw["text"], _texts(raw["could-be"]), raw.get("note", ""))


_TERM_FIELDS = frozenset(
    {"id", "name", "synonyms", "symbols", "cas", "ec", "parents", "look-alikes", "contains", "source"}
)


def _make_term(identifier: str, raw: Mapping[str, Any]) -> Term:
    return Term(
        id=identifier,
        name=raw["name"],
        synonyms=_texts(raw.get("synonyms")),
        symbols=_texts(raw.get("symbols")),
        cas=_texts(raw.get("cas")),
        ec=_texts(raw.get("ec")),
        parents=_texts(raw.get("parents")),
        look_alikes=_texts(raw.get("look-alikes")),
        contains=raw.get("contains", _NOTHING),
        attributes={key: value for key, value in raw.items() if key not in _TERM_FIELDS},
        source=raw.get("source", _NOTHING),
    )


class Vocabularies(Mapping[str, Vocabulary]):
    """All vocabularies by name; ``vocabularies.label_elements`` is ``vocabularies["label-elements"]``."""

    __slots__ = ("_by_name",)

    def __init__(self, by_name: Mapping[str, Vocabulary | Callable[[], Vocabulary]]) -> None:
        """Vocabularies, or what opens them when they are first needed."""
        self._by_name = dict(sorted(by_name.items()))

    def __getitem__(self, name: str) -> Vocabulary:
        found = self._by_name[name]
        if not isinstance(found, Vocabulary):
            found = self._by_name[name] = found()
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def get(self, name: str, default: Any = None) -> Any:
        found = self._by_name.get(name, default)
        return found if found is default or isinstance(found, Vocabulary) else self[name]

    def __getattr__(self, name: str) -> Vocabulary:
        key = name.replace("_", "-")
        if name.startswith("_") or key not in self._by_name:
            raise AttributeError(name)
        return self[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __repr__(self) -> str:
        return f"<Vocabularies {', '.join(self._by_name)}>"
