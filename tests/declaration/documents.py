"""Documents that are declarations, nearly declarations, or nothing of the kind, as plain data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.section import Part, Section, class_of
from certcheck.declaration.spec import REQUIRED, Spec
from certcheck.nodes import to_plain
from certcheck.yaml_text import compose_yaml

SAMPLES = sorted((Path(__file__).parents[2] / "product_samples").glob("*.yaml"))

_TEXTS = [
    "x",
    "",
    " ",
    "none",
    "无",
    "N/A",
    "unknown",
    "yes",
    "否",
    "5",
    "5 mg/kg",
    "<0.1 %",
    "1,000 mg",
    "5 V",
    "2026-08",
]
_FIGURES: list[Any] = [5, -1, 0, True, False, 1.5, Decimal("1.10")]
_WRONG: list[Any] = [
    {}, [], None, "x", 5, True, {"x": "y"}, {"notes": {}}, {"notes": None}, {"x": None}, [None], [[]], ["x", None],
    [{"x": "y"}], [{}], {"entries": {}}, {"entries": [None]}, {"entries": "none"}, {"state": 5}, {"state": []},
    "complete", "none-supplied", "不适用", "half \ud800", {"\ud800": "x"}, {"notes": "\ud800"}, {5: "x"}, b"x", ("x",),
]  # fmt: skip
WRONG = st.sampled_from(_WRONG)


def sample(file: Path) -> Any:
    """A product sample as the decoders see it."""
    return to_plain(compose_yaml(file.read_bytes(), file.name))


@st.composite
def documents(draw: st.DrawFn, part: type[Part] = Declaration) -> Any:
    """A mapping with some of the fields of a class; now and then something in it is wrong."""
    if _seldom(draw):
        return draw(WRONG)
    specs = list(part.specs.values())
    chosen = draw(st.lists(st.sampled_from(specs), max_size=4, unique_by=lambda spec: spec.key))
    chosen += [spec for spec in specs if spec.form in REQUIRED and not _seldom(draw)]
    found: dict[Any, Any] = {spec.key: draw(_values(part, spec)) for spec in chosen}
    if _seldom(draw):
        found[draw(st.sampled_from(["x", "Notes", "entries", "certcheck", "sold_in", "state"]))] = draw(WRONG)
    return found


@st.composite
def _values(draw: st.DrawFn, part: type[Part], spec: Spec) -> Any:
    if _seldom(draw):
        return draw(WRONG)
    if spec.kind is not None:
        one = st.sampled_from([*_TEXTS, *_FIGURES, *spec.kind.of.split("|")])
        return draw(st.lists(one, max_size=2) | one if spec.kind.is_list else one)
    match spec.form:
        case "format":
            return FORMAT
        case "id":
            return draw(st.text(max_size=3))
        case "words" | "facts":
            return draw(st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2))
        case "parts":
            return draw(st.lists(documents(part.entry if issubclass(part, Section) else class_of(spec)), max_size=2))
        case "part":
            return draw(documents(class_of(spec)))
    as_list = st.lists(documents(class_of(spec).entry), max_size=2)  # type: ignore[attr-defined]
    as_word = st.sampled_from(["none", "complete", "partial", " N/A ", "unknown", "some"])
    return draw(as_list | as_word | documents(class_of(spec)))


def _seldom(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 30)) == 30


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A product sample with one value exchanged, or one key added."""
    root = sample(draw(st.sampled_from(SAMPLES)))
    here, steps = root, draw(st.lists(st.integers(0, 1000), min_size=1, max_size=8))
    for step in steps:
        keys = list(here) if isinstance(here, dict) else range(len(here))
        if not keys:
            break
        key = keys[step % len(keys)]
        below = here[key]
        if step is steps[-1] or not isinstance(below, dict | list):
            here[key] = draw(WRONG)
            break
        here = below
    if isinstance(here, dict) and _seldom(draw):
        here[draw(st.sampled_from(["x", "Name", "state"]))] = draw(WRONG)
    return root
