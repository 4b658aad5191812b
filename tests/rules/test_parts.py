"""Lines of a pack: late parts by number, what conditions share once, and nothing read before it is asked for."""

from __future__ import annotations

import json
from dataclasses import replace

from certcheck.rules.conditions import All, AnyOf, Compare, Constant, Derived
from certcheck.rules.model import Requirement, Rulebook
from certcheck.rules.plain import RULES
from rules.support import book

TOY, FUR = Derived("eu/toy"), Compare("features.fur", "is", Constant(True))


def _requirement() -> Requirement:
    return next(one for ruleset in book().rulesets for one in ruleset.requirements)


def _book(*requirements: Requirement) -> Rulebook:
    return Rulebook((replace(book().rulesets[0], requirements=requirements),))


def _packed(found: Rulebook) -> tuple[Rulebook, list[str]]:
    lines = RULES.to_lines(found)
    return RULES.from_lines("".join(f"{line}\n" for line in lines).encode()), lines


def test_parts_that_scopes_share_are_one_line_and_one_object() -> None:
    rule = _requirement()
    first = replace(rule, where=All((TOY, FUR)))
    second = replace(rule, where=All((AnyOf((FUR, TOY)), TOY)))
    opened, lines = _packed(_book(first, second))
    assert opened == _book(first, second)
    one, other = (requirement.where for requirement in opened.rulesets[0].requirements)
    assert isinstance(one, All)
    assert isinstance(other, All)
    assert one.items[0] is other.items[1]
    assert lines.count('{"$":"Derived","id":"eu/toy"}') == 1
    assert json.dumps(RULES.encode(FUR), separators=(",", ":")) not in lines  # only one scope has it as its item


def test_equal_scopes_are_one_object_whose_items_nobody_else_has() -> None:
    rule = replace(_requirement(), where=All((TOY, FUR)))
    opened, lines = _packed(_book(rule, replace(rule, id="eu/rohs/another")))
    one, other = (requirement.where for requirement in opened.rulesets[0].requirements)
    assert one is other == rule.where
    assert not [line for line in lines if line.startswith('{"$":"Derived"')]


def test_late_fields_are_read_when_asked_for_and_have_their_defaults() -> None:
    rule = _requirement()
    lines = RULES.to_lines(_book(rule))
    late = RULES.from_lines("\n".join(lines).encode()).rulesets[0].requirements[0]
    assert late == rule
    assert hash(late) == hash(rule)
    assert repr(late) == repr(rule)
    assert replace(late, id="eu/rohs/another") == replace(rule, id="eu/rohs/another")
    broken = RULES.from_lines("\n".join([lines[0], *("x" for _ in lines[1:])]).encode())
    assert broken.rulesets[0].requirements[0].id == rule.id
