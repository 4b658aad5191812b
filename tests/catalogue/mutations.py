"""Lines of a catalogue that nobody has looked over: samples with something dropped, exchanged, added or broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from certcheck.nodes import to_plain
from certcheck.yaml_text import compose_yaml

Plain = dict[str, Any]
Keys = tuple[Any, ...]

_FILES = sorted((Path(__file__).parents[2] / "product_samples").glob("*.yaml"))
_FIGURES = ("ND", "ND (LOQ 5 mg/kg)", "<90 mg/kg", "1200 mg/kg", "0.1 %", "about 12 mg/kg", "present", "3-7 mm", "5")
_STATES = ("complete", "partial", "none", "none-supplied", "not-applicable", "unknown")
_PLACES = (
    ["eu"],
    ["de"],
    ["us/ca"],
    ["cn"],
    ["Germany", "USA"],
    ["eu/fr", "us/mn", "cn"],
    ["atlantis"],
    ["eu", "eu"],
    [],
)
_DAYS = ("2020-01-01", "2025-08-11", "2025-08-12", "2026-11", "2026", "2027-02-18", "2035", "soon")
_CATEGORIES = ("luminaire", "food", "toy", "t-shirt", "cosmetics", "battery", "packaging", "lampp", "其他", "unknown")
_ANSWERS = ("yes", "no", "unknown", "not-applicable", "perhaps")
_WRONG: tuple[Any, ...] = ({}, [], None, "x", [None], {"x": "y"}, [[]], 5, True, "5 mg/kg", ["x", "x"])


@cache
def samples() -> tuple[Plain, ...]:
    """All product samples as plain data."""
    return tuple(to_plain(compose_yaml(file.read_bytes(), file.name)) for file in _FILES)


def line(declaration: Any) -> bytes:
    return json.dumps(declaration, ensure_ascii=False).encode() + b"\n"


def sample_lines() -> list[bytes]:
    return [line(one) for one in samples()]


def mutated_lines(seed: int, count: int) -> Iterator[bytes]:
    """``count`` lines, the same for the same seed."""
    random = Random(seed)
    for _ in range(count):
        declaration = copy.deepcopy(random.choice(samples()))
        for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
            random.choice(MUTATIONS)(declaration, random)
        written = line(declaration)
        yield random.choice(_BREAKS)(written, random) if random.random() < 0.05 else written


def _places(value: Any, here: Keys = ()) -> Iterator[Keys]:
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*here, key)
        yield from _places(below, (*here, key))


def _at(value: Any, keys: Keys) -> Any:
    for key in keys:
        value = value[key]
    return value


def _pick(declaration: Plain, random: Random, fits: Callable[[Keys], bool] = bool) -> tuple[Any, Any] | None:
    """A holder and a key in it, somewhere in the declaration."""
    found = [keys for keys in _places(declaration) if fits(keys)]
    if not found:
        return None
    *above, key = random.choice(found)
    return _at(declaration, tuple(above)), key


def _put(declaration: Plain, random: Random, values: Any, *names: str) -> None:
    """Exchange the value of a field that is stated under one of the names."""
    found = _pick(declaration, random, lambda keys: keys[-1] in names)
    if found is not None:
        holder, key = found
        holder[key] = copy.deepcopy(random.choice(values))


def _section(declaration: Plain, name: str) -> Plain:
    """A mapping of the declaration, made where there is none."""
    found = declaration.setdefault(name, {})
    return found if isinstance(found, dict) else {}


def drop(declaration: Plain, random: Random) -> None:
    found = _pick(declaration, random)
    if found is not None:
        holder, key = found
        del holder[key]


def wrong(declaration: Plain, random: Random) -> None:
    found = _pick(declaration, random)
    if found is not None:
        holder, key = found
        holder[key] = copy.deepcopy(random.choice(_WRONG))


def section_of_another(declaration: Plain, random: Random) -> None:
    other = random.choice(samples())
    key = random.choice(list(other))
    declaration[key] = copy.deepcopy(other[key])


def value_of_another(declaration: Plain, random: Random) -> None:
    """The same field as another sample has it."""
    other = random.choice(samples())
    shared = sorted(set(_places(declaration)) & set(_places(other)), key=repr)
    if shared:
        *above, key = random.choice(shared)
        _at(declaration, tuple(above))[key] = copy.deepcopy(_at(other, (*above, key)))


def entry_twice(declaration: Plain, random: Random) -> None:
    found = _pick(declaration, random, lambda keys: isinstance(keys[-1], int))
    if found is not None:
        holder, key = found
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(holder[key]))


def figure(declaration: Plain, random: Random) -> None:
    _put(declaration, random, _FIGURES, "value", "share", "mass", "height", "loq", "down-to")


def state(declaration: Plain, random: Random) -> None:
    key = random.choice(("labels", "materials", "packaging", "documents", "certificates", "substances", "claims"))
    listed = declaration.get(key)
    if isinstance(listed, list):
        declaration[key] = {"state": random.choice(_STATES), "entries": listed}
    elif isinstance(listed, dict):
        listed["state"] = random.choice(_STATES)
    else:
        declaration[key] = random.choice(_STATES)


def name(declaration: Plain, random: Random) -> None:
    words = ("qwertz", "铅", "lead", "ce", "fcc", "PLA", "Leed", "ul", "fsc-mix", "1.4301", "declaration-of-conformity")
    _put(declaration, random, words, "name", "mark", "kind", "material", "scheme", "property", "role", "basis", "text")


def models(declaration: Plain, random: Random) -> None:
    """Certificates name the model, another one, or none; the model itself changes with the listing."""
    identity = _section(declaration, "identity")
    identity["model"] = random.choice(("A-1", "A-2", "B 7", ""))
    _put(declaration, random, (["A-1"], ["A-2", "B  7"], [], "none"), "models", "model")


def sold_in(declaration: Plain, random: Random) -> None:
    declaration["sold-in"] = list(random.choice(_PLACES))


def dates(declaration: Plain, random: Random) -> None:
    stated = _section(declaration, "dates")
    stated[random.choice(("placed", "made-available", "manufactured"))] = random.choice(_DAYS)
    if random.random() < 0.3:
        stated["by-market"] = [{"market": random.choice(("eu", "us", "cn", "mars")), "placed": random.choice(_DAYS)}]


def category(declaration: Plain, random: Random) -> None:
    _section(declaration, "identity")["category"] = random.choice(_CATEGORIES)


def features(declaration: Plain, random: Random) -> None:
    """Flags, of which some contradict what the category presumes."""
    stated = _section(declaration, "features")
    for key in random.sample(("electrical", "food-contact", "radio", "battery", "skin-contact", "toy", "display"), 3):
        stated[key] = random.choice(_ANSWERS)


def overlays(declaration: Plain, random: Random) -> None:
    facts = {"features": {"radio": random.choice(_ANSWERS)}, "identity": {"model": "A-9"}}
    key = random.choice(("items", "lots"))
    declaration[key] = [{"id": "one", "facts": facts}, {"id": random.choice(("two", "one", ""))}]


def chosen(declaration: Plain, random: Random) -> None:
    declaration["chosen"] = {random.choice(("us/cpsia/route", "x")): random.choice(("a", "b"))}


def company(declaration: Plain, random: Random) -> None:
    roles = [{"place": random.choice(("eu", "us", "cn")), "roles": [random.choice(("importer", "manufacturer", "x"))]}]
    _section(declaration, "company")["roles"] = roles


def reordered(declaration: Plain, random: Random) -> None:
    """The order of fields says nothing."""
    pairs = list(declaration.items())
    random.shuffle(pairs)
    declaration.clear()
    declaration.update(pairs)


MUTATIONS: tuple[Callable[[Plain, Random], None], ...] = (
    drop, drop, drop, wrong, section_of_another, section_of_another, value_of_another, entry_twice, figure, state,
    name, models, sold_in, dates, category, features, overlays, chosen, company, reordered,
)  # fmt: skip


def _cut(written: bytes, random: Random) -> bytes:
    return written[: random.randrange(len(written))] + b"\n"


def _flipped(written: bytes, random: Random) -> bytes:
    at = random.randrange(len(written) - 1)
    return written[:at] + bytes([random.randrange(256)]) + written[at + 1 :]


def _key_twice(written: bytes, random: Random) -> bytes:
    return written.replace(b"{", b'{"certcheck": "declaration/1", ', 1)


def _marked(written: bytes, random: Random) -> bytes:
    return b"\xef\xbb\xbf" + written.rstrip() + b"\r\n"


_BREAKS = (_cut, _flipped, _key_twice, _marked)
