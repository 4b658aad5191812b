"""The report for a terminal: what to do first, every gap, open question and coming rule, and how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.report.names import Names
from certcheck.report.options import RenderOptions
from certcheck.report.page import Page
from certcheck.report.safe_text import quoted
from certcheck.report.terminal_target import show_target
from certcheck.report.view import counts
from certcheck.report.wording import Wording
from certcheck.result import CheckResult, Notice, TargetResult

HEADLINE_STYLES = {
    "gaps": "bold red",
    "undetermined": "bold yellow",
    "no gap found": "bold green",
    "other regime": "bold magenta",
    "not checked": "bold magenta",
}


def render(results: Sequence[CheckResult], options: RenderOptions) -> str:
    """One report per product, with a summary when there are several."""
    page = Page(options.width, colour=options.colour)
    write(page, results, options)
    return page.text


def write(page: Page, results: Sequence[CheckResult], options: RenderOptions) -> None:
    """As :func:`render`, on a page of the caller."""
    common = Wording(Names(options.language, options.vocabularies))
    for number, result in enumerate(results):
        if number:
            page.blank()
            page.blank()
        _product(page, result, common.with_result(result), options)
    if len(results) > 1:
        _summary(page, results, common)


def product_name(result: CheckResult, wording: Wording) -> str:
    return quoted(result.product) or wording.ui("product-unnamed")


def _product(page: Page, result: CheckResult, wording: Wording, options: RenderOptions) -> None:
    page.split(product_name(result, wording), wording.ui("as-of", date=result.as_of.isoformat()), style="bold")
    page.line(quoted(result.source), style="dim")
    if not result.targets:
        page.blank()
        page.line(wording.ui("no-targets"), style="bold magenta")
    for target in result.targets:
        page.blank()
        style = HEADLINE_STYLES[target.headline.value]
        page.title(f"{quoted(target.title.in_(wording.language))} · {quoted(target.target)}", style)
        show_target(page, target, result, wording, explain=options.explain, style=style)
    _notices(page, result, wording, explain=options.explain)
    _basis(page, result, wording, options)


def _notices(page: Page, result: CheckResult, wording: Wording, *, explain: bool) -> None:
    if not result.notices:
        return
    page.blank()
    page.title(wording.ui("notices"))
    presumed = [one for one in result.notices if one.code == "presumed"]
    shown = [one for one in result.notices if explain or len(presumed) < 2 or one.code != "presumed"]
    for notice in shown:
        place = f"{quoted(result.source)}:{notice.position.line}" if notice.position else quoted(notice.path)
        page.split(wording.notice(notice), place, indent=1, mark="•")
    if len(presumed) >= 2 and not explain:
        category = dict(presumed[0].data).get("category", "")
        data = (("category", category), ("n", str(len(presumed))))
        page.line(wording.notice(Notice("presumed-many", data, "identity.category")), indent=1, mark="•")


def _basis(page: Page, result: CheckResult, wording: Wording, options: RenderOptions) -> None:
    page.blank()
    page.title(wording.ui("basis"))
    page.line(
        wording.ui(
            "digests",
            declaration=_digest(result.declaration_digest, whole=options.explain),
            rulesets=_digest(result.rulesets_digest, whole=options.explain),
            engine=quoted(result.engine_version),
        ),
        indent=1,
        style="dim",
    )
    page.line(wording.ui("disclaimer"), indent=1, style="dim")
    if not options.explain:
        page.line(wording.ui("explain-hint"), indent=1, style="dim")


def _digest(digest: str, *, whole: bool) -> str:
    """The digest, or as much of it as tells two apart at a glance; JSON always has it whole."""
    return quoted(digest) if whole else quoted(digest).rpartition(":")[2][:16]


def _summary(page: Page, results: Sequence[CheckResult], wording: Wording) -> None:
    page.blank()
    page.title(wording.ui("summary"))
    for result in results:
        page.split(product_name(result, wording), quoted(result.source), indent=1, style="bold")
        if not result.targets:
            page.line(wording.ui("no-targets"), indent=3, style="bold magenta")
        for target in result.targets:
            page.line(_one_line(target, wording), indent=3, mark="•", mark_style=HEADLINE_STYLES[target.headline.value])


def _one_line(target: TargetResult, wording: Wording) -> str:
    words = " · ".join(text for text, _ in counts(target, wording))
    title = quoted(target.title.in_(wording.language))
    headline = wording.word("headline", target.headline.value)
    return f"{title} ({quoted(target.target)}){wording.colon}{headline} · {words}"
