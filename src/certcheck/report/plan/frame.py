"""What every part of the printed plan needs: the page, the plan, words and amounts in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from certcheck.cost.entering import UNCHECKED
from certcheck.cost.model import Item, Range
from certcheck.cost.result import Line, Plan
from certcheck.cost.schedule import durations
from certcheck.report.page import Page
from certcheck.report.plan.model import Planned
from certcheck.report.plan.money import Money
from certcheck.report.safe_text import quoted
from certcheck.report.wording import Wording
from certcheck.rules.model import Text


@dataclass(frozen=True)
class Frame:
    page: Page
    planned: Planned
    say: Wording

    @cached_property
    def money(self) -> Money:
        return Money(self.say, self.plan.currency)

    @property
    def plan(self) -> Plan:
        return self.planned.plan

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item of the plan by id."""
        return {one.item.id: one.item for one in self.plan.lines}

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The line of each item by id, contingencies left out."""
        return {one.item.id: one for one in self.plan.lines if not one.contingent_on}

    def is_checked(self, target: str) -> bool:
        """Whether rules were applied for a target, so that nothing found means something."""
        return any(one.target == target and one.headline not in UNCHECKED for one in self.planned.result.targets)

    @property
    def nothing(self) -> str:
        """What an empty list says: nothing to buy, unless nothing was checked either."""
        checked = any(self.is_checked(one.target) for one in self.plan.entries)
        return self.text("nothing-to-buy" if checked else "nothing-known")

    # --- words ------------------------------------------------------------------------------------------------

    def text(self, key: str, **data: object) -> str:
        return self.say.phrase("plan", key, **data)

    def told(self, text: Text) -> str:
        """A text of the price book in the reader's language."""
        return self.say.spaced(quoted(text.in_(self.say.language), 600))

    def item(self, identifier: str) -> str:
        """The title of an item of the plan; the id of another."""
        found = self.items.get(identifier)
        return self.told(found.title) if found is not None else quoted(identifier)

    def target(self, identifier: str) -> str:
        """The title of a target."""
        for one in self.plan.entries:
            if one.target == identifier:
                return self.told(one.title)
        return self.say.names.place(identifier)

    def fact(self, path: str) -> str:
        """A field of the declaration by name and path."""
        return self.bracketed(self.say.names.field(path), quoted(path))

    def bracketed(self, head: str, inside: str) -> str:
        return self.say.phrase("plan", "brackets", head=head, inside=inside) if inside else head

    def listed(self, texts: Iterable[str]) -> str:
        return self.say.word("plan", "and").join(texts)

    def alternatives(self, texts: Iterable[str]) -> str:
        return self.say.word("plan", "or").join(texts)

    def facts(self, parts: Iterable[str]) -> str:
        """Short facts one after another."""
        return " · ".join(part for part in parts if part)

    # --- figures ----------------------------------------------------------------------------------------------

    def weeks(self, lead: Range) -> str:
        return self.money.between(number(lead.low), number(lead.high))

    def duration(self, item: Item) -> str:
        """Weeks from order to result; nothing for a mere payment, ``?`` where it is not known."""
        if item.lead is not None:
            return self.weeks(item.lead)
        return "?" if durations(item) is None else ""

    # --- page -------------------------------------------------------------------------------------------------

    def part(self, key: str, style: str = "bold") -> None:
        """A line across the page that opens a part."""
        self.page.blank()
        self.page.title(self.text(key), style)

    def note(self, key: str, **data: object) -> None:
        """A remark below something."""
        self.page.line(self.text(key, **data), indent=1, style="dim")


def number(value: Decimal) -> str:
    """``4.5``, ``12``: all digits and no more."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
