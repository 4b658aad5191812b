"""Reasons, questions and notices as sentences in a language. The templates stand in ``texts/en.json``, ``zh.json``.

A template's ``{x}`` is filled; a part in ``[…]`` is left out when something in it is empty. A code may have a variant
for an outcome (``fact-differs/gap``) or for a state (``derived=yes``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from certcheck.report.names import Names
from certcheck.report.safe_text import quoted
from certcheck.report.texts import texts
from certcheck.report.wanted import Describe
from certcheck.result import CheckResult, Code, Notice, Outcome, Reason

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([A-Za-z-]+)\}")
_ABUTTING = r"(?<=[A-Za-z0-9%\])])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])"
_CODES = 6
_LIMITS = frozenset({"at-most", "less-than", "at-least", "more-than", "equals", "not-detected"})


class Wording:
    """Sentences in one language."""

    __slots__ = ("_describe", "_texts", "language", "names")

    def __init__(self, names: Names) -> None:
        self.names = names
        self.language = names.language
        self._texts: Mapping[str, Any] = texts(names.language)
        self._describe = Describe(names, self._texts, self._expected)

    def with_result(self, result: CheckResult) -> Wording:
        """The same wording, knowing the rules of this result."""
        return Wording(self.names.with_result(result))

    # --- words -----------------------------------------------------------------------------------------------

    def word(self, table: str, key: str) -> str:
        """A single word or phrase, such as ``outcome`` ``gap``; the key itself when there is none."""
        found = self._texts.get(table, {}).get(key)
        return str(found) if found is not None else quoted(key)

    @property
    def colon(self) -> str:
        return str(self._texts["colon"])

    @property
    def rest(self) -> str:
        """What a list may hold beyond its entries."""
        return str(self._texts["rest"])

    def ui(self, key: str, **data: object) -> str:
        """A phrase of the report's frame."""
        return self.phrase("ui", key, **data)

    def phrase(self, table: str, key: str, **data: object) -> str:
        template = self.word(table, key)
        return self.spaced(fill(template, {name.replace("_", "-"): str(value) for name, value in data.items()}))

    def spaced(self, text: str) -> str:
        """Chinese text with a space between characters and Latin words or figures."""
        return re.sub(_ABUTTING, " ", text) if self.language == "zh" else text

    # --- sentences -------------------------------------------------------------------------------------------

    def reason(self, reason: Reason, outcome: Outcome | None = None, subject: str = "", known_as: str = "") -> str:
        """One deciding fact as a sentence; a reason under a negation reads differently in a gap and in a met.

        ``subject`` is put before the sentence unless it, or what it is ``known_as``, is in there already.
        """
        data = dict(reason.data)
        templates = self._texts["code"]
        code = reason.code.value
        template = templates.get(f"{code}/{outcome.value}") if outcome is not None else None
        template = template or templates.get(f"{code}={data.get('state', '')}") or templates[code]
        named = bool(known_as) and known_as == data.get("where")
        return self._sentence(template, data, reason.path, "" if named else subject)

    def wanted(self, reason: Reason) -> str:
        """What a reason about a list looks for there; empty for other reasons."""
        data = dict(reason.data)
        return self._describe(data["list"], data["wanted"]) if data.get("list") and "wanted" in data else ""

    def notice(self, notice: Notice) -> str:
        """A notice as a sentence; one of an unknown code shows its data."""
        data = dict(notice.data)
        template = self._texts["notice"].get(notice.code)
        needed = set(_SLOT.findall(_OPTIONAL.sub("", template or ""))) - {"fact"}
        if template is None or not needed <= set(data):
            where = [self.names.field(notice.path)] if notice.path else []
            shown = ", ".join(f"{key} {quoted(value)}" for key, value in notice.data if value)
            parts = [quoted(notice.code).replace("-", " "), *where, *([shown] if shown else [])]
            return self.colon.join(parts)
        return self._sentence(template, data, notice.path)

    def _sentence(self, template: str, data: Mapping[str, str], path: str, subject: str = "") -> str:
        fact = data.get("fact") or path
        filled = {key: self._slot(key, value, fact, data) for key, value in data.items()}
        filled["fact"] = self.names.field(fact, path) if fact else ""
        filled["thing"] = self._thing(data)
        if "operator" in data and "limit" in data:
            filled["limit"] = self._limit(data["operator"], filled["limit"])
        if "expected" in data:
            filled["expected"] = self._expected(data.get("operator", ""), data["expected"], fact)
            filled["bound"] = filled["expected"] if data.get("operator") in self._texts["compare"] else ""
        sentence = self.spaced(fill(template, filled))
        if subject and subject.lower() not in sentence.lower():
            sentence = f"{subject}{self.colon}{sentence}"
        return sentence_case(sentence, self.language)

    def _slot(self, key: str, value: str, fact: str, data: Mapping[str, str]) -> str:
        names = self.names
        vocabulary = [data["vocabulary"]] if data.get("vocabulary") else []
        by_key: dict[str, Callable[[str], str]] = {
            "found": lambda text: self._found(text, fact, data),
            "presumed": lambda text: names.value(fact, text),
            "suggestion": lambda text: names.term(text, *vocabulary),
            "could-be": lambda text: ", ".join(names.term(one, *vocabulary) for one in text.split("|")),
            "list": lambda text: names.field(text),
            "wanted": lambda text: self._wanted(text, data),
            "what": names.thing,
            "basis": lambda text: names.term(text, "bases"),
            "category": lambda text: names.term(text, "categories"),
            "place": names.place,
            "target": names.place,
            "stated": lambda text: ", ".join(names.place(one) for one in text.split("|")),
            "used": lambda text: ", ".join(names.place(one) for one in text.split("|")),
            "role": names.role,
            "requirement": names.requirement,
            "regime": names.derived,
            "anchor": lambda text: self.word("anchor", text),
            "confidence": lambda text: self.word("confidence", text),
            "read": lambda text: self.word("read", text),
            "state": lambda text: self.word("state", text),
            "asked": lambda text: self.word("asked", text),
            "when": lambda text: self.word("state", text),
            "regime-name": lambda text: quoted(data.get("regime-name-zh") or text if self.language == "zh" else text),
            "route": lambda text: quoted(data.get("route-zh") or text) if self.language == "zh" else quoted(text),
            "codes": self._codes,
        }
        say = by_key.get(key)
        return say(value) if say is not None and value else quoted(value)

    def _found(self, text: str, fact: str, data: Mapping[str, str]) -> str:
        if fact and "fact" in data:
            return self.names.value(fact, text)
        if data.get("limit"):
            return in_unit_of(quoted(text), data["limit"])
        return quoted(text).replace("|", ", ")

    def _codes(self, text: str) -> str:
        """Exemption codes; of a long list the first ones, the data of the reason holds all."""
        codes = [quoted(code) for code in re.split(r"\s*[|,]\s*", text)]
        joint = str(self._texts["and"])
        if len(codes) <= _CODES + 2:
            return joint.join(codes)
        return f"{joint.join(codes[:_CODES])} {self.ui('more', n=len(codes) - _CODES)}"

    def _wanted(self, text: str, data: Mapping[str, str]) -> str:
        if "list" in data:
            return self._describe(data["list"], text)
        return str(self._texts["or"]).join(self.names.term(one, "bases") for one in text.split("|"))

    def _thing(self, data: Mapping[str, str]) -> str:
        what = self.names.thing(data["what"]) if data.get("what") else ""
        where = quoted(data.get("where", ""))
        return fill(self._texts["in"], {"what": what, "where": where}) if what and where else what or where

    def _limit(self, operator: str, limit: str) -> str:
        table = "limit" if operator in _LIMITS else "compare"
        return fill(self.word(table, operator), {"x": limit}) if operator in self._texts[table] else limit

    def _expected(self, operator: str, expected: str, fact: str) -> str:
        """What a fact is compared with: "at least 5 mm", "yes", "CE mark or UKCA mark"; nothing when unknown."""
        if not expected:
            return ""
        if operator == "present":
            return self.word("presence", expected)
        joint = self._texts["and"] if operator == "includes-all" else self._texts["or"]
        value = self._options(fact, expected, joint)
        if operator in ("in", "includes-any") or operator not in self._texts["compare"]:
            return value
        return fill(self.word("compare", operator), {"x": value})

    def _options(self, fact: str, expected: str, joint: str) -> str:
        """The values a rule accepts, another fact by its name; of a long list the first ones."""
        options = expected.split("|")
        spoken = [self._option(fact, one) for one in options[: _CODES if len(options) > _CODES + 2 else None]]
        more = f" {self.ui('more', n=len(options) - len(spoken))}" if len(options) > len(spoken) else ""
        return f"{joint.join(spoken)}{more}"

    def _option(self, fact: str, text: str) -> str:
        if text == "as-of":
            return self.word("anchor", text)
        if "." in text and self.names.field_info(text):
            return self.names.field(text)
        return self.names.value(fact, text)


