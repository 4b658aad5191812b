"""Random declarations and requirements, small enough that every branch is met often."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from certcheck.quantity.parse import Quantity, parse_quantity
from certcheck.rules import conditions as c
from certcheck.rules.model import Applies, Citation, Requirement, Rulebook, Ruleset, Text

FLAGS = ("radio", "mains", "battery")
FIGURES = (
    "0 mg/kg", "50 mg/kg", "100 mg/kg", "0.01 %", "<100 mg/kg", "<101 mg/kg", ">100 mg/kg", "ND (LOQ 5 mg/kg)", "ND",
    "present", "90-110 mg/kg", "about 3", "1000 mg/kg",
)  # fmt: skip
NAMES = ("lead", "cadmium", "mercury", "chromium-vi", "dehp", "dbp", "four-metals", "two-phthalates", "Leed")
DAYS = ("2025-08-11", "2025-08-12", "2025-08-13", "2025", "2026-12-01")
VOLTAGES = ("5 V", "12 V", "230 V", "<60 V", "unknown")
"""Facts that each listing has to itself, as nearly all fields of ``electrical`` are."""

SWITCHES = (None, date(2025, 8, 12), date(2025, 8, 13), date(2026, 11, 21), date(2026, 11, 22))

flag_values = st.sampled_from(("yes", "no", "unknown", "none", "not-applicable"))


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


substance = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES)},
    optional={
        "value": st.sampled_from(FIGURES),
        "basis": st.sampled_from(("homogeneous-material", "article", "migration")),
        "counts": st.sampled_from(("each", "sum")),
    },
)


def listed(entries: st.SearchStrategy[list[Any]], complete_for: tuple[str, ...], **more: Any) -> st.SearchStrategy[Any]:
    """A plain list, a complete one, or one complete for some names."""
    return st.one_of(
        entries,
        st.fixed_dictionaries({"state": st.just("complete"), "entries": entries, **more}),
        st.fixed_dictionaries(
            {
                "complete-for": st.lists(st.sampled_from(complete_for), min_size=1, max_size=2),
                "entries": entries,
                **more,
            }
        ),
    )


substances = listed(
    st.lists(substance, max_size=3), NAMES[:6], **{"down-to": st.sampled_from(("10 mg/kg", "100 mg/kg", "101 mg/kg"))}
)
label = optional(
    mark=st.sampled_from(("ce", "weee-bin", "C-E-ish")),
    text=st.just("type 1"),
    height=st.sampled_from(("4.9 mm", "5 mm", "<6 mm", "5 mg")),
).filter(bool)
labels = listed(st.lists(label, max_size=3), ("ce", "weee-bin"))


@st.composite
def materials(draw: st.DrawFn) -> Any:
    entries = [
        {"id": name, **draw(optional(substances=substances))}
        for name in draw(st.sampled_from(((), ("a",), ("a", "b"))))
    ]
    return draw(st.sampled_from((entries, {"state": "complete", "entries": entries})))


places_of_sale = st.lists(st.sampled_from(("us/ca", "eu/de", "eu/fr")), max_size=2).map(lambda more: ["eu", *more])


@st.composite
def declarations(draw: st.DrawFn) -> dict[str, Any]:
    found = draw(
        optional(
            features=optional(**dict.fromkeys(FLAGS, flag_values)),
            dates=st.fixed_dictionaries({"placed": st.sampled_from(DAYS)}),
            labels=labels,
            materials=materials(),
            electrical=optional(
                **{
                    "power": st.sampled_from(("5 W", "<20 W", "0.1 kW", "hot")),
                    "input-voltage": st.sampled_from(VOLTAGES),
                }
            ),
            **{
                "sold-in": st.lists(st.sampled_from(("us/ca", "eu/de", "eu/fr")), max_size=2).map(
                    lambda more: ["eu", *more]
                )
            },
        )
    )
    return {"certcheck": "declaration/1", **found}


def constant(text: str) -> c.Constant:
    found = parse_quantity(text)
    assert isinstance(found, Quantity)
    return c.Constant(found)


flags = st.builds(
    lambda flag, value: c.Compare(f"features.{flag}", "is", c.Constant(value)), st.sampled_from(FLAGS), st.booleans()
)
figures = st.builds(
    c.Compare,
    st.just("electrical.input-voltage"),
    st.sampled_from(("at-least", "less-than")),
    st.sampled_from(("12 V", "50 V")).map(constant),
) | st.builds(c.Compare, st.just("electrical.power"), st.just("at-most"), st.just(constant("50 W")))
places = st.builds(c.SoldIn, st.sampled_from(("eu", "eu/de", "us")))
label_tests = st.one_of(
    st.builds(lambda mark: c.Compare("mark", "is", c.Constant(mark)), st.sampled_from(("ce", "weee-bin"))),
    st.builds(
        lambda op: c.Compare("height", op, constant("5 mm")), st.sampled_from(("at-least", "less-than", "more-than"))
    ),
)
label_conditions = st.one_of(
    label_tests, st.lists(label_tests, min_size=2, max_size=2).map(lambda items: c.All(tuple(items)))
)
lists = st.one_of(
    st.builds(c.Some, st.just("labels"), label_conditions, st.sampled_from((1, 2))),
    st.builds(c.NoneOf, st.just("labels"), label_conditions),
    st.builds(c.Each, st.just("labels"), label_conditions, label_tests),
)
limits = st.builds(
    c.SubstanceLimit,
    st.sampled_from(("single", "each", "sum")),
    st.sampled_from(("four-metals", "two-phthalates", "lead")),
    st.sampled_from(("at-most", "less-than", "at-least", "more-than")),
    st.sampled_from(("100 mg/kg", "0.1 %")).map(constant),
    st.sampled_from(((), ("homogeneous-material",), ("article",))),
).map(lambda one: c.SubstanceLimit("single", one.substance, *_rest(one)) if one.substance == "lead" else _grouped(one))


def _rest(one: c.SubstanceLimit) -> tuple[str, c.Operand, tuple[str, ...]]:
    return one.op, one.limit, one.basis


def _grouped(one: c.SubstanceLimit) -> c.SubstanceLimit:
    return c.SubstanceLimit("each" if one.how == "single" else one.how, one.substance, *_rest(one))


def conditions(leaves: st.SearchStrategy[c.Condition]) -> st.SearchStrategy[c.Condition]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda items: c.All(tuple(items))),
            st.lists(inner, min_size=1, max_size=3).map(lambda items: c.AnyOf(tuple(items))),
            inner.map(c.Not),
            inner.map(lambda item: c.AnyOf((item, c.Certain(item)))),
        ),
        max_leaves=5,
    )


of_product = conditions(st.one_of(flags, places, lists, figures))
of_material = conditions(st.one_of(flags, limits, figures))


@st.composite
def requirements(draw: st.DrawFn) -> Requirement:
    subject = draw(st.sampled_from(("product", "materials")))
    inner = of_product if subject == "product" else of_material
    start, until = draw(st.sampled_from(SWITCHES)), draw(st.sampled_from((None, date(2025, 8, 12))))
    return Requirement(
        id="eu/random/rule", title=Text("t", "t"), explain=Text("e", "e"), remedy=Text("r", "r"), topic="chemical",
        obligation="mandatory", cite=Citation("1", "https://example.org"), confidence="high", read="official",
        applies=Applies("placed", start, until), require=draw(inner), where=draw(inner), subject=subject,
        ruleset="eu/random", jurisdiction="eu",
    )  # fmt: skip


def rulebook(*rules: Requirement) -> Rulebook:
    text = Text("Random", "Random")
    return Rulebook(
        (
            Ruleset(
                "eu/random",
                text,
                text,
                "1",
                "https://example.org",
                "en",
                "eu",
                "law",
                "1",
                "CC-BY-4.0",
                date(2026, 11, 21),
                None,
                tuple(rules),
            ),
        )
    )
