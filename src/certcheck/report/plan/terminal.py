"""The plan for a terminal: what it comes to, what to buy in which order, when, and on what grounds."""

from __future__ import annotations

from certcheck.report.names import Names
from certcheck.report.options import RenderOptions
from certcheck.report.page import Page
from certcheck.report.plan.calendar import show_calendar
from certcheck.report.plan.frame import Frame
from certcheck.report.plan.grounds import (
    show_basis,
    show_choices,
    show_recognition,
    show_sharing,
    show_subsidies,
)
from certcheck.report.plan.model import Planned
from certcheck.report.plan.purchases import show_purchases
from certcheck.report.plan.totals import show_expenses, show_order, show_targets, show_totals
from certcheck.report.plan.weighing import show_weighing
from certcheck.report.safe_text import quoted
from certcheck.report.terminal import product_name
from certcheck.report.wording import Wording

NAMES_IN_DOUBT = ("unknown-name", "ambiguous-name", "name-contradicts-number", "unreadable-value")
"""Notices that keep requirements from being decided, and so the plan from being complete."""


def render(planned: Planned, options: RenderOptions) -> str:
    """The most important first: an exporter who reads ten lines knows the amount, its reach and the first purchase."""
    page = Page(options.width, colour=options.colour)
    result = planned.result
    say = Wording(Names(options.language, options.vocabularies)).with_result(result)
    frame = Frame(page, planned, say)
    page.split(product_name(result, say), say.ui("as-of", date=result.as_of.isoformat()), style="bold")
    page.line(quoted(result.source), style="dim")
    titles = frame.listed(frame.told(one.title) for one in planned.plan.entries)
    page.line(frame.text("head", targets=titles, date=planned.plan.start.isoformat()), style="dim")
    for notice in result.notices:
        if notice.code in NAMES_IN_DOUBT:
            page.line(say.notice(notice), mark="!", style="yellow")
    for show in (
        show_totals,
        show_targets,
        show_order,
        show_expenses,
        show_purchases,
        show_calendar,
        show_choices,
        show_sharing,
        show_recognition,
        show_subsidies,
        show_weighing,
        show_basis,
    ):
        show(frame)
    return page.text
