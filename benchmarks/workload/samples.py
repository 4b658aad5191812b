"""Declarations made from the project's product samples by seeded variation of every fact.

They are as wide as real ones (all sections, all markets), which the narrow declarations of the peers' work are not.
``catalogue`` varies the facts of a seller once and those of a family once; its variants have what
:mod:`benchmarks.workload.families` says, the content of their packs, and their colour wherever one is stated.
``distinct`` varies all facts anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from typing import Any

import yaml

from benchmarks.workload import families
from benchmarks.workload.declarations import Kind
from benchmarks.workload.place import SAMPLES

Facts = dict[str, Any]

_FIGURE = re.compile(
    r"(?<![\w.:/-])(\d{1,6}(?:\.\d{1,6})?)(?=\s?(?:mg/kg|ug/kg|ppm|%|mm|cm|kg|g|mg|ml|l|V|W|A|Wh|mAh|N|dB|h)\b|%)"
)
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_KEPT = frozenset({"certcheck", "category", "sold-in", "chosen"})
_SELLERS_OWN = ("operators", "company", "registrations")
_FREE_TEXT = frozenset({"name", "text", "number", "holder", "postal-address", "colour", "notes", "sku"})
_LOST = 0.03


def lines(kind: Kind, seed: int = 1) -> Iterator[bytes]:
    """Declarations without end, each a line of JSON without its line break."""
    random = Random(f"samples-{kind}-{seed}")
    samples = [_read(path) for path in sorted(SAMPLES.glob("*.yaml"))]
    for one in _catalogue(samples, random) if kind == "catalogue" else _distinct(samples, random):
        yield json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()


def _distinct(samples: Sequence[Facts], random: Random) -> Iterator[Facts]:
    while True:
        sample = random.choice(samples)
        stem = _stem(sample, random)
        (variant,) = families.variants_of(random, stem)[:1]
        yield _listing(_article(sample, [stem], random), variant._replace(model=stem), random)


def _catalogue(samples: Sequence[Facts], random: Random) -> Iterator[Facts]:
    for made in families.shuffled(_in_order(samples, random), random):
        yield made()


def _in_order(samples: Sequence[Facts], random: Random) -> Iterator[Callable[[], Facts]]:
    """Seller by seller, family by family; a listing is made when it is its turn."""
    while True:
        own = [_varied({key: one[key] for key in _SELLERS_OWN if key in one}, "", random) for one in samples]
        for _ in range(families.families_of_seller(random)):
            which = random.randrange(len(samples))
            variants = families.variants_of(random, _stem(samples[which], random))
            article = _article(samples[which], [one.model for one in variants], random) | own[which]
            yield from (partial(_listing, article, one, random) for one in variants)


def _stem(sample: Facts, random: Random) -> str:
    return f"{sample['identity']['model']}-{random.randrange(100_000)}"


def _article(sample: Facts, models: Sequence[str], random: Random) -> Facts:
    """What all variants have in common: a sample with other facts, whose papers name the models."""
    varied: Facts = _varied(sample, "", random)
    named: Facts = _naming(varied, sample["identity"]["model"], models)
    return named


def _listing(article: Facts, variant: families.Variant, random: Random) -> Facts:
    facts: Facts = _coloured(article, variant.colour)
    facts["identity"] = families.identity_of(random, variant, article["identity"])
    if "pack" in article:
        facts["pack"] = {key: _text(value, key, random) for key, value in article["pack"].items()}
    return facts


def _coloured(value: Any, colour: str) -> Any:
    """The same facts with another colour wherever one is stated."""
    if isinstance(value, dict):
        return {key: colour if key == "colour" else _coloured(one, colour) for key, one in value.items()}
    return [_coloured(one, colour) for one in value] if isinstance(value, list) else value


def _naming(value: Any, model: str, models: Sequence[str]) -> Any:
    """All models wherever papers list the sample's one, and the first of them wherever one is meant."""
    if isinstance(value, dict):
        return {key: _naming(one, model, models) for key, one in value.items()}
    if isinstance(value, list):
        return [new for one in value for new in (models if one == model else [_naming(one, model, models)])]
    return models[0] if value == model else value


def _read(path: Any) -> dict[str, Any]:
    """As certcheck reads YAML: every scalar is text."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def _varied(value: Any, key: str, random: Random) -> Any:
    if key in _KEPT:
        return value
    if isinstance(value, dict):
        return {name: _varied(one, name, random) for name, one in value.items() if not _loses(name, one, random)}
    if isinstance(value, list):
        return [_varied(one, key, random) for one in value]
    return _text(value, key, random)


def _loses(key: str, value: Any, random: Random) -> bool:
    """Now and then a single fact is not stated."""
    return (
        isinstance(value, str)
        and key not in _KEPT
        and key not in ("id", "model", "down-to")
        and random.random() < _LOST
    )


def _text(value: str, key: str, random: Random) -> str:
    if _DAY.fullmatch(value):
        year = int(value[:4]) + random.choice((-1, 0, 0, 0, 1))
        return f"{year}{value[4:7]}" + (f"-{random.randint(1, 28):02}" if len(value) > 7 else "")
    if key in _FREE_TEXT and not value.isdigit():
        return f"{value} {random.randrange(100_000)}"
    return _FIGURE.sub(lambda match: _figure(match[1], random), value)


def _figure(written: str, random: Random) -> str:
    decimals = len(written.partition(".")[2])
    return f"{float(written) * random.uniform(0.8, 1.2):.{max(decimals, 1)}f}"
