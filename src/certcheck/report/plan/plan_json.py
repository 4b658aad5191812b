"""The plan in ``certcheck-report/1``: one product with its key ``plan``. Amounts are decimal strings, never rounded."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from certcheck.cost.model import Range, Rates, Recognition
from certcheck.cost.result import Choice, Clock, Entry, Granted, Line, Saving, Task, Total, Totals
from certcheck.report.json_report import day_or_none, document, dump, text_of, to_plain, wordings
from certcheck.report.options import RenderOptions
from certcheck.report.plan.groups import is_voluntary
from certcheck.report.plan.model import Planned
from certcheck.report.plan.plain import decimal, figures, money, price_of, sources_of
from certcheck.report.plan.plain_weighed import weighed_to_plain


def render(planned: Planned, options: RenderOptions) -> str:
    """The report of the check with the plan in it; the language of the options does not matter."""
    product = to_plain(planned.result, wordings(planned.result, options))
    return dump(document([{**product, "plan": plan_to_plain(planned)}]))


def plan_to_plain(planned: Planned) -> dict[str, Any]:
    """Everything in the plan as plain data."""
    return _Plain(planned).plan()


class _Plain:
    def __init__(self, planned: Planned) -> None:
        self.planned, self.currency = planned, planned.plan.currency

    def plan(self) -> dict[str, Any]:
        plan = self.planned.plan
        return {
            "currency": plan.currency,
            "start": plan.start.isoformat(),
            "searched": plan.searched,
            "prices-digest": plan.prices_digest,
            "rates": _rates(plan.rates),
            "totals": self._totals(plan.totals),
            "totals-with-questions": self._totals(plan.totals_with_questions),
            "lines": [self._line(one) for one in plan.lines],
            "needs": {need: text_of(title) for need, title in plan.need_titles.items()},
            "saved": self._money(plan.saved),
            "choices": [self._choice(one) for one in plan.choices],
            "tasks": [_task(one) for one in plan.tasks],
            "clocks": [_clock(one) for one in plan.clocks],
            "entries": [self._entry(one) for one in plan.entries],
            "order": [
                {"target": one.target, "adds": self._totals(one.adds), "listing": day_or_none(one.listing)}
                for one in plan.order
            ],
            "unrecognised": [
                {"recognition": one.recognition.id, "item": one.item, "saving": self._money(one.saving)}
                for one in plan.unrecognised
            ],
            "recognition": {one.id: _recognition(one) for one in self._recognitions()},
            "subsidies": [self._subsidy(one) for one in plan.granted],
            "own-hours": figures(plan.hours),
            "trade-offs": weighed_to_plain(self.planned.weighed, plan.currency),
        }

    def _recognitions(self) -> tuple[Recognition, ...]:
        return (*(one.recognition for one in self.planned.plan.unrecognised), *self.planned.recognition)

    def _money(self, amount: Range | None) -> dict[str, str] | None:
        return money(amount, self.currency)

    def _totals(self, totals: Totals) -> dict[str, Any]:
        return {
            "once": self._total(totals.once),
            "yearly": self._total(totals.yearly),
            "one-year": self._total(totals.one_year),
            "five-years": self._total(totals.five_years),
            "priced": totals.priced,
            "unpriced": totals.unpriced,
            "weak": totals.weak,
        }

    def _total(self, total: Total) -> dict[str, Any]:
        names = ("low", "p10", "p50", "p90", "high", "mean")
        amounts = {name: decimal(getattr(total, name)) for name in names}
        return {**amounts, "currency": self.currency, "lines": total.lines}

    def _line(self, line: Line) -> dict[str, Any]:
        item = line.item
        return {
            "item": item.id,
            "title": text_of(item.title),
            "kind": item.kind,
            "state": line.state,
            "targets": list(line.targets),
            "needs": list(line.needs),
            "requirements": list(line.requirements),
            "certain": line.certain,
            "voluntary": is_voluntary(line, self.planned.result),
            "basis": item.basis,
            "count": decimal(line.count) if line.count is not None else None,
            "question": line.question,
            "price": price_of(item.price),
            "once": self._money(line.once),
            "yearly": self._money(line.yearly),
            "bought-in-five-years": line.bought_in_five_years,
            "every": item.every,
            "validity": item.validity,
            "weeks": figures(item.lead),
            "own-hours": figures(item.own_hours),
            "saving": self._saving(line.saving),
            "contingent-on": line.contingent_on,
            "place": item.place,
            "payer": item.payer,
            "clause": item.clause,
            "note": text_of(item.note),
            "confidence": item.confidence,
            "sources": sources_of(item.sources),
            "quoted": item.quoted,
        }

    def _saving(self, saving: Saving | None) -> dict[str, Any] | None:
        if saving is None:
            return None
        return {
            "sharing": saving.sharing,
            "from": saving.source_item,
            "amount": self._money(saving.amount),
            "condition": text_of(saving.condition),
            "confidence": saving.confidence,
        }

    def _choice(self, choice: Choice) -> dict[str, Any]:
        return {
            "need": choice.need,
            "title": text_of(choice.title),
            "taken": choice.taken,
            "ways": [
                {"way": way, "title": text_of(title), "five-years": _single(mean, self.currency)}
                for way, title, mean in choice.ways
            ],
            "targets": list(choice.targets),
        }

    def _entry(self, entry: Entry) -> dict[str, Any]:
        return {
            "target": entry.target,
            "title": text_of(entry.title),
            "gaps": self._totals(entry.gaps),
            "with-questions": self._totals(entry.with_questions),
            "listing": day_or_none(entry.listing),
            "late-listing": day_or_none(entry.late_listing),
            "critical": list(entry.critical),
            "open-durations": list(entry.open_durations),
            "not-priced": list(entry.not_priced),
            "answerable": list(entry.answerable),
            "in-doubt": list(entry.in_doubt),
            "upcoming": entry.upcoming,
        }

    def _subsidy(self, granted: Granted) -> dict[str, Any]:
        subsidy = granted.subsidy
        return {
            "subsidy": subsidy.id,
            "title": text_of(subsidy.title),
            "place": subsidy.place,
            "items": list(subsidy.items),
            "amount": self._money(granted.amount),
            "share": decimal(subsidy.share) if subsidy.share is not None else None,
            "most": price_of(subsidy.most),
            "condition": text_of(subsidy.condition),
            "from": day_or_none(subsidy.start),
            "until": day_or_none(subsidy.until),
            "confidence": subsidy.confidence,
            "sources": sources_of(subsidy.sources),
        }


def _single(mean: Decimal | None, currency: str) -> dict[str, str] | None:
    return None if mean is None else {"mean": decimal(mean), "currency": currency}


def _task(task: Task) -> dict[str, Any]:
    return {
        "item": task.item,
        "starts": task.starts.isoformat(),
        "ends": task.ends.isoformat(),
        "late-end": task.late_end.isoformat(),
        "waits-for": list(task.waits_for),
        "critical": task.critical,
        "window": text_of(task.window) if task.window is not None else None,
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "item": clock.item,
        "text": text_of(clock.text),
        "day": day_or_none(clock.day),
        "late": clock.late,
        "question": clock.question,
    }


def _recognition(one: Recognition) -> dict[str, Any]:
    return {
        "title": text_of(one.title),
        "target": one.target,
        "for": list(one.covers),
        "accepts": text_of(one.accepts),
        "refuses": text_of(one.refuses),
        "confidence": one.confidence,
        "sources": sources_of(one.sources),
    }


def _rates(rates: Rates) -> dict[str, Any]:
    return {
        "day": rates.day.isoformat(),
        "source": {"title": rates.source.title, "url": rates.source.url},
        "per-euro": {code: decimal(rate) for code, rate in rates.per_euro.items()},
        "averages": {
            str(year): {code: decimal(rate) for code, rate in table.items()} for year, table in rates.averages.items()
        },
    }
