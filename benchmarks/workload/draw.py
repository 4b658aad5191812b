"""Draw the parts of a declaration at random, in the words and figures in which sellers write them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from benchmarks.workload import names

Facts = dict[str, Any]

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_TEXT = (
    "cotton navy brushed matt glossy outer inner lining handle housing cover frame printed dyed moulded pressed "
    "soft rigid clear black white red natural recycled finish grade batch series upper lower front rear "
    "销售 主体 外壳 内衬 手柄 印刷"
)
_WORDS = _TEXT.split()
_SHARES = {"complete": 80, "partial": 6, "plain": 8, "none-supplied": 2, "missing": 4}
_UNKNOWN = {"substances": ("Leed", "flame retardant mix", "softener"), "materials": ("eco blend", "mystery resin")}


class Drawer:
    """Draws facts from one seeded source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def code(self, prefix: str = "") -> str:
        """A model, number or report id that hardly ever occurs twice."""
        letters = "".join(self.random.choices(_LETTERS, k=2))
        return f"{prefix}{letters}-{self.random.randrange(10_000, 1_000_000)}"

    def text(self, words: int) -> str:
        return f"{' '.join(self.random.choices(_WORDS, k=words))} {self.random.randrange(1000)}"

    def name(self, vocabulary: dict[str, tuple[str, ...]], identifier: str) -> str:
        return self.random.choice(vocabulary[identifier])

    def any_of(self, vocabulary: dict[str, tuple[str, ...]], unknown: tuple[str, ...] = ()) -> str:
        if unknown and self.random.random() < 0.03:
            return self.random.choice(unknown)
        return self.name(vocabulary, self.random.choice(list(vocabulary)))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def flag(self, yes: float = 0.6) -> str:
        return "yes" if self.chance(yes) else "no"

    def day(self, first: int = 2010, last: int = 2026) -> str:
        year, month = self.random.randint(first, last), self.random.randint(1, 12)
        if self.chance(0.15):
            return f"{year}-{month:02}"
        return f"{year}-{month:02}-{self.random.randint(1, 28):02}"

    def section(self, entries: list[Facts], **more: Any) -> Any:
        """A list as sellers give it: complete, partial, plain or not at all (None)."""
        state = self.random.choices(list(_SHARES), list(_SHARES.values()))[0]
        if state == "missing":
            return None
        if state == "plain":
            return entries
        if state == "none-supplied":
            return state
        return {"state": state, **more, "entries": entries}

    def content(self, typical: int) -> str:
        """A content around ``typical`` ug/kg, most often below it."""
        kind = self.random.random()
        value = max(1, int(typical * 10 ** self.random.uniform(-3, 0.2)))
        if kind < 0.30:
            return f"{_milligrams(value)} mg/kg"
        if kind < 0.55:
            return f"<{_milligrams(value)} mg/kg"
        if kind < 0.78:
            return f"ND (LOQ {_milligrams(value)} mg/kg)"
        if kind < 0.84:
            return f"{_milligrams(value)}-{_milligrams(value * 2)} mg/kg"
        if kind < 0.88:
            return f"{_milligrams(value)} ppm"
        if kind < 0.92 and value >= 100_000:
            return f"{value // 1000 / 10_000:.4f} %"
        if kind < 0.95:
            return f"{value} ug/kg"
        return self.random.choice(("ND", "present", "about 5 mg/kg", "1,000 mg/kg", f"{_milligrams(value)} mg/kg"))


def _milligrams(content: int) -> str:
    """ug/kg as mg/kg without needless zeros."""
    return f"{content // 1000}.{content % 1000:03}".rstrip("0").rstrip(".")


TYPICAL = {
    "lead": 400_000,
    "cadmium": 80_000,
    "chromium-vi": 4000,
    "pfoa": 40,
    "dimethyl-fumarate": 120,
    "benzene": 6000,
}
"""Contents around which figures are drawn, in ug/kg; a gram per kilogram for the rest."""
DEFAULT_TYPICAL = 900_000


def substance(drawer: Drawer, identifier: str, typical: int) -> Facts:
    """One figure: by name, by CAS number, or by both; now and then on another basis."""
    number = next((cas for cas, known in names.CAS.items() if known == identifier), "")
    entry: Facts = {}
    if drawer.chance(0.03):
        entry["name"] = drawer.random.choice(_UNKNOWN["substances"])
    elif number and drawer.chance(0.2):
        entry["cas"] = number
    else:
        entry["name"] = drawer.name(names.SUBSTANCES, identifier)
        if number and drawer.chance(0.15):
            entry["cas"] = number
    if drawer.chance(0.97):
        entry["value"] = drawer.content(typical)
    if drawer.chance(0.06):
        entry["basis"] = drawer.random.choice(names.BASES)
    if drawer.chance(0.3):
        entry["report"] = f"r{drawer.random.randint(1, 9)}"
    return entry


