"""Declarations to check, one per line, in two kinds.

``catalogue`` is what a marketplace holds: families of variants (:mod:`benchmarks.workload.families`). ``distinct`` has
every fact drawn anew, the worst case. The same seed gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from typing import Literal

from benchmarks.workload import families, names
from benchmarks.workload.draw import Drawer, Facts, certificate, component, document, label, material, operator

Kind = Literal["catalogue", "distinct"]
KINDS: tuple[Kind, ...] = ("catalogue", "distinct")


def lines(kind: Kind, seed: int = 1) -> Iterator[bytes]:
    """Declarations without end, each a line of JSON without its line break."""
    random = Random(f"{kind}-{seed}")
    for one in _catalogue(random) if kind == "catalogue" else _distinct(Drawer(random)):
        yield json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()


def _distinct(drawer: Drawer) -> Iterator[Facts]:
    while True:
        model = drawer.code("M")
        facts = _article(drawer, [model], _operators(drawer))
        (variant,) = families.variants_of(drawer.random, model)[:1]
        yield _listing(drawer, facts, variant._replace(model=model))


def _catalogue(random: Random) -> Iterator[Facts]:
    for made in families.shuffled(_in_order(Drawer(random)), random):
        yield made()


def _in_order(drawer: Drawer) -> Iterator[Callable[[], Facts]]:
    """Seller by seller, family by family; a listing is made when it is its turn."""
    while True:
        operators = _operators(drawer)
        for _ in range(families.families_of_seller(drawer.random)):
            variants = families.variants_of(drawer.random, drawer.code("M"))
            article = _article(drawer, [one.model for one in variants], operators)
            yield from (partial(_listing, drawer, article, one) for one in variants)


def _listing(drawer: Drawer, article: Facts, variant: families.Variant) -> Facts:
    """A declaration of a variant, with a text of its own."""
    identity = families.identity_of(drawer.random, variant, article["identity"])
    return article | {"identity": identity, "notes": f"{variant.model}: {drawer.text(6)}"}


def _article(drawer: Drawer, models: Sequence[str], operators: list[Facts]) -> Facts:
    """What all variants have in common."""
    materials = [material(drawer, number) for number in range(drawer.random.randint(2, 7))]
    packaging = [component(drawer, number) for number in range(drawer.random.randint(1, 4))]
    facts: Facts = {
        "certcheck": "declaration/1",
        **_head(drawer, models[0]),
        "sold-in": ["eu/de", "eu/fr"],
        "materials": drawer.section(materials),
        "packaging": drawer.section(packaging),
        "labels": drawer.section([label(drawer) for _ in range(drawer.random.randint(6, 15))]),
        "certificates": drawer.section([certificate(drawer, models) for _ in range(drawer.random.randint(2, 7))]),
        "documents": drawer.section([document(drawer) for _ in range(drawer.random.randint(2, 6))]),
        "operators": operators,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _head(drawer: Drawer, model: str) -> Facts:
    identity: Facts = {"name": drawer.text(3), "category": drawer.any_of(names.CATEGORIES, ("gadget of joy",))}
    if drawer.chance(0.95):
        identity["model"] = model
    identity |= {"price": f"{drawer.random.randint(3, 400)} EUR", "mass": f"{drawer.random.randint(20, 9000)} g"}
    features = {name: drawer.flag(0.4) for name in names.FEATURES if drawer.chance(0.45)}
    dates: Facts = {"placed": drawer.day()} if drawer.chance(0.7) else {}
    if drawer.chance(0.6):
        dates["made"] = drawer.day()
    return {"identity": identity, "features": features, "dates": dates}


def _operators(drawer: Drawer) -> list[Facts]:
    return [operator(drawer, "manufacturer", "cn"), operator(drawer, "importer", "eu/de")]