def fill(template: str, data: Mapping[str, str]) -> str:
    """``template`` with its slots filled; what was filled in is not read again."""

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(data.get(slot) for slot in _SLOT.findall(match[1])) else ""

    return _SLOT.sub(lambda slot: data.get(slot[1], ""), _OPTIONAL.sub(optional, template))


def sentence_case(text: str, language: str = "en") -> str:
    """``text`` with a capital first letter, unless it starts with something that is not an ordinary word."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if language == "en" and first[1:].islower() else text


def in_unit_of(found: str, limit: str) -> str:
    """A figure with the limit's unit added when it is written in another: ``1200 mg/kg (0.12 %)``."""
    from certcheck.quantity.parse import Quantity, format_interval, parse_quantity
    from certcheck.quantity.units import find_unit

    figure, bound = parse_quantity(found), parse_quantity(limit)
    if not isinstance(figure, Quantity) or not isinstance(bound, Quantity) or figure.not_detected:
        return found
    unit = find_unit(bound.unit)
    if unit is None or not bound.unit or figure.unit == bound.unit or figure.dimension != bound.dimension:
        return found
    return f"{found} ({format_interval(figure.interval, unit)})"


def all_codes() -> tuple[str, ...]:
    """Every code that needs a template."""
    return tuple(code.value for code in Code)
