"""What the plan comes to: for everything together, by kind of expense, by target, and target after target."""

from __future__ import annotations

from certcheck.cost.result import Entry, Total, Totals
from certcheck.report.plan.columns import Columns
from certcheck.report.plan.frame import Frame
from certcheck.report.plan.groups import Sum, expenses
from certcheck.report.plan.money import digits_of, estimated

PERIODS = ("once", "yearly", "one-year", "five-years")
_NONE = "–"


def show_totals(frame: Frame) -> None:
    """Gaps first, then with what open questions may cost."""
    frame.part("comes-to", "bold cyan")
    plan = frame.plan
    _totals(frame, "for-gaps", plan.totals)
    if (plan.totals.priced, plan.totals.unpriced) != (
        plan.totals_with_questions.priced,
        plan.totals_with_questions.unpriced,
    ):
        _totals(frame, "for-questions", plan.totals_with_questions)
    frame.note("how-to-read")


def coverage(frame: Frame, totals: Totals, *, long: bool = True) -> str:
    """``17 of 21 items priced``, and how much weight that bears."""
    every = totals.priced + totals.unpriced
    if not every:
        return frame.nothing
    priced = frame.text("priced-one" if every == 1 else "priced", n=totals.priced, of=every)
    return frame.facts([priced, frame.text("weak" if long else "weak-short") if totals.weak else ""])


def _totals(frame: Frame, key: str, totals: Totals) -> None:
    frame.page.heading(frame.text(key))
    style = "yellow" if totals.weak or totals.unpriced else "dim"
    frame.page.line(coverage(frame, totals), indent=1, style=style)
    if not totals.priced:
        return
    head = [frame.text(one, currency=frame.money.name()) for one in ("likely", "at-most", "spread")]
    table = Columns(frame.page, head)
    for period, total in zip(PERIODS, _periods(totals), strict=True):
        table.add(frame.text(period), _cells(frame, total, weak=totals.weak))
    table.show()


def _periods(totals: Totals) -> tuple[Total, ...]:
    return totals.once, totals.yearly, totals.one_year, totals.five_years


def _cells(frame: Frame, total: Total, *, weak: bool) -> tuple[str, str, str]:
    """P50, P90 and envelope; where nothing was added up there is no figure, which is not the same as zero."""
    if not total.lines:
        return _NONE, _NONE, _NONE
    digits = digits_of(weak=weak)
    return estimated(total.p50, digits), estimated(total.p90, digits), frame.money.spread(total, weak=weak)


def show_expenses(frame: Frame) -> None:
    """Official fees apart from services, changes and voluntary schemes."""
    found = expenses(frame.plan, frame.planned.result)
    if len(found) < 2:
        return
    frame.page.heading(frame.text("by-kind", currency=frame.money.name()))
    head = [frame.text(one) for one in ("kind-gaps", "kind-questions", "kind-yearly")]
    table = Columns(frame.page, head)
    for one in found:
        table.add(frame.text(f"kind-{one.kind}"), [_sum(frame, amount) for amount in one[1:]])
    table.show()


def _sum(frame: Frame, amount: Sum) -> str:
    """``1,120 (1,660)``: likely, and at most."""
    if not amount.lines:
        return _NONE
    digits = digits_of(weak=amount.weak)
    return _pair(frame, estimated(amount.p50, digits), estimated(amount.p90, digits))


def _pair(frame: Frame, likely: str, most: str) -> str:
    return likely if likely == most else frame.text("pair", likely=likely, most=most)


def show_targets(frame: Frame) -> None:
    """Each target by itself: cost, coverage, the earliest day it can be listed, and what that day hangs on."""
    frame.page.heading(frame.text("by-target", currency=frame.money.name()))
    head = [frame.text(one) for one in ("target-gaps", "target-questions", "target-yearly", "target-five", "listing")]
    table = Columns(frame.page, head)
    for one in frame.plan.entries:
        table.add(frame.told(one.title), _entry(frame, one), style="bold", notes=_entry_notes(frame, one))
    table.show()
    frame.note("by-target-note")


def _entry(frame: Frame, entry: Entry) -> list[str]:
    if not frame.is_checked(entry.target):
        return [_NONE] * 4 + [_listing(frame, entry)]
    every = entry.with_questions
    figures = [
        (entry.gaps.once, entry.gaps),
        (every.once, every),
        (every.yearly, every),
        (every.five_years, every),
    ]
    return [*(_likely(frame, total, whole) for total, whole in figures), _listing(frame, entry)]


def _likely(frame: Frame, total: Total, whole: Totals) -> str:
    if not total.lines:
        return _NONE if whole.unpriced or not whole.priced else "0"
    return estimated(total.p50, digits_of(weak=whole.weak))


def _listing(frame: Frame, entry: Entry) -> str:
    return entry.listing.isoformat() if entry.listing is not None else frame.text("listing-open")


def _entry_notes(frame: Frame, entry: Entry) -> list[str]:
    if not frame.is_checked(entry.target):
        headlines = [one.headline.value for one in frame.planned.result.targets if one.target == entry.target]
        return [frame.say.word("headline-note", one) for one in headlines]
    late = ""
    if entry.late_listing is not None and entry.late_listing != entry.listing:
        late = frame.text("listing-late", date=entry.late_listing.isoformat())
    notes = [frame.facts([coverage(frame, entry.with_questions, long=False), late])]
    if entry.critical:
        notes.append(frame.text("longest", chain=" → ".join(frame.item(one) for one in entry.critical)))
    if entry.open_durations:
        notes.append(frame.text("open-durations", items=frame.listed(frame.item(one) for one in entry.open_durations)))
    if entry.not_priced:
        titles = frame.listed(frame.say.names.requirement(one) for one in entry.not_priced)
        notes.append(frame.text("not-priced", titles=titles))
    doubts = len(entry.in_doubt)
    if doubts:
        notes.append(frame.text("in-doubt-one" if doubts == 1 else "in-doubt", n=doubts))
    n = len(entry.answerable)
    answerable = frame.text("answerable-one" if n == 1 else "answerable", n=n) if n else ""
    later = entry.upcoming
    upcoming = frame.text("upcoming-one" if later == 1 else "upcoming", n=later) if later else ""
    return [*notes, frame.facts([answerable, upcoming])]


def show_order(frame: Frame) -> None:
    """Which target first, and what each next one adds."""
    steps = frame.plan.order
    if len(steps) < 2:
        return
    frame.page.heading(frame.text("order"))
    for number, step in enumerate(steps, 1):
        total = step.adds.five_years
        digits = digits_of(weak=step.adds.weak)
        likely = _pair(frame, estimated(total.p50, digits), estimated(total.p90, digits)) if total.lines else _NONE
        key = "order-first" if number == 1 else "order-next"
        amount = frame.money.named(likely) if total.lines else frame.text("no-figure")
        says = frame.text(key, target=frame.target(step.target), amount=amount)
        day = step.listing.isoformat() if step.listing is not None else ""
        listed = frame.text("order-listed", date=day) if day else frame.text("order-open")
        unpriced = frame.text("order-unpriced", n=step.adds.unpriced) if step.adds.unpriced else ""
        frame.page.line(frame.facts([says, listed, unpriced]), indent=1, mark=f"{number}.")
    frame.note("order-note")
