"""A second evaluator: slow, obvious, and written without looking at the engine's way of doing it.

It walks the condition tree over the plain declaration (dicts and lists as a user writes them). A figure is a handful
of representative values; a limit is met when all of them satisfy it, broken when none does.
"""

from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction
from typing import Any

from certcheck.quantity.parse import Quantity, parse_quantity
from certcheck.rules import conditions as c
from certcheck.rules.model import Requirement

HUGE = Fraction(10) ** 30
TINY = Fraction(1, 10**30)
MEMBERS = {"four-metals": ["lead", "cadmium", "mercury", "chromium-vi"], "two-phthalates": ["dehp", "dbp"]}
KNOWN = {"lead", "cadmium", "mercury", "chromium-vi", "dehp", "dbp", *MEMBERS}
CONTENT = {"homogeneous-material", "component", "article"}
MARKS = {"ce", "weee-bin"}

Truth = bool | None


def kleene_all(values: list[Truth]) -> Truth:
    if False in values:
        return False
    return None if None in values else True


def kleene_any(values: list[Truth]) -> Truth:
    if True in values:
        return True
    return None if None in values else False


def flip(value: Truth) -> Truth:
    return {True: False, False: True, None: None}[value]


def points(quantity: Quantity) -> list[Fraction]:
    """Least, middle and greatest value a figure can have."""
    low = Fraction(quantity.interval.low) + (TINY if quantity.interval.low_open else 0)
    high = HUGE if quantity.interval.high.is_infinite() else Fraction(quantity.interval.high)
    high -= TINY if quantity.interval.high_open and high != HUGE else 0
    return sorted({low, (low + high) / 2, high})


def compare(op: str, value: Fraction, limit: Fraction) -> bool:
    return {
        "at-most": value <= limit, "less-than": value < limit, "at-least": value >= limit, "more-than": value > limit,
    }[op]  # fmt: skip


def verdict(op: str, values: list[Fraction], limit: Fraction) -> Truth:
    found = {compare(op, value, limit) for value in values}
    return found.pop() if len(found) == 1 else None


def section(raw: Any) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {"entries": raw or []}


def of_product(where: c.Condition) -> c.Condition:
    """The parts of a conjunction that say nothing about the single material."""
    items = where.items if isinstance(where, c.All) else (where,)
    return c.All(tuple(item for item in items if not about_material(item)))


def about_material(condition: c.Condition) -> bool:
    match condition:
        case c.All(items) | c.AnyOf(items):
            return any(about_material(item) for item in items)
        case c.Not(item) | c.Certain(item):
            return about_material(item)
        case _:
            return isinstance(condition, c.SubstanceLimit)


