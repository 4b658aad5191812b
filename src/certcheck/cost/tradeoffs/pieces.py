"""The packaging components and product materials of a declaration, as the material trade-offs need them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import divided, fraction, measured, point, times
from certcheck.declaration.model import Declaration
from certcheck.declaration.packaging import PackagingComponent
from certcheck.declaration.values import Amount, Name
from certcheck.engine.names import Names
from certcheck.quantity.parse import Quantity

PACKAGING = "packaging"
PARTS = "parts"
_UNIT_LEVELS = frozenset({"sales", "e-commerce", "service"})
_GRAMS = Decimal(1000)
_ONE = point(Decimal(1))


@dataclass(frozen=True, slots=True)
class Piece:
    """One component or material. Masses are kg and costs money per sales unit; None is not stated.

    ``missing`` is the question that would give the mass. ``cost`` is in ``currency``.
    """

    path: str
    name: str
    use: str
    text: str
    material: str | None
    mass: Range | None
    missing: str
    format: str = ""
    levels: tuple[str, ...] = ()
    compostable: bool | None = None
    reusable: bool | None = None
    contact: bool | None = None
    recycled: Range | None = None
    cost: Range | None = None
    currency: str = ""


def pieces_of(declaration: Declaration, names: Names) -> Iterator[Piece]:
    """Packaging components first, then the materials of the product, in the order of the declaration."""
    components = declaration.packaging.entries
    for index, component in enumerate(components):
        yield _component(f"packaging[{index}]", component, components, names)
    for index, material in enumerate(declaration.materials.entries):
        path = f"materials[{index}]"
        mass, missing = _material_mass(path, material.mass, material.mass_share, declaration.identity.mass)
        text = _word(material.material)
        yield Piece(
            path=path,
            name=_word(material.name) or _word(material.id),
            use=PARTS,
            text=text,
            material=names.id_of("materials", text) if text else None,
            mass=mass,
            missing=missing,
            contact=_flag(material.food_contact),
            recycled=fraction(material.recycled_share),
        )


def _component(
    path: str, component: PackagingComponent, components: Sequence[PackagingComponent], names: Names
) -> Piece:
    text = _word(component.material)
    each, per_unit, question = measured(component.mass, "mass"), *_per_unit(path, component, components)
    known = each is not None and per_unit is not None
    cost, currency = _cost(component.cost)
    return Piece(
        path=path,
        name=_word(component.name) or _word(component.id),
        use=PACKAGING,
        text=text,
        material=names.id_of("materials", text) if text else None,
        mass=_kilograms(times(each, per_unit)) if each is not None and per_unit is not None else None,
        missing="" if known else question if each is not None else f"{path}.mass",
        format=_word(component.format),
        levels=component.levels or (),
        compostable=_flag(component.compostable),
        reusable=_flag(component.reusable),
        contact=_flag(component.food_contact),
        recycled=fraction(component.recycled_share),
        cost=times(cost, per_unit) if cost is not None and per_unit is not None else None,
        currency=currency,
    )


def _per_unit(
    path: str, component: PackagingComponent, components: Sequence[PackagingComponent]
) -> tuple[Range | None, str]:
    """How many of a component belong to one sales unit, and the question where that is open.

    A component around several sales units is shared among them: what it ``contains`` says how many.
    """
    count = _ONE if component.count is None else measured(component.count, "number")
    if count is None:
        return None, f"{path}.count"
    if not component.levels or _UNIT_LEVELS.intersection(component.levels):
        return count, ""
    unit_ids = {one.id for one in components if one.levels and _UNIT_LEVELS.intersection(one.levels)}
    held = [measured(inner.count, "number") for inner in component.contains if inner.component in unit_ids]
    if len(held) == 1 and held[0] is not None and held[0].low > 0:
        return divided(count, held[0]), ""
    return None, f"{path}.contains"


def _material_mass(path: str, mass: Amount, share: Amount, whole: Amount) -> tuple[Range | None, str]:
    own = measured(mass, "mass")
    if own is not None:
        return _kilograms(own), ""
    part, product = fraction(share), measured(whole, "mass")
    if part is not None and product is not None:
        return _kilograms(times(part, product)), ""
    return None, f"{path}.mass" if part is None else "identity.mass"


def _cost(amount: Amount) -> tuple[Range | None, str]:
    if not isinstance(amount, Quantity) or not amount.dimension.startswith("money:"):
        return None, ""
    return measured(amount, amount.dimension), amount.dimension.removeprefix("money:")


def _kilograms(grams: Range) -> Range:
    return divided(grams, point(_GRAMS))


def _word(value: Name) -> str:
    return value if isinstance(value, str) else ""


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