def material(drawer: Drawer, number: int) -> Facts:
    chosen = drawer.random.sample(list(names.SUBSTANCES), drawer.random.randint(4, 12))
    figures = [substance(drawer, one, TYPICAL.get(one, DEFAULT_TYPICAL)) for one in chosen]
    if drawer.chance(0.1):
        figures.append(substance(drawer, chosen[0], TYPICAL.get(chosen[0], DEFAULT_TYPICAL)))
    entry: Facts = {"id": f"m{number}", "name": drawer.text(3)}
    if drawer.chance(0.95):
        entry["material"] = drawer.any_of(names.MATERIALS, _UNKNOWN["materials"])
    if drawer.chance(0.85):
        entry["accessible"] = drawer.flag()
    threshold = drawer.random.choice(("100 mg/kg", "10 mg/kg", "1000 mg/kg", "0.1 %"))
    listed = drawer.section(figures, **{"down-to": threshold})
    return entry if listed is None else entry | {"substances": listed}


def component(drawer: Drawer, number: int) -> Facts:
    figures = [substance(drawer, one, 40_000) for one in names.METALS if drawer.chance(0.85)]
    if drawer.chance(0.25):
        group = drawer.name(names.GROUPS, names.METALS_GROUP)
        figures.append({"name": group, "counts": "sum", "value": drawer.content(90_000)})
    entry: Facts = {"id": f"p{number}", "levels": [drawer.random.choice(("sales", "grouped", "transport"))]}
    if drawer.chance(0.95):
        kinds = ("ldpe", "pet", "pp", "corrugated-board", "paper-and-board", "glass", "aluminium", "plastic")
        entry["material"] = drawer.name(names.MATERIALS, drawer.random.choice(kinds))
    entry["mass"] = f"{drawer.random.randint(1, 900)} g"
    listed = drawer.section(figures, **{"down-to": drawer.random.choice(("5 mg/kg", "20 mg/kg", "100 mg/kg"))})
    return entry if listed is None else entry | {"substances": listed}


def label(drawer: Drawer) -> Facts:
    entry: Facts = {}
    if drawer.chance(0.5):
        entry["mark"] = "own mark" if drawer.chance(0.03) else drawer.any_of(names.MARKS)
    else:
        shown = drawer.random.sample(list(names.ELEMENTS), drawer.random.randint(1, 2))
        entry["shows"] = [drawer.name(names.ELEMENTS, one) for one in shown]
        if drawer.chance(0.9):
            spoken = drawer.random.sample(list(names.LANGUAGES), drawer.random.randint(1, 5))
            entry["languages"] = [drawer.name(names.LANGUAGES, one) for one in spoken]
        if drawer.chance(0.5):
            entry["text"] = drawer.text(5)
    if drawer.chance(0.85):
        height = drawer.random.randint(800, 9000)
        entry["height"] = drawer.random.choice((f"{height / 1000:g} mm", f"{height} um", f">{height / 1000:g} mm"))
    entry["places"] = [drawer.random.choice(("product", "sales-pack", "manual"))]
    return entry


def certificate(drawer: Drawer, models: Sequence[str]) -> Facts:
    """A paper that most often names all of the models or, where they are several, some of them."""
    entry: Facts = {"scheme": drawer.any_of(names.SCHEMES, ("our own seal",)), "number": drawer.code("C")}
    if drawer.chance(0.9):
        entry["valid-until"] = drawer.day(2024, 2029)
    if drawer.chance(0.9):
        own = list(models) if drawer.chance(0.7) else []
        if len(own) > 1 and drawer.chance(0.3):
            own = own[: drawer.random.randint(1, len(own) - 1)]
        entry["models"] = [*own, *(drawer.code() for _ in range(drawer.random.randint(0, 2)))] or [drawer.code()]
    entry["holder"] = drawer.text(2)
    return entry


def document(drawer: Drawer) -> Facts:
    entry: Facts = {"kind": drawer.any_of(names.DOCUMENTS, ("letter of the boss",))}
    if drawer.chance(0.9):
        entry["held"] = drawer.random.choice(("held", "held", "held", "requested", "referred-to"))
    return entry | {"on": drawer.day(2019, 2026), "number": drawer.code("D")}


def operator(drawer: Drawer, role: str, place: str) -> Facts:
    return {"role": role, "place": place, "name": drawer.text(2), "postal-address": drawer.text(5)}
