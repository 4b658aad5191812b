"""What the user should know about the input itself. Notices decide nothing; they keep anything from being lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from certcheck.declaration.loading import LoadedDeclaration, Unit
from certcheck.declaration.section import Part
from certcheck.declaration.values import Kind
from certcheck.engine.names import Names
from certcheck.engine.product import Product, contradicted_presumptions
from certcheck.positions import Path, dotted
from certcheck.result import Notice
from certcheck.vocabulary.identifiers import check_gtin
from certcheck.vocabulary.match import Match


def notices_of(
    loaded: LoadedDeclaration, names: Names, as_of: date, sold_in: Sequence[str] | None
) -> tuple[Notice, ...]:
    """All notices about a declaration, each once, in the order of the file."""
    found: dict[Notice, None] = {}
    for notice in loaded.notices:
        data = (("found", notice.text), ("expected", notice.expected))
        found[Notice("unreadable-value", data, dotted(notice.path), notice.position)] = None
    for unit in loaded.units:
        product = Product(unit, names, as_of, "")
        found.update(dict.fromkeys(_of_unit(product, unit, names)))
        if sold_in is not None and unit.declaration.sold_in is not None:
            data = (("stated", "|".join(unit.declaration.sold_in)), ("used", "|".join(sold_in)))
            found[Notice("sold-in-overridden", data, "sold-in", product.position(("sold-in",)))] = None
    return tuple(sorted(found, key=_place_in_file))


def _place_in_file(notice: Notice) -> tuple[int, int, str, str]:
    line, column = notice.position or (1 << 30, 0)
    return line, column, notice.code, notice.path


def _of_unit(product: Product, unit: Unit, names: Names) -> Iterator[Notice]:
    yield from _names_in(unit.declaration, (), names, product)
    yield from contradicted_presumptions(product)
    identity = unit.declaration.identity
    if isinstance(identity.gtin, str):
        result = check_gtin(identity.gtin)
        if not result.ok:
            data = (("kind", "GTIN"), ("found", identity.gtin), ("why", result.reason or ""))
            yield Notice("bad-number", data, "identity.gtin", product.position(("identity", "gtin")))
    yield from _tariff(product, names)
    if product.placing_presumed():
        yield Notice("placing-presumed", (("as-of", product.as_of.isoformat()),), "dates.placed")
    for path, (value, category) in sorted(product.presumed.items()):
        yield Notice("presumed", (("fact", path), ("found", "yes" if value else "no"), ("category", category)), path)


def _tariff(product: Product, names: Names) -> Iterator[Notice]:
    """A category and a tariff code that disagree."""
    identity = product.declaration.identity
    if not isinstance(identity.category, str) or not isinstance(identity.hs_code, str):
        return
    category = names.id_of("categories", identity.category)
    vocabulary = names.vocabulary("categories")
    if category is None or vocabulary is None or category not in vocabulary.ids:
        return
    prefixes = vocabulary.term(category).texts("hs")
    digits = "".join(character for character in identity.hs_code if character.isdigit())
    if prefixes and not any(digits.startswith(prefix[: len(digits)]) for prefix in prefixes):
        data = (("category", category), ("found", identity.hs_code), ("expected", "|".join(prefixes)))
        path = "identity.hs-code"
        yield Notice("category-contradicts-tariff", data, path, product.position(("identity", "hs-code")))


def _names_in(part: Part, path: Path, names: Names, product: Product) -> Iterator[Notice]:
    """Every written name of the declaration that its vocabulary does not settle."""
    identified = hasattr(part, "cas")
    for attribute, field in type(part).model_fields.items():
        value = getattr(part, attribute)
        if value is None:
            continue
        here = (*path, field.alias or attribute)
        if isinstance(value, Part):
            yield from _names_in(value, here, names, product)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            for number, entry in enumerate(value):
                yield from _names_in(entry, (*here, number), names, product)
        else:
            kind = next((item for item in field.metadata if isinstance(item, Kind)), None)
            if kind is not None and kind.name in ("term", "terms"):
                numbers = _numbers(part) if identified and attribute == "name" else (None, None)
                yield from _unsettled(value, kind.of, here, names, product, numbers)
    if identified and getattr(part, "name", None) is None and _numbers(part)[0] is not None:
        match = names.match("substances", "", *_numbers(part))
        if match.id is None:
            yield _notice(match, "substances", (*path, "cas"), product)


def _numbers(part: Any) -> tuple[str | None, str | None]:
    ec = getattr(part, "ec", None)
    return (part.cas if isinstance(part.cas, str) else None, ec if isinstance(ec, str) else None)


def _unsettled(
    value: Any, vocabulary: str, path: Path, names: Names, product: Product, numbers: tuple[str | None, str | None]
) -> Iterator[Notice]:
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str):
            match = names.match(vocabulary, text, *numbers)
            if match.id is None:
                yield _notice(match, vocabulary, path, product)


_CODES = {"ambiguous": "ambiguous-name", "contradiction": "name-contradicts-number", "bad-identifier": "bad-number"}


def _notice(match: Match, vocabulary: str, path: Path, product: Product) -> Notice:
    suggestion = match.suggestions[0] if match.suggestions else None
    data = (
        ("found", match.text), ("vocabulary", vocabulary),
        ("suggestion", suggestion.id if suggestion else ""),
        ("score", f"{suggestion.score:.0f}" if suggestion else ""),
        ("could-be", "|".join(match.could_be)), ("why", "; ".join(match.details)),
    )  # fmt: skip
    dotted = ".".join(str(key) for key in path if not isinstance(key, int) and key != "entries")
    return Notice(_CODES.get(match.problem or "", "unknown-name"), data, dotted, product.position(path))
