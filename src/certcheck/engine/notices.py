"""What the user should know about the input itself. Notices decide nothing; they keep anything from being lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from certcheck.declaration.identity import Identity
from certcheck.declaration.loading import LoadedDeclaration, Unit
from certcheck.declaration.model import Declaration
from certcheck.declaration.section import Part, PerClass
from certcheck.declaration.traverse import Placed, parts
from certcheck.engine.names import Names
from certcheck.engine.product import Product, contradicted_presumptions
from certcheck.positions import Path, Position, dotted
from certcheck.result import Notice
from certcheck.vocabulary.identifiers import check_gtin
from certcheck.vocabulary.match import Match

Where = Callable[[Path], Position | None]
"""Where a path of the declaration stands in its file."""


def notices_of(
    loaded: LoadedDeclaration, names: Names, as_of: date, sold_in: Sequence[str] | None
) -> tuple[Notice, ...]:
    """All notices about a declaration, each once, in the order of the file."""
    found: dict[Notice, None] = {}
    for notice in loaded.notices:
        found[unreadable(notice.path, notice.text, notice.expected, notice.position)] = None
    for unit in loaded.units:
        product = Product(unit, names, as_of, "")
        found.update(dict.fromkeys(_of_unit(product, unit, names)))
        found.update(dict.fromkeys(overridden_places(unit.declaration, sold_in, product.position)))
    return in_order(found)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """In the order of the file, then by code and path."""
    return tuple(sorted(notices, key=_place_in_file))


def _place_in_file(notice: Notice) -> tuple[int, int, str, str]:
    line, column = notice.position or (1 << 30, 0)
    return line, column, notice.code, notice.path


def unreadable(path: Path, text: str, expected: str, position: Position | None = None) -> Notice:
    return Notice("unreadable-value", (("found", text), ("expected", expected)), dotted(path), position)


def overridden_places(declaration: Declaration, sold_in: Sequence[str] | None, where: Where) -> Iterator[Notice]:
    """Places of sale that were asked for instead of those stated."""
    if sold_in is not None and declaration.sold_in is not None:
        data = (("stated", "|".join(declaration.sold_in)), ("used", "|".join(sold_in)))
        yield Notice("sold-in-overridden", data, "sold-in", where(("sold-in",)))


def _of_unit(product: Product, unit: Unit, names: Names) -> Iterator[Notice]:
    yield from names_in(parts(unit.declaration), names, product.position)
    yield from contradicted_presumptions(unit.declaration, names, product.position)
    yield from identity_notices(unit.declaration, names, product.position)
    if product.placing_presumed():
        yield Notice("placing-presumed", (("as-of", product.as_of.isoformat()),), "dates.placed")
    for path, (value, category) in sorted(product.presumed.items()):
        yield Notice("presumed", (("fact", path), ("found", "yes" if value else "no"), ("category", category)), path)


def identity_notices(declaration: Declaration, names: Names, where: Where) -> Iterator[Notice]:
    """A trade item number that cannot be one; a category and a tariff code that disagree."""
    identity = declaration.identity
    if isinstance(identity.gtin, str):
        result = check_gtin(identity.gtin)
        if not result.ok:
            data = (("kind", "GTIN"), ("found", identity.gtin), ("why", result.reason or ""))
            yield Notice("bad-number", data, "identity.gtin", where(("identity", "gtin")))
    yield from _tariff(identity, names, where)


def _tariff(identity: Identity, names: Names, where: Where) -> Iterator[Notice]:
    if not isinstance(identity.category, str) or not isinstance(identity.hs_code, str):
        return
    category = names.id_of("categories", identity.category)
    vocabulary = names.vocabulary("categories")
    if category is None or vocabulary is None or not vocabulary.is_term(category):
        return
    prefixes = vocabulary.term(category).texts("hs")
    digits = "".join(filter(str.isdigit, identity.hs_code))
    if prefixes and not any(digits.startswith(prefix[: len(digits)]) for prefix in prefixes):
        data = (("category", category), ("found", identity.hs_code), ("expected", "|".join(prefixes)))
        path = "identity.hs-code"
        yield Notice("category-contradicts-tariff", data, path, where(("identity", "hs-code")))


def names_in(found: Iterable[Placed], names: Names, where: Where) -> Iterator[Notice]:
    """Every written name in some parts of a declaration that its vocabulary does not settle."""
    for path, part in found:
        terms = _TERMS[type(part)]
        given = part.__dict__
        identified = "cas" in given or "ec" in given
        for attribute, key, vocabulary in terms:
            value = given.get(attribute)
            if value is None:
                continue
            numbers = _numbers(part) if identified and attribute == "name" else _NO_NUMBERS
            for text in value if type(value) is tuple else (value,):
                if isinstance(text, str):
                    match = names.match(vocabulary, text, *numbers)
                    if match.id is None:
                        yield _notice(match, vocabulary, (*path, key), where)
        if identified and given.get("name") is None and _numbers(part)[0] is not None:
            match = names.match("substances", "", *_numbers(part))
            if match.id is None:
                yield _notice(match, "substances", (*path, "cas"), where)


_NO_NUMBERS = (None, None)


def _terms_of(part: type[Part]) -> tuple[tuple[str, str, str], ...]:
    kinds = ((attribute, field.key, field.kind) for attribute, field in part.specs.items())
    return tuple((attribute, key, kind.of) for attribute, key, kind in kinds if kind and kind.name in ("term", "terms"))


_TERMS = PerClass(_terms_of)
"""The fields that hold names: attribute, key and vocabulary."""


def _numbers(part: Any) -> tuple[str | None, str | None]:
    cas, ec = part.__dict__.get("cas"), part.__dict__.get("ec")
    return (cas if isinstance(cas, str) else None, ec if isinstance(ec, str) else None)


_CODES = {"ambiguous": "ambiguous-name", "contradiction": "name-contradicts-number", "bad-identifier": "bad-number"}


def _notice(match: Match, vocabulary: str, path: Path, where: Where) -> Notice:
    suggestion = match.suggestions[0] if match.suggestions else None
    data = (
        ("found", match.text), ("vocabulary", vocabulary),
        ("suggestion", suggestion.id if suggestion else ""),
        ("score", f"{suggestion.score:.0f}" if suggestion else ""),
        ("could-be", "|".join(match.could_be)), ("why", "; ".join(match.details)),
    )  # fmt: skip
    dotted = ".".join(str(key) for key in path if not isinstance(key, int) and key != "entries")
    return Notice(_CODES.get(match.problem or "", "unknown-name"), data, dotted, where(path))