class Reference:
    """Evaluates conditions for one plain declaration on one day."""

    def __init__(self, declaration: dict[str, Any], as_of: date) -> None:
        self.declaration = declaration
        self.as_of = as_of

    def outcomes(self, rule: Requirement) -> list[tuple[str, str]]:
        """(subject id, outcome) of every finding; a finding about nothing in particular has the id ''."""
        start, until = rule.applies.start, rule.applies.until
        assert start is None or isinstance(start, date)
        assert until is None or isinstance(until, date)
        upcoming = start is not None and start > self.as_of
        placed = self.placed()
        if until is not None and placed[0] > until:
            return [("", "not-applicable")]
        if not upcoming and start is not None and placed[1] < start:
            return [("", "not-applicable")]
        straddles = not upcoming and any(
            (start is not None and placed[0] < start <= placed[1], until is not None and placed[0] <= until < placed[1])
        )
        if rule.subject != "product" and self.truth(of_product(rule.where), None) is False:
            return [("", "not-applicable")]
        found = []
        for subject, entry in self.subjects(rule):
            concerned = self.truth(rule.where, entry)
            fulfilled = self.truth(rule.require, entry)
            if concerned is False:
                outcome = "not-applicable"
            elif fulfilled is True:
                outcome = "met"
            elif concerned is True and fulfilled is False and not straddles:
                outcome = "gap"
            else:
                outcome = "undetermined"
            if upcoming and outcome != "not-applicable":
                outcome = "upcoming"
            found.append((subject, outcome))
        real = [one for one in found if one[0] != "*"]
        rest = [one for one in found if one[0] == "*" and one[1] != "not-applicable"]
        return sorted(real + rest) or [("", "not-applicable")]

    def placed(self) -> tuple[date, date]:
        text = self.declaration.get("dates", {}).get("placed")
        if text is None:
            return self.as_of, self.as_of
        if len(text) == 4:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        day = date.fromisoformat(text)
        return day, day

    def subjects(self, rule: Requirement) -> list[tuple[str, dict[str, Any] | None]]:
        if rule.subject == "product":
            return [("", None)]
        listed = section(self.declaration.get(rule.subject))
        found: list[tuple[str, dict[str, Any] | None]] = [(one["id"], one) for one in listed["entries"]]
        if listed.get("state") != "complete":
            found.append(("*", {}))
        return found

    def truth(self, condition: c.Condition, entry: dict[str, Any] | None) -> Truth:
        match condition:
            case c.Always(value):
                return value
            case c.All(items):
                return kleene_all([self.truth(item, entry) for item in items])
            case c.AnyOf(items):
                return kleene_any([self.truth(item, entry) for item in items])
            case c.Not(item):
                return flip(self.truth(item, entry))
            case c.Certain(item):
                return self.truth(item, entry) is True
            case c.Compare():
                return self.fact(condition, entry)
            case c.Some(where=where, minimum=minimum):
                return self.some(where, minimum)
            case c.NoneOf(where=where):
                return flip(self.some(where, 1))
            case c.Each(where=where, must=must):
                return flip(self.some(c.All((where, c.Not(must))), 1, key_from=where))
            case c.SubstanceLimit():
                return self.limit(condition, entry or {})
            case c.SoldIn(place):
                return self.sold_in(place)
            case _:
                raise NotImplementedError(condition)

    def fact(self, condition: c.Compare, entry: dict[str, Any] | None) -> Truth:
        head, _, tail = condition.path.partition(".")
        value = self.declaration.get(head, {}).get(tail) if tail else (entry or {}).get(condition.path)
        assert isinstance(condition.operand, c.Constant)
        wanted = condition.operand.value
        if condition.path == "mark" and value is None and (entry or {}).get("text"):
            return False
        if value is None or value == "unknown":
            return None
        if isinstance(wanted, bool):
            return {"yes": True, "no": False, "none": False}[value] is wanted if value != "not-applicable" else False
        if isinstance(wanted, Quantity):
            found = parse_quantity(value)
            if not isinstance(found, Quantity) or found.dimension not in (wanted.dimension, "any"):
                return None
            return verdict(condition.op, points(found), Fraction(wanted.interval.low))
        if condition.path == "mark":
            return None if value not in MARKS else value == wanted
        return bool(value == wanted)

    def some(self, where: c.Condition, minimum: int, key_from: c.Condition | None = None) -> Truth:
        labels = section(self.declaration.get("labels"))
        values = [self.truth(where, entry) for entry in labels["entries"]]
        if values.count(True) >= minimum:
            return True
        asked = self.asked_mark(key_from if key_from is not None else where)
        whole = labels.get("state") == "complete" or (asked is not None and asked in labels.get("complete-for", []))
        if whole and len(values) - values.count(False) < minimum:
            return False
        return None

    def asked_mark(self, where: c.Condition) -> str | None:
        if isinstance(where, c.Compare) and where.path == "mark" and isinstance(where.operand, c.Constant):
            return str(where.operand.value)
        if isinstance(where, c.All):
            return next((mark for item in where.items if (mark := self.asked_mark(item))), None)
        return None

    def limit(self, condition: c.SubstanceLimit, material: dict[str, Any]) -> Truth:
        assert isinstance(condition.limit, c.Constant)
        assert isinstance(condition.limit.value, Quantity)
        limit = Fraction(condition.limit.value.interval.low)
        members = MEMBERS.get(condition.substance, [condition.substance])
        if condition.how != "sum":
            return kleene_all([self.single(condition, material, member, limit) for member in members])
        whole = [one for one in self.group_figures(condition, material, "sum") if condition.substance in one[0]]
        added = self.added(condition, material, members, limit)
        if whole and added is not False:
            return kleene_all([verdict(condition.op, values, limit) for _, values in whole])
        return added

    def added(
        self, condition: c.SubstanceLimit, material: dict[str, Any], members: list[str], limit: Fraction
    ) -> Truth:
        ranges = [self.range(condition, material, member) for member in members]
        if all(found is None for found in ranges):
            return None
        ends = [(Fraction(0), HUGE) if found is None else found for found in ranges]
        corners = [sum(choice, Fraction(0)) for choice in itertools.product(*ends)]
        return verdict(condition.op, corners, limit)

    def single(self, condition: c.SubstanceLimit, material: dict[str, Any], member: str, limit: Fraction) -> Truth:
        figures = self.figures(condition, material, member)
        if not figures:
            return None
        return kleene_all([verdict(condition.op, values, limit) for values in figures])

    def range(
        self, condition: c.SubstanceLimit, material: dict[str, Any], member: str
    ) -> tuple[Fraction, Fraction] | None:
        figures = self.figures(condition, material, member)
        if not figures:
            return None
        flat = [value for values in figures for value in values]
        return min(flat), max(flat)

    def figures(self, condition: c.SubstanceLimit, material: dict[str, Any], member: str) -> list[list[Fraction]]:
        """Representative values of every usable figure for a member; the rest of a complete list when there is none."""
        listed = section(material.get("substances"))
        found = []
        for entry in listed["entries"]:
            values = self.usable(condition, entry)
            if entry["name"] == member and values is not None:
                found.append(values)
        for names, values in self.group_figures(condition, material, "each"):
            if member in MEMBERS[names]:
                found.append(values)
        if not found:  # a part of a group's sum: it counts where nothing closer is known
            parts = self.group_figures(condition, material, "sum")
            found = [[Fraction(0), *values] for names, values in parts if member in MEMBERS[names]]
        accepted = set(condition.basis) or CONTENT
        if found or "homogeneous-material" not in accepted:
            return found
        groups = {entry["name"] for entry in listed["entries"] if entry["name"] in MEMBERS and entry.get("counts")}
        if any(entry["name"] == member for entry in listed["entries"]) or any(member in MEMBERS[one] for one in groups):
            return found  # it is listed, only not on this basis
        readable = all(entry["name"] in KNOWN for entry in listed["entries"])
        named = member in listed.get("complete-for", [])
        if named or (listed.get("state") == "complete" and readable):
            threshold = parse_quantity(listed["down-to"])
            assert isinstance(threshold, Quantity)
            return [[Fraction(0), Fraction(threshold.interval.high) - TINY]]
        return []

    def group_figures(
        self, condition: c.SubstanceLimit, material: dict[str, Any], counts: str
    ) -> list[tuple[str, list[Fraction]]]:
        found = []
        for entry in section(material.get("substances"))["entries"]:
            values = self.usable(condition, entry)
            if entry["name"] in MEMBERS and entry.get("counts") == counts and values is not None:
                found.append((entry["name"], values))
        return found

    def usable(self, condition: c.SubstanceLimit, entry: dict[str, Any]) -> list[Fraction] | None:
        """Values of an entry whose basis the limit accepts; an entry without a figure can be anything."""
        stated = "value" in entry and isinstance(parse_quantity(entry["value"]), Quantity)
        basis = entry.get("basis", "homogeneous-material") if stated else "homogeneous-material"
        if basis not in (set(condition.basis) or CONTENT):
            return None
        if entry["name"] not in KNOWN:
            return None
        found = parse_quantity(entry["value"]) if "value" in entry else None
        return points(found) if isinstance(found, Quantity) else [Fraction(0), HUGE]

    def sold_in(self, place: str) -> Truth:
        stated = self.declaration.get("sold-in")
        if stated is None:
            return None
        if any(one == place or one.startswith(place + "/") for one in stated):
            return True
        return None if any(place.startswith(one + "/") for one in stated) else False
